"""The pipeline: the rules of a language in order. Pure: no files, no database, no clock."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from ledger.claims.assemble import claim_of, statement_of
from ledger.claims.claim import Claim
from ledger.claims.mentions import gathered
from ledger.claims.statement import Statement
from ledger.lexicon.kept import keep
from ledger.rules.arabic import ARTICLES
from ledger.rules.context import Setting
from ledger.rules.date_reader import Dated
from ledger.rules.families import Room, Value, context_of, find_all, find_reports
from ledger.rules.rule import Found
from ledger.span import Span
from ledger.text.document import Document
from ledger.text.fold import fold

LANGUAGES: tuple[str, ...] = ("ar",)
_HEAD = 1500  # a dateline stands within so many characters of the top


@dataclass(frozen=True, slots=True)
class Reading:
    """What one text says: its figures and its attributed statements, each in order of the text.

    ``document`` is the text as it was cut, for who reads on in it.
    """

    figures: list[Claim]
    statements: list[Statement]
    document: Document | None = field(default=None, repr=False, compare=False)


def read(
    text: str, *, published: date | None = None, language: str = "ar", country: str | None = None
) -> Reading:
    """Return the figures and statements of a text.

    Dates that the text leaves relative are resolved against ``published``; without it
    their year is ``XXXX``. A currency word that several countries share (دينار) is that
    of ``country`` (ISO 3166 alpha-2) unless an adjective says another. A figure inside a
    statement has its speaker. Raises ``LookupError`` for a language without rules.
    """
    room = _room(text, published, language, country)
    tokens = room.reader.tokens
    reports = find_reports(room, language)
    found = find_all(room)
    context = context_of(room, language, found, reports)
    figures: list[tuple[Claim, Setting]] = []
    for one in found:
        if one.value is not None:
            figure = Found(one.span, one.value, one.rule, one.first, one.end, one.rank)
            setting = context.setting(figure)
            figures.append((claim_of(one.span, one.value, one.rule, setting, tokens), setting))
    statements = [statement_of(report, tokens) for report in reports]
    keep()
    return Reading(gathered(figures), statements, Document(text, tokens))


def extract(
    text: str, *, published: date | None = None, language: str = "ar", country: str | None = None
) -> list[Claim]:
    """Return the figures of a text in the order of their spans (see :func:`read`).

    >>> [claim] = extract("أكثر من 330 مليون دولار")
    >>> claim.quote, str(claim.figure.low), claim.figure.high, claim.figure.unit
    ('330 مليون دولار', '330000000', None, 'USD')
    """
    return read(text, published=published, language=language, country=country).figures


def extract_statements(text: str, *, published: date | None = None, language: str = "ar") -> list[Statement]:
    """Return the attributed statements of a text in the order of their cues (see :func:`read`).

    >>> [said] = extract_statements("قال الوزير إن الأزمة انتهت.")
    >>> said.cue, said.quote
    ('قال', 'الأزمة انتهت')
    """
    return read(text, published=published, language=language).statements


def _room(text: str, published: date | None, language: str, country: str | None) -> Room:
    if language not in LANGUAGES:
        raise LookupError(f"no rules for language {language!r}; there are: {', '.join(LANGUAGES)}")
    return Room.of(fold(text), language, published, country)


def find(
    text: str,
    *,
    published: date | None = None,
    language: str = "ar",
    country: str | None = None,
    without: Collection[str] = (),
) -> list[Found[Value]]:
    """Return everything that the rules find, names with numbers included (their value is None).

    ``without`` names families of rules that are left out, to see what they account for.
    """
    room = _room(text, published, language, country)
    return find_all(room, without)


def unexplained(
    text: str, *, published: date | None = None, language: str = "ar", without: Collection[str] = ()
) -> list[Span]:
    """Return the numbers of a text that no rule accounts for: figures that would be lost.

    A number is digits, or number words as a numeral reads them; a lone "one" (أحد الجوانب)
    counts nothing. ``without`` names families of rules that are left out, and single rules
    whose finds count for nothing.

    >>> text = "القرار 2254 وبلغت خمسة ملايين دولار"
    >>> [span.of(text) for span in unexplained(text, without={"<number> <scale> <currency>"})]
    ['خمسة ملايين']
    """
    room = _room(text, published, language, None)
    taken: set[int] = set()
    for found in find_all(room, without):
        if found.rule not in without:
            taken.update(range(found.first, found.end))
    reader = room.reader
    reader.reopen()
    lost: list[Span] = []
    covered = 0
    for index, kind in enumerate(reader.tokens.kinds):
        if index < covered or index in taken:
            continue
        numeral = reader.numeral(index)
        if numeral is None:
            if kind == "number":
                lost.append(reader.tokens.span(index, index + 1))
            continue
        end = next((at for at in range(index, numeral.end) if at in taken), numeral.end)
        covered = end
        one = numeral.words and numeral.value == 1
        if end == index + 1 and (one or _leads(reader.tokens.texts[index])):
            continue  # a lone "one", or the و or ال of a number that something else owns
        lost.append(reader.tokens.span(index, end, numeral.skip))
    return lost


def _leads(word: str) -> bool:
    """Tell a conjunction or an article that stands apart before a number."""
    return word == "و" or word in ARTICLES


def dateline(text: str, *, language: str = "ar") -> date | None:
    """Return the full date that stands alone on a line near the top of a text, or None."""
    head = text[:_HEAD]
    for found in find(head, language=language):
        if not isinstance(found.value, Dated) or found.value.when.earliest is None:
            continue
        start = max(head.rfind(sign, 0, found.span.start) for sign in "\n\r") + 1
        ends = [at for sign in "\n\r" if (at := head.find(sign, found.span.end)) != -1]
        around = head[start : found.span.start] + head[found.span.end : min(ends, default=len(head))]
        alone = sum(character.isalpha() for character in around) <= 8
        if alone and found.value.when.earliest == found.value.when.latest:
            return found.value.when.earliest
    return None
