"""The commands about comparisons: pairs of texts, two claims of a ledger, all that cannot hold."""

from __future__ import annotations

from pathlib import Path

import click

from ledger.command import PATH, Failure, examples

CONFLICT_FORMATS = ("table", "json")

_DB = click.option(
    "--db", metavar="FILE", type=PATH, default="ledger.db", show_default=True, help="The ledger."
)


@click.command(epilog=examples("ledger compare pairs.jsonl", "ledger compare pairs.jsonl > verdicts.jsonl"))
@click.argument("pairs", metavar="PAIRS", type=PATH)
def compare(pairs: Path) -> None:
    """Compare pairs of texts and print a verdict for each as JSON Lines.

    PAIRS holds one JSON object a line: "id", and "a" and "b" with "text" and "published". Where it
    names "a_quote" and "b_quote", the claims that stand there are compared, else all claims of
    the two texts, and the strongest verdict is given: conflict, internal, denied, forecast differs,
    update, compatible, same, not comparable. "reason" says why, "gap" how far apart two figures are.
    """
    from ledger.crosscheck.pair_file import PairError, answers

    try:
        with pairs.open(encoding="utf-8") as lines:
            for answer in answers(lines):
                click.echo(f"{answer.line()}\n".encode(), nl=False)  # UTF-8 whatever the terminal's encoding
    except UnicodeDecodeError as error:
        raise Failure(f"{pairs}: cannot be read as UTF-8 text: {error.reason}; save it as UTF-8") from error
    except PairError as error:
        raise Failure(f"{pairs}: {error}; see docs/crosscheck.md for what a pair holds") from error


@click.command(epilog=examples("ledger why 85a1f2c3d4e5f607 9522c2f9356b11c0"))
@click.argument("first", metavar="CLAIM")
@click.argument("second", metavar="CLAIM")
@_DB
def why(first: str, second: str, db: Path) -> None:
    """Say how two claims of a ledger compare, and which field keeps them apart.

    CLAIM is the key or the id of a claim, as its page and the tables show them.
    """
    from ledger.store.comparisons import why as run
    from ledger.store.read import open_ledger

    engine = open_ledger(db)
    try:
        with engine.connect() as connection:
            found = run(connection, first, second)
    finally:
        engine.dispose()
    click.echo(found.verdict)
    click.echo(found.reason)


@click.command(epilog=examples("ledger conflicts", "ledger conflicts --format json"))
@_DB
@click.option(
    "--format",
    "style",
    type=click.Choice(CONFLICT_FORMATS),
    default="table",
    show_default=True,
    help="How to print them.",
)
def conflicts(db: Path, style: str) -> None:
    """List the claims of a ledger that cannot both hold, the widest gap first.

    A table for people, or one JSON object a line for programs.
    """
    import json

    from ledger.store.comparisons import conflicts as run
    from ledger.store.read import open_ledger

    engine = open_ledger(db)
    try:
        with engine.connect() as connection:
            found = run(connection)
    finally:
        engine.dispose()
    if style == "json":
        for one in found:
            click.echo(f"{json.dumps(one._asdict(), ensure_ascii=False)}\n".encode(), nl=False)
        return
    from rich.console import Console

    from ledger import terminal

    terminal.conflicts(Console(), found)
