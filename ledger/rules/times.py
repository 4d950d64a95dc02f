"""Times as much: ثلاثة أضعاف, ضعفي العدد, ضعف ما كان."""

from __future__ import annotations

from decimal import Decimal

from ledger.rules.amount import Amount, Vocabulary, of_kind
from ledger.rules.arabic import disowned
from ledger.rules.numerals import Numeral
from ledger.rules.reader import Reader


def times_of(reader: Reader, book: Vocabulary, numeral: Numeral) -> Amount | None:
    """<number> أضعاف."""
    if numeral.end >= len(reader.tokens) or (numeral.scale != 1 and not numeral.words):
        return None
    entry = book.words.times.longest(reader.tokens.texts, numeral.end)
    if entry is None or entry.meaning is not None:
        return None
    return of_kind("multiplier", numeral, numeral.end + entry.width, "<number> أضعاف")


def twice(reader: Reader, book: Vocabulary, index: int) -> Amount | None:
    """<dual> ضعفين, and ضعف alone where it says "twice"."""
    if not reader.tokens.is_word(index):
        return None
    read = reader.read(book.words.times, index)
    if read is None or not (read[0] == 2 or _is_twice(reader, book, index, read[1], read[2])):
        return None
    return Amount(Decimal(2), "multiplier", "1", index, read[1], read[2], "<dual> ضعفين")


def _is_twice(reader: Reader, book: Vocabulary, index: int, end: int, skip: int) -> bool:
    """Tell ضعف "twice" from ضعف "weakness" by what stands beside it."""
    words = book.words
    word = reader.tokens.text(index)[skip:]
    if word.startswith("ال"):
        return word == "الضعف" and (reader.follows(words.times_by, index, 1) or skip > 0)
    if not word.startswith("ضعف"):
        return False
    compared = any(reader.read(words.before, at) is not None for at in range(max(0, index - 2), index))
    owned = any(noun in words.times_owned for noun in disowned(reader.tokens.text(end)))  # ضعف حمولته
    flow = reader.plain(words.times_of_flows, end) is not None and not skip
    told = flow and reader.tokens.text(index - 1) not in words.weakened  # من ضعف الطلب: weakness
    return compared or owned or told or reader.plain(words.times_of, end) is not None
