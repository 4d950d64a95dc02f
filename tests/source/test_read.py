import hashlib
import os
from datetime import date
from pathlib import Path

import pytest

from ledger.source import LanguageError, Lines, Source, SourceError, read_source
from ledger.source.read import MAX_BYTES, TITLE_LENGTH

ARABIC = "ارتفع حجم التجارة\n\nبلغت الصادرات 5 في المئة هذا العام.\n"

NAME_IT = "name it in the sidecar, or to extract and explain with --language"


def read(path: Path, language: str | None = None, published: date | None = None) -> Source:
    return read_source(path, key="k", language=language, published=published, languages=("ar",))


def refusal(path: Path, language: str | None = None) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read(path, language)
    assert "\n" not in str(caught.value)
    return caught.value


def test_text_is_untouched(tmp_path: Path) -> None:
    text = "\ufeff\u200fعنوان\u202c\r\n\r\nبلـغَ\u00a0٥٪\rنهاية\u2028\u2066x\u2069"
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    source = read(path)
    assert source.text == text
    assert source.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert source.title == "عنوان"


def test_without_a_sidecar(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ARABIC, encoding="utf-8")
    source = read(path)
    assert (source.title, source.language, source.published) == ("ارتفع حجم التجارة", "ar", None)
    assert (source.publisher, source.url, source.author, source.sample) == (None, None, None, False)


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("a.txt", "\n \u200f\u00a0\n  عنوان المقال \u200f\nمتن", "عنوان المقال"),
        ("a.md", "## عنوان المقال\nمتن", "عنوان المقال"),
        ("a.txt", "# عنوان", "# عنوان"),
        ("a.md", "#هاشتاغ", "#هاشتاغ"),
        ("a.txt", "ب" * 500, "ب" * (TITLE_LENGTH - 1) + "…"),
    ],
)
def test_title_is_the_first_line(tmp_path: Path, name: str, text: str, title: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert read(path, "ar").title == title


def test_what_the_caller_names_wins_over_the_sidecar(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ARABIC, encoding="utf-8")
    path.with_suffix(".toml").write_text('language = "fa"\npublished = 2020-01-01\n', encoding="utf-8")
    source = read(path, "ar", date(2023, 6, 6))
    assert (source.language, source.published) == ("ar", date(2023, 6, 6))


@pytest.mark.parametrize(
    ("raw", "line", "column", "byte"),
    [
        (b"abc\xff", 1, 4, 3),
        ("سطر\r\nثان ".encode() + b"\xe9t", 2, 5, 15),
        ("سطر\rثان".encode() + b"\xd8", 2, 4, 13),  # cut in the middle of a letter
        ("\ufeffسطر".encode() + b"\xff", 1, 4, 9),  # editors show no BOM
        ("خبر".encode("cp1256"), 1, 1, 0),
    ],
)
def test_invalid_utf_8_names_the_place(tmp_path: Path, raw: bytes, line: int, column: int, byte: int) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(raw)
    error = refusal(path)
    assert (error.line, error.column, error.byte) == (line, column, byte)
    said = f"{path}:{line}:{column}: is not UTF-8: 0x{raw[byte]:02X} at byte {byte}; save it as UTF-8"
    assert str(error) == said


@pytest.mark.parametrize("raw", [b"ab\0c", "خبر".encode("utf-16")])
def test_binary(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(raw)
    if b"\0" in raw:
        assert "is binary or UTF-16: NUL at byte 2" in str(refusal(path))
    else:
        assert "is not UTF-8: 0xFF at byte 0" in str(refusal(path))


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "is empty"),
        ("\ufeff \r\n\u200f\u00a0\n".encode(), "is empty: it holds nothing but blanks"),
    ],
)
def test_empty(tmp_path: Path, raw: bytes, message: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(raw)
    assert str(refusal(path)) == f"{path}: {message}"


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert "is too large: 67,108,865 bytes; a source may have 67,108,864 (64 MiB)" in str(refusal(path))


def test_what_is_no_readable_file(tmp_path: Path) -> None:
    folder, link, pipe = tmp_path / "folder.txt", tmp_path / "link.txt", tmp_path / "pipe.txt"
    folder.mkdir()
    link.symlink_to(tmp_path / "gone.txt")
    os.mkfifo(pipe)
    assert refusal(folder).message == "is a folder, not a file"
    assert refusal(link).message == "is a link to a file that does not exist"
    assert refusal(pipe).message == "is no regular file"
    assert refusal(tmp_path / "none.txt").message == "does not exist"
    assert refusal(tmp_path / "pipe.txt" / "a.txt").message.startswith("cannot be read: ")


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ARABIC, encoding="utf-8")
    path.chmod(0)
    assert refusal(path).message == "cannot be read: Permission denied"


@pytest.mark.parametrize(
    ("text", "language", "message"),
    [
        (ARABIC, "xx", "no rules for language 'xx'; there are: ar"),
        ("Exports rose by five per cent last year.", None, "no rules for language 'en'; there are: ar (told"),
        ("صادرات ایران در سال گذشته افزایش یافت", None, "no rules for language 'fa'; there are: ar (told"),
        (
            "12 ٪ ، ١٤",
            None,
            f"holds too few words to tell its language; {NAME_IT}",
        ),
    ],
)
def test_language_without_rules(tmp_path: Path, text: str, language: str | None, message: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    error = refusal(path, language)
    assert isinstance(error, LanguageError)
    assert error.message.startswith(message)


def test_lines_count_as_editors_do() -> None:
    text = "\ufeffab\rcd\r\n\u200fef\n\ngh"
    lines = Lines(text)
    assert [lines.at(text.index(letter)) for letter in "acefg"] == [(1, 1), (2, 1), (3, 2), (3, 3), (5, 1)]
