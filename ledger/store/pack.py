"""Python values as bytes, for a file that only this program reads and for another process of it."""

from __future__ import annotations

import pickle
import zlib
from typing import Any

_FAST = 1  # of zlib's levels
_SMALL = 4096  # bytes: to squeeze fewer takes longer than to write them
_SQUEEZED, _PLAIN = b"z", b"p"
_BROKEN = (zlib.error, pickle.UnpicklingError, EOFError, AttributeError, TypeError, ValueError, IndexError)


class UnusableError(Exception):
    """What is known cannot be read or written, or does not go with its ledger: do without it."""


def pack(content: object) -> bytes:
    """Return a value as bytes.

    >>> unpack(pack(("330", None)))
    ('330', None)
    """
    pickled = pickle.dumps(content, pickle.HIGHEST_PROTOCOL)
    return _PLAIN + pickled if len(pickled) < _SMALL else _SQUEEZED + zlib.compress(pickled, _FAST)


def unpack(content: bytes) -> Any:
    """Return the value that was packed; raises :class:`UnusableError` for bytes that are damaged."""
    try:
        return pickle.loads(zlib.decompress(content[1:]) if content[:1] == _SQUEEZED else content[1:])
    except _BROKEN as error:
        raise UnusableError(str(error)) from error
