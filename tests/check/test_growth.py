"""What a check costs grows as the text does, whatever the text."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ledger.check.article import Article
from ledger.check.characters import characters
from ledger.check.days import days
from ledger.source import Source
from ledger.text.shingles import bands, shingles
from tests.check.conftest import TODAY


@pytest.mark.parametrize(
    "piece",
    [
        "\u202a",
        "\u202e",
        "\u2069",
        "\u202a\u2069",
        "\u2067\u202e1",
        "Ø§",
        "ط§",
        "Ç",
        "ا\u0653",
        "\ufedf",
        "\u202e1\n",
        "كلمة ",
        "افتتحت يوم 4 يونيو 2023. ",
    ],
)
def test_work_grows_as_the_text(piece: str) -> None:
    def steps(times: int) -> int:
        count = 0

        def trace(frame: object, event: str, arg: object) -> None:
            nonlocal count
            count += event in {"call", "c_call"}

        text = piece * times
        source = Source("a", text, "0" * 64, "title", "ar", published=TODAY.replace(year=2020))
        sys.setprofile(trace)
        try:
            article = Article(Path("a.txt"), source)
            list(characters(article))
            list(days(article, TODAY))
            bands(shingles(text))
        finally:
            sys.setprofile(None)
        return count

    steps(1)  # the lexicon is compiled once
    small, large = steps(100), steps(400)
    assert large <= 6 * small + 5000
