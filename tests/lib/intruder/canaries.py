"""A study whose every sensitive cell holds a word that stands nowhere else, and the search for these words."""

import base64
import html
import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from tests.lib.folders import SmallStudy

#: families, more than the public level asks for in every class
FAMILIES = 36
#: a day on which nothing else happens
DAY = "1987-11-23"
STUDY = "aviary"


class Canaries:
    """The words, one a sensitive cell."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def word(self, about: str) -> str:
        """A new one; no other word ends like it."""
        ending = sha256(f"{about} {len(self.words)}".encode()).hexdigest()[:8]
        self.words.append(f"Zq{about}{ending}")
        return self.words[-1]


def study_of(canaries: Canaries, folder: Path) -> tuple[Path, Path]:
    """Write a study with its documents: every third family was visited seven times, every other once."""
    texts = folder / "texts"
    texts.mkdir(parents=True)
    study = SmallStudy(study=STUDY, title="A study for a test", synthetic=True)
    for sheet in list(study.sheets):
        study.sheets[sheet] = []
        study.sheets[sheet].append([])
    clinic = canaries.word("service")
    study.add(
        "services", service=clinic, name=canaries.word("servicename"), service_kind="drug_treatment",
        jurisdiction="scotland", site=canaries.word("site"), agency=canaries.word("agency"),
        agency_name=canaries.word("agencyname"), sector="nhs", memo=canaries.word("memo"),
    )  # fmt: skip
    nurse = canaries.word("person")
    study.add("people", person=nurse, kind="professional", role="substance_use_nurse", service=clinic)
    for number in range(FAMILIES):
        _family(study, canaries, number, nurse, clinic, texts)
    study.sheets["corrections"] = [[]]
    for number in range(1, FAMILIES + 1):
        _remark(study, canaries, number)
    kept = ("families", "people", "services", "documents", "episodes", "statements", "involvements", "corrections")
    study.drop(*(name for name in list(study.sheets) if name not in kept))
    return study.write(folder / "study"), texts


def _family(study: SmallStudy, canaries: Canaries, number: int, nurse: str, clinic: str, texts: Path) -> None:
    family, mother = canaries.word("family"), canaries.word("person")
    study.add(
        "families", family=family, name=canaries.word("name"), jurisdiction="scotland", memo=canaries.word("memo")
    )
    study.add(
        "people", person=mother, kind="parent", family=family, role="mother", pseudonym=canaries.word("pseudonym"),
        memo=canaries.word("memo"),
    )  # fmt: skip
    document, file, spoken = canaries.word("document"), f"{canaries.word('file')}.txt", canaries.word("spoken")
    text = f"one\n{spoken} she said.\nthree\n"
    (texts / file).write_text(text, encoding="utf-8")
    study.add(
        "documents", document=document, title=canaries.word("title"), document_kind="fieldnote", dated=DAY, file=file,
        sha256=sha256(text.encode()).hexdigest(),
    )  # fmt: skip
    for visit in range(1 + 6 * (number % 3 == 0)):
        study.add(
            "episodes", episode=canaries.word("episode"), interaction=canaries.word("interaction"), document=document,
            passage="lines 2-2", voice=mother, kind="home_visit", when=DAY, status="held",
            attended=f"{mother}; {nurse}",
            codes=canaries.word("code") if not visit else "", coder=canaries.word("coder") if not visit else "",
            word=canaries.word("worded") if not visit else "", memo=canaries.word("memo"),
        )  # fmt: skip
    study.add(
        "statements", statement=canaries.word("statement"), statement_kind="view", holder=mother, reporter=mother,
        about=nurse, says="honest_with", claim=canaries.word("claim"), stance="for", document=document, place="page 2",
        memo=canaries.word("memo"),
    )  # fmt: skip
    study.add(
        "involvements", involvement=canaries.word("involvement"), family=family, service=clinic, when=f"{DAY}/..",
        basis="statutory", worker=nurse, memo=canaries.word("memo"),
    )  # fmt: skip


def _remark(study: SmallStudy, canaries: Canaries, number: int) -> None:
    """What a room said of the line between a family's mother and the clinic, and of a composite."""
    family, mother = (study.sheets[sheet][number + at][0] for sheet, at in (("families", 0), ("people", 1)))
    of = {"family": family, "about": mother, "other": study.sheets["services"][1][0]} if number > 1 else {}
    study.add(
        "corrections", remark=canaries.word("remark"), **{"about": "study", **of}, said_of=canaries.word("saidof"),
        remark_sort="not_right", said=canaries.word("said"), said_by="parent", said_on=DAY,
    )  # fmt: skip


class Searched:
    """Looks for all words in every form that text takes on its way."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = [*words, DAY]
        #: each form, and long ones by their first letters: a text is cut up once and not searched for each
        self._starts: dict[str, list[tuple[str, str]]] = {}
        for word in self._words:
            for form in _forms(word):
                self._starts.setdefault(form[:START], []).append((form, word))
        self.looked_at = 0
        self.found: list[str] = []

    def look(self, where: str, *texts: str | bytes) -> None:
        """Look through one response or file."""
        self.looked_at += 1
        for text in texts:
            whole = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
            pieces = {whole[i : i + START] for i in range(len(whole))}
            for start in pieces & self._starts.keys():
                self.found += [f"{where}: {word}" for form, word in self._starts[start] if form in whole]


#: letters of a form that are looked up first
START = 8


def _forms(word: str) -> Iterator[str]:
    for text in (word, word.lower(), word.upper(), word.swapcase(), word[::-1]):
        yield text
        yield json.dumps(text)[1:-1]
        yield html.escape(text)
        yield quote(text)
        yield "".join(f"%{byte:02X}" for byte in text.encode())
        yield "".join(f"&#{ord(letter)};" for letter in text)
        yield "".join(f"\\u{ord(letter):04x}" for letter in text)
        yield text.encode().hex()
        for shift in range(3):
            # What stands before it decides how it is cut into threes; the first and last letters are left out.
            coded = base64.b64encode(b"." * shift + text.encode()).decode()
            yield coded[4 : len(coded) - 4]
