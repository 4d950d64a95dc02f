"""How surely a figure is stated: by the words of its clause, else by the cue of the report round it."""

from __future__ import annotations

from dataclasses import dataclass, field

from ledger.rules.arabic import PRESENT, peel
from ledger.rules.context.scene import HARD, Scene
from ledger.rules.date_reader import Dated
from ledger.rules.report import Report
from ledger.rules.rule import Found, Quantity
from ledger.rules.tense import TenseReader
from ledger.text.tokens import COMMAS

_REACH = 20  # tokens back to the word that says how sure a clause is
_STANCES = {
    "predict": "forecast",
    "estimate": "estimated",
    "deny": "denied",
    "promise": "planned",
    "urge": "planned",
}
_WAS = 4  # tokens between كان and قد
_ATTRIBUTE = 4  # tokens from البالغ to the figure: البالغ من العمر 24
_ON = "علي"  # on condition that, folded
_COMING = PRESENT | {"س"}  # letters with which a present or future verb begins


@dataclass(slots=True)
class ModalityReader:
    """Reads how sure the figures of one text are."""

    scene: Scene
    tense: TenseReader
    people: frozenset[str]
    _known: dict[str, bool] = field(default_factory=dict)
    _that: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        particles = self.scene.reader.particles
        self._that = particles.that | particles.that_subjects

    def modality(self, found: Found[Quantity | Dated]) -> str:
        """Return the modality of a figure."""
        behind = self.scene.words.behind.get(self.scene.text(found.end))
        said = behind or self._of_clause(found.first) or self._of_report(found)
        if behind is None and said in {"forecast", "planned"} and self._is_former(found):
            said = "asserted"
        people = isinstance(found.value, Quantity) and found.value.counted in self.people
        if said == "planned" and people and not self._comes(found.first):
            said = "asserted"  # those whom somebody promises to help are there already
        if isinstance(found.value, Dated):
            return self._of_date(found.value, said)
        given = found.value.kind == "score" or (found.value.kind == "age" and said != "estimated")
        return "asserted" if given or self._is_attribute(found.first) else said

    def _is_former(self, found: Found[Quantity | Dated]) -> bool:
        """Tell what is known already of what is still to come: من 335 إلى 340 مليارا, مقابل 4% الآن."""
        scene, particles = self.scene, self.scene.reader.particles
        value = found.value
        if isinstance(value, Dated) or value.comparator == "range":
            return False
        from_ = scene.text(found.first - 1) in particles.from_ and scene.text(found.end) in particles.until
        if from_ and scene.figure(found.end + 1) is not None:
            return True
        led = (scene.reader.read(scene.words.base, at) for at in (found.first - 1, found.first - 2))
        return any(read is not None and read[1] <= found.first for read in led)

    def _is_attribute(self, index: int) -> bool:
        """Tell what is told of a thing in passing: نفى خفض سعر الصرف البالغ 1310 دنانير."""
        scene = self.scene
        for at in range(index - 1, max(-1, index - 1 - _ATTRIBUTE), -1):
            text = scene.text(at)
            if text in scene.words.attributes or (text[:1] == "و" and text[1:] in scene.words.between):
                return True  # وطوله 560 كيلومترا
            if scene.text(at) not in scene.words.between and not scene.reader.follows(scene.bounds, at + 1):
                return False  # الإصابات البالغة وفاة خمسة
        return False

    def _of_date(self, dated: Dated, said: str) -> str:
        """What lies behind is no outlook any more; what still lies ahead is planned at least."""
        today = self.scene.reader.published
        earliest, latest = dated.when.earliest, dated.when.latest
        if today is None or earliest is None or latest is None:
            return said
        if said in {"forecast", "planned"} and (latest < today or earliest == latest == today):
            return "asserted"
        ahead = earliest > today or (latest.year > today.year and earliest.year < latest.year)
        return "planned" if said == "asserted" and ahead else said

    def _comes(self, index: int) -> bool:
        """Tell people who are still to come, be hired or let go."""
        return any(self.scene.text(at)[:2] in {"سي", "ست"} for at in range(index - 4, index + 5))

    # -- the words of the clause -------------------------------------------------------------------

    def _of_clause(self, index: int) -> str | None:
        scene = self.scene
        relatives = scene.reader.particles.relatives
        first = max(scene.passage(index).first, index - _REACH)
        report = scene.report(index)
        if report is not None:
            # What was said before is another's outlook.
            first = max(first, min(report.cue_first, report.first - 1))
        commas, later = 0, False
        for at in range(index - 1, first - 1, -1):
            text = scene.text(at)
            if text in HARD or text in "()":
                if text == ")" or text == "(":
                    continue
                return None
            if text in COMMAS:
                commas += 1
                continue
            modality = self._at(at) if scene.is_word(at) else None
            if modality == "conditional" and later:
                return None  # قد تتغير العلاقات بعد ثلاثة عقود: so long it has been
            if modality is not None and not (commas and modality in {"conditional"} and index - at > 12):
                if commas and self._come_about(at, index):
                    return None
                return modality
            if text in relatives and scene.is_word(at + 1) and scene.text(at + 1)[:1] not in _COMING:
                return "asserted"
            if at == index - 1 and text in scene.reader.particles.order:
                later = True  # على أن تبدأ بعد 90 يوما
            elif scene.reader.plain(scene.words.fact, at) is not None:
                return "asserted" if scene.opens_clause(at) else None
            if text[:1] == "و" and text[1:] in self._that and scene.text(at + 1)[:1] not in PRESENT:
                return None  # وأن كلفته قفزت: a clause of its own
            if text[:1] == "و" and text[1:] in scene.words.come_about:
                return "asserted"
            if scene.opens_clause(at):
                return None
        return None

    def _come_about(self, first: int, end: int) -> bool:
        return any(self.scene.text(at) in HARD for at in range(first, end))

    def _at(self, index: int) -> str | None:
        """Return the modality that a word gives its clause: سوف, سيبلغ, قد يبلغ (not قد بلغ), من المتوقع."""
        scene, particles = self.scene, self.scene.reader.particles
        if scene.figure(index) is not None or scene.is_speaker(index):
            return None  # 900 طالب; ستويان, a name
        text = scene.text(index)
        if text in particles.that and scene.text(index - 1) == _ON and scene.text(index - 2) in COMMAS:
            return "planned"  # ، على أن يبدأ العمل بعد 90 يوما
        bare = text[1:] if text[:1] in {"و", "ف"} and len(text) > 2 else text
        if bare in particles.perhaps:
            if bare == text and scene.text(index + 1)[:1] == "ت" and self._had_been(index):
                return None  # كان السعر قد تخطى 50
            return "forecast" if self.tense.may_come(index) else None
        if bare in particles.indeed:
            return None
        if self.tense.is_future(index):
            return "planned" if bare in scene.words.deeds else "forecast"
        if bare in scene.words.reckoned:
            amounting = bare in scene.words.amounting and self._amount_follows(index + 1)
            return None if amounting else "estimated"
        modal = self._known.get(text)
        if modal is None:
            modal = self._known[text] = any(stem in scene.words.modalities for _, _, stem in peel(text))
        read = scene.reader.read(scene.words.modalities, index) if modal else None
        return None if read is None else str(read[0])

    def _had_been(self, index: int) -> bool:
        """Tell the قد that كان leads from one of a clause of its own: كان يعتقد أنها قد تصل."""
        particles = self.scene.reader.particles
        for at in range(index - 1, max(-1, index - 1 - _WAS), -1):
            text = self.scene.text(at)
            if text in particles.was:
                return True
            if text in particles.that or text in particles.that_subjects or text in COMMAS:
                return False
        return False

    def _amount_follows(self, index: int) -> bool:
        scene = self.scene
        return any(scene.figure(at) is not None for at in (index, index + 1, index + 2))

    # -- the report round it -------------------------------------------------------------------------

    def _of_report(self, found: Found[Quantity | Dated]) -> str:
        report = self.scene.report(found.first)
        if report is None or self._names_speaker(found, report):
            return "asserted"
        if report.negated and report.stance == "deny":
            return "forecast"
        if report.negated:
            return "asserted"
        if any(
            self.scene.opens_clause(at) for at in range(max(report.first + 1, found.first - 40), found.first)
        ):
            return "asserted"
        return _STANCES.get(report.stance, "asserted")

    def _names_speaker(self, found: Found[Quantity | Dated], report: Report) -> bool:
        """Tell a figure that is part of who speaks (رفضت الدول الخمس ...)."""
        written = report.written
        if written is not None and written.first <= found.first < written.end:
            return True
        return report.cue_end == found.first or (
            report.cue_end <= found.first
            and found.first - report.cue_end <= 1
            and found.first == report.first
        )
