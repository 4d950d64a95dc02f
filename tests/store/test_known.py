"""What is known of sources: kept, found again, taken back, and never more of it in memory than some."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from ledger.crosscheck.topic import Article, Origin
from ledger.crosscheck.topic_reader import TopicReader
from ledger.pipeline import read
from ledger.store import known as module
from ledger.store.known import Known, known_of, temporary
from ledger.store.pack import UnusableError, pack, unpack
from ledger.store.prepare import Prepared, prepare
from ledger.store.standing import rows_of
from ledger.text.shingles import shingles
from tests.store.sample import sample


def _ready() -> list[Prepared]:
    return [prepare(source, told) for source, told in sample()]


def _content(known: Known) -> dict[str, list[tuple[object, ...]]]:
    connection = known._connection
    return {
        table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3, 4").fetchall()
        if table == "standing"
        else connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
        for table in ("reading", "article", "topic", "standing", "variant")
    }


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger of which something may be kept."""
    monkeypatch.setenv("LEDGER_CACHE", str(tmp_path / "cache"))
    return tmp_path / "ledger.db"


def test_what_is_kept_is_found_again(db: Path) -> None:
    ready = _ready()
    with known_of(db) as known:
        for one in ready:
            known.put(one)
        known.describe("this one")
    with known_of(db) as known:
        for one in ready:
            found = known.get(one.key)
            assert found is not None
            assert (found.rows, found.ids) == (one.rows, one.ids)
            assert found.entries == one.entries
            assert known.shingles(one.key) == shingles(found.rows.source[0].text)
            for claim, topic in zip(one.ids, one.topics, strict=True):
                rows, alone = unpack(topic)
                assert known.topic(claim).alone == alone
                assert known.rows_of(claim) == rows_of(known.topic(claim)) == frozenset(rows)
        assert known.describes("this one")
        assert not known.describes("another")
        assert known.others(["talks"]) == sorted({one.key for one in ready} - {"talks"})


def test_what_an_article_speaks_of_is_kept() -> None:
    for text in ("", "قال.", "قال الوزير في مدينة تعز باليمن إن 5 ملايين دولار صرفت."):
        told = read(text)
        reader = TopicReader(Origin("one", text), [*told.statements, *told.figures])
        for topic in reader.topics():
            assert unpack(pack(topic.article)) == topic.article
            assert topic.article.words <= topic.article.places
    assert unpack(pack(Article())) == Article()


def test_a_source_that_is_dropped_leaves_nothing(db: Path) -> None:
    first, *others = _ready()
    with known_of(db) as known:
        for one in others:
            known.put(one)
        before = _content(known)
        known.put(first)
        known.put(first)
        assert _content(known) != before
        known.drop(first.key)
        assert _content(known) == before
        for one in others:
            known.drop(one.key)
        assert all(rows == [] for rows in _content(known).values())


def test_what_fails_is_undone(db: Path) -> None:
    with known_of(db) as known:
        known.put(_ready()[0])
        before = _content(known)

    def stopped() -> None:
        with known_of(db) as known:
            known.put(_ready()[1])
            known.describe("another")
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        stopped()
    with known_of(db) as known:
        assert _content(known) == before
        assert not known.describes("another")


def test_what_other_rules_read_is_not_known(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with known_of(db) as known:
        known.put(_ready()[0])
    monkeypatch.setattr(module, "rules_hash", lambda: "other rules")
    with known_of(db) as known:
        assert known.others([]) == []


def test_a_file_of_an_earlier_version_is_made_anew(db: Path) -> None:
    with known_of(db) as known:
        known.put(_ready()[0])
    [path] = db.parent.glob("cache/fact-ledger/known-*.db")
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE known (key TEXT PRIMARY KEY, stamp TEXT, content BLOB)")
    connection.close()
    with known_of(db) as known:
        known.put(_ready()[0])
    with known_of(db) as known:
        assert known.others([]) == [_ready()[0].key]


def _ask_all(known: Known, ready: Prepared) -> None:
    for claim in ready.ids:
        known.topic(claim)
    known.shingles(ready.key)
    known.drop(ready.key)


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM topic",
        "DELETE FROM article",
        "UPDATE topic SET content = x'00'",
        "UPDATE article SET content = x'00'",
        "UPDATE article SET shingles = x'00'",
        "UPDATE reading SET content = x'00'",
    ],
)
def test_a_damaged_file_is_gone_once_that_is_seen(db: Path, damage: str) -> None:
    ready = _ready()[0]
    with known_of(db) as known:
        known.put(ready)
        known._connection.execute(damage)
    with pytest.raises(UnusableError), known_of(db) as known:
        _ask_all(known, ready)
    assert list(db.parent.glob("cache/fact-ledger/known-*.db")) == []


def test_the_topics_that_are_held_do_not_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_TOPICS", 2)
    ready = _ready()
    with temporary() as known:
        for one in ready:
            known.put(one)
        for claim in [claim for one in ready for claim in one.ids] * 2:
            known.topic(claim)
            assert len(known._topics) <= 2
