"""Reporting: who is said to have said what. Cue, source and content of each attributed statement.

Frames, tried at each cue in the order of the words behind it: a clause (إن, أن, إلى أن), a
quotation or a colon, the content behind the cue's own preposition, a bare noun phrase.
A dropped subject and a participle take the speaker of the statement before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from ledger.lexicon.cues import Cue, Cues, Frame
from ledger.lexicon.entities import Entity
from ledger.rules.arabic import has_article, peel
from ledger.rules.passages import Layout, Passage
from ledger.rules.quotations import Quotation
from ledger.rules.reader import Reader
from ledger.rules.speakers import Speaker, SpeakerPhrase, SpeakerReader

Mode = Literal["direct", "indirect", "mixed"]

_REACH = 34  # tokens between a cue and what opens its content
_MOST_COMMAS = 3
_SPEECH = 4  # words: a shorter quotation behind a cue is a name or a scare quote
_OBJECTS = ("هما", "هم", "هن", "ها", "ه")
_TRAILING = frozenset('،,؛:-–"“”«»(')
_RELATIVE = frozenset({"الذي", "التي", "الذين", "ما", "مما", "حيث"})
_LINKS = frozenset({"كما", "فيما", "بينما", "وقد", "وكما", "قد", "ثم", "كذلك"})
# Before a verb these make it the narrator's own conclusion: ما يؤكد, مما يشير إلى.
_NARRATING = frozenset({"ما", "مما", "بما", "الامر"})
_PRONOUNS = frozenset({"انه", "انها", "انهم", "انهما", "انهن"})
# Behind إنه these have no subject of their own.
_IMPERSONAL = frozenset(
    {"من", "ليس", "تم", "سيتم", "يتم", "يجب", "ينبغي", "يمكن", "بعد", "في", "حتي", "كلما", "اذا"}
)
_ASIDE_REACH = 12
_LONE_PREPOSITIONS = frozenset({"ب", "ل"})


@dataclass(frozen=True, slots=True)
class Report:
    """An attributed statement in tokens: content ``[first, end)``, cue, speaker and how it is said."""

    first: int
    end: int
    skip: int
    cue_first: int
    cue_end: int
    stance: str
    mode: Mode
    rule: str
    speaker: Speaker | None
    written: SpeakerPhrase | None = None
    negated: bool = False
    carrier: Speaker | None = None


@dataclass(frozen=True, slots=True)
class _Hit:
    """A reporting form at tokens ``[first, end)``; ``joined`` tells that a conjunction opens its clause."""

    first: int
    end: int
    cues: tuple[Cue, ...]
    joined: bool
    negated: bool
    start: int  # of its clause, a linking word and the comma before it taken in


@dataclass(frozen=True, slots=True)
class _Opening:
    """What opens the content behind a cue, and where: ``subject_end`` ends the words of the speaker."""

    frame: str
    cue: Cue
    subject_end: int
    first: int
    skip: int = 0
    quotation: Quotation | None = None


@dataclass(slots=True)
class ReportReader:
    """Reads the attributed statements of one text."""

    reader: Reader
    cues: Cues
    speakers: SpeakerReader
    layout: Layout
    last: Speaker | None = field(default=None)
    _used: set[int] = field(default_factory=set)
    _previous: Passage | None = field(default=None)
    _spoke_in: int = field(default=-1)

    def find(self) -> Iterator[Report]:
        """Yield every attributed statement of the text in order."""
        for passage in self.layout.passages:
            self._introduce(passage)
            yield from self._passage(passage)
            self._previous = passage

    def _introduce(self, passage: Passage) -> None:
        """Meet the people whom a passage names behind a title, whether they speak in it or not."""
        end = passage.first
        for index in range(passage.first, passage.end):
            if index >= end and self.speakers.title_end(index, passage.end) > index:
                phrase = self.speakers.phrase(index, min(index + 10, passage.end))
                end = index + 1 if phrase is None else phrase.end

    def _passage(self, passage: Passage) -> Iterator[Report]:
        headline = self._headline(passage)
        if headline is not None:
            yield headline
            return
        hits = self._hits(passage)
        openings = self._openings(hits, passage)
        stops = sorted(
            [
                hit.start
                for hit, opening in zip(hits, openings, strict=True)
                if opening is not None and self._breaks(hit)
            ]
            + self._attributions(passage)
        )
        found: list[Report] = [*self._quoted_first(passage, hits)]
        for hit, opening in zip(hits, openings, strict=True):
            if opening is None:
                continue
            report = self._report(hit, opening, passage, stops)
            if report is not None:
                found.append(report)
                found += self._more_quoted(report, opening)
                self._spoke_in = passage.first
                if report.speaker is not None:
                    self.last = report.speaker
        found = [report for report in found if not self._is_embedded(report, found)]
        found += self._according(passage, found)
        yield from sorted(found, key=lambda report: report.cue_first)

    def _is_embedded(self, report: Report, found: list[Report]) -> bool:
        """Tell a verb inside somebody's content (وهو تنسيق يشير إلى أن) from a report of its own."""
        tokens = self.reader.tokens
        if tokens.text(report.cue_first).startswith("و") or report.mode == "direct":
            return False
        inside = any(other is not report and other.first <= report.cue_first < other.end for other in found)
        known = report.written is not None and report.written.speaker.entity is not None
        return inside and not known

    # -- cues -----------------------------------------------------------------------------

    def _hits(self, passage: Passage) -> list[_Hit]:
        tokens = self.reader.tokens
        hits: list[_Hit] = []
        index = self._narrated(passage)
        while index < passage.end:
            found = None if self.layout.inside[index] >= 0 else self._hit(index, passage)
            if found is None:
                index += 1
                continue
            if hits and self._only_goes_on(hits[-1], found):
                index = found.end
                continue
            hits.append(found)
            index = found.end
            while index < passage.end and self.reader.plain(self.cues.told_by, index) is not None:
                told = self.reader.plain(self.cues.told_by, index)
                assert told is not None
                if told[1] - index > 1 or self.cues.forms.longest(tokens.texts, index) is None:
                    break
                index += 1
        return hits

    def _only_goes_on(self, before: _Hit, hit: _Hit) -> bool:
        """Tell the قائلا of "علق الناقد قائلا:" from a cue of its own: nothing is reported yet."""
        if hit.cues[0].kind == "verb" or self.reader.plain(self.cues.told_by, hit.first) is None:
            return False
        tokens = self.reader.tokens
        between = range(before.end, hit.first)
        return not any(
            tokens.text(at) in {":", "،", ","}
            or self.layout.inside[at] >= 0
            or self._after_complementiser(at) is not None
            for at in between
        )

    def _narrated(self, passage: Passage) -> int:
        """Return where the words behind a narrator's opener begin (يذكر أن), else the passage's start."""
        read = self.reader.read(self.cues.narrator, passage.first)
        return passage.first if read is None else read[1]

    def _hit(self, index: int, passage: Passage) -> _Hit | None:
        tokens = self.reader.tokens
        if not tokens.is_word(index):
            return None
        text = tokens.texts[index]
        if self.reader.read(self.cues.considered, index) is not None:
            return None
        if self.reader.ordinal(index) is not None:
            return None
        nobody = self._impersonal(index, passage)
        if nobody is not None:
            return nobody
        for skip, article, stem in peel(text):
            if article or (skip and text[0] not in "وف") or stem in self.speakers.function:
                continue
            entry = self.cues.forms.longest(tokens.texts, index, stem)
            found = entry.meaning if entry is not None else ()
            if not found and not tokens.written(index).endswith("ة"):
                found = self._with_object(stem)
            if not found:
                continue
            end = index + (entry.width if entry is not None else 1)
            negated = (
                tokens.text(index - 1).removeprefix("و") in self.cues.negations and index > passage.first
            )
            first = index - 1 if negated and tokens.text(index - 1) != "ما" else index
            start = first
            while start > passage.first and tokens.text(start - 1) in _LINKS:
                start -= 1
            joined = skip > 0 or start < first or tokens.text(first).startswith("و")
            if start > passage.first and tokens.text(start - 1) in {"،", ",", "؛"}:
                start -= 1
            return _Hit(first, end, found, joined, negated, start)
        return None

    def _impersonal(self, index: int, passage: Passage) -> _Hit | None:
        """Read a passive or impersonal cue: تم الإعلان عن, يُعتقد أن, من المعتقدات السائدة أن.

        A single word that is an active cue too needs its passive vowel written.
        """
        tokens = self.reader.tokens
        read = self.reader.read(self.cues.impersonal, index)
        if read is None:
            return None
        stance, end, _ = read
        active = end == index + 1 and any(stem in self.cues.forms for _, _, stem in peel(tokens.text(index)))
        if active and "\u064f" not in tokens.written(index):
            return None
        frames: frozenset[Frame] = frozenset({"that", "noun"} if end > index + 1 else {"that", "preposition"})
        cue = Cue(
            "impersonal",
            stance,
            "impersonal",
            frames,
            frames,
            frozenset({"ب"}),
            addressee=False,
            complement=False,
        )
        return _Hit(index, end, (cue,), tokens.text(index).startswith("و"), negated=False, start=index)

    def _with_object(self, stem: str) -> tuple[Cue, ...]:
        """Return the verb under an object written onto it (اعتبرتها, أكدتها)."""
        for ending in _OBJECTS:
            bare = stem.removesuffix(ending)
            if bare == stem or len(bare) < 3 or (ending == "ه" and len(bare) < 4):
                continue
            found = self.cues.forms.phrases.get(bare)
            if found is None and bare.endswith("ا"):  # تراها is ترى with its object
                found = self.cues.forms.phrases.get(bare[:-1] + "ي")
            verbs = tuple(cue for cue in found or () if cue.kind == "verb")
            if verbs:
                return verbs
        return ()

    def _breaks(self, hit: _Hit) -> bool:
        """Tell a cue that ends the content before it (coordinated, a participle) from one inside it."""
        if hit.cues[0].kind == "participle":
            return True
        return hit.joined and hit.cues[0].kind == "verb"

    # -- openings ---------------------------------------------------------------------------

    def _openings(self, hits: list[_Hit], passage: Passage) -> list[_Opening | None]:
        """Return what opens the content of each cue; two cues never share one content, the first has it."""
        taken: set[int] = set()
        openings: list[_Opening | None] = []
        for hit in hits:
            opening = self._opening(hit, hits, passage, openings)
            if opening is not None and opening.first in taken:
                opening = None
            if opening is not None:
                taken.add(opening.first)
            openings.append(opening)
        return openings

    def _opening(
        self, hit: _Hit, hits: list[_Hit], passage: Passage, openings: list[_Opening | None]
    ) -> _Opening | None:
        """Return what opens the content of a cue, or None where nothing behind it is reported."""
        tokens = self.reader.tokens
        if tokens.text(hit.first - 1) in _NARRATING or not self._is_owned(hit):
            return None
        starts = {other.first for other in hits if other.first > hit.first and other.cues[0].kind != "noun"}
        commas = 0
        index = max(hit.end, self.speakers.title_end(hit.end, min(passage.end, hit.end + 8)))
        glued: _Opening | None = None  # بـ and لـ are also parts of words: a clause or quotation behind wins
        while index < min(passage.end, hit.end + _REACH):
            text = tokens.text(index)
            quotation = self.layout.quotation_at(index)
            if quotation is not None and quotation.opening == index:
                opened = self._quoted(hit, index, quotation)
                if opened is not None:
                    return opened
                index = quotation.closing + 1
                continue
            if text == ":":
                opened = self._colon(hit, index, passage)
                if opened is not None:
                    return opened
            opened = self._clause(hit, index) or self._prepositional(hit, index, passage)
            if opened is not None:
                return self._requoted(opened, passage)
            if glued is None:
                glued = self._glued(hit, index, passage)
                if glued is not None and "that" not in glued.cue.frames:
                    return self._requoted(glued, passage)
            if index in starts and tokens.text(index - 1) not in _RELATIVE:
                break
            commas += text in {"،", ","}
            if commas > _MOST_COMMAS or text == "؛":
                break
            index += 1
        return glued or self._bare(hit, passage, openings)

    def _is_owned(self, hit: _Hit) -> bool:
        """Tell a verbal noun that reports (دعوته إلى, مطالب موسكو بـ) from a plain noun: it has an owner."""
        cue = hit.cues[0]
        if cue.kind != "noun":
            return True
        tokens = self.reader.tokens
        word = tokens.text(hit.end - 1)
        if has_article(tokens.text(hit.first)):
            return False
        owner = self.speakers.entities.longest(tokens.texts, hit.end) if hit.end < len(tokens) else None
        return owner is not None or (word.endswith(_OBJECTS) and word in self.cues.forms and len(word) > 4)

    def _quoted(self, hit: _Hit, index: int, quotation: Quotation) -> _Opening | None:
        cue = self._with(hit, "quote") or (hit.cues[0] if self._is_carrier(hit) else None)
        if cue is None:
            return None
        words = sum(self.reader.tokens.is_word(at) for at in range(quotation.opening, quotation.closing))
        after_colon = self.reader.tokens.text(index - 1) == ":"
        if words < _SPEECH and not after_colon:
            return None
        subject_end = index - 1 if after_colon else index
        return _Opening("quote", cue, subject_end, quotation.opening + 1, 0, quotation)

    def _colon(self, hit: _Hit, index: int, passage: Passage) -> _Opening | None:
        cue = self._with(hit, "quote")
        if cue is None or index + 1 >= passage.end:
            return None
        quotation = self.layout.quotation_at(index + 1)
        if quotation is not None and quotation.opening == index + 1:
            return _Opening("quote", cue, index, index + 2, 0, quotation)
        opened = self._clause(hit, index + 1)
        if opened is not None:
            return replace(opened, subject_end=index)
        return _Opening("colon", cue, index, index + 1)

    def _clause(self, hit: _Hit, index: int) -> _Opening | None:
        cue = self._with(hit, "that") or (hit.cues[0] if self._is_carrier(hit) else None)
        if cue is None and self._complements(index):
            cue = next((cue for cue in hit.cues if cue.complement), None)
        if cue is None:
            return None
        first = self._after_complementiser(index)
        if first is not None and cue.complement and index > hit.end and self._complements(index):
            lead = self._leading_speaker(hit.end, Passage(hit.end, index, 0))
            start = hit.end if lead is None or lead >= index else lead
            return _Opening("complement", cue, start, start)
        return None if first is None else _Opening("that", cue, index, first)

    def _complements(self, index: int) -> bool:
        """Tell وصف X بأنه Y and صور X على أنه Y from رأى X أن."""
        tokens = self.reader.tokens
        return tokens.text(index).startswith("ب") or tokens.text(index - 1) == "علي"

    def _after_complementiser(self, index: int) -> int | None:
        """Return where the clause behind إن or أن begins; the pronoun of إنه stays out, that of أنه in."""
        tokens = self.reader.tokens
        read = self.reader.plain(self.cues.complementisers, index)
        if read is not None:
            keeps = tokens.text(index) in _PRONOUNS and not self._is_dummy(index)
            return index if keeps else read[1]
        return index if tokens.text(index) in _PRONOUNS else None

    def _is_dummy(self, index: int) -> bool:
        """Tell the pronoun that stands for nobody (إنه لا مجال, إنه من المتوقع) from a real subject."""
        tokens = self.reader.tokens
        following = tokens.text(index + 1)
        if tokens.written(index).startswith("أ"):
            return False
        if following == "لا":
            return not tokens.text(index + 2).startswith(("ي", "ت", "ن", "ا")) or has_article(
                tokens.text(index + 2)
            )
        return following in _IMPERSONAL

    def _prepositional(self, hit: _Hit, index: int, passage: Passage) -> _Opening | None:
        tokens = self.reader.tokens
        text = tokens.text(index)
        if text in self.cues.carrier_links and self._is_carrier(hit):
            return None
        for cue in hit.cues:
            if text in cue.prepositions and text not in _LONE_PREPOSITIONS:
                clause = self._after_complementiser(index + 1)
                if clause is not None:
                    return _Opening("that", cue, index, clause) if "that" in cue.frames else None
                if "preposition" in cue.frames and index + 1 < passage.end:
                    return _Opening("preposition", cue, index, index + 1)
        return None

    def _glued(self, hit: _Hit, index: int, passage: Passage) -> _Opening | None:
        """Read content behind بـ or لـ written onto it: تعهد بحماية, دعا للتحول."""
        tokens = self.reader.tokens
        text = tokens.text(index)
        for cue in hit.cues:
            if "preposition" not in cue.frames or not tokens.is_word(index):
                continue
            if text in _LONE_PREPOSITIONS and text in cue.prepositions and index + 1 < passage.end:
                return _Opening("preposition", cue, index, index + 1)
            if len(text) < 4 or text[0] not in cue.prepositions or text[0] not in _LONE_PREPOSITIONS:
                continue
            if text[0] == "ل" and "noun" in cue.frames:
                continue
            if text.startswith("لل"):
                return _Opening("preposition", cue, index, index)
            if self._is_glued_noun(text[1:], text):
                return _Opening("preposition", cue, index, index, 1)
        return None

    def _requoted(self, opening: _Opening, passage: Passage) -> _Opening:
        """Return the quotation that the content of a preposition comes to: طلب من بوتين "احترام ..."."""
        if opening.frame != "preposition" or "quote" not in opening.cue.frames:
            return opening
        for index in range(opening.first, min(opening.first + 4, passage.end)):
            quotation = self.layout.quotation_at(index)
            if quotation is None or quotation.opening != index:
                continue
            words = sum(self.reader.tokens.is_word(at) for at in range(index, quotation.closing))
            if words >= _SPEECH:
                return replace(opening, frame="quote", first=index + 1, skip=0, quotation=quotation)
        return opening

    def _is_glued_noun(self, stem: str, whole: str) -> bool:
        """Tell بتسليم "by delivering" from a name or a word that begins with ب."""
        if whole in self.speakers.entities or whole in self.speakers.met or stem in self.speakers.entities:
            return False
        if whole in self.speakers.nouns:
            return False
        return stem not in self.speakers.function and whole not in self.speakers.function

    def _bare(self, hit: _Hit, passage: Passage, openings: list[_Opening | None]) -> _Opening | None:
        """A noun phrase as content: أكد بوتين الشراكة, ونفت كازاخستان طلب موسكو."""
        cue = self._with(hit, "noun") or self._loosely(hit, passage)
        if cue is None or cue.kind == "noun" or self._is_carrier(hit):
            return None
        tokens = self.reader.tokens
        if cue.kind == "impersonal":
            return _Opening("noun", cue, hit.end, hit.end) if passage.end - hit.end >= 2 else None
        lead = self._leading_speaker(hit.end, passage)
        if lead is not None:
            first = lead
        elif (hit.joined or cue.kind == "participle") and self._continues(openings):
            first = hit.end
        else:
            return None
        if lead is not None:
            first = self._behind_asides(first, passage)
        if first >= passage.end or not tokens.is_word(first) or passage.end - first < 2:
            return None
        text = tokens.text(first)
        if text in self.speakers.function or (
            self.cues.forms.longest(tokens.texts, first) and text.startswith("و")
        ):
            return None
        return _Opening("noun", cue, first, first)

    def _behind_asides(self, first: int, passage: Passage) -> int:
        """Return the first token behind "in his speech, openly": prepositional phrases between subject and object."""
        tokens = self.reader.tokens
        index, asked = first, False
        while index < min(passage.end, first + _ASIDE_REACH):
            text = tokens.text(index)
            if text in self.speakers.function and text not in self.cues.negations:
                index, asked = index + 1, True
            elif asked:
                index, asked = index + 1, False
            elif index > first and (
                has_article(text)
                or text.endswith(_OBJECTS)
                or tokens.written(index).endswith("ً")
                or self._headed(index)
            ):
                index += 1
            else:
                entry = self.speakers.entities.longest(tokens.texts, index) if index > first else None
                if entry is None:
                    break
                index += entry.width
        return index

    def _headed(self, index: int) -> bool:
        return self.reader.plain(self.cues.heads, index) is not None

    def _loosely(self, hit: _Hit, passage: Passage) -> Cue | None:
        """Return an ambiguous verb that reports all the same: somebody who can speak is its subject."""
        cue = next((cue for cue in hit.cues if "noun" in cue.loose and cue.kind == "verb"), None)
        if cue is None or hit.end >= passage.end:
            return None
        tokens = self.reader.tokens
        entity = self.speakers.entities.longest(tokens.texts, hit.end)
        titled = self.speakers.title_end(hit.end, passage.end) > hit.end
        headed = self.reader.plain(self.cues.heads, hit.end) is not None
        return cue if titled or headed or (entity is not None and entity.meaning.kind != "place") else None

    def _continues(self, openings: list[_Opening | None]) -> bool:
        """Tell whether a verb without subject can go on reporting: not from inside a reported clause."""
        before = next((opening for opening in reversed(openings) if opening is not None), None)
        return before.frame in {"noun", "preposition"} if before is not None else self.last is not None

    def _leading_speaker(self, first: int, passage: Passage) -> int | None:
        """Return where a known speaker right behind a verb ends, or None."""
        tokens = self.reader.tokens
        best: int | None = None
        for end in range(first + 1, min(first + 9, passage.end) + 1):
            if tokens.text(end - 1) in {"،", ",", ":", "؛"} or self.layout.inside[end - 1] >= 0:
                break
            begin = self.speakers.title_end(first, end)
            entry = self.speakers.entities.longest(tokens.texts, begin) if begin < end else None
            met = " ".join(tokens.texts[begin:end]) in self.speakers.met
            if met or (entry is not None and begin + entry.width == end):
                best = end
        if best is None:
            return self._titled_lead(first, passage) or self._definite_lead(first, passage)
        joined = tokens.text(best)
        if joined.startswith("و") and len(joined) > 3:
            entry = self.speakers.entities.longest(tokens.texts, best, joined[1:])
            if entry is not None:
                return best + entry.width
        return best

    def _titled_lead(self, first: int, passage: Passage) -> int | None:
        """Return where an office and its holder end: استبعد وزير النفط زيادة, نفى المدير سامي ذلك."""
        end = self.speakers.title_end(first, passage.end)
        if end == first or end >= passage.end:
            return None
        return max(end, self.speakers.name_end(end, passage.end) if self._is_given(end) else end)

    def _is_given(self, index: int) -> bool:
        return self.reader.plain(self.cues.given, index) is not None

    def _definite_lead(self, first: int, passage: Passage) -> int | None:
        """Return where a definite subject ends: its words carry the article, the content's first does not.

        نفى المتحدث الرسمي وجود خلاف; قدرت هيئة المسح الجيولوجي قوة الزلزال.
        """
        tokens = self.reader.tokens
        index = first
        if self.reader.plain(self.cues.heads, first) is not None:
            index += 1
        start = index
        while index < passage.end and tokens.is_word(index) and self.layout.inside[index] < 0:
            entry = self.speakers.entities.longest(tokens.texts, index)
            if entry is not None:
                index += entry.width
            elif has_article(tokens.text(index)) and not tokens.text(index).startswith("لل"):
                index += 1
            else:
                break
        return index if index > start and tokens.is_word(index) else None

    def _with(self, hit: _Hit, frame: str) -> Cue | None:
        return next((cue for cue in hit.cues if frame in cue.frames), None)

    # -- from an opening to a report ----------------------------------------------------------

    def _report(self, hit: _Hit, opening: _Opening, passage: Passage, stops: list[int]) -> Report | None:
        if opening.quotation is not None:
            if opening.quotation.opening in self._used:
                return None
            self._used.add(opening.quotation.opening)
            first, end, mode = self._quotation_span(opening.quotation)
        else:
            first = opening.first
            end = self._content_end(opening, passage, stops, first)
            mode = self._mode(first, end)
        if end <= first:
            return None
        written, speaker = self._speaker(hit, opening, passage)
        return Report(
            first, end, opening.skip, hit.first, hit.end, opening.cue.stance, mode,
            f"<cue> <{opening.frame}>" if written is None else f"<cue> <speaker> <{opening.frame}>",
            speaker, written, hit.negated, self._outlet(hit),
        )  # fmt: skip

    def _more_quoted(self, report: Report, opening: _Opening) -> Iterator[Report]:
        """Yield the quotations that follow the first one with nothing of the article between."""
        last = opening.quotation
        if last is None:
            return
        number = self.layout.inside[last.opening]
        for quotation in self.layout.quotations[number + 1 :]:
            between = range(last.closing + 1, quotation.opening)
            if len(between) > 2 or any(self.reader.tokens.is_word(at) for at in between):
                return
            if quotation.opening in self._used:
                return
            self._used.add(quotation.opening)
            first, end, mode = self._quotation_span(quotation)
            if end > first:
                yield replace(report, first=first, end=end, skip=0, mode=mode)
            last = quotation

    def _quotation_span(self, quotation: Quotation) -> tuple[int, int, Mode]:
        tokens = self.reader.tokens
        first, end = quotation.opening + 1, quotation.closing
        while end > first and tokens.text(end - 1) in {".", "،", ","}:
            end -= 1
        return first, end, "direct"

    def _content_end(self, opening: _Opening, passage: Passage, stops: list[int], first: int) -> int:
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
                if text in {"،", ","} and self._starts_clause(index + 1):
                    end = index
                    break
        else:
            for index in range(first, end):
                if (
                    tokens.text(index) in {"،", ","}
                    and self.reader.read(self.cues.boundaries, index + 1) is not None
                ):
                    end = index
                    break
        quotation = self.layout.quotation_at(end - 1)
        while (
            end > first
            and tokens.text(end - 1) in _TRAILING
            and not (quotation is not None and quotation.closing == end - 1 and quotation.opening >= first)
        ):
            end -= 1
        return end

    def _starts_clause(self, index: int) -> bool:
        """Tell a comma that ends a noun phrase from one inside its enumeration."""
        tokens = self.reader.tokens
        text = tokens.text(index)
        if self.reader.read(self.cues.boundaries, index) is not None:
            return True
        if text in {
            "كما",
            "بينما",
            "فيما",
            "حيث",
            "اذ",
            "الا",
            "غير",
            "لكن",
            "ولكن",
            "مما",
            "ما",
            "وهو",
            "وهي",
            "وذلك",
            "خاصه",
            "ثم",
        }:
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
        if quoted[0].opening == first and quoted[-1].closing >= end - 1 and len(quoted) == 1:
            return "direct"
        return "mixed" if any(self._is_speech(quotation) for quotation in quoted) else "indirect"

    def _is_speech(self, quotation: Quotation) -> bool:
        """Tell quoted words from a name in quotation marks (قمة "روسيا – آسيا الوسطى")."""
        tokens = self.reader.tokens
        words = [index for index in range(quotation.opening + 1, quotation.closing) if tokens.is_word(index)]
        if not words:
            return False
        if self.speakers.entities.longest(tokens.texts, words[0]) is not None:
            return False
        last = tokens.written(words[-1])
        if last.endswith(("اً", "ًا", "ً")) or len(words) >= _SPEECH:
            return True
        indefinite = not any(has_article(tokens.text(index)) for index in words)
        return len(words) > 1 and indefinite

    # -- speakers -----------------------------------------------------------------------------

    def _speaker(
        self, hit: _Hit, opening: _Opening, passage: Passage
    ) -> tuple[SpeakerPhrase | None, Speaker | None]:
        tokens = self.reader.tokens
        if opening.cue.kind == "participle":
            topic = self._topic(passage, hit.first) if self._silent(passage) else None
            return None, topic or self.last
        if opening.cue.kind == "impersonal":
            return None, None
        if self._is_carrier(hit):
            carried = self._carried(hit, opening)
            return carried, None if carried is None else carried.speaker
        first, end = hit.end, opening.subject_end
        if first < end and not self._is_aside(first):
            if opening.cue.addressee and end - first > 1 and tokens.text(end - 1).endswith(("ها", "هم")):
                end -= 1  # حذرت دول المنطقة مواطنيها
            phrase = self.speakers.phrase(first, end)
            if phrase is not None:
                return phrase, phrase.speaker
        before = self._subject_before(hit, passage)
        if before is not None:
            return before, before.speaker
        if tokens.text(hit.first - 1) in _PRONOUNS or self.last is None or self._silent(passage):
            topic = self._topic(passage, hit.first)
            if topic is not None:
                return None, topic
        return None, self.last

    def _carried(self, hit: _Hit, opening: _Opening) -> SpeakerPhrase | None:
        """Return Y of "X reported from Y that": نقلت وكالات عن بوتين قوله."""
        tokens = self.reader.tokens
        if self.reader.read(self.cues.carriers, hit.end - 1) is None:
            return None
        for index in range(hit.end, opening.subject_end):
            if tokens.text(index) not in self.cues.carrier_links:
                continue
            told = [
                at for at in range(index + 1, opening.subject_end) if self.reader.plain(self.cues.told_by, at)
            ]
            return self.speakers.phrase(index + 1, told[0] if told else opening.subject_end)
        return None

    def _is_carrier(self, hit: _Hit) -> bool:
        """Tell نقلت ... عن from other reporting verbs."""
        tokens = self.reader.tokens
        if self.reader.read(self.cues.carriers, hit.end - 1) is None:
            return False
        return any(tokens.text(at) in self.cues.carrier_links for at in range(hit.end, hit.end + 8))

    def _outlet(self, hit: _Hit) -> Speaker | None:
        """Return X of "X reported from Y that"."""
        if not self._is_carrier(hit):
            return None
        tokens = self.reader.tokens
        link = next(at for at in range(hit.end, hit.end + 9) if tokens.text(at) in self.cues.carrier_links)
        phrase = self.speakers.phrase(hit.end, link) if link > hit.end else None
        return None if phrase is None else phrase.speaker

    def _is_aside(self, index: int) -> bool:
        """Tell that what stands behind the verb is no subject: في تصريحات, أيضا, للصحفيين, a comma."""
        tokens = self.reader.tokens
        text = tokens.text(index)
        if not tokens.is_word(index):
            return tokens.text(index) in {"،", ",", "("}
        if text in self.speakers.function or text in {"ايضا", "كذلك", "امس", "اليوم"}:
            return True
        if (
            text[0] == "ب"
            and tokens.written(index).rstrip("ًٌٍ").endswith("ة")
            and text not in self.speakers.entities
        ):
            return True
        return text.startswith("لل") or (text.startswith("ل") and text[1:].startswith("ال"))

    def _subject_before(self, hit: _Hit, passage: Passage) -> SpeakerPhrase | None:
        """Return the subject in front of its verb: الوزير قال إن; only one that is known or titled."""
        tokens = self.reader.tokens
        if hit.joined or hit.first <= passage.first:
            return None
        first = hit.first - 1
        while first > passage.first and tokens.is_word(first - 1) and hit.first - first < 8:
            if tokens.text(first - 1) in self.speakers.function:
                break
            first -= 1
        if not tokens.is_word(first) or tokens.text(first) in self.speakers.function:
            return None
        phrase = self.speakers.phrase(first, hit.first)
        if phrase is None or phrase.end != hit.first:
            return None
        known = phrase.speaker.entity is not None or phrase.first > first
        return phrase if known else None

    def _silent(self, passage: Passage) -> bool:
        """Tell whether nobody has spoken in a passage yet."""
        return self._spoke_in != passage.first

    def _topic(self, passage: Passage, before: int) -> Speaker | None:
        """Return the subject that this sentence or the last begins with: زار الوزير المصنع، وقال إن."""
        here = self._subject_of(passage.first, before)
        if here is not None or self._previous is None or self.last is not None:
            return here
        return self._subject_of(self._previous.first, self._previous.end)

    def _subject_of(self, first: int, end: int) -> Speaker | None:
        """Return who stands as subject at the head of a clause, first or behind its verb, and can speak."""
        tokens = self.reader.tokens
        for begin in range(first, min(first + 4, end)):
            if not tokens.is_word(begin):
                return None
            titled = self.speakers.title_end(begin, end) > begin
            headed = self.reader.plain(self.cues.heads, begin) is not None
            entry = self.speakers.entities.longest(tokens.texts, begin)
            able = entry is not None and entry.meaning.kind != "place"
            if titled or headed or able:
                stop = min(end, begin + 8)
                phrase = self.speakers.phrase(begin, stop)
                return None if phrase is None else phrase.speaker
            if tokens.text(begin) in self.speakers.function and begin > first:
                return None
        return None

    # -- frames without a verb in front ---------------------------------------------------------

    def _headline(self, passage: Passage) -> Report | None:
        """<speaker>: <content> as a whole line near the top."""
        tokens = self.reader.tokens
        if passage.paragraph > 3:
            return None
        for index in range(passage.first + 1, min(passage.first + 7, passage.end)):
            if tokens.text(index) != ":":
                continue
            phrase = self.speakers.phrase(passage.first, index)
            if phrase is None or index + 2 >= passage.end:
                return None
            entity = phrase.speaker.entity
            if not self._heads_line(passage.first, index, entity):
                return None
            first, end = index + 1, passage.end
            quotation = self.layout.quotation_at(first)
            mode = self._mode(first, end)
            if quotation is not None and quotation.opening == first and quotation.closing == end - 1:
                first, end, mode = self._quotation_span(quotation)
            self.last = phrase.speaker
            return Report(
                first, end, 0, index, index + 1, "say", mode, "<speaker>: <content>", phrase.speaker, phrase
            )
        return None

    def _heads_line(self, first: int, colon: int, entity: Entity | None) -> bool:
        """Tell a speaker in front of a colon from the place or subject of a headline (السودان: مقتل خمسة)."""
        if entity is not None:
            return entity.kind not in {"country", "place"} or entity.seat
        titled = self.speakers.title_end(first, colon) > first
        plain = (self.reader.plain(book, first) for book in (self.cues.heads, self.cues.sources))
        return titled or any(read is not None for read in plain)

    def _quoted_first(self, passage: Passage, hits: list[_Hit]) -> Iterator[Report]:
        """Yield what is quoted before its cue: "<content>" <cue> <speaker>."""
        tokens = self.reader.tokens
        for hit in hits:
            before = hit.first - 1
            while tokens.text(before) in {"،", ",", ".", "-", "–", "هكذا"}:
                before -= 1
            quotation = self.layout.quotation_at(before)
            cue = self._with(hit, "quote")
            if (
                quotation is None
                or quotation.closing != before
                or cue is None
                or hit.joined
                or cue.kind != "verb"
            ):
                continue
            words = sum(tokens.is_word(at) for at in range(quotation.opening, quotation.closing))
            apart = tokens.text(quotation.closing + 1) in {"،", ","}
            if words < (2 if apart else _SPEECH) or quotation.opening in self._used:
                continue
            self._used.add(quotation.opening)
            first, end, mode = self._quotation_span(quotation)
            phrase = self.speakers.phrase(hit.end, min(hit.end + 12, passage.end))
            speaker = phrase.speaker if phrase is not None else self.last
            self.last = speaker
            yield Report(
                first,
                end,
                0,
                hit.first,
                hit.end,
                cue.stance,
                mode,
                '"<content>" <cue> <speaker>',
                speaker,
                phrase,
            )

    def _attributions(self, passage: Passage) -> list[int]:
        """Return where "according to" breaks into a sentence after a comma."""
        tokens = self.reader.tokens
        return [
            index - 1
            for index in range(passage.first + 1, passage.end)
            if tokens.text(index - 1) in {"،", ","} and self._according_at(index) is not None
        ]

    def _according_at(self, index: int) -> tuple[int, bool] | None:
        """Read "according to" at a token: (end, whether a verb must follow)."""
        if self.layout.inside[index] >= 0 or not self.reader.tokens.is_word(index):
            return None
        tokens = self.reader.tokens
        verb = self.reader.read(self.cues.according_verbs, index)
        if verb is not None and verb[1] < len(tokens):
            stem = tokens.text(verb[1])
            if stem in self.cues.forms or self._with_object(stem):
                following = verb[1] + 1
                return following + (tokens.text(following) in {"به", "بها", "عنه", "عنها", "اليه"}), True
        glued = self.reader.read(self.cues.glued_according, index)
        if glued is not None and glued[1] < len(tokens) and tokens.text(glued[1]).startswith("ل"):
            return glued[1], False
        read = self.reader.read(self.cues.according, index)
        return None if read is None else (read[1], False)

    def _according(self, passage: Passage, found: list[Report]) -> Iterator[Report]:
        """وفقا ل<speaker>، <content>; <content>، بحسب <speaker>; <content>، كما يقول <speaker>."""
        tokens = self.reader.tokens
        for index in range(passage.first, passage.end):
            if any(report.cue_first <= index < report.cue_end for report in found):
                continue
            read = self._according_at(index)
            if read is None:
                continue
            end, verb = read
            if any(report.cue_first < end and index < report.cue_end for report in found):
                continue
            stop = next(
                (at for at in range(end, passage.end) if tokens.text(at) in {"،", ",", "؛", ":"}), passage.end
            )
            told = self._told_source(end, stop, verb=verb)
            if told is None:
                continue
            phrase, hint = told
            content = self._around(passage, index, stop, found)
            if content is None:
                continue
            first, last, skip = content
            quotation = self.layout.quotation_at(first)
            mode = self._mode(first, last)
            if quotation is not None and quotation.opening == first and quotation.closing >= last - 1:
                first, last, mode = self._quotation_span(quotation)
            self.last = phrase.speaker
            stance = hint or "say"
            if verb:
                stance = self._stance_of(index, end) or stance
            else:
                own = self.reader.read(self.cues.source_stance, end - 1)
                stance = own[0] if own is not None else stance
            yield Report(
                first,
                last,
                skip,
                index,
                end,
                stance,
                mode,
                "<according to> <speaker>",
                phrase.speaker,
                phrase,
            )

    def _stance_of(self, first: int, end: int) -> str | None:
        """Return the stance of the verb inside كما يقول, حسبما أعلنت."""
        for index in range(first, end):
            text = self.reader.tokens.text(index)
            known = self.cues.forms.phrases.get(text) or self._with_object(text)
            if known:
                return known[0].stance
        return None

    def _told_source(self, end: int, stop: int, *, verb: bool) -> tuple[SpeakerPhrase, str | None] | None:
        """Return the speaker behind "according to" and the stance of its source noun; None for a thing."""
        tokens = self.reader.tokens
        text = tokens.text(end)
        bare = text[2:] if text.startswith("لل") else text[1:] if text.startswith("ل") else text
        hint: str | None = None
        begin, sourced = end, False
        for head in dict.fromkeys((text, bare)):
            stance = self.cues.source_stance.longest(tokens.texts, end, head)
            hint = stance.meaning if stance is not None else hint
            source = self.cues.sources.longest(tokens.texts, end, head)
            if source is not None and end + source.width < stop and tokens.is_word(end + source.width):
                begin, sourced = end + source.width, True
                break
        head = tokens.text(begin)
        stems = {stem for _, _, stem in peel(head)} | ({"ال" + head[2:]} if head.startswith("لل") else set())
        tellers = (
            self.cues.heads,
            self.cues.titles,
            self.cues.given,
            self.speakers.speaking,
            self.speakers.groups,
        )
        can_speak = any(
            book.longest(tokens.texts, begin, stem) is not None for book in tellers for stem in stems
        )
        met = not stems.isdisjoint(self.speakers.met.keys() | self.speakers.headed.keys())
        said_so = tokens.text(end - 1) in {"قول", "تعبير", "وصف", "زعم", "لسان", "ذمه"}
        if not (verb or can_speak or met or said_so or (sourced and hint is not None)):
            return None
        phrase = self.speakers.phrase(begin, stop)
        return None if phrase is None else (phrase, hint)

    def _around(
        self, passage: Passage, index: int, stop: int, found: list[Report]
    ) -> tuple[int, int, int] | None:
        """Return the content round "according to" (first, end, letters to skip).

        Behind it at the head of a sentence, before it at the end, both where it stands between commas.
        """
        tokens = self.reader.tokens
        skip = 0
        if index <= passage.first + 1:
            first, end = stop + 1, passage.end
            if tokens.text(first) in {"فان", "فانه", "فانها", "فقد"}:
                first += 1
        else:
            if any(report.first < index <= report.end + 2 for report in found):
                return None
            first = passage.first
            goes_on = tokens.text(index - 1) in {"،", ","} and stop + 1 < passage.end
            if goes_on and (self._starts_clause(stop + 1) or tokens.text(stop + 1) in self.speakers.function):
                goes_on = False
            end = passage.end if goes_on else index
            while tokens.text(first) in _LINKS or tokens.text(first) == "و":
                first += 1
            word = tokens.text(first)
            if word.startswith("و") and len(word) > 4 and word not in self.speakers.nouns:
                skip = 1
        while end > first and tokens.text(end - 1) in _TRAILING and self.layout.inside[end - 1] < 0:
            end -= 1
        return (first, end, skip) if end - first >= 2 else None
