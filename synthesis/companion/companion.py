"""A whole companion study: its sheets and the texts of its documents."""

from dataclasses import dataclass

import polars as pl

from synthesis.spec import StudySpec


@dataclass(frozen=True)
class Companion:
    """What the generator gives; equal seeds give equal companions in any process."""

    spec: StudySpec
    #: our sheets: text columns under our names, empty cells null
    sheets: dict[str, pl.DataFrame]
    #: key of a document -> its plain text, lines ended by LF; passages are places in it
    texts: dict[str, str]
