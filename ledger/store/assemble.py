"""From one source and its claims to the rows that hold them: pure, and alone with its source."""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache

from ledger.claims.claim import Claim, Mention
from ledger.claims.gloss import gloss
from ledger.claims.period import period_days
from ledger.lexicon.units import unit_of
from ledger.source import Source
from ledger.store import keys
from ledger.store.entities import entity
from ledger.store.row import (
    ClaimEntityRow,
    ClaimRow,
    ClaimTextRow,
    EntityRow,
    FigureRow,
    MeasureRow,
    MentionRow,
    Rows,
    SentenceRow,
    SourceRow,
    UnitRow,
)
from ledger.text.split import Sentence, sentences
from ledger.text.stem import search_norm, search_stem

# In code points: a sentence longer than the first is searched in parts, each with a margin on both sides.
LONG_SENTENCE = 1000
PART = 600
MARGIN = 200


def rows_of(source: Source, claims: Sequence[Claim]) -> Rows:
    """Return the rows of ``source`` and its ``claims``, which may come in any order.

    Raises ``ValueError`` for a claim whose quotation is not what its span covers, or that
    stands in no sentence: no such claim may enter a ledger.
    """
    return _Rows(source).of(claims)


class _Rows:
    """Makes the rows of one source."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.id = keys.source_id(source.key)
        self.rows = Rows()
        self.split = sentences(source.text)
        self.starts = [sentence.span.start for sentence in self.split]
        self.search: dict[tuple[int, int], tuple[str, str]] = {}

    def of(self, claims: Sequence[Claim]) -> Rows:
        source = self.source
        self.rows.source.append(
            SourceRow(
                id=self.id,
                key=source.key,
                title=source.title,
                publisher=source.publisher,
                published=_day(source.published),
                language=source.language,
                url=source.url,
                author=source.author,
                sample=int(source.sample),
                sha256=source.sha256,
                cluster=None,
                text=source.text,
            )
        )
        seen = keys.Occurrences()
        for position, sentence in enumerate(self.split):
            self.rows.sentence.append(self._sentence(position, sentence, seen))
        seen = keys.Occurrences()
        for claim in sorted(claims, key=lambda claim: claim.span):
            self._claim(claim, keys.claim_key(source.key, "figure", *seen.next(claim.quote)))
        return self.rows

    def _sentence(self, position: int, sentence: Sentence, seen: keys.Occurrences) -> SentenceRow:
        text = sentence.span.of(self.source.text)
        return SentenceRow(
            id=keys.sentence_id(self.source.key, *seen.next(text)),
            source=self.id,
            position=position,
            paragraph=sentence.paragraph,
            char_start=sentence.span.start,
            char_end=sentence.span.end,
            text=text,
        )

    def _claim(self, claim: Claim, key: str) -> None:
        claim_id = keys.claim_id(key)
        sentence = self._sentence_at(claim)
        self.rows.claim.append(
            ClaimRow(
                id=claim_id,
                key=key,
                source=self.id,
                sentence=sentence.id,
                kind="figure",
                quote=claim.quote,
                gloss=gloss(claim),
                modality=claim.modality,
                speaker=None if claim.speaker is None else self._entity(claim.speaker),
                statement=None,
                rule=claim.rule,
                char_start=claim.span.start,
                char_end=claim.span.end,
            )
        )
        self.rows.figure.append(self._figure(claim, claim_id))
        seen = keys.Occurrences()
        for position, mention in enumerate(claim.mentions):
            mention_id = keys.mention_id(key, *seen.next(mention.quote))
            self.rows.mention.append(self._mention(mention, mention_id, claim_id, position))
        parties = {self._entity(party) for party in claim.about}
        self.rows.claim_entity.extend(ClaimEntityRow(claim_id, party, "about") for party in sorted(parties))
        self.rows.claim_text.append(ClaimTextRow(claim_id, *self._words(claim, sentence)))

    def _words(self, claim: Claim, sentence: SentenceRow) -> tuple[str, str]:
        """Return the words, folded and stemmed, by which search finds a claim: those of its sentence.

        Of an endless sentence (a text without full stops) only a part around the claim
        counts, so that what is stored grows with the text and not with its square.
        """
        part = 0
        text = sentence.text
        if len(text) > LONG_SENTENCE:
            part = (claim.span.start - sentence.char_start) // PART
            text = text[max(0, part * PART - MARGIN) : (part + 1) * PART + MARGIN]
        words = self.search.get((sentence.id, part))
        if words is None:
            words = self.search[sentence.id, part] = search_norm(text), search_stem(text)
        return words

    def _figure(self, claim: Claim, claim_id: int) -> FigureRow:
        figure = claim.figure
        earliest, latest = period_days(claim.period) if claim.period else (None, None)
        return FigureRow(
            claim=claim_id,
            kind=figure.kind,
            low=_exact(figure.low),
            high=_exact(figure.high),
            low_real=_real(figure.low),
            high_real=_real(figure.high),
            unit=self._unit(figure.unit),
            unit_candidates=json.dumps(figure.unit_candidates) if figure.unit_candidates else None,
            comparator=figure.comparator,
            counted=figure.counted,
            per=figure.per,
            change=figure.change,
            measure=self._measure(claim.measure),
            measure_text=claim.measure_text,
            edtf=figure.edtf,
            earliest=_day(figure.earliest),
            latest=_day(figure.latest),
            period=claim.period,
            period_earliest=_day(earliest),
            period_latest=_day(latest),
            compared_to=None,
        )

    def _mention(self, mention: Mention, mention_id: int, claim_id: int, position: int) -> MentionRow:
        if mention.span.of(self.source.text) != mention.quote:
            raise ValueError(
                f"{self.source.key}: rule {mention.rule} quotes {mention.quote!r}, "
                f"but {mention.span.start} to {mention.span.end} reads {mention.span.of(self.source.text)!r}"
            )
        return MentionRow(
            id=mention_id,
            claim=claim_id,
            position=position,
            char_start=mention.span.start,
            char_end=mention.span.end,
            quote=mention.quote,
            low=_exact(mention.figure.low),
            high=_exact(mention.figure.high),
            unit=self._unit(mention.figure.unit),
            comparator=mention.figure.comparator,
            rule=mention.rule,
        )

    def _sentence_at(self, claim: Claim) -> SentenceRow:
        index = bisect_right(self.starts, claim.span.start) - 1
        if index < 0 or claim.span.start >= self.split[index].span.end:
            raise ValueError(
                f"{self.source.key}: the claim at {claim.span.start} ({claim.quote!r}) stands in no sentence"
            )
        return self.rows.sentence[index]

    def _unit(self, code: str | None) -> int | None:
        if code is None:
            return None
        row = _unit_row(code)
        self.rows.unit[row.id] = row
        return row.id

    def _measure(self, concept: str | None) -> int | None:
        if concept is None:
            return None
        row = MeasureRow(keys.measure_id(concept), concept, concept, None, "unknown")
        self.rows.measure[row.id] = row
        return row.id

    def _entity(self, reference: str) -> int:
        named = entity(reference)
        row = EntityRow(keys.entity_id(named.name), *named)
        self.rows.entity[row.id] = row
        return row.id


@cache
def _unit_row(code: str) -> UnitRow:
    unit = unit_of(code)
    return UnitRow(
        id=keys.unit_id(code),
        code=code,
        system=unit.system,
        dimension=unit.dimension,
        label=unit.label,
        label_ar=unit.label_ar,
        factor=_exact(unit.factor),
    )


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _exact(number: Decimal | None) -> str | None:
    """Return a number's digits: one text for equal numbers, without exponent or idle zeros.

    >>> _exact(Decimal("3.30E8")), _exact(Decimal("2.50")), _exact(Decimal("-0.0"))
    ('330000000', '2.5', '0')
    """
    if number is None:
        return None
    digits = f"{number:f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits


def _real(number: Decimal | None) -> float | None:
    """Return the nearest float; ``None`` for a number too large for one, which JSON could not carry."""
    if number is None:
        return None
    real = float(number)
    return real if math.isfinite(real) else None
