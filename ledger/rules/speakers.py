"""Speakers: the words that name who speaks, and who that is in this article."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ledger.lexicon.entities import Entity
from ledger.rules.acquaintances import Speaker, SpeakerPhrase
from ledger.rules.arabic import disowned, has_article, nominative, unmerged
from ledger.rules.latin import latin
from ledger.rules.noun_phrases import QUOTES
from ledger.rules.speaker_people import PeopleReader
from ledger.rules.speaker_phrases import DASHES
from ledger.text.tokens import COMMAS

_PAPER = 4  # tokens of what a paper is about


@dataclass(slots=True)
class SpeakerReader(PeopleReader):
    """Reads speakers off one text and remembers whom it has met."""

    def phrase(self, first: int, end: int, *, closed: bool = True) -> SpeakerPhrase | None:
        """Return the speaker named in tokens ``[first, end)``, or None where they name nobody.

        ``closed`` tells that nothing else than the speaker's words stands before ``end``.
        """
        tokens = self.reader.tokens
        joined = tokens.text(first)
        if joined[:1] == "و" and joined[1:] in self.reader.particles.pronouns:
            return None  # تقول وهي تبكي
        quoted = self.phrases.quoted_end(first, end)
        while first < end and (tokens.text(first) in QUOTES or tokens.text(first) in DASHES):
            first += 1
        author = self._author(first, end)
        if author > first:
            found = self.phrase(author, end, closed=closed)
            if found is not None:
                self.remember(first, found.speaker)  # البيان is theirs from now on
            return found
        cut = max(self.phrases.cut(first, end), quoted - 1)  # «دار النخيل للاستشارات» is one name
        if not closed:
            cut = min(cut, max(self.phrases.lead_end(first, cut), first))
        if cut > first + 1 and self._is_met(first) and self._is_body_or_office(first + 1):
            cut = first + 1  # طالبت الحسيني مجلس الأمن
        if cut <= first:
            return None
        body = self.bodies.is_body(first)
        person = None if body else self._person(first, cut)
        if person is not None:
            self._learn(first, person)
            self._meet_body(first + 1, person.first)
            return person
        aside = self._aside(first, cut, end)
        if aside is not None:
            return aside
        found = None if body else self._titled_name(first, cut, closed=closed)
        if found is not None:
            self._learn(first, found)
            self._meet_body(first + 1, found.first)
        else:
            found = self._whole(first, cut)
        if found is not None and tokens.text(cut) in COMMAS:
            self._learn_office(cut + 1, end, found.speaker)
        return found

    def _is_met(self, index: int) -> bool:
        """Tell the surname of one whom the text has named."""
        text = self.reader.tokens.text(index)
        return text in self.known.names or text in self.known.surnames

    def _is_body_or_office(self, index: int) -> bool:
        """Tell a word with which a body or an office begins."""
        books = (self.cues.heads, self.cues.titles)
        return any(book.longest(self.reader.tokens.texts, index) is not None for book in books)

    def can_speak(self, index: int) -> bool:
        """Tell a noun phrase whose head is a person, a body or a state: الوزير, هيئة الإحصاء, التجار."""
        tokens = self.reader.tokens
        if index >= len(tokens) or not tokens.is_word(index) or self.phrases.is_function(index):
            return False
        entity = self.entities.longest(tokens.texts, index)
        if entity is not None:
            return entity.meaning.kind != "place"
        if tokens.text(index) in self.cues.quantifiers:
            some = tokens.text(index + 1) == "من"
            if tokens.text(index) in self.cues.partitives and not some:
                return False  # عدد المدرسين is a number, عدد من المدرسين are teachers
            behind = index + 1 + some
            return tokens.text(behind) not in self.cues.quantifiers and self.can_speak(behind)
        if self.phrases.is_given(index) or (self.phrases.is_owned(index) and self.phrases.is_title_of(index)):
            return True
        books = (self.cues.heads, self.cues.titles)
        text = tokens.text(index)
        stems = (text, text[2:]) if text.startswith(("ال", "لل")) and len(text) > 3 else (text,)
        return any(
            book.longest(tokens.texts, index, stem) is not None
            for book in (*books, self.bodies.groups)
            for stem in stems
        )

    def _author(self, first: int, end: int) -> int:
        """Return where the author of a paper begins: تقديرات البنك الدولي, بيان صادر عن الوزارة."""
        source = self.reader.plain(self.cues.papers, first)
        if source is None or source[1] >= end:
            return first
        behind = source[1]
        if self.reader.tokens.text(behind).startswith("صادر") and behind + 2 < end:
            return behind + 2
        for at in range(behind, min(behind + _PAPER, end - 1)):  # مسح للنوايا أجرته المفوضية
            if self.phrases.is_issued(at):
                return at + 1
        joined = self.reader.read(self.cues.heads, behind)
        owned = joined is not None and joined[2] > 0  # بيان لوزارة الصحة
        return behind if owned or self.can_speak(behind) else first

    def person_in(self, first: int, end: int) -> SpeakerPhrase | None:
        """Return the last person with a title named among the words before a quotation."""
        tokens = self.reader.tokens
        for index in range(end - 1, first, -1):
            titled = tokens.is_word(index) and self.reader.plain(self.cues.titles, index) is not None
            if titled and self.phrases.name_behind(index, end, closed=False) is not None:
                return self.phrase(index, end)
        return None

    def meet(self, first: int, end: int) -> int:
        """Learn the person named behind the titles at ``first``; return where the name ends."""
        cut = self.phrases.cut(first, end)
        lead = max(self.phrases.lead_end(first, cut), first)  # استقبل الوزير سامي رزق المبعوثة ريم ناصر
        found = None if self.bodies.is_body(first) else self._person(first, min(cut, lead))
        if found is None:
            found = self._titled_name(first, cut, closed=False)
        if found is None:
            return first + 1
        self._learn(first, found)
        self._meet_body(first + 1, found.first)
        return found.end

    def _aside(self, first: int, cut: int, end: int) -> SpeakerPhrase | None:
        """Return the name between commas behind an office: رئيس اللجنة، كريم الجبوري، or على لسان نائبه."""
        tokens = self.reader.tokens
        begin = cut + 1
        quoted = self.phrases.aside_end(cut, end) if tokens.text(cut) in QUOTES else cut
        if quoted > cut and not self.phrases.is_given(first) and self._heads_office(first, cut):
            return self._in_office(
                first, cut, SpeakerPhrase(begin, quoted - 1, 0, self._named(begin, quoted - 1))
            )
        if tokens.text(cut) not in {"،", ",", *DASHES} or begin >= end:
            return None
        nation = self.reader.read(self.bodies.countries, begin) if self.phrases.definite(begin) else None
        if nation is not None and nation[1] < end:
            begin = nation[1]  # المدرب، البرتغالي روي ألميدا
        begin += tokens.text(begin).removeprefix("و") in self.cues.naming  # أحد الناجين، ويدعى عبد الله
        stop = begin
        while stop < end and tokens.is_word(stop) and self.reader.plain(self.cues.aged, stop) is None:
            stop += 1
        if tokens.text(begin) == "علي" and tokens.text(begin + 1) == "لسان" and begin + 2 < stop:
            return self.phrase(begin + 2, stop)
        aged = self.reader.plain(self.cues.aged, stop) is not None or tokens.text(stop) == "("
        closed = stop == end or aged or tokens.text(stop) in COMMAS or tokens.text(stop) in DASHES
        if not closed or self.phrases.is_given(first) or not self._heads_office(first, cut):
            return None
        if self.phrases.name_behind(first, cut, closed=True) is not None:
            return None  # د. آصف ملحم، مدير المركز: the name stands first
        while (
            stop - begin > 2 and tokens.text(stop - 1).startswith("ب") and not self.phrases.is_given(stop - 1)
        ):
            stop -= 1  # ميخائيل غالوزين بارتياح
        entry = self.entities.longest(tokens.texts, begin)
        known = entry is not None and entry.meaning.kind == "person"
        if known or self.phrases.looks_like_name(begin, stop, quoted=nation is not None):
            behind = SpeakerPhrase(begin, stop, 0, self._named(begin, stop))
        elif self.phrases.name_behind(begin, stop, closed=True) is not None:
            found = self.phrase(begin, stop)
            if found is None:
                return None
            behind = found
        else:
            return None
        return self._in_office(first, cut, behind)

    def _in_office(self, first: int, cut: int, phrase: SpeakerPhrase) -> SpeakerPhrase:
        """Remember who holds the office of tokens ``[first, cut)``."""
        self.known.hold(self._text(first, cut), phrase.speaker)
        return phrase

    def remember(self, first: int, speaker: Speaker) -> None:
        """Keep who a head noun stands for: behind منظمة الصحة العالمية, المنظمة is that one."""
        text = self.reader.tokens.text(first)
        self.known.heads[text.removeprefix("ال") if self.phrases.definite(first) else text] = speaker

    def _again(self, first: int, end: int) -> Speaker | None:
        """Return whom a definite noun points back to: المصدر نفسه, الهيئة, not المتحدث باسم الجيش."""
        if not self.phrases.definite(first) or self.phrases.modified(first, first + 1, end) < end:
            return None
        met = self.known.again(self.reader.tokens.text(first), first)
        nation = self.reader.read(self.bodies.countries, first + 1) if first + 1 < end else None
        if met is None or met.entity is None or nation is None:
            return met
        # الرئيس الطاجيكي is none of the Russians whom the text has met
        return met if met.entity.country in {nation[0], None} else self.known.of_nation(nation[0], first)

    def _heads_office(self, first: int, cut: int) -> bool:
        """Tell an office or a person by description, whose name may follow, from a body or a name."""
        if not self.reader.tokens.is_word(first):
            return False
        return self.phrases.title_end(first, cut) > first or not self.bodies.is_body(first)

    def _learn_office(self, first: int, end: int, speaker: Speaker) -> None:
        """Remember the office told in apposition: آصف ملحم، مدير المركز، إن."""
        if self.phrases.title_end(first, end) > first:
            self.known.offices[self._text(first, self.phrases.cut(first, end))] = speaker

    # -- who that is ------------------------------------------------------------------------

    def _whole(self, first: int, end: int) -> SpeakerPhrase | None:
        """Return the whole phrase as the speaker: an organisation, a state, a group, an office, a name."""
        tokens = self.reader.tokens
        while end > first and tokens.text(end - 1) in QUOTES and not self._closes_inside(first, end):
            end -= 1
        while first < end and tokens.text(first) in QUOTES:
            first += 1
        if first >= end:
            return None
        glued = tokens.text(first)
        if (
            glued.startswith("ل")
            and not glued.startswith("لل")
            and (joined := self.reader.read(self.cues.heads, first)) is not None
            and joined[2]
        ):
            return self._behind_preposition(first, end)
        text = self._text(first, end)
        if not text:
            return None
        skip = 0
        for known in (text, text.split()[-1] if len(text.split()) <= 2 else text):
            if known in self.known.names:
                return SpeakerPhrase(first, end, 0, self.known.names[known])
        for office, speaker in reversed(self.known.offices.items()):
            if office == text or office.removeprefix("ال") == text.removeprefix("ال"):
                return SpeakerPhrase(first, end, 0, speaker)
        if text in self.known.surnames and self._again(first, end) is None:
            speaker = self.known.of(self.known.surnames[text], self.bodies.written(first, end, 0))
            return SpeakerPhrase(first, end, 0, speaker)
        spelled = self.known.spelled_otherwise(text) if end - first == 1 and not has_article(text) else None
        if spelled is not None:
            return SpeakerPhrase(first, end, 0, spelled)
        exact = self.bodies.named(first, end)
        proper = exact is not None and exact[1:3] == (first, end) and not exact[0].name.islower()
        again = None if proper else self._again(first, end)
        if again is not None:
            return SpeakerPhrase(first, end, 0, again)
        national = None if proper else self.bodies.national(first, end)
        if national is not None:
            self.remember(first, national.speaker)
            return national
        several = self.bodies.coordinated(first, end)
        if several is not None:
            return several
        whole = exact is not None and not self._is_part(exact, first, end)
        rendered = None if whole else self.office_names.name(first, end)
        if rendered is not None:
            self._meet_body(first + 1, end)
        if exact is not None and rendered is None:
            entity, begin, stop, skip = exact
            speaker = Speaker(entity.name, self.bodies.written(begin, stop, skip), entity)
            self.remember(first, speaker)
            return SpeakerPhrase(begin, stop, skip, speaker)
        unnamed = self._unnamed(first, end)
        if unnamed is not None:
            self.remember(first, unnamed)
            return SpeakerPhrase(first, end, 0, unnamed)
        if not any(tokens.is_word(index) for index in range(first, end)):
            return None
        if rendered is None and tokens.text(first) in self.cues.quantifiers:
            described = self.bodies.described(first, end)  # أحد سكان بلدة أيورو
            rendered = None if described is None else described[0].name
        headed = self.reader.plain(self.cues.heads, first) is not None
        if self.reader.plain(self.cues.given, first) is not None:
            end = self.phrases.name_end(first, end)
            return SpeakerPhrase(first, end, 0, self._named(first, end))
        like_name = rendered is None and not headed and len(text.split()) > 1
        if like_name and self._is_name(list(range(first, end))):
            return SpeakerPhrase(first, end, 0, self._named(first, end))
        inner = next((index for index in range(first + 1, end) if self.phrases.is_function(index)), end)
        if rendered is None and inner < end:
            led = self._whole(first, inner)  # الوزير عن عدد الجنود: no name has a preposition
            # مزارع من الغوطة: where he is from is told with him.
            return replace(led, end=end) if led is not None and end - inner == 2 else led
        # للجامعة الوطنية is the word of الجامعة الوطنية
        written = unmerged(self.bodies.written(first, end, 0))
        if rendered is None and end - first == 1:
            # A body without its name (الوزارة); other nouns may be surnames (النجار).
            stems = [stem for _, _, stem in self.reader.peeled(first)]
            books = (self.cues.heads, self.cues.papers, self.cues.called)
            body = any(stem in book for stem in stems for book in books)
            noun = self.reader.read(self.nouns, first) if body else None
            rendered = self._owned_office(first) if noun is None else noun[0].lemma
        paper = self.reader.plain(self.cues.papers, first) if rendered is None else None
        noun = self.reader.read(self.nouns, first) if paper is not None else None
        if noun is not None and not has_article(tokens.text(first)):
            rendered = noun[0].lemma  # تقرير مرفق بالمشروع
        speaker = Speaker(rendered or latin(written), written)
        self.remember(first, speaker)
        return SpeakerPhrase(first, end, 0, speaker)

    def _owned_office(self, index: int) -> str | None:
        """Render an office with its owner written onto it: مديرها is "head", وزيرها "minister"."""
        if not self.phrases.is_owned(index):
            return None
        heads, unnamed = self.phrases.offices["head"].phrases, self.bodies.unnamed.phrases
        for stem in disowned(self.reader.tokens.text(index)):
            if (office := heads.get(stem)) is not None:
                return office.english
            if (one := unnamed.get(stem)) is not None:
                return one.name
            if (relative := self.cues.kin.get(stem)) is not None:
                return relative
        return None

    def _behind_preposition(self, first: int, end: int) -> SpeakerPhrase:
        """Return the body whose first word has لـ written onto it: وفقا لوزارة الصحة."""
        head = self.reader.tokens.text(first)[1:]
        known = self.known.heads.get(head) if end - first == 1 else None
        national = self.bodies.national(first, end)
        exact = self.bodies.named(first, end)
        whole = exact is not None and not self._is_part(exact, first, end)
        rendered = None if whole else self.office_names.name(first, end)
        if known is not None or national is not None or exact is None or rendered is not None:
            written = self.bodies.written(first, end, 1)
            other = known or (national and replace(national.speaker, name_ar=written))
            speaker = other or Speaker(rendered or latin(written), written)
        else:
            entity, _, end, _ = exact
            speaker = Speaker(entity.name, self.bodies.written(first, end, 1), entity)
        self.known.heads[head] = speaker
        return SpeakerPhrase(first, end, 1, speaker)

    def _is_part(self, exact: tuple[Entity, int, int, int], first: int, end: int) -> bool:
        """Tell the place of a body (جامعة القاهرة) and any such (إدارة الهجرة) from the body's name."""
        entity, begin, stop, _ = exact
        generic = entity.name.islower() and stop - begin == end - first
        return generic or (begin > first and entity.kind in {"country", "place", "person"})

    def _unnamed(self, first: int, end: int) -> Speaker | None:
        """Return a group or one of it that a phrase describes: مصدر أمني رفيع, مسؤول كبير في البنتاغون."""
        tokens, where = self.reader.tokens, self.reader.particles.where
        found = self.bodies.described(first, end)
        if found is None:
            return None
        entity, behind = found
        if behind < end and self.phrases.definite(behind) and not self.phrases.definite(behind - 1):
            return None  # وزير الداخلية: no adjective of an indefinite noun
        while behind < end and tokens.text(behind) not in where:
            text = tokens.text(behind)
            adjective = text.removeprefix("ال") in self.adjectives or nominative(text) in self.adjectives
            if not (adjective or self.phrases.is_related(behind)):
                return None
            behind += 1
        name = entity.name
        if behind < end:
            inside = self.office_names.name(behind + 1, end) or self._noun_at(behind + 1, end)
            if inside is None and end - behind > 2:
                return None
            place = self.entities.longest(tokens.texts, behind + 1)
            # A capital is known by its country's name: صحيفة حكومية في دوشنبه.
            if inside is not None and (place is None or not place.meaning.seat):
                name = f"{entity.name} in {inside}"
        return Speaker(name, self.bodies.written(first, end, 0), replace(entity, name=name))

    def _noun_at(self, first: int, end: int) -> str | None:
        """Return the body that a lone noun with the article points back to, or its plain name: الوزارة."""
        if end - first != 1 or not self.phrases.definite(first):
            return None
        met = self.known.again(self.reader.tokens.text(first), first)
        noun = self.reader.read(self.nouns, first)
        return met.name if met is not None else None if noun is None else noun[0].lemma

    def _closes_inside(self, first: int, end: int) -> bool:
        """Tell the mark that closes a name within the phrase (مجلة "لانسيت") from one that is left over."""
        marks = sum(self.reader.tokens.text(index) in QUOTES for index in range(first, end))
        return marks % 2 == 0 and self.reader.tokens.text(first) not in QUOTES
