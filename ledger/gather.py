"""Sources made ready to be stored, in their order: by several processes, or as an earlier build read them."""

from __future__ import annotations

import os
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from ledger.pipeline import LANGUAGES, dateline, read
from ledger.rules.reader import TooMuchWorkError
from ledger.source import SourceError, WorkError, read_source
from ledger.store.known import Known
from ledger.store.prepare import Prepared, prepare

Named = tuple[str, Path]
"""The key of a source and the file that it is read from."""

_BATCH = 8  # sources that a process reads at a time
_AHEAD = 3  # batches a process that are being read or wait to be taken: more are not held
_FEW = 48  # sources that one process has read before others have started


def processors() -> int:
    """Return how many processes can work at once here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def gather(sources: Sequence[Named], *, jobs: int = 1, known: Known | None = None) -> Iterator[Prepared]:
    """Yield each source made ready, in order, whatever the number of ``jobs`` (processes).

    A source that ``known`` holds as it is now is not read again, and one that it does not hold
    is given to it. Raises :class:`~ledger.source.SourceError` for the first source that cannot be read.
    """
    held = set() if known is None else {key for key, path in sources if known.holds(key, path)}
    unread = [one for one in sources if one[0] not in held]
    fresh = read_all(unread, jobs=jobs)
    for key, _ in sources:
        ready = known.get(key) if known is not None and key in held else None
        if ready is None:
            ready = next(fresh)
            if known is not None:
                known.put(ready)
        yield ready


def read_all(sources: Sequence[Named], *, jobs: int = 1) -> Iterator[Prepared]:
    """Yield each source made ready, all of them read; order and error as of :func:`gather`."""
    return _at_once(sources, jobs) if jobs > 1 and len(sources) > _FEW else map(read_one, sources)


def read_one(named: Named) -> Prepared:
    """Read one source and what it says."""
    key, path = named
    source = read_source(path, key=key, languages=LANGUAGES)
    try:
        if source.published is None:
            source = replace(source, published=dateline(source.text, language=source.language))
        return prepare(source, read(source.text, published=source.published, language=source.language))
    except TooMuchWorkError as error:
        raise WorkError(path, str(error)) from error


def _at_once(sources: Sequence[Named], jobs: int) -> Iterator[Prepared]:
    """Yield what ``jobs`` processes read, in order; only so much is read ahead as is soon taken."""
    # New processes and not copies of this one, which may have threads (a progress bar).
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _leave_with, (os.getpid(),))
    try:
        batches = iter([sources[at : at + _BATCH] for at in range(0, len(sources), _BATCH)])
        reading = deque((batch, pool.submit(_read_batch, batch)) for batch in islice(batches, jobs * _AHEAD))
        while reading:
            batch, future = reading.popleft()
            yield from _taken(batch, future)
            reading.extend((more, pool.submit(_read_batch, more)) for more in islice(batches, 1))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _taken(batch: Sequence[Named], future: Future[list[Prepared]]) -> Iterator[Prepared]:
    found = future.result()
    yield from found
    if len(found) < len(batch):
        read_one(batch[len(found)])  # raises here what it raised there
        raise RuntimeError(f"{batch[len(found)][1]}: could not be read by one process but by another")


def _read_batch(batch: Sequence[Named]) -> list[Prepared]:
    """Read sources up to the first that cannot be read."""
    found = []
    for one in batch:
        try:
            found.append(read_one(one))
        except SourceError:
            break
    return found


def _leave_with(parent: int) -> None:
    """End this process when the one that started it is gone, however it ended."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
