"""Acquaintances: whom one text has met, so that a surname, an office or a noun leads back to them."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field

from ledger.lexicon.entities import Entity
from ledger.lexicon.person_names import Gender
from ledger.lexicon.phrasebook import Phrasebook
from ledger.rules.latin import latin
from ledger.text.fold import folded


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the canonical name, the Arabic one, and what is known of the entity."""

    name: str
    name_ar: str
    entity: Entity | None = None


@dataclass(frozen=True, slots=True)
class SpeakerPhrase:
    """Who speaks as written: tokens ``[first, end)``, titles left out, and who that is."""

    first: int
    end: int
    skip: int
    speaker: Speaker


_LONG_VOWELS = str.maketrans("", "", "اويىءئؤ")
_LATELY = 64  # people who are remembered in the order in which they were named
LEAST_FRAME = 3  # consonants that tell a name from others


def skeleton(name: str) -> str:
    """Return the consonants of a folded name, by which its spellings are one.

    >>> skeleton("كوريلا") == skeleton("كوريل"), skeleton("بلينكن") == skeleton("بلينكين")
    (True, True)
    """
    return name.removeprefix("ال").translate(_LONG_VOWELS)


@dataclass(slots=True)
class Acquaintances:
    """The speakers of one text by name and last name, by the office they hold, by their head noun.

    ``surnames`` and ``full_names`` are those of the people that every text may speak of, ``alike`` the
    nouns that take up another (a group as الشركة). ``genders`` are those of given names and known people,
    ``called`` those of the nouns that any man or woman is called by (الرجل); ``people`` are those
    whom the text has named, with the token where it did.
    """

    surnames: dict[str, Entity]
    full_names: dict[str, tuple[str, ...]]
    given: Phrasebook[str]
    alike: Mapping[str, frozenset[str]]
    genders: Mapping[str, Gender]
    called: Mapping[str, Gender]
    names: dict[str, Speaker] = field(default_factory=dict)
    offices: dict[str, Speaker] = field(default_factory=dict)
    heads: dict[str, Speaker] = field(default_factory=dict)
    people: deque[tuple[int, Speaker]] = field(default_factory=lambda: deque(maxlen=_LATELY))
    _frames: dict[str, Speaker] = field(default_factory=dict)

    def of(self, entity: Entity, written: str) -> Speaker:
        """Return the speaker that a known entity is, by the first name written for it, and meet it."""
        met = self.names.get(entity.name)
        if met is None:
            met = self.names[entity.name] = Speaker(entity.name, written, entity)
        return met

    def named(self, text: str, written: str) -> Speaker:
        """Return the speaker of a folded name: met before by the same last name, known, or new.

        A full name is somebody met before only if the given name is the same: Igor is not Sergei.
        """
        last = text.split()[-1]
        if text in self.names:
            return self.names[text]
        known = self.names.get(last)
        if known is None and last in self.surnames:
            known = self.of(self.surnames[last], written)
        if known is None:
            known = self.spelled_otherwise(last)
        if known is not None and (text == last or self._same_given(text, known)):
            return known
        speaker = Speaker(latin(written), written)
        self.names[text] = speaker
        if len(text.split()) > 1:
            self.keep(last, speaker)
            self.names[last.removeprefix("ال")] = speaker
        return speaker

    def spelled_otherwise(self, last: str) -> Speaker | None:
        """Return who was met under another spelling of a foreign surname: كوريلا, كوريل; رحمن, رحمون.

        Arabic writers differ in the long vowels of foreign names, seldom in the consonants. Given
        names are told apart by those vowels (حسن, حسين) and never match.
        """
        frame = skeleton(last)
        if len(frame) < LEAST_FRAME or last in self.given:
            return None
        return self._frames.get(frame)

    def keep(self, last: str, speaker: Speaker) -> None:
        """Remember a last name, and its consonants for other spellings of it."""
        self.names[last] = speaker
        if last not in self.given:
            self._frames.setdefault(skeleton(last), speaker)

    def gender(self, speaker: Speaker) -> Gender | None:
        """Return the gender of a person by name, or None where the name does not tell it."""
        if speaker.entity is not None:
            return self.genders.get(speaker.name) if speaker.entity.kind == "person" else None
        words = folded(speaker.name_ar).split()
        return self.genders.get(words[0]) if len(words) > 1 else None

    def agreeing(self, gender: Gender, before: int) -> Speaker | None:
        """Return the last person of a gender whom the text has named before a token."""
        people = (one for first, one in reversed(self.people) if first < before)
        return next((one for one in people if self.gender(one) == gender), None)

    def of_nation(self, code: str, before: int) -> Speaker | None:
        """Return the last person of a country (ISO 3166 alpha-2) whom the text has named before a token."""
        people = (one for first, one in reversed(self.people) if first < before and one.entity is not None)
        return next((one for one in people if one.entity is not None and one.entity.country == code), None)

    def hold(self, office: str, speaker: Speaker) -> None:
        """Remember who holds an office, by all its words and by its first; what has no words is none."""
        head, _, _ = office.partition(" ")
        if not head:
            return
        self.offices[office] = speaker
        self.offices[head] = speaker
        self.heads[head.removeprefix("ال")] = speaker

    def again(self, noun: str, before: int) -> Speaker | None:
        """Return whom a folded noun with the article, at a token, points back to: المنظمة, للشرطة, الرجل."""
        for article in ("ال", "لل"):
            if not noun.startswith(article):
                continue
            met = self.heads.get(noun[2:])
            if met is not None:
                return met
            gender = self.called.get(noun[2:])
            if gender is not None:
                return self.agreeing(gender, before)
            others = (self.heads.get(other) for other in sorted(self.alike.get(noun[2:], ())))
            unknown = (other for other in others if other is not None and other.entity is None)
            return next(unknown, None)
        return None

    def _same_given(self, text: str, speaker: Speaker) -> bool:
        given = text.split()[0]
        if speaker.entity is None:
            full = [key.split() for key, met in self.names.items() if met is speaker and " " in key]
        else:
            full = [name.split() for name in self.full_names.get(speaker.entity.name, ())]
        return not full or any(given in words for words in full)
