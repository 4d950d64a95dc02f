"""Sums inside one article: only where it says that the parts are all there are."""

from __future__ import annotations

import pytest

from ledger.crosscheck.inside import inside
from ledger.crosscheck.topic import Origin
from ledger.crosscheck.topic_reader import TopicReader
from ledger.pipeline import read
from ledger.text.document import Document

FAILS = {
    "بلغ إنتاج القمح 50 طنا هذا العام، يتوزع على 30 طنا من القمح اللين و15 طنا من القمح الصلب.": (
        "50 طنا",
        "15 طنا",
    ),
    "قتل 12 شخصا في الحادث موزعين على 7 أشخاص في المدينة و3 أشخاص في الريف.": ("12 شخصا", "3 أشخاص"),
    "خصصت الحكومة 100 مليون دولار بواقع 40 مليون دولار للطرق و50 مليون دولار للمدارس.": (
        "100 مليون دولار",
        "50 مليون دولار",
    ),
    "يضم الأسطول 90 سفينة. وتتوزع السفن على 40 سفينة في الشمال و60 سفينة في الجنوب.": (
        "90 سفينة",
        "60 سفينة",
    ),
}
HOLDS = [
    "بلغ إنتاج القمح 50 طنا هذا العام، يتوزع على 30 طنا من القمح اللين و20 طنا من القمح الصلب.",
    "بلغ الإنتاج 55,1 مليون قنطار. ويتوزع الإنتاج على 29,8 مليون قنطار و11,8 مليون قنطار و13,5 مليون قنطار.",
    # some of the parts: nobody says that these are all
    "بلغ إنتاج القمح 50 طنا، منها 30 طنا من القمح اللين و15 طنا من القمح الصلب.",
    # other units, and one part alone
    "خصصت الحكومة 100 مليون دولار توزعت على 30 مدرسة و40 مستشفى.",
    "بلغ إنتاج القمح 50 طنا يتوزع على 30 طنا من القمح اللين والباقي شعير.",
]


def failed(text: str) -> list[tuple[str, str]]:
    reading = read(text)
    document = Document(text)
    topics = TopicReader(Origin("a", text), [*reading.figures, *reading.statements], document).topics()
    return [
        (placed.comparison.a.quote, placed.comparison.b.quote)
        for placed in inside(topics, document)
        if placed.comparison.fields == ("sum",)
    ]


@pytest.mark.parametrize(("text", "pair"), FAILS.items())
def test_parts_that_do_not_add_up(text: str, pair: tuple[str, str]) -> None:
    assert failed(text) == [pair]


@pytest.mark.parametrize("text", HOLDS)
def test_parts_that_add_up_or_are_not_all(text: str) -> None:
    assert failed(text) == []
