"""Carriers: who reports what another has said, and whose words those are (نقلت وكالات عن بوتين قوله)."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.rules.acquaintances import Speaker, SpeakerPhrase
from ledger.rules.arabic import OBJECTS
from ledger.rules.report_asides import AsideReader
from ledger.rules.report_cues import Hit
from ledger.rules.report_opening import Opening

_REACH = 8  # tokens from نقلت to عن


@dataclass(slots=True)
class CarrierReader(AsideReader):
    """Tells outlets from speakers."""

    def _is_carrier(self, hit: Hit) -> bool:
        """Tell نقلت ... عن from other reporting verbs."""
        if self.reader.read(self.cues.carriers, hit.end - 1) is None:
            return False
        return self._link(hit) is not None

    def _link(self, hit: Hit) -> int | None:
        """Return the token of عن in "X reported from Y", before any clause begins."""
        tokens = self.reader.tokens
        for at in range(hit.end, hit.end + _REACH):
            if tokens.text(at) in self.cues.carrier_links:
                return at
            if self._after_complementiser(at) is not None:
                return None
        return None

    def _carried(self, hit: Hit, opening: Opening) -> SpeakerPhrase | None:
        """Return Y of "X reported from Y that": نقلت وكالات عن بوتين قوله."""
        tokens = self.reader.tokens
        if self.reader.read(self.cues.carriers, hit.end - 1) is None:
            return None
        for index in range(hit.end, opening.subject_end):
            if tokens.text(index) not in self.cues.carrier_links:
                continue
            told = [
                at for at in range(index + 1, opening.subject_end) if self.reader.plain(self.cues.told_by, at)
            ]
            return self.speakers.phrase(index + 1, told[0] if told else opening.subject_end)
        return None

    def _told_by_last(self, hit: Hit) -> bool:
        """Tell whom a pronoun points back to: ونقلت الوكالة عنه قوله إن."""
        if self.reader.read(self.cues.carriers, hit.end - 1) is None:
            return False
        links = self._pronominal_links()
        return any(self.reader.tokens.text(at) in links for at in range(hit.end, hit.end + _REACH))

    def _pronominal_links(self) -> frozenset[str]:
        """Return the links of carriers with a pronoun: عنه, عنها."""
        return frozenset(link + owner for link in self.cues.carrier_links for owner in OBJECTS)

    def _outlet(self, hit: Hit, opening: Opening) -> Speaker | None:
        """Return X of "X reported from Y that", and of "reported from him X that"."""
        if self._told_by_last(hit):
            first, links = hit.end, self._pronominal_links()
            if self.reader.tokens.text(first) not in links:
                return None
            told = range(first + 1, opening.subject_end)
            end = next((at for at in told if self.reader.plain(self.cues.told_by, at)), told.stop)
            behind = self.speakers.phrase(first + 1, end) if end > first + 1 else None
            return None if behind is None else behind.speaker
        if not self._is_carrier(hit):
            return None
        link = self._link(hit)
        phrase = self.speakers.phrase(hit.end, link) if link is not None and link > hit.end else None
        return None if phrase is None else phrase.speaker
