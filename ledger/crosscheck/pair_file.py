"""Pairs of texts in a file, one JSON object a line: their verdicts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ledger.claims.claim import Claim
from ledger.claims.statement import Statement
from ledger.crosscheck.compare import Comparison, compared, mentions_of, strongest
from ledger.crosscheck.topic import Origin, Topic
from ledger.crosscheck.topic_reader import TopicReader
from ledger.pipeline import LANGUAGES, read
from ledger.span import Span

_COVERS = 0.3  # of a quote and a claim together: less is another claim


class PairError(Exception):
    """A line that is no pair: its number and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of one pair."""

    id: str
    verdict: str
    reason: str
    gap: float | None

    def line(self) -> str:
        """Return the answer as a line of JSON."""
        return json.dumps(
            {"id": self.id, "verdict": self.verdict, "reason": self.reason, "gap": self.gap},
            ensure_ascii=False,
        )


def answers(lines: Iterable[str]) -> Iterator[Answer]:
    """Yield the answer to each pair of a file, one a line, empty lines left out.

    Where a pair names quotes, the claims that stand there are compared; else the strongest
    verdict between any claims of the two texts is given. Raises :class:`PairError` with the
    number of a line that cannot be read.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            pair = _pair(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise PairError(f"line {number}: {_told(error)}") from error
        yield _answer(pair)


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two texts, and where the claim stands that is meant."""

    text: str
    published: date | None
    publisher: str | None
    quote: Span | None


@dataclass(frozen=True, slots=True)
class _Pair:
    id: str
    languages: tuple[str, ...]
    a: _Side
    b: _Side


def _pair(read_: dict[str, Any]) -> _Pair:
    languages = tuple(str(read_.get("lang", "ar")).split("-"))
    return _Pair(str(read_["id"]), languages, _side(read_, "a"), _side(read_, "b"))


def _side(pair: dict[str, Any], side: str) -> _Side:
    told = pair[side]
    text, day, quote = told["text"], told.get("published"), pair.get(f"{side}_quote")
    span = None
    if quote:
        start = pair.get(f"{side}_start")
        start = text.find(quote) if start is None else start
        span = Span(start, start + len(quote))
    return _Side(text, date.fromisoformat(day) if day else None, told.get("publisher"), span)


def _told(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"no JSON: {error.msg}"
    return f"the pair has no {error}" if isinstance(error, KeyError) else str(error)


def _answer(pair: _Pair) -> Answer:
    one_text = pair.a.text == pair.b.text
    first = _topics(pair.a, "a", pair.languages)
    second = first if one_text else _topics(pair.b, "b", pair.languages)
    if pair.a.quote is not None and pair.b.quote is not None:
        sides = _standing(first, pair.a.quote), _standing(second, pair.b.quote)
        found = strongest(_beside(a, b) for a in sides[0] for b in sides[1] if type(a.claim) is type(b.claim))
    else:
        others = (
            compared(a, b) for at, a in enumerate(first) for b in (first[at + 1 :] if one_text else second)
        )
        twice = (found for a in (first if one_text else ()) for found in mentions_of(a))
        found = strongest((*others, *twice))
    if found is None:
        return Answer(pair.id, "not comparable", "no claim stands in one of the texts", None)
    return Answer(pair.id, found.verdict, found.reason, found.gap)


def _beside(a: Topic, b: Topic) -> Comparison:
    """Return two claims side by side; two mentions of one (310 km (310 miles)) by what they say of it."""
    told_twice = strongest(mentions_of(a)) if a is b else None
    return told_twice or compared(a, b)


def _topics(side: _Side, key: str, languages: tuple[str, ...]) -> list[Topic]:
    """Return the topics of all claims of one text; none in a language that has no rules."""
    arabic = _is_arabic(side.text)
    language = next((one for one in languages if one in LANGUAGES and (one == "ar") == arabic), None)
    if language is None:
        return []
    said = read(side.text, published=side.published, language=language)
    origin = Origin(key, side.text, side.published, side.publisher, language)
    return TopicReader(origin, [*said.figures, *said.statements]).topics()


def _is_arabic(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum("\u0600" <= letter <= "\u06ff" for letter in letters) > len(letters)


def _standing(topics: Sequence[Topic], span: Span) -> list[Topic]:
    """Return the figure and the statement that cover most of a quote, where one covers it well."""
    found = []
    for kind in (Claim, Statement):
        best = max(
            (topic for topic in topics if isinstance(topic.claim, kind)),
            key=lambda topic: _likeness(topic.claim, span),
            default=None,
        )
        if best is not None and _likeness(best.claim, span) >= _COVERS:
            found.append(best)
    return found


def _likeness(claim: Claim | Statement, span: Span) -> float:
    """Return the share of the two spans together that both cover."""
    spans = [mention.span for mention in claim.mentions] if isinstance(claim, Claim) else [claim.span]
    best = 0.0
    for one in spans:
        both = min(one.end, span.end) - max(one.start, span.start)
        either = max(one.end, span.end) - min(one.start, span.start)
        best = max(best, both / either if either else 0.0)
    return best
