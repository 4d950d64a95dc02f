"""The language cases: what a phrase says, written as data, and how an answer is judged.

``<lang>/<topic>.toml`` holds values with many phrasings, and phrases that hold no figure:

    [[case]]
    value = { kind = "money", low = "330000000", comparator = ">", unit = "USD" }
    phrases = ["أكثر من [[330 مليون دولار]]"]

    [[never]]
    reason = "a base has a number for a name"
    phrases = ["القاعدة [[201]]"]

In a phrase of a case, ``[[ ]]`` marks the expected span where it is not the whole phrase,
and ``{ }`` at its start or end what may be in the span or out of it. In a ``never``
phrase no figure may touch a marked part, or anything where nothing is marked.

``value``: ``low`` and ``high`` are decimals or fractions (``1/3``) as strings, a missing one
is an open bound; ``unit`` is exact, a missing one is no unit; ``comparator`` is ``=`` where
missing; ``edtf`` for dates; ``counted``, ``per`` and ``change`` are asked only where given
(``change = "none"`` asks for a level). A ``score`` is asked for its span and kind alone.

A case may set ``published`` and ``country``. ``gap = "reason"`` marks what the rules cannot
do yet: each of its phrases must then fail.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

from ledger.claims.claim import Claim, Figure
from ledger.span import Span

HERE = Path(__file__).parent
# Two spellings of one unit.
_SAME_UNIT = {"ha": "har", "l": "L", "dt": "quintal"}
_MARKED = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_OPTIONAL = re.compile(r"^(?:\{(?P<head>[^{}]*)\})?(?P<core>[^{}]+)(?:\{(?P<tail>[^{}]*)\})?$", re.DOTALL)
_NEAR = Fraction(1, 1_000_000)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One text to read, with where it stands in its file.

    ``marks`` are the parts that the phrase asks about. Each is the list of the spans that
    are accepted for it, the longest first.
    """

    language: str
    topic: str
    line: int
    nth: int
    text: str
    marks: tuple[tuple[Span, ...], ...]
    value: dict[str, str] | None
    reason: str = ""
    gap: str = ""
    published: date | None = None
    country: str | None = None

    @property
    def id(self) -> str:
        """Name the phrase by topic and line; the number tells phrases of one line apart."""
        return f"{self.language}/{self.topic}:{self.line}.{self.nth}"

    @property
    def region(self) -> tuple[Span, ...]:
        """Return the longest span of each mark: what a found figure may or may not touch."""
        return tuple(accepted[0] for accepted in self.marks)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a phrase went: what is wrong with the answer, and the figures that touch its marks."""

    problems: tuple[str, ...] = field(default=())
    touching: tuple[tuple[Span, Figure], ...] = field(default=())

    @property
    def passed(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.problems


def read_marks(marked: str) -> tuple[str, tuple[tuple[Span, ...], ...]]:
    """Return the text without its marks, and the spans that each mark accepts.

    >>> read_marks("نحو [[5 كم{ طولا}]]")[1]
    ((Span(start=4, end=13), Span(start=4, end=8)),)
    """
    text = ""
    marks: list[tuple[Span, ...]] = []
    last = 0
    whole = [marked] if not _MARKED.search(marked) else []
    for match in _MARKED.finditer(marked):
        text += marked[last : match.start()]
        plain, accepted = _accepted(match[1], len(text))
        text += plain
        marks.append(accepted)
        last = match.end()
    text += marked[last:]
    if whole:
        text, accepted = _accepted(marked, 0)
        marks = [accepted]
    return text, tuple(marks)


def _accepted(part: str, start: int) -> tuple[str, tuple[Span, ...]]:
    match = _OPTIONAL.match(part)
    if match is None:
        raise ValueError(f"braces belong at the start or end of a mark: {part!r}")
    head, core, tail = match["head"] or "", match["core"], match["tail"] or ""
    end = start + len(head) + len(core) + len(tail)
    spans = {
        Span(first, last) for first in (start, start + len(head)) for last in (end, end - len(tail))
    }  # fmt: skip
    return head + core + tail, tuple(sorted(spans, key=lambda span: (span.start - span.end, span.start)))


def load(language: str | None = None) -> list[Phrase]:
    """Return every phrase of every topic, in the order of the files."""
    return [phrase for path in sorted(HERE.glob(f"{language or '*'}/*.toml")) for phrase in _topic(path)]


def _topic(path: Path) -> Iterator[Phrase]:
    raw = path.read_text(encoding="utf-8")
    blocks = tomllib.loads(raw)
    # A phrase's line is that of its literal, sought from where its block starts.
    heads = {
        kind: [m.end() for m in re.finditer(rf"^\[\[{kind}\]\]$", raw, re.MULTILINE)]
        for kind in ("case", "never")
    }
    for kind, starts in heads.items():
        for start, block in zip(starts, cast("list[dict[str, Any]]", blocks.get(kind, [])), strict=True):
            at = start
            lines: dict[int, int] = {}
            for marked in cast("list[str]", block["phrases"]):
                at = max(at, raw.find(f'"{_escaped(marked)}"', at))
                line = raw.count("\n", 0, at) + 1
                lines[line] = lines.get(line, 0) + 1
                text, marks = read_marks(marked)
                yield Phrase(
                    language=path.parent.name,
                    topic=path.stem,
                    line=line,
                    nth=lines[line],
                    text=text,
                    marks=marks,
                    value=block.get("value"),
                    reason=block.get("reason", ""),
                    gap=block.get("gap", ""),
                    published=block.get("published"),
                    country=block.get("country"),
                )


def _escaped(text: str) -> str:
    """Write ``text`` as the files do: signs that cannot be seen as escapes."""
    unseen = re.compile("[\u00a0\u200e\u200f\u202a-\u202f\u2066-\u2069]")
    return unseen.sub(lambda m: f"\\u{ord(m[0]):04x}", text).replace("\n", "\\n")


def judge(phrase: Phrase, claims: Sequence[Claim]) -> Verdict:
    """Compare what was found in a phrase with what it says."""
    found = [(mention.span, mention.figure) for claim in claims for mention in claim.mentions]
    touching = tuple(
        (span, figure) for span, figure in found if any(span.overlaps(part) for part in phrase.region)
    )
    if phrase.value is None:
        return Verdict(tuple(f"a figure where none is: {_shown(phrase, *hit)}" for hit in touching), touching)
    exact = [figure for span, figure in touching if span in phrase.marks[0]]
    if not exact:
        heard = "; ".join(_shown(phrase, *hit) for hit in touching) or "nothing"
        return Verdict((f"no figure at «{phrase.region[0].of(phrase.text)}», found {heard}",), touching)
    return Verdict(min((tuple(_differences(phrase.value, figure)) for figure in exact), key=len), touching)


def _shown(phrase: Phrase, span: Span, figure: Figure) -> str:
    value = figure.edtf or f"{figure.low}..{figure.high} {figure.unit}"
    return f"«{span.of(phrase.text)}» {figure.kind} {figure.comparator} {value}"


def _differences(value: dict[str, str], figure: Figure) -> Iterator[str]:
    def differ(name: str, wanted: object, got: object) -> str:
        return f"{name}: expected {wanted}, got {got}"

    if value["kind"] != figure.kind:
        yield differ("kind", value["kind"], figure.kind)
    if value["kind"] != "score":
        for name, bound in (("low", figure.low), ("high", figure.high)):
            if not _equal(value.get(name), bound):
                yield differ(name, value.get(name), bound)
        wanted = value.get("unit")
        if _SAME_UNIT.get(wanted or "", wanted) != _SAME_UNIT.get(figure.unit or "", figure.unit):
            yield differ("unit", wanted, figure.unit)
    if value.get("comparator", "=") != figure.comparator:
        yield differ("comparator", value.get("comparator", "="), figure.comparator)
    if value.get("edtf") != figure.edtf:
        yield differ("edtf", value.get("edtf"), figure.edtf)
    for name in ("counted", "per"):
        if name in value and value[name] != getattr(figure, name):
            yield differ(name, value[name], getattr(figure, name))
    if "change" in value and value["change"] != (figure.change or "none"):
        yield differ("change", value["change"], figure.change)


def _equal(wanted: str | None, bound: Decimal | None) -> bool:
    if wanted is None or bound is None:
        return wanted is None and bound is None
    if "/" in wanted:
        # A third has no decimal: agree to a millionth.
        return abs(Fraction(bound) - Fraction(wanted)) < _NEAR
    return Decimal(wanted) == bound
