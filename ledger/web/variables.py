"""What the templates show beyond what Datasette gives them, by the page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from ledger.web.claim import claim_page
from ledger.web.compared import TABLES, Compared, compared
from ledger.web.home import home
from ledger.web.host import Datasette, Request, Row, tilde_decode
from ledger.web.ledgers import is_ledger, ledgers
from ledger.web.measure import measure_page
from ledger.web.metadata import first_columns
from ledger.web.name import name_page
from ledger.web.pair import pairs
from ledger.web.reader import Reader
from ledger.web.row import row_page
from ledger.web.source import source_page

Variables = dict[str, Any]
# The rooms that every page of a ledger leads to.
_ROOMS = (
    ("conflicts", "Conflicts"),
    ("agreement", "Agreement"),
    ("figures", "Figures"),
    ("statements", "Statements"),
    ("source", "Sources"),
    ("entity", "Names"),
    ("measure", "Measures"),
)


async def template_variables(
    datasette: Datasette, request: Request, database: str | None, table: str | None, view_name: str
) -> Variables:
    """Return what our templates show on a page, nothing for pages that show no ledger."""
    if database is None:
        return await _index(datasette, request) if view_name == "index" else {}
    if not is_ledger(datasette, database):
        return {}
    reader = Reader(datasette, request, database)
    shared = masthead(reader)
    if view_name == "database":
        return shared | await _home(datasette, request, [database])
    if view_name == "table":
        return shared | {"explain_columns": True} | _table(reader, table)
    if view_name == "row" and table is not None:
        return shared | await _row(reader, table)
    return shared


def masthead(reader: Reader) -> Variables:
    """Return what stands at the head of every page of a ledger: its search and its rooms."""
    return {
        "ledger": reader.database.name,
        "ledger_search": reader.room("search"),
        "ledger_rooms": [(_first(reader, table), words) for table, words in _ROOMS],
        "ledger_feed": f"{reader.table('latest_conflicts')}.atom",
    }


def _first(reader: Reader, table: str) -> str:
    columns = f"?{first_columns(table)}" if table in ("figures", "statements") else ""
    return f"{reader.table(table)}{columns}"


async def _index(datasette: Datasette, request: Request) -> Variables:
    """Return what the first page of the site shows; where a single ledger is served, it is that ledger's."""
    served = ledgers(datasette)
    head = masthead(Reader(datasette, request, served[0])) if len(served) == 1 else {}
    return head | await _home(datasette, request, served)


async def _home(datasette: Datasette, request: Request, names: Sequence[str]) -> Variables:
    return {
        "ledger_homes": [await home(Reader(datasette, request, name)) for name in names],
        "figures_columns": first_columns("figures"),
        "statements_columns": first_columns("statements"),
    }


def _table(reader: Reader, table: str | None) -> dict[str, Callable[[Sequence[Row]], Awaitable[Compared]]]:
    if table is None or table not in TABLES:
        return {}

    async def ledger_compared(rows: Sequence[Row]) -> Compared:
        return await compared(reader, table, rows)

    return {"ledger_compared": ledger_compared}


async def _row(reader: Reader, table: str) -> Variables:
    asked = tilde_decode(reader.request.url_vars["pks"])
    key = int(asked) if asked.isdecimal() and len(asked) < 19 else None
    told: Variables = {}
    aside: frozenset[int] = frozenset()
    if key is not None and table == "source":
        source = told["ledger_source"] = await source_page(reader, key)
        aside = frozenset(card.row["id"] for card in source.cards) if source else aside
    elif key is not None and table == "claim":
        told["ledger_claim"] = await claim_page(reader, key)
    elif key is not None and table == "measure":
        told["ledger_measure"] = await measure_page(reader, key)
    elif key is not None and table == "entity":
        told["ledger_name"] = await name_page(reader, key)
    elif key is not None and table == "comparison":
        told["ledger_pair"] = (await pairs(reader, [key])).get(key)
    page = await row_page(reader.datasette, reader.request, reader.database.name, table, aside)
    return {"ledger_row": page, **told}
