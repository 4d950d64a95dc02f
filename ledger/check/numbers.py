"""Numbers that no rule accounts for: figures that the ledger would lose, each one named."""

from __future__ import annotations

from collections.abc import Iterator

from ledger import pipeline
from ledger.check.article import Article, shown
from ledger.check.findings import Finding


def numbers(article: Article) -> Iterator[Finding]:
    """Yield every number, in digits or words, that lies in nothing that the rules find."""
    spans = pipeline.unexplained(article.text, published=article.published, language=article.source.language)
    for span in spans:
        message = f"no rule accounts for '{shown(span.of(article.text))}'"
        yield article.finding("unexplained-digits", message, span, context=True)
