"""The row types are the tables' columns."""

from __future__ import annotations

from dataclasses import fields
from typing import get_args, get_type_hints

from ledger.store import row
from ledger.store.tables import metadata


def test_row_types_list_the_columns_of_their_tables() -> None:
    hints = get_type_hints(row.Rows, vars(row))
    for field in fields(row.Rows):
        row_type = get_args(hints[field.name])[-1]
        assert list(row_type._fields) == metadata.tables[field.name].columns.keys()
