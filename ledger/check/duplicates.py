"""Sources that hold the same text, or nearly: among those under check, and in the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from ledger.check.article import Article
from ledger.check.findings import Finding
from ledger.store.lookup import Lookup
from ledger.text.shingles import bands, likeness, shingles

# So many sources that look alike are compared in full; further ones tell nothing more.
_MOST = 10


@dataclass(slots=True)
class Duplicates:
    """What has been seen in this run, and the ledger, if there is one.

    ``is_there`` tells whether a source of the ledger still has its file: one that was renamed
    is no duplicate of itself.
    """

    least: float
    ledger: Lookup | None = None
    is_there: Callable[[str], bool] = lambda key: True
    _texts: dict[str, Article] = field(default_factory=dict)
    _bands: dict[int, list[Article]] = field(default_factory=dict)
    _checked: set[str] = field(default_factory=set)

    def find(self, article: Article) -> Iterator[Finding]:
        """Yield the source that ``article`` repeats, if there is one, and remember the article."""
        self._checked.add(article.source.key)
        same = self._same(article)
        if same is not None:
            yield article.whole("duplicate-source", f"holds the same text as {same}")
            return
        hashes = shingles(article.text)
        found = bands(hashes)
        nearest = max(self._near(article, hashes, found), default=None)
        self._texts[article.source.sha256] = article
        for band in found:
            self._bands.setdefault(band, []).append(article)
        if nearest is not None and nearest[0] >= self.least:
            share, name = nearest
            yield article.whole("near-duplicate", f"holds nearly the same text as {name}: {share:.0%} alike")

    def _same(self, article: Article) -> str | None:
        first = self._texts.get(article.source.sha256)
        if first is not None:
            return str(first.path)
        if self.ledger is not None:
            for key in self.ledger.keys_of_text(article.source.sha256):
                if self._counts(key, article):
                    return f"source '{key}' of the ledger"
        return None

    def _near(
        self, article: Article, hashes: frozenset[int], found: tuple[int, ...]
    ) -> Iterator[tuple[float, str]]:
        met: dict[str, Article] = {}
        for band in found:
            for other in self._bands.get(band, ())[:_MOST]:
                met.setdefault(str(other.path), other)
        for path, other in sorted(met.items())[:_MOST]:
            yield likeness(hashes, shingles(other.text)), path
        if self.ledger is not None:
            for key, text in self.ledger.alike(found, _MOST):
                if self._counts(key, article):
                    yield likeness(hashes, shingles(text)), f"source '{key}' of the ledger"

    def _counts(self, key: str, article: Article) -> bool:
        """Tell whether a source of the ledger is another one, and not the old form of one under check."""
        return key != article.source.key and key not in self._checked and self.is_there(key)
