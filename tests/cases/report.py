"""What ``make cases`` prints: how the language cases stand, by topic and by kind.

    python -m tests.cases.report [--failures] [--topic TOPIC]

Precision counts every figure that touches a marked part and is not the expected one, in
``never`` phrases too (under the kind that was found); recall counts the phrases that failed.
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

from ledger.pipeline import extract
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
    parser.add_argument("--failures", action="store_true", help="name every phrase that fails")
    parser.add_argument("--topic", help="only this topic, such as money")
    arguments = parser.parse_args()
    phrases = [phrase for phrase in load() if arguments.topic in {None, phrase.topic}]
    if not phrases:
        parser.error(
            f"no topic {arguments.topic!r}; there are {', '.join(sorted({p.topic for p in load()}))}"
        )
    results = run(phrases)
    if arguments.failures:
        for phrase, verdict in results:
            if not verdict.passed:
                print(f"{phrase.id} {phrase.text!r}: {'; '.join(verdict.problems)}")
        print()
    topics, kinds = tally(results)
    print(table("topic", topics), table("kind", kinds), sep="\n\n")
    if SHARED.is_dir() and arguments.topic is None:
        print("\nThe five articles", score_articles(SHARED), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
