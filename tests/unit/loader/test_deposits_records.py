"""Catalogue records: two forms, nothing expanded or fetched, totals only where the measure is sure."""

import json
from pathlib import Path

import pytest

from graph_loader.deposits.fields import Record
from graph_loader.deposits.published import published
from graph_loader.deposits.record import Records, records_of
from graph_loader.deposits.totals import claims_of
from schema.problems import Report
from tests.lib.archive import DDI

BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'


def read(folder: Path, **files: str | bytes) -> tuple[Records, list[str]]:
    """Records of these files, named before their ending, and the codes of problems."""
    paths = []
    for name, text in files.items():
        path = folder / name.replace("_", ".")
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        paths.append(path)
    report = Report()
    records = records_of(paths, report)
    return records, [problem.code for problem in report.problems()]


def dataset(**fields: object) -> str:
    return json.dumps({"@context": "https://schema.org", "@type": "Dataset", **fields})


def test_a_ddi_record(tmp_path: Path) -> None:
    records, codes = read(tmp_path, a_xml=DDI)
    assert codes == []
    assert records.fields == {
        "title": "Two homes: an invented study",
        "citation": "Nobody. Two homes.",
        "doi": "10.99999/UKDA-SN-900002-1",
        "collected": "2021-04-01/2022-12-01",
        "access": "Safeguarded",
    }
    assert records.synthetic


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_schema_org_record(tmp_path: Path, wrapped: bool) -> None:
    said = {
        "@type": ["Dataset"],
        "name": "Two homes",
        "identifier": [{"@type": "PropertyValue", "value": "https://doi.org/10.99999/X.1"}],
        "citation": {"@type": "CreativeWork", "name": "Nobody. Two homes."},
        "temporalCoverage": "2021-04/2022-12",
        "conditionsOfAccess": "Open",
        "creativeWorkStatus": "Published",
    }
    records, codes = read(tmp_path, a_jsonld=json.dumps({"@graph": [{"@type": "Person"}, said]} if wrapped else [said]))
    assert codes == []
    assert records.fields == {
        "title": "Two homes", "citation": "Nobody. Two homes.", "doi": "10.99999/X.1", "collected": "2021-04/2022-12",
        "access": "Open",
    }  # fmt: skip
    assert not records.synthetic


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("a_xml", DDI.replace("<codeBook", f"{BOMB}<codeBook", 1), "E883"),
        (
            "a_xml",
            DDI.replace("<codeBook", '<!DOCTYPE codeBook SYSTEM "http://127.0.0.1:9/x.dtd"><codeBook', 1),
            "E883",
        ),
        ("a_xml", DDI.replace("UTF-8", "UTF-16").replace("<codeBook", f"{BOMB}<codeBook", 1).encode("utf-16"), "E883"),
        ("a_xml", f"{BOMB}<codeBook a='&c;'><unclosed>", "E883"),
        ("a_xml", DDI[:400], "E884"),
        ("a_xml", b"", "E884"),
        ("a_xml", b"\xff\xfe\x00", "E884"),
        ("a_xml", "<html/>", "E894"),
        ("a_xml", "<codeBook/>", "E894"),
        ("a_json", '{"@type": "Dataset",', "E884"),
        ("a_json", b"\xff", "E884"),
        ("a_json", "[" * 100_000, "E884"),
        ("a_json", '{"@type": "Person"}', "E894"),
        ("a_json", "3", "E894"),
        ("a_json", dataset(name="x", temporalCoverage="last spring"), "E895"),
    ],
)
def test_bad_records(tmp_path: Path, name: str, text: str | bytes, code: str) -> None:
    records, codes = read(tmp_path, **{name: text})
    assert codes == [code]
    assert "collected" not in records.fields


def test_what_an_entity_would_be_is_never_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret words", encoding="utf-8")
    stolen = f'<!DOCTYPE x [<!ENTITY s SYSTEM "file://{tmp_path}/secret">]>'
    records, codes = read(tmp_path, a_xml=DDI.replace("<codeBook", f"{stolen}<codeBook").replace("Nobody.", "&s;"))
    assert (records.records, codes) == ((), ["E883"])


def test_two_records_that_disagree_and_ddi_comes_first(tmp_path: Path) -> None:
    other = dataset(name="Three homes", conditionsOfAccess="Safeguarded", description="21 families took part.")
    records, codes = read(tmp_path, a_json=other, b_xml=DDI)
    assert codes == ["E888"]
    assert records.fields["title"] == "Two homes: an invented study"
    sheets, _ = published(records, None)
    statements = sheets["record-statements.csv"]
    both = statements.filter(measure="families").select("n", "document", "place", "memo")
    assert both.rows() == [
        ("22", "b", "stdyInfo/abstract", "The catalogue record's own claim."),
        ("21", "a", "description", "The catalogue record's own claim."),
    ]
    assert sheets["record-documents.csv"].select("document", "document_kind").rows() == [
        ("b", "catalogue_record"), ("a", "catalogue_record"),
    ]  # fmt: skip


def claims(text: str) -> tuple[dict[str, str], int]:
    found, left = claims_of(Record("a.xml", "DDI Codebook", {}, False, (("abstract", text),)))
    return {one.measure: one.n for one in found}, left


@pytest.mark.parametrize(
    ("text", "found", "left"),
    [
        ("27 parents took part.", {"parents": "27"}, 0),
        ("A total of 27 parents.", {"parents": "27"}, 0),
        ("families (22); children (75)", {"families": "22", "children": "75"}, 0),
        ("Totals: months with families (33.3).", {"months_fieldwork": "33.3"}, 0),
        ("9 mothers in Scotland, 1,200 interviews", {"mothers_scotland": "9", "interviews": "1200"}, 0),
        (
            "97 professionals (36 from England and 61 from Scotland)",
            {"professionals": "97", "professionals_england": "36", "professionals_scotland": "61"},
            0,
        ),
        ("27 parents and 22 families", {"parents": "27", "families": "22"}, 0),
        ("11 of 27 parents", {}, 2),
        ("about 27 parents, over 100 professionals, up to 20 families", {}, 3),
        ("27 parents who drink", {}, 1),
        ("27 parents and carers", {}, 1),
        ("27 young parents", {}, 1),
        ("since 2021, in 2 towns", {}, 2),
        ("SN 857133-27 parents", {}, 0),
    ],
)
def test_only_sure_totals_are_taken_and_other_numbers_counted(text: str, found: dict[str, str], left: int) -> None:
    assert claims(text) == (found, left)
