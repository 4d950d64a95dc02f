"""Spellings of one name: foreign surnames by their consonants, Arabic given names never."""

from __future__ import annotations

import pytest

from ledger.pipeline import read


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("قال الجنرال مارك كوريلوف إن الخطة جاهزة. وأضاف كوريلف أن الدعم مستمر.", True),
        ("قال الوزير أنتون بلينسكي إن الخطة جاهزة. وأضاف بلينسكى أن الدعم مستمر.", True),
        ("قال الخبير ديمتري سولوفيوف إن الخطة جاهزة. وأضاف سولوفيف أن الدعم مستمر.", True),
        ("قال الوزير سامي حسن إن الخطة جاهزة. وأضاف حسين أن الدعم مستمر.", False),
        ("قال الخبير مارك كوريلوف إن الخطة جاهزة. وأضاف كورنيلوف أن الدعم مستمر.", False),
    ],
)
def test_a_surname_in_another_spelling(text: str, same: bool) -> None:
    first, second = (statement.speaker for statement in read(text).statements)
    assert first is not None
    assert second is not None
    assert (first.name == second.name) is same
