"""Names in Latin letters: how near they come to the press, and the choices that the rules make."""

from __future__ import annotations

import tomllib
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from ledger.lexicon.person_names import traditions
from ledger.lexicon.read import topic
from ledger.rules.latin import latin
from ledger.rules.spelling import spell
from ledger.text.fold import folded

PEOPLE = tomllib.loads((Path(__file__).parent / "latin_people.toml").read_text(encoding="utf-8"))
FLOOR = 0.91  # mean likeness; letter by letter, without table and grammar, it was 0.716


def test_names_are_near_those_of_the_press() -> None:
    likeness = [
        SequenceMatcher(None, latin(arabic).casefold(), english.casefold()).ratio()
        for arabic, english in PEOPLE.items()
    ]
    assert len(likeness) >= 200
    assert sum(likeness) / len(likeness) >= FLOOR


def test_the_people_of_the_measure_are_not_in_the_vocabulary() -> None:
    known = {folded(name) for block in topic("ar", "entities").values() for name in block.get("names", ())}
    assert not [name for name in PEOPLE if folded(name) in known]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("آصف ملحم", "Asef Melhem"),
        ("الشامي", "Al-Shami"),
        ("هناء الشامي", "Hanaa al-Shami"),
        ("عبد الجبار الكعبي", "Abdul Jabbar al-Kaabi"),
        ("عبدالله ولد داداه", "Abdullah Ould Dadah"),
        ("سعد بن راشد آل مكتوم", "Saad bin Rashed Al Maktoum"),
        ("حسن فضل الله", "Hassan Fadlallah"),
        ("حسن جاب الله", "Hassan Jaballah"),
        ("تشارلز الثالث", "Charles III"),
        ("جيمشيد كريموف", "Jaimshid Karimov"),
        ("نورلان يوسفوف", "Nurlan Youssefov"),
        ("نورلان عبديف", "Nurlan Abdev"),
        ("مولود جاويش أوغلو", "Mevlut Javishoglu"),
        ("أولغا بيترينكو", "Olga Peterenko"),
        ("رضا كاظمي", "Reda Kadhimi"),
        ("بهروز كاظم زاده", "Behrouz Kazemzadeh"),
        ("جان كلود ميلر", "Jean-Claude Miller"),
        ("GSM", "GSM"),
        ("", ""),
    ],
)
def test_choices(arabic: str, english: str) -> None:
    assert latin(arabic) == english


@pytest.mark.parametrize(
    ("word", "region", "written"),
    [
        ("نصّار", "arab", "nassar"),
        ("زُبَير", "arab", "zubair"),
        ("شَوقي", "arab", "shawqi"),
        ("رضوان", "arab", "radwan"),
        ("سعدون", "arab", "saadoun"),
        ("رياض", "arab", "riyad"),
        ("حسن", "arab", "hasan"),
        ("بدر", "arab", "badr"),
        ("ملحم", "arab", "malham"),
        ("سعدية", "arab", "saadiya"),
        ("ليبيديف", "slavic", "lebedev"),
        ("تشيرنينكو", "slavic", "chernenko"),
        ("ميلر", "west", "miler"),
        ("توكاييف", "turkic", "tukayev"),
    ],
)
def test_letters_and_syllables(word: str, region: str, written: str) -> None:
    assert spell(word, traditions("ar")[region]) == written


@pytest.mark.parametrize("letters", ["ا", "ب", "يو", "بيا", "تش", "عب", "يف", "ال", "بّ"])
def test_a_long_word_is_spelled_at_once(letters: str) -> None:
    assert latin(letters * 20_000)
    assert latin(f"{letters} " * 20_000)


@pytest.mark.parametrize("name", ["«", "123", "- -", "ال", "عبد", "ّ", "الله", "بن", "زاده", "ـ"])
def test_what_is_no_name_raises_nothing(name: str) -> None:
    latin(name)
