"""Shingles: the runs of words of a text, and a short signature by which near-duplicates are looked up.

Two texts are as alike as the share of the shingles of both that they have in common (the
Jaccard index). The signature is a MinHash of one permutation: shingles are thrown into as
many bins as it has values, and the least hash of a bin is its value, so that two texts agree in
a value about as often as they are alike. Values are taken together into bands; texts that
share a band are worth comparing, all others are not.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from zlib import crc32

from ledger.text.fold import folded
from ledger.text.stem import search_words

WORDS = 4
BANDS, VALUES = 20, 3
_BINS = BANDS * VALUES
# Spreads the bits of a checksum over 64 bits (the golden ratio's, an odd number).
_SPREAD, _MASK = 0x9E3779B97F4A7C15, (1 << 64) - 1
_ID_BITS = 53


def shingles(text: str) -> frozenset[int]:
    """Return a hash of each run of four folded words; a shorter text is one run.

    >>> shingles("جاء الوفد إلى مينسك") == shingles("جاءَ الوفد الى مينسك!")
    True
    """
    return shingles_of(search_words(folded(text)))


def shingles_of(words: Sequence[str]) -> frozenset[int]:
    """Return the shingles of a text by its words as search has them.

    >>> shingles_of(["جاء", "الوفد", "الي", "مينسك"]) == shingles("جاءَ الوفد إلى مينسك!")
    True
    """
    encoded = [word.encode() for word in words]
    written = b" ".join(encoded)
    # A run is a slice of them all: nothing is joined again.
    begins = [0, *accumulate([len(word) + 1 for word in encoded])]
    runs = zip(begins, begins[min(WORDS, len(words)) :], strict=False)
    return frozenset([_hash(written[begin : end - 1]) for begin, end in runs]) if words else frozenset()


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """Return how alike two sets of shingles are, from 0 to 1.

    >>> likeness(frozenset({1, 2, 3}), frozenset({2, 3, 4}))
    0.5
    """
    return len(one & other) / len(one | other) if one or other else 0.0


def bands(hashes: frozenset[int]) -> tuple[int, ...]:
    """Return the bands of a text's shingles: numbers of 53 bits, none where it has no words.

    Texts that are half alike share one with a likelihood of 9 in 10, texts that share a tenth of
    their shingles with one of 1 in 50.
    """
    if not hashes:
        return ()
    least: list[int | None] = [None] * _BINS
    for value in hashes:
        place, rest = value % _BINS, value // _BINS
        held = least[place]
        if held is None or rest < held:
            least[place] = rest
    full = _filled(least)
    found = []
    for band in range(BANDS):
        values = full[band * VALUES : (band + 1) * VALUES]
        found.append(_hash(f"{band} {values}".encode()) >> (64 - _ID_BITS))
    return tuple(sorted(set(found)))


def _filled(least: list[int | None]) -> list[int]:
    """Give every empty bin the value of the next full one, told apart by how far that is."""
    full: list[int] = [0] * _BINS
    value, distance = 0, 0
    for place in range(2 * _BINS - 1, -1, -1):
        own = least[place % _BINS]
        if own is not None:
            value, distance = own, 0
        else:
            distance += 1
        full[place % _BINS] = value * _BINS + distance
    return full


def _hash(data: bytes) -> int:
    # A checksum, not a digest: what is looked up by it is then compared in full.
    mixed = ((crc32(data) << 32 | crc32(data, 0x5BD1E995)) * _SPREAD) & _MASK
    return (mixed ^ mixed >> 29) * _SPREAD & _MASK
