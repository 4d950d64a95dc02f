"""Identifiers: digits and number words that are part of a name, recognised to be kept out."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.lexicon.anchors import Anchor
from ledger.lexicon.names import NameWords
from ledger.rules.amounts import AmountReader
from ledger.rules.clock import hour_in_digits, hour_in_words
from ledger.rules.reader import Reader
from ledger.rules.rule import Found

_QUOTES = {'"': '"', "“": "”", "«": "»", "'": "'", "‘": "’", "”": "“", "„": "“"}
_LIST_MARKS = frozenset("-–.):/")
# What may stand between the noun of a name and its number.
_BETWEEN = frozenset('"«“-–(:+./') | {"ال"}
_LONGEST_CHAIN = 8
_SHORT = 2  # digits of the number of a place
_YEAR = 4  # digits
_CENTURIES = frozenset({"19", "20"})  # of the years in titles: «مدرستي 2030»
_LONGEST_TITLE = 4
# Nouns whose number is a name only without the article: الفئة 5, but المرحلة الـ28 ranks.
_COUNTED_TOO = frozenset({"grade", "page"})
RANK_PHRASE, RANK_NAME, RANK_WEAK = 0, 10, 45


def find_identifiers(reader: Reader, amounts: AmountReader, names: NameWords) -> Iterator[Found[None]]:
    """Yield every number that is a name, every idiom and every time of day."""
    tokens = reader.tokens
    books = (names.idioms, names.groups, names.places, names.vague)
    known = frozenset(reader.starts(range(len(tokens)), *books))
    for index in reader.candidates(Anchor.PHRASE | Anchor.ORDINAL | Anchor.NUMBER):
        kind = tokens.kinds[index]
        if kind == "link":
            yield _found(reader, index, index + 1, "<link>", RANK_PHRASE)
        elif kind == "word":
            if index in known:
                yield from _phrases(reader, index, names)
            yield from _ordinals(reader, index, names)
        elif kind == "number":
            yield from _digits(reader, amounts, names, index)


def _found(reader: Reader, first: int, end: int, rule: str, rank: int, skip: int = 0) -> Found[None]:
    return Found(reader.tokens.span(first, end, skip), None, rule, first, end, rank)


def _phrases(reader: Reader, index: int, names: NameWords) -> Iterator[Found[None]]:
    idiom = reader.read(names.idioms, index)
    if idiom is not None:
        yield _found(reader, index, idiom[1], "<idiom>", RANK_PHRASE)
    group = reader.read(names.groups, index)
    if group is not None:
        yield _found(reader, index, group[1], "<group of states>", RANK_PHRASE)
    place = reader.read(names.places, index)
    if place is not None:
        yield from _dated_place(reader, index, place[1])
    vague = reader.read(names.vague, index)
    if vague is not None and reader.numeral(index - 1) is None:
        end = vague[1]
        numeral = reader.numeral(end)
        if numeral is not None and numeral.words and numeral.article:
            yield _found(reader, index, numeral.end, "<vague amount>", RANK_PHRASE)


def _ordinals(reader: Reader, index: int, names: NameWords) -> Iterator[Found[None]]:
    ordinal = reader.ordinal(index)
    if ordinal is not None and ordinal.article and _is_regnal(reader, index, names):
        yield _found(reader, index, ordinal.end, "<name> <ordinal>", RANK_PHRASE)
    hour = hour_in_words(reader, index)
    if hour is not None:
        yield _found(reader, *hour, "<time of day>", RANK_PHRASE)


def _is_regnal(reader: Reader, index: int, names: NameWords) -> bool:
    if reader.follows(names.regnal, index, 3):
        return True
    for title in range(index - 2, max(-1, index - 4), -1):
        if reader.read(names.royal, title) is not None:
            return not any(reader.tokens.text(at).startswith("ال") for at in range(title + 1, index))
    return False


def _dated_place(reader: Reader, first: int, at: int) -> Iterator[Found[None]]:
    """<place> <day> <month>: شارع 26 يوليو, مدينة السادس من أكتوبر."""
    tokens = reader.tokens
    ordinal = reader.ordinal(at)
    here = ordinal.end if ordinal is not None and ordinal.article else at + 1
    if ordinal is None and not (tokens.is_number(at) and len(tokens.texts[at]) <= 2):
        return
    if tokens.text(here) == "من":
        here += 1
    month = reader.plain(reader.calendar.months, here) or reader.plain(reader.calendar.hijri_months, here)
    if month is not None:
        year = tokens.text(month[1])
        end = month[1] + (len(year) == 4 and year.isdigit())
        yield _found(reader, first, end, "<place> <day> <month>", RANK_PHRASE)


def _digits(reader: Reader, amounts: AmountReader, names: NameWords, index: int) -> Iterator[Found[None]]:
    tokens = reader.tokens
    before, after = tokens.text(index - 1), tokens.text(index + 1)
    glued_before, glued_after = tokens.glued(index), tokens.glued(index + 1)
    # 4-4-2, 971-4-123: more than two numbers in a row; a chain of digits behind هاتف
    chain = _chain(reader, index)
    if chain is not None:
        yield _found(reader, index, chain, "<number>-<number>-<number>", RANK_NAME)
        return
    if {tokens.texts[index], after and tokens.text(index + 2)} == {"24", "7"} and after == "/":
        yield _found(reader, index, index + 3, "<idiom>", RANK_PHRASE)
        return
    hour = hour_in_digits(reader, index)
    if hour is not None:
        yield _found(reader, index, hour, "<time of day>", RANK_NAME)
        return
    # 1- , 2. , 3) at the beginning of a line
    if (
        index == 0
        or tokens.kinds[index - 1] == "break"
        or (before == "(" and (index == 1 or tokens.kinds[index - 2] == "break"))
    ) and (
        after in _LIST_MARKS
        and (glued_after or after not in "-–")
        and len(tokens.texts[index]) <= 2
        and not (tokens.is_number(index + 2) and tokens.glued(index + 2))
    ):
        yield _found(reader, index, index + 1, "<list mark>", RANK_PHRASE)
        return
    # RQ-20, C5+1, A320, zx8: glued to Latin letters, with - or +
    if _in_code(reader, amounts, index):
        yield _found(reader, index, index + 1, "<letters and digits>", RANK_NAME)
        return
    # 5+1
    if (after in {"+", "＋"} and tokens.is_number(index + 2)) or (
        before == "+" and tokens.is_number(index - 2)
    ):
        yield _found(reader, index, index + 1, "<number>+<number>", RANK_NAME)
        return
    if before == "+" and glued_before and len(tokens.texts[index]) >= 6:
        yield _found(reader, index, index + 1, "<phone number>", RANK_NAME)
        return
    # "201": a bare number in quotation marks
    if before in _QUOTES and after == _QUOTES[before] and glued_before and glued_after:
        yield _found(reader, index, index + 1, '"<number>"', RANK_NAME)
        return
    if _closes_title(reader, names, index):
        yield _found(reader, index, index + 1, '"<title> <number>"', RANK_NAME)
        return
    # (1): a note; [3]
    if (before, after) in {("(", ")"), ("[", "]")} and len(tokens.texts[index]) == 1:
        yield _found(reader, index, index + 1, "(<number>)", RANK_WEAK)
    yield from _named(reader, amounts, names, index)
    if (
        len(tokens.texts[index]) >= 9
        and tokens.texts[index].isdigit()
        and not _is_measured(reader, amounts, index)
    ):
        yield _found(reader, index, index + 1, "<phone number>", RANK_NAME)


def _closes_title(reader: Reader, names: NameWords, index: int) -> bool:
    """Tell whether a bare number closes a short title in quotation marks: "ولاد رزق 3", «مدرستي 2030».

    A longer number that is no year does so only behind what bears titles: تطبيق «أطلس 360».
    """
    tokens = reader.tokens
    if not tokens.is_word(index - 1):
        return False
    year = tokens.texts[index][:2] in _CENTURIES and reader.read(reader.calendar.periods, index - 1) is None
    year = year and len(tokens.texts[index]) == _YEAR
    long = len(tokens.texts[index]) > 2
    if tokens.text(index - 1) in reader.particles.prepositions:
        return False  # قتلت "أكثر من 70" من الجنود
    for opening in range(index - 2, max(-1, index - 2 - _LONGEST_TITLE), -1):
        mark = tokens.text(opening)
        if mark in _QUOTES:
            titled = not long or year or reader.follows(names.works, opening, 2)
            return titled and tokens.text(index + 1) == _QUOTES[mark] and tokens.text(opening - 1) != ":"
        if not tokens.is_word(opening):
            return False
    return False


def _chain(reader: Reader, index: int) -> int | None:
    """Return where a chain of three or more glued numbers that is no date ends, or None."""
    tokens = reader.tokens
    if tokens.text(index - 1) in {"-", "–"} and tokens.glued(index) and tokens.is_number(index - 2):
        return None
    end, count = index + 1, 1
    while (
        tokens.text(end) in {"-", "–"}
        and tokens.glued(end)
        and tokens.is_number(end + 1)
        and tokens.glued(end + 1)
    ):
        end, count = end + 2, count + 1
    sizes = [len(tokens.texts[at]) for at in range(index, end, 2)]
    if count < 3 and not (count == 2 and max(sizes) >= 6):
        return None
    return None if count == 3 and 4 in (sizes[0], sizes[-1]) and max(sizes) == 4 else end


def _in_code(reader: Reader, amounts: AmountReader, index: int) -> bool:
    """Tell whether digits are glued to letters of a code (not to a unit, a scale or an Arabic clitic)."""
    tokens = reader.tokens
    before, after = tokens.text(index - 1), tokens.text(index + 1)
    if tokens.glued(index):
        if tokens.is_word(index - 1) and before.isascii():
            entry = amounts.book.symbols.longest(tokens.texts, index - 1)
            return entry is None or entry.meaning.dimension != "money"
        if before in {"-", "–", "_", "+"} and tokens.glued(index - 1) and tokens.is_word(index - 2):
            return True
        if before in {"+", "-"} and tokens.text(index - 2)[-1:].isascii() and tokens.is_word(index - 2):
            return True
        if tokens.is_word(index - 1) and len(before) > 3 and not before.startswith("وال"):
            return True
    model = tokens.is_word(index - 1) and before.isascii() and before.isalpha() and len(before) > 1
    if model and tokens.texts[index].isdigit() and len(tokens.texts[index]) < _YEAR:
        known = amounts.book.symbols.longest(tokens.texts, index - 1)  # USD 300 is no name, ICE 3 is
        return known is None and not _is_measured(reader, amounts, index)
    if before == "+" and tokens.is_number(index - 2) and _in_code(reader, amounts, index - 2):
        return True
    if tokens.glued(index + 1) and tokens.is_word(index + 1) and after.isascii():
        numeral = reader.numeral(index)
        unit = amounts.book.symbols.longest(tokens.texts, index + 1)
        return unit is None and (numeral is None or numeral.end == index + 1)
    return False


def _named(reader: Reader, amounts: AmountReader, names: NameWords, index: int) -> Iterator[Found[None]]:
    """<noun of a name> <number>: القاعدة 201, القرار 2254, كوفيد-19, رؤية 2030."""
    tokens = reader.tokens
    at = index
    for _ in range(_LONGEST_CHAIN):  # المادتان 12 و13; +971 4 123 4567
        before = tokens.text(at - 1)
        if before == "و" and tokens.is_number(at - 2):
            at -= 2
        elif before in _BETWEEN or tokens.is_number(at - 1):
            at -= 1
        elif _is_letter(before) and tokens.glued(at) and (at == index or before.isascii()):
            at -= 1  # فيتامين ب12, إيرباص A320-200
        else:
            break
    if tokens.text(at - 1) == "ب" and tokens.text(at - 2) == "." and tokens.text(at - 3) == "ص":
        yield _found(reader, index, index + 1, "<phone> <number>", RANK_NAME)
        return
    is_year = len(tokens.texts[index]) == 4 and tokens.texts[index].isdigit()
    if is_year and reader.follows(names.titles, at, 4):
        yield _found(reader, index, index + 1, "<title> <year>", RANK_NAME)
        return
    if (
        _names_model(reader, amounts, names, index)
        or _names_district(reader, amounts, names, index)
        or _names_index(reader, amounts, names, index)
    ):
        yield _found(reader, index, index + 1, "<kind> <name> <number>", RANK_NAME)
        return
    for first in range(max(0, at - 4), at):
        noun = reader.read(names.nouns, first)
        if noun is None:
            continue
        armed = noun[0] == "unit" and reader.plain(names.arms, index + 1) is not None
        if noun[1] == at and noun[0] == "channel" and _is_lettered(reader, index):
            yield _found(reader, index, index + 2, "<channel> <number and letter>", RANK_PHRASE)
            return
        if noun[1] == at and (armed or not _is_measured(reader, amounts, index)):
            if noun[0] == "model" and not tokens.texts[index].isdigit():
                continue
            run = noun[0] == "phone" or tokens.text(index - 1) == "و"
            part = (
                noun[0] in {"number", "law", "model"}
                and tokens.text(index - 1) in "-/"
                and tokens.glued(index)
            )
            if at != index and tokens.is_number(at) and not run and not part:
                continue
            if tokens.text(index + 1) == "%" or (noun[0] in _COUNTED_TOO and tokens.text(index - 1) == "ال"):
                continue
            result = tokens.text(index + 1) in {"-", "–"} and tokens.is_number(index + 2)
            if result and noun[0] not in {"number", "law", "phone"} and len(tokens.text(index + 2)) <= 2:
                continue
            stroke = tokens.text(index + 1) in {"/", "-"} and tokens.is_number(index + 2)
            glued = tokens.glued(index + 1) and tokens.glued(index + 2)
            if noun[0] in {"number", "law"} and stroke and glued:
                yield _found(reader, index, index + 3, f"<{noun[0]}> <number>/<number>", RANK_PHRASE)
                return
            yield _found(reader, index, index + 1, f"<{noun[0]}> <number>", RANK_NAME)
            return


def _names_model(reader: Reader, amounts: AmountReader, names: NameWords, index: int) -> bool:
    """Tell the number of a model, whoever its maker before it is: من طراز "أكتروس 1845"."""
    tokens = reader.tokens
    maker = index - 1
    if not tokens.is_word(maker) or not tokens.texts[index].isdigit() or _is_measured(reader, amounts, index):
        return False
    quoted = tokens.text(maker - 1) in _QUOTES
    alone = quoted or not tokens.is_word(index + 1)  # من طراز كامري 500 منها: so many of that kind
    return alone and reader.follows(names.kinds, maker - quoted, 2)


def _names_district(reader: Reader, amounts: AmountReader, names: NameWords, index: int) -> bool:
    """Tell the number of one of several places of a name: دائرة بلوفديف 16, محطة الخليج 3."""
    tokens = reader.tokens
    short = tokens.texts[index].isdigit() and len(tokens.texts[index]) <= _SHORT
    if not short or not tokens.is_word(index - 1) or _is_measured(reader, amounts, index):
        return False
    return reader.follows(names.districts, index - 1, 2)


def _names_index(reader: Reader, amounts: AmountReader, names: NameWords, index: int) -> bool:
    """Tell the number of a stock index by the figure that follows it: مؤشر فايننشال تايمز 100 نحو 0.3%."""
    tokens, words = reader.tokens, amounts.book.words
    if not tokens.texts[index].isdigit() or _is_measured(reader, amounts, index):
        return False
    led = reader.read(words.before, index + 1) or reader.read(words.by, index + 1)
    if led is None and reader.numeral(index + 1) is None:
        return False
    for at in range(index - 2, max(-1, index - 2 - _LONGEST_TITLE), -1):
        if reader.plain(names.indexes, at) is not None:
            return True
        if not tokens.is_word(at) or tokens.text(at + 1) in amounts.book.function:
            return False
    return False


def _is_letter(text: str) -> bool:
    return len(text) == 1 and text.isalpha()


def _is_lettered(reader: Reader, index: int) -> bool:
    """Tell digits with a Latin letter glued behind them: قناة 2M."""
    tokens = reader.tokens
    letter = tokens.text(index + 1)
    return tokens.glued(index + 1) and len(letter) == 1 and letter.isascii() and letter.isalpha()


def _is_measured(reader: Reader, amounts: AmountReader, index: int) -> bool:
    """Tell whether a unit, scale or known noun behind digits makes them a quantity after all."""
    numeral = reader.numeral(index)
    if numeral is None or numeral.scale != 1:
        return numeral is not None
    texts = reader.tokens.texts
    if numeral.end >= len(texts):
        return False
    symbol = amounts.book.symbols.longest(texts, numeral.end)
    if symbol is not None and (symbol.meaning.code == "%" or len(texts[numeral.end]) > 1):
        return True
    return (
        amounts.book.units.longest(texts, numeral.end) is not None
        or amounts.book.nouns.longest(texts, numeral.end) is not None
    )
