"""Sentences hold the text and never overlap."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.text.split import sentences


@given(st.text(st.sampled_from('ابج .!؟?…\n\r"«»3'), max_size=80))
def test_sentences_cover_the_text_in_order(text: str) -> None:
    found = sentences(text)
    assert all(
        a.span.end <= b.span.start and a.paragraph <= b.paragraph for a, b in itertools.pairwise(found)
    )
    outside = list(text)
    for sentence in found:
        assert sentence.span.of(text).strip() == sentence.span.of(text) != ""
        outside[sentence.span.start : sentence.span.end] = " " * (sentence.span.end - sentence.span.start)
    assert "".join(outside).strip() == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال نعم. ثم ذهب.", ["قال نعم.", "ثم ذهب."]),
        ("بلغ 3.5 كم. انتهى", ["بلغ 3.5 كم.", "انتهى"]),
        ("قال د. ملحم نعم.", ["قال د. ملحم نعم."]),
        ("ماذا؟ لا شيء!", ["ماذا؟", "لا شيء!"]),
        ("سطر\r\nآخر", ["سطر", "آخر"]),
    ],
)
def test_where_a_sentence_ends(text: str, expected: list[str]) -> None:
    assert [sentence.span.of(text) for sentence in sentences(text)] == expected
