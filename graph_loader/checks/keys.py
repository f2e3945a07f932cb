"""Keys: which things a study declares, and whether every reference names one of the right kind."""

from dataclasses import dataclass
from functools import cached_property

import polars as pl

from graph_loader.checks.cells import PLACE, TypedSheet
from graph_loader.study import StudyFile
from schema.definition import Model
from schema.ids import STUDY_SUFFIX, role_id, study_node
from schema.problems import Report
from schema.shapes import Column

DECLARED = {"key": pl.String, "kind": pl.String, "id": pl.String, "sheet": pl.String, "row": pl.Int64}


@dataclass(frozen=True)
class Keys:
    """What a study declares."""

    file: StudyFile
    model: Model
    #: key, kind, id, sheet, row; one row a thing
    declared: pl.DataFrame
    #: sheets that could not be read, so that nobody knows what they declare
    unread: frozenset[str]
    #: keys of rows whose kind is faulty
    unsettled: frozenset[str]

    @property
    def study(self) -> str:
        """Key of the study."""
        return self.file.study

    def resolve(self, rows: pl.DataFrame, column: Column, report: Report, ref: str = "ref") -> pl.DataFrame:
        """Rows whose `ref` names something of a right kind, with `ref_id` and `ref_kind`; others go to the report.

        Faults: E303 (an unknown role), E403 (nothing has the key), E404 (of another kind).
        """
        expected = self.model.expand(column.refers)
        named = rows.filter(pl.col(ref).is_not_null())
        if named.is_empty():
            return named.with_columns(ref_id=pl.lit(None, pl.String), ref_kind=pl.lit(None, pl.String))
        is_role = pl.col(ref).str.starts_with("role:") if column.roles else pl.lit(False)
        roles = self._roles(named.filter(is_role), column, report, ref)
        plain = named.filter(~is_role)
        wanted = _as_ref(self._of_kinds(expected), ref)
        found = plain.join(wanted, on=ref, how="inner", maintain_order="left")
        lost = plain.join(wanted, on=ref, how="anti") if found.height < plain.height else plain.clear()
        if lost.height:
            known = _as_ref(self.declared, ref)
            others = lost.join(known, on=ref, how="left").unique([*PLACE, ref], maintain_order=True)
            self._report_lost(others, ref, expected, column, report)
        return pl.concat([found, roles], how="diagonal")

    def _of_kinds(self, kinds: tuple[str, ...]) -> pl.DataFrame:
        """What is declared of some kinds, looked up anew for other kinds only: many columns name the same ones."""
        if kinds not in self._by_kinds:
            self._by_kinds[kinds] = self.declared.filter(pl.col("kind").is_in(kinds))
        return self._by_kinds[kinds]

    @cached_property
    def _by_kinds(self) -> dict[tuple[str, ...], pl.DataFrame]:
        return {}

    def _report_lost(
        self, rows: pl.DataFrame, ref: str, expected: tuple[str, ...], column: Column, report: Report
    ) -> None:
        unknown, wrong = rows.filter(pl.col("ref_kind").is_null()), rows.filter(pl.col("ref_kind").is_not_null())
        sheets = self._sheets_of(expected)
        # What follows from a fault that is reported elsewhere is no fault of its own.
        if not self.unread.intersection(sheets):
            lost = unknown.filter(~pl.col(ref).is_in(sorted(self.unsettled)))
            report.add_rows("E403", lost, column.name, sheets=", ".join(sheets))
        report.add_rows("E404", wrong.rename({"ref_kind": "kind"}), column.name, "kind", expected=", ".join(expected))

    def _roles(self, rows: pl.DataFrame, column: Column, report: Report, ref: str) -> pl.DataFrame:
        slug = pl.col(ref).str.strip_prefix("role:")
        known = self.model.slugs("role")
        report.add_rows("E303", rows.filter(~slug.is_in(known)), column.name, codelist="role", allowed=", ".join(known))
        return rows.filter(slug.is_in(known)).with_columns(
            ref_id=pl.lit(role_id(self.study, "")) + slug, ref_kind=pl.lit("Role")
        )

    def _sheets_of(self, kinds: tuple[str, ...]) -> list[str]:
        """The sheets that declare things of these kinds, for messages."""
        wanted = set(kinds)
        names = []
        for sheet in self.model.sheets.values():
            made = {m.kind for m in sheet.makes if m.kind}
            for one in sheet.makes:
                if one.kind_column:
                    made |= set(kind_by_word(self.model, sheet.sheet, one.kind_column).values())
            if sheet.interpreter == "tellings":
                made |= {"Interaction"}
            if made & wanted:
                names.append(sheet.sheet)
        return names


def _as_ref(declared: pl.DataFrame, ref: str) -> pl.DataFrame:
    return declared.select(pl.col("key").alias(ref), ref_id=pl.col("id"), ref_kind=pl.col("kind"))


def kind_by_word(model: Model, sheet: str, kind_column: str) -> dict[str, str]:
    """For a sheet whose rows say their kind in a column: the term -> the kind."""
    codelist = next(c.codelist for c in model.columns(sheet) if c.name == kind_column)
    return {e.slug: str(e.fields["kind"]) for e in model.codelists[str(codelist)].entries}


def declared_keys(
    sheets: dict[str, TypedSheet], unread: set[str], file: StudyFile, model: Model, report: Report
) -> Keys:
    """Gather all declared keys; keys used twice (E401, E882 in two lists) or in two sheets (E402) go to the report."""
    study = file.study
    parts = [pl.DataFrame([("study", "Study", study_node(study), "", None)], schema=DECLARED, orient="row")]
    places = []
    unsettled: set[str] = set()
    for name, sheet in sheets.items():
        for frame, repeats in _declared_by(name, sheet, study, model):
            known = frame.filter(pl.col("key").is_not_null() & pl.col("kind").is_not_null())
            unsettled |= set(frame.filter(pl.col("kind").is_null()).get_column("key").drop_nulls())
            if not repeats:
                _report_twice(known, frame, report)
            once = known.unique("key", keep="first", maintain_order=True)
            parts.append(once.select(key="key", kind="kind", id="id", sheet="_sheet", row="_row"))
            places.append(once)
    aliases = _interactions_told_once(sheets, study)
    everything = pl.concat(parts)
    _report_two_sheets(places, report)
    declared = pl.concat([everything.unique("key", keep="first", maintain_order=True), aliases])
    return Keys(file, model, declared, frozenset(unread), frozenset(unsettled))


def _declared_by(name: str, sheet: TypedSheet, study: str, model: Model) -> list[tuple[pl.DataFrame, bool]]:
    spec = model.sheets[name]
    frames = []
    for made in spec.makes:
        if made.kind_column:
            kind = pl.col(made.kind_column).replace_strict(
                kind_by_word(model, name, made.kind_column), default=None, return_dtype=pl.String
            )
        else:
            kind = pl.lit(made.kind)
        frames.append((_keyed(sheet.frame, made.key, kind, study), made.repeats))
    if spec.interpreter == "tellings":
        frames.append((_keyed(sheet.frame, "episode", pl.lit("Episode"), study), False))
        frames.append((_keyed(sheet.frame, "interaction", pl.lit("Interaction"), study), True))
    return frames


def _keyed(frame: pl.DataFrame, column: str, kind: pl.Expr, study: str) -> pl.DataFrame:
    return frame.select(
        *PLACE, key=pl.col(column), kind=kind, id=pl.lit(f"{study}:") + pl.col(column), column=pl.lit(column)
    )


def _interactions_told_once(sheets: dict[str, TypedSheet], study: str) -> pl.DataFrame:
    """An interaction told in one row only is named by the key of that row."""
    if "episodes" not in sheets:
        return pl.DataFrame(schema=DECLARED)
    alone = sheets["episodes"].frame.filter(pl.col("interaction").is_null() & pl.col("episode").is_not_null())
    return alone.select(
        key="episode",
        kind=pl.lit("Interaction"),
        id=pl.format("{}:{}/i", pl.lit(study), "episode"),
        sheet="_sheet",
        row="_row",
    ).unique("key", keep="first", maintain_order=True)


def _report_twice(known: pl.DataFrame, frame: pl.DataFrame, report: Report) -> None:
    column = str(frame.get_column("column").first() if frame.height else "")
    again = (
        known.filter(pl.col("key").is_duplicated())
        .with_columns(
            first=pl.col("_row").first().over("key"),
            other=pl.concat_str("_file", pl.col("_sheet"), separator=", ").first().over("key"),
            nth=pl.int_range(pl.len()).over("key"),
        )
        .filter(pl.col("nth") > 0)
    )
    same_list = pl.concat_str("_file", pl.col("_sheet"), separator=", ") == pl.col("other")
    report.add_rows("E401", again.filter(same_list), column, "first")
    report.add_rows("E882", again.filter(~same_list), column, "other")


def _report_two_sheets(places: list[pl.DataFrame], report: Report) -> None:
    if not places:
        return
    every = pl.concat(places)
    report_study = every.filter(pl.col("key") == STUDY_SUFFIX)
    for (column,), rows in report_study.group_by("column"):
        report.add_rows("E402", rows, str(column), other="study.yaml")
    every = every.filter(pl.col("key").is_duplicated()).with_columns(
        other=pl.col("_sheet").first().over("key"), uses=pl.len().over("key"), nth=pl.int_range(pl.len()).over("key")
    )
    # Reported where the later sheet uses it again.
    for column, again in every.filter((pl.col("uses") > 1) & (pl.col("nth") > 0)).group_by("column"):
        report.add_rows("E402", again, str(column[0]), "other")
