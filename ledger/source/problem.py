"""What can be wrong with a source, and where in its file: lines and columns as editors count them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path

_LINE_BREAK = re.compile(r"\r\n?|\n")
_BOM = "\ufeff"


class SourceError(Exception):
    """A source that cannot be read, said in one line that names the file and the place.

    ``line`` and ``column`` count from 1, in code points; ``byte`` is an offset from 0 into
    the file. Each is ``None`` where the whole file is meant.

    >>> print(SourceError(Path("a.txt"), "is empty"))
    a.txt: is empty
    >>> print(SourceError(Path("a.toml"), "no such key", line=2, column=1))
    a.toml:2:1: no such key
    """

    def __init__(
        self,
        path: Path,
        message: str,
        *,
        line: int | None = None,
        column: int | None = None,
        byte: int | None = None,
    ) -> None:
        super().__init__(path, message, line, column, byte)
        self.path = path
        self.message = message
        self.line = line
        self.column = column
        self.byte = byte

    def __str__(self) -> str:
        place = "" if self.line is None else f":{self.line}:{self.column or 1}"
        return f"{self.path}{place}: {self.message}"


class SidecarError(SourceError):
    """A sidecar that is no TOML or says what no sidecar can say."""


class EmptyError(SourceError):
    """A source that holds nothing but blanks."""


class LanguageError(SourceError):
    """A source in a language that has no rules, or in none that can be told."""


class WorkError(SourceError):
    """A source whose text would take more work than its length allows."""


def no_rules(language: str, languages: Sequence[str]) -> str:
    """Say that ``language`` is none of the ``languages`` that have rules."""
    return f"no rules for language '{language}'; there are: {', '.join(languages)}"


class Lines:
    r"""Turns offsets of a text into lines and columns.

    A line ends at LF, CRLF or CR. Columns count code points; a BOM has no column, since
    editors do not show one.

    >>> Lines("ab\r\ncd").at(5)
    (2, 2)
    """

    __slots__ = ("_bom", "_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in _LINE_BREAK.finditer(text))]
        self._bom = text.startswith(_BOM)

    def at(self, offset: int) -> tuple[int, int]:
        """Return the line and the column, both from 1, of the code point at ``offset``."""
        line = bisect_right(self._starts, offset)
        column = offset - self._starts[line - 1] + 1
        if line == 1 and self._bom and column > 1:
            column -= 1
        return line, column

    def line(self, number: int) -> str:
        r"""Return the line of this number (from 1) without its end and without a BOM.

        >>> Lines("ab\r\ncd").line(1)
        'ab'
        """
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self._text)
        return self._text[start:end].rstrip("\r\n").removeprefix(_BOM if start == 0 else "")
