"""Whose figure it is: the countries and bodies of its clause, else of its sentence, else of its article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ledger.lexicon.entities import Entity
from ledger.lexicon.measures import Measure
from ledger.lexicon.phrasebook import Phrasebook
from ledger.rules.arabic import peel
from ledger.rules.context.phrase import Words
from ledger.rules.context.scene import COMMAS, HARD, Scene
from ledger.rules.context.setting import PartyRole
from ledger.rules.date_reader import Dated
from ledger.rules.passages import Passage
from ledger.rules.rule import Found, Quantity

_REACH_BEFORE, _REACH_BEHIND = 40, 24  # tokens
_MOST_PARTIES = 6
_AGE_REACH = 16
_KINDS = frozenset({"country", "organisation", "place", "group"})
_TWO = 2
_FIRST_PERSON = ("نا",)


class Name(NamedTuple):
    """Somebody named at tokens ``[first, end)``: the party, whether it is a country, and how it is named."""

    first: int
    end: int
    party: str
    kind: str


@dataclass(slots=True)
class PartyReader:
    """Reads the parties of the figures of one text; it remembers those of the figure before."""

    scene: Scene
    entities: Phrasebook[Entity]
    countries: Phrasebook[str]
    _names: dict[int, tuple[Name, ...]] = field(default_factory=dict)
    _topic: tuple[str, ...] | None = None
    _last: tuple[str, ...] = ()
    _last_passage: Passage | None = None

    def parties(
        self, found: Found[Quantity | Dated], value: Quantity, measure: Measure | None, words: Words | None
    ) -> tuple[PartyRole, ...]:
        """Return the parties of a figure with their roles."""
        if value.kind == "age":
            person = self._person(found)
            if person is not None:
                return (PartyRole(person, "of"),)
        chosen = self._chosen(found, value, measure, words)
        chosen = self._completed(chosen, measure, found)
        self._last = tuple(dict.fromkeys(name.party for name in chosen))
        self._last_passage = self.scene.passage(found.first)
        return self._with_roles(chosen, measure)

    # -- who is chosen --------------------------------------------------------------------------------

    def _chosen(
        self, found: Found[Quantity | Dated], value: Quantity, measure: Measure | None, words: Words | None
    ) -> list[Name]:
        counted = self._members(found, value)
        if counted:
            return counted
        names = self._near(found)
        report = self.scene.report(found.first)
        spoken = report.written if report is not None else None
        own = [
            name
            for name in names
            if spoken is None or not spoken.first <= name.first < spoken.end or name.kind == "country"
        ]
        first, end = self._zone(found, words)
        inside = [name for name in own if first <= name.first < end]
        said = self._first_person(first, end, found)
        if said is not None:
            inside.append(said)
        if inside:
            return inside[-_MOST_PARTIES:]
        nearest = self._nearest(own, found)
        if nearest:
            return nearest
        return [Name(-1, -1, party, "country") for party in self._inherited(found)]

    def _zone(self, found: Found[Quantity | Dated], words: Words | None) -> tuple[int, int]:
        """Return the clause of a figure, drawn out to the words of its measure."""
        first, end = self.scene.clause(found.first)
        if words is not None:
            if words.first < first:
                first = max(self.scene.clause_first(words.first), found.first - _REACH_BEFORE)
            if words.end > end:
                end = words.end + 3
        return first, end

    def _nearest(self, names: Sequence[Name], found: Found[Quantity | Dated]) -> list[Name]:
        """Return the names of the nearest clause of the sentence that has any, before the figure if it can."""
        scene = self.scene
        before = [name for name in names if name.first < found.first]
        if before:
            first, _ = scene.clause(before[-1].first)
            return [name for name in before if name.first >= first]
        behind = [name for name in names if name.first >= found.end]
        if behind:
            _, end = scene.clause(behind[0].first)
            return [name for name in behind if name.first < end]
        return []

    def _inherited(self, found: Found[Quantity | Dated]) -> tuple[str, ...]:
        """Return the parties of the figure before in the same paragraph, else those of the whole text."""
        passage = self.scene.passage(found.first)
        last = self._last_passage
        if self._last and last is not None and passage.paragraph == last.paragraph:
            return self._last
        previous = self._before(passage)
        return previous or self._last or self.topic()[:1]

    def _before(self, passage: Passage) -> tuple[str, ...]:
        """Return the parties named in the sentence before, in the same paragraph."""
        if passage.first == 0:
            return ()
        other = self.scene.passage(passage.first - 1)
        if other.end <= other.first or other.paragraph != passage.paragraph:
            other = self.scene.passage(passage.first - 2)
        if other.paragraph != passage.paragraph or other.first >= passage.first:
            return ()
        return tuple(dict.fromkeys(name.party for name in self.names(other)))[-_TWO:]

    def topic(self) -> tuple[str, ...]:
        """Return the countries that the text names most often, two at most."""
        if self._topic is None:
            seen: Counter[str] = Counter()
            for passage in self.scene.layout.passages:
                seen.update(name.party for name in self.names(passage) if name.kind in {"country", "nation"})
            self._topic = tuple(party for party, _ in seen.most_common(_TWO))
        return self._topic

    def _completed(
        self, chosen: list[Name], measure: Measure | None, found: Found[Quantity | Dated]
    ) -> list[Name]:
        """Add the second party of what lies between two where only one is named."""
        if measure is None or "between" not in measure.roles or len({name.party for name in chosen}) != 1:
            return chosen
        others = [*self._last, *self.topic()]
        other = next((party for party in others if party != chosen[0].party), None)
        return chosen if other is None else [*chosen, Name(-1, -1, other, "country")]

    # -- pronouns, pairs and groups --------------------------------------------------------------------

    def _members(self, found: Found[Quantity | Dated], value: Quantity) -> list[Name]:
        """Return the members of the region named last, where as many states are counted (الدول الخمس)."""
        scene, words = self.scene, self.scene.words
        if value.low is None or value.kind != "count" or not words.members:
            return []
        tokens = [*range(found.first, found.end), found.first - 1, found.end]
        if not any(
            read.stem in words.states for at in tokens if scene.is_word(at) for read in peel(scene.text(at))
        ):
            return []
        for region, members in words.members.items():
            if len(members) == int(value.low) and self._mentions(region, found):
                others = [
                    name for name in self._near(found) if name.party not in members and name.party != region
                ]
                first, end = scene.clause(found.first)
                subject = [
                    name for name in others if first <= name.first < found.first and found.first - name.end <= _TWO + 1
                ]
                ranked = any(scene.reader.ordinal(at) is not None for at in range(found.end, found.end + 1))
                kept = subject if ranked else []
                return [*(Name(found.first, found.end, member, "country") for member in members), *kept]
        return []

    def _mentions(self, region: str, found: Found[Quantity | Dated]) -> bool:
        """Tell whether a region was named so far in the text (the passages before are read once)."""
        for passage in self.scene.layout.passages:
            if passage.first > found.end:
                return False
            if any(name.party == region for name in self.names(passage)):
                return True
        return False

    def _first_person(self, first: int, end: int, found: Found[Quantity | Dated]) -> Name | None:
        """Return the country of the speaker of "we provided", "our aid"."""
        report = self.scene.report(found.first)
        if report is None or report.speaker is None or report.speaker.entity is None:
            return None
        entity = report.speaker.entity
        country = entity.code if entity.kind == "country" else entity.country
        if country is None:
            return None
        for at in range(max(first, report.first), min(end, report.end)):
            text = self.scene.text(at)
            if self.scene.is_word(at) and len(text) > 4 and text.endswith(_FIRST_PERSON):
                return Name(at, at + 1, country, "country")
        return None

    def _person(self, found: Found[Quantity | Dated]) -> str | None:
        """Return the person named last before an age."""
        passage = self.scene.passage(found.first)
        for at in range(found.first - 1, max(passage.first, found.first - _AGE_REACH) - 1, -1):
            read = self.scene.reader.read(self.entities, at) if self.scene.is_word(at) else None
            if read is not None and read[0].kind == "person":
                return read[0].name
        return None

    # -- names ----------------------------------------------------------------------------------------

    def _near(self, found: Found[Quantity | Dated]) -> list[Name]:
        """Return the names of a figure's sentence that stand near it."""
        first, end = found.first - _REACH_BEFORE, found.end + _REACH_BEHIND
        return [name for name in self.names(self.scene.passage(found.first)) if first <= name.first < end]

    def names(self, passage: Passage) -> tuple[Name, ...]:
        """Return everybody named in a sentence, in order; each sentence is read once."""
        known = self._names.get(passage.first)
        if known is None:
            known = self._names[passage.first] = tuple(self._read(passage))
        return known

    def _read(self, passage: Passage) -> list[Name]:
        scene, reader, words = self.scene, self.scene.reader, self.scene.words
        found: list[Name] = []
        index = passage.first
        while index < passage.end:
            if not scene.is_word(index):
                index += 1
                continue
            if reader.plain(words.both, index) is not None:
                found += self._pair(found, index)
            elif reader.plain(words.own, index) is not None and self.topic_known():
                pass
            name = self._name_at(index)
            if name is None:
                index += 1
                continue
            found.append(name)
            index = name.end
        return found

    def topic_known(self) -> bool:
        """Tell whether the countries of the text have been counted."""
        return self._topic is not None

    def _pair(self, found: Sequence[Name], index: int) -> list[Name]:
        """Return the two countries named last, for "the two countries"."""
        parties = list(dict.fromkeys(name.party for name in found if name.kind in {"country", "nation"}))
        return [Name(index, index + 1, party, "country") for party in parties[-_TWO:]]

    def _name_at(self, index: int) -> Name | None:
        scene = self.scene
        read = scene.reader.read(self.entities, index)
        if read is not None:
            entity, end, _ = read
            if entity.kind == "country" and entity.code:
                return Name(index, end, entity.code, "country")
            if entity.kind == "person":
                return None if entity.country is None else Name(index, end, entity.country, "person")
            if entity.kind in _KINDS and entity.kind != "group":
                return Name(index, end, entity.name, entity.kind)
        nation = scene.reader.read(self.countries, index)
        if nation is None or scene.text(index) in scene.words.doubtful:
            return None
        return Name(index, nation[1], nation[0], "nation")

    # -- roles ------------------------------------------------------------------------------------------

    def _with_roles(self, chosen: Sequence[Name], measure: Measure | None) -> tuple[PartyRole, ...]:
        roles: dict[str, str] = {}
        admitted = () if measure is None else measure.roles
        for name in chosen:
            if name.party not in roles and len(roles) < _MOST_PARTIES:
                roles[name.party] = self._role(name, admitted, len({one.party for one in chosen}))
        return tuple(PartyRole(party, role) for party, role in sorted(roles.items()))

    def _role(self, name: Name, admitted: Sequence[str], parties: int) -> str:
        if not admitted:
            return "about"
        if "between" in admitted:
            return "between" if parties > 1 else "of"
        if "to" in admitted or "from" in admitted:
            before = self.scene.text(name.first - 1)
            text = self.scene.text(name.first)
            if "to" in admitted and (before == "الي" or (text[:1] == "ل" and len(text) > 3)):
                return "to"
            if "from" in admitted and (before == "من" or name.kind in {"country", "nation", "person"}):
                return "from" if "of" not in admitted or before == "من" else "of"
        return "of" if "of" in admitted or parties == 1 else "about"


__all__ = ["COMMAS", "HARD", "Name", "PartyReader"]
