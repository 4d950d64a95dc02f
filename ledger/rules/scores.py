"""Results of matches, in digits (3-1) and in words (بثلاثة أهداف لهدف, بهدفين دون رد, بثلاثية نظيفة)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from ledger.lexicon.phrasebook import Phrasebook
from ledger.lexicon.scores import ScoreWords
from ledger.rules.amount import Amount
from ledger.rules.amounts import AmountReader
from ledger.rules.numerals import Numeral
from ledger.rules.reader import Reader
from ledger.rules.rule import Found, Quantity

RANK_SCORE = 25
_DASHES = frozenset("-–/:")
_POINTS, _GOALS = 200, 20  # the most of one side
_BEFORE, _BEHIND = 12, 8  # tokens round a result in which a word of matches stands
_PAIR = 2  # of one or two nothing is counted by a noun behind the number
_LONGEST_NUMBER = 2  # tokens of the number of goals in words


class _Goals(NamedTuple):
    """How many goals a side scored, and where that stands."""

    many: Decimal
    first: int
    end: int
    skip: int


@dataclass(frozen=True, slots=True)
class ScoreReader:
    """Reads the results in one text."""

    reader: Reader
    amounts: AmountReader
    words: ScoreWords

    def printed(self, first: int) -> Found[Quantity] | None:
        """<number>-<number> near a word of matches: a result, as printed (صفر for 0 allowed)."""
        reader = self.reader
        left = reader.numeral(first)
        if left is None or left.skip > 1 or reader.tokens.text(left.end) not in _DASHES:
            return None
        right = reader.numeral(left.end + 1)
        if right is None or right.skip or not (_may_be_goals(left) and _may_be_goals(right)):
            return None
        second: Amount | None = self.amounts.loose_at(left.end + 1)
        if second is not None and (second.kind not in {"count", "duration"} or self._counts_else(second)):
            return None
        goals = _Goals(left.value, left.first, left.end, left.skip)
        return self._result(
            goals, right.value, right.end, "<number>-<number> of a match", self.words.match, _POINTS
        )

    def _counts_else(self, amount: Amount) -> bool:
        """Tell a number of what no match is decided by: خسر الحزب 10-15 مقعدا; not 25-20 نقطة."""
        reader, noun = self.reader, amount.end - 1
        if amount.kind != "count" or amount.value <= _PAIR or reader.tokens.is_number(noun):
            return False
        if (
            reader.plain(self.words.goals, noun) is not None
            or reader.plain(self.words.points, noun) is not None
        ):
            return False
        return self.amounts.book.nouns.longest(reader.tokens.texts, noun) is not None

    def told(self) -> Iterator[Found[Quantity]]:
        """Yield every result in words: <goals> <against> <goals>, <goals> <clean>."""
        end = 0
        for index in self.reader.starts(range(len(self.reader.tokens)), self.words.goals):
            goals = self._goals_round(index) if index >= end else None
            found = None if goals is None else self._told(goals)
            if found is not None:
                yield found
                end = found.end

    def _told(self, goals: _Goals) -> Found[Quantity] | None:
        reader, words = self.reader, self.words
        clean = reader.plain(words.clean, goals.end)
        if clean is not None:
            return self._result(goals, Decimal(0), clean[1], "<goals> <clean>")
        rule = "<goals> <against> <goals>"
        against = reader.plain(words.against, goals.end)
        at = goals.end if against is None else against[1]
        text = reader.tokens.text(at)
        bare = text[1:] if against is None and text.startswith("ل") else text if against else ""
        alike = words.alike.longest(reader.tokens.texts, at, bare)
        if alike is not None:
            return self._result(goals, goals.many, at + alike.width, rule)
        if bare in words.alone and reader.tokens.text(at + 1) not in reader.particles.of:
            return self._result(goals, Decimal(1), at + 1, rule)
        other = self._goals(at) if bare else None
        if other is None or other.skip != (against is None):
            return None
        return self._result(goals, other.many, other.end, rule)

    def _goals_round(self, index: int) -> _Goals | None:
        """Return the goals of a side whose noun stands at a token: ثلاثة [أهداف], [هدفين]."""
        for first in range(max(0, index - _LONGEST_NUMBER), index + 1):
            goals = self._goals(first)
            if goals is not None and goals.first <= index < goals.end:
                return goals
        return None

    def _goals(self, index: int) -> _Goals | None:
        """Read how many goals are told at a token: ثلاثة أهداف, هدفين, هدف واحد, ثلاثية, 3."""
        reader, words = self.reader, self.words
        number = reader.numeral(index)
        if number is not None:
            if not _may_be_goals(number):
                return None
            noun = reader.plain(words.goals, number.end)
            counts = noun is not None and noun[0] in {1, None}
            amount = None if counts else self.amounts.at(index)
            if amount is not None and not amount.bare:
                return None  # مقابل 30 دولارا
            return _Goals(number.value, index, noun[1] if noun and counts else number.end, number.skip)
        read = reader.read(words.goals, index)
        if read is None:
            return None
        many, end, skip = read
        if many is None:
            return None
        alone = many == 1 and reader.tokens.text(end) in words.alone
        return _Goals(Decimal(many), index, end + alone, skip)

    def _result(
        self,
        goals: _Goals,
        other: Decimal,
        end: int,
        rule: str,
        words: Phrasebook[str] | None = None,
        most: int = _GOALS,
    ) -> Found[Quantity] | None:
        """Return the result, where a word of matches stands near it; by words, where it was decided."""
        tokens, first = self.reader.tokens, goals.first
        if max(goals.many, other) > most:
            return None
        near = (*range(max(0, first - _BEFORE), first), *range(end, min(end + _BEHIND, len(tokens))))
        if not any(self.reader.read(words or self.words.decided, at) for at in near):
            return None
        value = Quantity("score", goals.many, other, "1")
        return Found(tokens.span(first, end, goals.skip), value, rule, first, end, RANK_SCORE)


def _may_be_goals(number: Numeral) -> bool:
    return number.scale == 1 and number.value == int(number.value)
