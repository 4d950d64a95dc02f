"""Identity from content: what a row is called follows from what it says.

A claim's key is the first 64 bits of a SHA-256 over the source's key, the claim's
kind, its folded quotation and its number among equal quotations of the source; its
integer id is the first 53 bits of the same digest, so that it survives JSON and
JavaScript unchanged. The other tables take their ids in the same way. Neither the
order of building nor an offset goes in: the row of an untouched claim keeps its name
when text is added before it and when the ledger is built anew.
"""

from __future__ import annotations

import hashlib
from collections import Counter

KEY_BITS = 64
ID_BITS = 53


def _digest(parts: tuple[str | int, ...]) -> int:
    """Return the first 64 bits of the digest of ``parts``.

    Each part is preceded by its length, so no two lists of parts read the same.
    """
    text = "".join([f"{len(part)}:{part}" for part in map(str, parts)])
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[: KEY_BITS // 8], "big")


def claim_key(source_key: str, kind: str, folded_quote: str, nth: int) -> str:
    """Return the key of a claim as 16 hex digits.

    ``kind`` is ``figure`` or ``statement``; ``nth`` counts, from 0, the claims of that kind
    in the source whose quotation folds to ``folded_quote`` (see :class:`Occurrences`).

    >>> claim_key("aid", "figure", "330 مليون دولار", 0)
    '9522c2f9356b11c0'
    """
    return f"{_digest((source_key, kind, folded_quote, nth)):016x}"


def claim_id(key: str) -> int:
    """Return the integer id that belongs to a claim's key.

    >>> claim_id("ffffffffffffffff") == 2**53 - 1
    True
    """
    return int(key, 16) >> (KEY_BITS - ID_BITS)


def row_id(table: str, *parts: str | int) -> int:
    """Return the integer id of the row of ``table`` that ``parts`` tell apart from all others."""
    return _digest((table, *parts)) >> (KEY_BITS - ID_BITS)


def source_id(key: str) -> int:
    """Return the id of the source with this key."""
    return row_id("source", key)


def sentence_id(source_key: str, folded_text: str, nth: int) -> int:
    """Return the id of the ``nth`` sentence (from 0) of a source that folds to ``folded_text``."""
    return row_id("sentence", source_key, folded_text, nth)


def mention_id(key: str, folded_quote: str, nth: int) -> int:
    """Return the id of the ``nth`` mention (from 0) of a claim whose quotation folds to ``folded_quote``."""
    return row_id("mention", key, folded_quote, nth)


def unit_id(code: str) -> int:
    """Return the id of the unit with this code."""
    return row_id("unit", code)


def measure_id(concept: str) -> int:
    """Return the id of the measure with this concept."""
    return row_id("measure", concept)


def entity_id(name: str) -> int:
    """Return the id of the person, organisation, country or place with this canonical name."""
    return row_id("entity", name)


def alias_id(name: str, alias: str) -> int:
    """Return the id of a spelling of the person, organisation, country or place with this name."""
    return row_id("entity_alias", name, alias)


class Occurrences:
    """Counts how often each folded text came before.

    >>> seen = Occurrences()
    >>> seen.next("5 كم"), seen.next("6 كم"), seen.next("5 كم")
    (('5 كم', 0), ('6 كم', 0), ('5 كم', 1))
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def next(self, plain: str) -> tuple[str, int]:
        """Return ``plain`` and how many equal texts came before it."""
        nth = self._seen[plain]
        self._seen[plain] = nth + 1
        return plain, nth
