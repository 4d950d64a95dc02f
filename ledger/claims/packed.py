"""Values that go from one process to another, and into files, in large numbers."""

from __future__ import annotations

from typing import ClassVar


class Packed:
    """A frozen dataclass that is pickled as the arguments that make it.

    What dataclasses with slots do by themselves looks every field up by name at each pickling and
    each loading, which takes three times as long.
    """

    __slots__ = ()
    __match_args__: ClassVar[tuple[str, ...]]  # dataclasses give it: their fields in order

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return type(self), tuple([getattr(self, name) for name in self.__match_args__])
