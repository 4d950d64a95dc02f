"""Cells: how a value of a ledger is shown in Datasette's tables.

Text comes out escaped and kept apart from its surroundings (``<bdi>``), so that neither
markup nor direction marks in a source can change the page around it.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable
from decimal import Decimal, InvalidOperation

from markupsafe import Markup, escape

from ledger.store.views import VIEWS
from ledger.web.host import Datasette, Row
from ledger.web.marks import anchor, has_override, shown
from ledger.web.metadata import references

# Length of a source's text in a table, where the setting truncate_cells_html allows more.
SOURCE_LENGTH = 300
LABEL_LENGTH = 80
OFFSETS = {"char_start", "char_end", "cue_start", "cue_end"}
# Columns that lead to a row in views and in the results of queries, where no foreign key says so.
LINKS = {"claim_id": "claim", "statement_id": "claim", "speaker_id": "entity", "source_id": "source"}
NUMBERS = {"low", "high", "low_exact", "high_exact", "low_real", "high_real", "least", "most"}
_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3]")


def cell(
    datasette: Datasette, database: str, table: str | None, column: str, value: object, row: Row
) -> Markup | Awaitable[Markup] | None:
    """Return the HTML of a cell of a ledger, or ``None`` where Datasette's own will do.

    ``table`` is ``None`` in the results of a query. ``value`` is the stored value, or
    for a foreign key Datasette's ``{"value": ..., "label": ...}``.
    """
    if value is None or value == "":
        return None
    target = _target(table, column)
    if target is not None:
        return _reference(datasette, database, target, value)
    if column in OFFSETS and isinstance(value, int):
        return _offset(datasette, database, table, value, row)
    if column in NUMBERS and isinstance(value, str | int | float):
        return number(value)
    if isinstance(value, str):
        return _text(datasette, table, column, value)
    return None


def number(value: str | float) -> Markup | None:
    """Return a number with its digits in groups of three, or ``None`` for what is no number.

    >>> print(number("330000000.50"), number(1400.0))
    <bdi dir="ltr">330,000,000.50</bdi> <bdi dir="ltr">1,400</bdi>
    """
    try:
        exact = Decimal(str(value))
    except InvalidOperation:
        return None
    if not exact.is_finite():
        return None
    if isinstance(value, float) and exact == exact.to_integral_value():
        exact = exact.quantize(Decimal(1)) if abs(exact) < Decimal(10) ** 15 else exact
    return Markup('<bdi dir="ltr">{}</bdi>').format(f"{exact:,}")


def text(value: str, length: int = 0) -> Markup:
    """Return a text as HTML, cut after ``length`` characters (0: never), each paragraph in its direction.

    >>> print(text("قمة <b>", 5))
    <bdi dir="auto" lang="ar">قمة &lt;…</bdi>
    """
    cut = value[:length] + "…" if 0 < length < len(value) else value
    language = Markup(' lang="ar"') if _ARABIC.search(cut) else Markup("")
    return Markup('<bdi dir="auto"{}>{}</bdi>').format(language, shown(cut))


def _target(table: str | None, column: str) -> str | None:
    if table is None:
        return LINKS.get(column)
    if table in VIEWS:
        return "claim" if column == "id" else LINKS.get(column)
    return references().get((table, column))


def _reference(datasette: Datasette, database: str, target: str, value: object) -> Markup | None:
    identity, label = (value["value"], value["label"]) if isinstance(value, dict) else (value, None)
    if not isinstance(identity, int):
        return None
    shown = escape(identity) if label is None else text(str(label), LABEL_LENGTH)
    return Markup('<a href="{}">{}</a>').format(datasette.urls.row(database, target, str(identity)), shown)


def _offset(
    datasette: Datasette, database: str, table: str | None, offset: int, row: Row
) -> Markup | Awaitable[Markup] | None:
    columns = set(row.keys())
    # In a view and in a query source is a key or a title, and source_id the number.
    source = _number_in(row, "source_id") if "source_id" in columns else None
    if source is None and table is not None and "source" in columns:
        source = _number_in(row, "source")
    if source is not None:
        return _place(datasette, database, source, offset)
    claim = _number_in(row, "claim") if table is not None and "claim" in columns else None
    return _place_by_claim(datasette, database, claim, offset) if claim is not None else None


def _number_in(row: Row, column: str) -> int | None:
    value = row[column]
    plain = value["value"] if isinstance(value, dict) else value
    return plain if isinstance(plain, int) else None


async def _place_by_claim(datasette: Datasette, database: str, claim: int, offset: int) -> Markup:
    found = await datasette.databases[database].execute(
        "SELECT source FROM claim WHERE id = :claim", {"claim": claim}
    )
    source = _number_in(found.rows[0], "source") if found.rows else None
    return escape(offset) if source is None else _place(datasette, database, source, offset)


def _place(datasette: Datasette, database: str, source: int, offset: int) -> Markup:
    page = datasette.urls.row(database, "source", str(source))
    return Markup('<a href="{}#{}">{}</a>').format(page, anchor(offset), offset)


def _text(datasette: Datasette, table: str | None, column: str, value: str) -> Markup | None:
    setting = datasette.setting("truncate_cells_html")
    length = setting if isinstance(setting, int) else 0
    if (table, column) == ("source", "text"):
        return text(value, min(length, SOURCE_LENGTH) or SOURCE_LENGTH)
    return text(value, length) if _ARABIC.search(value) or has_override(value) else None
