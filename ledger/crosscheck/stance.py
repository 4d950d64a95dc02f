"""What a statement says, and whether it says that something is not so."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from ledger.claims.statement import Statement
from ledger.crosscheck.words import word_of
from ledger.lexicon.cues import cues
from ledger.lexicon.particles import particles
from ledger.lexicon.phrasebook import words_of
from ledger.lexicon.quantities import quantity_words
from ledger.lexicon.subjects import senses_of
from ledger.rules.arabic import PRESENT, has_article, peel

_CLAUSE = 9  # words of a content in which what it says is negated
_FREE = 7  # words behind "free" in which stands of what
_INTENT = "mode.target"
_CORE = 3  # letters that a verb keeps in every person


def is_denial(statement: Statement, said: Sequence[str], denials: Iterable[str], language: str) -> bool:
    """Tell whether a statement says that something is not so; to decline to comment is no denial.

    ``said`` are the words of its content, folded, ``denials`` the senses of denial in its sentence.
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
    first = said[1:2] if said[:1] and said[0] in words.complementisers else said[:1]
    return "denial.verb" in told and not words.negations.isdisjoint(first)


def negated_deed(said: Sequence[str], language: str) -> str | None:
    """Return the word of what is not so, or was refused, by the clause that a content begins with.

    ``said`` are the content's words, folded. None where it says that something is, or sets a bound
    (لم يتجاوز).

    >>> negated_deed("الشركه لم تدفع الغرامه".split(), "ar")
    'تدفع'
    >>> negated_deed("الشركه دفعت الغرامه".split(), "ar")
    """
    negating, bounds = cues(language).negating, quantity_words(language).verbs
    words = said[: _CLAUSE + 1]
    lacking = _lacked(words, language)
    if lacking is not None:
        return lacking
    for at, (word, deed) in enumerate(pairwise(words)):
        if word not in negating or deed in cues(language).lasting:
            continue  # ما زال, لا يزال: it goes on
        if any(stem in bounds for _, _, stem in peel(deed)):
            return None
        known = word_of(deed, language)
        if known is not None and known.key == _INTENT and len(words) > at + 2:
            return words[at + 2]  # لا ينوي الاستغناء عن أحد
        if deed not in cues(language).existing:
            return deed
        some = particles(language).any
        nouns = (word for word in words[at + 2 :] if some.isdisjoint(stem for _, _, stem in peel(word)))
        noun = next((noun for noun in nouns if word_of(noun, language) is not None), "")
        told = noun != "" and not has_article(noun)
        return noun if told else deed  # ليست هناك أي إصابة; not لم تسجل البلاد, لم تسجل اليوم
    return None


def _lacked(words: Sequence[str], language: str) -> str | None:
    """Return what something is said to be free of: خلو المدينة من أي إصابة; not لا يخلو من عيوب."""
    known, some, of = cues(language), particles(language).any, particles(language).of
    for at, word in enumerate(words):
        led = at > 0 and words[at - 1] in known.negating
        if led or not any(stem in known.free for _, _, stem in peel(word)):
            continue
        behind = range(at + 1, min(at + _FREE, len(words)))
        start = next((index + 1 for index in behind if words[index] in of), len(words))
        nouns = (noun for noun in words[start:] if some.isdisjoint(stem for _, _, stem in peel(noun)))
        lacked = next(nouns, None)
        if lacked is not None:
            return lacked
    return None


@lru_cache(maxsize=4096)
def negates(quote: str, language: str) -> bool:
    """Tell whether any clause of a content says that something is not so.

    >>> negates("الجيش ملتزم الهدنة وأنه لم يطلق النار", "ar"), negates("الجيش ملتزم الهدنة", "ar")
    (True, False)
    """
    known = cues(language)
    told = pairwise(words_of(quote))
    return any(
        word in known.negations and verb[:1] in PRESENT and verb not in known.lasting for word, verb in told
    )


def goes_on(said: Sequence[str], language: str) -> bool:
    """Tell whether a content, by its folded words, says that something is still as it was.

    >>> goes_on("الطريق لا يزال مقطوعا".split(), "ar"), goes_on("الطريق مقطوع".split(), "ar")
    (True, False)
    """
    words = cues(language)
    told = pairwise(said[: _CLAUSE + 1])
    return any(word in words.negating and verb in words.lasting for word, verb in told)


def says_deed(deed: str, quote: str, keys: Collection[str], language: str) -> bool:
    """Tell whether a content has the verb of a deed in any form, its noun, or a word of its sense.

    ``keys`` are those of the content's words, as comparisons see them.

    >>> says_deed("تدفع", "الشركة دفعت الغرامة", (), "ar"), says_deed("يسمح", "التصدير محظور", (), "ar")
    (True, False)
    """
    word = word_of(deed, language)
    sense = None if word is None else word.sense
    if sense is not None and sense.role in {"word", "deed", "head", "event"} and sense.key in keys:
        return True
    core = deed[1:] if deed[0] in PRESENT | {"ا"} else deed
    core = core.removesuffix("ون").removesuffix("وا")
    core = core if deed[0] in PRESENT else core.removesuffix("ه")
    return len(core) >= _CORE and any(core in word for word in words_of(quote))


def content_of(keys: Iterable[str], language: str) -> frozenset[str]:
    """Return keys with each sense as the one that it is like: troops are soldiers."""
    plain = set()
    for key in keys:
        sense = senses_of(language, key)
        plain.add(key if sense is None or sense.like is None else sense.like)
    return frozenset(plain)
