"""A deposit to test with, made of a generated study; and a study folder that reads the deposit's own lists."""

import hashlib
import shutil
from pathlib import Path
from typing import Any

import polars as pl
import yaml

from schema.model import load_model
from synthesis.companion.companion import Companion
from synthesis.deposit.about import ACCESS, CITATION, TITLE
from synthesis.deposit.extras import extra_headers
from synthesis.deposit.headers import header_of
from synthesis.deposit.layouts import LAYOUTS
from synthesis.deposit.materials import materials
from synthesis.deposit.texts import deposited, file_name
from synthesis.study import StudySpec, generate
from synthesis.untidy import write_study

SPEC = StudySpec(seed=1, families=22, study="relations-companion", interactions_per_family=12)
DATA_SETS = {"parents and families": "Parent/Family", "services and professionals": "Services/Professionals"}
TEXT = "Synthetic.\nR: How was it \u2013 the clinic?\nP: It was fine, hen 🙂 {honest} \\ & < café, [name].\n"


def invented_companion() -> Companion:
    """A companion whose documents all have texts, files and hashes, with the study materials among them."""
    made = generate(SPEC)
    # What rooms said of maps comes after a deposit.
    sheets = {name: made[name] for name in load_model().offered_sheets}
    own = sheets["documents"].with_columns(pl.col("data_set").replace(DATA_SETS))
    extra = pl.DataFrame(
        [
            {"document": m.document, "title": m.title, "document_kind": "material", "data_set": "Study materials"}
            for m in materials()
        ]
    )
    documents = pl.concat([own, extra], how="diagonal")
    keys = documents.get_column("document").to_list()
    texts = {key: f"{key}\n{TEXT}" for key in keys} | {m.document: m.text for m in materials()}
    # The catalogue record of an area is known to the study and lies in no deposit.
    forms = {key: ("txt", "rtf")[i % 2] for i, key in enumerate(keys) if not key.endswith("catalogue_record")}
    files = [file_name(key, forms[key]) if key in forms else None for key in keys]
    digests = [hashlib.sha256(deposited(texts[k], forms[k])).hexdigest() if k in forms else None for k in keys]
    sheets["documents"] = documents.with_columns(file=pl.Series(files), sha256=pl.Series(digests))
    return Companion(SPEC, sheets, texts)


def said_of_the_study() -> dict[str, Any]:
    """What study.yaml says of the study itself, in either shape."""
    return {
        "study": SPEC.study,
        "title": TITLE,
        "citation": CITATION,
        "access": ACCESS,
        "collected": SPEC.events,
        "events": SPEC.events,
        "synthetic": True,
    }


def write_plain(folder: Path, companion: Companion) -> None:
    """Write the study folder in its plain shape."""
    write_study(folder, companion.sheets, SPEC)
    (folder / "study.yaml").write_text(yaml.safe_dump(said_of_the_study(), allow_unicode=True), encoding="utf-8")


def write_reading(folder: Path, deposit: Path) -> None:
    """Write a study folder of copies of a deposit's lists, with a study.yaml that says how to read them."""
    folder.mkdir()
    there = [layout for layout in LAYOUTS if (deposit / layout.file).is_file()]
    for file in {layout.file for layout in there}:
        shutil.copy(deposit / file, folder / file)
    said = said_of_the_study() | {
        "sheets": {layout.sheet: f"{layout.file}/{layout.tab}" for layout in there},
        "columns": {
            layout.sheet: {c.name: header_of(layout.sheet, c.name) for c in load_model().columns(layout.sheet)}
            for layout in there
        },
        "ignore": {layout.sheet: list(extra_headers(layout.sheet)) for layout in there},
    }
    (folder / "study.yaml").write_text(yaml.safe_dump(said, allow_unicode=True), encoding="utf-8")
