"""The cross-check of a whole ledger: sources come one by one, comparisons at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ledger.claims.claim import Claim
from ledger.claims.statement import Statement
from ledger.crosscheck.compare import Comparison, comparable, mentions_of
from ledger.crosscheck.duplicates import voices
from ledger.crosscheck.pairs import candidates
from ledger.crosscheck.sums import sums
from ledger.crosscheck.topic import Origin, Topic
from ledger.crosscheck.topic_reader import TopicReader
from ledger.text.shingles import bands, shingles


@dataclass(frozen=True, slots=True)
class Placed:
    """A comparison and the numbers under which its two claims were added."""

    a: int
    b: int
    comparison: Comparison


class CrossCheck:
    """Takes the claims of sources and compares those that may speak of one thing."""

    def __init__(self) -> None:
        self._topics: list[Topic] = []
        self._texts: dict[str, str] = {}
        self._bands: dict[str, tuple[int, ...]] = {}
        self._voices: dict[str, str] | None = None

    def add(self, origin: Origin, claims: Sequence[Claim | Statement]) -> range:
        """Take the claims of one source; return their numbers, in the order of ``claims``."""
        topics = TopicReader(origin).topics(claims)
        return self.take(origin.key, origin.text, bands(shingles(origin.text)), topics)

    def take(self, key: str, text: str, found: tuple[int, ...], topics: Sequence[Topic]) -> range:
        """Take the topics of one source, read before, with the bands that were ``found`` of its text."""
        first = len(self._topics)
        self._topics += topics
        self._texts[key] = text
        self._bands[key] = found
        self._voices = None
        return range(first, len(self._topics))

    def voices(self) -> dict[str, str]:
        """Return the voice of each source that has near-duplicates (see :func:`voices`)."""
        if self._voices is None:
            self._voices = voices(self._texts, self._bands)
        return self._voices

    def comparisons(self, names: Sequence[int] | None = None) -> Iterator[Placed]:
        """Yield every verdict but ``not comparable``.

        Of two claims that with the smaller of ``names`` comes first, without them the one that
        was added first.
        """
        told = self.voices()
        topics = [
            replace(topic, origin=replace(topic.origin, voice=told[topic.origin.key]))
            if topic.origin.key in told
            else topic
            for topic in self._topics
        ]
        for at, topic in enumerate(topics):
            for comparison in mentions_of(topic):
                yield Placed(at, at, comparison)
        failed: set[tuple[int, int]] = set()
        for whole, part, comparison in self._sums(topics):
            failed.add((min(whole, part), max(whole, part)))
            turned = names is not None and names[part] < names[whole]
            yield Placed(part, whole, comparison) if turned else Placed(whole, part, comparison)
        for pair in candidates(topics):
            first, second = pair if names is None else sorted(pair, key=names.__getitem__)
            found = comparable(topics[first], topics[second])
            if found is not None and (min(pair), max(pair)) not in failed:
                yield Placed(first, second, found)

    def _sums(self, topics: Sequence[Topic]) -> Iterator[tuple[int, int, Comparison]]:
        """Yield the sums that fail, source by source: the whole, its last part, and what is wrong."""
        first = 0
        for _, group in groupby(topics, key=lambda topic: topic.origin.key):
            own = list(group)
            for whole, part, comparison in sums(own):
                yield first + whole, first + part, comparison
            first += len(own)
