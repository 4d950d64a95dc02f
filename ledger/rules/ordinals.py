"""Ordinals: first to ninety-ninth in words, any in digits behind the article."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.lexicon.numbers import NumberWords
from ledger.rules.arabic import peel, unmarked
from ledger.text.tokens import Tokens

_PLACED = 6  # tokens between a verb and the place that it tells
_SHORTEST = 3  # letters: "ما" and its like are no nouns


@dataclass(frozen=True, slots=True)
class Ordinal:
    """An ordinal at tokens ``[first, end)``; ``skip`` letters of its first word stay out of the span."""

    first: int
    end: int
    value: int
    skip: int
    article: bool
    stem: str

    @property
    def feminine(self) -> bool:
        """Tell whether it ranks something feminine (الثالثة, الأولى); days of the month are masculine."""
        return self.stem.endswith("ه") or self.stem == "اولي"


def ordinal_at(tokens: Tokens, index: int, words: NumberWords) -> Ordinal | None:
    """Return the ordinal in words that begins at a token, or None.

    Units stand alone (الثالثة), before عشر (الثالثة عشرة, the ten without article) or
    before tens (السابعة والسبعين, the tens with article).
    """
    if not tokens.is_word(index):
        return None
    for skip, article, stem in peel(tokens.texts[index]):
        value = words.ordinals.get(stem)
        if value is None:
            continue
        eleventh = stem.startswith("حادي")
        if stem == "اولي" and unmarked(tokens.written(index)).endswith("ي"):
            return None  # أولي "preliminary", not أولى "first"
        if _is(tokens, index + 1, "ten", words):
            return Ordinal(index, index + 2, value + 10, skip, article, stem)
        tens = _tens(tokens, index + 1, words) if article else None
        if tens is not None:
            return Ordinal(index, index + 2, value + tens, skip, article, stem)
        return None if eleventh else Ordinal(index, index + 1, value, skip, article, stem)
    return None


def accusative_at(tokens: Tokens, index: int, words: NumberWords) -> Ordinal | None:
    """Return the ordinal of a noun in the accusative (مندوبا ثالثا) or of a place (حل ثالثا), or None.

    The same word, where it says neither, is an adverb: "thirdly".
    """
    value = words.accusatives.get(tokens.text(index))
    if value is None or not tokens.is_word(index - 1):
        return None
    before = tokens.texts[index - 1]
    noun = before.endswith("ا") and len(before) > _SHORTEST and before not in words.accusatives
    if not noun and words.placing.isdisjoint(_clause_before(tokens, index)):
        return None
    return Ordinal(index, index + 1, value, 0, False, tokens.texts[index])


def is_placed(tokens: Tokens, ordinal: Ordinal, words: NumberWords) -> bool:
    """Tell the place of a woman or a team in a contest: جاءت هبة العبادي ثالثة بين السيدات."""
    led = not words.placing.isdisjoint(_clause_before(tokens, ordinal.first))
    return led and ordinal.feminine and not ordinal.article and ordinal.value > 1


def _clause_before(tokens: Tokens, index: int) -> set[str]:
    """Return the few words before a token, back to the nearest sign, without a letter joined to them."""
    first = next(
        (at for at in range(index - 1, max(-1, index - _PLACED), -1) if not tokens.is_word(at)), None
    )
    words = tokens.texts[max(0, index - _PLACED) if first is None else first + 1 : index]
    return {word.removeprefix("و") for word in words}


def _is(tokens: Tokens, index: int, role: str, words: NumberWords) -> bool:
    return tokens.is_word(index) and any(
        word.role == role for word in words.cardinals.get(tokens.texts[index], ())
    )


def _tens(tokens: Tokens, index: int, words: NumberWords) -> int | None:
    """Return the tens of والعشرين at a token: joined by و and definite."""
    if not tokens.is_word(index) or not tokens.texts[index].startswith("وال"):
        return None
    for word in words.cardinals.get(tokens.texts[index][3:], ()):
        if word.role == "tens":
            return int(word.value)
    return None
