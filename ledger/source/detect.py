"""Which language a text is in, told from a sample of it: the typed border to py3langid."""

from __future__ import annotations

import unicodedata
from typing import Any

import regex

# Enough for certainty, and the same cost for a file of any size.
SAMPLE = 10_000
# Fewer letters of another script tell nothing: every language has words like "km".
FEWEST = 20

_LETTER = regex.compile(r"\p{L}")
_ARABIC_SCRIPT = regex.compile(r"\p{Script=Arabic}")
# The alphabet of Arabic, and the tatweel. Every other language of the script has letters beside these
# (پ, چ, ک, ی ...) and no text of a few lines without one.
_ARABIC_ALPHABET = regex.compile(r"[\u0621-\u063a\u0640-\u064a\u0671]+")

# Languages in Arabic script by the labels that py3langid gives them. A text in another
# script is none of these, and one in this script is nothing else.
_IN_ARABIC_SCRIPT = frozenset({"ar", "ary", "arz", "fa", "ps", "sdh", "ug", "ur", "uzs"})
# Spoken varieties that are written in standard Arabic's words as far as figures go.
_VARIETY_OF = {"ary": "ar", "arz": "ar"}
_NO_LANGUAGE = "zxx"


def detect_language(text: str) -> str | None:
    """Return the ISO 639 code of the language of ``text``, or ``None`` where too few letters tell it.

    >>> detect_language("بلغ حجم التبادل التجاري")
    'ar'
    >>> detect_language("صادرات ایران در سال گذشته افزایش یافت")
    'fa'
    >>> detect_language("12 - 13 km") is None
    True
    """
    sample = unicodedata.normalize("NFKC", text[:SAMPLE])
    letters = "".join(_LETTER.findall(sample))
    arabic = "".join(_ARABIC_SCRIPT.findall(letters))
    if arabic and 3 * len(arabic) >= len(letters):
        if _ARABIC_ALPHABET.fullmatch(arabic):
            return "ar"
        return _likeliest(sample, in_arabic_script=True)
    return _likeliest(sample, in_arabic_script=False) if len(letters) >= FEWEST else None


def _likeliest(sample: str, *, in_arabic_script: bool) -> str | None:
    import py3langid  # a second of loading: only where the letters alone do not tell

    ranking: list[tuple[Any, Any]] = py3langid.rank(sample)
    for label, _ in ranking:
        if label != _NO_LANGUAGE and (label in _IN_ARABIC_SCRIPT) == in_arabic_script:
            return _VARIETY_OF.get(label, str(label))
    return None
