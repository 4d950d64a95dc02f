"""What a sidecar leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ledger.check.article import Article
from ledger.check.findings import CODES, Finding
from ledger.source.sidecar import Sidecar


def sidecars(article: Article, sidecar: Sidecar, wanted: Sequence[str]) -> Iterator[Finding]:
    """Yield that keys of ``wanted`` are missing, in one finding."""
    missing = [key for key in wanted if getattr(sidecar, key) is None]
    if missing:
        told = "there is no sidecar" if not article.sidecar.exists() else "the sidecar lacks"
        names = ", ".join(missing)
        message = f"{told}; wanted: {names}" if not article.sidecar.exists() else f"{told}: {names}"
        path = article.sidecar if article.sidecar.exists() else article.path
        yield Finding(str(path), 1, 1, "missing-keys", message, CODES["missing-keys"].severity)
