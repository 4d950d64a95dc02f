"""Write docs/check.md from the check itself: ``python docs/write_check.py``, or ``make docs``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from ledger.check import CODES, Settings
from ledger.check.settings import MEANINGS

PAGE = Path(__file__).with_name("check.md")
_ROOT = Path(__file__).resolve().parents[1]

INTRODUCTION = """
`ledger check` says in seconds whether an article is fit to join a ledger, and `ledger diff` what it
changes there.

```sh
ledger check                              # what differs from ledger.db
ledger check seeds/new.txt                # these files
ledger check --base origin/main           # what changed since that revision of git
ledger diff --base origin/main --format markdown
```

Each finding has a place (`path:line:column`, counted in code points from 1, as editors show them: marks
of direction count, a BOM does not), a severity, a code that is never renamed, a message and what to do
next:

```console
seeds/release.txt:3:13: warning unexplained-digits: no rule accounts for '1٬2٬3'
    صدرت النسخة 1٬2٬3 أمس.
                ^^^^^
    See whether it is a figure; if so, report the phrase or add a rule; if not, waive it with a reason.
1 source checked: 1 warning
```

Exit status: 0 where no finding is as grave as `--fail-on` (`error` unless told otherwise), 1 where one
is, 2 where the check could not run.
"""

READS = """
A source that is checked alone is set against the ledger by index: the hash of its text finds a copy, the
bands of its shingles (table `source_band`) find sources that are nearly the same, which are then compared
in full. So the time does not grow with the ledger; `python -m bench.check` measures it. A source of the
ledger whose file is gone from the seeds is no duplicate: it was renamed or removed.

*Numbers that no rule accounts for* are digits, and number words as a numeral reads them, that lie in no
figure, date, name with a number, idiom or other thing that a rule finds. A lone "one" (أحد الجوانب)
counts nothing.
"""

FORMATS = """
`--format` tells findings as `text` (with the line and a caret), `json`, `github` (annotations of a
workflow), `sarif` (2.1.0, for code scanning) or `markdown` (for a comment); `ledger diff` knows `table`,
`markdown` and `json`. `--output FILE` writes into a file.
"""

SETTINGS = """
`[tool.ledger.check]` in the `pyproject.toml` of the current folder, or of the first one above it that has
such a table. Options of the commands win over it.
"""

WAIVERS = """
A finding that is right to be there is waived in the sidecar of its source, with a reason; `quote` waives
one place only. A waiver that waives nothing is a finding itself.

```toml
[[waivers]]
code = "unexplained-digits"
quote = "1٬2٬3"
reason = "the version of a program"
```

For a ledger that is checked for the first time, `ledger check seeds --write-baseline known.json` lists
what there is, and `baseline = "known.json"` (or `--baseline known.json`) tells only what is new. Lines
that move do not matter.
"""

ELSEWHERE = """
`ledger init` makes a new repository with seeds, settings, hooks and a workflow in which all of this
works. An existing one takes what it needs:

```yaml
# .pre-commit-config.yaml
repos:
  - repo: <where this project lives>
    rev: <a tag>
    hooks:
      - id: ledger-check
      - id: ledger-build
```

```yaml
# a step of a GitHub workflow, after actions/checkout with fetch-depth: 0
- uses: <where this project lives>@<a tag>
  with:
    fail-on: error
```

Inputs of the action: {inputs}. Its output `summary` names a Markdown file with the findings and the
claims gained, lost and changed, for a comment on the pull request.
"""


def page() -> str:
    """Return the text of docs/check.md."""
    parts = [
        "# The check of new sources",
        "<!-- Written by docs/write_check.py from the check; `make docs` writes it anew. -->",
        INTRODUCTION.strip(),
        "## Codes",
        "\n".join(_codes()),
        "## What is looked at",
        READS.strip(),
        "## Formats",
        FORMATS.strip(),
        "## Settings",
        SETTINGS.strip(),
        "\n".join(_settings()),
        "## Waivers and baseline",
        WAIVERS.strip(),
        "## In other repositories",
        ELSEWHERE.strip().format(inputs=", ".join(f"`{name}`" for name in _inputs())),
    ]
    return "\n\n".join(parts) + "\n"


def _codes() -> Iterator[str]:
    yield "| code | severity | what it means | what to do |\n| --- | --- | --- | --- |"
    for code in CODES.values():
        yield f"| `{code.name}` | {code.severity} | {code.meaning} | {code.advice} |"


def _settings() -> Iterator[str]:
    yield "| key | value | what it does | default |\n| --- | --- | --- | --- |"
    for key, (value, meaning) in MEANINGS.items():
        yield f"| `{key}` | {value} | {meaning} | {_shown(getattr(Settings(), key.replace('-', '_')))} |"


def _shown(default: object) -> str:
    if default is None or (isinstance(default, Mapping) and not default):
        return "none"
    return f"`{', '.join(default)}`" if isinstance(default, tuple) else f"`{default}`"


def _inputs() -> Iterator[str]:
    """Yield the names of the action's inputs: the keys two blanks deep below ``inputs:``."""
    inside = False
    for line in (_ROOT / "action.yml").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(" "):
            inside = line == "inputs:"
        elif inside and line.startswith("  ") and not line.startswith("   "):
            yield line.strip().removesuffix(":")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
