"""Tokens: every character that is not blank is in exactly one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ledger.text.fold import fold
from ledger.text.tokens import tokenize


@given(st.text(st.sampled_from("ابج123.,،٫٬ -–/%$\n()aB@#:+"), max_size=80))
def test_tokens_cover_the_text(text: str) -> None:
    folded = fold(text)
    tokens = tokenize(folded)
    position = 0
    for text_of, start, end in zip(tokens.texts, tokens.starts, tokens.ends, strict=True):
        assert folded.text[start:end] == text_of
        assert folded.text[position:start].strip(" ") == ""
        position = end
    assert folded.text[position:].strip(" ") == ""
