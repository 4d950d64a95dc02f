"""The scene of a text's figures: its clauses, reports and figures, as all readers of context see them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ledger.lexicon.context import ContextWords
from ledger.lexicon.phrasebook import Phrasebook
from ledger.rules.date_reader import Dated
from ledger.rules.passages import Layout, Passage
from ledger.rules.reader import Reader
from ledger.rules.report import Report
from ledger.rules.rule import Found, Quantity
from ledger.text.tokens import COMMAS

Value = Quantity | Dated | None
HARD = frozenset("؛:.!?؟")
_LONGEST_CLAUSE = 40  # tokens; a text without commas is no reason to search it whole
_SHORT_QUOTATION = 4
_ACCORDING = "<according to>"


@dataclass(slots=True)
class Scene:
    """What stands where in one text. Every question is answered within a bounded number of tokens."""

    reader: Reader
    layout: Layout
    words: ContextWords
    bounds: Phrasebook[str]
    function: frozenset[str]
    found: Sequence[Found[Value]]
    reports: Sequence[Report]
    # The tokens' own: text(index) is the folded text of a token, empty outside the text; is_word(index)
    # tells a word from numbers, signs and breaks. Nothing is asked more often.
    text: Callable[[int], str] = field(init=False)
    is_word: Callable[[int], bool] = field(init=False)
    _passages: dict[int, Passage] = field(init=False)
    _reported: dict[int, Report] = field(init=False)
    _figures: dict[int, Found[Value]] = field(init=False)
    _opens: dict[int, bool] = field(init=False)
    _told: set[int] = field(init=False)
    _named: set[int] = field(init=False)
    _speaking: set[int] = field(init=False)
    _cues: set[int] = field(init=False)

    def __post_init__(self) -> None:
        self.text, self.is_word = self.reader.tokens.text, self.reader.tokens.is_word
        self._passages = {
            token: passage for passage in self.layout.passages for token in range(passage.first, passage.end)
        }
        # The innermost report round each token: the shorter ones are written over the longer.
        self._reported = {}
        for report in sorted(self.reports, key=lambda report: report.first - report.end):
            self._reported.update(dict.fromkeys(range(report.first, report.end), report))
        self._figures = {token: one for one in self.found for token in range(one.first, one.end)}
        self._opens = {}
        self._told, self._named, self._cues, self._speaking = set(), set(), set(), set()
        for report in self.reports:
            if report.rule.startswith(_ACCORDING):
                end = report.cue_end if report.written is None else report.written.end
                self._told.update(range(report.cue_first, end))
            self._cues.update(range(report.cue_first, report.cue_end))
            if report.written is not None:
                self._speaking.update(range(report.written.first, report.written.end))
            # Behind its head, which may be what is measured: a poll shows, teachers say.
            named = () if report.written is None else range(report.written.first + 1, report.written.end)
            if not any(token in self._figures for token in named):
                self._named.update(named)

    def passage(self, index: int) -> Passage:
        """Return the sentence that a token stands in."""
        return self._passages.get(index) or Passage(index, index + 1, 0)

    def report(self, index: int) -> Report | None:
        """Return the innermost report round a token, or None."""
        return self._reported.get(index)

    def figure(self, index: int) -> Found[Value] | None:
        """Return the figure, date or name with a number that holds a token, or None."""
        return self._figures.get(index)

    def is_told(self, index: int) -> bool:
        """Tell the words of a source, which measure nothing: بلغت، وفقا للوزارة، مليونا."""
        return index in self._told

    def is_speaker(self, index: int) -> bool:
        """Tell the words for who speaks, their head too."""
        return index in self._speaking

    def names_speaker(self, index: int) -> bool:
        """Tell the words for who speaks, which name nothing that is measured: مفوضية شؤون اللاجئين."""
        return index in self._told or index in self._named

    def is_cue(self, index: int) -> bool:
        """Tell a reporting word, which no figure is told of unless it names a measure: مشيرة, تعهدت."""
        return index in self._cues

    def is_comma(self, index: int) -> bool:
        """Tell a comma that parts two things from one that only sets a source apart."""
        if self.text(index) not in COMMAS:
            return False
        return index - 1 not in self._told and index + 1 not in self._told

    def is_function(self, index: int) -> bool:
        """Tell prepositions, conjunctions, pronouns and particles."""
        return self.text(index) in self.function

    def opens_clause(self, index: int) -> bool:
        """Tell a conjunction that turns to something else (بينما, لكن, بعدما), و before it or not."""
        known = self._opens.get(index)
        if known is None:
            text = self.text(index)
            book = self.words.clause
            known = self.is_word(index) and (
                self.reader.plain(book, index) is not None
                or (
                    text[:1] in {"و", "ف"}
                    and book.longest(self.reader.tokens.texts, index, text[1:]) is not None
                )
            )
            self._opens[index] = known
        return known

    def breaks(self, index: int) -> bool:
        """Tell a sign or a conjunction at which a clause ends."""
        text = self.text(index)
        if text in COMMAS:
            return self.is_comma(index)
        return text in HARD or self.opens_clause(index)

    def clause(self, index: int) -> tuple[int, int]:
        """Return the tokens of the clause round a token: between commas, conjunctions and sentence ends.

        Signs inside brackets and quotation marks count too; the token's own passage is never left.
        """
        passage = self.passage(index)
        first = index
        while first > max(passage.first, index - _LONGEST_CLAUSE) and not self.breaks(first - 1):
            first -= 1
        if first > passage.first and self.opens_clause(first - 1):
            first -= 1
        end = index + 1
        while end < min(passage.end, index + _LONGEST_CLAUSE) and not self.breaks(end):
            end += 1
        return first, end

    def in_title(self, index: int) -> bool:
        """Tell a token in a short quotation, which is a name: مصرف "النيل للاستثمار"."""
        quotation = self.layout.quotation_at(index)
        return quotation is not None and quotation.closing - quotation.opening - 1 <= _SHORT_QUOTATION
