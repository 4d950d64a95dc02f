"""The compiled vocabulary that is kept between runs: used where it fits, harmless where it does not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
_READ = """
import sys
from ledger.lexicon import kept, read
from ledger.pipeline import read as told
parsed = []
loads = read.tomllib.loads
read.tomllib.loads = lambda text: parsed.append(text) or loads(text)
print(told("قال الوزير إن الكلفة بلغت أكثر من 330 مليون دولار في مايو 2023."))
print(len(parsed), file=sys.stderr)
"""


def _run(cache: str) -> tuple[str, int]:
    """Return what a new process reads, and how many vocabulary files it parsed for that."""
    done = subprocess.run(
        [sys.executable, "-c", _READ],
        cwd=CHECKOUT,
        env={**os.environ, "LEDGER_CACHE": cache, "PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout, int(done.stderr)


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_the_second_run_parses_nothing_and_reads_the_same(tmp_path: Path) -> None:
    first, parsed = _run(str(tmp_path))
    assert parsed > 20
    assert [path.suffix for path in _files(tmp_path)] == [".pickle"]
    assert _run(str(tmp_path)) == (first, 0)


def test_a_damaged_file_is_written_anew(tmp_path: Path) -> None:
    first, _ = _run(str(tmp_path))
    [path] = _files(tmp_path)
    whole = path.read_bytes()
    for content in (b"no pickle", whole[: len(whole) // 2]):
        path.write_bytes(content)
        again, parsed = _run(str(tmp_path))
        assert again == first
        assert parsed > 20
        assert path.stat().st_size == len(whole)


def test_nothing_is_kept_where_nothing_may_be(tmp_path: Path) -> None:
    assert _run("")[1] > 20
    closed = tmp_path / "file"
    closed.write_text("")
    assert _run(str(closed))[1] > 20
    assert _files(tmp_path) == [closed]
