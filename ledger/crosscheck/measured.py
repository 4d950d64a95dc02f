"""What a figure measures, and of what; what a statement says was done to what."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.claims.claim import Claim
from ledger.claims.statement import Statement
from ledger.crosscheck.stretch import CLAUSE_SIGNS, Stretches
from ledger.crosscheck.words import Word
from ledger.lexicon.measures import concept as measure_of
from ledger.lexicon.measures import measures
from ledger.lexicon.nouns import function_words
from ledger.lexicon.particles import particles
from ledger.lexicon.subjects import Sense, senses_of, subjects
from ledger.rules.arabic import OWNERS

_BEFORE, _BEHIND = 24, 9  # tokens round a figure in which its head may stand
_CAST = 3  # tokens from "cast" to how many did
_RANKED = 4  # tokens round an ordinal in which stands what it numbers
_CROSSING = 5  # what a comma between a figure and a word adds to their distance
_NAMED = 4  # tokens from the mark that opens a name to the one that closes it
_ACTS = 6  # tokens of a content in which its deed stands
_OF_NOUNS = frozenset({"count", "ordinal", "percent", "fraction", "multiplier", "money"})
_BUDGET, _DEFICIT, _SURPLUS = "head.budget", "head.deficit", "word.surplus"  # with its sign, one balance
_NEAR = 4  # tokens before an amount in which stands that it is left over
_LAWMAKERS, _VOTES = "lawmakers", "head.votes"
_SIDES = ("deed.approve", "deed.reject", "deed.support", "deed.oppose")
_BY_KIND = {"area": "head.area", "temperature": "head.temperature"}
_CHANGES = frozenset({"word.raise", "word.lower"})


class MeasuredReader:
    """Reads the heads and objects of the claims of one text."""

    def __init__(self, text: Stretches, language: str) -> None:
        self._text = text
        self._tokens = text.tokens
        self._language = language
        self._function = function_words(language)
        self._people = measures(language).people

    def concept(self, claim: Claim | Statement) -> str | None:
        """Return what a claim itself names as its measure, as the sense that it is one of."""
        if isinstance(claim, Statement) or claim.measure is None:
            return None
        known = subjects(self._language).concepts.get(claim.measure)
        if known is not None:
            return known.key
        named = measure_of(claim.measure)
        counts = claim.figure.kind in _OF_NOUNS
        # A duration is none of the train beside it.
        return claim.measure if (counts if named is None else claim.figure.kind in named.kinds) else None

    def head(
        self, claim: Claim | Statement, concept: str | None, first: int, end: int, whole: range
    ) -> str | None:
        """Return the word nearest to a figure that says what is measured."""
        if isinstance(claim, Statement) or claim.figure.kind == "date":
            return None
        if claim.figure.kind == "age":
            return "head.age at death"
        kind = claim.figure.kind
        counted = claim.figure.counted if kind == "count" else None
        inside = next((sense for at in range(first, end) if (sense := self._heading(at, kind, None))), None)
        if inside is not None:
            return inside.key
        if kind == "duration" and concept is not None and concept.startswith("head."):
            return concept  # a term of prison, whatever was bought
        counts = claim.figure.kind in {"count", "ordinal"}
        before, after = (_RANKED, _RANKED) if claim.figure.kind == "ordinal" else (_BEFORE, _BEHIND)
        best: tuple[int, str] | None = None
        distance = 0
        for at in range(first - 1, max(whole.start, first - before) - 1, -1):
            distance += 1 + _CROSSING * (self._tokens.text(at) in CLAUSE_SIGNS)
            sense = self._heading(at, kind, counted)
            if sense is not None:
                if best is None or not sense.general:
                    best = distance, sense.key
                if not sense.general:
                    break
        own = claim.measure_span is not None and claim.span.contains(claim.measure_span)
        if best is None and own and concept is not None and concept.startswith("head."):
            return concept  # 18 ألف إصابة و615 وفاة
        distance = 0 if counts else _BEFORE
        if self._tokens.text(end) == "من" and not counts:
            distance += _BEFORE  # what a share is of, not what it is a share for
        for at in range(end, min(whole.stop, end + after)):
            if own and concept is not None and self._tokens.text(at) in CLAUSE_SIGNS:
                break  # 45 ألف معلم في المدارس، أغلبهم في القرى
            distance += 1 + _CROSSING * (self._tokens.text(at) in CLAUSE_SIGNS)
            sense = self._heading(at, kind, counted)
            if sense is not None:
                if best is None or distance < best[0]:
                    best = distance, sense.key
                break
        if best is not None and kind == "percent" and self._cast(best[1], first, whole):
            return "head.turnout"
        if (
            best is not None
            and best[1] == _BUDGET
            and self._text.having(_SURPLUS, range(first - _NEAR, first))
        ):
            return _DEFICIT
        if best is not None:
            return best[1]
        if concept == _LAWMAKERS and self._voted(first, whole):
            return _VOTES
        known = concept is not None and senses_of(self._language, concept) is not None
        return concept if known else _BY_KIND.get(kind, concept)

    def _voted(self, first: int, whole: range) -> bool:
        """Tell lawmakers who took a side from those who only came: أيد 132 نائبا, بتأييد 87 نائبا."""
        before = range(max(whole.start, first - _CAST), first)
        return any(self._text.having(deed, before) for deed in _SIDES)

    def _cast(self, head: str, first: int, whole: range) -> bool:
        """Tell what share took part in an election, not who won it: أدلى 68% بأصواتهم, شارك 61%."""
        voted = self._text.having("stage.voted", range(max(whole.start, first - _CAST), first))
        own = self._text.having(_VOTES, range(first, whole.stop))
        cast = bool(voted) and any(self._tokens.text(at).endswith(OWNERS) for at in own)  # بأصواتهم
        return cast or (head == "head.participants" and bool(self._text.having("event.election", whole)))

    def _heading(self, at: int, kind: str, counted: str | None) -> Sense | None:
        word = self._text.words[at]
        sense = None if word is None else word.sense
        if sense is None or sense.role != "head" or not sense.admits(kind) or self._is_reason(at):
            return None
        if kind == "duration" and not sense.kinds:
            return None  # how long a rise of production was put off
        people = counted in self._people
        if counted is not None and (not sense.counted if people else sense.people):
            return None  # 3000 workers are no production, 41 medals no participants
        if at in self._text.placeless or self._is_name(at):
            return None  # وفق غرفة التجارة, استطلاع «اقتصاد النيل»
        return sense

    def _is_name(self, at: int) -> bool:
        """Tell a word of a name in guillemets, of two or three words."""
        before = range(at - 1, at - _NAMED, -1)
        opening = next((back for back in before if self._tokens.text(back) == "«"), None)
        if opening is None:
            return False
        closing = range(at + 1, opening + _NAMED + 1)
        return any(self._tokens.text(end) == "»" for end in closing) and self._tokens.text(opening + 2) != "»"

    def _is_reason(self, at: int) -> bool:
        """Tell what only says why: أغلقت المدارس بسبب إضراب المعلمين."""
        because = particles(self._language).because
        return any(self._tokens.text(at - back) in because for back in (1, 2))

    def objects(self, first: int, end: int, whole: range, head: str | None) -> Iterator[str]:
        """Yield what the head is of: the nouns right behind it, and those behind من after the figure."""
        sense = senses_of(self._language, head or "")
        if sense is None or not sense.of:
            return
        behind = [at + 1 for at in self._text.having(sense.key, whole)]
        if self._tokens.text(end) == "من":
            behind.append(end + 1)
        for start in behind:
            for at in range(start, min(start + 3, whole.stop)):
                if first <= at < end or self._tokens.text(at) in CLAUSE_SIGNS or self._text.is_led(at):
                    break
                word = self._text.words[at]
                if word is None:
                    if self._tokens.text(at) in self._function and self._tokens.text(at) != "من":
                        break
                    continue
                if word.entity is not None and word.entity.kind == "organisation":
                    yield f"name.{word.entity.name}"
                    break
                if self._may_be_object(word):
                    yield word.key
                    break

    def acted_on(self, first: int, end: int) -> Iterator[str]:
        """Yield the noun right behind the first deed of a content: قصف مستشفى, قصف سوق المواشي."""
        for at in range(first, min(first + _ACTS, end - 1)):
            word, thing = self._text.words[at], self._text.words[at + 1]
            if word is None or word.sense is None or word.sense.role not in {"word", "deed", "event", "head"}:
                continue
            if self._text.is_led(at + 1):
                return  # قصف بالطائرات
            if thing is not None and thing.sense is not None and thing.sense.role == "place":
                yield self._text.stem(at + 1)  # a hospital is no school
                return
            if thing is not None and self._may_be_object(thing):
                yield thing.key
                return

    def _may_be_object(self, word: Word) -> bool:
        if word.country is not None or word.entity is not None or word.key in _CHANGES:
            return False
        return word.sense is None or word.sense.role in {"word", "thing", "common"} or word.sense.body
