"""Digits: which mark groups and which begins the decimals is decided by evidence."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import regex

from ledger.text.tokens import Tokens

_PARTS = regex.compile(r"\d+|[^\d]")
_DECIMAL_COMMA = regex.compile(r"^\d+,(?:\d{1,2}|\d{4,})$")
_DECIMAL_DOT = regex.compile(r"^\d[\d,]*\.(?:\d{1,2}|\d{4,})$")
_DOTTED_GROUPS = regex.compile(r"^\d{1,3}(?:\.\d{3}){2,}")


@dataclass(frozen=True, slots=True)
class DigitStyle:
    """How one text writes numbers: whether its lone dot before three digits groups them (1.400 = 1400)."""

    dot_groups: bool = False


def digit_style(tokens: Tokens) -> DigitStyle:
    """Read the style of a text off its unambiguous numbers."""
    numbers = [text for text, kind in zip(tokens.texts, tokens.kinds, strict=True) if kind == "number"]
    comma = any(_DECIMAL_COMMA.match(number) for number in numbers)
    dot = any(_DECIMAL_DOT.match(number) for number in numbers)
    grouped = any(_DOTTED_GROUPS.match(number) for number in numbers)
    return DigitStyle(dot_groups=grouped or (comma and not dot))


def read_digits(written: str, style: DigitStyle = DigitStyle()) -> Decimal | None:
    """Return the value of a number token, or None where its marks make no one number.

    >>> [str(read_digits(w)) for w in ("1,400", "2,6", "1.234.567,89", "31،240", "0,125", "1 200 000")]
    ['1400', '2.6', '1234567.89', '31240', '0.125', '1200000']
    >>> read_digits("5،10،15") is None
    True
    """
    if written.isdigit():
        return Decimal(written)
    parts = _PARTS.findall(written)
    digits = parts[0::2]
    marks = ["," if mark == "،" else "." if mark == "٫" else mark for mark in parts[1::2]]
    last = marks[-1]
    if len(marks) > 1 and marks[-2] != last:
        # Two kinds of mark: all but the last group, the last begins the decimals ...
        if len(set(marks[:-1])) > 1 or not _are_groups(digits[:-1]):
            return None
        return Decimal("".join(digits[:-1]) + "." + digits[-1])
    if last in " '’٬":
        return Decimal("".join(digits)) if _are_groups(digits) else None
    if len(marks) > 1:
        # ... one kind, more than once: groups of three (or, as in 26,013,94, a pair of decimals).
        if _are_groups(digits):
            return Decimal("".join(digits))
        if _are_groups(digits[:-1]) and len(digits[-1]) < 3 and last == "," and len(digits) > 2:
            return Decimal("".join(digits[:-1]) + "." + digits[-1])
        return None
    dot_groups = style.dot_groups or digits[1] == "000"
    decimals = parts[1] == "٫" or not _are_groups(digits) or (last == "." and not dot_groups)
    if parts[1] == "،" and not _are_groups(digits) and len(digits[1]) > 2:
        return None
    return Decimal(".".join(digits)) if decimals else Decimal("".join(digits))


def _are_groups(digits: list[str]) -> bool:
    """Tell whether runs of digits are groups of three: 1-3 first (no leading zero), then threes."""
    return (
        1 <= len(digits[0]) <= 3
        and not digits[0].startswith("0")
        and all(len(group) == 3 for group in digits[1:])
    )
