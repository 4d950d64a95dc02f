"""The page of a name: what its bearer is reported to say, what is said of it, and how it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from ledger.web.card import CARD_TABLES, Card, cards
from ledger.web.reader import Found, Reader

# Claims of each sort on the page, the latest of so many that are looked at.
MOST = 20
LOOKED_AT = 1000
_ABOUT = "SELECT name, name_ar, kind, code FROM entity WHERE id = :id"
_LATEST = """
SELECT own.id AS id FROM ({own} LIMIT :looked) AS own
JOIN source ON source.id = own.source
ORDER BY source.published DESC, source.key, own.char_start, own.id LIMIT :most
"""
# The plus keeps SQLite from reading all claims of a kind: a name has fewer.
_BY = "SELECT id, source, char_start FROM claim WHERE speaker = :id AND +kind = '{}'"
_SAID = _LATEST.format(own=_BY.format("statement"))
_FIGURES = _LATEST.format(own=_BY.format("figure"))
_OF = _LATEST.format(
    own="SELECT DISTINCT claim.id AS id, claim.source AS source, claim.char_start AS char_start"
    " FROM claim_entity JOIN claim ON claim.id = claim_entity.claim WHERE claim_entity.entity = :id"
)
_COUNTS = """
SELECT
    (SELECT count(*) FROM claim WHERE speaker = :id) AS said,
    (SELECT count(*) FROM claim_entity WHERE entity = :id) AS told
"""
_SPELLINGS = "SELECT alias, evidence FROM entity_alias WHERE entity = :id ORDER BY alias LIMIT 100"


@dataclass(frozen=True, slots=True)
class NamePage:
    """What the page of a name shows, each list the latest first; the links lead to all of them."""

    about: Found
    counts: Found
    said: Sequence[Card]
    figures: Sequence[Card]
    of: Sequence[Card]
    spellings: Sequence[Found]
    all_said: str
    all_of: str
    conflicts_by: str
    conflicts_of: str


async def name_page(reader: Reader, name: int) -> NamePage | None:
    """Return what the page of a name shows, or ``None`` for whoever may not see the claims."""
    if not await reader.may_view(*CARD_TABLES, "entity_alias"):
        return None
    about = await reader.rows(_ABOUT, id=name)
    if not about:
        return None
    counts = await reader.rows(_COUNTS, id=name)
    conflicts = reader.table("conflicts")
    asked = {part: urlencode({part: about[0]["name"]}) for part in ("_speaker", "_party")}
    return NamePage(
        about=about[0],
        counts=counts[0] if counts else {"said": 0, "told": 0},
        said=await _latest(reader, _SAID, name),
        figures=await _latest(reader, _FIGURES, name),
        of=await _latest(reader, _OF, name),
        spellings=await reader.rows(_SPELLINGS, id=name),
        all_said=f"{reader.table('claim')}?speaker={name}",
        all_of=f"{reader.table('claim_entity')}?entity={name}",
        conflicts_by=f"{conflicts}?{asked['_speaker']}",
        conflicts_of=f"{conflicts}?{asked['_party']}",
    )


async def _latest(reader: Reader, sql: str, name: int) -> list[Card]:
    found = await reader.rows(sql, id=name, looked=LOOKED_AT, most=MOST)
    return list((await cards(reader, [row["id"] for row in found])).values())
