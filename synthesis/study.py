"""A whole synthetic study as sheets."""

import polars as pl

from schema.model import load_model
from synthesis.caseload import Caseload
from synthesis.casework import care_arrangements_sheet, involvements_sheet
from synthesis.cast import make_cast
from synthesis.draws import Draws
from synthesis.general import documents_sheet, roles_sheet, statements_sheet
from synthesis.happenings import make_happenings
from synthesis.kinship import ties_sheet
from synthesis.places import services_sheet, workers
from synthesis.room import corrections_sheet
from synthesis.spec import StudySpec
from synthesis.tellings import episodes_sheet

__all__ = ["StudySpec", "generate"]


def generate(spec: StudySpec) -> dict[str, pl.DataFrame]:
    """Every sheet of the study by our name for it: text columns with our names, empty cells null.

    Equal specs give equal frames in any process, whatever its hash seed or number of threads.
    """
    draws = Draws(spec.seed)
    cast = make_cast(spec, draws)
    caseload = Caseload(spec, draws)
    happenings = make_happenings(spec, cast.families, caseload, draws)
    arrangements = care_arrangements_sheet(spec, cast.families, draws)
    involvements = involvements_sheet(spec, cast.families, caseload, draws)
    made = {
        "families": cast.families_sheet,
        "people": pl.concat([cast.people, workers(spec, draws)]),
        "services": services_sheet(spec, draws),
        "documents": documents_sheet(spec, cast.families, draws),
        "episodes": episodes_sheet(spec, happenings, draws),
        "ties": ties_sheet(spec, cast.families, happenings, arrangements, involvements, draws),
        "involvements": involvements,
        "care_arrangements": arrangements,
        "statements": statements_sheet(spec, cast.families, happenings, draws),
        "roles": roles_sheet(),
        "corrections": corrections_sheet(spec, cast.families, happenings, draws),
    }
    return {name: made[name] for name in load_model().sheets}
