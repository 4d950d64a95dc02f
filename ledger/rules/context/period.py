"""When: the time that a figure speaks of."""

from __future__ import annotations

from dataclasses import dataclass, field

from ledger.rules.context.base import REACH, BaseReader
from ledger.rules.context.modality import ModalityReader
from ledger.rules.context.scene import HARD, Scene
from ledger.rules.date_reader import Dated
from ledger.rules.rule import Found, Quantity

_FAR = 40  # what it costs to reach a date that is another's
_HELD_AGAINST = 12  # what it costs to reach back over a word of comparison
_BESIDE = 5  # tokens between a figure and its own date behind it
_WORD = 2  # what a word between these two costs
_TAKEN = 4  # ... and a date that is an earlier figure's own
_SHORTEST_VERB = 5  # letters, و among them
_SINCE = 6  # tokens from "since" to the date of what began then
_TIMELESS = frozenset({"age"})
_OF_EVENT = frozenset({"count", "percent", "duration", "length"})
_YEARS = frozenset({"a"})
_MOST_YEARS = 150
_OPENING = 5  # passages in which the day of the news stands
_HEAD = 3  # sentences: a long title and the first two of the text
_SENTENCE = 8  # tokens: what is shorter is a title or a dateline
_LONGEST = 80
_PART_REACH = 8


@dataclass(slots=True)
class PeriodReader:
    """Reads the periods of the figures of one text."""

    scene: Scene
    modalities: ModalityReader
    bases: BaseReader = field(init=False)
    _dates: dict[int, list[Found[Dated]]] = field(init=False)
    _spans: dict[int, list[Found[Quantity]]] = field(init=False)
    _event: str | None = field(init=False)
    _day: str | None = field(init=False)
    _last: tuple[int, int, str | None] | None = None  # passage, end and period of the figure before

    def __post_init__(self) -> None:
        self._dates, self._spans = {}, {}
        for one in self.scene.found:
            passage = self.scene.passage(one.first).first
            if isinstance(one.value, Dated):
                if one.value.when.edtf:
                    dated = Found(one.span, one.value, one.rule, one.first, one.end, one.rank)
                    self._dates.setdefault(passage, []).append(dated)
            elif one.value is not None and one.value.kind == "duration":
                span = Found(one.span, one.value, one.rule, one.first, one.end, one.rank)
                self._spans.setdefault(passage, []).append(span)
        self.bases = BaseReader(self.scene, self._dates)
        self._event = self._day_of_event()
        self._day = self._day_of_news()

    def period(
        self,
        found: Found[Quantity | Dated],
        value: Quantity,
        *,
        constant: bool,
        event: bool = False,
        daily: bool = False,
    ) -> str | None:
        """Return the EDTF of the time that a figure speaks of, None where its text tells none.

        ``event`` tells a figure that an event has, which is of the event's day where none is said; so are
        the counts that an article on an event has besides. A ``daily`` one (a share price) is of the day
        at the article's head.
        """
        told = self._told(found, value, constant=constant)
        if told is None and not constant and value.kind not in _TIMELESS:
            told = self._of_whole(found)
            if told is None and (event or self._is_of_event(found, value)):
                told = self._event
            if told is None and daily:
                told = self._day
        self._last = self.scene.passage(found.first).first, found.end, told
        return told

    def _told(self, found: Found[Quantity | Dated], value: Quantity, *, constant: bool) -> str | None:
        if value.kind in _TIMELESS or constant:
            return None
        own = self._running(found, value) if value.kind == "duration" else None
        if own is not None:
            return own
        dated = self._nearest(found)
        spanned = self._spanned(found)
        if dated is None:
            return spanned or self._so_far(found)
        return dated

    def _of_whole(self, found: Found[Quantity | Dated]) -> str | None:
        """Return the period of the figure that this one is a part of: بلغت مليارا، منها 300 مليون واردات."""
        scene = self.scene
        if self._last is None or self._last[0] != scene.passage(found.first).first:
            return None
        between = range(self._last[1], min(found.first, self._last[1] + _PART_REACH))
        part = any(scene.is_word(at) and scene.reader.plain(scene.words.part, at) for at in between)
        return self._last[2] if part and found.first - self._last[1] <= _PART_REACH else None

    def _is_of_event(self, found: Found[Quantity | Dated], value: Quantity) -> bool:
        """Tell what an article on an event counts of it: who is missing, how far it was felt."""
        return value.kind in _OF_EVENT and self.modalities.modality(found) == "asserted"

    def _day_of_event(self) -> str | None:
        """Return the day of the event that an article tells of at its head, with its date beside it."""
        scene = self.scene
        full = [passage for passage in scene.layout.passages if passage.end - passage.first >= _SENTENCE]
        for passage in full[:_HEAD]:
            events = [
                at
                for at in range(passage.first, min(passage.end, passage.first + _LONGEST))
                if scene.is_word(at) and scene.reader.plain(scene.words.event, at) is not None
            ]
            days = [
                (abs(dated.first - at), dated.value.when.edtf)
                for dated in self._dates.get(passage.first, ())
                if _is_day(dated.value.when.edtf) and not self.bases.is_base(dated)
                for at in events
            ]
            if days:
                return min(days)[1]
        return None

    def _day_of_news(self) -> str | None:
        """Return the first day at the head of an article, by which its market prices are dated."""
        for passage in self.scene.layout.passages[:_OPENING]:
            for dated in self._dates.get(passage.first, ()):
                if _is_day(dated.value.when.edtf) and not self.bases.is_base(dated):
                    return dated.value.when.edtf
        return None

    # -- a date of the sentence ---------------------------------------------------------------------

    def _nearest(self, found: Found[Quantity | Dated]) -> str | None:
        """Return the date nearest to a figure that belongs to no other and is no base of comparison."""
        best: tuple[float, Found[Dated]] | None = None
        for other in self._dates.get(self.scene.passage(found.first).first, ()):
            behind = other.first > found.first
            first, end = (found.end, other.first) if behind else (other.end, found.first)
            if (
                end - first > REACH
                or end < first
                or self.bases.is_base(other)
                or self._is_saying(other, found)
                or self._is_told_apart(other, found)
            ):
                continue
            beside = self._beside(first, end) if behind else None
            cost = self._cost(first, end, behind=behind) if beside is None else beside
            if not behind and self._is_taken(other):
                cost += _TAKEN
            if best is None or cost < best[0]:
                best = cost, other
        if best is None or best[0] > _FAR:
            return None
        return self._as_period(best[1])

    def _is_saying(self, dated: Found[Dated], found: Found[Quantity | Dated]) -> bool:
        """Tell when something was said from when it holds: قدر البنك في مارس أن الهبوط يبلغ 22%."""
        report = self.scene.report(found.first)
        return report is not None and report.cue_first <= dated.first < report.first

    def _is_told_apart(self, dated: Found[Dated], found: Found[Quantity | Dated]) -> bool:
        """Tell a date of what else is reported: نفى رفع السعر قبل يوليو، مؤكدا أن الزيادة بلغت 12%."""
        report, other = self.scene.report(found.first), self.scene.report(dated.first)
        return report is not None and other is not None and report.cue_first != other.cue_first

    def _beside(self, first: int, end: int) -> float | None:
        """Return what it costs to the date right behind a figure (40 طنا من القمح في 2022), None if far."""
        if end - first > _BESIDE:
            return None
        cost = 0.0
        for at in range(first, end):
            if not self.scene.is_word(at) or self.scene.figure(at) is not None:
                return None
            if self.scene.opens_clause(at) or self.bases.is_word(at):
                return None
            cost += 0 if self._leads_to_date(at) else _WORD
        return cost

    def _leads_to_date(self, index: int) -> bool:
        """Tell a preposition or a carrier of dates: في, خلال, عام, شهر."""
        reader = self.scene.reader
        calendar = reader.calendar
        books = calendar.carriers, calendar.before_year, calendar.year, calendar.month
        return self.scene.is_function(index) or any(reader.plain(book, index) is not None for book in books)

    def _is_taken(self, dated: Found[Dated]) -> bool:
        """Tell a date that stands right behind a figure of its own: من 5 في 2021 إلى 8."""
        for at in range(dated.first - 1, dated.first - _BESIDE - 2, -1):
            figure = self.scene.figure(at)
            if figure is not None:
                of_figure = isinstance(figure.value, Quantity)
                return of_figure and self._beside(figure.end, dated.first) is not None
        return False

    def _contrasts(self, index: int) -> bool:
        scene = self.scene
        return scene.is_word(index) and scene.reader.read(scene.words.contrast, index) is not None

    def _cost(self, first: int, end: int, *, behind: bool) -> float:
        scene = self.scene
        cost = 0.0
        for at in range(first, end):
            text = scene.text(at)
            if text in HARD:
                cost += 25
            elif self.bases.is_word(at) or (behind and self.bases.leads_to_former(at)):
                cost += _FAR if behind else _HELD_AGAINST
            elif behind and self._contrasts(at):
                cost += _FAR
            elif scene.is_comma(at):
                cost += _FAR if self._starts_anew(at + 1) else 4
            elif not behind and self._turns_to_now(at):
                cost += _FAR
            elif scene.opens_clause(at):
                cost += 10
            elif scene.figure(at) is not None and at in (first, end - 1):
                cost += 3
            else:
                cost += 1
            other = scene.figure(at)
            if other is not None and other.first == at and isinstance(other.value, Quantity):
                cost += 6 if behind else 2
        return cost

    def _turns_to_now(self, index: int) -> bool:
        """Tell a verb of the present that goes on from a past one: تأسست عام 1975 ويعمل بها ثلاثة آلاف."""
        scene = self.scene
        text = scene.text(index)
        if len(text) < _SHORTEST_VERB or not text.startswith("وي") or scene.figure(index) is not None:
            return False
        return scene.reader.read(scene.reader.calendar.months, index) is None and text[1:] not in scene.bounds

    def _starts_anew(self, index: int) -> bool:
        """Tell a comma behind which something else is told (، وأنشئ المصرف عام 1998)."""
        text, particles = self.scene.text(index), self.scene.reader.particles
        if text in particles.subordinating and self.scene.text(index + 1) in particles.that:
            return True  # ، بعد أن خصصت الحكومة 35 مليونا
        if text == "علي" and self.scene.text(index + 1) in particles.that:
            return True  # ، على أن يبدأ التسليم في 2028
        return text[:1] == "و" and len(text) > 3 and text[1:] not in self.scene.function

    def _as_period(self, dated: Found[Dated]) -> str:
        edtf = dated.value.when.edtf
        if "/" in edtf:
            return edtf
        if self._until(dated.first):
            return f"../{edtf}"
        return self._from(edtf) if self._since(dated.first) else edtf

    def _from(self, edtf: str) -> str:
        """Return the time from a day, month or year to that of the article, as finely told."""
        today = self.scene.reader.published
        if not edtf.replace("-", "").isdigit():
            return edtf  # a decade, a season
        if today is None:
            return f"{edtf}/.."
        end = today.isoformat()[: len(edtf)]
        return f"{edtf}/{end}" if edtf < end else edtf

    def _since(self, index: int) -> bool:
        """Tell a date behind "since", or of what began then: منذ اندلاع الحرب في أبريل 2023."""
        scene = self.scene
        for at in range(index - 1, max(scene.passage(index).first, index - _SINCE) - 1, -1):
            if not scene.is_word(at) or scene.figure(at) is not None:
                return False
            if scene.reader.read(scene.words.since, at) is not None:
                return True
        return False

    def _until(self, index: int) -> bool:
        reader, words = self.scene.reader, self.scene.words
        return any(
            (read := reader.plain(words.until, at)) is not None and read[1] >= index - 1
            for at in range(max(0, index - 3), index)
        )

    # -- a span of time that runs until the article is written ----------------------------------------

    def _running(self, found: Found[Quantity | Dated], value: Quantity) -> str | None:
        """Return the years of "for 25 years", "three decades ago", "the last four years"."""
        scene = self.scene
        today = scene.reader.published
        if today is None or value.unit not in _YEARS or value.low is None:
            return None
        after = scene.text(found.end)
        before = scene.text(found.first - 1)
        lead = scene.reader.follows(scene.words.running, found.first) or (
            scene.words.running.longest(scene.reader.tokens.texts, found.first - 2) is not None
            and not scene.breaks(found.first - 1)
        )
        years = int(value.low)
        if before in scene.words.recurring or not 0 < years <= _MOST_YEARS:
            return None
        if after in scene.words.coming:
            return _years(today.year, today.year + years)
        if not lead and after not in scene.words.past:
            return None
        if after not in scene.words.past and self._is_to_come(found):
            return None
        return _years(today.year - years, today.year)

    def _is_to_come(self, found: Found[Quantity | Dated]) -> bool:
        """Tell a span in a clause of the future: ستنفق مليارا على مدى خمس سنوات."""
        scene, passage = self.scene, self.scene.passage(found.first)
        for at in range(found.first - 1, max(passage.first, found.first - REACH) - 1, -1):
            if scene.text(at) in HARD or scene.is_comma(at):
                return False
            if self.modalities.tense.is_future(at):
                return True
        return False

    def _spanned(self, found: Found[Quantity | Dated]) -> str | None:
        """Return the span of years that stands in the clause of a figure (زارها 13 مرة خلال 25 عاما)."""
        for other in self._spans.get(self.scene.passage(found.first).first, ()):
            if other.first == found.first:
                continue
            first, end = (other.end, found.first) if other.first < found.first else (found.end, other.first)
            if end - first > REACH or any(self.scene.text(at) in HARD for at in range(first, end)):
                continue
            quantity: Found[Quantity | Dated] = Found(
                other.span, other.value, other.rule, other.first, other.end, other.rank
            )
            running = self._running(quantity, other.value)
            if running is not None and self.scene.text(other.first - 1) not in self.scene.words.points:
                return running
        return None

    def _so_far(self, found: Found[Quantity | Dated]) -> str | None:
        """Return everything up to the source's year where the clause says "so far"."""
        scene = self.scene
        today = scene.reader.published
        if today is None:
            return None
        passage = scene.passage(found.first)
        for at in range(max(passage.first, found.first - REACH), min(passage.end, found.end + 12)):
            if scene.reader.plain(scene.words.now, at) is not None:
                return f"../{today.year:04}"
        return None


def _years(first: int, last: int) -> str:
    return f"{first:04}/{last:04}"


def _is_day(edtf: str) -> bool:
    """Tell a full date (2024-11-17) from months, years and ranges.

    >>> _is_day("2024-11-17"), _is_day("2024-11"), _is_day("2024-11-17/2024-11-19")
    (True, False, False)
    """
    return len(edtf) == len("2024-11-17") and edtf.count("-") == 2 and edtf.replace("-", "").isdigit()
