"""Making the companion: from the data and a seed to sheets and texts."""

import hashlib

import polars as pl

from schema.model import load_model
from synthesis.companion.casework import care_arrangements_sheet, involvements_sheet, ties_sheet
from synthesis.companion.cast import Cast, make_cast
from synthesis.companion.companion import Companion
from synthesis.companion.documents import make_documents, material_rows
from synthesis.companion.episodes import episodes_sheet
from synthesis.companion.happenings import make_happenings
from synthesis.companion.passages import with_passages
from synthesis.companion.places import make_caseload, make_workers, services_sheet, workers_sheet
from synthesis.companion.statements import RECORD, make_views, totals_rows
from synthesis.companion.tellings import make_tellings
from synthesis.companion.texts import lay_out
from synthesis.companion.timetable import make_timetable
from synthesis.deposit.materials import materials
from synthesis.deposit.texts import deposited, file_name
from synthesis.draws import Draws
from synthesis.sheets import as_sheet
from synthesis.spec import StudySpec

STUDY, FAMILIES = "relations-companion", 22
#: Room in the keys of a family's interactions.
MOST_INTERACTIONS = 999
#: The real study's catalogue record, in which the published totals stand; relations-2023 has the hash of a text copy.
RECORD_ROW = {
    "document": RECORD,
    "title": "The Relations Study Data, 2021-2022: archive record SN 857133 as a catalogue shows it",
    "document_kind": "catalogue_record",
    "dated": "2024",
}


def make_companion(seed: int = 1) -> Companion:
    """The companion study; equal seeds give equal companions in any process."""
    spec = StudySpec(seed=seed, families=FAMILIES, study=STUDY, interactions_per_family=MOST_INTERACTIONS)
    draws = Draws(seed)
    cast, workers = make_cast(), make_workers()
    documents = _dated(spec, make_documents(cast, workers, draws))
    caseload = make_caseload(cast, workers, draws)
    timetable = make_timetable(cast, pl.lit(spec.first), draws)
    happenings = make_happenings(spec, cast, caseload, timetable, draws)
    tellings = make_tellings(spec, happenings, documents, workers, draws)
    told = with_passages(tellings, cast, workers, draws)
    views = _placed_views(make_views(cast, caseload, workers, draws), documents, draws)
    texts, placed = lay_out(_passages(told, views, cast, workers, draws), documents, STUDY, draws)
    texts |= {one.document: one.text for one in materials()}
    statements = views.join(
        placed.select(statement="key", passage="passage", place="place"), on="statement", maintain_order="left"
    )
    made = {
        "families": cast.families_sheet,
        "people": pl.concat([cast.people_sheet, workers_sheet(workers, draws)]),
        "services": services_sheet(),
        "documents": _documents_sheet(documents, texts, draws),
        "episodes": episodes_sheet(told, placed, draws),
        "ties": ties_sheet(caseload, happenings),
        "involvements": involvements_sheet(spec, cast, caseload, happenings, draws),
        "care_arrangements": care_arrangements_sheet(cast, draws),
        "statements": pl.concat([as_sheet("statements", totals_rows()), as_sheet("statements", statements)]),
        "roles": as_sheet("roles", pl.DataFrame({"role": ["researcher"]})),
    }
    return Companion(spec=spec, sheets={name: made[name] for name in load_model().offered_sheets}, texts=texts)


def _dated(spec: StudySpec, documents: pl.DataFrame) -> pl.DataFrame:
    date = pl.lit(spec.first) + pl.duration(days="day")
    return documents.with_columns(dated=date.dt.strftime("%Y-%m"), day=pl.col("day").cast(pl.Int64))


def _placed_views(views: pl.DataFrame, documents: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    """Each view in one of its holder's own talks."""
    own = documents.filter(pl.col("owner").is_not_null()).select("owner", "document", "day")
    own = own.with_columns(which=pl.int_range(pl.len()).over("owner"), count=pl.len().over("owner").cast(pl.Int64))
    chosen = views.join(own.unique("owner", keep="first").select("owner", "count"), on="owner", maintain_order="left")
    which = pl.Series(draws.floats("which talk", views.height)) * chosen.get_column("count")
    at = pl.Series(draws.floats("where in the talk", views.height))
    return (
        chosen.with_columns(which=which.floor().cast(pl.Int64), spot=at)
        .join(own.drop("count"), on=["owner", "which"], maintain_order="left")
        .drop("which", "count")
    )


def _passages(told: pl.DataFrame, views: pl.DataFrame, cast: Cast, workers: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    """Passages of episodes and of views, in the order in which they come up."""
    called = dict(cast.members.select("person", "name").iter_rows())
    called |= dict(workers.filter("participant").select("worker", "name").iter_rows())
    role = pl.col("voice").str.strip_prefix("role:").str.replace_all("_", " ")
    speaker = pl.coalesce(
        pl.col("voice").replace_strict(called, default=None, return_dtype=pl.String),
        pl.format("Speaker ({})", role),
    ).str.to_uppercase()
    wander = pl.Series(draws.ints("wandering", told.height, -25, 25))
    episodes = told.select(
        "document", "text", key="episode", at=(pl.col("day") + wander).cast(pl.Float64), speaker=speaker
    )
    general = views.select(
        "document",
        "text",
        key="statement",
        at=pl.col("spot") * 600.0,
        speaker=pl.col("owner").replace_strict(called, return_dtype=pl.String).str.to_uppercase(),
    )
    return pl.concat([episodes, general])


def _documents_sheet(documents: pl.DataFrame, texts: dict[str, str], draws: Draws) -> pl.DataFrame:
    """Every document with the file it is deposited as and the hash of that file; and the record of the real study."""
    rows = pl.concat([documents.drop("nth"), material_rows()], how="diagonal_relaxed")
    forms = draws.words("form", ("txt", "rtf"), rows.height)
    keys = rows.get_column("document")
    pairs = list(zip(keys, forms, strict=True))
    files = [file_name(document, form) for document, form in pairs]
    digests = [hashlib.sha256(deposited(texts[document], form)).hexdigest() for document, form in pairs]
    whole = rows.with_columns(file=pl.Series(files), sha256=pl.Series(digests))
    return pl.concat([as_sheet("documents", whole), as_sheet("documents", pl.DataFrame([RECORD_ROW]))])
