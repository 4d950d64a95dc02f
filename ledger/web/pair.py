"""Two claims side by side: what each says, both values on one axis, and why they are compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ledger.web.axis import drawn
from ledger.web.card import CARD_TABLES, Card, cards
from ledger.web.marks import shown
from ledger.web.reader import Found, Reader, listed

# Every verdict in words, those that matter most first.
VERDICTS = {
    "conflict": "Both cannot hold",
    "internal": "A source against itself",
    "denied": "Said and denied",
    "forecast differs": "Two predictions differ",
    "update": "The later one may update the earlier",
    "same": "Both say the same",
    "compatible": "Both can hold",
}
CONFLICTS = ("conflict", "internal", "denied")
# So many comparisons of one claim are shown on its page.
MOST = 50
_QUOTED = re.compile("“([^”]*)”")
_COLUMNS = "id, claim_a, claim_b, verdict, gap, reason, fields"
_BY_ID = f"SELECT {_COLUMNS} FROM comparison WHERE id IN (SELECT value FROM json_each(:ids))"
_OF_CLAIM = f"""
SELECT {_COLUMNS} FROM comparison WHERE claim_a = :claim
UNION ALL
SELECT {_COLUMNS} FROM comparison WHERE claim_b = :claim
LIMIT :most
"""
_LATEST = f"""
SELECT {_COLUMNS} FROM comparison WHERE id IN (
    SELECT id FROM comparison INDEXED BY ix_comparison_conflict_published
    WHERE verdict IN ('conflict', 'internal', 'denied')
    ORDER BY published DESC, id LIMIT :most
)
"""


@dataclass(frozen=True, slots=True)
class Pair:
    """A comparison as pages show it; the claim published first is ``one``."""

    row: Found
    href: str
    one: Card
    other: Card
    picture: Markup

    @property
    def words(self) -> str:
        """Return the verdict in words."""
        return VERDICTS.get(str(self.row["verdict"]), str(self.row["verdict"]))

    @property
    def reason(self) -> Markup:
        """Return the reason, each quotation in it kept apart: it may run the other way."""
        return Markup(_QUOTED.sub(r"“<bdi>\1</bdi>”", str(shown(str(self.row["reason"])))))

    @property
    def gap(self) -> str:
        """Return how far apart the values are, as a percentage; empty where that says nothing."""
        return f"{self.row['gap']:.1%}" if self.row["gap"] else ""

    @property
    def updated(self) -> str:
        """Return the day on which the later claim was published, or nothing where that is not known."""
        return max(str(card.row["published"] or "") for card in (self.one, self.other))


async def pairs(reader: Reader, ids: Sequence[int]) -> dict[int, Pair]:
    """Return comparisons by their ids; none for whoever may not see all that stands in them."""
    return {pair.row["id"]: pair for pair in await _pairs(reader, _BY_ID, ids=listed(ids))}


async def pairs_of_claim(reader: Reader, claim: int) -> list[Pair]:
    """Return what a claim is compared with, the gravest verdict first."""
    found = await _pairs(reader, _OF_CLAIM, claim=claim, most=MOST)
    order = list(VERDICTS)
    return sorted(found, key=lambda pair: (order.index(pair.row["verdict"]), -(pair.row["gap"] or 0)))


async def latest_conflicts(reader: Reader, most: int) -> list[Pair]:
    """Return the conflicts published last."""
    return sorted(await _pairs(reader, _LATEST, most=most), key=lambda pair: pair.updated, reverse=True)


async def _pairs(reader: Reader, sql: str, **params: object) -> list[Pair]:
    if not await reader.may_view(*CARD_TABLES):
        return []
    rows = await reader.rows(sql, **params)
    found = await cards(reader, [row[side] for row in rows for side in ("claim_a", "claim_b")])
    return [
        _pair(reader, row, found[row["claim_a"]], found[row["claim_b"]])
        for row in rows
        if row["claim_a"] in found and row["claim_b"] in found
    ]


def _pair(reader: Reader, row: Found, a: Card, b: Card) -> Pair:
    one, other = sorted((a, b), key=lambda card: (str(card.row["published"] or "9"), card.row["id"]))
    return Pair(row, reader.row("comparison", row["id"]), one, other, _picture(one, other))


def _picture(one: Card, other: Card) -> Markup:
    """Return both values on one axis, in the unit of the first; nothing where units do not convert."""
    ratio = 1.0
    if one.row["unit"] != other.row["unit"]:
        if one.row["dimension"] != other.row["dimension"] or not (one.row["factor"] and other.row["factor"]):
            return Markup("")
        ratio = float(other.row["factor"]) / float(one.row["factor"])
    unit = "" if one.row["unit"] in (None, "1") else str(one.row["unit"])
    return drawn([one.interval("A"), other.interval("B", ratio)], unit)
