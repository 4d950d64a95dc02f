"""The language of a text against what its sidecar says, and whether there is enough text to tell."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ledger.check.article import Article
from ledger.check.findings import Finding
from ledger.source.detect import detect_language

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")


def languages(article: Article) -> Iterator[Finding]:
    """Yield that the text is in another language than the source is read in, or in none that can be told."""
    told, said = detect_language(article.text), article.source.language
    if told is None:
        yield article.whole(
            "unknown-language", f"holds too few words to tell whether its language is '{said}'"
        )
    elif told != said:
        yield article.whole("language-mismatch", f"reads as '{told}', and its sidecar says '{said}'")


def length(article: Article, least: int) -> Iterator[Finding]:
    """Yield that the text has fewer words than an article has."""
    words = 0
    for _ in _WORD.finditer(article.text):
        words += 1
        if words == least:
            return
    noun = "word" if words == 1 else "words"
    yield article.whole("short-text", f"has {words} {noun}; an article has at least {least}")
