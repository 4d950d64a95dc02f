"""The characters of a text: decoded rightly, shown in their order, letters and not shapes of letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

import regex

from ledger.check.article import Article, shown
from ledger.check.findings import Finding
from ledger.span import Span

# The bytes that UTF-8 writes Arabic letters with: one that leads (U+0600 to U+06FF), one that follows.
_LEADS, _FOLLOWS = range(0xD8, 0xDC), range(0x80, 0xC0)
# What such bytes were taken for: an encoding, and the least number of letters that is no accident.
_TAKEN_FOR = (("cp1252", 2), ("latin-1", 2), ("cp1256", 3))
# Arabic of one byte a letter, read as western European: so many accented letters in a row write no word.
_ONE_BYTE = regex.compile(r"[\u00c0-\u00ff]{4,}")
_LETTERS = regex.compile(r"\p{Arabic}")

# Shapes of letters, but not the signs that are written as one on purpose (ﷲ, ﷺ, ornate brackets).
_SHAPES = regex.compile(r"[\ufb50-\ufd3d\ufd40-\ufdef\ufe70-\ufefc]")

_LRO, _RLO, _PDF = "\u202d", "\u202e", "\u202c"
_OPENING = frozenset("\u202a\u202b\u202d\u202e")
_ISOLATES, _PDI = frozenset("\u2066\u2067\u2068"), "\u2069"
_NAMES = {_LRO: "left-to-right override (U+202D)", _RLO: "right-to-left override (U+202E)"}
# Unicode opens no more than so many in one another, and neither do we.
_DEEPEST = 125
_PARAGRAPH = regex.compile(r"[^\r\n\u2029\x85]+")
_MARKS = regex.compile(r"[\u202a-\u202e\u2066-\u2069]")
# Kinds of characters that stand left to right, and right to left, of themselves.
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = frozenset({"L", "EN", "AN"}), frozenset({"R", "AL"})


def characters(article: Article) -> Iterator[Finding]:
    """Yield what is wrong with the characters of a text, the first place of each kind."""
    yield from _mojibake(article)
    yield from _overrides(article)
    yield from _uncomposed(article)
    yield from _shapes(article)


@cache
def _misread(encoding: str, least: int) -> regex.Pattern[str]:
    """Return the pattern of Arabic in UTF-8 that was read in ``encoding``, letter after letter."""

    def taken(numbers: range) -> str:
        # A byte that the encoding leaves out is read as the control character of its number.
        read = {bytes([number]).decode(encoding, "ignore") or chr(number) for number in numbers}
        return "".join(sorted(regex.escape(character) for character in read))

    return regex.compile(rf"(?:[{taken(_LEADS)}][{taken(_FOLLOWS)}]){{{least},}}")


def _mojibake(article: Article) -> Iterator[Finding]:
    text = article.text
    lost = text.find("\ufffd")
    if lost >= 0:
        count = text.count("\ufffd")
        told = "a character was lost" if count == 1 else f"{count} characters were lost"
        yield article.finding("mojibake", f"{told} in decoding (U+FFFD)", Span(lost, lost + 1))
        return
    for encoding, least in _TAKEN_FOR:
        match = _misread(encoding, least).search(text)
        if match is not None:
            was = _read_again(match[0], encoding, "utf-8")
            reads = f"; it says '{shown(was, 20)}'" if was else ""
            message = f"'{shown(match[0], 20)}' is UTF-8 that was read as {encoding}{reads}"
            yield article.finding("mojibake", message, Span(*match.span()))
            return
    for match in _ONE_BYTE.finditer(text):
        was = _read_again(match[0], "cp1252", "cp1256")
        if was and len(_LETTERS.findall(was)) == len(was):
            message = f"'{shown(match[0], 20)}' is cp1256 that was read as cp1252; it says '{shown(was, 20)}'"
            yield article.finding("mojibake", message, Span(*match.span()))
            return


def _read_again(words: str, wrong: str, right: str) -> str:
    try:
        return words.encode(wrong).decode(right)
    except UnicodeError:
        return ""


def _overrides(article: Article) -> Iterator[Finding]:
    """Yield the first override that is not closed in its line, and the first that turns characters round."""
    seen: set[str] = set()
    for paragraph in _PARAGRAPH.finditer(article.text):
        if not _MARKS.search(paragraph[0]):
            continue
        for at, kind, message in _deceptions(paragraph[0]):
            if kind not in seen:
                seen.add(kind)
                start = paragraph.start() + at
                yield article.finding("bidi-override", message, Span(start, start + 1))


def _deceptions(line: str) -> Iterator[tuple[int, str, str]]:
    """Yield where an override opens, how it deceives, and that in words.

    ``opened`` holds, outermost first, what is open: its mark, its place, and whether it was
    told that it turns something round.
    """
    opened: list[tuple[str, int]] = []
    told: set[int] = set()
    isolates = 0
    for at, character in enumerate(line):
        if character in _OPENING or character in _ISOLATES:
            if len(opened) < _DEEPEST:
                opened.append((character, at))
                isolates += character in _ISOLATES
        elif character == _PDF:
            if opened and opened[-1][0] in _OPENING:
                opened.pop()
        elif character == _PDI:
            if isolates:
                isolates -= 1
                while opened.pop()[0] not in _ISOLATES:
                    pass
        elif opened and opened[-1][0] in _NAMES:
            mark, start = opened[-1]
            turned = _LEFT_TO_RIGHT if mark == _RLO else _RIGHT_TO_LEFT
            if start not in told and unicodedata.bidirectional(character) in turned:
                told.add(start)
                yield start, "turns", f"{_NAMES[mark]} shows '{character}' and what follows turned round"
    for mark, start in opened:
        if mark in _NAMES and start not in told:
            yield start, "open", f"{_NAMES[mark]} is not closed before the end of its line"


def _uncomposed(article: Article) -> Iterator[Finding]:
    if unicodedata.is_normalized("NFC", article.text):
        return
    places = [
        (start, end)
        for start, end in _clusters(article.text)
        if not unicodedata.is_normalized("NFC", article.text[start:end])
    ]
    if places:
        yield _counted(article, "not-nfc", places, lambda n: "is" if n == 1 else "are", "not composed (NFC)")
    else:
        yield article.whole("not-nfc", "characters that belong together are not composed (NFC)")


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield each character that has marks behind it, with them; one that decomposes alone, too."""
    for match in regex.finditer(r"\P{M}?\p{M}+|[\u0340-\u0344\u2000-\u2fff\uf900-\ufaff\ufb1d-\ufb4f]", text):
        yield match.span()


def _shapes(article: Article) -> Iterator[Finding]:
    places = [match.span() for match in _SHAPES.finditer(article.text)]
    if places:
        yield _counted(
            article,
            "presentation-forms",
            places,
            lambda n: "is a shape" if n == 1 else "are shapes",
            "of a font, not letters",
        )


def _counted(
    article: Article, code: str, places: list[tuple[int, int]], verb: Callable[[int], str], rest: str
) -> Finding:
    count = len(places)
    noun = "character" if count == 1 else "characters"
    message = f"{count} {noun} {verb(count)} {rest}, first: '{article.text[slice(*places[0])]}'"
    return article.finding(code, message, Span(*places[0]))
