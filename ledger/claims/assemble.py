"""Assembling claims from found things."""

from __future__ import annotations

from decimal import Decimal
from typing import cast

from ledger.claims.claim import Change, Claim, Comparator, Figure, Kind, Mention
from ledger.rules.date_reader import Dated
from ledger.rules.rule import Quantity
from ledger.span import Span


def claim_of(span: Span, value: Quantity | Dated, rule: str, text: str) -> Claim:
    """Return the claim that a found quantity or date makes, anchored in ``text``."""
    figure = _dated(value) if isinstance(value, Dated) else _measured(value)
    return Claim((Mention(span, span.of(text), figure, rule),))


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
