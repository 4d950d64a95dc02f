"""Whose figure it is: the countries and bodies of its clause, else of its sentence, else of its article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ledger.lexicon.measures import Measure
from ledger.rules.arabic import peel
from ledger.rules.context.ages import person_aged, stands_in_brackets
from ledger.rules.context.names import COUNTRIES, Name, NameReader
from ledger.rules.context.phrase import Words
from ledger.rules.context.scene import Scene
from ledger.rules.context.setting import PartyRole
from ledger.rules.date_reader import Dated
from ledger.rules.passages import Passage
from ledger.rules.rule import Found, Quantity

_REACH_BEFORE, _REACH_BEHIND = 40, 24  # tokens
_SHORTEST_GLUED = 4  # letters
_MOST_PARTIES = 6
_TWO = 2
_BRACKET = 8  # tokens
_CHANNEL = 3  # tokens from an account to the network that it is on


@dataclass(slots=True)
class PartyReader:
    """Reads the parties of the figures of one text; it remembers those of the figure before."""

    scene: Scene
    names: NameReader
    people: frozenset[str]
    _last: tuple[str, ...] = ()
    _last_at: int = -1

    def parties(
        self, found: Found[Quantity | Dated], value: Quantity, measure: Measure | None, words: Words | None
    ) -> tuple[PartyRole, ...]:
        """Return the parties of a figure with their roles."""
        if value.kind == "age":
            person = person_aged(self.scene, self.names, found)
            if person is not None:
                return (PartyRole(person, "of"),)
            if stands_in_brackets(self.scene, found):
                return ()  # whose age it is has no name that is known
        chosen = self._chosen(found, value, measure, words)
        chosen = self._completed(chosen, measure, found)
        self._last = tuple(dict.fromkeys(name.party for name in chosen))
        self._last_at = found.first
        return self._with_roles(chosen, measure)

    # -- who is chosen --------------------------------------------------------------------------------

    def _chosen(
        self, found: Found[Quantity | Dated], value: Quantity, measure: Measure | None, words: Words | None
    ) -> list[Name]:
        members = self._members(found, value)
        if members:
            return members
        names = [name for name in self._near(found) if not self._speaks(name, found)]
        between = measure is not None and "between" in measure.roles
        moved = measure is None or between or not {"from", "to"}.isdisjoint(measure.roles)
        inside = self._inside(names, found, value, words, between=between, moved=moved)
        said = self._first_person(found)
        if said is not None and (not inside or measure is None or "from" in measure.roles):
            if (
                not inside
                and self.scene.passage(found.first).paragraph == self.scene.passage(self._last_at).paragraph
            ):
                inside += self._as_names(self._last)
            inside.append(said)
        if inside:
            return inside[-_MOST_PARTIES:]
        scene = self.scene
        passage = scene.passage(found.first)
        if self._worldwide(found):
            return []
        if passage.first <= self._last_at and self._last:
            return self._as_names(self._last)
        countries = [name for name in names if name.kind in COUNTRIES or name.kind == "place"]
        nearest = self._nearest(countries, found)
        if nearest:
            return nearest
        return self._as_names(self._inherited(found, measure))

    def _worldwide(self, found: Found[Quantity | Dated]) -> bool:
        """Tell a figure of the whole world (300 مليون شخص في العالم)."""
        first, end = self.scene.clause(found.first)
        return any(self.scene.text(at) in self.scene.words.world for at in range(first, end))

    def _as_names(self, parties: Sequence[str]) -> list[Name]:
        return [Name(-1, -1, party, "country") for party in parties]

    def _inside(
        self,
        names: Sequence[Name],
        found: Found[Quantity | Dated],
        value: Quantity,
        words: Words | None,
        *,
        between: bool,
        moved: bool,
    ) -> list[Name]:
        """Return the names in the clause of a figure and in that of the words of its measure."""
        scene = self.scene
        if value.kind == "ordinal":
            owner = [
                name
                for name in names
                if name.kind == "organisation" and found.end <= name.first <= found.end + 1
            ]
            if owner and self._glued(owner[0].first, "ل"):
                return owner
        first, end = scene.clause(found.first)
        zones = [(first, self._behind(found, value, end))]
        apart = words is not None and (words.end <= first or words.first >= end)
        told = any(name.kind in COUNTRIES and first <= name.first < end for name in names)
        if words is not None and apart and (moved or not told):
            zones.append(scene.clause(words.first))
        inside = [
            name
            for name in names
            if any(start <= name.first < stop for start, stop in zones)
            and not self._describes_thing(name, found, value)
            and not self._aside(name, found)
            and not self._is_channel(name)
        ]
        if any(name.kind in COUNTRIES for name in inside):
            inside = [name for name in inside if name.kind != "organisation" or self._beside(name, found)]
        if words is not None and words.owner and not between:
            return self._owner(names, words) or [name for name in inside if name.first < found.first]
        for at in range(zones[0][0], min(zones[0][1] + _TWO, end)):
            other = scene.figure(at)
            if (
                other is not None
                and other.first == at
                and at != found.first
                and isinstance(other.value, Quantity)
            ):
                counted: Found[Quantity | Dated] = Found(
                    other.span, other.value, other.rule, other.first, other.end, other.rank
                )
                inside += self._members(counted, other.value)
        return inside

    def _behind(self, found: Found[Quantity | Dated], value: Quantity, end: int) -> int:
        """Return how far behind a figure its clause still tells whose it is."""
        scene = self.scene
        adverbial = value.kind == "duration" and scene.text(found.end) not in scene.reader.particles.of
        if adverbial and scene.reader.follows(scene.words.running, found.first):
            return found.end
        for at in range(found.end, end):
            text = scene.text(at)
            other = scene.figure(at)
            if (
                other is not None
                and other.first == at
                and isinstance(other.value, Quantity)
                and other.value.kind != "duration"
            ):
                return at
            if text == "(" or (
                text[:1] == "و" and len(text) > 3 and not any(name.first == at for name in self._near(found))
            ):
                return at
        return end

    def _owner(self, names: Sequence[Name], words: Words) -> list[Name]:
        """Return whose pronoun ends the words of a measure: سكانها a country's, حكمه a man's."""
        kinds = {"person"} if words.owner == "ه" else {"country", "person", "organisation"}
        return [name for name in names if name.first < words.first and name.kind in kinds][-1:]

    def _aside(self, name: Name, found: Found[Quantity | Dated]) -> bool:
        """Tell a name in brackets that do not hold the figure (صناعة الولايات المتحدة)."""
        texts = range(max(name.first - _BRACKET, 0), name.first)
        opened = [at for at in texts if self.scene.text(at) in {"(", ")"}]
        return (
            bool(opened)
            and self.scene.text(opened[-1]) == "("
            and not opened[-1] < found.first < name.end + 2
            and (
                name.end <= found.first
                and any(self.scene.text(at) == ")" for at in range(name.end, found.first))
            )
        )

    def _is_channel(self, name: Name) -> bool:
        """Tell a body on whose network or paper somebody speaks: على تطبيق تلغرام, عبر حسابها في «إكس»."""
        near = range(max(0, name.first - _CHANNEL), name.first)
        led = any(
            stem in self.scene.words.channels for at in near for _, _, stem in peel(self.scene.text(at))
        )
        return name.kind == "organisation" and led

    def _beside(self, name: Name, found: Found[Quantity | Dated]) -> bool:
        """Tell a body right beside the figure, which is no mere source."""
        return -1 <= name.first - found.end <= _TWO

    def _describes_thing(self, name: Name, found: Found[Quantity | Dated], value: Quantity) -> bool:
        """Tell the nation of a counted thing, which is where it was made (طائرة أفغانية)."""
        return (
            name.kind == "nation"
            and value.kind == "count"
            and found.end <= name.first <= found.end + 1
            and value.counted not in self.people
        )

    def _speaks(self, name: Name, found: Found[Quantity | Dated]) -> bool:
        """Tell who only says it: bodies and people; what a state says is its own affair."""
        report = self.scene.report(found.first)
        if name.kind in {"country", "nation", "organ"} or report is None:
            return False
        if report.written is not None and report.written.first <= name.first < report.written.end:
            return name.kind == "organisation"
        entity = None if report.speaker is None else report.speaker.entity
        return name.kind == "organisation" and entity is not None and entity.name == name.party

    def _nearest(self, names: Sequence[Name], found: Found[Quantity | Dated]) -> list[Name]:
        """Return the names of the nearest clause of the sentence that has any, before the figure first."""
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

    def _inherited(self, found: Found[Quantity | Dated], measure: Measure | None) -> tuple[str, ...]:
        """Return the parties of the figure before in the same paragraph, else those of the whole text."""
        passage = self.scene.passage(found.first)
        same = self._last_at >= 0 and self.scene.passage(self._last_at).paragraph == passage.paragraph
        before = self._before(passage)
        if before:
            return before
        if same and self._last:
            return self._last
        both = measure is not None and not {"between", "from"}.isdisjoint(measure.roles)
        return self.names.topic[: _TWO if both else 1] or self._last

    def _before(self, passage: Passage) -> tuple[str, ...]:
        """Return the countries named in the sentence before, in the same paragraph."""
        other = self.scene.passage(passage.first - 1)
        if other.end - other.first <= 1:
            other = self.scene.passage(passage.first - 2)
        if other.paragraph != passage.paragraph or other.first >= passage.first:
            return ()
        names = [name for name in self.names.of(other) if name.kind in {"country", "nation"}]
        return tuple(dict.fromkeys(name.party for name in names))[-_TWO:]

    def _completed(
        self, chosen: list[Name], measure: Measure | None, found: Found[Quantity | Dated]
    ) -> list[Name]:
        """Add the second party of what lies between two, or is given, where only one is named."""
        parties = {name.party for name in chosen}
        if len(parties) != 1 or (any(party not in self.names.topic for party in parties) and measure is None):
            return chosen
        roles = () if measure is None else measure.roles
        if "between" in roles:
            others = [*self.names.topic, *self._last]
        elif ("from" in roles and "to" in roles) or self._is_given(found):
            others = [*self._givers(found), *self._last, *self.names.topic]
        else:
            return chosen
        other = next((party for party in others if party not in parties), None)
        return chosen if other is None else [*chosen, Name(-1, -1, other, "country")]

    def _givers(self, found: Found[Quantity | Dated]) -> list[str]:
        """Return who can give what a clause tells of: who speaks, and who is named before as a subject."""
        report = self.scene.report(found.first)
        entity = None if report is None or report.speaker is None else report.speaker.entity
        spoken = None if entity is None else entity.code if entity.kind == "country" else entity.country
        before = [
            name.party
            for name in self._near(found)
            if name.first < found.first
            and name.kind in {"country", "person"}
            and not self.scene.is_function(name.first - 1)
            and not self._glued(name.first, "لب")
        ]
        return [*before, spoken] if spoken is not None else before

    def _is_given(self, found: Found[Quantity | Dated]) -> bool:
        """Tell a clause in which something is given, sold or lent."""
        first, end = self.scene.clause(found.first)
        return any(
            self.scene.reader.read(self.scene.words.giving, at) is not None for at in range(first, end)
        )

    # -- pronouns, pairs and groups --------------------------------------------------------------------

    def _members(self, found: Found[Quantity | Dated], value: Quantity) -> list[Name]:
        """Return the members of the region named last, where as many states are counted (الدول الخمس)."""
        scene, words = self.scene, self.scene.words
        if value.low is None or value.kind != "count":
            return []
        regions = [
            region
            for region, first in self.names.regions.items()
            if first < found.end and len(words.members[region]) == int(value.low)
        ]
        tokens = [*range(found.first, found.end), found.first - 1, found.end]
        if not regions or not any(
            stem in words.states for at in tokens if scene.is_word(at) for _, _, stem in peel(scene.text(at))
        ):
            return []
        return [Name(found.first, found.end, member, "country") for member in words.members[regions[0]]]

    def _first_person(self, found: Found[Quantity | Dated]) -> Name | None:
        """Return the country of the speaker of "we provided", "our aid"."""
        report = self.scene.report(found.first)
        if report is None:
            return None
        entity = None if report.speaker is None else report.speaker.entity
        if entity is not None:
            country = entity.code if entity.kind == "country" else entity.country
        else:
            named = [
                name.party
                for name in self.names.of(self.scene.passage(report.cue_first))
                if name.kind == "person" and name.first < report.first
            ]
            country = named[-1] if named else None
        if country is None:
            return None
        for at in range(
            max(found.first - _REACH_BEFORE, report.first), min(found.end + _REACH_BEHIND, report.end)
        ):
            text = self.scene.text(at)
            if self.scene.is_word(at) and len(text) > 3 and text.endswith("نا") and not text.endswith("انا"):
                return Name(at, at + 1, country, "country")
        return None

    def _near(self, found: Found[Quantity | Dated]) -> list[Name]:
        """Return the names of a figure's sentence that stand near it."""
        first, end = found.first - _REACH_BEFORE, found.end + _REACH_BEHIND
        names = self.names.of(self.scene.passage(found.first))
        # Whose word it is does not make them a party: بحسب وكالات روسية.
        return [name for name in names if first <= name.first < end and not self.scene.is_told(name.first)]

    # -- roles ------------------------------------------------------------------------------------------

    def _with_roles(self, chosen: Sequence[Name], measure: Measure | None) -> tuple[PartyRole, ...]:
        admitted = () if measure is None else measure.roles
        parties = list(dict.fromkeys(name.party for name in chosen))[:_MOST_PARTIES]
        if "between" in admitted and len(parties) > 1:
            roles = dict.fromkeys(parties, "between")
        elif "from" in admitted or "to" in admitted:
            roles = self._moved(chosen, parties, admitted)
        else:
            roles = dict.fromkeys(parties, "of" if admitted else "about")
        return tuple(PartyRole(party, role) for party, role in sorted(roles.items()))

    def _moved(
        self, chosen: Sequence[Name], parties: Sequence[str], admitted: Sequence[str]
    ) -> dict[str, str]:
        """Return the roles of giver and receiver: by the preposition before one, else by what is left."""
        scene = self.scene
        roles: dict[str, str] = {}
        for at, name in enumerate(chosen):
            before = self._lead(name.first)
            earlier = chosen[at - 1] if at and 0 <= name.first == chosen[at - 1].end else None
            if "to" in admitted and (before in scene.words.receiving or self._glued(name.first, "ل")):
                roles[name.party] = "to"
            elif "from" in admitted and before == "من":
                roles[name.party] = "from"
            elif earlier is not None and earlier.party in roles and self._glued(name.first, "و"):
                roles[name.party] = roles[earlier.party]  # إلى إسبانيا وإيطاليا
        unsaid = [party for party in parties if party not in roles]
        others = set(roles.values())
        left = "from" if "to" in others and "from" in admitted else "to" if "from" in others else "of"
        # One that is left of several is the other side: صدرت تونس ... إلى إسبانيا وإيطاليا.
        roles.update(dict.fromkeys(unsaid, left if left in admitted and len(unsaid) == 1 else "of"))
        if set(roles.values()) == {"of"} and len(parties) > 1:
            return dict.fromkeys(roles, "about")
        return {party: roles[party] for party in parties}

    def _lead(self, index: int) -> str:
        """Return the preposition before a name, its bearing left out: نحو شمال إسرائيل."""
        where = self.scene.reader.particles.bearings
        return self.scene.text(index - (2 if self.scene.text(index - 1) in where else 1))

    def _glued(self, index: int, letters: str) -> bool:
        """Tell a name with one of the letters written onto it (لمصر) from one that begins so (لبنان)."""
        text = self.scene.text(index)
        if index < 0 or text[:1] not in letters or len(text) < _SHORTEST_GLUED:
            return False
        return text not in self.names.entities and text not in self.names.countries
