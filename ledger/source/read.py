"""Reading one source: its bytes, its sidecar, and what the text itself tells where that is silent."""

from __future__ import annotations

import hashlib
import re
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ledger.source.detect import detect_language
from ledger.source.problem import EmptyError, LanguageError, Lines, SourceError, no_rules
from ledger.source.sidecar import read_sidecar

MAX_BYTES = 64 * 1024 * 1024
TITLE_LENGTH = 200
_NAME_IT = "name it in the sidecar, or to extract and explain with --language"

# What no reader sees: blanks, zero-width characters, direction marks, the BOM.
_BLANK = r"\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_CONTENT = re.compile(f"[^{_BLANK}]")
_FIRST_LINE = re.compile(rf"[^{_BLANK}][^\r\n]*")
_BLANK_END = re.compile(f"[{_BLANK}]+$")
_HEADING_MARK = re.compile(rf"#{{1,6}}[{_BLANK}]+(?=[^{_BLANK}])")


@dataclass(frozen=True, slots=True)
class Source:
    """One article, its text untouched.

    ``key`` is the file's path below the folder that was read, without its suffix and
    with ``/`` between the parts: it names the source in every id that derives from it.
    ``text`` is the file decoded as UTF-8 with no newline translation (a BOM stays in).
    """

    key: str
    text: str
    sha256: str
    title: str
    language: str
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    author: str | None = None
    sample: bool = False


def read_source(
    path: Path,
    *,
    key: str,
    language: str | None = None,
    published: date | None = None,
    languages: Sequence[str],
) -> Source:
    """Read the file at ``path`` and the sidecar beside it, if there is one.

    ``language`` and ``published`` win over the sidecar. Where neither names a language it is
    told from the text; a title that is not given is the text's first line; a date that is
    not given stays ``None`` (see :func:`ledger.pipeline.dateline`). ``languages`` are the
    ones with rules.

    Raises :class:`SourceError`, one line that names the file and the place.
    """
    raw = _read_bytes(path)
    text = _decode(path, raw)
    sidecar = read_sidecar(path.with_suffix(".toml"), languages=None if language else languages)
    if language is not None and language not in languages:
        raise LanguageError(path, no_rules(language, languages))
    return Source(
        key=key,
        text=text,
        sha256=hashlib.sha256(raw).hexdigest(),
        title=sidecar.title or first_line(path, text),
        language=language or sidecar.language or _detected(path, text, languages),
        publisher=sidecar.publisher,
        published=published or sidecar.published,
        url=sidecar.url,
        author=sidecar.author,
        sample=sidecar.sample,
    )


def first_line(path: Path, text: str) -> str:
    """Return the first line of ``text`` that is not blank, for a Markdown file without its heading mark."""
    match = _FIRST_LINE.search(text)
    line = match[0] if match else ""
    if path.suffix.lower() == ".md":
        line = _HEADING_MARK.sub("", line, count=1)
    if len(line) > TITLE_LENGTH:
        return line[: TITLE_LENGTH - 1] + "…"
    return _BLANK_END.sub("", line)


def _read_bytes(path: Path) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise SourceError(path, "is a folder, not a file")
        if not stat.S_ISREG(status.st_mode):
            raise SourceError(path, "is no regular file")
        if status.st_size > MAX_BYTES:
            size = f"{status.st_size:,} bytes"
            raise SourceError(path, f"is too large: {size}; a source may have {MAX_BYTES:,} (64 MiB)")
        return path.read_bytes()
    except FileNotFoundError:
        reason = "is a link to a file that does not exist" if path.is_symlink() else "does not exist"
        raise SourceError(path, reason) from None
    except OSError as error:
        raise SourceError(path, f"cannot be read: {error.strerror or error}") from None


def _decode(path: Path, raw: bytes) -> str:
    nul = raw.find(b"\0")
    if nul >= 0:
        line, column = _place(raw, nul)
        message = f"is binary or UTF-16: NUL at byte {nul}; save it as UTF-8 text"
        raise SourceError(path, message, line=line, column=column, byte=nul)
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        line, column = _place(raw, error.start)
        message = f"is not UTF-8: 0x{raw[error.start]:02X} at byte {error.start}; save it as UTF-8"
        raise SourceError(path, message, line=line, column=column, byte=error.start) from None
    if not _CONTENT.search(text):
        raise EmptyError(path, "is empty" if not raw else "is empty: it holds nothing but blanks")
    return text


def _place(raw: bytes, offset: int) -> tuple[int, int]:
    before = raw[:offset].decode(errors="replace")
    return Lines(before).at(len(before))


def _detected(path: Path, text: str, languages: Sequence[str]) -> str:
    found = detect_language(text)
    if found is None:
        raise LanguageError(path, f"holds too few words to tell its language; {_NAME_IT}")
    if found not in languages:
        raise LanguageError(path, f"{no_rules(found, languages)} (told from the text; {_NAME_IT})")
    return found
