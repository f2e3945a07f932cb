"""Beginning a study folder from what a researcher has: a coding tool's file, or the folder of an archive's deposit."""

from dataclasses import dataclass, field
from pathlib import Path

from graph_loader.started import Started, check_new, write_started
from schema.definition import Model
from schema.problems import KithError, Place, Report, Unsound


@dataclass(frozen=True)
class Begun:
    """What was made, and what there is to look at."""

    started: Started
    notices: Report = field(default_factory=Report)


def begin(folder: Path, source: Path, model: Model, key_pattern: str | None) -> Begun:
    """Make a study folder; nothing is written where the source has an error, and the source is never changed.

    `key_pattern` says how a deposit's documents get their keys from file names. Raises Unsound with all errors of the
    source, E825 when there is no source, and E113, E120, E121, E706, E887, E890.
    """
    # The readers' libraries take their time to load, and most commands need none of them.
    from graph_loader.coded.start import start_from_project  # noqa: PLC0415
    from graph_loader.deposits.documents import KEY_FROM_NAME  # noqa: PLC0415
    from graph_loader.deposits.start import start_from_deposit  # noqa: PLC0415

    if not source.exists():
        raise KithError("E825", Place(file=str(source)))
    check_new(folder, source)
    report = Report()
    if source.is_dir():
        started = start_from_deposit(source, model, key_pattern or KEY_FROM_NAME, report)
    else:
        started = start_from_project(source, model, report)
    if started is None or report.errors:
        raise Unsound(report, str(source))
    write_started(folder, started)
    return Begun(started, report)
