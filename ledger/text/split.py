"""Splitting a text into paragraphs and sentences, as spans of the source."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from ledger.span import Span

# A sentence ends at . ! ? ؟ … or a line break; a full stop between digits, or behind one
# letter (an initial: "د. ملحم"), ends nothing.
_END = regex.compile(
    r"""(?: (?<!\b\p{L}) \. (?!\d) | [!?؟…]+ | (?<=\d)\.(?=\s) )+ ["'»”’)\]\u200e\u200f]* (?=\s|\p{L}|$)"""
    r"""| [\n\r\u2028\u2029\x85\x0b\x0c]+""",
    regex.VERBOSE,
)
_BREAK = regex.compile(r"[\n\r\u2028\u2029\x85\x0b\x0c]")
# White space (Unicode's property of that name) and direction marks.
_BLANKS = (
    "\t\n\x0b\x0c\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
    "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the source: its span and the number of its paragraph, from 0."""

    span: Span
    paragraph: int


def sentences(text: str) -> list[Sentence]:
    """Return the sentences of ``text`` in order, without the blanks around them.

    A line break ends a paragraph. Sentences never overlap and hold every character
    that is not blank.

    >>> [s.span.of("قال. ثم ذهب 3.5 كم.") for s in sentences("قال. ثم ذهب 3.5 كم.")]
    ['قال.', 'ثم ذهب 3.5 كم.']
    """
    found: list[Sentence] = []
    paragraph = 0
    start = 0
    for match in _END.finditer(text):
        _append(found, text, start, match.end(), paragraph)
        if _BREAK.search(match[0]):
            paragraph += 1
        start = match.end()
    _append(found, text, start, len(text), paragraph)
    return found


def _append(found: list[Sentence], text: str, start: int, end: int, paragraph: int) -> None:
    written = text[start:end].rstrip(_BLANKS)
    last = start + len(written)
    first = last - len(written.lstrip(_BLANKS))
    if last > first:
        if found and found[-1].paragraph != paragraph:
            paragraph = found[-1].paragraph + 1
        found.append(Sentence(Span(first, last), paragraph))
