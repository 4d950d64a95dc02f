"""Names: the countries, bodies and people of each sentence, pronouns that point back at them included."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from ledger.lexicon.entities import Entity
from ledger.lexicon.phrasebook import Phrasebook
from ledger.rules.context.scene import Scene
from ledger.rules.passages import Passage

COUNTRIES = frozenset({"country", "nation", "person", "organ"})
_POINTED_AT = COUNTRIES | {"place"}
_TWO = 2
_OWNED = 3  # letters of a noun with "his" written onto it
_REMEMBERED = 6
_CODE = 2  # letters of a country in ISO 3166
_OPENING = 3  # sentences in which a text says what country it is about, the headline among them
_SHARE = 3  # ... or else it is every third that is named
_OFTEN = 3  # times that a second country is named in a text that is about two


class Name(NamedTuple):
    """Somebody named at tokens ``[first, end)``: the party and how it is named.

    The kind is that of an entity, or ``nation`` for an adjective, ``both`` for "the two
    countries", ``own`` for "his country", ``region`` for "the region".
    """

    first: int
    end: int
    party: str
    kind: str


@dataclass(slots=True)
class NameReader:
    """Reads everybody named in one text, sentence by sentence, once.

    ``topic`` are the countries that it is about, two at most, as it names them most often; ``regions`` where
    each region with known members is first named.
    """

    scene: Scene
    entities: Phrasebook[Entity]
    surnames: dict[str, Entity]
    countries: Phrasebook[str]
    given: Phrasebook[str]
    topic: tuple[str, ...] = field(init=False)
    regions: dict[str, int] = field(init=False)
    _names: dict[int, tuple[Name, ...]] = field(init=False)

    def __post_init__(self) -> None:
        self._names, self.regions = {}, {}
        seen: Counter[str] = Counter()
        met: set[str] = set()
        last: list[str] = []
        for passage in self.scene.layout.passages:
            names = self._names[passage.first] = tuple(self._read(passage, met, last))
            for name in names:
                if name.kind in COUNTRIES:
                    seen[name.party] += 1
                elif name.party in self.scene.words.members:
                    self.regions.setdefault(name.party, name.first)
        most = seen.most_common(_TWO) or self._seats()
        least = max(_OFTEN, most[0][1] // 3) if most else 0
        if most and not self._is_topic(most[0][0], most[0][1], seen.total()):
            most = []
        opening = {
            name.party for passage in self.scene.layout.passages[:_OPENING] for name in self.of(passage)
        }
        self.topic = tuple(
            party
            for rank, (party, times) in enumerate(most)
            if rank == 0 or (times >= least and party in opening)
        )

    def _is_topic(self, party: str, times: int, total: int) -> bool:
        """Tell the country that a text is about from one of many: it begins with it or names it most."""
        opening = self.scene.layout.passages[:_OPENING]
        opens = any(name.party == party for passage in opening for name in self.of(passage))
        return opens or times * _SHARE >= total

    def _seats(self) -> list[tuple[str, int]]:
        """Return the country of several places of a text that names none, where they have but one.

        Where a company has its seat says nothing: a photo on Facebook.
        """
        seats: Counter[str] = Counter()
        for name in (name for names in self._names.values() for name in names):
            read = self.scene.reader.read(self.entities, name.first)
            if read is not None and read[0].kind == "place" and read[0].country is not None:
                seats[read[0].country] += 1
        return seats.most_common() if len(seats) == 1 and seats.total() > 1 else []

    def of(self, passage: Passage) -> tuple[Name, ...]:
        """Return everybody named in a sentence, in order."""
        return self._names.get(passage.first, ())

    def _read(self, passage: Passage, met: set[str], last: list[str]) -> list[Name]:
        """Read a sentence's names; ``met`` and ``last`` carry on from the sentences before."""
        scene, words = self.scene, self.scene.words
        found: list[Name] = []
        end = passage.first
        for index in self._candidates(range(passage.first, passage.end)):
            if index < end:
                continue
            name = self._name_at(index, met)
            if name is not None:
                found.append(name)
                if name.kind in _POINTED_AT:
                    if name.party in last:
                        last.remove(name.party)
                    last.append(name.party)
                    del last[:-_REMEMBERED]
                end = name.end
                continue
            pointed = scene.reader.read(words.both, index)
            if pointed is not None:
                pair = [party for party in last if _is_code(party)][-_TWO:]
                found += [Name(index, index + 1, party, "country") for party in pair]
            elif scene.reader.read(words.own, index) is not None:
                land = [party for party in last if _is_code(party)][-1:]
                found += [Name(index, index + 1, party, "country") for party in land]
            elif scene.reader.read(words.region, index) is not None:
                region = next((party for party in reversed(last) if party in words.members), None)
                if region is not None:
                    found.append(Name(index, index + 1, region, "place"))
        return found

    def _candidates(self, tokens: range) -> list[int]:
        """Return the words that can begin a name or point back at one."""
        reader, words, surnames = self.scene.reader, self.scene.words, self.surnames
        books = self.entities, self.countries, words.both, words.own, words.region
        found = reader.starts(tokens, *books, also=lambda text: text in surnames or text in words.heads)
        return [at for at in found if reader.tokens.kinds[at] == "word"]

    def _is_other_word(self, index: int, entity: Entity, skip: int) -> bool:
        """Tell what only looks like a place: كلاوس is a given name, not "like Laos", جده his grandfather."""
        scene = self.scene
        text, written = scene.text(index), scene.reader.tokens.written(index)
        if skip and scene.reader.plain(self.given, index) is not None:
            return True
        return entity.kind == "place" and len(text) == _OWNED and text.endswith("ه") and written.endswith("ه")

    def _is_homograph(self, index: int) -> bool:
        """Tell another word of the letters of a name by what stands beside it: سيول جارفة, غاز البوتان."""
        scene, words = self.scene, self.scene.words
        for skip, article, stem in scene.reader.peeled(index):
            if article and stem in words.beside_behind:
                return True  # السيول: the town has no article
            name = scene.text(index)[skip:]
            before = words.beside_before.get(name, ())
            if before and any(stem in before for _, _, stem in scene.reader.peeled(index - 1)):
                return True
            if scene.text(index + 1) in words.beside_behind.get(name, ()):
                return True
        return False

    def _name_at(self, index: int, met: set[str]) -> Name | None:
        scene = self.scene
        if self._is_homograph(index):
            return None
        read = scene.reader.read(self.entities, index)
        if read is not None:
            entity, end, skip = read
            if self._is_other_word(index, entity, skip):
                return None
            if entity.kind == "country" and scene.text(index) not in scene.words.doubtful:
                return Name(index, end, entity.code or entity.name, "country")
            if entity.kind == "person":
                met.add(entity.name)
                return None if entity.country is None else Name(index, end, entity.country, "person")
            if entity.kind == "organisation":
                met.add(entity.name)
                party = scene.words.parties.get(entity.name)
                if party is None:
                    return None
                return Name(index, end, party, "organisation" if party == entity.name else "organ")
            if entity.kind == "place":
                return Name(
                    index,
                    end,
                    entity.country or entity.name,
                    "place" if entity.country is None else "country",
                )
        heads = scene.words.heads.get(scene.text(index))
        if heads is not None:
            known = next((name for name in heads if name in met), None)
            if known is not None and scene.words.parties.get(known) == known:
                return Name(index, index + 1, known, "organisation")
        surname = self.surnames.get(scene.text(index))
        if surname is not None and surname.country is not None and surname.name in met:
            return Name(index, index + 1, surname.country, "person")
        nation = scene.reader.read(self.countries, index)
        if nation is None or scene.text(index) in scene.words.doubtful:
            return None
        return Name(index, nation[1], nation[0], "nation")


def _is_code(party: str) -> bool:
    """Tell a country (KW) from a region or a body, which "the country" does not mean."""
    return len(party) == _CODE and party.isupper()
