"""Finding the sources that files and folders hold, and the key of each."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ledger.source.problem import SourceError

SUFFIXES = (".txt", ".md")


@dataclass(frozen=True, slots=True)
class Scan:
    """What a list of paths holds.

    ``sources`` are ``(key, path)`` sorted by key, each file once; ``faults`` are the paths
    that hold none; ``clashes`` are files that claim a key which an earlier file has.
    """

    sources: tuple[tuple[str, Path], ...]
    faults: tuple[SourceError, ...]
    clashes: tuple[SourceError, ...]


def find_sources(paths: Sequence[Path]) -> list[tuple[str, Path]]:
    """Return ``(key, path)`` of every source in ``paths``, sorted by key.

    A folder is read with all its folders, but for names that begin with a dot. A key is
    the path below the folder that was named, without its suffix; a file that was named
    itself has its bare name as key.

    Raises :class:`SourceError` for a path that does not exist or holds no source, and for
    two files with one key.
    """
    found = scan(paths)
    for fault in (*found.faults, *found.clashes):
        raise fault
    return list(found.sources)


def scan(paths: Sequence[Path]) -> Scan:
    """Look for sources in ``paths`` as :func:`find_sources` does, but gather the faults."""
    by_key: dict[str, Path] = {}
    seen: set[Path] = set()
    faults: list[SourceError] = []
    clashes: list[SourceError] = []
    for path in paths:
        try:
            pairs = list(_pairs(path))
        except SourceError as fault:
            faults.append(fault)
            continue
        for key, file in pairs:
            real = Path(os.path.abspath(file))  # noqa: PTH100  links stay what they are: resolve() follows them
            if real in seen:
                continue
            seen.add(real)
            if key in by_key:
                message = f"would be source '{key}', and so would {by_key[key]}; rename one of them"
                clashes.append(SourceError(file, message))
            else:
                by_key[key] = file
    return Scan(tuple(sorted(by_key.items())), tuple(faults), tuple(clashes))


def _pairs(path: Path) -> Iterator[tuple[str, Path]]:
    if not path.is_dir():
        if not path.exists() and not path.is_symlink():
            raise SourceError(path, "does not exist")
        if path.suffix.lower() not in SUFFIXES:
            raise SourceError(path, f"is no source: sources end in {' or '.join(SUFFIXES)}")
        yield key_of(Path(path.name), path), path
        return
    files = list(_walk(path))
    if not files:
        raise SourceError(path, f"is a folder without sources ({' or '.join(SUFFIXES)} files)")
    for file in files:
        yield key_of(file.relative_to(path), file), file


def key_of(below: Path, file: Path) -> str:
    """Return the key of the source ``file`` by its path below the folder that was read."""
    # One spelling of a letter with marks: the same folder gives the same keys on every system.
    key = unicodedata.normalize("NFC", below.with_suffix("").as_posix())
    try:
        key.encode()
    except UnicodeEncodeError:
        raise SourceError(Path(repr(str(file))), "has a name that is not UTF-8; rename the file") from None
    return key


def _walk(folder: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise SourceError(Path(error.filename), f"cannot be read: {error.strerror}")

    for parent, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                yield Path(parent, name)
