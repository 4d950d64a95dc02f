"""The main job: from source files to a ledger, whole or not at all."""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ledger.claims.claim import KINDS
from ledger.gather import gather, processors
from ledger.source import find_sources
from ledger.store.compare import differences
from ledger.store.connect import filling
from ledger.store.known import Known, known_of
from ledger.store.migrate import migrate, require_replaceable, revision
from ledger.store.prepare import STATEMENT, Prepared
from ledger.store.replace import replacing
from ledger.store.write import store

Progress = Callable[[int, int, str], None]
"""Called after each source with how many are done, how many there are, and the source's key."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build made: its sources, its figures by kind, its statements, the time it took."""

    sources: int
    figures: Mapping[str, int]
    statements: int
    seconds: float


def build(
    paths: Sequence[Path], db: Path, *, progress: Progress | None = None, jobs: int | None = None
) -> Summary:
    """Make the ledger at ``db`` of all sources in ``paths``, in place of one that is there.

    All or nothing: it is written to a new file that takes the place of ``db`` at the end.
    The same sources give the same rows, and with the same SQLite library the same bytes, whatever
    the number of ``jobs`` (processes that read; as many as there are processors). Only sources are
    read that have changed, or whose rules have, since the last build of this ledger.

    Raises :class:`~ledger.source.SourceError` for a source that cannot be read and
    :class:`~ledger.store.errors.LedgerError` for a ``db`` that cannot be written or that is
    something else than a ledger.
    """
    began = time.perf_counter()
    require_replaceable(db)
    sources = find_sources(paths)
    with replacing(db) as new, known_of(db) as known:
        found = _fill(sources, new, progress, jobs, known)
        if known is not None:
            known.forget(key for key, _ in sources)
    figures: dict[str, int] = {kind: found[kind] for kind in KINDS if found[kind]}
    return Summary(len(sources), figures, found[STATEMENT], time.perf_counter() - began)


def differs(paths: Sequence[Path], db: Path) -> list[str]:
    """Return what differs between the ledger at ``db`` and one made now: a line each, none when equal.

    The rebuild is made in a folder for temporary files; ``db`` is only read.
    """
    revision(db)
    with tempfile.TemporaryDirectory(prefix="ledger-") as folder:
        rebuilt = Path(folder, "rebuilt.db")
        _fill(find_sources(paths), rebuilt, None)
        return differences(rebuilt, db, names=("the rebuild", str(db)))


def _fill(
    sources: Sequence[tuple[str, Path]],
    db: Path,
    progress: Progress | None,
    jobs: int | None = None,
    known: Known | None = None,
) -> Counter[str]:
    """Fill the ledger at ``db``; return how many figures of each kind and how many statements it holds."""
    found: Counter[str] = Counter()

    def told() -> Iterator[Prepared]:
        ready = gather(sources, jobs=jobs or processors(), known=known)
        for done, one in enumerate(ready, start=1):
            found.update(one.counts)
            yield one
            if progress is not None:
                progress(done, len(sources), one.key)

    with filling(db) as connection:
        migrate(connection)
        store(connection, told())
    return found
