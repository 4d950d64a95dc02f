"""What is packed comes out as it went in."""

from __future__ import annotations

import pickle

import pytest

from ledger.claims.claim import Claim
from ledger.claims.packed import Packed
from ledger.claims.statement import Statement
from ledger.pipeline import read

TEXT = "قال وزير المالية إن التجارة مع كازاخستان نمت 46.2% إلى 330 مليون دولار في عام 2022."


def _claims() -> list[Claim | Statement]:
    reading = read(TEXT)
    return [*reading.figures, *reading.statements]


def test_there_are_claims_of_both_kinds() -> None:
    assert {type(claim) for claim in _claims()} == {Claim, Statement}


@pytest.mark.parametrize("claim", _claims(), ids=lambda claim: claim.quote)
def test_a_claim_is_equal_to_itself_unpacked(claim: Claim | Statement) -> None:
    assert isinstance(claim, Packed)
    assert pickle.loads(pickle.dumps(claim, pickle.HIGHEST_PROTOCOL)) == claim
