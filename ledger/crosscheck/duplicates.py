"""Near-duplicates: sources that carry one text speak with one voice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ledger.text.shingles import bands, likeness, shingles

ALIKE = 0.5  # of the shingles of both: the same text, cut or with a new headline
_MOST = 50  # sources that share a band and are compared with each other


def voices(texts: Mapping[str, str]) -> dict[str, str]:
    """Return the voice of each source that shares one: the least key among its near-duplicates.

    ``texts`` are texts by the key of their source. The time grows with the number of texts.

    >>> text = "قال الوزير إن المشروع سيكتمل في نهاية العام وإن كلفته بلغت خمسة ملايين دولار"
    >>> voices({"b": text, "a": text + " فقط", "c": "خبر آخر عن كرة القدم في المدينة"})
    {'a': 'a', 'b': 'a'}
    """
    prints = {key: shingles(text) for key, text in sorted(texts.items())}
    by_band: dict[int, list[str]] = {}
    for key, hashes in prints.items():
        for band in bands(hashes):
            by_band.setdefault(band, []).append(key)
    leader = {key: key for key in prints}
    for keys in by_band.values():
        for at, one in enumerate(keys):
            for other in keys[at + 1 : at + _MOST]:
                first, second = _leader(leader, one), _leader(leader, other)
                if first != second and likeness(prints[one], prints[other]) >= ALIKE:
                    leader[max(first, second)] = min(first, second)
    found = {key: _leader(leader, key) for key in prints}
    shared = _repeated(found.values())
    return {key: voice for key, voice in found.items() if voice in shared}


def _leader(leader: dict[str, str], key: str) -> str:
    while leader[key] != key:
        leader[key] = leader[leader[key]]
        key = leader[key]
    return key


def _repeated(values: Iterable[str]) -> set[str]:
    once: set[str] = set()
    twice: set[str] = set()
    for value in values:
        (twice if value in once else once).add(value)
    return twice
