"""What new and edited sources change in the ledger: claims gained, lost and changed, and comparisons."""

from ledger.diff.change import Change, Difference, differ

__all__ = ["Change", "Difference", "differ"]
