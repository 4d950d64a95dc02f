"""Noun phrases: where an Arabic noun phrase ends, by its grammar.

A phrase is a chain of nouns without article (مدير, مستشفى), closed by one that is definite
(المدينة, بيروت, بيته), and the adjectives behind it, which carry the article as it does. So
in "انتقد نقيب الأطباء الحكومة" the object is told from the subject: الحكومة is no adjective.
Titles take complements of their own: المتحدث باسم الكرملين, سفير المغرب لدى الأمم المتحدة.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ledger.lexicon.cases import accusative
from ledger.lexicon.cues import Cues
from ledger.lexicon.entities import Entity
from ledger.lexicon.nouns import Noun
from ledger.lexicon.offices import Office
from ledger.lexicon.phrasebook import Phrasebook
from ledger.rules.arabic import OWNERS, disowned, has_article, is_feminine
from ledger.rules.reader import Reader

_LONGEST = 12  # tokens
QUOTES = frozenset('"“”«»')
_RELATION = ("ي", "يه", "يون", "يين")  # endings of adjectives of relation
CLOSING = {'"': '"', "“": "”", "«": "»", "”": "“"}
_SHORTEST_OWNED = 5  # letters: بيته; shorter words end in those letters by nature


@dataclass(slots=True)
class NounPhraseReader:
    """Reads noun phrases off one text."""

    reader: Reader
    cues: Cues
    entities: Phrasebook[Entity]
    countries: Phrasebook[str]
    function: frozenset[str]
    adjectives: frozenset[str]
    offices: dict[str, Phrasebook[Office]]
    nouns: Phrasebook[Noun]

    def definite(self, index: int) -> bool:
        """Tell a word with the article from a name that begins with the same letters (إلياس, ألكسندر)."""
        tokens = self.reader.tokens
        return has_article(tokens.text(index)) and tokens.written(index)[:1] in {"ا", "ل"}

    def end(self, first: int, limit: int) -> int:
        """Return where the noun phrase that begins at ``first`` ends; ``first`` itself where none does."""
        tokens = self.reader.tokens
        limit = min(limit, first + _LONGEST)
        index = first
        while index < limit and tokens.is_word(index):
            if index > first and self.is_function(index):
                return index
            if index > first + 1 and tokens.text(index) in self.cues.counters:
                return index  # رئيس بلدية هودونين عدد المنازل
            entry = self.entities.longest(tokens.texts, index)
            if entry is not None and index + entry.width <= limit:
                behind = index + entry.width
                if not entry.meaning.name.islower() or self.definite(index) or not self.definite(behind):
                    return self.modified(index, behind, limit)
                # إدارة الهجرة: an ordinary noun, named by the next
            if self.definite(index) or self.is_owned(index):
                end = self.modified(index, index + 1, limit)
                return self._joined_end(end, limit) if index > first else end
            if self.is_given(index) and index > first:
                return index
            index += 1
            described = self.described_end(index, limit)
            if described > index:
                return described
        if index == first:
            return first
        quoted = self.quoted_end(index, limit)
        return self.nation_end(quoted, limit) if quoted > index else index

    def _joined_end(self, index: int, limit: int) -> int:
        """Return where things joined to the last noun of a chain end: مدير هيئة الدواء والغذاء."""
        tokens = self.reader.tokens
        while index < limit and tokens.text(index).startswith("وال") and not self._acts(index):
            index = self.modified(index, index + 1, limit)
        return index

    def _acts(self, index: int) -> bool:
        """Tell one who can act on his own: رئيس البلدية والسكان."""
        books: list[Phrasebook[Any]] = [self.cues.heads, self.cues.titles, self.entities]
        return any(self.reader.read(book, index) is not None for book in books)

    def office_end(self, first: int, limit: int) -> int:
        """Return where a phrase with its complements ends: الناطق باسم الوزارة, سفير المغرب لدى بغداد."""
        end = self.end(first, limit)
        while first < end < limit:
            behind = self._complement_end(end, limit)
            titles = self.cues.titles
            chained = self.definite(end) and self.reader.plain(titles, end) is not None
            if behind == end and chained and self.reader.read(titles, first) is not None:
                behind = self.end(end, limit)  # قائد القاعدة الجنرال أندريه سوروكين
            if behind == end:
                return end
            end = behind
        return end

    def is_given(self, index: int) -> bool:
        """Tell a given name, with which the name of a person begins."""
        tokens = self.reader.tokens
        if tokens.text(index) in self.cues.names.opening:
            return True
        if tokens.text(index) == "علي" and tokens.written(index).endswith("ى"):
            return False  # على is not علي
        if tokens.text(index) in self.reader.particles.that_joined and "أ" in tokens.written(index):
            return False  # بأن is not بان
        if self.is_ann(index):
            return True
        if self.definite(index):  # الطاهر بن يوسف
            joined = tokens.text(index + 1) in self.cues.names.opening
            return joined and tokens.text(index)[2:] in self.cues.given
        return self.reader.plain(self.cues.given, index) is not None

    def is_ann(self, index: int) -> bool:
        """Tell آن from أن, of which folding makes one word."""
        return self.reader.tokens.text(index) == "ان" and self.reader.tokens.written(index) == "آن"

    def is_function(self, index: int) -> bool:
        """Tell a function word; علي with its dots, beside a name, a title or "that", is none."""
        tokens = self.reader.tokens
        text = tokens.text(index)
        if text != "علي" or not tokens.written(index).endswith("ي"):
            return text in self.function
        if self.is_given(index - 1) or self.is_given(index + 1):
            return False
        titled = self.reader.follows(self.cues.titles, index)
        return not titled and self.reader.plain(self.cues.complementisers, index + 1) is None

    def is_adverb(self, index: int) -> bool:
        """Tell the accusative of an adverb (ردا, مجددا, متسائلا), which is part of no name."""
        tokens = self.reader.tokens
        text = tokens.text(index)
        if tokens.written(index).endswith(("ً", "ًا", "اً")) or text in self.reader.particles.adverbs:
            return True
        return len(text) > 3 and text.endswith("ا") and text in self.adjectives

    def is_owned(self, index: int) -> bool:
        """Tell a noun with its owner written onto it (مكتبه, سكانها) from a name in نا (سومانا)."""
        tokens = self.reader.tokens
        text = tokens.text(index)
        if not text.endswith(OWNERS) or len(text) < _SHORTEST_OWNED or has_article(text):
            return False
        if text.endswith("نا") and not any(stem in self.nouns for stem in disowned(text)):
            return False
        return text not in self.entities and not is_feminine(tokens.written(index))

    def modified(self, head: int, index: int, limit: int) -> int:
        """Return where the definite adjectives behind a definite noun end, ordinals and نفسه among them."""
        tokens = self.reader.tokens
        while index < limit and tokens.is_word(index):
            text = tokens.text(index)
            if text in self.cues.same or (self.definite(index) and self._is_adjective(head, index)):
                index += 1
            elif index > head + 1 and text in self.cues.qualified:
                return index + 1  # رئيس الوزراء المنتهية ولايته
            else:
                break
        return index

    def _is_adjective(self, head: int, index: int) -> bool:
        text = self.reader.tokens.text(index)
        bare = text[2:]
        if self.reader.ordinal(index) is not None:
            return True
        if self.is_given(index):
            return False  # المحافظ الطاهر بن يوسف
        if bare in self.cues.titles and self.is_given(index + 1):
            return False  # وزارة الطاقة المتجددة المهندسة ريم
        if bare in self.cues.sources and self.reader.tokens.text(index + 1) == "عن":
            return False  # الحديث عن: talk of, not a modern one
        if bare.endswith("ين") and len(bare) > 4 and not self.reader.tokens.text(head).endswith(("ين", "ات")):
            return False  # الفلاحين behind رئيس الوزراء is who is spoken to
        if (
            bare in self.adjectives
            or text in self.cues.ranks
            or self.reader.read(self.countries, index) is not None
        ):
            return True
        relation = bare.endswith(_RELATION) or (
            bare.endswith("يات") and self.reader.tokens.text(head).endswith("ات")
        )
        return relation and len(bare) > 3 and text not in self.cues.nisba_nouns

    def nation_end(self, index: int, limit: int) -> int:
        """Return where an adjective of nation behind the name of a body ends: شركة «أطلس» المغربية."""
        nation = (
            self.reader.read(self.countries, index) if has_article(self.reader.tokens.text(index)) else None
        )
        return nation[1] if nation is not None and nation[1] <= limit else index

    def described_end(self, index: int, limit: int) -> int:
        """Return where the adjectives behind an indefinite noun end: مسؤول أمريكي رفيع المستوى."""
        tokens = self.reader.tokens
        end = index
        accusative = self._is_accusative(index - 1)
        while end < limit and tokens.is_word(end) and not has_article(tokens.text(end)):
            text = tokens.text(end)
            nation = self.reader.plain(self.countries, end)
            entry = self.entities.longest(tokens.texts, end)
            agrees = accusative and text.endswith("ا") and text in self.adjectives
            if (
                (self.is_adverb(end) and not agrees)
                or entry is not None
                or self.reader.plain(self.cues.heads, end) is not None
            ):
                break  # باسم بلدية حلب: بلدية is a body
            alone = end == index and len(text) > 4 and not self.definite(end + 1)
            related = text.endswith(_RELATION) and (nation is not None or alone)
            if text in self.adjectives or related:
                end += 1
            else:
                break
        # رفيع المستوى: an adjective may have a noun of its own
        if index < end < limit and tokens.text(end) in self.cues.qualified:
            return end + 1
        return end

    def is_related(self, index: int) -> bool:
        """Tell an adjective of relation without article by its ending: نقابي, روسية."""
        text = self.reader.tokens.text(index)
        return len(text) > 4 and text.endswith(_RELATION) and not has_article(text)

    def _is_accusative(self, index: int) -> bool:
        """Tell one who is spoken of in the accusative: غير أن مصدرا مصرفيا قال."""
        text = self.reader.tokens.text(index)
        books = (self.cues.titles, self.cues.heads, self.cues.sources)
        return any(accusative(text[:-1]) == text and text[:-1] in book for book in books)

    def quoted_end(self, index: int, limit: int) -> int:
        """Return where the quoted name behind a noun ends: مجلة "الدرب الجديد"."""
        tokens = self.reader.tokens
        closing = CLOSING.get(tokens.text(index))
        if closing is None:
            return index
        for end in range(index + 1, min(limit, index + 7)):
            if tokens.text(end) == closing:
                return end + 1
        return index

    def _complement_end(self, index: int, limit: int) -> int:
        """Return where the complement of a title ends, ``index`` where none stands there."""
        tokens = self.reader.tokens
        text = tokens.text(index)
        if text in self.reader.particles.within:
            return index + 1  # a complement in one word: مسؤولة فيه
        if self.is_given(index):
            return index  # وزيرة الصحة ليلى الحداد
        if text in self.cues.complements:
            if text in self.cues.speaking_for and not self._speaks_for(index):
                return index  # القبطان باسم رعد
            inner = index + 1
            word = tokens.text(inner)
            named = self.quoted_end(inner, limit)
            if named > inner:
                return named  # محلل في «يو بي إس»
        elif text in self.reader.particles.to and self._place(index + 1) is not None:
            inner, word = index + 1, ""  # المبعوث إلى اليمن
        elif text.startswith("ب") and self._joins_noun(index):
            inner, word = index, ""
        elif text.startswith("ل") and len(text) > 3 and text not in self.entities:
            if not text.startswith("لل") and not self._joins_noun(index):
                return index  # السفيرة لوسي وينتر
            inner, word = index, text[2:] if text.startswith("لل") else text[1:]
        else:
            return index
        # المتحدث باسم وكالة الإغاثة, النائب عن جهة القصرين
        spoken_for = text in self.cues.speaking_for or text in self.cues.carrier_links
        if not tokens.is_word(inner) or inner >= limit or (not spoken_for and self._is_occasion(inner, word)):
            return index
        end = self.end(inner, limit)
        if inner == index and tokens.text(end).startswith("و") and has_article(tokens.text(end)[1:]):
            end = self.modified(end, end + 1, limit)  # للفلاحة والصيد البحري
        return end if end > inner else index

    def _speaks_for(self, index: int) -> bool:
        voices = self.offices["voice"]
        return any(self.reader.read(voices, at) is not None for at in range(max(0, index - 4), index))

    def _joins_noun(self, index: int) -> bool:
        """Tell a preposition written onto a noun (بجامعة تونس, لشؤون الأسرى) from a name's first letter."""
        books: list[Phrasebook[Any]] = [self.cues.heads, self.cues.titles, self.entities, self.nouns]
        books += [self.offices[role] for role in ("institution", "head", "field", "portfolio")]
        stems = [stem for skip, _, stem in self.reader.peeled(index) if skip]
        return any(stem in book for book in books for stem in stems)

    def _place(self, index: int) -> int | None:
        """Return where a known place, state or body ends."""
        entry = self.entities.longest(self.reader.tokens.texts, index)
        if entry is None or entry.meaning.kind == "person":
            return None
        return index + entry.width

    def _is_occasion(self, index: int, word: str) -> bool:
        """Tell where, when or to whom one speaks (في بيان, لقناة الجزيرة) from the complement of a title."""
        bare = word.removeprefix("ال")
        if bare in self.cues.occasions or bare in self.cues.audiences:
            return True
        calendar, texts = self.reader.calendar, self.reader.tokens.texts
        return any(
            book.longest(texts, index) is not None
            for book in (calendar.days, calendar.weekdays, calendar.months)
        )
