"""What is measured, each in a process of its own: making the study, loading it, and the bare COPY of its tables."""

import json
import sys
import time
from pathlib import Path

import ladybug

from benchmarks.measure import Stages, whole_peak
from graph_loader import load, read
from graph_loader.interpret import tellings
from graph_loader.interpret.draft import Draft
from graph_store.embedded import EmbeddedStore, store
from graph_store.embedded.ddl import statements
from graph_store.embedded.engine import open_database
from graph_store.embedded.reading import holds
from schema.model import load_model
from synthesis.study import StudySpec, generate
from synthesis.untidy import write_study

#: Stage -> the functions whose time it is; what lies in none of the others is the writing of a load.
STAGES: dict[str, list[tuple[object, str]]] = {
    "read": [(read, "read_study_file"), (read, "read_grids"), (read, "named_columns"), (read, "with_coded")],
    "check": [
        (read, "check_study"),
        (read, "typed"),
        (read, "declared_keys"),
        (tellings, "check_tellings"),
        (read, "check_meaning"),
    ],
    "interpret": [(read, "read_study"), (Draft, "tables")],
    "derive": [(read, "with_derived")],
    "write": [(load, "load")],
    "verify": [(store, "_verify")],
}


def make(folder: Path, families: int, interactions: int, seed: int) -> dict[str, object]:
    """Generate a study folder; gives the seconds that it took and the rows of each sheet."""
    spec = StudySpec(seed=seed, families=families, study="generated", interactions_per_family=interactions)
    begun = time.perf_counter()
    sheets = generate(spec)
    generated = time.perf_counter() - begun
    write_study(folder, sheets, spec, form="csv", untidy=False)
    rows = {name: sheet.height for name, sheet in sheets.items()}
    return {"generate": generated, "write": time.perf_counter() - begun - generated, "rows": rows, "peak": whole_peak()}


def our_load(folder: Path, into: Path) -> dict[str, object]:
    """Load a study folder as `kith load` does; gives what each stage took and what the graph holds."""
    stages, model = Stages(STAGES), load_model()
    for name, functions in STAGES.items():
        for owner, function in functions:
            stages.time(owner, function, name)
    with stages.watched():
        one = read.read_study(folder, model)
        rows = dict(one.rows)
        done = load.load(EmbeddedStore(into, model), [one], model, lambda _: None)
    return {
        "stages": stages.as_dict(),
        "peak": whole_peak(),
        "rows": rows,
        "nodes": done.version.nodes,
        "ties": done.version.ties,
        "hash": done.version.hash,
    }


def bare_copy(loaded: Path, into: Path) -> dict[str, object]:
    """COPY the finished tables, as Parquet, into a fresh file with the same tables and settings; nothing is checked."""
    stages, model = Stages(["copy"]), load_model()
    (tables,) = (loaded / "tables").iterdir()
    with stages.watched(), stages.stage("copy"):
        database = open_database(into, read_only=False)
        connection = ladybug.Connection(database)
        for statement in statements(model):
            connection.execute(statement)
        for kind in model.kinds:
            path = tables / f"node.{kind}.parquet"
            if path.exists():
                connection.execute(f"COPY `{kind}` FROM '{path}'")
        for tie in model.ties:
            for one, other in model.pairs(tie):
                path = tables / f"tie.{tie}.{one}.{other}.parquet"
                if path.exists():
                    connection.execute(f"COPY `{tie}` FROM '{path}' (from='{one}', to='{other}')")
        connection.execute("CHECKPOINT")
        connection.close()
        database.close()
    written = open_database(into, read_only=True)
    same = holds(written, EmbeddedStore(loaded, model).tables(), model)
    written.close()
    return {"stages": stages.as_dict(), "same_graph": same}


def main(step: str, *given: str) -> None:
    """Run one step and print what it gives as JSON."""
    if step == "make":
        found = make(Path(given[0]), *(int(one) for one in given[1:]))
    elif step == "load":
        found = our_load(Path(given[0]), Path(given[1]))
    elif step == "copy":
        found = bare_copy(Path(given[0]), Path(given[1]))
    else:
        raise SystemExit(f"no such step: {step}")
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
