"""Passages: the sentences of a text as runs of tokens, and which quotation a token stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ledger.rules.quotations import Quotation, quotations
from ledger.text.tokens import CLAUSE_SIGNS, Tokens

ENDS = frozenset(".!?؟…")
_LONGEST = 300  # tokens


class Passage(NamedTuple):
    """A sentence as tokens ``[first, end)``, its closing mark left out, and its paragraph's number."""

    first: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The passages and quotations of a text; ``inside[i]`` is the quotation that holds token ``i``, or -1."""

    passages: tuple[Passage, ...]
    quotations: tuple[Quotation, ...]
    inside: tuple[int, ...]

    def quotation_at(self, index: int) -> Quotation | None:
        """Return the quotation whose content or marks hold a token, or None."""
        number = self.inside[index] if 0 <= index < len(self.inside) else -1
        return None if number < 0 else self.quotations[number]


def layout(tokens: Tokens) -> Layout:
    """Cut the tokens into passages; a quotation never ends one, whatever stands inside it."""
    found = tuple(quotations(tokens))
    inside = [-1] * len(tokens)
    for number, quotation in enumerate(found):
        for index in range(quotation.opening, min(quotation.closing + 1, len(tokens))):
            inside[index] = number
    passages: list[Passage] = []
    first = paragraph = 0
    for index, text in enumerate(tokens.texts):
        broken = tokens.kinds[index] == "break"
        quoted = inside[index] >= 0
        # A text without full stops is cut at a comma, so that what a sentence costs stays bounded.
        overlong = index - first >= _LONGEST and (text in CLAUSE_SIGNS or index - first >= 2 * _LONGEST)
        if (broken and not quoted) or overlong:
            _append(passages, first, index, paragraph)
            first, paragraph = index + (broken or text in CLAUSE_SIGNS), paragraph + broken
        elif text in ENDS and not quoted and not _is_initial(tokens, index):
            _append(passages, first, index, paragraph)
            first = index + 1
    _append(passages, first, len(tokens), paragraph)
    return Layout(tuple(passages), found, tuple(inside))


def _append(passages: list[Passage], first: int, end: int, paragraph: int) -> None:
    if first < end:
        passages.append(Passage(first, end, paragraph))


def _is_initial(tokens: Tokens, index: int) -> bool:
    """Tell the full stop of د. or 3.5 from one that ends a sentence."""
    if tokens.text(index) != ".":
        return False
    glued_digit = tokens.is_number(index + 1) and tokens.glued(index + 1) and tokens.is_number(index - 1)
    return glued_digit or (tokens.is_word(index - 1) and len(tokens.text(index - 1)) == 1)
