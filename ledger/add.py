"""Adding a source: its text as it is, and a sidecar with what is known of it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from ledger import pipeline
from ledger.source import SourceError
from ledger.source.detect import detect_language
from ledger.source.find import SUFFIXES
from ledger.source.read import first_line

Ask = Callable[[str, str | None], str]
"""Asks a person a question, with the answer that an empty line gives."""

_ORDER = ("title", "publisher", "published", "language", "url", "author")
# What a text itself never tells, with the question for it.
_QUESTIONS = {
    "title": "Title",
    "publisher": "Publisher",
    "published": "Day of publication, as in 2023-06-06",
    "language": "Language",
    "url": "URL",
    "author": "Author",
}


def add(file: Path, seeds: Path, given: Mapping[str, Any], *, ask: Ask | None = None) -> Path:
    """Copy the article ``file`` (``-``: standard input) into ``seeds`` with a sidecar; return its path.

    ``given`` holds what is known: ``name`` and keys of a sidecar, ``None`` where not known. What is
    missing is told from the text, and where ``ask`` is there, a person is asked.

    Raises :class:`SourceError` where the source is there already, has no name, or cannot be read.
    """
    raw, name = _read(file, given.get("name"))
    target = _target(name, file, seeds)
    sidecar = target.with_suffix(".toml")
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        text = ""  # the check says where it is not UTF-8
    values = {key: given.get(key) for key in _ORDER}
    beside = file.with_suffix(".toml")
    if str(file) == "-" or not beside.exists():
        values = _completed(values, text, target, ask)
        told = "".join(f"{key} = {_toml(value)}\n" for key, value in values.items() if value)
    else:
        told = beside.read_text(encoding="utf-8")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(raw)
    sidecar.write_text(told, encoding="utf-8", newline="\n")
    return target


def _read(file: Path, name: str | None) -> tuple[bytes, str]:
    if str(file) == "-":
        if not name:
            raise SourceError(Path("-"), "has no name; give it one with --name")
        return sys.stdin.buffer.read(), name
    if file.suffix.lower() not in SUFFIXES:
        raise SourceError(file, f"is no source: sources end in {' or '.join(SUFFIXES)}")
    try:
        return file.read_bytes(), name or file.stem
    except OSError as error:
        raise SourceError(file, f"cannot be read: {error.strerror or error}") from None


def _target(name: str, file: Path, seeds: Path) -> Path:
    suffix = file.suffix.lower() if file.suffix.lower() in SUFFIXES else ".txt"
    bare = name.removesuffix(suffix)
    target = seeds / f"{bare}{suffix}"
    if not target.resolve().is_relative_to(seeds.resolve()) or not bare or bare.startswith("."):
        raise SourceError(Path(name), "is no name for a source; name it as in talks/minsk")
    for there in [target.with_name(target.stem + one) for one in (*SUFFIXES, ".toml")]:
        if there.exists():
            raise SourceError(there, "is there already; choose another --name")
    return target


def _completed(
    values: Mapping[str, Any], text: str, target: Path, ask: Ask | None
) -> dict[str, str | date | None]:
    """Fill in what the text tells, then what a person knows."""
    language = values["language"] or detect_language(text)
    dateline = pipeline.dateline(text, language=language) if language in pipeline.LANGUAGES else None
    told: dict[str, str | date | None] = {
        **values,
        "title": values["title"] or first_line(target, text),
        "published": values["published"] or dateline,
        "language": language,
    }
    if ask is None:
        return told
    for key, question in _QUESTIONS.items():
        if values[key]:
            continue
        known = told[key]
        answer = ask(question, None if known is None else str(known)).strip()
        if key != "published" or not answer:
            told[key] = answer or None
            continue
        try:
            told[key] = date.fromisoformat(answer)
        except ValueError:
            raise SourceError(target, f"'{answer}' is no day such as 2023-06-06") from None
    return told


def _toml(value: object) -> str:
    r"""Return a value as TOML writes it.

    >>> print(_toml('a "b"\n'), _toml(date(2023, 6, 6)))
    "a \"b\"\n" 2023-06-06
    """
    if isinstance(value, date):
        return value.isoformat()
    escaped = "".join(_ESCAPES.get(character) or _escape(character) for character in str(value))
    return f'"{escaped}"'


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04X}" if code < 0x20 or code == 0x7F else character
