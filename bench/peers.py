"""What other readers of figures take for the same texts, where they are installed.

    python -m bench.peers    install those that can be had

Each lies in an environment of its own, bench/.peers/NAME (a venv); one that is missing is skipped.
They find numbers, amounts or dates, and nobody's statements.
"""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

FOLDER = Path(__file__).parent / ".peers"
_HEAD = "import json, sys, time\ntexts = json.load(sys.stdin)\n"
_TAIL = "began = time.process_time()\nfor text in texts:\n    run(text)\nprint(time.process_time() - began)\n"
# How each is asked for all that it finds in an Arabic text.
PEERS = {
    "dateparser": (
        "from dateparser.search import search_dates\n"
        "run = lambda text: search_dates(text, languages=['ar'])\n"
    ),
    "mahad": (
        "from maha.parsers.functions import parse_dimension\n"
        "kinds = ['duration', 'numeral', 'ordinal', 'time']\n"
        "run = lambda text: parse_dimension(text, **dict.fromkeys(kinds, True))\n"
    ),
    "puckling": "import puckling\nrun = lambda text: puckling.parse(text, locale='ar')\n",
    "duckling": (
        "from duckling import *\nload_time_zones('/usr/share/zoneinfo')\n"
        "context = Context(get_current_ref_time('UTC', 0), Locale('AR', None))\n"
        "run = lambda text: parse(text, context, [], False)\n"
    ),
}


def measure(texts: Sequence[str]) -> dict[str, float | None]:
    """Return the seconds of each peer for the texts; None for one that is not installed or does not run."""
    found: dict[str, float | None] = {}
    for name, code in PEERS.items():
        python = FOLDER / name / "bin" / "python"
        found[name] = None
        if not python.exists():
            continue
        done = subprocess.run(
            [python, "-c", _HEAD + code + _TAIL], input=json.dumps(texts), capture_output=True, text=True
        )
        if done.returncode == 0:
            found[name] = float(done.stdout)
    return found


def install() -> list[str]:
    """Make the environment of each peer that has none; return those that cannot be had here."""
    failed = []
    for name in PEERS:
        folder = FOLDER / name
        if not folder.exists():
            venv.create(folder, with_pip=True)
        pip = [
            str(folder / "bin" / "python"),
            "-m",
            "pip",
            "install",
            "-qq",
            "--disable-pip-version-check",
            name,
        ]
        if subprocess.run(pip, check=False, capture_output=True).returncode:
            failed.append(name)
    return failed


if __name__ == "__main__":
    missing = install()
    sys.exit(f"not to be had here: {', '.join(missing)}" if missing else 0)
