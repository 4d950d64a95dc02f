"""The page of a measure: every figure of it over time, of all parties or of some, with a table under it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from ledger.web.card import CARD_TABLES, Card, cards
from ledger.web.chart import SHAPES, Point, charted, day, key
from ledger.web.reader import Found, Reader

# Figures that are looked at, and those that are drawn: the latest.
LOOKED_AT = 1000
DRAWN = 100
CHOICES = 16
_EXPECTED = {"forecast", "planned", "conditional"}
_ABOUT = "SELECT label, label_ar, nature FROM measure WHERE id = :id"
_FIGURES = """
SELECT
    own.claim AS claim, unit.code AS unit, own.kind AS kind,
    coalesce(own.period_latest, own.latest, source.published) AS until,
    (
        SELECT json_group_array(json_array(party.id, party.name)) FROM (
            SELECT DISTINCT entity.id AS id, entity.name AS name
            FROM claim_entity JOIN entity ON entity.id = claim_entity.entity
            WHERE claim_entity.claim = own.claim ORDER BY entity.name
        ) AS party
    ) AS parties
FROM (
    SELECT * FROM figure
    WHERE measure = :id AND NOT EXISTS (
        SELECT 1 FROM json_each(:parties) AS wanted WHERE NOT EXISTS (
            SELECT 1 FROM claim_entity
            WHERE claim_entity.claim = figure.claim AND claim_entity.entity = wanted.value
        )
    )
    LIMIT :most
) AS own
JOIN claim ON claim.id = own.claim
JOIN source ON source.id = claim.source
LEFT JOIN unit ON unit.id = own.unit
ORDER BY until DESC, own.claim
"""


@dataclass(frozen=True, slots=True)
class Choice:
    """A link that shows other figures of the measure."""

    href: str
    words: str
    number: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A source in the legend of the chart."""

    sign: Markup
    words: str


@dataclass(frozen=True, slots=True)
class MeasurePage:
    """What the page of a measure shows; ``partial`` tells that there are more figures than are shown."""

    label: str
    label_ar: str | None
    nature: str
    chart: Markup
    groups: Sequence[Group]
    hollow: Markup
    figures: Sequence[Card]
    parties: Sequence[Choice]
    units: Sequence[Choice]
    unit: str
    partial: bool


async def measure_page(reader: Reader, measure: int) -> MeasurePage | None:
    """Return what the page of a measure shows, or ``None`` for whoever may not see its figures.

    The address chooses: ``_party`` the ids of parties (several with commas), ``_unit`` the unit.
    """
    if not await reader.may_view(*CARD_TABLES):
        return None
    about = await reader.rows(_ABOUT, id=measure)
    if not about:
        return None
    chosen = [
        int(part) for part in reader.argument("_party").split(",") if part.isdecimal() and len(part) < 18
    ]
    rows = await reader.rows(_FIGURES, id=measure, parties=json.dumps(chosen), most=LOOKED_AT)
    address = reader.row("measure", measure)
    units = Counter(str(row["unit"] or "") for row in rows)
    unit = reader.argument("_unit") or (units.most_common(1)[0][0] if units else "")
    wanted = [row["claim"] for row in rows if str(row["unit"] or "") == unit]
    figures = list((await cards(reader, wanted[:DRAWN])).values())
    chart, groups, hollow = _drawn(figures, unit, about[0]["label"])
    return MeasurePage(
        label=about[0]["label"],
        label_ar=about[0]["label_ar"],
        nature=about[0]["nature"],
        chart=chart,
        groups=groups,
        hollow=hollow,
        figures=figures,
        parties=_parties(address, rows, chosen),
        units=[
            Choice(
                _address(address, chosen, name),
                name if name not in ("", "1") else "counts",
                number,
                name == unit,
            )
            for name, number in units.most_common(CHOICES)
        ],
        unit=unit,
        partial=len(rows) == LOOKED_AT or len(wanted) > DRAWN,
    )


def _parties(address: str, rows: Sequence[Found], chosen: Sequence[int]) -> list[Choice]:
    """Return the groups of parties that the figures speak of, those with most figures first."""
    seen: Counter[tuple[tuple[int, str], ...]] = Counter()
    for row in rows:
        seen[tuple((int(party), str(name)) for party, name in json.loads(row["parties"]))] += 1
    return [
        Choice(
            _address(address, [party for party, _ in group], ""),
            " – ".join(name for _, name in group),
            number,
            sorted(party for party, _ in group) == sorted(chosen),
        )
        for group, number in seen.most_common(CHOICES)
        if group
    ]


def _address(address: str, parties: Sequence[int], unit: str) -> str:
    told = {"_party": ",".join(map(str, parties)), "_unit": unit}
    asked = urlencode({name: words for name, words in told.items() if words})
    return f"{address}?{asked}" if asked else address


def _drawn(figures: Sequence[Card], unit: str, title: str) -> tuple[Markup, list[Group], Markup]:
    """Return the chart, its legend by publisher, and the sign of what is expected (where some is)."""
    publishers = Counter(str(card.row["publisher"] or card.row["source_key"]) for card in figures)
    # The last shape stands for all whose figures are fewest.
    order = {name: min(place, len(SHAPES) - 1) for place, (name, _) in enumerate(publishers.most_common())}
    points = []
    for card in figures:
        since, until = day(card.row["since"]), day(card.row["until"])
        published = day(card.row["published"])
        last = until or since or published
        if last is None:
            continue
        points.append(
            Point(
                since=since or last,
                until=last,
                interval=card.interval(
                    f"{card.row['gloss']} ({card.row['publisher'] or card.row['source_key']})"
                ),
                hollow=card.row["modality"] in _EXPECTED,
                group=order[str(card.row["publisher"] or card.row["source_key"])],
                href=card.href,
            )
        )
    groups = [
        Group(key(place), name if place < len(SHAPES) - 1 or len(order) == len(SHAPES) else "all others")
        for name, place in order.items()
        if place < len(SHAPES) - 1 or name == list(order)[len(SHAPES) - 1]
    ]
    hollow = key(0, hollow=True) if any(point.hollow for point in points) else Markup("")
    return charted(points, "" if unit == "1" else unit, title), groups, hollow
