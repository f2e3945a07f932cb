"""Generated coded projects, and a form of their frames in which ids and numbers do not matter."""

from typing import Any

import polars as pl
from hypothesis import strategies as st

from graph_loader.coded.project import SCHEMAS, Project
from graph_loader.coded.refi.places import WHOLE, box_place, time_place

#: Letters of several lengths in UTF-8 and UTF-16, marks of XML, and no space at either end.
WORDS = st.text(alphabet="abc<&>\"'\u0301\u20ac\U0001f600", min_size=1, max_size=12)
MAYBE = st.none() | WORDS
TEXTS = st.text(alphabet="ab <&>\n\u0301\u20ac\U0001f600", max_size=80)
MADE_AT = st.sampled_from([None, "2021-05-01T12:00:00Z", "2022-01-01T00:00:00.5+01:00"])
#: What a written project must keep of each frame.
KEPT = {name: [c for c in columns if c not in ("nth", "path", "sha256")] for name, columns in SCHEMAS.items()}
KEPT["codes"].append("path")


@st.composite
def projects(draw: st.DrawFn) -> Project:
    """A project of which the standard can keep everything."""
    frames: dict[str, list[dict[str, Any]]] = {name: [] for name in SCHEMAS}
    _documents(draw, frames)
    _codes(draw, frames)
    _codings(draw, frames)
    _cases(draw, frames)
    _ties(draw, frames)
    numbered = {
        name: pl.DataFrame([{"nth": n, **row} for n, row in enumerate(rows, 1)], schema=SCHEMAS[name])
        for name, rows in frames.items()
        if name != "skipped"
    }
    return Project("made.qdpx", draw(WORDS), "kithgraph", numbered)


def _documents(draw: st.DrawFn, frames: dict[str, list[dict[str, Any]]]) -> None:
    for n in range(draw(st.integers(1, 3))):
        medium = draw(st.sampled_from(["text", "text", "pdf", "picture", "audio", "video"]))
        text = draw(TEXTS if medium == "text" else st.none() | TEXTS)
        frames["documents"].append(
            {"id": f"d{n}", "name": draw(WORDS), "medium": medium, "path": None, "text": text, "sha256": None,
             "memo": draw(MAYBE)}
        )  # fmt: skip
        places = draw(st.lists(_place(medium, text or ""), max_size=4, unique_by=lambda p: (p["unit"], *p["at"])))
        for place in places:
            start, end = place["at"][:2]
            words = (text or "")[start:end] if place["unit"] == "chars" else draw(WORDS)
            quoted = draw(st.booleans()) and bool(words.strip()) and (text is not None or place["unit"] != "chars")
            frames["passages"].append(
                {"id": f"p{len(frames['passages'])}", "document": f"d{n}", "unit": place["unit"],
                 "start": start if place["unit"] not in (None, "pixels") else None,
                 "end": end if place["unit"] not in (None, "pixels") else None,
                 "place": place["words"], "quote": words if quoted else None,
                 "quote_matches": True if quoted and place["unit"] == "chars" else None,
                 "offset_mode": None, "memo": draw(MAYBE)}
            )  # fmt: skip


@st.composite
def _place(draw: st.DrawFn, medium: str, text: str) -> dict[str, Any]:
    """A place that a document of this medium can have; never the empty one at the start, which means none."""
    units: list[str | None] = ["chars"] if text else []
    units += {"pdf": ["points"], "picture": ["pixels"], "audio": ["milliseconds"], "video": ["milliseconds"]}.get(
        medium, []
    )
    if medium not in ("audio", "video"):
        units.append(None)
    unit = draw(st.sampled_from(units))
    if unit == "chars":
        end = draw(st.integers(1, len(text)))
        return {"unit": unit, "at": (draw(st.integers(0, end)), end), "words": None}
    if unit == "milliseconds":
        begin = draw(st.integers(0, 9_999_999))
        end = begin + draw(st.integers(0, 9_999))
        return {"unit": unit, "at": (begin, end), "words": time_place(begin, end)}
    if unit is None:
        return {"unit": None, "at": (0, draw(st.integers(0, 9))), "words": None}
    corners = draw(st.lists(st.integers(0, 900), min_size=4, max_size=4))
    page = draw(st.integers(1, 9)) if unit == "points" else None
    return {"unit": unit, "at": (page, page, *corners), "words": box_place(page, corners)}


def _codes(draw: st.DrawFn, frames: dict[str, list[dict[str, Any]]]) -> None:
    paths: list[str] = []
    for name in draw(st.lists(WORDS, max_size=5)):
        above = draw(st.sampled_from([*paths, ""]))
        path = f"{above} > {name}" if above else name
        paths.append(path)
        frames["codes"].append(
            {"id": f"c{len(paths)}", "path": path, "codable": draw(st.booleans()), "memo": draw(MAYBE)}
        )


def _codings(draw: st.DrawFn, frames: dict[str, list[dict[str, Any]]]) -> None:
    if not frames["codes"]:
        return
    for one in frames["documents"]:
        if draw(st.booleans()):
            # A code on the document as such.
            own = f"w{one['id']}"
            row = dict.fromkeys(SCHEMAS["passages"]) | {"id": own, "document": one["id"], "place": WHOLE}
            row.pop("nth")
            frames["passages"].append(row)
            _coding(draw, frames, own)
    for one in frames["passages"]:
        for _ in range(draw(st.integers(0, 2)) if one["place"] != WHOLE else 0):
            _coding(draw, frames, one["id"])


def _coding(draw: st.DrawFn, frames: dict[str, list[dict[str, Any]]], passage: str) -> None:
    row = {
        "passage": passage,
        "code": draw(st.sampled_from([c["id"] for c in frames["codes"]])),
        "coder": draw(MAYBE),
        "made_at": draw(MADE_AT),
        "memo": draw(MAYBE),
    }
    same = ("passage", "code", "coder")
    if not any(all(one[key] == row[key] for key in same) for one in frames["codings"]):
        frames["codings"].append(row)


def _cases(draw: st.DrawFn, frames: dict[str, list[dict[str, Any]]]) -> None:
    for n, name in enumerate(draw(st.lists(WORDS, max_size=3))):
        frames["cases"].append({"id": f"k{n}", "name": name, "memo": draw(MAYBE)})
        if draw(st.booleans()):
            frames["members"].append({"case": f"k{n}", "document": "d0", "passage": None})
        for one in frames["passages"][:1]:
            whole = one["place"] == WHOLE
            member = {"case": f"k{n}", "document": None, "passage": one["id"]}
            frames["members"] += [] if whole else [member]
    owners = [("case", c["id"]) for c in frames["cases"]] + [("document", d["id"]) for d in frames["documents"]]
    for of, owner in owners:
        for name in draw(st.lists(WORDS, max_size=2, unique=True)):
            frames["values"].append({"of": of, "owner": owner, "variable": name, "value": draw(MAYBE)})


def _ties(draw: st.DrawFn, frames: dict[str, list[dict[str, Any]]]) -> None:
    things = [row["id"] for name in ("documents", "codes", "cases", "passages") for row in frames[name]]
    things = [one for one in things if not one.startswith("wd")]
    for n in range(draw(st.integers(0, 3))):
        frames["links"].append(
            {"id": f"l{n}", "name": draw(MAYBE), "origin": draw(st.sampled_from(things)),
             "target": draw(st.sampled_from(things)),
             "direction": draw(st.sampled_from([None, "Associative", "OneWay", "Bidirectional"])), "memo": draw(MAYBE)}
        )  # fmt: skip
    for n, name in enumerate(draw(st.lists(WORDS, max_size=2))):
        members = [c["id"] for c in frames["codes"][:2]] + [d["id"] for d in frames["documents"][:1]]
        frames["sets"] += [{"id": f"z{n}", "name": name, "member": member} for member in members or [None]]


def plain(project: Project) -> dict[str, list[tuple[object, ...]]]:
    """The rows of each frame, sorted, with every id replaced by what it stands for."""
    documents = _named(
        project.documents.with_columns(_key=pl.concat_str("name", pl.col("name").cum_count().over("name")))
    )
    codes = _named(project.codes.with_columns(_key=pl.concat_str("path", pl.col("path").cum_count().over("path"))))
    cases = _named(project.cases.with_columns(_key=pl.concat_str("name", pl.col("name").cum_count().over("name"))))
    keys = [
        pl.col("document").replace(documents),
        *(pl.col(c).cast(pl.String) for c in ("unit", "start", "end", "place")),
    ]
    passages = project.passages.with_columns(_base=pl.concat_str([k.fill_null("-") for k in keys], separator="|"))
    # Passages without a place are told apart by their words, their memos and their order.
    passages = passages.sort("nth").with_columns(_key=pl.concat_str("_base", pl.col("_base").cum_count().over("_base")))
    names = documents | codes | cases | _named(passages)
    sets = {i: f"{name}" for i, name in project.sets.select("id", "name").iter_rows()}
    found = {}
    for name, columns in KEPT.items():
        if name in ("skipped",):
            continue
        rows = getattr(project, name).select(c for c in columns if c != "offset_mode").iter_rows()
        own = sets if name == "sets" else {}
        kept = [tuple(names.get(str(v), own.get(str(v), v)) for v in row) for row in rows]
        found[name] = sorted((row[1:] if name == "links" else row for row in kept), key=repr)
    return found


def _named(frame: pl.DataFrame) -> dict[str, str]:
    return dict(frame.select("id", "_key").iter_rows())
