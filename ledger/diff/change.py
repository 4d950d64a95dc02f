"""Working out what sources change: each is read and set against what the ledger holds under its key."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from ledger import pipeline
from ledger.check.article import Article
from ledger.check.conflicts import comparisons
from ledger.check.run import scope
from ledger.check.settings import Settings
from ledger.check.which import ledger_at
from ledger.source import read_source
from ledger.store.assemble import rows_of
from ledger.store.lookup import Lookup, looking
from ledger.store.migrate import head, revision, upgrade

Sort = Literal["gained", "lost", "changed"]
SORTS: tuple[Sort, ...] = ("gained", "lost", "changed")


@dataclass(frozen=True, slots=True)
class Change:
    """One claim that sources add to the ledger, take from it, or change.

    ``line`` is where the claim stands (``None`` for one that is lost); ``before`` and ``after`` are
    what it says, in a line, and ``fields`` the names of what changed.
    """

    sort: Sort
    path: str
    line: int | None
    key: str
    kind: str
    quote: str
    before: str | None
    after: str | None
    speaker: str | None
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """A claim of a source set against another: of the same text, or of ``source`` in the ledger."""

    verdict: str
    path: str
    line: int
    quote: str
    source: str | None
    other: str
    reason: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What sources change: their paths, new or edited, the claims in the order of the texts, and
    the comparisons that these make.
    """

    new: tuple[str, ...]
    edited: tuple[str, ...]
    changes: tuple[Change, ...]
    comparisons: tuple[Comparison, ...] = ()

    def of(self, sort: Sort) -> list[Change]:
        """Return the changes of one sort."""
        return [change for change in self.changes if change.sort == sort]

    def summary(self) -> str:
        """Return the outcome in a line."""
        counts = ", ".join(f"{len(self.of(sort))} {sort}" for sort in SORTS)
        verdicts = Counter(one.verdict for one in self.comparisons)
        told = ", ".join(f"{count} {verdict}" for verdict, count in sorted(verdicts.items()))
        more = f"; comparisons: {told}" if told else ""
        return f"{len(self.new)} new and {len(self.edited)} edited sources; claims: {counts}{more}"


def differ(paths: Sequence[Path], settings: Settings, *, base: str | None = None) -> Difference:
    """Say what the sources in ``paths`` change in the ledger, or those that changed.

    Which those are is as for :func:`ledger.check.check`. With ``base`` they are set against the
    ledger of that revision of git, where it holds one: a change may bring its ledger with it.

    Raises :class:`~ledger.source.SourceError` for a source that cannot be read.
    """
    with ExitStack() as stack:
        here = scope(stack, paths, settings, base=base)
        ledger = here.ledger
        if base is not None:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ledger-")))
            older = ledger_at(base, settings.ledger, folder)
            if older is not None:
                if revision(older) != head():
                    upgrade(older)
                ledger = stack.enter_context(looking(older))
        new: list[str] = []
        edited: list[str] = []
        changes: list[Change] = []
        compared: list[Comparison] = []
        for key, path in here.found.sources:
            source = read_source(path, key=key, languages=pipeline.LANGUAGES)
            held = ledger is not None and ledger.source(key) is not None
            (edited if held else new).append(str(path))
            article = Article(path, source)
            changes += _changes(article, ledger if held else None)
            compared += _comparisons(article, ledger)
    return Difference(tuple(new), tuple(edited), tuple(changes), tuple(compared))


def _comparisons(article: Article, ledger: Lookup | None) -> Iterator[Comparison]:
    for one in comparisons(article, ledger):
        found = one.comparison
        line = article.lines.at(found.a.span.start)[0]
        yield Comparison(
            found.verdict, str(article.path), line, found.a.quote, one.key, found.b.quote, found.reason
        )


def _changes(article: Article, ledger: Lookup | None) -> Iterator[Change]:
    path, source = article.path, article.source
    held = {} if ledger is None else {claim["key"]: claim for claim in ledger.claims(source.key)}
    for start, claim in _claims(article):
        line = article.lines.at(start)[0]
        before = held.pop(claim["key"], None)
        if before is None:
            yield _change("gained", path, line, claim, None, claim["gloss"])
            continue
        fields = tuple(name for name in ("gloss", "modality", "speaker") if before[name] != claim[name])
        if fields:
            change = _change("changed", path, line, claim, before["gloss"], claim["gloss"])
            yield replace(change, fields=fields, before=_told(before, fields), after=_told(claim, fields))
    for before in held.values():
        yield _change("lost", path, None, before, before["gloss"], None)


def _claims(article: Article) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield where each claim of a source begins, and the claim as a ledger would tell it."""
    source = replace(article.source, published=article.published)
    rows = rows_of(source, article.reading.figures, article.reading.statements)
    for row in sorted(rows.claim, key=lambda row: (row.char_start, row.char_end, row.key)):
        speaker = None if row.speaker is None else rows.entity[row.speaker].name
        yield row.char_start, {**row._asdict(), "speaker": speaker}


def _change(
    sort: Sort, path: Path, line: int | None, claim: Mapping[str, Any], before: str | None, after: str | None
) -> Change:
    key, kind, quote = claim["key"], claim["kind"], claim["quote"]
    return Change(sort, str(path), line, key, kind, quote, before, after, claim["speaker"])


def _told(claim: Mapping[str, Any], fields: Sequence[str]) -> str:
    """Return what a claim says, with the fields that changed where its gloss leaves them out."""
    more = [f"{name}: {claim[name] or 'unknown'}" for name in fields if name != "gloss"]
    return "; ".join([claim["gloss"], *more])
