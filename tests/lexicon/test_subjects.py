"""The senses that claims are compared by name one another rightly."""

from __future__ import annotations

from ledger.lexicon.read import topic
from ledger.lexicon.subjects import subjects


def test_what_a_sense_is_against_is_known_and_mutual() -> None:
    known = subjects("ar").by_key
    told = topic("ar", "crosscheck")
    for key, block in told.items():
        for other in block.get("against", ()):
            assert other in known, (key, other)
            assert other != key
            assert key in known[other].against
        assert block.get("like", key) in known, key


def test_what_a_sense_is_against_counts_as_itself() -> None:
    # Contents are compared by what their senses are like: the contrary of a double would never be seen.
    for key, block in topic("ar", "crosscheck").items():
        assert not (block.get("against") and block.get("like")), key
        for other in block.get("undoes", ()):
            assert other in subjects("ar").by_key, (key, other)
