"""Flat views for people who write SQL, one row a claim, and the name of the full-text index.

The migrations make the views from here. A revision that touches a table drops the views
first and makes them anew last (SQLite renames no table that a view still reads), so a
migrated ledger always has the views of its newest revision.
"""

from __future__ import annotations

_SOURCE_COLUMNS = """
    sentence.text AS sentence,
    source.id AS source_id,
    source.key AS source,
    source.title AS title,
    source.publisher AS publisher,
    source.published AS published,
    claim.rule AS rule,
    claim.char_start AS char_start,
    claim.char_end AS char_end
"""

_ABOUT = """(
        SELECT group_concat(name, ', ') FROM (
            SELECT iif(party.kind = 'country', coalesce(party.code, party.name), party.name) AS name
            FROM claim_entity JOIN entity AS party ON party.id = claim_entity.entity
            WHERE claim_entity.claim = claim.id
            ORDER BY 1
        )
    )"""

VIEWS: dict[str, str] = {
    "figures": f"""
CREATE VIEW figures AS
SELECT
    claim.id AS id,
    claim.key AS key,
    figure.kind AS kind,
    figure.low_real AS low,
    figure.high_real AS high,
    figure.low AS low_exact,
    figure.high AS high_exact,
    unit.code AS unit,
    unit.label AS unit_label,
    figure.comparator AS comparator,
    figure.counted AS counted,
    figure.per AS per,
    figure.change AS change,
    figure.edtf AS edtf,
    figure.earliest AS earliest,
    figure.latest AS latest,
    figure.period AS period,
    measure.label AS measure,
    {_ABOUT} AS about,
    speaker.name AS speaker,
    claim.modality AS modality,
    claim.gloss AS gloss,
    claim.quote AS quote,
    claim.statement AS statement_id,{_SOURCE_COLUMNS}FROM claim
JOIN figure ON figure.claim = claim.id
JOIN source ON source.id = claim.source
JOIN sentence ON sentence.id = claim.sentence
LEFT JOIN unit ON unit.id = figure.unit
LEFT JOIN measure ON measure.id = figure.measure
LEFT JOIN entity AS speaker ON speaker.id = claim.speaker
""",
    "statements": f"""
CREATE VIEW statements AS
SELECT
    claim.id AS id,
    claim.key AS key,
    speaker.name AS speaker,
    statement.speaker_text AS speaker_text,
    statement.stance AS stance,
    statement.mode AS mode,
    statement.polarity AS polarity,
    carrier.name AS carrier,
    statement.cue AS cue,
    statement.content AS content,
    claim.modality AS modality,
    claim.gloss AS gloss,
    claim.statement AS statement_id,{_SOURCE_COLUMNS}FROM claim
JOIN statement ON statement.claim = claim.id
JOIN source ON source.id = claim.source
JOIN sentence ON sentence.id = claim.sentence
LEFT JOIN entity AS speaker ON speaker.id = claim.speaker
LEFT JOIN entity AS carrier ON carrier.id = statement.carrier
""",
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
