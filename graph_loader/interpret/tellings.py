"""The episodes sheet: each row is one voice's telling of one interaction.

Tellings that share an interaction become one agreed `Interaction`; where more than one voice tells it, also one
`Account` a voice. Both have the same properties and kinds of ties, so a question takes a viewpoint in one line.
"""

from concurrent.futures import ThreadPoolExecutor

import polars as pl

from graph_loader.checks.cells import PLACE, TypedSheet
from graph_loader.checks.keys import Keys
from graph_loader.checks.tellings import check_tellings
from graph_loader.derive.order import positions
from graph_loader.interpret.draft import Draft
from graph_loader.interpret.evidence import add_evidence, asserted
from graph_loader.interpret.merge import merged, told_columns
from graph_loader.interpret.parts import add_parts
from graph_loader.interpret.passages import placed
from graph_loader.interpret.records import BETWEEN, Tellings, beside
from schema.ids import role_id
from schema.problems import Report

#: what a row says of the record it belongs to, the same in all rows of a record
BELONGING = ("interaction_id", "voice_id", "voice_role", "sole")


def interpret_tellings(sheet: TypedSheet, keys: Keys, draft: Draft, report: Report) -> None:
    """Make interactions, accounts, episodes and their ties; faults go into the report (E303, E311, E312, E403-E416)."""
    tellings = _resolved(sheet, keys, draft, report)
    check_tellings(tellings.rows, keys.model, report)
    # To put together what each passage states takes one thread for long, and nothing but the rows.
    with ThreadPoolExecutor(1) as aside:
        asserts = aside.submit(asserted, tellings)
        _add_told(tellings, draft, report)
        add_evidence(tellings, asserts.result(), draft, report)


def _add_told(tellings: Tellings, draft: Draft, report: Report) -> None:
    parts = add_parts(tellings, draft, report)
    places, circle = positions(draft.ties("BEFORE").filter(pl.col("from_kind") == "Interaction"))
    report.add_rows("E416", tellings.rows.join(circle, left_on="interaction_id", right_on="id", how="semi"), "after")
    _add_records(tellings, parts.overall, places, draft)


def _resolved(sheet: TypedSheet, keys: Keys, draft: Draft, report: Report) -> Tellings:
    study = keys.study
    columns = {c.name: c for c in keys.model.columns(sheet.name)}
    frame = sheet.frame.filter(pl.col("episode").is_not_null() & pl.col("kind").is_not_null())
    own = pl.format("{}:{}", pl.lit(study), pl.coalesce("interaction", pl.col("episode") + "/i"))
    rows = placed(frame.with_row_index("telling"), report).with_columns(
        episode_id=pl.lit(f"{study}:") + pl.col("episode"),
        interaction_id=own,
        edtf=pl.col("when").struct.field("edtf"),
        from_day=pl.col("when").struct.field("from_day"),
        to_day=pl.col("when").struct.field("to_day"),
        approximate=pl.col("when").struct.field("approximate"),
    )
    voices = keys.resolve(rows.select(*PLACE, "telling", ref="voice"), columns["voice"], report)
    roles = _roles_of(voices.get_column("ref_id"), draft, study)
    rows = beside(beside(rows, voices.select("telling", voice_id="ref_id"), "telling"), roles, "voice_id")
    rows = rows.with_columns(sole=pl.col("voice_id").n_unique().over("interaction_id") == 1)
    agreed = rows.select("telling", record_id="interaction_id", record_kind=pl.lit("Interaction"))
    told = rows.filter(~pl.col("sole") & pl.col("voice_id").is_not_null()).select(
        "telling", record_id=_account_id(study), record_kind=pl.lit("Account")
    )
    return Tellings(keys, rows, *_numbered(pl.concat([agreed, told])))


def _numbered(records: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Which telling counts in which record, by number; and the records themselves, in the order of their ids."""
    named = records.select("record_id", "record_kind").unique().sort("record_id", "record_kind")
    numbers = named.with_row_index("record")
    by_telling = records.join(numbers, on=["record_id", "record_kind"], how="inner", maintain_order="left")
    return by_telling.select("telling", "record"), named


def _account_id(study: str) -> pl.Expr:
    voice = pl.col("voice_id").str.strip_prefix(f"{study}:").str.replace("/", ".", literal=True)
    return pl.format("{}/by/{}", "interaction_id", voice)


def _roles_of(voice_ids: pl.Series, draft: Draft, study: str) -> pl.DataFrame:
    """`voice_id` and `voice_role`: a person's role, or the role itself where only that is known."""
    people = [
        nodes.select(voice_id="id", voice_role="role")
        for kind in draft.model.expand(["Person"])
        if (nodes := draft.nodes(kind)) is not None
    ]
    prefix = role_id(study, "")
    roles = voice_ids.filter(voice_ids.str.starts_with(prefix)).unique()
    named = pl.DataFrame({"voice_id": roles, "voice_role": roles.str.strip_prefix(prefix)})
    return pl.concat([named.cast(pl.String), *people])


def _add_records(tellings: Tellings, overall: pl.DataFrame, places: pl.DataFrame, draft: Draft) -> None:
    """The agreed records and the accounts as nodes, and the tie from each account to its interaction."""
    told = beside(tellings.rows, overall, "telling").with_columns(
        care=pl.coalesce("care", "care_overall"), control=pl.coalesce("control", "control_overall")
    )
    needed = [*BELONGING, "from_day", "to_day", "_gaps", *told_columns(tellings.model)]
    per_record = tellings.records.hstack(told.select(needed)[tellings.records.get_column("telling")])
    first = per_record.unique("record", keep="first", maintain_order=True).select("record", *BELONGING)
    records = beside(tellings.with_names(merged(per_record, tellings.model)), first, "record")
    whole = beside(records, places.rename({"id": "interaction_id"}), "interaction_id")
    # The empty text comes first, the id and the role in the order of their letters, as lists do in a graph.
    role = pl.lit("role:") + pl.col("voice_role")
    names = [pl.col("voice_id"), role] if f"{tellings.keys.study}:" < "role:" else [role, pl.col("voice_id")]
    is_account = pl.col("record_kind") == "Account"
    of_one = pl.concat_str(names, separator=BETWEEN, ignore_nulls=True)
    of_all = pl.when("sole").then(pl.concat_str(pl.lit(""), *names, separator=BETWEEN, ignore_nulls=True))
    whole = whole.with_columns(
        id="record_id",
        interaction="interaction_id",
        voices=pl.when(is_account).then(of_one).otherwise(of_all.otherwise(pl.lit(""))),
        voice=pl.when(is_account).then("voice_id"),
    ).with_columns(pl.col("voices").str.split(BETWEEN))
    for (kind,), part in whole.group_by("record_kind"):
        draft.add_nodes(str(kind), part)
    draft.add_origins(tellings.rows.rename({"interaction_id": "id"}))
    accounts = whole.filter(is_account)
    draft.add_ties(
        "TELLS",
        accounts.select(from_id="id", to_id="interaction", from_kind=pl.lit("Account"), to_kind=pl.lit("Interaction")),
    )
