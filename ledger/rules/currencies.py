"""Which currency a shared word means: by its adjective, by the source, by what the text is about."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

from ledger.lexicon.units import UnitForm
from ledger.rules.amount import Vocabulary
from ledger.rules.reader import Reader


@dataclass(slots=True)
class CurrencyChooser:
    """Chooses currencies for one text.

    ``currency`` is that of the country the source speaks from, None where unknown.
    """

    reader: Reader
    book: Vocabulary
    currency: str | None = None
    _named: Counter[str] | None = field(default=None)
    _forms: list[tuple[int, tuple[str, ...]]] | None = field(default=None)

    def choose(self, form: UnitForm, end: int) -> tuple[UnitForm, int]:
        """Return a currency word's meaning and end: دينار كويتي takes its adjective in.

        Without an adjective a shared word that has no default is the source's currency, or that of the
        one country of its candidates that its sentence names, else what it shares with the nearest word for
        another currency, else that of the country that the text names most, by its places where it names
        none.
        """
        tokens = self.reader.tokens
        head = tokens.text(end).removeprefix("ال")
        nation = self.book.nations.longest(tokens.texts, end, head) if head else None
        if nation is None and head.endswith("ا"):  # the accusative: روبلا روسيا
            nation = self.book.nations.longest(tokens.texts, end, head[:-1])
        if nation is not None and (nation.meaning == form.code or nation.meaning in form.candidates):
            return form.of(nation.meaning), end + nation.width
        if form.code is not None or not form.candidates:
            return form, end
        code = self.currency if self.currency in form.candidates else None
        code = code or self._named_near(form.candidates, end) or self._kin(form.candidates, end)
        code = code or self._most_named(form.candidates)
        return (form if code is None else form.of(code)), end

    def _kin(self, candidates: tuple[str, ...], end: int) -> str | None:
        """Return what this word shares with the nearest word for another currency: سنتيم beside درهم."""
        if self._forms is None:
            starts = self.reader.starts(range(len(self.reader.tokens)), self.book.units)
            reads = [(at, self.reader.read(self.book.units, at)) for at in starts]
            self._forms = [(at, read[0].candidates) for at, read in reads if read and read[0].candidates]
        near = sorted(self._forms, key=lambda one: abs(one[0] - end))
        shared = (set(others) & set(candidates) for _, others in near if others != candidates)
        found = next((both for both in shared if len(both) == 1), None)
        return None if found is None else found.pop()

    def _named_near(self, candidates: tuple[str, ...], end: int) -> str | None:
        """Return the candidate whose country alone is named in the same sentence, or None."""
        passages = self.reader.layout.passages
        passage = passages[max(0, bisect_left(passages, end, key=lambda one: one.first) - 1)]
        counts = self._count(range(passage.first, passage.end))
        named = [code for code in candidates if counts[code]]
        return named[0] if len(named) == 1 else None

    def _most_named(self, candidates: tuple[str, ...]) -> str | None:
        """Return the candidate whose country the text names more often than any other's, or None."""
        if self._named is None:
            self._named = self._count(range(len(self.reader.tokens))) or self._places()
        ranked = sorted(((self._named[code], code) for code in candidates if self._named[code]), reverse=True)
        if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
            return None
        return ranked[0][1]

    def _count(self, tokens: range) -> Counter[str]:
        counts: Counter[str] = Counter()
        for index in self.reader.starts(tokens, self.book.countries):
            if self.reader.tokens.is_word(index):
                read = self.reader.read(self.book.countries, index)
                if read is not None and read[0] in self.book.issuers:
                    counts[self.book.issuers[read[0]]] += 1
        return counts

    def _places(self) -> Counter[str]:
        """Count the currencies of the places that the text names: في دبي."""
        counts: Counter[str] = Counter()
        for index in self.reader.starts(range(len(self.reader.tokens)), self.book.entities):
            read = self.reader.read(self.book.entities, index)
            land = None if read is None or read[0].kind != "place" else read[0].country
            if land in self.book.issuers:
                counts[self.book.issuers[land]] += 1
        return counts
