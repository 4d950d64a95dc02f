"""Every phrase of the language cases, read by the pipeline.

A failure is named by topic and line (``[ar/money:12.1]``) and shows the phrase and what
differs. ``pytest tests/cases -k ar/money`` runs one topic.
"""

from __future__ import annotations

import pytest

from ledger.pipeline import extract
from tests.cases.case import Phrase, judge, load


def _parameters(*, never: bool) -> list[object]:
    return [
        pytest.param(
            phrase,
            id=phrase.id,
            marks=[pytest.mark.xfail(reason=phrase.gap, strict=True)] if phrase.gap else [],
        )
        for phrase in load()
        if (phrase.value is None) == never
    ]


def _check(phrase: Phrase) -> None:
    claims = extract(
        phrase.text, published=phrase.published, language=phrase.language, country=phrase.country
    )
    verdict = judge(phrase, claims)
    if not verdict.passed:
        pytest.fail(f"{phrase.text!r}: " + "; ".join(verdict.problems), pytrace=False)


@pytest.mark.parametrize("phrase", _parameters(never=False))
def test_case(phrase: Phrase) -> None:
    _check(phrase)


@pytest.mark.parametrize("phrase", _parameters(never=True))
def test_never(phrase: Phrase) -> None:
    _check(phrase)
