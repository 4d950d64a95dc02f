"""Which sources a check is about: those that are named, those that changed, or all there are."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from ledger.source import Scan, SourceError, scan
from ledger.source.find import SUFFIXES, key_of
from ledger.source.sidecar import read_sidecar
from ledger.store.lookup import Lookup


def named(paths: Sequence[Path], seeds: Path) -> Scan:
    """Return the sources of ``paths``; a sidecar stands for its source.

    A file below ``seeds`` has the key that it has in the ledger, wherever it is named from.
    """
    by_key: dict[str, Path] = {}
    faults: list[SourceError] = []
    clashes: list[SourceError] = []
    for path in paths:
        found = scan([_source_of(path)])
        faults += found.faults
        clashes += found.clashes
        for bare, file in found.sources:
            key = _key(bare, file, seeds)
            other = by_key.setdefault(key, file)
            if other.absolute() != file.absolute():
                clashes.append(SourceError(file, f"would be source '{key}', and so would {other}"))
    return Scan(tuple(sorted(by_key.items())), tuple(faults), tuple(clashes))


def changed_since(revision: str, seeds: Path) -> list[Path]:
    """Return the files below ``seeds`` that changed since a revision of git, with those not committed yet.

    Raises :class:`SourceError` where git cannot say.
    """
    names = set[str]()
    # What the work tree holds against where it parted from the revision; then what git does not know yet.
    for command in (
        ["diff", "--name-only", "--relative", "-z", "--merge-base", revision, "--"],
        ["ls-files", "--others", "--exclude-standard", "-z", "--"],
    ):
        names.update(filter(None, _git([*command, str(seeds)], revision).split("\0")))
    files = {_source_of(Path(name)) for name in names if Path(name).suffix.lower() in {*SUFFIXES, ".toml"}}
    return sorted(path for path in files if path.is_file() and path.suffix.lower() in SUFFIXES)


def changed_against(ledger: Lookup, found: Scan, hashes: Iterable[str]) -> Scan:
    """Return of ``found`` the sources that the ledger does not hold as they are now.

    ``hashes`` are those of their texts, in the order of the sources.
    """
    changed = [
        (key, path)
        for (key, path), sha256 in zip(found.sources, hashes, strict=True)
        if _differs(ledger, key, path, sha256)
    ]
    return Scan(tuple(changed), found.faults, found.clashes)


def _differs(ledger: Lookup, key: str, path: Path, sha256: str) -> bool:
    held = ledger.source(key)
    if held is None or held["sha256"] != sha256:
        return True
    try:
        sidecar = read_sidecar(path.with_suffix(".toml"))
    except SourceError:
        return True
    published = None if sidecar.published is None else sidecar.published.isoformat()
    said = {
        "title": sidecar.title,
        "publisher": sidecar.publisher,
        "published": published,
        "language": sidecar.language,
        "url": sidecar.url,
        "author": sidecar.author,
    }
    # What a sidecar leaves out may have been read off the text.
    read_off = {"title", "published", "language"}
    if sidecar.sample != bool(held["sample"]):
        return True
    return any(
        held[name] != value for name, value in said.items() if not (value is None and name in read_off)
    )


def _git(command: Sequence[str], revision: str) -> str:
    try:
        done = subprocess.run(["git", *command], capture_output=True, check=False)
    except FileNotFoundError:
        raise SourceError(Path("git"), "is not installed; name the files to check instead") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        reason = said[0].removeprefix("fatal: ") if said else f"git {command[0]} failed"
        message = f"cannot be compared with: {reason}; fetch it, or name another --base"
        raise SourceError(Path(revision), message)
    return done.stdout.decode(errors="surrogateescape")


def _source_of(path: Path) -> Path:
    """Return the source that a sidecar lies beside; any other path as it is."""
    if path.suffix.lower() != ".toml" or path.is_dir():
        return path
    for suffix in SUFFIXES:
        beside = path.with_suffix(suffix)
        if beside.exists():
            return beside
    return path


def _key(key: str, path: Path, seeds: Path) -> str:
    try:
        below = path.resolve().relative_to(seeds.resolve())
    except ValueError:
        return key
    return key_of(below, path)


def ledger_at(revision: str, ledger: Path, folder: Path) -> Path | None:
    """Return the ledger as it was where the work tree parted from a revision of git, copied into ``folder``.

    ``None`` where there was none.
    """
    try:
        parted = _git(["merge-base", revision, "HEAD"], revision).strip()
        below = _git(["ls-files", "--full-name", "-z", "--", str(ledger)], revision).rstrip("\0")
    except SourceError:
        return None
    if not below:
        return None
    copy = folder / "base.db"
    with copy.open("wb") as file:
        command = ["git", "cat-file", "blob", f"{parted}:{below}"]
        done = subprocess.run(command, stdout=file, stderr=subprocess.DEVNULL, check=False)
    return copy if done.returncode == 0 else None
