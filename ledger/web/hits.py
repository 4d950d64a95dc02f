"""The words of a search, marked where they stand in a text."""

from __future__ import annotations

import re

from markupsafe import Markup

from ledger.span import Span
from ledger.text.stem import search_norm, search_stem
from ledger.web.marks import shown
from ledger.web.search import terms

# A run of letters and digits with the marks over and between them, tatweel included.
_WORD = re.compile(r"[\w\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+")
# So much of a text is looked through and shown.
LONGEST = 700


def hits(text: str, query: str) -> list[Span]:
    """Return the words of ``text`` that ``query`` found, in any of their forms.

    >>> [text[a:b] for text in ["بين التِّجارة وبالتجـارة"] for a, b in hits(text, "تجارة")]
    ['التِّجارة', 'وبالتجـارة']
    """
    norms = {word for norm, _ in terms(query) for word in norm.split()}
    stems = {word for _, stem in terms(query) for word in stem.split()}
    return [
        Span(found.start(), found.end())
        for found in _WORD.finditer(text[:LONGEST])
        if search_norm(found[0]) in norms or search_stem(found[0]) in stems
    ]


def with_hits(text: str, query: str) -> Markup:
    """Return a text with the words that a search found marked, cut after ``LONGEST`` characters.

    >>> print(with_hits("trade & aid", "aid"))
    trade &amp; <mark class="ledger-hit">aid</mark>
    """
    pieces: list[Markup] = []
    place = 0
    for start, end in hits(text, query):
        pieces += [
            shown(text[place:start]),
            Markup('<mark class="ledger-hit">{}</mark>').format(shown(text[start:end])),
        ]
        place = end
    rest = text[place:LONGEST] + ("…" if len(text) > LONGEST else "")
    return Markup("").join([*pieces, shown(rest)])
