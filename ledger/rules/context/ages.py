"""Whose age it is: the person named last before it."""

from __future__ import annotations

from ledger.rules.context.names import NameReader
from ledger.rules.context.scene import Scene
from ledger.rules.date_reader import Dated
from ledger.rules.rule import Found, Quantity

_REACH = 16  # tokens from an age back to a name


def person_aged(scene: Scene, names: NameReader, found: Found[Quantity | Dated]) -> str | None:
    """Return the English name of the person whose age a figure is, None where nobody is known.

    A known person named before it in its sentence, or the speaker whose name it stands behind in
    brackets: تقول ليلى منصور (34 عاما).
    """
    bracketed = stands_in_brackets(scene, found)
    if bracketed:
        for report in scene.reports:
            if report.written is not None and report.written.end == found.first - 1:
                return report.written.speaker.name
    for at in range(found.first - 1, max(scene.passage(found.first).first, found.first - _REACH) - 1, -1):
        if not scene.is_word(at):
            continue
        read = scene.reader.read(names.entities, at)
        if read is not None and read[0].kind == "person":
            return read[0].name
        known = None if bracketed else names.surnames.get(scene.text(at))  # ليلى الزياني (43 عاما)
        if known is not None and known.kind == "person":
            return known.name
    return None


def stands_in_brackets(scene: Scene, found: Found[Quantity | Dated]) -> bool:
    """Tell the age of one who is named or described, in brackets, from that of a population."""
    return scene.text(found.first - 1) == "(" and scene.text(found.end) == ")"
