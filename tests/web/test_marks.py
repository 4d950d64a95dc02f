from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from ledger.span import Span
from ledger.web.marks import Mark, marked


class Reader(HTMLParser):
    """Reads the text of marked HTML, in whole, by claim and by anchor."""

    def __init__(self, html: Markup) -> None:
        super().__init__()
        self.whole = ""
        self.of: dict[str, str] = {}
        self.after: dict[str, int] = {}
        self.claims: list[str] = []
        self.feed(str(html))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if name := given.get("id"):
            assert name not in self.after
            self.after[name] = len(self.whole)
        if tag == "mark":
            self.claims = str(given["data-claims"]).split()

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self.claims = []

    def handle_data(self, data: str) -> None:
        self.whole += data
        for claim in self.claims:
            self.of[claim] = self.of.get(claim, "") + data


TEXT = st.text(st.sampled_from("ابج 1٣<>&'\"\n"), max_size=30)
SPAN = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda pair: Span(pair[0], sum(pair)))


@given(TEXT, st.lists(SPAN, max_size=6), st.lists(st.integers(0, 40), max_size=4), st.integers(0, 8))
def test_every_mark_covers_exactly_its_words(
    text: str, spans: list[Span], anchors: list[int], start: int
) -> None:
    marks = [Mark(span, claim, f"/claim/{claim}") for claim, span in enumerate(spans)]
    read = Reader(marked(text, marks, start=start, anchors=anchors))
    assert read.whole == text
    for mark in marks:
        inside = text[max(mark.span.start - start, 0) : max(mark.span.end - start, 0)]
        assert read.of.get(str(mark.claim), "") == inside
    for offset in anchors:
        if start <= offset < start + len(text):
            assert read.after[f"char-{offset}"] == offset - start


def test_the_shortest_of_nested_marks_is_the_one_to_follow() -> None:
    html = marked("abcdef", [Mark(Span(0, 6), 1, "/long"), Mark(Span(2, 3), 2, "/short")])
    assert '<mark id="char-2" data-claims="1 2"><a href="/short">c</a></mark>' in html


def test_no_space_comes_between_a_mark_and_the_letters_it_is_joined_to() -> None:
    html = marked("بأول", [Mark(Span(1, 4), 1, "/c")])
    assert html == 'ب<mark id="char-1" data-claims="1"><a href="/c">أول</a></mark>'
