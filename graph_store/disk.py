"""The disk's refusals in our words."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl

from schema.problems import KithError, Place

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def disk_errors(folder: Path) -> Iterator[None]:
    """Turn a full disk into E503 and a refused write into E502, whether Python, polars or an engine met it."""
    try:
        yield
    except OSError as error:
        if error.errno in NO_ROOM:
            raise KithError("E503", Place(file=str(folder))) from error
        if isinstance(error, PermissionError) or error.errno == errno.EROFS:
            raise KithError("E502", Place(file=str(folder))) from error
        raise
    # Polars and the embedded engine pass the system's own words on.
    except (RuntimeError, pl.exceptions.ComputeError) as error:
        if any(os.strerror(code).lower() in str(error).lower() for code in NO_ROOM):
            raise KithError("E503", Place(file=str(folder))) from error
        raise
