"""The day of publication: not to come yet, and not before what the text tells as past."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ledger import pipeline
from ledger.check.article import Article, shown
from ledger.check.findings import Finding
from ledger.claims.claim import Claim
from ledger.lexicon.cues import cues
from ledger.lexicon.nouns import verbs
from ledger.span import Span
from ledger.text.fold import folded

# A day or a month of a known year, written with that year: what is relative cannot contradict the day.
_DAY_OR_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?:-\d{2})?")
_WORD = re.compile(r"[^\W\d_]+")
# So many words before a date its verb stands, where it has one.
_REACH = 8
# An imperfect begins with one of these, with or without the س of the future; a perfect may not be told
# from it by its letters alone, so a verb that begins so tells nothing.
_IMPERFECT = tuple("يتناس")


def days(article: Article, today: date) -> Iterator[Finding]:
    """Yield that the article was published after ``today``, or before what it tells as past."""
    published = article.published
    if published is None:
        return
    if published > today:
        yield article.whole("future-date", f"was published on {published}, and today is {today}")
    dateline = pipeline.dateline(article.text, language=article.source.language)
    for claim in article.reading.figures:
        earliest = claim.figure.earliest
        if claim.figure.kind != "date" or earliest is None or earliest <= published:
            continue
        if dateline == earliest and claim.figure.latest == earliest:
            message = f"its own dateline is {dateline}, and it was published on {published}"
        elif _is_told_as_past(article, claim):
            message = f"tells '{shown(claim.quote)}' as past, and it was published on {published}"
        else:
            continue
        yield article.finding("date-before-text", message, claim.span, context=True)
        return


def _is_told_as_past(article: Article, claim: Claim) -> bool:
    """Tell whether a perfect verb rules a day or month of a written year, and no word says it is to come."""
    figure = claim.figure
    if claim.modality != "asserted" or not _DAY_OR_MONTH.fullmatch(figure.edtf or ""):
        return False
    if figure.earliest is None or str(figure.earliest.year) not in folded(claim.quote):
        return False
    start = max((s.span.start for s in article.sentences if s.span.start <= claim.span.start), default=0)
    before = _WORD.findall(folded(Span(start, claim.span.start).of(article.text)))[-_REACH:]
    language = article.source.language
    known = verbs(language)
    for word in reversed(before):
        bare = word[1:] if word[:1] in {"و", "ف"} and word not in known else word
        if bare.startswith(_IMPERFECT):
            if bare in known or cues(language).forms.longest([bare], 0) is not None:
                return False
            continue
        entry = cues(language).forms.longest([bare], 0)
        if bare in known or (entry is not None and all(cue.kind == "verb" for cue in entry.meaning)):
            return True
    return False
