"""An Atom feed (RFC 4287) of whatever has an address, a title and a day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple
from xml.etree import ElementTree

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
_NAMESPACE = "http://www.w3.org/2005/Atom"
# A feed must name a moment for every entry, also where the source names no day.
_NO_DAY = "1970-01-01"
# What XML 1.0 cannot hold, however it is written.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Entry(NamedTuple):
    """One entry: ``updated`` is a day, ``html`` what a reader shows of it."""

    address: str
    title: str
    updated: str
    html: str


def feed(address: str, page: str, title: str, author: str, entries: Sequence[Entry]) -> str:
    """Return a feed with its entries in the order given; it is as new as the newest of them.

    >>> entry = Entry("https://x/1", "t\\x01", "2023-05-04", "<p>")
    >>> told = feed("https://x/a.atom", "https://x/a", "A", "B", [entry])
    >>> "<updated>2023-05-04T00:00:00Z</updated>" in told, "t\\ufffd" in told, "&lt;p&gt;" in told
    (True, True, True)
    """
    root = ElementTree.Element("feed", xmlns=_NAMESPACE)
    _add(root, "id", address)
    _add(root, "title", title)
    _add(root, "updated", _moment(max((entry.updated for entry in entries), default="")))
    _add(ElementTree.SubElement(root, "author"), "name", author)
    ElementTree.SubElement(root, "link", rel="self", href=address)
    ElementTree.SubElement(root, "link", rel="alternate", type="text/html", href=page)
    for each in entries:
        entry = ElementTree.SubElement(root, "entry")
        _add(entry, "id", each.address)
        _add(entry, "title", each.title)
        _add(entry, "updated", _moment(each.updated))
        ElementTree.SubElement(entry, "link", rel="alternate", type="text/html", href=each.address)
        _add(entry, "content", each.html, type="html")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _add(parent: ElementTree.Element, name: str, words: str, **attributes: str) -> None:
    ElementTree.SubElement(parent, name, attributes).text = _FORBIDDEN.sub("\ufffd", words)


def _moment(day: str) -> str:
    return f"{day or _NO_DAY}T00:00:00Z"
