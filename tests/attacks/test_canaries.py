"""No word of a sensitive cell comes out below research: 2,000 responses and files, searched in every form."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import httpx
import pytest

from api.app import DOORS
from disclosure.asker import Asker
from disclosure.forms import answer_csv, answer_json, write_answer
from disclosure.gate import Gate
from disclosure.policy import OPEN_LEVELS
from disclosure.protect import tables_at
from disclosure.tables.reading import load_tables
from queries.entry import catalogue
from schema.model import load_model
from tests.lib.commands import kith
from tests.lib.intruder.canaries import STUDY, Canaries, Searched, study_of
from tests.lib.people import account, write_policy
from tests.lib.served import Served, served
from tests.lib.used import ATTACKED

MODEL = load_model()
#: of each level the questions on which its tables rest
TABLED = {level: sorted({one.question for one in tables_at(load_tables(MODEL), level)}) for level in OPEN_LEVELS}
QUESTIONS = list(catalogue("embedded"))
#: who sees tables at most, and who is not signed in
USERS = ("fay", "ann", "ste", "")
LAST = (datetime.now(UTC) + timedelta(days=30)).date().isoformat()
FORMS = {
    "csv": "text/csv", "json": "application/json", "html": "text/html", "svg": "image/svg+xml",
    "arrow": "application/vnd.apache.arrow.stream",
}  # fmt: skip
#: as many responses and files as are to be looked through
MANY = 2000


@dataclass
class Aviary:
    """The graph with the words, a server of it, and the search."""

    canaries: Canaries
    search: Searched
    server: Served
    gate: Gate
    graph: Path
    private: Path


@pytest.fixture(scope="module")
def aviary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Aviary]:
    folder = tmp_path_factory.mktemp("aviary")
    canaries = Canaries()
    study, texts = study_of(canaries, folder)
    private, graph = folder / "private", folder / "graph"
    write_policy(private, **{STUDY: "public"})
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KITH_PRIVATE", str(private))
        ran = kith("load", study, "--documents", texts, "--to", graph)
        assert ran.status == 0, ran.err
        with served(graph, private) as server:
            gate = server.parts.gate
            assert isinstance(gate, Gate)
            yield Aviary(canaries, Searched(canaries.words), server, gate, graph, private)


def looked(aviary: Aviary, where: str, response: httpx.Response) -> None:
    aviary.search.look(f"{where} {response.status_code}", response.content, str(response.headers.multi_items()))


def test_the_search_finds_the_words_at_research(aviary: Aviary) -> None:
    """Else it would find nothing below it either. This is also the baseline: the same questions, not defended."""
    plain = Searched(aviary.canaries.words)
    gate, asker = aviary.gate, Asker("eth", ("ethnographer",))
    for question in TABLED["workshop"]:
        (exact,) = gate.answer(asker, question, {"study": STUDY}, "research")
        plain.look(question, json.dumps(answer_json(exact), default=str))
    with aviary.server.signed("eth") as client:
        for path in ("/v1/search?text=Zqmemo", "/v1/families", f"/v1/questions/chronology/answer?study={STUDY}"):
            plain.look(path, client.get(path).content)
    ATTACKED["canaries at research"] = f"{len(plain.found)} in {plain.looked_at} responses"
    assert len(plain.found) > 300
    hid = aviary.canaries.words[5]
    for form in (hid[::-1], hid.swapcase(), hid.encode().hex(), "".join(f"&#{ord(one)};" for one in hid)):
        alone = Searched(aviary.canaries.words)
        alone.look("a form", f"before {form} after")
        assert alone.found, form


def test_no_answer_of_the_api_holds_one(aviary: Aviary) -> None:
    for user in USERS:
        with aviary.server.signed(user) if user else aviary.server.client() as client:
            for question in QUESTIONS:
                for level in ("", *OPEN_LEVELS, "research"):
                    params = {"study": STUDY, **({"level": level} if level else {})}
                    looked(aviary, question, client.get(f"/v1/questions/{question}/answer", params=params))
            for question in TABLED["workshop"]:
                for form in FORMS.values():
                    headers = {"Accept": form}
                    address = f"/v1/questions/{question}/answer"
                    looked(aviary, question, client.get(address, params={"study": STUDY}, headers=headers))


def test_no_other_route_of_the_api_holds_one(aviary: Aviary) -> None:
    names = {"name": ("sector", "agencies", "Zq", "*"), "family": (f"{STUDY}:", "Zqfamily"), "thing": (f"{STUDY}:",)}
    names["study"] = (STUDY, "Zq")
    for user in USERS:
        with aviary.server.signed(user) if user else aviary.server.client() as client:
            for door in DOORS:
                slot = re.search(r"{(\w+)(?::\w+)?}", door.path)
                for value in names.get(slot[1], ("x",)) if slot else ("",):
                    path = door.path.replace(slot[0], value) if slot else door.path
                    if door.method != "GET":
                        looked(aviary, path, client.request(door.method, path, json={"study": STUDY, "name": 7}))
                        continue
                    for more in ({}, {"study": STUDY}, {"text": "Zq"}, {"text": "a", "study": STUDY}, {"level": "%"}):
                        looked(aviary, path, client.get(path, params=more))


def test_no_released_table_holds_one(aviary: Aviary, tmp_path: Path) -> None:
    gate, asker = aviary.gate, Asker("ann", ("analyst",))
    for level in OPEN_LEVELS:
        for question in TABLED[level]:
            for number, table in enumerate(gate.answer(asker, question, {"study": STUDY}, level)):
                where = f"{level} {question} {number}"
                aviary.search.look(where, json.dumps(answer_json(table)), answer_csv(table.rows), repr(table))
                for form in ("csv", "json", "xlsx", "parquet"):
                    path = tmp_path / f"{level}-{question}-{number}.{form}"
                    write_answer(path, table, form)
                    aviary.search.look(where, *_contents(path))
        looked_at = gate.composite(asker, STUDY, level)
        aviary.search.look(f"{level} composite", repr(looked_at))


def _contents(path: Path) -> list[bytes]:
    """A file as it is, and what is packed into it; and its name."""
    found = [path.name.encode(), path.read_bytes()]
    if is_zipfile(path):
        with ZipFile(path) as archive:
            found += [archive.comment, *(archive.read(name) for name in archive.namelist())]
    return found


def test_no_command_prints_one(aviary: Aviary) -> None:
    where = ["--from", aviary.graph]
    for level in OPEN_LEVELS:
        for question in QUESTIONS:
            ran = kith("ask", question, f"study={STUDY}", "--level", level, *where)
            aviary.search.look(f"kith ask {question}", ran.out, ran.err)
        for words in (
            ("map", "--composite", "--study", STUDY), ("map", f"{STUDY}:Zq"), ("map", "--all", "--study", STUDY),
            ("compare", "--composite", "--study", STUDY), ("compare", f"{STUDY}:Zq", "--windows", "2021", "2022"),
        ):  # fmt: skip
            ran = kith(*words, "--level", level, *where)
            aviary.search.look(" ".join(words), ran.out, ran.err)


def test_no_file_that_leaves_holds_one(aviary: Aviary, tmp_path: Path) -> None:
    """What is released by approval, with two copies of the same thing: they share nothing that a third has not."""
    seen = []
    for words, forms in (
        (("ask", "multiagency_load", f"study={STUDY}", "table=contacts"), ("csv", "xlsx")),
        (("composite", f"study={STUDY}"), ("html", "svg")),
    ):
        for form in forms:
            requested = kith(
                "release", "request", *words, "--level", "workshop", "--recipient", "R", "--expires", LAST,
                "--from", aviary.graph,
            )  # fmt: skip
            aviary.search.look("request", requested.out, requested.err)
            (export,) = set(re.findall(r"x-[a-z2-7]{16}", requested.out))
            with account("somebody else"):
                approved = kith("release", "approve", export)
            path = tmp_path / f"{export}.{form}"
            fetched = kith("release", "fetch", export, "-o", path, "--from", aviary.graph)
            assert (approved.status, fetched.status) == (0, 0), fetched.err
            aviary.search.look("release", approved.out, approved.err, fetched.out, fetched.err, *_contents(path))
            seen.append(export)
    assert len(set(seen)) == len(seen)


def test_no_log_and_no_kept_table_holds_one_and_so_many_were_searched(aviary: Aviary) -> None:
    for path in sorted(one for one in aviary.private.rglob("*") if one.is_file()):
        aviary.search.look(str(path.relative_to(aviary.private)), path.read_bytes(), path.name)
    ATTACKED["canaries below research"] = f"{len(aviary.search.found)} in {aviary.search.looked_at} responses and files"
    assert aviary.search.found == []
    assert aviary.search.looked_at >= MANY


def test_what_is_there_and_what_is_not_look_the_same(aviary: Aviary) -> None:
    """Whoever may not see a family is not told whether there is one."""
    there = next(one for one in aviary.canaries.words if one.startswith("Zqfamily"))
    answers = {}
    for name in (there, there[::-1]):
        own = []
        for user in ("fay", "ann", "ste"):
            with aviary.server.signed(user) as client:
                for path in (
                    f"/v1/families/{STUDY}:{name}/map",
                    f"/v1/evidence/{STUDY}:{name}",
                    f"/v1/search?text={name}",
                ):
                    answer = client.get(path)
                    own.append((path.replace(name, "?"), answer.status_code, answer.text.replace(name, "?")))
        answers[name] = own
    assert answers[there] == answers[there[::-1]]
    assert {status for _, status, _ in answers[there]} == {403}
