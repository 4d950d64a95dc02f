"""Speakers: the words that name who speaks, and who that is in this article."""

from __future__ import annotations

from dataclasses import dataclass, field

from ledger.lexicon.cues import Cues
from ledger.lexicon.entities import Entity, demonym
from ledger.lexicon.nouns import Noun
from ledger.lexicon.phrasebook import Phrasebook
from ledger.rules.arabic import has_article, peel
from ledger.rules.latin import latin
from ledger.rules.reader import Reader

_LONGEST_NAME = 5
_ENDS = frozenset("،,؛:()[]{}")
_DASHES = frozenset("-–")
_MARKS = frozenset('"“”«»')
# Words that join the parts of one Arabic name; what follows them belongs to the name.
_JOINING = frozenset({"عبد", "بن", "ابن", "ابو", "ابي", "ال", "بنت", "ام", "ولد", "بو", "الدين"})


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


@dataclass(slots=True)
class SpeakerReader:
    """Reads speakers off one text and remembers whom it has met."""

    reader: Reader
    cues: Cues
    entities: Phrasebook[Entity]
    surnames: dict[str, Entity]
    function: frozenset[str]
    adjectives: frozenset[str]
    nouns: Phrasebook[Noun]
    groups: Phrasebook[Entity]
    speaking: Phrasebook[Entity]
    countries: Phrasebook[str]
    met: dict[str, Speaker] = field(default_factory=dict)
    offices: dict[str, Speaker] = field(default_factory=dict)
    headed: dict[str, Speaker] = field(default_factory=dict)

    def phrase(self, first: int, end: int) -> SpeakerPhrase | None:
        """Return the speaker named in tokens ``[first, end)``, or None where they name nobody."""
        tokens = self.reader.tokens
        while first < end and (tokens.text(first) in _MARKS or tokens.text(first) in _DASHES):
            first += 1
        cut = self._cut(first, end)
        if cut <= first:
            return None
        person = None if self._is_body(first) else self._person(first, cut)
        if person is not None:
            self._learn(first, person)
            return person
        aside = tokens.text(cut) in {"،", ","} and self._names_behind(cut + 1, end)
        if (tokens.text(cut) in _DASHES or aside) and cut + 1 < end:
            behind = self.phrase(cut + 1, end)
            if behind is not None and self._is_office(first, cut):
                self.offices[self._text(first, cut)] = behind.speaker
                return behind
        found = self._titled_name(first, cut)
        if found is not None:
            self._learn(first, found)
        else:
            found = self._whole(first, cut)
        if found is not None and tokens.text(cut) in {"،", ","}:
            self._learn_office(cut + 1, end, found.speaker)
        return found

    def _learn_office(self, first: int, end: int, speaker: Speaker) -> None:
        """Remember the office told in apposition: آصف ملحم، مدير المركز، إن."""
        if self.title_end(first, end) > first:
            self.offices[self._text(first, self._cut(first, end))] = speaker

    def definite(self, index: int) -> bool:
        """Tell a word with the article from a name that begins with the same letters (إلياس, ألكسندر)."""
        tokens = self.reader.tokens
        return has_article(tokens.text(index)) and tokens.written(index)[:1] in {"ا", "ل"}

    # -- where the phrase ends ------------------------------------------------------------

    def _cut(self, first: int, end: int) -> int:
        """Return where the noun phrase of the speaker ends: a comma, a preposition, an adverb of time."""
        tokens = self.reader.tokens
        index = first
        while index < end:
            text = tokens.text(index)
            if text in _ENDS or (text in _DASHES and index > first):
                return index
            if text in _MARKS and index > first and tokens.glued(index + 1) and not tokens.glued(index):
                return index
            if tokens.kinds[index] == "word" and index > first and self._ends_phrase(index):
                return index
            if tokens.kinds[index] == "break":
                return index
            index += 1
        return end

    def _ends_phrase(self, index: int) -> bool:
        tokens, calendar = self.reader.tokens, self.reader.calendar
        text = tokens.text(index)
        before = tokens.text(index - 1)
        if text == "من" and before in {"العديد", "عدد", "الكثير", "كثير", "مجموعه", "واحد", "اي"}:
            return False
        entry = self.entities.longest(tokens.texts, index)
        if entry is not None and entry.meaning.kind == "person":
            return False
        if (
            self.reader.plain(self.cues.given, index) is not None
            and self.title_end(index - 2, index) == index
        ):
            return False
        if text in {"نفسه", "نفسها", "ذاته", "ذاتها", "انفسهم"}:
            return False
        if text in self.function or calendar.days.longest(tokens.texts, index) is not None:
            return True
        if calendar.weekdays.longest(tokens.texts, index) is not None:
            return True
        return (
            text[0] in "لب"
            and len(text) > 3
            and text[1:].startswith(("ال", "ل"))
            and text[1:] not in self.entities
        )

    # -- who that is ------------------------------------------------------------------------

    def _person(self, first: int, end: int) -> SpeakerPhrase | None:
        """Return the last known person named in the phrase."""
        tokens = self.reader.tokens
        for index in range(end - 1, first - 1, -1):
            for skip, article, stem in peel(tokens.text(index)) if tokens.is_word(index) else ():
                entry = self.entities.longest(tokens.texts, index, stem)
                if article or entry is None or entry.meaning.kind != "person" or index + entry.width > end:
                    continue
                begin = index
                wider = self._wider(first, index)
                if wider is not None:
                    begin, skip = wider, 0
                speaker = self._of_entity(entry.meaning)
                return SpeakerPhrase(begin, index + entry.width, skip, speaker)
        return None

    def _wider(self, first: int, index: int) -> int | None:
        """Return an earlier start from which the same person's fuller name is known."""
        tokens = self.reader.tokens
        for begin in range(max(first, index - _LONGEST_NAME), index):
            entry = self.entities.longest(tokens.texts, begin)
            if entry is not None and entry.meaning.kind == "person" and begin + entry.width > index:
                return begin
        return None

    def _of_entity(self, entity: Entity) -> Speaker:
        speaker = Speaker(entity.name, entity.name, entity)
        self.met[entity.name] = speaker
        return speaker

    def _names_behind(self, first: int, end: int) -> bool:
        """Tell a name in apposition (مدرب الفيصلي، جمال النابلسي، إن) from any other words behind a comma."""
        words = 0
        while first + words < end and self.reader.tokens.is_word(first + words):
            words += 1
        if not 1 < words <= _LONGEST_NAME:
            return False
        entry = self.entities.longest(self.reader.tokens.texts, first)
        person = entry is not None and entry.meaning.kind == "person"
        return person or self.reader.plain(self.cues.given, first) is not None

    def _is_body(self, first: int) -> bool:
        """Tell مكتب رحمن, حكومة بوتين from the person: a body heads the phrase."""
        headed = self.reader.plain(self.cues.heads, first) is not None
        return headed and self.reader.plain(self.cues.titles, first) is None

    def _is_office(self, first: int, end: int) -> bool:
        return self.title_end(first, end) > first

    def title_end(self, first: int, end: int) -> int:
        """Return where the titles at the head of a phrase end: وزير الخارجية الروسي, رئيس طاجيكستان."""
        tokens = self.reader.tokens
        index = first
        titled = False
        while index < end:
            if titled and self.reader.plain(self.cues.given, index) is not None and not self.definite(index):
                break
            read = self.reader.read(self.cues.titles, index)
            if read is not None and read[1] <= end:
                index, titled = read[1], True
            elif len(tokens.text(index)) == 1 and tokens.text(index + 1) == "." and tokens.is_word(index):
                index, titled = index + 2, True  # د. ملحم
            elif titled and (self.definite(index) or tokens.text(index) == "."):
                index += 1
            elif titled and self._place(index) is not None:
                index = self._place(index) or index + 1
            else:
                break
        return index if titled else first

    def _place(self, index: int) -> int | None:
        entry = self.entities.longest(self.reader.tokens.texts, index)
        if entry is None or entry.meaning.kind == "person":
            return None
        return index + entry.width

    def _titled_name(self, first: int, end: int) -> SpeakerPhrase | None:
        """Return the name behind titles, or a bare name that was met before or looks like one."""
        tokens = self.reader.tokens
        start = self.title_end(first, end)
        if start == first:
            return None
        while start < end and tokens.text(start) in _MARKS:
            start += 1
        stop = end
        while stop > start and tokens.text(stop - 1) in _MARKS:
            stop -= 1
        stop = self.name_end(start, stop)
        words = [index for index in range(start, stop) if tokens.is_word(index)]
        if not words or len(words) > _LONGEST_NAME or not self._is_name(words):
            return None
        return SpeakerPhrase(start, stop, 0, self._named(start, stop))

    def name_end(self, first: int, end: int) -> int:
        """Return where a name that begins with a given name ends: behind the surname."""
        given = self.cues.given
        index = first
        while index < end and (self.reader.plain(given, index) or self.reader.tokens.text(index) in _JOINING):
            joins = self.reader.tokens.text(index) in _JOINING
            read = self.reader.plain(given, index)
            index = read[1] if read is not None else index + 1
            if joins or self.reader.tokens.text(index - 1) == "عبد":
                index += 1
        if index == first:
            return end
        surname = index < end and self.reader.tokens.is_word(index) and not self._ends_phrase(index)
        return min(end, index + surname)

    def _is_name(self, words: list[int]) -> bool:
        texts = [self.reader.tokens.text(index) for index in words]
        first = texts[0]
        if self.reader.plain(self.cues.given, words[0]) is not None:
            return True
        if first.isascii():
            return False
        return not self.definite(words[0]) and first not in self.adjectives and first not in self.function

    def _named(self, first: int, end: int) -> Speaker:
        """Return the speaker of a name: met before by the same last name, else new."""
        text = self._text(first, end)
        last = text.split()[-1]
        for known in (text, last):
            if known in self.met:
                return self.met[known]
            if known in self.surnames:
                return self._of_entity(self.surnames[known])
        written = self.reader.tokens.span(first, end).of(self.reader.tokens.folded.source)
        speaker = Speaker(latin(written), written)
        self.met[text] = speaker
        if len(text.split()) > 1:
            self.met[last] = speaker
            self.met[last.removeprefix("ال")] = speaker
        return speaker

    def _learn(self, first: int, phrase: SpeakerPhrase) -> None:
        """Remember which office a person holds, and their surname, for later mentions."""
        if phrase.first > first:
            office = self._text(first, phrase.first)
            self.offices[office] = phrase.speaker
            head = office.split()[0]
            self.offices[head] = phrase.speaker
            self.headed[head.removeprefix("ال")] = phrase.speaker
        self.met[self._text(phrase.first, phrase.end).split()[-1]] = phrase.speaker

    def _whole(self, first: int, end: int) -> SpeakerPhrase | None:
        """Return the whole phrase as the speaker: an organisation, a state, a group, an office, a name."""
        tokens = self.reader.tokens
        while end > first and tokens.text(end - 1) in _MARKS:
            end -= 1
        while first < end and tokens.text(first) in _MARKS:
            first += 1
        if first >= end:
            return None
        glued = tokens.text(first)
        if (
            glued.startswith("ل")
            and self.reader.read(self.cues.heads, first) is not None
            and not glued.startswith("لل")
        ):
            skip = 1
            written = self._written(first, end, skip)
            speaker = self.headed.get(glued[1:]) or Speaker(latin(written), written)
            return SpeakerPhrase(first, end, skip, speaker)
        text = self._text(first, end)
        if not text:
            return None
        skip = 0
        for known in (text, text.split()[-1] if len(text.split()) <= 2 else text):
            if known in self.met:
                return SpeakerPhrase(first, end, 0, self.met[known])
        for office, speaker in reversed(self.offices.items()):
            if office == text or office.removeprefix("ال") == text.removeprefix("ال"):
                return SpeakerPhrase(first, end, 0, speaker)
        if text in self.surnames:
            return SpeakerPhrase(first, end, 0, self._of_entity(self.surnames[text]))
        again = self._again(first)
        if again is not None:
            return SpeakerPhrase(first, end, 0, again)
        national = self._national_group(first, end)
        if national is not None:
            return national
        several = self._coordinated(first, end)
        if several is not None:
            return several
        exact = self._entity(first, end)
        if exact is not None:
            entity, begin, stop, skip = exact
            speaker = Speaker(entity.name, self._written(begin, stop, skip), entity)
            self._remember(first, speaker)
            return SpeakerPhrase(begin, stop, skip, speaker)
        if not any(tokens.is_word(index) for index in range(first, end)):
            return None
        headed = self.reader.plain(self.cues.heads, first) is not None
        if self.reader.plain(self.cues.given, first) is not None:
            end = self.name_end(first, end)
            return SpeakerPhrase(first, end, 0, self._named(first, end))
        if len(text.split()) > 1 and not headed and self._is_name(list(range(first, end))):
            return SpeakerPhrase(first, end, 0, self._named(first, end))
        written = self._written(first, end, 0)
        speaker = Speaker(latin(written), written)
        self._remember(first, speaker)
        return SpeakerPhrase(first, end, 0, speaker)

    def _remember(self, first: int, speaker: Speaker) -> None:
        """Keep who a head noun stands for: behind منظمة الصحة العالمية, المنظمة is that one."""
        text = self.reader.tokens.text(first)
        self.headed[text.removeprefix("ال") if self.definite(first) else text] = speaker

    def _again(self, first: int) -> Speaker | None:
        """Return whom a definite noun points back to: المصدر نفسه, الهيئة, الخبراء."""
        text = self.reader.tokens.text(first)
        if not self.definite(first):
            return None
        for article in ("ال", "لل"):
            if text.startswith(article) and text[2:] in self.headed:
                return self.headed[text[2:]]
        return None

    def _national_group(self, first: int, end: int) -> SpeakerPhrase | None:
        """Return a group with its nation: المسؤولون الأميركيون is "US officials"."""
        tokens = self.reader.tokens
        for skip, _, stem in peel(tokens.text(first)):
            entry = self.groups.longest(tokens.texts, first, stem)
            if entry is None or first + entry.width >= end:
                continue
            nation = self.reader.read(self.countries, first + entry.width)
            if nation is None or nation[1] > end:
                return None
            name = f"{demonym(nation[0])} {entry.meaning.name}"
            entity = Entity(name, "group", None, nation[0])
            skip = skip if tokens.text(first)[:1] in "وف" else 0
            return SpeakerPhrase(
                first, nation[1], skip, Speaker(name, self._written(first, nation[1], 0), entity)
            )
        return None

    def _coordinated(self, first: int, end: int) -> SpeakerPhrase | None:
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
        return SpeakerPhrase(first, index, 0, Speaker(name, self._written(first, index, 0)))

    def _entity(self, first: int, end: int) -> tuple[Entity, int, int, int] | None:
        """Return the entity that a phrase names: all of it, or behind a head such as منظمة."""
        tokens = self.reader.tokens
        for begin in range(first, min(end, first + 2)):
            if not tokens.is_word(begin):
                continue
            for skip, article, stem in peel(tokens.text(begin)):
                entry = self.speaking.longest(tokens.texts, begin, stem)
                if entry is None or (article and tokens.text(begin)[skip : skip + 2] == "ال"):
                    continue
                if begin + entry.width == end or begin == first:
                    return entry.meaning, begin, begin + entry.width, skip
            if has_article(tokens.text(begin)) and tokens.text(begin).startswith("لل"):
                entry = self.speaking.longest(tokens.texts, begin, "ال" + tokens.text(begin)[2:])
                if entry is not None:
                    return entry.meaning, begin, begin + entry.width, 0
        return None

    def _text(self, first: int, end: int) -> str:
        """Return the folded words of a phrase; the لـ of وفقا لـ glued to its first is left out."""
        return " ".join(
            self.reader.tokens.texts[index]
            for index in range(first, end)
            if self.reader.tokens.is_word(index)
        )

    def _written(self, first: int, end: int, skip: int) -> str:
        return self.reader.tokens.span(first, end, skip).of(self.reader.tokens.folded.source)
