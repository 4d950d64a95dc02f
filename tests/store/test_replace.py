"""A new file takes the place of the old one wholly, or not at all."""

from __future__ import annotations

import os
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from ledger.store.errors import LedgerError
from ledger.store.replace import replacing

NOBODY = 65534


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_new_file_takes_the_place(tmp_path: Path) -> None:
    target = tmp_path / "ledger.db"
    target.write_text("old", encoding="utf-8")
    with replacing(target) as new:
        assert new.parent == tmp_path
        new.write_text("new", encoding="utf-8")
        assert target.read_text(encoding="utf-8") == "old"
    assert target.read_text(encoding="utf-8") == "new"
    assert _names(tmp_path) == ["ledger.db"]


def test_an_error_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "ledger.db"
    target.write_text("old", encoding="utf-8")
    with pytest.raises(ZeroDivisionError), replacing(target) as new:
        new.write_bytes(b"half" * (1 // 0))
    assert target.read_text(encoding="utf-8") == "old"
    assert _names(tmp_path) == ["ledger.db"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target = tmp_path / "real.db"
    link = tmp_path / "link.db"
    link.symlink_to(target)
    with replacing(link) as new:
        new.write_text("new", encoding="utf-8")
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "new"


def test_a_new_file_can_be_read_as_any_other_new_file(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    with replacing(tmp_path / "ledger.db"):
        pass
    assert (tmp_path / "ledger.db").stat().st_mode == plain.stat().st_mode


def test_the_mode_of_the_old_file_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "ledger.db"
    target.touch()
    target.chmod(0o640)
    with replacing(target):
        pass
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_what_a_killed_process_left_is_removed(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "ledger-00000001.db.new")) as connection:
        connection.execute("CREATE TABLE half (id INTEGER)")
    (tmp_path / "ledger-00000002.db.new").write_bytes(b"no database" * 100)
    (tmp_path / "other-00000003.db.new").write_bytes(b"of another ledger")
    with replacing(tmp_path / "ledger.db"):
        pass
    assert _names(tmp_path) == ["ledger.db", "other-00000003.db.new"]


def test_what_another_process_is_writing_is_left_alone(tmp_path: Path) -> None:
    busy = tmp_path / "ledger-00000001.db.new"
    with closing(sqlite3.connect(busy)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("CREATE TABLE half (id INTEGER)")
        with replacing(tmp_path / "ledger.db"):
            pass
        assert busy.exists()


def test_a_missing_folder(tmp_path: Path) -> None:
    with (
        pytest.raises(LedgerError, match=r"there is no folder .*none: make it first"),
        replacing(tmp_path / "none" / "a.db"),
    ):
        pass


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LedgerError, match="there is no folder"), replacing(tmp_path / "file" / "a.db"):
        pass


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is a folder: name a file with --db"), replacing(tmp_path):
        pass


@contextmanager
def _without_rights(folder: Path) -> Iterator[None]:
    """Take the right to write in ``folder``, and be somebody whom that binds."""
    folder.chmod(0o555)
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)


def test_a_folder_that_cannot_be_written() -> None:
    # Below the system's own folder for temporary files: pytest's is closed to others than its owner.
    with tempfile.TemporaryDirectory() as name:
        target = Path(name, "ledger.db")
        target.write_text("old", encoding="utf-8")
        with (
            _without_rights(Path(name)),
            pytest.raises(
                LedgerError, match=r"ledger\.db: cannot be written: permission denied: make its folder"
            ),
            replacing(target),
        ):
            pass
        assert target.read_text(encoding="utf-8") == "old"
        assert _names(Path(name)) == ["ledger.db"]
