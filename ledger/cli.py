"""The command ``ledger``: what a user types. Each command says what it does and calls who does it."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ledger import cli_crosscheck, cli_sources
from ledger.command import FAILED, FOLDER, FOUND, PATH, STOPPED, Failure, day, examples

# The project's own rooms are imported inside the commands: `ledger --help` loads none of them.
if TYPE_CHECKING:
    from ledger.pipeline import Reading
    from ledger.source import Source, SourceError

Command = TypeVar("Command", bound=Callable[..., None])

SEEDS = (Path("seeds"),)
PORT = click.IntRange(0, 65535)
PORT.name = "port"


class Ledger(click.Group):
    """The group of commands: an error whose reason the program knows becomes one line."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("Stopped", err=True)
            raise click.exceptions.Exit(STOPPED) from None
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader of a pipe has gone: click ends quietly
                raise
            place = f"{error.filename}: " if error.filename else ""
            raise Failure(f"{place}{error.strerror or error}") from error
        except Exception as error:
            from ledger.source import SourceError
            from ledger.store.errors import LedgerError

            if isinstance(error, SourceError | LedgerError):
                raise Failure(str(error)) from error
            raise


def reading(command: Command) -> Command:
    """Add the options of the commands that read articles."""
    published = click.option(
        "--published",
        metavar="DATE",
        callback=day,
        help="Day of publication, as in 2023-06-06; wins over the sidecar.",
    )
    language = click.option(
        "--language", metavar="LANG", help="Language of the text, as in ar; wins over the sidecar."
    )
    return published(language(command))


@click.group(
    cls=Ledger,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=examples("ledger extract article.txt", "ledger build", "ledger serve"),
)
@click.version_option(package_name="fact-ledger", prog_name="ledger")
def main() -> None:
    """What news text states, figures and statements, as claims in a ledger that can be queried."""


@main.command(
    epilog=examples(
        "ledger extract article.txt",
        "ledger extract seeds --out records",
        "ledger extract article.txt --published 2023-06-06 --language ar",
    )
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=PATH)
@click.option("--out", metavar="DIR", type=FOLDER, help="Write files into DIR instead of standard output.")
@reading
def extract(paths: tuple[Path, ...], out: Path | None, published: date | None, language: str | None) -> None:
    """Print the figures and statements of articles as JSON Lines.

    PATH is a .txt or .md file, or a folder, which is read with all its folders. Each mention of a
    figure is one record: its offsets, its normalised value and the rule that found it. So is each
    statement: what is said, who says it and how. With --out, the source talks/minsk.txt of a folder
    makes DIR/talks/minsk.figures.jsonl and DIR/talks/minsk.statements.jsonl.

    A source that cannot be read is named on standard error; the others are extracted all the same,
    and the exit status is 2.
    """
    faults = 0
    for source in _sources(paths, published, language):
        if isinstance(source, Exception):
            faults += 1
            click.echo(f"Error: {source}", err=True)
        elif out is None:
            _print_records(source)
        else:
            _write_records(source, out)
    if faults:
        raise click.exceptions.Exit(FAILED)


@main.command(epilog=examples("ledger explain article.txt", "ledger explain article.txt | less -R"))
@click.argument("file", metavar="FILE", type=PATH)
@reading
def explain(file: Path, published: date | None, language: str | None) -> None:
    """Show an article with its claims marked.

    Every figure in FILE stands in numbered brackets ⟦ ⟧, what somebody is reported to have said in
    ⟪ ⟫. A list under each paragraph gives the normalised value or the speaker, the kind and the rule
    that found it. The text keeps its logical order.
    """
    from rich.console import Console

    from ledger import terminal

    for source in _sources((file,), published, language):
        if isinstance(source, Exception):
            raise source
        terminal.explain(Console(highlight=False), source.text, _read(source))


@main.command(
    epilog=examples("ledger build", "ledger build articles extra.txt --db news.db", "ledger build --check")
)
@click.argument("paths", metavar="[PATH...]", nargs=-1, type=PATH)
@click.option("--db", metavar="FILE", type=PATH, default="ledger.db", show_default=True, help="The ledger.")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 where FILE is not what would be built.")
@click.option("--jobs", metavar="N", type=click.IntRange(1), help="Processes that read; all processors.")
def build(paths: tuple[Path, ...], db: Path, check: bool, jobs: int | None) -> None:
    """Build a ledger from articles.

    PATH is a .txt or .md file or a folder; without one, the folder seeds is read. All or nothing:
    where one source cannot be read, the old ledger stays as it is.
    """
    from rich.console import Console

    from ledger import build as job
    from ledger import terminal

    if check:
        _tell(job.differs(paths or SEEDS, db))
    with terminal.progress(Console(stderr=True)) as advance:
        summary = job.build(paths or SEEDS, db, progress=advance, jobs=jobs)
    terminal.built(Console(), db, summary)


@main.command(epilog=examples("ledger upgrade", "ledger upgrade news.db"))
@click.argument("db", metavar="[DB]", type=PATH, default="ledger.db")
def upgrade(db: Path) -> None:
    """Bring an older ledger to the present schema.

    DB is a ledger that an earlier version built; without one, ledger.db. Its rows are kept.
    """
    from ledger.store.migrate import upgrade as run

    before, after = run(db)
    told = f"{db}: is of the present schema already" if before == after else f"{db}: {before} -> {after}"
    click.echo(told)


@main.command(epilog=examples("ledger serve", "ledger serve news.db --port 8080"))
@click.argument("db", metavar="[DB]", type=PATH, default="ledger.db")
@click.option("--host", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", type=PORT, metavar="PORT", default=8001, show_default=True, help="On which port.")
def serve(db: Path, host: str, port: int) -> None:
    """Serve a ledger as web pages and JSON.

    DB is a ledger that was built before; without one, ledger.db. Datasette serves it until Ctrl+C.
    """
    from ledger.web.serve import serve as run

    run(db, host, port)


for _command in (
    *(cli_sources.check, cli_sources.diff, cli_sources.add, cli_sources.init),
    *(cli_crosscheck.compare, cli_crosscheck.why, cli_crosscheck.conflicts),
):
    main.add_command(_command)


def _sources(
    paths: tuple[Path, ...], published: date | None, language: str | None
) -> Iterator[Source | SourceError]:
    """Read the sources one by one; a path or a source that cannot be read is given as its error.

    Two sources with one key are an error before the first is read: they would write one file.
    """
    from ledger import pipeline
    from ledger.source import SourceError, read_source, scan

    found = scan(paths)
    for clash in found.clashes:
        raise clash
    yield from found.faults
    for key, path in found.sources:
        try:
            yield read_source(
                path, key=key, language=language, published=published, languages=pipeline.LANGUAGES
            )
        except SourceError as error:
            yield error


def _read(source: Source) -> Reading:
    from ledger import pipeline
    from ledger.rules.reader import TooMuchWorkError

    try:
        published = source.published or pipeline.dateline(source.text, language=source.language)
        return pipeline.read(source.text, published=published, language=source.language)
    except TooMuchWorkError as error:
        raise Failure(f"{source.key}: {error}") from error


def _print_records(source: Source) -> None:
    from ledger.export import records

    for line in records.stream(source.key, _read(source)):
        click.echo(line.encode(), nl=False)  # bytes: UTF-8 whatever the terminal's encoding


def _write_records(source: Source, out: Path) -> None:
    from ledger.export import records

    try:
        records.write(out, source.key, _read(source))
    except OSError as error:
        raise Failure(f"cannot write to {out}: {error.strerror}; name another folder with --out") from error


def _tell(findings: list[Any]) -> None:
    """Print what was found, one a line, and end the command."""
    for finding in findings:
        click.echo(str(finding))
    raise click.exceptions.Exit(FOUND if findings else 0)
