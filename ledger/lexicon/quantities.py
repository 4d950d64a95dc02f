"""Words round a quantity: comparators, rates, multipliers, ages, degrees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from ledger.lexicon.kept import kept
from ledger.lexicon.phrasebook import Phrasebook
from ledger.lexicon.read import forms, topic
from ledger.text.fold import folded

# The two ways in which a figure changes.
Direction = Literal["rise", "fall"]


@dataclass(frozen=True, slots=True)
class Split:
    """A comparator in two words with its subject between them."""

    sign: str
    prepositions: tuple[str, ...]
    owned: bool


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """Phrasebooks of what stands before, between and behind the parts of a quantity."""

    before: Phrasebook[str]
    after: Phrasebook[str]
    negation: Phrasebook[str]
    verbal_negation: frozenset[str]
    extent: frozenset[str]
    attained: frozenset[str]
    verbs: Phrasebook[str]
    split: Phrasebook[Split]
    threshold: Phrasebook[str]
    filler: Phrasebook[str]
    between: Phrasebook[str]
    to: Phrasebook[str]
    or_: Phrasebook[str]
    per: Phrasebook[str]
    times_of_rates: frozenset[str]
    each: Phrasebook[str]
    times: Phrasebook[int | None]
    times_of: Phrasebook[str]
    times_of_flows: Phrasebook[str]
    weakened: frozenset[str]
    contract_signed: Phrasebook[str]
    priced: Phrasebook[str]
    contract_worth: Phrasebook[str]
    times_owned: frozenset[str]
    times_by: Phrasebook[str]
    age_before: Phrasebook[str]
    age_inside: Phrasebook[str]
    age_after: Phrasebook[str]
    age_named: Phrasebook[str]
    age_people: Phrasebook[str]
    lasting: Phrasebook[str]
    heat: Phrasebook[str]
    below_zero: Phrasebook[str]
    minus: Phrasebook[str]
    degrees: Phrasebook[int | None]
    against: Phrasebook[str]
    whole: Phrasebook[str]
    part: Phrasebook[str]
    becoming: Phrasebook[str]
    changes: Phrasebook[Direction]
    shifts: Phrasebook[str]
    by: Phrasebook[str]
    level: Phrasebook[str]
    levels: Phrasebook[str]
    reaching: Phrasebook[str]
    before_part: frozenset[str]
    age_doubtful: frozenset[str]


def _one(name: str, phrases: list[str]) -> Phrasebook[str]:
    return Phrasebook((phrase, name) for phrase in phrases)


@kept
def quantity_words(language: str) -> QuantityWords:
    """Return the words round quantities in a language, read once."""
    comparators = topic(language, "comparators")
    signs = [sign for sign in comparators if "before" in comparators[sign]]
    between = comparators["range"]
    rates = topic(language, "rates")
    times = topic(language, "multipliers")["times"]
    ages = topic(language, "age")
    heat = topic(language, "temperature")
    change = topic(language, "change")
    return QuantityWords(
        before=Phrasebook((form, sign) for sign in signs for form in comparators[sign]["before"]),
        after=Phrasebook((form, sign) for sign in signs for form in comparators[sign]["after"]),
        verbs=Phrasebook(
            (form, sign) for sign, block in comparators["verbs"].items() for form in forms(block)
        ),
        split=Phrasebook(
            (
                form,
                Split(sign, tuple(folded(word) for word in block["prepositions"]), block.get("owned", False)),
            )
            for sign, block in comparators["split"].items()
            for form in forms(block)
        ),
        threshold=_one("threshold", comparators["threshold"]["forms"]),
        negation=_one("not", forms(comparators["negation"], "forms", "verbal")),
        verbal_negation=frozenset(map(folded, comparators["negation"]["verbal"])),
        # Without the letter that tells the person: يتسع, تتسع.
        extent=frozenset(folded(form)[1:] for form in comparators["extent"]["forms"]),
        attained=frozenset(folded(form)[1:] for form in comparators["attained"]["forms"]),
        filler=_one("filler", comparators["filler"]["forms"]),
        between=_one("between", between["between"]),
        to=_one("to", between["to"]),
        or_=_one("or", between["or"]),
        per=Phrasebook(
            (form, unit)
            for block in (rates["time"], rates["one"])
            for unit, written in block.items()
            for form in written
        ),
        times_of_rates=frozenset(rates["time"]),
        each=_one("each", rates["preposition"]["forms"]),
        times=Phrasebook(
            [
                *((form, None) for form in forms(times)),
                *((form, 2) for form in forms(times, "duals")),
            ]
        ),
        times_of=_one("of", times["of"]),
        times_of_flows=_one("of", times["flows"]),
        weakened=frozenset(map(folded, times["weakened"])),
        contract_signed=_one("signed", topic(language, "units")["decade"]["signed"]),
        priced=_one("priced", topic(language, "currencies")["afghani"]["priced"]),
        contract_worth=_one("worth", topic(language, "units")["decade"]["worth"]),
        times_owned=frozenset(map(folded, times["owned"])),
        times_by=_one("by", times["by"]),
        age_before=_one("age", ages["before"]["forms"]),
        age_inside=_one("age", ages["inside"]["forms"]),
        age_after=_one("age", ages["after"]["forms"]),
        age_named=_one("age", ages["named"]["forms"]),
        age_people=_one("age", ages["people"]["forms"]),
        lasting=_one("duration", ages["lasting"]["forms"]),
        heat=_one("heat", heat["heat"]["forms"]),
        below_zero=_one("below", heat["below"]["forms"]),
        minus=_one("minus", heat["minus"]["forms"]),
        degrees=Phrasebook(
            [
                *((form, None) for form in forms(heat["degree"])),
                *((form, 2) for form in forms(heat["degree"], "duals")),
            ]
        ),
        against=_one("against", comparators["against"]["forms"]),
        whole=_one("whole", comparators["against"]["whole"]),
        part=_one("part", comparators["against"]["part"]),
        becoming=_one("becoming", comparators["against"]["becoming"]),
        changes=Phrasebook(
            (written, way)
            for way in get_args(Direction)
            for form in forms(change[way])
            for written in ((form, f"س{form}") if form[0] in "يت" else (form,))  # سترتفع
        ),
        shifts=_one("shift", change["shift"]["forms"]),
        by=_one("by", change["by"]["forms"]),
        level=_one("to", change["to"]["forms"]),
        levels=_one("level", change["to"]["levels"]),
        reaching=_one("reach", change["to"]["reaching"]),
        before_part=frozenset(
            map(folded, (*change["by"]["plain"], *change["to"]["plain"], *comparators["~"]["plain"]))
        ),
        age_doubtful=frozenset(map(folded, ages["before"]["doubtful"])),
    )
