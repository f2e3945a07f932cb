"""`kith init DIR --from SOURCE`, end to end: projects, tables, deposits; one graph whatever the shape; bad sources."""

import csv
from pathlib import Path

import pytest
import yaml

from graph_loader.coded.refi.write import write_codebook, write_project
from graph_loader.read import read_study
from graph_store.hashing import graph_hash
from schema.model import load_model
from synthesis.deposit.write import write_deposit
from tests.docs.project import ROOT
from tests.lib.archive import DDI, STAFF, write_archive, write_list
from tests.lib.commands import Ran, good, kith
from tests.lib.deposits import invented_companion, write_plain
from tests.lib.live import fingerprint
from tests.lib.projects import small_project

COMPANION = ROOT / "studies" / "relations-companion"


def refused(ran: Ran, *codes: str) -> str:
    """What a command said that found these errors and nothing else."""
    assert ran.status in (2, 3), ran
    assert [line[:4] for line in ran.err.splitlines()] == list(codes)
    return ran.err


def study_file(folder: Path) -> dict[str, object]:
    found = yaml.load((folder / "study.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    assert isinstance(found, dict)
    return found


def hash_of(folder: Path) -> str:
    read = read_study(folder, load_model())
    assert read.tables is not None, [str(one) for one in read.report.problems() if one.kind.severity == "error"]
    return graph_hash(read.tables)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "source" / "talk.qdpx"
    path.parent.mkdir()
    write_project(path, small_project(), "2024-01-01T00:00:00Z")
    return path


def test_the_invented_deposit_gives_the_graph_of_the_plain_sheets(tmp_path: Path) -> None:
    companion = invented_companion()
    write_deposit(tmp_path / "deposit", companion)
    write_plain(tmp_path / "plain", companion)
    before = fingerprint(tmp_path / "deposit")
    said = good(kith("init", tmp_path / "new", "--from", tmp_path / "deposit"))
    assert "Lists recognised: 10" in said
    assert fingerprint(tmp_path / "deposit") == before
    assert sorted(path.suffix for path in (tmp_path / "new").iterdir()) == [".xlsx"] * 4 + [".yaml"]
    assert hash_of(tmp_path / "new") == hash_of(tmp_path / "plain")


def test_the_shipped_companion_gives_one_graph_in_both_shapes(tmp_path: Path) -> None:
    good(kith("init", tmp_path / "new", "--from", COMPANION / "deposit"))
    assert hash_of(tmp_path / "new") == hash_of(COMPANION)


def test_a_deposit_in_several_lists_needs_no_edit_by_hand(tmp_path: Path) -> None:
    source, new = write_archive(tmp_path / "deposit"), tmp_path / "new"
    said = good(kith("init", new, "--from", source))
    assert "documents.csv was made, with keys and hashes from the files: 2 rows." in said
    assert "that no measure was sure for, and that were left out: 4." in said
    file = study_file(new)
    assert file["study"] == "two-homes"
    assert file["access"] == "Safeguarded"
    assert file["sheets"] == {
        "families": "900002_families.csv",
        "people": ["900002_participants.xlsx/Parents", "900002_participants.xlsx/Professionals"],
        "services": "900002_services.csv",
        "documents": ["documents.csv", "record-documents.csv"],
        "statements": "record-statements.csv",
    }
    assert file["throughout"] == {
        "900002_participants.xlsx/Parents": {"kind": "parent"},
        "900002_participants.xlsx/Professionals": {"kind": "professional"},
    }
    assert file["words"] == {"role": {"Health visitors": "health_visitor"}}
    assert file["ignore"] == {"people": ["Ethnicity"]}
    assert "left unread: No. of pages, Ethnicity." in said
    assert not list(new.rglob("*int00*"))
    read = read_study(new, load_model())
    assert read.tables is not None, [str(one) for one in read.report.problems()]
    nodes = read.tables.nodes
    assert nodes["Parent"].select("pseudonym", "gender").rows() == [("Isla", "woman"), ("Callum", "man")]
    assert nodes["Professional"].get_column("role").to_list() == ["health_visitor"]
    assert nodes["Study"].select("doi", "access", "synthetic").rows() == [
        ("10.99999/UKDA-SN-900002-1", "Safeguarded", True)
    ]
    totals = nodes["Statement"].select("measure", "n", "statement_kind").sort("measure")
    assert totals.rows() == [
        ("families", 22.0, "published_total"),
        ("parents", 27.0, "published_total"),
        ("professionals", 97.0, "published_total"),
        ("professionals_england", 36.0, "published_total"),
        ("professionals_scotland", 61.0, "published_total"),
    ]
    documents = nodes["Document"].select("id", "file", "document_kind").sort("id")
    assert documents.rows() == [
        ("two-homes:900002-ddi", "900002_ddi.xml", "catalogue_record"),
        ("two-homes:int001", "900002_int001.rtf", "interview"),
        ("two-homes:int002", "900002_int002.txt", "fieldnote"),
    ]


def test_keys_of_documents_by_another_pattern(tmp_path: Path) -> None:
    source = write_archive(tmp_path / "deposit")
    good(kith("init", tmp_path / "new", "--from", source, "--key-pattern", r"int(\d+)$"))
    with (tmp_path / "new" / "documents.csv").open(encoding="utf-8", newline="") as rows:
        assert [row["document"] for row in csv.DictReader(rows)] == ["001", "002"]


def test_lists_of_one_name_in_two_folders_are_both_copied(tmp_path: Path) -> None:
    source = write_archive(tmp_path / "deposit")
    (source / "more").mkdir()
    write_list(source / "more" / "900002_families.csv", [["Family ID", "Country"], ["F02", "England"]])
    good(kith("init", tmp_path / "new", "--from", source))
    read = read_study(tmp_path / "new", load_model())
    assert read.rows["families"] == 2
    assert read.sound


def test_a_list_for_each_data_set(tmp_path: Path) -> None:
    source = write_archive(tmp_path / "deposit")
    more = [["Document ID", "File name", "SHA-256"], ["N1", "900002_n1.txt", "0" * 64]]
    write_list(source / "900002_file_list.csv", [more[0], ["I1", "900002_int001.rtf", "1" * 64]])
    write_list(source / "900002_notes.csv", more)
    good(kith("init", tmp_path / "new", "--from", source))
    sheets = study_file(tmp_path / "new")["sheets"]
    assert isinstance(sheets, dict)
    assert sheets["documents"] == ["900002_file_list.csv", "900002_notes.csv", "record-documents.csv"]
    read = read_study(tmp_path / "new", load_model())
    assert read.tables is not None, [str(one) for one in read.report.problems()]
    documents = read.tables.nodes["Document"].select("id", "data_set").sort("id").rows()
    assert documents[1:] == [("two-homes:I1", "900002_file_list"), ("two-homes:N1", "900002_notes")]
    (source / "900002_notes.csv").write_text(
        "File name,Type of data,Date collected\n900002_int002.txt,fieldnote,2021-05\n", encoding="utf-8"
    )
    said = good(kith("init", tmp_path / "other", "--from", source))
    assert "documents.csv was made, with keys and hashes from the files: 2 rows." in said
    assert read_study(tmp_path / "other", load_model()).sound


def test_words_that_no_code_list_knows_are_counted_and_not_shown(tmp_path: Path) -> None:
    source = write_archive(tmp_path / "deposit")
    write_list(source / "900002_staff.csv", [STAFF[1], ["N02", "Keeper of Agnes", "Scotland", "S01"]])
    assert "to be given a meaning under words: 1." in good(kith("init", tmp_path / "new", "--from", source))
    text = (tmp_path / "new" / "study.yaml").read_text(encoding="utf-8")
    assert "# people, column role: 1 words that no code list knows; give each a meaning under words." in text
    assert "Agnes" not in text


def test_a_codebook_alone(tmp_path: Path) -> None:
    write_codebook(tmp_path / "book.qdc", small_project().codes)
    good(kith("init", tmp_path / "new", "--from", tmp_path / "book.qdc"))
    assert '"Visits > Missed": {status: "missed"}  # 0 passages' in (tmp_path / "new" / "study.yaml").read_text("utf-8")
    assert kith("check", tmp_path / "new").status == 2


def test_an_id_code_in_two_lists_is_told_by_check(tmp_path: Path) -> None:
    source = write_archive(tmp_path / "deposit")
    write_list(source / "900002_staff.csv", [STAFF[1], ["P01", "midwife", "Scotland", "S01"]])
    good(kith("init", tmp_path / "new", "--from", source))
    ran = kith("check", tmp_path / "new")
    assert ran.status == 2
    (line,) = [line for line in ran.out.splitlines() if line.startswith("  E8")]
    assert line.startswith('  E882 900002_staff.csv, row 2, column "person": The ID code is also used in the list')


def test_a_list_without_id_codes_is_told_at_once(tmp_path: Path) -> None:
    source = write_archive(tmp_path / "deposit")
    write_list(source / "900002_people.csv", [["Pseudonym", "Role", "Sex"], ["Effie", "mother", "female"]])
    assert "  E881 900002_people.csv, row 1: " in good(kith("init", tmp_path / "new", "--from", source))
    assert "E201" in kith("check", tmp_path / "new").out


def test_a_project_is_copied_and_its_codes_proposed(tmp_path: Path, project: Path) -> None:
    before, new = project.read_bytes(), tmp_path / "new"
    said = good(kith("init", new, "--from", project))
    assert "documents 1, codes 9, passages 3, cases 5, links 1, coders 1." in said
    assert "It may hold transcripts" in said
    assert said.endswith(f"then: kith check {new}\n")
    assert (project.read_bytes(), (new / "talk.qdpx").read_bytes()) == (before, before)
    text = (new / "study.yaml").read_text(encoding="utf-8")
    assert '    "Testing > Urine": {specimen: "urine", kind: "drug_test"}  # 1 passage\n' in text
    assert '    "Trust": decide  # 1 passage\n' in text
    checked = kith("check", new)
    assert checked.status == 2
    assert 'E868 talk.qdpx: The code "Trust" is not decided; it is on 1 passages.' in checked.out


def test_after_deciding_a_project_loads(tmp_path: Path, project: Path) -> None:
    new = tmp_path / "new"
    good(kith("init", new, "--from", project))
    path = new / "study.yaml"
    text = path.read_text(encoding="utf-8").replace('"Trust": decide', '"Trust": keep')
    text = text.replace(
        '"Views > Fair": decide', '"Views > Fair": {says: good_worker, about: "role:substance_use_nurse"}'
    )
    path.write_text(text.replace('"Who > Mother tested": decide', '"Who > Mother tested": {tested: "role:mother"}'))
    people = (new / "people.csv").read_text(encoding="utf-8").replace("Isla,,", "Isla,parent,")
    people = people.replace("The-nurse,,The nurse,,nurse", "The-nurse,professional,The nurse,,substance_use_nurse")
    (new / "people.csv").write_text(people.replace("The-visitor,,", "The-visitor,professional,"), encoding="utf-8")
    checked = kith("check", new)
    assert checked.status == 0, checked.out
    assert "E868" not in checked.out
    read = read_study(new, load_model())
    assert read.tables is not None
    assert sorted(read.tables.nodes["Interaction"].get_column("kind")) == ["drug_test", "home_visit"]


def test_a_table_of_coded_passages(tmp_path: Path) -> None:
    source = tmp_path / "highlights.csv"
    rows = [
        ["id", "document", "tag", "content"],
        ["1", "Talk", "Testing/Urine", "She had it"],
        ["2", "Talk", "Trust", "Yes"],
    ]
    write_list(source, rows)
    assert "Codes with a proposed meaning: 1;" in good(kith("init", tmp_path / "new", "--from", source))
    names = ["families.csv", "highlights.csv", "people.csv", "services.csv", "study.yaml"]
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == names
    out = kith("check", tmp_path / "new").out
    assert out.count("E112") == 3
    assert 'The code "Trust" is not decided' in out


def test_bad_sources_are_named_and_nothing_is_made(tmp_path: Path) -> None:
    new, here = tmp_path / "new", tmp_path / "sources"
    here.mkdir()
    (here / "study.nvp").write_bytes(b"x")
    (here / "cut.qdpx").write_bytes(b"PK\x03\x04")
    (here / "empty").mkdir()
    write_list(here / "budget.csv", [["Item", "Pounds"], ["Travel", "1"]])
    assert "Export" in refused(kith("init", new, "--from", here / "study.nvp"), "E801")
    refused(kith("init", new, "--from", here / "cut.qdpx"), "E803")
    refused(kith("init", new, "--from", here / "budget.csv"), "E830")
    refused(kith("init", new, "--from", here / "nowhere"), "E825")
    assert "families, people, services" in refused(kith("init", new, "--from", here / "empty"), "E880")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["sources"]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("900002_ddi.xml", DDI.replace("<codeBook", "<!DOCTYPE codeBook><codeBook").encode(), "E883"),
        ("900002_ddi.xml", DDI[:200].encode(), "E884"),
        ("900002_ddi.json", b"{", "E884"),
        ("900002_participants.xlsx", b"PK\x03\x04", "E107"),
    ],
)
def test_a_damaged_deposit_makes_nothing(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    source = write_archive(tmp_path / "deposit")
    (source / name).write_bytes(data)
    assert name in refused(kith("init", tmp_path / "new", "--from", source), code)
    assert not (tmp_path / "new").exists()


def test_places_that_will_not_do(tmp_path: Path, project: Path) -> None:
    source = write_archive(tmp_path / "deposit")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine", encoding="utf-8")
    refused(kith("init", tmp_path / "full", "--from", project), "E120")
    refused(kith("init", project, "--from", source), "E120")
    refused(kith("init", source / "new", "--from", source), "E887")
    refused(kith("init", tmp_path / "new", "--from", source, "--key-pattern", "("), "E890")
    (tmp_path / "empty").mkdir()
    good(kith("init", tmp_path / "empty", "--from", project))
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_two_records_that_disagree_and_others_beside_them(tmp_path: Path) -> None:
    source = write_archive(tmp_path / "deposit")
    (source / "a.json").write_text('{"@type": "Dataset", "name": "Three homes"}', encoding="utf-8")
    (source / "other.xml").write_text("<html/>", encoding="utf-8")
    said = good(kith("init", tmp_path / "new", "--from", source))
    assert 'E888 a.json: The records disagree on the field "title"; that of 900002_ddi.xml was taken.' in said
    assert "E894 other.xml" in said
    assert study_file(tmp_path / "new")["title"] == "Two homes: an invented study"
