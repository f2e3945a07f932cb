"""What a page of the explorer may hold, and nothing else: the columns of its things and ties."""

from dataclasses import dataclass

import polars as pl

#: A thing is a person, a service, a family, or something made up to hold others (an agency, a sector).
THINGS = pl.Schema(
    {
        "id": pl.String(),
        "label": pl.String(),
        #: what it is, in words
        "facts": pl.String(),
        #: Family, Parent, Child, Kin, Professional, Service; Agency, Sector, Families, Others hold things
        "kind": pl.String(),
        #: id of the thing that it is in and folds into; empty for none
        "inside": pl.String(),
        #: what its size stands for; null for none
        "value": pl.Float64(),
    }
)
TIES = pl.Schema(
    {
        "from_id": pl.String(),
        "to_id": pl.String(),
        #: served (a family and a service), worked (a worker and a family), kin, or tied
        "kind": pl.String(),
        #: what the tie says, in words
        "says": pl.String(),
        "contacts": pl.Int64(),
        "habits": pl.Int64(),
        "missed": pl.Int64(),
        "not_offered": pl.Int64(),
        "care": pl.Int64(),
        "control": pl.Int64(),
    }
)
#: things that hold others and are no more than that: open, they are a ground with a heading
HOLDERS = frozenset({"Agency", "Sector", "Families", "Others"})


@dataclass(frozen=True)
class Network:
    """A network to be explored. Frames have the columns of THINGS and TIES, in their order."""

    title: str
    study_title: str
    #: which of the studies are made by a program, in words; empty when none is
    synthetic: str
    level: str
    #: the graph hash that the rows came from
    data_version: str
    #: what is counted and what is not
    definition: str
    things: pl.DataFrame
    ties: pl.DataFrame
    #: what the size of a thing stands for, in words; empty when all of a kind have one size
    value_words: str = ""
    #: id of the export; empty while it has not left
    export: str = ""

    def __post_init__(self) -> None:
        """Raises ValueError when a frame is not of its columns, or an id is used twice or unknown."""
        for name, frame, schema in (("things", self.things, THINGS), ("ties", self.ties, TIES)):
            if frame.schema != schema:
                raise ValueError(f"{name} have the columns {frame.schema}, not {schema}")
        known = self.things["id"]
        if known.n_unique() < known.len():
            raise ValueError("an id stands for two things")
        named = pl.concat([self.ties["from_id"], self.ties["to_id"], self.things["inside"].replace("", None)])
        if not named.drop_nulls().is_in(known.implode()).all():
            raise ValueError("a tie or a thing names an id that no thing has")
