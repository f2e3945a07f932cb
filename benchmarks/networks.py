"""Networks of a given size for the benchmark of the maps: invented, always the same, four ties to each thing."""

import numpy as np
import polars as pl

from viz.explorer.record import THINGS, TIES, Network

SECTORS = ("NHS", "social work", "education", "housing", "police", "third sector", "courts", "pharmacy")
TIES_A_THING = 4
SEED = 20261123


def invented_network(size: int) -> Network:
    """A network of `size` people, families and services, and of what holds them besides; it describes nobody."""
    draw = np.random.default_rng(SEED)
    families = max(2, size // 8)
    services = max(4, size // 14)
    workers = size // 3
    people = size - families - services - workers
    rows = [("families", "families", "Families", "")]
    rows += [(f"sector {i}", name, "Sector", "") for i, name in enumerate(SECTORS)]
    agencies = max(8, services // 4)
    rows += [(f"a{i}", f"Agency {i}", "Agency", f"sector {i % len(SECTORS)}") for i in range(agencies)]
    rows += [(f"s{i}", f"Service {i}", "Service", f"a{i % agencies}") for i in range(services)]
    rows += [
        (f"w{i}", f"worker {i}", "Professional", f"s{n}") for i, n in enumerate(draw.integers(services, size=workers))
    ]
    rows += [(f"f{i}", f"Family {i}", "Family", "families") for i in range(families)]
    rows += [(f"p{i}", f"person {i}", "Parent", f"f{i % families}") for i in range(people)]
    things = pl.DataFrame(rows, schema=["id", "label", "kind", "inside"], orient="row").with_columns(
        facts=pl.lit(""), value=pl.lit(None, pl.Float64())
    )
    ends = [f"{letter}{i}" for letter, n in (("s", services), ("w", workers), ("p", people)) for i in range(n)]
    count = size * TIES_A_THING
    ties = pl.DataFrame(
        {
            "from_id": [f"f{i}" for i in draw.integers(families, size=count)],
            "to_id": [ends[i] for i in draw.integers(len(ends), size=count)],
            "kind": ["served"] * count,
            "says": [""] * count,
            "contacts": draw.integers(0, 30, size=count),
            **{
                name: draw.integers(0, 4, size=count) for name in ("habits", "missed", "not_offered", "care", "control")
            },
        }
    )
    return Network(
        title=f"{size:,} invented things",
        study_title="Made for a benchmark",
        synthetic="Synthetic: made for a benchmark; describes nobody.",
        level="research",
        data_version="0" * 64,
        definition="Drawn at random.",
        things=things.select(THINGS.names()).sort("id"),
        ties=ties.select(TIES.names()),
    )
