"""The words that name what a figure measures, as the text writes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ledger.lexicon.measures import Measures
from ledger.rules.arabic import has_article, peel
from ledger.rules.context.measure import Chosen, Hit, MeasureReader
from ledger.rules.context.scene import HARD, Scene
from ledger.rules.date_reader import Dated
from ledger.rules.rule import Found, Quantity
from ledger.text.tokens import COMMAS

_REACH = 30  # tokens back to the words that name what is measured
_MOST_CARRIERS, _MOST_ADJECTIVES, _MOST_BEHIND = 3, 3, 4
_CARRIER_REACH = 14
_ASIDE = 6
_SPANS = frozenset({"duration", "fraction", "percent", "mass", "volume", "area", "energy"})


class Words(NamedTuple):
    """Tokens ``[first, end)`` without the first ``skip`` letters; ``owner`` is a pronoun at their end."""

    first: int
    end: int
    skip: int = 0
    owner: str = ""


@dataclass(slots=True)
class PhraseReader:
    """Reads the words that name a measure off one text."""

    scene: Scene
    measures: Measures
    hits: MeasureReader

    # -- a known measure -----------------------------------------------------------------------

    def of_hit(self, hit: Hit) -> Words:
        """Return a hit with the carriers before it and the adjectives behind it (معدل التضخم السنوي)."""
        first, skip = hit.first, hit.skip
        for _ in range(_MOST_CARRIERS):
            carried = self._carrier_before(first)
            if carried is None or hit.kind == "verb":
                break
            first, skip = carried
        end = hit.end
        if hit.kind == "noun":
            end = self.phrase_end(hit.end, _MOST_ADJECTIVES, adjectives=True)
        owner = "" if not hit.owned else "ه" if self.scene.text(hit.end - 1).endswith("ه") else "ها"
        return Words(first, end, skip, owner)

    def _carrier_before(self, first: int) -> tuple[int, int] | None:
        """Return the carrier that ends right before a token, with the letters to skip."""
        scene = self.scene
        for at in (first - 1, first - 2):
            if scene.is_word(at) and scene.figure(at) is None and at >= scene.passage(first).first:
                read = self.carrier_at(at)
                if read is not None and read[0] == first:
                    return at, read[1]
        return None

    def carrier_at(self, index: int) -> tuple[int, int] | None:
        """Return where the carrier at a token ends (عدد, حجم, وعددها) and the letters to skip, or None."""
        texts = self.scene.reader.tokens.texts
        for skip, _, stem in peel(texts[index]):
            for form in (
                stem,
                stem.removesuffix("هم"),
                stem.removesuffix("ها"),
                stem[:-1] if stem[-1:] == "ه" else stem,
            ):
                entry = self.measures.carriers.longest(texts, index, form)
                if entry is not None:
                    return index + entry.width, skip
        return None

    def phrase_end(self, index: int, most: int, *, adjectives: bool = False) -> int:
        """Return where the words of a noun phrase end: adjectives and genitives behind a noun."""
        scene = self.scene
        end = index
        last = min(scene.passage(index - 1).end, index + most)
        while end < last and scene.is_word(end) and scene.figure(end) is None:
            text = scene.text(end)
            if scene.is_function(end) or scene.opens_clause(end) or (text[:1] == "و" and len(text) > 4):
                break
            if adjectives and not self._describes(end):
                break
            end += 1
        return end

    def _describes(self, index: int) -> bool:
        text = self.scene.text(index)
        if has_article(text) or text in self.measures.scopes:
            return True
        return len(text) > 4 and text.endswith(("يه", "يا"))

    # -- counted nouns and ranks -------------------------------------------------------------------

    def counted(self, found: Found[Quantity | Dated], value: Quantity) -> Words | None:
        """Return the counted noun with its adjectives, before or behind the number."""
        scene = self.scene
        if value.kind == "ordinal":
            return self._ranked(found)
        numeral = scene.reader.numeral(found.first)
        first = found.first if numeral is None else min(numeral.end, found.end)
        if first >= found.end and value.counted is None:
            return None
        if first >= found.end or numeral is None:
            first = found.first
        skip = 1 if scene.text(first)[:1] == "و" and first == found.first and numeral is None else 0
        return Words(
            first, max(found.end, self.phrase_end(found.end, _MOST_ADJECTIVES, adjectives=True)), skip
        )

    def _ranked(self, found: Found[Quantity | Dated]) -> Words | None:
        """Return the noun that an ordinal ranks: القمة الثانية, ثالث أكبر مدينة; for المرة the deed."""
        scene = self.scene
        before = found.first - 1
        first_text = scene.text(found.first)
        if scene.text(before) in scene.words.times:
            return self._deed(found, before)
        if first_text in scene.words.times or scene.text(found.end) in scene.words.one_time:
            return self._deed(found, found.first)
        definite = has_article(first_text) or first_text in {"ال", "الـ"}
        if before >= scene.passage(found.first).first and scene.is_word(before) and definite:
            first = self._phrase_first(before)
            grade = scene.text(before) in scene.words.grades and scene.text(before - 1) == "من"
            if grade and self._names(before - 2):
                return Words(before - 2, found.first)  # شريك من الدرجة الثانية
            skip = next((skip for skip, article, _ in peel(scene.text(first)) if article), 0)
            if skip == 0 and scene.text(first)[:1] in "بولك" and self._is_prefixed(first):
                skip = 1
            return Words(first, found.first, skip)
        if found.end > found.first + 1 and not definite:
            return Words(found.first, self.phrase_end(found.end, 2))
        end = self.phrase_end(found.end, _MOST_BEHIND)
        if end > found.end:
            return Words(found.end, end)
        return None

    def _is_prefixed(self, index: int) -> bool:
        return any(
            skip == 1 and stem in self.hits.measures.nouns for skip, _, stem in peel(self.scene.text(index))
        )

    def _phrase_first(self, index: int) -> int:
        """Return where the noun phrase begins whose last word is at a token."""
        scene = self.scene
        first = index
        floor = max(scene.passage(index).first, index - 5)
        while first > floor and scene.is_word(first - 1) and not scene.is_function(first - 1):
            text = scene.text(first - 1)
            if scene.opens_clause(first - 1) or scene.figure(first - 1) is not None:
                break
            definite = any(article for _, article, _ in peel(scene.text(first)))
            if not definite and has_article(text):
                break
            first -= 1
            if text[:1] in "بل" and any(article and skip for skip, article, _ in peel(text)):
                break
            if not any(article for _, article, _ in peel(text)) and not definite:
                break
        return first

    def _deed(self, found: Found[Quantity | Dated], time: int) -> Words | None:
        """Return what is done for the n-th time: behind "that", else at the head of the clause."""
        scene = self.scene
        if scene.text(found.end) in scene.reader.particles.relatives:
            return Words(found.end + 1, max(found.end + 2, self.phrase_end(found.end + 1, 5)))
        first, _ = scene.clause(time)
        while first < time and (
            scene.is_function(first) or not scene.is_word(first) or scene.opens_clause(first)
        ):
            first += 1
        joined = scene.text(first)[:1] == "و" and scene.text(first)[1:] in scene.function
        if (first >= time or joined) and first > scene.passage(time).first + 1:
            first, _ = scene.clause(first - 2)
            while first < time and (
                scene.is_function(first) or not scene.is_word(first) or scene.opens_clause(first)
            ):
                first += 1
        if first >= time:
            return None
        return Words(first, min(time, first + 5))

    def carried(self, found: Found[Quantity | Dated]) -> Words | None:
        """Return the words of a carrier in the clause before a count: عدد أفرادها, سكانها البالغ عددهم."""
        scene = self.scene
        floor = max(scene.passage(found.first).first, found.first - _CARRIER_REACH)
        index = found.first - 1
        while index >= floor:
            text = scene.text(index)
            other = scene.figure(index)
            if text in HARD or text in COMMAS or scene.opens_clause(index):
                return None
            if other is not None and isinstance(other.value, Quantity) and scene.text(other.end) != "الي":
                return None
            read = self.carrier_at(index) if scene.is_word(index) and other is None else None
            if read is not None and not self._is_bound_by(index):
                owned = text.endswith(("ها", "هم", "هن"))
                end = index + 1 if owned else min(self.phrase_end(index + 1, 2), found.first)
                first, skip = index, read[1]
                if owned and scene.text(index - 1) in scene.words.amounts and self._names(index - 2):
                    first, skip = index - 2, 0
                return (
                    Words(first, end, skip, "ها" if owned else "")
                    if owned or end > index + 1 or skip
                    else None
                )
            index -= 1
        return None

    def _is_bound_by(self, index: int) -> bool:
        """Tell a carrier that only leads up to the number (بنسبة, بقيمة, بمعدل)."""
        return self.scene.text(index) in self.scene.words.amounts

    # -- nothing known ----------------------------------------------------------------------------

    def head_words(self, found: Found[Quantity | Dated], value: Quantity) -> Words | None:
        """Return the words next to a figure that name anything, where no measure is known."""
        scene = self.scene
        behind = found.end + (scene.text(found.end) in scene.reader.particles.of)
        if value.kind in _SPANS and (behind > found.end or value.kind == "fraction"):
            end = self.phrase_end(behind, 3)
            if end > behind:
                return Words(behind, end)
        ahead = self._adverbial(found) if value.kind in {"duration", "multiplier"} else None
        if ahead is not None:
            return ahead
        floor = max(scene.passage(found.first).first, found.first - _REACH)
        end = self._nearest_end(found.first, floor)
        other = self._nearest_end(self._group_first(end, floor), floor) if self._led(end, floor) else floor
        if other > floor and not any(scene.breaks(at) for at in range(other, end)):
            end = other
        first = self._group_first(end, floor)
        if first < end:
            return Words(first, end)
        end = self.phrase_end(behind, 3)
        return Words(behind, end) if end > behind else None

    def behind_words(self, found: Found[Quantity | Dated]) -> Words | None:
        """Return the noun right behind a fraction: نصف قوتها, ثلث المساحات."""
        end = self.phrase_end(found.end, 2)
        return Words(found.end, end) if end > found.end and self._names(found.end) else None

    def purpose(self, found: Found[Quantity | Dated]) -> Words | None:
        """Return what money is meant for: للإغاثة, لأمن طاجيكستان."""
        text = self.scene.text(found.end)
        if text[:1] != "ل" or len(text) < 4 or not self._names(found.end):
            return None
        return Words(found.end, self.phrase_end(found.end + 1, 2))

    def named_between(self, first: int, end: int) -> bool:
        """Tell whether words that name something new stand between two figures."""
        scene = self.scene
        return any(
            self._names(at)
            and not self._is_bound(at)
            and not scene.words.base.longest(scene.reader.tokens.texts, at)
            and scene.text(at)[:2] not in {"ال", "وا"}
            and not scene.is_function(at - 1)
            for at in range(first, end)
        )

    def _adverbial(self, found: Found[Quantity | Dated]) -> Words | None:
        """Return what a span of time at the head of a sentence is told of: the words behind its comma."""
        scene = self.scene
        at = found.first - 1
        while at >= scene.passage(found.first).first and (
            self._is_bound(at) or scene.is_function(at) or scene.opens_clause(at)
        ):
            at -= 1
        if at >= scene.passage(found.first).first and scene.text(at) not in HARD:
            return None
        comma = found.end
        while comma < found.end + _ASIDE and scene.text(comma) not in COMMAS:
            comma += 1
        if scene.text(comma) not in COMMAS:
            return None
        end = self.phrase_end(comma + 1, 3)
        return Words(comma + 1, end) if end > comma + 1 else None

    def _group_first(self, end: int, floor: int) -> int:
        first = end
        while first > max(floor, end - 3) and self._names(first - 1):
            first -= 1
        return first

    def _led(self, end: int, floor: int) -> bool:
        """Tell words behind a preposition, which only say where or of what."""
        before = self.scene.text(self._group_first(end, floor) - 1)
        return before in self.scene.reader.particles.leading

    def _nearest_end(self, end: int, floor: int) -> int:
        """Return where the nearest words that name anything end; brackets and bounds are left out."""
        scene = self.scene
        bracket = False
        while end > floor:
            text = scene.text(end - 1)
            if text in "()" and text:
                bracket = text == ")"
            elif not bracket and self._names(end - 1) and not self._is_bound(end - 1):
                return end
            end -= 1
        return floor

    def _is_bound(self, index: int) -> bool:
        """Tell words of comparison and of time before a number (تجاوز, على الأقل, حتى الآن), and carriers."""
        scene = self.scene
        return (
            scene.reader.follows(scene.bounds, index + 1)
            or scene.reader.follows(scene.words.now, index + 1)
            or scene.reader.plain(scene.words.base, index) is not None
            or scene.reader.plain(scene.words.running, index - 1) is not None
            or scene.reader.plain(scene.bounds, index) is not None
            or scene.text(index).removeprefix("و") in scene.words.amounts
            or scene.text(index) in scene.words.amounts
        )

    def _names(self, index: int) -> bool:
        scene = self.scene
        text = scene.text(index)
        return (
            scene.is_word(index)
            and scene.figure(index) is None
            and len(text) > 2
            and not text.isascii()
            and not scene.in_title(index)
            and not scene.is_function(index)
            and not scene.is_told(index)
            and not scene.is_cue(index)
            and not scene.opens_clause(index)
            and text not in HARD
            and text not in COMMAS
        )


__all__ = ["Chosen", "PhraseReader", "Words"]
