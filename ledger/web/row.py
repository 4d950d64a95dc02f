"""The page of one row of a ledger: its columns under each other, and its text with the claims marked."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from markupsafe import Markup

from ledger.span import Span
from ledger.web.card import family
from ledger.web.cells import LABEL_LENGTH, NUMBERS, number, text
from ledger.web.host import Database, Datasette, QueryInterrupted, Request, may_view, tilde_decode
from ledger.web.marks import Mark, marked
from ledger.web.metadata import references, schema_words

# So much of what names a row stands in the headline of its page.
HEADLINE = 200
# A longer text is cut on its page: a browser cannot lay out tens of millions of characters.
LONGEST_PASSAGE = 500_000

# Of a statement, all sentences that its content and its reporting words stand in.
_CLAIM = """
WITH reach AS (
    SELECT
        claim.source AS source,
        min(claim.char_start, ifnull(statement.cue_start, claim.char_start)) AS char_start,
        max(claim.char_end, ifnull(statement.cue_end, claim.char_end)) AS char_end
    FROM claim LEFT JOIN statement ON statement.claim = claim.id
    WHERE claim.id = :id
)
SELECT
    source.language AS language,
    min(sentence.char_start) AS char_start,
    substr(
        source.text, min(sentence.char_start) + 1, max(sentence.char_end) - min(sentence.char_start)
    ) AS text
FROM reach
JOIN source ON source.id = reach.source
JOIN sentence ON sentence.source = reach.source
    AND sentence.char_start < reach.char_end AND sentence.char_end > reach.char_start
GROUP BY source.id
"""
_PASSAGE = {
    "source": "SELECT language, 0 AS char_start, text FROM source WHERE id = :id",
    "sentence": """
SELECT source.language AS language, sentence.char_start AS char_start, sentence.text AS text
FROM sentence JOIN source ON source.id = sentence.source
WHERE sentence.id = :id
""",
    "claim": _CLAIM,
}
_MARKS = """
SELECT
    claim.id AS claim, claim.key AS key, mention.char_start AS char_start, mention.char_end AS char_end,
    0 AS said, figure.kind AS sort
FROM claim JOIN mention ON mention.claim = claim.id LEFT JOIN figure ON figure.claim = claim.id
WHERE {claims} AND mention.char_start < :end AND mention.char_end > :start
UNION ALL
SELECT claim.id, claim.key, claim.char_start, claim.char_end, 1, NULL
FROM claim
WHERE {claims} AND claim.kind = 'statement' AND claim.char_start < :end AND claim.char_end > :start
"""
_MARKED = {
    "source": "claim.source = :id",
    "sentence": "claim.source = (SELECT source FROM sentence WHERE id = :id)",
    # The claim with the statement that it stands in, and of a statement all that stands in it.
    "claim": "claim.id IN (SELECT :id UNION SELECT id FROM claim WHERE statement = :id"
    " UNION SELECT statement FROM claim WHERE id = :id)",
}
# What the page of a claim says of it beside the claim's own columns, by the table that tells it.
_PARTS = {
    "figure": """
SELECT
    figure.kind AS kind,
    figure.comparator AS comparator,
    figure.low AS low,
    figure.high AS high,
    unit.label || ' (' || unit.code || ')' AS unit,
    figure.counted AS counted,
    figure.per AS per,
    figure.change AS change,
    figure.edtf AS edtf,
    figure.earliest AS earliest,
    figure.latest AS latest,
    measure.label AS measure,
    figure.measure_text AS measure_text,
    figure.period AS period
FROM figure
LEFT JOIN unit ON unit.id = figure.unit
LEFT JOIN measure ON measure.id = figure.measure
WHERE figure.claim = :id
""",
    "statement": """
SELECT
    statement.speaker_text AS speaker_text,
    statement.cue AS cue,
    statement.stance AS stance,
    statement.mode AS mode,
    statement.polarity AS polarity,
    carrier.name AS carrier
FROM statement LEFT JOIN entity AS carrier ON carrier.id = statement.carrier
WHERE statement.claim = :id
""",
}
# The tables that these read, of which whoever asks must be allowed to see all.
_TELLING = {"figure": ("figure", "unit", "measure"), "statement": ("statement", "entity")}
_AIM = re.compile(r"(\d{1,9})-(\d{1,9})")
_ANCHORS = "SELECT char_start FROM sentence WHERE source = :id"


@dataclass(frozen=True, slots=True)
class Passage:
    """The text that a row stands for, with its claims marked.

    ``length`` is that of the whole text, in characters, where only its beginning is shown.
    """

    html: Markup
    language: str
    length: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A column of another table that tells more of the row."""

    column: str
    value: Markup
    help: str


@dataclass(frozen=True, slots=True)
class RowPage:
    """What the template of a row's page shows beside the values of the row.

    ``links`` holds the links of foreign keys by column, ``columns`` the help of each column;
    ``parts`` are the value of a claim that is a figure, or how one that is a statement is
    said; ``titles`` are those of the ledger's tables, without the tables that stay hidden.
    """

    name: str
    columns: Mapping[str, str]
    titles: Mapping[str, str]
    parts: Sequence[Part] = ()
    label: Markup | None = None
    links: Mapping[str, Markup] = field(default_factory=dict)
    passage: Passage | None = None


async def row_page(
    datasette: Datasette, request: Request, database: str, table: str, aside: Collection[int] = ()
) -> RowPage | None:
    """Return what the page of the requested row shows, or ``None`` for a row that we have no words for.

    ``aside`` are the claims whose cards stand on the page too, so that their marks lead there.

    Those are rows with a key of several columns and of tables that are not the ledger's
    own. Only what whoever asks may see is in it. A query that takes longer than the site
    allows leaves its part out.
    """
    words: Mapping[str, Any] | None = schema_words()["tables"].get(table)
    key = tilde_decode(request.url_vars["pks"])
    if words is None or "row" not in words or not key.isdecimal():
        return None
    row = _Row(datasette, request, datasette.databases[database], table, int(key), aside)
    titles = {name: str(each["title"]) for name, each in schema_words()["tables"].items()}
    page = RowPage(words["row"], words["columns"], titles)
    try:
        page = replace(page, label=await row.label(), links=await row.links(), parts=await row.parts())
        return replace(page, passage=await row.passage())
    except QueryInterrupted:
        return page


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that somebody asks for, and what can be read about it."""

    datasette: Datasette
    request: Request
    database: Database
    table: str
    id: int
    aside: Collection[int]

    async def label(self) -> Markup | None:
        """Return what names the row."""
        column = _label_column(self.table)
        rows = await self._read(f'SELECT "{column}" AS label FROM "{self.table}" WHERE "{self._key}" = :id')
        return text(str(rows[0]["label"]), HEADLINE) if rows and rows[0]["label"] is not None else None

    async def links(self) -> dict[str, Markup]:
        """Return the link of each foreign key, named by the label of the row that it leads to."""
        answer: dict[str, Markup] = {}
        for (origin, column), target in references().items():
            if origin != self.table or not await self._may_view(target):
                continue
            rows = await self._read(
                f'SELECT target.id AS id, target."{_label_column(target)}" AS label '
                f'FROM "{self.table}" AS own JOIN "{target}" AS target ON target.id = own."{column}" '
                f'WHERE own."{self._key}" = :id'
            )
            for row in rows:
                page = self.datasette.urls.row(self.database.name, target, str(row["id"]))
                label = text(str(row["label"]), LABEL_LENGTH)
                answer[column] = Markup('<a href="{}">{}</a>').format(page, label)
        return answer

    async def parts(self) -> list[Part]:
        """Return the value of a claim that is a figure, or how one that is a statement is said."""
        told: list[Part] = []
        for table, sql in _PARTS.items() if self.table == "claim" else ():
            if not await self._may_view(*_TELLING[table]):
                continue
            words = schema_words()["tables"][table]["columns"]
            for row in await self._read(sql):
                found = {column: row[column] for column in row.keys() if row[column] is not None}  # noqa: SIM118
                told += [Part(column, _shown(column, found[column]), words[column]) for column in found]
        return told

    async def passage(self) -> Passage | None:
        """Return the text of a source, a sentence or the sentence of a claim."""
        needed = ("source", "sentence", "claim", "mention", "statement", "figure")
        if self.table not in _PASSAGE or not await self._may_view(*needed):
            return None
        rows = await self._read(_PASSAGE[self.table])
        if not rows:
            return None
        whole, start = str(rows[0]["text"]), _integer(rows[0]["char_start"])
        window = {"start": start, "end": start + min(len(whole), LONGEST_PASSAGE)}
        marks = [
            Mark(
                Span(_integer(row["char_start"]), _integer(row["char_end"])),
                _integer(row["claim"]),
                self._address(_integer(row["claim"]), str(row["key"])),
                said=bool(row["said"]),
                family=family(str(row["sort"])) if row["sort"] else "",
            )
            for row in await self._read(_MARKS.format(claims=_MARKED[self.table]), **window)
        ]
        anchors = await self._read(_ANCHORS) if self.table == "source" else ()
        places = [_integer(row["char_start"]) for row in anchors]
        html = marked(whole[:LONGEST_PASSAGE], marks, start=start, anchors=places, aim=self._aim())
        return Passage(html, str(rows[0]["language"]), len(whole) if len(whole) > LONGEST_PASSAGE else None)

    def _address(self, claim: int, key: str) -> str:
        if claim in self.aside:
            return f"#claim-{key}"
        return self.datasette.urls.row(self.database.name, "claim", str(claim))

    def _aim(self) -> Span | None:
        """Return the stretch of the source that the address asks to point out, as ``?_at=120-140``."""
        asked = _AIM.fullmatch(self.request.args.get("_at") or "") if self.table == "source" else None
        return Span(int(asked[1]), int(asked[2])) if asked and int(asked[1]) < int(asked[2]) else None

    @property
    def _key(self) -> str:
        return "claim" if self.table in ("figure", "statement") else "id"

    async def _read(self, sql: str, **more: int) -> Any:
        return (await self.database.execute(sql, {"id": self.id, **more})).rows

    async def _may_view(self, *tables: str) -> bool:
        return await may_view(self.datasette, self.request, self.database.name, *tables)


def _label_column(table: str) -> str:
    return str(schema_words()["tables"][table]["label_column"])


def _shown(column: str, value: object) -> Markup:
    exact = number(str(value)) if column in NUMBERS else None
    return text(str(value)) if exact is None else exact


def _integer(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"an offset or id of a ledger is no integer: {value!r}")
    return value
