"""Loading at scale: `python -m benchmarks.load` makes a study, loads it, and sets the load beside a bare COPY.

Each step runs in a fresh process, one after the other, in one run. Memory is sampled (see `benchmarks.measure`), so the
peak of a stage is that of the process while it ran, not a high mark left by an earlier one. The ratio is that of the
seconds by the clock: read, check, interpret, derive, write and verify, to the COPY of the same tables from Parquet.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from benchmarks.measure import machine

#: what the study in a kept folder was made from
MADE = "made.json"


def measure(
    families: Annotated[int, typer.Option(min=1, help="How many families.")] = 20_000,
    interactions: Annotated[int, typer.Option(min=1, help="How many interactions a family.")] = 50,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same study.")] = 1,
    keep: Annotated[
        Path | None, typer.Option(help="Keep the study and the graph here, and use the study again next time.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
) -> None:
    """Measure each stage of a load, and its ratio to a bare COPY of the finished tables."""
    with tempfile.TemporaryDirectory(prefix="kith-load-") as temporary:
        place = Path(temporary) if keep is None else keep
        place.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="graph-", dir=place) as fresh:
            result = _measured(place, Path(fresh), [families, interactions, seed])
    if as_json:
        typer.echo(json.dumps(result, indent=1))
    else:
        _show(result)


def _measured(place: Path, fresh: Path, made_from: list[int]) -> dict[str, Any]:
    study, said = place / "study", place / MADE
    known = json.loads(said.read_text(encoding="utf-8")) if said.exists() else {}
    if known.get("from") != made_from:
        if study.exists():
            raise typer.BadParameter(f"{study} holds another study: give another folder to keep this one in")
        known = {"from": made_from, **_step("make", study, *made_from)}
        said.write_text(json.dumps(known), encoding="utf-8")
    loaded = _step("load", study, fresh / "store")
    copied = _step("copy", fresh / "store", fresh / "bare.lbug")
    if not copied["same_graph"]:
        raise RuntimeError("the bare COPY did not give the same graph, so that its time says nothing")
    whole = {key: sum(one[key] for one in loaded["stages"].values()) for key in ("wall", "cpu")}
    bare = copied["stages"]["copy"]
    return {
        "machine": machine("polars", "ladybug"),
        "study": known,
        "load": {**loaded, "whole": whole},
        "copy": bare,
        "ratio": {key: whole[key] / bare[key] for key in whole},
    }


def _step(name: str, *given: object) -> dict[str, Any]:
    """Run one step in a fresh process."""
    command = [sys.executable, "-m", "benchmarks.steps", name, *map(str, given)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _show(result: dict[str, Any]) -> None:
    console, load, study = Console(width=100), result["load"], result["study"]
    families, interactions, seed = study["from"]
    console.print(f"{families:,} families with {interactions} interactions each, seed {seed}; {result['machine']}")
    console.print(
        f"made in {study['generate']:.1f} s, written in {study['write']:.1f} s: {sum(study['rows'].values()):,} rows, "
        f"{study['rows']['episodes']:,} of them episodes; the graph has {load['nodes']:,} nodes and "
        f"{load['ties']:,} ties, hash {load['hash'][:12]}"
    )
    table = Table("stage", *(str(head) for head in ("seconds", "CPU seconds", "peak MiB")))
    for column in table.columns[1:]:
        column.justify = "right"
    for name, one in load["stages"].items():
        table.add_row(name, f"{one['wall']:.1f}", f"{one['cpu']:.1f}", f"{one['peak']:,}")
    whole, bare = load["whole"], result["copy"]
    table.add_section()
    table.add_row("whole load", f"{whole['wall']:.1f}", f"{whole['cpu']:.1f}", f"{load['peak']:,}")
    table.add_row("bare COPY", f"{bare['wall']:.1f}", f"{bare['cpu']:.1f}", f"{bare['peak']:,}")
    table.add_row("ratio", f"{result['ratio']['wall']:.2f}", f"{result['ratio']['cpu']:.2f}", "")
    console.print(table)


if __name__ == "__main__":
    typer.run(measure)
