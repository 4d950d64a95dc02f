"""The words that search compares: found once in a text, they are those of each of its stretches alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ledger.span import Span
from ledger.text.document import Document
from ledger.text.searched import Stems
from ledger.text.stem import search_norm, search_stem, stems

# Marks, tatweel, a ligature, signs of direction, digits of two systems, a capital that becomes two letters.
_WORDS = [
    "İzmir",
    "وَالتِّجَارَة",
    "التجـارة",
    "ﷲ",
    "\u200fمئة",
    "٣٫٥",
    "F-16",
    "NATO",
    "Straße",
    "والد",
    "فالعقد",
    "لتطبيق",
]
_BETWEEN = [" ", "، ", ".\n", " \u200f", "\r\n", "(", "-"]
_TEXTS = st.lists(st.tuples(st.sampled_from(_WORDS), st.sampled_from(_BETWEEN))).map(
    lambda pieces: "".join(word + between for word, between in pieces)
)


@given(_TEXTS)
def test_the_words_of_a_text_are_those_that_a_search_asks_for(text: str) -> None:
    found = Document(text).searched
    assert found.within(Span(0, len(text))) == (search_norm(text), search_stem(text))
    assert all(found.starts[at] < found.ends[at] for at in range(len(found.norms)))


@given(_TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_a_stretch_has_the_words_that_stand_whole_in_it(text: str, one: int, other: int) -> None:
    span = Span(min(one, other), max(one, other))
    found = Document(text).searched
    inside = [
        norm
        for start, end, norm in zip(found.starts, found.ends, found.norms, strict=True)
        if span.start <= start and end <= span.end
    ]
    assert found.within(span)[0] == " ".join(inside)


@given(st.lists(st.sampled_from([*_WORDS, "", "two words"])))
def test_stems_are_the_same_alone_and_together(words: list[str]) -> None:
    alone = [search_stem(word) for word in words]
    assert stems(words) == alone
    known = Stems()
    assert known.of(words) == known.of(words) == alone
