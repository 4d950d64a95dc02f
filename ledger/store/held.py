"""What was asked for last, held in memory: a constant number of values, however many there are."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Held(Generic[K, V]):
    """Holds at most ``most`` values, each loaded when it is asked for; single ones can be forgotten.

    >>> squares = Held(2, lambda number: number * number)
    >>> squares[3], squares[4], squares[5], len(squares)
    (9, 16, 25, 2)
    """

    def __init__(self, most: int, load: Callable[[K], V]) -> None:
        self._most = most
        self._load = load
        self._values: OrderedDict[K, V] = OrderedDict()

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, key: K) -> V:
        value = self._values.get(key)
        if value is not None:
            self._values.move_to_end(key)
            return value
        value = self._values[key] = self._load(key)
        if len(self._values) > self._most:
            self._values.popitem(last=False)
        return value

    def forget(self, key: K) -> None:
        """Let a value be loaded anew when it is asked for again."""
        self._values.pop(key, None)
