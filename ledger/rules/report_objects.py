"""Objects: a noun phrase right behind its cue as content, with no word to open it."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.lexicon.cues import Cue
from ledger.rules.arabic import disowned, has_article
from ledger.rules.passages import Passage
from ledger.rules.report_cues import Hit
from ledger.rules.report_opening import Opening
from ledger.rules.report_subjects import SubjectReader

_PAPER_REACH = 10  # tokens of a paper before what it shows: بيانات نشرتها وزارة الصحة الأحد


@dataclass(slots=True)
class ObjectReader(SubjectReader):
    """Finds the noun phrases that verbs of saying govern."""

    def _topicalised(self, hit: Hit, passage: Passage) -> Cue | None:
        """Return a verb whose speaker is set before it: أما البنك الدولي فيقدر كلفة."""
        loose = next((cue for cue in hit.cues if "noun" in cue.loose and cue.kind == "verb"), None)
        led = loose is not None and self.reader.tokens.text(hit.first).startswith("ف")
        return loose if led and self._subject_before(hit, passage) is not None else None

    def _bare(
        self, hit: Hit, hits: list[Hit], passage: Passage, openings: list[Opening | None]
    ) -> Opening | None:
        """A noun phrase as content: أكد بوتين الشراكة, ونفت كازاخستان طلب موسكو."""
        cue = self._with(hit, "noun") or self._topicalised(hit, passage)
        if cue is None or cue.kind == "noun" or self._is_carrier(hit) or self._told_as(hit, passage):
            return None
        tokens = self.reader.tokens
        if cue.kind == "impersonal":
            told = passage.end - hit.end >= 2 and (not cue.opens or _opens(cue, tokens.text(hit.end)))
            return Opening("noun", cue, hit.end, hit.end) if told else None
        lead = self._shown_by(cue, hit.end, passage) or self._leading_speaker(hit.end, passage)
        if lead is None and tokens.text(hit.end) in self.reader.particles.to_it:  # يتوقع فيه البنك نموا
            lead = self._leading_speaker(self._behind_asides(hit.end, passage), passage)
        behind = cue.kind == "verb" and not self._can_speak(hit.end)
        behind = behind and self._subject_before(hit, passage) is not None
        if behind:
            lead = None  # لكن الوزير نفى التهمة
        if lead is not None:
            first = lead
        elif (hit.joined or cue.kind == "participle") and self._continues(openings):
            first = self._behind_manner(hit.end)
        elif self._resumes(hit, hits, openings) or self._is_rumour(cue, hit.end):
            first = hit.end  # أكد أن الكلفة محدودة، ونفى وجود نية; وكذب ما تردد عن
        elif cue.kind == "participle" and self._is_thing(hit.end) and self._goes_along(hit, hits):
            first = hit.end  # ، نافيا وجود خلافات, مبينا أن ... ومستبعدا أي تأخير
        elif behind or (cue.kind == "verb" and self._subject_before(hit, passage) is not None):
            first = self._object_at(cue, hit.end, passage)  # لكن الوزير نفى خلال لقاء وقوع أي خطأ
        else:
            return None
        subject_end = first
        if lead is not None:  # نفى الوزير بشدة خلال لقاء وجود أزمة
            first = self._object_at(cue, self._behind_manner(lead), passage)
        first = self._behind_manner(first)
        first = self._behind_fence(first, passage)
        while cue.opens and lead is not None and tokens.text(first).startswith("وال"):
            first = self.speakers.phrases.modified(first, first + 1, passage.end)  # تبادل الجيش والمعارضة
        if cue.opens and cue.addressee and lead is not None and not _opens(cue, tokens.text(first)):
            first = self._leading_speaker(first, passage) or first  # حملت حماس إسرائيل مسؤولية الهجوم
        quotation = self.layout.quotation_at(first)
        if cue.kind == "participle" and quotation is not None and quotation.opening == first == hit.end:
            return Opening("quote", cue, first, first + 1, 0, quotation)  # ، منتقدة «بطء الاستجابة»
        if first >= passage.end or not tokens.is_word(first):
            return None
        text = tokens.text(first)
        if cue.stance == "deny" and text in self.reader.particles.pointing:
            return Opening("noun", cue, subject_end, first)  # نفى الجيش ذلك
        if passage.end - first < 2:
            return None
        if cue.stance == "deny" and self._points_at(first):
            return Opening("noun", cue, subject_end, first)  # نفت الوزارة هذه الأنباء
        if cue.opens and not _opens(cue, text):
            return None  # طرح الوسيط هدنة, not طرحت الشركة سيارة
        if text in self.reader.particles.any or self._is_rumour(cue, first):
            return Opening("noun", cue, subject_end, first)  # نفت أي مسؤولية عن الهجوم, نفى ما تردد عن
        if text in self.speakers.function or (
            self.cues.forms.longest(tokens.texts, first) and text.startswith("و")
        ):
            return None
        return Opening("noun", cue, subject_end, first)

    def _goes_along(self, hit: Hit, hits: list[Hit]) -> bool:
        """Tell a participle behind a comma, or joined to another one."""
        before = [one for one in hits if one.first < hit.first]
        joined = hit.joined and bool(before) and before[-1].cues[0].kind == "participle"
        return hit.start < hit.first or joined

    def _object_at(self, cue: Cue, index: int, passage: Passage) -> int:
        """Return where the object begins behind asides; what is denied may be pointed at: هذا الرقم."""
        pointed = cue.stance == "deny" and self._points_at(index)
        return index if pointed else self._behind_asides(index, passage)

    def _shown_by(self, cue: Cue, index: int, passage: Passage) -> int | None:
        """Return where a paper without article ends before its object: أظهر تقرير ارتفاع الأسعار."""
        reader, tokens = self.reader, self.reader.tokens
        if not cue.opens or reader.plain(self.cues.papers, index) is None or has_article(tokens.text(index)):
            return None
        for at in range(index + 1, min(index + _PAPER_REACH, passage.end)):
            if not tokens.is_word(at):
                return None
            if tokens.text(at) in cue.opens:
                return at
        return None

    def _is_rumour(self, cue: Cue, index: int) -> bool:
        """Tell what is denied by the relative that opens it: ما تردد عن."""
        particles = self.reader.particles
        relative = self.reader.tokens.text(index) in particles.relative_openers - particles.relatives
        return cue.stance == "deny" and relative

    def _told_as(self, hit: Hit, passage: Passage) -> bool:
        """Tell كما أعلنت وزيرة التجهيز نزهة الإدريسي, where nothing is reported behind the verb."""
        tokens = self.reader.tokens
        if tokens.text(hit.first - 1) not in self.reader.particles.as_ or not self._can_speak(hit.end):
            return False
        stop = hit.end
        while stop < passage.end and tokens.is_word(stop):
            stop += 1
        phrases = self.speakers.phrases
        named = phrases.name_behind(hit.end, stop, closed=True)
        return phrases.office_end(hit.end, stop) == stop or (named is not None and named[1] == stop)

    def _has_object(self, hit: Hit, index: int, passage: Passage) -> bool:
        """Tell an object between the subject and a preposition: انتقد الوزير النقابة لرفضها."""
        lead = self._leading_speaker(hit.end, passage)
        return (
            lead is not None
            and self._behind_asides(lead, passage) < index
            and all(self.reader.tokens.is_word(at) for at in range(lead, index))
        )

    def _is_thing(self, index: int) -> bool:
        """Tell a noun without article that is no one who speaks: وجود, صدور, أي علاقة."""
        tokens = self.reader.tokens
        if tokens.text(index) in self.reader.particles.any:
            return True
        return not (
            has_article(tokens.text(index))
            or self.speakers.phrases.is_function(index)
            or self._can_speak(index)
            or self.reader.numeral(index) is not None
        )

    def _continues(self, openings: list[Opening | None]) -> bool:
        """Tell whether a verb without subject can go on reporting: not from inside a reported clause."""
        before = next((opening for opening in reversed(openings) if opening is not None), None)
        return before.frame in {"noun", "preposition"} if before is not None else self.last is not None

    def _resumes(self, hit: Hit, hits: list[Hit], openings: list[Opening | None]) -> bool:
        """Tell a further verb of the same speaker, behind a comma, from one of whom he speaks of."""
        if hit.start == hit.first or not hit.joined or not self._is_thing(hit.end):
            return False
        last = next((at for at in reversed(range(len(openings))) if openings[at] is not None), None)
        opening = None if last is None else openings[last]
        if last is None or opening is None:
            return False
        before = hits[last]
        if self._can_speak(opening.first):
            return False  # قالت الصحيفة إن الحكومة اجتمعت، ونفت: the government did
        verbs = [self.reader.tokens.text(one.end - 1).removeprefix("و") for one in (before, hit)]
        past = not any(verb.startswith("ي") for verb in verbs)
        kinds = {one.cues[0].kind for one in (before, hit)}
        return kinds == {"verb"} and past and verbs[0].endswith("ت") == verbs[1].endswith("ت")


def _opens(cue: Cue, text: str) -> bool:
    """Tell a word with which the content of a cue begins, with or without article and owner."""
    return not cue.opens.isdisjoint({text, text.removeprefix("ال"), *disowned(text)})
