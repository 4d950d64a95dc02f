"""Latin letters for Arabic names that no list knows."""

from __future__ import annotations

_FIRST_VOWELS = str.maketrans({"ع": "a", "أ": "a", "إ": "i", "آ": "a", "ا": "a"})
_VOWELS = str.maketrans({"ا": "a", "آ": "a", "و": "u", "ى": "a", "ة": "a"})


def latin(name: str) -> str:
    """Return an Arabic name in Latin letters (consonants by ``anyascii``, long vowels and article readable).

    >>> latin("رامي القليوبي"), latin("عبد الله")
    ('Rami Al-Qlyubi', 'Abd Al-Lh')
    """
    from anyascii import anyascii

    words = []
    for word in name.split():
        article = "al-" if word.startswith("ال") and len(word) > 3 else ""
        body = word.removeprefix("ال") if article else word
        vowelled = body[:1].translate(_FIRST_VOWELS) + body[1:].translate(_VOWELS)
        if vowelled.endswith("ي"):
            vowelled = vowelled[:-1] + "i"
        words.append(article + anyascii(vowelled).replace("`", "").replace("'", ""))
    return " ".join(words).title()
