"""Bringing a ledger up to date where few of its sources changed, to the rows that a build from nothing gives.

What a source adds is taken out and put in; what several sources hold together (rows that they
share, clusters, comparisons, what supports a claim) is worked out again where a source that
changed has a part in it, and stays everywhere else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from ledger.crosscheck.inside import INSIDE
from ledger.crosscheck.pairs import Place
from ledger.store.clusters import Touched
from ledger.store.comparisons import comparison_of
from ledger.store.errors import LedgerError
from ledger.store.keys import row_id, source_id
from ledger.store.known import Known
from ledger.store.pack import UnusableError
from ledger.store.prepare import Prepared
from ledger.store.standing import Entry
from ledger.store.support import recount_support
from ledger.store.tables import metadata
from ledger.store.variants import SHARED
from ledger.store.write import OWN, insert, insert_all

BATCH = 4  # sources that are changed at a time: what is held in memory
Pair = tuple[int, int]


def change(connection: Connection, known: Known, gone: Sequence[str], fresh: Iterable[Prepared]) -> None:
    """Take the sources ``gone`` out of a ledger, and put those in that are ``fresh``, new or changed.

    ``known`` must know of the sources that are in the ledger; afterwards it knows of those that are
    in it then. ``connection`` is one of :func:`ledger.store.connect.filling` to a copy of the
    ledger: where this fails, the copy is good for nothing.

    Raises :class:`UnusableError` where a row is refused: a build from nothing raises the error that
    says why, or does better.
    """
    for pragma in ("foreign_keys = ON", "journal_mode = OFF"):
        connection.exec_driver_sql(f"PRAGMA {pragma}")
    connection.exec_driver_sql("BEGIN")
    # Each reference is looked at when all is done: rows come in the order of their tables.
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    # What the triggers would work out at each comparison is worked out once a claim here.
    triggers = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'comparison'"
    ).all()
    for name, _ in triggers:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    try:
        for at in range(0, len(gone), BATCH):
            _Step(connection, known).take(gone[at : at + BATCH], [])
        for some in _batches(fresh):
            _Step(connection, known).take([], some)
        for _, sql in triggers:
            connection.exec_driver_sql(sql)
        connection.exec_driver_sql("COMMIT")
    except (IntegrityError, LedgerError) as error:
        # Two things with one id, or a ledger that is not what is known of it: a whole build tells which.
        raise UnusableError(str(error)) from error
    connection.exec_driver_sql("PRAGMA journal_mode = DELETE")


def _batches(fresh: Iterable[Prepared]) -> Iterator[list[Prepared]]:
    some: list[Prepared] = []
    for ready in fresh:
        some.append(ready)
        if len(some) == BATCH:
            yield some
            some = []
    if some:
        yield some


class _Step:
    """Some sources changed at once: from one ledger that is right to the next."""

    def __init__(self, connection: Connection, known: Known) -> None:
        self._connection = connection
        self._known = known

    def take(self, gone: Sequence[str], fresh: Sequence[Prepared]) -> None:
        """Take out the sources ``gone``, put in or replace those that are ``fresh``."""
        keys = [*gone, *(ready.key for ready in fresh)]
        old = [ready for key in keys if (ready := self._known.get(key)) is not None]
        entries = [entry for ready in fresh for entry in ready.entries]
        touched = Touched(
            self._connection,
            (row.band for one in (*old, *fresh) for row in one.rows.source_band),
            self._known.shingles,
        )
        lapsed, arisen = self._pairs(frozenset(keys), old, fresh, entries)
        claims = {claim for ready in old for claim in ready.ids}
        heard = {claim for pair in (*lapsed, *arisen) for claim in pair}
        heard |= self._compared_with(claims)
        self._remove(old, lapsed)
        self._put(fresh, arisen)
        # Last: a row that nothing refers to any more is taken out, and takes nothing with it.
        self._shared(old, fresh)
        heard |= self._of_sources(touched.cluster())
        recount_support(self._connection, heard - claims | {claim for ready in fresh for claim in ready.ids})

    def _pairs(
        self,
        keys: frozenset[str],
        old: Sequence[Prepared],
        fresh: Sequence[Prepared],
        entries: Sequence[Entry],
    ) -> tuple[set[Pair], set[Pair]]:
        """Change what is known; return the pairs of claims that are compared no more, and those that now are.

        Pairs of a claim that is gone are not listed. A claim that is not changed has other neighbours
        only where it stands so close before one that is that the two are, or were, compared:
        two claims are only moved apart or together by one between them.
        """
        known = self._known
        before = [entry for ready in old for entry in ready.entries]
        moved = {
            one.claim: (one.place, known.rows_of(one.claim))
            for row, place in {(entry.row, entry.place) for entry in (*before, *entries)}
            for one in known.standing.preceding(row, place, without=keys)
        }
        was = self._following(moved, keys)
        for ready in old:
            known.drop(ready.key)
        for ready in fresh:
            known.put(ready)
        now = self._following(moved, keys)
        for entry in entries:
            for other in (
                *known.standing.following(entry.row, entry.place),
                *known.standing.preceding(entry.row, entry.place),
            ):
                now.add(_pair(entry.claim, other.claim))
        return was - now, now - was

    def _following(
        self, moved: Mapping[int, tuple[Place, frozenset[int]]], without: frozenset[str]
    ) -> set[Pair]:
        return {
            _pair(claim, other.claim)
            for claim, (place, rows) in moved.items()
            for row in rows
            for other in self._known.standing.following(row, place)
            if other.place.source not in without
        }

    def _compared_with(self, claims: Collection[int]) -> set[int]:
        """Return the claims that are compared with any of ``claims``."""
        found: set[int] = set()
        for claim in claims:
            rows = self._connection.exec_driver_sql(
                "SELECT claim_b FROM comparison WHERE claim_a = ?"
                " UNION ALL SELECT claim_a FROM comparison WHERE claim_b = ?",
                (claim, claim),
            )
            found |= set(rows.scalars())
        return found

    def _of_sources(self, sources: Collection[int]) -> set[int]:
        """Return the claims of sources, and those that they are compared with."""
        found: set[int] = set()
        for source in sources:
            rows = self._connection.exec_driver_sql("SELECT id FROM claim WHERE source = ?", (source,))
            found |= set(rows.scalars())
        return found | self._compared_with(found)

    def _remove(self, old: Sequence[Prepared], lapsed: Iterable[Pair]) -> None:
        for ready in old:
            # With all that refers to it, and out of the search index.
            done = self._connection.exec_driver_sql(
                "DELETE FROM source WHERE id = ?", (source_id(ready.key),)
            )
            if done.rowcount != 1:
                raise UnusableError(f"source '{ready.key}' is not in the ledger")
        # What a source says of itself, it says whatever its claims are compared with.
        own = ", ".join(f"'{field}'" for field in INSIDE)
        for a, b in lapsed:
            self._connection.exec_driver_sql(
                f"DELETE FROM comparison WHERE id = ? AND fields NOT IN ({own})",
                (row_id("comparison", a, b),),
            )

    def _put(self, fresh: Sequence[Prepared], arisen: Collection[Pair]) -> None:
        for ready in fresh:
            for table in OWN:
                insert(self._connection, table, getattr(ready.rows, table))
        # Neither is what a source says of itself asked again.
        rows = (comparison_of(a, b, self._known.topic) for a, b in sorted(arisen))
        told = (row for row in rows if row is not None)
        insert_all(self._connection, "comparison", told, further=True)

    def _shared(self, old: Sequence[Prepared], fresh: Sequence[Prepared]) -> None:
        """Bring the rows that sources share to what the sources give that are there now."""
        for table in SHARED:
            for one in sorted({one for ready in (*old, *fresh) for one in getattr(ready.rows, table)}):
                now = self._known.variants.of(table, one)
                row = self._connection.exec_driver_sql(
                    f'SELECT * FROM "{table}" WHERE id = ?', (one,)
                ).first()
                before = None if row is None else tuple(row)
                if now == before:
                    continue
                if before is None and now is not None:
                    insert(self._connection, table, [now])
                elif now is None:
                    self._connection.exec_driver_sql(f'DELETE FROM "{table}" WHERE id = ?', (one,))
                else:
                    # Not put in anew: what refers to it would go with the old one.
                    columns = ", ".join(f'"{column.name}" = ?' for column in metadata.tables[table].columns)
                    self._connection.exec_driver_sql(
                        f'UPDATE "{table}" SET {columns} WHERE id = ?', (*now, one)
                    )


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)
