"""Quotation marks: paired by type, over lines, never raising on what does not pair."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.text.tokens import Tokens

_CLOSING = {"«": "»", "‹": "›", "‘": "’", "»": "«"}
_STRAIGHT = frozenset('"″＂')
# Some presses open with ” and close with “: either may do either.
_CURLY = frozenset("“”„")
_STOPS = frozenset(".!?؟")
_MOST_LINES = 6
_REACH = 120  # tokens in which a mark has its partner
SPEECH = 4  # words: a shorter quotation behind a cue is a name or a scare quote
_INNER = frozenset(".،,؛!?؟…:)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: the tokens of its marks; its content lies between them.

    Where the closing mark is missing, ``closing`` is the line break (or the end of the
    text) before which it should have stood.
    """

    opening: int
    closing: int


def quotations(tokens: Tokens) -> list[Quotation]:
    """Return the outermost quotations of a text in order.

    A mark closes the one of its type that is open, unless it stands where only an
    opening can (behind a blank or a colon, glued to a word) while the open one was
    left behind on an earlier line: then that one ends with its line. Guillemets inside
    guillemets close before them, and a straight mark closes a curly one that has no other
    on its line. An open mark that finds no partner within a few lines counts only behind a colon.
    """
    found: list[Quotation] = []
    opened: int | None = None
    inner = 0  # guillemets open inside the open ones
    broken: int | None = None  # the first line break behind the open mark
    stop: int | None = None  # the first full stop behind it
    lines = 0
    for index, text in enumerate(tokens.texts):
        kind = tokens.kinds[index]
        if stop is None and opened is not None and text in _STOPS:
            stop = index
        if kind == "break" and opened is not None:
            broken = index if broken is None else broken
            lines += 1
            if lines > _MOST_LINES:
                _end_with_line(tokens, found, opened, broken)
                opened = None
        if kind != "sign" or not (text in _STRAIGHT or text in _CURLY or text in _CLOSING or text in "»›’"):
            continue
        if opened is not None and broken is not None and _only_opens(tokens, index):
            _end_with_line(tokens, found, opened, broken)
            opened = None
        elif (
            opened is not None
            and stop is not None
            and stop > opened + 1
            and text in _STRAIGHT
            and _only_opens(tokens, index)
        ):
            found.append(Quotation(opened, stop))
            opened = None
        if opened is None:
            if text not in "›’" and (text != "»" or _only_opens(tokens, index)):
                opened, broken, stop, lines, inner = index, None, None, 0, 0
        elif text == tokens.texts[opened] == "«" and _on_line(tokens, index, "»") > inner + 1:
            inner += 1
        elif inner and _closes(tokens.texts[opened], text):
            inner -= 1
        elif _closes(tokens.texts[opened], text) or _replaces(tokens, opened, index):
            if index > opened + 1:
                found.append(Quotation(opened, index))
            opened = None
    if opened is not None:
        _end_with_line(tokens, found, opened, len(tokens) if broken is None else broken)
    return found


def _closes(mark: str, text: str) -> bool:
    if mark in _STRAIGHT:
        return text in _STRAIGHT
    if mark in _CURLY:
        return text in _CURLY or text == "″"
    return text == _CLOSING.get(mark)


def _on_line(tokens: Tokens, index: int, *marks: str) -> int:
    """Return how many of some marks stand behind a token, on its line and not far."""
    found = 0
    for at in range(index + 1, min(index + _REACH, len(tokens))):
        if tokens.kinds[at] == "break":
            break
        found += tokens.texts[at] in marks
    return found


def _replaces(tokens: Tokens, opened: int, index: int) -> bool:
    """Tell a straight mark that closes a curly one: none of its own kind does on that line."""
    mixed = tokens.texts[opened] in _CURLY and tokens.texts[index] in _STRAIGHT
    return mixed and not _only_opens(tokens, index) and not _on_line(tokens, opened, *_CURLY)


def _only_opens(tokens: Tokens, index: int) -> bool:
    """Tell a mark that stands like an opening one: a blank or colon before it, a word glued behind it."""
    before_open = not tokens.glued(index) or tokens.text(index - 1) in {":", "("}
    return before_open and tokens.glued(index + 1) and tokens.text(index + 1) not in _INNER


def _end_with_line(tokens: Tokens, found: list[Quotation], opened: int, end: int) -> None:
    if end > opened + 1 and tokens.text(opened - 1) == ":":
        found.append(Quotation(opened, end))
