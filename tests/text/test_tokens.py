"""Tokens: every character that is not blank is in exactly one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ledger.text.fold import fold
from ledger.text.tokens import TOKEN, tokenize


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


@given(
    st.lists(
        st.sampled_from(
            [
                "قال",
                "330",
                "000",
                "1,4",
                "٫5",
                " ",
                "  ",
                "\n",
                "،",
                ".",
                "@",
                "#",
                "-",
                "w",
                "www.",
                "a.b",
                "https://",
                "½",
                "²",
                "م",
                "̈",
            ]
        ),
        max_size=14,
    ).map("".join)
)
def test_tokens_are_what_the_pattern_cuts(text: str) -> None:
    folded = fold(text)
    tokens = tokenize(folded)
    cut = list(TOKEN.finditer(folded.text))
    assert tokens.texts == [match[0] for match in cut]
    assert tokens.kinds == [match.lastgroup for match in cut]
    assert list(zip(tokens.starts, tokens.ends, strict=True)) == [match.span() for match in cut]
