"""A ledger brought up to date has the rows of one that is built from nothing, whatever changed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger.build import Whole, build, differs
from ledger.crosscheck.pairs import NEIGHBOURS
from ledger.store.compare import differences
from tests.store.sample import change, query

CHECKOUT = Path(__file__).parents[2]
NEVER = Whole(fewer=0, share=1.0)
# Claims of one row, more than are compared with each other, so that each that comes or goes moves others.
_ALIKE = "يبلغ طول الحدود بين طاجيكستان وأفغانستان {n} كيلومترا."
_SENTENCES = (
    _ALIKE,
    "قال البنك الدولي إن صادرات مصر من القمح بلغت {n} مليون دولار في عام 2023.",
    "ونفى مصرف البحيرة أن تكون صادرات مصر من القمح بلغت {n} مليون دولار في عام 2023.",
    "خصصت الحكومة {n} مليون دولار بواقع 4 ملايين دولار للطرق و5 ملايين دولار للمدارس.",
    "يبلغ طول الحدود 980 كيلومترا (609 أميال) في الشمال، وعمرها {n} سنوات.",
    "لا رقم هنا ولا قول.",
)
_LONG = " ".join(
    f"وفي القرية رقم {name} اجتمع السكان مساء أمس قرب السوق القديم لمناقشة أحوال الطريق."
    for name in ("الأولى", "الثانية", "الثالثة", "الرابعة", "الخامسة")
)
_BASE = tuple(f"b{number:02}" for number in range(NEIGHBOURS + 3))
_KEYS = ("a", "b03", "b03x", "b09", "c/a", "z")

_PARTS = st.lists(st.tuples(st.sampled_from(_SENTENCES), st.integers(2, 60)), min_size=1, max_size=3)
_TEXT = st.tuples(
    _PARTS, st.sampled_from(["", _LONG, _LONG[: len(_LONG) * 3 // 4], _LONG[len(_LONG) // 3 :]])
)
_ARTICLE = _TEXT.map(
    lambda made: f"عنوان الخبر\n\n{made[1]}\n\n" + " ".join(part.format(n=n) for part, n in made[0]) + "\n"
)
_SIDECAR = st.sampled_from(
    [
        'language = "ar"\n',
        'language = "ar"\npublished = 2020-01-05\n',
        'language = "ar"\npublished = 2020-01-09\npublisher = "نشرة"\ntitle = "خبر"\n',
    ]
)
# A source's text is written, or its sidecar, or it takes another's name, or it is removed.
_STEP = st.tuples(
    st.sampled_from(_KEYS),
    st.one_of(
        st.tuples(st.just("text"), _ARTICLE),
        st.tuples(st.just("sidecar"), _SIDECAR),
        st.tuples(st.just("rename"), st.sampled_from(_KEYS)),
        st.tuples(st.just("remove"), st.just("")),
    ),
)


def _write(folder: Path, key: str, text: str, sidecar: str = 'language = "ar"\n') -> None:
    path = folder / f"{key}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    path.with_suffix(".toml").write_text(sidecar, encoding="utf-8")


def _do(folder: Path, key: str, what: str, how: str) -> None:
    path = folder / f"{key}.txt"
    sidecar = path.with_suffix(".toml")
    if what == "text":
        _write(
            folder, key, how, sidecar.read_text(encoding="utf-8") if path.exists() else 'language = "ar"\n'
        )
    elif not path.exists():
        return
    elif what == "sidecar":
        sidecar.write_text(how, encoding="utf-8")
    elif what == "rename" and how != key:
        _write(folder, how, path.read_text(encoding="utf-8"), sidecar.read_text(encoding="utf-8"))
    if what == "remove" or (what == "rename" and how != key):
        path.unlink()
        sidecar.unlink()


def _base(folder: Path) -> None:
    for number, key in enumerate(_BASE):
        body = _LONG if number % 5 == 0 else ""
        text = f"عنوان {key}\n\n{body}\n\n{_ALIKE.format(n=1300 + number % 3)}\n"
        _write(folder, key, text, f'language = "ar"\npublished = 2020-01-{number % 9 + 1:02}\n')


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path, Path]:
    """A folder of sources, their ledger, and the file of what is known of them."""
    (tmp_path / "cache").mkdir()
    for kept in Path(os.environ["LEDGER_CACHE"]).glob("fact-ledger/lexicon-*"):
        (tmp_path / "cache" / "fact-ledger").mkdir(exist_ok=True)
        (tmp_path / "cache" / "fact-ledger" / kept.name).symlink_to(kept)
    monkeypatch.setenv("LEDGER_CACHE", str(tmp_path / "cache"))
    seeds, db = tmp_path / "seeds", tmp_path / "ledger.db"
    _base(seeds)
    build([seeds], db)
    [known] = tmp_path.glob("cache/fact-ledger/known-*.db")
    return seeds, db, known


def _told(seeds: Path, db: Path, whole: Whole = NEVER) -> list[str]:
    """Build, and return the sources that were written: all of them, or those that changed."""
    told: list[str] = []
    build([seeds], db, whole=whole, progress=lambda done, of, key: told.append(key))
    return told


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(_STEP, min_size=1, max_size=4), min_size=1, max_size=4))
def test_any_sequence_of_changes_gives_the_rows_of_a_fresh_build(
    changes: list[list[tuple[str, tuple[str, str]]]],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        seeds, db, whole = Path(name, "seeds"), Path(name, "ledger.db"), Path(name, "whole.db")
        _base(seeds)
        build([seeds], db)
        for steps in changes:
            for key, (what, how) in steps:
                _do(seeds, key, what, how)
            told = _told(seeds, db)
            assert not set(_BASE) - set(_KEYS) & set(told)
            build([seeds], whole, whole=Whole(fewer=10**9))
            assert differences(whole, db, names=("whole", "changed")) == []
        assert differs([seeds], db) == []


def test_the_sample_has_what_changes_can_break(built: tuple[Path, Path, Path]) -> None:
    seeds, db, _ = built
    # Fifteen claims of one row: 102 of the 105 pairs stand close enough, and most are comparable.
    count = "SELECT count(*) FROM comparison JOIN figure ON figure.claim = claim_a WHERE kind = 'length'"
    assert 85 <= int(str(query(db, count)[0][0])) <= 102
    _write(seeds, "sum", "عنوان\n\n" + _SENTENCES[3].format(n=15))
    _write(seeds, "twice", "عنوان\n\n" + _SENTENCES[4].format(n=9))
    _write(seeds, "says", "عنوان\n\n" + _SENTENCES[1].format(n=20))
    _write(seeds, "denies", "عنوان\n\n" + _SENTENCES[2].format(n=30))
    assert _told(seeds, db) == ["denies", "says", "sum", "twice"]
    assert query(db, "SELECT count(DISTINCT cluster) > 1 FROM source") == [(1,)]
    assert {"same", "conflict"} <= {verdict for (verdict,) in query(db, "SELECT verdict FROM comparison")}
    assert {"mentions", "sum"} <= {found for (found,) in query(db, "SELECT fields FROM comparison")}
    assert query(db, "SELECT count(*) FROM support") != [(0,)]
    assert differs([seeds], db) == []


def test_a_source_that_joins_two_others_changes_what_supports_a_third(built: tuple[Path, Path, Path]) -> None:
    seeds, db, _ = built
    told = "قال البنك الدولي إن صادرات مصر من القمح بلغت 40 مليون دولار في عام 2023."
    words = [f"{one}{other}ال" for one in "بتثجحخدرزس" for other in "شصضطظعغفقكمن"]
    _write(seeds, "m1", f"{told} {' '.join(words[:80])}.")
    _write(seeds, "m2", f"{told} {' '.join(words[40:])}.")
    _write(seeds, "m3", f"عنوان\n\n{told}")
    assert _told(seeds, db) == ["m1", "m2", "m3"]
    voices = (
        "SELECT voices FROM support JOIN claim ON claim.id = support.claim"
        " JOIN figure ON figure.claim = claim.id JOIN source ON source.id = claim.source"
        " WHERE source.key = 'm3' AND figure.kind = 'money'"
    )
    assert query(db, voices) == [(3,)]
    _write(seeds, "m4", " ".join(words) + ".")
    assert _told(seeds, db) == ["m4"]
    assert query(db, voices) == [(2,)]
    assert differs([seeds], db) == []
    (seeds / "m4.txt").unlink()
    assert _told(seeds, db) == []
    assert query(db, voices) == [(3,)]
    assert differs([seeds], db) == []


def test_what_did_not_change_is_left_as_it_is(built: tuple[Path, Path, Path]) -> None:
    seeds, db, _ = built
    before = db.stat()
    assert _told(seeds, db) == []
    assert (db.stat().st_ino, db.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_small_ledger_is_written_whole_with_the_same_bytes(
    built: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    seeds, db, _ = built
    (seeds / "b03.txt").unlink()
    assert len(_told(seeds, db, Whole())) == len(_BASE) - 1
    build([seeds], tmp_path / "other.db")
    assert (tmp_path / "other.db").read_bytes() == db.read_bytes()


def test_a_ledger_that_is_another_now_is_written_whole(built: tuple[Path, Path, Path]) -> None:
    seeds, db, _ = built
    change(db, "UPDATE figure SET low = '7'")
    assert _told(seeds, db) == list(_BASE)
    assert differs([seeds], db) == []
    content = db.read_bytes()
    db.unlink()
    db.write_bytes(content)
    assert _told(seeds, db) == list(_BASE)
    db.unlink()
    assert _told(seeds, db) == list(_BASE)
    assert _told(seeds, db) == []


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE topic SET content = x'00'",
        "UPDATE reading SET content = x'00'",
        "DELETE FROM topic",
        "DROP TABLE standing",
        "DELETE FROM variant",
    ],
)
def test_what_is_known_may_be_damaged(built: tuple[Path, Path, Path], damage: str) -> None:
    seeds, db, known = built
    with closing(sqlite3.connect(known)) as connection:
        connection.execute(damage)
        connection.commit()
    _write(seeds, "b03", "عنوان\n\n" + _SENTENCES[0].format(n=40))
    for _ in range(2):
        build([seeds], db, whole=NEVER)
        assert differs([seeds], db) == []


def test_what_another_build_holds_is_not_waited_for(built: tuple[Path, Path, Path]) -> None:
    seeds, db, known = built
    _write(seeds, "b03", "عنوان\n\n" + _SENTENCES[0].format(n=40))
    with closing(sqlite3.connect(known, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        build([seeds], db, whole=NEVER)
    assert differs([seeds], db) == []
    # What is known is of a ledger that is there no more.
    (seeds / "b04.txt").unlink()
    build([seeds], db, whole=NEVER)
    assert differs([seeds], db) == []


_KILLED = """
import os, signal, sys
from pathlib import Path
from ledger.build import Whole, build
def stop(done, of, key):
    print(key, flush=True)
    signal.pause()
build([Path(sys.argv[1])], Path(sys.argv[2]), progress=stop, whole=Whole(fewer=0, share=1.0))
"""


def test_a_killed_change_leaves_the_old_ledger_and_what_is_known_of_it(
    built: tuple[Path, Path, Path],
) -> None:
    seeds, db, _ = built
    before, text = db.read_bytes(), (seeds / "b03.txt").read_bytes()
    _write(seeds, "b03", "عنوان\n\n" + _SENTENCES[0].format(n=40), (seeds / "b03.toml").read_text())
    command = [sys.executable, "-c", _KILLED, str(seeds), str(db)]
    with subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        reached = process.stdout.readline()
        process.send_signal(signal.SIGKILL)  # whatever was reached: a test that fails must not wait
    assert reached == "b03\n"
    assert db.read_bytes() == before
    (seeds / "b03.txt").write_bytes(text)
    assert _told(seeds, db) == []
    assert sorted(path.name for path in db.parent.iterdir()) == ["cache", "ledger.db", "seeds"]
    _write(seeds, "b03", "عنوان\n\n" + _SENTENCES[0].format(n=50))
    assert _told(seeds, db) == ["b03"]
    assert differs([seeds], db) == []
