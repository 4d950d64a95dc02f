"""Nouns beside numbers: what is counted, known or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ledger.lexicon.entities import demonym
from ledger.lexicon.nouns import Noun
from ledger.rules.amount import Vocabulary
from ledger.rules.arabic import MINE, OWNERS, is_feminine, peel
from ledger.rules.reader import Reader

_LONGEST_PHRASE = 5


class Counted(NamedTuple):
    """A noun that can be counted: its lemma, where its span ends, whether the lexicon knows it."""

    lemma: str
    end: int
    known: bool


# Endings of adjectives of nations behind a number: سوري, سوريا, سوريين, سورية.
_OF_A_NATION = ("ي", "يا", "يين", "يون", "يه", "يات")
# Sound plurals with an owner written onto them: their ن is lost.
_OWNED_PLURALS = tuple(f"ي{owner}" for owner in OWNERS)


def _may_be_noun(word: str) -> bool:
    """Tell whether an unknown folded word may be counted: no verb, no preposition with its noun.

    The accusative of what is specified (20 بطلا) is a noun whatever it begins with.

    >>> [_may_be_noun(word) for word in ("بجروح", "يشتبه", "تقدموا", "معظمهم", "بطلا", "لبنانيين")]
    [False, False, False, False, True, True]
    """
    if word.endswith(("وا", "هم", "هن", "هما")):
        return False
    return word.endswith(("ا", "يين", "يون", "ات")) or word[0] not in "بلكفي"


@dataclass(slots=True)
class NounReader:
    """Reads nouns off one text."""

    reader: Reader
    book: Vocabulary

    def at(self, index: int) -> Counted | None:
        """Return what is counted at a token, or None where nothing is."""
        tokens = self.reader.tokens
        if not tokens.is_word(index):
            return None
        text = tokens.texts[index]
        if text.endswith("ال") and tokens.is_number(index + 1) and tokens.glued(index + 1):
            return None  # the article of the number behind it: الـ67 والـ88
        entry = self.book.nouns.longest(tokens.texts, index)
        if entry is not None:
            return Counted(entry.meaning.lemma, index + entry.meaning.width, known=True)
        nation = self.book.countries.longest(tokens.texts, index) if text.endswith(_OF_A_NATION) else None
        if nation is not None and (text not in self.book.countries.bare or text.endswith("يا")):
            return Counted(demonym(nation.meaning), index + nation.width, known=False)  # 20 فلسطينيا
        if len(text) < 3 or text.isascii() or text in self.book.never or text.startswith("و"):
            return None
        for _, article, stem in peel(text):
            if article or (stem in self.book.never and stem != text):
                return None
        if self.reader.numeral(index) is not None or self.reader.ordinal(index) is not None:
            return None
        if not _may_be_noun(text):
            return None
        return Counted(tokens.written(index), index + 1, known=False)

    def definite_at(self, index: int) -> Counted | None:
        """Return the noun with the article at a token (الجمهوريات); an unknown one keeps its written form."""
        tokens = self.reader.tokens
        text = tokens.text(index)
        if not text.startswith("ال"):
            return None
        entry = self.book.nouns.longest(tokens.texts, index, text[2:])
        if entry is not None:
            return Counted(entry.meaning.lemma, index + entry.meaning.width, known=True)
        return Counted(tokens.written(index), index + 1, known=False)

    def owned_at(self, index: int) -> Counted | None:
        """Return the plural with its owner written onto it at a token: مقاعدها, موكليه."""
        text = self.reader.tokens.text(index)
        known = self._owned_plural(text)
        if known is not None:
            return Counted(known.lemma, index + 1, known=True)
        owned = text.endswith(_OWNED_PLURALS) and not is_feminine(self.reader.tokens.written(index))
        if len(text) > 5 and owned and text not in self.book.never:
            return Counted(self.reader.tokens.written(index), index + 1, known=False)
        return None

    def stands_at(self, index: int) -> bool:
        """Tell whether a unit or a known counted noun stands at a token."""
        if not self.reader.tokens.is_word(index):
            return False
        texts = self.reader.tokens.texts
        unit = self.book.units.longest(texts, index)
        return unit is not None or self.book.nouns.longest(texts, index) is not None

    def lemma(self, index: int) -> str | None:
        """Return the lemma of the known noun at a token, its article, clitics and owner put aside."""
        if not self.reader.tokens.is_word(index):
            return None
        read = self.reader.read(self.book.nouns, index)
        if read is not None:
            return read[0].lemma
        word = self.reader.tokens.texts[index]
        for ending in OWNERS:
            stem = word.removesuffix(ending)
            if stem == word or len(stem) < 3:
                continue
            for form in (stem, stem[:-1] + "ه" if stem.endswith("ت") else stem):
                entry = self.book.nouns.longest([form], 0)
                if entry is not None:
                    return entry.meaning.lemma
        return None

    def is_one_at(self, at: int) -> bool:
        """Tell whether a definite singular noun stands at a token: a number behind it ranks it."""
        for _, article, stem in peel(self.reader.tokens.texts[at]):
            entry = self.book.nouns.longest(self.reader.tokens.texts, at, stem) if article else None
            if entry is not None:
                return not entry.meaning.plural
        return False

    def _owned_plural(self, word: str) -> Noun | None:
        """Return the plural noun that a word is with its owner written onto it: أطفالي, أبقارها."""
        for owner in (*OWNERS, MINE):
            entry = self.book.nouns.longest([word.removesuffix(owner)], 0) if word.endswith(owner) else None
            if entry is not None and entry.meaning.plural:
                return entry.meaning
        return None

    def plural_before(self, at: int) -> tuple[int, int, str] | None:
        """Walk back from a definite number to the plural noun that it counts: (first, skip, lemma).

        دول آسيا الوسطى الخمس, الدول الأعضاء الـ193.
        """
        tokens = self.reader.tokens
        for first in range(at, max(-1, at - _LONGEST_PHRASE), -1):
            if not tokens.is_word(first):
                return None
            for skip, article, stem in peel(tokens.texts[first]):
                entry = self.book.nouns.longest(tokens.texts, first, stem)
                if entry is None and first == at and not article:
                    owned = self._owned_plural(stem)
                    if owned is not None:
                        return first, skip, owned.lemma
                if entry is None or not entry.meaning.plural or not (article or first < at):
                    continue
                wider = self.plural_before(first - 1) if article and first == at else None
                if wider is not None and wider[0] == first - 1:
                    return wider
                return first, skip, entry.meaning.lemma
            if tokens.texts[first] in self.book.never:
                return None
        return None
