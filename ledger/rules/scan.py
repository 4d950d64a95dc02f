"""The scan: one pass over the tokens that finds where anything can begin. Grammar runs only there."""

from __future__ import annotations

from ledger.lexicon.anchors import Anchor, anchors
from ledger.rules.arabic import ARTICLES, OWNERS, PROCLITICS
from ledger.text.tokens import Tokens

_MOST_PROCLITICS = 3


def scan(tokens: Tokens, language: str) -> list[int]:
    """Return the anchors (:class:`Anchor`) of each token; each distinct word is looked up once."""
    known = anchors(language)
    seen: dict[str, int] = {}
    found: list[int] = []
    digits, link = int(Anchor.NUMBER | Anchor.DATE), int(Anchor.PHRASE)
    for text, kind in zip(tokens.texts, tokens.kinds, strict=True):
        if kind == "word":
            anchor = seen.get(text)
            if anchor is None:
                anchor = seen[text] = _of_word(text, known)
            found.append(anchor)
        elif kind == "number":
            found.append(digits)
        else:
            found.append(link if kind == "link" else 0)
    return found


def _of_word(word: str, known: dict[str, int]) -> int:
    if word in ARTICLES:
        return int(Anchor.NUMBER)
    anchor = known.get(word, 0)
    rest = word
    for _ in range(_MOST_PROCLITICS + 1):
        if len(rest) > 3 and rest.startswith(("ال", "لل")):
            anchor |= known.get(rest[2:], 0)
        if len(rest) < 3 or rest[0] not in PROCLITICS:
            break
        rest = rest[1:]
        anchor |= known.get(rest, 0)
    if anchor == 0 and len(word) > 4:
        number = int(Anchor.NUMBER)
        # نصفها, ثلثيه: a part with its owner written onto it
        for ending in OWNERS:
            if word.endswith(ending):
                stem = word[: -len(ending)]
                anchor |= known.get(stem, 0) & number
                if stem and stem[0] in PROCLITICS:
                    anchor |= known.get(stem[1:], 0) & number
    return anchor
