"""What each side scored in a result told in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ledger.pipeline import extract


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("فاز الأهلي على ضيفه بهدفين دون رد", (2, 0)),
        ("خسر الفريق بهدف نظيف أمام ضيفه", (1, 0)),
        ("هزم المنتخب منافسه برباعية نظيفة", (4, 0)),
        ("تغلب الهلال على النصر بثلاثة أهداف مقابل هدف واحد", (3, 1)),
        ("فازت بنتيجة ثلاثة أهداف لواحد", (3, 1)),
        ("فاز الفريق بأحد عشر هدفا مقابل هدفين", (11, 2)),
        ("تعادل الفريقان بثلاثة أهداف لمثلها", (3, 3)),
        ("فاز 2-صفر على ملعبه", (2, 0)),
    ],
)
def test_sides(text: str, sides: tuple[int, int]) -> None:
    [claim] = extract(text)
    assert claim.figure.kind == "score"
    assert (claim.figure.low, claim.figure.high) == tuple(map(Decimal, sides))
