"""Who took part and how, which families and services a telling concerns, what came before and what it led to."""

from dataclasses import dataclass

import polars as pl

from graph_loader.interpret.draft import Draft
from graph_loader.interpret.merge import flag
from graph_loader.interpret.named import Named, each_once, numbered
from graph_loader.interpret.records import Tellings
from graph_loader.interpret.stances import actor_stances, overall_stances
from schema.problems import Report
from schema.shapes import Column


@dataclass(frozen=True)
class Parts:
    """What the rows say of actors, for the properties of the whole interaction."""

    #: `telling`, `care_overall`, `control_overall`: the actors' stances taken together
    overall: pl.DataFrame


def add_parts(tellings: Tellings, draft: Draft, report: Report) -> Parts:
    """Make TOOK_PART, CONCERNS, HELD_BY, DIRECTED_TO, BEFORE and LED_TO for every record."""
    columns = {c.name: c for c in tellings.model.columns("episodes")}
    people = _people(tellings, columns, report)
    families = _named(tellings, columns["family"], report)
    services = _named(tellings, columns["services"], report)
    services = pl.concat([services, _services_of_workers(people, services, tellings, draft)])
    families = pl.concat([families, _families_of_people(people, families, draft)])
    directed = _named(tellings, columns["directed_to"], report)
    named = numbered([people, families, services, directed])
    people, families, services, directed = (
        named.by_number(frame.drop("ref_kind")) for frame in (people, families, services, directed)
    )
    actors = pl.concat([people.select("telling", "ref"), services.select("telling", "ref")])
    stances = actor_stances(tellings, named, actors, report)
    _add_took_part(tellings, named, _with_stances(people, named, stances), draft)
    _add(tellings, named, "CONCERNS", families, draft)
    _add(tellings, named, "HELD_BY", _with_stances(services, named, stances), draft)
    _add(tellings, named, "DIRECTED_TO", directed, draft)
    _add_between_interactions(tellings, columns, draft, report)
    return Parts(overall_stances(named, stances))


def _named(tellings: Tellings, column: Column, report: Report) -> pl.DataFrame:
    """`telling`, `ref_id`, `ref_kind` for each key that a column names."""
    refs = tellings.stating(column.name, "ref").explode("ref")
    return tellings.keys.resolve(refs, column, report).select("telling", "ref_id", "ref_kind")


def _people(tellings: Tellings, columns: dict[str, Column], report: Report) -> pl.DataFrame:
    """`telling`, `ref_id`, `ref_kind`, `part` (a number) for everybody who took part in any way."""
    found = [
        _named(tellings, columns[part], report).with_columns(part=pl.lit(number, pl.UInt8))
        for number, part in enumerate(_parts(tellings))
    ]
    return pl.concat(found)


def _parts(tellings: Tellings) -> list[str]:
    """The parts in order, so that their numbers are sorted as they are."""
    return sorted(tellings.model.slugs("part"))


def _services_of_workers(
    people: pl.DataFrame, services: pl.DataFrame, tellings: Tellings, draft: Draft
) -> pl.DataFrame:
    """Where no service is named: those of the professionals who took part other than by being talked about."""
    involved = [_parts(tellings).index(part) for part in tellings.model.slugs("part", involved=True)]
    working = people.filter(pl.col("part").is_in(involved)).join(services, on="telling", how="anti")
    works_for = draft.ties("WORKS_FOR").select(ref_id="from_id", service="to_id")
    return (
        working.join(works_for, on="ref_id")
        .select("telling", ref_id="service", ref_kind=pl.lit("Service"))
        .unique(maintain_order=True)
    )


def _families_of_people(people: pl.DataFrame, families: pl.DataFrame, draft: Draft) -> pl.DataFrame:
    """Where no family is named: those of the people who took part in any way."""
    member_of = draft.ties("MEMBER_OF").select(ref_id="from_id", family="to_id")
    return (
        people.join(families, on="telling", how="anti")
        .join(member_of, on="ref_id")
        .select("telling", ref_id="family", ref_kind=pl.lit("Family"))
        .unique(maintain_order=True)
    )


def _with_stances(frame: pl.DataFrame, named: Named, stances: pl.DataFrame) -> pl.DataFrame:
    found = frame.select(actor=named.actor).join(stances, on="actor", how="left", maintain_order="left")
    return frame.hstack(found.drop("actor"))


def _add_took_part(tellings: Tellings, named: Named, people: pl.DataFrame, draft: Draft) -> None:
    model = tellings.model
    family = model.expand(["Parent", "Child", "Kin"])
    parts = pl.DataFrame({"part": _parts(tellings)}).with_columns(
        present=flag(model, "part", "present", "part"), expected=flag(model, "part", "expected", "part")
    )
    ties = each_once(tellings, named, people)
    described = (
        ties.drop("part")
        .hstack(parts[ties.get_column("part")])
        .with_columns(
            cares=flag(model, "care_stance", "shown", "care"),
            controls=flag(model, "control_stance", "shown", "control"),
            side=pl.when(pl.col("ref_kind").is_in(family)).then(pl.lit("family")).otherwise(pl.lit("professional")),
        )
    )
    ends = {"ref_id": "from_id", "ref_kind": "from_kind", "record_id": "to_id", "record_kind": "to_kind"}
    draft.add_ties("TOOK_PART", described.rename(ends))


def _add(tellings: Tellings, named: Named, tie: str, frame: pl.DataFrame, draft: Draft) -> None:
    ends = {"record_id": "from_id", "record_kind": "from_kind", "ref_id": "to_id", "ref_kind": "to_kind"}
    draft.add_ties(tie, each_once(tellings, named, frame).rename(ends))


def _add_between_interactions(tellings: Tellings, columns: dict[str, Column], draft: Draft, report: Report) -> None:
    """BEFORE and LED_TO: from and to the record that carries the same voice, else the agreed one."""
    how, voices = tellings.rows.select("telling", "how"), tellings.rows.select("telling", "voice_id")
    for name, tie in (("after", "BEFORE"), ("led_to", "LED_TO")):
        named = _named(tellings, columns[name], report).join(how, on="telling", how="left")
        own = tellings.with_names(tellings.into_records(named.join(voices, on="telling")))
        other = _same_voice(own, tellings)
        ends = ("other", "record") if name == "after" else ("record", "other")
        draft.add_ties(
            tie,
            other.select(
                from_id=f"{ends[0]}_id",
                from_kind=f"{ends[0]}_kind",
                to_id=f"{ends[1]}_id",
                to_kind=f"{ends[1]}_kind",
                **({"how": pl.col("how")} if tie == "LED_TO" else {}),
            ).unique(),
        )


def _same_voice(own: pl.DataFrame, tellings: Tellings) -> pl.DataFrame:
    """For an account, the account of the named interaction by the same voice where there is one."""
    accounts = (
        tellings.with_names(tellings.records)
        .filter(pl.col("record_kind") == "Account")
        .join(tellings.rows.select("telling", "interaction_id", "voice_id"), on="telling")
        .select(ref_id="interaction_id", voice_id="voice_id", account="record_id")
        .unique()
    )
    joined = own.join(accounts, on=["ref_id", "voice_id"], how="left", maintain_order="left")
    mine = (pl.col("record_kind") == "Account") & pl.col("account").is_not_null()
    return joined.with_columns(
        other_id=pl.when(mine).then("account").otherwise("ref_id"),
        other_kind=pl.when(mine).then(pl.lit("Account")).otherwise(pl.lit("Interaction")),
    )
