from datetime import date
from pathlib import Path

import pytest

from ledger.source import LanguageError, SidecarError, SourceError, read_source
from ledger.source.sidecar import Sidecar, read_sidecar


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "a.toml"
    path.write_bytes(text.encode())
    return path


def test_every_key(tmp_path: Path) -> None:
    text = (
        'title = "عنوان"\r\npublisher = "وكالة"\r\npublished = 2023-06-06 # printed\r\nlanguage = "ar"\r\n'
        'url = "https://example.org/a"\r\nauthor = "كاتب"\r\nsample = true\r\n'
    )
    assert read_sidecar(write(tmp_path, text), languages=["ar"]) == Sidecar(
        "عنوان", "وكالة", date(2023, 6, 6), "ar", "https://example.org/a", "كاتب", True
    )


def test_none_and_empty_say_nothing(tmp_path: Path) -> None:
    assert read_sidecar(tmp_path / "none.toml") == Sidecar()
    assert read_sidecar(write(tmp_path, "\ufeff# later\n")) == Sidecar()


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("title: x\n", 1, 6, "is no valid TOML: Expected '=' after a key in a key/value pair"),
        ('title = "a"\n  publisher = \n', 2, 15, "is no valid TOML: Invalid value"),
        ('title = "a"\npublished = 2023-02-31', 2, 13, "is no valid TOML: Invalid date or datetime"),
        (
            'sample = true\ntitle = """\nx\n',
            4,
            1,
            "is no valid TOML: Unterminated string (at the end of the file)",
        ),
        (
            'title = "a"\n  date = 2023-06-06',
            2,
            3,
            "unknown key 'date'; a sidecar may have: title, publisher, ",
        ),
        ('title = "a"\r\n"titel" = "b"', 2, 1, "unknown key 'titel'; "),
        ('title = """\ndate = 1\n"""\ndate = 2', 4, 1, "unknown key 'date'; "),  # not in the string
        ("[source]\ntitle = 'a'", 1, 2, "unknown key 'source'; "),
        ("[[list]]\n", 1, 3, "unknown key 'list'; "),
        ("author.name = 'a'", 1, 1, "'author' must be a text in quotation marks"),
        (
            '\npublished = "2023-06-06"',
            2,
            1,
            "'published' must be a date such as 2023-06-06, without quotation marks",
        ),
        ("published = 2023-06-06T10:00:00", 1, 1, "'published' must be a date such as 2023-06-06"),
        ('sample = "yes"', 1, 1, "'sample' must be true or false"),
        ("sample = 1", 1, 1, "'sample' must be true or false"),
        ("language = ['ar']", 1, 1, "'language' must be a text in quotation marks"),
        ('url = ""', 1, 1, "'url' is empty; leave the key out or give it a value"),
        ("title = " + "[" * 100_000, None, None, "is nested too deeply for a sidecar"),
    ],
)
def test_bad_sidecar_names_the_place(
    tmp_path: Path, text: str, line: int | None, column: int | None, message: str
) -> None:
    path = write(tmp_path, text)
    with pytest.raises(SidecarError) as caught:
        read_sidecar(path)
    error = caught.value
    assert (error.path, error.line, error.column) == (path, line, column)
    assert error.message.startswith(message)
    assert "\n" not in str(error)


def test_not_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b'title = "\xce\xc8\xd1"')
    with pytest.raises(SidecarError, match=r"a\.toml:1:10: is not UTF-8: 0xCE at byte 9"):
        read_sidecar(path)


def test_what_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "link.toml").symlink_to(tmp_path / "gone.toml")
    (tmp_path / "folder.toml").mkdir()
    with pytest.raises(SidecarError, match="is a link to a file that does not exist"):
        read_sidecar(tmp_path / "link.toml")
    with pytest.raises(SidecarError, match="cannot be read: Is a directory"):
        read_sidecar(tmp_path / "folder.toml")


def test_unknown_language_names_the_line_in_the_sidecar(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("نص", encoding="utf-8")
    path = write(tmp_path, 'title = "a"\nlanguage = "xx"\n')
    with pytest.raises(LanguageError) as caught:
        read_source(tmp_path / "a.txt", key="a", languages=("ar", "fa"))
    assert str(caught.value) == f"{path}:2:1: no rules for language 'xx'; there are: ar, fa"


def test_a_bad_sidecar_is_a_source_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("نص", encoding="utf-8")
    path = write(tmp_path, "titel = 1")
    with pytest.raises(SourceError) as caught:
        read_source(tmp_path / "a.txt", key="a", languages=("ar",))
    assert caught.value.path == path
