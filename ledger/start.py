"""Starting a ledger repository: seeds with a sample, settings, hooks and a workflow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ledger import __version__
from ledger.source import SourceError

_TEMPLATE = Path(__file__).with_name("template")
# Where each file of the template goes. Their names there begin with no dot: no tool acts on them.
_FILES = {
    "sample.txt": "seeds/sample.txt",
    "sample.toml": "seeds/sample.toml",
    "pyproject.toml": "pyproject.toml",
    "requirements.txt": "requirements.txt",
    "gitignore": ".gitignore",
    "pre-commit-config.yaml": ".pre-commit-config.yaml",
    "workflow.yml": ".github/workflows/ledger.yml",
    "README.md": "README.md",
}


def start(folder: Path) -> Iterator[tuple[Path, bool]]:
    """Make in ``folder`` what a ledger repository needs; yield each path and whether it was made.

    A file that is there already stays as it is, and seeds that hold anything get no sample.
    Raises :class:`SourceError` where there is a ledger already.
    """
    if (folder / "ledger.db").exists():
        raise SourceError(folder / "ledger.db", "is there already: this is a ledger repository")
    seeds = folder / "seeds"
    has_seeds = seeds.is_dir() and any(seeds.iterdir())
    for name, target in _FILES.items():
        path = folder / target
        if path.exists() or (has_seeds and path.parent == seeds):
            if path.exists():
                yield path, False
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        text = (_TEMPLATE / name).read_text(encoding="utf-8").replace("@VERSION@", __version__)
        path.write_text(text, encoding="utf-8", newline="\n")
        yield path, True
