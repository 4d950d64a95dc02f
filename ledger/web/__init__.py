"""The Datasette plugin: how ledgers are shown, and no other database.

Each hook below hands on to the module that does the work.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from ledger.text.stem import search_norm
from ledger.web.cells import cell
from ledger.web.filters import filter_arguments
from ledger.web.formats import formats
from ledger.web.headers import protect
from ledger.web.host import Application, Datasette, Request, Row, Wrapper, hook, last_hook
from ledger.web.inline import InlineExtension, without_inline
from ledger.web.ledgers import is_ledger, ledgers
from ledger.web.limits import limit_values
from ledger.web.metadata import Metadata, metadata
from ledger.web.newer import tell
from ledger.web.queries import queries
from ledger.web.rooms import rooms
from ledger.web.search import LONGEST, match_expression, mentions
from ledger.web.variables import template_variables

# The distribution's name, under which Datasette serves the files in static/.
DISTRIBUTION = "fact-ledger"
# Datasette's own pages, and those made for reading.
# What is not longer is remembered once it is folded.
SHORT = 120
STYLES = ("ledger.css", "reading.css")


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
    if not isinstance(value, str):
        return ""
    return _folded_name(value) if len(value) <= SHORT else search_norm(value[:LONGEST])


# Queries fold the same names and titles again and again.
@lru_cache(maxsize=1 << 17)
def _folded_name(value: str) -> str:
    return search_norm(value)


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
    """Give the style sheets to pages of ledgers and to the home page of a site that serves one."""
    concerned = is_ledger(datasette, database) if database is not None else bool(ledgers(datasette))
    return [datasette.urls.static_plugins(DISTRIBUTION, name) for name in STYLES if concerned]


@hook
def extra_template_vars(
    datasette: Datasette, database: str | None, table: str | None, view_name: str, request: Request | None
) -> Awaitable[dict[str, Any]] | dict[str, Any]:
    """Give the templates what they show of ledgers."""
    if request is None:
        return {}
    return template_variables(datasette, request, database, table, view_name)


@hook
def filters_from_request(request: Request, database: str, table: str, datasette: Datasette) -> Any | None:
    """Filter conflicts and agreement by what the compared claims are about."""
    return filter_arguments(request, table) if is_ledger(datasette, database) else None


@hook
def register_output_renderer(datasette: Datasette) -> list[dict[str, object]]:
    """Give pages with rows further formats: JSON Lines, Web Annotations, Atom."""
    return formats()


@hook
def register_routes() -> list[tuple[str, object]]:
    """Give ledgers pages of their own: search, and lasting addresses of claims and sources."""
    return rooms()


@hook
def prepare_jinja2_environment(env: Environment) -> None:
    """Mark what templates hold in line, for the security headers to allow."""
    env.add_extension(InlineExtension)


@hook
def handle_exception(exception: Exception) -> None:
    """Let Datasette answer, without what its messages hold in line."""
    without_inline(exception)


@hook
def asgi_wrapper(datasette: Datasette) -> Wrapper:
    """Put security headers on the pages of ledgers."""

    def wrap(application: Application) -> Application:
        return protect(application, datasette)

    return wrap
