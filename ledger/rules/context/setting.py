"""The setting of a figure: what its context says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ledger.lexicon.measures import Measure
from ledger.rules.acquaintances import Speaker
from ledger.rules.context.phrase import Words


class PartyRole(NamedTuple):
    """A party by its code or English name, and its role: of, from, to, between or about."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What the words round a figure say of it.

    ``concept`` is the known measure's key, or the head noun's own lemma where no measure
    is known; ``words`` are the tokens that name it. A figure ``converts`` the one before it
    (8 metres (26 feet)); ``headline`` tells one of the text's first line.
    """

    measure: Measure | None = None
    concept: str | None = None
    words: Words | None = None
    qualifiers: tuple[str, ...] = ()
    parties: tuple[PartyRole, ...] = ()
    period: str | None = None
    compared_to: str | None = None
    modality: str = "asserted"
    speaker: Speaker | None = None
    converts: bool = False
    headline: bool = False
