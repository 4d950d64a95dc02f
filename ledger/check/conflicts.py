"""Conflicts: the one place where the check asks the cross-check what contradicts what.

:func:`conflicts` yields notes only: sources that contradict each other are what a ledger is for.
"""

from __future__ import annotations

from collections.abc import Iterator

from ledger.check.article import Article
from ledger.check.findings import Finding
from ledger.store.lookup import Lookup


def conflicts(article: Article, ledger: Lookup | None) -> Iterator[Finding]:
    """Yield what cannot hold together: inside the text, and with the claims of the ledger."""
    yield from ()
