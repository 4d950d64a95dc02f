"""Claims as cards: what a reader wants to know of a claim, in the same words on every page."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ledger.span import Span
from ledger.web.axis import Interval
from ledger.web.cells import number, text
from ledger.web.marks import anchor, quoted
from ledger.web.reader import Found, Reader, listed

# Whoever may not see all of these sees no card.
CARD_TABLES = (
    "claim", "claim_entity", "comparison", "entity", "figure", "measure", "sentence", "source", "statement",
    "unit",
)  # fmt: skip

_CARDS = """
SELECT
    claim.id AS id, claim.key AS key, claim.kind AS kind, claim.quote AS quote,
    claim.gloss AS gloss, claim.gloss_ar AS gloss_ar, claim.modality AS modality, claim.rule AS rule,
    claim.char_start AS char_start, claim.char_end AS char_end, claim.statement AS within,
    claim.speaker AS speaker_id, speaker.name AS speaker, speaker.name_ar AS speaker_ar,
    claim.source AS source_id, source.key AS source_key, source.title AS title, source.publisher AS publisher,
    source.published AS published, source.language AS language, source.url AS url, source.sample AS sample,
    sentence.text AS sentence, sentence.char_start AS sentence_start,
    figure.kind AS sort, figure.low AS low, figure.high AS high, figure.comparator AS comparator,
    figure.low_real AS low_real, figure.high_real AS high_real,
    figure.counted AS counted, figure.per AS per, figure.change AS change, figure.edtf AS edtf,
    figure.period AS period, figure.compared_to AS compared_to, figure.qualifiers AS qualifiers,
    figure.measure_text AS measure_text, figure.measure AS measure_id,
    coalesce(figure.period_earliest, figure.earliest) AS since,
    coalesce(figure.period_latest, figure.latest) AS until,
    measure.label AS measure, measure.label_ar AS measure_ar,
    unit.code AS unit, unit.label AS unit_label, unit.dimension AS dimension, unit.factor AS factor,
    statement.stance AS stance, statement.mode AS mode, statement.polarity AS polarity,
    statement.cue AS cue, statement.carrier AS carrier_id, carrier.name AS carrier,
    (
        SELECT json_group_array(json_array(claim_entity.role, party.name, party.name_ar, party.id))
        FROM claim_entity JOIN entity AS party ON party.id = claim_entity.entity
        WHERE claim_entity.claim = claim.id
    ) AS parties,
    (SELECT count(*) FROM comparison WHERE comparison.claim_a = claim.id)
    + (SELECT count(*) FROM comparison WHERE comparison.claim_b = claim.id) AS comparisons
FROM {wanted} AS wanted
JOIN claim ON claim.id = wanted.{key}
JOIN source ON source.id = claim.source
JOIN sentence ON sentence.id = claim.sentence
LEFT JOIN entity AS speaker ON speaker.id = claim.speaker
LEFT JOIN figure ON figure.claim = claim.id
LEFT JOIN measure ON measure.id = figure.measure
LEFT JOIN unit ON unit.id = figure.unit
LEFT JOIN statement ON statement.claim = claim.id
LEFT JOIN entity AS carrier ON carrier.id = statement.carrier
"""
_BY_ID = _CARDS.format(wanted="json_each(:ids)", key="value")
_OF_SOURCE = _CARDS.format(
    wanted="(SELECT id FROM claim WHERE source = :source ORDER BY char_start, char_end DESC, id LIMIT :most)",
    key="id",
)
_COMPARATORS = {
    "~": "about ", ">": "more than ", ">=": "at least ", "<": "less than ", "<=": "at most ",
}  # fmt: skip
# Figures by what they say, for the marks in a text: each family has a colour and a line of its own.
FAMILIES: Mapping[str, tuple[str, frozenset[str]]] = {
    "money": ("money", frozenset({"money"})),
    "share": ("shares and multiples", frozenset({"percent", "fraction", "multiplier"})),
    "count": ("counts, ranks and scores", frozenset({"count", "ordinal", "score", "age"})),
    "time": ("dates and durations", frozenset({"date", "duration"})),
    "size": ("lengths, weights and other sizes", frozenset()),
}


def family(sort: str) -> str:
    """Return the family of marks that a kind of figure belongs to.

    >>> family("percent"), family("length")
    ('share', 'size')
    """
    return next((name for name, (_, kinds) in FAMILIES.items() if sort in kinds), "size")


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a card."""

    label: str
    value: Markup


@dataclass(frozen=True, slots=True)
class Card:
    """A claim as pages show it: ``row`` holds the stored values, the rest is made when a page asks for it."""

    row: Found
    reader: Reader
    href: str
    source: str

    @property
    def place(self) -> str:
        """Return the address of the claim's place in its source."""
        return f"{self.source}#{anchor(self.row['char_start'])}"

    @property
    def quoted(self) -> Markup:
        """Return the claim's sentence with its quotation marked."""
        row = self.row
        span = Span(row["char_start"], row["char_end"])
        return quoted(str(row["sentence"]), row["sentence_start"], span)

    @property
    def value(self) -> Markup:
        """Return a figure's value with its unit."""
        return value(self.row)

    @property
    def facts(self) -> Sequence[Fact]:
        """Return what there is to say of the claim, line by line."""
        return _facts(self.reader, self.row)

    @property
    def name(self) -> str:
        """Return the card's name on its page, for the end of an address."""
        return f"claim-{self.row['key']}"

    @property
    def family(self) -> str:
        """Return the family of a figure, or ``said`` for a statement."""
        return "said" if self.row["kind"] == "statement" else family(str(self.row["sort"]))

    def interval(self, label: str, factor: float = 1.0) -> Interval:
        """Return the values, times ``factor``, as an interval to draw."""
        low, high = self.row["low_real"], self.row["high_real"]
        return Interval(None if low is None else low * factor, None if high is None else high * factor, label)


async def cards(reader: Reader, ids: Sequence[int]) -> dict[int, Card]:
    """Return the cards of claims by their ids; none for whoever may not see all that stands on them."""
    if not ids or not await reader.may_view(*CARD_TABLES):
        return {}
    found = {row["id"]: row for row in await reader.rows(_BY_ID, ids=listed(ids))}
    return {claim: _card(reader, found[claim]) for claim in ids if claim in found}


async def cards_of_source(reader: Reader, source: int, most: int) -> list[Card]:
    """Return the cards of the first ``most`` claims of a source, in the order of its text."""
    if not await reader.may_view(*CARD_TABLES):
        return []
    rows = await reader.rows(_OF_SOURCE, source=source, most=most)
    rows.sort(key=lambda row: (row["char_start"], -row["char_end"], row["id"]))
    return [_card(reader, row) for row in rows]


def value(row: Mapping[str, Any]) -> Markup:
    """Return a figure's value with its unit, as a person writes it.

    >>> print(value({"low": "330", "high": None, "comparator": ">", "unit": "USD"}))
    more than <bdi dir="ltr">330</bdi> USD
    >>> print(value({"low": "2.1", "high": "2.4", "comparator": "range", "unit": "%"}))
    <bdi dir="ltr">2.1</bdi> to <bdi dir="ltr">2.4</bdi> %
    """
    low, high, unit = row.get("low"), row.get("high"), row.get("unit")
    if low is None and high is None:
        return text(str(row.get("edtf") or row.get("quote") or ""))
    told = _COMPARATORS.get(str(row.get("comparator")), "")
    unit = "" if unit == "1" else unit or ""
    if low is not None and high is not None and low != high:
        words = Markup("{}{} to {}").format(told, number(str(low)), number(str(high)))
    else:
        only = low if low is not None else high
        words = Markup("{}{}").format(told or _open(low, high), number(str(only)))
    return Markup("{} {}").format(words, unit) if unit else words


def _open(low: object, high: object) -> str:
    return "at most " if low is None else "at least " if high is None else ""


def _card(reader: Reader, row: Found) -> Card:
    return Card(row, reader, reader.row("claim", row["id"]), reader.row("source", row["source_id"]))


def _facts(reader: Reader, row: Found) -> list[Fact]:
    who = _named(reader, row["speaker_id"], row["speaker"], row["speaker_ar"])
    if row["kind"] == "figure":
        facts = [
            ("Value", value(row)),
            ("Measure", _measure(reader, row)),
            ("Parties", _parties(reader, row)),
        ]
        facts += [("Said by", who or Markup("the article itself"))]
    else:
        facts = [("Said by", who or Markup("nobody who is named")), ("How", _manner(row))]
        facts += [("Passed on by", _named(reader, row["carrier_id"], row["carrier"], None))]
    plain = {
        "Speaks of": row["period"],
        "Compared with": row["compared_to"],
        "Counted": row["counted"],
        "Change": row["change"],
        "Per": row["per"],
        "Only": row["qualifiers"],
        "Put as": None if row["modality"] == "asserted" else row["modality"],
        "Read by": row["rule"],
    }
    facts += [(label, text(str(words)) if words else None) for label, words in plain.items()]
    return [Fact(label, words) for label, words in facts if words]


def _manner(row: Found) -> Markup:
    negated = ", which the text says was not said" if row["polarity"] == "negated" else ""
    words = {"direct": "word for word", "mixed": "partly word for word"}.get(row["mode"], "in other words")
    return Markup("{}, {}{} ({})").format(row["stance"], words, negated, text(str(row["cue"])))


def _measure(reader: Reader, row: Found) -> Markup | None:
    if row["measure_id"] is None:
        return text(str(row["measure_text"])) if row["measure_text"] else None
    label = Markup('<a href="{}">{}</a>').format(reader.row("measure", row["measure_id"]), row["measure"])
    return Markup("{} {}").format(label, text(str(row["measure_ar"]))) if row["measure_ar"] else label


def _parties(reader: Reader, row: Found) -> Markup | None:
    told = sorted(json.loads(row["parties"]), key=lambda party: (party[0], party[1]))
    named = [
        Markup("{} {}").format(role, _named(reader, key, name, arabic)) for role, name, arabic, key in told
    ]
    return Markup(", ").join(named) if named else None


def _named(reader: Reader, key: int | None, name: str | None, arabic: str | None) -> Markup | None:
    if key is None or name is None:
        return None
    link = Markup('<a href="{}">{}</a>').format(reader.row("entity", key), text(name))
    return Markup("{} {}").format(link, text(arabic)) if arabic and arabic != name else link
