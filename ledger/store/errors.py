"""What can be wrong with a ledger, said in one plain line."""

from __future__ import annotations


class LedgerError(Exception):
    """A ledger cannot be read, written or served; the message says what to do next.

    >>> str(LedgerError("ledger.db: there is no such file: make it with 'ledger build'"))
    "ledger.db: there is no such file: make it with 'ledger build'"
    """
