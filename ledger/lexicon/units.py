"""Units and currencies: what they are (any language) and how a language writes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Literal

from ledger.lexicon.cldr import currency_codes, currency_label, currency_names
from ledger.lexicon.kept import kept
from ledger.lexicon.phrasebook import Phrasebook
from ledger.lexicon.read import forms, topic

System = Literal["iso4217", "ucum", "percent", "one", "other"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as the ledger stores it.

    ``code`` is an ISO 4217 code, a UCUM code, ``%`` or ``1``. ``factor`` is exact, to the
    coherent SI unit of ``dimension``; None where there is none (money, degrees).
    """

    code: str
    system: System
    dimension: str
    label: str
    label_ar: str | None = None
    factor: Decimal | None = None


@dataclass(frozen=True, slots=True)
class UnitForm:
    """What a written unit means: its code, how many of it the word alone says, and its choices.

    ``multiple`` is 10 for a decade (``a``); ``count`` is 2 for a dual and None for a word
    that says no number. ``candidates`` are the currencies that an ambiguous word may name, and
    ``others`` those of them of which the word is another part: a fils of Dubai is a hundredth.
    """

    code: str | None
    dimension: str
    multiple: Decimal = Decimal(1)
    count: int | None = None
    candidates: tuple[str, ...] = ()
    others: tuple[tuple[str, Decimal], ...] = ()

    def of(self, code: str) -> UnitForm:
        """Return what the word is in one of its currencies.

        >>> fils = UnitForm(None, "money", Decimal("0.001"), others=(("AED", Decimal("0.01")),))
        >>> fils.of("AED").multiple, fils.of("KWD").multiple
        (Decimal('0.01'), Decimal('0.001'))
        """
        return replace(self, code=code, candidates=(), multiple=dict(self.others).get(code, self.multiple))


@cache
def unit_of(code: str) -> Unit:
    """Return the unit with this code; raises ``LookupError`` for a code that no vocabulary holds.

    >>> unit_of("km").factor
    Decimal('1000')
    """
    if code == "%":
        return Unit("%", "percent", "share", "percent", "في المئة", Decimal("0.01"))
    if code == "1":
        return Unit("1", "one", "count", "one", "واحد", Decimal(1))
    if code in currency_codes():
        return Unit(code, "iso4217", "money", currency_label(code, "en"), currency_label(code, "ar"))
    arabic = topic("ar", "units")
    for key, block in topic("concepts", "units").items():
        if block["code"] == code and "multiple" not in block:
            factor = Decimal(block["factor"]) if "factor" in block else None
            written = forms(arabic.get(key, {}))
            return Unit(
                code, "ucum", block["dimension"], block["label"], written[0] if written else None, factor
            )
    raise LookupError(f"no unit {code!r}")


@kept
def unit_forms(language: str) -> Phrasebook[UnitForm]:
    """Return every written unit and currency of a language, a measure before a currency."""
    # Measures first: سنتين is "two years" before it is two cents.
    return Phrasebook([*_measures(language), *_money(language)])


@kept
def unit_symbols(language: str) -> Phrasebook[UnitForm]:
    """Return the signs and short forms that are units only right beside a number."""
    found: list[tuple[str, UnitForm]] = []
    for key, block in topic(language, "units").items():
        concept = topic("concepts", "units")[key]
        found += [(symbol, _measure(concept)) for symbol in block.get("symbols", ())]
    for key, block in topic(language, "currencies").items():
        found += [
            (symbol, _currency(topic("concepts", "currencies")[key])) for symbol in block.get("symbols", ())
        ]
    found += [(code, UnitForm(code, "money")) for code in currency_codes()]
    return Phrasebook(found)


def _measure(concept: dict[str, str], count: int | None = None) -> UnitForm:
    return UnitForm(concept["code"], concept["dimension"], Decimal(concept.get("multiple", "1")), count)


def _measures(language: str) -> Iterator[tuple[str, UnitForm]]:
    concepts = topic("concepts", "units")
    for key, block in topic(language, "units").items():
        for form in forms(block):
            yield form, _measure(concepts[key])
        for form in forms(block, "duals"):
            yield form, _measure(concepts[key], count=2)


def _currency(concept: dict[str, object], count: int | None = None) -> UnitForm:
    code = concept.get("code") or concept.get("default")
    candidates = concept.get("candidates", ())
    assert code is None or isinstance(code, str)
    assert isinstance(candidates, list | tuple)
    others = concept.get("factors", {})
    assert isinstance(others, dict)
    parts = tuple((other, Decimal(part)) for other, part in others.items())
    return UnitForm(code, "money", Decimal(str(concept.get("factor", "1"))), count, tuple(candidates), parts)


def _money(language: str) -> Iterator[tuple[str, UnitForm]]:
    concepts = topic("concepts", "currencies")
    blocks = topic(language, "currencies")
    plain: dict[str, list[str]] = {}
    for key, block in blocks.items():
        for form in forms(block):
            plain.setdefault(form, []).append(key)
            yield form, _currency(concepts[key])
        for form in forms(block, "duals"):
            plain.setdefault(form, []).append(key)
            yield form, _currency(concepts[key], count=2)
    for name, code in currency_names(language):
        yield name, UnitForm(code, "money")
