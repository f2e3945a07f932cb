"""The folders in which somebody has the documents: those named, else those of KITH_DOCUMENTS."""

import os
from collections.abc import Sequence
from pathlib import Path

from graph_loader.documents.folder import MOST_OF_ONE, Copies
from schema.problems import KithError, Place

VARIABLE = "KITH_DOCUMENTS"


def folders_of(named: Sequence[Path] | None) -> list[Path]:
    """The folders named, else those that KITH_DOCUMENTS names, separated as in PATH; empty when neither does."""
    return list(named or ()) or [Path(one) for one in os.environ.get(VARIABLE, "").split(os.pathsep) if one]


def copies_of(named: Sequence[Path] | None) -> Copies:
    """The text files of the folders; raises E113, E705, E706."""
    return Copies.of([folder.expanduser() for folder in folders_of(named)])


def passed_by(copies: Copies) -> list[str]:
    """A sentence for each file that was too large."""
    return [str(KithError("E707", Place(file=path.name), megabytes=MOST_OF_ONE >> 20)) for path in copies.left_out]
