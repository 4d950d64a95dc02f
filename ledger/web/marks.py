"""A text with its claims marked, as HTML that is safe whatever the text holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup, escape

from ledger.span import Span

# Invisible characters that force an order on the letters after them, digits included: 940 reads 049.
_OVERRIDE = re.compile("[\u202d\u202e]")
_CONTROL = Markup(
    '<span class="ledger-control" dir="ltr" title="a character that turns the order of the letters after it">'
    "U+{:04X}</span>"
)


# A sentence on a card is shown so far on both sides of the quotation.
AROUND = 400


class Mark(NamedTuple):
    """A claim's place in the source, with the address that it leads to.

    ``said`` tells that it is a statement, ``family`` of which family of figures it is.
    """

    span: Span
    claim: int
    href: str
    said: bool = False
    family: str = ""


def anchor(offset: int) -> str:
    """Return the name of the place at an offset of the source, for the end of an address.

    >>> anchor(120)
    'char-120'
    """
    return f"char-{offset}"


def shown(text: str) -> Markup:
    """Return ``text`` escaped, with the characters in plain sight that would turn the order of its letters.

    >>> print(shown("a < b"))
    a &lt; b
    """
    return Markup(_OVERRIDE.sub(lambda found: _CONTROL.format(ord(found[0])), escape(text)))


def has_override(text: str) -> bool:
    """Tell whether a text holds a character that forces an order on its letters."""
    return _OVERRIDE.search(text) is not None


def marked(
    text: str,
    marks: Sequence[Mark],
    *,
    start: int = 0,
    anchors: Iterable[int] = (),
    aim: Span | None = None,
) -> Markup:
    """Return ``text`` with every mark shown, overlapping and nested ones too.

    The text is cut wherever a mark begins or ends, and each piece that marks cover
    becomes one ``<mark>``, which names the claims it belongs to and leads where the
    shortest of them says; its classes are the family of that figure, and ``ledger-said``
    where a statement covers it. ``start``
    is the offset of the text in its source, in which marks and ``anchors`` (further
    places that a link can lead to) are counted; what lies outside the text is left out.
    ``aim`` is a stretch to point out, whatever is marked in it.

    >>> print(marked("in 2023", [Mark(Span(13, 17), 5, "/c/5")], start=10))
    in <mark id="char-13" data-claims="5"><a href="/c/5">2023</a></mark>
    >>> print(marked("ok", [Mark(Span(0, 2), 6, "/c/6", said=True)]))
    <mark id="char-0" data-claims="6" class="ledger-said"><a href="/c/6">ok</a></mark>
    >>> print(marked("<b>", [], anchors=[1]))
    &lt;<span id="char-1"></span>b&gt;
    >>> print(marked("to go", [], aim=Span(0, 2)))
    <span id="char-0" class="ledger-aim">to</span> go
    """
    window = Span(start, start + len(text))
    inside = sorted(
        mark._replace(span=Span(max(mark.span.start, window.start), min(mark.span.end, window.end)))
        for mark in marks
        if mark.span.overlaps(window)
    )
    named = {offset for offset in anchors if window.start <= offset < window.end}
    aimed = Span(0, 0) if aim is None else aim
    edges = {edge for edge in aimed if window.start <= edge <= window.end}
    cuts = sorted({*window, *named, *edges, *(edge for mark in inside for edge in mark.span)})
    pieces: list[Markup] = []
    ahead = iter([*inside, None])
    coming = next(ahead)
    covering: list[Mark] = []
    for begin, end in pairwise(cuts):
        while coming is not None and coming.span.start <= begin:
            covering.append(coming)
            coming = next(ahead)
        covering = [mark for mark in covering if mark.span.end > begin]
        words = text[begin - start : end - start]
        aims = aimed.start <= begin and end <= aimed.end
        pieces.append(_piece(words, begin, covering, named=begin in named, aimed=aims))
    return Markup("").join(pieces)


def quoted(sentence: str, start: int, span: Span) -> Markup:
    """Return a sentence with one quotation marked; ``start`` is the sentence's offset in its source.

    What is further than ``AROUND`` characters from the quotation is left out.

    >>> print(quoted("in 2023 <", 10, Span(13, 17)))
    in <mark>2023</mark> &lt;
    """
    first = min(max(span.start - start, 0), len(sentence))
    last = min(max(span.end - start, first), len(sentence))
    before, after = sentence[max(first - AROUND, 0) : first], sentence[last : last + AROUND]
    return Markup("{}{}<mark>{}</mark>{}{}").format(
        "… " if first > AROUND else "",
        shown(before),
        shown(sentence[first:last]),
        shown(after),
        " …" if last + AROUND < len(sentence) else "",
    )


def _piece(words: str, begin: int, covering: Sequence[Mark], *, named: bool, aimed: bool) -> Markup:
    if covering:
        shortest = min(covering, key=lambda mark: (mark.span.end - mark.span.start, mark.said))
        claims = " ".join(dict.fromkeys(str(mark.claim) for mark in covering))
        names = [f"ledger-{shortest.family}"] if shortest.family and not shortest.said else []
        names += ["ledger-said"] if any(mark.said for mark in covering) else []
        names += ["ledger-aim"] if aimed else []
        kind = Markup(' class="{}"').format(" ".join(names)) if names else Markup("")
        return Markup('<mark id="{}" data-claims="{}"{}><a href="{}">{}</a></mark>').format(
            anchor(begin), claims, kind, shortest.href, shown(words)
        )
    if aimed:
        return Markup('<span id="{}" class="ledger-aim">{}</span>').format(anchor(begin), shown(words))
    if named:
        return Markup('<span id="{}"></span>{}').format(anchor(begin), shown(words))
    return shown(words)
