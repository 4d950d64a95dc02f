"""Pairs of texts in a file, one JSON object a line: their verdicts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ledger.claims.claim import Claim
from ledger.claims.statement import Statement
from ledger.crosscheck.compare import Comparison, compared, strongest
from ledger.crosscheck.topic import Origin, Topic, TopicReader
from ledger.pipeline import LANGUAGES, read
from ledger.span import Span


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
            pair = json.loads(line)
            answer = _answer(pair)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise PairError(f"line {number}: {_told(error)}") from error
        yield answer


def _told(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"no JSON: {error.msg}"
    return f"the pair has no {error}" if isinstance(error, KeyError) else str(error)


def _answer(pair: dict[str, Any]) -> Answer:
    one_text = pair["a"]["text"] == pair["b"]["text"]
    first = _topics(pair["a"], "a", pair.get("lang", "ar"), 0)
    second = first if one_text else _topics(pair["b"], "b", pair.get("lang", "ar"), 1)
    if pair.get("a_quote") and pair.get("b_quote"):
        found = _quoted(pair, first, second)
    else:
        found = strongest(
            compared(a, b) for at, a in enumerate(first) for b in (first[at + 1 :] if one_text else second)
        )
    if found is None:
        return Answer(str(pair["id"]), "not comparable", "no claim stands in one of the texts", None)
    return Answer(str(pair["id"]), found.verdict, found.reason, found.gap)


def _topics(side: dict[str, Any], key: str, languages: str, place: int) -> list[Topic]:
    """Return the topics of all claims of one text; none in a language that has no rules."""
    parts = languages.split("-")
    language = parts[min(place, len(parts) - 1)]
    text = side["text"]
    if language not in LANGUAGES:
        language = next((known for known in LANGUAGES if known in parts and _is_arabic(text)), "")
        if not language:
            return []
    elif len(parts) > 1 and not _is_arabic(text):
        return []
    published = date.fromisoformat(side["published"]) if side.get("published") else None
    said = read(text, published=published, language=language)
    origin = Origin(key, text, published, side.get("publisher"), language)
    return TopicReader(origin).topics([*said.figures, *said.statements])


def _is_arabic(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum("\u0600" <= letter <= "\u06ff" for letter in letters) > len(letters)


def _quoted(pair: dict[str, Any], first: Sequence[Topic], second: Sequence[Topic]) -> Comparison | None:
    """Return the strongest comparison of the claims that stand where a pair's quotes do."""
    sides = [_standing(pair, side, topics) for side, topics in (("a", first), ("b", second))]
    return strongest(compared(a, b) for a in sides[0] for b in sides[1] if type(a.claim) is type(b.claim))


def _standing(pair: dict[str, Any], side: str, topics: Sequence[Topic]) -> list[Topic]:
    """Return the figure and the statement that cover most of a quote, where one covers it well."""
    quote = pair[f"{side}_quote"]
    start = pair.get(f"{side}_start")
    if start is None:
        start = pair[side]["text"].find(quote)
    span = Span(start, start + len(quote))
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


_COVERS = 0.3


def _likeness(claim: Claim | Statement, span: Span) -> float:
    """Return the share of the two spans together that both cover."""
    spans = [mention.span for mention in claim.mentions] if isinstance(claim, Claim) else [claim.span]
    best = 0.0
    for one in spans:
        both = min(one.end, span.end) - max(one.start, span.start)
        either = max(one.end, span.end) - min(one.start, span.start)
        best = max(best, both / either if either else 0.0)
    return best
