"""A figure or a statement in one short English line, for tables, links and labels."""

from __future__ import annotations

from ledger.claims.claim import Claim, Figure
from ledger.claims.line import amount, line
from ledger.claims.statement import Stance, Statement

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


def gloss(claim: Claim, language: str = "en") -> str:
    """Return what the claim states in one line (see :func:`ledger.claims.line.line`).

    >>> from decimal import Decimal
    >>> from ledger.claims.claim import Mention, Party
    >>> from ledger.span import Span
    >>> figure = Figure("money", Decimal(330000000), None, "USD", ">")
    >>> mention = Mention(Span(0, 15), "330 مليون دولار", figure, "money")
    >>> given = (Party("US", "from"), Party("TJ", "to"))
    >>> gloss(Claim((mention,), measure="aid", qualifiers=("security",), parties=given, speaker="NATO"))
    'US security aid to Tajikistan: more than $330 million (NATO)'
    """
    return line(claim, language)


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


def value(figure: Figure, language: str = "en") -> str:
    """Return the figure's value in words and digits (see :func:`ledger.claims.line.amount`).

    >>> from decimal import Decimal
    >>> value(Figure("percent", Decimal("2.1"), Decimal("2.4"), "%", "range", change="fall"))
    'down 2.1 to 2.4%'
    """
    if figure.kind == "date":
        return figure.edtf or "an unknown date"
    return amount(figure, language)
