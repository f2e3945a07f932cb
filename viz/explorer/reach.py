"""The part of a network that lies within so many steps of one thing."""

from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from schema.nearby import near
from schema.problems import KithError
from viz.explorer.record import HOLDERS, Network

#: farther than this a web is whole
MOST_STEPS = 10


def around(one: Network, start: str, steps: int) -> Network:
    """What can be reached from `start` along so many ties, with all ties between what is reached.

    Where somebody belongs counts as a tie: a worker to the service, a person to the family. What holds others, such as
    an agency, is kept with them and joins nobody. Raises E610 when the network has nothing of this id.
    """
    kinds = one.things.select("id", "kind")
    known = kinds.filter(~pl.col("kind").is_in(list(HOLDERS)))["id"].to_list()
    if start not in known:
        raise KithError("E610", near=near(start, known, 3))
    holders = kinds.filter(pl.col("kind").is_in(list(HOLDERS)))["id"].implode()
    belongs = one.things.filter((pl.col("inside") != "") & ~pl.col("inside").is_in(holders)).select(
        from_id="id", to_id="inside"
    )
    along = pl.concat([one.ties.select("from_id", "to_id"), belongs])
    both = pl.concat([along, along.select(from_id="to_id", to_id="from_id")])
    reached = pl.DataFrame({"from_id": [start]})
    for _ in range(steps):
        onward = reached.join(both, on="from_id").select(from_id="to_id")
        reached = pl.concat([reached, onward]).unique()
    kept = reached.select(id="from_id")
    while True:
        held = one.things.join(kept, on="id", how="semi").filter(pl.col("inside") != "").select(id="inside")
        more = pl.concat([kept, held]).unique()
        if more.height == kept.height:
            break
        kept = more
    things = one.things.join(kept, on="id", how="semi").sort("id")
    ids = reached["from_id"].implode()
    ties = one.ties.filter(pl.col("from_id").is_in(ids) & pl.col("to_id").is_in(ids))
    name = things.filter(id=start).item(0, "label")
    said = f"{steps} step" if steps == 1 else f"{steps} steps"
    return replace(one, title=f"{name}: {said} around", things=things, ties=ties)


def family_of(one: Network, asked: Mapping[str, str]) -> str:
    """The one family that is looked at: the one asked for, or that which the start is or belongs to; empty for none."""
    return asked.get("family") or _family_at(one, asked.get("start", ""))


def _family_at(one: Network, start: str) -> str:
    """The family that a thing is, or that a person belongs to; empty for workers, services and what is not there."""
    families = one.things.filter(kind="Family")["id"].implode()
    found = one.things.filter(id=start).select(pl.concat_list("id", "inside").list.explode().alias("id"))
    return "".join(found.filter(pl.col("id").is_in(families))["id"].to_list()[:1])
