"""The audit log: one line for each reading of people's data, in a chain, on disk before anything is shown."""

from disclosure.audit.budget import Budget
from disclosure.audit.entry import Entry
from disclosure.audit.head import Head
from disclosure.audit.log import Audit, Written
from disclosure.audit.verify import Fault, Verified, verify

__all__ = ["Audit", "Budget", "Entry", "Fault", "Head", "Verified", "Written", "verify"]
