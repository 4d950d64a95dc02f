"""Agreement: whom a verb can be said of, by its gender."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.lexicon.person_names import Gender
from ledger.rules.acquaintances import Speaker
from ledger.rules.report_carriers import CarrierReader
from ledger.rules.report_cues import Hit


@dataclass(slots=True)
class AgreementReader(CarrierReader):
    """Tells the subjects of verbs from their objects, and one person from another, by gender."""

    def _agreeing(self, hit: Hit, speaker: Speaker | None) -> Speaker | None:
        """Return a person as the verb's gender has it: التقى الوزير المبعوثة ريم ناصر. وقالت."""
        verb = self._gender(hit)
        person = None if speaker is None else self.speakers.known.gender(speaker)
        if verb is None or person is None or verb == person:
            return speaker
        return self.speakers.known.agreeing(verb, hit.first) or speaker

    def _gender(self, hit: Hit) -> Gender | None:
        """Return the gender of a verb of one: that of قال is m, of قالت and تقول f."""
        if hit.cues[0].kind != "verb":
            return None
        verb, forms = self.reader.tokens.text(hit.end - 1), self.cues.forms
        if hit.joined and verb[:1] in {"و", "ف"} and verb[1:] in forms:
            verb = verb[1:]
        weak = verb[:-1] if verb.endswith(("ا", "ي")) else verb  # دعا, دعت
        if verb + "ت" in forms or weak + "ت" in forms or (verb[:1] == "ي" and "ت" + verb[1:] in forms):
            return "m"
        stem = verb.removesuffix("ت")
        ended = stem != verb and any(stem + last in forms for last in ("", "ا", "ي"))
        return "f" if ended or (verb[:1] == "ت" and "ي" + verb[1:] in forms) else None

    def _disagrees(self, hit: Hit, index: int) -> bool:
        """Tell the object of a verb by its gender: دعا الدول المشاركة إلى, واتهمت الجيش ب."""
        tokens = self.reader.tokens
        noun = tokens.text(index)
        body = noun.removeprefix("ال")
        womanly = tokens.written(index).endswith("ة") or body in self.cues.feminine
        if self._gender(hit) != "f":
            return womanly
        known = self.speakers.nouns.longest(tokens.texts, index, body) if body != noun else None
        head = body in self.cues.heads or body in self.cues.titles
        return head and known is not None and not (womanly or known.meaning.plural) and hit.joined
