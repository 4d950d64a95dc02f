"""Write docs/schema.md from the schema itself: ``python docs/write_schema.py``, or ``make docs``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Table, create_engine

from ledger.store.migrate import head
from ledger.store.tables import APPLICATION_ID, metadata
from ledger.store.views import SEARCH, VIEWS, create_views
from ledger.web.metadata import schema_words

PAGE = Path(__file__).with_name("schema.md")

INTRODUCTION = f"""
A ledger is one SQLite file. Nothing but SQLite is needed to read it:

```sh
sqlite3 ledger.db "SELECT quote, low, high, unit FROM figures WHERE kind = 'money'"
```

- **Start with the views** `figures` and `statements`: one row a claim, with its value, unit, measure,
  speaker, quotation, sentence and source. The tables below hold the same without repeating anything.
- **Identity.** `claim.key` is made of the source's key, the claim's kind, the folded quotation and its number
  among equal quotations of the source; `claim.id` is the first 53 bits of the same digest, a number that
  JSON and JavaScript carry unchanged. The ids of the other tables are made in the same way. So an id means
  the same thing after a rebuild, in another order of sources, and when text is added around it.
- **Offsets** (`char_start`, `char_end`) count code points of the source as it was read, from 0, the end not
  included. SQLite counts from 1, so for every claim, mention and sentence
  `substr(source.text, char_start + 1, char_end - char_start)` is the quotation; the integrity query of
  `ledger serve` lists the rows for which it is not.
- **Statements** are claims, too: their quotation is what is said. `claim.statement` is the innermost
  statement that a claim stands in, `claim.speaker` who says so: of a figure the speaker of that statement.
- **Values are intervals.** A point has `low` = `high`; a bound that the text leaves open is NULL, so "more
  than 330 million" has a `low` and no `high`. In the tables `low` and `high` are exact decimal numbers as
  text, with floating-point numbers beside them to sort and compare by; in the views `low` and `high` are
  those numbers, and `low_exact` and `high_exact` the texts.
- **Dates** are text, `YYYY-MM-DD`; `edtf` and `period` are ISO 8601-2 (EDTF).
- `PRAGMA application_id` is {APPLICATION_ID} (`Led1`) in every ledger, and `ledger build` replaces no other
  file; `alembic_version` holds the revision of the schema. This page describes revision `{head()}`.
"""

SEARCHING = f"""
`{SEARCH}` is an FTS5 index whose `rowid` is the claim's `id`. Its two columns hold the words of the claim's
sentence, of what a statement says beyond it, and the names of who says so: `norm` folded (no vowel marks or
tatweel, one form of alef, ya and ha, ASCII digits) and `stem` folded and stemmed. Search for words that are
folded and stemmed in the same way: the search box of `ledger serve` does so by itself, and `ledger.text.stem`
has the two functions. The words are in the table `claim_text` (`claim`, `norm`, `stem`), and triggers keep
the index in step with it.
"""

# One query for each table and view, all of which a test runs.
EXAMPLES = {
    "figures": """
SELECT source, quote, comparator, low, high, unit FROM figures
WHERE unit = 'km' AND high >= 900 ORDER BY high DESC""",
    "statements": """
SELECT speaker, stance, content, source FROM statements
WHERE mode = 'direct' ORDER BY published""",
    "conflicts": """
SELECT verdict, quote_a, source_a, quote_b, source_b, gap FROM conflicts ORDER BY gap DESC""",
    "agreement": "SELECT gloss, voices, sources FROM agreement ORDER BY voices DESC",
    "support": """
SELECT claim.quote, support.voices FROM support
JOIN claim ON claim.id = support.claim ORDER BY support.voices DESC""",
    "source": "SELECT key, title, published, length(text) AS characters FROM source ORDER BY published, key",
    "source_band": """
SELECT one.key AS one, other.key AS other, count(*) AS shared FROM source_band AS a
JOIN source_band AS b ON b.band = a.band JOIN source AS one ON one.id = a.source
JOIN source AS other ON other.id = b.source GROUP BY one.id, other.id ORDER BY shared DESC""",
    "sentence": """
SELECT sentence.position, sentence.text FROM sentence
JOIN source ON source.id = sentence.source WHERE source.key = 'border' ORDER BY sentence.position""",
    "claim": """
SELECT claim.rule, count(*) AS claims FROM claim WHERE claim.kind = 'figure'
GROUP BY claim.rule ORDER BY claims DESC""",
    "figure": """
SELECT claim.quote, figure.low, figure.high FROM figure JOIN claim ON claim.id = figure.claim
WHERE figure.kind = 'percent' AND figure.change = 'rise' ORDER BY figure.low_real DESC""",
    "statement": """
SELECT entity.name, count(*) AS statements FROM statement
JOIN claim ON claim.id = statement.claim JOIN entity ON entity.id = claim.speaker
GROUP BY entity.id ORDER BY statements DESC""",
    "mention": """
SELECT claim.gloss, mention.quote, mention.low, unit.code FROM mention
JOIN claim ON claim.id = mention.claim LEFT JOIN unit ON unit.id = mention.unit
WHERE mention.position > 0""",
    "unit": "SELECT code, label, factor FROM unit WHERE dimension = 'length' ORDER BY code",
    "measure": """
SELECT measure.label, count(*) AS figures FROM measure
JOIN figure ON figure.measure = measure.id GROUP BY measure.id ORDER BY figures DESC""",
    "entity": "SELECT code, name, name_ar FROM entity WHERE kind = 'country' ORDER BY code",
    "entity_alias": """
SELECT entity.name, entity_alias.alias FROM entity_alias
JOIN entity ON entity.id = entity_alias.entity ORDER BY entity.name, entity_alias.alias""",
    "claim_entity": """
SELECT claim.gloss FROM claim_entity
JOIN claim ON claim.id = claim_entity.claim JOIN entity ON entity.id = claim_entity.entity
WHERE entity.code = 'TJ'""",
    "comparison": """
SELECT one.quote AS one, other.quote AS other, comparison.reason FROM comparison
JOIN claim AS one ON one.id = comparison.claim_a JOIN claim AS other ON other.id = comparison.claim_b
WHERE comparison.verdict = 'conflict'""",
    "claim_text": f"""
SELECT claim.quote FROM {SEARCH} JOIN claim ON claim.id = {SEARCH}.rowid
WHERE {SEARCH} MATCH 'norm : "كم" OR stem : "كم"' ORDER BY {SEARCH}.rank""",
}


def page() -> str:
    """Return the text of docs/schema.md."""
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        metadata.create_all(connection)
        for statement in create_views():
            connection.exec_driver_sql(statement)
        parts = [
            "# The schema",
            "<!-- Written by docs/write_schema.py from the schema; `make docs` writes it anew. -->",
            INTRODUCTION.strip(),
            "## Views",
            *(part for view in VIEWS for part in _view(view, connection)),
            "## Tables",
            *(
                part
                for table in metadata.sorted_tables
                if table.name != "claim_text"
                for part in _table(table)
            ),
            *_search(),
        ]
    engine.dispose()
    return "\n\n".join(parts) + "\n"


def _view(name: str, connection: Connection) -> Iterator[str]:
    words = schema_words()["tables"][name]
    yield f"### {name}"
    yield words["description"]
    columns = [row.name for row in connection.exec_driver_sql(f"PRAGMA table_info({name})")]
    lines = ["| column | meaning |", "| --- | --- |"]
    lines += [f"| `{column}` | {_meaning(words, column)} |" for column in columns]
    yield "\n".join(lines)
    yield _example(name)


def _table(table: Table) -> Iterator[str]:
    words = schema_words()["tables"][table.name]
    yield f"### {table.name}"
    yield words["description"]
    lines = ["| column | type | meaning |", "| --- | --- | --- |"]
    lines += [
        f"| `{column.name}` | {_type(column)} | {_meaning(words, column.name)} |" for column in table.columns
    ]
    yield "\n".join(lines)
    yield _example(table.name)


def _meaning(words: Mapping[str, Any], column: str) -> str:
    """Return a column's help without what it says of links on the pages."""
    return re.sub("; the link leads [^.]*", "", words["columns"][column])


def _type(column: Column[object]) -> str:
    """Return a column's type, and that it is a key, leads to another table or may be empty."""
    notes = [str(column.type).lower()]
    notes += ["key"] if column.primary_key else []
    notes += [f"to `{key.column.table.name}`" for key in column.foreign_keys]
    notes += ["may be NULL"] if column.nullable else []
    return ", ".join(notes)


def _search() -> Iterator[str]:
    yield "## Full-text search"
    yield SEARCHING.strip()
    yield _example("claim_text")


def _example(name: str) -> str:
    return f"```sql\n{EXAMPLES[name].strip()}\n```"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
