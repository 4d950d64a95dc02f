"""Arabic case endings that are written: the accusative of an indefinite noun (غير أن مسؤولا قال)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
# A folded noun with one of these endings has no written accusative: the feminine, names and plurals.
_UNWRITTEN = ("ه", "ا", "ء", "ون", "ين", "ات")
_SHORTEST = 3  # letters
_LETTERS = frozenset(map(chr, range(0x621, 0x64B)))  # other scripts have no such ending
# Letters in which plurals end before what they are of (مسؤولو الحزب, مسؤولي الحزب), and duals.
_OF_MANY = ("و", "ي", "ان")


def accusative(form: str) -> str | None:
    """Return the accusative of a folded noun of one word without article, None where it is not written.

    >>> accusative("مسؤول"), accusative("خبيره"), accusative("الوزير"), accusative("رجل شرطه")
    ('مسؤولا', None, None, None)
    """
    if " " in form or len(form) < _SHORTEST or form.startswith("ال") or form.endswith(_UNWRITTEN):
        return None
    return f"{form}ا" if form[-1] in _LETTERS else None


def declined(phrases: Iterable[tuple[str, T]], but: Iterable[str] = ()) -> Iterator[tuple[str, T]]:
    """Yield phrases, then the accusatives that are written, ``but`` those that are other words."""
    from ledger.text.fold import folded

    known = [(folded(form), meaning) for form, meaning in phrases]
    yield from known
    taken = {form for form, _ in known}.union(but)
    for form, meaning in known:
        written = accusative(form)
        of_many = any(form.endswith(end) and form.removesuffix(end) in taken for end in _OF_MANY)
        if written is not None and not of_many and written not in taken:
            yield written, meaning
