"""A text and what it is cut into, each cut made once, however many read on in it."""

from __future__ import annotations

from bisect import bisect_left

from ledger.span import Span
from ledger.text.fold import fold
from ledger.text.searched import SearchWords, Stems
from ledger.text.shingles import shingles_of
from ledger.text.split import Sentence, sentences
from ledger.text.tokens import Tokens, tokenize


class Document:
    """A text with its tokens and sentences.

    >>> document = Document("قال. ثم ذهب ٣ كم.")
    >>> [sentence.span for sentence in document.sentences]
    [Span(start=0, end=4), Span(start=5, end=17)]
    >>> document.folded(Span(12, 16))
    '3 كم'
    """

    def __init__(self, source: str, tokens: Tokens | None = None) -> None:
        """Hold a text; its ``tokens``, where they are known, are not cut again."""
        self.source = source
        self._tokens = tokens
        self._sentences: list[Sentence] | None = None
        self._searched: SearchWords | None = None
        self._shingles: frozenset[int] | None = None
        self.stems = Stems()

    @property
    def tokens(self) -> Tokens:
        """The tokens of the folded text."""
        if self._tokens is None:
            self._tokens = tokenize(fold(self.source))
        return self._tokens

    @property
    def sentences(self) -> list[Sentence]:
        """The sentences of the text."""
        if self._sentences is None:
            self._sentences = sentences(self.source)
        return self._sentences

    @property
    def searched(self) -> SearchWords:
        """The words of the text as search compares them."""
        if self._searched is None:
            self._searched = SearchWords.of(self.tokens.folded, self.stems)
        return self._searched

    @property
    def shingles(self) -> frozenset[int]:
        """The shingles of the text (see :mod:`ledger.text.shingles`)."""
        if self._shingles is None:
            self._shingles = shingles_of(self.searched.norms)
        return self._shingles

    def folded(self, span: Span) -> str:
        """Return the characters of a span as they stand in the folded text."""
        folded = self.tokens.folded
        return folded.text[bisect_left(folded.origin, span.start) : bisect_left(folded.origin, span.end)]
