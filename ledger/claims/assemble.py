"""Assembling claims from found things."""

from __future__ import annotations

from decimal import Decimal
from typing import cast

from ledger.claims.claim import Change, Claim, Comparator, Figure, Kind, Mention, Modality, Party, Role
from ledger.claims.statement import Name, Stance, Statement
from ledger.rules.acquaintances import Speaker
from ledger.rules.context import Setting
from ledger.rules.date_reader import Dated
from ledger.rules.report import Report
from ledger.rules.rule import Quantity
from ledger.span import Span
from ledger.text.tokens import Tokens


def claim_of(span: Span, value: Quantity | Dated, rule: str, setting: Setting, tokens: Tokens) -> Claim:
    """Return the claim that a found quantity or date makes in its setting, anchored in its text."""
    text = tokens.folded.source
    figure = _dated(value) if isinstance(value, Dated) else _measured(value)
    words = setting.words
    named = None if words is None else tokens.span(words.first, words.end, words.skip)
    return Claim(
        (Mention(span, span.of(text), figure, rule),),
        modality=cast("Modality", setting.modality),
        speaker=None if setting.speaker is None else setting.speaker.name,
        speaker_text=None if setting.speaker is None else setting.speaker.name_ar,
        measure=setting.concept,
        measure_text=None if named is None else named.of(text),
        measure_span=named,
        period=setting.period,
        compared_to=setting.compared_to,
        qualifiers=setting.qualifiers,
        parties=tuple(Party(name, cast("Role", role)) for name, role in setting.parties),
    )


def statement_of(report: Report, tokens: Tokens) -> Statement:
    """Return the statement that a report makes, anchored in its text."""
    text = tokens.folded.source
    span = tokens.span(report.first, report.end, report.skip)
    cue = tokens.span(report.cue_first, report.cue_end)
    written = report.written
    named = None if written is None else tokens.span(written.first, written.end, written.skip)
    return Statement(
        span,
        span.of(text),
        cue,
        cue.of(text),
        cast("Stance", report.stance),
        report.mode,
        report.rule,
        name_of(report.speaker),
        named,
        None if named is None else named.of(text),
        "negated" if report.negated else "affirmed",
        name_of(report.carrier),
    )


def name_of(speaker: Speaker | None) -> Name | None:
    """Return a speaker as a name."""
    if speaker is None:
        return None
    entity = speaker.entity
    if entity is None:
        return Name(speaker.name, speaker.name_ar)
    return Name(speaker.name, speaker.name_ar, entity.kind, entity.code)


def _dated(dated: Dated) -> Figure:
    that = dated.when
    return Figure(
        "date",
        comparator=cast("Comparator", dated.comparator),
        edtf=that.edtf or None,
        earliest=that.earliest,
        latest=that.latest,
    )


def _measured(quantity: Quantity) -> Figure:
    return Figure(
        kind=cast("Kind", quantity.kind),
        low=exact(quantity.low),
        high=exact(quantity.high),
        unit=quantity.unit,
        comparator=cast("Comparator", quantity.comparator),
        counted=quantity.counted,
        per=quantity.per,
        change=cast("Change | None", quantity.change),
        unit_candidates=quantity.candidates,
    )


def exact(value: Decimal | None) -> Decimal | None:
    """Return a value without trailing zeros and without an exponent.

    >>> exact(Decimal("4600000000.0")), exact(Decimal("0.50"))
    (Decimal('4600000000'), Decimal('0.5'))
    """
    if value is None:
        return None
    if value == value.to_integral_value():
        return value.quantize(Decimal(1)) if value.adjusted() < 27 else Decimal(int(value))
    return value.normalize()
