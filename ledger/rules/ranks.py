"""Ranks: ordinals that rank or count an event or a thing."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ledger.lexicon.anchors import Anchor
from ledger.rules.amounts import AmountReader
from ledger.rules.arabic import OWNERS, has_article, peel
from ledger.rules.comparators import ComparatorReader
from ledger.rules.numerals import Numeral
from ledger.rules.ordinals import Ordinal, accusative_at, is_placed
from ledger.rules.reader import Reader
from ledger.rules.rule import Found, Quantity

RANK_ORDINAL = 35
_RANK_MINUTE = 19  # before the amounts that it may be: 88 هدفا
_HOURS = 12
_PLAYED = 8  # tokens from "in the minutes" to the last of them
_RATED = 5  # tokens from an amount to what it is per


def find_ordinals(reader: Reader, amounts: AmountReader) -> Iterator[Found[Quantity]]:
    """Yield every ordinal, in words (الثالثة عشرة) or digits (الـ 80)."""
    tokens = reader.tokens
    covered = ranked = 0
    for index in reader.candidates(Anchor.ORDINAL | Anchor.NUMBER):
        if index < covered:
            continue
        ordinal = reader.ordinal(index)
        if ordinal is not None:
            told = reader.plain(amounts.book.words.age_after, ordinal.end) is not None
            if told or _is_age(reader, amounts, ordinal):
                yield _aged(reader, amounts, ordinal)
            elif _counts(reader, amounts, ordinal):
                yield _found(reader, amounts, index, ordinal.end, ordinal.value, ordinal.skip, "<ordinal>")
            continue
        placed = accusative_at(tokens, index, reader.words)
        if placed is not None:
            yield _found(reader, amounts, index, placed.end, placed.value, 0, "<ordinal> in the accusative")
            continue
        numeral = reader.numeral(index)
        covered = numeral.end if numeral is not None else covered
        if numeral is None or numeral.scale != 1 or numeral.share:
            continue
        if _of_play(reader, numeral, ranked):
            ranked = numeral.end
            span = tokens.span(index, ranked, numeral.skip)
            minute = Quantity("ordinal", numeral.value, numeral.value, "1", counted=reader.calendar.minute)
            yield Found(span, minute, "<minute> <number>", index, ranked, _RANK_MINUTE)
            continue
        if not numeral.article or not (tokens.is_word(index - 1) or ranked == index):
            continue
        if numeral.value != int(numeral.value) or (numeral.words and numeral.value < 20):
            continue
        noun = amounts.nouns.at(numeral.end)
        if noun is not None and noun.known and not numeral.words:
            continue
        if amounts.counts.after_noun(numeral, known=True) is not None:
            continue
        before = tokens.texts[index - 1]
        definite = any(article for _, article, _ in peel(before)) or (
            len(before) > 3 and before.endswith(OWNERS)
        )
        if numeral.words and (not definite or reader.follows(amounts.book.words.age_inside, index, 1)):
            continue
        ranked = numeral.end
        yield _found(reader, amounts, index, ranked, int(numeral.value), numeral.skip, "الـ <number>")


def _of_play(reader: Reader, numeral: Numeral, ranked: int) -> bool:
    """Tell a minute of a match: الدقيقة 41, الدقيقتين 67 و88; ``ranked`` is where the one before ends."""
    tokens, played = reader.tokens, reader.calendar.played
    first = numeral.first
    if numeral.words or numeral.value != int(numeral.value):
        return False
    if tokens.text(first - 1).removeprefix("ب") in played:
        return True
    named = range(max(0, first - _PLAYED), first)
    return numeral.skip > 0 and ranked == first and any(tokens.text(at) in played for at in named)


def _is_age(reader: Reader, amounts: AmountReader, ordinal: Ordinal) -> bool:
    """Tell the year of a life: دون سن الخامسة, في سن السابعة عشرة, ملحن في الثالثة والأربعين."""
    inside = reader.tokens.text(ordinal.first - 1) in reader.particles.inside
    if ordinal.article and inside and ordinal.feminine and ordinal.value > _HOURS and not ordinal.skip:
        return True
    return ordinal.article and reader.follows(amounts.book.words.age_inside, ordinal.first, 1)


def _aged(reader: Reader, amounts: AmountReader, ordinal: Ordinal) -> Found[Quantity]:
    sign, _ = ComparatorReader(reader, amounts.book).before(ordinal.first)
    sign = sign or "="
    years = Decimal(ordinal.value)
    low, high = None if sign in {"<", "<="} else years, None if sign in {">", ">="} else years
    span = reader.tokens.span(ordinal.first, ordinal.end, ordinal.skip)
    age = Quantity("age", low, high, "a", sign)
    return Found(span, age, "سن <ordinal>", ordinal.first, ordinal.end, RANK_ORDINAL)


def _found(
    reader: Reader, amounts: AmountReader, first: int, end: int, value: int, skip: int, rule: str
) -> Found[Quantity]:
    counted = _ranked(reader, amounts, first, end)
    quantity = Quantity("ordinal", Decimal(value), Decimal(value), "1", counted=counted)
    return Found(reader.tokens.span(first, end, skip), quantity, rule, first, end, RANK_ORDINAL)


def _ranked(reader: Reader, amounts: AmountReader, first: int, end: int) -> str | None:
    """Return the lemma of what is ranked: the noun before a definite ordinal, behind an indefinite one."""
    definite = reader.tokens.text(first).lstrip("وفبلك").startswith(("ال", "لل")) or reader.tokens.is_number(
        end - 1
    )
    if not definite:
        for at in (end, end + 1):  # ثالث أكبر مدينة
            noun = amounts.nouns.lemma(at)
            if noun is not None:
                return noun
    for at in range(first - 1, max(-1, first - 4), -1):
        noun = amounts.nouns.lemma(at)
        if noun is not None:
            return noun
        if reader.tokens.text(at) in reader.calendar.played:
            return reader.calendar.minute
        if not reader.tokens.is_word(at) or not any(
            article for _, article, _ in peel(reader.tokens.texts[at])
        ):
            break
    return None


def _counts(reader: Reader, amounts: AmountReader, ordinal: Ordinal) -> bool:
    """Tell an ordinal that ranks from a beginning (الأيام الأولى) and from the unit of time (30 ثانية)."""
    tokens = reader.tokens
    before = tokens.text(ordinal.first - 1)
    if _is_rate(reader, amounts, ordinal):
        return False
    if ordinal.article:
        if ordinal.value == 1 and reader.numeral(ordinal.first - 1) is not None:
            return False  # الساعات الست الأولى
        read = reader.read(reader.calendar.period_plurals, ordinal.first - 1)
        return not (ordinal.value == 1 and read is not None and read[1] == ordinal.first)
    if is_placed(tokens, ordinal, reader.words):
        return True  # جاءت هبة العبادي ثالثة بين السيدات
    if not tokens.is_word(ordinal.end):
        return _is_indefinite_noun(amounts, before) and ordinal.stem != "اول"
    following = tokens.text(ordinal.end)
    if following == "من" or following in amounts.book.function:
        if ordinal.feminine and before.endswith("ه") and not has_article(before):
            return True  # دفعة أولى من
        return _is_indefinite_noun(amounts, before) and ordinal.stem != "اول" and following != "من"
    if ordinal.stem in reader.words.behind_noun:
        return _is_indefinite_noun(amounts, before) or following not in amounts.book.function
    return True


def _is_rate(reader: Reader, amounts: AmountReader, ordinal: Ordinal) -> bool:
    """Tell the second that an amount is per: 210 أمتار مكعبة في الثانية."""
    per = reader.plain(amounts.book.words.per, ordinal.first - 1)
    if per is None or per[1] != ordinal.end:
        return False
    for at in range(max(0, ordinal.first - _RATED), ordinal.first):
        amount = amounts.at(at)
        if amount is not None and amount.end == ordinal.first - 1:
            return amount.kind != "count"
    return False


def _is_indefinite_noun(amounts: AmountReader, word: str) -> bool:
    if not word or not word[0].isalpha() or word in amounts.book.never:
        return False
    return not any(article for _, article, _ in peel(word))
