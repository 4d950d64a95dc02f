"""Sources: a text file as it is, with what its sidecar says of it.

A source is a ``.txt`` or ``.md`` file in UTF-8. Beside it may lie a sidecar, a TOML file of
the same name (``talks.txt``, ``talks.toml``), that tells its title, publisher, date and so
on. The text is never changed: a BOM, CRLF line ends and direction marks stay where they are.
"""

from ledger.source.find import Scan, find_sources, scan
from ledger.source.problem import EmptyError, LanguageError, Lines, SidecarError, SourceError, WorkError
from ledger.source.read import Source, read_source
from ledger.source.sidecar import Waiver

__all__ = [
    "EmptyError",
    "LanguageError",
    "Lines",
    "Scan",
    "SidecarError",
    "Source",
    "SourceError",
    "Waiver",
    "WorkError",
    "find_sources",
    "read_source",
    "scan",
]
