"""The search page: names, measures, sources and claims for what a reader types, in Arabic or English."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ledger.text.stem import search_norm
from ledger.web.card import CARD_TABLES, Card, cards
from ledger.web.hits import with_hits
from ledger.web.reader import Reader
from ledger.web.search import NOTHING, match_expression

CLAIMS = 50
NAMES = 12
SOURCES = 12
_CLAIMS = """
SELECT rowid AS id FROM claim_fts WHERE claim_fts MATCH :expression ORDER BY rank, rowid LIMIT :most
"""
# Every word of the search stands in the name, whatever stands around it.
_EVERY = "NOT EXISTS (SELECT 1 FROM json_each(:words) AS word WHERE NOT instr(folded({0}), word.value))"
_NAMES = f"""
SELECT id, name, name_ar, kind FROM entity
WHERE {_EVERY.format("entity.name")} OR {_EVERY.format("entity.name_ar")}
    OR id IN (SELECT entity FROM entity_alias WHERE {_EVERY.format("entity_alias.alias")})
ORDER BY length(name), name LIMIT :most
"""
_MEASURES = f"""
SELECT id, label, label_ar FROM measure
WHERE {_EVERY.format("measure.label")} OR {_EVERY.format("measure.label_ar")}
ORDER BY length(label), label LIMIT :most
"""
_SOURCES = f"""
SELECT id, title, publisher, published FROM source WHERE {_EVERY.format("source.title")}
ORDER BY published DESC, key LIMIT :most
"""


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that was found: its address, its words with the hits marked, and what tells it from others."""

    href: str
    words: Markup
    beside: str = ""
    card: Card | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found; ``late`` tells that the time limit left something out."""

    query: str
    names: Sequence[Result] = ()
    measures: Sequence[Result] = ()
    sources: Sequence[Result] = ()
    claims: Sequence[Result] = ()
    more: bool = False
    late: bool = False

    @property
    def nothing(self) -> bool:
        """Tell whether there is nothing to show for what was asked."""
        return not (self.names or self.measures or self.sources or self.claims)


async def search(reader: Reader, query: str) -> Results:
    """Return what a search finds among all that whoever asks may see, the best match first."""
    expression = match_expression(query)
    if expression == NOTHING:
        return Results(query)
    words = _folded_words(query)
    found = Results(
        query,
        names=await _names(reader, query, words),
        measures=await _measures(reader, query, words),
        sources=await _sources(reader, query, words),
    )
    claims = await _claims(reader, query, expression)
    return Results(
        query, found.names, found.measures, found.sources, claims[:CLAIMS], len(claims) > CLAIMS, reader.late
    )


def _folded_words(query: str) -> str:
    return json.dumps(search_norm(query).split())


async def _claims(reader: Reader, query: str, expression: str) -> list[Result]:
    if not await reader.may_view(*CARD_TABLES):
        return []
    ids = [row["id"] for row in await reader.rows(_CLAIMS, expression=expression, most=CLAIMS + 1)]
    found = await cards(reader, ids)
    return [
        Result(card.href, with_hits(str(card.row["sentence"]), query), card=card)
        for card in (found[key] for key in ids if key in found)
    ]


async def _names(reader: Reader, query: str, words: str) -> list[Result]:
    if not await reader.may_view("entity", "entity_alias"):
        return []
    return [
        Result(
            reader.row("entity", row["id"]),
            with_hits(" · ".join(filter(None, (row["name"], row["name_ar"]))), query),
            row["kind"] if row["kind"] != "other" else "",
        )
        for row in await reader.rows(_NAMES, words=words, most=NAMES)
    ]


async def _measures(reader: Reader, query: str, words: str) -> list[Result]:
    if not await reader.may_view("measure"):
        return []
    return [
        Result(
            reader.row("measure", row["id"]),
            with_hits(" · ".join(filter(None, (row["label"], row["label_ar"]))), query),
        )
        for row in await reader.rows(_MEASURES, words=words, most=NAMES)
    ]


async def _sources(reader: Reader, query: str, words: str) -> list[Result]:
    if not await reader.may_view("source"):
        return []
    return [
        Result(
            reader.row("source", row["id"]),
            with_hits(row["title"], query),
            ", ".join(filter(None, (row["publisher"], row["published"]))),
        )
        for row in await reader.rows(_SOURCES, words=words, most=SOURCES)
    ]
