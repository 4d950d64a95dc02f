import os
from pathlib import Path

import pytest

from ledger.source import SourceError, find_sources, scan


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("نص", encoding="utf-8")


def test_folder_is_read_with_its_folders_sorted_by_key(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/z.md", "a/b/c.TXT", "b.toml", "notes.rst", ".git/x.txt", ".hidden.txt")
    found = find_sources([tmp_path])
    assert found == [
        ("a/b/c", tmp_path / "a/b/c.TXT"),
        ("a/z", tmp_path / "a/z.md"),
        ("b", tmp_path / "b.txt"),
    ]


def test_a_file_that_is_named_has_its_bare_name(tmp_path: Path) -> None:
    make(tmp_path, "a/b/talks.2023.txt")
    assert find_sources([tmp_path / "a/b/talks.2023.txt"]) == [
        ("talks.2023", tmp_path / "a/b/talks.2023.txt")
    ]


def test_a_file_that_is_named_twice_is_one_source(tmp_path: Path) -> None:
    make(tmp_path, "a/x.txt")
    assert len(find_sources([tmp_path, tmp_path / "a/x.txt", tmp_path / "a/../a/x.txt"])) == 1


def test_keys_have_one_spelling(tmp_path: Path) -> None:
    decomposed = "e\u0301te\u0301"
    make(tmp_path, f"{decomposed}.txt")
    assert [key for key, _ in find_sources([tmp_path])] == ["\u00e9t\u00e9"]


@pytest.mark.parametrize(
    ("names", "path", "message"),
    [
        ([], "missing.txt", "does not exist"),
        ([], "missing", "does not exist"),
        (["page.html"], "page.html", "is no source: sources end in .txt or .md"),
        (["d/page.html"], "d", "is a folder without sources (.txt or .md files)"),
        ([".d/page.txt"], "", "is a folder without sources (.txt or .md files)"),
        (["x.txt/page.html"], "x.txt", "is a folder without sources (.txt or .md files)"),
    ],
)
def test_path_that_holds_no_source(tmp_path: Path, names: list[str], path: str, message: str) -> None:
    make(tmp_path, *names)
    with pytest.raises(SourceError) as caught:
        find_sources([tmp_path / path])
    assert str(caught.value) == f"{tmp_path / path}: {message}"


@pytest.mark.parametrize(
    ("names", "paths"),
    [
        (["a.txt", "a.md"], ["."]),
        (["d/a.txt", "e/a.txt"], ["d", "e"]),
        (["d/a.txt", "a.md"], ["d/a.txt", "a.md"]),
    ],
)
def test_two_files_with_one_key(tmp_path: Path, names: list[str], paths: list[str]) -> None:
    make(tmp_path, *names)
    with pytest.raises(SourceError, match=r"would be source 'a', and so would .*a\.\w+; rename one of them"):
        find_sources([tmp_path / path for path in paths])


def test_scan_gathers_every_fault(tmp_path: Path) -> None:
    make(tmp_path, "good.txt", "good.md")
    (tmp_path / "none").mkdir()
    found = scan([tmp_path / "missing.txt", tmp_path, tmp_path / "none"])
    assert [fault.path.name for fault in found.faults] == ["missing.txt", "none"]
    assert [clash.path.name for clash in found.clashes] == ["good.txt"]
    assert [key for key, _ in found.sources] == ["good"]


def test_file_name_that_is_not_utf_8(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).write_text("نص")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    with pytest.raises(SourceError, match="has a name that is not UTF-8"):
        find_sources([tmp_path])


def test_a_link_in_a_circle_ends(tmp_path: Path) -> None:
    make(tmp_path, "a/x.txt")
    (tmp_path / "a/again").symlink_to(tmp_path)
    assert [key for key, _ in find_sources([tmp_path])] == ["a/x"]
