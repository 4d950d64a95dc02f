"""Statements that nobody makes: the text reports them, and no speaker was found."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.check.article import Article, shown
from ledger.check.findings import Finding


def statements(article: Article) -> Iterator[Finding]:
    """Yield every statement whose speaker is unknown, at its reporting word."""
    for statement in article.reading.statements:
        if statement.speaker is None:
            message = f"nobody is found who says this ('{shown(statement.cue)}'): {shown(statement.quote)}"
            yield article.finding("unknown-speaker", message, statement.cue_span, context=True)
