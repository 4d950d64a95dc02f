"""Particles: the small closed classes of words by which the grammar of sentences goes.

What word is of which kind stands in ``particles.toml``; which kinds do one thing together is told here.
"""

from __future__ import annotations

from dataclasses import dataclass

from ledger.lexicon.kept import kept
from ledger.lexicon.read import forms, topic
from ledger.text.fold import folded

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Particles:
    """Folded particles of one language by what they do in a sentence.

    Clauses: ``links`` stand between the start of a clause and its verb, ``corrections`` do so and set it
    against the clause before. ``topic_openers`` let a subject stand before its verb (أما السكان
    فيقولون), ``contrasts`` are those of them that turn to another speaker, ``topicalisers`` those whose
    verb takes ف; ``exceptives`` do the same before ``that``, ``when`` behind ``within`` alone (في حين).
    ``clause_openers`` have a subject behind them; ``parting`` ones end, behind a comma, a noun phrase,
    and ``turning`` ones the search for a word of change. ``subordinating`` ones make a clause of their
    own of "that" and what follows; ``adding`` ones take a preposition with them.

    Relatives: ``relatives`` follow a noun, ``relative_openers`` are all that open a relative clause,
    ``narrating`` ones before a verb make it the narrator's own conclusion. ``as_`` may be "according to".

    That: ``that`` alone, ``that_joined`` with a letter in front too, ``that_subjects`` with the pronoun
    of its subject; ``resuming`` ones take up what was said behind "according to", ``resumed`` are cut
    off it.

    Prepositions: ``before_nouns`` are those that no verb follows, ``prepositions`` all behind which a
    noun is not what its clause speaks of, ``leading`` those that only say where or of what, ``of``
    those behind a share, ``where`` those that the name of a place follows, ``bearings`` those of a
    side. ``to_it`` carry the pronoun of a thing named before, ``told_to`` those of them that follow a
    verb of saying, ``within`` complete a title, ``inside`` stand between a verb and its number.
    ``order`` are "before" and "after", ``then`` stands before the next verb; ``from_`` and ``until``
    stand before the two ends of a range, ``between`` before both.

    Verbs: ``auxiliaries`` stand right before them, ``was`` before their subject, ``perhaps`` and
    ``indeed`` tell whether they came about, ``future`` that they will or never will.

    Others: ``adverbs`` and ``days`` stand between a verb and its subject; ``thus``, ``any``; ``rest``, the
    adjectives of those of a group who are left or come first;
    ``pronouns``, of them the ``pointing`` ones, which take up what was said.
    """

    links: Words
    corrections: Words
    topic_openers: Words
    contrasts: Words
    topicalisers: Words
    exceptives: Words
    when: Words
    clause_openers: Words
    parting: Words
    turning: Words
    because: Words
    subordinating: Words
    adding: Words
    relatives: Words
    relative_openers: Words
    narrating: Words
    as_: Words
    that: Words
    that_joined: Words
    that_subjects: Words
    resuming: Words
    resumed: Words
    before_nouns: Words
    order: Words
    then: Words
    prepositions: Words
    leading: Words
    of: Words
    where: Words
    bearings: Words
    to_it: Words
    told_to: Words
    within: Words
    inside: Words
    from_: Words
    since: Words
    to: Words
    until: Words
    between: Words
    auxiliaries: Words
    was: Words
    perhaps: Words
    indeed: Words
    future: Words
    adverbs: Words
    days: Words
    thus: Words
    pronouns: Words
    pointing: Words
    any: Words
    rest: Words


def _joined(letters: str, words: Words) -> Words:
    """Return words with any of the letters written in front: a proclitic goes with every word of a kind.

    >>> sorted(_joined("وف", frozenset({"قد"})))
    ['فقد', 'وقد']
    """
    return frozenset(letter + word for letter in letters for word in words)


@kept
def particles(language: str) -> Particles:
    """Return the particles of a language, read once."""
    blocks = topic(language, "particles")

    def of_kind(*kinds: str, name: str = "forms") -> Words:
        return frozenset(folded(form) for kind in kinds for form in forms(blocks[kind], name))

    but = of_kind("adversatives") | _joined("و", of_kind("adversatives"))
    but_subject = of_kind("adversatives", name="subject")
    that = of_kind("that")
    that_subjects = frozenset(
        folded(form) for form in forms(topic(language, "attribution")["complementisers"], "subject")
    )
    as_ = of_kind("as") | _joined("و", of_kind("as"))
    aspect = of_kind("aspect")
    links = as_ | _joined("و", aspect) | of_kind("contrastives", "sequence", "likewise")
    contrasts = but | that | of_kind("contrastives", "when", "topicalisers")
    resuming = _joined("ف", that | that_subjects)
    will, never = of_kind("future"), of_kind("future-negation")
    within = of_kind("within")
    return Particles(
        links=links,
        corrections=links | of_kind("correctives") | but_subject | _joined("و", but_subject),
        topic_openers=contrasts
        | _joined("و", of_kind("topicalisers"))
        | of_kind("where", "sequence", "correctives"),
        contrasts=contrasts,
        topicalisers=of_kind("topicalisers"),
        exceptives=of_kind("exceptives") | of_kind("exceptives", name="that"),
        when=of_kind("when"),
        clause_openers=but | that | of_kind("where", "contrastives", "as"),
        parting=but
        | _joined("و", of_kind("pronouns"))
        | of_kind("as", "contrastives", "where", "explanatory", "exceptives", "free-relatives")
        | of_kind("focus", "sequence"),
        turning=of_kind("temporals", "contrastives", "where", "when", "causals"),
        because=of_kind("causals", name="leading") | of_kind("causes"),
        subordinating=of_kind("order", "spans", "exceptives", "concessives")
        | of_kind("exceptives", name="that"),
        adding=of_kind("additives") | _joined("وب", of_kind("additives")),
        relatives=of_kind("relatives"),
        relative_openers=of_kind("relatives", "free-relatives", "where"),
        narrating=of_kind("free-relatives", "summing") | of_kind("free-relatives", name="glued"),
        as_=as_ | of_kind("according-as"),
        that=that,
        that_joined=that | _joined("وبف", that),
        that_subjects=that_subjects,
        resuming=resuming,
        resumed=resuming | _joined("ف", aspect),
        before_nouns=of_kind("prepositions", "spans"),
        order=of_kind("order"),
        then=of_kind("sequence", "aspect"),
        prepositions=of_kind("prepositions", "on", "order", "places"),
        leading=of_kind("prepositions", name="leading") | of_kind("on"),
        of=of_kind("prepositions", name="of") | of_kind("on"),
        bearings=of_kind("bearings"),
        where=of_kind("prepositions", "places", name="where") | of_kind("bearings"),
        to_it=of_kind("resumptives") | within,
        told_to=of_kind("resumptives", name="told"),
        within=within | of_kind("within", name="held"),
        inside=of_kind("prepositions", name="inside") | within,
        from_=of_kind("prepositions", name="from"),
        since=of_kind("spans", name="since"),
        to=of_kind("prepositions", name="to"),
        until=of_kind("prepositions", name="to") | of_kind("until"),
        between=of_kind("prepositions", name="between"),
        auxiliaries=aspect | _joined("وف", aspect) | of_kind("negation", "future-negation", "future"),
        was=of_kind("was") | _joined("وف", of_kind("was")),
        perhaps=aspect,
        indeed=of_kind("aspect", name="past"),
        future=will | never | _joined("وف", will) | _joined("و", never),
        adverbs=of_kind("adverbs", "likewise"),
        days=of_kind("days"),
        thus=of_kind("thus"),
        pronouns=of_kind("pronouns"),
        pointing=of_kind("pronouns", name="pointing"),
        any=of_kind("any"),
        rest=of_kind("rest"),
    )
