"""The context reader: asks for measure, parties, period and modality of each figure in turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ledger.lexicon.context import ContextWords
from ledger.lexicon.entities import Entity
from ledger.lexicon.measures import Measure, Measures
from ledger.lexicon.nouns import Noun
from ledger.lexicon.phrasebook import Phrasebook
from ledger.rules.context.conversion import converts
from ledger.rules.context.measure import Chosen, MeasureReader
from ledger.rules.context.modality import ModalityReader
from ledger.rules.context.names import NameReader
from ledger.rules.context.parties import PartyReader
from ledger.rules.context.period import PeriodReader
from ledger.rules.context.phrase import PhraseReader, Words
from ledger.rules.context.scene import Scene, Value
from ledger.rules.context.scopes import ScopeReader
from ledger.rules.context.setting import Setting
from ledger.rules.date_reader import Dated
from ledger.rules.passages import Layout
from ledger.rules.reader import Reader
from ledger.rules.report import Report
from ledger.rules.rule import Found, Quantity
from ledger.rules.tense import TenseReader

_FAR = 24.0  # a measure that costs more than this is another clause's
_FAR_GENERAL = 18.0
_PARTICULAR = 9.0  # so near a measure goes before what the counted noun itself means
_HEADLINE = 24  # tokens
_NOBODY_ELSE = 11.0  # where the counted noun means no measure
_BESIDE = 6.0  # so near its words go before the counted noun
_TITLE = 4  # tokens of a name between the noun and its rank: قمة روسيا – آسيا الوسطى الثانية
_NEAR, _FARTHEST = 10, 26  # tokens between a figure and the one that goes on with it

Measured = tuple[Measure | None, Words | None, str | None]


@dataclass(slots=True)
class ContextReader:
    """Reads the settings of the figures of one text, in their order."""

    reader: Reader
    layout: Layout
    measures: Measures
    words: ContextWords
    bounds: Phrasebook[str]
    entities: Phrasebook[Entity]
    surnames: dict[str, Entity]
    countries: Phrasebook[str]
    given: Phrasebook[str]
    function: frozenset[str]
    nouns: Phrasebook[Noun]
    tense: TenseReader
    found: Sequence[Found[Value]]
    reports: Sequence[Report]
    _scene: Scene = field(init=False)
    _measures: MeasureReader = field(init=False)
    _phrases: PhraseReader = field(init=False)
    _parties: PartyReader = field(init=False)
    _periods: PeriodReader = field(init=False)
    _modalities: ModalityReader = field(init=False)
    _scopes: ScopeReader = field(init=False)
    _headline: int = field(init=False)
    _before: tuple[Found[Quantity | Dated], Quantity, Measured] | None = field(default=None)

    def __post_init__(self) -> None:
        self._scene = Scene(
            self.reader, self.layout, self.words, self.bounds, self.function, self.found, self.reports
        )
        self._measures = MeasureReader(self._scene, self.measures, self.entities)
        self._phrases = PhraseReader(self._scene, self.measures, self._measures)
        self._parties = PartyReader(
            self._scene,
            NameReader(self._scene, self.entities, self.surnames, self.countries, self.given),
            self.measures.people,
        )
        self._modalities = ModalityReader(self._scene, self.tense, self.measures.people)
        self._periods = PeriodReader(self._scene, self._modalities)
        passages = self.layout.passages
        # A headline is one short line; a text without one begins with its first paragraph.
        alone = len(passages) > 1 and passages[1].paragraph != passages[0].paragraph
        short = alone and passages[0].end - passages[0].first <= _HEADLINE
        self._headline = passages[0].paragraph if short else -1
        self._scopes = ScopeReader(self._scene, self.measures, self._measures)

    def setting(self, found: Found[Quantity | Dated]) -> Setting:
        """Return the setting of one figure."""
        modality = self._modalities.modality(found)
        report = self._scene.report(found.first)
        speaker = None if report is None else report.speaker
        value = found.value
        if isinstance(value, Dated):
            return Setting(modality=modality, speaker=speaker)
        before = self._before
        converted = before is not None and converts(self._scene, before[0], before[1], found, value)
        measure, words, concept = self._measured(found, value)
        event = value.kind == "score" or (measure is not None and measure.event)
        constant = measure is not None and measure.nature == "constant" and value.change is None and not event
        return Setting(
            measure,
            concept,
            words,
            self._scopes.qualifiers(found, words, measure),
            self._parties.parties(found, value, measure, words),
            self._periods.period(
                found, value, constant=constant, event=event, daily=measure is not None and measure.daily
            ),
            self._periods.bases.compared_to(found),
            modality,
            speaker,
            converted,
            self._scene.passage(found.first).paragraph == self._headline,
        )

    def _measured(self, found: Found[Quantity | Dated], value: Quantity) -> Measured:
        """Return the known measure, the words that name it, and the concept's key or a lemma."""
        measured = self._again(found, value) or self._read(found, value)
        self._before = found, value, measured
        return measured

    def _again(self, found: Found[Quantity | Dated], value: Quantity) -> Measured | None:
        """Return what the figure before measures, where this one only converts, weighs or continues it."""
        if self._before is None:
            return None
        other, known, measured = self._before
        scene = self._scene
        gap = range(other.end, found.first)
        if converts(scene, other, known, found, value):
            return measured
        alike = known.kind == value.kind and (known.unit == value.unit or value.unit is None)
        if not alike or len(gap) > _FARTHEST:
            return None
        if any(scene.text(at) in self.words.reckoned for at in gap) and value.kind != "duration":
            return measured
        if len(gap) > _NEAR or (
            scene.passage(other.first) != scene.passage(found.first) and not self._goes_on(found.first)
        ):
            return None
        if value.counted is not None or any(self._measures.hit_at(at) is not None for at in gap):
            return None
        named = self._phrases.named_between(other.end, found.first)
        return None if named else measured

    def _goes_on(self, index: int) -> bool:
        """Tell a sentence that begins with a verb of amount and so speaks of the same again (وبلغ في ...)."""
        first = self._scene.text(self._scene.passage(index).first)
        return first[:1] == "و" and first[1:] in self.words.amounts

    def _read(self, found: Found[Quantity | Dated], value: Quantity) -> Measured:
        chosen = self._measures.nearest(found, value)
        if chosen is not None and chosen.cost > (_FAR_GENERAL if chosen.measure.general else _FAR):
            chosen = None
        if value.kind in {"count", "ordinal"}:
            return self._counted(found, value, chosen)
        if chosen is not None and chosen.hit.end <= found.first and value.kind == "money":
            priced = self._scene.text(found.first - 1) in self.words.priced
            chosen = None if priced and chosen.cost > _BESIDE + 2 else chosen
        if chosen is None or (value.kind == "fraction" and chosen.hit.first < found.first):
            behind = self._phrases.behind_words(found) if value.kind == "fraction" else None
            if chosen is None or behind is not None:
                words = behind or self._phrases.head_words(found, value)
                return None, words, self._lemma(words)
        words = self._phrases.of_hit(chosen.hit)
        beside = self._measures.beside(found, value)
        if beside is not None and beside.first > chosen.hit.first:
            near = self._phrases.of_hit(beside)
            joined = 0 < near.first - words.end + 1 <= _TITLE and words.first < near.first
            words = Words(words.first, near.end, words.skip, near.owner) if joined else near
        if chosen.measure.concept == "funding" and chosen.hit.kind == "verb":
            words = self._phrases.purpose(found) or words
        if chosen.measure.concept == "time since":
            words = self._phrases.head_words(found, value) or words
        return chosen.measure, words, chosen.measure.concept

    def _counted(self, found: Found[Quantity | Dated], value: Quantity, chosen: Chosen | None) -> Measured:
        """Return what a counted noun means: a particular measure near it goes before its own."""
        counted = self._phrases.counted(found, value)
        carried = self._phrases.carried(found) if value.kind == "count" else None
        own = self.measures.counts.get(value.counted or "")
        if chosen is not None and self._goes_before(found, value, chosen, counted, own):
            hit = chosen.hit
            words = self._phrases.of_hit(hit)
            if counted is not None and value.kind == "ordinal" and hit.first < counted.first:
                words = Words(words.first, found.first, words.skip)
            elif counted is not None and counted.first <= hit.first < counted.end:
                words = carried or counted
            elif counted is not None and own is chosen.measure:
                words = carried or (words if hit.first < found.first and chosen.cost <= _BESIDE else counted)
            elif carried is not None and carried.first > hit.end:
                words = carried
            return chosen.measure, words, chosen.measure.concept
        words_or_none = carried or counted or self._phrases.head_words(found, value)
        if own is not None:
            return own, words_or_none, own.concept
        return None, words_or_none, value.counted or self._lemma(words_or_none)

    def _goes_before(
        self,
        found: Found[Quantity | Dated],
        value: Quantity,
        chosen: Chosen,
        counted: Words | None,
        own: Measure | None,
    ) -> bool:
        """Tell whether a measure near a count says more than the counted noun does."""
        if counted is None:
            return True
        hit = chosen.hit
        if value.kind == "ordinal":
            if counted.first < found.first:
                return hit.first < found.first and hit.end > counted.first - _TITLE
            return hit.first < found.end + 3 and hit.end > counted.first
        # 4 جنود قتلوا: what was done to people is told right behind them.
        done = hit.kind == "verb" and hit.first == found.end and own is not None and own.people
        if done:
            return True
        if own is not None and (chosen.measure.general or hit.first >= found.end):
            return False
        if hit.kind == "verb" and own is not None and not own.people and own is not chosen.measure:
            return value.counted in chosen.measure.takes
        return chosen.cost <= (_PARTICULAR if own is not None else _NOBODY_ELSE)

    def _lemma(self, words: Words | None) -> str | None:
        """Return the English lemma of the last noun that the words hold, or None."""
        if words is None:
            return None
        for index in range(words.end - 1, words.first - 1, -1):
            read = self.reader.read(self.nouns, index)
            if read is not None:
                return read[0].lemma
        return None
