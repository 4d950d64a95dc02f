"""A document: every cut of a text is the one that is made of it alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ledger.text.document import Document
from ledger.text.fold import folded
from ledger.text.split import sentences
from ledger.text.tokens import tokenize

# Letters with marks, an Allah ligature that folds to several letters, direction signs, digits, line breaks.
_PIECES = ["قال ", "أَلْف", "ـ", "ﷲ", "ﻻ", "\u200f", "٣", "3", ". ", "\n", "\r\n", "،", "مئة "]


@given(st.lists(st.sampled_from(_PIECES)).map("".join))
def test_a_sentence_folds_in_its_text_as_it_does_alone(text: str) -> None:
    document = Document(text)
    assert document.sentences == sentences(text)
    for sentence in document.sentences:
        assert document.folded(sentence.span) == folded(sentence.span.of(text))


@given(st.lists(st.sampled_from(_PIECES)).map("".join))
def test_a_token_is_written_as_its_span_reads(text: str) -> None:
    tokens = Document(text).tokens
    assert tokens.texts == tokenize(tokens.folded).texts
    for index in range(len(tokens)):
        assert tokens.written(index) == tokens.span(index, index + 1).of(text)


def test_tokens_that_are_known_are_taken() -> None:
    tokens = Document("ألف دولار").tokens
    assert Document("ألف دولار", tokens).tokens is tokens
