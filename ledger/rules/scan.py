"""The scan: one pass over the tokens that finds where anything can begin. Grammar runs only there."""

from __future__ import annotations

from typing import NamedTuple

from ledger.lexicon.anchors import Anchor, anchors
from ledger.lexicon.phrasebook import shelf
from ledger.rules.arabic import ARTICLES, OWNERS, PROCLITICS, WRITTEN_ON, unmerged
from ledger.text.tokens import Tokens

_MOST_PROCLITICS = 3


class Scan(NamedTuple):
    """What can begin at each token: anchors (:class:`Anchor`), and phrasebooks as bits (see :func:`shelf`).

    ``shelved`` is how many phrasebooks there were; of a later one the bits say nothing.
    """

    anchors: list[int]
    books: list[int]
    shelved: int


def scan(tokens: Tokens, language: str) -> Scan:
    """Return what can begin at each token; each distinct word is looked up once."""
    known = anchors(language)
    begins, shelved = shelf()
    seen: dict[str, tuple[int, int]] = {}
    found: list[int] = []
    books: list[int] = []
    digits, link = int(Anchor.NUMBER | Anchor.DATE), int(Anchor.PHRASE)
    for text, kind in zip(tokens.texts, tokens.kinds, strict=True):
        if kind == "word":
            read = seen.get(text)
            if read is None:
                read = seen[text] = _of_word(text, known, begins)
            found.append(read[0])
            books.append(read[1])
        else:
            found.append(digits if kind == "number" else link if kind == "link" else 0)
            books.append(begins.get(text, 0))
    return Scan(found, books, shelved)


def _of_word(word: str, known: dict[str, int], begins: dict[str, int]) -> tuple[int, int]:
    anchor, books = known.get(word, 0), begins.get(word, 0)
    if word[0] in WRITTEN_ON:
        if word in ARTICLES:
            anchor = int(Anchor.NUMBER)
            known = {}
        rest = word
        for _ in range(_MOST_PROCLITICS + 1):
            if len(rest) > 3 and rest.startswith(("ال", "لل")):
                stem = rest[2:]
                anchor |= known.get(stem, 0)
                books |= begins.get(stem, 0)
                if rest[0] == "ل":
                    books |= begins.get(unmerged(rest), 0)
                    # للاجئين, للبنانيين
                    anchor |= known.get(rest[1:], 0)
                    books |= begins.get(rest[1:], 0)
            if len(rest) < 3 or rest[0] not in PROCLITICS:
                break
            rest = rest[1:]
            anchor |= known.get(rest, 0)
            books |= begins.get(rest, 0)
    if anchor == 0 and len(word) > 4 and word.endswith(OWNERS):
        number = int(Anchor.NUMBER)
        # نصفها, ثلثيه: a part with its owner written onto it
        for ending in OWNERS:
            if word.endswith(ending):
                stem = word[: -len(ending)]
                anchor |= known.get(stem, 0) & number
                if stem and stem[0] in PROCLITICS:
                    anchor |= known.get(stem[1:], 0) & number
    return anchor, books
