"""What a statement says, and whether it says that something is not so."""

from __future__ import annotations

from collections.abc import Iterable

from ledger.claims.statement import Statement
from ledger.lexicon.cues import cues
from ledger.lexicon.phrasebook import words_of
from ledger.lexicon.subjects import senses_of


def is_denial(statement: Statement, denials: Iterable[str], language: str) -> bool:
    """Tell whether a statement says that something is not so; to decline to comment is no denial.

    ``denials`` are the senses of denial among its words.
    """
    told = frozenset(denials)
    words = cues(language)
    senses = [senses_of(language, key) for key in told]
    if any(sense is not None and sense.silent for sense in senses):
        return False
    if statement.polarity == "negated":
        return False
    if statement.stance == "deny" or "denial.untrue" in told:
        return True
    said = words_of(statement.quote)
    first = said[1:2] if said[:1] and said[0] in words.complementisers else said[:1]
    return "denial.verb" in told and not words.negations.isdisjoint(first)


def is_negated(quote: str, language: str) -> bool:
    """Tell a content that says what is not, or was refused, from one that says what is.

    >>> is_negated("الشركة لم تدفع الغرامة", "ar"), is_negated("الشركة دفعت الغرامة", "ar")
    (True, False)
    """
    negating = cues(language).negating
    words = words_of(quote)
    return sum(word in negating or (word[0] in "وف" and word[1:] in negating) for word in words) % 2 == 1


def content_of(keys: Iterable[str], language: str) -> frozenset[str]:
    """Return keys with each sense as the one that it is like: troops are soldiers."""
    plain = set()
    for key in keys:
        sense = senses_of(language, key)
        plain.add(key if sense is None or sense.like is None else sense.like)
    return frozenset(plain)
