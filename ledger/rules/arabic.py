"""Arabic word grammar: the letters that are written onto a word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

# Conjunctions and prepositions of one letter: and, so, with/by, to/for, like.
PROCLITICS = "وفبلك"
# The article, alone or with clitics, in front of digits.
ARTICLES = frozenset({"ال", "لل", "وال", "بال", "و"})
# Pronouns written onto the end of a noun: her, his, their, our.
OWNERS = ("هما", "هم", "هن", "ها", "نا", "ه")


def has_article(word: str) -> bool:
    """Tell whether a folded word begins with the article (إلى does not).

    >>> has_article("الدول"), has_article("للدول"), has_article("الي")
    (True, True, False)
    """
    return len(word) > 3 and word.startswith(("ال", "لل"))


class Peeled(NamedTuple):
    """A word without what is written onto its front.

    ``skip`` counts the letters of conjunctions and prepositions; the article, and the
    لـ that has merged with it, stay inside a span and are not counted.
    """

    skip: int
    article: bool
    stem: str


def peel(word: str) -> Iterator[Peeled]:
    """Yield the readings of a folded word, the whole word first.

    >>> [tuple(p) for p in peel("وبالمئه")]
    [(0, False, 'وبالمئه'), (1, False, 'بالمئه'), (2, False, 'المئه'), (2, True, 'مئه')]
    """
    yield Peeled(0, False, word)
    skip = 0
    rest = word
    while True:
        if len(rest) > 3 and rest.startswith(("ال", "لل")):
            yield Peeled(skip, True, rest[2:])
        if len(rest) < 3 or rest[0] not in PROCLITICS or skip == 3:
            return
        skip += 1
        rest = rest[1:]
        yield Peeled(skip, False, rest)


def disowned(word: str) -> Iterator[str]:
    """Yield the nouns that a folded word may be with its owner written onto it.

    >>> list(disowned("مديرها")), list(disowned("عمدتها"))
    (['مدير'], ['عمدت', 'عمده'])
    """
    for owner in OWNERS:
        stem = word.removesuffix(owner)
        if stem != word and len(stem) > 2:
            yield stem
            if stem.endswith("ت"):
                yield stem[:-1] + "ه"
