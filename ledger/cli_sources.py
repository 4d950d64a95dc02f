"""The commands about new sources: is one fit to join, what does it change, how does it get in."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ledger.command import FOLDER, FOUND, PATH, Failure, day, examples

if TYPE_CHECKING:
    from ledger.check import Settings

# As the rooms name them; a test holds the two to each other. Naming them here keeps --help light.
CHECK_FORMATS = ("text", "json", "github", "sarif", "markdown")
DIFF_FORMATS = ("table", "markdown", "json")
SEVERITIES = ("error", "warning", "note")

_BASE = click.option(
    "--base", metavar="REV", help="Take the files that changed since this revision of git, as in origin/main."
)
_DB = click.option(
    "--db", metavar="FILE", type=PATH, help="The ledger to compare with.  [default: ledger.db]"
)
_TODAY = click.option("--today", metavar="DATE", callback=day, help="The day it is; without it, the clock's.")


@click.command(
    epilog=examples(
        "ledger check",
        "ledger check seeds/new-article.txt",
        "ledger check --base origin/main --format github",
    )
)
@click.argument("paths", metavar="[PATH...]", nargs=-1, type=PATH)
@_BASE
@_DB
@click.option(
    "--format",
    "form",
    metavar="FORMAT",
    type=click.Choice(CHECK_FORMATS),
    default="text",
    show_default=True,
    help=f"{', '.join(CHECK_FORMATS)}.",
)
@click.option(
    "--fail-on",
    metavar="SEVERITY",
    type=click.Choice(SEVERITIES),
    help="Exit 1 for findings as grave as this: error, warning or note.  [default: error]",
)
@_TODAY
@click.option("--baseline", metavar="FILE", type=PATH, help="Leave out the findings that FILE lists.")
@click.option("--write-baseline", metavar="FILE", type=PATH, help="List all findings in FILE, and exit 0.")
@click.option("--output", metavar="FILE", type=PATH, help="Write the findings to FILE.")
def check(
    paths: tuple[Path, ...],
    base: str | None,
    db: Path | None,
    form: str,
    fail_on: Any,
    today: date | None,
    baseline: Path | None,
    write_baseline: Path | None,
    output: Path | None,
) -> None:
    """Say whether articles are fit to join a ledger.

    PATH is a .txt or .md file, the .toml file beside one, or a folder. Without one, what is checked
    are the files in the folder seeds that differ from the ledger, or that changed since --base.

    Each finding has its place, a code and what to do; docs/check.md lists the codes.
    [tool.ledger.check] in pyproject.toml changes what is looked for, a sidecar waives a finding
    with a reason. Exit status: 0 fit, 1 findings as grave as --fail-on, 2 could not run.
    """
    from ledger.check import check as run
    from ledger.check.formats import render
    from ledger.check.waivers import write_baseline as write

    settings = _settings(db)
    if fail_on is not None:
        settings = replace(settings, fail_on=fail_on)
    if baseline is not None or write_baseline is not None:
        settings = replace(settings, baseline=None if write_baseline else baseline)
    report = run(paths, settings, today=today or date.today(), base=base)  # noqa: DTZ011  the user's own day
    if write_baseline is not None:
        write(write_baseline, report.findings)
        click.echo(f"{write_baseline}: {len(report.findings)} findings are known from now on")
        return
    _print(render(report, form, color=output is None and sys.stdout.isatty()), output)
    if report.failed:
        raise click.exceptions.Exit(FOUND)


@click.command(epilog=examples("ledger diff", "ledger diff --base origin/main --format markdown"))
@click.argument("paths", metavar="[PATH...]", nargs=-1, type=PATH)
@_BASE
@_DB
@click.option(
    "--format",
    "form",
    metavar="FORMAT",
    type=click.Choice(DIFF_FORMATS),
    default="table",
    show_default=True,
    help=f"{', '.join(DIFF_FORMATS)}.",
)
@click.option("--output", metavar="FILE", type=PATH, help="Write the difference to FILE.")
def diff(paths: tuple[Path, ...], base: str | None, db: Path | None, form: str, output: Path | None) -> None:
    """Say what articles change in a ledger.

    Lists the claims gained, lost and changed by PATH; without one, by the files in the folder seeds
    that differ from the ledger. With --base, files are those that changed since that revision of git,
    and what they are set against is its ledger.
    """
    from ledger.diff import differ
    from ledger.diff.formats import render

    difference = differ(paths, _settings(db), base=base)
    _print(render(difference, form, color=output is None and sys.stdout.isatty()), output)


@click.command(
    epilog=examples(
        "ledger add article.txt",
        "ledger add - --name minsk-talks --publisher 'وكالة' --published 2023-06-06 < article.txt",
    )
)
@click.argument("file", metavar="FILE|-", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--name", metavar="NAME", help="Its key in the ledger, as in talks/minsk.  [default: as FILE]")
@click.option("--title", metavar="TEXT", help="Its title.  [default: its first line]")
@click.option("--publisher", metavar="TEXT", help="Who published it.")
@click.option("--published", metavar="DATE", callback=day, help="When.  [default: its dateline]")
@click.option("--language", metavar="LANG", help="Its language.  [default: told from the text]")
@click.option("--url", metavar="URL", help="Where it was published.")
@click.option("--author", metavar="TEXT", help="Who wrote it.")
@_DB
@_TODAY
def add(file: Path, db: Path | None, today: date | None, **given: Any) -> None:
    """Copy an article into seeds, with its sidecar.

    FILE is a .txt or .md file, or - for standard input, which needs --name. Asks for what cannot be
    told from the text, where there is a terminal to ask at. Then checks the new source and shows
    what it changes. Exit status as for ledger check.
    """
    from ledger.add import add as run
    from ledger.check import check as look
    from ledger.check.formats import render
    from ledger.diff import differ
    from ledger.diff.formats import render as render_difference

    settings = _settings(db)
    asks = sys.stdin.isatty() and str(file) != "-"
    path = run(file, settings.seeds, given, ask=_ask if asks else None)
    click.echo(f"Added {path}")
    color = sys.stdout.isatty()
    report = look((path,), settings, today=today or date.today())  # noqa: DTZ011  the user's own day
    _print(render(report, "text", color=color), None)
    if report.failed:
        raise click.exceptions.Exit(FOUND)
    _print(render_difference(differ((path,), settings), "table", color=color), None)


@click.command(epilog=examples("ledger init", "ledger init news-ledger"))
@click.argument("folder", metavar="[DIR]", type=FOLDER, default=".")
def init(folder: Path) -> None:
    """Make a new ledger repository.

    DIR is a new or empty folder; without one, the current folder. It gets seeds with a sample
    article, settings, hooks for pre-commit and a workflow for GitHub, and a ledger that is built. Files
    that are there already stay as they are.
    """
    from ledger.build import build
    from ledger.start import start

    for path, made in start(folder):
        click.echo(f"{'Made' if made else 'Kept'} {path}")
    db = folder / "ledger.db"
    summary = build((folder / "seeds",), db)
    click.echo(f"Built {db} of {summary.sources} source{'' if summary.sources == 1 else 's'}")


def _settings(db: Path | None) -> Settings:
    """Return the settings of the current folder; a ledger that is named must be there."""
    from ledger.check import find_settings

    settings = find_settings(Path.cwd())
    if db is None:
        return settings
    if not db.exists():
        raise Failure(f"{db}: there is no such file: make it with 'ledger build --db {db}'")
    return replace(settings, ledger=db)


def _ask(question: str, default: str | None) -> str:
    return str(click.prompt(question, default=default or "", show_default=bool(default)))


def _print(told: str, output: Path | None) -> None:
    if output is None:
        click.echo(told.encode(), nl=False)  # bytes: UTF-8 whatever the terminal's encoding
    else:
        output.write_text(told, encoding="utf-8", newline="\n")
