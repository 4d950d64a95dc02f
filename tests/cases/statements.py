"""The statement cases: who says what in a passage, written as data, and how an answer is judged.

``<lang>/statements/<frame>.toml`` holds passages with every statement in them, and passages
that hold none:

    [[case]]
    text = "قال وزير المالية أحمد السعيد إن الحكومة ستخفض الضرائب."
    statements = [ { cue = "قال", speaker_text = "أحمد السعيد",
                     content = "الحكومة ستخفض الضرائب", stance = "say", mode = "indirect" } ]

    [[never]]
    reason = "goals"
    text = "سجل الفريق هدفين في الشوط الأول."

``cue``, ``content`` and ``speaker_text`` are as written; ``speaker_text`` is missing where the
subject is dropped or nobody is named. ``cue_nth`` and ``content_nth`` say which of several
places is meant. The resolved speaker is asked for as ``speaker`` (the canonical name) or as
``speaker_of`` (a name as written that it must be the same as); where neither these nor
``speaker_text`` stand, nobody may be the speaker. ``polarity`` is ``affirmed`` where missing.
``carrier`` is as written; where missing there must be none, ``any`` does not ask.

A case may set ``published``. ``gap = "reason"`` marks what the rules cannot do yet: it must
then fail.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, cast

from ledger.claims.statement import Statement
from ledger.pipeline import extract_statements
from ledger.span import Span

HERE = Path(__file__).parent
ENOUGH = 0.9  # the share of the two contents' union that they must have in common
_QUOTES = "\"'“”„‟«»‹›‘’‚‛<>()"
# A letter, or a mark that stands on one: no word ends before it.
_MARK = r"\w\u064b-\u065f\u0670"

# The canonical speaker of a name as written, standing alone.
NameOf = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Expected:
    """One statement that a passage holds; ``cue_span`` and ``span`` are where cue and content stand."""

    cue_span: Span
    span: Span
    stance: str
    mode: str
    polarity: str = "affirmed"
    speaker_text: str | None = None
    speaker: str | None = None
    speaker_of: str | None = None
    carrier: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A passage with the statements that it holds, none for ``never``, and where it stands in its file."""

    language: str
    frame: str
    line: int
    text: str
    expected: tuple[Expected, ...]
    reason: str = ""
    gap: str = ""
    published: date | None = None

    @property
    def id(self) -> str:
        """Name the case by frame and line."""
        return f"{self.language}/statements/{self.frame}:{self.line}"

    @property
    def never(self) -> bool:
        """Tell whether the passage must hold no statement."""
        return not self.expected


@dataclass(frozen=True, slots=True)
class Match:
    """An expected statement and the one found at its cue: how far their contents agree, what else does."""

    overlap: float
    speaker: bool
    stance: bool
    mode: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a case went: what is wrong, what was matched, and how many statements are missing or extra."""

    problems: tuple[str, ...] = ()
    matches: tuple[Match, ...] = ()
    missing: int = 0
    extra: int = 0

    @property
    def passed(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.problems


@dataclass(slots=True)
class _Problems:
    """What is wrong, gathered while a case is judged."""

    lines: list[str] = field(default_factory=list)

    def ask(self, name: str, wanted: object, got: object, agrees: bool | None = None) -> bool:
        """Note a difference and tell whether there is none."""
        right = wanted == got if agrees is None else agrees
        if not right:
            self.lines.append(f"{name}: expected {wanted}, got {got}")
        return right


def load(language: str | None = None) -> list[Case]:
    """Return every case of every frame, in the order of the files.

    Raises ValueError, with file and line, for a cue or content that is not in its text.
    """
    paths = sorted(HERE.glob(f"{language or '*'}/statements/*.toml"))
    return [case for path in paths for case in read_cases(path.read_text(encoding="utf-8"), path)]


def read_cases(raw: str, path: Path) -> Iterator[Case]:
    """Read the cases of one file, whose path names language and frame."""
    blocks = tomllib.loads(raw)
    for kind in ("case", "never"):
        lines = [
            raw.count("\n", 0, head.start()) + 1 for head in re.finditer(rf"^\[\[{kind}\]\]$", raw, re.M)
        ]
        for line, block in zip(lines, cast("list[dict[str, Any]]", blocks.get(kind, [])), strict=True):
            try:
                expected = tuple(_expected(block["text"], said) for said in block.get("statements", []))
            except ValueError as error:
                raise ValueError(f"{path}:{line}: {error}") from None
            if (kind == "never") == bool(expected):
                raise ValueError(f"{path}:{line}: a case has statements, never has none")
            yield Case(
                language=path.parent.parent.name,
                frame=path.stem,
                line=line,
                text=block["text"],
                expected=expected,
                reason=block.get("reason", ""),
                gap=block.get("gap", ""),
                published=block.get("published"),
            )


def _expected(text: str, said: dict[str, Any]) -> Expected:
    known = {"cue", "cue_nth", "content", "content_nth", *Expected.__slots__} - {"cue_span", "span"}
    if unknown := sorted(set(said) - known):
        raise ValueError(f"unknown field {', '.join(unknown)}")
    return Expected(
        cue_span=_place(text, said["cue"], said.get("cue_nth"), whole=True),
        span=_place(text, said["content"], said.get("content_nth"), whole=False),
        **{name: said[name] for name in Expected.__slots__[2:] if name in said},
    )


def _place(text: str, part: str, nth: int | None, *, whole: bool) -> Span:
    """Return where ``part`` stands: as whole words, or anywhere (a glued preposition is no content)."""
    pattern = re.escape(part)
    if whole and part[0].isalpha():
        pattern = rf"(?<![{_MARK}]){pattern}(?![{_MARK}])"
    spans = [Span(*match.span()) for match in re.finditer(pattern, text)]
    if nth is None and len(spans) != 1:
        raise ValueError(
            f"«{part}» stands {len(spans)} times in the text: say which with cue_nth or content_nth"
        )
    return spans[(nth or 1) - 1]


def share(first: Span, second: Span) -> float:
    """Return what two spans have in common, as a share of their union.

    >>> share(Span(0, 10), Span(5, 10))
    0.5
    """
    common = max(0, min(first.end, second.end) - max(first.start, second.start))
    return common / ((first.end - first.start) + (second.end - second.start) - common)


def judge(case: Case, found: Sequence[Statement], name_of: NameOf) -> Verdict:
    """Compare the statements found in a passage with those that it holds.

    They are matched one to one where their cues overlap, the contents that agree most first.
    ``name_of`` gives the canonical speaker for a ``speaker_of`` that says nothing in the passage.
    """
    if case.never:
        affirmed = [said for said in found if said.polarity == "affirmed"]
        return Verdict(
            problems=tuple(f"a statement where none is: {_shown(said)}" for said in affirmed),
            extra=len(affirmed),
        )
    problems = _Problems()
    matches: list[Match] = []
    free, unheard = set(range(len(found))), set(range(len(case.expected)))
    candidates = [
        (share(wanted.span, said.span), -at, -nth)
        for at, wanted in enumerate(case.expected)
        for nth, said in enumerate(found)
        if wanted.cue_span.overlaps(said.cue_span)
    ]
    for overlap, at, nth in sorted(candidates, reverse=True):
        if -at in unheard and -nth in free:
            unheard.remove(-at)
            free.remove(-nth)
            matches.append(_compare(case, case.expected[-at], -nth, found, overlap, name_of, problems))
    for at in sorted(unheard):
        wanted = case.expected[at]
        problems.lines.append(f"nothing at the cue «{wanted.cue_span.of(case.text)}»")
    for nth in sorted(free):
        problems.lines.append(f"one too many: {_shown(found[nth])}")
    return Verdict(tuple(problems.lines), tuple(matches), len(unheard), len(free))


def _compare(
    case: Case,
    wanted: Expected,
    nth: int,
    found: Sequence[Statement],
    overlap: float,
    name_of: NameOf,
    problems: _Problems,
) -> Match:
    said = found[nth]
    problems.ask(
        "content", f"«{wanted.span.of(case.text)}»", f"«{said.span.of(case.text)}»", overlap >= ENOUGH
    )
    written = problems.ask("speaker_text", bare(wanted.speaker_text), bare(said.speaker_text))
    speaker = _same_speaker(wanted, said, found, name_of, problems)
    stance = problems.ask("stance", wanted.stance, said.stance)
    mode = problems.ask("mode", wanted.mode, said.mode)
    problems.ask("polarity", wanted.polarity, said.polarity)
    if wanted.carrier != "any":
        problems.ask("carrier", bare(wanted.carrier), bare(said.carrier.written if said.carrier else None))
    return Match(overlap, written and speaker, stance, mode)


def _same_speaker(
    wanted: Expected, said: Statement, found: Sequence[Statement], name_of: NameOf, problems: _Problems
) -> bool:
    got = said.speaker.name if said.speaker else None
    if wanted.speaker:
        return problems.ask("speaker", wanted.speaker, got, _folded(wanted.speaker) == _folded(got))
    if wanted.speaker_of:
        named = [
            other.speaker.name
            for other in found
            if other is not said and other.speaker and bare(other.speaker_text) == bare(wanted.speaker_of)
        ]
        same = named[0] if named else name_of(wanted.speaker_of)
        return problems.ask(
            "speaker", f"that of «{wanted.speaker_of}» ({same})", got, got is not None and got == same
        )
    return wanted.speaker_text is not None or problems.ask("speaker", None, got)


def bare(words: str | None) -> str | None:
    """Return words without the blanks and quotation marks around them.

    >>> bare(" «الغد» ")
    'الغد'
    """
    return words and words.strip(_QUOTES + " \u00a0\u200f")


def _folded(name: str | None) -> str | None:
    """Return a name without accents and case: Erdoğan and Erdogan are one."""
    if name is None:
        return None
    plain = unicodedata.normalize("NFKD", name)
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()


def _shown(said: Statement) -> str:
    return f"«{said.cue}» {said.speaker_text}: «{said.quote}»"


def name_of_speaker(language: str) -> NameOf:
    """Return what gives the canonical speaker of a name: whoever a plain sentence with it names."""

    def name_of(written: str) -> str | None:
        found = extract_statements(f"قال {written} إن الأمر انتهى.", language=language)
        return found[0].speaker.name if found and found[0].speaker else None

    return name_of
