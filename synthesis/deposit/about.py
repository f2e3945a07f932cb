"""What the catalogue records and the readme say of the deposit."""

from dataclasses import dataclass

import polars as pl

from schema.model import load_model
from synthesis.companion.companion import Companion
from synthesis.deposit.texts import STUDY_NUMBER

TITLE = "Relations Companion: care relations of invented families (synthetic)"
CREATOR = "The Relations Companion project (invented)"
PUBLISHER = "kithgraph"
CITATION = f"{CREATOR}. {TITLE}. {PUBLISHER}, SN {STUDY_NUMBER}. Synthetic: describes nobody."
SYNTHETIC = "Synthetic data, made by a program from a seed. Nobody is described; likeness to anybody is chance."
ACCESS = "Open: synthetic data, free to use; say that they are synthetic wherever they are shown."
LICENCE = "https://www.apache.org/licenses/LICENSE-2.0"
#: Terms of the thesaurus in which UK social science archives index their holdings.
HASSET = "https://hasset.ukdataservice.ac.uk"
KEYWORDS = (
    "PARENTS",
    "CHILDREN",
    "FAMILIES",
    "DRUG USE",
    "CHILD PROTECTION",
    "SOCIAL SERVICES",
    "HEALTH PROFESSIONALS",
    "ETHNOGRAPHY",
)
OWN_KEYWORDS = ("SYNTHETIC DATA", "CARE RELATIONS")


@dataclass(frozen=True)
class About:
    """What is said of one deposit."""

    #: first and last day of data collection, ISO 8601
    first: str
    last: str
    countries: tuple[str, ...]
    description: str
    #: data set -> how many files it has, in the order of their names
    files: dict[str, int]


def about(companion: Companion) -> About:
    """Read off the companion what its records are to say."""
    documents = companion.sheets["documents"].filter(pl.col("file").is_not_null(), pl.col("data_set").is_not_null())
    counted = documents.group_by("data_set").len().sort("data_set")
    files = dict(counted.iter_rows())
    countries = companion.sheets["families"].get_column("jurisdiction").unique().sort()
    labels = {e.slug: e.label for e in load_model().codelists["jurisdiction"].entries}
    spec = companion.spec
    parts = [
        SYNTHETIC,
        "Shaped like the deposit of an ethnographic study of parents in drug treatment, their families, and the "
        "services around them: interviews, fieldnotes, debriefs and focus groups, with data lists and coded episodes.",
        f"Data sets: {'; '.join(f'{name}, {n} files' for name, n in files.items())}.",
        *_totals(companion.sheets["statements"]),
    ]
    named = tuple(labels[one] for one in countries if one in labels)
    return About(spec.first.isoformat(), spec.last.isoformat(), named, " ".join(parts), files)


def _totals(statements: pl.DataFrame) -> list[str]:
    """The published totals in one sentence, as catalogues give them."""
    measures = {e.slug: e.label for e in load_model().codelists["measure"].entries}
    totals = statements.filter(
        pl.col("statement_kind") == "published_total",
        pl.col("measure").is_in(list(measures)),
        pl.col("n").is_not_null(),
    )
    said = totals.select(pl.format("{} ({})", pl.col("measure").replace(measures), "n")).to_series()
    return [f"Published totals: {'; '.join(said.unique(maintain_order=True))}."] if len(said) else []
