"""Write docs/cli.md from the commands themselves: ``python docs/write_cli.py``, or ``make docs``."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import click

from ledger.cli import main

PAGE = Path(__file__).with_name("cli.md")


STATUS = """Exit status: 0 where all went well, 1 where a check found something, 2 where a command
could not run or could not do all of its work, 130 where it was stopped with Ctrl+C. An error is one
line on standard error: the file, the line and column where they are known, the reason and what to do."""


def page() -> str:
    """Return the text of docs/cli.md."""
    parts = [
        "# The command line",
        "<!-- Written by docs/write_cli.py from the commands; `make docs` writes it anew. -->",
        f"{_sentence(main)} `python -m ledger` does the same as `ledger`.",
        "\n".join(_options(main)),
        " ".join(STATUS.split()),
    ]
    for name, command in sorted(main.commands.items()):
        parts += _command(name, command)
    return "\n\n".join(parts) + "\n"


def _command(name: str, command: click.Command) -> Iterator[str]:
    arguments = [
        param.make_metavar(click.Context(command)) for param in command.params if _is_argument(param)
    ]
    yield f"## ledger {name}"
    yield f"```\nledger {' '.join([name, '[OPTIONS]', *arguments])}\n```"
    yield _sentence(command)
    options = list(_options(command))
    if options:
        yield "\n".join(options)
    yield f"```sh\n{_examples(command)}\n```"
    if name == "check":
        yield "[The codes, settings and formats](check.md)."


def _sentence(command: click.Command) -> str:
    paragraphs = inspect.cleandoc(command.help or "").split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _options(command: click.Command) -> Iterator[str]:
    for param in command.params:
        if isinstance(param, click.Option):
            value = "" if param.is_flag else f" {param.metavar or param.type.name.upper()}"
            default = f" Default: `{param.default}`." if param.show_default else ""
            yield f"- `{', '.join(param.opts)}{value}`: {param.help}{default}"


def _examples(command: click.Command) -> str:
    lines = (command.epilog or "").splitlines()
    return "\n".join(line.strip() for line in lines if line.startswith("  "))


def _is_argument(param: click.Parameter) -> bool:
    return isinstance(param, click.Argument)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
