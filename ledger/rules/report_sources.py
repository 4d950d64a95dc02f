"""Sources without a verb before them: headlines, quotations first, "according to"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ledger.lexicon.entities import Entity
from ledger.rules.arabic import disowned, has_article
from ledger.rules.passages import Passage
from ledger.rules.quotations import SPEECH
from ledger.rules.report import Report
from ledger.rules.report_contents import TRAILING
from ledger.rules.report_cues import Hit
from ledger.rules.report_tellers import TellerReader
from ledger.rules.speaker_phrases import DASHES
from ledger.text.tokens import COMMAS

# كما with these is "also": كما رفضت الدول, كما دعا الوزير.
_NOT_AS = frozenset({"deny", "urge", "promise"})
_CONTENT_SIGNS = frozenset("،,؛:")
_BEHIND_QUOTATION = frozenset("،,.-–")
_LONGEST_SOURCE = 24  # tokens
_LONGEST_CLAUSE = 60  # tokens
_LONGEST_APPOSED = 14  # tokens of what is told of a source between commas
_VOWELS = frozenset("\u064f\u0650")  # short vowels that no ف before قد has
_LONGEST_HEADLINE, _LONGEST_HEAD, _LONGEST_JOINED = 20, 7, 4  # tokens before the colon, and of who speaks
_LANDS = frozenset({"country", "place"})
_BEFORE_FIGURE = 3  # tokens: بنسبة, بأكثر من


@dataclass(slots=True)
class SourceReader(TellerReader):
    """Reads the frames in which the speaker stands apart."""

    def _headline(self, passage: Passage) -> Report | None:
        """<speaker>: <content> as a whole line near the top, or <what happened> و<speaker>: <content>."""
        tokens = self.reader.tokens
        if passage.paragraph > 3 or self._hit(passage.first, passage) is not None:
            return None
        line = range(passage.first + 1, min(passage.first + _LONGEST_HEADLINE, passage.end - 2))
        colon = next((at for at in line if tokens.text(at) == ":"), None)
        begin = None if colon is None else self._head(passage.first, colon)
        if colon is None or begin is None:
            return None
        told = self._hit(colon - 1, passage) if colon - begin > 1 else None
        verb = told if told is not None and told.end == colon and self._with(told, "quote") else None
        named = colon if verb is None else verb.first
        phrase = self.speakers.phrase(begin, named)
        if phrase is None or (verb is not None and phrase.end != named):
            return None
        if verb is None and not self._heads_line(begin, named, phrase.speaker.entity):
            return None
        first, end = colon + 1, passage.end
        quotation = self.layout.quotation_at(first)
        mode = self._mode(first, end)
        if quotation is not None and quotation.opening == first and quotation.closing == end - 1:
            first, end, mode = self._quotation_span(quotation)
        self.last = phrase.speaker
        if verb is not None:
            stance, rule = verb.cues[0].stance, "<speaker> <cue>: <content>"
            return Report(first, end, 0, verb.first, verb.end, stance, mode, rule, phrase.speaker, phrase)
        rule = "<speaker>: <content>"
        return Report(first, end, 0, colon, colon + 1, "say", mode, rule, phrase.speaker, phrase)

    def _head(self, first: int, colon: int) -> int | None:
        """Return where who speaks in front of a colon begins: with a short line, or behind what happened."""
        tokens, entities = self.reader.tokens, self.speakers.entities
        short = colon - first < _LONGEST_HEAD
        if short and self._heads_line(first, colon, None):
            return first  # وزير الخارجية والأمم المتحدة: نعمل معا
        for at in range(max(first + 2, colon - _LONGEST_JOINED), colon):
            word = tokens.text(at)
            entry = entities.longest(tokens.texts, at, word[1:]) if word[:1] == "و" else None
            if entry is not None and at + entry.width == colon and entry.meaning.kind not in _LANDS:
                return at  # مقتل خمسة في قصف والأمم المتحدة: الوضع خطير
        return first if short else None

    def _heads_line(self, first: int, colon: int, entity: Entity | None) -> bool:
        """Tell a speaker in front of a colon from the place or subject of a headline (السودان: مقتل خمسة)."""
        if entity is not None:
            return entity.kind not in _LANDS or entity.seat
        titled = self.speakers.phrases.title_end(first, colon) > first
        plain = (self.reader.plain(book, first) for book in (self.cues.heads, self.cues.sources))
        office = self.speakers.office_names.name(first, colon) is not None  # الداخلية المصرية
        return titled or office or any(read is not None for read in plain)

    def _quoted_first(self, passage: Passage, hits: list[Hit]) -> Iterator[Report]:
        """Yield what is quoted before its cue: "<content>" <cue> <speaker>."""
        tokens, thus = self.reader.tokens, self.reader.particles.thus
        for hit in hits:
            before = hit.first - 1
            while tokens.text(before) in _BEHIND_QUOTATION or tokens.text(before) in thus:
                before -= 1
            quotation = self.layout.quotation_at(before)
            cue = self._with(hit, "quote")
            if cue is None and tokens.text(hit.first - 1) in thus:
                cue = hit.cues[0]
            if (
                quotation is None
                or quotation.closing != before
                or cue is None
                or hit.joined
                or cue.kind != "verb"
            ):
                continue
            words = sum(tokens.is_word(at) for at in range(quotation.opening, quotation.closing))
            apart = tokens.text(quotation.closing + 1) in COMMAS or tokens.text(before + 1) in DASHES
            if words < (2 if apart else SPEECH) or quotation.opening in self._used:
                continue
            if words < SPEECH and self._is_title(quotation.opening):
                continue
            self._used.add(quotation.opening)
            first, end, mode = self._quotation_span(quotation)
            phrase = self.speakers.phrase(hit.end, min(hit.end + 12, passage.end))
            speaker = phrase.speaker if phrase is not None else self.last
            self.last = speaker
            yield Report(
                first,
                end,
                0,
                hit.first,
                hit.end,
                cue.stance,
                mode,
                '"<content>" <cue> <speaker>',
                speaker,
                phrase,
            )

    def _is_title(self, opening: int) -> bool:
        """Tell the name of what the word before it calls it, or of a source: مجلة "فورين أفيرز"."""
        before = opening - 1
        books = (self.cues.heads, self.cues.named_things)
        named = any(self.reader.plain(book, before) is not None for book in books)
        return named or self._according_at(before) is not None

    def _attributions(self, passage: Passage) -> list[int]:
        """Return where "according to" breaks into a sentence after a comma."""
        texts = self.reader.tokens.texts
        commas = [index for index in range(passage.first, passage.end - 1) if texts[index] in COMMAS]
        return [comma for comma in commas if self._according_at(comma + 1) is not None]

    def _according_at(self, index: int) -> tuple[int, str] | None:
        """Read "according to" at a token: (end, "verb" or how strong it is)."""
        if self.layout.inside[index] >= 0 or not self.reader.tokens.is_word(index):
            return None
        tokens = self.reader.tokens
        verb = self.reader.read(self.cues.according_verbs, index)
        if verb is not None and verb[1] < len(tokens):
            stem = tokens.text(verb[1])
            known = self.cues.forms.phrases.get(stem) or self._with_object(stem, short=True)  # هذا ما أكده
            denied = {"deny"} if self.reader.read(self.cues.summing, index) is not None else set()
            following = verb[1] + 1
            if denied and tokens.text(following) in self.speakers.function:
                return None  # وهو ما اعترضت عليه موسكو
            if any("that" in cue.frames and cue.stance not in _NOT_AS - denied for cue in known):
                return following + (tokens.text(following) in self.reader.particles.told_to), "verb"
        glued = self.reader.read(self.cues.glued_according, index)
        if glued is not None and glued[1] < len(tokens) and tokens.text(glued[1]).startswith("ل"):
            return glued[1], glued[0]
        read = self.reader.read(self.cues.according, index)
        return None if read is None else (read[1], read[0])

    def _according(self, passage: Passage, found: list[Report]) -> Iterator[Report]:
        """وفقا ل<speaker>، <content>; <content>، بحسب <speaker>; <content>، كما يقول <speaker>."""
        tokens, resuming = self.reader.tokens, self.reader.particles.resuming
        cues = self.cues
        begins = self.reader.starts(
            range(passage.first, passage.end),
            *(cues.according_verbs, cues.glued_according, cues.according, cues.according_self),
        )
        for index in begins:
            if any(report.cue_first <= index < report.cue_end for report in found):
                continue
            own = self._according_self(passage, index, found)
            if own is not None:
                yield own
                continue
            read = self._according_at(index)
            if read is None:
                continue
            end, strength = read
            verb = strength == "verb"
            if any(report.cue_first < end and index < report.cue_end for report in found):
                continue
            if any(report.cue_end <= index < report.first for report in found):
                continue  # between a verb and what it reports
            limit = min(passage.end, end + _LONGEST_SOURCE)
            openers = (
                at
                for at in range(end, limit)
                if tokens.text(at) in _CONTENT_SIGNS
                or tokens.text(at) in resuming
                or (index <= passage.first + 1 and self._acts_at(at, end))
            )
            stop = next(openers, passage.end)
            acts = stop < passage.end and self._acts_at(stop, end)
            behind = stop - 1 if acts else self._behind_described(stop, passage)
            if end >= passage.end or self._according_at(end) is not None:
                continue
            told = self._told_source(end, min(stop, limit), strength)
            if told is None:
                continue
            phrase, hint = told
            content = (
                self._summed_up(index, found)
                or self._measured_around(passage, index, phrase.end, found)
                or self._around(passage, index, behind, found)
            )
            if content is None:
                continue
            first, last, skip = content
            quotation = self.layout.quotation_at(first)
            mode = self._mode(first, last)
            if quotation is not None and quotation.opening == first and quotation.closing >= last - 1:
                first, last, mode = self._quotation_span(quotation)
            self.last = phrase.speaker
            stance = hint or "say"
            if verb:
                stance = self._stance_of(index, end) or stance
            else:
                told_by = self.reader.read(self.cues.source_stance, end - 1)
                stance = told_by[0] if told_by is not None else stance
            yield Report(
                first,
                last,
                skip,
                index,
                end,
                stance,
                mode,
                "<according to> <speaker>",
                phrase.speaker,
                phrase,
            )

    def _summed_up(self, index: int, found: list[Report]) -> tuple[int, int, int] | None:
        """Return what was said right before "which he denies": it is what is denied."""
        if self.reader.read(self.cues.summing, index) is None:
            return None
        said = (report for report in reversed(found) if report.end <= index <= report.end + 1)
        return next(((report.first, report.end, report.skip) for report in said), None)

    def _acts_at(self, index: int, end: int) -> bool:
        """Tell the verb with which a content begins right behind its source: وفقا للوزارة بلغ العدد 47."""
        tokens, particles = self.reader.tokens, self.reader.particles
        if index <= end or tokens.text(index) not in self.verbs or self.speakers.phrases.is_given(index):
            return False  # المتحدث باسم الشرطة عادل رمزي
        between = {tokens.text(at) for at in range(end, index)}
        clause = between & (particles.relatives | particles.that | self.cues.told_of | self.verbs)
        clause |= {
            text
            for text in between
            if any(cue.kind == "verb" for cue in self.cues.forms.phrases.get(text, ()))
        }
        last = tokens.text(index - 1)
        told = last in self.speakers.function or last.endswith("ما") or last in self.cues.sources
        # مسؤولين حضروا, مصدر أمني شارك: a clause that describes who is not named
        return self._is_closed(end) and not clause and not told

    def _is_closed(self, index: int) -> bool:
        """Tell a name or a definite noun (وزارة الصحة, للبنك الدولي) from an indefinite one."""
        named = any(not entry.meaning.name.islower() for entry in self._named(index))
        definite = has_article(self.reader.tokens.text(index)) or self.speakers.phrases.definite(index + 1)
        return named or definite

    def _behind_described(self, stop: int, passage: Passage) -> int:
        """Return the comma behind what is told of a source: وبحسب الهيئة، التي تستند إلى صور، هطلت."""
        tokens, particles = self.reader.tokens, self.reader.particles
        if tokens.text(stop) not in COMMAS:
            return stop
        if tokens.text(stop + 1) not in particles.relatives:
            signs = range(stop + 1, min(stop + _LONGEST_APPOSED, passage.end - 1))
            closing = next((at for at in signs if tokens.text(at) in COMMAS), None)
            resumed = closing is not None and tokens.text(closing + 1) in particles.resuming
            return closing if resumed and closing is not None else stop  # برأي سالم عمر، الخبير، فإن
        commas = (at for at in range(stop + 1, passage.end - 2) if tokens.text(at) in COMMAS)
        return next(commas, stop)

    def _according_self(self, passage: Passage, index: int, found: list[Report]) -> Report | None:
        """<content>، على حد قوله: said by whoever spoke last."""
        read = self.reader.read(self.cues.according_self, index)
        if read is None or self.last is None or self.layout.inside[index] >= 0:
            return None
        content = self._around(passage, index, read[1], found)
        if content is None:
            return None
        first, end, skip = content
        mode = self._mode(first, end)
        rule = "<according to> <pronoun>"
        nouns = disowned(self.reader.tokens.text(read[1] - 1))  # بحسب تقديراته
        hints = (self.cues.source_stance.phrases.get(noun) for noun in nouns)
        stance = next((hint for hint in hints if hint is not None), "say")
        return Report(first, end, skip, index, read[1], stance, mode, rule, self.last)

    def _stance_of(self, first: int, end: int) -> str | None:
        """Return the stance of the verb inside كما يقول, حسبما أعلنت."""
        for index in range(first, end):
            text = self.reader.tokens.text(index)
            known = self.cues.forms.phrases.get(text) or self._with_object(text, short=True)
            if known:
                return known[0].stance
        return None

    def _measured_around(
        self, passage: Passage, index: int, behind: int, found: list[Report]
    ) -> tuple[int, int, int] | None:
        """Return the clause whose figure stands behind its source: بلغ العدد وفق الوزارة 150، وارتفع."""
        reader = self.reader
        reach = behind + 1 + _BEFORE_FIGURE * reader.tokens.text(behind).startswith("ب")
        figure = any(reader.numeral(at) is not None for at in range(behind, min(reach, passage.end)))
        if index <= passage.first + 1 or not figure or reader.tokens.text(index - 1) in COMMAS:
            return None
        first = self._clause_start(index, passage)
        if first is None:
            return None
        signs = range(behind, min(passage.end, behind + _LONGEST_CLAUSE))
        parting = (at for at in signs if reader.tokens.text(at) in COMMAS and self._starts_clause(at + 1))
        end = next(parting, signs.stop)
        if any(report.first < end and first < report.end for report in found):
            return None
        while end > first and reader.tokens.text(end - 1) in TRAILING:
            end -= 1
        return first, end, self._conjunction(first)

    def _clause_start(self, index: int, passage: Passage) -> int | None:
        """Return where the clause before a source begins; None in a relative clause or an endless one."""
        tokens = self.reader.tokens
        for at in range(index - 1, max(passage.first, index - _LONGEST_CLAUSE) - 1, -1):
            if tokens.text(at) in self.reader.particles.relatives:
                return None
            if at == passage.first:
                return at
            if tokens.text(at) in COMMAS and self._starts_clause(at + 1):
                return at + 1
        return None

    def _conjunction(self, index: int) -> int:
        """Return how many letters of a word are the "and" that opens its clause."""
        word = self.reader.tokens.text(index)
        return int(word.startswith("و") and len(word) > 4 and word not in self.speakers.nouns)

    def _is_lost(self, index: int) -> bool:
        """Tell the verb فقد "was lost" from ف and قد: فقد أكثر من 1300 شخص, فُقد 20 بحارا."""
        tokens, behind = self.reader.tokens, self.reader.tokens.text(index + 1)
        counted = self.reader.numeral(index + 1) is not None
        noun = (
            has_article(behind) or behind in self.speakers.phrases.adjectives or behind in self.speakers.nouns
        )
        hedged = behind in self.speakers.function and self.reader.numeral(index + 2) is not None  # نحو 1300
        return tokens.written(index)[1:2] in _VOWELS or counted or noun or hedged

    def _around(
        self, passage: Passage, index: int, stop: int, found: list[Report]
    ) -> tuple[int, int, int] | None:
        """Return the content round "according to" (first, end, letters to skip).

        Behind it at the head of a sentence, before it at the end, both where it stands between commas.
        """
        tokens, particles = self.reader.tokens, self.reader.particles
        skip = 0
        if index <= passage.first + 1:
            first, end = stop + 1, passage.end
            if tokens.text(first) in particles.resuming or (
                tokens.text(first) in particles.resumed and not self._is_lost(first)
            ):
                first += 1
        else:
            if any(report.first < index <= report.end + 2 for report in found):
                return None
            first = passage.first
            goes_on = tokens.text(index - 1) in COMMAS and stop + 1 < passage.end
            behind = tokens.text(stop + 1)
            if goes_on and (self._starts_clause(stop + 1) or behind in self.speakers.function):
                goes_on = False
            if behind[:1] == "و" and behind[1:] in self.reader.particles.perhaps:
                goes_on = False  # ، على حد تعبير الوالدة، وقد جلست: what is told of her
            end = passage.end if goes_on else index
            while tokens.text(first) in self.reader.particles.links or tokens.text(first) == "و":
                first += 1
            if tokens.text(first) in particles.exceptives and tokens.text(first + 1) in particles.that:
                first += 2  # غير أن الكلفة ارتفعت
            skip = self._conjunction(first)
            quotation = self.layout.quotation_at(first + 1)
            if quotation is not None and (quotation.opening, quotation.closing) == (first, end - 2):
                return first + 1, end - 2, 0  # "لن ننسحب"، على حد قوله
        while end > first and tokens.text(end - 1) in TRAILING and self.layout.inside[end - 1] < 0:
            end -= 1
        return (first, end, skip) if end - first >= 2 else None
