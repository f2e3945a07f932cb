"""The disk's refusals in our words."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl

from schema.problems import KithError, Place

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
NOT_ALLOWED = {errno.EACCES, errno.EPERM, errno.EROFS}
NO_FOLDER = {errno.EEXIST, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP}
#: What the embedded engine says of a write that ended early, which on a full disk has no error of its own.
CUT_SHORT = "cannot write to file"


@contextmanager
def disk_errors(folder: Path) -> Iterator[None]:
    """Turn a full disk into E503, a refused write into E502 and a place that can be no folder into E510.

    It does so whether Python, polars or an engine met them.
    """
    place = Place(file=str(folder))
    try:
        yield
    except OSError as error:
        for code, numbers in {"E503": NO_ROOM, "E502": NOT_ALLOWED, "E510": NO_FOLDER}.items():
            if error.errno in numbers:
                raise KithError(code, place) from error
        raise
    # Polars and the embedded engine pass the system's own words on.
    except (RuntimeError, pl.exceptions.ComputeError) as error:
        said = str(error).lower()
        if any(os.strerror(number).lower() in said for number in NOT_ALLOWED):
            raise KithError("E502", place) from error
        if CUT_SHORT in said or any(os.strerror(number).lower() in said for number in NO_ROOM):
            raise KithError("E503", place) from error
        raise
