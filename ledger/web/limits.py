"""Limits on what a query may do to the machine."""

from __future__ import annotations

import sqlite3
from pathlib import Path

# The longest source that a ledger can hold is 64 MiB; its row holds a little more than the text.
LARGEST_ROW = 72 * 1024 * 1024
# What any query may build, however small the ledger.
LEAST = 16 * 1024 * 1024


def limit_values(connection: sqlite3.Connection, path: Path) -> None:
    """Limit how long a text or blob may become, as a time limit does not stop ``randomblob(900000000)``.

    Nothing stored in a database is longer than its file, so no row gets out of reach.
    """
    longest = min(max(LEAST, path.stat().st_size), LARGEST_ROW)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, longest)
