"""A whole ledger compared: candidates, voices, mentions of one claim, what a pair file may hold."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ledger import compare, extract
from ledger.claims.claim import Claim, Figure, Mention
from ledger.crosscheck.compare import comparable, mentions_of
from ledger.crosscheck.duplicates import voices
from ledger.crosscheck.pair_file import PairError, answers
from ledger.crosscheck.topic import Origin, Topic
from ledger.crosscheck.topic_reader import TopicReader
from ledger.lexicon.subjects import subjects, twice
from ledger.span import Span
from ledger.store.standing import pairs_among
from ledger.text.shingles import shingles
from tests.crosscheck.pair import ACCUSING, pairs

DAY = date(2023, 6, 5)
TOLL = "لقي {} شخصا مصرعهم في فيضانات مدينة القيروان في تونس يوم الاثنين، وفق الدفاع المدني."


def _check(texts: dict[str, str]) -> list[tuple[str, ...]]:
    topics: list[Topic] = []
    for key, text in texts.items():
        claims = [claim for claim in extract(text, published=DAY) if claim.figure.kind == "count"]
        topics += TopicReader(Origin(key, text, DAY), claims).topics()
    found = []
    for a, b in pairs_among(topics):
        compared = comparable(topics[a], topics[b])
        if compared is not None:
            found.append((*sorted((topics[a].origin.key, topics[b].origin.key)), compared.verdict))
    return sorted(found)


def test_sources_are_compared_whatever_their_order() -> None:
    texts = {"a": TOLL.format(12), "b": TOLL.format(17), "c": TOLL.format(12)}
    found = _check(texts)
    assert found == [("a", "b", "conflict"), ("a", "c", "same"), ("b", "c", "conflict")]
    assert _check(dict(reversed(texts.items()))) == found


def _of_source(topic: Topic, key: str) -> Topic:
    return replace(topic, article=replace(topic.article, origin=replace(topic.origin, key=key)))


def test_candidates_do_not_grow_with_the_square() -> None:
    model = TopicReader(Origin("a", TOLL.format(12), DAY), extract(TOLL.format(12))).topics()[0]
    counts = []
    for size in (100, 1000):
        topics = [_of_source(model, f"{n:05}") for n in range(size)]
        counts.append(sum(1 for _ in pairs_among(topics)))
    assert counts[1] <= 13 * counts[0]


def test_near_duplicates_are_one_voice() -> None:
    body = " ".join(pair.a.text for pair in pairs()[:3])
    texts = {"one": body, "other": f"عاجل. {body}", "third": pairs()[5].a.text}
    prints = {key: shingles(text) for key, text in texts.items()}
    assert voices([["one", "other", "third"]], prints.__getitem__) == {"one": "one", "other": "one"}
    assert voices([["one", "other", "third"]], prints.__getitem__, among={"one", "third"}) == {}


def _twice_written(second: str) -> Claim:
    def mention(start: int, quote: str, value: str, unit: str) -> Mention:
        number = Decimal(value)
        return Mention(
            Span(start, start + len(quote)), quote, Figure("length", number, number, unit), "<rule>"
        )

    return Claim((mention(0, "100 كم", "100", "km"), mention(8, f"{second} ميلا", second, "[mi_i]")))


@pytest.mark.parametrize(("second", "verdict"), [("62", "compatible"), ("85", "internal")])
def test_mentions_of_one_claim_are_asked_too(second: str, verdict: str) -> None:
    claim = _twice_written(second)
    topic = TopicReader(Origin("a", f"100 كم ({second} ميلا)", DAY), [claim]).topics()[0]
    assert [one.verdict for one in mentions_of(topic)] == [verdict]


def test_claims_without_their_texts_are_hardly_comparable() -> None:
    one, other = extract(TOLL.format(12)), extract(TOLL.format(17))
    assert not {found.verdict for found in compare(one, other)} & ACCUSING


def test_no_word_is_listed_twice() -> None:
    assert twice("ar") == []


def test_every_measure_that_a_head_names_is_known() -> None:
    from ledger.lexicon.read import topic

    blocks = topic("ar", "crosscheck").values()
    named = {name for block in blocks for name in block.get("measures", ())}
    nouns = {lemma for block in blocks for lemma in block.get("lemmas", ())}
    assert named - set(topic("concepts", "measures")) == set()
    assert nouns - set(topic("ar", "nouns")) == set()
    assert set(subjects("ar").concepts) == named | nouns


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 1: no JSON"),
        ('{"id": "1"}', "line 1: the pair has no 'a'"),
        ("[]", "line 1: "),
        (
            '{"id": "1", "a": {"text": "x", "published": "morning"}, "b": {"text": "y"}}',
            "line 1: Invalid isoformat",
        ),
    ],
)
def test_a_line_that_is_no_pair_is_named(line: str, message: str) -> None:
    with pytest.raises(PairError, match=message):
        list(answers([line]))


def test_texts_in_other_languages_are_not_comparable() -> None:
    sides = {"a": {"text": "12 people died."}, "b": {"text": TOLL.format(12)}}
    [found] = answers(["", json.dumps({"id": 7, "lang": "ar-en", **sides})])
    assert (found.id, found.verdict, found.gap) == ("7", "not comparable", None)
