"""The cross-check of a whole ledger: sources come one by one, comparisons at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ledger.claims.claim import Claim
from ledger.claims.statement import Statement
from ledger.crosscheck.compare import Comparison, comparable, mentions_of
from ledger.crosscheck.duplicates import voices
from ledger.crosscheck.pairs import candidates
from ledger.crosscheck.topic import Origin, Topic, TopicReader


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
        self._voices: dict[str, str] | None = None

    def add(self, origin: Origin, claims: Sequence[Claim | Statement]) -> range:
        """Take the claims of one source; return their numbers, in the order of ``claims``."""
        first = len(self._topics)
        self._topics += TopicReader(origin).topics(claims)
        self._texts[origin.key] = origin.text
        self._voices = None
        return range(first, len(self._topics))

    def voices(self) -> dict[str, str]:
        """Return the voice of each source that has near-duplicates (see :func:`voices`)."""
        if self._voices is None:
            self._voices = voices(self._texts)
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
        for pair in candidates(topics):
            first, second = pair if names is None else sorted(pair, key=names.__getitem__)
            found = comparable(topics[first], topics[second])
            if found is not None:
                yield Placed(first, second, found)
