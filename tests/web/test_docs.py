"""docs/datasette.md says what is so."""

from __future__ import annotations

import re
from pathlib import Path

from ledger.store.tables import APPLICATION_ID
from ledger.web.limits import LARGEST_ROW, LEAST
from ledger.web.queries import queries
from ledger.web.row import LONGEST_PASSAGE
from ledger.web.serve import SETTINGS

TEXT = (Path(__file__).parents[2] / "docs" / "datasette.md").read_text(encoding="utf-8")


def test_every_setting_is_there_with_its_value() -> None:
    words = {"True": "on", "False": "off"}
    written = {name: words.get(str(value), str(value)) for name, value in SETTINGS.items()}
    assert dict(re.findall(r"^\| `(\w+)` \| (\w+) \|", TEXT, re.MULTILINE)) == written
    same = TEXT.partition("The same with plain Datasette:")[2].partition("\n```\n")[0]
    assert dict(re.findall(r"--setting (\w+) (\w+)", same)) == written


def test_every_query_is_there_with_its_parameters() -> None:
    section = TEXT.partition("## Queries")[2].partition("\n## ")[0]
    written = {
        name: re.findall(r"`(\w+)`", given)
        for name, given in re.findall(r"^\| `(\w+)` \|([^|]*)\|", section, re.M)
    }
    assert written == {
        name: list(dict.fromkeys(re.findall(r":(\w+)", query["sql"]))) for name, query in queries().items()
    }


def test_every_limit_is_there() -> None:
    assert f"`0x{APPLICATION_ID:X}`" in TEXT
    assert f"({LEAST >> 20} MiB, or the size of the file up to {LARGEST_ROW >> 20} MiB)" in TEXT
    assert f"more than {LONGEST_PASSAGE:,} characters" in TEXT
