"""Tokens: words, numbers, signs and line breaks of a folded text, in one pass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import regex

from ledger.span import Span
from ledger.text.fold import Folded

COMMAS = frozenset("،,")
RANGE_DASHES = frozenset("-–")  # between the two ends of a run: 8-10
# What may end a clause inside a sentence.
CLAUSE_SIGNS = COMMAS | {"؛"}
TokenKind = Literal["word", "number", "link", "break", "sign"]
_ENDS = (" ", "")  # what stands behind a run of characters that are not blank

# Numbers keep their marks (1,400.5) and are read by ledger.rules.digits; a space groups only
# threes of digits. Links and addresses are one token, so that nothing in them is read.
TOKEN = regex.compile(
    # Most tokens are words with nothing behind them that could make them part of a link.
    r"""(?P<word> \p{L}++ (?![\w.+@:-]) )
      | (?P<link> https?://\S+ | www\.\S+ | [\w.+-]{1,64}+@[\w-]++\.[\w.-]++ | [@\#][\p{L}_]*+\d[\w]*+ )
      | (?P<number> (?<![\d.,]) \d{1,3} (?:[ ]\d{3})++ (?![\d]) (?:[.,٫]\d++)?+
                  | \d++ (?: [.,٫٬،'’] \d++ )*+ )
      | (?P<word> \p{L}++ )
      | (?P<break> \n )
      | (?P<sign> [^\s] )""",
    regex.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, as parallel lists: what, of which kind, from where to where (folded offsets)."""

    folded: Folded
    texts: list[str]
    kinds: list[TokenKind]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def end(self) -> int:
        """Where the last token ends, 0 where there is none."""
        return self.ends[-1] if self.ends else 0

    def append(self, text: str, kind: TokenKind, start: int) -> None:
        """Add the token that begins at ``start``, behind all others."""
        self.texts.append(text)
        self.kinds.append(kind)
        self.starts.append(start)
        self.ends.append(start + len(text))

    def is_word(self, index: int) -> bool:
        """Tell whether there is a word at ``index`` (any index may be asked for)."""
        return 0 <= index < len(self.kinds) and self.kinds[index] == "word"

    def is_number(self, index: int) -> bool:
        """Tell whether there are digits at ``index`` (any index may be asked for)."""
        return 0 <= index < len(self.kinds) and self.kinds[index] == "number"

    def text(self, index: int) -> str:
        """Return the token at ``index``, or "" where there is none."""
        return self.texts[index] if 0 <= index < len(self.texts) else ""

    def glued(self, index: int) -> bool:
        """Tell whether nothing stands between the token at ``index`` and the one before it."""
        return 0 < index < len(self.texts) and self.starts[index] == self.ends[index - 1]

    def span(self, first: int, end: int, skip: int = 0) -> Span:
        """Return the source span of tokens ``[first, end)`` without the first ``skip`` letters."""
        start = self.starts[first] + skip
        if start == self.ends[first] and end > first + 1:
            start = self.starts[first + 1]  # all of the first token is skipped: و 20
        return self.folded.span(start, self.ends[end - 1])

    def written(self, index: int) -> str:
        """Return the token as the source writes it, marks and all, or "" where there is none."""
        if not 0 <= index < len(self.texts):
            return ""
        return self.folded.written(self.starts[index], self.ends[index])


def tokenize(folded: Folded) -> Tokens:
    """Cut a folded text into tokens, blanks left out."""
    tokens = Tokens(folded, [], [], [], [])
    text = folded.text
    first = 0  # of the run of characters that are not blank
    for run in text.split(" "):
        end = first + len(run)
        # Most runs are a word, or a word and the sign behind it: no pattern is needed to see that.
        if run.isalpha():
            tokens.append(run, "word", first)
        elif run and first >= tokens.end:  # a number with blanks in it takes several runs
            if run[:-1].isalpha() and not run[-1].isalnum() and run[-1] != "\n":
                tokens.append(run[:-1], "word", first)
                tokens.append(run[-1], "sign", end - 1)
            else:
                _cut(tokens, first)
        first = end + 1
    return tokens


def _cut(tokens: Tokens, first: int) -> None:
    """Cut by the pattern from ``first`` to the next blank that stands in no token."""
    text = tokens.folded.text
    for match in TOKEN.finditer(text, first):
        tokens.append(match[0], match.lastgroup, match.start())  # type: ignore[arg-type]  # the groups are the kinds
        if text[tokens.end : tokens.end + 1] in _ENDS:
            return
