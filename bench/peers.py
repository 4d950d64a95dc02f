"""What other readers of figures take for the same texts, where they are installed.

    python -m bench.peers    install those that can be had

Each lies in an environment of its own, bench/.peers/PACKAGE (a venv); one that is missing is skipped.
They find numbers, amounts or dates, and nobody's statements. puckling needs Python 3.13.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / ".peers"
_LONGEST = 1800  # seconds that a peer may take
NATIVE = "native Duckling"
_HEAD = "import json, sys, time\ntexts = json.load(sys.stdin)\n"
_TAIL = "began = time.process_time()\nfor text in texts:\n    run(text)\nprint(time.process_time() - began)\n"
_DUCKLING = """
from duckling import *
zones = load_time_zones('/usr/share/zoneinfo')
arabic = parse_locale('AR', default_locale_lang(parse_lang('AR')))
context = Context(get_current_ref_time(zones, 'UTC'), arabic)
figures = parse_dimensions(
    'amount-of-money distance duration number ordinal quantity temperature time volume'.split()
)
"""


class Peer(NamedTuple):
    """The package that a peer is installed from, and how it is asked for all that it finds in a text."""

    package: str
    code: str


PEERS = {
    "dateparser": Peer(
        "dateparser",
        "from dateparser.search import search_dates\n"
        "run = lambda text: search_dates(text, languages=['ar'])\n",
    ),
    "mahad": Peer(
        "mahad",
        "from maha.parsers.functions import parse_dimension\n"
        "kinds = ['duration', 'numeral', 'ordinal', 'time']\n"
        "run = lambda text: parse_dimension(text, **dict.fromkeys(kinds, True))\n",
    ),
    "puckling": Peer("puckling", "import puckling\nrun = lambda text: puckling.parse(text, locale='ar')\n"),
    # What it takes grows faster than the text: it is asked for an article, and for a sentence at a time.
    NATIVE: Peer(
        "pyduckling-native-phihos", _DUCKLING + "run = lambda text: parse(text, context, figures, False)\n"
    ),
    f"{NATIVE}, by sentences": Peer(
        "pyduckling-native-phihos",
        _DUCKLING
        + "import re\n"
        + "cut = re.compile(r'(?<=[.!؟])\\s+|\\n').split\n"
        + "run = lambda text: [parse(one, context, figures, False) for one in cut(text) if one]\n",
    ),
}


def measure(texts: Sequence[str]) -> dict[str, float | None]:
    """Return the seconds of each peer for the texts; None for one that is not installed.

    Raises :class:`RuntimeError` for one that does not run.
    """
    found: dict[str, float | None] = {}
    for name, peer in PEERS.items():
        python = FOLDER / peer.package / "bin" / "python"
        found[name] = None
        if not python.exists():
            continue
        done = subprocess.run(
            [python, "-c", _HEAD + peer.code + _TAIL],
            input=json.dumps(texts),
            capture_output=True,
            text=True,
            timeout=_LONGEST,
        )
        if done.returncode:
            said = done.stderr.strip().splitlines()[-1:] or ["no reason given"]
            raise RuntimeError(
                f"{name} does not run ({said[0]}): remove {FOLDER / peer.package} to go without"
            )
        found[name] = float(done.stdout)
    return found


def install() -> list[str]:
    """Make the environment of each peer that has none; return those that cannot be had here."""
    failed = []
    for package in sorted({peer.package for peer in PEERS.values()}):
        folder = FOLDER / package
        if not folder.exists():
            venv.create(folder, with_pip=True)
        pip = [
            str(folder / "bin" / "python"),
            "-m",
            "pip",
            "install",
            "-qq",
            "--disable-pip-version-check",
            package,
        ]
        if subprocess.run(pip, check=False, capture_output=True).returncode:
            shutil.rmtree(folder)
            failed.append(package)
    return failed


if __name__ == "__main__":
    missing = install()
    sys.exit(f"not to be had here: {', '.join(missing)}" if missing else 0)
