"""A wheel, built and installed in a fresh environment, works in any folder.

The wheel is built as ``pip install .`` builds it, which fetches the build backend unless it is
installed; what the package depends on is taken from the environment that runs the tests.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]


def _run(*command: str | Path, cwd: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    isolation = [] if importlib.util.find_spec("hatchling") is None else ["--no-isolation"]
    _run(sys.executable, "-m", "build", "--wheel", *isolation, "--outdir", folder, CHECKOUT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a fresh environment that holds the wheel and nothing of the checkout."""
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, with_pip=False, symlinks=True)
    (site,) = folder.glob("lib/python*/site-packages")
    # Wheels of pure Python are installed by unpacking; the dependencies come after, and no .pth file
    # of theirs is read, so the checkout that may be installed there is out of reach.
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    (site / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    return folder / "bin" / "python"


def test_the_wheel_carries_its_data(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder, suffixes in (
        ("migrations", {".py", ".mako"}),
        ("ledger", {".toml", ".html", ".css", ".js", ".typed", ".txt", ".md", ".yaml", ".yml"}),
    ):
        for path in (CHECKOUT / folder).rglob("*"):
            if path.suffix in suffixes:
                inside = path.relative_to(CHECKOUT).as_posix()
                assert (inside if folder == "ledger" else f"ledger/{inside}") in names
    assert not [name for name in names if "__pycache__" in name or name.startswith("tests")]


def test_the_installed_package_is_the_one_that_runs(python: Path, tmp_path: Path) -> None:
    found = _run(python, "-c", "import ledger; print(ledger.__file__)", cwd=tmp_path).strip()
    assert Path(found).is_relative_to(python.parents[1])


def test_a_repository_is_made_in_any_folder(python: Path, tmp_path: Path) -> None:
    _run(python, "-m", "ledger", "init", "mine", cwd=tmp_path)
    assert _run(python, "-m", "ledger", "check", "seeds", cwd=tmp_path / "mine") == "1 source checked: fit\n"


def test_a_ledger_is_built_in_any_folder(python: Path, tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "bridge.txt").write_text("يبلغ طول الجسر 450 مترا.\n", encoding="utf-8")
    (tmp_path / "news" / "bridge.toml").write_text('language = "ar"\n', encoding="utf-8")
    _run(python, "-m", "ledger", "build", "news", "--db", "mine.db", cwd=tmp_path)
    _run(python, "-m", "ledger", "build", "news", "--db", "mine.db", "--check", cwd=tmp_path)
    script = (
        "from pathlib import Path\n"
        "from ledger.store.migrate import head, migrations_folder, revision\n"
        "assert revision(Path('mine.db')) == head()\n"
        "print(migrations_folder())"
    )
    folder = Path(_run(python, "-c", script, cwd=tmp_path).strip())
    assert folder.is_relative_to(python.parents[1])
    assert folder.parts[-2:] == ("ledger", "migrations")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine.db", "news"]
