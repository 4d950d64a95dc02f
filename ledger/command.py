"""What all commands share: how they fail, exit statuses, types of options, the examples in their help."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

# Exit statuses: it ran and found something; it could not run, or not wholly; it was stopped with Ctrl+C.
FOUND, FAILED, STOPPED = 1, 2, 130
PATH = click.Path(path_type=Path)
FOLDER = click.Path(path_type=Path, file_okay=False)


class Failure(click.ClickException):
    """An error for the user: one line on standard error, exit status 2."""

    exit_code = FAILED


def examples(*lines: str) -> str:
    """Return the last paragraph of a command's help."""
    return "\n".join(["\b", "Examples:", *(f"  {line}" for line in lines)])


def day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """Return the day that an option names, or say what a day looks like."""
    try:
        return date.fromisoformat(value) if value is not None else None
    except ValueError:
        raise click.BadParameter(f"'{value}' is no day such as 2023-06-06") from None
