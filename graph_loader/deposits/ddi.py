"""A catalogue record in DDI Codebook 2.5, the form in which UK archives give theirs.

Source: DDI Alliance, DDI Codebook 2.5, elements of stdyDscr. Nothing is resolved, expanded or fetched.
"""

from lxml import etree

from graph_loader.deposits.fields import SYNTHETIC, Record, doi_in, filled, tidy
from graph_loader.hardened import HARDENED
from schema.problems import Place, Report

FORM = "DDI Codebook"
#: Texts of a record in which totals are published, by where they stand below stdyDscr.
TOLD = (
    "stdyInfo/abstract",
    "stdyInfo/sumDscr/universe",
    "stdyInfo/sumDscr/anlyUnit",
    "method/dataColl/sampProc",
    "method/dataColl/collMode",
    "stdyInfo/notes",
)


def read_ddi(file: str, data: bytes, report: Report) -> Record | None:
    """Read a record; a document type (E883), damage (E884) and other XML (E894) go into the report."""
    parser = etree.XMLParser(**HARDENED)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        # A document type may be what broke it: that is the more telling of the two.
        report.add("E883" if b"<!DOCTYPE" in data else "E884", Place(file=file), **_form(data))
        return None
    if root.getroottree().docinfo.internalDTD is not None:
        report.add("E883", Place(file=file))
        return None
    study = next(root.iterfind("{*}stdyDscr"), None)
    if etree.QName(root).localname != "codeBook" or study is None:
        report.add("E894", Place(file=file))
        return None
    return _record(file, study)


def _form(data: bytes) -> dict[str, str | int]:
    return {} if b"<!DOCTYPE" in data else {"form": "XML"}


def _record(file: str, study: etree._Element) -> Record:
    numbers = list(study.iterfind("{*}citation/{*}titlStmt/{*}IDNo"))
    holdings = [one.get("URI") or "" for one in study.iterfind("{*}citation/{*}holdings")]
    fields = {
        "title": _first(study, "citation/titlStmt/titl"),
        "citation": _first(study, "citation/biblCit"),
        "doi": doi_in(*map(_text, numbers), *holdings),
        "collected": _collected(study),
        "access": _joined(study, "dataAccs/useStmt/specPerm", "dataAccs/useStmt/restrctn"),
    }
    kinds = _all(study, "stdyInfo/sumDscr/dataKind") + _all(study, "stdyInfo/subject/keyword")
    synthetic = any(SYNTHETIC.fullmatch(kind) for kind in kinds)
    texts = tuple((path, text) for path in TOLD for text in _all(study, path))
    return Record(file, FORM, filled(fields), synthetic, texts)


def _collected(study: etree._Element) -> str | None:
    """The period of data collection: its first and its last day, or the single one."""
    dates = list(study.iterfind("{*}stdyInfo/{*}sumDscr/{*}collDate"))
    said = {one.get("event") or "single": one.get("date") or _text(one) for one in dates}
    if "start" in said or "end" in said:
        return f"{said.get('start', '..')}/{said.get('end', '..')}"
    return said.get("single")


def _all(study: etree._Element, path: str) -> list[str]:
    found = study.iterfind("/".join(f"{{*}}{name}" for name in path.split("/")))
    return [text for one in found if (text := _text(one))]


def _first(study: etree._Element, path: str) -> str | None:
    return next(iter(_all(study, path)), None)


def _joined(study: etree._Element, *paths: str) -> str | None:
    return " ".join(text for path in paths for text in _all(study, path)) or None


def _text(element: etree._Element) -> str:
    return tidy("".join(str(part) for part in element.itertext()))
