import io
import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from rich.console import Console

from ledger.build import Summary
from ledger.claims.claim import Claim, Figure, Mention
from ledger.claims.statement import Name, Statement
from ledger.pipeline import Reading
from ledger.span import Span
from ledger.terminal import built, explain, progress


def console(*, terminal: bool = False) -> Console:
    return Console(file=io.StringIO(), width=80, force_terminal=terminal, highlight=False)


def shown(screen: Console) -> str:
    assert isinstance(screen.file, io.StringIO)
    return screen.file.getvalue()


def claim(text: str, *quotes: str) -> Claim:
    figure = Figure("count", Decimal(5), Decimal(5), "1")
    spans = [Span(text.index(quote), text.index(quote) + len(quote)) for quote in quotes]
    return Claim(tuple(Mention(span, span.of(text), figure, "<number>") for span in spans))


def test_marks_stand_around_claims_and_lists_under_their_paragraph() -> None:
    text = "\nأول 5 آخر\r\n\r\n  \r\nثان 6 ثم 7\n"
    screen = console()
    explain(screen, text, Reading([claim(text, "7"), claim(text, "5", "6")], []))
    assert shown(screen).splitlines() == [
        "أول ⟦5⟧¹ آخر",
        "    1  5  count · <number>",
        "",
        "ثان ⟦6⟧² ثم ⟦7⟧³",
        "    2  5  count · <number>",
        "    3  5  count · <number>",
        "",
    ]


def test_a_claim_within_another() -> None:
    text = "من 5 إلى 9 كم"
    screen = console()
    explain(screen, text, Reading([claim(text, "5 إلى 9 كم"), claim(text, "9")], []))
    assert shown(screen).splitlines()[0] == "من ⟦5 إلى ⟦9⟧² كم⟧¹"


def said(text: str, content: str, speaker: Name | None = None) -> Statement:
    span = Span(text.index(content), text.index(content) + len(content))
    cue = Span(text.index("قال"), text.index("قال") + 3)
    return Statement(span, content, cue, "قال", "say", "direct", "<cue>", speaker)


def test_statements_stand_in_marks_of_their_own_with_figures_inside() -> None:
    text = "قال 5 إن 6 كم بعيد"
    screen = console()
    reading = Reading(
        [claim(text, "6"), claim(text, "5")],
        [said(text, "6 كم"), said(text, "6 كم بعيد", Name("Radio", "إذاعة"))],
    )
    explain(screen, text, reading)
    assert shown(screen).splitlines() == [
        "قال ⟦5⟧¹ إن ⟪⟪⟦6⟧⁴ كم⟫³ بعيد⟫²",
        "    1  5  count · <number>",
        "    2  Radio said  statement, direct · <cue>",
        "    3  somebody unnamed said  statement, direct · <cue>",
        "    4  5  count · <number>",
        "",
    ]


def test_a_statement_over_several_lines_opens_once_and_closes_once() -> None:
    text = "قال «أ 5 ب\r\n\r\nج 6 د\nهـ» ثم 7"
    screen = console(terminal=True)
    content = "أ 5 ب\r\n\r\nج 6 د\nهـ"
    explain(
        screen, text, Reading([claim(text, "5"), claim(text, "6"), claim(text, "7")], [said(text, content)])
    )
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown(screen))
    assert [line for line in plain.splitlines() if line and not line.startswith(" ")] == [
        "قال «⟪أ ⟦5⟧² ب",
        "ج ⟦6⟧³ د",
        "هـ⟫¹» ثم ⟦7⟧⁴",
    ]
    # What belongs to the statement is shown as such on the lines between, too.
    assert "\x1b[4mج \x1b[0m" in shown(screen)


def test_nothing_but_marks_is_added_to_the_text() -> None:
    text = "\u200fأ 5 \u202bب\u202c " + "كلمة " * 200
    screen = console(terminal=True)
    explain(screen, text, Reading([claim(text, "5")], []))
    line = shown(screen).splitlines()[0]
    for code in ("\x1b[36m", "\x1b[7m", "\x1b[0m", "⟦", "⟧", "¹"):
        assert code in line
        line = line.replace(code, "")
    assert line == text


def test_control_characters_do_not_reach_the_terminal() -> None:
    text = "أ\x1b]0;title\x07 5 \x9b31m"
    screen = console()
    explain(screen, text, Reading([claim(text, "5")], []))
    assert "\x1b" not in shown(screen)
    assert "\x07" not in shown(screen)
    assert "\x9b" not in shown(screen)
    assert "⟦5⟧" in shown(screen)


def test_summary_lists_kinds_by_number() -> None:
    figures: Mapping[str, int] = {"money": 1234, "count": 2000, "age": 2000}
    screen = console()
    built(screen, Path("news [1].db"), Summary(3, figures, 77, 1.26))
    cells = [
        [cell.strip() for cell in line.strip("│").split("│")]
        for line in shown(screen).splitlines()
        if "│" in line
    ]
    assert "Built news [1].db" in shown(screen)
    assert cells == [
        ["sources", "3"],
        ["statements", "77"],
        ["figures", "5,234"],
        ["age", "2,000"],
        ["count", "2,000"],
        ["money", "1,234"],
        ["seconds", "1.3"],
    ]


def test_progress_is_drawn_on_a_terminal_only() -> None:
    for terminal in (False, True):
        screen = console(terminal=terminal)
        with progress(screen) as advance:
            advance(1, 2, "talks/minsk")
            advance(2, 2, "talks/tunis [1]")
        assert ("2/2" in shown(screen)) == ("talks/tunis [1]" in shown(screen)) == terminal
        assert bool(shown(screen)) == terminal
