"""Claims as W3C Web Annotations: what a claim says, and where, by position and by quotation.

A position counts characters (code points) of the source's text from 0, the end not included, as
the ledger does; the quotation comes with the characters around it, so that it can be found again
in a text that has changed. See https://www.w3.org/TR/annotation-model/.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA_TYPE = f'application/ld+json; profile="{CONTEXT}"'
# Characters on both sides of a quotation.
AROUND = 32

Document = dict[str, Any]


class Place(NamedTuple):
    """Where a claim is written: its span, the exact words, and those around them."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


class Annotated(NamedTuple):
    """A claim with its addresses: ``id`` of its annotation, ``data`` of its row, ``source`` of its text."""

    id: str
    data: str
    source: str
    gloss: str
    gloss_ar: str | None
    places: Sequence[Place]


def annotation(claim: Annotated) -> Document:
    """Return one claim as an annotation, without the context that a whole document begins with.

    >>> place = Place(0, 4, "1.8%", "", " up")
    >>> told = annotation(Annotated("https://x/1", "https://x/1.json", "https://x/s", "1.8%", None, [place]))
    >>> told["target"][0]["selector"][0]
    {'type': 'TextPositionSelector', 'start': 0, 'end': 4}
    """
    glosses = {"en": claim.gloss, "ar": claim.gloss_ar}
    bodies: list[Document] = [
        {
            "type": "TextualBody",
            "purpose": "describing",
            "format": "text/plain",
            "language": language,
            "value": words,
        }
        for language, words in glosses.items()
        if words
    ]
    bodies.append({"type": "Dataset", "id": claim.data, "format": "application/json"})
    return {
        "id": claim.id,
        "type": "Annotation",
        "motivation": "describing",
        "body": bodies,
        "target": [_target(claim.source, place) for place in claim.places],
    }


def document(claim: Annotated) -> Document:
    """Return one claim as a document of its own."""
    return {"@context": CONTEXT, **annotation(claim)}


def page(address: str, claims: Sequence[Annotated], following: str | None = None) -> Document:
    """Return claims as one page of annotations; ``following`` is the address of the next."""
    told = {"@context": CONTEXT, "id": address, "type": "AnnotationPage"}
    return told | ({"next": following} if following else {}) | {"items": [annotation(one) for one in claims]}


def _target(source: str, place: Place) -> Document:
    quotation = {"exact": place.exact, "prefix": place.prefix, "suffix": place.suffix}
    return {
        "source": source,
        "selector": [
            {"type": "TextPositionSelector", "start": place.start, "end": place.end},
            {"type": "TextQuoteSelector", **quotation},
        ],
    }
