"""From one source and what it says to the rows that hold it: pure, and alone with its source."""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache

from ledger.claims.claim import Claim, Mention, Modality
from ledger.claims.gloss import gloss, said
from ledger.claims.period import period_days
from ledger.claims.statement import Stance, Statement
from ledger.lexicon import measures
from ledger.lexicon.units import unit_of
from ledger.source import Source
from ledger.span import Span, holders
from ledger.store import keys
from ledger.store.entities import Named, entity, named
from ledger.store.keyed import Keyed, KeyedClaims, keyed_claims
from ledger.store.merge import merge
from ledger.store.row import (
    ClaimEntityRow,
    ClaimRow,
    ClaimTextRow,
    EntityAliasRow,
    EntityRow,
    FigureRow,
    MeasureRow,
    MentionRow,
    Rows,
    SentenceRow,
    SourceBandRow,
    SourceRow,
    StatementRow,
    UnitRow,
)
from ledger.text.document import Document
from ledger.text.shingles import bands
from ledger.text.split import Sentence
from ledger.text.stem import search_norm, search_stem

# In code points: a sentence longer than the first is searched in parts, each with a margin on both sides.
LONG_SENTENCE = 1000
PART = 600
MARGIN = 200
# What a statement says beyond its first sentence is searched up to here.
LONG_STATEMENT = 5000

# How the text puts what a statement says, where the reporting word tells.
_MODALITIES: dict[Stance, Modality] = {
    "deny": "denied",
    "estimate": "estimated",
    "predict": "forecast",
    "promise": "planned",
}


def rows_of(source: Source, claims: Sequence[Claim], statements: Sequence[Statement] = ()) -> Rows:
    """Return the rows of ``source``, its ``claims`` and its ``statements``, which may come in any order.

    Raises as :func:`assemble`.
    """
    document = Document(source.text)
    return assemble(source, document, keyed_claims(source.key, document, claims, statements))


def assemble(source: Source, document: Document, claims: KeyedClaims) -> Rows:
    """Return the rows of ``source``, whose text ``document`` is, and of its claims.

    Raises ``ValueError`` for a claim whose quotation is not what its span covers, or that
    stands in no sentence: no such claim may enter a ledger.
    """
    return _Rows(source, document).of(claims)


class _Rows:
    """Makes the rows of one source."""

    def __init__(self, source: Source, document: Document) -> None:
        self.source = source
        self.document = document
        self.id = keys.source_id(source.key)
        self.rows = Rows()
        self.split = document.sentences
        self.starts = [sentence.span.start for sentence in self.split]
        self._searched: dict[str, tuple[str, str]] = {}
        self._named_ids: dict[str, int] = {}

    def of(self, claims: KeyedClaims) -> Rows:
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
        found = bands(self.document.shingles)
        self.rows.source_band.extend(SourceBandRow(band, self.id) for band in found)
        seen = keys.Occurrences()
        for position, sentence in enumerate(self.split):
            self.rows.sentence.append(self._sentence(position, sentence, seen))
        statements, figures = claims
        spans = [one.claim.span for one in statements]
        for statement, outer in zip(statements, holders(spans, spans, equal=False), strict=True):
            self._statement(statement, None if outer is None else statements[outer].id)
        # A figure belongs to the statement that it begins in, as its speaker does.
        firsts = [Span(one.claim.span.start, one.claim.span.start + 1) for one in figures]
        for figure, outer in zip(figures, holders(spans, firsts), strict=True):
            self._figure(figure, None if outer is None else statements[outer].id)
        return self.rows

    def _sentence(self, position: int, sentence: Sentence, seen: keys.Occurrences) -> SentenceRow:
        text = sentence.span.of(self.source.text)
        return SentenceRow(
            id=keys.sentence_id(self.source.key, *seen.next(self.document.folded(sentence.span))),
            source=self.id,
            position=position,
            paragraph=sentence.paragraph,
            char_start=sentence.span.start,
            char_end=sentence.span.end,
            text=text,
        )

    def _statement(self, keyed: Keyed[Statement], outer: int | None) -> None:
        key, statement = keyed
        for part, span, quote in (
            ("quotes", statement.span, statement.quote),
            ("has the cue", statement.cue_span, statement.cue),
        ):
            self._require(statement.rule, part, span, quote)
        claim_id = keys.claim_id(key)
        sentence = self._sentence_at(statement.span, statement.quote)
        speaker = None if statement.speaker is None else self._named(named(statement.speaker))
        carrier = None if statement.carrier is None else self._named(named(statement.carrier))
        if speaker is not None and statement.speaker_text is not None:
            self._alias(speaker, statement.speaker_text, statement.rule)
        affirmed = statement.polarity == "affirmed"
        self.rows.claim.append(
            ClaimRow(
                id=claim_id,
                key=key,
                source=self.id,
                sentence=sentence.id,
                kind="statement",
                quote=statement.quote,
                gloss=said(statement),
                modality=_MODALITIES.get(statement.stance, "asserted") if affirmed else "asserted",
                speaker=None if speaker is None else speaker.id,
                statement=outer,
                rule=statement.rule,
                char_start=statement.span.start,
                char_end=statement.span.end,
            )
        )
        self.rows.statement.append(
            StatementRow(
                claim=claim_id,
                cue=statement.cue,
                cue_start=statement.cue_span.start,
                cue_end=statement.cue_span.end,
                content=statement.quote,
                speaker_text=statement.speaker_text,
                stance=statement.stance,
                mode=statement.mode,
                polarity=statement.polarity,
                carrier=None if carrier is None else carrier.id,
            )
        )
        self.rows.claim_text.append(
            ClaimTextRow(claim_id, *self._words(statement.span, sentence, speaker, carrier))
        )

    def _figure(self, keyed: Keyed[Claim], statement: int | None) -> None:
        key, claim = keyed
        claim_id = keys.claim_id(key)
        sentence = self._sentence_at(claim.span, claim.quote)
        speaker = None if claim.speaker is None else self._named(entity(claim.speaker))
        self.rows.claim.append(
            ClaimRow(
                id=claim_id,
                key=key,
                source=self.id,
                sentence=sentence.id,
                kind="figure",
                quote=claim.quote,
                gloss=gloss(claim),
                gloss_ar=gloss(claim, "ar"),
                modality=claim.modality,
                speaker=None if speaker is None else speaker.id,
                statement=statement,
                rule=claim.rule,
                char_start=claim.span.start,
                char_end=claim.span.end,
            )
        )
        self.rows.figure.append(self._value(claim, claim_id))
        seen = keys.Occurrences()
        if claim.measure_span is not None and claim.measure_text is not None:
            self._require(claim.rule, "measures", claim.measure_span, claim.measure_text)
        for position, mention in enumerate(claim.mentions):
            mention_id = keys.mention_id(key, *seen.next(self.document.folded(mention.span)))
            self.rows.mention.append(self._mention(mention, mention_id, claim_id, position))
        parties = {(self._named(entity(party.name)).id, party.role) for party in claim.parties}
        self.rows.claim_entity.extend(ClaimEntityRow(claim_id, who, role) for who, role in sorted(parties))
        self.rows.claim_text.append(ClaimTextRow(claim_id, *self._words(claim.span, sentence, speaker)))

    def _words(self, span: Span, sentence: SentenceRow, *names: EntityRow | None) -> tuple[str, str]:
        """Return the words, folded and stemmed, by which search finds a claim.

        They are those of its sentence, of what a statement says beyond it, and the names of
        who says so. Of an endless sentence (a text without full stops) only a part around
        the claim's beginning counts, so that what is stored grows with the text and not with
        its square.
        """
        start, end = sentence.char_start, sentence.char_end
        if end - start > LONG_SENTENCE:
            part = (span.start - start) // PART
            start, end = (
                max(start, start + part * PART - MARGIN),
                min(end, start + (part + 1) * PART + MARGIN),
            )
        end = max(end, min(span.end, end + LONG_STATEMENT))
        found = [self.document.searched.within(Span(start, end))]
        found += [
            self._search(name) for row in names if row is not None for name in (row.name, row.name_ar) if name
        ]
        return " ".join([norm for norm, _ in found if norm]), " ".join([stem for _, stem in found if stem])

    def _search(self, name: str) -> tuple[str, str]:
        """Return the words of a name, folded and stemmed; the claims of one speaker share them."""
        known = self._searched.get(name)
        if known is None:
            known = self._searched[name] = search_norm(name), search_stem(name)
        return known

    def _value(self, claim: Claim, claim_id: int) -> FigureRow:
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
            measure_start=None if claim.measure_span is None else claim.measure_span.start,
            measure_end=None if claim.measure_span is None else claim.measure_span.end,
            qualifiers=", ".join(claim.qualifiers) or None,
            edtf=figure.edtf,
            earliest=_day(figure.earliest),
            latest=_day(figure.latest),
            period=claim.period,
            period_earliest=_day(earliest),
            period_latest=_day(latest),
            compared_to=claim.compared_to,
        )

    def _mention(self, mention: Mention, mention_id: int, claim_id: int, position: int) -> MentionRow:
        self._require(mention.rule, "quotes", mention.span, mention.quote)
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

    def _require(self, rule: str, part: str, span: Span, quote: str) -> None:
        """Raise ``ValueError`` where ``quote`` is not what stands in the source at ``span``."""
        found = span.of(self.source.text)
        if found != quote:
            raise ValueError(
                f"{self.source.key}: rule {rule} {part} {quote!r}, "
                f"but {span.start} to {span.end} reads {found!r}"
            )

    def _sentence_at(self, span: Span, quote: str) -> SentenceRow:
        """Return the sentence that a claim begins in, blanks before its first letter left out."""
        index = max(bisect_right(self.starts, span.start) - 1, 0)
        while index < len(self.split) and self.split[index].span.end <= span.start:
            index += 1
        if index == len(self.split) or not self.split[index].span.overlaps(span):
            raise ValueError(
                f"{self.source.key}: the claim at {span.start} ({quote!r}) stands in no sentence"
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
        row = _measure_row(concept)
        self.rows.measure[row.id] = row
        return row.id

    def _named(self, name: Named) -> EntityRow:
        known = self._named_ids.get(name.name)
        if known is None:
            known = self._named_ids[name.name] = keys.entity_id(name.name)
        merge("entity", self.rows.entity, known, EntityRow(known, *name))
        return self.rows.entity[known]

    def _alias(self, who: EntityRow, written: str, rule: str) -> None:
        """Keep a way in which the source writes a name, with what says that it means this name."""
        evidence = f"{self.source.key}: {rule}"
        row = EntityAliasRow(keys.alias_id(who.name, written), who.id, written, evidence)
        merge("entity_alias", self.rows.entity_alias, row.id, row)


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


@cache
def _measure_row(concept: str) -> MeasureRow:
    known = measures.concept(concept)
    label = measures.label(concept, "en") or concept
    nature = "unknown" if known is None else known.nature
    return MeasureRow(keys.measure_id(concept), concept, label, measures.label(concept, "ar"), nature)


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
