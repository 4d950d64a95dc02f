"""The day of publication: not to come yet, and not before what the text tells as past."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ledger import pipeline
from ledger.check.article import Article, shown
from ledger.check.findings import Finding
from ledger.claims.claim import Claim
from ledger.lexicon.nouns import function_words, verbs
from ledger.span import Span
from ledger.text.fold import folded

# A day or a month of a known year, written with that year: what is relative cannot contradict the day.
_DAY_OR_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?:-\d{2})?")
_WORD = re.compile(r"[^\W\d_]+")
# So many later dates are looked at: one that contradicts the day is enough.
_MOST = 40
# So many words before a date its verb stands, where it has one.
_REACH = 8
# The letters of an imperfect, with the س of the future or without: a perfect of the same letters cannot be
# told from it, so such a verb tells nothing.
_IMPERFECT = re.compile(r"[وف]?س?[يت]")
# Any other preposition says until, from or before when, and no day on which something was.
_ON = "في"


def days(article: Article, today: date) -> Iterator[Finding]:
    """Yield that the article was published after ``today``, or before what it tells as past."""
    published = article.published
    if published is None:
        return
    if published > today:
        yield article.whole("future-date", f"was published on {published}, and today is {today}")
    later = [
        claim
        for claim in article.reading.figures
        if claim.figure.kind == "date" and claim.figure.earliest and claim.figure.earliest > published
    ]
    dateline = pipeline.dateline(article.text, language=article.source.language) if later else None
    asserted: set[Span] | None = None
    for claim in later[:_MOST]:
        earliest = claim.figure.earliest
        if dateline == earliest and claim.figure.latest == earliest:
            message = f"its own dateline is {dateline}, and it was published on {published}"
        elif _is_told_as_past(article, claim):
            asserted = _asserted(article) if asserted is None else asserted
            if claim.span not in asserted:
                continue
            message = f"tells '{shown(claim.quote)}' as past, and it was published on {published}"
        else:
            continue
        yield article.finding("date-before-text", message, claim.span, context=True)
        return


def _is_told_as_past(article: Article, claim: Claim) -> bool:
    """Tell whether the article itself says with a perfect verb that something was then.

    What somebody is reported to say is left alone, and so is what is planned or foreseen.
    """
    figure = claim.figure
    if figure.comparator != "=" or figure.earliest is None:
        return False
    if not _DAY_OR_MONTH.fullmatch(figure.edtf or "") or str(figure.earliest.year) not in folded(claim.quote):
        return False
    if any(statement.span.contains(claim.span) for statement in article.reading.statements):
        return False
    sentence = article.sentence_at(claim.span)
    if sentence is None:
        return False
    words = _WORD.findall(folded(Span(sentence.span.start, claim.span.start).of(article.text)))[-_REACH:]
    language = article.source.language
    if words and words[-1] != _ON and words[-1] in function_words(language):
        return False
    known = verbs(language)
    for word in reversed(words):
        for bare in (word, word[1:]):
            if bare in known and (bare == word or word[0] in "وف"):
                return not _IMPERFECT.match(bare)
    return False


def _asserted(article: Article) -> set[Span]:
    """Return the dates of which the words alone say that something was then.

    Read with its day of publication, an article plans whatever lies after it.
    """
    read = pipeline.read(article.text, language=article.source.language).figures
    return {claim.span for claim in read if claim.figure.kind == "date" and claim.modality == "asserted"}
