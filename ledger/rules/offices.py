"""Offices: English names for ministries, ministers, heads and spokespeople, put together from their parts."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from ledger.lexicon.entities import Entity, capital, demonym
from ledger.lexicon.nouns import Noun
from ledger.lexicon.offices import Office
from ledger.lexicon.phrasebook import Phrasebook
from ledger.rules.latin import latin
from ledger.rules.noun_phrases import QUOTES
from ledger.rules.reader import Reader

# Ministries that English names by an adjective; the others are "Ministry of X".
_BY_ADJECTIVE = frozenset({"foreign", "interior"})
_OF = " of "  # behind the noun of an institution, as in "Office of Tourism"
_NAME = "{}"  # of a body that is called by its name alone
_DEEPEST = 4


class _Part(NamedTuple):
    """What is told of a body (its nation, kind, field or purpose, or another body), and where that ends."""

    role: str
    name: str
    end: int
    office: Office | None = None


class Named(NamedTuple):
    """An English name and the token behind the words that it renders."""

    name: str
    end: int


@dataclass(slots=True)
class OfficeReader:
    """Renders the offices of one text in English."""

    reader: Reader
    offices: dict[str, Phrasebook[Office]]
    entities: Phrasebook[Entity]
    countries: Phrasebook[str]
    nouns: Phrasebook[Noun]

    def name(self, first: int, end: int) -> str | None:
        """Return the English name of the office in tokens ``[first, end)``; None where part is unknown.

        وزارة العمل الطاجيكية is "Tajik Ministry of Labour", المتحدث باسم الحكومة "government spokesperson".
        """
        found = self._office(first, end, 0)
        found = None if found is None else self._seated(found, end)
        return found.name if found is not None and found.end >= end else None

    def _office(self, first: int, end: int, depth: int) -> Named | None:
        if depth > _DEEPEST or first >= end:
            return None
        return (
            self._voice(first, end, depth)
            or self._deputy(first, end, depth)
            or self._assistant(first, end, depth)
            or self._ministry(first, end)
            or self._body(first, end, depth)
            or self._head(first, end, depth)
        )

    def _seated(self, named: Named, end: int) -> Named:
        """Add where a body or an office has its seat: رئيس لجنة الطاقة في البرلمان العراقي."""
        text, particles = self.reader.tokens.text(named.end), self.reader.particles
        if named.end >= end or not (text in particles.where or text in particles.to):
            return named
        inside = self._office(named.end + 1, end, 1)
        return named if inside is None else Named(f"{named.name} in {inside.name}", inside.end)

    def _read(self, role: str, index: int, end: int) -> tuple[Office, int] | None:
        read = self.reader.read(self.offices[role], index)
        return None if read is None or read[1] > end else (read[0], read[1])

    def _nation(self, index: int, end: int) -> tuple[str, int] | None:
        """Return the country (ISO 3166) of an adjective or a name of a country, and where it ends."""
        read = self.reader.read(self.countries, index) if index < end else None
        return None if read is None or read[1] > end else (read[0], read[1])

    def _ministry(self, first: int, end: int) -> Named | None:
        lead = self._read("ministry", first, end)
        holder = self._read("minister", first, end) if lead is None else None
        if lead is None and holder is None:
            portfolio = self._read("portfolio", first, end)
            if portfolio is None or not portfolio[0].alone or self._nation(portfolio[1], end) is None:
                return None
        else:
            behind = lead[1] if lead is not None else holder[1] if holder is not None else first
            portfolio = self._read("portfolio", behind, end)
            if portfolio is None:
                return None
        office, stop = portfolio
        also = self._also(stop, end)
        stop = stop if also is None else also.end
        nation = self._nation(stop, end)
        special = office.exceptions.get(nation[0], {}) if nation is not None else {}
        if holder is not None:
            minister = office.minister or f"{office.english.lower()} minister"
            name = special.get("minister", minister)
        elif office.key in _BY_ADJECTIVE:
            name = special.get("ministry", f"{office.english} Ministry")
        else:
            name = special.get("ministry", f"Ministry of {office.english}")
        if also is not None:
            name = f"{office.english}{also.name}"
            name = f"{name.lower()} minister" if holder is not None else f"Ministry of {name}"
        if nation is None:
            return Named(name, stop)
        return Named(f"{demonym(nation[0])} {name}", nation[1])

    def _also(self, first: int, end: int) -> Named | None:
        """Return the further fields of a ministry as they follow the first: وزارة الأشغال والإسكان."""
        names: list[str] = []
        while first < end and self.reader.tokens.text(first).startswith("و"):
            field = self._read("portfolio", first, end) or self._read("field", first, end)
            if field is None:
                break
            names.append(field[0].english)
            first = field[1]
        if not names:
            return None
        return Named("".join(f", {name}" for name in names[:-1]) + f" and {names[-1]}", first)

    def _body(self, first: int, end: int, depth: int) -> Named | None:
        """Render a known body, or one that is told by its parts, whichever takes in more words."""
        found = (self._known(first, end), self._institution(first, end, depth))
        return max((one for one in found if one is not None), key=lambda one: one.end, default=None)

    def _institution(self, first: int, end: int, depth: int) -> Named | None:
        """Render a body by what it is for, of what kind and whose: الهيئة الوطنية للانتخابات."""
        read = self._read("institution", first, end)
        if read is None:
            return None
        office, index = read
        told: dict[str, str] = {}  # each once: whose or where, of what kind, for what
        english = office.english
        while index < end:
            whose = self._whose(index, end) if not told and f"{_OF}{{}}" in english else None
            part = whose or self._part(index, end)
            if part is None and not told:
                inner = self._office(index, end, depth + 1) or self._last_noun(index, end)
                quoted = self.reader.tokens.text(index) in QUOTES
                part = self._unknown(index, end) if inner is None else _Part("body", inner.name, inner.end)
                if quoted and office.silent:
                    english = _NAME
            if part is None or part.role in told:
                break
            index = part.end
            own = None if part.office is None else part.office.beside.get(office.key)
            english = english if own is None else own
            told[part.role] = part.name if own is None else ""
        if english == _NAME:
            told.pop("nation", None)  # شركة «أطلس» المغربية is called Atlas
        kind = told.pop("quality", "") if f"{_OF}{{}}" in english else ""  # National Office of Statistics
        order = ("nation", "quality", "body", "person", "field")
        before = " ".join(filter(None, map(told.get, order)))
        english = office.people or english if "person" in told else english
        name = english.replace("{}", before).strip() if before else _alone(english)
        if kind:
            name = f"{kind} {name if before else name.title()}"
        if told.get("purpose"):
            name += f" for {told['purpose']}"
        return Named(name, index)

    def _whose(self, index: int, end: int) -> _Part | None:
        """Return the known person whose office it is, titles left out: مكتب رئيس الوزراء بنيامين نتنياهو."""
        for at in range(index, end):
            read = self.reader.read(self.entities, at)
            if read is not None and read[0].kind == "person" and read[1] == end:
                return _Part("person", read[0].name, end)
        return None

    def _part(self, index: int, end: int) -> _Part | None:
        """Return what a word behind an institution tells of it."""
        nation = self._nation(index, end)
        if nation is not None and not self._is_seat(index):
            return _Part("nation", demonym(nation[0]), nation[1])
        quality = self._read("quality", index, end)
        if quality is not None:
            return _Part("quality", quality[0].english, quality[1])
        fields = [self._read(role, index, end) for role in ("field", "portfolio")]
        field = max((one for one in fields if one is not None), key=itemgetter(1), default=None)
        known = self._known(index, end, people=True)
        if field is not None and (known is None or known.end <= field[1]):
            purpose = self.reader.tokens.text(index).startswith("ل")
            return _Part("purpose" if purpose else "field", field[0].english, field[1], field[0])
        if known is None:
            return None
        person = self._known(index, end) is None
        return _Part("person" if person else "body", known.name, known.end)

    def _unknown(self, index: int, end: int) -> _Part | None:
        """Return the rest of a phrase in Latin letters: مستشفى الشفاء is "al-Shafaa Hospital"."""
        tokens, particles = self.reader.tokens, self.reader.particles
        if tokens.text(index) in QUOTES:
            closing = next((at for at in range(index + 1, end) if tokens.text(at) in QUOTES), None)
            if closing is None:
                return None
            name = latin(tokens.span(index + 1, closing).of(tokens.folded.source))
            return _Part("body", name, closing + 1)  # شركة "النخيل"
        seats = (at for at in range(index, end) if tokens.text(at) in particles.where)
        end = next(seats, end)
        if tokens.text(index) in particles.prepositions or not all(map(tokens.is_word, range(index, end))):
            return None
        return _Part("body", latin(tokens.span(index, end).of(tokens.folded.source)), end)

    def _is_seat(self, index: int) -> bool:
        entry = self.entities.longest(self.reader.tokens.texts, index)
        return entry is not None and entry.meaning.seat

    def _head(self, first: int, end: int, depth: int) -> Named | None:
        read = self._read("head", first, end)
        if read is None:
            return None
        office, stop = read
        nation = self._nation(stop, end)
        if nation is not None and not self._is_seat(stop):
            return Named(f"{demonym(nation[0])} {office.english}", nation[1])
        known = self._known(stop, end)
        if known is not None:
            return Named(f"{office.english} of {known.name}", known.end)
        body = self._office(stop, end, depth + 1) or self._field(stop, end) or self._noun(stop, end)
        if body is not None:
            return Named(f"{body.name} {office.body or office.english}", body.end)
        unknown = self._unknown(stop, end) if stop < end else None
        if unknown is not None:
            return Named(f"{unknown.name} {office.body or office.english}", unknown.end)
        return Named(office.english, stop)

    def _field(self, first: int, end: int) -> Named | None:
        read = self._read("field", first, end)
        return None if read is None else Named(read[0].english, read[1])

    def _noun(self, first: int, end: int) -> Named | None:
        """Render what one leads by its noun: رئيس النادي is "club head"."""
        read = self.reader.read(self.nouns, first) if first < end else None
        return None if read is None or read[1] > end else Named(read[0].lemma, read[1])

    def _last_noun(self, first: int, end: int) -> Named | None:
        """Render the noun that ends a phrase, a body without its name: مجلس إدارة البنك."""
        noun = self._noun(first, end)
        return noun if noun is not None and noun.end == end else None

    def _deputy(self, first: int, end: int, depth: int) -> Named | None:
        """Render a head whose own words begin with those for an assistant: نائب الرئيس."""
        assistant, head = self._read("assistant", first, end), self._read("head", first, end)
        if assistant is None or head is None or head[1] <= assistant[1]:
            return None
        return self._head(first, end, depth)

    def _assistant(self, first: int, end: int, depth: int) -> Named | None:
        read = self._read("assistant", first, end)
        inner = None if read is None else self._office(read[1], end, depth + 1)
        if read is None or inner is None:
            return None
        return Named(f"{read[0].english} {inner.name}", inner.end)

    def _voice(self, first: int, end: int, depth: int) -> Named | None:
        read = self._read("voice", first, end)
        if read is None:
            return None
        office, stop = read
        inner = None
        if self.reader.tokens.text(stop) in office.after:
            whose = stop + 1 + self.reader.is_one(stop + 1)  # متحدث باسم إحدى الشركات
            inner = self._office(whose, end, depth + 1) or self._noun(whose, end)
        return None if inner is None else Named(f"{inner.name} {office.english}", inner.end)

    def _known(self, first: int, end: int, *, people: bool = False) -> Named | None:
        """Return the entity that is named; of one of the ``people``, the surname."""
        read = self.reader.read(self.entities, first) if first < end else None
        if read is None or read[1] > end or (read[0].kind == "person" and not people):
            return None
        entity = read[0]
        if entity.kind == "person":
            return Named(entity.name.split()[-1], read[1])
        city = capital(entity.code) if entity.seat and entity.code is not None else None
        return Named(city or entity.name, read[1])


def _alone(english: str) -> str:
    """Return an institution without what tells one from another: directorate, Supreme Court."""
    name = english.replace(f"{_OF}{{}}", "").replace("{}", "").strip()
    return name if " " in name else name.lower()
