"""Articles in the current folder, as the check has them."""

from tests.check.conftest import here, write

__all__ = ["here", "write"]
