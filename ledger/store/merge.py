"""Rows that several sources share: one thing, one row, whichever source came first."""

from __future__ import annotations

from typing import TypeVar

from ledger.store.errors import LedgerError

Row = TypeVar("Row", bound=tuple[object, ...])

# How many columns, from the first, say which thing a row is of; what the others say may differ from
# source to source. Of tables that are not here every column counts.
_IDENTITY = {"entity": 2, "entity_alias": 3}


def merge(table: str, known: dict[int, Row], row_id: int, row: Row) -> None:
    """Keep ``row`` among the ``known`` rows of ``table``, or of two of one thing the fuller.

    The outcome is the same in whatever order rows come. Raises :class:`LedgerError` for
    two different things with one id.
    """
    there = known.setdefault(row_id, row)
    if there == row:
        return
    columns = _IDENTITY.get(table, len(row))
    if there[:columns] != row[:columns]:
        raise same_id(table, there, row)
    known[row_id] = min(there, row, key=_rank)


def same_id(table: str, one: tuple[object, ...], other: tuple[object, ...]) -> LedgerError:
    """Return the error of two different rows with one id."""
    return LedgerError(
        f"table {table}: two different rows have the id {one[0]}: {short(one)} and {short(other)}: "
        "rename the file of one of their sources and build again"
    )


def short(row: tuple[object, ...]) -> str:
    """Return a row as a message shows it."""
    text = repr(tuple(row))
    return text if len(text) <= 200 else f"{text[:199]}…"


def _rank(row: tuple[object, ...]) -> tuple[int, tuple[str, ...]]:
    unknown = sum(value is None or value == "other" for value in row)
    return unknown, tuple(map(str, row))
