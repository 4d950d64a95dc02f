"""How many voices say what a claim says, counted once so that pages need not count it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

_AGREES = "verdict IN ('same', 'compatible')"


def _count(pairs: str) -> str:
    """Return the statement that counts the support of claims, given all their ``pairs`` (claim, other).

    Near-duplicates count as one voice. A claim that nobody else makes has no row.
    """
    return f"""
    INSERT INTO support (claim, voices, sources)
    SELECT heard.claim, count(DISTINCT heard.voice), count(DISTINCT heard.source)
    FROM (
        SELECT pair.claim AS claim, coalesce(source.cluster, source.id) AS voice, source.id AS source
        FROM ({pairs}) AS pair
        JOIN claim AS own ON own.id = pair.claim
        JOIN claim AS told ON told.id IN (pair.claim, pair.other)
        JOIN source ON source.id = told.source
    ) AS heard
    GROUP BY heard.claim
    """


def _pairs(where: str = "") -> str:
    return f"""
        SELECT claim_a AS claim, claim_b AS other FROM comparison WHERE {_AGREES}{where.format("claim_a")}
        UNION ALL
        SELECT claim_b, claim_a FROM comparison WHERE {_AGREES}{where.format("claim_b")}
    """


def _anew(row: str) -> str:
    both = f"({row}.claim_a, {row}.claim_b)"
    return f"DELETE FROM support WHERE claim IN {both}; {_count(_pairs(f' AND {{}} IN {both}'))};"


# Whoever adds or removes a comparison by hand, or a source with its claims, finds the rest in step.
TRIGGERS = (
    f"""
CREATE TRIGGER comparison_inserted AFTER INSERT ON comparison BEGIN
    UPDATE comparison SET
        published = (
            SELECT max(source.published) FROM claim JOIN source ON source.id = claim.source
            WHERE claim.id IN (NEW.claim_a, NEW.claim_b)
        ),
        measure_a = (SELECT figure.measure FROM figure WHERE figure.claim = NEW.claim_a),
        measure_b = (SELECT figure.measure FROM figure WHERE figure.claim = NEW.claim_b)
    WHERE id = NEW.id;
    {_anew("NEW")}
END
""",
    f"CREATE TRIGGER comparison_deleted AFTER DELETE ON comparison BEGIN {_anew('OLD')} END",
)


def count_support(connection: Connection) -> None:
    """Fill the table ``support`` anew from the comparisons and the clusters of sources that are there."""
    connection.exec_driver_sql("DELETE FROM support")
    connection.exec_driver_sql(_count(_pairs()))


def recount_support(connection: Connection, claims: Iterable[int]) -> None:
    """Count anew what supports some claims, as :func:`count_support` does for all; the rest stays."""
    count = _count(_pairs(" AND {} = ?"))
    for claim in sorted(set(claims)):
        connection.exec_driver_sql("DELETE FROM support WHERE claim = ?", (claim,))
        connection.exec_driver_sql(count, (claim, claim))
