"""Numbers that no rule accounts for are named; a rule that is switched off lets its own appear."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger import pipeline
from ledger.rules.families import NAMES_AND_DATES, QUANTITIES
from ledger.text.fold import fold
from ledger.text.tokens import tokenize
from tests.check.conftest import ODD, Check, Write

ROOT = Path(__file__).parents[2]
PUBLISHED = date(2023, 6, 5)
FAMILIES = [*NAMES_AND_DATES, *QUANTITIES]
# Each text is all accounted for, and holds a number that one rule alone reads.
TEXTS = [path.read_bytes().decode() for path in sorted((ROOT / "seeds").glob("*.txt"))]


def rules_of(text: str) -> set[str]:
    return {found.rule for found in pipeline.find(text, published=PUBLISHED)}


def numbers_of(rule: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where each thing begins and ends that a rule finds and that holds digits."""
    for found in pipeline.find(text, published=PUBLISHED):
        if found.rule == rule:
            tokens = tokenize(fold(found.span.of(text)))
            if any(kind == "number" for kind in tokens.kinds):
                yield found.span


RULES = [(index, rule) for index, text in enumerate(TEXTS) for rule in sorted(rules_of(text))]


@pytest.mark.parametrize(("index", "rule"), RULES)
def test_each_rule_that_is_switched_off_lets_its_digits_appear(index: int, rule: str) -> None:
    text = TEXTS[index]
    lost = pipeline.unexplained(text, published=PUBLISHED, without={rule})
    for start, end in numbers_of(rule, text):
        assert any(start < span.end and span.start < end for span in lost), text[start:end]
    # Nothing appears that is not the rule's own.
    own = [found.span for found in pipeline.find(text, published=PUBLISHED) if found.rule == rule]
    assert all(any(span.overlaps(one) for one in own) for span in lost)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_that_is_switched_off_loses_no_digits_silently(family: str) -> None:
    """Its numbers are read by another family, or named."""
    for text in TEXTS:
        lost = pipeline.unexplained(text, published=PUBLISHED, without={family})
        rest = pipeline.find(text, published=PUBLISHED, without={family})
        tokens = tokenize(fold(text))
        for index, kind in enumerate(tokens.kinds):
            if kind == "number":
                span = tokens.span(index, index + 1)
                assert any(span.overlaps(one) for one in lost) or any(
                    found.first <= index < found.end for found in rest
                )


@pytest.mark.parametrize(
    ("family", "text", "lost"),
    [
        ("identifiers", "صدر القرار 2254.", None),
        ("dates", "وقع الاتفاق في 28 يونيو 2022.", None),
        ("quantities", "بلغت المنحة خمسة ملايين دولار.", "خمسة ملايين"),
        ("quantities", "ثلاثة وعشرون جنديا", "ثلاثة وعشرون"),
        ("quantities", "بلغت المنحة 330 مليون دولار.", "330 مليون"),
        ("quantities", "نحو نصف السكان", "نصف"),
    ],
)
def test_number_words_and_digits_of_a_family(family: str, text: str, lost: str | None) -> None:
    assert pipeline.unexplained(text) == []
    found = [span.of(text) for span in pipeline.unexplained(text, without={family, "quantities"})]
    assert found == [lost] if lost else found


_WORDS = """
    330 مليون دولار و ثلاثة عشر في المائة 46.2 % بين 14 - 16 يونيو 2022 القرار رقم 7 ( ) . 1٬2٬3 أحد RQ 20
"""
_PIECES = st.sampled_from(_WORDS.split())


@settings(max_examples=200, deadline=None)
@given(st.lists(_PIECES, max_size=15))
def test_digits_are_read_or_named_and_never_both(pieces: list[str]) -> None:
    text = " ".join(pieces)
    lost = pipeline.unexplained(text, published=PUBLISHED)
    assert all(span.of(text).strip() for span in lost)
    found = pipeline.find(text, published=PUBLISHED)
    tokens = tokenize(fold(text))
    for index, kind in enumerate(tokens.kinds):
        if kind == "number":
            span = tokens.span(index, index + 1)
            named = any(span.overlaps(one) for one in lost)
            read = any(one.first <= index < one.end for one in found)
            assert named != read


@pytest.mark.parametrize(
    "text",
    [
        "كان أحد الزوار هناك",
        "إحدى المدن",
        "حضر مئات الناس وآلاف غيرهم",
        "من ناحية ثانية",
        "اللواء ركن متقاعد",
        "بشكل عام",
        "السماوات السبع",
        "بين 2 و4 مساء",
        "سيارة A320 في القاعة رقم 7 عند الساعة 14:40",
    ],
)
def test_what_counts_nothing_is_no_loss(text: str) -> None:
    assert pipeline.unexplained(text) == []


def test_columns_are_those_of_an_editor(write: Write, look: Check) -> None:
    marked = "\ufeffعنوان\r\n\r\n\u200f\u202b" + ODD
    write("a.txt", marked)
    (finding,) = [one for one in look("a.txt").findings if one.code == "unexplained-digits"]
    line = marked.split("\r\n")[2]
    assert (finding.line, finding.column, finding.width) == (3, line.index("1") + 1, 7)
    assert finding.excerpt == line.rstrip()
    assert finding.quote == "1٬2٬3٬4"
    assert finding.context == "صدرت النسخة 1٬2٬3٬4 أمس."
    assert "'1٬2٬3٬4'" in finding.message
