"""Words round a figure that say whose it is, of which time and how sure."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.lexicon.entities import Entity, entities
from ledger.lexicon.kept import kept
from ledger.lexicon.phrasebook import Phrasebook
from ledger.lexicon.read import Block, forms, topic
from ledger.text.fold import folded


@dataclass(frozen=True, slots=True)
class ContextWords:
    """The small words of one language that the rules of context read, by what they do."""

    clause: Phrasebook[bool]
    fact: Phrasebook[bool]
    contrast: Phrasebook[bool]
    base: Phrasebook[bool]
    of_change: frozenset[str]
    of_difference: frozenset[str]
    records: frozenset[str]
    different: frozenset[str]
    running: Phrasebook[bool]
    past: frozenset[str]
    coming: frozenset[str]
    since: Phrasebook[bool]
    until: Phrasebook[bool]
    now: Phrasebook[bool]
    part: Phrasebook[bool]
    event: Phrasebook[bool]
    both: Phrasebook[bool]
    own: Phrasebook[bool]
    region: Phrasebook[bool]
    states: frozenset[str]
    giving: Phrasebook[bool]
    reckoned: frozenset[str]
    amounting: frozenset[str]
    attributes: frozenset[str]
    between: frozenset[str]
    same: frozenset[str]
    modalities: Phrasebook[str]
    members: dict[str, tuple[str, ...]]
    heads: dict[str, tuple[str, ...]]
    parties: dict[str, str | None]
    doubtful: frozenset[str]
    beside_before: dict[str, frozenset[str]]
    beside_behind: dict[str, frozenset[str]]
    amounts: frozenset[str]
    equals: frozenset[str]
    come_about: frozenset[str]
    priced: frozenset[str]
    times: frozenset[str]
    one_time: frozenset[str]
    grades: frozenset[str]
    channels: frozenset[str]
    world: frozenset[str]
    receiving: frozenset[str]
    recurring: frozenset[str]
    points: frozenset[str]
    deeds: frozenset[str]
    behind: dict[str, str]


@kept
def outlooks(language: str) -> Phrasebook[bool]:
    """Return the words that say, in the narrator's voice, that something is expected or planned."""
    blocks = topic(language, "attribution")
    return Phrasebook((form, True) for name in ("expected", "scheduled") for form in forms(blocks[name]))


@kept
def context_words(language: str) -> ContextWords:
    """Return the context words of a language, read once."""
    blocks = topic(language, "context")
    against = forms(topic(language, "comparators")["against"])

    def book(key: str, *names: str) -> Phrasebook[bool]:
        return Phrasebook((form, True) for form in forms(blocks[key], *names))

    def words(key: str, *names: str) -> frozenset[str]:
        return frozenset(folded(form) for form in forms(blocks[key], *names))

    return ContextWords(
        book("clause", "forms", "contrast"),
        book("fact"),
        book("clause", "contrast"),
        Phrasebook((form, True) for form in (*forms(blocks["base"]), *against)),
        words("base", "of_change"),
        words("base", "of_difference"),
        words("base", "records", "different"),
        words("base", "different"),
        book("running"),
        words("running", "past"),
        words("running", "coming"),
        book("since"),
        book("until"),
        book("until", "now"),
        book("part"),
        book("event"),
        book("both"),
        book("own"),
        book("region"),
        words("states"),
        book("giving"),
        words("reckoned"),
        words("amounting"),
        words("amounting", "attributes"),
        words("amounting", "between"),
        words("same"),
        _modalities(language),
        {
            name: tuple(block["members"])
            for name, block in topic("concepts", "entities").items()
            if "members" in block
        },
        _heads(language),
        _parties(),
        words("doubtful"),
        _beside(blocks["homographs"], "before"),
        _beside(blocks["homographs"], "behind"),
        words("amounts"),
        words("equals"),
        words("come-about"),
        words("priced"),
        words("times"),
        words("times", "one"),
        words("grades"),
        words("channels"),
        words("world"),
        words("receiving"),
        words("running", "recurring"),
        words("running", "points"),
        # In the future: سيزور, ستزور.
        frozenset(f"س{person}{verb[1:]}" for verb in words("deeds") for person in "يت"),
        dict.fromkeys(words("expected"), "forecast") | dict.fromkeys(words("scheduled"), "planned"),
    )


# Organs act for their state; media only tell what others do.
_ORGANS = frozenset(
    {"ministry", "central bank", "parliament", "office", "court", "military", "head of state's house"}
)
_MEDIA = frozenset({"newspaper", "news agency", "broadcaster", "news site"})


def _parties() -> dict[str, str | None]:
    """Return whom each known organisation stands for: itself, its state, or nobody (a newspaper).

    A numbered unit (201st Military Base) stands for itself.
    """
    found: dict[str, str | None] = {}
    for name, block in topic("concepts", "entities").items():
        if block["kind"] == "organisation":
            organ = block.get("sort") in _ORGANS and not any(sign.isdigit() for sign in name)
            found[name] = (
                None if block.get("sort") in _MEDIA else (block.get("country") if organ else name) or name
            )
    return found


def _beside(block: Block, side: str) -> dict[str, frozenset[str]]:
    """Return the words before or behind a name that make it another word, by the folded name."""
    named = {name: told for name, told in block.items() if isinstance(told, dict)}
    return {folded(name): frozenset(map(folded, told.get(side, ()))) for name, told in named.items()}


def _modalities(language: str) -> Phrasebook[str]:
    """Return the words that say how sure a clause is, each with its modality."""
    blocks = [*topic(language, "attribution").values(), *topic(language, "context").values()]
    return Phrasebook(
        (form, block["modality"]) for block in blocks if "modality" in block for form in forms(block)
    )


def _heads(language: str) -> dict[str, tuple[str, ...]]:
    """Return the organisations by the noun with the article that means one of them again (القاعدة)."""
    found: dict[str, set[str]] = {}
    known: dict[str, Entity] = entities(language).phrases
    for name, entity in known.items():
        head = name.split()[0]
        if entity.kind == "organisation" and " " in name and len(head) > 3:
            found.setdefault("ال" + head.removeprefix("ال"), set()).add(entity.name)
    return {head: tuple(sorted(names)) for head, names in found.items()}
