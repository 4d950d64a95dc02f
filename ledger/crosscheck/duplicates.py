"""Near-duplicates: sources that carry one text speak with one voice."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from functools import lru_cache

from ledger.text.shingles import likeness

ALIKE = 0.5  # of the shingles of both: the same text, cut or with a new headline
_MOST = 50  # sources that share a band and are compared with each other
_HELD = 256  # texts whose shingles are held: sources that share a band are looked at one after the other


def voices(
    bands: Iterable[Sequence[str]],
    shingles: Callable[[str], frozenset[int]],
    *,
    among: Container[str] | None = None,
) -> dict[str, str]:
    """Return the voice of each source that shares one: the least key among its near-duplicates.

    ``bands`` are the keys of the sources that share a band of shingles, sorted, a list a band;
    ``shingles`` gives those of a source. With ``among``, only those sources are told apart.
    The outcome depends on no order, neither of bands nor of what was asked before.

    >>> from ledger.text.shingles import shingles
    >>> text = "قال الوزير إن المشروع سيكتمل في نهاية العام وإن كلفته بلغت خمسة ملايين دولار"
    >>> texts = {"a": text + " فقط", "b": text, "c": "خبر آخر عن كرة القدم في المدينة"}
    >>> voices([["a", "b", "c"]], lambda key: shingles(texts[key]))
    {'a': 'a', 'b': 'a'}
    """
    leader: dict[str, str] = {}
    prints = lru_cache(_HELD)(shingles)
    for keys in bands:
        for at, one in enumerate(keys):
            if among is not None and one not in among:
                continue
            for other in keys[at + 1 : at + _MOST]:
                if among is not None and other not in among:
                    continue
                first, second = _leader(leader, one), _leader(leader, other)
                if first != second and likeness(prints(one), prints(other)) >= ALIKE:
                    low, high = min(first, second), max(first, second)
                    leader[high] = leader[low] = low
    return {key: _leader(leader, key) for key in sorted(leader)}


def _leader(leader: dict[str, str], key: str) -> str:
    """Return the least key that ``key`` was joined with, itself where it was joined with none."""
    while (above := leader.get(key, key)) != key:
        leader[key] = leader.get(above, above)
        key = above
    return key
