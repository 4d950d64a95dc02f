"""An article under check: its text, its sidecar and its places, and how a finding is made of a place."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from ledger import pipeline
from ledger.check.findings import CODES, Finding
from ledger.pipeline import Reading
from ledger.source import Lines, Source
from ledger.span import Span
from ledger.text.split import Sentence, sentences

# So much of a source is named in a message; the rest is for the editor.
QUOTED = 60


def shown(words: str, most: int = QUOTED) -> str:
    r"""Return words in one line, cut where they are long.

    >>> shown("a\n b"), shown("abcdef", 3)
    ('a b', 'abc…')
    """
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[:most].rstrip()}…"


@dataclass(frozen=True)
class Article:
    """A source that could be read, with what checks ask of it, each worked out once."""

    path: Path
    source: Source

    @property
    def text(self) -> str:
        """The text as the file holds it."""
        return self.source.text

    @property
    def sidecar(self) -> Path:
        """Where the sidecar lies, or would."""
        return self.path.with_suffix(".toml")

    @cached_property
    def lines(self) -> Lines:
        """The lines of the text."""
        return Lines(self.text)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences of the text."""
        return sentences(self.text)

    @cached_property
    def published(self) -> date | None:
        """The day of publication: of the sidecar, else of the text's dateline."""
        return self.source.published or pipeline.dateline(self.text, language=self.source.language)

    @cached_property
    def reading(self) -> Reading:
        """What the text says."""
        return pipeline.read(self.text, published=self.published, language=self.source.language)

    def finding(self, code: str, message: str, span: Span, *, context: bool = False) -> Finding:
        """Return the finding that ``code`` is at ``span`` of the text; ``context`` adds the sentence."""
        line, column = self.lines.at(span.start)
        excerpt = self.lines.line(line)
        quote = span.of(self.text)
        return Finding(
            str(self.path),
            line,
            column,
            code,
            message,
            CODES[code].severity,
            width=max(1, min(len(quote), len(excerpt) - column + 1)),
            quote=shown(quote),
            context=self._sentence(span) if context else "",
            excerpt=excerpt,
        )

    def whole(self, code: str, message: str) -> Finding:
        """Return the finding that ``code`` is of the whole file."""
        return Finding(str(self.path), 1, 1, code, message, CODES[code].severity)

    def sentence_at(self, span: Span) -> Sentence | None:
        """Return the sentence that a span begins in."""
        at = bisect_right(self.sentences, span.start, key=lambda sentence: sentence.span.end)
        return self.sentences[at] if at < len(self.sentences) else None

    def _sentence(self, span: Span) -> str:
        sentence = self.sentence_at(span)
        return "" if sentence is None else " ".join(sentence.span.of(self.text).split())
