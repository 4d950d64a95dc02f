"""Conversions: the same amount again, in another unit (8 metres (26 feet)) or as the text rounds it."""

from __future__ import annotations

from decimal import Decimal

from ledger.lexicon.units import unit_of
from ledger.rules.context.scene import Scene
from ledger.rules.date_reader import Dated
from ledger.rules.rule import Found, Quantity

_GAP = 5  # tokens between an amount and its conversion
_OPEN = frozenset("([")
_CLOSED = frozenset(")]")
# Kinds of which one amount is told in units of several systems.
_MEASURED = frozenset({"length", "area", "mass", "volume", "speed", "temperature"})


def converts(
    scene: Scene,
    other: Found[Quantity | Dated],
    known: Quantity,
    found: Found[Quantity | Dated],
    value: Quantity,
) -> bool:
    """Tell whether a figure says the one before it again, in brackets or behind "that is".

    Money in another currency may be worth anything; lengths and other measures must be
    about as much, once both are in one unit.
    """
    gap = range(other.end, found.first)
    if not 0 < len(gap) <= _GAP or known.kind != value.kind or known.unit == value.unit:
        return False
    bracketed = scene.text(other.end) in _OPEN
    equals = scene.words.equals
    apposed = any(scene.text(at) in equals for at in gap) and all(
        not scene.is_word(at)
        or scene.text(at) in equals
        or scene.is_function(at)
        or scene.reader.follows(scene.bounds, at + 1)
        for at in gap
    )
    if not bracketed and not apposed:
        return False
    return known.kind == "money" or _as_much(known, value) or _stands_alone(scene, gap, found, known, value)


def _stands_alone(
    scene: Scene,
    gap: range,
    found: Found[Quantity | Dated],
    known: Quantity,
    value: Quantity,
) -> bool:
    """Tell an amount alone in brackets, in another unit of its dimension: a conversion, right or wrong."""
    if known.unit is None or value.unit is None:
        return False
    one, two = unit_of(known.unit), unit_of(value.unit)
    hedged = all(not scene.is_word(at) or scene.reader.follows(scene.bounds, at + 1) for at in gap)
    closed = scene.text(gap.start) in _OPEN and scene.text(found.end) in _CLOSED
    return hedged and closed and one.dimension == two.dimension and known.kind in _MEASURED


def _as_much(known: Quantity, value: Quantity) -> bool:
    """Tell whether two amounts are about as much in one unit (a tenth apart at most)."""
    if known.unit is None or value.unit is None:
        return False
    one, two = unit_of(known.unit), unit_of(value.unit)
    if one.dimension != two.dimension or one.factor is None or two.factor is None:
        return False
    for mine, theirs in ((known.low, value.low), (known.high, value.high)):
        if mine is None or theirs is None:
            continue
        first, second = mine * one.factor, theirs * two.factor
        return abs(first - second) <= max(abs(first), abs(second)) * Decimal("0.1")
    return False
