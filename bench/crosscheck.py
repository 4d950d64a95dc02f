"""How the time of the cross-check grows with the ledger: claims compared, not their square.

    python -m bench.crosscheck [SMALL LARGE]

Makes claims of many countries, measures, years and texts, as a large ledger has them, and
compares them as a build does. 100 times the claims may take at most 130 times the time.
Exit status 1 where it takes longer; the time is that of the processor. Sizes are 10,000 and
1,000,000 claims unless told otherwise.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from ledger.claims.claim import Claim
from ledger.crosscheck.compare import comparable
from ledger.crosscheck.topic import Origin, Topic
from ledger.crosscheck.topic_reader import TopicReader
from ledger.pipeline import extract
from ledger.store.standing import pairs_among

ALLOWED = 1.3  # times as long a claim
FIRST_DAY = date(2000, 1, 1)
COUNTRIES = ["الأردن", "المغرب", "تونس", "مصر", "العراق", "لبنان", "الجزائر", "ليبيا", "السودان", "اليمن"]
SENTENCES = [
    "بلغت صادرات {country} من القمح 720 ألف طن في عام {year}، وفق وزارة الزراعة.",
    "لقي 14 شخصا مصرعهم في فيضانات {country} يوم الاثنين، بحسب الدفاع المدني.",
    "نما اقتصاد {country} بنسبة 3.2 في المائة في عام {year}، حسب مكتب الإحصاء.",
    "يبلغ طول الطريق الجديد في {country} 325 كيلومترا، ويكتمل في {year}.",
]
STEP = 50  # sources a day: how close in time the claims of one thing lie


def topics(count: int) -> Iterator[Topic]:
    """Yield the topics of ``count`` claims: those of some hundred texts, each told again by other sources."""
    models = []
    for number, sentence in enumerate(SENTENCES):
        for country in COUNTRIES:
            for year in range(2000, 2020, 4):
                text = sentence.format(country=country, year=year)
                origin = Origin(f"{number}-{country}-{year}", text, FIRST_DAY)
                claims = [claim for claim in extract(text) if claim.figure.kind != "date"]
                models += [topic for topic in TopicReader(origin, claims).topics() if topic.head]
    for number in range(count):
        model = models[number % len(models)]
        origin = replace(
            model.origin, key=f"{number}", published=FIRST_DAY + timedelta(days=number // STEP % 9000)
        )
        yield replace(model, article=replace(model.article, origin=origin))


def measure(count: int) -> tuple[float, int]:
    """Return how long it takes to compare ``count`` claims, and how many pairs were compared."""
    made = list(topics(count))
    assert all(isinstance(topic.claim, Claim) for topic in made)
    gc.collect()
    gc.disable()
    began = time.process_time()
    pairs = 0
    for first, second in pairs_among(made):
        comparable(made[first], made[second])
        pairs += 1
    taken = time.process_time() - began
    gc.enable()
    return taken, pairs


def main(small: int = 10_000, large: int = 1_000_000) -> int:
    """Print both times and how much longer the larger takes; return the exit status."""
    seconds = []
    for count in (small, large):
        taken, pairs = measure(count)
        seconds.append(taken)
        print(f"{count:>9,} claims: {pairs:>12,} pairs compared in {taken:>8.1f} s")
    times, allowed = seconds[1] / seconds[0], ALLOWED * large / small
    print(f"{large // small} times the claims take {times:.1f} times as long (allowed: {allowed:.0f})")
    return 0 if times <= allowed else 1


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
