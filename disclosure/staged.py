"""Writing files whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from schema.problems import KithError, Place


def write_text(path: Path, text: str) -> None:
    """Write a text file by way of a staging file beside it; raises E701."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file by way of a staging file beside it; raises E701."""
    with staged(path) as staging:
        staging.write_bytes(data)


@contextmanager
def staged(path: Path) -> Iterator[Path]:
    """A file beside the one meant, which takes its place when all went well and else is gone; raises E701."""
    staging = path.with_name(f".{path.name}.{os.getpid()}.staging")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            yield staging
            staging.replace(path)
        finally:
            staging.unlink(missing_ok=True)
    except OSError as error:
        raise KithError("E701", Place(file=str(path))) from error
