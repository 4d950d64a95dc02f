"""Contents: where what is said ends, and whether it is quoted."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.rules.arabic import has_article
from ledger.rules.passages import Passage
from ledger.rules.quotations import SPEECH, Quotation
from ledger.rules.report import Mode
from ledger.rules.report_opening import Opening
from ledger.rules.report_openings import OpeningReader
from ledger.text.tokens import COMMAS

# Signs at which no content ends.
TRAILING = frozenset('،,؛:-–"“”«»(')


@dataclass(slots=True)
class ContentReader(OpeningReader):
    """Finds where contents end."""

    def _quotation_span(self, quotation: Quotation) -> tuple[int, int, Mode]:
        tokens = self.reader.tokens
        first, end = quotation.opening + 1, quotation.closing
        while end > first and tokens.text(end - 1) in {".", "،", ","}:
            end -= 1
        return first, end, "direct"

    def _content_end(self, opening: Opening, passage: Passage, stops: list[int], first: int) -> int:
        tokens = self.reader.tokens
        end = min([passage.end, *(stop for stop in stops if stop > first)])
        if opening.frame in {"noun", "preposition"}:
            for index in range(first, end):
                if self.layout.inside[index] >= 0:
                    continue
                text = tokens.text(index)
                if text == "؛" and not tokens.text(index + 1).startswith("لان"):
                    end = index
                    break
                if text in COMMAS and self._starts_clause(index + 1):
                    end = index
                    break
        else:
            for index in range(first, end):
                if tokens.text(index) not in COMMAS:
                    continue
                acts = opening.cue.kind == "noun" and tokens.text(index + 1) in self.verbs
                # What nobody in particular says has no "but" of his own.
                turned = opening.cue.kind == "impersonal" and self._turns(index + 1)
                if acts or turned or self._ends_report(index + 1):
                    end = index  # رغم تأكيد الوزير أن الأزمة انتهت، ارتفعت الأسعار
                    break
        quotation = self.layout.quotation_at(end - 1)
        while (
            end > first
            and tokens.text(end - 1) in TRAILING
            and not (quotation is not None and quotation.closing == end - 1 and quotation.opening >= first)
        ):
            end -= 1
        return end

    def _ends_report(self, index: int) -> bool:
        """Tell where the narrator goes on; ، فيما تراجعت الواردات is still what was said."""
        boundary = self.reader.read(self.cues.boundaries, index)
        if boundary is None:
            return False
        return boundary[0] != "contrast" or self.reader.read(self.changes, boundary[1]) is None

    def _turns(self, index: int) -> bool:
        """Tell a word that sets a clause against the one before: لكن, غير أن."""
        particles = self.reader.particles
        return self.reader.tokens.text(index) in (particles.contrasts | particles.exceptives) - particles.that

    def _starts_clause(self, index: int) -> bool:
        """Tell a comma that ends a noun phrase from one inside its enumeration."""
        tokens = self.reader.tokens
        text = tokens.text(index)
        if self.reader.read(self.cues.boundaries, index) is not None:
            return True
        if text in self.reader.particles.parting:
            return True
        if text.startswith("و") and len(text) > 3 and not has_article(text[1:]):
            return text[1:] not in self.speakers.nouns and text[1:] not in self.speakers.entities
        return False

    def _mode(self, first: int, end: int) -> Mode:
        """Return direct, indirect, or mixed where the content quotes more than a name."""
        inside = [self.layout.quotation_at(index) for index in range(first, end)]
        quoted = [quotation for quotation in dict.fromkeys(inside) if quotation is not None]
        if not quoted:
            return "indirect"
        if quoted[0].opening in {first, first - 1} and quoted[-1].closing >= end - 1 and len(quoted) == 1:
            return "direct"
        return "mixed" if any(self._is_speech(quotation) for quotation in quoted) else "indirect"

    def _is_speech(self, quotation: Quotation) -> bool:
        """Tell quoted words from a name in quotation marks (قمة "روسيا – آسيا الوسطى")."""
        tokens = self.reader.tokens
        words = [index for index in range(quotation.opening + 1, quotation.closing) if tokens.is_word(index)]
        if not words or all(tokens.text(index).isascii() for index in words):
            return False  # طراز «A321neo»
        if self.reader.plain(self.cues.complementisers, quotation.opening - 1) is not None:
            return True  # وصفها بأنها "مغرضة"
        if self.speakers.entities.longest(tokens.texts, words[0]) is not None:
            return False
        if len(words) < SPEECH and self.reader.plain(self.cues.named_things, words[0]) is not None:
            return False
        last = tokens.written(words[-1])
        if last.endswith(("اً", "ًا", "ً")) or len(words) >= SPEECH or self._is_clause(words):
            return True
        indefinite = not any(has_article(tokens.text(index)) for index in words)
        return len(words) > 1 and indefinite

    def _is_clause(self, words: list[int]) -> bool:
        """Tell words that no name has: على محمل الجد, إهانة للديمقراطية, لن تنسى; not درع الفرات."""
        tokens, function = self.reader.tokens, self.speakers.function
        first = tokens.text(words[0])
        if has_article(first):
            return False
        negated = first in self.cues.negations or first in function
        led = any(tokens.text(at).startswith("لل") or tokens.text(at) in function for at in words[1:])
        acts = first in self.verbs or first.endswith("وا")
        return len(words) > 1 and (negated or led or acts)
