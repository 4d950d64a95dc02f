"""Speaker phrases: titles, the names behind them, and where the words for a speaker end."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.rules.arabic import OBJECTS, OWNERS, disowned, has_article, is_feminine, peel
from ledger.rules.noun_phrases import QUOTES, NounPhraseReader
from ledger.text.tokens import COMMAS

LONGEST_NAME = 5
ENDS = frozenset("،,؛:()[]{}")
DASHES = frozenset("-–—")
_LONGEST = 12  # tokens


@dataclass(slots=True)
class SpeakerPhraseReader(NounPhraseReader):
    """Reads the titles and names of one text."""

    def lead_end(self, first: int, limit: int) -> int:
        """Return where a phrase with the name behind it ends; more may follow before ``limit``."""
        tokens = self.reader.tokens
        if self.is_given(first):
            return self.name_end(first, limit, closed=False)
        end = self.office_end(first, limit)
        entry = self.entities.longest(tokens.texts, end) if end < limit else None
        if entry is not None and entry.meaning.kind == "person":
            end += entry.width
        elif end < limit and self.is_given(end):
            end = self.name_end(end, limit, closed=False)
        else:
            end = self.ranked_end(end, limit)
        while end < limit and tokens.text(end).startswith("و") and len(tokens.text(end)) > 3:
            entry = self.entities.longest(tokens.texts, end, tokens.text(end)[1:])
            if entry is None:
                break
            end += entry.width  # القاهرة والرياض
        return self.aside_end(min(end, limit), limit)

    def title_end(self, first: int, end: int) -> int:
        """Return where the titles at the head of a phrase end: وزير الخارجية الروسي, رئيس طاجيكستان."""
        tokens = self.reader.tokens
        end = min(end, first + _LONGEST)
        if not self.maybe_titles(range(first, min(first + 1, end))):
            return first
        index = first
        titled = False
        while index < end:
            if titled and self.is_given(index):
                break
            read = self.reader.read(self.cues.titles, index)
            if read is not None and read[1] <= end:
                index, titled = read[1], True
            elif len(tokens.text(index)) == 1 and tokens.text(index + 1) == "." and tokens.is_word(index):
                index, titled = index + 2, True  # د. ملحم
            elif not titled and self.is_owned(index) and self.is_title_of(index):
                index, titled = index + 1, True
            elif titled and (self.definite(index) or tokens.text(index) == "."):
                index += 1
            elif titled and self._place(index) is not None:
                index = self._place(index) or index + 1
            else:
                break
        return index if titled else first

    def ranked_end(self, index: int, limit: int) -> int:
        """Return where an unknown name ends behind a title that never lacks one: العقيد روميو بلانكو."""
        tokens = self.reader.tokens
        if not any(
            (read := self.reader.read(self.offices["title"], first)) and read[1] == index and read[0].named
            for first in range(max(0, index - 3), index)
        ):
            return index
        end = index
        while end < min(index + 2, limit) and tokens.is_word(end):
            common = self._is_common(end) or tokens.text(end) in self.adjectives
            if common or self.definite(end) or self.ends_phrase(end):
                break
            end += 1
        return end if end == index + 2 else index

    def maybe_titles(self, tokens: range) -> list[int]:
        """Return the tokens of a range at which titles can begin by their letters, in order."""
        return self.reader.starts(tokens, self.cues.titles, also=_may_be_title)

    def is_title_of(self, index: int) -> bool:
        """Tell a title with its owner written onto it: مديرها, رئيسه, عمدتها."""
        return any(
            self.cues.titles.phrases.get(stem) is not None
            for _, article, word in peel(self.reader.tokens.text(index))
            if not article
            for stem in disowned(word)
        )

    def name_end(self, first: int, end: int, *, closed: bool = True) -> int:
        """Return where a name that begins with a given name ends: behind the surname.

        Where more may follow (``closed`` is false), a third part with the article is what is said.
        """
        tokens, names = self.reader.tokens, self.cues.names
        index, parts = first, 0
        while index < end and (
            self.is_given(first)
            if index == first
            else self.reader.plain(self.cues.given, index) or tokens.text(index) in names.joining
        ):
            parts += 1
            joins = tokens.text(index) in names.joining
            read = self.reader.plain(self.cues.given, index)
            index = read[1] if read is not None else index + 1
            if joins or tokens.text(index - 1) == "عبد":
                index += 1
        if index == first:
            return end
        if index + 1 < end and tokens.text(index + 1) in names.holy:
            return index + 2  # حسن فضل الله
        surname = index < end and tokens.is_word(index) and not self._follows_name(index)
        if parts > 1 and (index + 1 < end or not closed) and self.definite(index):
            surname = False  # بشير قاسم الموازنة: what it says follows
        short = parts == 1 and tokens.text(first) in names.opening and tokens.text(first) != "عبد"
        if short and not closed and not self.definite(index):
            surname = False  # نفى بن ناصر وجود خلافات
        index += surname
        if closed and surname and index + 1 == end and self._is_part_of_name(index):
            index += 1  # بيدرو نونو سانتوس
        return min(end, index)

    def _is_part_of_name(self, index: int) -> bool:
        """Tell a word that nothing else is known of, as the second surname of a foreigner."""
        tokens = self.reader.tokens
        text = tokens.text(index)
        known = self._is_common(index) or text in self.adjectives or self.definite(index)
        known = known or self.ends_phrase(index) or self.reader.read(self.countries, index) is not None
        return tokens.is_word(index) and not known

    def _follows_name(self, index: int) -> bool:
        """Tell a word behind a name that is none of it: قائلا, لصحيفة, أمس."""
        text = self.reader.tokens.text(index)
        to_whom = self.is_told_to(index) or (text.startswith("ل") and text[1:] in self.cues.heads)
        told = self.reader.plain(self.cues.told_by, index) is not None
        return told or to_whom or self.is_adverb(index) or self.ends_phrase(index)

    def is_told_to(self, index: int) -> bool:
        """Tell to whom one speaks by the noun: لوكالة محلية, لصحيفة الشروق."""
        text = self.reader.tokens.text(index)
        return text.startswith("ل") and text[1:] in self.cues.audiences

    def name_behind(self, first: int, end: int, *, closed: bool) -> tuple[int, int] | None:
        """Return the name in apposition behind an office: وزير النقل عادل حداد, عالم الفلك إياد حسون.

        ``closed`` tells that nothing but the words for a speaker stands before ``end``; else an
        unknown name could be the object (خفض الوزير نسبة الفائدة).
        """
        tokens = self.reader.tokens
        start = self.office_end(first, end)
        titled = self.title_end(first, end) > first
        titled = titled or self.reader.read(self.offices["voice"], first) is not None
        if start == first or not (titled or self.definite(start - 1)):
            return None
        while start < end and tokens.text(start) in QUOTES:
            start += 1
        entry = self.entities.longest(tokens.texts, start)
        if entry is not None and entry.meaning.kind == "person":
            return start, start + entry.width
        if not (closed and titled) and not self.is_given(start):
            return None
        if self.is_given(start):
            end = self.name_end(start, end, closed=closed)
        return (start, end) if self.looks_like_name(start, end) else None

    def aside_end(self, index: int, limit: int) -> int:
        """Return where a name between commas or quotation marks behind an office ends, else ``index``."""
        tokens = self.reader.tokens
        quoted = self.quoted_end(index, limit)
        if quoted > index and self.looks_like_name(index + 1, quoted - 1, quoted=True):
            return quoted
        if tokens.text(index) not in COMMAS:
            return index
        stop = index + 1
        while stop < limit and tokens.is_word(stop) and stop - index <= LONGEST_NAME:
            stop += 1
        closed = tokens.text(stop) in COMMAS and self.looks_like_name(index + 1, stop)
        return stop + 1 if closed else index

    def looks_like_name(self, first: int, end: int, *, quoted: bool = False) -> bool:
        """Tell the words of a personal name: a given name and more, or two to five words without article."""
        tokens, joining = self.reader.tokens, self.cues.names.joining
        if not 0 < end - first <= LONGEST_NAME:
            return False
        given = self.is_given(first)
        if not (given or quoted) and self._is_common(first):
            return False  # طلب عدم كشف اسمه, أعضاء المجلس
        joined = any(tokens.text(index) in joining for index in range(first, end))
        if not (given or joined) and (end - first == 1 or self.definite(first)):
            return False
        text = tokens.text(first)
        if not given and text.endswith("ي") and self.definite(first + 1) and text[:-1] in self.nouns:
            return False  # طرفي النزاع
        if not given and text.startswith("ل") and self.definite(first + 1):
            return False  # نقابة الأعوان لأعوان المالية: what the body is for
        if not (given or text in joining):
            joined_on = text[0] in "بلك" and (text[1:] in self.function or text[1:] in self.cues.negations)
            if self._joins(text) or joined_on or any(self.is_owned(at) for at in range(first, end)):
                return False
        return all(
            tokens.is_word(index)
            and (tokens.text(index) in joining or not self.ends_phrase(index))
            and not self.is_adverb(index)
            and (given or index > first or tokens.text(index) not in self.adjectives)
            for index in range(first, end)
        )

    def _is_common(self, index: int) -> bool:
        """Tell a verb of saying, a title, a body or what is counted from the first part of a name."""
        texts = self.reader.tokens.texts
        books = (self.cues.forms, self.cues.heads, self.cues.titles, self.nouns)
        return any(book.longest(texts, index) is not None for book in books)

    def _joins(self, text: str) -> bool:
        """Tell "and" with a word of its own (والدراسات) from a name that begins with the letter (وداد)."""
        rest = text[1:]
        return text.startswith("و") and (
            len(rest) < 3 or has_article(rest) or rest in self.function or rest in self.adjectives
        )

    def cut(self, first: int, end: int) -> int:
        """Return where the words for a speaker end: a comma, a preposition, an adverb of time, an object."""
        tokens = self.reader.tokens
        index = first
        titled = self.reader.read(self.cues.titles, first) is not None
        complement: int | None = None
        while index < end:
            text = tokens.text(index)
            if text in ENDS or (text in DASHES and index > first):
                break
            if tokens.is_number(index) and index > first and not self._is_named_thing(index - 1):
                break
            if index == first + 1 and self._is_told_of(index):
                break  # دراسة نشرت أمس
            if text in QUOTES and index > first and tokens.glued(index + 1) and not tokens.glued(index):
                named = self.quoted_end(index, end)
                body = self._is_headed(index - 1) or self._leads(index - 1)
                body = body or tokens.text(index - 1) in self.cues.speaking_for
                if named == index or not (body or index == complement):
                    break
                index = named  # المتحدث باسم "طالبان", محلل في بنك الاستثمار «ماكواري»
                if index < end and self._is_plain_noun(index):
                    break  # لخص تقرير لبنك «الأفق» أسباب القرار
                continue
            if tokens.kinds[index] == "break":
                break
            if index > first + 1 and text in self.cues.counters:
                break  # قدر رئيس البلدية عدد المنازل
            if tokens.kinds[index] == "word" and index > first and self.ends_phrase(index):
                behind = self._complement_end(index, end)
                if not (titled or self._is_known(index + 1, behind) or self._is_of_body(first, index)):
                    behind = index
                if behind == index:
                    break
                index = complement = behind
                continue
            index += 1
        return self._without_object(first, index)

    def _leads(self, index: int) -> bool:
        """Tell the title of who leads what is named in quotation marks: زعيم "النهضة" إيفان كوستادينوف."""
        return not self.definite(index) and self.reader.plain(self.cues.titles, index) is not None

    def _is_plain_noun(self, index: int) -> bool:
        """Tell a common noun without article, which is no part of a name."""
        tokens = self.reader.tokens
        noun = self.nouns.longest(tokens.texts, index) is not None and not has_article(tokens.text(index))
        return noun and not self.is_given(index) and self.reader.plain(self.cues.titles, index) is None

    def _is_told_of(self, index: int) -> bool:
        """Tell the verb of a relative clause behind a paper without article: دراسة نشرت, استطلاع أجري."""
        told = self.cues.forms.longest(self.reader.tokens.texts, index)
        verb = self.reader.tokens.text(index) in self.cues.told_of or told is not None
        return verb and self.reader.plain(self.cues.papers, index - 1) is not None

    def is_issued(self, index: int) -> bool:
        """Tell the verb between a paper and its author from that of who printed it: دراسة نشرتها مجلة."""
        tokens = self.reader.tokens
        printed = tokens.text(index) in self.cues.printed and tokens.text(index + 1) in self.cues.journals
        printed = printed and self.reader.follows(self.cues.studies, index, 2)
        return tokens.text(index) in self.cues.issued and not printed

    def _is_named_thing(self, index: int) -> bool:
        """Tell a thing that a number names: القناة 12."""
        return self.reader.read(self.cues.named_things, index) is not None

    def _is_known(self, first: int, end: int) -> bool:
        """Tell where a body sits or whose source one is: دائرة الرصد في بغداد, ثلاثة مصادر في أوبك."""
        return first < end and self._place(first) == end

    def _is_of_body(self, first: int, index: int) -> bool:
        """Tell what a body is for, or whose source one is: المركز الوطني للأبحاث, مصدر في الوزارة."""
        inside = self.reader.tokens.text(index) in self.reader.particles.where and self._is_headed(index + 1)
        return (inside or self.is_purpose(first, index)) and self._is_headed(first)

    def _is_headed(self, index: int) -> bool:
        return any(stem in self.cues.heads for _, _, stem in self.reader.peeled(index))

    def is_purpose(self, first: int, index: int) -> bool:
        """Tell what a body is for, behind its adjective, from whom it speaks to: المركز الوطني للأبحاث."""
        text = self.reader.tokens.text(index)
        if index < first + 2 or not text.startswith("ل") or self.is_given(index):
            return False
        return any(self.reader.read(self.offices[role], index) is not None for role in ("field", "portfolio"))

    def _without_object(self, first: int, end: int) -> int:
        """Return where the subject ends if another definite noun, its object, follows: حذر الجيش السكان."""
        if self._has_indefinite_object(first, end):
            return first + 1
        stop = self.office_end(first, end)
        joins = self.reader.tokens.text(stop - 1) in self.cues.names.joining
        if first < stop < end and self.definite(stop) and not joins and not self.is_given(stop):
            return stop
        if first < stop < end and self.definite(stop - 1) and self._place(stop) is not None:
            return stop  # حث الرئيس الفرنسي إيران
        told = self.cues.forms.longest(self.reader.tokens.texts, stop) if first < stop < end else None
        verb = told is not None and any(cue.kind == "verb" for cue in told.meaning)
        if verb and not self.is_given(stop):
            return stop  # دراسة للجامعة الوطنية نشرت أمس
        titled = self.title_end(first, end) > first
        counted = self.nouns.longest(self.reader.tokens.texts, stop) if first < stop < end else None
        if titled and counted is not None and not self.is_given(stop):
            return stop  # أبلغ المدير أعضاء المجلس
        return end

    def _has_indefinite_object(self, first: int, end: int) -> bool:
        """Tell a definite subject from its object in the accusative: اتهم السكان مقاولا محليا."""
        tokens, behind = self.reader.tokens, first + 1
        if behind >= end or not has_article(tokens.text(first)) or self.title_end(first, end) > first:
            return False
        named = self.is_given(behind) or self.entities.longest(tokens.texts, behind) is not None
        body = self._is_headed(first) and not self.is_function(behind)
        if body and not named and self.definite(behind + 1) and self._is_plural(behind):
            return True  # حثت المنظمة أطراف النزاع
        pair = tokens.text(behind), tokens.text(behind + 1)  # the object and its adjective
        indefinite = all(len(text) > 3 and text.endswith("ا") for text in pair)
        return not named and indefinite and not self.definite(behind)

    def _is_plural(self, index: int) -> bool:
        """Tell a noun without article whose form says several, which no body is called by: أطراف, دول."""
        entry = self.nouns.longest(self.reader.tokens.texts, index)
        return entry is not None and entry.meaning.plural

    def ends_phrase(self, index: int) -> bool:
        """Tell a word that belongs to no noun phrase begun before it."""
        tokens = self.reader.tokens
        text = tokens.text(index)
        before = tokens.text(index - 1)
        if text == "من" and before in self.cues.partitives:
            return False
        entry = self.entities.longest(tokens.texts, index)
        if entry is not None and entry.meaning.kind == "person":
            return False
        if self.is_given(index) and self.title_end(index - 2, index) == index:
            return False
        if tokens.written(index).endswith("ى") and self.is_given(index):
            return False  # منى is not مني
        if text in self.cues.same:
            return False
        feminine = is_feminine(tokens.written(index))  # دعوة has no owner
        owned = text.endswith(OBJECTS) and not feminine
        if owned and any(cue.kind == "noun" for cue in self.cues.forms.phrases.get(text, ())):
            return True  # جدد سالم تأكيده أن
        if text == "ل":
            return True  # لـ"الشرق الأوسط"
        if self.is_function(index) or self.reader.when_end(index) > index or self.is_told_to(index):
            return True
        if text in self.reader.particles.adverbs:
            return True
        return len(text) > 3 and text.startswith(("بال", "لل")) and text[1:] not in self.entities


def _may_be_title(word: str) -> bool:
    """Tell a title with its owner written onto it, and one of a single letter: مديرها, د. ملحم."""
    return len(word) == 1 or word.endswith(OWNERS)
