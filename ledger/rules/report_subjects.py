"""Subjects: who says it, before the cue or behind it; where nobody is written, the topic or the last one."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.rules.acquaintances import Speaker, SpeakerPhrase
from ledger.rules.arabic import OBJECTS, PREPOSITIONS, disowned
from ledger.rules.passages import Passage
from ledger.rules.report_agreement import AgreementReader
from ledger.rules.report_cues import Hit
from ledger.rules.report_opening import Opening
from ledger.text.tokens import CLAUSE_SIGNS, COMMAS

_LONGEST_SUBJECT = 10  # tokens
_SHORTEST_OBLIQUE = 4  # letters: اليمين and الصين end so by nature
_LONGEST_OUTLET = 6  # tokens of a name in quotation marks: "العربي الجديد" ذكرت
_LONGEST_WITHHELD = 8  # tokens of "who asked not to be named"
_LONGEST_NAMED = 9  # tokens between the commas round a name
_LONGEST_WAS = 14  # tokens from كان to قد
_QUOTING = frozenset('"“”«»')
# The feminine plural is left out: verbs end so by nature (راهن).
_OBJECT_ENDINGS = tuple(ending for ending in OBJECTS if ending != "هن")


@dataclass(slots=True)
class SubjectReader(AgreementReader):
    """Finds the speakers of cues."""

    def _leading_speaker(self, first: int, passage: Passage) -> int | None:
        """Return where a known speaker right behind a verb ends, or None."""
        tokens = self.reader.tokens
        best: int | None = None
        for end in range(first + 1, min(first + 9, passage.end) + 1):
            if tokens.text(end - 1) in {"،", ",", ":", "؛"} or self.layout.inside[end - 1] >= 0:
                break
            begin = self.speakers.phrases.title_end(first, end)
            entry = self.speakers.entities.longest(tokens.texts, begin) if begin < end else None
            met = " ".join(tokens.texts[begin:end]) in self.speakers.known.names
            if met or (entry is not None and begin + entry.width == end):
                best = end
        if best is None:
            return self._definite_lead(first, passage)
        best = self.speakers.phrases.modified(first, best, passage.end)
        while (joined := tokens.text(best)).startswith("و") and len(joined) > 3:
            entry = self.speakers.entities.longest(tokens.texts, best, joined[1:])
            if entry is None:
                break
            best += entry.width
        return best

    def _definite_lead(self, first: int, passage: Passage) -> int | None:
        """Return where a subject that can speak, or a definite one, ends by the grammar of its phrase.

        نفى المتحدث الرسمي وجود خلاف; انتقد نقيب الأطباء الحكومة.
        """
        tokens = self.reader.tokens
        phrases = self.speakers.phrases
        headed = self.reader.plain(self.cues.heads, first) is not None
        if not (headed or phrases.definite(first) or self._can_speak(first)):
            return None
        index = first if phrases.is_given(first) else phrases.office_end(first, passage.end)
        if index < passage.end and phrases.is_given(index):
            index = phrases.name_end(index, passage.end, closed=False)
        else:
            index = phrases.ranked_end(index, passage.end)
        index = phrases.aside_end(index, passage.end)
        if index == first or (index == first + 1 and headed and not phrases.definite(first)):
            return None
        goes_on = tokens.is_word(index) or self._behind_fence(index, passage) > index
        return index if index < passage.end and goes_on else None

    def _speaker(
        self, hit: Hit, opening: Opening, passage: Passage
    ) -> tuple[SpeakerPhrase | None, Speaker | None]:
        tokens = self.reader.tokens
        if opening.cue.kind == "participle":
            topic = self._topic(passage, hit.first) if self._silent(passage) else None
            return None, topic or self.last
        if self._is_carrier(hit):
            carried = self._carried(hit, opening)
            return carried, None if carried is None else carried.speaker
        if opening.cue.kind == "impersonal":
            return None, None
        if self._told_by_last(hit):
            return None, self.last
        antecedent = self._antecedent(hit, passage)
        if antecedent is not None:
            return antecedent, antecedent.speaker
        before = self._subject_before(hit, passage) or self._set_before(hit, passage)
        if before is not None and (opening.cue.addressee or not self._can_speak(hit.end)):
            return before, before.speaker
        phrase = self._behind(hit, opening)
        if phrase is not None:
            return phrase, phrase.speaker
        near = self._acting_before(hit, passage)
        if near is not None:
            return None, near
        if before is not None:
            return before, before.speaker
        if (
            tokens.text(hit.first - 1) in self.reader.particles.that_subjects
            or self.last is None
            or self._silent(passage)
        ):
            topic = self._topic(passage, hit.first)
            if topic is not None:
                return None, self._agreeing(hit, topic)
        return None, self._agreeing(hit, self.last)

    def _set_before(self, hit: Hit, passage: Passage) -> SpeakerPhrase | None:
        """Return the speaker who is set before his clause: أما هند، وهي طبيبة، فقالت."""
        tokens, particles = self.reader.tokens, self.reader.particles
        if not tokens.text(hit.first).startswith("ف") or tokens.text(hit.first - 1) not in COMMAS:
            return None
        for at in range(hit.first - 1, passage.first - 1, -1):
            if tokens.text(at).removeprefix("و") in particles.topicalisers:
                comma = next(stop for stop in range(at, hit.first) if tokens.text(stop) in COMMAS)
                return self.speakers.phrase(at + 1, comma) if comma > at + 1 else None
        return None

    def _behind(self, hit: Hit, opening: Opening) -> SpeakerPhrase | None:
        """Return the subject behind its verb, asides passed over: قال في بيان الوزير."""
        tokens = self.reader.tokens
        first, end = hit.end, opening.subject_end
        if first >= end or self._is_plural(hit):
            return None
        end = next((at for at in range(first, end) if self.reader.plain(self.cues.told_by, at)), end)
        if first == end:
            return None  # وتابع قائلا
        if self._is_led_content(hit, first):
            return None  # تأمل باستقبال مئة زائر، "نصفهم من الخارج"
        if self._is_addressed(hit, opening, first):
            return None
        if self._is_aside(first):
            first = self._behind_asides(first, Passage(first, end, 0))
            named = tokens.text(first) in _QUOTING and first + 1 < end
            named = named or self.reader.plain(self.cues.papers, first) is not None  # تشير فيه أرقام المعهد
            if first >= end or first == hit.end or not (named or self._can_speak(first)):
                return None
        if opening.cue.addressee:
            if self._disagrees(hit, first):
                return None
            if end - first > 1 and tokens.text(end - 1).endswith(("ها", "هم")):
                end -= 1  # حذرت دول المنطقة مواطنيها
        person = None if self._can_speak(first) else self.speakers.person_in(first, end)
        return person or self.speakers.phrase(first, end)  # أكدتها زيارة من الجنرال مايكل كوريلا: "..."

    def _is_led_content(self, hit: Hit, index: int) -> bool:
        """Tell content with the cue's own preposition written onto it from a name: باستقبال, not بدران."""
        text = self.reader.tokens.text(index)
        led = text[:1] in PREPOSITIONS and any(text[:1] in cue.prepositions for cue in hit.cues)
        led = led and len(text) > _SHORTEST_OBLIQUE
        return led and not self._can_speak(index) and not self.speakers.phrases.is_given(index)

    def _is_addressed(self, hit: Hit, opening: Opening, index: int) -> bool:
        """Tell whom one speaks to from who speaks: قال لقناتنا إن, طالب المانحين ب, حث سكان الساحل على."""
        tokens, phrases = self.reader.tokens, self.speakers.phrases
        known = self.speakers.entities.longest(tokens.texts, index)
        if not tokens.is_word(index) or (known is not None and known.meaning.kind != "group"):
            return False
        text = tokens.text(index)
        if phrases.is_given(index) or self.reader.read(self.cues.titles, index) is not None:
            return False
        if text.startswith("ل") and not text.startswith("لل"):
            outlet = {text[1:], *disowned(text[1:])}
            known = self.speakers.entities.longest(tokens.texts, index, text[1:])
            return known is not None or not outlet.isdisjoint(self.cues.audiences)
        bare = text.removeprefix("ال")
        if opening.frame == "that" and not opening.cue.addressee:
            return False
        if phrases.definite(index) and bare.endswith("ين") and len(bare) > _SHORTEST_OBLIQUE:
            return True  # the subject would be المانحون
        if self.last is None:
            return False
        if not opening.cue.addressee:
            return False
        pair = bare.endswith("ي") and phrases.definite(index + 1) and bare[:-1] in self.speakers.nouns
        if pair and bare == text:
            return True  # the subject would be طرفا النزاع
        if bare not in self.cues.audiences:
            return False
        end = phrases.office_end(index, opening.subject_end)
        told_of = any(phrases.definite(at) for at in range(index, end))  # وسائل إعلام روسية speaks
        return told_of and (end >= opening.subject_end or not phrases.definite(end))

    def _acting_before(self, hit: Hit, passage: Passage) -> Speaker | None:
        """Return who acts in the clause that a coordinated verb follows: اعترضت عليه موسكو وأوضحت أن."""
        tokens = self.reader.tokens
        if not hit.joined:
            return None
        to_it = self.reader.particles.to_it
        for first in range(max(passage.first + 1, hit.first - 3), hit.first):
            entry = self.speakers.entities.longest(tokens.texts, first)
            if entry is not None and first + entry.width == hit.first and tokens.text(first - 1) in to_it:
                phrase = self.speakers.phrase(first, hit.first)
                return None if phrase is None else phrase.speaker
        return None

    def _is_plural(self, hit: Hit) -> bool:
        """Tell a plural verb, whose subject stands before it: ودعوا الحكومة إلى."""
        text = self.reader.tokens.text(hit.end - 1)
        return hit.cues[0].kind == "verb" and len(text) > 4 and text.endswith(("وا", "ون"))

    def _antecedent(self, hit: Hit, passage: Passage) -> SpeakerPhrase | None:
        """Return the noun phrase that a relative clause tells of: دول المنطقة التي وصفت القرار بأنه."""
        relative = hit.first - 1
        tokens = self.reader.tokens
        if tokens.text(relative) not in self.reader.particles.relatives:
            return None
        if tokens.text(hit.end - 1).endswith(_OBJECT_ENDINGS):
            return None  # the noun is what it is said of: الخطة التي وصفها الوزير
        begin = self._phrase_start(relative, passage, complements=False)
        if begin >= relative or self.speakers.phrases.office_end(begin, relative) != relative:
            return None
        return self.speakers.phrase(begin, relative)

    def _phrase_start(self, stop: int, passage: Passage, *, complements: bool = True) -> int:
        """Return where the words right before ``stop`` that no particle interrupts begin."""
        tokens = self.reader.tokens
        first = stop
        while first > max(passage.first, stop - _LONGEST_SUBJECT) and tokens.is_word(first - 1):
            text = tokens.text(first - 1)
            inner = text in self.cues.complements or text in self.reader.particles.within
            if text in self.speakers.function and not (complements and inner):
                break
            first -= 1
        while first < stop and tokens.text(first) in self.speakers.function:
            first += 1
        return first

    def _subject_before(self, hit: Hit, passage: Passage) -> SpeakerPhrase | None:
        """Return the subject in front of its verb, right before it or behind كان."""
        near = self._right_before(hit, passage)
        perhaps = self.reader.tokens.text(hit.first - 1) in self.reader.particles.perhaps
        return self._behind_was(hit.first - 1, passage) if near is None and perhaps else near

    def _right_before(self, hit: Hit, passage: Passage) -> SpeakerPhrase | None:
        """Return the subject right in front: الوزير قال إن, لكن السكان يقولون, كان المدير قد أعلن."""
        tokens, particles = self.reader.tokens, self.reader.particles
        stop = hit.first
        while stop > passage.first and tokens.text(stop - 1) in particles.auxiliaries:
            stop -= 1
        stop = self._before_withheld(stop, passage)
        named = self._named_aside(stop, passage) if not hit.joined else None
        if named is not None:
            return named
        if stop <= passage.first or not (tokens.is_word(stop - 1) or tokens.text(stop - 1) in _QUOTING):
            return None
        quoted = self.layout.quotation_at(stop - 1)
        if quoted is not None and quoted.closing == stop - 1 and not hit.joined:
            short = stop - quoted.opening <= _LONGEST_OUTLET
            return (
                self.speakers.phrase(quoted.opening, stop) if short and hit.cues[0].kind == "verb" else None
            )
        first = begin = self._phrase_start(stop, passage)
        called = self.layout.quotation_at(first - 1)
        if called is not None and called.closing == first - 1:
            begin = called.opening - 1  # أما مجموعة «الأفق» الحقوقية فقدرت
        opened = tokens.text(begin - 1) if begin > passage.first else ""
        if hit.joined and not (opened in particles.topicalisers and tokens.text(hit.first).startswith("ف")):
            return None
        behind = first
        if tokens.text(first) in particles.was:
            first += 1
        if begin < behind and self._may_head(begin):  # مجموعة «الأفق» كانت أعلنت
            described = all(self.speakers.phrases.definite(at) for at in range(first, stop))
            return self.speakers.phrase(begin, behind) if described else None
        if first >= stop or not tokens.is_word(first) or self._is_verb(first) or self._is_when(first):
            return None
        phrase = self.speakers.phrase(first, stop)
        if phrase is None or (phrase.end != stop and not self._is_described(phrase, stop)):
            return None
        known = phrase.speaker.entity is not None or phrase.first > first
        topical = (
            opened in particles.topic_openers
            or opened in CLAUSE_SIGNS
            or opened in particles.was
            or not opened
            or self._after_complementiser(first - 1) == first
        )
        whole = self.speakers.phrases.office_end(first, stop) == stop
        return phrase if known or (topical and whole and self._may_head(first)) else None

    def _is_described(self, phrase: SpeakerPhrase, stop: int) -> bool:
        """Tell one without a name of whom more is told: مصدرا مقربا من الرئاسة."""
        entity = phrase.speaker.entity
        if self.speakers.phrases.definite(phrase.first):
            return False
        behind = self.reader.tokens.text(phrase.end) in self.reader.particles.prepositions
        unnamed = entity is not None and entity.kind == "group" and entity.name.islower()
        return unnamed and behind and self.speakers.phrases.office_end(phrase.first, stop) == stop

    def _before_withheld(self, stop: int, passage: Passage) -> int:
        """Return where a subject ends who asks not to be named: لكن دبلوماسيا طلب عدم كشف هويته أكد."""
        for verb in range(stop - 2, max(passage.first, stop - _LONGEST_WITHHELD), -1):
            if not self.reader.tokens.is_word(verb):
                break
            if self._hides_name(verb + 1):
                return verb
        return stop

    def _named_aside(self, stop: int, passage: Passage) -> SpeakerPhrase | None:
        """Return the subject whose name stands between commas before its verb: رئيس النادي، خالد عمر، نفى."""
        tokens = self.reader.tokens
        if tokens.text(stop - 1) not in COMMAS:
            return None
        reach = range(stop - 2, max(passage.first, stop - 2 - _LONGEST_NAMED), -1)
        opening = next((at for at in reach if tokens.text(at) in COMMAS), None)
        if opening is None:
            return None
        first = self._phrase_start(opening, passage)
        if first >= opening or not self._may_head(first):
            return None
        called = tokens.text(opening + 1).removeprefix("و") in self.cues.naming  # ، ويدعى عبد الله محمد،
        named = self.speakers.phrases.is_given(opening + 1 + called)
        return self.speakers.phrase(first, stop - 1) if named else None

    def _behind_was(self, stop: int, passage: Passage) -> SpeakerPhrase | None:
        """Return the subject between كان and قد, whatever is told of it: كان خبراء سألناهم قد توقعوا."""
        for at in range(stop - 1, max(passage.first, stop - _LONGEST_WAS) - 1, -1):
            text = self.reader.tokens.text(at)
            if not (self.reader.tokens.is_word(at) or self.reader.tokens.is_number(at)):
                return None
            if text in self.reader.particles.that or text.startswith("وال"):
                return None  # كان يعرف أن الوزير قد أعلن, كان مريضا والحكومة قد أعلنت
            if text in self.reader.particles.was:
                who = self.speakers.bodies.behind_number(at + 1)
                if who >= stop or not self._can_speak(who):
                    return None
                if who > at + 1:  # ... من أصل 14 محللا استطلعت الوكالة آراءهم
                    stop = max(who + 1, self.speakers.phrases.described_end(who + 1, stop))
                counted = self.speakers.phrase(at + 1, stop, closed=False)
                return counted or self.speakers.phrase(who, stop, closed=False)
        return None

    def _contrast(self, hit: Hit, passage: Passage) -> int | None:
        """Return the comma before a clause that speaks against the one before: ، لكن المعارضة تؤكد أن."""
        tokens, particles = self.reader.tokens, self.reader.particles
        first = self._phrase_start(hit.first, passage)
        opener = first - 1
        if tokens.text(opener) not in particles.contrasts:
            return None
        if tokens.text(opener) in particles.that:
            opener -= 1
            if tokens.text(opener) not in particles.exceptives:
                return None
        elif tokens.text(opener) in particles.when and tokens.text(opener - 1) == "في":
            opener -= 1
        return opener - 1 if tokens.text(opener - 1) in COMMAS else None

    def _may_head(self, index: int) -> bool:
        return self.speakers.phrases.definite(index) or self._can_speak(index)

    def _is_verb(self, index: int) -> bool:
        entry = self.cues.forms.longest(self.reader.tokens.texts, index)
        return entry is not None and any(cue.kind == "verb" for cue in entry.meaning)
