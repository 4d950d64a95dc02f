"""A figure in one line that a person can read, in English or Arabic, from its normalised fields alone."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ledger.claims.claim import Claim, Figure, Party
from ledger.lexicon.entities import demonym
from ledger.lexicon.formats import money, number, party, period, plural, said, unit
from ledger.lexicon.measures import label, scope_label

LANGUAGES = ("en", "ar")
_LARGEST_DENOMINATOR = 100
_BARE = frozenset({"%", "1"})


def line(claim: Claim, language: str = "en") -> str:
    """Return what is measured of whom and when, the value, and whose word it is.

    >>> from decimal import Decimal
    >>> from ledger.claims.claim import Mention
    >>> from ledger.span import Span
    >>> figure = Figure("percent", Decimal("46.2"), Decimal("46.2"), "%", change="rise")
    >>> mention = Mention(Span(0, 5), "46.2%", figure, "<number> <percent>")
    >>> both = (Party("RU", "between"), Party("TJ", "between"))
    >>> line(Claim((mention,), measure="trade", parties=both, period="2022-01/2022-05"))
    'Russia–Tajikistan trade, Jan–May 2022: up 46.2%'
    """
    figure = claim.figure
    if figure.kind == "date":
        return period(figure.edtf, language) if figure.edtf else said("form", "undated", language)
    subject = _subject(claim, language)
    if claim.period is not None:
        when = period(claim.period, language)
        subject = (
            f"{subject}, {when}"
            if language == "en" and subject
            else f"{subject}، {when}"
            if subject
            else when
        )
    told = amount(figure, language)
    return (f"{subject}: {told}" if subject else told) + _source(claim, language)


def _source(claim: Claim, language: str) -> str:
    """Return how sure it is and who says so, in brackets."""
    told = [] if claim.modality == "asserted" else [said("modality", claim.modality, language)]
    if claim.speaker is not None:
        told.append(claim.speaker)
    comma = ", " if language == "en" else "، "
    return f" ({comma.join(told)})" if told else ""


# -- what is measured ---------------------------------------------------------------------------------


def _subject(claim: Claim, language: str) -> str:
    name = _measure(claim, language)
    parties = claim.parties
    between = [party(one.name, language) for one in parties if one.role == "between"]
    to = [party(one.name, language) for one in parties if one.role == "to"]
    others = [one for one in parties if one.role not in {"between", "to"}]
    if language == "en":
        return _english(name, between, to, others)
    told = [name] if name else []
    if between:
        told.append(said("role", "between", language).format(_listed(between, language)))
    given = [party(one.name, language) for one in others if one.role == "from"]
    if given:
        told.append(said("role", "from", language).format(_listed(given, language)))
    if to:
        told.append(said("role", "to", language).format(_listed(to, language)))
    rest = [party(one.name, language) for one in others if one.role != "from"]
    subject = " ".join(told)
    return f"{subject}، {_listed(rest, language)}" if rest and subject else subject or _listed(rest, language)


def _english(name: str, between: Sequence[str], to: Sequence[str], others: Sequence[Party]) -> str:
    if not name:
        names = [*between, *(party(one.name, "en") for one in others), *to]
        return ", ".join(names)
    lead = "–".join(between)
    if len(others) == 1 and not between:
        lead = _adjective(others[0].name)
    elif others and not between:
        lead = "–".join(party(one.name, "en") for one in others)
    told = f"{lead} {name}" if lead else name
    if between and others:
        told += ", " + ", ".join(party(one.name, "en") for one in others)
    return f"{told} to {_listed(to, 'en')}" if to else told


def _adjective(name: str) -> str:
    return demonym(name) if len(name) == len("TJ") and name.isupper() else name


def _measure(claim: Claim, language: str) -> str:
    """Return the measure's name with its scope words; nothing where the counted noun says it already."""
    if claim.measure is None or (claim.measure == claim.figure.counted and language == "en"):
        return ""
    name = label(claim.measure, language)
    if name is None:
        return claim.measure if language == "en" else ""
    scopes = [scope_label(one, name, language) for one in claim.qualifiers]
    known = [one for one in scopes if one and one not in name]
    return " ".join([*known, name] if language == "en" else [name, *known])


def _listed(names: Sequence[str], language: str) -> str:
    if len(names) <= 1:
        return "".join(names)
    comma = ", " if language == "en" else "، "
    return said("joint", "and", language).format(comma.join(names[:-1]), names[-1])


# -- how much -----------------------------------------------------------------------------------------


def amount(figure: Figure, language: str = "en") -> str:
    """Return a figure's value: its bounds, unit, counted noun and change.

    >>> from decimal import Decimal
    >>> amount(Figure("money", Decimal(330000000), None, "USD", ">"))
    'more than $330 million'
    >>> amount(Figure("length", Decimal(980), Decimal(980), "km", "~"), "ar")
    'نحو 980 كيلومتر'
    """
    told = _valued(figure, language)
    comparator = figure.comparator
    if comparator not in {"=", "range"}:
        told = said("comparator", comparator, language).format(told)
    if figure.per:
        told = said("joint", "per", language).format(told, figure.per)
    return said("change", figure.change, language).format(told) if figure.change else told


def _valued(figure: Figure, language: str) -> str:
    low, high = figure.low, figure.high
    if low is None and high is None:
        return said("form", "unknown", language)
    if low is not None and high is not None and low != high:
        if figure.kind == "score":
            return f"{number(low, language)}-{number(high, language)}"
        written = said("joint", "range", language).format(number(low, language), number(high, language))
        one = False
    else:
        known = low if low is not None else high
        assert known is not None
        written = number(known, language)
        one = known == 1
    return _united(figure, written, one, language)


def _united(figure: Figure, written: str, one: bool, language: str) -> str:
    code = figure.unit
    if figure.kind in {"ordinal", "multiplier"}:
        told = said("form", figure.kind, language).format(written)
        return f"{told} {figure.counted}" if figure.counted and language == "en" else told
    if figure.kind == "fraction" and figure.low == figure.high and figure.low is not None:
        return str(Fraction(figure.low).limit_denominator(_LARGEST_DENOMINATOR))
    if code is None:
        names = figure.unit_candidates
        return f"{written} {said('joint', 'or', language).format(*names[:2])}" if len(names) > 1 else written
    if code == "%":
        return f"{written}%"
    if figure.kind == "money":
        return money(written, code, language)
    if code not in _BARE:
        return unit(written, code, one, language)
    if figure.counted and language == "en":
        return f"{written} {figure.counted if one else plural(figure.counted)}"
    return written
