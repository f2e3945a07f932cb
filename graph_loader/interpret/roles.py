"""Roles as nodes, for every role that somebody has or a statement names; and the study's own node."""

import polars as pl

from graph_loader.checks.cells import TypedSheet
from graph_loader.interpret.draft import Draft
from graph_loader.study import StudyFile
from schema.ids import role_id, study_node

ROLE_TIES = ("HOLDS", "REPORTS", "ABOUT")


def add_roles(sheets: dict[str, TypedSheet], draft: Draft) -> None:
    """Make a node for each role in use, and tie each person to theirs."""
    model, study = draft.model, draft.study
    used: set[str] = set()
    for kind in model.expand(["Person"]):
        people = draft.nodes(kind)
        if people is None:
            continue
        with_role = people.filter(pl.col("role").is_not_null())
        used |= set(with_role.get_column("role").unique())
        draft.add_ties(
            "HAS_ROLE",
            with_role.select(
                from_id="id",
                from_kind=pl.lit(kind),
                to_id=pl.lit(role_id(study, "")) + pl.col("role"),
                to_kind=pl.lit("Role"),
            ),
        )
    for tie in ROLE_TIES:
        for end in ("from", "to"):
            ids = draft.ties(tie).filter(pl.col(f"{end}_kind") == "Role").get_column(f"{end}_id")
            used |= set(ids.str.strip_prefix(role_id(study, "")).unique())
    prefix = role_id(study, "")
    for column in ("voice", "told_by"):
        texts = draft.texts("Episode", column)
        used |= set(texts.filter(texts.str.starts_with(prefix)).str.strip_prefix(prefix))
    if "roles" in sheets:
        used |= set(sheets["roles"].frame.get_column("role").drop_nulls())
    rows = [
        {
            "id": role_id(study, slug),
            "role": slug,
            "name": model.entry("role", slug).label,
            "sector": model.entry("role", slug).fields["sector"],
            "side": model.entry("role", slug).fields["side"],
        }
        for slug in sorted(used)
    ]
    if rows:
        draft.add_nodes("Role", pl.DataFrame(rows))


def add_study(file: StudyFile, draft: Draft) -> None:
    """Make the study's own node."""
    draft.add_nodes(
        "Study",
        pl.DataFrame(
            [
                {
                    "id": study_node(file.study),
                    "title": file.title,
                    "citation": file.citation,
                    "doi": file.doi,
                    "collected": file.collected,
                    "access": file.access,
                    "synthetic": file.synthetic,
                }
            ],
            schema={
                "id": pl.String,
                "title": pl.String,
                "citation": pl.String,
                "doi": pl.String,
                "collected": pl.String,
                "access": pl.String,
                "synthetic": pl.Boolean,
            },
        ),
    )
