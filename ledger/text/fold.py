"""Folding: the only place where characters change.

Rules read a *folded* text in which the many ways to write one Arabic word are one:
vowel marks, tatweel and invisible direction marks are gone, presentation forms are
plain letters, alef with or without hamza is alef, final ya and alef maqsura are ya,
ta marbuta is ha, Persian kaf and ya are Arabic, all digits are ASCII, a quotation mark
typed as two signs is one. Each folded character keeps the index of the source character
it came from, so an offset is never found again by searching or diffing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex

from ledger.span import Span

# Stands for a character to drop; U+FFFF is a noncharacter, so no text carries it as content.
_DROP = "\uffff"

_INVISIBLE = (
    "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_MARKS = [
    (0x0610, 0x061A),
    (0x064B, 0x065F),
    (0x06D6, 0x06DC),
    (0x06DF, 0x06E4),
    (0x06E7, 0x06E8),
    (0x06EA, 0x06ED),
]
# Hamza seats, final forms and Persian letters: each string's letters are written as its key.
_LETTERS = {
    letter: plain
    for plain, letters in {
        "ا": "أإآٱ",
        "ي": "ىیې",
        "ه": "ةۀەہۃ",
        "ك": "کڪگ",
        "ف": "ڤ",
        "ب": "پ",
        "ج": "چ",
        "ز": "ژ",
    }.items()
    for letter in letters
}
# A presentation form that stands for several letters (the single ones are translated by then).
_LIGATURE = regex.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
# What nearly every text holds: each is looked for and written over at once, which is ten times as fast as
# looking every character up.
_COMMON = "أإآىةًٌٍَُِّْ\u0640\u00a0٪٠١٢٣٤٥٦٧٨٩\t\r\u200e\u200f"
_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"
_SIGNS = {
    "٪": "%",
    "﹪": "%",
    "％": "%",
    "−": "-",
    "‐": "-",
    "‑": "-",
    "–": "–",
    "—": "–",
    "―": "–",
}
# Quotation marks as keyboards without them write them; what is written over the second sign drops it.
_DOUBLED = {"<<": "«", ">>": "»", "((": "«", "))": "»", "''": '"'}


@cache
def _table() -> tuple[dict[int, str], dict[int, str]]:
    """Return the one-to-one translation table and the rare one-to-many one."""
    single: dict[int, str] = {}
    many: dict[int, str] = {}
    for char in _INVISIBLE + "\u0640\u0670":
        single[ord(char)] = _DROP
    for first, last in _MARKS:
        single.update(dict.fromkeys(range(first, last + 1), _DROP))
    single.update(str.maketrans(_LETTERS))
    single.update(dict.fromkeys(map(ord, _SPACES), " "))
    single.update(dict.fromkeys(map(ord, _BREAKS), "\n"))
    single.update(str.maketrans(_SIGNS))
    for zero in (0x0660, 0x06F0, 0xFF10):
        single.update({zero + digit: str(digit) for digit in range(10)})
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFF)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if plain == chr(code):
            continue
        plain = "".join(kept for c in plain if (kept := single.get(ord(c), c)) not in {_DROP, " "})
        if len(plain) > 1:
            many[code] = plain
        else:
            single[code] = plain or _DROP
    return single, many


@cache
def _common() -> tuple[list[tuple[str, str]], re.Pattern[str]]:
    """Return how common characters are written, and what finds one that is not common and changes."""
    single, _ = _table()
    rare = (chr(code) for code, plain in single.items() if chr(code) not in _COMMON and plain != chr(code))
    return [(char, single[ord(char)]) for char in _COMMON], re.compile(f"[{re.escape(''.join(rare))}]")


def _plain(text: str) -> str:
    """Return a text of the same length in which each character is written as what it stands for."""
    for doubled, mark in _DOUBLED.items():
        text = text.replace(doubled, mark + _DROP)
    common, rare = _common()
    if rare.search(text):
        return text.translate(_table()[0])
    for char, plain in common:
        text = text.replace(char, plain)
    return text


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text, the source it came from, and where each of its characters stood there.

    ``origin[i]`` is the source offset of folded character ``i``; ``origin[len(text)]``
    is the length of the source.
    """

    text: str
    origin: Sequence[int]
    source: str

    def span(self, start: int, end: int) -> Span:
        """Return the source span of the folded characters ``[start, end)``, which must not be empty.

        Vowel marks that follow the last letter belong to it; invisible direction
        marks behind it do not.
        """
        return Span(self.origin[start], self._end(end))

    def written(self, start: int, end: int) -> str:
        """Return what the source writes for the folded characters ``[start, end)``, which must not be empty.

        >>> fold("أَلْف دولار").written(0, 3)
        'أَلْف'
        """
        return self.source[self.origin[start] : self._end(end)]

    def _end(self, end: int) -> int:
        last = self.origin[end - 1] + 1
        limit = self.origin[end]
        while (
            last < limit
            and self.source[last] not in _INVISIBLE
            and _table()[0].get(ord(self.source[last])) == _DROP
        ):
            last += 1
        return last


def fold(text: str) -> Folded:
    """Fold ``text`` in one pass.

    >>> fold("<<نعم>>").text
    '«نعم»'
    >>> folded = fold("بِـ٨٥٪ أَلْف")
    >>> folded.text
    'ب85% الف'
    >>> folded.span(1, 4)
    Span(start=3, end=6)
    """
    plain = _plain(text)
    if "\r\n" not in text and not _LIGATURE.search(plain):
        if _DROP not in plain:
            return Folded(plain, range(len(plain) + 1), text)
        origin: list[int] = []
        kept = 0
        dropped = plain.find(_DROP)
        while dropped >= 0:
            origin.extend(range(kept, dropped))
            kept = dropped + 1
            dropped = plain.find(_DROP, kept)
        origin.extend(range(kept, len(text) + 1))
        return Folded(plain.replace(_DROP, ""), origin, text)
    _, many = _table()
    chars: list[str] = []
    origin = []
    for index, char in enumerate(plain):
        if char == _DROP or (char == "\n" and text[index] == "\r" and text[index + 1 : index + 2] == "\n"):
            continue
        for piece in many.get(ord(char), char):
            chars.append(piece)
            origin.append(index)
    origin.append(len(text))
    return Folded("".join(chars), origin, text)


def folded(word: str) -> str:
    """Return ``word`` as it stands in a folded text.

    >>> folded("مِئَة")
    'مئه'
    """
    return fold(word).text
