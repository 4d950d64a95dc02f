import json
from decimal import Decimal
from pathlib import Path

import pytest

from ledger.claims.claim import Claim, Figure, Mention, Party
from ledger.claims.statement import Name, Statement
from ledger.export import records
from ledger.pipeline import Reading
from ledger.span import Span

# fmt: off
GOLD_FIELDS = [
    "start", "end", "text", "kind", "low", "high", "unit", "counted", "comparator", "edtf",
    "change", "measure_text", "measure", "about", "period", "modality", "speaker",
]
GOLD_STATEMENT = [
    "start", "end", "text", "cue", "cue_start", "speaker_text", "speaker_start", "speaker", "stance", "mode",
]
# fmt: on


def claim(*figures: Figure, start: int = 0) -> Claim:
    mentions = tuple(
        Mention(Span(start + 10 * n, start + 10 * n + 3), "٣ م", figure, f"rule {n}")
        for n, figure in enumerate(figures)
    )
    return Claim(
        mentions,
        measure="height",
        measure_text="ارتفاع",
        parties=(Party("KG"), Party("TJ")),
        period="2022",
        speaker="Kremlin",
    )


def statement(start: int, end: int, **more: object) -> Statement:
    told: dict[str, object] = {
        "cue_span": Span(start - 4, start - 1),
        "cue": "قال",
        "stance": "say",
        "mode": "indirect",
        "rule": "<cue> <that>",
    }
    return Statement(Span(start, end), "ما قيل", **told | more)  # type: ignore[arg-type]


METRES = Figure("length", Decimal(8), Decimal(8), "m")
FEET = Figure("length", Decimal(26), Decimal(26), "[ft_i]", "~")


def test_every_mention_is_a_record_with_its_own_value() -> None:
    first, second = records.figures([claim(METRES, FEET)])
    assert list(first)[: len(GOLD_FIELDS)] == GOLD_FIELDS
    assert (first["low"], first["unit"], first["rule"]) == (8, "m", "rule 0")
    assert (second["start"], second["end"], second["low"], second["unit"]) == (10, 13, 26, "[ft_i]")
    assert {key: second[key] for key in ("measure", "about", "period", "speaker", "modality")} == {
        "measure": "height",
        "about": ["KG", "TJ"],
        "period": "2022",
        "speaker": "Kremlin",
        "modality": "asserted",
    }


def test_records_stand_in_the_order_of_the_text() -> None:
    found = records.figures([claim(METRES, METRES), claim(FEET, start=5)])
    assert [one["start"] for one in found] == [0, 5, 10]


def test_rate_and_ambiguous_unit_are_told_only_where_they_are() -> None:
    rate = Figure("money", Decimal(90), Decimal(90), "USD", per="[bbl_us]")
    pounds = Figure("money", Decimal(5), Decimal(5), None, unit_candidates=("EGP", "SYP"))
    plain, per, either = (records.figures([claim(figure)])[0] for figure in (METRES, rate, pounds))
    assert not {"per", "unit_candidates"} & set(plain)
    assert per["per"] == "[bbl_us]"
    assert (either["unit"], either["unit_candidates"]) == (None, ["EGP", "SYP"])


def test_a_date_leaves_its_bounds_open() -> None:
    (found,) = records.figures([claim(Figure("date", edtf="2022-10-14"))])
    assert (found["low"], found["high"], found["unit"], found["edtf"]) == (None, None, None, "2022-10-14")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("3.3E+8", "330000000"),
        ("46.2", "46.2"),
        ("57.0", "57"),
        ("0.1", "0.1"),
        ("2.60", "2.6"),
        ("-1.5", "-1.5"),
    ],
)
def test_numbers_are_written_as_json_numbers(value: str, written: str) -> None:
    assert json.dumps(records.number(Decimal(value))) == written


def test_stream_names_document_and_type() -> None:
    (line,) = records.stream("a/b", Reading([claim(METRES)], []))
    assert line.startswith('{"doc": "a/b", "type": "figure", "start": 0')
    assert line.endswith("}\n")
    assert "ارتفاع" in line  # letters, not escapes


def test_files_mirror_the_keys(tmp_path: Path) -> None:
    told = Reading([claim(METRES), claim(FEET, start=5)], [statement(4, 9)])
    records.write(tmp_path / "out", "a/b", told)
    records.write(tmp_path / "out", "a", Reading([], []))
    figures = (tmp_path / "out/a/b.figures.jsonl").read_bytes().decode()
    assert [json.loads(line)["unit"] for line in figures.splitlines()] == ["m", "[ft_i]"]
    assert sorted(
        path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.jsonl")
    ) == [
        "a.figures.jsonl",
        "a.statements.jsonl",
        "a/b.figures.jsonl",
        "a/b.statements.jsonl",
    ]
    statements = (tmp_path / "out/a/b.statements.jsonl").read_bytes().decode()
    assert [json.loads(line) for line in statements.splitlines()] == records.statements(told.statements)
    assert (tmp_path / "out/a.statements.jsonl").read_bytes() == b""


def test_a_statement_is_a_record_with_who_says_it() -> None:
    told = statement(
        20,
        30,
        speaker=Name("Dmitry Peskov", "دميتري بيسكوف", "person"),
        speaker_span=Span(14, 20),
        speaker_text="بيسكوف",
        stance="deny",
        mode="direct",
        polarity="negated",
        carrier=Name("TASS", "تاس", "organisation"),
    )
    (found,) = records.statements([told])
    assert list(found)[: len(GOLD_STATEMENT)] == GOLD_STATEMENT
    assert found == {
        "start": 20,
        "end": 30,
        "text": "ما قيل",
        "cue": "قال",
        "cue_start": 16,
        "speaker_text": "بيسكوف",
        "speaker_start": 14,
        "speaker": "Dmitry Peskov",
        "stance": "deny",
        "mode": "direct",
        "polarity": "negated",
        "carrier": "TASS",
        "rule": "<cue> <that>",
    }


def test_a_statement_of_nobody_named_leaves_the_speaker_open() -> None:
    (found,) = records.statements([statement(4, 9)])
    for key in ("speaker_text", "speaker_start", "speaker", "carrier"):
        assert found[key] is None


def test_the_stream_tells_a_statement_before_what_lies_in_it() -> None:
    told = Reading([claim(METRES, start=4), claim(FEET)], [statement(6, 8), statement(4, 9)])
    lines = [json.loads(line) for line in records.stream("a", told)]
    assert [(one["type"], one["start"]) for one in lines] == [
        ("figure", 0),
        ("statement", 4),
        ("figure", 4),
        ("statement", 6),
    ]
