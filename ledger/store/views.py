"""Flat views for people who write SQL, one row a claim, and the name of the full-text index.

The migrations make the views from here. A revision that touches a table drops the views
first and makes them anew last (SQLite renames no table that a view still reads), so a
migrated ledger always has the views of its newest revision.
"""

from __future__ import annotations


def _claim(column: str, view: str) -> str:
    """Return a column of the claim that a row of a view belongs to."""
    return f"(SELECT claim.{column} FROM claim WHERE claim.id = {view}.claim)"


def _beside(table: str, column: str, key: str, view: str) -> str:
    """Return a column of the row of ``table`` that the claim of a view's row names in its column ``key``."""
    return (
        f"(SELECT {table}.{column} FROM claim JOIN {table} ON {table}.id = claim.{key} "
        f"WHERE claim.id = {view}.claim)"
    )


def _named(table: str, column: str, key: str, view: str) -> str:
    """Return a column of the row of ``table`` that a view's row names itself."""
    return f"(SELECT {table}.{column} FROM {table} WHERE {table}.id = {view}.{key})"


def _about(view: str) -> str:
    return f"""(
        SELECT group_concat(name, ', ') FROM (
            SELECT DISTINCT iif(party.kind = 'country', coalesce(party.code, party.name), party.name) AS name
            FROM claim_entity JOIN entity AS party ON party.id = claim_entity.entity
            WHERE claim_entity.claim = {view}.claim
            ORDER BY 1
        )
    )"""


def _parties(view: str) -> str:
    return f"""(
        SELECT group_concat(name, ', ') FROM (
            SELECT claim_entity.role || ' ' || coalesce(
                iif(party.kind = 'country', party.code, NULL), party.name
            ) AS name
            FROM claim_entity JOIN entity AS party ON party.id = claim_entity.entity
            WHERE claim_entity.claim = {view}.claim
            ORDER BY 1
        )
    )"""


def _source(view: str) -> dict[str, str]:
    """Return the columns that say where a claim stands."""
    return {
        "sentence": _beside("sentence", "text", "sentence", view),
        "source": _beside("source", "key", "source", view),
        "title": _beside("source", "title", "source", view),
        "publisher": _beside("source", "publisher", "source", view),
        "published": _beside("source", "published", "source", view),
    }


def _place(view: str) -> dict[str, str]:
    """Return the columns for machines, which stand last."""
    columns = ("char_start", "char_end", "rule", "key")
    return {
        "statement_id": _claim("statement", view),
        "source_id": _claim("source", view),
        **{column: _claim(column, view) for column in columns},
    }


def _own(view: str, *columns: str) -> dict[str, str]:
    return {column: f"{view}.{column}" for column in columns}


# What a person reads stands first. Each view reads one table and looks the rest up row by row: SQLite
# leaves no join out that a query does not need, so that counting the rows of joined tables, or those of
# one kind, would visit every row of each of them.
_COLUMNS: dict[str, dict[str, str]] = {
    "figure": {
        "id": "figure.claim",
        "gloss": _claim("gloss", "figure"),
        "quote": _claim("quote", "figure"),
        **_source("figure"),
        "kind": "figure.kind",
        "low": "figure.low_real",
        "high": "figure.high_real",
        "unit": _named("unit", "code", "unit", "figure"),
        **_own("figure", "comparator", "counted", "per", "change", "edtf", "earliest", "latest"),
        **_own("figure", "period", "compared_to"),
        "measure": _named("measure", "label", "measure", "figure"),
        "qualifiers": "figure.qualifiers",
        "measure_text": "figure.measure_text",
        "about": _about("figure"),
        "parties": _parties("figure"),
        "speaker": _beside("entity", "name", "speaker", "figure"),
        "modality": _claim("modality", "figure"),
        "gloss_ar": _claim("gloss_ar", "figure"),
        "unit_label": _named("unit", "label", "unit", "figure"),
        "low_exact": "figure.low",
        "high_exact": "figure.high",
        **_place("figure"),
    },
    "statement": {
        "id": "statement.claim",
        "speaker": _beside("entity", "name", "speaker", "statement"),
        "stance": "statement.stance",
        "content": "statement.content",
        **_source("statement"),
        **_own("statement", "mode", "polarity"),
        "carrier": _named("entity", "name", "carrier", "statement"),
        **_own("statement", "cue", "speaker_text"),
        "modality": _claim("modality", "statement"),
        "gloss": _claim("gloss", "statement"),
        **_place("statement"),
    },
}


def _view(table: str) -> str:
    listed = ",\n".join(f"    {sql} AS {name}" for name, sql in _COLUMNS[table].items())
    return f"CREATE VIEW {table}s AS\nSELECT\n{listed}\nFROM {table}"


def _side(side: str) -> dict[str, str]:
    """Return the columns of one of the two claims of a comparison."""
    claim = f"FROM claim WHERE claim.id = comparison.claim_{side}"
    joined = "FROM claim JOIN {0} ON {0}.id = claim.{0} WHERE claim.id = comparison.claim_" + side
    return {
        f"quote_{side}": f"(SELECT claim.quote {claim})",
        f"gloss_{side}": f"(SELECT claim.gloss {claim})",
        f"sentence_{side}": f"(SELECT sentence.text {joined.format('sentence')})",
        f"source_{side}": f"(SELECT source.key {joined.format('source')})",
        f"publisher_{side}": f"(SELECT source.publisher {joined.format('source')})",
        f"published_{side}": f"(SELECT source.published {joined.format('source')})",
    }


def _conflicts() -> str:
    columns = {
        **_own("comparison", "id", "verdict", "gap"),
        **_side("a"),
        **_side("b"),
        **_own("comparison", "reason", "fields", "claim_a", "claim_b", "published"),
        "measure_a": _named("measure", "label", "measure_a", "comparison"),
        "measure_b": _named("measure", "label", "measure_b", "comparison"),
    }
    listed = ",\n".join(f"    {sql} AS {name}" for name, sql in columns.items())
    return (
        f"CREATE VIEW conflicts AS\nSELECT\n{listed}\nFROM comparison\n"
        "WHERE comparison.verdict IN ('conflict', 'internal', 'denied')"
    )


# A claim that nobody else makes is not listed.
_AGREEMENT = """
CREATE VIEW agreement AS
SELECT
    support.claim AS id,
    (SELECT claim.gloss FROM claim WHERE claim.id = support.claim) AS gloss,
    (SELECT claim.quote FROM claim WHERE claim.id = support.claim) AS quote,
    support.voices AS voices,
    support.sources AS sources
FROM support
"""

VIEWS: dict[str, str] = {
    **{f"{table}s": _view(table) for table in _COLUMNS},
    "conflicts": _conflicts(),
    "agreement": _AGREEMENT,
}

# The full-text index over claim_text. Triggers of the schema keep it in step with every insert, change and
# removal (those by a foreign key included).
SEARCH = "claim_fts"
SEARCH_REBUILD = f"INSERT INTO {SEARCH}({SEARCH}) VALUES ('rebuild')"


def create_views() -> list[str]:
    """Return the statements that make the views."""
    return [sql.strip() for sql in VIEWS.values()]


def drop_views() -> list[str]:
    """Return the statements that remove the views; they do nothing where a view is not there."""
    return [f"DROP VIEW IF EXISTS {name}" for name in VIEWS]
