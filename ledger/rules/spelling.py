"""The letters of one word of a name: long vowels as written, short ones where syllables need them.

Arabic and Persian names leave short vowels out, so a run of consonants is broken into syllables
(mnswry: man-sou-ri). Names from elsewhere are written with all their vowels and keep their clusters.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from ledger.lexicon.person_names import Tradition

_MARKS = {"\u064e": "a", "\u064f": "u", "\u0650": "i"}
_FATHA = "\u064e"
_DOUBLED, _SILENCED = "\u0651", "\u0652"
_VOWELS = frozenset("اويىةآ")
_HUSHED = frozenset("عءئؤأ")  # inside a word: no letter, but they keep two vowels apart
_LIQUID = frozenset("lrwyv")
_CLUSTERS = {"تش": "ch", "دج": "j", "نغ": "ng"}
_SHORTEST_STEM = 2  # letters before an ending
_PAIR, _ROOT = 2, 3  # consonants
_OPEN = frozenset("nlm")  # after a consonant they take a vowel before them
_DIMINUTIVE = 5  # letters of زبيدي, دليمي


class _Sound(NamedTuple):
    """A consonant, a vowel or a hushed consonant (kinds C, V, H) in Latin letters."""

    written: str
    kind: str


def spell(word: str, tradition: Tradition, *, article: bool = False) -> str:
    """Return one word in small Latin letters; ``article`` tells that it stood behind ال.

    >>> from ledger.lexicon.person_names import traditions
    >>> spell("منصوري", traditions("ar")["arab"]), spell("كورنييف", traditions("ar")["slavic"])
    ('mansouri', 'korneev')
    """
    return _Speller(word, tradition, article).spelled()


@dataclass(slots=True)
class _Speller:
    """Spells one word: first its sounds, then its syllables."""

    word: str
    tradition: Tradition
    article: bool
    letters: list[str] = field(init=False)
    marks: list[str] = field(init=False)
    sounds: list[_Sound] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.letters, self.marks = [], []
        for char in self.word:
            if char in _MARKS or char in {_DOUBLED, _SILENCED}:
                if self.marks:
                    self.marks[-1] += char
            elif char.isalpha() and char != "\u0640":
                self.letters.append(char)
                self.marks.append("")

    def spelled(self) -> str:
        """Return the word in Latin letters."""
        plain = "".join(self.letters)
        for ending, latin in self.tradition.endings:
            if plain.endswith(ending) and len(plain) - len(ending) >= _SHORTEST_STEM:
                self._read(len(plain) - len(ending))
                self.sounds.append(_Sound(latin, "V" if latin[0] in "aeiouy" else "C"))
                break
        else:
            self._read(len(plain))
        return self._syllables() if self.tradition.short_vowels else self._clusters()

    # -- sounds -------------------------------------------------------------------------------------

    def _read(self, end: int) -> None:
        index = 0
        while index < end:
            index += self._sound(index)

    def _sound(self, index: int) -> int:
        """Read the sound at a letter; return how many letters it took."""
        letter, behind = self.letters[index], self._letter(index + 1)
        if index == 0 and letter in "اأآإ":
            return self._opening(letter, behind)
        if letter in "اىآ":
            self._vowel("a")
        elif letter == "إ":
            self._vowel(self.tradition.vowels["إ"])
        elif letter == "ة":
            self._vowel("at" if self._last("V") else "a")
        elif letter == "و":
            self._waw(index, behind)
        elif letter == "ي":
            self._ya(index, behind)
        elif letter in _HUSHED:
            self.sounds.append(_Sound("a" if letter == "ع" else "", "H"))
        elif not self.tradition.short_vowels and letter + behind in _CLUSTERS:
            self.sounds.append(_Sound(_CLUSTERS[letter + behind], "C"))
            return 2
        else:
            self._consonant(index, letter, behind)
        if letter not in "او":
            for mark in self.marks[index]:
                if mark in _MARKS and behind not in _VOWELS:
                    self._vowel(_MARKS[mark])
        return 1

    def _opening(self, letter: str, behind: str) -> int:
        vowels = self.tradition.vowels
        if behind == "و" and letter in "اأ" and self._letter(2) not in _VOWELS:
            self._vowel(vowels["أو"])
            return 2
        if behind == "ي" and letter == "إ" and self._letter(2) not in _VOWELS:
            self._vowel(vowels["إي"])
            return 2
        self._vowel(vowels["إ"] if letter == "إ" else "a")
        return 1

    def _waw(self, index: int, behind: str) -> None:
        hidden, after_vowel = self.tradition.short_vowels, self._last("V")
        glides = behind in _VOWELS and (hidden or behind != "ي" or after_vowel)
        if index == 0 or glides or _DOUBLED in self.marks[index] or (after_vowel and hidden):
            self.sounds.append(_Sound(self.tradition.letters["و"], "C"))
        elif after_vowel:
            self._vowel("u")
        elif not behind:
            self._vowel("o")
        elif _FATHA in self.marks[index - 1]:
            self._vowel("aw")
        else:
            self._vowel(self.tradition.vowels["و"])

    def _ya(self, index: int, behind: str) -> None:
        hidden, after_vowel = self.tradition.short_vowels, self._last("V")
        if index == 0:
            self.sounds.append(_Sound("y", "C"))
            if not hidden and behind not in _VOWELS:
                self._vowel("e")
        elif behind and behind in _VOWELS:
            if not after_vowel and not hidden:
                self._vowel("i")
                return
            if not after_vowel and index > 1 and (self._after_one() or behind == "ة"):
                self._vowel("i")
            self.sounds.append(_Sound("y", "C"))
        elif after_vowel:
            if behind and hidden:
                self.sounds.append(_Sound("y", "C"))
            else:
                self._vowel(self.tradition.vowels["اي"])
        elif not behind:
            self._vowel(self.tradition.vowels["ي."])
        elif _FATHA in self.marks[index - 1] or (hidden and self._is_diphthong(index)):
            self._vowel("ai")
        else:
            self._vowel(self.tradition.vowels["ي"])

    def _is_diphthong(self, index: int) -> bool:
        """Tell فيصل and الزبيدي, which are read with ai, from رشيد."""
        if index == 1:
            return self._letter(3) not in {"ا", "ة"}
        return self.article and index == 2 and len(self.letters) == _DIMINUTIVE and self.letters[-1] == "ي"

    def _consonant(self, index: int, letter: str, behind: str) -> None:
        written = self.tradition.letters.get(letter, "")
        if letter == "ف" and self._last("V") and behind in _VOWELS and not self.tradition.short_vowels:
            written = "v"
        if letter == "ه" and not behind and index > 1 and self.tradition.final_h and not self._last("V"):
            self._vowel(self.tradition.final_h)
            return
        if _DOUBLED in self.marks[index]:
            written = written[0] + written
        self.sounds.append(_Sound(written, "C"))

    def _vowel(self, written: str) -> None:
        self.sounds.append(_Sound(written, "V"))

    def _letter(self, index: int) -> str:
        return self.letters[index] if index < len(self.letters) else ""

    def _last(self, kind: str) -> bool:
        return bool(self.sounds) and self.sounds[-1].kind == kind

    def _after_one(self) -> bool:
        """Tell whether one consonant alone stands behind the last vowel."""
        return not self._last("V") and len(self.sounds) > 1 and self.sounds[-2].kind == "V"

    # -- syllables ----------------------------------------------------------------------------------

    def _syllables(self) -> str:
        """Return the word with short vowels: no syllable begins with two consonants."""
        text = ""
        index = 0
        while index < len(self.sounds):
            stop = index
            while stop < len(self.sounds) and self.sounds[stop].kind != "V":
                stop += 1
            closed = stop < len(self.sounds)
            text += self._run_with_vowels(self.sounds[index:stop], text, closed)
            if closed:
                text += self.sounds[stop].written
            index = stop + 1
        return text

    def _run_with_vowels(self, run: list[_Sound], before: str, closed: bool) -> str:
        """Return a run of consonants with the short vowels that it needs behind ``before``."""
        if not run:
            return ""
        last = len(run) - 1
        vowels: dict[int, str] = {}  # the short vowel behind each consonant
        if not before:
            vowels = self._opening_run(run, closed)
        elif closed and last == 1 and before.endswith("a"):
            vowels = {0: "i"} if self._ends_in_one_vowel() else {}
        elif closed and last >= 2:
            vowels = dict.fromkeys(range(0 if last % 2 == 0 else 1, last, 2), "a")
        elif not closed and last >= 1:
            vowels = {last - 1: "e"}
        text = ""
        for index, sound in enumerate(run):
            vowel = vowels.get(index, "")
            onset = vowel or (closed and index == last)
            if sound.kind == "H":
                coda = not onset and (text or before).endswith("a")
                text += ("a" if coda else "") + vowel
            else:
                text += sound.written + vowel
        return text

    def _opening_run(self, run: list[_Sound], closed: bool) -> dict[int, str]:
        """Return the short vowels of a run at the head of a word: sa-lam, man-sour, mal-ham."""
        count = len(run)
        if count == 1 and closed:
            return {}
        first = "a"
        if closed and count == _PAIR and run[1].written == "y":
            first = "i"  # riyad
        elif (
            closed and count == _PAIR and self.article and any(sound.written == "ai" for sound in self.sounds)
        ):
            first = "u"  # zubaidi
        vowels = dict.fromkeys(range(2, count - 1, 2), "a") | {0: first}
        if count == _ROOT and not closed and run[2].written in _OPEN:
            vowels[1] = "a"  # hasan, but badr
        return vowels

    def _ends_in_one_vowel(self) -> bool:
        return len(self.sounds) > 1 and self.sounds[-1].kind == "V" and self.sounds[-2].kind != "V"

    def _clusters(self) -> str:
        """Return the word with its clusters kept but where nobody could speak them."""
        text = ""
        for index, sound in enumerate(self.sounds):
            is_last = index == len(self.sounds) - 1
            before = self.sounds[index - 1] if index else None
            if before is not None and before.kind == sound.kind == "C":
                if index == 1 and sound.written[0] not in _LIQUID and before.written[0] != "s":
                    text += self.tradition.vowels["-"]
                elif is_last and sound.written in {"r", "l"} and before.written[-1] not in "rwy":
                    text += "e"
            text += sound.written
        return text
