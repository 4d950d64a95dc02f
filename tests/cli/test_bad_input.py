"""Each kind of bad input gets one clear line, the right exit status, and leaves everything as it was."""

import json
import os
import socket
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result

from ledger.check import CODES

Run = Callable[..., Result]
Refusal = Callable[..., str]

ARTICLE = "محادثات في مينسك\n\nبلغت المنحة 330 مليون دولار.\n"


def written(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def db(run: Run, folder: Path, tmp_path: Path) -> Path:
    """A ledger of the good article."""
    path = tmp_path / "news.db"
    assert run("build", folder, "--db", path).exit_code == 0
    return path


@pytest.mark.parametrize("command", ["extract", "explain", "build", "check"])
@pytest.mark.parametrize("name", ["missing.txt", "missing"])
def test_missing_path(refusal: Refusal, tmp_path: Path, command: str, name: str) -> None:
    assert refusal(command, tmp_path / name) == f"{tmp_path / name}: does not exist"


@pytest.mark.parametrize("command", ["build", "check"])
def test_missing_seeds(
    refusal: Refusal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert refusal(command) == "seeds: does not exist"


@pytest.mark.parametrize("command", ["extract", "build", "check"])
def test_folder_without_sources(refusal: Refusal, tmp_path: Path, command: str) -> None:
    (tmp_path / "x.txt").mkdir()  # a folder, whatever its name
    assert refusal(command, tmp_path / "x.txt") == (
        f"{tmp_path / 'x.txt'}: is a folder without sources (.txt or .md files)"
    )


def unreadable(folder: Path) -> Path:
    path = folder / "gone.txt"
    path.symlink_to(folder / "nowhere.txt")
    return path


def invalid(folder: Path) -> Path:
    path = folder / "invalid.txt"
    path.write_bytes("سطر\r\nثان ".encode() + b"\xe9")
    return path


def binary(folder: Path) -> Path:
    path = folder / "binary.txt"
    path.write_bytes(b"abc\0")
    return path


def empty(folder: Path) -> Path:
    path = folder / "empty.md"
    path.touch()
    return path


def sidecar(folder: Path) -> Path:
    path = folder / "told.toml"
    path.with_suffix(".txt").write_text(ARTICLE, encoding="utf-8")
    path.write_text('title = "عنوان"\n  published = "June"\n', encoding="utf-8")
    return path


def broken_sidecar(folder: Path) -> Path:
    path = folder / "told.toml"
    path.with_suffix(".txt").write_text(ARTICLE, encoding="utf-8")
    path.write_text("title = عنوان\n", encoding="utf-8")
    return path


def unknown_language(folder: Path) -> Path:
    path = folder / "told.toml"
    path.with_suffix(".txt").write_text(ARTICLE, encoding="utf-8")
    path.write_text('language = "xx"\n', encoding="utf-8")
    return path


def persian(folder: Path) -> Path:
    path = folder / "persian.txt"
    path.write_text("صادرات ایران در سال گذشته ۵ درصد افزایش یافت و به رکورد رسید", encoding="utf-8")
    return path


def marks_and_digits(folder: Path) -> Path:
    path = folder / "digits.txt"
    path.write_text("ًٌٍ 12 ٪ ،\n٣٤ \u200f- 5.5.5 ///", encoding="utf-8")
    return path


NAME_IT = "name it in the sidecar, or to extract and explain with --language"
BAD = [
    (unreadable, "", "is a link to a file that does not exist", "unreadable-text"),
    (invalid, ":2:5", "is not UTF-8: 0xE9 at byte 15; save it as UTF-8", "unreadable-text"),
    (binary, ":1:4", "is binary or UTF-16: NUL at byte 3; save it as UTF-8 text", "unreadable-text"),
    (empty, "", "is empty", "empty-text"),
    (
        sidecar,
        ":2:3",
        "'published' must be a date such as 2023-06-06, without quotation marks",
        "bad-sidecar",
    ),
    (broken_sidecar, ":1:9", "is no valid TOML: Invalid value", "bad-sidecar"),
    (unknown_language, ":1:1", "no rules for language 'xx'; there are: ar", "bad-sidecar"),
    (
        persian,
        "",
        f"no rules for language 'fa'; there are: ar (told from the text; {NAME_IT})",
        "unknown-language",
    ),
    (
        marks_and_digits,
        "",
        f"holds too few words to tell its language; {NAME_IT}",
        "unknown-language",
    ),
]


@pytest.mark.parametrize(("make", "place", "message", "code"), BAD)
def test_bad_source(
    run: Run,
    refusal: Refusal,
    folder: Path,
    tmp_path: Path,
    make: object,
    place: str,
    message: str,
    code: str,
) -> None:
    assert callable(make)
    db = tmp_path / "news.db"
    assert run("build", folder, "--db", db).exit_code == 0
    before = db.read_bytes()
    path = make(folder)

    # extract goes on with the others, explain has no other, build does nothing, check lists it.
    assert refusal("extract", folder, "--out", tmp_path / "out") == f"{path}{place}: {message}"
    assert written(tmp_path / "out") == ["talks/minsk.figures.jsonl", "talks/minsk.statements.jsonl"]
    text = path.with_suffix(".txt") if path.suffix == ".toml" else path
    assert refusal("explain", text) == f"{path}{place}: {message}"
    assert refusal("build", folder, "--db", db) == f"{path}{place}: {message}"
    assert db.read_bytes() == before
    checked = run("check", folder, "--format", "json")
    severity = CODES[code].severity
    assert checked.exit_code == (severity == "error")
    found = [f"{one['path']}:{one['line']}:{one['column']}" for one in json.loads(checked.stdout)["findings"]]
    assert f"{path}{place or ':1:1'}" in found
    assert f"{path}{place or ':1:1'}: {severity} {code}: {message}\n" in run("check", folder).stdout


def test_every_bad_source_is_named(run: Run, folder: Path) -> None:
    paths = [make(folder) for make in (unreadable, invalid, binary, empty, persian)]
    result = run("extract", folder / "missing.txt", folder)
    assert result.exit_code == 2
    assert len(result.stdout.splitlines()) == 3
    errors = result.stderr.splitlines()
    assert errors[0].endswith("missing.txt: does not exist")
    assert {Path(line.removeprefix("Error: ").split(":")[0]) for line in errors[1:]} == set(paths)


def test_unknown_language_on_the_command_line(refusal: Refusal, article: Path) -> None:
    assert refusal("extract", article, "--language", "xx") == (
        f"{article}: no rules for language 'xx'; there are: ar"
    )


def test_marks_and_digits_with_a_language(run: Run, folder: Path) -> None:
    path = marks_and_digits(folder)
    assert run("extract", path, "--language", "ar").exit_code == 0
    assert run("explain", path, "--language", "ar").exit_code == 0


@pytest.mark.parametrize("day", ["2023-13-01", "6 June", ""])
def test_a_day_that_is_none(run: Run, article: Path, day: str) -> None:
    result = run("extract", article, "--published", day)
    assert result.exit_code == 2
    assert f"Invalid value for '--published': '{day}' is no day such as 2023-06-06" in result.stderr


@pytest.mark.parametrize("others", [["talks/minsk.md"], ["other/minsk.txt"]])
def test_outputs_that_collide(
    run: Run, folder: Path, article: Path, tmp_path: Path, others: list[str]
) -> None:
    other = folder / others[0]
    other.parent.mkdir(exist_ok=True)
    other.write_text(ARTICLE, encoding="utf-8")
    result = run("extract", article, other, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert result.stderr == (
        f"Error: {other}: would be source 'minsk', and so would {article}; rename one of them\n"
    )
    assert not (tmp_path / "out").exists()


def test_same_name_in_two_folders_is_no_collision(run: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "minsk.txt").write_text(ARTICLE, encoding="utf-8")
    assert run("extract", folder, "--out", tmp_path / "out").exit_code == 0
    assert len(written(tmp_path / "out")) == 4


@pytest.mark.parametrize("place", ["/proc/records", "{tmp}/file/records"])
def test_out_folder_that_cannot_be_made(refusal: Refusal, article: Path, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").touch()
    out = place.format(tmp=tmp_path)
    said = refusal("extract", article, "--out", out)
    assert said.startswith(f"cannot write to {out}: ")
    assert said.endswith("; name another folder with --out")


def test_out_that_is_a_file(run: Run, article: Path) -> None:
    result = run("extract", article, "--out", article)
    assert result.exit_code == 2
    assert f"Invalid value for '--out': Directory '{article}' is a file." in result.stderr


@pytest.mark.parametrize("place", ["/proc/news.db", "{tmp}/file/news.db", "{tmp}/none/news.db"])
def test_ledger_in_a_folder_that_takes_none(
    refusal: Refusal, folder: Path, tmp_path: Path, place: str
) -> None:
    (tmp_path / "file").touch()
    db = place.format(tmp=tmp_path)
    assert refusal("build", folder, "--db", db).startswith(f"{db}: ")


@pytest.mark.parametrize("command", ["serve", "upgrade"])
def test_database_that_is_not_there(refusal: Refusal, tmp_path: Path, command: str) -> None:
    said = refusal(command, tmp_path / "none.db")
    assert said.startswith(f"{tmp_path / 'none.db'}: there is no such file")
    assert "ledger build" in said


@pytest.mark.parametrize("content", [b"not a database at all, but text of some length", None])
def test_database_that_is_no_ledger(
    refusal: Refusal, folder: Path, tmp_path: Path, content: bytes | None
) -> None:
    db = tmp_path / "other.db"
    if content is None:
        with closing(sqlite3.connect(db)) as connection:
            connection.execute("CREATE TABLE source (id INTEGER)")
            connection.commit()
    else:
        db.write_bytes(content)
    before = db.read_bytes()
    for arguments in (
        ["serve", db],
        ["upgrade", db],
        ["build", folder, "--db", db],
        ["build", folder, "--db", db, "--check"],
    ):
        assert "is no" in refusal(*arguments)
    assert db.read_bytes() == before


def test_database_of_a_newer_schema(refusal: Refusal, folder: Path, db: Path) -> None:
    with closing(sqlite3.connect(db)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = db.read_bytes()
    for arguments in (["serve", db], ["upgrade", db], ["build", folder, "--db", db]):
        said = refusal(*arguments)
        assert "newer schema 9999" in said
        assert "install a newer version" in said
    assert db.read_bytes() == before


def test_port_in_use(refusal: Refusal, db: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert f"port {port} on 127.0.0.1 is in use" in refusal("serve", db, "--port", port)


def test_port_that_is_none(run: Run, db: Path) -> None:
    result = run("serve", db, "--port", 70000)
    assert result.exit_code == 2
    assert "Invalid value for '--port': 70000 is not in the range 0<=x<=65535." in result.stderr


def test_port_that_is_no_number(run: Run, db: Path) -> None:
    result = run("serve", db, "--port", "http")
    assert result.exit_code == 2
    assert "Invalid value for '--port': 'http' is not a valid port." in result.stderr


@pytest.mark.parametrize("check", [[], ["--check"]])
def test_stopped_with_ctrl_c(
    run: Run, folder: Path, db: Path, monkeypatch: pytest.MonkeyPatch, check: list[str]
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ledger.build.store", stop)
    # A ledger of these very articles would be left as it is.
    (folder / "more.txt").write_text("بلغ طول الطريق الجديد في شمال البلاد 45 كيلومترا.\n", encoding="utf-8")
    before = db.read_bytes()
    result = run("build", folder, "--db", db, *check)
    assert (result.exit_code, result.stderr.strip()) == (130, "Stopped")
    assert db.read_bytes() == before
    assert [path.name for path in db.parent.glob("*.new")] == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_file_without_permission(refusal: Refusal, article: Path) -> None:
    article.chmod(0)
    assert refusal("extract", article) == f"{article}: cannot be read: Permission denied"


def test_one_line_of_20_mb(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    words = f"{'كلمة' * 100} " * 25_000
    path.write_text(f"{words}بلغت المنحة 330 مليون دولار {words[:1000]}", encoding="utf-8")
    assert path.stat().st_size > 20_000_000
    result = run("extract", path)
    assert result.exit_code == 0
    (line,) = result.stdout.splitlines()
    assert '"low": 330000000' in line
    assert f'"start": {len(words) + 12}' in line


def test_one_number_of_20_mb(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "digits.txt"
    path.write_text("7" * 20_000_000, encoding="utf-8")
    assert run("extract", path, "--language", "ar").exit_code == 0
