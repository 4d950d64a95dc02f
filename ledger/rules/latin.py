"""Names in Latin letters: "<given name> <al-><surname>", as the English press writes them.

What the vocabulary knows comes from there; the letters of the rest are read by ``spelling``. Where the
press has several habits, these are ours: Abdul before an attribute of God (names that the press writes
otherwise stand in the vocabulary: Abdel Fattah), al- in small letters and without the doubling of sun
letters, bin in small letters, Ould with a capital. A name belongs to a region, which decides between
Reda and Reza and how letters sound: that of its first given name, unless a surname's ending tells more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ledger.lexicon.person_names import NameParts, name_parts, traditions
from ledger.rules.spelling import spell
from ledger.text.fold import folded

_LONGEST = 3  # words of a name that is written in several
_ARABIC_ONLY = frozenset("حصضطظعىءؤئ")
_STEM = 3  # letters before an ending that tells a surname, but for long ones (علييف)
_SHORTEST_NAME = 3  # letters of a given name inside a surname
_DERIVED = ("م", "ت")  # Arabic participles and verbal nouns begin so: معروف, تعريف
_LONGEST_DERIVED = 5  # letters
_FOREIGN_LENGTH = 5  # letters
_JOINED = "\u200d"  # before what is written together with the word before it
_HOLY, _SERVANT = "الله", "عبد"  # spelled by a rule of their own: Abdullah, Abdul-


@lru_cache(maxsize=4096)
def latin(name: str) -> str:
    """Return an Arabic name in Latin letters.

    >>> latin("رامي القليوبي"), latin("فاديم كورنييف"), latin("عبد الستار قاسم")
    ('Rami al-Qalyubi', 'Vadim Korneev', 'Abdul Sattar Qassem')
    """
    words = name.replace("-", " - ").split()
    return _Name(words, [folded(word) for word in words], name_parts("ar")).written() if words else ""


@dataclass(slots=True)
class _Name:
    """One name: its words as written and folded, and the region whose habits it follows."""

    words: list[str]
    plain: list[str]
    parts: NameParts
    region: str = "arab"

    def written(self) -> str:
        """Return the name in Latin letters; it never begins with a small one."""
        self.region = self._region()
        pieces: list[str] = []
        index = 0
        while index < len(self.words):
            piece, width = self._piece(index)
            pieces.append(piece)
            index += width
        text = " ".join(filter(None, pieces)).replace(" - ", "-").replace(" " + _JOINED, "")
        return text[:1].upper() + text[1:]

    def _piece(self, index: int) -> tuple[str, int]:
        """Return the Latin form of what stands at word ``index``, and how many words it takes."""
        whole = self._phrase(index)
        if whole is not None:
            return whole
        word, behind = self.plain[index], self._plain(index + 1)
        if word == _SERVANT and behind.startswith("ال"):
            return f"Abdul {self._without_article(index + 1)}", 2
        if behind == _HOLY:
            return self._of_god(index), 2
        small = self._small(index)
        if small is not None:
            return small
        if word.startswith("ال") and len(word) > len("الح") and self.words[index][0] in "ال":
            joint = "ul-" if word in self.parts.pious and index and self.region != "arab" else "al-"
            return joint + self._without_article(index), 1
        return self._word(self.words[index]), 1

    def _phrase(self, index: int) -> tuple[str, int] | None:
        """Return a name that the vocabulary knows, the longest that begins here."""
        completed = self._plain(index + 1) == _HOLY or (
            self.plain[index] == _SERVANT and self._plain(index + 1).startswith("ال")
        )
        for width in range(min(_LONGEST, len(self.words) - index), completed, -1):
            known = self._known(" ".join(self.plain[index : index + width]))
            if known is not None:
                return known, width
        return None

    def _small(self, index: int) -> tuple[str, int] | None:
        """Return a small word inside a name: a particle, the number of a king, an end written apart."""
        word, parts = self.plain[index], self.parts
        particle = parts.particles.get(self.region, {}).get(word) or parts.particles["arab"].get(word)
        if particle is not None and len(self.words) > 1:
            return particle, 1
        if index == 0:
            return None
        for width in (2, 1):
            number = parts.regnal.get(" ".join(self.plain[index : index + width]))
            if number is not None:
                return number, width
        suffix = parts.suffixes.get(word)
        return None if suffix is None else (_JOINED + suffix, 1)

    def _of_god(self, index: int) -> str:
        """Return a name with God in it: Nasrallah, Hibatullah, in the east Asadullah."""
        name = self._word(self.words[index])
        if self.plain[index].endswith("ه"):
            return name.rstrip("h") + "tullah"
        return name + ("allah" if self.region == "arab" else "ullah")

    def _without_article(self, index: int) -> str:
        known = self._known(self.plain[index][2:])
        return known if known is not None else self._spelled(self.words[index][2:], "arab", article=True)

    def _word(self, word: str) -> str:
        if word.isascii():
            return word
        known = self._known(folded(word))
        return known if known is not None else self._spelled(word, self.region)

    def _spelled(self, word: str, region: str, *, article: bool = False) -> str:
        """Return an unknown word, by the given name in it if there is one: منصوري, كريموف."""
        tradition, plain = traditions("ar")[region], folded(word)
        for ending, latin in (*tradition.endings, ("ي", "i")):
            stem = plain.removesuffix(ending)
            if stem not in {plain, _SERVANT} and len(stem) >= _SHORTEST_NAME and stem in self.parts.given:
                return self._of_region(self.parts.given[stem]) + latin
        return spell(word, tradition, article=article).capitalize()

    def _known(self, phrase: str) -> str | None:
        forms = self.parts.given.get(phrase)
        return self._of_region(forms) if forms is not None else self.parts.surnames.get(phrase)

    def _of_region(self, forms: dict[str, str]) -> str:
        """Return the form of this region, else of the likeliest that has the name."""
        return forms.get(self.region) or next(iter(forms.values()))

    def _plain(self, index: int) -> str:
        return self.plain[index] if index < len(self.plain) else ""

    # -- the region -----------------------------------------------------------------------------------

    def _region(self) -> str:
        """Return the region whose names these are, by given name, ending of the surname, or letters."""
        known = next((list(found) for found in self._given() if found), [])
        told = self._told(known)
        if told is not None:
            return told
        if known:
            return known[0]
        arabic = any(word.startswith("ال") or _ARABIC_ONLY & set(word) for word in self.words)
        return "arab" if arabic or not _is_voweled(self.plain[-1]) else "west"

    def _given(self) -> Iterator[dict[str, str]]:
        """Yield what is known of the given names at each word, of two words before those of one."""
        for index, word in enumerate(self.plain):
            yield self.parts.given.get(f"{word} {self._plain(index + 1)}") or self.parts.given.get(word, {})

    def _told(self, known: list[str]) -> str | None:
        """Return the region that the ending of an unknown surname tells: قاسموف, تشيرنينكو, قاسم زاده.

        Behind an Arab or Persian given name a Slavic ending is one of Central Asia.
        """
        last = self.plain[-1]
        if last in self.parts.given or last in self.parts.surnames or last.startswith("ال"):
            return None
        if known[:1] == ["arab"] and last.startswith(_DERIVED) and len(last) <= _LONGEST_DERIVED:
            return None
        for region, tradition in traditions("ar").items():
            ending = next((end for end in tradition.telling if last.endswith(end)), None)
            if ending is None or (len(ending) < _STEM and len(last) - len(ending) < _STEM):
                continue
            if region in known or not known:
                return region
            if known[0] in {"arab", "iran"}:
                return region if region == "iran" else "turkic"
        return None


def _is_voweled(word: str) -> bool:
    """Tell a word with nearly every vowel written, as only foreign names are."""
    return len(word) >= _FOREIGN_LENGTH and sum(char in "اوي" for char in word) * 5 >= len(word) * 2
