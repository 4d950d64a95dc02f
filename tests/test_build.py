"""The main job, on real files: sources in, a ledger out, or nothing at all."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ledger.build import build, differs
from ledger.source import SourceError
from ledger.store.errors import LedgerError
from ledger.store.read import misquotes, open_ledger

CHECKOUT = Path(__file__).parents[1]
ARTICLES = {
    "bridge.txt": "الجسر الجديد\n\nيبلغ طول الجسر 450 مترا، وكلف بناؤه 12 مليون دولار.\n",
    "north/mill.txt": "\ufeffالمطحنة\r\n\r\n6 يونيو 2023\r\n\r\nأنتجت المطحنة ٣٫٥ طن في مارس الماضي.\r\n"
    "وقال البنك الدولي إن المطحنة كلفت 3 ملايين دولار. وأضاف أن العمل انتهى.\r\n",
    "north/silent.md": "# بلا أرقام\n\nلا شيء يعد هنا.\n",
}
SIDECAR = 'title = "جسر"\npublisher = "الجريدة"\npublished = 2024-02-03\nlanguage = "ar"\nsample = true\n'


def _write(folder: Path, articles: dict[str, str]) -> Path:
    for name, text in articles.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return folder


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A folder of three sources, one of them with a sidecar."""
    folder = _write(tmp_path / "seeds", ARTICLES)
    (folder / "bridge.toml").write_text(SIDECAR, encoding="utf-8")
    (folder / "north" / "mill.toml").write_text('language = "ar"\n', encoding="utf-8")
    (folder / "north" / "silent.toml").write_text('language = "ar"\n', encoding="utf-8")
    return folder


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """Where a ledger is to be."""
    return tmp_path / "ledger.db"


def _query(db: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(f"{db.as_uri()}?mode=ro", uri=True)) as connection:
        return connection.execute(sql).fetchall()


def _change(db: Path, *statements: str) -> None:
    with closing(sqlite3.connect(db)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_a_build_reads_every_source(seeds: Path, db: Path) -> None:
    summary = build([seeds], db)
    assert summary.sources == 3
    assert _query(db, "SELECT key, title, publisher, sample FROM source ORDER BY key") == [
        ("bridge", "جسر", "الجريدة", 1),
        ("north/mill", "المطحنة", None, 0),
        ("north/silent", "بلا أرقام", None, 0),
    ]
    for name, text in ARTICLES.items():
        key = name.rpartition(".")[0]
        assert _query(db, f"SELECT text FROM source WHERE key = '{key}'") == [(text,)]


def test_the_summary_counts_the_claims_that_are_there(seeds: Path, db: Path) -> None:
    summary = build([seeds], db)
    counted = _query(db, "SELECT kind, count(*) FROM figure GROUP BY kind ORDER BY kind")
    assert sorted(summary.figures.items()) == counted
    assert {"length", "money"} <= summary.figures.keys()
    assert [(summary.statements,)] == _query(db, "SELECT count(*) FROM statement")
    assert summary.statements >= 2
    assert summary.seconds > 0


def test_every_claim_quotes_its_source(seeds: Path, db: Path) -> None:
    build([seeds], db)
    engine = open_ledger(db)
    with engine.connect() as connection:
        assert misquotes(connection) == []
    engine.dispose()
    assert _query(db, "SELECT count(*) > 3 FROM claim") == [(1,)]


def test_who_said_it_is_stored(seeds: Path, db: Path) -> None:
    build([seeds], db)
    assert _query(
        db,
        "SELECT speaker, speaker_text, stance, content FROM statements"
        " WHERE source = 'north/mill' ORDER BY char_start",
    ) == [
        ("World Bank", "البنك الدولي", "say", "المطحنة كلفت 3 ملايين دولار"),
        ("World Bank", None, "say", "العمل انتهى"),
    ]
    assert _query(db, "SELECT speaker FROM figures WHERE quote = '3 ملايين دولار'") == [("World Bank",)]
    assert _query(
        db,
        "SELECT name_ar, kind, alias, evidence LIKE 'north/mill: _%' FROM entity"
        " JOIN entity_alias ON entity = entity.id WHERE name = 'World Bank'",
    ) == [("البنك الدولي", "organisation", "البنك الدولي", 1)]


def test_a_date_comes_from_the_sidecar_or_else_from_the_dateline(seeds: Path, db: Path) -> None:
    build([seeds], db)
    assert _query(db, "SELECT key, published FROM source ORDER BY key") == [
        ("bridge", "2024-02-03"),
        ("north/mill", "2023-06-06"),
        ("north/silent", None),
    ]
    # "last March", told from the dateline.
    assert _query(db, "SELECT edtf FROM figures WHERE quote LIKE '%مارس%'") == [("2023-03",)]


def test_the_same_sources_give_the_same_bytes(seeds: Path, db: Path, tmp_path: Path) -> None:
    build([seeds], db)
    build([seeds], tmp_path / "again.db")
    assert (tmp_path / "again.db").read_bytes() == db.read_bytes()


def test_progress_tells_each_source(seeds: Path, db: Path) -> None:
    told: list[tuple[int, int, str]] = []
    build([seeds], db, progress=lambda done, of, key: told.append((done, of, key)))
    assert told == [(1, 3, "bridge"), (2, 3, "north/mill"), (3, 3, "north/silent")]


def test_a_rebuild_takes_the_place_of_the_old_ledger(seeds: Path, db: Path) -> None:
    build([seeds], db)
    (seeds / "bridge.txt").unlink()
    assert build([seeds], db).sources == 2
    assert _query(db, "SELECT count(*) FROM source") == [(2,)]
    assert sorted(path.name for path in db.parent.iterdir()) == ["ledger.db", "seeds"]


def test_one_bad_source_leaves_the_old_ledger(seeds: Path, db: Path) -> None:
    build([seeds], db)
    before = db.read_bytes()
    (seeds / "north" / "zero.txt").write_bytes(b"\xd9\x85\xff")
    with pytest.raises(SourceError, match=r"zero\.txt:1:2: is not UTF-8: 0xFF at byte 2"):
        build([seeds], db)
    assert db.read_bytes() == before
    assert sorted(path.name for path in db.parent.iterdir()) == ["ledger.db", "seeds"]


def test_one_bad_source_makes_no_ledger(seeds: Path, db: Path) -> None:
    (seeds / "bridge.toml").write_text("title = 5\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"bridge\.toml:1:1: 'title' must be"):
        build([seeds], db)
    assert not db.exists()


def test_paths_without_sources_are_refused(db: Path, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="none: does not exist"):
        build([tmp_path / "none"], db)
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError, match="is a folder without sources"):
        build([tmp_path / "empty"], db)
    assert not db.exists()


_KILLED = """
import os, signal, sys
from pathlib import Path
from ledger.build import build
def stop(done, of, key):
    if done == 2:
        print("half", flush=True)
        signal.pause()
build([Path(sys.argv[1])], Path(sys.argv[2]), progress=stop)
"""


@pytest.mark.parametrize("deadly", [signal.SIGKILL, signal.SIGTERM])
def test_a_killed_build_leaves_the_old_ledger(seeds: Path, db: Path, deadly: signal.Signals) -> None:
    build([seeds], db)
    before = db.read_bytes()
    (seeds / "bridge.txt").write_text("الجسر القديم\n\nيبلغ طول الجسر 40 مترا.\n", encoding="utf-8")
    command = [sys.executable, "-c", _KILLED, str(seeds), str(db)]
    with subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        reached = process.stdout.readline()
        process.send_signal(deadly)  # whatever was reached: a test that fails must not wait
    assert reached == "half\n"
    assert process.returncode == -deadly
    assert db.read_bytes() == before
    (seeds / "bridge.txt").write_text(ARTICLES["bridge.txt"], encoding="utf-8", newline="")
    assert differs([seeds], db) == []
    # What the killed one left is gone after the next.
    build([seeds], db)
    assert sorted(path.name for path in db.parent.iterdir()) == ["ledger.db", "seeds"]


def test_two_builds_at_once_do_not_meet(seeds: Path, db: Path) -> None:
    command = [sys.executable, "-c", _KILLED, str(seeds), str(db)]
    with subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "half\n"
            build([seeds], db)
            assert len(list(db.parent.glob("*.db.new"))) == 1
        finally:
            process.kill()
    assert differs([seeds], db) == []


def test_what_is_no_ledger_is_not_replaced(seeds: Path, db: Path) -> None:
    _change(db, "CREATE TABLE mine (id INTEGER)")
    with pytest.raises(LedgerError, match=r"ledger\.db: is there and is no readable ledger"):
        build([seeds], db)
    assert _query(db, "SELECT name FROM sqlite_master") == [("mine",)]


def test_a_newer_ledger_is_not_replaced(seeds: Path, db: Path) -> None:
    build([seeds], db)
    _change(db, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LedgerError, match="newer schema 9999"):
        build([seeds], db)


@pytest.fixture
def read_only() -> Iterator[Path]:
    """A folder that the test's own process may not write in, even where root runs the tests."""
    # Below the system's own folder for temporary files: pytest's is closed to others than its owner.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o555)
        try:
            yield folder
        finally:
            folder.chmod(0o755)


def test_a_folder_that_cannot_be_written(read_only: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        sources = _write(Path(name), {"bridge.txt": ARTICLES["bridge.txt"]})
        sources.chmod(0o755)
        # Loads all that a build needs, which an unprivileged process might not be allowed to read.
        build([sources], sources / "warm.db")
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        try:
            with pytest.raises(LedgerError, match=r"ledger\.db: cannot be written: permission denied"):
                build([sources], read_only / "ledger.db")
        finally:
            if root:
                os.seteuid(0)
    assert list(read_only.iterdir()) == []


def test_a_ledger_of_these_sources_does_not_differ(seeds: Path, db: Path) -> None:
    build([seeds], db)
    stamp = db.stat().st_mtime_ns
    time.sleep(0.01)
    assert differs([seeds], db) == []
    assert db.stat().st_mtime_ns == stamp


def test_a_ledger_of_other_sources_differs(seeds: Path, db: Path) -> None:
    build([seeds], db)
    (seeds / "north" / "silent.md").write_text("# بلا أرقام\n\nلا شيء يعد هنا اليوم.\n", encoding="utf-8")
    lines = differs([seeds], db)
    assert {line.partition(":")[0] for line in lines} == {
        "table sentence",
        "table source",
        "table source_band",
    }
    assert any("only in the rebuild, first: " in line for line in lines)
    assert any(f"only in {db}, first: " in line for line in lines)


def test_a_ledger_that_was_changed_by_hand_differs(seeds: Path, db: Path) -> None:
    build([seeds], db)
    _change(db, "UPDATE figure SET low = '451' WHERE low = '450'")
    first, second = differs([seeds], db)
    assert "table figure: 1 row only in the rebuild, first: claim " in first
    assert "low '451'" in second


def test_a_ledger_of_another_schema_differs(seeds: Path, db: Path) -> None:
    build([seeds], db)
    _change(db, "UPDATE alembic_version SET version_num = '0000'")
    (line,) = differs([seeds], db)
    assert line.startswith("schema: the rebuild has ")


def test_what_is_no_ledger_cannot_be_compared(seeds: Path, db: Path) -> None:
    with pytest.raises(LedgerError, match="there is no such file: make it with 'ledger build"):
        differs([seeds], db)


def test_a_large_line_and_a_text_of_marks_and_digits(tmp_path: Path, db: Path) -> None:
    line = "ارتفع الإنتاج إلى 45 طنا في المصنع، وزادت الحصة بنسبة 7 في المئة، و"
    texts = {"long.txt": line * 300, "marks.txt": "٣٫٥ - 12/5 ؛ ؟ ... 1,400 %% ١٢ ً ٌ ٍ 9.9.9 \u200f\n" * 50}
    folder = _write(tmp_path / "odd", texts)
    for name in ("long", "marks"):
        (folder / f"{name}.toml").write_text('language = "ar"\n', encoding="utf-8")
    assert build([folder], db).sources == 2
    engine = open_ledger(db)
    with engine.connect() as connection:
        assert misquotes(connection) == []
    engine.dispose()


def test_parts_that_do_not_add_up_are_told(tmp_path: Path, db: Path) -> None:
    text = "خصصت الحكومة 100 مليون دولار بواقع 40 مليون دولار للطرق و50 مليون دولار للمدارس.\n"
    folder = _write(tmp_path / "sums", {"budget.txt": text})
    build([folder], db)
    assert _query(db, "SELECT verdict, fields FROM comparison") == [("internal", "sum")]
