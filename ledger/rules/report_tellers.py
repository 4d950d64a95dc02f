"""Who tells, behind "according to": an author, whose figures they are, or the source noun itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ledger.lexicon.entities import Entity
from ledger.lexicon.phrasebook import Entry
from ledger.rules.acquaintances import SpeakerPhrase
from ledger.rules.arabic import disowned, has_article, peel, unmerged
from ledger.rules.report_contents import ContentReader


class _Source(NamedTuple):
    """What stands behind "according to": where its teller begins, and where that may end at most.

    ``stance`` is that of its source noun (توقعات), ``authored`` one that has an author behind it,
    ``itself`` one that speaks for itself (حصيلة رسمية).
    """

    first: int
    stop: int
    stance: str | None = None
    authored: bool = False
    itself: bool = False


@dataclass(slots=True)
class TellerReader(ContentReader):
    """Reads the tellers of what others report."""

    def _told_source(self, end: int, stop: int, strength: str) -> tuple[SpeakerPhrase, str | None] | None:
        """Return the speaker behind "according to" and the stance of its source noun; None for a thing."""
        source = self._source(end, stop)
        stems = self._stems(source.first)
        said_so = self.reader.tokens.text(end - 1) in self.cues.sayings
        sure = strength == "verb" or (strength == "strong" and stems.isdisjoint(self.cues.yardsticks))
        if not (
            sure
            or said_so
            or source.itself
            or (source.authored and source.stance is not None)
            or self._tells(source.first, stems)
        ):
            return None
        phrase = self.speakers.phrase(source.first, source.stop)
        if phrase is None:
            return None
        if source.first > end and self.reader.plain(self.cues.papers, end) is not None:
            self.speakers.remember(end, phrase.speaker)  # الدراسة is theirs from now on
        return phrase, source.stance

    def _source(self, index: int, stop: int) -> _Source:
        tokens, phrases = self.reader.tokens, self.speakers.phrases
        if tokens.text(index) in self.cues.latest and index + 1 < stop:
            index += 1  # بحسب أحدث بيانات أصدرتها السلطات
        if self._names_body(index):
            return _Source(index, stop, itself=True)  # وكالة الطاقة الدولية is no agency of news
        owner = self._owner(index, stop)
        if owner is not None:
            return _Source(owner, stop, self._source_stance(index), authored=True)
        described = self.speakers.bodies.described(index, stop)
        if described is not None and phrases.described_end(described[1], stop) - index > 1:
            return _Source(index, stop, itself=True)  # وفق حصيلة رسمية, بحسب لائحة الاتهام, حسب مصدر نقابي
        stance = self._source_stance(index)
        for head in self._source_forms(index):
            noun = self.cues.sources.longest(tokens.texts, index, head)
            behind = index if noun is None else index + noun.width
            if behind == index or behind >= stop or not tokens.is_word(behind):
                continue
            if tokens.text(behind) in self.cues.same:
                return _Source(index, behind + 1, stance, itself=True)  # للدراسة نفسها
            adjectives = phrases.described_end(behind, stop)
            if adjectives > behind:
                return _Source(index, adjectives, stance, itself=True)  # تقديرات أممية
            if tokens.text(behind) in self.cues.told_of and not phrases.is_issued(behind):
                return _Source(index, stop, stance, itself=True)  # وفق دراسة نشرتها مجلة
            if not (has_article(tokens.text(index)) and phrases.definite(behind)):
                issuer = self._issuer(behind, stop)
                known = stance is not None or self._tells(issuer, self._stems(issuer))
                several = self.reader.read(self.speakers.nouns, index)
                if not known and phrases.definite(issuer) and several is not None and several[0].plural:
                    return _Source(index, stop, itself=True)  # وفق بيانات السوق
                return _Source(issuer, stop, stance, authored=True)
            # للأرقام الرسمية names no author
        return _Source(index, stop, stance)

    def _named(self, index: int) -> list[Entry[Entity]]:
        """Return the known names that begin at a word, whatever is written onto its front."""
        texts, entities = self.reader.tokens.texts, self.speakers.entities
        found = (entities.longest(texts, index, stem) for _, _, stem in self.reader.peeled(index))
        return [entry for entry in found if entry is not None]

    def _names_body(self, index: int) -> bool:
        """Tell a known body whose name of several words begins with a source noun."""
        return any(entry.width > 1 and entry.meaning.kind == "organisation" for entry in self._named(index))

    def _source_forms(self, index: int) -> list[str]:
        """Return the forms that a source noun may have behind لـ: لتقديرات, للتقديرات, للائحة."""
        text = self.reader.tokens.text(index)
        if text.startswith("لل"):
            return [text, text[2:], text[1:]]
        return [text, text[1:]] if text.startswith("ل") else [text]

    def _source_stance(self, index: int) -> str | None:
        texts = self.reader.tokens.texts
        forms = (form.removeprefix("ال") for form in self._source_forms(index))
        found = (self.cues.source_stance.longest(texts, index, form) for form in forms)
        return next((stance.meaning for stance in found if stance is not None), None)

    def _stems(self, index: int) -> set[str]:
        """Return what a word may be without what is written onto it."""
        text = self.reader.tokens.text(index)
        stems = {stem for _, _, stem in peel(text)} | {unmerged(text)}
        if self.speakers.phrases.is_owned(index):
            stems |= {stem for word in tuple(stems) for stem in disowned(word)}
        return stems

    def _tells(self, index: int, stems: set[str]) -> bool:
        """Tell a word of who can speak, or of one whom the text has named."""
        known = self.speakers.known
        if not stems.isdisjoint(known.names.keys() | known.heads.keys()):
            return True
        tellers = (
            self.cues.heads,
            self.cues.titles,
            self.cues.given,
            self.speakers.bodies.speaking,
            self.speakers.bodies.groups,
        )
        texts = self.reader.tokens.texts
        return any(book.longest(texts, index, stem) is not None for book in tellers for stem in stems)

    def _owner(self, index: int, stop: int) -> int | None:
        """Return where begins whose figures they are behind adjectives: حسب التقديرات الأولية للولاية."""
        tokens, sources = self.reader.tokens, self.cues.sources
        words = (stem for skip, _, stem in self.reader.peeled(index) if not skip)
        source = next(
            (found for word in words if (found := sources.longest(tokens.texts, index, word))), None
        )
        at = behind = index if source is None else index + source.width
        while at < stop and tokens.text(at).removeprefix("ال") in self.speakers.phrases.adjectives:
            at += 1
        if at == behind or at >= stop or not tokens.text(at).startswith("ل"):
            return None
        tellers = (self.speakers.bodies.speaking, self.cues.heads, self.speakers.entities)
        stems = (stem for skip, _, stem in self.reader.peeled(at) if skip)
        return at if any(stem in book for stem in stems for book in tellers) else None

    def _issuer(self, index: int, stop: int) -> int:
        """Return where the issuer behind a source noun begins: بيان صادر عن الوزارة, دراسة أعدتها الجامعة."""
        tokens = self.reader.tokens
        if tokens.text(index).startswith("صادر") and tokens.text(index + 1) == "عن" and index + 2 < stop:
            return index + 2
        return index + 1 if self.speakers.phrases.is_issued(index) and index + 1 < stop else index
