"""The search page: names, measures, sources and claims for what a reader types, in Arabic or English."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ledger.web.card import CARD_TABLES, Card, cards
from ledger.web.hits import with_hits
from ledger.web.reader import Reader
from ledger.web.search import NOTHING, match_expression, terms

CLAIMS = 50
NAMES = 12
SOURCES = 12
_CLAIMS = """
SELECT rowid AS id FROM claim_fts WHERE claim_fts MATCH :expression ORDER BY rank, rowid LIMIT :most
"""
# A shorter stem stands in too many words.
_SHORTEST = 3
# What is looked through is folded once a row, all spellings together. Every term of the search must stand
# in it as typed or by its stem, whatever stands around it.
_IN = """
WITH own AS MATERIALIZED (SELECT id AS own_id, folded({words}) AS own_words FROM {table})
SELECT {columns} FROM own JOIN {table} ON {table}.id = own.own_id
WHERE NOT EXISTS (
    SELECT 1 FROM json_each(:words) AS term
    WHERE NOT (instr(own.own_words, term.value ->> 0) OR instr(own.own_words, term.value ->> 1))
)
ORDER BY {order} LIMIT :most
"""
_NAMES = _IN.format(
    table="entity",
    words="name || ' ' || ifnull(name_ar, '') || ' ' || ifnull("
    "(SELECT group_concat(alias, ' ') FROM entity_alias WHERE entity_alias.entity = entity.id), '')",
    columns="id, name, name_ar, kind",
    order="length(name), name",
)
_MEASURES = _IN.format(
    table="measure",
    words="label || ' ' || ifnull(label_ar, '')",
    columns="id, label, label_ar",
    order="length(label), label",
)
_SOURCES = _IN.format(
    table="source", words="title", columns="id, title, publisher, published", order="published DESC, key"
)


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that was found: its address, its words with the hits marked, what tells it from others."""

    href: str
    words: Markup
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that was found, with the hits marked, and the claims that stand in it."""

    words: Markup
    cards: Sequence[Card]


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found; ``late`` tells that the time limit left something out."""

    query: str
    names: Sequence[Result] = ()
    measures: Sequence[Result] = ()
    sources: Sequence[Result] = ()
    claims: Sequence[Sentence] = ()
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
    names = await _names(reader, query, words)
    measures = await _measures(reader, query, words)
    sources = await _sources(reader, query, words)
    claims, more = await _claims(reader, query, expression)
    return Results(query, names, measures, sources, claims, more, reader.late)


def _folded_words(query: str) -> str:
    """Return each term of a query, as typed and by its stem, as a query reads them with ``json_each``."""
    return json.dumps([(norm, stem if len(stem) >= _SHORTEST else norm) for norm, stem in terms(query)])


async def _claims(reader: Reader, query: str, expression: str) -> tuple[list[Sentence], bool]:
    """Return the sentences of the best claims, and whether there are more claims."""
    if not await reader.may_view(*CARD_TABLES):
        return [], False
    ids = [row["id"] for row in await reader.rows(_CLAIMS, expression=expression, most=CLAIMS + 1)]
    found: dict[tuple[int, int], list[Card]] = {}
    for card in (await cards(reader, ids[:CLAIMS])).values():
        found.setdefault((card.row["source_id"], card.row["sentence_start"]), []).append(card)
    sentences = [
        Sentence(
            with_hits(str(together[0].row["sentence"]), query),
            sorted(together, key=lambda card: (card.row["kind"] == "statement", card.row["char_start"])),
        )
        for together in found.values()
    ]
    return sentences, len(ids) > CLAIMS


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
