"""Context: what a figure measures, of whom, when, and how surely, read off the words round it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ledger.lexicon.entities import Entity
from ledger.lexicon.measures import Measure, Measures
from ledger.lexicon.nouns import Noun
from ledger.lexicon.phrasebook import Phrasebook
from ledger.rules.arabic import OWNERS, has_article, peel
from ledger.rules.date_reader import Dated
from ledger.rules.passages import Layout, Passage
from ledger.rules.reader import Reader
from ledger.rules.report import Report
from ledger.rules.rule import Found, Quantity
from ledger.rules.speakers import Speaker

_STOPS = frozenset("؛:()")
_CLAUSE_ENDS = frozenset(".؛،,:()")
_MODAL_REACH = 12
_REACH = 30  # tokens back to the words that name a measure
_PERIOD_REACH = 18
_PARTY_REACH = 14
_FAR_PARTY_REACH = 120  # where none stands near; bounded, for a passage may be a whole page
_MOST_PARTIES = 6
_STANCES = {"predict": "forecast", "estimate": "estimated", "deny": "denied"}
_CHANGE_KINDS = frozenset({"percent", "multiplier", "fraction"})


@dataclass(frozen=True, slots=True)
class Setting:
    """What the words round a figure say of it; ``measure_words``: tokens and letters to skip."""

    measure: Measure | None = None
    measure_words: tuple[int, int, int] | None = None
    about: tuple[str, ...] = ()
    period: str | None = None
    modality: str = "asserted"
    speaker: Speaker | None = None


@dataclass(slots=True)
class ContextReader:
    """Reads the settings of the figures of one text."""

    reader: Reader
    layout: Layout
    measures: Measures
    modalities: Phrasebook[str]
    entities: Phrasebook[Entity]
    countries: Phrasebook[str]
    function: frozenset[str]
    nouns: Phrasebook[Noun]
    found: Sequence[Found[Quantity | Dated | None]]
    reports: Sequence[Report]
    _last_about: tuple[str, ...] = ()
    _passages: dict[int, Passage] = field(init=False)
    _reported: dict[int, Report] = field(init=False)
    _dates: dict[int, list[Found[Quantity | Dated | None]]] = field(init=False)

    def __post_init__(self) -> None:
        self._passages = {
            token: passage for passage in self.layout.passages for token in range(passage.first, passage.end)
        }
        # The innermost report round each token: the shorter ones are written over the longer.
        self._reported = {}
        for report in sorted(self.reports, key=lambda report: report.first - report.end):
            self._reported.update(dict.fromkeys(range(report.first, report.end), report))
        self._dates = {}
        for one in self.found:
            if isinstance(one.value, Dated) and one.value.when.edtf:
                self._dates.setdefault(self._passage(one.first).first, []).append(one)

    def setting(self, found: Found[Quantity | Dated]) -> Setting:
        """Return the setting of one figure."""
        passage = self._passage(found.first)
        modality = self._modality(found, passage)
        inner = self._reported.get(found.first)
        speaker = None if inner is None else inner.speaker
        if isinstance(found.value, Dated):
            return Setting(modality=modality, speaker=speaker)
        measure, words = self._measure(found, found.value, passage)
        about, period = self._about(found, passage, words), self._period(found, passage)
        return Setting(measure, words, about, period, modality, speaker)

    def _passage(self, index: int) -> Passage:
        return self._passages.get(index, Passage(index, index + 1, 0))

    # -- measure --------------------------------------------------------------------------

    def _measure(
        self, found: Found[Quantity | Dated], value: Quantity, passage: Passage
    ) -> tuple[Measure | None, tuple[int, int, int] | None]:
        """Return the concept and the words that name what a figure measures."""
        if value.kind in {"count", "ordinal"}:
            counted = self._counted(found, value, passage)
            if counted is not None:
                return self.measures.counts.get(value.counted or ""), counted
        near = self._nearest(found, value, passage)
        if near is not None:
            return near
        return None, self._head_words(found, passage)

    def _counted(
        self, found: Found[Quantity | Dated], value: Quantity, passage: Passage
    ) -> tuple[int, int, int] | None:
        """Return the counted noun with its adjectives, before or behind the number."""
        tokens = self.reader.tokens
        if value.kind == "ordinal":
            before = found.first - 1
            if before >= passage.first and tokens.is_word(before) and has_article(tokens.text(found.first)):
                first = before
                while first > passage.first and self._is_definite(first) and tokens.is_word(first - 1):
                    first -= 1
                return first, found.first, 0
            return (found.end, self._phrase_end(found.end, passage), 0) if found.end < passage.end else None
        numeral = self.reader.numeral(found.first)
        first = found.first if numeral is None else min(numeral.end, found.end)
        if first >= found.end and value.counted is None:
            return None
        if first >= found.end or numeral is None:
            first = found.first
        return first, max(found.end, self._phrase_end(found.end, passage)), 0

    def _is_definite(self, index: int) -> bool:
        return any(read.article for read in peel(self.reader.tokens.text(index)))

    def _phrase_end(self, index: int, passage: Passage) -> int:
        """Return where the adjectives and genitives behind a noun end."""
        tokens = self.reader.tokens
        end = index
        while end < min(passage.end, index + 4) and tokens.is_word(end):
            text = tokens.text(end)
            if text in self.function or text.startswith("و") or self.reader.numeral(end) is not None:
                break
            end += 1
        return end

    def _nearest(
        self, found: Found[Quantity | Dated], value: Quantity, passage: Passage
    ) -> tuple[Measure, tuple[int, int, int]] | None:
        """Return the nearest known measure that admits the figure: before it, else right behind it."""
        tokens = self.reader.tokens
        best: tuple[Measure, tuple[int, int, int]] | None = None
        if value.kind in {"percent", "fraction"} and tokens.text(found.end) == "من":
            behind = self._measure_at(found.end + 1, value)
            if behind is not None:
                return behind
        for index in range(found.first - 1, max(passage.first, found.first - _REACH) - 1, -1):
            if tokens.text(index) in _STOPS and best is not None:
                break
            here = self._measure_at(index, value)
            if here is None or here[1][1] > found.first:
                continue
            if best is None or (
                best[0].general and not here[0].general and found.first - index < _REACH // 2
            ):
                best = here
            if best is not None and not best[0].general:
                break
        if best is None:
            for index in range(found.end, min(found.end + 6, passage.end)):
                here = self._measure_at(index, value)
                if here is not None:
                    return here
        return best

    def _measure_at(self, index: int, value: Quantity) -> tuple[Measure, tuple[int, int, int]] | None:
        tokens = self.reader.tokens
        if not tokens.is_word(index):
            return None
        for skip, _, stem in peel(tokens.text(index)):
            for form in (stem, *self._unowned(stem)):
                entry = self.measures.nouns.longest(tokens.texts, index, form)
                fitting = self._fitting(entry.meaning if entry is not None else (), value)
                if entry is not None and fitting is not None:
                    return fitting, (index, index + entry.width, skip)
        return None

    def _unowned(self, stem: str) -> list[str]:
        """Return a noun without the owner written onto it: سكانها, مساعدتنا."""
        bare = [
            stem.removesuffix(ending)
            for ending in OWNERS
            if stem.endswith(ending) and len(stem) > len(ending) + 2
        ]
        return [*bare, *(form[:-1] + "ه" for form in bare if form.endswith("ت"))]

    def _fitting(self, candidates: Sequence[Measure], value: Quantity) -> Measure | None:
        for measure in candidates:
            if value.kind in measure.kinds or (value.kind in _CHANGE_KINDS and measure.nature != "constant"):
                return measure
        return None

    def _head_words(self, found: Found[Quantity | Dated], passage: Passage) -> tuple[int, int, int] | None:
        """Return the nearest words before a figure that name anything, where no concept is known."""
        tokens = self.reader.tokens
        end = found.first
        floor = max(passage.first, end - _REACH)
        while end > floor and (
            not tokens.is_word(end - 1)
            or tokens.text(end - 1) in self.function
            or len(tokens.text(end - 1)) < 3
        ):
            end -= 1
        first = max(passage.first, end - 3)
        while first < end and (not tokens.is_word(first) or tokens.text(first) in self.function):
            first += 1
        return (first, end, 0) if first < end else None

    # -- parties --------------------------------------------------------------------------

    def _about(
        self, found: Found[Quantity | Dated], passage: Passage, words: tuple[int, int, int] | None
    ) -> tuple[str, ...]:
        """Return the countries (ISO 3166) and known bodies that stand nearest round a figure."""
        first, end = passage.first, passage.end
        inner = self._reported.get(found.first)
        given: set[str] = set()
        if inner is not None:
            first = max(first, inner.first)
            entity = None if inner.speaker is None else inner.speaker.entity
            if entity is not None and entity.kind == "country" and entity.code:
                given.add(entity.code)  # a state that announces is a party; others who speak are not
        anchor = found.first if words is None else min(found.first, words[0])
        behind = max(found.end, words[1] if words is not None else 0)
        for reach in (_PARTY_REACH, _FAR_PARTY_REACH):
            last = min(end, behind + reach // 2)
            last = next(
                (at for at in range(behind, last) if self.reader.tokens.text(at) in _CLAUSE_ENDS), last
            )
            parties = self._parties(max(first, anchor - reach), last)
            if parties:
                self._last_about = tuple(sorted(parties | given)[:_MOST_PARTIES])
                return self._last_about
        return tuple(sorted(given)) or self._last_about

    def _parties(self, first: int, end: int) -> set[str]:
        tokens = self.reader.tokens
        parties: set[str] = set()
        index = first
        while index < end:
            read = self.reader.read(self.entities, index) if tokens.is_word(index) else None
            if read is not None and read[0].kind in {"country", "organisation", "place"}:
                entity = read[0]
                parties.add(entity.code if entity.kind == "country" and entity.code else entity.name)
                index = read[1]
                continue
            if read is not None and read[0].kind == "person" and read[0].country:
                parties.add(read[0].country)
                index = read[1]
                continue
            nation = self.reader.read(self.countries, index) if tokens.is_word(index) else None
            if nation is not None:
                parties.add(nation[0])
            index = index + 1 if nation is None else nation[1]
        return parties

    # -- period -----------------------------------------------------------------------------

    def _period(self, found: Found[Quantity | Dated], passage: Passage) -> str | None:
        """Return the EDTF of the nearest date of the clause that is no base of comparison, or None."""
        tokens = self.reader.tokens
        best: tuple[int, str] | None = None
        for other in self._dates.get(passage.first, ()):
            if not isinstance(other.value, Dated):
                continue
            distance = found.first - other.end if other.first < found.first else other.first - found.end
            if distance > _PERIOD_REACH:
                continue
            lead = [tokens.text(at) for at in range(max(passage.first, other.first - 4), other.first)]
            if any(word.startswith(("مقارن", "قياس", "مقابل", "بالمقارن")) for word in lead):
                continue
            if best is None or distance < best[0]:
                best = distance, other.value.when.edtf
        return None if best is None else best[1]

    # -- modality -----------------------------------------------------------------------------

    def _modality(self, found: Found[Quantity | Dated], passage: Passage) -> str:
        """Return how surely a figure is stated: by the words of its clause, else by the cue round it."""
        tokens = self.reader.tokens
        for index in range(found.first - 1, max(passage.first, found.first - _MODAL_REACH) - 1, -1):
            if tokens.text(index) in _CLAUSE_ENDS:
                break
            modality = self._modal_at(index) if tokens.is_word(index) else None
            if modality is not None:
                return modality
        inner = self._reported.get(found.first)
        return _STANCES.get(inner.stance, "asserted") if inner is not None else "asserted"

    def _modal_at(self, index: int) -> str | None:
        """Return the modality that a word gives its clause: سوف, سيبلغ, قد يبلغ (not قد بلغ), من المتوقع."""
        tokens = self.reader.tokens
        text = tokens.text(index)
        following = tokens.text(index + 1)
        if text in {"قد", "وقد", "لقد", "فقد"}:
            return "forecast" if text == "قد" and following.startswith("ي") else None
        if text in {"سوف", "وسوف", "لن", "ولن"}:
            return "forecast"
        bare = text.removeprefix("و")
        if len(bare) > 4 and bare[:2] in {"سي", "ست", "سن"} and not self.reader.anchors[index]:
            return None if bare in self.nouns or bare in self.function else "forecast"
        read = self.reader.read(self.modalities, index)
        if read is None or read[0] == "conditional":
            return None
        return str(read[0])
