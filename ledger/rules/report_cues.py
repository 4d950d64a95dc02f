"""Reporting cues: where a verb, participle or noun reports."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ledger.lexicon.cues import Cue, Frame
from ledger.rules.arabic import OBJECTS, disowned, has_article, is_feminine, peel
from ledger.rules.noun_phrases import QUOTES
from ledger.rules.passages import Passage
from ledger.rules.report import Desk
from ledger.text.tokens import COMMAS

_CLAUSE_REACH = 14  # tokens from a verb to its clause
_HIDDEN = 5  # tokens from "not" to the name that is not told
_LONGEST_OFFICE = 8  # tokens


@dataclass(frozen=True, slots=True)
class Hit:
    """A reporting form at tokens ``[first, end)``; ``joined`` tells that a conjunction opens its clause."""

    first: int
    end: int
    cues: tuple[Cue, ...]
    joined: bool
    negated: bool
    start: int  # of its clause, a linking word and the comma before it taken in


@dataclass(slots=True)
class CueReader(Desk):
    """Finds the cues of a passage."""

    def _hits(self, passage: Passage) -> list[Hit]:
        tokens = self.reader.tokens
        hits: list[Hit] = []
        end = self._narrated(passage)
        for index in self._candidates(range(end, passage.end)):
            if index < end or self.layout.inside[index] >= 0:
                continue
            found = self._hit(index, passage)
            if found is None:
                continue
            end = found.end
            if hits and (self._only_goes_on(hits[-1], found) or self._is_in_subject(hits[-1], found)):
                continue
            hits.append(found)
            while end < passage.end and (told := self.reader.plain(self.cues.told_by, end)) is not None:
                if told[1] - end > 1 or self.cues.forms.longest(tokens.texts, end) is None:
                    break
                end += 1
        return hits

    def _candidates(self, tokens: range) -> list[int]:
        """Return the tokens that may be cues by their letters: a form begins, or an object ends there."""
        books = (self.cues.forms, self.cues.impersonal, self.cues.rumours)
        return self.reader.starts(tokens, *books, also=_ends_in_object)

    def _only_goes_on(self, before: Hit, hit: Hit) -> bool:
        """Tell the قائلا of "علق الناقد قائلا:" from a cue of its own: nothing is reported yet."""
        tokens = self.reader.tokens
        again = tokens.text(hit.first) in self.reader.particles.adverbs  # نفى الوزير مجددا أن
        told = again or self.reader.plain(self.cues.told_by, hit.first) is not None
        if hit.cues[0].kind == "verb" or not told:
            return False
        between = range(before.end, hit.first)
        return not any(
            tokens.text(at) in {":", "،", ","}
            or self.layout.inside[at] >= 0
            or self._after_complementiser(at) is not None
            for at in between
        )

    def _is_in_subject(self, verb: Hit, hit: Hit) -> bool:
        """Tell a verb that belongs to the subject of the one before: قال نادي الأسير, أظهرت دراسة نشرت."""
        tokens, phrases = self.reader.tokens, self.speakers.phrases
        if hit.joined or not verb.cues[0].kind == hit.cues[0].kind == "verb":
            return False
        if verb.end == hit.first:
            return True
        relative = tokens.text(hit.first - 1) in self.reader.particles.relatives
        if relative:
            owned = tokens.text(hit.end - 1).endswith(OBJECTS)
            return owned and phrases.end(verb.end, hit.first) == hit.first - 1
        known = self.speakers.entities.longest(tokens.texts, verb.end)
        indefinite = not phrases.definite(verb.end) and not phrases.is_given(verb.end) and known is None
        return indefinite and verb.end + 1 == hit.first and phrases.end(verb.end, hit.first) == hit.first

    def _narrated(self, passage: Passage) -> int:
        """Return where the words behind a narrator's opener begin (يذكر أن), else the passage's start."""
        read = self.reader.read(self.cues.narrator, passage.first)
        return passage.first if read is None else read[1]

    def _hit(self, index: int, passage: Passage) -> Hit | None:
        tokens = self.reader.tokens
        if not tokens.is_word(index):
            return None
        if tokens.texts[index] in self.cues.issued:
            return None  # دراسة نشرتها المجلة
        if tokens.texts[index][1:] in self.reader.particles.order:
            return None  # وبعد أن
        if tokens.texts[index] in self.cues.naming and self._is_called(index):
            return None  # سيدة تدعى منى
        readings = self._cue_readings(tokens.texts[index])
        books = (self.cues.impersonal, self.cues.rumours)
        if not readings and all(self.reader.read(book, index) is None for book in books):
            return None
        for begin in (index, index - 1):
            idiom = self.reader.read(self.cues.considered, begin) if begin >= passage.first else None
            if idiom is not None and idiom[1] > index:
                return None
        if self.reader.ordinal(index) is not None or self._is_name(index, passage) or self._is_counted(index):
            return None
        nobody = self._impersonal(index, passage)
        if nobody is not None:
            return nobody
        if self._hides_name(index + 1) or self._hides_name(index - 1):
            return None  # مصدر اشترط عدم ذكر اسمه
        for skip, stem in readings:
            if stem in self.speakers.function and not self._explains(index, stem):
                continue
            entry = self.cues.forms.longest(tokens.texts, index, stem)
            found = entry.meaning if entry is not None else ()
            if not found and not tokens.written(index).endswith("ة"):
                found = self._with_object(stem) if self._is_verbal(stem) else ()
                found = found or self._reckons(index, stem)
            found = self._as_written(found, index)
            if skip == 0 and tokens.text(index - 1) in self.reader.particles.before_nouns:
                found = tuple(cue for cue in found if cue.kind != "verb")  # في نشرتها
            if not found:
                continue
            if self._is_passive(index, stem, skip):
                found = tuple(replace(cue, kind="impersonal") for cue in found)
            if found[0].kind == "participle" and self._is_adjective(index):
                found = tuple(replace(cue, frames=cue.frames & {"that"}, loose=frozenset()) for cue in found)
            before = tokens.text(index - 1).removeprefix("و") if index > passage.first else ""
            if skip == 0 and before in self.reader.particles.pronouns:  # تقول وهي تشير إلى بيتها
                said = frozenset({"that", "quote"})
                found = tuple(replace(cue, frames=cue.frames & said, loose=cue.loose & said) for cue in found)
            end = index + (entry.width if entry is not None else 1)
            paper = found[0].kind == "participle" and self.reader.plain(self.cues.papers, index) is not None
            if paper and self._after_complementiser(end) is None:
                continue  # مذكرة المحكمة, not مذكّرة بأن
            negated = (
                tokens.text(index - 1).removeprefix("و") in self.cues.negations and index > passage.first
            )
            if negated and tokens.text(end) in self.reader.particles.any:
                return None  # لم تعلن أي جهة
            first = index - 1 if negated and tokens.text(index - 1) != "ما" else index
            start = first
            while start > passage.first and tokens.text(start - 1) in self.reader.particles.corrections:
                start -= 1
            if self._excepts(start - 1) and start - 2 >= passage.first:
                start -= 2
            linked = first < index and tokens.text(first).startswith("و")  # ولم يقل
            joined = skip > 0 or start < first or linked
            if start > passage.first and tokens.text(start - 1) in {"،", ",", "؛"}:
                start -= 1
            return Hit(first, end, found, joined, negated, start)
        return None

    def _excepts(self, index: int) -> bool:
        """Tell "but he", in two words, from what is reported: غير أنها أشارت; not قالت إنها أكدت."""
        tokens, particles = self.reader.tokens, self.reader.particles
        that = tokens.text(index) in particles.that_subjects
        return that and tokens.text(index - 1) in particles.exceptives

    def _hides_name(self, index: int) -> bool:
        """Tell what a source asks for himself: عدم الكشف عن هويته, ألا يذكر اسمه."""
        tokens = self.reader.tokens
        return tokens.text(index) in self.cues.withheld and any(
            stem in self.cues.identity
            for at in range(index + 1, index + _HIDDEN)
            for stem in disowned(tokens.text(at))
        )

    def _is_called(self, index: int) -> bool:
        """Tell تدعى "is called" from تدعي "claims": by its last letter, or the given name behind it."""
        passive = self.reader.tokens.written(index).endswith("ى")
        claims = self.reader.plain(self.cues.complementisers, index + 1) is not None
        return self.speakers.phrases.is_given(index + 1) or (passive and not claims)

    def _is_counted(self, index: int) -> bool:
        """Tell what is counted from a verb of the same letters: 900 طالب, طالب واحد, طالبا وطالبة."""
        tokens = self.reader.tokens
        if self.speakers.nouns.longest(tokens.texts, index) is None:
            return False
        pair = tokens.text(index + 1) == f"و{tokens.text(index).removesuffix('ا')}ه"
        counted = self._ends_number(index) and not self._can_speak(index + 1)
        return pair or counted or self.reader.is_one(index + 1)

    def _ends_number(self, index: int) -> bool:
        """Tell what stands right behind a numeral: 900 طالب, not في 2022 طالب المجلس."""
        return self.reader.tokens.is_number(index - 1) or any(
            (numeral := self.reader.numeral(first)) is not None and numeral.end == index
            for first in range(max(0, index - 4), index)
        )

    def _is_verbal(self, stem: str) -> bool:
        """Tell a verb with its object from an ordinal with its owner: أولهما بتسديدة."""
        return not any(bare in self.reader.words.ordinals for bare in disowned(stem))

    def _cue_readings(self, word: str) -> tuple[tuple[int, str], ...]:
        """Return the readings of a word that may report, as (letters of a conjunction, stem); once a text."""
        known = self._cue_words.get(word)
        if known is None:
            known = self._cue_words[word] = tuple(
                (skip, stem)
                for skip, article, stem in peel(word)
                if not article
                and (not skip or word[0] in "وف")
                and (stem in self.cues.forms or self._with_object(stem, short=True))
            )
        return known

    def _is_passive(self, index: int, stem: str, skip: int) -> bool:
        """Tell يُتوقع, واعتُبر by their first vowel; يُعلن is active, for verbs of that form carry it too.

        A doubled letter with the vowel of the passive behind it tells يُقدَّر from يُقدِّر.
        """
        written = self.reader.tokens.written(index)[skip:]
        past = stem[:1] == "ا"  # أُعلن
        doubled = "\u0651\u064e" in written or "\u064e\u0651" in written
        present = stem[:1] in {"ي", "ت"} and ("ت" in stem[1:3] or doubled)
        return "\u064f" in written[1:4] and (past or present)

    def _explains(self, index: int, stem: str) -> bool:
        """Tell بيّن "explained" and عبّر "expressed" from بين and عبر: somebody speaks and أن or عن follows."""
        opener = self.cues.verbs_too.get(stem)
        if opener is None or not self._can_speak(index + 1):
            return False
        tokens = self.reader.tokens
        for at in range(index + 2, index + _CLAUSE_REACH):
            if tokens.text(at) == opener:
                return True
            if not tokens.is_word(at) or tokens.text(at) in {"و", "و" + stem}:
                return False
        return False

    def _is_name(self, index: int, passage: Passage) -> bool:
        """Tell a given name behind a title (المدرب عزت رضوان) from a verb of the same letters."""
        if index > passage.first and self.reader.tokens.text(index + 1) in self.cues.names.holy:
            return self.speakers.phrases.is_given(index - 1)
        if index == passage.first or not self.speakers.phrases.is_given(index):
            return False
        phrases = self.speakers.phrases
        titles = phrases.maybe_titles(range(max(passage.first, index - _LONGEST_OFFICE), index))
        return any(phrases.office_end(first, index + 1) == index for first in titles)

    def _is_adjective(self, index: int) -> bool:
        """Tell a feminine participle behind a noun (تظاهرات مؤيدة) from one that reports."""
        tokens = self.reader.tokens
        return is_feminine(tokens.written(index)) and tokens.is_word(index - 1)

    def _as_written(self, found: tuple[Cue, ...], index: int) -> tuple[Cue, ...]:
        """Return the cues that a word's last letter allows, where folding made two words one: رأى, رأي."""
        if len({cue.kind for cue in found}) < 2:
            return found
        written = self.reader.tokens.written(index)
        kept = {"ى": "verb", "ي": "noun"}.get(written[-1:])
        alike = tuple(cue for cue in found if cue.kind == kept)
        return alike or tuple(sorted(found, key=lambda cue: cue.kind == "noun"))

    def _impersonal(self, index: int, passage: Passage) -> Hit | None:
        """Read a passive or impersonal cue: تم الإعلان عن, يُعتقد أن, من المعتقدات السائدة أن, شائعات بأن.

        A single word that is an active cue too needs its passive vowel written.
        """
        tokens = self.reader.tokens
        rumour = self._rumour(index)
        read = rumour or self.reader.read(self.cues.impersonal, index)
        if read is None:
            return None
        stance, end, _ = read
        active = end == index + 1 and any(stem in self.cues.forms for _, _, stem in peel(tokens.text(index)))
        if active and rumour is None and "\u064f" not in tokens.written(index):
            return None
        frames: frozenset[Frame] = frozenset({"that", "noun"} if end > index + 1 else {"that", "preposition"})
        cue = Cue(
            "impersonal",
            stance,
            "impersonal",
            frames,
            frames,
            frozenset({"ب"}),
            addressee=False,
            complement=rumour is None and self._describes(index),
        )
        return Hit(index, end, (cue,), tokens.text(index).startswith("و"), negated=False, start=index)

    def _describes(self, index: int) -> bool:
        """Tell a verb whose content is what is described, and as what: وُصفت الزيارة بأنها ناجحة."""
        stems = (stem for _, _, stem in peel(self.reader.tokens.text(index)))
        return any(cue.complement for stem in stems for cue in self.cues.forms.phrases.get(stem, ()))

    def _rumour(self, index: int) -> tuple[str, int, int] | None:
        """Read a noun of what somebody says, nobody knows who: راجت تكهنات بأن."""
        read = self.reader.read(self.cues.rumours, index)
        if read is None or not self.reader.tokens.text(read[1]).startswith("ب"):
            return None
        return read if self._after_complementiser(read[1]) is not None else None

    def _with_object(self, stem: str, *, short: bool = False) -> tuple[Cue, ...]:
        """Return the verb under an object written onto it (اعتبرتها, أكدتها).

        ``short`` lets ه stand on three letters, which make a noun as often as a verb (أكده, ذكره).
        """
        if not stem.endswith(OBJECTS):
            return ()
        for ending in OBJECTS:
            bare = stem.removesuffix(ending)
            if bare == stem or len(bare) < 3 or (ending == "ه" and len(bare) < 4 and not short):
                continue
            found = self.cues.forms.phrases.get(bare)
            if found is None and bare.endswith("ا"):  # تراها is ترى with its object
                found = self.cues.forms.phrases.get(bare[:-1] + "ي")
            verbs = tuple(cue for cue in found or () if cue.kind == "verb")
            if verbs:
                return verbs
        return ()

    def _reckons(self, index: int, stem: str) -> tuple[Cue, ...]:
        """Return a verb of reckoning with its object, before who reckons: قدره المنظمون بألف."""
        found = tuple(cue for cue in self._with_object(stem, short=True) if cue.stance == "estimate")
        quoted = self.reader.tokens.text(index + 1) in QUOTES
        return found if found and (quoted or self._can_speak(index + 1)) else ()

    def _breaks(self, hit: Hit) -> bool:
        """Tell a cue that ends the content before it (coordinated, a participle) from one inside it."""
        if hit.cues[0].kind == "participle":
            return True
        behind_comma = self.reader.tokens.text(hit.first - 1) in COMMAS
        if hit.cues[0].kind == "noun":  # نقلت عنه قوله إن ...، وتأكيده أن
            return behind_comma and hit.joined and self.reader.read(self.cues.told_by, hit.first) is not None
        apart = behind_comma and self._can_speak(hit.end)
        return hit.cues[0].kind == "verb" and (hit.joined or apart)

    def _with(self, hit: Hit, frame: str) -> Cue | None:
        """Return the cue that takes a frame; an ambiguous one only behind a subject that can speak."""
        plain = next((cue for cue in hit.cues if frame in cue.frames), None)
        if plain is not None:
            return plain
        loose = next((cue for cue in hit.cues if frame in cue.loose and cue.kind == "verb"), None)
        return loose if loose is not None and self._can_speak(hit.end) else None

    def _can_speak(self, index: int) -> bool:
        return self.speakers.can_speak(index)

    def _after_complementiser(self, index: int) -> int | None:
        """Return where the clause behind إن or أن begins; the pronoun of إنه stays out, that of أنه in."""
        tokens = self.reader.tokens
        read = None if self._is_van(index) else self.reader.plain(self.cues.complementisers, index)
        if read is not None:
            text, subjects = tokens.text(index), self.reader.particles.that_subjects
            quoted = tokens.text(index + 1) in QUOTES  # أبلغت المنظمة بأنها "لن تنسحب"
            own = text in subjects or (text[:1] == "ب" and text[1:] in subjects and not quoted)
            keeps = own and not self._is_dummy(index)
            return index if keeps or read[0] == "keep" else read[1]
        return index if tokens.text(index) in self.reader.particles.that_subjects else None

    def _is_van(self, index: int) -> bool:
        """Tell فان inside a name, before the "that" of its clause, from فإن, and آن from أن (إلس فان دام)."""
        tokens = self.reader.tokens
        if self.speakers.phrases.is_ann(index):
            return True
        if not tokens.written(index).startswith("فا") or not tokens.is_word(index - 1):
            return False
        behind = range(index + 2, index + 4)
        return any(self.reader.plain(self.cues.complementisers, at) is not None for at in behind)

    def _is_dummy(self, index: int) -> bool:
        """Tell the pronoun that stands for nobody (إنه لا مجال, إنه من المتوقع) from a real subject."""
        tokens = self.reader.tokens
        following = tokens.text(index + 1)
        verb = tokens.text(index + 1 + (following in self.reader.particles.perhaps))
        if tokens.text(index).endswith("ه") and verb[:1] == "ت" and "ي" + verb[1:] in self.verbs:
            return True  # بأنه قد تتم مناقشة القضايا: the verb has another subject
        nobody = self.cues.existing | self.cues.subjectless
        if following in self.cues.negations and tokens.text(index + 2) in nobody:
            return True  # إنه لا توجد خطط
        if tokens.written(index).startswith(("أ", "بأ")):
            return False
        if following == "لا":
            return not tokens.text(index + 2).startswith(("ي", "ت", "ن", "ا")) or has_article(
                tokens.text(index + 2)
            )
        return following in self.cues.subjectless

    def _complements(self, index: int) -> bool:
        """Tell وصف X بأنه Y and صور X على أنه Y from رأى X أن."""
        tokens = self.reader.tokens
        return tokens.text(index).startswith("ب") or tokens.text(index - 1) == "علي"


def _ends_in_object(word: str) -> bool:
    return word.endswith(OBJECTS)
