"""How long the pages of a large ledger take beside those of a small one.

    python -m bench.web [SMALL LARGE]

Makes two ledgers of copies of seeds/ (each copy with keys, days and publishers of its own, and the
comparisons that the seeds have among themselves), and asks both for the same pages, in turn, as
`ledger serve` serves them; of each page the least time counts. A page of the large ledger may take at
most twice the time of the same page of the small one; one with facets at most twice the bare SQL of
its facets on top of that.
Exit status 1 where one takes longer. Sizes are 1,000 and 1,000,000 claims unless told otherwise;
with the folder of an earlier run in LEDGER_BENCH the ledgers are made once.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, cast

from bench.results import Page, Pages, this_run
from bench.ways import PYTHON
from ledger.pipeline import LANGUAGES, Reading, read
from ledger.source import Source, find_sources, read_source
from ledger.store import keys
from ledger.store.assemble import rows_of
from ledger.store.connect import filling
from ledger.store.keyed import keyed_claims
from ledger.store.migrate import migrate
from ledger.store.row import ComparisonRow, Rows
from ledger.store.write import load, write
from ledger.text.document import Document
from ledger.web.serve import make_site

ALLOWED = 2.0
# What differs by less than this many seconds is not told apart: a scheduler's moment.
MOMENT = 0.02
ROUNDS = 9
SEEDS = Path(__file__).parents[1] / "seeds"
_BORDER = "WHERE measure_a LIKE '%border%' OR measure_b LIKE '%border%'"
# The bare SQL of the facets of pages that have some.
FACETS = {
    "/figures": [f"SELECT {column}, count(*) FROM figure GROUP BY 1" for column in ("kind", "unit")],
    "/claim": [f"SELECT {column}, count(*) FROM claim GROUP BY 1" for column in ("kind", "modality")],
    "conflicts of a measure": [f"SELECT verdict, count(*) FROM conflicts {_BORDER} GROUP BY 1"],
}


def seeds() -> list[tuple[Source, Reading]]:
    """Return the sources of seeds/ with what they say."""
    found = [read_source(path, key=key, languages=LANGUAGES) for key, path in find_sources([SEEDS])]
    return [(source, read(source.text, published=source.published)) for source in found]


Place = tuple[int, int]


def ids_of(source: Source, reading: Reading) -> list[int]:
    """Return the ids of the claims of a source."""
    claims = keyed_claims(source.key, Document(source.text), reading.figures, reading.statements)
    return [claim for claim, _ in claims.each()]


def pairs(told: list[tuple[Source, Reading]]) -> list[tuple[Place, Place, sqlite3.Row]]:
    """Return the comparisons of the seeds, each claim as the number of its seed and its number there."""
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "one.db"
        with filling(db) as connection:
            migrate(connection)
            write(connection, told)
        with closing(sqlite3.connect(db)) as ledger:
            ledger.row_factory = sqlite3.Row
            rows = ledger.execute("SELECT * FROM comparison").fetchall()
    place = {
        claim: (seed, number)
        for seed, (source, reading) in enumerate(told)
        for number, claim in enumerate(ids_of(source, reading))
    }
    return [(place[row["claim_a"]], place[row["claim_b"]], row) for row in rows]


def copies(told: list[tuple[Source, Reading]], claims: int) -> Iterator[Rows]:
    """Yield the rows of so many copies of the seeds that they hold ``claims`` claims."""
    each = sum(len(reading.figures) + len(reading.statements) for _, reading in told)
    compared = pairs(told)
    for number in range(max(1, round(claims / each))):
        ids: list[list[int]] = []
        published = date(2010, 1, 1) + timedelta(days=number * 7 % 5500)
        day = published.isoformat()
        for source, reading in told:
            copy = replace(
                source,
                key=f"{source.key}/{number}",
                published=published,
                publisher=f"صحيفة {number % 40}",
            )
            ids.append(ids_of(copy, reading))
            yield rows_of(copy, reading.figures, reading.statements)
        rows = Rows()
        for a, b, row in compared:
            one, other = sorted((ids[a[0]][a[1]], ids[b[0]][b[1]]))
            identity = keys.row_id("comparison", one, other)
            rows.comparison.append(
                ComparisonRow(
                    identity,
                    one,
                    other,
                    row["verdict"],
                    row["gap"],
                    row["reason"],
                    row["fields"],
                    day,
                    row["measure_a"],
                    row["measure_b"],
                )
            )
        yield rows


def make(db: Path, claims: int) -> None:
    """Make a ledger of about ``claims`` claims where there is none yet."""
    if db.exists():
        return
    began = time.perf_counter()
    with filling(db) as connection:
        migrate(connection)
        load(connection, copies(seeds(), claims))
    size = db.stat().st_size / 1e6
    print(f"{claims:>9,} claims: made in {time.perf_counter() - began:.0f} s, {size:.0f} MB", flush=True)


def pages(db: Path) -> dict[str, str]:
    """Return the pages to ask for: what each is, and its address in this ledger."""
    with closing(sqlite3.connect(db)) as ledger:

        def one(sql: str) -> object:
            return ledger.execute(sql).fetchone()[0]

        compared = one("SELECT claim_a FROM comparison WHERE verdict = 'conflict' ORDER BY id LIMIT 1")
        measure, speaker, party = (
            one(f"SELECT {column} FROM {table} WHERE {column} > 0 GROUP BY 1 ORDER BY count(*) DESC LIMIT 1")
            for column, table in (("measure", "figure"), ("speaker", "claim"), ("entity", "claim_entity"))
        )
        source = one(f"SELECT source FROM claim WHERE id = {compared}")
        key = one(f"SELECT key FROM claim WHERE id = {compared}")
    return {
        "home": "",
        "search": "/-/search?q=السليمانية+نازح",
        "search, a common word": "/-/search?q=التجارة",
        "source": f"/source/{source}",
        "claim": f"/claim/{compared}",
        "claim by its key": f"/-/claim/{key}",
        "claim as annotation": f"/claim/{compared}.jsonld",
        "conflicts": "/conflicts",
        "conflicts of a measure": "/conflicts?_measure=border",
        "agreement": "/agreement",
        "measure": f"/measure/{measure}",
        "measure with a party": f"/measure/{measure}?_party={party}",
        "name that speaks": f"/entity/{speaker}",
        "name that is spoken of": f"/entity/{party}",
        "feed": "/latest_conflicts.atom",
        "/figures": "/figures",
        "/claim": "/claim",
    }


def seconds(dbs: Sequence[Path], addresses: Sequence[str]) -> list[float]:
    """Return the least time that a page of each ledger takes; they take turns, so that all meet one machine.

    The first time of each does not count: it fills what a site keeps.
    """

    async def ask() -> list[float]:
        sites = [cast("Any", make_site(db)) for db in dbs]
        for site in sites:
            await site.invoke_startup()
        best = [float("inf")] * len(dbs)
        for round_ in range(ROUNDS + 1):
            for number, (site, db, address) in enumerate(zip(sites, dbs, addresses, strict=True)):
                began = time.perf_counter()
                answer = await site.client.get(f"/{db.stem}{address}")
                if round_:
                    best[number] = min(best[number], time.perf_counter() - began)
                assert answer.status_code in (200, 302), (address, answer.status_code, answer.text[:200])
        return best

    return asyncio.run(ask())


def facets(db: Path, page: str) -> float:
    """Return how long the bare SQL of a page's facets takes, nothing where it has none."""
    with closing(sqlite3.connect(db)) as ledger:
        began = time.perf_counter()
        for sql in FACETS.get(page, ()):
            ledger.execute(sql).fetchall()
        return time.perf_counter() - began if page in FACETS else 0.0


def measure(folder: Path, small: int, large: int) -> Pages:
    """Make both ledgers in ``folder`` and return how long each page of them takes."""
    run = this_run(PYTHON)
    dbs = [folder / f"claims{size}.db" for size in (small, large)]
    for db, size in zip(dbs, (small, large), strict=True):
        make(db, size)
    addresses = [pages(db) for db in dbs]
    found = {}
    for page in addresses[0]:
        few, many = seconds(dbs, [there[page] for there in addresses])
        found[page] = Page(small=few, large=many, allowed=ALLOWED * (few + facets(dbs[1], page)) + MOMENT)
    sizes = [db.stat().st_size / 1e6 for db in dbs]
    return Pages(run=run, claims=(small, large), megabytes=(sizes[0], sizes[1]), pages=found)


def main() -> None:
    """Print what each page takes; exit status 1 where one of the large ledger takes too long."""
    small, large = (int(one) for one in sys.argv[1:3]) if len(sys.argv) > 2 else (1_000, 1_000_000)
    with tempfile.TemporaryDirectory(prefix="ledger-") as name:
        found = measure(Path(os.environ.get("LEDGER_BENCH", name)), small, large)["pages"]
    print(f"{'page':<26} {small:>10,} {large:>10,}   ratio")
    for page, one in found.items():
        few, many = one["small"], one["large"]
        told = f"{few * 1000:>7.0f} ms {many * 1000:>7.0f} ms {many / few:>7.1f}"
        print(f"{page:<26} {told}{'  SLOW' * (many > one['allowed'])}")
    slow = [page for page, one in found.items() if one["large"] > one["allowed"]]
    if slow:
        sys.exit(f"more than {ALLOWED} times the time: {', '.join(slow)}")


if __name__ == "__main__":
    main()
