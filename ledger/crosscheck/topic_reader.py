"""What a claim is told of, read off its words: the only place that looks at fields of claims and at text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TypeVar

from ledger.claims.claim import Claim
from ledger.claims.period import period_days
from ledger.claims.statement import Statement
from ledger.crosscheck.doer import DoerReader
from ledger.crosscheck.measured import MeasuredReader
from ledger.crosscheck.named import NamedReader
from ledger.crosscheck.nucleus import nucleus
from ledger.crosscheck.stance import content_of, goes_on, is_denial, negated_deed
from ledger.crosscheck.stretch import CLAUSE_SIGNS, Stretches
from ledger.crosscheck.topic import Article, Origin, Rate, Topic
from ledger.lexicon.particles import particles
from ledger.lexicon.phrasebook import Phrasebook
from ledger.lexicon.quantities import quantity_words
from ledger.lexicon.subjects import senses_of
from ledger.lexicon.units import unit_forms
from ledger.rules.arabic import peel
from ledger.span import Span
from ledger.text.document import Document

T = TypeVar("T")
_DEED = 10  # tokens before a date in which stands what happened then
_BESIDE = 14  # ... and whom an age is told of
_PART = 24  # ... or a part of one that stands before it
_SEATED = 3  # tokens from a figure to the town in which it counts
_WHOLE = 5  # tokens from "out of" to the whole
_BASED = 12  # tokens before a figure in which a word makes it the base of a comparison
_BESIDE_HEAD = frozenset({"group", "oil", "sector", "market"})  # what narrows only where it stands close
_SIDED = 3  # tokens before votes in which stands that they were cast against
_OPPOSING = ("deed.oppose", "deed.reject")
_INJURED, _CASES, _EPIDEMIC = "head.injured", "head.cases", "event.epidemic"  # إصابة is both
_THIS = "mode.this"
_BESIDE_THIS = 3  # tokens from "this" to its figure: هذا المؤتمر الثامن
_PRICES = frozenset({"head.exchange rate", "head.price", "word.worth"})
_MOST_WORDS = 400  # tokens of a text that tell what it is about
_MOST_SENTENCE = 120


class TopicReader:
    """Reads the topics of the claims of one text, which need not be cut yet."""

    def __init__(
        self, origin: Origin, claims: Sequence[Claim | Statement], document: Document | None = None
    ) -> None:
        self.origin = origin
        self.claims = claims
        document = Document(origin.text) if document is None else document
        self._tokens = document.tokens
        begins = self._tokens.folded.origin
        self._starts = [begins[start] for start in self._tokens.starts]
        self._sentences = [sentence.span for sentence in document.sentences]
        self._sentence_starts = [span.start for span in self._sentences]
        self._text = Stretches(self._tokens, origin.language, self._speakers(), document.stems)
        self._words = self._text.words
        self._measured = MeasuredReader(self._text, origin.language)
        self._named = NamedReader(self._text, origin.language, self._counted())
        self._doers = DoerReader(self._text, origin.language)

    def _speakers(self) -> frozenset[int]:
        """Return the tokens of those who say the statements."""
        said = (claim.speaker_span for claim in self.claims if isinstance(claim, Statement))
        return frozenset(at for span in said if span is not None for at in range(*self._range(span)))

    def _counted(self) -> frozenset[int]:
        """Return the tokens of the figures that rank nothing."""
        figures = (claim for claim in self.claims if isinstance(claim, Claim))
        spans = (claim.span for claim in figures if claim.figure.kind != "ordinal")
        return frozenset(at for span in spans for at in range(*self._range(span)))

    def topics(self) -> list[Topic]:
        """Return the topic of each claim."""
        claims = self.claims
        article = self._article(claims)
        seen: Counter[tuple[int, str]] = Counter()
        topics = []
        for claim in claims:
            nth = 0
            if isinstance(claim, Claim):
                told = self._sentence(claim.span)[0], claim.figure.kind
                nth = seen[told]
                seen[told] += 1
            topics.append(self._topic(claim, nth, article))
        return topics

    def _article(self, claims: Sequence[Claim | Statement]) -> Article:
        """Return what the text as a whole speaks of, as its beginning tells."""
        whole = self._text.stretch(range(min(len(self._words), _MOST_WORDS)))
        return Article(
            self.origin,
            whole.keys,
            whole.countries,
            whole.keys | whole.places,
            whole.events,
            tuple(rate for claim in claims if isinstance(claim, Claim) for rate in self._rates(claim)),
        )

    def _topic(self, claim: Claim | Statement, nth: int, article: Article) -> Topic:
        """Return what a claim is told of, the ``nth`` of its kind in its sentence."""
        text = self._text
        first, end = self._range(claim.span)
        number, sentence = self._sentence(claim.span)
        from_, to = self._range(sentence)
        whole = range(max(from_, first - _MOST_SENTENCE), max(min(to, end + _MOST_SENTENCE), end))
        said = range(first, end)
        near = said if isinstance(claim, Statement) else self._clause(first, end, whole)
        core = nucleus(text, said, self.origin.language) if isinstance(claim, Statement) else near
        content = self._content(claim.span, first, end)
        told, beside = text.stretch(whole), range(max(whole.start, first - _BESIDE), min(whole.stop, end + 3))
        begins, ends = self._period(claim)
        concept = self._measured.concept(claim)
        head = self._measured.head(claim, concept, first, end, whole)
        if head == _INJURED and _EPIDEMIC in article.events:
            head = concept = _CASES
        return Topic(
            claim,
            article,
            place=number,
            head=head,
            heads=told.heads if concept is None else told.heads | {concept},
            named=head in told.heads,
            objects=frozenset(
                self._measured.acted_on(first, end)
                if isinstance(claim, Statement)
                else self._measured.objects(first, end, whole, head)
            ),
            near=text.keys(near),
            words=told.keys,
            countries=told.countries,
            places=told.places,
            parts=told.parts | self._seat_beside(first, end, whole),
            spots=told.spots,
            events=told.events,
            stages=told.stages,
            near_stages=frozenset(self._near_stages(first, end, near, whole, head)),
            opposed=head == "head.votes" and self._opposed(first, end, whole),
            offices=told.offices
            if isinstance(claim, Statement)
            else frozenset(self._offices_beside(first, whole)),
            modes=told.modes,
            near_modes=text.senses(near, "mode") - {_THIS} | self._pointing(near, first),
            denies=isinstance(claim, Statement)
            and is_denial(claim, content, told.denials, self.origin.language),
            lasts=isinstance(claim, Statement) and goes_on(content, self.origin.language),
            silent=self._led("denial.silence", _BASED, first, whole),
            negated=negated_deed(content, self.origin.language) if isinstance(claim, Statement) else None,
            content=content_of(text.keys(near), self.origin.language)
            if isinstance(claim, Statement)
            else frozenset(),
            beside=text.keys(beside),
            own=text.keys(range(first, end)),
            measure=concept,
            based=self._led("mode.base", _BASED, first, whole),
            part=self._led("mode.part", _PART, first, whole)
            or self._led("mode.whole", _WHOLE, first, whole)
            or bool(text.having("mode.part", range(end, self._before_comma(end, min(whole.stop, end + 2))))),
            during=self._led("mode.during", 2, first, whole) or self._led("mode.until", 2, first, whole),
            deed=self._deed(first, end, whole),
            nth=nth,
            turns=tuple(self._starts[at] for at in text.having("mode.contrast", whole)),
            near_countries=text.countries(core),
            change=self._change(claim, first, near, head) if isinstance(claim, Claim) else None,
            doer=self._doers.doer(first, whole, self._speaker_of(claim))
            if isinstance(claim, Claim)
            else frozenset(),
            nation=self._nation(claim, end),
            begins=begins,
            ends=ends,
            core=content_of(text.keys(core), self.origin.language)
            if isinstance(claim, Statement)
            else frozenset(),
            namings=frozenset(
                () if isinstance(claim, Statement) else self._named.namings(whole, but=range(first, end))
            ),
            person=self._named.person(first, whole)
            if isinstance(claim, Claim) and claim.figure.kind == "age"
            else frozenset(),
            headline=number == 0 and len(self._sentences) > 1 and self._ends_line(sentence),
        )

    # -- places in the text ----------------------------------------------------------------

    def _range(self, span: Span) -> tuple[int, int]:
        """Return the tokens ``[first, end)`` that a span covers."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        return first, max(first, bisect_left(self._starts, span.end))

    def _content(self, span: Span, first: int, end: int) -> list[str]:
        """Return the words of a span, folded, which may begin inside a token (وأن)."""
        words = self._tokens.texts[first:end]
        skip = (
            bisect_left(self._tokens.folded.origin, span.start) - self._tokens.starts[first] if words else 0
        )
        return [words[0][skip:], *words[1:]] if skip > 0 else words

    def _sentence(self, span: Span) -> tuple[int, Span]:
        number = max(0, bisect_right(self._sentence_starts, span.start) - 1)
        return number, self._sentences[number] if self._sentences else Span(0, 0)

    def _speaker_of(self, claim: Claim) -> range | None:
        """Return the tokens of who says what a figure stands in."""
        statements = (one for one in self.claims if isinstance(one, Statement))
        saying = (one for one in statements if one.span.contains(claim.span) and one.speaker_span is not None)
        said = next((one.speaker_span for one in saying), None)
        return None if said is None else range(*self._range(said))

    def _nation(self, claim: Claim | Statement, end: int) -> str | None:
        """Return the nation of those whom a count is of, as the adjective right behind them says."""
        word = self._text.word(end)
        counts = isinstance(claim, Claim) and claim.figure.kind == "count"
        return word.country if counts and word is not None and word.entity is None else None

    def _seat_beside(self, first: int, end: int, whole: range) -> frozenset[str]:
        """Return the capital in which something is counted: 210 أشخاص في باريس, في باريس 210 أشخاص."""
        where = particles(self.origin.language).inside
        for at in (max(whole.start, first - 1), *range(end, min(end + _SEATED, whole.stop))):
            word = self._text.word(at)
            seat = word is not None and word.entity is not None and word.entity.seat
            if seat and self._tokens.text(at - 1) in where:
                return frozenset({self._text.stem(at)})
        return frozenset()

    def _ends_line(self, sentence: Span) -> bool:
        return self.origin.text[sentence.end : sentence.end + 3].lstrip(" ").startswith(("\n", "\r"))

    def _clause(self, first: int, end: int, whole: range) -> range:
        """Return the tokens of a figure's clause: to the commas round it, at least four words back."""
        from_ = first
        words = 0
        while from_ > whole.start:
            if self._tokens.text(from_ - 1) in CLAUSE_SIGNS and words >= 4:
                break
            from_ -= 1
            words += self._words[from_] is not None
        to = end
        while to < whole.stop and self._tokens.text(to) not in CLAUSE_SIGNS:
            to += 1
        return range(from_, to)

    def _before_comma(self, first: int, end: int) -> int:
        """Return where a run of tokens ends at a comma: of خمسة، بينهم طفل the five are the whole."""
        return next((at for at in range(first, end) if self._tokens.text(at) in CLAUSE_SIGNS), end)

    # -- words -----------------------------------------------------------------------------

    def _near_stages(
        self, first: int, end: int, near: range, whole: range, head: str | None
    ) -> Iterator[str]:
        """Yield what narrows a figure: whom it counts and of what kind stands beside it or its head."""
        behind = self._before_comma(end, min(whole.stop, end + 3))
        beside = [range(max(whole.start, first - 2), behind)]
        heads = () if head is None else self._text.having(head, near)
        ends = [(at, self._before_comma(at, min(whole.stop, at + 4))) for at in heads]
        beside += [range(max(whole.start, at - 3), end) for at, end in ends]
        for tokens in beside:
            for key in self._text.senses(tokens, "stage"):
                if self._rival(key) in _BESIDE_HEAD:
                    yield key
        for key in self._text.senses(near, "stage"):
            if self._rival(key) not in _BESIDE_HEAD:
                yield key

    def _opposed(self, first: int, end: int, whole: range) -> bool:
        """Tell votes against from others: عارضه 12 نائبا, رفض 40 نائبا."""
        sided = range(max(whole.start, first - _SIDED), min(whole.stop, end + 1))
        return any(self._text.having(deed, sided) for deed in _OPPOSING)

    def _offices_beside(self, first: int, whole: range) -> Iterator[str]:
        """Yield of each kind of office the one nearest to a figure (68 صوتا، أجاز مجلس الشيوخ).

        One behind a preposition comes last: قبل إحالته إلى مجلس النواب.
        """
        leading = particles(self.origin.language).prepositions
        placed = self._text.placed(whole, "office")
        kinds: set[str] = set()
        for _, key in sorted(
            placed, key=lambda one: (self._tokens.text(one[0] - 1) in leading, abs(one[0] - first))
        ):
            kind = self._rival(key)
            if kind is None or kind not in kinds:
                yield key
            kinds.add(kind or key)

    def _pointing(self, near: range, first: int) -> frozenset[str]:
        """Return that something points back at a figure: هذا التراجع, البالغ; not لهذه المقاولات."""
        points = bool(self._text.having("mode.reaching", near))
        for at in self._text.having(_THIS, near):
            behind = self._text.word(at + 1)
            known = behind is not None and behind.sense is not None and behind.sense.role != "common"
            counted = self._entry(quantity_words(self.origin.language).filler, at + 1) is not None
            points = points or known or counted or 0 < first - at <= _BESIDE_THIS
        return frozenset({_THIS} if points else ())

    def _rival(self, key: str) -> str | None:
        sense = senses_of(self.origin.language, key)
        return None if sense is None else sense.rival

    def _led(self, key: str, reach: int, first: int, whole: range) -> bool:
        """Tell whether a word of a sense stands within so many tokens before a figure."""
        return bool(self._text.having(key, range(max(whole.start, first - reach), first)))

    def _deed(self, first: int, end: int, whole: range) -> str | None:
        """Return what happened at a date: the nearest event or deed before it, else right behind it."""
        before = range(first - 1, max(whole.start, first - _DEED) - 1, -1)
        for at in (*before, *range(end, min(whole.stop, end + 3))):
            word = self._words[at]
            sense = None if word is None else word.sense
            if sense is not None and sense.role in {"event", "word"} and not sense.general:
                return str(sense.key)
        return None

    def _change(self, claim: Claim, first: int, near: range, head: str | None) -> str | None:
        """Return ``rise`` or ``fall`` where the figure is a change; growth is one in itself."""
        if claim.figure.change is not None:
            return claim.figure.change
        if claim.figure.kind not in {"percent", "multiplier", "fraction"}:
            return None
        marks = self._text.senses(near, "mode")
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
            shrinks = self._text.having("mode.shrinks", range(near.start, first))
            return "fall" if nearest == "fall" and shrinks else "rise"
        by = quantity_words(self.origin.language).by
        led = any(self._entry(by, at) is not None for at in range(max(near.start, first - 2), first))
        return nearest if led and nearest is not None else None

    def _entry(self, book: Phrasebook[T], at: int) -> T | None:
        if not self._tokens.is_word(at):
            return None
        for _, _, stem in peel(self._tokens.text(at)):
            entry = book.longest(self._tokens.texts, at, stem)
            if entry is not None:
                return entry.meaning
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
            if word is None or word.sense is None or word.sense.key not in _PRICES:
                continue
            for place in range(at, min(at + 4, first)):
                for _, _, stem in peel(self._tokens.text(place)):
                    entry = currencies.longest(self._tokens.texts, place, stem)
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
