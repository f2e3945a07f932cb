"""A small study for spec tests: one family and two services, to which each test adds what it is about."""

from pathlib import Path

import polars as pl

from tests.lib.tables import table

STUDY = "study: s\ntitle: A study for a test\nsynthetic: true\n"

CAST = {
    "families": """
        family | name   | jurisdiction
        F1     | Family | scotland
        F2     | Other  | england
    """,
    "services": """
        service | name   | service_kind     | agency | agency_name | sector
        S1      | Clinic | drug_treatment   | A1     | Board       | nhs
        S2      | Team   | child_protection | A2     | Council     | local_authority_social_work
        S3      | Ward   | maternity        | A1     | Board       | nhs
    """,
    "people": """
        person | kind         | family | role                | gender | service
        mum    | parent       | F1     | mother              | woman  |
        dad    | parent       | F1     | father              | man    |
        baby   | child        | F1     | child               |        |
        nurse  | professional |        | substance_use_nurse |        | S1
        sw     | professional |        | social_worker       |        | S2
        mw     | professional |        | midwife             |        | S3
        other  | parent       | F2     | mother              | woman  |
    """,
    "documents": """
        document | title     | document_kind
        D1       | Interview | interview
    """,
}


def write_study(folder: Path, **sheets: str) -> Path:
    """A study folder with the cast and these sheets as text tables; a sheet given replaces the cast's.

    Rows of episodes that name no document or voice are told by the mother in D1.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "study.yaml").write_text(STUDY, encoding="utf-8")
    for name, text in {**CAST, **sheets}.items():
        frame = table(text)
        if name == "episodes":
            missing = {"document": "D1", "voice": "mum"}
            frame = frame.with_columns(
                (pl.col(column) if column in frame.columns else pl.lit(None, pl.String))
                .fill_null(default)
                .alias(column)
                for column, default in missing.items()
            )
        frame.write_csv(folder / f"{name}.csv")
    return folder
