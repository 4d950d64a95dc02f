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
