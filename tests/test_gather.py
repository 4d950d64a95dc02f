"""Builds by several processes, and builds that read only what changed: the rows are always the same."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger import gather
from ledger.build import build, differs
from ledger.source import SourceError
from ledger.store import known
from ledger.store.prepare import Prepared

_SENTENCES = (
    "يبلغ طول الحدود بين طاجيكستان وأفغانستان {n} كيلومترا.",
    "قال البنك الدولي إن الصادرات بلغت {n} مليون دولار في مايو 2023.",
    "وأضاف نعيم الرفاعي أن {n} شخصا عادوا إلى بيوتهم.",
    "وبحسب مصرف البحيرة زادت الودائع بنسبة {n} في المئة.",
    "لا رقم هنا ولا قول.",
)
_KEYS = ("a", "b", "c/a", "d")
_ARTICLE = st.lists(st.tuples(st.sampled_from(_SENTENCES), st.integers(2, 9)), min_size=1, max_size=3).map(
    lambda parts: "عنوان الخبر\n\n" + " ".join(sentence.format(n=number) for sentence, number in parts) + "\n"
)
_SIDECAR = st.sampled_from(
    [
        'language = "ar"\n',
        'language = "ar"\npublished = 2023-06-05\n',
        'language = "ar"\npublisher = "نشرة"\ntitle = "خبر"\n',
    ]
)
# What is done to a source: its text written, its sidecar written, or both removed.
_STEP = st.tuples(st.sampled_from(_KEYS), st.one_of(_ARTICLE, _SIDECAR, st.none()))


def _write(folder: Path, key: str, text: str, sidecar: str = 'language = "ar"\n') -> None:
    path = folder / f"{key}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    path.with_suffix(".toml").write_text(sidecar, encoding="utf-8")


def _do(folder: Path, key: str, content: str | None) -> None:
    path = folder / f"{key}.txt"
    if content is None:
        for one in (path, path.with_suffix(".toml")):
            one.unlink(missing_ok=True)
    elif not content.startswith("language"):
        _write(folder, key, content)
    elif path.exists():
        path.with_suffix(".toml").write_text(content, encoding="utf-8")


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Tell which sources were read."""
    read: list[str] = []
    one = gather.read_one

    def counting(named: gather.Named) -> Prepared:
        read.append(named[0])
        return one(named)

    monkeypatch.setattr(gather, "read_one", counting)
    return read


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(_STEP, min_size=1, max_size=3), min_size=1, max_size=4))
def test_any_sequence_of_changes_gives_the_rows_of_a_fresh_build(
    changes: list[list[tuple[str, str | None]]],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        seeds, db = Path(name, "seeds"), Path(name, "ledger.db")
        _write(seeds, "always", "عنوان\n\n" + _SENTENCES[0].format(n=3))
        build([seeds], db)
        for steps in changes:
            for key, content in steps:
                _do(seeds, key, content)
            build([seeds], db)
            assert differs([seeds], db) == []


def test_only_what_changed_is_read_again(
    tmp_path: Path, counted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seeds, db = tmp_path / "seeds", tmp_path / "ledger.db"
    for key in _KEYS:
        _write(seeds, key, f"عنوان {key}\n\n" + _SENTENCES[1].format(n=len(key) + 2))
    build([seeds], db)
    assert counted == list(_KEYS)
    before = db.read_bytes()
    build([seeds], db)
    assert counted == list(_KEYS)
    assert db.read_bytes() == before
    _do(seeds, "b", "عنوان آخر\n\n" + _SENTENCES[2].format(n=8))
    _do(seeds, "d", 'language = "ar"\npublished = 2024-01-01\n')
    build([seeds], db)
    assert counted[len(_KEYS) :] == ["b", "d"]
    monkeypatch.setattr(known, "rules_hash", lambda: "other rules")
    build([seeds], db)
    assert counted[len(_KEYS) + 2 :] == list(_KEYS)


@pytest.mark.parametrize("damage", [b"", b"no database", None])
def test_what_is_known_may_be_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes | None
) -> None:
    monkeypatch.setenv("LEDGER_CACHE", str(tmp_path / "cache"))
    seeds, db = tmp_path / "seeds", tmp_path / "ledger.db"
    _write(seeds, "a", "عنوان\n\n" + _SENTENCES[1].format(n=4))
    build([seeds], db)
    [path] = tmp_path.glob("cache/fact-ledger/known-*.db")
    if damage is None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("UPDATE reading SET content = x'00'")
            connection.commit()
    else:
        path.write_bytes(damage)
    for _ in range(2):
        build([seeds], db)
        assert differs([seeds], db) == []


def test_the_number_of_processes_changes_no_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEDGER_CACHE", "")
    seeds = tmp_path / "seeds"
    for number in range(gather._FEW + 10):
        sentence = _SENTENCES[number % len(_SENTENCES)].format(n=number + 2)
        _write(seeds, f"n{number}", f"عنوان رقم {number}\n\n{sentence}\n")
    build([seeds], tmp_path / "one.db", jobs=1)
    told: list[str] = []
    build([seeds], tmp_path / "two.db", jobs=2, progress=lambda done, of, key: told.append(key))
    assert told == sorted(told)
    assert len(told) == gather._FEW + 10
    assert (tmp_path / "one.db").read_bytes() == (tmp_path / "two.db").read_bytes()
    (seeds / "n30.txt").write_bytes(b"\xd9\x85\xff")
    with pytest.raises(SourceError, match=r"n30\.txt:1:2: is not UTF-8"):
        build([seeds], tmp_path / "two.db", jobs=2)
