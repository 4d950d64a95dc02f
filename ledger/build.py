"""The main job: from source files to a ledger, whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from ledger.claims.claim import KINDS
from ledger.gather import Named, gather, processors, read_all
from ledger.source import find_sources
from ledger.store.change import change
from ledger.store.compare import differences
from ledger.store.connect import filling, reading
from ledger.store.errors import LedgerError
from ledger.store.known import Known, known_of, print_of, temporary
from ledger.store.migrate import migrate, require_replaceable, revision
from ledger.store.pack import UnusableError
from ledger.store.prepare import Prepared
from ledger.store.replace import remove_leftovers, replacing
from ledger.store.write import store

_COPIED = 1 << 20  # bytes at a time

Progress = Callable[[int, int, str], None]
"""Called after each source with how many are done, how many there are, and the source's key.

Where a ledger is brought up to date, sources that did not change are done before the first call.
"""


@dataclass(frozen=True, slots=True)
class Whole:
    """When a ledger is written whole although few of its sources changed.

    With ``fewer`` sources than that: it takes no minute, and a ledger that is kept with its articles,
    as this project's own is, has the same bytes whoever built it, and from what. And where more than a
    ``share`` of the sources changed: hardly any time would be saved.
    """

    fewer: int = 300
    share: float = 0.1

    def asked(self, sources: int, changed: int) -> bool:
        """Tell whether a ledger of so many sources is written whole when so many changed."""
        return sources < self.fewer or changed > sources * self.share


@dataclass(frozen=True, slots=True)
class Summary:
    """What a ledger holds after a build: sources, figures by kind, statements; and the time it took."""

    sources: int
    figures: Mapping[str, int]
    statements: int
    seconds: float


def build(
    paths: Sequence[Path],
    db: Path,
    *,
    progress: Progress | None = None,
    jobs: int | None = None,
    whole: Whole = Whole(),
) -> Summary:
    """Make the ledger at ``db`` of all sources in ``paths``, in place of one that is there.

    All or nothing: it is written to a new file that takes the place of ``db`` at the end.
    The same sources always give the same rows, whatever the number of ``jobs`` (processes that
    read; as many as there are processors). A ledger that is not there yet, or that ``whole`` asks to
    be, is written whole: then the same sources, with the same SQLite library, give the same bytes, too.
    Any other is copied and brought up to date, and one that was made of these very sources is left as it
    is. Only sources are read that have changed, or whose rules have, since the last build.

    Raises :class:`~ledger.source.SourceError` for a source that cannot be read and
    :class:`~ledger.store.errors.LedgerError` for a ``db`` that cannot be written or that is
    something else than a ledger.
    """
    began = time.perf_counter()
    require_replaceable(db)
    job = _Job(find_sources(paths), db, progress, jobs or processors(), whole)
    try:
        with known_of(db) as known:
            job.run(known)
    except UnusableError:
        # What was kept is of no use, or a disk is full: what must be kept lies elsewhere now.
        with _needed() as known:
            job.run(known)
    return _summary(db, len(job.sources), began)


def differs(paths: Sequence[Path], db: Path) -> list[str]:
    """Return what differs between the ledger at ``db`` and one made now: a line each, none when equal.

    The rebuild is made in a folder for temporary files; ``db`` is only read.
    """
    revision(db)
    with tempfile.TemporaryDirectory(prefix="ledger-") as folder, _needed() as known:
        rebuilt = Path(folder, "rebuilt.db")
        _Job(find_sources(paths), rebuilt, None, processors(), Whole()).write(rebuilt, known)
        return differences(rebuilt, db, names=("the rebuild", str(db)))


@dataclass(frozen=True, slots=True)
class _Job:
    """One build."""

    sources: Sequence[Named]
    db: Path
    progress: Progress | None
    jobs: int
    whole: Whole

    def run(self, known: Known) -> None:
        """Make the ledger whole, or what of it changed, or nothing where nothing did."""
        changed = [one for one in self.sources if not known.holds(*one)]
        gone = known.others(key for key, _ in self.sources)
        with _opened(self.db) as old:
            if known.describes(None if old is None else print_of(old)):
                if not changed and not gone:
                    remove_leftovers(self.db.resolve())
                    return
                if old is not None and not self.whole.asked(len(self.sources), len(changed) + len(gone)):
                    with replacing(self.db) as new:
                        _copy(old, new, known)
                        with filling(new) as connection:
                            change(connection, known, gone, self._read(changed))
                    self._note(known)
                    return
        known.begin_whole()
        for key in gone:
            known.drop(key)
        with replacing(self.db) as new:
            self.write(new, known)
        self._note(known)

    def write(self, new: Path, known: Known) -> None:
        """Write the whole ledger to ``new``."""
        with filling(new) as connection:
            migrate(connection)
            store(connection, self._told(gather(self.sources, jobs=self.jobs, known=known), 0), known)

    def _read(self, changed: Sequence[Named]) -> Iterator[Prepared]:
        return self._told(read_all(changed, jobs=self.jobs), len(self.sources) - len(changed))

    def _told(self, sources: Iterable[Prepared], done: int) -> Iterator[Prepared]:
        for number, one in enumerate(sources, start=done + 1):
            yield one
            if self.progress is not None:
                self.progress(number, len(self.sources), one.key)

    def _note(self, known: Known) -> None:
        """Note which file this build made, when it is in its place."""
        with _opened(self.db) as made:
            known.describe(None if made is None else print_of(made))


@contextmanager
def _needed() -> Iterator[Known]:
    """Open what is known for one build, without which there can be none."""
    try:
        with temporary() as known:
            yield known
    except UnusableError as error:
        raise LedgerError(
            f"{tempfile.gettempdir()}: cannot be written: {error}: make room on the disk"
        ) from error


@contextmanager
def _opened(db: Path) -> Iterator[int | None]:
    """Open a ledger file as it is now, whatever takes its place meanwhile; None where there is none."""
    try:
        descriptor = os.open(db, os.O_RDONLY)
    except OSError:
        yield None
        return
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _copy(old: int, new: Path, known: Known) -> None:
    """Copy the ledger that ``known`` describes."""
    with open(old, "rb", closefd=False) as source, new.open("wb") as target:
        shutil.copyfileobj(source, target, _COPIED)
    if not known.describes(print_of(old)):
        raise UnusableError("the ledger was changed while it was copied")


def _summary(db: Path, sources: int, began: float) -> Summary:
    engine = reading(db)
    try:
        with engine.connect() as connection:
            found = dict(_counts(connection, "SELECT kind, count(*) FROM figure GROUP BY kind"))
            [(_, statements)] = _counts(connection, "SELECT 'statement', count(*) FROM statement")
    finally:
        engine.dispose()
    figures: dict[str, int] = {kind: found[kind] for kind in KINDS if found.get(kind)}
    return Summary(sources, figures, statements, time.perf_counter() - began)


def _counts(connection: Connection, sql: str) -> list[tuple[str, int]]:
    return [(str(kind), int(count)) for kind, count in connection.exec_driver_sql(sql)]
