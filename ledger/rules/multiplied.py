"""Multipliers in one word: the verb that says "doubled"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ledger.lexicon.anchors import Anchor
from ledger.rules.amounts import AmountReader
from ledger.rules.arabic import peel
from ledger.rules.quantities import TIMES
from ledger.rules.reader import Reader
from ledger.rules.rule import Found, Quantity


def find_multiplied(reader: Reader, amounts: AmountReader) -> Iterator[Found[Quantity]]:
    """Yield every verb that multiplies, unless the number of times stands behind it."""
    for index in reader.candidates(Anchor.MULTIPLIED):
        for skip, article, stem in peel(reader.tokens.texts[index]):
            value = reader.words.multiplied.get(stem)
            if value is None or article:
                continue
            if not _times_follow(reader, amounts, index + 1):
                quantity = Quantity("multiplier", Decimal(value), Decimal(value), "1", change="rise")
                yield Found(
                    reader.tokens.span(index, index + 1, skip),
                    quantity,
                    "<verb that multiplies>",
                    index,
                    index + 1,
                    30,
                )
            break


def _times_follow(reader: Reader, amounts: AmountReader, index: int) -> bool:
    for at in range(index, min(index + TIMES, len(reader.tokens))):
        if (
            reader.tokens.kinds[at] not in {"word", "number"}
            or reader.tokens.text(at) in reader.particles.that
        ):
            return False
        if reader.numeral(at) is not None:
            amount = amounts.at(at)
            return amount is not None and (amount.kind == "multiplier" or amount.counted == "time")
    return False
