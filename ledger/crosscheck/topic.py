"""What a claim is told of, read off its words: the only place that looks at fields of claims and at text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from ledger.claims.claim import Claim
from ledger.claims.period import period_days
from ledger.claims.statement import Statement
from ledger.crosscheck.words import Word, Words
from ledger.lexicon.nouns import function_words
from ledger.lexicon.quantities import quantity_words
from ledger.lexicon.subjects import Sense, senses_of, subjects
from ledger.lexicon.units import unit_forms
from ledger.rules.arabic import peel
from ledger.span import Span
from ledger.text.fold import fold
from ledger.text.split import sentences
from ledger.text.stem import search_stem
from ledger.text.tokens import Tokens, tokenize

_COMMAS = frozenset("،,؛:()")
_TURNS = frozenset({"مقابل", "بينما", "فيما", "وكان", "وكانت", "لكن", "اما"})  # behind them something else
_BEFORE, _BEHIND = 24, 9  # tokens round a figure in which its head may stand
_DEED = 10  # tokens before a date in which stands what happened then
_BESIDE = 14  # ... and whom an age is told of
_PART = 24  # ... or a part of one that stands before it
_BASED = 12  # tokens before a figure in which a word makes it the base of a comparison
_RANKED = 4  # tokens round an ordinal in which stands what it numbers
_BESIDE_HEAD = frozenset({"group", "oil", "sector", "market"})  # what narrows only where it stands close
_CROSSING = 5  # what a comma between a figure and a word adds to their distance
# Prepositions of place; بـ is written onto its noun.
_WHERE, _GLUED_WHERE = frozenset({"في", "قرب", "قباله", "وسط", "شمال", "جنوب", "شرق", "غرب"}), "بال"
_CHANGES = frozenset({"word.raise", "word.lower"})
_MOST_WORDS = 400  # tokens of a text that tell what it is about
_MOST_SENTENCE = 120


@dataclass(frozen=True, slots=True)
class Origin:
    """Where claims come from: what a comparison needs of their source.

    ``key`` tells sources apart (two claims of one key are of one source); ``text`` is what
    the spans of the claims count in, without which only the claims' own fields are known.
    ``voice`` names the cluster of near-duplicates that speak with one voice.
    """

    key: str = ""
    text: str = ""
    published: date | None = None
    publisher: str | None = None
    language: str = "ar"
    voice: str | None = None


class Rate(NamedTuple):
    """What a text says that one unit of a currency costs in another."""

    currency: str
    counter: str
    price: Decimal


@dataclass(frozen=True, slots=True)
class Topic:
    """What one claim is told of. Sets of keys: a sense's name, or the stem of a word without one."""

    claim: Claim | Statement
    origin: Origin
    sentence: str
    place: int = 0
    head: str | None = None
    heads: frozenset[str] = frozenset()
    named: bool = False
    objects: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    text: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    text_countries: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    spots: frozenset[str] = frozenset()
    text_places: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    text_events: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()
    near_stages: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    modes: frozenset[str] = frozenset()
    near_modes: frozenset[str] = frozenset()
    text_modes: frozenset[str] = frozenset()
    denials: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    measure: str | None = None
    based: bool = False
    part: bool = False
    during: bool = False
    deed: str | None = None
    nth: int = 0
    turns: tuple[int, ...] = ()
    near_countries: frozenset[str] = frozenset()
    change: str | None = None
    begins: date | None = None
    ends: date | None = None
    headline: bool = False
    rates: tuple[Rate, ...] = ()

    @property
    def published(self) -> date | None:
        """The day on which the source was published."""
        return self.origin.published


class TopicReader:
    """Reads the topics of the claims of one text; the text is read once."""

    def __init__(self, origin: Origin) -> None:
        self.origin = origin
        self._tokens: Tokens = tokenize(fold(origin.text))
        self._function = function_words(origin.language)
        self._words = Words(self._tokens, origin.language).read()
        begins = self._tokens.folded.origin
        self._starts = [begins[start] for start in self._tokens.starts]
        self._sentences = [sentence.span for sentence in sentences(origin.text)]
        self._sentence_starts = [span.start for span in self._sentences]
        self._whole = range(min(len(self._words), _MOST_WORDS))

    @cached_property
    def _text_words(self) -> frozenset[str]:
        return frozenset(self._keys(self._whole))

    @cached_property
    def _text_countries(self) -> frozenset[str]:
        return frozenset(self._countries(self._whole))

    @cached_property
    def _text_events(self) -> frozenset[str]:
        return frozenset(self._senses(self._whole, "event"))

    @cached_property
    def _text_modes(self) -> frozenset[str]:
        return frozenset(self._senses(self._whole, "mode"))

    @cached_property
    def _text_places(self) -> frozenset[str]:
        return self._text_words | {name for name, _ in self._places(self._whole)}

    def topics(self, claims: Sequence[Claim | Statement]) -> list[Topic]:
        """Return the topic of each claim."""
        rates = tuple(rate for claim in claims if isinstance(claim, Claim) for rate in self._rates(claim))
        seen: Counter[tuple[int, str]] = Counter()
        topics = []
        for claim in claims:
            topic = self.topic(claim)
            nth = 0
            if isinstance(claim, Claim):
                nth = seen[topic.place, claim.figure.kind]
                seen[topic.place, claim.figure.kind] += 1
            topics.append(replace(topic, rates=rates, nth=nth))
        return topics

    def topic(self, claim: Claim | Statement) -> Topic:
        """Return what a claim is told of."""
        first, end = self._range(claim.span)
        number, sentence = self._sentence(claim.span)
        from_, to = self._range(sentence)
        whole = range(max(from_, first - _MOST_SENTENCE), max(min(to, end + _MOST_SENTENCE), end))
        near = self._clause(first, end, whole)
        headline = number == 0 and len(self._sentences) > 1 and self._ends_line(sentence)
        senses = {
            role: frozenset(self._senses(whole, role))
            for role in ("event", "stage", "office", "mode", "denial")
        }
        places = list(self._places(whole))
        begins, ends = self._period(claim)
        head, heads = self._heads(claim, first, end, whole)
        if isinstance(claim, Statement):
            content = range(first, end)
            near = content
        return Topic(
            claim,
            self.origin,
            sentence.of(self.origin.text),
            place=number,
            head=head,
            heads=heads,
            named=head is not None and head in self._senses(whole, "head"),
            objects=frozenset(self._objects(first, end, whole, head)),
            near=frozenset(self._keys(near)),
            words=frozenset(self._keys(whole)),
            text=self._text_words,
            countries=frozenset(self._countries(whole)),
            text_countries=self._text_countries,
            places=frozenset(name for name, _ in places),
            parts=frozenset(name for name, sub in places if sub),
            spots=frozenset(self._spots(whole)),
            text_places=self._text_places,
            events=senses["event"],
            text_events=self._text_events,
            stages=senses["stage"],
            near_stages=frozenset(self._near_stages(first, end, near, whole, head)),
            offices=senses["office"],
            modes=senses["mode"],
            near_modes=frozenset(self._senses(near, "mode")),
            text_modes=self._text_modes,
            denials=senses["denial"],
            beside=frozenset(self._keys(range(max(whole.start, first - _BESIDE), min(whole.stop, end + 3)))),
            own=frozenset(self._keys(range(first, end))),
            measure=self._concept(claim),
            based=self._led("mode.base", _BASED, first, whole),
            part=self._led("mode.part", _PART, first, whole)
            or any(True for _ in self._having("mode.part", range(end, min(whole.stop, end + 3)))),
            during=self._led("mode.during", 2, first, whole) or self._led("mode.until", 2, first, whole),
            deed=self._deed(first, end, whole),
            turns=tuple(self._starts[at] for at in self._having("mode.contrast", whole)),
            near_countries=frozenset(self._countries(near)),
            change=self._change(claim, first, near, head) if isinstance(claim, Claim) else None,
            begins=begins,
            ends=ends,
            headline=headline,
        )

    # -- places in the text ----------------------------------------------------------------

    def _range(self, span: Span) -> tuple[int, int]:
        """Return the tokens ``[first, end)`` that a span covers."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        return first, max(first, bisect_left(self._starts, span.end))

    def _sentence(self, span: Span) -> tuple[int, Span]:
        number = max(0, bisect_right(self._sentence_starts, span.start) - 1)
        return number, self._sentences[number] if self._sentences else Span(0, 0)

    def _ends_line(self, sentence: Span) -> bool:
        return self.origin.text[sentence.end : sentence.end + 3].lstrip(" ").startswith(("\n", "\r"))

    def _clause(self, first: int, end: int, whole: range) -> range:
        """Return the tokens of a figure's clause: to the commas round it, at least four words back."""
        from_ = first
        words = 0
        while from_ > whole.start:
            if self._tokens.text(from_ - 1) in _COMMAS and words >= 4:
                break
            from_ -= 1
            words += self._words[from_] is not None
        to = end
        while to < whole.stop and self._tokens.text(to) not in _COMMAS:
            to += 1
        return range(from_, to)

    # -- words -----------------------------------------------------------------------------

    def _keys(self, tokens: range) -> Iterator[str]:
        for at in tokens:
            word = self._words[at] if at < len(self._words) else None
            if word is not None:
                yield word.key

    def _senses(self, tokens: range, role: str) -> Iterator[str]:
        for at in tokens:
            word = self._words[at]
            if word is not None and word.sense is not None and word.sense.role == role:
                yield word.sense.key

    def _near_stages(
        self, first: int, end: int, near: range, whole: range, head: str | None
    ) -> Iterator[str]:
        """Yield what narrows a figure: whom it counts and of what kind stands beside it or its head."""
        beside = [range(max(whole.start, first - 2), min(whole.stop, end + 3))]
        beside += [
            range(max(whole.start, at - 3), min(whole.stop, at + 4)) for at in near if self._is_head(at, head)
        ]
        for key in {key for tokens in beside for key in self._senses(tokens, "stage")}:
            if self._rival(key) in _BESIDE_HEAD:
                yield key
        for key in self._senses(near, "stage"):
            if self._rival(key) not in _BESIDE_HEAD:
                yield key

    def _rival(self, key: str) -> str | None:
        sense = senses_of(self.origin.language, key)
        return None if sense is None else sense.rival

    def _countries(self, tokens: range) -> Iterator[str]:
        for at in tokens:
            word = self._words[at]
            if word is not None and word.country is not None:
                yield word.country

    def _places(self, tokens: range) -> Iterator[tuple[str, bool]]:
        """Yield the names behind nouns of places (مدينة، محافظة), and whether each is a part of a land."""
        for at in tokens:
            word = self._words[at]
            if word is None:
                continue
            if word.entity is not None and word.entity.kind == "place":
                yield word.key, False
            if word.sense is None or word.sense.role != "place" or word.sense.body:
                continue
            name = self._words[at + 1] if at + 1 < len(self._words) else None
            if name is None or name.sense is not None:
                continue
            if name.country is None or (name.entity is not None and name.entity.kind == "place"):
                yield name.key, word.sense.sub
            elif name.entity is not None and name.entity.seat:  # a capital, here the town itself
                yield search_stem(self._tokens.written(at + 1)), word.sense.sub

    def _spots(self, tokens: range) -> Iterator[str]:
        """Yield unknown words behind في and its like, or behind شركة: mostly names of places and bodies."""
        for at in tokens:
            word = self._words[at]
            if word is None or word.sense is not None:
                continue
            before = self._words[at - 1] if at else None
            named = before is not None and before.sense is not None and before.sense.body
            if named:
                yield word.key
            elif word.country is not None or word.entity is not None:
                continue
            elif self._tokens.text(at - 1) in _WHERE or self._tokens.text(at).startswith(_GLUED_WHERE):
                yield word.key

    # -- what is measured ------------------------------------------------------------------

    def _heads(
        self, claim: Claim | Statement, first: int, end: int, whole: range
    ) -> tuple[str | None, frozenset[str]]:
        """Return the word nearest to a figure that says what is measured, and all that its sentence has."""
        heads = set(self._senses(whole, "head"))
        if isinstance(claim, Statement):
            return None, frozenset(heads)
        concept = self._concept(claim)
        if concept is not None:
            heads.add(concept)
        if claim.figure.kind == "age":
            return "head.age at death", frozenset(heads)
        if claim.figure.kind == "date":
            return None, frozenset(heads)
        kind = claim.figure.kind
        inside = [at for at in range(first, end) if self._heading(at, kind)]
        if inside:
            return self._key(inside[0]), frozenset(heads)
        counts = claim.figure.kind in {"count", "ordinal"}
        before, after = (_RANKED, _RANKED) if claim.figure.kind == "ordinal" else (_BEFORE, _BEHIND)
        best: tuple[int, str] | None = None
        distance = 0
        for at in range(first - 1, max(whole.start, first - before) - 1, -1):
            distance += 1 + _CROSSING * (self._tokens.text(at) in _COMMAS)
            sense = self._heading(at, kind)
            if sense is not None:
                if best is None or not sense.general:
                    best = distance, sense.key
                if not sense.general:
                    break
        distance = 0 if counts else _BEFORE
        if self._tokens.text(end) == "من" and not counts:
            distance += _BEFORE  # what a share is of, not what it is a share for
        for at in range(end, min(whole.stop, end + after)):
            distance += 1 + _CROSSING * (self._tokens.text(at) in _COMMAS)
            sense = self._heading(at, kind)
            if sense is not None:
                if best is None or distance < best[0]:
                    best = distance, sense.key
                break
        if best is not None:
            return best[1], frozenset(heads)
        if concept is None and kind == "area":
            concept = "head.area"
        return concept, frozenset(heads)

    def _heading(self, at: int, kind: str) -> Sense | None:
        word = self._words[at]
        sense = None if word is None else word.sense
        return sense if sense is not None and sense.role == "head" and sense.admits(kind) else None

    def _key(self, at: int) -> str | None:
        word = self._words[at]
        return None if word is None else word.key

    def _concept(self, claim: Claim | Statement) -> str | None:
        if isinstance(claim, Statement) or claim.measure is None:
            return None
        known = subjects(self.origin.language).concepts.get(claim.measure)
        return claim.measure if known is None else known.key

    def _having(self, key: str, tokens: range) -> Iterator[int]:
        for at in tokens:
            word = self._words[at]
            if word is not None and word.sense is not None and word.sense.key == key:
                yield at

    def _led(self, key: str, reach: int, first: int, whole: range) -> bool:
        """Tell whether a word of a sense stands within so many tokens before a figure."""
        return any(True for _ in self._having(key, range(max(whole.start, first - reach), first)))

    def _deed(self, first: int, end: int, whole: range) -> str | None:
        """Return what happened at a date: the nearest event or deed before it, else right behind it."""
        before = range(first - 1, max(whole.start, first - _DEED) - 1, -1)
        for at in (*before, *range(end, min(whole.stop, end + 3))):
            word = self._words[at]
            sense = None if word is None else word.sense
            if sense is not None and sense.role in {"event", "word"} and not sense.general:
                return str(sense.key)
        return None

    def _objects(self, first: int, end: int, whole: range, head: str | None) -> Iterator[str]:
        """Yield what the head is of: the nouns right behind it, and those behind من after the figure."""
        sense = senses_of(self.origin.language, head or "")
        if sense is None or not sense.of:
            return
        behind = [at + 1 for at in whole if self._is_head(at, head)]
        if self._tokens.text(end) == "من":
            behind.append(end + 1)
        for start in behind:
            for at in range(start, min(start + 3, whole.stop)):
                if first <= at < end or self._tokens.text(at) in _COMMAS:
                    break
                word = self._words[at]
                if word is None:
                    if self._tokens.text(at) in self._function and self._tokens.text(at) != "من":
                        break
                    continue
                if word.entity is not None and word.entity.kind == "organisation":
                    yield f"name.{word.entity.name}"
                    break
                if self._may_be_object(word):
                    yield word.key
                    break

    def _may_be_object(self, word: Word) -> bool:
        if word.country is not None or word.entity is not None or word.key in _CHANGES:
            return False
        return word.sense is None or word.sense.role == "word" or word.sense.body

    def _is_head(self, at: int, head: str | None) -> bool:
        word = self._words[at]
        return head is not None and word is not None and word.sense is not None and word.sense.key == head

    def _change(self, claim: Claim, first: int, near: range, head: str | None) -> str | None:
        """Return ``rise`` or ``fall`` where the figure is a change; growth is one in itself."""
        if claim.figure.change is not None:
            return claim.figure.change
        if claim.figure.kind not in {"percent", "multiplier", "fraction"}:
            return None
        marks = set(self._senses(near, "mode"))
        for sign in ("rise", "fall"):
            if f"mode.{sign}" in marks:
                return sign
        changes = quantity_words(self.origin.language).changes
        nearest: str | None = None
        for at in range(first - 1, near.start - 1, -1):
            entry = self._entry(changes, at)
            if entry is not None:
                nearest = entry
                break
        if head == "head.growth":
            return "fall" if nearest == "fall" and self._has(near, first, "انكم") else "rise"
        by = quantity_words(self.origin.language).by
        led = any(self._entry(by, at) is not None for at in range(max(near.start, first - 2), first))
        return nearest if led and nearest is not None else None

    def _has(self, near: range, first: int, letters: str) -> bool:
        return any(letters in self._tokens.text(at) for at in range(near.start, first))

    def _entry(self, book: object, at: int) -> str | None:
        from ledger.lexicon.phrasebook import Phrasebook

        assert isinstance(book, Phrasebook)
        if not self._tokens.is_word(at):
            return None
        for read in peel(self._tokens.text(at)):
            entry = book.longest(self._tokens.texts, at, read.stem)
            if entry is not None:
                return str(entry.meaning)
        return None

    def _rates(self, claim: Claim) -> Iterator[Rate]:
        """Yield the rate that a figure of money states: a price (سعر) of one unit of another currency."""
        figure = claim.figure
        if figure.kind != "money" or figure.unit is None or figure.low is None or figure.low != figure.high:
            return
        first, _ = self._range(claim.span)
        currencies = unit_forms(self.origin.language)
        for at in range(first - 1, max(0, first - 8), -1):
            word = self._words[at]
            if (
                word is None
                or word.sense is None
                or word.sense.key not in {"head.exchange rate", "head.price"}
            ):
                continue
            for place in range(at, min(at + 4, first)):
                for read in peel(self._tokens.text(place)):
                    entry = currencies.longest(self._tokens.texts, place, read.stem)
                    if entry is not None and entry.meaning.dimension == "money" and entry.meaning.code:
                        if entry.meaning.code != figure.unit and figure.low:
                            yield Rate(entry.meaning.code, figure.unit, figure.low)
                        return

    def _period(self, claim: Claim | Statement) -> tuple[date | None, date | None]:
        if isinstance(claim, Statement) or claim.period is None:
            return None, None
        begins, ends = period_days(claim.period)
        if begins is not None and ends is not None and ends - begins > timedelta(days=366 * 30):
            return None, None
        return begins, ends
