"""Interpreted tables kept beside a graph as Parquet, in folders named by the graph's hash; the last two stay."""

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import polars as pl

from graph_store.disk import NO_FOLDER
from graph_store.hashing import graph_hash
from graph_store.port import GraphVersion
from graph_store.tables import ORIGIN_SCHEMA, Tables, TieKey, assembled, tables_from
from schema.definition import Model
from schema.model import FORMAT
from schema.problems import KithError, Place

POINTER = "live.json"
KEEP = 2
#: of Zstandard; the next ones take a quarter longer for nothing worth the name
LEVEL = 1


class Kept:
    """The folder that holds kept tables and the pointer to the live version."""

    def __init__(self, folder: Path, model: Model) -> None:
        self.folder = folder
        self.model = model

    def versions(self) -> list[GraphVersion]:
        """The versions kept, the live one first; raises E507 for a newer layout, E508 for a damaged pointer.

        Also raises E113 when the pointer may not be read, and E510 when the folder's name can be none.
        """
        text = self._pointer_text()
        if text is None:
            return []
        try:
            raw = json.loads(text)
            newest = max(int(v["format"]) for v in raw)
            if newest > FORMAT:
                raise KithError("E507", Place(file=str(self.folder)), found=newest, known=FORMAT)
            return [
                GraphVersion(**{**v, "studies": tuple(v["studies"]), "loaded_at": _moment(v["loaded_at"])}) for v in raw
            ]
        except (ValueError, KeyError, TypeError) as error:
            raise KithError("E508", Place(file=str(self.folder / POINTER))) from error

    def _pointer_text(self) -> bytes | None:
        """What the pointer's file holds; None when there is none."""
        place = Place(file=str(self.folder / POINTER))
        try:
            return (self.folder / POINTER).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except PermissionError as error:
            raise KithError("E113", place) from error
        except IsADirectoryError as error:
            raise KithError("E508", place) from error
        except OSError as error:
            if error.errno in NO_FOLDER:
                raise KithError("E510", Place(file=str(self.folder))) from error
            raise

    def save(self, tables: Tables, version: Callable[[], GraphVersion]) -> None:
        """Write the tables of a version next to the others; does not make it live."""
        staging = self.folder / "tables" / "new.staging"
        shutil.rmtree(staging, ignore_errors=True)
        try:
            staging.mkdir(parents=True)
            for kind, frame in tables.nodes.items():
                frame.write_parquet(staging / f"node.{kind}.parquet", compression_level=LEVEL)
            for (tie, a, b), frame in tables.ties.items():
                frame.write_parquet(staging / f"tie.{tie}.{a}.{b}.parquet", compression_level=LEVEL)
            tables.origins.write_parquet(staging / "origins.parquet", compression_level=LEVEL)
            target = staging.with_name(version().hash)
            shutil.rmtree(target, ignore_errors=True)
            staging.rename(target)
        finally:
            shutil.rmtree(staging, ignore_errors=True)

    def renew_origins(self, version: GraphVersion, origins: pl.DataFrame) -> None:
        """Write anew where each node was read, after rows moved without changing anything."""
        target = self.folder / "tables" / version.hash / "origins.parquet"
        staging = target.with_suffix(".staging")
        try:
            origins.write_parquet(staging)
            staging.replace(target)
        finally:
            staging.unlink(missing_ok=True)

    def open(self, version: GraphVersion) -> Tables | None:
        """The kept tables of a version; None when they are missing or not what was written.

        Tables kept under another version of the model are brought into this one's form, unverified: they serve only to
        tell what a load changes.
        """
        folder = self.folder / "tables" / version.hash
        if not folder.is_dir():
            return None
        nodes: dict[str, pl.DataFrame] = {}
        ties: dict[TieKey, pl.DataFrame] = {}
        origins = None
        try:
            for path in sorted(folder.glob("*.parquet")):
                parts = path.name.removesuffix(".parquet").split(".")
                frame = pl.read_parquet(path)
                if parts[0] == "node":
                    nodes[parts[1]] = frame
                elif parts[0] == "tie":
                    ties[parts[1], parts[2], parts[3]] = frame
                else:
                    origins = frame
            if version.model != self.model.fingerprint:
                return tables_from(self.model, nodes, ties, origins)
            tables = assembled(self.model, nodes, ties, origins)
        except (OSError, pl.exceptions.PolarsError):
            return None
        return tables if graph_hash(tables) == version.hash else None

    def origins(self, version_hash: str, ids: list[str]) -> pl.DataFrame:
        """Where some nodes of a version were read; only their rows are taken from the file. None where none is kept."""
        path = self.folder / "tables" / version_hash / "origins.parquet"
        try:
            return pl.scan_parquet(path).filter(pl.col("id").is_in(ids)).select(*ORIGIN_SCHEMA).collect()
        except (OSError, pl.exceptions.PolarsError):
            return pl.DataFrame(schema=ORIGIN_SCHEMA)

    def point_to(self, version: GraphVersion) -> None:
        """Make a saved version live, atomically, and remove the tables of versions that are no longer kept."""
        before = [v for v in self.versions() if v.hash != version.hash]
        kept = [version, *before][:KEEP]
        rows = [{**asdict(v), "loaded_at": v.loaded_at.isoformat()} for v in kept]
        staging = self.folder / f"{POINTER}.staging"
        with staging.open("w", encoding="utf-8") as out:
            json.dump(rows, out, indent=1)
            out.flush()
            os.fsync(out.fileno())
        staging.replace(self.folder / POINTER)
        self.tidy()

    def tidy(self) -> set[str]:
        """Remove whatever the pointer does not name, such as what a killed load left; returns the hashes it names."""
        live = {v.hash for v in self.versions()}
        (self.folder / f"{POINTER}.staging").unlink(missing_ok=True)
        for folder in (self.folder / "tables").glob("*"):
            if folder.name not in live:
                shutil.rmtree(folder, ignore_errors=True)
        return live


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
