"""Arabic word grammar: the letters that are written onto a word.

Rules name letters, for a proclitic, an ending or the first letter of a tense is grammar and goes
with any word, and the one word that a construction is built round (من between a number and what it
counts, لا behind إنه). Lists of words stand in the lexicon.
"""

from __future__ import annotations

from collections.abc import Iterator

# Conjunctions and prepositions of one letter: and, so, with/by, to/for, like.
PROCLITICS = "وفبلك"
# Those of them that are prepositions.
PREPOSITIONS = frozenset("بلك")
# Letters with which what is written onto a word can begin: a clitic or the article.
WRITTEN_ON = frozenset(PROCLITICS + "ا")
# The article, alone or with clitics, in front of digits.
ARTICLES = frozenset({"ال", "لل", "وال", "بال", "و"})
# Pronouns written onto the end of a verb: them, her, him; of a noun: our, too. No word ends in two of them.
OBJECTS = ("هما", "هم", "هن", "ها", "ه")
OWNERS = (*OBJECTS, "نا")
# "My", at the end of a noun; any other word may end so by nature.
MINE = "ي"
_MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
# Letters with which verbs of the present begin; that of "I" (ا) begins those of the past and nouns as well.
PRESENT = frozenset("يتن")


def is_feminine(written: str) -> bool:
    """Tell whether a word ends in ة, which folding makes a ه; its marks may be written or not.

    >>> is_feminine("دعوةً"), is_feminine("دعوته")
    (True, False)
    """
    return unmarked(written).endswith("ة")


def unmarked(written: str) -> str:
    """Return a word without the marks on its last letter.

    >>> unmarked("دعوةً")
    'دعوة'
    """
    return written.rstrip(_MARKS)


def nominative(word: str) -> str:
    """Return a noun without the ending of its indefinite accusative; any other word as it is.

    >>> nominative("دبلوماسيا"), nominative("الدنيا"), nominative("ما")
    ('دبلوماسي', 'الدنيا', 'ما')
    """
    accusative = len(word) > 3 and word.endswith("ا") and not word.startswith("ال")
    return word[:-1] if accusative else word


def has_article(word: str) -> bool:
    """Tell whether a folded word begins with the article (إلى does not).

    >>> has_article("الدول"), has_article("للدول"), has_article("الي")
    (True, True, False)
    """
    return len(word) > 3 and word.startswith(("ال", "لل"))


def unmerged(word: str) -> str:
    """Return a word behind لـ with its article, which the two letters hide; other words as they are.

    >>> unmerged("للسودان"), unmerged("لبنان")
    ('السودان', 'لبنان')
    """
    return f"ال{word[2:]}" if word.startswith("لل") else word


Peeled = tuple[int, bool, str]
"""A word without what is written onto its front: letters skipped, whether it has the article, its stem.

The letters of conjunctions and prepositions are skipped; the article, and the لـ that has merged
with it, stay inside a span and are not counted.
"""


def peel(word: str) -> list[Peeled]:
    """Return the readings of a folded word, the whole word first.

    >>> peel("وبالمئه")
    [(0, False, 'وبالمئه'), (1, False, 'بالمئه'), (2, False, 'المئه'), (2, True, 'مئه')]
    """
    found: list[Peeled] = [(0, False, word)]
    if word[:1] not in WRITTEN_ON:
        return found
    skip = 0
    rest = word
    while True:
        letters = len(rest)
        if letters > 3 and rest.startswith(("ال", "لل")):
            found.append((skip, True, rest[2:]))
            if rest.startswith("لل"):  # ل, ال and لاجئين share letters: للاجئين, للبنانيين
                found.append((skip, True, rest[1:]))
        # No conjunction stands behind a preposition: كوستا is no "like and six".
        led = skip > 0 and word[skip - 1] in PREPOSITIONS and rest[0] not in PREPOSITIONS
        if letters < 3 or rest[0] not in PROCLITICS or skip == 3 or led:
            return found
        skip += 1
        rest = rest[1:]
        found.append((skip, False, rest))


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
