"""Loading: sound folders replace their studies in a graph, whole; what would change can be seen beforehand."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime

from graph_loader.read import ReadStudy
from graph_store.diff import Changes, changes_between
from graph_store.hashing import graph_hash
from graph_store.port import GraphStore, GraphVersion, Progress
from graph_store.tables import Tables, merged, without
from schema.definition import Model
from schema.model import FORMAT
from schema.nearby import near
from schema.problems import KithError, Place, Report, Unsound


@dataclass(frozen=True)
class Loaded:
    """What a load did."""

    studies: tuple[ReadStudy, ...]
    version: GraphVersion
    changes: Changes


def sound_or_raise(read: Sequence[ReadStudy]) -> None:
    """Raise Unsound with every problem of the folders that may not be loaded."""
    unsound = [one for one in read if not one.sound]
    if unsound:
        report = Report()
        for one in unsound:
            report.extend(one.report)
        raise Unsound(report, ", ".join(one.folder.name for one in unsound))


def plan(store: GraphStore, read: Sequence[ReadStudy], model: Model) -> tuple[Tables, Changes]:
    """The graph that loading would give, and what differs from the live one; raises Unsound."""
    sound_or_raise(read)
    live = store.tables()
    new = [one.tables for one in read if one.tables is not None]
    keys = [one.file.study for one in read if one.file is not None]
    whole = merged(model, [without(live, keys), *new])
    return whole, changes_between(model, live, whole)


def load(store: GraphStore, read: Sequence[ReadStudy], model: Model, progress: Progress) -> Loaded:
    """Load what was read from study folders, replacing those studies and leaving others as they are, all or nothing.

    Raises Unsound when any folder has an error, and E5xx of the store; the live graph is then unchanged.
    """
    sound_or_raise(read)
    with store.exclusive():
        tables, changes = plan(store, read, model)
        version = _replace(store, tables, changes, model, progress)
    return Loaded(tuple(read), version, changes)


def remove(store: GraphStore, study: str, model: Model, progress: Progress) -> Loaded:
    """Take one study out of the graph; raises E516 when it is not there."""
    with store.exclusive():
        live = store.tables()
        if study not in live.studies:
            raise KithError("E516", Place(file=store.address), near=near(study, live.studies, 3))
        tables = without(live, [study])
        changes = changes_between(model, live, tables)
        return Loaded((), _replace(store, tables, changes, model, progress), changes)


def undo(store: GraphStore, model: Model, progress: Progress) -> Loaded:
    """Go back to the version before the last load; raises E515 when there is none."""
    with store.exclusive():
        earlier = store.previous()
        if earlier is None:
            raise KithError("E515", Place(file=store.address))
        changes = changes_between(model, store.tables(), earlier)
        return Loaded((), _replace(store, earlier, changes, model, progress), changes)


def _replace(store: GraphStore, tables: Tables, changes: Changes, model: Model, progress: Progress) -> GraphVersion:
    live = store.live()
    if live is not None and live.model == model.fingerprint and not changes.count:
        store.replace(tables, lambda: live, changes, progress)
        return live
    with ThreadPoolExecutor(1) as aside:
        hashing = aside.submit(version_of, tables, model)
        store.replace(tables, hashing.result, changes, progress)
    return hashing.result()


def version_of(tables: Tables, model: Model) -> GraphVersion:
    """The version that these tables make."""
    return GraphVersion(
        hash=graph_hash(tables),
        format=FORMAT,
        model=model.fingerprint,
        studies=tuple(tables.studies),
        nodes=tables.node_count,
        ties=tables.tie_count,
        loaded_at=datetime.now(UTC),
    )
