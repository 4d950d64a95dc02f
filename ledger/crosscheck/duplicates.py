"""Near-duplicates: sources that carry one text speak with one voice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ledger.text.shingles import bands, likeness, shingles

ALIKE = 0.5  # of the shingles of both: the same text, cut or with a new headline
_MOST = 50  # sources that share a band and are compared with each other


def voices(texts: Mapping[str, str], known: Mapping[str, tuple[int, ...]] | None = None) -> dict[str, str]:
    """Return the voice of each source that shares one: the least key among its near-duplicates.

    ``texts`` are texts by the key of their source, ``known`` their bands, where those are known.
    The time grows with the number of texts; only those that share a band are looked at closer.

    >>> text = "قال الوزير إن المشروع سيكتمل في نهاية العام وإن كلفته بلغت خمسة ملايين دولار"
    >>> voices({"b": text, "a": text + " فقط", "c": "خبر آخر عن كرة القدم في المدينة"})
    {'a': 'a', 'b': 'a'}
    """
    by_band: dict[int, list[str]] = {}
    leader = {key: key for key in sorted(texts)}
    for key in leader:
        for band in bands(shingles(texts[key])) if known is None else known[key]:
            by_band.setdefault(band, []).append(key)
    prints = _Prints(texts)
    for keys in by_band.values():
        for at, one in enumerate(keys):
            for other in keys[at + 1 : at + _MOST]:
                first, second = _leader(leader, one), _leader(leader, other)
                if first != second and likeness(prints[one], prints[other]) >= ALIKE:
                    leader[max(first, second)] = min(first, second)
    found = {key: _leader(leader, key) for key in leader}
    shared = _repeated(found.values())
    return {key: voice for key, voice in found.items() if voice in shared}


class _Prints(dict[str, frozenset[int]]):
    """The shingles of texts, worked out for those that are asked for."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        super().__init__()
        self._texts = texts

    def __missing__(self, key: str) -> frozenset[int]:
        found = self[key] = shingles(self._texts[key])
        return found


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
