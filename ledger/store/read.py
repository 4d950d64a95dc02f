"""Reading a ledger, and proving that it quotes its sources exactly."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, Engine

from ledger.store.connect import reading
from ledger.store.migrate import require_current

# The rows that do not read as the source does at their offsets. In a sound ledger there are none.
INTEGRITY = """
SELECT 'claim' AS place, claim.id AS id, source.key AS source, claim.quote AS quote,
    substr(source.text, claim.char_start + 1, claim.char_end - claim.char_start) AS found
FROM claim JOIN source ON source.id = claim.source
WHERE found IS NOT claim.quote
UNION ALL
SELECT 'mention', mention.id, source.key, mention.quote,
    substr(source.text, mention.char_start + 1, mention.char_end - mention.char_start) AS found
FROM mention JOIN claim ON claim.id = mention.claim JOIN source ON source.id = claim.source
WHERE found IS NOT mention.quote
UNION ALL
SELECT 'statement', claim.id, source.key, statement.content,
    substr(source.text, claim.char_start + 1, claim.char_end - claim.char_start) AS found
FROM statement JOIN claim ON claim.id = statement.claim JOIN source ON source.id = claim.source
WHERE found IS NOT statement.content
UNION ALL
SELECT 'statement', claim.id, source.key, statement.cue,
    substr(source.text, statement.cue_start + 1, statement.cue_end - statement.cue_start) AS found
FROM statement JOIN claim ON claim.id = statement.claim JOIN source ON source.id = claim.source
WHERE found IS NOT statement.cue
UNION ALL
SELECT 'sentence', sentence.id, source.key, sentence.text,
    substr(source.text, sentence.char_start + 1, sentence.char_end - sentence.char_start) AS found
FROM sentence JOIN source ON source.id = sentence.source
WHERE found IS NOT sentence.text
""".strip()


class Misquote(NamedTuple):
    """A row whose text is not what its source reads at its offsets."""

    table: str
    id: int
    source: str
    quote: str
    found: str | None


def open_ledger(path: Path) -> Engine:
    """Return an engine that can only read the ledger at ``path``.

    Raises :class:`~ledger.store.errors.LedgerError` where there is no such file, or it is
    no ledger, or one of another schema; the message says what to do.
    """
    require_current(path)
    return reading(path)


def misquotes(connection: Connection) -> list[Misquote]:
    """Return every row of a ledger that does not quote its source exactly: none in a sound one."""
    return [Misquote(*row) for row in connection.exec_driver_sql(INTEGRITY)]
