"""The nucleus of a content: who did what to whom, without the circumstances that are told behind it."""

from __future__ import annotations

from ledger.crosscheck.stretch import CLAUSE_SIGNS, Stretches
from ledger.lexicon.nouns import verbs

_LEAST = 3  # words that a nucleus has before anything ends it
_SIGNS = CLAUSE_SIGNS | {"-", "–"}
# Senses that begin a circumstance: when, since when, why, under which condition, against what.
_CIRCUMSTANCES = frozenset(
    f"mode.{name}" for name in ("circumstance", "during", "until", "contrast", "condition")
)


def nucleus(text: Stretches, content: range, language: str) -> range:
    """Return the tokens of a content up to its first circumstance, comma or second verb.

    "The bank cut its rate | after a long meeting": what follows the bar says when and why, and two texts
    that tell of one deed need not agree in it.
    """
    told = 0
    for at in content:
        word = text.word(at)
        if told >= _LEAST and (
            text.tokens.text(at) in _SIGNS
            or (word is not None and word.key in _CIRCUMSTANCES and not _is_trace(text.tokens.written(at)))
            or _joins_verb(text.tokens.text(at), language)
        ):
            return range(content.start, at)
        told += word is not None
    return content


def _is_trace(word: str) -> bool:
    """Tell أثر, a trace, from إثر, which folding makes one."""
    return word.startswith("أ")


def _joins_verb(word: str, language: str) -> bool:
    """Tell "and" on a verb (وسجلوا) from a verb that begins with that letter (وفر)."""
    known = verbs(language)
    return word.startswith("و") and word[1:] in known and word not in known
