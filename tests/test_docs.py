"""What the documents say is what the program does."""

import importlib.util
import re
import shutil
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from bench import report, results
from bench.plot import plot
from ledger.check import CODES
from ledger.cli import main
from tests.lexicon import test_examples

ROOT = Path(__file__).resolve().parent.parent


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def writer(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / f"docs/{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["cli", "check"])
def test_the_pages_that_are_written_are_current(name: str) -> None:
    assert read(f"docs/{name}.md") == writer(f"write_{name}").page(), "run `make docs`"


@pytest.mark.parametrize("name", main.commands)
def test_every_command_and_option_is_documented(name: str) -> None:
    _, found, section = read("docs/cli.md").partition(f"## ledger {name}\n")
    assert found
    section = section.partition("\n## ")[0]
    for param in main.commands[name].params:
        shown = param.opts if param.param_type_name == "option" else [param.metavar or ""]
        assert all(word in section for word in shown)


def test_every_finding_is_documented() -> None:
    told = read("docs/check.md")
    assert all(f"| `{code.name}` | {code.severity} | {code.meaning} |" in told for code in CODES.values())


def test_the_readme_shows_every_command() -> None:
    assert [name for name in main.commands if f"ledger {name}" not in read("README.md")] == []


@pytest.mark.parametrize(
    ("line", "shown"),
    re.findall(
        r"^\$ ledger ((?:extract|explain|conflicts|build)\b.*)\n((?:(?!```).*\n)*)",
        read("README.md"),
        re.MULTILINE,
    ),
)
def test_the_readme_shows_what_the_program_prints(
    line: str, shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copy(ROOT / "ledger.db", tmp_path)
    monkeypatch.chdir(tmp_path)
    printed = CliRunner().invoke(main, line.partition(" |")[0].split()).stdout.splitlines()
    wanted = [row for row in shown.splitlines() if row != "..."]
    assert wanted
    assert [
        row for row in wanted if not any(there.startswith(row.removesuffix(" ...")) for there in printed)
    ] == []


def test_the_changelog_counts_right() -> None:
    told = read("CHANGELOG.md")
    concepts = (ROOT / "ledger/lexicon/concepts/measures").glob("*.toml")
    measures = sum(len(tomllib.loads(path.read_text("utf-8"))) for path in concepts)
    assert f"({measures} concepts" in told
    assert f"{len(CODES)} kinds of finding" in told


def test_every_make_target_of_the_readme_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", read("README.md"), re.MULTILINE))
    assert {"serve", "test"} <= named <= targets


@pytest.mark.parametrize(
    "page", ["README.md", *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))]
)
def test_links_lead_somewhere(page: str) -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)[^)]*\)", read(page)) if "://" not in link]
    assert [link for link in links if not (ROOT / page).parent.joinpath(link).exists()] == []


def test_every_dependency_has_a_reason() -> None:
    project = tomllib.loads(read("pyproject.toml"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["test"]]
    names = {re.split(r"[<>=!~ \[;]", line)[0] for line in wanted}
    told = read("docs/dependencies.md")
    rows = {name for row in re.findall(r"^\| ([^|]+) \|", told, re.MULTILINE) for name in row.split(", ")}
    assert names <= rows
    assert rows - names <= {"package", "---"}


def test_the_lock_holds_every_dependency() -> None:
    project = tomllib.loads(read("pyproject.toml"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["test"]]
    locked = set(re.findall(r"^([a-z0-9-]+)==", read("requirements.lock"), re.MULTILINE))
    assert {re.split(r"[<>=!~ \[;]", line)[0].lower() for line in wanted} <= locked


@pytest.mark.parametrize(
    ("file", "block"), re.findall(r"```toml\n# (\S+)\n(.*?)```", read("docs/vocabulary.md"), re.DOTALL)
)
def test_the_vocabulary_shown_is_the_one_that_is_there(file: str, block: str) -> None:
    there = tomllib.loads(read(f"ledger/lexicon/{file}"))
    assert holds(there, tomllib.loads(block))


def holds(there: object, shown: object) -> bool:
    """Tell whether what is shown is there: its keys, and of its lists the items in their order."""
    if isinstance(shown, dict):
        return isinstance(there, dict) and all(holds(there.get(key), shown[key]) for key in shown)
    if isinstance(shown, list):
        return isinstance(there, list) and [item for item in there if item in shown] == shown
    return there == shown


def test_the_tests_that_prove_vocabulary_are_named_right() -> None:
    names = {name for name in vars(test_examples) if name.startswith("test_")}
    told = re.findall(r"`pytest tests/lexicon -k (\S+)`", read("docs/vocabulary.md"))
    assert len(told) == 8
    for name in told:
        ids = [param.id for param in test_examples._of(name.partition("-")[0])] if "-" in name else []
        assert name in names or any(known.startswith(f"{name}-") for known in ids), name


def test_the_rules_that_architecture_names_are_there() -> None:
    engine = read("docs/architecture.md").partition("## The engine\n")[2].partition("\n## ")[0]
    named = re.findall(r"`(?:rules/)?([a-z_]+)(?:\.py|/)?`", engine)
    files = {
        path.stem
        for room in ("text", "lexicon", "rules", "rules/context", "claims")
        for path in (ROOT / "ledger" / room).glob("*.py")
    } | {"context"}
    assert {"fold", "scan", "numerals", "overlap", "anchors"} <= set(named)
    assert [name for name in named if name not in files] == []


def test_the_page_of_performance_is_made_of_what_was_measured() -> None:
    """Edited by hand, or measured and not written: `python -m bench --write --parts` makes both anew."""
    found = results.kept()
    assert read("docs/performance.md") == report.page(found)
    assert read("docs/performance.svg") == plot(found["builds"])
