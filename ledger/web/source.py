"""The page of a source, beside its text: the cards of its claims, the legend of its marks, its exports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ledger.web.card import FAMILIES, Card, cards_of_source
from ledger.web.reader import Found, Reader

# Claims whose cards stand on the page; the marks of further ones lead to their own pages.
MOST = 400
_ABOUT = """
SELECT id, key, title, publisher, published, author, url, sample,
    (SELECT count(*) FROM claim WHERE claim.source = source.id) AS claims
FROM source WHERE id = :id
"""


@dataclass(frozen=True, slots=True)
class SourcePage:
    """What the page of a source shows beside its text."""

    about: Found
    cards: Sequence[Card]
    legend: Sequence[tuple[str, str]]
    lasting: str
    exports: Sequence[tuple[str, str]]


async def source_page(reader: Reader, source: int) -> SourcePage | None:
    """Return what the page of a source shows, or ``None`` for whoever may not see its claims."""
    found = await cards_of_source(reader, source, MOST)
    about = await reader.rows(_ABOUT, id=source)
    if not found or not about:
        return None
    seen = {card.family for card in found}
    legend = [(name, words) for name, (words, _) in FAMILIES.items() if name in seen]
    own = f"{reader.row('source', source)}.jsonld"
    exports = [
        (f"{view} as {name}", f"{reader.table(view)}.{ending}?source_id={source}&_size=max")
        for view in ("figures", "statements")
        for name, ending in (("CSV", "csv"), ("NDJSON", "ndjson"))
    ]
    return SourcePage(
        about=about[0],
        cards=found,
        legend=[*legend, *([("said", "what somebody is reported to say")] if "said" in seen else [])],
        lasting=reader.datasette.absolute_url(reader.request, reader.room("source", about[0]["key"])),
        exports=[*exports, ("all as Web Annotations", own)],
    )
