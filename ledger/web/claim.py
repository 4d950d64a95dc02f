"""The page of a claim: its sentence among its neighbours, its mentions, its comparisons, how to cite it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ledger.web.card import CARD_TABLES, Card, cards, value
from ledger.web.cells import text
from ledger.web.marks import anchor, shown
from ledger.web.pair import Pair, pairs_of_claim
from ledger.web.reader import Reader

# So many mentions of a claim are listed.
MOST = 100
# A neighbouring sentence is shown so far.
LONGEST = 600
_BEFORE = """
SELECT text FROM sentence WHERE source = :source AND position = (
    SELECT position - 1 FROM sentence WHERE id = (SELECT sentence FROM claim WHERE id = :id)
)
"""
_AFTER = """
SELECT text FROM sentence WHERE source = :source AND char_start >= :end AND position > (
    SELECT position FROM sentence WHERE id = (SELECT sentence FROM claim WHERE id = :id)
) ORDER BY position LIMIT 1
"""
_MENTIONS = """
SELECT mention.quote AS quote, mention.low AS low, mention.high AS high, mention.comparator AS comparator,
    unit.code AS unit, mention.char_start AS char_start, mention.rule AS rule
FROM mention LEFT JOIN unit ON unit.id = mention.unit
WHERE mention.claim = :id ORDER BY mention.position LIMIT :most
"""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """One place where a claim is written, with the value as written there."""

    href: str
    quote: Markup
    value: Markup
    rule: str


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """What the page of a claim shows beside its passage."""

    card: Card
    before: Markup | None
    after: Markup | None
    mentions: Sequence[Mentioned]
    pairs: Sequence[Pair]
    cite: Markup
    lasting: str
    place: str
    annotation: str
    rows: Sequence[tuple[str, str]]


async def claim_page(reader: Reader, claim: int) -> ClaimPage | None:
    """Return what the page of a claim shows, or ``None`` for whoever may not see all of it."""
    card = (await cards(reader, [claim])).get(claim)
    if card is None or not await reader.may_view(*CARD_TABLES, "mention"):
        return None
    row = card.row
    around = {"id": claim, "source": row["source_id"]}
    before = await reader.rows(_BEFORE, **around)
    after = await reader.rows(_AFTER, **around, end=row["char_end"])
    lasting = reader.datasette.absolute_url(reader.request, reader.room("claim", row["key"]))
    view = "figures" if row["kind"] == "figure" else "statements"
    return ClaimPage(
        card=card,
        before=shown(before[0]["text"][-LONGEST:]) if before else None,
        after=shown(after[0]["text"][:LONGEST]) if after else None,
        mentions=await _mentions(reader, card),
        pairs=await pairs_of_claim(reader, claim),
        cite=_cite(card, lasting),
        lasting=lasting,
        place=f"{card.source}?_at={row['char_start']}-{row['char_end']}#{anchor(row['char_start'])}",
        annotation=f"{card.href}.jsonld",
        rows=[
            (name, f"{reader.table(view)}.{ending}?id={claim}")
            for name, ending in (("CSV", "csv"), ("NDJSON", "ndjson"))
        ],
    )


async def _mentions(reader: Reader, card: Card) -> list[Mentioned]:
    return [
        Mentioned(
            href=f"{card.source}#{anchor(row['char_start'])}",
            quote=text(row["quote"], LONGEST),
            value=value(row),
            rule=row["rule"],
        )
        for row in await reader.rows(_MENTIONS, id=card.row["id"], most=MOST)
    ]


def _cite(card: Card, lasting: str) -> Markup:
    """Return a line that names the words, their source and the lasting address of the claim."""
    row = card.row
    told = [text(str(row[part])) for part in ("publisher", "title", "published") if row[part]]
    return Markup("“{}”. {}. Fact ledger, claim {}, characters {}–{}. {}").format(
        text(str(row["quote"]), LONGEST),
        Markup(", ").join(told),
        row["key"],
        row["char_start"],
        row["char_end"],
        lasting,
    )
