"""Folding keeps every offset, whatever stands in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.text.fold import fold, folded

_ARABIC = st.text(
    st.sampled_from("ابتثكلمنهويىةأإآٱءؤئًٌٍَُِّْـ٠١٢٣۴۵ \u00a0\r\n\u200f\u202b\ufeffﻻﷲﺎ%٪.,،٫٬-–"), max_size=60
)


@given(st.one_of(_ARABIC, st.text(max_size=60)))
def test_every_folded_character_knows_its_origin(text: str) -> None:
    result = fold(text)
    assert len(result.origin) == len(result.text) + 1
    assert result.origin[len(result.text)] == len(text)
    assert all(first <= second for first, second in zip(result.origin, list(result.origin)[1:], strict=False))
    for index, character in enumerate(result.text):
        assert character in folded(text[result.origin[index]]) or character == "\n"


@given(_ARABIC)
def test_what_is_written_over_at_once_is_what_each_character_stands_for(text: str) -> None:
    """Characters that nearly every text holds are replaced one after the other, the others looked up."""
    rare = "\ufeff"  # with it, all are looked up
    assert folded(text + rare) == folded(text)


@given(_ARABIC)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("مِئَة", "مئه"),
        ("أربعــــة", "اربعه"),
        ("٤٦٫٢٪", "46٫2%"),
        ("۱۲۳", "123"),
        ("ﻻ", "لا"),
        ("مليون\u00a0دولار", "مليون دولار"),
        ("\u202b5\u202c", "5"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("کیلومتر", "كيلومتر"),
    ],
)
def test_one_writing(written: str, plain: str) -> None:
    assert folded(written) == plain


def test_a_span_takes_the_marks_of_its_last_letter_and_no_direction_mark() -> None:
    result = fold("30 عاماً\u200f،")
    assert result.span(0, 7).of(result.source) == "30 عاماً"
