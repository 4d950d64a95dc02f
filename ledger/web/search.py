"""What a reader types in a search box, as a full-text query over folded and stemmed words."""

from __future__ import annotations

import re

from ledger.text.stem import search_norm, search_stem

# A phrase in straight quotation marks, or a run of characters without white space.
_TERM = re.compile(r'"([^"]*)"?|(\S+)')
NOTHING = '""'


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
    terms = (phrase or word for phrase, word in _TERM.findall(query))
    wanted = [
        f'(norm : "{norm}" OR stem : "{search_stem(term)}")' for term in terms if (norm := search_norm(term))
    ]
    return " AND ".join(dict.fromkeys(wanted)) or NOTHING
