"""Words as full-text search compares them: folded, then stemmed."""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol, cast

import regex

from ledger.text.fold import folded

# Marks, tatweel and invisible signs inside words.
_UNSEEN = regex.compile(r"[\p{M}\p{Cf}\u0640]")
# Letters and digits of any script: in half the time that classes of Unicode take.
WORD = re.compile(r"[^\W_]+")
# Snowball's Arabic stemmer strips a clitic before the article but not و or ف before it.
_CONJUNCTIONS = ("وال", "فال")


class _Stemmer(Protocol):
    def stemWords(self, words: list[str]) -> list[str]: ...  # noqa: N802  the library's own name


@cache
def _stemmer() -> _Stemmer:
    import Stemmer

    return cast("_Stemmer", Stemmer.Stemmer("arabic"))


def search_norm(text: str) -> str:
    """Return the folded words of ``text``, separated by one space.

    >>> search_norm("التِّجَارَةُ، والتجـارة")
    'التجاره والتجاره'
    """
    return " ".join(search_words(folded(text)))


def search_words(plain: str) -> list[str]:
    """Return the words of a folded text, without regard to capital letters.

    >>> search_words("عقد, NATO")
    ['عقد', 'nato']
    """
    return WORD.findall(plain.casefold())


def search_stem(text: str) -> str:
    """Return the folded and stemmed words of ``text``, separated by one space.

    >>> len(set(search_stem("التجارة تجارة والتجارة بالتجارة للتجارة تجاري").split()))
    1
    """
    return _stemmed(WORD.findall(_UNSEEN.sub("", text).casefold()), " ")


def stems(words: list[str]) -> list[str]:
    """Return what :func:`search_stem` gives of each of ``words``, of many in a fraction of the time.

    >>> stems(["والتجارة", "التِّجَارَة"])
    ['تجار', 'تجار']
    """
    seen = words if all(map(str.isalnum, words)) else _UNSEEN.sub("", "\n".join(words)).split("\n")
    bare = [word.casefold() for word in seen]
    if len(bare) != len(words) or not all(map(str.isalnum, bare)):
        return [search_stem(word) for word in words]
    return _stemmed(bare, "\n").split("\n") if words else []


def _stemmed(words: list[str], between: str) -> str:
    bare = [word[1:] if word.startswith(_CONJUNCTIONS) and _is_long(word) else word for word in words]
    stems = zip(_stemmer().stemWords(bare), bare, strict=True)
    # The stemmer knows endings by their ta marbuta, so folding comes after it.
    return folded(between.join([stem or word for stem, word in stems]))


def _is_long(word: str) -> bool:
    """Tell whether an article has a noun behind it, and is no part of a short word: والد is a father."""
    return len(word) > 4 and word[3:5].isalpha()
