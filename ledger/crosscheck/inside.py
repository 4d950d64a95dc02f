"""What the claims of one source say of one another before any other source is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ledger.crosscheck.compare import Comparison, mentions_of
from ledger.crosscheck.sums import sums
from ledger.crosscheck.topic import Topic
from ledger.text.document import Document

INSIDE = ("mentions", "sum")  # in what such claims "agree": no other comparison has only one of these


@dataclass(frozen=True, slots=True)
class Placed:
    """A comparison and the places of its two claims in what was compared."""

    a: int
    b: int
    comparison: Comparison


def inside(topics: Sequence[Topic], document: Document) -> Iterator[Placed]:
    """Yield what is said by mentions of one claim, and by sums that fail, in one source.

    ``document`` is the source's text. Two claims of which a sum has been said are not
    compared otherwise: what is wrong with them is said already.
    """
    for at, topic in enumerate(topics):
        for comparison in mentions_of(topic):
            yield Placed(at, at, comparison)
    for whole, part, comparison in sums(topics, document):
        yield Placed(whole, part, comparison)
