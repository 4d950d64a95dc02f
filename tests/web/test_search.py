from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.store.views import SEARCH
from ledger.web.search import NOTHING, match_expression


def index() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute(f"CREATE VIRTUAL TABLE {SEARCH} USING fts5(norm, stem)")
    return connection


@given(st.text(max_size=40) | st.text(st.sampled_from('"*()^:+-{}NEARORAND تجارة1 \u0000'), max_size=40))
def test_no_query_is_malformed(query: str) -> None:
    with closing(index()) as connection:
        connection.execute(
            f"SELECT * FROM {SEARCH} WHERE {SEARCH} MATCH ?", (match_expression(query),)
        ).fetchall()


@pytest.mark.parametrize("query", ["", "  ", '""', "؟!", "*", "()"])
def test_a_query_without_letters_and_digits_finds_nothing(query: str) -> None:
    assert match_expression(query) == NOTHING


def test_an_unclosed_quotation_mark_reaches_to_the_end() -> None:
    assert match_expression('"حجم التجارة') == match_expression('"حجم التجارة"')


def test_a_word_given_twice_is_looked_for_once() -> None:
    assert match_expression("سعر سعر") == match_expression("سعر")


def test_a_query_of_many_words_can_be_run(ledger: Path) -> None:
    with closing(sqlite3.connect(ledger)) as connection:
        words = " ".join(str(number) for number in range(3000))
        sql = f"SELECT * FROM {SEARCH} WHERE {SEARCH} MATCH ?"
        assert connection.execute(sql, (match_expression(words),)).fetchall() == []
