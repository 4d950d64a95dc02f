"""How long the check of one new article takes against ledgers of different sizes.

    python -m bench.check [SMALL LARGE]

Makes two ledgers of articles that all tell of the same measure and countries (the worst case: each
could contradict the new one), and checks one new article against both. The check reads what it
needs by index, so the larger ledger may take at most 1.5 times the time of the smaller one.
Exit status 1 where it takes longer. Sizes are 100 and 100,000 unless told otherwise.
"""

from __future__ import annotations

import hashlib
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from ledger import pipeline
from ledger.check import Settings, check
from ledger.source import Source
from ledger.store.assemble import rows_of
from ledger.store.connect import filling
from ledger.store.migrate import migrate
from ledger.store.row import Rows
from ledger.store.write import load

ALLOWED = 1.5
ROUNDS = 15
TODAY = date(2026, 1, 1)
SIDECAR = 'title = "حدود"\npublisher = "نشرة"\npublished = 2023-06-05\nlanguage = "ar"\n'
# Numbers of five digits, so that every article has its claims in the same places.
HEAD = "يبلغ طول الحدود بين طاجيكستان وأفغانستان {number} كيلومترا، وبلغت صادرات طاجيكستان {number} دولارا. "
LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنهي"


def body(chance: random.Random) -> str:
    """Return sixty words that no other article has in this order."""
    words = ("".join(chance.choices(LETTERS, k=5)) for _ in range(60))
    return " ".join(words) + ".\n"


def articles(count: int) -> Iterator[Rows]:
    """Yield the rows of ``count`` articles: the first is read, the others have its claims in other words."""
    first = HEAD.format(number=10_000)
    told = pipeline.read(first, published=TODAY)
    chance = random.Random(1)
    for number in range(count):
        text = HEAD.format(number=10_000 + number % 90_000) + body(chance)
        claims = [
            replace(
                claim,
                mentions=tuple(replace(one, quote=one.span.of(text)) for one in claim.mentions),
            )
            for claim in told.figures
        ]
        digest = hashlib.sha256(text.encode()).hexdigest()
        source = Source(f"a{number}", text, digest, f"title {number}", "ar", published=TODAY)
        yield rows_of(source, claims, [])


def make(db: Path, count: int) -> None:
    """Make a ledger of ``count`` articles."""
    began = time.perf_counter()
    with filling(db) as connection:
        migrate(connection)
        load(connection, articles(count))
    size = db.stat().st_size / 1e6
    print(f"{count:>9,} sources: made in {time.perf_counter() - began:.0f} s, {size:.0f} MB", flush=True)


def seconds(article: Path, ledgers: dict[int, Path]) -> dict[int, float]:
    """Return the median time of the check of ``article`` against each ledger, one after the other in turn."""
    times: dict[int, list[float]] = {count: [] for count in ledgers}
    for round_ in range(ROUNDS + 1):
        for count, db in ledgers.items():
            settings = Settings(ledger=db, seeds=article.parent / "none")
            began = time.perf_counter()
            report = check([article], settings, today=TODAY)
            if round_:  # in the first the lexicon is compiled
                times[count].append(time.perf_counter() - began)
            codes = {finding.code for finding in report.findings}
            assert codes == {"new-conflict"}, codes
    return {count: statistics.median(found) for count, found in times.items()}


def times(folder: Path, ledgers: dict[int, Path]) -> dict[int, float]:
    """Make the ledgers and return the median time of the check of one new article against each."""
    for count, db in ledgers.items():
        make(db, count)
    article = folder / "new.txt"
    article.write_text(HEAD.format(number=12_345) + body(random.Random(2)), encoding="utf-8")
    article.with_suffix(".toml").write_text(SIDECAR, encoding="utf-8")
    return seconds(article, ledgers)


def main() -> None:
    small, large = (int(one) for one in sys.argv[1:3]) if len(sys.argv) > 2 else (100, 100_000)
    with tempfile.TemporaryDirectory(prefix="ledger-") as name:
        found = times(Path(name), {count: Path(name, f"{count}.db") for count in (small, large)})
    for count, median in found.items():
        print(f"{count:>9,} sources: {median * 1000:.1f} ms a check")
    print(f"{found[large] / found[small]:.2f} times as long; allowed is {ALLOWED}")
    sys.exit(found[large] > ALLOWED * found[small])


if __name__ == "__main__":
    main()
