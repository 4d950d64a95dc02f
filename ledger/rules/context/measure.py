"""What a figure measures: the known measure whose words stand nearest to it in its clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from ledger.lexicon.entities import Entity
from ledger.lexicon.measures import Measure, Measures
from ledger.lexicon.phrasebook import Entry, Phrasebook
from ledger.rules.arabic import OWNERS, peel
from ledger.rules.context.scene import HARD, Scene
from ledger.rules.date_reader import Dated
from ledger.rules.rule import Found, Quantity

_REACH_BEFORE, _REACH_BEHIND = 34, 9  # tokens
_LONGEST_NAME = 4
_AMOUNTING = 10  # in favour of the noun that an amount belongs to: تعهدت بصرف تعويض قدره مليون
_BESIDE = 3  # tokens
_MATTER = frozenset({"mass", "volume", "duration", "area", "energy", "count", "length"})
_SHARES = frozenset({"percent", "fraction"})
_RELATIVE = frozenset({"percent", "multiplier", "fraction"})
_COUNTED = frozenset({"count", "ordinal"})
_NOT_ADMITTED = 100.0
_TAKEN = 5  # what it costs to count what another measure takes
# What any goods or deeds are counted by.
_PIECES = frozenset(
    {
        "time",
        "unit",
        "piece",
        "head",
        "case",
        "basket",
        "device",
        "point",
        "share",
        "item",
        "copy",
        "operation",
        "request",
    }
)

HitKind = Literal["noun", "verb", "head"]


class Hit(NamedTuple):
    """The words of one or more measures in a text: tokens, the letters to skip, what kind of word.

    ``owned`` words end in their owner's pronoun (سكانها).
    """

    first: int
    end: int
    skip: int
    kind: HitKind
    measures: tuple[Measure, ...]
    owned: bool = False


class Chosen(NamedTuple):
    """The measure of a figure with the hit that names it and what it cost to reach it."""

    measure: Measure
    hit: Hit
    cost: float


@dataclass(slots=True)
class MeasureReader:
    """Finds the measures of one text, each word looked up once."""

    scene: Scene
    measures: Measures
    entities: Phrasebook[Entity]
    _hits: dict[int, Hit | None] = field(default_factory=dict)
    _named: dict[int, bool] = field(default_factory=dict)
    _known: dict[str, bool] = field(default_factory=dict)

    def nearest(self, found: Found[Quantity | Dated], value: Quantity) -> Chosen | None:
        """Return the measure that admits a figure and is nearest to it, or None."""
        passage = self.scene.passage(found.first)
        best: Chosen | None = None
        for hit in self._window(max(passage.first, found.first - _REACH_BEFORE), found.first):
            if hit.end > found.first:
                continue
            best = self._better(best, hit, value, self._cost_before(hit, found, value))
        last = min(passage.end, found.end + _REACH_BEHIND)
        for hit in self._window(found.end, last):
            cost = self._cost_behind(hit, found, value)
            if cost is None:
                break
            best = self._better(best, hit, value, cost)
        return best

    def beside(self, found: Found[Quantity | Dated], value: Quantity) -> Hit | None:
        """Return the hit of a general measure right before a figure (يبلغ طولها نحو), or None."""
        first = max(self.scene.passage(found.first).first, found.first - _BESIDE)
        hits = [hit for hit in self._window(first, found.first) if hit.end <= found.first]
        if not hits or not any(one.general and value.kind in one.kinds for one in hits[-1].measures):
            return None
        return hits[-1]

    def _better(self, best: Chosen | None, hit: Hit, value: Quantity, cost: float) -> Chosen | None:
        for measure in hit.measures:
            extra = self._admits(measure, value, hit)
            if extra >= _NOT_ADMITTED:
                continue
            total = cost + extra + (6 if measure.general else 0)
            if best is None or total < best.cost:
                best = Chosen(measure, hit, total)
        return best

    # -- what may be measured so ----------------------------------------------------------

    def _admits(self, measure: Measure, value: Quantity, hit: Hit) -> float:
        """Return how ill a figure suits a measure, 0 for well."""
        if value.kind in _COUNTED and value.kind in measure.kinds:
            return self._admits_noun(measure, value, hit)
        if value.kind in measure.kinds:
            if value.kind in _SHARES and value.change is None and measure.whole is None:
                return 0 if hit.kind != "verb" else 2
            return 0
        if value.kind in _RELATIVE and measure.nature != "constant":
            return 1 if value.change is not None or value.kind == "multiplier" else 9
        return _NOT_ADMITTED

    def _admits_noun(self, measure: Measure, value: Quantity, hit: Hit) -> float:
        lemma = value.counted
        if lemma is None or lemma in measure.counts or lemma in measure.takes:
            return 0
        if measure.takes:
            return _NOT_ADMITTED
        if measure.people:
            # A nation's people are counted by the nation's own word: 25 مليون سوداني.
            return 0 if lemma in self.measures.people or not lemma.islower() else _NOT_ADMITTED
        if hit.kind != "noun":
            return 3 if lemma in self.measures.counts else _TAKEN if lemma in self.measures.taken else 0
        of = self.scene.text(hit.first - 1) == "من"
        return 0 if of or lemma in _PIECES else 14

    # -- how far away -----------------------------------------------------------------------

    def _cost_before(self, hit: Hit, found: Found[Quantity | Dated], value: Quantity) -> float:
        cost = self._between(hit.end, found.first) + self._standing(hit)
        if hit.kind == "head":
            cost -= 5
        amounts_to = self.scene.text(hit.end) in self.scene.words.amounting
        return cost - (_AMOUNTING if hit.kind == "noun" and amounts_to else 0)

    def _cost_behind(self, hit: Hit, found: Found[Quantity | Dated], value: Quantity) -> float | None:
        scene = self.scene
        if any(
            scene.text(at) in HARD or scene.is_comma(at) or scene.text(at) in "()"
            for at in range(found.end, hit.first)
        ):
            return None
        distance = hit.first - found.end
        of = scene.text(found.end) == "من" or scene.text(hit.first) == "من"
        if value.kind in _SHARES and distance <= 1 and (of or (value.kind == "fraction" and distance == 0)):
            if value.kind == "percent":
                return 3.5 if value.change is None else 9
            return -6 if value.change is None else 6
        if value.kind in _MATTER and of and distance <= 2:
            return 1 if value.kind != "count" else 4
        letter = scene.text(hit.first)[:1] if hit.skip else ""
        if value.kind == "money" and distance == 0 and (letter in {"ك", "ل"} or hit.skip == 0):
            return 3
        cost = 7 + 2 * distance + self._between(found.end, hit.first)
        if hit.kind == "verb":
            cost += 3
        return cost

    def _between(self, first: int, end: int) -> float:
        """Return what lies between two tokens: words, and more for signs, conjunctions and other figures."""
        scene = self.scene
        cost = 0.0
        bracket = 0
        index = first
        while index < end:
            text = scene.text(index)
            if text == "(":
                bracket += 1
            elif text == ")":
                bracket = max(0, bracket - 1)
            elif bracket == 0:
                other = scene.figure(index)
                if other is not None:
                    cost += 1 if isinstance(other.value, Dated) or other.value is None else 5
                    index = min(other.end, end)
                    continue
                cost += (
                    30
                    if text in HARD and text != ":"
                    else 4
                    if scene.is_comma(index)
                    else 8
                    if scene.opens_clause(index)
                    else 1
                )
            index += 1
        return cost

    def _standing(self, hit: Hit) -> float:
        """Return how far a hit stands from being what its clause speaks of."""
        scene, particles = self.scene, self.scene.reader.particles
        text = scene.text(hit.first)
        before = scene.text(hit.first - 1)
        if hit.kind == "noun" and hit.skip and text[hit.skip - 1] in "بلك":
            return 2
        if before in particles.prepositions:
            return 5
        if any(scene.text(at) in particles.relatives for at in range(hit.first - 3, hit.first)):
            return 4
        if before in particles.that_joined or scene.passage(hit.first).first == hit.first:
            return -4
        return 0

    # -- the words of measures ----------------------------------------------------------------

    def _window(self, first: int, end: int) -> list[Hit]:
        """Return the hits that begin in tokens ``[first, end)``, none of them inside another."""
        found: list[Hit] = []
        covered = first
        for index in range(first, end):
            hit = self.hit_at(index)
            if hit is not None and hit.end > covered:
                found.append(hit)
                covered = hit.end
        return found

    def hit_at(self, index: int) -> Hit | None:
        """Return the longest words of a measure that begin at a token, or None."""
        if index not in self._hits:
            self._hits[index] = self._read(index)
        return self._hits[index]

    def _read(self, index: int) -> Hit | None:
        scene = self.scene
        if not scene.is_word(index) or not self._may_measure(scene.text(index)):
            return None
        if scene.figure(index) is not None or scene.in_title(index) or scene.names_speaker(index):
            return None
        best: Hit | None = None
        for skip, stem in _verbal(scene.text(index)):
            texts = scene.reader.tokens.texts
            head = self.measures.heads.longest(texts, index, stem)
            if head is not None:
                near = tuple(one.measure for one in head.meaning if self._stands_near(one.near, index))
                if near:
                    best = _longer(best, Hit(index, index + head.width, skip, "head", near))
            verb = self.measures.verbs.longest(texts, index, stem)
            if verb is not None:
                best = _longer(best, Hit(index, index + verb.width, skip, "verb", verb.meaning))
        noun = self._noun(index)
        best = _longer(best, noun)
        if best is not None and self._in_name(index):
            return None
        return best

    def _may_measure(self, word: str) -> bool:
        """Tell words that can begin those of a measure; each distinct word is looked up once."""
        known = self._known.get(word)
        if known is None:
            measures = self.measures
            nouns, verbs, heads = measures.nouns.heads, measures.verbs.heads, measures.heads.heads
            known = self._known[word] = any(
                stem in verbs or stem in heads for _, stem in _verbal(word)
            ) or any(form in nouns for _, _, stem in peel(word) for form in (stem, *_unowned(stem)))
        return known

    def _noun(self, index: int) -> Hit | None:
        """Return the noun phrase of a measure at a token, with as few letters taken off it as can be."""
        texts = self.scene.reader.tokens.texts
        found: list[tuple[int, float, int, bool, Entry[tuple[Measure, ...]]]] = []
        for order, (skip, article, stem) in enumerate(peel(texts[index])):
            for cut, form in enumerate((stem, *_unowned(stem))):
                entry = self.measures.nouns.longest(texts, index, form)
                if entry is not None:
                    found.append((-entry.width, order + 0.5 * (cut > 0) - article, skip, cut > 0, entry))
        if not found:
            return None
        _, _, skip, owned, entry = min(found, key=lambda one: one[:3])
        return Hit(index, index + entry.width, skip, "noun", entry.meaning, owned)

    def _stands_near(self, near: Phrasebook[bool], index: int) -> bool:
        first, end = self.scene.clause(index)
        tokens = self.scene.reader.tokens
        for at in range(first, end):
            if not tokens.is_word(at):
                continue
            for _, _, stem in peel(tokens.text(at)):
                for form in (stem, *_unowned(stem)):
                    if near.longest(tokens.texts, at, form) is not None:
                        return True
        return False

    def _in_name(self, index: int) -> bool:
        """Tell a word of somebody's name (منظمة الهجرة الدولية, الأمم المتحدة)."""
        known = self._named.get(index)
        if known is None:
            texts = self.scene.reader.tokens.texts
            known = False
            for first in range(max(0, index - _LONGEST_NAME + 1), index + 1):
                read = self.scene.reader.read(self.entities, first) if self.scene.is_word(first) else None
                if read is not None and read[1] > index and read[0].kind in {"organisation", "person"}:
                    known = read[1] - first > 1 or texts[first] == texts[index]
                    break
            self._named[index] = known
        return known


def _longer(best: Hit | None, other: Hit | None) -> Hit | None:
    if best is None or other is None:
        return best or other
    return other if other.end > best.end else best


def _verbal(word: str) -> Sequence[tuple[int, str]]:
    """Return the readings of a word as a verb: whole, without و or ف, without the future's س.

    >>> _verbal("وستستورد")
    ((0, 'وستستورد'), (1, 'ستستورد'), (2, 'تستورد'))
    """
    found = [(0, word)]
    skip = 0
    if word[:1] in {"و", "ف"} and len(word) > 3:
        skip = 1
        found.append((1, word[1:]))
    if word[skip : skip + 1] == "س" and len(word) > skip + 4:
        found.append((skip + 1, word[skip + 1 :]))
    return tuple(found)


def _unowned(stem: str) -> list[str]:
    """Return a noun without the owner written onto it: سكانها, مساعدتنا."""
    if not stem.endswith(OWNERS):
        return []
    bare = [
        stem.removesuffix(ending)
        for ending in OWNERS
        if stem.endswith(ending) and len(stem) > len(ending) + 2
    ]
    return [*bare, *(form[:-1] + "ه" for form in bare if form.endswith("ت"))]
