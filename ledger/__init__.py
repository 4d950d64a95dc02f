"""The fact ledger: what news text states, as claims anchored to the characters that state it.

>>> from ledger import extract
>>> [claim.quote for claim in extract("تجاوزت المساعدات 330 مليون دولار.")]
['330 مليون دولار']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ledger.crosscheck.compare import compare as compare
    from ledger.pipeline import extract as extract

    __version__: str

__all__ = ["__version__", "compare", "extract"]


if not TYPE_CHECKING:
    # Resolved when first asked for: `import ledger` and `ledger --help` stay quick.
    def __getattr__(name: str) -> Any:
        if name == "extract":
            from ledger.pipeline import extract

            return extract
        if name == "compare":
            from ledger.crosscheck.compare import compare

            return compare
        if name == "__version__":
            from importlib.metadata import version

            return version("fact-ledger")
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
