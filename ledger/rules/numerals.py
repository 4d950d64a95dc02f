"""Numerals: digits and Arabic number words, alone and compounded over و, to one value.

The grammar of compounds: a *group* below 1,000 (hundreds, then units, then tens, each
joined by و; 11 to 19 without it), times a *scale*, plus the next term of a smaller scale:
``<number> <scale> و<number> <scale> و<number>``. A scale alone is one of it (مليار يوان),
a dual two (ملياري). A half or quarter behind و is a part of the last scale.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from ledger.lexicon.numbers import NumberWords
from ledger.rules.arabic import ARTICLES, OWNERS, has_article, peel
from ledger.rules.digits import DigitStyle, read_digits
from ledger.text.tokens import Tokens

_ONE = Decimal(1)
_TWO_QUARTERS = Decimal("0.5")
_SHORT = 3  # letters of most words that own nothing: من, في


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number found at tokens ``[first, end)``.

    ``skip`` letters of its first word (conjunction, preposition) stay out of the span.
    ``scale`` is the last scale word's value (1 where there is none), ``share`` tells a
    fraction, ``words`` that number words are part of it, ``article`` that it is definite.
    """

    first: int
    end: int
    value: Decimal
    skip: int = 0
    article: bool = False
    scale: Decimal = _ONE
    words: bool = False
    share: bool = False
    last_unit: Decimal = _ONE

    @property
    def mantissa(self) -> Decimal:
        """The number before its scale word."""
        return self.value / self.scale


@dataclass(slots=True)
class _Item:
    role: str
    value: Decimal
    end: int
    joined: bool = False
    skip: int = 0
    article: bool = False


class NumeralReader:
    """Reads numerals off the tokens of one text."""

    def __init__(self, tokens: Tokens, words: NumberWords, style: DigitStyle) -> None:
        self.tokens = tokens
        self.words = words
        self.style = style

    def at(self, index: int) -> Numeral | None:
        """Return the longest numeral that begins at token ``index``, or None."""
        items = self._items(index)
        if len(items) > 1 and self._is_fifth(index, items):
            items.sort(key=lambda item: item.role != "part")
        for item in items:
            numeral = self._compound(index, item)
            if numeral is not None:
                return numeral
        return None

    def _is_fifth(self, index: int, items: list[_Item]) -> bool:
        """Tell خُمس "a fifth" from خمس "five": a damma, or a definite noun right behind it (خمس السكان)."""
        return "\u064f" in self.tokens.written(index) or (
            not items[0].article
            and items[0].role == "unit"
            and has_article(self.tokens.text(index + 1))
            and not self._is_bare_word(index + 1)  # خمس آلاف
        )

    # -- single words ---------------------------------------------------------------

    def _items(self, index: int) -> list[_Item]:
        """Return the readings of the token at ``index`` as the start or next part of a numeral."""
        tokens = self.tokens
        if tokens.is_number(index):
            value = read_digits(tokens.texts[index], self.style)
            return [] if value is None else [_Item("digits", value, index + 1)]
        if not tokens.is_word(index):
            return []
        text = tokens.texts[index]
        if text == "و" and (tokens.is_number(index + 1) or self._is_bare_word(index + 1)):
            return [
                _Item(item.role, item.value, item.end, joined=True, skip=1) for item in self._items(index + 1)
            ]
        led = text in ARTICLES and tokens.is_number(index + 1)
        if led and not (text == "و" and tokens.is_number(index - 1)):
            return [
                _Item(
                    item.role,
                    item.value,
                    item.end,
                    text[0] == "و",
                    len(text) - 2 if text != "لل" else 0,
                    True,
                )
                for item in self._items(index + 1)
            ]
        if text == "واحد" and "أ" in tokens.written(index):  # وأحد عشر, not واحد
            return [_Item("unit", _ONE, index + 1, joined=True, skip=1)]
        for skip, article, stem in peel(text):
            if stem in self.words.nouns:
                return []
            readings = self.words.cardinals.get(stem)
            if readings and not (skip and len(stem) < 3 and text[skip - 1] not in "وب"):
                if stem == "الف" and "\u0651" in self.tokens.written(index):
                    return []  # ألّف "composed"
                if (
                    readings[0].role == "part"
                    and stem == "ثمن"
                    and "\u064f" not in self.tokens.written(index)
                ):
                    return []  # ثمن "price"
                joined = skip > 0 and text[0] == "و"
                return [_Item(word.role, word.value, index + 1, joined, skip, article) for word in readings]
        return self._owned(index, text)

    def _is_bare_word(self, index: int) -> bool:
        """Tell a number word with nothing written onto it: what a و that stands apart joins."""
        return self.tokens.text(index) in self.words.cardinals

    def _owned(self, index: int, text: str) -> list[_Item]:
        """Read a part with its owner written onto it: نصفها, ثلثيه, ربعهم."""
        for ending in OWNERS:
            stem = text.removesuffix(ending)
            if stem == text or len(stem) < 3:
                continue
            for skip, article, bare in peel(stem):
                readings = [] if article else self.words.cardinals.get(bare, [])
                if readings and bare != "ثمن" and all(word.role == "part" for word in readings):
                    return [_Item("part", word.value, index + 1, False, skip, True) for word in readings]
        return []

    def _next(self, index: int, *roles: str) -> _Item | None:
        for item in self._items(index):
            if item.role in roles:
                return item
        return None

    # -- compounds --------------------------------------------------------------------

    def _compound(self, index: int, first: _Item) -> Numeral | None:
        start = Numeral(index, first.end, Decimal(0), first.skip, first.article, words=first.role != "digits")
        if first.role in {"part", "parts"}:
            return self._share(start, first)
        if first.role == "zero":
            return start
        if first.role == "scales":
            return None
        if first.role == "dual" and self._is_single(first, index):
            first = _Item("scale", first.value, first.end, first.joined, first.skip, first.article)
        if first.role in {"scale", "dual"}:
            term = first.value * (2 if first.role == "dual" else 1)
            return self._terms(replace(start, value=term, scale=first.value, last_unit=first.value))
        group, end, words = self._group(first)
        scaled = self._scaled(start, group, end, words)
        if scaled.scale != 1:
            return self._terms(scaled)
        return self._fractional(scaled)

    def _is_single(self, item: _Item, index: int) -> bool:
        """Tell ألفا/مليونا in the accusative (one) from the dual in construct (two).

        Tanwin says one; so does a smaller term that follows (مليونا و200 ألف).
        """
        written = self.tokens.written(index)
        if not self.tokens.texts[index].endswith("ا"):
            return False
        following = self._items(item.end)
        return written.rstrip().endswith("ً") or "ًا" in written or any(item.joined for item in following)

    def _group(self, first: _Item) -> tuple[Decimal, int, bool]:
        """Read a group below 1,000 from its first word on: value, end, whether it has words."""
        value, end, role = first.value, first.end, first.role
        if role == "digits":
            return value, end, False
        if role == "unit":
            ten = self._next(end, "ten")
            if ten is not None and not ten.joined and not ten.skip:
                return value + 10, ten.end, True
            hundred = self._next(end, "hundred")
            if hundred is not None and not hundred.joined and not hundred.skip and value >= 3:
                value, end, role = value * 100, hundred.end, "hundreds"
            else:
                return self._with_tens(value, end)
        if role in {"hundred", "hundreds"}:
            below = self._next(end, "unit", "ten", "tens")
            if below is not None and below.joined:
                return self._below_hundred(value, end, below)
        return value, end, True

    def _below_hundred(self, hundreds: Decimal, end: int, below: _Item) -> tuple[Decimal, int, bool]:
        if below.role != "unit":
            return hundreds + below.value, below.end, True
        ten = self._next(below.end, "ten")
        if ten is not None and not ten.joined and not ten.skip:
            return hundreds + below.value + 10, ten.end, True
        value, end, words = self._with_tens(below.value, below.end)
        return hundreds + value, end, words

    def _with_tens(self, unit: Decimal, end: int) -> tuple[Decimal, int, bool]:
        tens = self._next(end, "tens")
        if tens is not None and tens.joined and tens.skip == 1:
            return unit + tens.value, tens.end, True
        return unit, end, True

    def _scaled(self, start: Numeral, group: Decimal, end: int, words: bool) -> Numeral:
        """Multiply a group by the scale words that follow it (خمسة آلاف, 330 مليون, $330M)."""
        words = start.words or words
        times, symbol = _ONE, self.words.symbols.get(self.tokens.text(end))
        if symbol is not None and self.tokens.is_number(end - 1):
            if self.tokens.glued(end) or len(self.tokens.text(end)) > 1:
                times, end = symbol, end + 1
        else:
            scale = self._next(end, "scale", "scales")
            if scale is not None and not scale.skip:
                times, end, words = scale.value, scale.end, True
        value = group if times is _ONE else group * times
        return Numeral(start.first, end, value, start.skip, start.article, times, words, last_unit=times)

    def _terms(self, numeral: Numeral) -> Numeral:
        """Read what follows a scaled term: a greater scale, a half, a term of a smaller scale."""
        chained = self._next(numeral.end, "scale")
        if chained is not None and not chained.skip and chained.value > numeral.last_unit:
            term = numeral.last_unit * chained.value
            return self._terms(
                replace(
                    numeral,
                    value=numeral.value * chained.value,
                    end=chained.end,
                    scale=term,
                    last_unit=term,
                    words=True,
                )
            )
        for item in self._items(numeral.end):
            if not item.joined or item.article:
                continue
            if item.role == "part" and item.skip == 1:
                return self._half(numeral, item)
            longer = self._joined_term(numeral, item)
            if longer is not None:
                return longer
        return numeral

    def _joined_term(self, numeral: Numeral, item: _Item) -> Numeral | None:
        if item.skip > 1:
            return None
        if item.role in {"scale", "dual"}:
            if item.value >= numeral.last_unit:
                return None
            value = item.value * (2 if item.role == "dual" and not self._is_single(item, item.end - 1) else 1)
            longer = replace(numeral, value=numeral.value + value, end=item.end, last_unit=item.value)
            return self._terms(longer)
        if item.role not in {"digits", "unit", "ten", "tens", "hundred", "hundreds"}:
            return None
        group, end, words = self._group(item)
        term = self._scaled(Numeral(item.end, end, group), group, end, words)
        if term.scale > numeral.last_unit == numeral.scale and group < numeral.last_unit:
            # 15 ألفا و275 مليارا: so many thousands and hundreds of the greater scale
            value = (numeral.value + group) * term.scale
            scale, last = numeral.scale * term.scale, term.scale
            return self._terms(
                replace(numeral, value=value, end=term.end, scale=scale, last_unit=last, words=True)
            )
        if term.value >= numeral.last_unit or term.value != term.value.to_integral_value():
            return None
        longer = replace(
            numeral, value=numeral.value + term.value, end=term.end, last_unit=term.last_unit, words=True
        )
        return self._terms(longer) if term.scale != 1 else longer

    def _half(self, numeral: Numeral, part: _Item) -> Numeral:
        """Add a part of the last scale: مليون ونصف, ثلاثة ملايين ونصف المليون."""
        end = part.end
        repeated = self._next(end, "scale")
        if repeated is not None and repeated.value == numeral.last_unit and not repeated.skip:
            end = repeated.end
        return replace(numeral, value=numeral.value + part.value * numeral.last_unit, end=end, words=True)

    def _fractional(self, numeral: Numeral) -> Numeral:
        """Read parts of one behind a number without a scale: ثلاثة ونصف, ثلاثة أرباع."""
        if numeral.article:
            return numeral
        parts = self._next(numeral.end, "parts")
        if parts is not None and not parts.skip and numeral.value < 10 and not parts.article:
            share = (numeral.value * parts.value).quantize(Decimal("1e-10")).normalize()
            return self._of_scale(replace(numeral, value=share, end=parts.end, words=True, share=True))
        half = self._next(numeral.end, "part")
        if (
            half is not None
            and half.joined
            and half.skip == 1
            and not half.article
            and self._is_part_only(numeral.end)
        ):
            return replace(numeral, value=numeral.value + half.value, end=half.end, words=True)
        return numeral

    def _is_part_only(self, index: int) -> bool:
        """Tell a half, third or quarter from a word that is a number too (ثلاث وخمس)."""
        return all(item.role == "part" for item in self._items(index))

    def _share(self, start: Numeral, part: _Item) -> Numeral | None:
        if part.role == "parts":
            return None
        value = part.value
        if self._is_accusative_part(start.first):
            if value == _TWO_QUARTERS and self.tokens.text(part.end).endswith("ا"):
                return None  # كان ربعا صعبا: a quarter of the year, and what it was like
            value /= 2
        return self._of_scale(replace(start, value=value.normalize(), share=True))

    def _is_accusative_part(self, index: int) -> bool:
        """Tell ربعا "a quarter", in the accusative, from the dual before what it is of (ربعا السكان)."""
        text = self.tokens.texts[index]
        stem = next((stem for _, _, stem in peel(text) if stem in self.words.cardinals), "")
        singular = self.words.cardinals.get(stem.removesuffix("ا"), [])
        if stem == stem.removesuffix("ا") or not any(word.role == "part" for word in singular):
            return False
        if self.tokens.written(index).endswith(("\u064b", "\u064bا")) or not self.tokens.is_word(index + 1):
            return True
        after = self.tokens.text(index + 1)
        owned = has_article(self.tokens.text(index + 2)) and not after.endswith("ا") and len(after) > _SHORT
        return not (has_article(after) or after.endswith(OWNERS) or owned)

    def _of_scale(self, numeral: Numeral) -> Numeral:
        """Multiply a part by the scale behind it: نصف مليون, ثلاثة أرباع المليون."""
        scale = self._next(numeral.end, "scale")
        if scale is None or scale.skip or numeral.article:
            return numeral
        whole = replace(numeral, value=numeral.value * scale.value, end=scale.end, scale=scale.value)
        return self._terms(replace(whole, last_unit=scale.value, share=False))
