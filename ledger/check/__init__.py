"""Is a new source fit to join the ledger? Findings, each with its place, a stable code and what to do."""

from ledger.check.findings import CODES, Code, Finding
from ledger.check.run import Report, check
from ledger.check.settings import Settings, find_settings

__all__ = ["CODES", "Code", "Finding", "Report", "Settings", "check", "find_settings"]
