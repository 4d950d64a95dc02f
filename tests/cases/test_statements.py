"""Every passage of the statement cases, read by the pipeline, and the case files themselves.

A failure is named by frame and line (``[ar/statements/participle:12]``) and shows the passage
and what differs. ``pytest tests/cases -k statements/participle`` runs one frame.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ledger.claims.statement import MODES, STANCES, Name, Statement
from ledger.pipeline import extract_statements
from ledger.span import Span
from tests.cases.statements import Case, judge, load, name_of_speaker, read_cases

CASES = load()
FRAMES = sorted({(case.language, case.frame) for case in CASES})
OPENERS = {"إن", "أن", "ان", "بأن", "إنّ", "أنّ"}
OPENING, CLOSING = set("\"'“”„«»‹‘<("), set("\"'“”“«»›’>)")


def _parameters(*, never: bool) -> list[object]:
    return [
        pytest.param(
            case, id=case.id, marks=[pytest.mark.xfail(reason=case.gap, strict=True)] if case.gap else []
        )
        for case in CASES
        if case.never == never
    ]


def _check(case: Case) -> None:
    found = extract_statements(case.text, published=case.published, language=case.language)
    verdict = judge(case, found, name_of_speaker(case.language))
    if not verdict.passed:
        pytest.fail(f"{case.text!r}: " + "; ".join(verdict.problems), pytrace=False)


@pytest.mark.parametrize("case", _parameters(never=False))
def test_case(case: Case) -> None:
    _check(case)


@pytest.mark.parametrize("case", _parameters(never=True))
def test_never(case: Case) -> None:
    _check(case)


# The files.


def test_every_frame_is_wide_enough() -> None:
    # In a frame that is about what is no statement, the passages without one are the cases.
    held = Counter((case.language, case.frame, case.never) for case in CASES)
    pairs = {frame: sorted((held[*frame, False], held[*frame, True])) for frame in FRAMES}
    assert {frame: pair for frame, pair in pairs.items() if pair[0] < 5 or pair[1] < 20} == {}


def test_every_stance_and_mode_has_cases() -> None:
    stances = Counter(said.stance for case in CASES for said in case.expected)
    modes = Counter(said.mode for case in CASES for said in case.expected)
    assert {stance: stances[stance] for stance in STANCES if stances[stance] < 10} == {}
    assert {mode: modes[mode] for mode in MODES if modes[mode] < 10} == {}


def test_no_passage_stands_twice() -> None:
    seen = Counter(case.text for case in CASES)
    assert [text for text, times in seen.items() if times > 1] == []


@pytest.mark.parametrize(("language", "frame"), FRAMES)
def test_frame_is_well_formed(language: str, frame: str) -> None:
    wrong = [
        f"{case.id}: {problem}"
        for case in CASES
        if (case.language, case.frame) == (language, frame)
        for problem in _wrong(case)
    ]
    assert wrong == []


def _wrong(case: Case) -> Iterator[str]:
    if case.text != case.text.strip() or not unicodedata.is_normalized("NFC", case.text):
        yield "blanks around the passage, or letters that are not NFC"
    if case.never and not case.reason:
        yield "never without a reason"
    cues = [said.cue_span.start for said in case.expected]
    if cues != sorted(cues):
        yield "the statements do not stand in the order of their cues"
    for said in case.expected:
        content = said.span.of(case.text)
        before = case.text[: said.span.start].rstrip()[-1:]
        after = case.text[said.span.end :].lstrip(" .")[:1]
        if content != content.strip() or content.endswith((".", "،", "؛", ":")):
            yield f"«{content}» begins or ends with a blank or a stop"
        if content.split()[0] in OPENERS:
            yield f"«{content}» begins with the word that opens it"
        if said.stance not in STANCES or said.mode not in MODES:
            yield f"unknown stance {said.stance} or mode {said.mode}"
        if said.polarity not in {"affirmed", "negated"}:
            yield f"unknown polarity {said.polarity}"
        if said.mode == "direct" and before not in OPENING:
            yield f"«{content}» is direct and no quotation mark stands before it"
        if said.mode != "direct" and before in OPENING and after in CLOSING:
            yield f"«{content}» stands in quotation marks and is not direct"
        for name in (said.speaker_text, said.speaker_of, said.carrier):
            if name and name != "any" and name not in case.text:
                yield f"«{name}» is not in the passage"
        if said.speaker and said.speaker_of:
            yield "speaker and speaker_of both"


# The judging.

TEXT = "قال سامي إن الجو حار، وقال رامي إنه بارد. وأضاف أن الثلج قريب."
PLAIN = 'stance = "say", mode = "indirect"'
CASE = f"""
[[case]]
text = "{TEXT}"
statements = [
  {{ cue = "قال", speaker_text = "سامي", speaker = "Sami", content = "الجو حار", {PLAIN} }},
  {{ cue = "وقال", speaker_text = "رامي", content = "إنه بارد", {PLAIN} }},
  {{ cue = "وأضاف", speaker_of = "رامي", content = "الثلج قريب", {PLAIN} }},
]
"""
SAMI, RAMI = Name("Sami", "سامي"), Name("Rami", "رامي")


def _said(cue: str, content: str, speaker: Name | None, written: str | None) -> Statement:
    at, start = TEXT.index(cue), TEXT.index(content)
    return Statement(
        span=Span(start, start + len(content)),
        quote=content,
        cue_span=Span(at, at + len(cue)),
        cue=cue,
        stance="say",
        mode="indirect",
        rule="test",
        speaker=speaker,
        speaker_text=written,
    )


FIRST = _said("قال", "الجو حار", SAMI, "سامي")
SECOND = _said("وقال", "إنه بارد", RAMI, "رامي")
THIRD = _said("وأضاف", "الثلج قريب", RAMI, None)


def _read(raw: str) -> list[Case]:
    return list(read_cases(raw, Path("ar/statements/frame.toml")))


def _problems(*found: Statement) -> tuple[str, ...]:
    [case] = _read(CASE)
    return judge(case, found, lambda written: None).problems


def test_judge_accepts_what_the_passage_says() -> None:
    assert _problems(FIRST, SECOND, THIRD) == ()


def test_judge_names_what_is_missing_and_what_is_too_much() -> None:
    assert _problems(FIRST, SECOND) == ("nothing at the cue «وأضاف»",)
    [extra] = _problems(FIRST, SECOND, THIRD, _said("إن", "حار", None, None))
    assert extra.startswith("one too many")
    assert len(_problems(FIRST, SECOND, THIRD, THIRD)) == 1


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        (replace(SECOND, span=Span(33, 35)), "content"),
        (replace(SECOND, speaker_text="سامي"), "speaker_text"),
        (replace(SECOND, stance="deny"), "stance"),
        (replace(SECOND, mode="mixed"), "mode"),
        (replace(SECOND, polarity="negated"), "polarity"),
        (replace(SECOND, carrier=SAMI), "carrier"),
    ],
)
def test_judge_compares_every_field(wrong: Statement, problem: str) -> None:
    found = _problems(FIRST, wrong, replace(THIRD, speaker=wrong.speaker))
    assert [line.split(":")[0] for line in found if not line.startswith("speaker:")] == [problem]


def test_judge_compares_the_speaker_with_who_was_named() -> None:
    assert _problems(FIRST, SECOND, replace(THIRD, speaker=SAMI))[0].startswith(
        "speaker: expected that of «رامي»"
    )
    assert _problems(FIRST, SECOND, replace(THIRD, speaker=None))[0].startswith(
        "speaker: expected that of «رامي»"
    )
    assert _problems(replace(FIRST, speaker=RAMI), SECOND, THIRD) == ("speaker: expected Sami, got Rami",)
    assert _problems(replace(FIRST, speaker=Name("SÀMI", "سامي")), SECOND, THIRD) == ()


def test_judge_wants_nobody_where_nobody_is_named() -> None:
    said = f'{{ cue = "وأضاف", content = "الثلج قريب", {PLAIN} }}'
    [case] = _read(f'[[case]]\ntext = "{TEXT}"\nstatements = [ {said} ]')
    assert judge(case, [replace(THIRD, speaker=None)], lambda written: None).passed
    assert not judge(case, [THIRD], lambda written: None).passed


def test_judge_lets_a_negated_statement_pass_where_none_is() -> None:
    [case] = _read(f'[[never]]\nreason = "test"\ntext = "{TEXT}"')
    assert not judge(case, [FIRST], lambda written: None).passed
    assert judge(case, [replace(FIRST, polarity="negated")], lambda written: None).passed


def test_a_cue_that_stands_nowhere_or_twice_is_refused() -> None:
    for cue in ("قال", "صرح"):
        said = f'{{ cue = "{cue}", content = "رأى", {PLAIN} }}'
        with pytest.raises(ValueError, match=r"frame\.toml:1: .*times in the text"):
            _read(f'[[case]]\ntext = "قال إنه قال إنه رأى."\nstatements = [ {said} ]')
