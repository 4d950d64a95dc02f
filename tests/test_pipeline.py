"""The pipeline on whole texts: offsets, odd input, growth, and the gold of our own articles."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.claims.claim import Claim
from ledger.pipeline import dateline, extract, find, read, unexplained

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
_SEEDS = sorted((ROOT / "seeds").glob("*.txt"))

_WORDS = """
    أكثر من 330 مليون دولار و ب الـ 205 آلاف 46.2 ٪ % في المائة ثلاثة عشرون نصف بين إلى - – يونيو 2022
    العام الماضي الدول الخمس ( ) " “ ” « » ، . كم عاما الأول من $ RQ 20 + ـ ثلاثون ملياري عام ونصف يوم لا يقل
    عن تضاعف 1,400 2,6 31،240
"""
_PIECES = st.sampled_from([*_WORDS.split(), "\n", "\r\n", "ً", "\u200f", "\u202b", "\ufeff"])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(_PIECES, st.sampled_from([" ", ""])), max_size=25))
def test_every_quote_is_its_slice(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + blank for piece, blank in pieces)
    claims = extract(text, published=date(2022, 7, 4))
    spans = sorted(mention.span for claim in claims for mention in claim.mentions)
    for claim in claims:
        for mention in claim.mentions:
            assert mention.span.of(text) == mention.quote != ""
            assert mention.rule
            figure = mention.figure
            if figure.low is not None and figure.high is not None and figure.kind != "score":
                assert figure.low <= figure.high
    firsts = [claim.span for claim in claims]
    assert firsts == sorted(firsts)
    assert all(not a.overlaps(b) for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize("path", _SEEDS, ids=lambda path: path.stem)
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n", "\r\n"),
        (" ", "\u00a0"),
        ("ا", "ا\u064b"),
        ("م", "مـ"),
        (" ", " \u200f"),
        (" ", " \u202b"),
        ("لا", "ﻻ"),
    ],
    ids=["crlf", "nbsp", "marks", "tatweel", "rlm", "rle", "ligatures"],
)
def test_invisible_changes_change_no_value(path: Path, old: str, new: str) -> None:
    plain = path.read_text(encoding="utf-8")
    changed = "\ufeff" + plain.replace(old, new)
    published = _sidecar(path)["published"]
    before, after = extract(plain, published=published), extract(changed, published=published)
    assert [_value(claim) for claim in after] == [_value(claim) for claim in before]
    assert all(claim.span.of(changed) == claim.quote for claim in after)


def _sidecar(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))


def _value(claim: Claim) -> tuple[object, ...]:
    figure = claim.figure
    return figure.kind, figure.low, figure.high, figure.unit, figure.comparator, figure.edtf


def _gold(path: Path) -> list[dict[str, Any]]:
    lines = (ROOT / "tests" / "gold" / f"{path.stem}.figures.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("path", _SEEDS, ids=lambda path: path.stem)
def test_no_name_with_a_number_becomes_a_figure(path: Path) -> None:
    claims = extract(path.read_text(encoding="utf-8"), published=_sidecar(path)["published"])
    names = [(r["start"], r["end"]) for r in _gold(path) if r["kind"] == "identifier"]
    taken = [
        claim.quote
        for claim in claims
        for start, end in names
        if claim.span.start < end and start < claim.span.end
    ]
    assert taken == []


def test_figures_of_our_articles() -> None:
    """Figures against the gold that was written by hand before the rules read these articles."""
    tally: Counter[str] = Counter()
    for path in _SEEDS:
        claims = extract(path.read_text(encoding="utf-8"), published=_sidecar(path)["published"])
        gold = [record for record in _gold(path) if record["kind"] != "identifier"]
        mentions = [mention for claim in claims for mention in claim.mentions]
        found = {(m.span.start, m.span.end): m.figure for m in mentions}
        tally["gold"] += len(gold)
        tally["found"] += len(mentions)
        for record in gold:
            figure = found.get((record["start"], record["end"]))
            if figure is None or figure.kind != record["kind"]:
                continue
            if record["kind"] == "date":
                tally["right"] += figure.edtf == record["edtf"]
                continue
            ends = [(figure.low, record["low"]), (figure.high, record["high"])]
            near = all(
                (a is None) == (b is None) and (a is None or abs(float(a) - b) <= 1e-6 * abs(b))
                for a, b in ends
            )
            tally["right"] += near and figure.unit == record["unit"]
    assert tally["right"] / tally["gold"] >= 0.97
    assert tally["right"] / tally["found"] >= 0.97


@pytest.mark.skipif(not SHARED.is_dir(), reason="the five real articles are not here")
def test_figures_of_the_real_articles(tmp_path: Path) -> None:
    out = tmp_path / "out"
    subprocess.run(
        [sys.executable, "-m", "ledger", "extract", str(SHARED / "seeds"), "--out", str(out)], check=True
    )
    command = [sys.executable, str(SHARED / "score.py"), str(SHARED / "gold"), str(out), "--json"]
    score = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert score["figures"]["f1"] >= 0.98
    assert score["figures_exact"]["f1"] >= 0.95
    assert score["traps_taken"].startswith("0 of ")


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "9 ",
        "مليون ",
        "و",
        "و5",
        "«",
        '"',
        "بين 5 و",
        "نصف ",
        "ال",
        "، ",
        "(",
        "من 1 إلى ",
        "عام ",
        "5-",
        "ثلاثة و",
        "كلمة ",
        "“",
        "«»",
        '"قال" ',
        "قال الوزير إن ",
        "قال الوزير، ",
        "وأضاف ",
        "وزير ",
        "الوزير ",
        "محمد ",
        "التي ",
        "بحسب ",
        "لكن ",
        "مليون دولار من المساعدات ",
        "ارتفع 5% ",
        "روسيا وإيران ",
    ],
)
def test_work_grows_as_the_text(piece: str) -> None:
    """Steps, not seconds: the calls that a text costs grow as its length does."""

    def steps(times: int) -> int:
        count = 0

        def trace(frame: object, event: str, arg: object) -> None:
            nonlocal count
            count += event == "call"

        text = piece * times
        sys.setprofile(trace)
        try:
            extract(text)
        finally:
            sys.setprofile(None)
        return count

    extract(piece)  # the lexicon is compiled once
    small, large = steps(200), steps(800)
    assert large <= 6 * small + 2000


def test_unexplained_digits_are_named() -> None:
    text = "القرار 2254 وبلغت 5 ملايين دولار"
    assert unexplained(text) == []
    assert [span.of(text) for span in unexplained(text, without={"identifiers", "quantities"})] == [
        "2254",
        "5 ملايين",
    ]


@pytest.mark.parametrize("family", ["identifiers", "dates", "quantities", "ordinals"])
def test_switching_off_a_family_makes_its_digits_appear(family: str) -> None:
    text = "1- في 28 يونيو 2022 احتفلت القاعدة 201 بذكراها الـ 80 وقدمت 400 عربة"
    assert unexplained(text) == []
    assert unexplained(text, without={family, "quantities"}) != []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("عنوان\n\n٠٦ يونيو ٢٠٢٣\n\nنص", date(2023, 6, 6)),
        ("عنوان\nابريل 20, 2023 - 14:40\nنص", date(2023, 4, 20)),
        ("عنوان\nاختتمت القمة يوم 14 أكتوبر 2022 في أستانة بحضور الرؤساء", None),
        ("عنوان\nيونيو 2023\nنص", None),
    ],
)
def test_dateline(text: str, expected: date | None) -> None:
    assert dateline(text) == expected


def test_a_language_without_rules_is_refused() -> None:
    with pytest.raises(LookupError, match="there are: ar"):
        find("x", language="xx")


def test_a_currency_word_takes_the_country_that_is_named() -> None:
    [claim] = [
        c
        for c in extract("قال البنك المركزي العراقي إن المبلغ بلغ 5 ملايين دينار")
        if c.figure.kind == "money"
    ]
    assert claim.figure.unit == "IQD"
    [claim] = extract("بلغ المبلغ 5 ملايين دينار")
    assert claim.figure.unit is None
    assert "KWD" in claim.figure.unit_candidates


def test_an_office_without_words_is_none() -> None:
    """What stands between a cue and a name may hold no word at all."""
    [said] = read(": قال 1 بوتين إن الأمر انتهى").statements
    assert (said.speaker_text, said.quote) == ("بوتين", "الأمر انتهى")
