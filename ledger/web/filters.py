"""Filters of the pages of conflicts and agreement by what the compared claims are about.

They come beside Datasette's own filters by column and are written the same way, in the address:
``/ledger/conflicts?_measure=trade&_party=Tajikistan``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ledger.web.host import FilterArguments, Request


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter by one parameter: its words for people, and the claims that pass as SQL over ``{claim}``.

    ``compared`` says the same over the row of a comparison in ``{table}``, where that knows by itself.
    """

    name: str
    label: str
    sql: str
    kind: str = "text"
    help: str = ""
    compared: str = ""


# A plus before a column: a claim is looked up by its id, never all claims of a measure or a name.
_NAMED = """
    SELECT id FROM entity WHERE instr(folded(name), folded(:{0})) OR instr(folded(name_ar), folded(:{0}))
        OR code = upper(:{0})
    UNION SELECT entity FROM entity_alias WHERE instr(folded(alias), folded(:{0}))
"""
_MEASURED = """
    SELECT id FROM measure WHERE instr(folded(label), folded(:_measure))
        OR instr(folded(label_ar), folded(:_measure))
"""
FILTERS = (
    Filter(
        "_measure",
        "measure",
        "EXISTS (SELECT 1 FROM figure WHERE figure.claim IN ({claim}) AND +figure.measure IN ("
        + _MEASURED
        + "))",
        help="what is measured: trade, تجارة",
        compared="{table}.id IN (SELECT comparison.id FROM comparison WHERE measure_a IN ("
        + _MEASURED
        + ") OR measure_b IN ("
        + _MEASURED
        + "))",
    ),
    Filter(
        "_party",
        "party",
        "EXISTS (SELECT 1 FROM claim_entity WHERE claim_entity.claim IN ({claim})"
        " AND +claim_entity.entity IN (" + _NAMED.format("_party") + "))",
        help="a name or a code: Russia, طاجيكستان, TJ",
    ),
    Filter(
        "_speaker",
        "speaker",
        "EXISTS (SELECT 1 FROM claim AS own WHERE own.id IN ({claim}) AND +own.speaker IN ("
        + _NAMED.format("_speaker")
        + "))",
        help="part of a name",
    ),
    Filter(
        "_since",
        "published since",
        "EXISTS (SELECT 1 FROM claim AS own JOIN source ON source.id = own.source"
        " WHERE own.id IN ({claim}) AND source.published >= :_since)",
        kind="date",
        compared="{table}.published >= :_since",
    ),
    Filter(
        "_until",
        "published until",
        "EXISTS (SELECT 1 FROM claim AS own JOIN source ON source.id = own.source"
        " WHERE own.id IN ({claim}) AND source.published <= :_until)",
        kind="date",
    ),
)
# Parameters of comparisons only.
VERDICT, GAP = "_verdict", "_gap"
# The claims of a row, by the view or table that is shown.
CLAIMS = {
    "conflicts": "conflicts.claim_a, conflicts.claim_b",
    "comparison": "comparison.claim_a, comparison.claim_b",
    "agreement": "agreement.id",
}


def filter_arguments(request: Request, table: str) -> Any | None:
    """Return the filters of an address as Datasette's page of rows takes them, or ``None``."""
    if table not in CLAIMS:
        return None
    clauses, values, words = conditions(request, table)
    return FilterArguments(clauses, values, words)


def conditions(request: Request, table: str) -> tuple[list[str], dict[str, str], list[str]]:
    """Return SQL conditions, their parameters and what they say in words, for the filters of an address."""
    clauses: list[str] = []
    values: dict[str, str] = {}
    words: list[str] = []
    for each in FILTERS:
        asked = (request.args.get(each.name) or "").strip()
        if asked:
            own = each.compared if table != "agreement" else ""
            clauses.append((own or each.sql).format(claim=CLAIMS[table], table=table))
            values[each.name] = asked
            words.append(f"{each.label} “{asked}”")
    verdict, gap = ((request.args.get(name) or "").strip() for name in (VERDICT, GAP))
    if verdict and table != "agreement":
        clauses.append("verdict = :_verdict")
        values[VERDICT] = verdict
        words.append(f"verdict {verdict}")
    if gap and table != "agreement":
        clauses.append("gap >= CAST(:_gap AS REAL) / 100")
        values[GAP] = gap
        words.append(f"at least {gap} % apart")
    return clauses, values, words
