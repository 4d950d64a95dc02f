"""Further formats of pages with rows: JSON Lines, Web Annotations, and an Atom feed of comparisons.

They are Datasette's own output formats, so each is the page's address with another ending, reads
the rows that the page shows with its filters, and is allowed to whoever may see the page.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from ledger.export import annotation, atom
from ledger.store.views import VIEWS
from ledger.web.host import Datasette, Request, Response, Row
from ledger.web.ledgers import is_ledger
from ledger.web.metadata import schema_words
from ledger.web.pair import Pair, pairs
from ledger.web.reader import Reader, listed

# Claims of one source that are exported at once.
MOST = 10_000
_OWN_CLAIM = {"claim": "id", "figures": "id", "statements": "id", "agreement": "id"}
_COMPARED = {"id", "claim_a", "claim_b", "verdict"}
_AROUND = """
    substr(source.text, max({0}.char_start - :around, 0) + 1, min({0}.char_start, :around)) AS prefix,
    substr(source.text, {0}.char_end + 1, :around) AS suffix
"""
_CLAIMS = f"""
SELECT claim.id AS id, claim.kind AS kind, claim.gloss AS gloss, claim.gloss_ar AS gloss_ar,
    claim.source AS source, claim.char_start AS start, claim.char_end AS "end", claim.quote AS exact,
    {_AROUND.format("claim")}
FROM json_each(:ids) AS wanted
JOIN claim ON claim.id = wanted.value
JOIN source ON source.id = claim.source
"""
_MENTIONS = f"""
SELECT claim.id AS id, mention.char_start AS start, mention.char_end AS "end", mention.quote AS exact,
    {_AROUND.format("mention")}
FROM json_each(:ids) AS wanted
JOIN claim ON claim.id = wanted.value
JOIN mention ON mention.claim = claim.id
JOIN source ON source.id = claim.source
ORDER BY mention.position
"""


def formats() -> list[dict[str, object]]:
    """Return the output formats in the form in which Datasette asks for them."""
    return [
        {"extension": "ndjson", "render": lines, "can_render": _is_of_ledger},
        {"extension": "jsonld", "render": annotated, "can_render": _has_claims},
        {"extension": "atom", "render": feed, "can_render": _has_comparisons},
    ]


def _is_of_ledger(datasette: Datasette, database: str) -> bool:
    return is_ledger(datasette, database)


def _has_claims(datasette: Datasette, database: str, table: str | None, columns: Sequence[str]) -> bool:
    return is_ledger(datasette, database) and (table == "source" or bool(_claim_columns(table, columns)))


def _has_comparisons(datasette: Datasette, database: str, columns: Sequence[str]) -> bool:
    return is_ledger(datasette, database) and set(columns) >= _COMPARED


def lines(rows: Sequence[Row], columns: Sequence[str], data: Mapping[str, Any]) -> object:
    """Return rows as JSON Lines, one object a line; a header names the address of the rows that follow."""
    told = (json.dumps(_plain(row, columns), ensure_ascii=False, default=str) + "\n" for row in rows)
    return Response(
        "".join(told), headers=_following(data), content_type="application/x-ndjson; charset=utf-8"
    )


async def annotated(
    datasette: Datasette,
    database: str,
    table: str | None,
    columns: Sequence[str],
    rows: Sequence[Row],
    request: Request,
    view_name: str,
    data: Mapping[str, Any],
) -> object:
    """Return the claims of rows as Web Annotations: one for the page of a claim, else a page of them.

    Of the page of a source they are all its claims, ``MOST`` at most.
    """
    reader = Reader(datasette, request, database)
    if not await reader.may_view("claim", "source", "mention"):
        return Response.text("Claims of this ledger may not be seen.", status=403)
    if table == "source":
        sources = listed(_key(row["id"]) for row in rows)
        sql = (
            "SELECT id FROM claim WHERE source IN (SELECT value FROM json_each(:sources))"
            " ORDER BY source, char_start, id LIMIT :most"
        )
        ids = [int(row["id"]) for row in await reader.rows(sql, sources=sources, most=MOST)]
    else:
        wanted = _claim_columns(table, columns)
        ids = [_key(row[column]) for row in rows for column in wanted if row[column] is not None]
    found = await _annotated(reader, list(dict.fromkeys(ids)))
    if reader.late:
        return Response.text(
            "These claims take longer to read than this site allows: ask for fewer.", status=400
        )
    address = _absolute(reader, _asked(request))
    single = view_name == "row" and table != "source" and len(found) == 1
    following = data.get("next_url")
    told = (
        annotation.document(found[0])
        if single
        else annotation.page(address, found, str(following) if following else None)
    )
    return Response(json.dumps(told, ensure_ascii=False, indent=1), content_type=annotation.MEDIA_TYPE)


async def feed(
    datasette: Datasette, database: str, table: str | None, rows: Sequence[Row], request: Request
) -> object:
    """Return comparisons as a feed, those published last first."""
    reader = Reader(datasette, request, database)
    found = await pairs(reader, [_key(row["id"]) for row in rows])
    ordered = sorted(found.values(), key=lambda pair: (pair.updated, pair.row["id"]), reverse=True)
    address = _absolute(reader, _asked(request))
    page = address.replace(".atom", "", 1)
    name = schema_words()["tables"].get(table or "", {}).get("title", "Conflicts")
    told = atom.feed(
        address,
        page,
        f"{schema_words()['title']}: {name}",
        database,
        [_entry(reader, each) for each in ordered],
    )
    return Response(told, content_type=atom.MEDIA_TYPE)


def _entry(reader: Reader, pair: Pair) -> atom.Entry:
    sides = (
        Markup('<blockquote dir="auto"><p>{}</p><footer>{} {} {}</footer></blockquote>').format(
            card.quoted, card.row["publisher"] or "", card.row["published"] or "", card.row["speaker"] or ""
        )
        for card in (pair.one, pair.other)
    )
    html = Markup("{}<p>{}</p>").format(Markup("").join(sides), pair.row["reason"])
    title = f"{pair.words}: {pair.one.row['quote']} / {pair.other.row['quote']}"
    return atom.Entry(_absolute(reader, pair.href), title[:300], pair.updated, str(html))


async def _annotated(reader: Reader, ids: Sequence[int]) -> list[annotation.Annotated]:
    wanted = {"ids": listed(ids), "around": annotation.AROUND}
    claims = {row["id"]: row for row in await reader.rows(_CLAIMS, **wanted)}
    places: dict[int, list[annotation.Place]] = {}
    for row in await reader.rows(_MENTIONS, **wanted):
        places.setdefault(row["id"], []).append(_place(row))
    return [
        annotation.Annotated(
            id=_absolute(reader, f"{reader.row('claim', key)}.jsonld"),
            data=_absolute(reader, f"{reader.row('claim', key)}.json"),
            source=_absolute(reader, reader.row("source", claims[key]["source"])),
            gloss=claims[key]["gloss"],
            gloss_ar=claims[key]["gloss_ar"],
            places=places.get(key) or [_place(claims[key])],
        )
        for key in ids
        if key in claims
    ]


def _place(row: Mapping[str, Any]) -> annotation.Place:
    return annotation.Place(row["start"], row["end"], row["exact"], row["prefix"], row["suffix"])


def _claim_columns(table: str | None, columns: Sequence[str]) -> list[str]:
    """Return the columns that hold ids of claims, in the rows of a table, a view or a query."""
    if table in _OWN_CLAIM:
        return [_OWN_CLAIM[table]] if _OWN_CLAIM[table] in columns else []
    names = ("claim_a", "claim_b", *(("claim",) if table not in (None, *VIEWS) else ("claim_id",)))
    return [name for name in names if name in columns]


def _key(value: object) -> int:
    """Return an id, which Datasette hands on with its label where the address asks for labels."""
    plain = value["value"] if isinstance(value, dict) else value
    return int(str(plain))


def _plain(row: Row, columns: Sequence[str]) -> dict[str, object]:
    return {column: row[column] for column in columns}


def _following(data: Mapping[str, Any]) -> dict[str, str]:
    following = data.get("next_url")
    return {"link": f'<{following}>; rel="next"'} if following else {}


def _asked(request: Request) -> str:
    return f"{request.path}?{request.query_string}" if request.query_string else request.path


def _absolute(reader: Reader, path: str) -> str:
    return reader.datasette.absolute_url(reader.request, path)
