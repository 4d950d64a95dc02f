"""Openings: what opens the content behind a cue."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ledger.lexicon.cues import Cue, Frame
from ledger.rules.arabic import OBJECTS, disowned, has_article, is_feminine
from ledger.rules.noun_phrases import QUOTES
from ledger.rules.passages import Passage
from ledger.rules.quotations import SPEECH, Quotation
from ledger.rules.report_cues import Hit
from ledger.rules.report_objects import ObjectReader
from ledger.rules.report_opening import Opening
from ledger.text.tokens import COMMAS

# What experts warn of, expect or ask for; of an accusation (اتهامات الجيش) the owner may be the one accused.
_ON = "علي"  # folded
_OUTLOOKS = frozenset({"warn", "predict", "estimate", "urge", "promise"})
_REACH = 34  # tokens between a cue and what opens its content
_MOST_COMMAS = 3
_ASIDE_REACH = 12
_INSERTED_REACH = 20
# Prepositions of one letter; alone they stand before a quotation mark or a number.
_LONE_PREPOSITIONS = frozenset({"ب", "ل"})
# Endings of nouns that have an alif in every case: ليبيا, سجنها.
_IN_ALIF = ("يا", "ها", "نا", "هما")
# ه alone may be the last letter of a noun.
_LONG_OWNERS = tuple(owner for owner in OBJECTS if len(owner) > 1)


@dataclass(slots=True)
class OpeningReader(ObjectReader):
    """Finds where the content behind a cue begins."""

    def _openings(self, hits: list[Hit], passage: Passage) -> list[Opening | None]:
        """Return what opens the content of each cue; two cues never share one content, the first has it."""
        taken: set[int] = set()
        openings: list[Opening | None] = []
        for hit in hits:
            opening = self._opening(hit, hits, passage, openings)
            if opening is not None and opening.first in taken:
                opening = None
            if opening is not None:
                taken.add(opening.first)
            openings.append(opening)
        return openings

    def _opening(
        self, hit: Hit, hits: list[Hit], passage: Passage, openings: list[Opening | None]
    ) -> Opening | None:
        """Return what opens the content of a cue, or None where nothing behind it is reported."""
        tokens = self.reader.tokens
        if tokens.text(hit.first - 1) in self.reader.particles.narrating or not self._is_owned(hit):
            return None
        if hit.cues[0].kind == "noun" and self.reader.follows(self.cues.according, hit.first, 1):
            return None  # بحسب تقديرات البنك: the source of what follows, and no cue
        starts = {other.first for other in hits if other.first > hit.first and other.cues[0].kind != "noun"}
        commas = 0
        index = max(hit.end, self.speakers.phrases.title_end(hit.end, min(passage.end, hit.end + 8)))
        glued: Opening | None = None  # بـ and لـ are also parts of words: a clause or quotation behind wins
        while index < min(passage.end, hit.end + _REACH):
            text = tokens.text(index)
            quotation = self.layout.quotation_at(index)
            if quotation is not None and quotation.opening == index:
                led = tokens.is_word(index - 1) and tokens.text(index - 1) not in _LONE_PREPOSITIONS
                if glued is not None and led:
                    return self._requoted(glued, passage)  # تعهد بإحالة الملف "إلى القضاء"
                opened = self._quoted(hit, index, quotation)
                if opened is not None:
                    return opened
                index = quotation.closing + 1
                continue
            if text == ":":
                opened = self._colon(hit, index, passage)
                if opened is not None:
                    return opened
            if self._is_subordinate(index):
                index += 1
                continue
            opened = self._clause(hit, index) or self._prepositional(hit, index, passage)
            if opened is not None:
                return self._requoted(opened, passage)
            if glued is None:
                glued = self._glued(hit, index, passage)
                if glued is not None and "that" not in glued.cue.frames:
                    return self._requoted(glued, passage)
            if glued is None and index > hit.end and self._is_measured(hit, index):
                return None
            relative = tokens.text(index - 1) in self.reader.particles.relative_openers
            if index in starts and (not relative or self._opens_here(index, hits, passage)):
                break
            if text in COMMAS and tokens.text(index + 1) in self.reader.particles.resuming:
                break  # وفقا لمسؤول تحدث إلى الصحيفة، فإن
            if text in COMMAS and commas == 0:
                index = self._behind_inserted(hit, index, passage)
            commas += text in COMMAS
            if commas > _MOST_COMMAS or text == "؛":
                break
            index += 1
        return glued or self._bare(hit, hits, passage, openings)

    def _is_measured(self, hit: Hit, index: int) -> bool:
        """Tell the number that some verbs give their subject: يبلغ طول الأنبوب 4188 كم، ومن المقرر أن."""
        if self.reader.numeral(index) is None or not any(cue.measures for cue in hit.cues):
            return False
        before = self.reader.tokens.text(index - 1)
        dated = self.reader.read(self.reader.calendar.periods, index - 1) is not None
        return not (dated or before == "(" or before in self.reader.particles.prepositions)

    def _is_subordinate(self, index: int) -> bool:
        """Tell the أن of بعد أن and غير أن, which opens nothing that is said."""
        before = self.reader.tokens.text(index - 1)
        if before == _ON and self.reader.tokens.text(index - 2) in COMMAS:
            return True  # ، على أن تحفظ في حرارة: a condition
        return before in self.reader.particles.subordinating and self._after_complementiser(index) is not None

    def _behind_inserted(self, hit: Hit, comma: int, passage: Passage) -> int:
        """Return the comma that ends what is inserted before the clause: قالت هند، وهي محامية، إن."""
        tokens = self.reader.tokens
        said = self._with(hit, "that") is not None
        for at in range(comma + 1, min(comma + _INSERTED_REACH, passage.end - 1)):
            if tokens.text(at) in COMMAS:
                clause = said and self.reader.plain(self.cues.complementisers, at + 1) is not None
                return at if clause or self._opens_glued(hit, at + 1) else comma
        return comma

    def _opens_glued(self, hit: Hit, index: int) -> bool:
        """Tell a word with the cue's own preposition written onto it: وعد الوزير، خلال جلسة، بفتح الطريق."""
        text = self.reader.tokens.text(index)
        for cue in hit.cues:
            if len(text) > 3 and text[0] in cue.prepositions and text[0] in _LONE_PREPOSITIONS:
                return self._takes(hit, cue, "preposition") and self._is_glued_noun(text[1:], text)
        return False

    def _opens_here(self, index: int, hits: list[Hit], passage: Passage) -> bool:
        """Tell a cue in a relative clause with content of its own: الدول التي وصفت بكين بأنها."""
        tokens = self.reader.tokens
        inner = next(hit for hit in hits if hit.first == index)
        for at in range(inner.end, min(inner.end + _ASIDE_REACH, passage.end)):
            if tokens.text(at) in COMMAS:
                return False
            if self._clause(inner, at) is not None:
                return True
        return False

    def _is_owned(self, hit: Hit) -> bool:
        """Tell a verbal noun that reports (دعوته إلى, مطالب موسكو بـ) from a plain noun: it has an owner."""
        cue = hit.cues[0]
        if cue.kind != "noun":
            return True
        tokens = self.reader.tokens
        word = tokens.text(hit.end - 1)
        word = word[1:] if hit.joined and hit.end == hit.first + 1 else word
        if has_article(tokens.text(hit.first)):
            return False
        owner = self.speakers.entities.longest(tokens.texts, hit.end) if hit.end < len(tokens) else None
        outlook = cue.stance in _OUTLOOKS
        if hit.end < len(tokens) and self.speakers.phrases.definite(hit.end) and self._can_speak(hit.end):
            end = self.speakers.phrases.office_end(hit.end, min(hit.end + _REACH, len(tokens)))
            clause = not tokens.text(end).startswith("ب") and self._after_complementiser(end) is not None
            if outlook or clause:
                return True  # تحذيرات الخبراء من, بعد إعلان الجيش أنه
        owned = word.endswith(OBJECTS) and not is_feminine(tokens.written(hit.end - 1))  # not نصيحة
        return owner is not None or (owned and word in self.cues.forms and len(word) > 4)

    def _quoted(self, hit: Hit, index: int, quotation: Quotation) -> Opening | None:
        cue = self._with(hit, "quote") or (hit.cues[0] if self._is_carrier(hit) else None)
        if cue is None:
            return None
        if self.reader.tokens.text(index - 1) in _LONE_PREPOSITIONS:
            return None  # قاطع نوابها الجلسة، اتهمت الحكومة بـ"رهن العائدات"
        if self.reader.tokens.text(index - 1) in self.reader.particles.turning:
            return None  # الاشتباك بدأ عندما «تعرضت دورية لإطلاق نار»
        words = sum(self.reader.tokens.is_word(at) for at in range(quotation.opening, quotation.closing))
        told = self.reader.plain(self.cues.told_by, index - 1) is not None
        after_colon = told or self.reader.tokens.text(index - 1) == ":"
        if words < SPEECH and not after_colon:
            return None
        subject_end = index - 1 if after_colon else index
        return Opening("quote", cue, subject_end, quotation.opening + 1, 0, quotation)

    def _colon(self, hit: Hit, index: int, passage: Passage) -> Opening | None:
        cue = self._with(hit, "quote")
        if cue is None or index + 1 >= passage.end or self._is_byline(hit, index, passage):
            return None
        quotation = self.layout.quotation_at(index + 1)
        if quotation is not None and quotation.opening == index + 1:
            return Opening("quote", cue, index, index + 2, 0, quotation)
        opened = self._clause(hit, index + 1)
        if opened is not None:
            return replace(opened, subject_end=index)
        return Opening("colon", cue, index, index + 1)

    def _is_byline(self, hit: Hit, colon: int, passage: Passage) -> bool:
        """Tell who wrote an article from what somebody wrote: كتبت: نهى عبد الباقي."""
        phrases = self.speakers.phrases
        whole = hit.first == passage.first and hit.end == colon and phrases.is_given(colon + 1)
        return whole and phrases.name_end(colon + 1, passage.end) == passage.end

    def _clause(self, hit: Hit, index: int) -> Opening | None:
        cue = self._with(hit, "that") or (hit.cues[0] if self._is_carrier(hit) else None)
        if cue is None and self._complements(index):
            cue = next((cue for cue in hit.cues if cue.complement), None)
        if cue is None:
            return None
        first = self._after_complementiser(index)
        if first is not None and cue.complement and index > hit.end and self._complements(index):
            lead = self._leading_speaker(hit.end, Passage(hit.end, index, 0))
            start = hit.end if lead is None or lead >= index else lead
            return Opening("complement", cue, start, start)
        # بألا يعود: the preposition alone stays out
        skip = int(first == index and self.reader.tokens.text(index).startswith("ب"))
        return None if first is None else Opening("that", cue, index, first, skip)

    def _prepositional(self, hit: Hit, index: int, passage: Passage) -> Opening | None:
        tokens = self.reader.tokens
        text = tokens.text(index)
        if text in self.cues.carrier_links and self._is_carrier(hit):
            return None
        if (
            tokens.text(index - 1).startswith("صادر")
            or tokens.text(index - 1) in self.reader.particles.adding
        ):
            return None  # كشف تقرير صادر عن المنظمة أن; مقتل عشرة فضلا عن جرح سبعة
        if text in self.reader.particles.of and tokens.text(index + 1) in self.reader.particles.subordinating:
            return None  # استمع إلى شكاواهم من دون أن يرد
        to = text in self.reader.particles.to
        heard = tokens.text(index + 1).removeprefix("ال") in self.cues.audiences
        if to and (heard or self._is_posted(hit, index, passage)):
            return None  # تحدث إلى الصحفيين
        for cue in hit.cues:
            if text in cue.prepositions and text not in _LONE_PREPOSITIONS:
                clause = self._after_complementiser(index + 1)
                if clause is not None:
                    return Opening("that", cue, index, clause) if "that" in cue.frames else None
                if self._acts_on(hit, index, passage):
                    return None
                if self._is_complement(hit, cue, index, passage):
                    return None
                if "preposition" in cue.frames and index + 1 < passage.end:
                    told = hit.cues[0].kind == "participle" and not self._is_aside(hit.end)
                    if "noun" in cue.frames and (self._has_object(hit, index, passage) or told):
                        return None  # كشف الوزير تفاصيل عن الخطة, مؤكدا الحرص على
                    lead = self._leading_speaker(hit.end, passage) if cue.stance == "deny" else None
                    if lead is not None and self._behind_asides(lead, passage) < index:
                        return None  # اعترضت البحرية زورقا على متنه 60
                    return Opening("preposition", cue, index, self._behind_addressee(cue, index + 1, passage))
        return None

    def _is_posted(self, hit: Hit, index: int, passage: Passage) -> bool:
        """Tell where an envoy is sent from what he asks for: دعا المبعوث إلى اليمن إلى وقف النار."""
        tokens = self.reader.tokens
        end = self.speakers.phrases.office_end(hit.end, passage.end)
        named = range(end, min(end + _ASIDE_REACH, passage.end))  # ، إيلينا ماركوفا، إلى
        return index < end and any(tokens.text(at) == tokens.text(index) for at in named)

    def _is_complement(self, hit: Hit, cue: Cue, index: int, passage: Passage) -> bool:
        """Tell what belongs to a title before "that": ورأى المحلل في الشركة نفسها أن."""
        lone = index == hit.end + 1 and self._can_speak(hit.end)  # يرى خبراء في المناخ أن
        if "that" not in cue.frames or not (lone or self.speakers.phrases.title_end(hit.end, index) == index):
            return False
        comma: int | None = None
        for at in range(index + 1, min(index + _INSERTED_REACH, passage.end)):
            if self._after_complementiser(at) is not None:
                return comma is None or self._names(comma + 1, at - 1)
            if self.reader.tokens.text(at) in COMMAS and comma is None:
                comma = at
        return False

    def _names(self, first: int, comma: int) -> bool:
        """Tell a name between commas: ورأى الخبير في الشؤون الليبية، سالم عمر، أن."""
        closed = self.reader.tokens.text(comma) in COMMAS
        return closed and self.speakers.phrases.looks_like_name(first, comma)

    def _acts_on(self, hit: Hit, index: int, passage: Passage) -> bool:
        """Tell a verb with its subject before it and a thing behind: موسكو تشدد الخناق على, not تشدد على."""
        thing = index > hit.end and self.speakers.phrases.definite(hit.end) and not self._can_speak(hit.end)
        return thing and self._subject_before(hit, passage) is not None

    def _behind_addressee(self, cue: Cue, index: int, passage: Passage) -> int:
        """Return where begins what somebody is asked for: طلب من المانحين توفير المال."""
        tokens, phrases = self.reader.tokens, self.speakers.phrases
        if cue.stance != "urge" or tokens.text(index - 1) != "من":
            return index
        end = phrases.office_end(index, passage.end)
        asked = index < end < passage.end - 1 and tokens.is_word(end) and not phrases.definite(end)
        return end if asked and tokens.text(end) not in self.speakers.function else index

    def _glued(self, hit: Hit, index: int, passage: Passage) -> Opening | None:
        """Read content behind بـ or لـ written onto it: تعهد بحماية, دعا للتحول."""
        tokens = self.reader.tokens
        text = tokens.text(index)
        if self._ends_number(index) and not self._ends_date(index):
            return None  # خفض توقعه إلى 900 ألف برميل: what is counted begins with the letter
        for cue in hit.cues:
            if not tokens.is_word(index) or not self._takes(hit, cue, "preposition"):
                continue
            of_object = cue.stance == "estimate" or cue.complement
            if text in _LONE_PREPOSITIONS and text in cue.prepositions and index + 1 < passage.end:
                if of_object and self._has_object(hit, index, passage):
                    lead = self._leading_speaker(hit.end, passage) or hit.end
                    return Opening("noun", cue, lead, lead)
                return Opening("preposition", cue, index, index + 1)
            if text[0] not in cue.prepositions or text[0] not in _LONE_PREPOSITIONS:
                continue
            reckoned = cue.stance == "estimate" and text[0] == "ب" and self._is_amount(index, text[1:])
            if (len(text) < 4 and not reckoned) or text in self.cues.adjuncts:
                continue
            if text[0] == "ل" and "noun" in cue.frames:
                blames = "that" not in cue.loose and self._has_object(hit, index, passage)
                if not blames:  # انتقد الوزير النقابة لرفضها, not أكدت موسكو استعدادها لتبادل
                    continue
            if text.startswith("لل"):
                return Opening("preposition", cue, index, index)
            if reckoned or self._is_glued_noun(text[1:], text):
                if of_object and self._has_object(hit, index, passage):
                    lead = self._leading_speaker(hit.end, passage) or hit.end
                    return Opening("noun", cue, lead, lead)
                return Opening("preposition", cue, index, index, 1)
        return None

    def _ends_date(self, index: int) -> bool:
        """Tell a year of a date right before a token: تعهد في أبريل 2023 بدفع."""
        reader, before = self.reader, index - 1
        month = any(reader.plain(reader.calendar.months, at) is not None for at in (before - 1, before - 2))
        named = reader.read(reader.calendar.periods, before - 1) is not None
        return reader.tokens.is_number(before) and (month or named)

    def _takes(self, hit: Hit, cue: Cue, frame: Frame) -> bool:
        """Tell whether a cue takes a frame here; an ambiguous verb only behind a subject that can speak."""
        if frame in cue.frames:
            return True
        reckons = cue.stance == "estimate" or cue.complement
        if not reckons or frame not in cue.loose or cue.kind != "verb":
            return False
        return self._can_speak(hit.end) or self.reader.tokens.text(hit.end) in QUOTES

    def _is_amount(self, index: int, stem: str) -> bool:
        """Tell بمليون, بنحو ألف, بما لا يزيد على: an amount behind بـ."""
        return stem in self.cues.amounts or self.reader.numeral(index) is not None

    def _requoted(self, opening: Opening, passage: Passage) -> Opening:
        """Return the quotation that the content of a preposition comes to: طلب من بوتين "احترام ..."."""
        if opening.frame != "preposition" or "quote" not in opening.cue.frames:
            return opening
        for index in range(opening.first, min(opening.first + 4, passage.end)):
            quotation = self.layout.quotation_at(index)
            if quotation is None or quotation.opening != index:
                continue
            words = sum(self.reader.tokens.is_word(at) for at in range(index, quotation.closing))
            if index > opening.first and self._governs(index - 1):
                return opening
            if words >= SPEECH:
                return replace(opening, frame="quote", first=index + 1, skip=0, quotation=quotation)
        return opening

    def _governs(self, index: int) -> bool:
        """Tell a noun whose quoted words are its own: مشددا على ضرورة "مراجعة الأنظمة"."""
        text, speakers = self.reader.tokens.text(index), self.speakers
        named = text in speakers.entities or speakers.phrases.is_given(index)
        return not (named or has_article(text) or text in speakers.function)

    def _is_glued_noun(self, stem: str, whole: str) -> bool:
        """Tell بتسليم "by delivering" from a name or a word that begins with ب."""
        entities = self.speakers.entities
        named = entities.phrases.get(stem)
        if stem.endswith(_LONG_OWNERS) and not any(disowned(stem)):
            return False  # في كلمة بثها التلفزيون
        if stem.endswith("ا") and not stem.endswith(_IN_ALIF):
            return False  # بحثا عن: behind a preposition no noun has this ending
        if whole in entities or whole in self.speakers.known.names or whole in self.speakers.nouns:
            return False
        if named is not None and named.kind in {"country", "place", "person"}:
            return False
        return stem not in self.speakers.function and whole not in self.speakers.function
