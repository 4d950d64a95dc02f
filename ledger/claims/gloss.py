"""A figure or a statement in one short English line, for tables, links and labels."""

from __future__ import annotations

from decimal import Decimal

from ledger.claims.claim import Claim, Figure
from ledger.claims.statement import Stance, Statement

_COMPARATORS = {"~": "about ", ">": "more than ", ">=": "at least ", "<": "less than ", "<=": "at most "}
# How each stance is told, and how where the text says that somebody did not say it.
_SAID: dict[Stance, tuple[str, str]] = {
    "say": ("said", "did not say"),
    "deny": ("denied", "did not deny"),
    "warn": ("warned", "did not warn"),
    "estimate": ("estimated", "did not estimate"),
    "predict": ("predicted", "did not predict"),
    "promise": ("promised", "did not promise"),
    "allege": ("alleged", "did not allege"),
    "urge": ("urged", "did not urge"),
    "believe": ("believed", "did not believe"),
}
# Characters of what is said that stand in the line.
_SAID_LENGTH = 80
# Figures whose unit says nothing that the line does not say already.
_BARE = frozenset({"%", "1"})


def gloss(claim: Claim) -> str:
    """Return what the claim states: what is measured where that is known, and the value.

    >>> from ledger.claims.claim import Mention
    >>> from ledger.span import Span
    >>> figure = Figure("money", Decimal(330000000), None, "USD", ">")
    >>> mention = Mention(Span(0, 15), "330 مليون دولار", figure, "money")
    >>> gloss(Claim((mention,), measure="security assistance"))
    'security assistance: more than 330,000,000 USD'
    """
    stated = value(claim.figure)
    return f"{claim.measure}: {stated}" if claim.measure else stated


def said(statement: Statement) -> str:
    """Return who says what, the latter cut where it is long.

    >>> from ledger.claims.statement import Name
    >>> from ledger.span import Span
    >>> minister = Name("Finance Ministry", "وزارة المالية")
    >>> said(Statement(Span(9, 13), "لا دين", Span(0, 4), "قالت", "deny", "direct", "<cue>", minister))
    'Finance Ministry denied: لا دين'
    """
    content = " ".join(statement.quote.split())
    if len(content) > _SAID_LENGTH:
        content = f"{content[:_SAID_LENGTH].rstrip()}…"
    return f"{reported(statement)}: {content}"


def reported(statement: Statement) -> str:
    """Return who is reported to say something, and how: ``Finance Ministry denied``."""
    speaker = "somebody unnamed" if statement.speaker is None else statement.speaker.name
    verb = _SAID[statement.stance][statement.polarity == "negated"]
    passed_on = "" if statement.carrier is None else f", according to {statement.carrier.name}"
    return f"{speaker} {verb}{passed_on}"


def value(figure: Figure) -> str:
    """Return the figure's value in words and digits.

    >>> value(Figure("percent", Decimal("2.1"), Decimal("2.4"), "%", "range", change="fall"))
    'fall of 2.1 to 2.4%'
    >>> value(Figure("ordinal", Decimal(3), Decimal(3), "1", counted="city"))
    'no. 3 city'
    """
    if figure.kind == "date":
        return figure.edtf or "an unknown date"
    amount = _amount(figure)
    if figure.kind == "ordinal":
        amount = f"no. {amount}"
    elif figure.kind == "multiplier":
        amount = f"{amount} times"
    unit = "" if figure.unit is None or figure.unit in _BARE else f" {figure.unit}"
    if figure.unit is None and figure.unit_candidates:
        unit = f" {' or '.join(figure.unit_candidates)}"
    line = _COMPARATORS.get(figure.comparator, "") + amount + ("%" if figure.unit == "%" else unit)
    if figure.counted:
        line += f" {figure.counted}"
    if figure.per:
        line += f" per {figure.per}"
    return f"{figure.change} of {line}" if figure.change else line


def _amount(figure: Figure) -> str:
    low, high = figure.low, figure.high
    if low is not None and high is not None and low != high:
        return f"{_number(low)}{'-' if figure.kind == 'score' else ' to '}{_number(high)}"
    known = low if low is not None else high
    return "an unknown number" if known is None else _number(known)


def _number(number: Decimal) -> str:
    digits = f"{number:,f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
