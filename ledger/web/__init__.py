"""The Datasette plugin: how ledgers are shown, and no other database.

Each hook below hands on to the module that does the work.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable
from pathlib import Path
from typing import Any

from markupsafe import Markup

from ledger.text.stem import search_norm
from ledger.web.cells import cell
from ledger.web.headers import protect
from ledger.web.host import Application, Datasette, Request, Row, Wrapper, hook, last_hook
from ledger.web.ledgers import is_ledger, ledgers
from ledger.web.limits import limit_values
from ledger.web.metadata import Metadata, first_columns, metadata
from ledger.web.newer import tell
from ledger.web.queries import queries
from ledger.web.row import row_page
from ledger.web.search import LONGEST, match_expression, mentions

# The distribution's name, under which Datasette serves the files in static/.
DISTRIBUTION = "fact-ledger"


@hook
def startup(datasette: Datasette) -> Awaitable[None]:
    """Tell Datasette 1.0 what 0.65 asks the next two hooks for."""
    return tell(datasette)


@hook
def get_metadata(datasette: Datasette) -> Metadata:
    """Give titles, help, labels, order, facets and search of every ledger."""
    return metadata(datasette)


@hook
def canned_queries(datasette: Datasette, database: str) -> dict[str, dict[str, str]]:
    """Give the shipped queries of a ledger."""
    return queries() if is_ledger(datasette, database) else {}


@last_hook
def prepare_connection(conn: sqlite3.Connection, database: str, datasette: Datasette) -> None:
    """Make full-text search read Arabic, give queries the functions of search, limit what they may build.

    Runs last: Datasette's own hook defines ``escape_fts`` too.
    """
    if not is_ledger(datasette, database):
        return
    conn.create_function("escape_fts", 1, match_expression, deterministic=True)
    conn.create_function("folded", 1, _folded, deterministic=True)
    conn.create_function("mentions", 2, _mentions, deterministic=True)
    limit_values(conn, Path(str(datasette.databases[database].path)))


def _folded(value: object) -> str:
    return search_norm(value[:LONGEST]) if isinstance(value, str) else ""


def _mentions(text: object, query: object) -> bool:
    return isinstance(text, str) and isinstance(query, str) and mentions(text[:LONGEST], query[:LONGEST])


@hook
def render_cell(
    row: Row, value: object, column: str, table: str | None, database: str | None, datasette: Datasette
) -> Markup | Awaitable[Markup] | None:
    """Show a cell of a ledger."""
    if database is None or not is_ledger(datasette, database):
        return None
    return cell(datasette, database, table, column, value, row)


@hook
def extra_css_urls(database: str | None, datasette: Datasette) -> list[str]:
    """Give the style sheet to pages of ledgers and to the home page of a site that serves one."""
    concerned = is_ledger(datasette, database) if database is not None else bool(ledgers(datasette))
    return [datasette.urls.static_plugins(DISTRIBUTION, "ledger.css")] if concerned else []


@hook
def extra_template_vars(
    datasette: Datasette, database: str | None, table: str | None, view_name: str, request: Request | None
) -> dict[str, Any] | Awaitable[dict[str, Any]]:
    """Give the templates what they show of ledgers."""
    if view_name == "index":
        return _introduction(ledgers(datasette))
    if database is None or not is_ledger(datasette, database):
        return {}
    if view_name == "database":
        return _introduction([database])
    if view_name == "table":
        return {"explain_columns": True}
    if view_name == "row" and table is not None and request is not None:
        return _row_variables(datasette, request, database, table)
    return {}


def _introduction(names: list[str]) -> dict[str, Any]:
    return {
        "introduced_ledgers": names,
        "figures_columns": first_columns("figures"),
        "statements_columns": first_columns("statements"),
    }


async def _row_variables(datasette: Datasette, request: Request, database: str, table: str) -> dict[str, Any]:
    return {"ledger_row": await row_page(datasette, request, database, table)}


@hook
def asgi_wrapper(datasette: Datasette) -> Wrapper:
    """Put security headers on the pages of ledgers."""

    def wrap(application: Application) -> Application:
        return protect(application, datasette)

    return wrap
