"""How long builds take and how much memory they hold, each in its own process; and the floor under them."""

from __future__ import annotations

import filecmp
import json
import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from bench import ways
from bench.corpus import write
from bench.results import Built, Sized, this_run
from ledger.gather import read_one
from ledger.source import find_sources
from ledger.store.connect import filling
from ledger.store.migrate import migrate
from ledger.store.write import OWN

_BUILD = """
import json, re, resource, sys, time
from pathlib import Path
from ledger.build import build
began = time.perf_counter()
build([Path(sys.argv[1])], Path(sys.argv[2]), jobs=int(sys.argv[3]) or None)
seconds = time.perf_counter() - began
# Not the most that getrusage tells of a process itself: there what started it counts, too.
own = int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])
held = [own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss]
print(json.dumps([seconds, *held]))
"""


_BY_ALL = 20_000  # articles that are built by all processes, too
_FLOOR = 1000  # articles whose rows are held in memory for the floor


def build(folder: Path, db: Path, jobs: int, cache: str) -> Built:
    """Build a ledger in a new process."""
    told = ways.run(ways.ways()[0], "-c", _BUILD, str(folder), str(db), str(jobs), LEDGER_CACHE=cache)
    seconds, own, worker = json.loads(told)
    return Built(seconds=seconds, memory=own / 1024, worker=worker / 1024)


def sized(folder: Path, count: int) -> Sized:
    """Make a corpus of ``count`` articles and build it in each way."""
    run = this_run(ways.ways()[0])
    articles, db, cache = folder / f"{count}", folder / f"{count}.db", str(folder / "cache")
    write(articles, count)
    megabytes = sum(path.stat().st_size for path in articles.rglob("*.txt")) / 1e6
    build(folder / "warm", folder / "warm.db", 1, cache)  # vocabulary is compiled once
    one = build(articles, db, 1, cache)
    every = None
    if count <= _BY_ALL:
        every = build(articles, folder / "all.db", 0, cache)
        assert filecmp.cmp(folder / "all.db", db, shallow=False)
    same = build(articles, db, 1, cache)
    first = next(articles.rglob("*.txt"))
    first.write_text(first.read_text() + "\nوبلغ طول الطريق 45 كيلومترا.\n", encoding="utf-8")
    changed = build(articles, db, 1, cache)
    with closing(sqlite3.connect(db)) as connection:
        [[compared]] = connection.execute("SELECT count(*) FROM comparison")
    return Sized(
        run=run,
        articles=count,
        megabytes=megabytes,
        one=one,
        every=every,
        same=same,
        changed=changed,
        database=db.stat().st_size / 1e6,
        comparisons=compared,
        floor=floor(articles) if count <= _FLOOR else None,
    )


def floor(folder: Path) -> dict[str, float]:
    """Return the seconds of what no build of these sources can leave out, each on its own.

    The rows are those that the build makes; sqlite3 alone takes them, without the program.
    """
    rows: dict[str, list[tuple[object, ...]]] = {table: [] for table in OWN}
    texts = []
    for named in find_sources([folder]):
        texts.append(named[1].read_bytes())
        ready = read_one(named)
        for table in OWN:
            rows[table] += map(tuple, getattr(ready.rows, table))
    empty = folder.parent / "empty.db"
    with filling(empty) as connection:
        migrate(connection)
    with closing(sqlite3.connect(empty)) as schema:
        made = schema.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    found: dict[str, float] = {}

    def timed(name: str, work: Any) -> None:
        began = time.perf_counter()
        work()
        found[name] = time.perf_counter() - began

    from bench.speed import word_pass

    timed("decode", lambda: [text.decode() for text in texts])
    timed("one pass over the words", lambda: word_pass([text.decode() for text in texts]))
    path = folder.parent / "floor.db"
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as target:
        for pragma in ("journal_mode = MEMORY", "synchronous = OFF", "cache_size = -65536"):
            target.execute(f"PRAGMA {pragma}")
        for kind, name, sql in made:
            if kind == "table" and name in OWN:
                target.execute(sql)

        def insert() -> None:
            target.execute("BEGIN")
            for table, some in rows.items():
                if some:
                    marks = ", ".join("?" * len(some[0]))
                    target.executemany(f'INSERT INTO "{table}" VALUES ({marks})', some)
            target.execute("COMMIT")

        def index() -> None:
            for kind, _name, sql in made:
                if kind == "index" and sql.split(" ON ")[1].split()[0].strip('"(') in OWN:
                    target.execute(sql)

        def search() -> None:
            target.execute(
                "CREATE VIRTUAL TABLE words USING fts5(norm, stem, content=claim_text, content_rowid=claim)"
            )
            target.execute("INSERT INTO words(words) VALUES ('rebuild')")

        timed("executemany of the same rows", insert)
        timed("indexes", index)
        timed("full-text index", search)
        timed("VACUUM", lambda: target.execute("VACUUM"))
    return found


def start() -> tuple[float, float]:
    """Return the seconds of `ledger extract` on a small file: with vocabulary to compile, and then kept."""
    with tempfile.TemporaryDirectory(prefix="ledger-bench-") as name:
        file = Path(name, "small.txt")
        file.write_text("قال الوزير إن الكلفة بلغت أكثر من 330 مليون دولار.\n", encoding="utf-8")
        command = ["-m", "ledger", "extract", str(file), "--language", "ar"]
        times = []
        for _ in range(4):
            began = time.perf_counter()
            ways.run(ways.ways()[0], *command, LEDGER_CACHE=name)
            times.append(time.perf_counter() - began)
    return times[0], min(times[1:])
