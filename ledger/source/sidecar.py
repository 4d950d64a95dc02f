"""The sidecar of a source: a TOML file of the same name that tells what the text does not."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

from ledger.source.problem import LanguageError, Lines, SidecarError, no_rules

MAX_BYTES = 1024 * 1024

_AT = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")
_KEY = r"""(?P<key>"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[A-Za-z0-9_-]+)"""
_SETS = re.compile(rf"^[ \t]*(?:\[{{1,2}}[ \t]*)?{_KEY}[ \t]*[=.\]]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A kind of finding that this source is let off, and why; with ``quote``, only where that stands."""

    code: str
    reason: str
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What a sidecar says; a key that it leaves out is ``None`` (``sample``: false)."""

    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: str | None = None
    url: str | None = None
    author: str | None = None
    sample: bool = False
    waivers: tuple[Waiver, ...] = ()


_TEXT = "a text in quotation marks"
_DATE = "a date such as 2023-06-06, without quotation marks"
_FLAG = "true or false"
_WAIVERS = 'a list of tables, each with "code", "reason" and, where only one place is meant, "quote"'
# Each key with what its value must be.
KEYS: Mapping[str, str] = {
    "title": _TEXT,
    "publisher": _TEXT,
    "published": _DATE,
    "language": _TEXT,
    "url": _TEXT,
    "author": _TEXT,
    "sample": _FLAG,
    "waivers": _WAIVERS,
}


def read_sidecar(path: Path, *, languages: Sequence[str] | None = None) -> Sidecar:
    """Read the sidecar at ``path``; where there is none, return an empty :class:`Sidecar`.

    Raises :class:`SidecarError` with the line and column of the first fault, and
    :class:`LanguageError` where it names none of ``languages`` (``None``: any will do).
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise SidecarError(path, "is too large for a sidecar")
        raw = path.read_bytes()
    except FileNotFoundError:
        if path.is_symlink():
            raise SidecarError(path, "is a link to a file that does not exist") from None
        return Sidecar()
    except OSError as error:
        raise SidecarError(path, f"cannot be read: {error.strerror or error}") from None
    text = _decode(path, raw)
    values = _parse(path, text)
    for key, value in values.items():
        if key not in KEYS:
            _refuse(path, text, key, f"unknown key '{key}'; a sidecar may have: {', '.join(KEYS)}")
        if not _fits(KEYS[key], value):
            _refuse(path, text, key, f"'{key}' must be {KEYS[key]}")
        if value == "":
            _refuse(path, text, key, f"'{key}' is empty; leave the key out or give it a value")
    told = values.get("language")
    if told is not None and languages is not None and told not in languages:
        line, column = _where(text, "language")
        raise LanguageError(path, no_rules(told, languages), line=line, column=column)
    waivers = tuple(Waiver(**one) for one in values.pop("waivers", ()))
    return Sidecar(**values, waivers=waivers)


def _decode(path: Path, raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig")
        line, column = Lines(before).at(len(before))
        message = f"is not UTF-8: 0x{raw[error.start]:02X} at byte {error.start}; save it as UTF-8"
        raise SidecarError(path, message, line=line, column=column, byte=error.start) from None


def _parse(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        at = _AT.search(message)
        reason = f"is no valid TOML: {_AT.sub('', message)}"
        if at and at["line"]:
            raise SidecarError(path, reason, line=int(at["line"]), column=int(at["column"])) from None
        line, column = Lines(text).at(len(text))
        raise SidecarError(path, f"{reason} (at the end of the file)", line=line, column=column) from None
    except RecursionError:
        raise SidecarError(path, "is nested too deeply for a sidecar") from None


def _fits(wanted: str, value: object) -> bool:
    if wanted == _WAIVERS:
        return isinstance(value, list) and all(_is_waiver(one) for one in value)
    if wanted == _FLAG:
        return isinstance(value, bool)
    if wanted == _DATE:
        return isinstance(value, date) and not isinstance(value, datetime)
    return isinstance(value, str)


def _is_waiver(value: object) -> bool:
    if not isinstance(value, dict) or not {"code", "reason"} <= value.keys() <= {"code", "reason", "quote"}:
        return False
    return all(isinstance(part, str) and part.strip() for part in value.values())


def _refuse(path: Path, text: str, key: str, message: str) -> NoReturn:
    line, column = _where(text, key)
    raise SidecarError(path, message, line=line, column=column)


def _where(text: str, key: str) -> tuple[int, int]:
    """Return the line and column at which the top-level ``key`` of a valid TOML text is first set."""
    for match in _SETS.finditer(text):
        # Inside a string of several lines the text before is no TOML of its own.
        try:
            before = tomllib.loads(text[: match.start()])
            name = next(iter(tomllib.loads(f"{match['key']} = 0")))
        except tomllib.TOMLDecodeError:
            continue
        if name == key and key not in before:
            return Lines(text).at(match.start("key"))
    return 1, 1
