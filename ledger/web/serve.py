"""Serving one ledger with Datasette, with the settings that keep a large one quick and a public one safe."""

from __future__ import annotations

import asyncio
import errno
import hashlib
import socket
import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Protocol, cast

import datasette.app
import uvicorn

from ledger.store.errors import LedgerError
from ledger.store.read import open_ledger
from ledger.web.host import Application

# Measured on a ledger with a million claims; docs/datasette.md says what each does.
SETTINGS: Mapping[str, int | bool] = {
    "suggest_facets": False,
    "facet_time_limit_ms": 1000,
    "sql_time_limit_ms": 2000,
    "num_sql_threads": 8,
    "max_returned_rows": 1000,
    "truncate_cells_html": 300,
    "max_csv_mb": 50,
    "allow_csv_stream": False,
    "default_cache_ttl": 3600,
}


class Site(Protocol):
    """A Datasette that is ready to be served."""

    async def invoke_startup(self) -> None:
        """Run the hooks that wait for the start."""
        ...

    def app(self) -> Application:
        """Return the ASGI application."""
        ...


def serve(db: Path, host: str, port: int) -> None:
    """Serve the ledger at ``db`` until the program is interrupted; port 0 stands for any free one.

    Prints the address once it is taken. Raises ``LedgerError`` with one plain line for a
    file that is no ledger or of a newer schema and for an address that cannot be used.
    """
    site = make_site(db)
    with closing(listen(host, port)) as listener:
        print(f"Serving {db} on {address(host, listener)} (Ctrl+C stops it)", flush=True)
        with suppress(KeyboardInterrupt):
            asyncio.run(_run(site, listener))


def make_site(db: Path) -> Site:
    """Return a Datasette with ``SETTINGS`` over the ledger at ``db``, its rows counted beforehand.

    The file is opened as one that nobody changes. Raises ``LedgerError`` where it is no
    ledger, is of a newer schema or has changes that are not written to it yet.
    """
    open_ledger(db).dispose()
    pending = db.with_name(db.name + "-wal")
    if pending.exists() and pending.stat().st_size:
        raise LedgerError(
            f"{db}: changes wait in {pending.name} beside it: close the program that has the ledger open, "
            "then serve it again"
        )
    made = datasette.app.Datasette(
        [], immutables=[str(db)], inspect_data={db.stem: inspect(db)}, settings=dict(SETTINGS)
    )
    return cast("Site", made)


def inspect(db: Path) -> dict[str, Any]:
    """Return what ``datasette inspect`` tells of a database: its hash, size and the rows of each table."""
    with closing(sqlite3.connect(f"{db.absolute().as_uri()}?immutable=1", uri=True)) as connection:
        names = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        counts = {name: _rows(connection, name) for name in names}
    with db.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "hash": digest,
        "size": db.stat().st_size,
        "file": str(db),
        "tables": {name: {"count": count} for name, count in counts.items()},
    }


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens at an address; raises ``LedgerError`` where that cannot be."""
    if not 0 <= port <= 65535:
        raise LedgerError(f"port {port}: a port is a number from 0 to 65535")
    try:
        family, *_, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[
            0
        ]
    except (OSError, UnicodeError) as error:
        raise LedgerError(f"{host}: no such address on this machine: try --host 127.0.0.1") from error
    try:
        return socket.create_server(place[:2], family=family, backlog=2048)
    except OSError as error:
        raise LedgerError(refusal(host, port, error)) from error


def address(host: str, listener: socket.socket) -> str:
    """Return the address under which a browser finds the listener."""
    port = listener.getsockname()[1]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def refusal(host: str, port: int, error: OSError) -> str:
    """Return in one plain line why an address cannot be listened at, and what to do.

    >>> refusal("127.0.0.1", 80, PermissionError(errno.EACCES, ""))
    'port 80 on 127.0.0.1 is not allowed to you: choose one above 1023 with --port'
    """
    match error.errno:
        case errno.EADDRINUSE:
            return (
                f"port {port} on {host} is in use: stop the program that uses it, "
                f"or choose another port with --port (0 takes any free one)"
            )
        case errno.EACCES | errno.EPERM:
            return f"port {port} on {host} is not allowed to you: choose one above 1023 with --port"
        case errno.EADDRNOTAVAIL:
            return f"{host}: no such address on this machine: try --host 127.0.0.1"
    return f"cannot serve on {host} port {port}: {error.strerror or error}: try another --host or --port"


def _rows(connection: sqlite3.Connection, table: str) -> int:
    quoted = table.replace('"', '""')
    return int(connection.execute(f'SELECT count(*) FROM "{quoted}"').fetchone()[0])


async def _run(site: Site, listener: socket.socket) -> None:
    await site.invoke_startup()
    config = uvicorn.Config(cast("Any", site.app()), log_level="warning", lifespan="on")
    await uvicorn.Server(config).serve(sockets=[listener])
