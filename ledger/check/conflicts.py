"""Comparisons: the one place where the check and the diff ask the cross-check what goes with what.

A new text is compared with itself and with the few sources of the ledger that tell figures of
the same measures and parties; those are found by index and read again. Conflicts are notes: sources
that contradict each other are what a ledger is for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ledger import pipeline
from ledger.check.article import Article, shown
from ledger.check.findings import Finding
from ledger.claims.claim import Claim
from ledger.claims.statement import Statement
from ledger.crosscheck.compare import Comparison, compared
from ledger.crosscheck.inside import inside
from ledger.crosscheck.pairs import keys_of
from ledger.crosscheck.topic import Origin, Topic
from ledger.crosscheck.topic_reader import TopicReader
from ledger.store.lookup import Lookup
from ledger.store.standing import pairs_among
from ledger.text.document import Document

# So many sources of the ledger are read again for one new text: those that share most with it.
MOST_SOURCES = 12
_AGAINST = frozenset({"conflict", "internal", "denied"})


@dataclass(frozen=True, slots=True)
class Compared:
    """Two claims side by side: the first of the text at hand, the other of it too, or of source ``key``."""

    comparison: Comparison
    key: str | None = None

    @property
    def is_conflict(self) -> bool:
        """Tell whether the two cannot both hold."""
        return self.comparison.verdict in _AGAINST


def conflicts(article: Article, ledger: Lookup | None) -> Iterator[Finding]:
    """Yield what cannot hold together: inside the text, and with the claims of the ledger."""
    for one in comparisons(article, ledger):
        if not one.is_conflict:
            continue
        here, there = one.comparison.a, one.comparison.b
        where = "" if one.key is None else f" of source '{one.key}'"
        message = f"'{shown(here.quote)}' and '{shown(there.quote)}'{where}: {one.comparison.reason}"
        code = "internal-conflict" if one.key is None else "new-conflict"
        yield article.finding(code, message, here.span, context=True)


def comparisons(article: Article, ledger: Lookup | None) -> Iterator[Compared]:
    """Yield every comparison that the claims of a text make, inside it and with the ledger."""
    source = article.source
    origin = Origin(source.key, article.text, article.published, source.publisher, source.language)
    document = article.reading.document or Document(article.text)
    own = _topics(origin, article.reading)
    told = [(placed.a, placed.b, placed.comparison) for placed in inside(own, document)]
    yield from (Compared(comparison) for _, _, comparison in told)
    said = {frozenset((a, b)) for a, b, _ in told}
    for pair in pairs_among(own):
        if frozenset(pair) in said:
            continue  # of two claims of which a sum has been said nothing else is
        one = compared(*sorted((own[at] for at in pair), key=lambda topic: topic.claim.span))
        if one.verdict != "not comparable":
            yield Compared(one)
    if ledger is None:
        return
    for other in _others(article, own, ledger):
        for one in _with(own, other):
            yield Compared(one, other[0].origin.key)


def _topics(origin: Origin, reading: pipeline.Reading) -> list[Topic]:
    claims: list[Claim | Statement] = [*reading.figures, *reading.statements]
    return TopicReader(origin, claims, reading.document).topics()


def _others(article: Article, own: Sequence[Topic], ledger: Lookup) -> Iterator[list[Topic]]:
    """Yield the topics of each source of the ledger that tells of the same things."""
    told = {
        (claim.measure, party)
        for claim in article.reading.figures
        if claim.measure is not None
        for party in claim.about
    }
    for key in ledger.telling(sorted(told), MOST_SOURCES, without=article.source.key):
        held = ledger.source(key)
        text = ledger.text(key)
        if held is None or text is None:
            continue
        day = None if held["published"] is None else date.fromisoformat(held["published"])
        origin = Origin(key, text, day, held["publisher"], held["language"])
        yield _topics(origin, pipeline.read(text, published=day, language=held["language"]))


def _with(own: Sequence[Topic], other: Sequence[Topic]) -> Iterator[Comparison]:
    """Yield the comparisons of claims of two texts that share a key, in the order of the first."""
    rows: dict[tuple[str, str, str], list[int]] = {}
    for at, topic in enumerate(other):
        for key in keys_of(topic):
            rows.setdefault(key, []).append(at)
    for topic in own:
        for at in sorted({at for key in keys_of(topic) for at in rows.get(key, ())}):
            one = compared(topic, other[at])
            if one.verdict != "not comparable":
                yield one
