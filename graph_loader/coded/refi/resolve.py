"""From raw rows to the frames of a project: references followed, cases told from codes, notes made memos."""

import polars as pl

from graph_loader.coded.project import OUR_TOOL, SCHEMAS
from graph_loader.coded.refi.passages import joined_texts, looked_up, merge_passages, merge_rows, numbered, told_twice
from graph_loader.coded.refi.places import WHOLE
from graph_loader.coded.refi.raw import Raw, Skipped, named_place
from schema.ids import BETWEEN_LEVELS

#: Tables whose rows notes can be about.
NOTED = ("documents", "codes", "passages", "codings", "cases", "links")


class Resolver:
    """Follows the references of one file; what leads nowhere is counted."""

    def __init__(self, raw: Raw) -> None:
        self.users = raw.users
        self.variables = raw.variables
        self.ours = raw.tool == OUR_TOOL
        self.skipped: Skipped = raw.skipped
        self.of = raw.given_up()
        for table in ("codes", "cases"):
            self.of[table] = self._first_of_each_id(table)
        self.nameless = self.of["cases"].filter(pl.col("name") == "").get_column("id")

    def frames(self) -> dict[str, pl.DataFrame]:
        """The frames of a project, in the columns of its contract."""
        self._notes_by_ties()
        self._memos()
        self._merge()
        self._cases_that_are_codes()
        self.sources_of_cases = self._sources_of_cases()
        values, members = self._values(), self._members()
        found = {
            "documents": self.of["documents"],
            "codes": self.of["codes"],
            "passages": self.of["passages"],
            "codings": self._codings(),
            "cases": self.of["cases"].filter(pl.col("name") != ""),
            "values": values,
            "members": members,
            "links": self._links(),
            "sets": self._sets(),
            "skipped": self.skipped.frame(),
        }
        return {name: found[name].select(list(columns)).cast(pl.Schema(columns)) for name, columns in SCHEMAS.items()}

    def _first_of_each_id(self, table: str) -> pl.DataFrame:
        frame = self.of[table]
        first = frame.unique("id", keep="first", maintain_order=True)
        self._count(f"{table} whose id is given twice", table[:-1], frame.join(first, on="nth", how="anti"), "id")
        return first

    def _count(self, what: str, kind: str, rows: pl.DataFrame, ident: str) -> None:
        """Count rows left out; the first is named by its GUID or number."""
        if rows.height:
            nth, name = rows.row(0, named=True)["nth"], rows.row(0, named=True)[ident]
            self.skipped.add(what, named_place(kind, name or "", nth), rows.height)

    def _ids(self) -> pl.DataFrame:
        """Every id that a tie may mean: `id` as referred to, `on` and `row` where it stands, `own` its own id.

        An own id comes before an alias of another thing.
        """
        parts = [
            self.of[table].select("id", on=pl.lit(table), row="nth", own="id")
            for table in ("cases", "codes", "documents", "passages")
        ]
        documents = self.of["documents"].select(document="id", row="nth")
        aliases = self.of["aliases"].join(documents, on="document", maintain_order="left")
        parts.append(aliases.select("id", on=pl.lit("documents"), row="row", own="document"))
        return pl.concat(parts).unique("id", keep="first", maintain_order=True)

    def _notes_by_ties(self) -> None:
        """A tie between a note and something else says what the note is about."""
        notes = self.of["notes"].get_column("id").unique()
        ids = self._ids().select("id", "on", "row")
        links = self.of["links"]
        about = []
        for end, other in (("origin", "target"), ("target", "origin")):
            tied = links.filter(pl.col(end).is_in(notes.implode()) & ~pl.col(other).is_in(notes.implode()))
            about.append(tied.join(ids, left_on=other, right_on="id").select("nth", "on", "row", note=end))
        found = pl.concat(about).sort("nth")
        self.of["links"] = links.join(found, on="nth", how="anti")
        self.of["note_refs"] = pl.concat([self.of["note_refs"], found.select(self.of["note_refs"].columns)])

    def _memos(self) -> None:
        """Notes become memos of what refers to them."""
        refs, notes = self.of["note_refs"], self.of["notes"].unique("id", keep="first", maintain_order=True)
        known = refs.join(notes.select(note="id", memo="text"), on="note", maintain_order="left")
        lost = refs.join(notes, left_on="note", right_on="id", how="anti")
        self._count("references to notes that are not there", "note", lost, "note")
        unread = notes.join(refs, left_on="id", right_on="note", how="anti")
        documents = self.of["documents"]
        unread = unread.join(documents, on="id", how="anti")
        self._count("notes that nothing refers to", "note", unread, "id")
        for table in NOTED:
            texts = known.filter((pl.col("on") == table) & (pl.col("memo") != ""))
            if texts.is_empty():
                continue
            own = self.of[table].select(row="nth", memo="memo").drop_nulls("memo")
            both = pl.concat([own, texts.select("row", "memo")]).group_by("row", maintain_order=True)
            memos = both.agg(joined_texts("memo"))
            self.of[table] = self.of[table].drop("memo").join(
                memos, left_on="nth", right_on="row", how="left", maintain_order="left"
            )  # fmt: skip

    def _merge(self) -> None:
        """One passage for each place."""
        passages, became = merge_passages(self.of["passages"], apart=self.ours)
        codings = self.of["codings"].with_columns(passage=looked_up("passage", became))
        twice = told_twice(passages, codings)
        place = twice.group_by("passage").agg(pl.col("place").str.join("; ").alias("_box"))
        passages = (
            passages.join(twice, on="id", how="anti")
            .join(place, left_on="id", right_on="passage", how="left", maintain_order="left")
            .with_columns(place=pl.coalesce("place", "_box"))
            .drop("_box")
        )
        again = pl.concat([twice.select("id", "passage"), passages.select("id", passage="id")])
        self.became = became.with_columns(passage=looked_up("passage", again))
        self.of["passages"] = passages
        self.of["codings"] = codings.with_columns(passage=looked_up("passage", again))

    def _cases_that_are_codes(self) -> None:
        """NVivo keeps a case and its code under one id, or ties the two: coding with it makes a passage the case's."""
        named = self.of["cases"].filter(pl.col("name") != "")
        codes = self.of["codes"].with_columns(_name=pl.col("path").str.split(BETWEEN_LEVELS).list.last())
        tied = (
            self.of["case_codes"]
            .join(named.select("id", "name"), left_on="case", right_on="id", maintain_order="left")
            .join(codes.select("id", "_name"), left_on="code", right_on="id", how="left", maintain_order="left")
        )
        same = tied.filter((pl.col("_name") == pl.col("name")) | (pl.col("code") == pl.col("case")))
        other = self.of["case_codes"].join(same, on="nth", how="anti")
        self._count("codes that stand on a case", "case", other, "case")
        self.case_of = pl.concat([named.select(code="id", case="id"), same.select("code", "case")]).unique(
            "code", keep="first", maintain_order=True
        )
        codings = self.of["codings"].join(self.case_of, on="code", how="left", maintain_order="left")
        self.by_code = codings.drop_nulls("case").select("nth", "case", "passage")
        self.of["codings"] = codings.filter(pl.col("case").is_null()).drop("case")
        self.of["codes"] = self.of["codes"].join(self.case_of, left_on="id", right_on="code", how="anti")

    def _codings(self) -> pl.DataFrame:
        """Codings of known codes, one a code, passage and coder; coders by name."""
        codings = self.of["codings"]
        known = codings.join(self.of["codes"], left_on="code", right_on="id", how="semi")
        self._count(
            "codings with a code that is not there", "coding", codings.join(known, on="nth", how="anti"), "code"
        )
        names = pl.DataFrame(
            {"user": list(self.users), "coder": list(self.users.values())},
            schema={"user": pl.String, "coder": pl.String},
        )
        named = known.join(names, on="user", how="left", maintain_order="left").with_columns(
            # Coders who are not listed stay apart by their ids.
            coder=pl.when(pl.col("coder") != "").then(pl.col("coder")).otherwise(pl.col("user"))
        )
        how = [pl.col("nth").first(), pl.col("made_at").drop_nulls().first(), joined_texts("memo")]
        return merge_rows(named.drop("user"), ["passage", "code", "coder"], how)

    def _sources_of_cases(self) -> pl.DataFrame:
        """Which document each case's source is; a reference may carry the id of the document's rich or plain file."""
        documents = self._ids().filter(on="documents").select(source="id", document="own")
        asked = self.of["members"].drop_nulls("source")
        found = asked.join(documents, on="source", maintain_order="left")
        lost = asked.join(found, on="nth", how="anti")
        self._count("sources of cases that are not there", "source", lost, "source")
        return found.select("nth", "case", "document")

    def _values(self) -> pl.DataFrame:
        """Values under their variables' names; those of a nameless case are its documents' own."""
        names = pl.DataFrame(
            {"variable": list(self.variables), "_name": list(self.variables.values())},
            schema={"variable": pl.String, "_name": pl.String},
        )
        values = self.of["values"].join(names, on="variable", how="left", maintain_order="left")
        self._count(
            "values of variables that are not there", "value", values.filter(pl.col("_name").is_null()), "variable"
        )
        values = values.drop_nulls("_name").with_columns(variable="_name").drop("_name")
        self.skipped.add("variables without any value", "", len(set(self.variables.values()) - set(values["variable"])))
        nameless = pl.col("owner").is_in(self.nameless.implode()) & (pl.col("of") == "case")
        sources = self._documents_of_nameless()
        moved = values.filter(nameless).join(sources, left_on="owner", right_on="case", maintain_order="left")
        lost = values.filter(nameless).join(moved, on="nth", how="anti")
        self._count("values of a case that has neither name nor source", "case", lost, "owner")
        kept = pl.concat([
            values.filter(~nameless),
            moved.with_columns(of=pl.lit("document"), owner="document").select(values.columns),
        ]).sort("nth", maintain_order=True)  # fmt: skip
        return numbered(kept.unique(["of", "owner", "variable", "value"], keep="first", maintain_order=True))

    def _documents_of_nameless(self) -> pl.DataFrame:
        sources = self.sources_of_cases
        return sources.filter(pl.col("case").is_in(self.nameless.implode())).select("case", "document")

    def _members(self) -> pl.DataFrame:
        """What tells of each named case: documents, passages, and passages coded with the case's own code."""
        named = pl.col("case").is_in(self.nameless.implode()).not_()
        asked = self.of["members"].drop_nulls("selection")
        self._count("selections of nameless cases", "case", asked.filter(~named), "case")
        passages = asked.filter(named).join(
            self.became.rename({"id": "selection"}), on="selection", maintain_order="left"
        )
        lost = asked.filter(named).join(passages, on="nth", how="anti")
        self._count("selections of cases that are not there", "selection", lost, "selection")
        whole = self.of["passages"].filter(place=WHOLE).select(passage="id", document="document")
        parts = [
            self.sources_of_cases.filter(named).select("case", "document", passage=pl.lit(None, pl.String)),
            passages.select("case", document=pl.lit(None, pl.String), passage="passage"),
            self.by_code.join(whole, on="passage", how="left", maintain_order="left").select(
                "case", "document", passage=pl.when(pl.col("document").is_null()).then(pl.col("passage"))
            ),
        ]
        return numbered(pl.concat(parts).unique(maintain_order=True).with_columns(nth=pl.lit(0, pl.Int64)))

    def _links(self) -> pl.DataFrame:
        """Ties whose both ends are there, under the ids that these have in the frames."""
        own = self._own_ids()
        ends = self.of["links"].join(own, left_on="origin", right_on="id", maintain_order="left").join(
            own, left_on="target", right_on="id", maintain_order="left", suffix="_target"
        )  # fmt: skip
        self._count(
            "ties with an end that is not there", "tie", self.of["links"].join(ends, on="nth", how="anti"), "id"
        )
        return ends.with_columns(origin="own", target="own_target")

    def _sets(self) -> pl.DataFrame:
        sets = self.of["sets"]
        found = sets.join(self._own_ids(), left_on="member", right_on="id", how="left", maintain_order="left")
        lost = found.filter(pl.col("member").is_not_null() & pl.col("own").is_null())
        self._count("members of sets that are not there", "set", lost, "id")
        return numbered(found.join(lost, on="nth", how="anti").with_columns(member="own"))

    def _own_ids(self) -> pl.DataFrame:
        """Every id that a tie or set may mean, and the id in the frames."""
        moved = pl.concat([
            self.became.select("id", own="passage"),
            self.case_of.select(id="code", own="case"),
            self._ids().filter(pl.col("on") != "passages").select("id", "own"),
        ])  # fmt: skip
        return moved.unique("id", keep="first", maintain_order=True)
