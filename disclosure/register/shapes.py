"""What stands in the register of one export."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class What:
    """What leaves: enough to make the same file again."""

    #: `ask`, `map`, `quotes`, or the command or route that wrote it
    kind: str
    question: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)
    study: str = ""
    level: str = "research"
    data_version: str = ""


@dataclass(frozen=True)
class Approval:
    """Somebody other than who asked found that it may leave."""

    by: str
    at: str


@dataclass(frozen=True)
class File:
    """A file that was written."""

    sha256: str
    form: str
    by: str
    at: str


@dataclass(frozen=True)
class Export:
    """One export with its history; moments are ISO texts in UTC."""

    id: str
    what: What
    by: str
    at: str
    recipient: str
    #: the last day on which it may be fetched and used; None for an exact export, which stays with its study
    expires: date | None
    #: how many people must approve it
    needed: int
    approvals: tuple[Approval, ...]
    files: tuple[File, ...]
    #: whether the last day was seen to be over; a clock that is set back does not bring it to life
    expired: bool
    recalled_by: str
    recalled_at: str

    @property
    def state(self) -> str:
        """Where it stands: requested, approved, fetched; expired, recalled; at research: begun, written."""
        if self.recalled_at:
            return "recalled"
        if self.expired:
            return "expired"
        if not self.needed:
            return "written" if self.files else "begun"
        if len(self.approvals) < self.needed:
            return "requested"
        return "fetched" if self.files else "approved"
