"""Change and level: "rose by 5%" is a change, "rose to 5%" a level."""

from __future__ import annotations

from ledger.lexicon.quantities import Direction, QuantityWords
from ledger.rules.arabic import disowned
from ledger.rules.reader import Reader

STOPS = frozenset(".؛;!?؟\n")
# How far back a word of change is looked for: behind "by", behind a bare percentage, behind another amount.
_REACH_BY, _REACH_PERCENT, _REACH_AMOUNT, _REACH_COUNT = 16, 7, 5, 2
# Kinds of what is traded, whose names are long: ارتفعت العقود الآجلة لخام برنت تسليم مايو 32 سنتا.
_TRADED = frozenset({"money", "volume", "mass"})
_REACH_TRADED = 7
# Kinds that a height is measured in: "at a height of 30 m" rises nowhere.
_HEIGHTS = frozenset({"length"})


def change_before(
    reader: Reader, words: QuantityWords, first: int, kind: str, *, in_points: bool = False
) -> Direction | None:
    """Return the change that the amount expressed from token ``first`` on is of, None for a level.

    ``in_points`` tells basis points, in which little but changes are told, however far their verb stands.
    """
    reached = _reached(reader, words, first, kind)
    if reached is not None:
        return reached
    if first == 0 or reader.follows(words.level, first, 2):
        return _to_times(reader, words, first) if kind == "multiplier" else None
    by = _by(reader, words, first)
    if by is not None and reader.follows(words.against, by, 2):
        return None  # مقارنة بنحو 4 ملايين
    if by is None and kind in {"count", "ordinal", "age", "date", "duration", "score", "fraction"}:
        return _with(reader, words, first) if kind == "count" else None
    reach = (
        _REACH_BY if by is not None or in_points else _REACH_PERCENT if kind == "percent" else _REACH_AMOUNT
    )
    if by is None and kind in _TRADED:
        reach = _REACH_TRADED
    if by is None and kind in {"multiplier", "quantity"}:
        reach = _REACH_COUNT
    start = by if by is not None else first
    turning = reader.particles.turning
    for index in range(start - 1, max(-1, start - 1 - reach), -1):
        if reader.tokens.text(index) in STOPS or reader.tokens.text(index) in turning:
            return None
        read = reader.read(words.changes, index)
        if read is not None:
            at_height = (
                reader.tokens.text(index)[: read[2]] == "ب"
                or reader.tokens.text(index - 1) in reader.particles.of
            )
            level = reader.plain(words.levels, index + 1) is not None  # ارتفاع منسوب النيل 20 سنتيمترا
            height = read[0] == "rise" and not level and _is_height(reader.tokens.text(index)[read[2] :])
            if kind in _HEIGHTS and (at_height or height):
                return None
            return read[0]
        if by is None and reader.read(words.level, index, peeled=False) is not None:
            of = index + 1 < first and reader.tokens.text(index) in reader.particles.of
            if of and reader.numeral(index + 1) is None:
                continue  # انخفضت صادرات البلاد من الموز 7%: "from" is of what is exported
            return None
        if by is None and kind != "percent" and not reader.tokens.is_word(index):
            return None
    return None


def _reached(reader: Reader, words: QuantityWords, first: int, kind: str) -> Direction | None:
    """Return the change of a noun whose extent is told right behind it: بزيادة بلغت 5%."""
    if kind in _HEIGHTS:
        return None
    for at in range(max(1, first - 2), first):
        verb = reader.plain(words.reaching, at)
        if verb is not None and verb[1] == first:
            noun = reader.read(words.changes, at - 1)
            return None if noun is None or not noun[2] else noun[0]
    return None


def _to_times(reader: Reader, words: QuantityWords, first: int) -> Direction | None:
    """Return the change to so many times as much: يتسع الفائض إلى مثليه, زيادة العدد إلى الضعف."""
    for index in range(first - 1, max(-1, first - 1 - _REACH_AMOUNT), -1):
        if reader.tokens.text(index) in STOPS:
            return None
        read = reader.read(words.changes, index)
        if read is not None:
            return read[0]
    return None


def _is_height(word: str) -> bool:
    """Tell the noun of a height (ارتفاع الموج, ارتفاعه) from a verb of change (ارتفع)."""
    return any(stem[-2:-1] == "ا" for stem in (word, *disowned(word)))


def _with(reader: Reader, words: QuantityWords, first: int) -> Direction | None:
    """Return the change that stands right before a count with its preposition: بزيادة 5 آلاف نسمة."""
    read = reader.read(words.changes, first - 1)
    if read is None or not read[2] or not reader.tokens.text(first - 1).startswith("ب"):
        return None
    return read[0]


def _by(reader: Reader, words: QuantityWords, first: int) -> int | None:
    """Return the token where "by" begins in front of an amount (بنسبة, بمقدار, بـ), or None."""
    for index in range(max(0, first - 2), first):
        found = reader.read(words.by, index)
        if found is not None and found[1] == first:
            return index
    text = reader.tokens.text(first)
    return first if text.startswith("ب") and len(text) > 1 else None
