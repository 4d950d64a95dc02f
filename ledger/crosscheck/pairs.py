"""Candidates: which claims of a ledger are worth comparing, so that cost does not grow with the square.

Two claims can only be comparable when they share what is measured and one thing that it is
told of (a country, an event, a place). Claims that share such a key stand in one row, in the
order of their publication, and each is compared with those next to it, up to a constant
(:mod:`ledger.store.standing` walks the rows).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from ledger.claims.claim import Claim
from ledger.claims.statement import Statement
from ledger.crosscheck.topic import Topic
from ledger.lexicon.subjects import senses_of

NEIGHBOURS = 12  # claims of one key that follow a claim and are compared with it
_MOST_ANCHORS = 6
_MOST_DEEDS = 5
_MOST_CONTRARIES = 3
# Heads under which one figure may stand in two texts.
_GROUPS = {"head.votes": "head.result"}

Key = tuple[str, str, str]


class Place(NamedTuple):
    """Where a claim stands in its rows, all of which have this order: day, source, number in its source.

    The claims of a source are numbered in the order of their spans.
    """

    day: int
    source: str
    nth: int


def place_of(topic: Topic, nth: int) -> Place:
    """Return the place of the ``nth`` claim of its source."""
    return Place((topic.published or date.min).toordinal(), topic.origin.key, nth)


def row_of(key: Key) -> int:
    """Return the number of a row, by which it is kept: 63 bits of a digest of its key.

    >>> row_of(("money", "head.price", "EG")) == row_of(("money", "head.price", "EG")) >= 0
    True
    """
    digest = hashlib.blake2b("\0".join(key).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def keys_of(topic: Topic) -> list[Key]:
    """Return the keys under which a claim is looked up, at most forty-eight.

    A statement is looked up by what it says was done, and by what cannot be done to the same thing.
    """
    if isinstance(topic.claim, Statement):
        deeds = _first(
            (key for key in topic.near if key.startswith(("word.", "deed.", "head.", "event."))), _MOST_DEEDS
        )
        senses = (senses_of(topic.origin.language, deed) for deed in deeds)
        contraries = (key for sense in senses if sense is not None for key in sense.against)
        return [
            ("statement", deed, anchor)
            for deed in (*deeds, *_first(set(contraries) - set(deeds), _MOST_CONTRARIES))
            for anchor in _first(
                (key for key in topic.near | topic.words if key.startswith("name.")), _MOST_ANCHORS
            )
        ]
    return list(_figure_keys(topic, topic.claim))


def _figure_keys(topic: Topic, claim: Claim) -> Iterator[Key]:
    figure = claim.figure
    head = topic.deed if figure.kind == "date" else topic.head or topic.measure or figure.counted
    if head is None:
        return
    kind = {"fraction": "percent", "age": "duration"}.get(figure.kind, figure.kind)
    told = (*topic.countries, *topic.places, *topic.events)
    anchors = _first(told, _MOST_ANCHORS) or _first((*topic.article.countries, *topic.article.events), 3)
    # What names nothing at all is looked up by the words beside it.
    for anchor in anchors or _first((key for key in topic.near if "." not in key), 3):
        yield kind, _GROUPS.get(head, head), anchor


def _first(keys: Iterable[str], most: int) -> list[str]:
    return sorted(set(keys))[:most]
