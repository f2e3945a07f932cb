"""Writing the companion as a study folder, with the deposit beside its sheets."""

from pathlib import Path

from synthesis.companion.companion import Companion
from synthesis.companion.data import DATA
from synthesis.deposit.about import ACCESS, CITATION, TITLE
from synthesis.deposit.write import write_deposit
from synthesis.untidy import write_study

#: Things told of lie in this period; some are older than the study.
EVENTS = "1990/2022-12-31"


def write_companion(folder: Path, companion: Companion) -> None:
    """Write the study folder into a new or empty folder, and the deposit within it; the same bytes each time.

    Raises KithError E120 (the folder is not empty) or E121 (it may not be written).
    """
    # What the deposit's catalogue record says, so that both shapes give one graph.
    said = {"title": TITLE, "citation": CITATION, "events": EVENTS, "access": ACCESS}
    write_study(folder, companion.sheets, companion.spec, said=said)
    (folder / "README.md").write_bytes((DATA / "about.txt").read_bytes())
    write_deposit(folder / "deposit", companion)
