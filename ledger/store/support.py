"""How many voices say what a claim says, counted once so that pages need not count it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

# Near-duplicates count as one voice. A claim that nobody else makes has no row.
_COUNT = """
INSERT INTO support (claim, voices, sources)
WITH pair AS (
    SELECT claim_a AS claim, claim_b AS other FROM comparison
    WHERE verdict IN ('same', 'compatible'){a}
    UNION
    SELECT claim_b, claim_a FROM comparison
    WHERE verdict IN ('same', 'compatible'){b}
),
heard AS (
    SELECT pair.claim AS claim, coalesce(source.cluster, source.id) AS voice, source.id AS source
    FROM pair JOIN claim ON claim.id = pair.other JOIN source ON source.id = claim.source
    UNION
    SELECT pair.claim, coalesce(source.cluster, source.id), source.id
    FROM pair JOIN claim ON claim.id = pair.claim JOIN source ON source.id = claim.source
)
SELECT heard.claim, count(DISTINCT heard.voice), count(DISTINCT heard.source)
FROM heard
GROUP BY heard.claim
"""


def count_support(connection: Connection) -> None:
    """Fill the table ``support`` anew from the comparisons and the clusters of sources that are there."""
    connection.exec_driver_sql("DELETE FROM support")
    connection.exec_driver_sql(_COUNT.format(a="", b=""))


def recount_support(connection: Connection, claims: Iterable[int]) -> None:
    """Count anew what supports some claims, as :func:`count_support` does for all; the rest stays."""
    for claim in sorted(set(claims)):
        connection.exec_driver_sql("DELETE FROM support WHERE claim = ?", (claim,))
        connection.exec_driver_sql(_COUNT.format(a=" AND claim_a = ?", b=" AND claim_b = ?"), (claim, claim))
