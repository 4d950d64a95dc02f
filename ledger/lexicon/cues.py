"""Reporting cues of a language: which verbs, participles and nouns report, and with what behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ledger.lexicon.cases import declined
from ledger.lexicon.kept import kept
from ledger.lexicon.nouns import adjectives
from ledger.lexicon.particles import particles
from ledger.lexicon.person_names import GENDERS, Gender, NameJoints, given_names, name_joints
from ledger.lexicon.phrasebook import Phrasebook, words_of
from ledger.lexicon.read import Block, forms, topic
from ledger.text.fold import folded

Frame = Literal["that", "quote", "noun", "preposition"]
FormKind = Literal["verb", "participle", "noun", "impersonal"]


_PLAIN_FRAMES: tuple[Frame, ...] = ("that", "quote", "noun")
_FORM_LISTS: tuple[tuple[str, FormKind], ...] = (
    ("verbs", "verb"),
    ("participles", "participle"),
    ("nouns", "noun"),
)


@dataclass(frozen=True, slots=True)
class Cue:
    """One written form of a reporting cue.

    ``frames`` are the continuations that make it report; ``loose`` those that do so only
    behind a subject that can speak (an ambiguous verb: قدر, رفض). ``prepositions`` lead its
    content in the frame of that name; ``addressee`` lets an object stand before it;
    ``opens`` are the only nouns that a noun phrase as content may begin with, where there are any;
    one that ``measures`` reports nothing where a number comes before any content (يبلغ طوله 9 كم),
    one that ``discloses`` says nothing where it is negated before a mere noun (لم تكشف عن السعر);
    ``negated`` is the stance that a negation turns it to (لم يستبعد predicts).
    """

    key: str
    stance: str
    kind: FormKind
    frames: frozenset[Frame]
    loose: frozenset[Frame]
    prepositions: frozenset[str]
    addressee: bool
    complement: bool
    negated: str | None = None
    opens: frozenset[str] = frozenset()
    measures: bool = False
    discloses: bool = False


@dataclass(frozen=True, slots=True)
class Cues:
    """The reporting words of a language."""

    forms: Phrasebook[tuple[Cue, ...]]
    according: Phrasebook[str]
    glued_according: Phrasebook[str]
    according_verbs: Phrasebook[str]
    summing: Phrasebook[str]
    according_self: Phrasebook[str]
    sources: Phrasebook[str]
    carriers: Phrasebook[str]
    carrier_links: frozenset[str]
    told_by: Phrasebook[str]
    narrator: Phrasebook[str]
    impersonal: Phrasebook[str]
    rumours: Phrasebook[str]
    considered: Phrasebook[str]
    complementisers: Phrasebook[str]
    negations: frozenset[str]
    negating: frozenset[str]
    existing: frozenset[str]
    lasting: frozenset[str]
    free: frozenset[str]
    titles: Phrasebook[str]
    boundaries: Phrasebook[str]
    heads: Phrasebook[str]
    alike: dict[str, frozenset[str]]
    called: dict[str, Gender]
    kin: dict[str, str]
    authorities: frozenset[str]
    counting: frozenset[str]
    given: Phrasebook[str]
    complements: frozenset[str]
    speaking_for: frozenset[str]
    occasions: frozenset[str]
    adjuncts: frozenset[str]
    audiences: frozenset[str]
    nisba_nouns: frozenset[str]
    issued: frozenset[str]
    told_of: frozenset[str]
    printed: frozenset[str]
    journals: frozenset[str]
    studies: Phrasebook[str]
    papers: Phrasebook[str]
    quantifiers: frozenset[str]
    yardsticks: frozenset[str]
    named_things: Phrasebook[str]
    aged: Phrasebook[str]
    ranks: frozenset[str]
    qualified: frozenset[str]
    naming: frozenset[str]
    identity: frozenset[str]
    withheld: frozenset[str]
    same: frozenset[str]
    source_stance: Phrasebook[str]
    sayings: frozenset[str]
    subjectless: frozenset[str]
    verbs_too: dict[str, str]
    amounts: frozenset[str]
    counters: frozenset[str]
    latest: frozenset[str]
    feminine: frozenset[str]
    partitives: frozenset[str]
    out_of: Phrasebook[str]
    names: NameJoints


def _cue(key: str, block: Block, kind: FormKind, form: str) -> Cue:
    frames: set[Frame] = {name for name in _PLAIN_FRAMES if block.get(name)}
    if block.get("prepositions"):
        frames.add("preposition")
    every = frozenset(frames)
    strict = block.get("strict")
    if strict is not None and (block.get("doubtful") is None or form in block["doubtful"]):
        frames &= set(strict)
    return Cue(
        key,
        block["stance"],
        kind,
        frozenset(frames),
        every,
        frozenset(folded(word) for word in block.get("prepositions", ())),
        bool(block.get("addressee")),
        bool(block.get("complement")),
        block.get("negated"),
        frozenset(folded(word) for word in block.get("opens", ())),
        bool(block.get("measures")),
        bool(block.get("discloses")),
    )


@kept
def cues(language: str) -> Cues:
    """Return the reporting words of a language, read once."""
    by_form: dict[str, list[Cue]] = {}
    for key, block in topic(language, "cues").items():
        for name, kind in _FORM_LISTS:
            for form in forms(block, name):
                by_form.setdefault(" ".join(words_of(form)), []).append(_cue(key, block, kind, form))
    small = topic(language, "attribution")

    def book(name: str, *lists: str) -> Phrasebook[str]:
        return Phrasebook(((form, name) for form in forms(small[name], *lists)), definite=False)

    weak = set(small["according"].get("weak", ()))

    def strength(form: str) -> str:
        return "weak" if form in weak else "strong"

    def words(name: str, *lists: str) -> frozenset[str]:
        return frozenset(folded(form) for form in forms(small[name], *lists))

    impersonal = [
        (form, block["stance"])
        for block in small.values()
        if block.get("role") == "impersonal" and block.get("statement")
        for form in forms(block)
    ]
    return Cues(
        forms=Phrasebook((form, tuple(found)) for form, found in by_form.items()),
        according=Phrasebook(
            ((form, strength(form)) for form in forms(small["according"]) if form[-2:] != " ل"),
            definite=False,
        ),
        glued_according=Phrasebook(
            ((form[:-2], strength(form)) for form in forms(small["according"]) if form[-2:] == " ل"),
            definite=False,
        ),
        according_verbs=book("according-verb"),
        summing=book("according-verb", "summing"),
        according_self=book("according-self"),
        sources=Phrasebook((form, "source") for form in forms(small["according-source"])),
        carriers=book("carrier", "verbs", "participles"),
        carrier_links=words("carrier", "links"),
        told_by=book("told-by"),
        narrator=book("narrator"),
        impersonal=Phrasebook(impersonal, definite=False),
        rumours=Phrasebook(
            (
                (form, stance)
                for stance, written in small["impersonal-noun"]["by_stance"].items()
                for form in written
            ),
            definite=False,
        ),
        considered=Phrasebook(
            ((form, "considered") for form in forms(small["considered"]) if " " in form), definite=False
        ),
        complementisers=Phrasebook(
            [
                *((form, "that") for form in (*particles(language).that, *forms(small["complementisers"]))),
                *((form, "keep") for form in forms(small["complementisers"], "keep")),
            ]
        ),
        negations=words("negation", "particles"),
        negating=words("negation", "particles", "refusing"),
        existing=words("negation", "existing"),
        lasting=words("negation", "lasting"),
        free=words("negation", "free"),
        titles=Phrasebook(
            declined(((form, "title") for form in forms(small["titles"])), {*by_form, *adjectives(language)})
        ),
        boundaries=Phrasebook(
            (
                (form, kind)
                for kind, name in (("end", "forms"), ("contrast", "contrasts"))
                for form in forms(small["boundaries"], name)
            ),
            definite=False,
        ),
        heads=book("heads"),
        alike={
            noun: nouns - {noun}
            for name in small["alike"]
            for nouns in [words("alike", name)]
            for noun in nouns
        },
        called={noun: gender for gender in GENDERS for noun in words("called", gender)},
        kin={folded(form): english for english, written in small["kin"].items() for form in written},
        authorities=words("authorities"),
        counting=words("counting"),
        given=Phrasebook(((name, "given") for name in given_names(language)), definite=False),
        complements=words("complements", "forms", "voices"),
        speaking_for=words("complements", "voices"),
        occasions=words("occasions"),
        adjuncts=words("adjuncts"),
        audiences=words("audiences"),
        nisba_nouns=words("nisba-nouns"),
        issued=words("issued", "forms", "printed"),
        told_of=words("issued", "forms", "printed", "reached"),
        printed=words("issued", "printed"),
        journals=words("issued", "journals"),
        studies=book("issued", "studies"),
        papers=book("papers"),
        quantifiers=words("quantifiers"),
        yardsticks=words("yardsticks"),
        named_things=book("named-things"),
        aged=book("aged"),
        ranks=words("ranks"),
        qualified=words("qualified"),
        naming=words("naming"),
        identity=words("identity"),
        withheld=words("identity", "without"),
        same=words("same"),
        source_stance=Phrasebook(
            (form, stance) for stance, written in small["source-stance"].items() for form in written
        ),
        sayings=words("according", "sayings"),
        subjectless=words("subjectless"),
        verbs_too={folded(form): folded(opener) for form, opener in small["verbs-too"].items()},
        counters=words("counters"),
        latest=frozenset(map(folded, forms(topic(language, "attribution")["according-source"], "latest"))),
        amounts=words("amounts") | frozenset(map(folded, topic(language, "comparators")["~"]["plain"])),
        feminine=words("feminine"),
        partitives=words("quantifiers", "partitive"),
        out_of=book("quantifiers", "whole"),
        names=name_joints(language),
    )
