"""Bodies: organisations, states and groups as those who speak."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ledger.lexicon.cues import Cues
from ledger.lexicon.entities import Entity, demonym, one_of
from ledger.lexicon.offices import Office
from ledger.lexicon.phrasebook import Phrasebook
from ledger.rules.acquaintances import Speaker, SpeakerPhrase
from ledger.rules.arabic import has_article, nominative, peel, unmerged
from ledger.rules.noun_phrases import QUOTES
from ledger.rules.reader import Reader

_ORDER = ("rank", "region", "branch")  # of adjectives in English: senior Western union source
_LONGEST_GROUP = 4  # words


@dataclass(slots=True)
class BodyReader:
    """Reads the bodies that one text names.

    ``speaking`` has the entities of ``entities`` and those whose names are ordinary words as well,
    ``unnamed`` has groups and one of each (officials, an official), ``descriptions`` what adjectives
    tell of them, by class.
    """

    reader: Reader
    cues: Cues
    entities: Phrasebook[Entity]
    groups: Phrasebook[Entity]
    unnamed: Phrasebook[Entity]
    speaking: Phrasebook[Entity]
    countries: Phrasebook[str]
    descriptions: Mapping[str, Phrasebook[Office]]

    def is_body(self, first: int) -> bool:
        """Tell مكتب رحمن, حكومة بوتين from the person: a body heads the phrase."""
        headed = self.reader.plain(self.cues.heads, first) is not None
        return headed and self.reader.plain(self.cues.titles, first) is None

    def national(self, first: int, end: int) -> SpeakerPhrase | None:
        """Return a group or one of it with their nation: المسؤولون الأميركيون is "US officials"."""
        tokens = self.reader.tokens
        head = self.behind_number(first)
        for skip, _, stem in peel(tokens.text(head)):
            entry = self.unnamed.longest(tokens.texts, head, stem)
            if entry is None or head + entry.width >= end:
                continue
            told, stop, code = self._told(head + entry.width, end)
            if not told:
                return None
            # One of them is told with all that is said of him: مسؤول أميركي في الوزارة.
            if self.groups.longest(tokens.texts, head, stem) is None:
                stop = end
            words = [word for role in _ORDER if (word := told.get(role))]
            name = " ".join((*words, entry.meaning.name))
            entity = Entity(name, "group", None, code)
            skip = skip if tokens.text(first)[:1] in "وف" else 0
            return SpeakerPhrase(first, stop, skip, Speaker(name, self.written(first, stop, 0), entity))
        return None

    def _told(self, index: int, end: int) -> tuple[dict[str, str], int, str | None]:
        """Return what adjectives tell of those who speak, by class, where they end, and the country."""
        told: dict[str, str] = {}
        code: str | None = None
        while index < end:
            nation = self.reader.read(self.countries, index)
            if nation is not None and nation[1] <= end and not nation[2] and "region" not in told:
                code, index, _ = nation
                told["region"] = demonym(code)
                continue
            role, word, stop = self._description(index)
            if word is None or role in told or stop > end:
                break
            told[role], index = word, stop
        return told, index, code

    def _description(self, index: int) -> tuple[str, str | None, int]:
        """Return the class of an adjective that tells of somebody, its English word, and its end."""
        texts = self.reader.tokens.texts
        for role in _ORDER:
            found = self.reader.read(self.descriptions[role], index)
            if found is not None and not found[2]:
                return role, found[0].english, found[1]
            if index < len(texts):
                bare = self.descriptions[role].longest(texts, index, nominative(texts[index]))
                if bare is not None:
                    return role, bare.meaning.english, index + bare.width
        return "", None, index

    def described(self, first: int, end: int) -> tuple[Entity, int] | None:
        """Return the group, or one of it, at the head of a phrase, and where its words end: مصدر أمني."""
        tokens = self.reader.tokens
        head = self.behind_number(first)
        bare = [nominative(text) for text in tokens.texts[head : head + _LONGEST_GROUP]]
        accusative = bare[:1] != tokens.texts[head : head + 1]  # أن مصدرا دبلوماسيا
        plain = self.unnamed.longest(bare, 0) if accusative else None
        for _, _, stem in peel(tokens.text(head)):
            entry = plain or self.unnamed.longest(tokens.texts, head, stem)
            if entry is not None and head + entry.width <= end:
                group, behind = entry.meaning, head + entry.width
                return replace(group, name=one_of(group.name)) if self.reader.is_one(first) else group, behind
        return None

    def behind_number(self, first: int) -> int:
        """Return where those who speak stand behind how many they are: عدد من الخبراء, 3 من أصل 5 مصادر."""
        tokens, number = self.reader.tokens, self.reader.numeral(first)
        if tokens.text(first) in self.cues.quantifiers | self.cues.partitives and not (
            number is not None and number.value > 1
        ):
            return first + 1 + (tokens.text(first + 1) == "من")
        if number is None:
            return first
        whole = self.reader.plain(self.cues.out_of, number.end)
        return number.end if whole is None else self.behind_number(whole[1])

    def coordinated(self, first: int, end: int) -> SpeakerPhrase | None:
        """Return several known speakers joined by و: كازاخستان وأوزبكستان."""
        tokens = self.reader.tokens
        names: list[str] = []
        index = first
        while index < end:
            head = tokens.text(index)
            joined = bool(names) and head.startswith("و")
            entry = self.entities.longest(tokens.texts, index, head[1:] if joined else head)
            if entry is None or (names and not joined):
                break
            names.append(entry.meaning.name)
            index += entry.width
        if len(names) < 2:
            return None
        name = ", ".join(names[:-1]) + " and " + names[-1]
        return SpeakerPhrase(first, index, 0, Speaker(name, self.written(first, index, 0)))

    def named(self, first: int, end: int) -> tuple[Entity, int, int, int] | None:
        """Return the entity that a phrase names: all of it, or behind a head such as منظمة."""
        tokens = self.reader.tokens
        for begin in range(first, min(end, first + 3)):
            if not tokens.is_word(begin) or (begin > first and not self.is_body(first)):
                continue
            if begin > first and tokens.text(begin - 1) in self.reader.particles.where:
                break  # مصدر في دوشنبه is a source, not the state
            for skip, article, stem in peel(tokens.text(begin)):
                entry = self.speaking.longest(tokens.texts, begin, stem)
                if entry is None or (article and tokens.text(begin)[skip : skip + 2] == "ال"):
                    continue
                stop = begin + entry.width
                if begin > first + 1 and entry.meaning.kind in {"country", "place"}:
                    continue  # مجموعة بورصات لندن says nothing for the town
                generic = entry.meaning.name.islower()
                if generic and begin > first:
                    continue  # صحيفة محلية
                if generic and stop < end and not skip:
                    return entry.meaning, first, end, 0  # سكان الحي, إدارة المهرجان
                if stop == end or begin == first or (stop == end - 1 and tokens.text(stop) in QUOTES):
                    return entry.meaning, begin, begin + entry.width, skip
            whole = unmerged(tokens.text(begin))
            if whole != tokens.text(begin) and has_article(whole):
                entry = self.speaking.longest(tokens.texts, begin, whole)
                if entry is not None:
                    return entry.meaning, begin, begin + entry.width, 0
        return None

    def written(self, first: int, end: int, skip: int) -> str:
        """Return tokens as the text has them, the first ``skip`` letters left out."""
        return self.reader.tokens.span(first, end, skip).of(self.reader.tokens.folded.source)
