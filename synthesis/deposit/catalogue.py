"""A saved catalogue record of the deposit in two forms: DDI Codebook 2.5 and a schema.org Dataset."""

import json
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from synthesis.deposit.about import (
    ACCESS,
    CITATION,
    CREATOR,
    HASSET,
    KEYWORDS,
    LICENCE,
    OWN_KEYWORDS,
    PUBLISHER,
    SYNTHETIC,
    TITLE,
    About,
)
from synthesis.deposit.texts import STUDY_NUMBER

DDI = "ddi:codebook:2_5"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DDI_FILE = f"{STUDY_NUMBER}_ddi.xml"
SCHEMA_ORG_FILE = f"{STUDY_NUMBER}_schema_org.jsonld"


def write_catalogue(folder: Path, about: About, lists: Sequence[str]) -> None:
    """Write both records; `lists` are the names of the deposit's workbooks."""
    (folder / DDI_FILE).write_bytes(_ddi(about, lists))
    record = json.dumps(_schema_org(about, lists), ensure_ascii=False, indent=2)
    (folder / SCHEMA_ORG_FILE).write_bytes(f"{record}\n".encode())


def _ddi(about: About, lists: Sequence[str]) -> bytes:
    book = Element(
        "codeBook",
        {"xmlns": DDI, "xmlns:xsi": XSI, "version": "2.5", "xml:lang": "en"}
        | {
            "xsi:schemaLocation": f"{DDI} https://ddialliance.org/Specification/DDI-Codebook/2.5/XMLSchema/codebook.xsd"
        },
    )
    _citation(SubElement(SubElement(book, "docDscr"), "citation"), f"Catalogue record: {TITLE}")
    study = SubElement(book, "stdyDscr")
    citation = SubElement(study, "citation")
    _citation(citation, TITLE)
    _text(SubElement(citation, "rspStmt"), "AuthEnty", CREATOR)
    _text(SubElement(citation, "distStmt"), "distrbtr", PUBLISHER)
    _text(citation, "biblCit", CITATION)
    _text(citation, "holdings", f"SN {STUDY_NUMBER}, invented; kept with the source of {PUBLISHER}")
    _study_info(SubElement(study, "stdyInfo"), about)
    collection = SubElement(SubElement(study, "method"), "dataColl")
    _text(collection, "collMode", "As if by interviews, observation and focus groups; in truth generated")
    _access(SubElement(study, "dataAccs"), about)
    for file in lists:
        material = SubElement(book, "otherMat", {"level": "study", "type": "data list", "URI": file})
        _text(material, "labl", file)
    ElementTree.indent(book)
    written: bytes = ElementTree.tostring(book, encoding="UTF-8", xml_declaration=True)
    return written + b"\n"


def _citation(citation: Element, title: str) -> None:
    stated = SubElement(citation, "titlStmt")
    _text(stated, "titl", title, **{"xml:lang": "en"})
    _text(stated, "IDNo", STUDY_NUMBER, agency=PUBLISHER)


def _study_info(info: Element, about: About) -> None:
    subject = SubElement(info, "subject")
    for word in KEYWORDS:
        _text(subject, "keyword", word, vocab="HASSET", vocabURI=HASSET)
    for word in OWN_KEYWORDS:
        _text(subject, "keyword", word)
    _text(info, "abstract", about.description)
    summary = SubElement(info, "sumDscr")
    _text(summary, "collDate", about.first, event="start", date=about.first)
    _text(summary, "collDate", about.last, event="end", date=about.last)
    _text(summary, "nation", "United Kingdom", abbr="GB")
    for country in about.countries:
        _text(summary, "geogCover", country)
    _text(summary, "anlyUnit", "Family")
    _text(
        summary, "universe", "Invented parents in drug treatment, their families, and workers of services around them"
    )
    _text(summary, "dataKind", "Text")
    _text(summary, "dataKind", "Synthetic")


def _access(access: Element, about: About) -> None:
    available = SubElement(access, "setAvail")
    _text(available, "accsPlac", PUBLISHER)
    _text(available, "collSize", "; ".join(f"{name}: {n} files" for name, n in about.files.items()))
    _text(available, "fileQnty", str(sum(about.files.values())))
    use = SubElement(access, "useStmt")
    _text(use, "specPerm", ACCESS)
    _text(use, "conditions", f"Licence: {LICENCE}")
    _text(use, "disclaimer", SYNTHETIC)


def _text(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, name, attributes).text = text


def _schema_org(about: About, lists: Sequence[str]) -> dict[str, object]:
    creator = {"@type": "Organization", "name": CREATOR}
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": TITLE,
        "identifier": f"SN {STUDY_NUMBER} (invented)",
        "description": about.description,
        "creativeWorkStatus": "Synthetic",
        "citation": CITATION,
        "creator": creator,
        "publisher": {"@type": "Organization", "name": PUBLISHER},
        "temporalCoverage": f"{about.first}/{about.last}",
        "spatialCoverage": [{"@type": "Place", "name": country} for country in about.countries],
        "keywords": [*KEYWORDS, *OWN_KEYWORDS],
        "inLanguage": "en-GB",
        "isAccessibleForFree": True,
        "conditionsOfAccess": ACCESS,
        "license": LICENCE,
        "distribution": [
            {"@type": "DataDownload", "name": file, "contentUrl": file, "encodingFormat": XLSX} for file in lists
        ],
    }
