"""The pages of conflicts and of agreement: the rows of Datasette's page, drawn as claims side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ledger.web.card import Card, cards
from ledger.web.filters import FILTERS, GAP, VERDICT, Filter
from ledger.web.host import Row
from ledger.web.pair import CONFLICTS, VERDICTS, Pair, pairs, pairs_of_claim
from ledger.web.reader import Reader

# Tables and views whose rows are comparisons, or claims that others say too.
TABLES = ("conflicts", "agreement", "comparison")
VOICES = 3
_LEADS = {
    "conflicts": (
        "Conflicts",
        "Claims that cannot both hold: figures that lie apart, or a statement and its denial.",
        "No two claims of this ledger are known to contradict each other in this way.",
    ),
    "agreement": (
        "Agreement",
        "Claims that others make too, exactly or within rounding. Near-duplicates of one text are one voice.",
        "No claim of this ledger is known to be made twice in this way.",
    ),
    "comparison": (
        "Comparisons",
        "Every pair of claims that speak of the same thing, whether both can hold or not.",
        "No two claims of this ledger have been compared in this way.",
    ),
}


@dataclass(frozen=True, slots=True)
class Compared:
    """What a page of comparisons shows; ``voices`` are claims with the comparisons that agree."""

    title: str
    lead: str
    nothing: str
    address: str
    other: tuple[str, str]
    feed: str
    filters: Sequence[Filter]
    verdicts: Sequence[tuple[str, str]]
    asked: Mapping[str, str]
    pairs: Sequence[Pair] = ()
    voices: Sequence[tuple[Card, object, object, Sequence[Pair]]] = ()


async def compared(reader: Reader, table: str, rows: Sequence[Row]) -> Compared:
    """Return what the page of ``table`` shows for the rows that Datasette has found for it."""
    ids = [_plain(row, "id") for row in rows]
    title, lead, nothing = _LEADS[table]
    names = (*(each.name for each in FILTERS), VERDICT, GAP)
    asked = {name: reader.argument(name) for name in names}
    address = reader.table(table)
    shown = Compared(
        title=title,
        lead=lead,
        nothing=nothing,
        address=address,
        other=(reader.table("conflicts"), "conflicts")
        if table == "agreement"
        else (reader.table("agreement"), "agreement"),
        feed=f"{reader.table('latest_conflicts')}.atom" if table == "conflicts" else "",
        filters=FILTERS,
        verdicts=[
            (name, words)
            for name, words in VERDICTS.items()
            if table == "comparison" or (table == "conflicts" and name in CONFLICTS)
        ],
        asked=asked,
    )
    if table != "agreement":
        found = await pairs(reader, ids)
        return replace(shown, pairs=[found[key] for key in ids if key in found])
    claims = await cards(reader, ids)
    voices = []
    for row in rows:
        card = claims.get(_plain(row, "id"))
        if card is not None:
            same = [
                pair
                for pair in await pairs_of_claim(reader, card.row["id"])
                if pair.row["verdict"] in ("same", "compatible")
            ]
            voices.append((card, row["voices"], row["sources"], same[:VOICES]))
    return replace(shown, voices=voices)


def _plain(row: Row, column: str) -> int:
    value = row[column]
    return int(str(value["value"] if isinstance(value, dict) else value))
