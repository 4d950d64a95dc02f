"""Python values as bytes, for a file that only this program reads and for another process of it."""

from __future__ import annotations

import pickle
import zlib
from typing import Any

_FAST = 1  # of zlib's levels
_BROKEN = (zlib.error, pickle.UnpicklingError, EOFError, AttributeError, TypeError, ValueError, IndexError)


class UnusableError(Exception):
    """What is known cannot be read or written, or does not go with its ledger: do without it."""


def pack(content: object) -> bytes:
    """Return a value as bytes.

    >>> unpack(pack(("330", None)))
    ('330', None)
    """
    return zlib.compress(pickle.dumps(content, pickle.HIGHEST_PROTOCOL), _FAST)


def unpack(content: bytes) -> Any:
    """Return the value that was packed; raises :class:`UnusableError` for bytes that are damaged."""
    try:
        return pickle.loads(zlib.decompress(content))
    except _BROKEN as error:
        raise UnusableError(str(error)) from error
