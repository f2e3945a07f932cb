"""The last lines of the audit log as a frame, for the steward."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO

import polars as pl

from disclosure.audit.log import Audit
from schema.problems import KithError, Place

COLUMNS = {
    "seq": pl.Int64(),
    "at": pl.String(),
    "who": pl.String(),
    "action": pl.String(),
    "question": pl.String(),
    "parameters": pl.List(pl.String()),
    "families": pl.List(pl.String()),
    "level": pl.String(),
    "rows": pl.Int64(),
    "version": pl.String(),
    "outcome": pl.String(),
    "export": pl.String(),
}


def last_lines(audit: Audit, most: int, who: str = "", since: date | None = None) -> pl.DataFrame:
    """At most so many of the last lines, oldest first; of one person, and from a day of UTC on, when these are named.

    Raises E732 when the log cannot be read, E733 when it is not what was written.
    """
    kept = pl.lit(True) if not who else pl.col("who") == who
    if since is not None:
        # Times have one form, so they are in order as texts.
        kept &= pl.col("at") >= datetime(since.year, since.month, since.day, tzinfo=UTC).isoformat()
    found: list[pl.DataFrame] = []
    for part in _parts(audit):
        found.insert(0, part.filter(kept).tail(most))
        most -= found[0].height
        if most <= 0:
            break
    return pl.concat([pl.DataFrame(schema=COLUMNS), *found])


def _parts(audit: Audit) -> Iterator[pl.DataFrame]:
    """The files of the log as frames, the last one first."""
    with audit.held() as head:
        pass
    for number in range(head.segment, 0, -1):
        size = head.size if number == head.segment else audit.segments.size(number)
        if not size:
            continue
        try:
            yield pl.read_ndjson(BytesIO(audit.segments.read(number, 0, size)), schema=COLUMNS)
        except (pl.exceptions.ComputeError, pl.exceptions.SchemaError) as error:
            place = Place(file=str(audit.segments.path(number)))
            raise KithError("E733", place, what="a line of it cannot be read") from error
