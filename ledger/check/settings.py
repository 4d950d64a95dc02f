"""Settings of the check: ``[tool.ledger.check]`` of the pyproject.toml beside the ledger or above it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from ledger.check.findings import CODES, LEVELS, SEVERITIES, Level, Severity
from ledger.source.problem import SourceError
from ledger.source.sidecar import KEYS

FILE = "pyproject.toml"
_TABLE = "tool.ledger.check"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a repository may say of its own checks; paths are taken from the folder of the file.

    >>> Settings().fail_on
    'error'
    """

    fail_on: Severity = "error"
    severity: Mapping[str, Level] = field(default_factory=dict)
    seeds: Path = Path("seeds")
    ledger: Path = Path("ledger.db")
    baseline: Path | None = None
    required_keys: tuple[str, ...] = ("title", "publisher", "published", "language")
    min_words: int = 30
    near_duplicate: float = 0.5

    def level(self, code: str) -> Level:
        """Return the severity of a code here, or ``off``."""
        return self.severity.get(code, CODES[code].severity)


# Each key of the table with what its value must be, and what it does.
MEANINGS: Mapping[str, tuple[str, str]] = {
    "fail-on": ("error, warning or note", "the least severity for which the exit status is 1"),
    "severity": ("a table of code = error, warning, note or off", "other severities than the ones below"),
    "seeds": ("a folder", "where the sources lie"),
    "ledger": ("a file", "the ledger that they are compared with"),
    "baseline": ("a file", "findings that are known and not told again"),
    "required-keys": ("a list of keys of a sidecar", "what `missing-keys` asks for"),
    "min-words": ("a whole number", "texts with fewer words are `short-text`"),
    "near-duplicate": ("a number from 0 to 1", "the least part of shared phrases that is `near-duplicate`"),
}


def find_settings(folder: Path) -> Settings:
    """Read the settings of the first pyproject.toml with such a table, in ``folder`` or above it.

    Raises :class:`SourceError` for a table that cannot be understood.
    """
    here = folder.resolve()
    for parent in (here, *here.parents):
        path = parent / FILE
        if path.is_file():
            table = _table(path)
            if table is not None:
                shown = path.relative_to(here) if parent == here else path
                return read_settings(table, shown, Path() if parent == here else parent)
    return Settings()


def read_settings(table: Mapping[str, Any], path: Path, folder: Path) -> Settings:
    """Return the settings that a table of ``path`` makes, its paths below ``folder``."""
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in MEANINGS:
            raise SourceError(path, f"[{_TABLE}] knows no '{key}'; it may have: {', '.join(MEANINGS)}")
        read = _read(key, value)
        if read is None:
            raise SourceError(path, f"[{_TABLE}] {key} must be {MEANINGS[key][0]}")
        values[key.replace("-", "_")] = folder / read if isinstance(read, Path) else read
    assert values.keys() <= {one.name for one in fields(Settings)}
    return Settings(**values)


def _table(path: Path) -> Mapping[str, Any] | None:
    try:
        table: Any = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourceError(path, f"is no valid TOML: {error}") from None
    for name in _TABLE.split("."):
        table = table.get(name) if isinstance(table, dict) else None
    return table if isinstance(table, dict) else None


def _read(key: str, value: Any) -> Any:
    """Return what a value of the file stands for, or ``None`` where it is none for its key."""
    if key == "fail-on":
        return value if value in SEVERITIES else None
    if key == "severity":
        fits = isinstance(value, dict) and all(
            code in CODES and level in LEVELS for code, level in value.items()
        )
        return value if fits else None
    if key in {"seeds", "ledger", "baseline"}:
        return Path(value) if isinstance(value, str) and value else None
    if key == "required-keys":
        fits = isinstance(value, list) and all(one in KEYS and one != "waivers" for one in value)
        return tuple(value) if fits else None
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if key == "min-words":
        return value if number and isinstance(value, int) and value >= 0 else None
    return float(value) if number and 0 < value <= 1 else None
