"""Tense: what is still to come by the words of its clause."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.lexicon.nouns import Noun
from ledger.lexicon.phrasebook import Phrasebook
from ledger.rules.arabic import OWNERS, PRESENT, is_feminine
from ledger.rules.reader import Reader
from ledger.text.tokens import COMMAS

_REACH = 14  # tokens from the word of the future to a day
_ENDS = COMMAS | frozenset('؛:.!?؟()"«»“”')


@dataclass(frozen=True, slots=True)
class TenseReader:
    """Tells the future in one text.

    ``told`` are words of what is done, the ``verbs`` and others of the present; ``outlooks`` those for
    what is expected or planned; a word for one of the ``countries`` is no verb.
    """

    reader: Reader
    nouns: Phrasebook[Noun]
    adjectives: frozenset[str]
    function: frozenset[str]
    verbs: frozenset[str]
    surnames: frozenset[str]
    told: frozenset[str]
    outlooks: Phrasebook[bool]
    countries: Phrasebook[str]

    def is_future(self, index: int) -> bool:
        """Tell a word of the future: سوف, سيبلغ, ستنفق; not سياسي or سنويا."""
        text, bare = self.reader.tokens.text(index), self._bare(index)
        if text in self.reader.particles.future:
            return True
        if len(bare) < 5 or bare[:2] not in {"سي", "ست", "سن"} or self.reader.anchors[index]:
            return False
        known = bare in self.nouns or bare in self.adjectives or bare.startswith("سنوي")
        known = known or bare in self.countries  # سنغالية
        past = bare.removesuffix("وا") in self.verbs and bare[1:] not in self.verbs  # سيطروا
        return not (known or past or text in self.function)

    def is_ahead(self, index: int) -> bool:
        """Tell whether the clause before a day is of what is still to come: من المنتظر أن تصل الخميس."""
        reader, particles = self.reader, self.reader.particles
        if reader.tokens.text(index - 1) in particles.since or self._is_its_day(index):
            return False  # منذ السبت, في هجوم السبت
        goes_on = any(reader.tokens.text(before) in particles.until for before in (index - 1, index - 2))
        for at in range(index - 1, max(-1, index - 1 - _REACH), -1):
            text = reader.tokens.text(at)
            if text in _ENDS or reader.tokens.kinds[at] == "break" or text in particles.turning:
                return False
            if text in particles.relatives or (text in self.verbs and text[0] not in PRESENT):
                return False  # عطلة بدأت السبت
            present = goes_on and self._is_present(at)  # يتواصل المعرض حتى الأحد
            if present or self._will(at) or self.may_come(at) or self._is_outlook(at):
                return not any(reader.tokens.text(was) in particles.was for was in range(at - 3, at))
        return False

    def _is_present(self, index: int) -> bool:
        """Tell a verb of the present: يستمر, وتتواصل; not لم يستمر."""
        bare, before = self._bare(index), self._bare(index - 1)
        particles = self.reader.particles
        negated = before in particles.auxiliaries and before not in particles.future
        known = not self.verbs.isdisjoint(letter + bare[1:] for letter in PRESENT) or bare[1:] in self.told
        return bare[:1] in PRESENT and known and not negated

    def _will(self, index: int) -> bool:
        """Tell a verb of the future from other words: ستنطلق, not سيطرت, ستارمر or سيراليون.

        One that no list knows is a verb only where it opens its clause.
        """
        bare, tokens = self._bare(index), self.reader.tokens
        if not self.is_future(index) or bare in self.verbs or bare in self.surnames:
            return False
        if tokens.text(index) in self.reader.particles.future or bare[1:] in self.told:
            return True
        before = tokens.text(index - 1)
        opens = not tokens.is_word(index - 1) or before in self.reader.particles.that_subjects
        owned = is_feminine(tokens.written(index)) or bare.endswith(OWNERS)
        return opens and not tokens.is_number(index - 1) and not owned

    def may_come(self, index: int) -> bool:
        """Tell قد before a verb of the present, of what may come, from that before a past one."""
        if self._bare(index) not in self.reader.particles.perhaps:
            return False
        verb = self.reader.tokens.text(index + 1)
        return verb[:1] in {"ي", "ت"} and not (verb.startswith("تم") or verb.endswith("ت"))

    def _is_its_day(self, index: int) -> bool:
        """Tell the day of a thing that is spoken of: في هجوم السبت; not 200 جندي الجمعة."""
        noun, before = self.reader.tokens.text(index - 1), self.reader.tokens.text(index - 2)
        return noun in self.nouns and (before in self.function or before in self.nouns)

    def _bare(self, index: int) -> str:
        """Return a word without the conjunction written onto it."""
        text = self.reader.tokens.text(index)
        return text[1:] if text[:1] in {"و", "ف"} and len(text) > 2 else text

    def _is_outlook(self, index: int) -> bool:
        """Tell من المنتظر and يتوقع أن from who is awaited: وصل الوفد المنتظر."""
        read = self.reader.read(self.outlooks, index)
        if read is None:
            return False
        return read[1] > index + 1 or self.reader.tokens.text(read[1]) in self.reader.particles.that
