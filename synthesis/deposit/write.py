"""Writing a companion study as an archive's deposit."""

import re
from pathlib import Path

import polars as pl

from schema.problems import KithError, Place
from synthesis.companion.companion import Companion
from synthesis.deposit.about import about
from synthesis.deposit.catalogue import write_catalogue
from synthesis.deposit.lists import write_lists
from synthesis.deposit.readme import README_FILE, readme
from synthesis.deposit.texts import STUDY_NUMBER, deposited


def write_deposit(folder: Path, companion: Companion) -> None:
    """Write documents, data lists, catalogue records and a readme; equal companions give equal bytes.

    A document of the documents sheet is deposited when it has a `file`, in the folder of its data set and in the form
    that the file's ending says. Raises KithError E120 (the folder is not empty) and E121 (it may not be written), and
    KeyError where the companion lacks such a document's text.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise KithError("E120", Place(file=str(folder)))
        _write_texts(folder, companion)
        lists = write_lists(folder, companion.sheets, companion.texts)
        said = about(companion)
        write_catalogue(folder, said, lists)
        files = {folder_of(data_set): n for data_set, n in said.files.items()}
        (folder / README_FILE).write_bytes(readme(files).encode())
    except (PermissionError, NotADirectoryError, FileExistsError) as error:
        raise KithError("E121", Place(file=str(folder))) from error


def folder_of(data_set: str | None) -> str:
    """The folder of a data set, such as 900001_parent_family; documents of none lie beside the lists."""
    return f"{STUDY_NUMBER}_{re.sub('[^a-z0-9]+', '_', data_set.lower()).strip('_')}" if data_set else "."


def _write_texts(folder: Path, companion: Companion) -> None:
    documents = companion.sheets["documents"].filter(pl.col("file").is_not_null())
    for document, data_set, file in documents.select("document", "data_set", "file").iter_rows():
        place = folder / folder_of(data_set)
        place.mkdir(exist_ok=True)
        (place / file).write_bytes(deposited(companion.texts[document], Path(file).suffix.removeprefix(".")))
