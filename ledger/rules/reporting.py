"""Reporting: who is said to have said what. Cue, source and content of each attributed statement.

Frames, tried at each cue in the order of the words behind it: a clause (إن, أن, إلى أن), a
quotation or a colon, the content behind the cue's own preposition, a bare noun phrase.
A dropped subject and a participle take the speaker of the statement before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ledger.rules.passages import Passage
from ledger.rules.report import Report
from ledger.rules.report_cues import Hit
from ledger.rules.report_opening import Opening
from ledger.rules.report_sources import SourceReader


@dataclass(slots=True)
class ReportReader(SourceReader):
    """Reads the attributed statements of one text."""

    def find(self) -> Iterator[Report]:
        """Yield every attributed statement of the text in order."""
        for passage in self.layout.passages:
            self._introduce(passage)
            yield from self._passage(passage)
            self._previous = passage

    def _introduce(self, passage: Passage) -> None:
        """Meet the people whom a passage names behind a title, and its bodies, whether they speak or not."""
        phrases = self.speakers.phrases
        end = passage.first
        for index in phrases.maybe_titles(range(passage.first, passage.end)):
            if index < end:
                continue
            if phrases.title_end(index, passage.end) > index:
                end = self.speakers.meet(index, min(index + 10, passage.end))
        for index in self.reader.starts(range(passage.first, passage.end), self.speakers.entities):
            for entry in self._named(index):
                if entry.width > 1 and entry.meaning.kind == "organisation":
                    self.speakers.meet_body(index, entry.meaning, entry.width)

    def _passage(self, passage: Passage) -> Iterator[Report]:
        headline = self._headline(passage)
        if headline is not None:
            yield headline
            return
        hits = self._hits(passage)
        openings = self._openings(hits, passage)
        stops = sorted(
            [
                hit.start
                for hit, opening in zip(hits, openings, strict=True)
                if opening is not None and self._breaks(hit)
            ]
            + [
                comma
                for hit, opening in zip(hits, openings, strict=True)
                if opening is not None and (comma := self._contrast(hit, passage)) is not None
            ]
            + self._attributions(passage)
        )
        found: list[Report] = [*self._quoted_first(passage, hits)]
        quoting = {report.cue_first for report in found}
        for hit, opening in zip(hits, openings, strict=True):
            if opening is None or (opening.frame == "noun" and hit.first in quoting):
                continue  # "..."، تؤكد المحامية سلمى عمر: who says it is not said
            report = self._report(hit, opening, passage, stops)
            if report is not None:
                told = any(one.first <= report.cue_first < one.end for one in found)
                found.append(report)
                found += self._more_quoted(report, opening)
                self._spoke_in = passage.first
                if report.speaker is not None and not told:
                    self.last = report.speaker
        found = [report for report in found if not self._is_embedded(report, found)]
        found += self._according(passage, found)
        yield from sorted(found, key=lambda report: report.cue_first)

    def _is_embedded(self, report: Report, found: list[Report]) -> bool:
        """Tell a verb inside somebody's content (وهو تنسيق يشير إلى أن) from a report of its own."""
        tokens = self.reader.tokens
        if tokens.text(report.cue_first).startswith("و") or report.mode == "direct":
            return False
        round_it = [one for one in found if one is not report and one.first <= report.cue_first < one.end]
        inside = bool(round_it)
        done = tokens.text(report.cue_first - 1) in self.reader.particles.perhaps
        if done and any(one.stance == "deny" for one in round_it):
            return True  # نفى أن تكون بغداد قد طلبت رفع حصتها
        if not inside or report.written is None:
            return inside
        return report.written.speaker.entity is None and not self._can_speak(report.written.first)

    def _report(self, hit: Hit, opening: Opening, passage: Passage, stops: list[int]) -> Report | None:
        if opening.quotation is not None:
            if opening.quotation.opening in self._used:
                return None
            self._used.add(opening.quotation.opening)
            first, end, mode = self._quotation_span(opening.quotation)
        else:
            first = opening.first
            end = self._content_end(opening, passage, stops, first)
            mode = self._mode(first, end)
            quotation = self.layout.quotation_at(first)
            if mode == "direct" and quotation is not None and quotation.opening == first:
                first, end, mode = self._quotation_span(quotation)
        if end <= first:
            return None
        written, speaker = self._speaker(hit, opening, passage)
        if written is None and self._tells_of(hit, opening):
            return None
        if hit.negated and opening.cue.discloses and opening.frame in {"noun", "preposition"}:
            return None
        reverses = hit.negated and opening.cue.negated is not None
        stance = opening.cue.stance
        if reverses and opening.cue.negated is not None:
            stance = opening.cue.negated
        source = self.reader.plain(self.cues.source_stance, hit.end)
        if source is not None and stance == "say":
            stance = source[0]  # تشير تقديرات البنك إلى أن
        return Report(
            first, end, opening.skip, hit.first, hit.end, stance, mode,
            f"<cue> <{opening.frame}>" if written is None else f"<cue> <speaker> <{opening.frame}>",
            speaker, written, hit.negated and not reverses, self._outlet(hit, opening),
        )  # fmt: skip

    def _tells_of(self, hit: Hit, opening: Opening) -> bool:
        """Tell a verb that describes the noun right before it (مظاهرات طالبت بالتغيير): nobody speaks."""
        tokens = self.reader.tokens
        before = hit.first - 1
        if hit.joined or opening.cue.kind != "verb" or opening.frame not in {"preposition", "noun"}:
            return False
        if before < 0 or not tokens.is_word(before):
            return False
        text = tokens.text(before)
        plain = text not in self.speakers.function and not text.endswith("ا")
        return plain and opening.subject_end <= hit.end and not self._is_when(before)

    def _more_quoted(self, report: Report, opening: Opening) -> Iterator[Report]:
        """Yield the quotations that follow the first one with nothing of the article between."""
        last = opening.quotation
        if last is None:
            return
        number = self.layout.inside[last.opening]
        for quotation in self.layout.quotations[number + 1 :]:
            between = range(last.closing + 1, quotation.opening)
            if len(between) > 2 or any(self.reader.tokens.is_word(at) for at in between):
                return
            if quotation.opening in self._used:
                return
            self._used.add(quotation.opening)
            first, end, mode = self._quotation_span(quotation)
            if end > first:
                yield replace(report, first=first, end=end, skip=0, mode=mode)
            last = quotation
