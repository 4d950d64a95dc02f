"""What a reader types in a search box, as a full-text query and on one text: words folded and stemmed."""

from __future__ import annotations

import re

from ledger.text.stem import search_norm, search_stem

# A phrase in straight quotation marks, or a run of characters without white space.
_TERM = re.compile(r'"([^"]*)"?|(\S+)')
NOTHING = '""'
# So much of a text the functions read: no time limit stops them on the way through a longer one.
LONGEST = 100_000


def match_expression(query: str) -> str:
    """Return the FTS5 expression that finds the claims with every term of ``query``.

    A term is a word, or several in quotation marks that must follow each other. Each is
    looked for as written (folded) and by its stem. Whatever is neither letter nor digit
    is no part of the expression, so no query can break out of it or be malformed; one
    without letters and digits finds nothing.

    >>> match_expression('التِّجارة')
    '(norm : "التجاره" OR stem : "تجار")'
    >>> match_expression('*) OR (')
    '(norm : "or" OR stem : "or")'
    >>> match_expression('؟')
    '""'
    """
    wanted = [f'(norm : "{norm}" OR stem : "{stem}")' for norm, stem in terms(query)]
    return " AND ".join(dict.fromkeys(wanted)) or NOTHING


def mentions(text: str, query: str) -> bool:
    """Tell whether ``text`` holds every term of ``query``, as :func:`match_expression` understands them.

    >>> mentions("إن حجم التِّجارة تضاعف", 'تجارة'), mentions("إن حجم التجارة تضاعف", '"تضاعف حجم"')
    (True, False)
    """
    norm, stem = f" {search_norm(text)} ", f" {search_stem(text)} "
    return all(f" {word} " in norm or f" {root} " in stem for word, root in terms(query))


def terms(query: str) -> list[tuple[str, str]]:
    """Return the terms of a query that have letters or digits, each folded and stemmed."""
    terms = (phrase or word for phrase, word in _TERM.findall(query))
    return [(norm, search_stem(term)) for term in terms if (norm := search_norm(term))]
