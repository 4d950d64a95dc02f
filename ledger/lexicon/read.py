"""Reading vocabulary files: one TOML file a topic, one block a concept."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from ledger.lexicon.kept import kept

Block = dict[str, Any]


def _files(*parts: str) -> Iterator[Traversable]:
    """Yield ``topic.toml``, or every file of the folder ``topic/``."""
    *folders, topic = parts
    here = resources.files(__package__).joinpath(*folders)
    file = here.joinpath(f"{topic}.toml")
    if file.is_file():
        yield file
    folder = here.joinpath(topic)
    if folder.is_dir():
        yield from sorted(folder.iterdir(), key=lambda entry: entry.name)


@kept
def topic(folder: str, name: str) -> dict[str, Block]:
    """Return the blocks of one topic by key: ``topic("ar", "units")["kilometre"]["forms"]``.

    A topic is ``folder/name.toml`` or all files of ``folder/name/``. Raises
    ``LookupError`` where there is none and ``ValueError`` where two files hold one key.
    """
    blocks: dict[str, Block] = {}
    found = False
    for file in _files(folder, name):
        found = True
        for key, block in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if key in blocks:
                raise ValueError(f"{file.name}: [{key}] stands in another file of {folder}/{name} too")
            blocks[key] = block
    if not found:
        raise LookupError(f"no vocabulary {folder}/{name}")
    return blocks


def forms(block: Block, *lists: str) -> list[str]:
    """Return the forms of a block from the named lists (``forms`` alone where none is named)."""
    return [form for name in lists or ("forms",) for form in block.get(name, ())]
