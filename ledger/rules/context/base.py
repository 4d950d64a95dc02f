"""What a figure is held against: the dates that are bases of a comparison."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ledger.rules.context.scene import HARD, Scene
from ledger.rules.date_reader import Dated
from ledger.rules.rule import Found, Quantity
from ledger.text.tokens import COMMAS

REACH = 22  # tokens between a figure and a date that it is of, or held against
_BASE_REACH = 4  # tokens from a word of comparison to the date behind it
_TIMES_REACH = 10  # ... from "twice" to that of what it is twice of
_RECORD = 4  # tokens from "the highest" to "since"


@dataclass(slots=True)
class BaseReader:
    """Tells dates that are bases of a comparison; ``dates`` are those of each passage, by its first token."""

    scene: Scene
    dates: Mapping[int, Sequence[Found[Dated]]]

    def compared_to(self, found: Found[Quantity | Dated]) -> str | None:
        """Return the EDTF of the time that a figure is held against, or None."""
        best: tuple[int, str] | None = None
        for other in self.dates.get(self.scene.passage(found.first).first, ()):
            distance = other.first - found.end
            if not 0 <= distance <= REACH or not self.is_base(other) or self._is_of_another(found, other):
                continue
            if best is None or distance < best[0]:
                best = distance, other.value.when.edtf
        return None if best is None else best[1]

    def is_base(self, dated: Found[Dated]) -> bool:
        """Tell a date behind "compared with", "against", "than it was in", a change or a difference."""
        scene, words = self.scene, self.scene.words
        if self._is_of_times(dated):
            return True
        first = max(scene.passage(dated.first).first, dated.first - _BASE_REACH)
        for at in range(dated.first - 1, first - 1, -1):
            text = scene.text(at)
            if text in COMMAS or text in HARD or self._quantity(at) is not None:
                return False
            if self.is_word(at) or self._is_record(at):
                return True
            before = scene.figure(at - 1)
            value = self._quantity(at - 1)
            if before is None or value is None:
                continue
            if text in words.of_change and value.change is not None:
                return True
            if text in words.of_difference and scene.text(before.first - 1) in words.different:
                return True
        return False

    def _is_of_times(self, dated: Found[Dated]) -> bool:
        """Tell the date of what something is so many times of: ثلاثة أضعاف ما سجل عام 2024."""
        scene = self.scene
        first = max(scene.passage(dated.first).first, dated.first - _TIMES_REACH)
        for at in range(dated.first - 1, first, -1):
            if not scene.is_word(at):
                return False
            value = self._quantity(at)
            if value is not None:
                behind = at + 1 < dated.first and not scene.is_function(at + 1)
                relative = scene.text(at + 1) in scene.reader.particles.relative_openers
                return value.kind == "multiplier" and (behind or relative)
        return False

    def is_word(self, index: int) -> bool:
        """Tell a word of comparison: مقارنة, مقابل, عما كان."""
        scene = self.scene
        return scene.is_word(index) and scene.reader.read(scene.words.base, index) is not None

    def leads_to_former(self, index: int) -> bool:
        """Tell "from" between two amounts of which the second is what the first was: إلى 5% من 4%."""
        scene = self.scene
        if scene.text(index) not in scene.reader.particles.from_:
            return False
        now, former = self._quantity(index - 1), self._quantity(index + 1)
        if now is None or former is None:
            return False
        return now.kind not in {"count", "ordinal"} and now.unit == former.unit

    def _is_record(self, index: int) -> bool:
        """Tell the "since" of a record: أعلى مستوى لها منذ 2008."""
        scene = self.scene
        if not scene.is_word(index) or scene.reader.read(scene.words.since, index) is None:
            return False
        return any(scene.text(at) in scene.words.records for at in range(max(0, index - _RECORD), index))

    def _is_of_another(self, found: Found[Quantity | Dated], base: Found[Dated]) -> bool:
        """Tell the base of a figure between: 80 دولارا، أي أقل بخمسة دولارات من العام الماضي."""
        changes = isinstance(found.value, Quantity) and found.value.change is not None
        between = [value for at in range(found.end, base.first) if (value := self._quantity(at)) is not None]
        return any(value.change is not None for value in between) if changes else bool(between)

    def _quantity(self, index: int) -> Quantity | None:
        """Return the value of the figure that holds a token, None where none does or it is a date."""
        figure = self.scene.figure(index)
        return figure.value if figure is not None and isinstance(figure.value, Quantity) else None
