"""The nucleus of a content ends where the circumstances of the deed begin."""

from __future__ import annotations

import pytest

from ledger.crosscheck.nucleus import nucleus
from ledger.crosscheck.stretch import Stretches
from ledger.text.fold import fold
from ledger.text.tokens import tokenize


@pytest.mark.parametrize(
    ("content", "core"),
    [
        ("البنك المركزي خفض سعر الفائدة بعد اجتماع طويل", "البنك المركزي خفض سعر الفائدة"),
        ("المطار أغلق أمام الرحلات التجارية إثر إطلاق نار", "المطار أغلق أمام الرحلات التجارية"),
        ("الشركة سددت القسط كاملا، معتبرة ذلك دليلا", "الشركة سددت القسط كاملا"),
        ("العدادون زاروا المخيمات جميعها وسجلوا الأسر", "العدادون زاروا المخيمات جميعها"),
        ("بعد الحرب عاد النازحون إلى مدنهم", "بعد الحرب عاد النازحون إلى مدنهم"),
        ("الطريق مفتوح", "الطريق مفتوح"),
    ],
)
def test_core(content: str, core: str) -> None:
    tokens = tokenize(fold(content))
    found = nucleus(Stretches(tokens, "ar"), range(len(tokens)), "ar")
    assert " ".join(tokens.written(at) for at in found) == core
