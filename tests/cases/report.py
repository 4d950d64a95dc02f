"""What ``make cases`` prints: how the language cases stand, by topic, by kind and by frame.

    python -m tests.cases.report [--failures] [--topic TOPIC]

Precision counts every figure that touches a marked part and is not the expected one, in
``never`` phrases too (under the kind that was found); recall counts the phrases that failed.
A statement counts as heard where one is found at its cue; content (the share of the two
contents' union that they have in common), speaker, stance and mode are means over the heard
ones, and ``passed`` counts the passages in which everything is right.
Where the folder ``../shared`` stands beside the project, its articles are scored as well.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ledger.pipeline import extract, extract_statements
from tests.cases import statements
from tests.cases.case import Phrase, Verdict, judge, load

SHARED = Path(__file__).resolve().parents[3] / "shared"


@dataclass(slots=True)
class Tally:
    """Phrases asked and passed, never phrases asked and passed, and figures that are wrong."""

    asked: int = 0
    passed: int = 0
    never: int = 0
    clean: int = 0
    wrong: int = 0
    gaps: int = 0

    @property
    def f1(self) -> float:
        """Return 2 TP / (2 TP + FP + FN); 1 where nothing was asked and nothing found."""
        errors = self.wrong + self.asked - self.passed
        return 2 * self.passed / (2 * self.passed + errors) if self.passed or errors else 1.0


def run(phrases: list[Phrase]) -> list[tuple[Phrase, Verdict]]:
    """Read every phrase and judge the answer."""
    return [
        (
            phrase,
            judge(
                phrase,
                extract(
                    phrase.text, published=phrase.published, language=phrase.language, country=phrase.country
                ),
            ),
        )
        for phrase in phrases
    ]


def tally(results: list[tuple[Phrase, Verdict]]) -> tuple[dict[str, Tally], dict[str, Tally]]:
    """Return the tallies by topic and by kind."""
    topics: dict[str, Tally] = defaultdict(Tally)
    kinds: dict[str, Tally] = defaultdict(Tally)
    for phrase, verdict in results:
        topic = topics[f"{phrase.language}/{phrase.topic}"]
        topic.gaps += bool(phrase.gap)
        topic.wrong += len(verdict.touching)
        for _, figure in verdict.touching:
            kinds[figure.kind].wrong += 1
        if phrase.value is None:
            topic.never += 1
            topic.clean += verdict.passed
            continue
        kind = kinds[phrase.value["kind"]]
        for row in (topic, kind):
            row.asked += 1
            row.passed += verdict.passed
            # The expected figure touches its own mark.
            row.wrong -= verdict.passed
    return topics, kinds


def table(title: str, rows: Mapping[str, Tally]) -> str:
    """Return one line a row and a last line of sums."""
    total = Tally()
    lines = [f"{title:<22}{'cases':>12}{'never':>10}{'gaps':>6}{'F1':>8}"]
    for name, row in [*sorted(rows.items()), ("all", total)]:
        if row is not total:
            for field in Tally.__slots__:
                setattr(total, field, getattr(total, field) + getattr(row, field))
        never = f"{row.clean}/{row.never}" if row.never else ""
        lines.append(
            f"{name:<22}{f'{row.passed}/{row.asked}':>12}{never:>10}{row.gaps or '':>6}{row.f1:>8.3f}"
        )
    return "\n".join(lines)


@dataclass(slots=True)
class Heard:
    """Passages asked and passed, statements heard, missed and too many, and what agrees in the heard ones."""

    asked: int = 0
    passed: int = 0
    never: int = 0
    clean: int = 0
    gaps: int = 0
    heard: int = 0
    missing: int = 0
    extra: int = 0
    content: float = 0
    speaker: int = 0
    stance: int = 0
    mode: int = 0

    def add(self, case: statements.Case, verdict: statements.Verdict) -> None:
        """Count one passage."""
        self.asked += not case.never
        self.passed += not case.never and verdict.passed
        self.never += case.never
        self.clean += case.never and verdict.passed
        self.gaps += bool(case.gap)
        self.heard += len(verdict.matches)
        self.missing += verdict.missing
        self.extra += verdict.extra
        self.content += sum(match.overlap for match in verdict.matches)
        self.speaker += sum(match.speaker for match in verdict.matches)
        self.stance += sum(match.stance for match in verdict.matches)
        self.mode += sum(match.mode for match in verdict.matches)

    @property
    def rates(self) -> tuple[float | None, ...]:
        """Return precision, recall, F1, content, speaker, stance and mode; None where nothing counts."""
        found, held = self.heard + self.extra, self.heard + self.missing
        return (
            self.heard / found if found else None,
            self.heard / held if held else None,
            2 * self.heard / (found + held) if found + held else None,
            *(
                agree / self.heard if self.heard else None
                for agree in (self.content, self.speaker, self.stance, self.mode)
            ),
        )


def run_statements(cases: list[statements.Case]) -> list[tuple[statements.Case, statements.Verdict]]:
    """Read every passage and judge the answer."""
    return [
        (
            case,
            statements.judge(
                case,
                extract_statements(case.text, published=case.published, language=case.language),
                statements.name_of_speaker(case.language),
            ),
        )
        for case in cases
    ]


def statement_table(results: list[tuple[statements.Case, statements.Verdict]]) -> str:
    """Return one line a frame and a last line over all of them."""
    rows: dict[str, Heard] = defaultdict(Heard)
    total = Heard()
    for case, verdict in results:
        for row in (rows[f"{case.language}/{case.frame}"], total):
            row.add(case, verdict)
    heads = ("P", "R", "F1", "content", "speaker", "stance", "mode")
    lines = [f"{'frame':<22}{'passed':>12}{'never':>10}{'gaps':>6}" + "".join(f"{head:>9}" for head in heads)]
    for name, row in [*sorted(rows.items()), ("all", total)]:
        counts = (
            f"{name:<22}{f'{row.passed}/{row.asked}':>12}{f'{row.clean}/{row.never}':>10}{row.gaps or '':>6}"
        )
        lines.append(counts + "".join(f"{'' if rate is None else f'{rate:.3f}':>9}" for rate in row.rates))
    return "\n".join(lines)


def score_articles(shared: Path) -> str:
    """Extract the articles of ``shared`` and return what its scorer prints."""
    with tempfile.TemporaryDirectory() as out:
        subprocess.run(
            [sys.executable, "-m", "ledger", "extract", str(shared / "seeds"), "--out", out],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        scored = subprocess.run(
            ["python3", str(shared / "score.py"), str(shared / "gold"), out],
            check=True,
            capture_output=True,
            text=True,
        )
    return scored.stdout.rstrip()


def main() -> int:
    """Print the report; the exit code says only whether it could be made."""
    parser = argparse.ArgumentParser(prog="python -m tests.cases.report", description=__doc__.split("\n")[0])
    parser.add_argument("--failures", action="store_true", help="name every phrase and passage that fails")
    parser.add_argument("--topic", help="only this topic, such as money or statements or statements/carrier")
    arguments = parser.parse_args()
    wanted = arguments.topic
    phrases = [phrase for phrase in load() if wanted in {None, phrase.topic}]
    passages = [
        case for case in statements.load() if wanted in {None, "statements", f"statements/{case.frame}"}
    ]
    if not phrases and not passages:
        topics = {phrase.topic for phrase in load()} | {f"statements/{c.frame}" for c in statements.load()}
        parser.error(f"no topic {wanted!r}; there are statements, {', '.join(sorted(topics))}")
    results = run(phrases)
    heard = run_statements(passages)
    if arguments.failures:
        judged = [
            *((phrase.id, phrase.text, verdict.problems) for phrase, verdict in results),
            *((case.id, case.text, verdict.problems) for case, verdict in heard),
        ]
        for name, text, problems in judged:
            if problems:
                print(f"{name} {text!r}: {'; '.join(problems)}")
        print()
    sections = []
    if results:
        topics_tally, kinds = tally(results)
        sections += [table("topic", topics_tally), table("kind", kinds)]
    if heard:
        sections.append(statement_table(heard))
    print("\n\n".join(sections))
    if SHARED.is_dir() and wanted is None:
        print("\nThe five articles", score_articles(SHARED), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
