"""Sums that fail: a text says that a whole is made of parts, and they add up to something else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ledger.claims.claim import Claim
from ledger.crosscheck.compare import Comparison
from ledger.crosscheck.interval import Interval, interval_of
from ledger.crosscheck.topic import Topic
from ledger.lexicon.sums import parts
from ledger.rules.arabic import peel
from ledger.text.document import Document
from ledger.text.tokens import Tokens

_REACH = 400  # characters from the whole to the word behind which its parts follow
_LEAST_PARTS = 2
_NEAR = (Decimal("0.5"), Decimal(2))  # a sum farther off than this was read amiss
_ADDED = frozenset({"money", "count", "length", "area", "mass", "volume", "energy", "percent"})


class _Addend(NamedTuple):
    number: int
    claim: Claim
    interval: Interval


def sums(topics: Sequence[Topic], document: Document) -> Iterator[tuple[int, int, Comparison]]:
    """Yield the wholes of one source whose parts do not add up, as (whole, last part, comparison).

    ``document`` is the source's text; the numbers are places in ``topics``. Only where the text says
    that the parts are all there are (يتوزع على, بواقع), in one unit, and where the sum is near enough
    to be a slip.
    """
    figures = [addend for number, topic in enumerate(topics) if (addend := _addend(number, topic))]
    if len(figures) <= _LEAST_PARTS:
        return
    language = topics[0].origin.language
    figures.sort(key=lambda addend: addend.claim.span.start)
    if not any(head in document.tokens.folded.text for head in parts(language).heads):
        return
    for sentence_end, cue in _cues(document.tokens, language, len(document.source)):
        behind = [one for one in figures if cue <= one.claim.span.start < sentence_end]
        before = [one for one in figures if cue - _REACH <= one.claim.span.start < cue]
        whole = next((one for one in reversed(before) if behind and _alike(one, behind[0])), None)
        added = [one for one in behind if whole is not None and _alike(whole, one)]
        if whole is not None and len(added) >= _LEAST_PARTS:
            found = _failed(whole, added)
            if found is not None:
                yield whole.number, added[-1].number, found


def _cues(tokens: Tokens, language: str, length: int) -> Iterator[tuple[int, int]]:
    """Yield (end of the sentence, place) of each word behind which parts follow, as offsets of the source."""
    book = parts(language)
    end = length
    for index in range(len(tokens) - 1, -1, -1):
        text = tokens.text(index)
        if tokens.kinds[index] == "break" or text in {".", "؟", "!"}:
            end = tokens.span(index, index + 1).start
        elif tokens.is_word(index) and any(
            book.longest(tokens.texts, index, stem) is not None
            for skip, article, stem in peel(text)
            if not article and (skip == 0 or text[0] in "وف")
        ):
            yield end, tokens.span(index, index + 1).start


def _addend(number: int, topic: Topic) -> _Addend | None:
    claim = topic.claim
    if not isinstance(claim, Claim) or claim.figure.kind not in _ADDED or claim.figure.change is not None:
        return None
    interval = interval_of(claim.figure, claim.quote, topic.origin.language)
    if interval is None or interval.least is None or interval.most is None or not interval.low:
        return None
    return _Addend(number, claim, interval)


def _alike(first: _Addend, second: _Addend) -> bool:
    one, other = first.claim.figure, second.claim.figure
    return one.kind == other.kind and one.unit == other.unit and one.counted == other.counted


def _failed(whole: _Addend, added: Sequence[_Addend]) -> Comparison | None:
    least = sum((one.interval.least or Decimal(0) for one in added), Decimal(0))
    most = sum((one.interval.most or Decimal(0) for one in added), Decimal(0))
    stated = whole.interval
    middle = (least + most) / 2
    value = stated.low or Decimal(1)
    if not _NEAR[0] <= middle / value <= _NEAR[1]:
        return None
    if not ((stated.least or value) > most or (stated.most or value) < least):
        return None
    quotes = " + ".join(f"“{one.claim.quote}”" for one in added)
    reason = f"The parts do not add up: {quotes}, where “{whole.claim.quote}” is the whole"
    gap = float(round(abs(middle - value) / max(middle, value), 6))
    return Comparison(whole.claim, added[-1].claim, "internal", reason, gap, ("sum",))
