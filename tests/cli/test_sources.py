"""The commands about new sources, as a user meets them: check, diff, add, init."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from ledger import cli_sources
from ledger.add import add
from ledger.check.findings import SEVERITIES
from ledger.check.formats import FORMATS
from ledger.cli import main
from ledger.diff.formats import FORMATS as DIFF_FORMATS
from tests.check.conftest import ARTICLE, ODD, SIDECAR

Run = Callable[..., Result]
Refusal = Callable[..., str]


@pytest.fixture
def seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder seeds of a current folder with one fit article and its ledger."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "seeds/a.toml").write_text(SIDECAR, encoding="utf-8")
    return tmp_path / "seeds"


def test_the_commands_offer_what_the_rooms_have() -> None:
    assert tuple(FORMATS) == cli_sources.CHECK_FORMATS
    assert tuple(DIFF_FORMATS) == cli_sources.DIFF_FORMATS
    assert SEVERITIES == cli_sources.SEVERITIES


def test_exit_statuses(run: Run, seeds: Path) -> None:
    assert run("check", seeds / "a.txt").exit_code == 0
    (seeds / "b.txt").write_text(ODD, encoding="utf-8")
    assert run("check").exit_code == 0  # warnings alone
    assert run("check", "--fail-on", "warning").exit_code == 1
    (seeds / "b.txt").write_bytes(b"\xff")
    assert run("check").exit_code == 1
    Path("pyproject.toml").write_text(
        '[tool.ledger.check.severity]\nunreadable-text = "warning"\n', encoding="utf-8"
    )
    assert run("check").exit_code == 0


def test_what_could_not_run_is_2(refusal: Refusal, seeds: Path) -> None:
    assert refusal("check", "none.txt") == "none.txt: does not exist"
    assert "there is no such file" in refusal("check", "--db", "none.db")
    assert "cannot be compared with" in refusal("check", "--base", "nowhere")
    assert "knows no" in refused_by_settings(refusal)


def refused_by_settings(refusal: Refusal) -> str:
    Path("pyproject.toml").write_text("[tool.ledger.check]\nfail = 1\n", encoding="utf-8")
    return refusal("check")


def test_the_day_can_be_named(run: Run, seeds: Path) -> None:
    (seeds / "a.toml").write_text(SIDECAR.replace("2023-06-05", "2030-06-05"), encoding="utf-8")
    assert "future-date" in run("check", "seeds", "--today", "2029-01-01").stdout
    assert "future-date" not in run("check", "seeds", "--today", "2030-06-05").stdout


def test_a_baseline_is_written_and_read(run: Run, seeds: Path) -> None:
    (seeds / "b.txt").write_bytes(b"\xff")
    assert run("check", "--write-baseline", "known.json").exit_code == 0
    result = run("check", "--baseline", "known.json")
    assert (result.exit_code, result.stdout) == (0, "2 sources checked: fit (1 known)\n")


def test_output_goes_into_a_file(run: Run, seeds: Path) -> None:
    assert run("check", "seeds", "--format", "sarif", "--output", "found.sarif").stdout == ""
    assert json.loads(Path("found.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert run("diff", "--format", "json", "--output", "diff.json").stdout == ""
    assert json.loads(Path("diff.json").read_text("utf-8"))["new"] == ["seeds/a.txt"]


def test_add_copies_an_article_with_what_can_be_told(run: Run, seeds: Path, tmp_path: Path) -> None:
    run("build")
    article = tmp_path / "new.txt"
    text = (
        "\ufeffملعب في الساحل\r\n\r\n06 يونيو 2023\r\n\r\n"
        + ARTICLE.replace("12 ألف", "14 ألف").partition("\n\n")[2]
    )
    article.write_bytes(text.encode())
    result = run("add", article, "--name", "talks/stadium", "--publisher", 'نشرة "الساحل"')
    assert result.exit_code == 0
    assert result.stdout.startswith("Added ")
    assert "near-duplicate" in result.stdout
    assert "gained" in result.stdout
    assert (seeds / "talks/stadium.txt").read_bytes() == article.read_bytes()
    sidecar = tomllib.loads((seeds / "talks/stadium.toml").read_text("utf-8"))
    assert {**sidecar, "published": str(sidecar["published"])} == {
        "title": "ملعب في الساحل",
        "publisher": 'نشرة "الساحل"',
        "published": "2023-06-06",
        "language": "ar",
    }


def test_add_fails_where_the_check_does(run: Run, refusal: Refusal, seeds: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text(ARTICLE, encoding="utf-8")
    run("build")
    result = run("add", copy)
    assert result.exit_code == 1
    assert "duplicate-source" in result.stdout
    assert "is there already" in refusal("add", copy)
    assert "is no name for a source" in refusal("add", copy, "--name", "../x")
    assert "has no name" in refusal("add", "-")
    assert "is no source" in refusal("add", "seeds/a.toml")


def test_add_reads_standard_input(seeds: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ledger", "add", "-", "--name", "b", "--title", "عنوان"],
        input=ARTICLE.encode(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (seeds / "b.txt").read_bytes() == ARTICLE.encode()
    assert tomllib.loads((seeds / "b.toml").read_text("utf-8"))["title"] == "عنوان"


def test_add_asks_for_what_it_cannot_tell(seeds: Path, tmp_path: Path) -> None:
    article = tmp_path / "new.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    asked: dict[str, str | None] = {}

    def ask(question: str, default: str | None) -> str:
        asked[question] = default
        return "2023-06-07" if question.startswith("Day") else default or ""

    given: dict[str, Any] = {"publisher": "نشرة"}
    path = add(article, seeds, given, ask=ask)
    assert "Publisher" not in asked
    assert asked["Title"] == "مكتبة جديدة في الميناء"
    assert asked["Language"] == "ar"
    assert asked["URL"] is None
    sidecar = path.with_suffix(".toml").read_text("utf-8")
    assert "published = 2023-06-07\n" in sidecar
    assert "url" not in sidecar


def test_init_makes_a_repository_in_which_everything_works(
    run: Run, refusal: Refusal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("init", "news")
    assert result.exit_code == 0, result.stderr
    monkeypatch.chdir(tmp_path / "news")
    names = {str(path.relative_to(Path.cwd())) for path in Path.cwd().rglob("*") if path.is_file()}
    assert names == {
        ".gitignore",
        ".github/workflows/ledger.yml",
        ".pre-commit-config.yaml",
        "README.md",
        "ledger.db",
        "pyproject.toml",
        "requirements.txt",
        "seeds/sample.toml",
        "seeds/sample.txt",
    }
    assert run("check", "seeds").stdout == "1 source checked: fit\n"
    assert run("check").stdout == "0 sources checked: fit\n"
    assert run("build", "--check").exit_code == 0
    assert refusal("init").endswith("this is a ledger repository")


def test_init_keeps_what_is_there(run: Run, seeds: Path) -> None:
    Path("README.md").write_text("mine\n", encoding="utf-8")
    assert "Kept README.md" in run("init").stdout
    assert Path("README.md").read_text("utf-8") == "mine\n"
    assert not (seeds / "sample.txt").exists()


def test_the_workflow_and_the_hooks_of_a_new_repository_run(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every command that they hold is run as it stands there, on a branch with one new article."""
    run("init", tmp_path / "news")
    monkeypatch.chdir(tmp_path / "news")
    workflow = yaml.safe_load(Path(".github/workflows/ledger.yml").read_text("utf-8"))
    hooks = yaml.safe_load(Path(".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"]
    me = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"]
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    summary = tmp_path / "summary.md"
    environment = os.environ | {"PATH": path, "BASE": "main", "GITHUB_STEP_SUMMARY": str(summary)}

    def shell(command: str) -> str:
        done = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", command], env=environment, capture_output=True, check=False
        )
        assert done.returncode == 0, (command, done.stdout.decode(), done.stderr.decode())
        return done.stdout.decode()

    git = " ".join(["git", *me])
    shell(f"{git} init && git add . && {git} commit -m first && {git} clone . ../topic")
    monkeypatch.chdir(tmp_path / "topic")
    Path("seeds/a.txt").write_text(ARTICLE + ODD, encoding="utf-8")
    Path("seeds/a.toml").write_text(SIDECAR, encoding="utf-8")
    shell(f"ledger build && git add . && {git} switch -c topic && {git} commit -m second")
    steps = workflow["jobs"]["check"]["steps"]
    ours = [step["run"] for step in steps if "ledger check" in step.get("run", "")]
    ours += [step["run"] for step in steps if step.get("run", "").startswith("ledger build")]
    assert len(ours) == 3
    told = "".join(shell(command) for command in ours)
    assert "::warning file=seeds/a.txt" in told
    comment = summary.read_text("utf-8")
    assert "unexplained-digits" in comment
    assert "2.5 مليون دولار" in comment
    for hook in hooks:
        files = "" if hook.get("pass_filenames") is False else " seeds/a.txt seeds/a.toml"
        shell(hook["entry"] + files)


def test_hooks_and_action_of_this_repository_name_commands_that_exist() -> None:
    root = Path(__file__).parents[2]
    hooks = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert {hook["id"] for hook in hooks} == {"ledger-check", "ledger-build"}
    for hook in hooks:
        assert hook.keys() >= {"id", "name", "entry", "language", "files"}
        told = CliRunner().invoke(main, [*hook["entry"].split()[1:], "--help"])
        assert told.exit_code == 0
    action = yaml.safe_load((root / "action.yml").read_text("utf-8"))
    assert action["runs"]["using"] == "composite"
    for step in action["runs"]["steps"]:
        # No input goes into a script by substitution: what it holds would be run.
        assert "${{" not in step.get("run", "")
        assert "uses" in step or step["shell"] == "bash"
