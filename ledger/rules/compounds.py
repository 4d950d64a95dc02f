"""Compounds: one amount said in a unit and its part (3 ساعات و20 دقيقة, 77 دولارا و80 سنتا).

A duration is told in its smaller unit, money in its currency.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ledger.rules.amount import Amount, in_unit
from ledger.rules.amounts import AmountReader
from ledger.rules.numerals import Numeral
from ledger.rules.reader import Reader

# How many of a unit (UCUM) make one of the next larger one.
PARTS = {("a", "mo"): 12, ("wk", "d"): 7, ("d", "h"): 24, ("h", "min"): 60, ("min", "s"): 60}


def compounded(reader: Reader, amounts: AmountReader, index: int, amount: Amount | None) -> Amount | None:
    """Return the amount that begins at a token with the parts that و joins to it."""
    if reader.tokens.text(index - 1).removeprefix("و") in reader.particles.between:
        return amount
    whole = amount if amount is not None else one_unit(reader, amounts, index)
    if whole is None:
        return None
    longer = _joined(reader, amounts, whole)
    return longer if longer is not None else amount


def one_unit(reader: Reader, amounts: AmountReader, index: int) -> Amount | None:
    """Read a unit of time that stands for one of it: ساعة (و22 دقيقة), من سنة (إلى ثلاث)."""
    if not reader.tokens.is_word(index) or reader.numeral(index) is not None:
        return None
    read = reader.read(amounts.book.units, index)
    if read is None or read[0].dimension != "duration" or read[0].count is not None:
        return None
    form, end, skip = read
    if reader.tokens.text(index)[skip:].startswith("ال"):
        return None
    return in_unit(Numeral(index, end, Decimal(1), skip, words=True), form, index, end, "<unit>")


def _joined(reader: Reader, amounts: AmountReader, whole: Amount) -> Amount | None:
    if whole.kind not in {"duration", "money"} or not reader.tokens.text(whole.end).startswith("و"):
        return None
    part = amounts.at(whole.end)
    if part is None and (one := one_unit(reader, amounts, whole.end)) is not None:
        if reader.is_one(one.end):
            part = replace(one, end=one.end + 1)  # ودقيقة واحدة
        elif _joined(reader, amounts, one) is not None:
            part = one  # ودقيقة و14 ثانية
    if part is None or part.first != whole.end or part.skip != 1 or part.kind != whole.kind:
        return None
    value: Decimal | None = None
    if whole.kind == "money" and part.unit == whole.unit and part.value < 1 <= whole.value:
        value = whole.value + part.value
    factor = PARTS.get((whole.unit or "", part.unit or ""))
    if whole.kind == "duration" and factor is not None and part.value < factor:
        value = whole.value * factor + part.value
    if value is None:
        return None
    longer = replace(
        whole, value=value, unit=part.unit, end=part.end, rule=f"{whole.rule} و{part.rule}", numeral=None
    )
    return _joined(reader, amounts, longer) or longer
