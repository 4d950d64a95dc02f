"""Write the pictures of docs/screenshots from the sample ledger: `python -m docs.write_screenshots`.

Builds a ledger of seeds/, serves it and looks at it with Chromium (see tests/web/browser.py).
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.request import urlopen

from tests.web.browser import browsing

ROOT = Path(__file__).parents[1]
WIDE, PHONE = (1280, 900), (360, 740)


def main() -> None:
    """Write all pictures."""
    ledger = [sys.executable, "-m", "ledger"]
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "ledger.db"
        subprocess.run([*ledger, "build", "--db", str(db)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        command = [*ledger, "serve", str(db), "--port", "0"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            try:
                assert server.stdout is not None
                found = re.search(r"http://\S+", server.stdout.readline())
                assert found
                pictures(f"{found[0]}/ledger")
            finally:
                server.terminate()


def pictures(site: str) -> None:
    """Write the pictures of a ledger that is served at ``site``."""

    def first(table: str, asked: str = "") -> dict[str, object]:
        with urlopen(f"{site}/{table}.json?_shape=array&_size=1&{asked}") as answer:
            rows: list[dict[str, object]] = json.load(answer)
        return rows[0]

    claim = first("claim", f"id={first('conflicts')['claim_a']}")
    measure = first("measure", "label=border+length")
    shown = {
        "home": ("", WIDE, False),
        "search": ("/-/search?q=%D8%A7%D9%84%D8%AA%D8%AC%D8%A7%D8%B1%D8%A9", WIDE, False),
        "source": (f"/source/{claim['source']}#claim-{claim['key']}", WIDE, False),
        "source-night": (f"/source/{claim['source']}#claim-{claim['key']}", WIDE, True),
        "source-phone": (f"/source/{claim['source']}#char-{claim['char_start']}", PHONE, False),
        "claim": (f"/claim/{claim['id']}", WIDE, False),
        "conflicts": ("/conflicts", WIDE, False),
        "measure": (f"/measure/{measure['id']}", WIDE, False),
    }
    with browsing() as browser:
        for name, (path, size, dark) in shown.items():
            browser.size(*size, dark=dark)
            browser.go("about:blank")
            browser.go(site + path)
            if size == PHONE:
                # The card lies over the text that it was opened from.
                browser.ask("document.querySelector('.ledger-passage mark:target a').click()")
            browser.picture(ROOT / "docs" / "screenshots" / f"{name}.png")


if __name__ == "__main__":
    main()
