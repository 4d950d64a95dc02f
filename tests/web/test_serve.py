from __future__ import annotations

import re
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import cast

import pytest
from datasette.app import Datasette

from ledger.store.errors import LedgerError
from ledger.web.serve import SETTINGS, address, inspect, listen, make_site, serve
from tests.web.browser import LONGEST
from tests.web.pages import NEWER, fetch, get, page

SERVE = """
import sys
from pathlib import Path
from ledger.web.serve import serve
serve(Path(sys.argv[1]), "127.0.0.1", 0)
"""


@contextmanager
def running(ledger: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Serve a ledger in a process of its own; give it and the line that it prints."""
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(ledger)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=ledger.parent,
    )
    assert process.stdout
    try:
        yield process, process.stdout.readline()
    finally:
        process.kill()
        process.communicate()


def test_a_ledger_is_served_at_the_address_that_is_printed(ledger: Path) -> None:
    with running(ledger) as (process, line):
        found = re.fullmatch(r"Serving (.*) on (http://127\.0\.0\.1:\d+) \(Ctrl\+C stops it\)\n", line)
        assert found, line
        assert found[1] == str(ledger)
        answer = fetch(f"{found[2]}/ledger/figures")
        assert answer.status_code == 200
        assert "<bdi" in answer.text
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=LONGEST)[0] == ""
        assert process.returncode == 0


def test_a_port_in_use_is_named_with_what_to_do(ledger: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(LedgerError) as raised:
            serve(ledger, "127.0.0.1", port)
    assert str(raised.value) == (
        f"port {port} on 127.0.0.1 is in use: stop the program that uses it, "
        "or choose another port with --port (0 takes any free one)"
    )


@pytest.mark.parametrize(
    ("host", "port", "message"),
    [
        ("127.0.0.1", 65536, "port 65536: a port is a number from 0 to 65535"),
        ("127.0.0.1", -1, "port -1: a port is a number from 0 to 65535"),
        ("no such host", 0, "no such host: no such address on this machine: try --host 127.0.0.1"),
        ("192.0.2.1", 0, "192.0.2.1: no such address on this machine: try --host 127.0.0.1"),
    ],
)
def test_an_address_that_cannot_be_had_is_said_in_one_line(host: str, port: int, message: str) -> None:
    with pytest.raises(LedgerError) as raised:
        listen(host, port)
    assert str(raised.value) == message


def test_the_address_of_ipv6_is_written_as_browsers_read_it() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        port = listener.getsockname()[1]
        assert address("::1", listener) == f"http://[::1]:{port}"


def test_what_is_no_ledger_is_refused(other: Path, tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("no database", encoding="utf-8")
    for path in (other, text, tmp_path / "none.db"):
        with pytest.raises(LedgerError) as raised:
            make_site(path)
        assert str(raised.value).startswith(f"{path}: ")
        assert "\n" not in str(raised.value)


def test_a_newer_schema_is_refused(ledger: Path, tmp_path: Path) -> None:
    newer = copy(ledger, tmp_path)
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    with pytest.raises(LedgerError, match="9999"):
        make_site(newer)


def test_changes_that_are_not_in_the_file_yet_are_not_passed_over(ledger: Path, tmp_path: Path) -> None:
    changing = copy(ledger, tmp_path)
    with closing(sqlite3.connect(changing)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("UPDATE source SET author = 'x'")
        connection.commit()
        with pytest.raises(LedgerError, match=r"changes wait in ledger\.db-wal beside it"):
            make_site(changing)


def test_rows_are_counted_beforehand(ledger: Path) -> None:
    found = inspect(ledger)
    counts = {name: table["count"] for name, table in found["tables"].items()}
    assert counts["claim"] == 3
    assert counts["mention"] == 4
    assert found["size"] == ledger.stat().st_size
    assert re.fullmatch("[0-9a-f]{64}", found["hash"])


@pytest.mark.anyio
async def test_the_settings_and_counts_reach_datasette(ledger: Path) -> None:
    site = cast("Datasette", make_site(ledger))
    settings = (await get(site, "/-/settings.json")).json()
    assert {name: settings[name] for name in SETTINGS} == SETTINGS
    found = (await get(site, "/-/databases.json")).json()
    (database,) = found["databases"] if NEWER else found
    assert not database["is_mutable"]
    assert database["hash"] == inspect(ledger)["hash"]
    assert "3 rows" in await page(site, "/ledger/claim")


def test_plain_datasette_shows_the_same_pages(ledger: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "datasette", str(ledger), "--get", "/ledger/search?words=التجارة"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ledger.parent,
    )
    assert done.returncode == 0, done.stderr
    assert '<bdi dir="auto" lang="ar">1.8 مليار دولار</bdi>' in done.stdout
    assert "ledger.css" in done.stdout


def copy(ledger: Path, folder: Path) -> Path:
    path = folder / "ledger.db"
    path.write_bytes(ledger.read_bytes())
    return path
