"""Context: what a figure measures, of whom, when, and how surely, read off the words round it."""

from ledger.rules.context.reader import ContextReader
from ledger.rules.context.setting import Setting

__all__ = ["ContextReader", "Setting"]
