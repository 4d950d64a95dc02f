"""The first page of a ledger: what is in it, what contradicts what, and what is written about most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ledger.web.card import CARD_TABLES
from ledger.web.ledgers import stamp
from ledger.web.pair import Pair, latest_conflicts
from ledger.web.reader import Found, Reader

CONFLICTS = 3
MOST = 12
_COUNTS = """
SELECT
    (SELECT count(*) FROM source) AS sources,
    (SELECT count(*) FROM figure) AS figures,
    (SELECT count(*) FROM statement) AS statements,
    (SELECT count(*) FROM comparison WHERE verdict IN ('conflict', 'internal', 'denied')) AS conflicts,
    (SELECT count(*) FROM comparison WHERE verdict IN ('same', 'compatible')) AS agreement
"""
# Counted in the index alone; the few that are shown get their names afterwards.
_MEASURES = """
SELECT measure.id AS id, measure.label AS label, measure.label_ar AS label_ar, found.number AS number
FROM (
    SELECT measure, count(*) AS number FROM figure WHERE measure IS NOT NULL
    GROUP BY measure ORDER BY number DESC, measure LIMIT :most
) AS found
JOIN measure ON measure.id = found.measure
ORDER BY found.number DESC, measure.label
"""
_SPEAKERS = """
SELECT entity.id AS id, entity.name AS label, entity.name_ar AS label_ar, found.number AS number
FROM (
    SELECT speaker, count(*) AS number FROM claim WHERE speaker IS NOT NULL
    GROUP BY speaker ORDER BY number DESC, speaker LIMIT :most
) AS found
JOIN entity ON entity.id = found.speaker
ORDER BY found.number DESC, entity.name
"""


@dataclass(frozen=True, slots=True)
class Linked:
    """A measure or a name with its address and the number of its claims."""

    href: str
    label: str
    label_ar: str | None
    number: int


@dataclass(frozen=True, slots=True)
class Home:
    """What the first page of a ledger shows; ``counts`` is ``None`` for whoever may not see the tables."""

    name: str
    search: str
    counts: Found | None
    conflicts: Sequence[Pair]
    measures: Sequence[Linked]
    speakers: Sequence[Linked]


# What was counted, by the file as it was then: counting a million claims anew for every reader would take
# longer than all the rest of the page.
_counted: dict[tuple[object, ...], list[Found]] = {}
_KEPT = 64


async def home(reader: Reader) -> Home:
    """Return what the first page of a ledger shows to whoever asks."""
    allowed = await reader.may_view(*CARD_TABLES)
    counts = await _count(reader, _COUNTS) if allowed else []
    return Home(
        name=reader.database.name,
        search=reader.room("search"),
        counts=counts[0] if counts else None,
        conflicts=await latest_conflicts(reader, CONFLICTS),
        measures=_linked(reader, "measure", await _count(reader, _MEASURES) if allowed else []),
        speakers=_linked(reader, "entity", await _count(reader, _SPEAKERS) if allowed else []),
    )


async def _count(reader: Reader, sql: str) -> list[Found]:
    key = (sql, *stamp(Path(str(reader.database.path))))
    if key not in _counted:
        found = await reader.rows(sql, most=MOST)
        if reader.late:
            return found
        if len(_counted) >= _KEPT:
            _counted.clear()
        _counted[key] = found
    return _counted[key]


def _linked(reader: Reader, table: str, rows: Sequence[Found]) -> list[Linked]:
    return [
        Linked(reader.row(table, row["id"]), row["label"], row["label_ar"], row["number"]) for row in rows
    ]
