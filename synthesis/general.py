"""What is said in general: statements of every kind, the documents they stand in, and roles named beforehand."""

from collections.abc import Sequence

import numpy as np
import polars as pl

from schema.model import load_model
from synthesis.draws import Draws
from synthesis.keys import area_key, family_key, service_key, worker_key
from synthesis.sheets import as_sheet
from synthesis.spec import StudySpec

STATEMENTS_PER_FAMILY = 10
FEWEST = 80
#: Published totals come up often, as there are many measures.
KIND_WEIGHTS = {"published_total": 4.0}
ROLES = ("role:gp", "role:social_worker", "role:mother", "role:pharmacist", "role:midwife", "role:father", "role:judge")
#: Roles that statements may point at before anybody has them.
ROLES_BEFOREHAND = ("researcher", "mother", "father", "commissioner", "drug_user", "public")
QUANTIFIERS = ("most", "about half", "a few", "nearly all", "some", "none")
DIFFERENCE = "The report counts those who were asked, the slides those who took part."


def documents_sheet(spec: StudySpec, families: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    """A talk and a set of notes for each family, and one document of each kind for each area."""
    own = [
        families.select(
            document=family_key(spec).str.replace("F", "D") + f"-{end}",
            title=pl.format(title, "pseudonym"),
            document_kind=pl.lit(kind),
            data_set=pl.lit("parents and families"),
        )
        for end, kind, title in (("talk", "interview", "Talk with {}"), ("notes", "fieldnote", "Notes on visits to {}"))
    ]
    kinds = pl.DataFrame({"document_kind": [e.slug for e in load_model().codelists["document_kind"].entries]})
    shared = pl.DataFrame({"area": np.arange(spec.areas)}).join(kinds, how="cross", maintain_order="left_right")
    areas = shared.select(
        document=pl.format("{}-{}", area_key(spec, "R"), "document_kind"),
        title=pl.format(
            "{}, area {}", pl.col("document_kind").str.replace("_", " ").str.to_titlecase(), pl.col("area") + 1
        ),
        document_kind="document_kind",
        data_set=pl.lit("services and professionals"),
    )
    whole = pl.concat([*own, areas])
    n = whole.height
    dated = draws.stated("document date", np.ones(n, dtype=bool), _dates(spec))
    return as_sheet("documents", whole.with_columns(dated=dated))


def _dates(spec: StudySpec) -> list[str]:
    return [f"{spec.last.year}-{month:02}" for month in range(1, 12)] + [f"{spec.last.year}~", f"{spec.first.year}-22"]


def roles_sheet() -> pl.DataFrame:
    """Roles named beforehand."""
    return as_sheet("roles", pl.DataFrame({"role": ROLES_BEFOREHAND}))


def statements_sheet(spec: StudySpec, families: pl.DataFrame, happenings: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    """Statements of every kind, held, reported and about parties of every kind."""
    n = max(STATEMENTS_PER_FAMILY * spec.families, FEWEST)
    f = np.arange(n) % spec.families
    first = happenings.filter(pl.col("j") == 0).sort("f").get_column("ref")
    rows = families[f].with_columns(nth=pl.Series(np.arange(n)), ref=first.gather(f))
    kinds = _slugs("statement_kind")
    weights = [KIND_WEIGHTS.get(kind, 1.0) for kind in kinds]
    rows = rows.with_columns(kind=draws.words("statement kind", kinds, n, weights))
    counted = rows.get_column("kind").is_in(["count", "published_total"])
    total = rows.get_column("kind") == "published_total"
    everyone = np.ones(n, dtype=bool)
    numbered = counted & draws.chance("numbered", n, 0.8)
    amounts = [str(i) for i in range(1, 30)] + ["7.5", "52.5", "33.3"]
    return as_sheet(
        "statements",
        rows.with_columns(
            statement=pl.format("{}{}", pl.lit("ST"), (pl.col("nth") + 1).cast(pl.String).str.zfill(len(str(n)))),
            statement_kind="kind",
            holder=_parties(spec, "holder", n, draws, "person", "role", "service", "agency"),
            reporter=_parties(spec, "reporter", n, draws, "person", "role"),
            about=pl.when(total)
            .then(pl.lit("study"))
            .otherwise(
                _parties(
                    spec, "about", n, draws, "person", "role", "service", "agency", "family", "study", "interaction"
                )
            ),
            process=draws.stated("process", everyone, _slugs("process"), known=0.8),
            says=draws.stated("says", everyone, _slugs("says"), known=0.9),
            claim=draws.stated("claim", everyone, CLAIMS, known=0.8, gap=0),
            stance=draws.stated("statement stance", ~counted, _slugs("stance"), known=0.8),
            jurisdiction=draws.stated("statement jurisdiction", everyone, _slugs("jurisdiction"), known=0.7),
            measure=draws.words_where(
                "measure", total | (counted & draws.chance("measured", n, 0.5)), _slugs("measure")
            ),
            n=draws.words_where("n", numbered, amounts),
            of=draws.words_where("of", numbered & draws.chance("out of", n, 0.6), [str(i) for i in range(30, 60)]),
            unit=draws.words_where("unit", counted, _slugs("unit")),
            quantifier=draws.words_where("quantifier", draws.chance("quantified", n, 0.3), QUANTIFIERS),
            achieved=draws.stated("achieved", total, _slugs("achieved"), known=0.7),
            arithmetic=draws.words_where(
                "arithmetic", numbered & draws.chance("derived", n, 0.2), ("11 + 4", "27 - 5", "2 x 11")
            ),
            difference=draws.words_where("difference", total & draws.chance("differs", n, 0.3), [DIFFERENCE]),
            time_frame=draws.stated(
                "time frame", everyone, ("the last year", "2021/2022", "since the birth"), known=0.3
            ),
            document=area_key(spec, "R") + "-report",
            place=pl.format("section {}", pl.col("nth") % 9 + 1),
            passage=pl.when(pl.col("nth") % 4 == 0)
            .then(pl.lit(None))
            .when(pl.col("nth") % 4 == 1)
            .then(pl.format("chars {}-{}", pl.col("nth") * 80, pl.col("nth") * 80 + 75))
            .when(pl.col("nth") % 4 == 2)
            .then(pl.format("line {}", pl.col("nth") + 1))
            .otherwise(pl.format("lines {}-{}", pl.col("nth") + 1, pl.col("nth") + 3)),
            memo=pl.when(pl.col("nth") % 5 == 0).then(pl.lit("Said of the whole group, not of one visit.")),
        ),
    )


CLAIMS = (
    "She listens, and says what she will write down.",
    "They were told the day before, by letter.",
    "Fathers are asked to the meeting and then not spoken to.",
    "The nurse and the social worker tell different things about the same test.",
    "The pharmacist knows the children's names.",
    "Most would rather ask for help early, “if it stayed help”.",
)


def _slugs(codelist: str) -> Sequence[str]:
    return [e.slug for e in load_model().codelists[codelist].entries]


def _parties(spec: StudySpec, label: str, n: int, draws: Draws, *kinds: str) -> pl.Expr:
    """Keys of parties of these kinds, now and then two; persons are of every kind."""
    sorts = [s for kind in kinds for s in (("parent", "child", "kin", "professional") if kind == "person" else (kind,))]
    sort = draws.words(f"{label} sort", [*sorts, "none"], n, [1.0] * len(sorts) + [0.5])
    roles = draws.words(f"{label} role", ROLES, n)
    two = draws.chance(f"{label} two", n, 0.08) & (sort != "none")
    keys = party_keys(spec) | {"role": pl.lit(roles)}
    key = pl.coalesce([pl.when(sort == name).then(keys[name]) for name in sorts])
    return pl.when(two & (sort != "role")).then(pl.format("{}; role:health_visitor", key)).otherwise(key)


def party_keys(spec: StudySpec) -> dict[str, pl.Expr]:
    """The key of one party of each kind, in rows of families with an interaction's key as `ref`."""
    family = family_key(spec)
    return {
        "parent": family + "A",
        "child": family + "C1",
        "kin": family + "K",
        "professional": worker_key(spec, pl.lit("social_worker"), pl.lit(0)),
        "service": service_key(spec, pl.lit("drug_treatment")),
        "agency": area_key(spec, "A") + "-1",
        "family": family,
        "study": pl.lit("study"),
        "interaction": pl.col("ref"),
    }
