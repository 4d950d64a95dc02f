"""One claim, several mentions: a conversion in brackets, a figure that the headline says already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ledger.claims.claim import Claim, Figure, Mention
from ledger.rules.context import Setting

# What a headline repeats: dates and ranks are too often the same by chance.
_REPEATED = frozenset(
    {
        "money",
        "percent",
        "length",
        "area",
        "mass",
        "volume",
        "speed",
        "temperature",
        "energy",
        "count",
        "quantity",
    }
)


_MOST = 5  # equal figures of one headline


def gathered(read: Iterable[tuple[Claim, Setting]]) -> list[Claim]:
    """Return the claims of a text in their order, each with all of its mentions.

    A conversion is a further mention of the figure before it. What the headline says of a
    figure of the text is a mention of that figure, whose sentence tells more than the headline.
    """
    claims: list[Claim] = []
    headlines: dict[tuple[object, ...], list[Claim]] = {}
    for claim, setting in read:
        if setting.converts and claims and _converted(claims[-1], claim):
            claims[-1] = replace(claims[-1], mentions=(*claims[-1].mentions, *claim.mentions))
            continue
        key = _worth(claim.figure)
        if setting.headline and claim.figure.kind in _REPEATED:
            headlines.setdefault(key, []).append(claim)
        elif key in headlines:
            first = next((one for one in headlines[key][:_MOST] if _alike(one, claim)), None)
            if first is not None:
                headlines[key].remove(first)
                claims.remove(first)
                claim = replace(claim, mentions=(*claim.mentions, *first.mentions))
        claims.append(claim)
    return claims


def _converted(known: Claim, claim: Claim) -> bool:
    last: Mention = known.mentions[-1]
    return last.figure.kind == claim.figure.kind and last.span.end <= claim.span.start


def _worth(figure: Figure) -> tuple[object, ...]:
    return figure.kind, figure.low, figure.high, figure.unit, figure.change


def _alike(one: Claim, other: Claim) -> bool:
    """Tell whether two claims measure the same thing, as far as both say what."""
    return one.measure is None or other.measure is None or one.measure == other.measure
