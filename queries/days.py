"""Days as numbers since 1970-01-01, with an open end on either side."""

import datetime as dt

EPOCH = dt.date(1970, 1, 1)
FIRST_DAY = (dt.date.min - EPOCH).days
LAST_DAY = (dt.date.max - EPOCH).days


def day_number(text: str) -> int:
    """The number of a day written as 2021-04-01; raises ValueError for anything else."""
    return (dt.date.fromisoformat(text) - EPOCH).days
