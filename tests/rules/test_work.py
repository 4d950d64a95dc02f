"""What a text costs grows as the text does, whatever it is; past its budget it is refused."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger import gather, pipeline
from ledger.cli import main
from ledger.rules import reader
from ledger.rules.families import find_reports
from ledger.rules.reader import Reader
from ledger.source import WorkError
from ledger.text.fold import fold

# Pieces that, said over and over, cost most: each was slow once, or stands for a loop that could be.
PIECES = ("5-", '"« ', "1 ", "وزير ", "مليون و", "قال الوزير إن ", "5% ", ": قال ", "و", "9", "@", "a.", "(")
SMALL = 700


def _seconds(text: str) -> float:
    began = time.process_time()
    pipeline.read(text)
    return time.process_time() - began


@pytest.mark.parametrize("piece", PIECES)
def test_four_times_the_text_takes_about_four_times_as_long(piece: str) -> None:
    pipeline.read("قال")
    small = max(min(_seconds(piece * SMALL) for _ in range(2)), 0.01)
    large = min(_seconds(piece * 4 * SMALL) for _ in range(2))
    assert large < 9 * small  # the square would take 16 times as long


@settings(max_examples=20, deadline=None)
@given(
    st.lists(
        st.sampled_from([*PIECES, "الرئيس ", "بوتين ", "عام 2023 ", "، ", ".\n"]), min_size=1, max_size=6
    )
)
def test_no_text_comes_near_its_budget(pieces: list[str]) -> None:
    text = "".join(pieces) * 30
    made = pipeline._room(text, None, "ar", None)
    find_reports(made, "ar")
    assert made.reader.steps < made.reader.most / 2


def test_a_text_past_its_budget_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("قال الوزير إن الكلفة بلغت 330 مليون دولار في مايو 2023.\n", encoding="utf-8")
    path.with_suffix(".toml").write_text('language = "ar"\n', encoding="utf-8")
    monkeypatch.setattr(reader, "STEPS", 2)
    monkeypatch.setattr(reader, "STEPS_A_TOKEN", 0)
    with pytest.raises(WorkError, match=r"a\.txt: takes too much work: over 2 phrases were looked for"):
        gather.read_one(("a", path))
    done = CliRunner().invoke(main, ["extract", str(path)])
    assert done.exit_code == 2
    assert "takes too much work" in done.output


def test_the_budget_grows_with_the_text() -> None:
    short, long = (Reader.of(fold("قال " * words), "ar", None) for words in (1, 100))
    assert long.most - short.most == 99 * reader.STEPS_A_TOKEN
