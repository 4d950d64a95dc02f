"""The search page: names, measures, sources and claims for what a reader types, in Arabic or English."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ledger.web.card import CARD_TABLES, Card, cards
from ledger.web.catalogue import catalogue
from ledger.web.hits import with_hits
from ledger.web.reader import Reader
from ledger.web.search import NOTHING, match_expression, terms

Forms = Sequence[tuple[str, ...]]
CLAIMS = 50
NAMES = 12
SOURCES = 12
# A word that stands in more claims than this tells them not apart: the first so many are ranked.
RANKED = 8_000
_CLAIMS = f"""
SELECT rowid AS id FROM (SELECT rowid, rank FROM claim_fts WHERE claim_fts MATCH :expression LIMIT {RANKED})
ORDER BY rank, rowid LIMIT :most
"""
# A shorter stem stands in too many words.
_SHORTEST = 3
# Each in the order in which what is found stands on the page.
_NAMES = """
SELECT id, name, name_ar, kind, name || ' ' || ifnull(name_ar, '') || ' ' || ifnull(
    (SELECT group_concat(alias, ' ') FROM entity_alias WHERE entity_alias.entity = entity.id), ''
) AS words
FROM entity ORDER BY length(name), name
"""
_MEASURES = """
SELECT id, label, label_ar, label || ' ' || ifnull(label_ar, '') AS words
FROM measure ORDER BY length(label), label
"""
_SOURCES = """
SELECT id, title, publisher, published, title AS words FROM source ORDER BY published DESC, key
"""


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
    words = _forms(query)
    names = await _names(reader, query, words)
    measures = await _measures(reader, query, words)
    sources = await _sources(reader, query, words)
    claims, more = await _claims(reader, query, expression)
    return Results(query, names, measures, sources, claims, more, reader.late)


def _forms(query: str) -> list[tuple[str, ...]]:
    """Return each term of a query as typed and by its stem, where that is long enough to tell something."""
    return [(norm, stem) if len(stem) >= _SHORTEST else (norm,) for norm, stem in terms(query)]


async def _claims(reader: Reader, query: str, expression: str) -> tuple[list[Sentence], bool]:
    """Return the sentences of the best claims, and whether there are more claims."""
    if not await reader.may_view(*CARD_TABLES):
        return [], False
    ids = [row["id"] for row in await reader.rows(_CLAIMS, expression=expression, most=CLAIMS + 1)]
    together: dict[tuple[int, int], list[Card]] = {}
    for card in (await cards(reader, ids[:CLAIMS])).values():
        together.setdefault((card.row["source_id"], card.row["sentence_start"]), []).append(card)
    sentences = [
        Sentence(
            with_hits(str(own[0].row["sentence"]), query),
            sorted(own, key=lambda card: (card.row["kind"] == "statement", card.row["char_start"])),
        )
        for own in together.values()
    ]
    return sentences, len(ids) > CLAIMS


async def _names(reader: Reader, query: str, words: Forms) -> list[Result]:
    if not await reader.may_view("entity", "entity_alias"):
        return []
    return [
        Result(
            reader.row("entity", row["id"]),
            with_hits(" · ".join(filter(None, (row["name"], row["name_ar"]))), query),
            row["kind"] if row["kind"] != "other" else "",
        )
        for row in (await catalogue(reader, _NAMES)).found(words, NAMES)
    ]


async def _measures(reader: Reader, query: str, words: Forms) -> list[Result]:
    if not await reader.may_view("measure"):
        return []
    return [
        Result(
            reader.row("measure", row["id"]),
            with_hits(" · ".join(filter(None, (row["label"], row["label_ar"]))), query),
        )
        for row in (await catalogue(reader, _MEASURES)).found(words, NAMES)
    ]


async def _sources(reader: Reader, query: str, words: Forms) -> list[Result]:
    if not await reader.may_view("source"):
        return []
    return [
        Result(
            reader.row("source", row["id"]),
            with_hits(row["title"], query),
            ", ".join(filter(None, (row["publisher"], row["published"]))),
        )
        for row in (await catalogue(reader, _SOURCES)).found(words, SOURCES)
    ]
