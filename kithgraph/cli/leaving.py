"""What may leave below research, made anew from the graph: for the one who asks, those who approve, and the file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import typer

from disclosure.composite.released import NAME, as_rows, side_rows
from disclosure.forms import write_answer
from disclosure.policy import OPEN_LEVELS, load_policy
from disclosure.private import private_folder
from disclosure.register import Export, Quotes, What
from disclosure.release import Released
from graph_store.port import GraphStore
from kithgraph.cli.audited import audited, heed
from kithgraph.cli.compare import write_comparison
from kithgraph.cli.drawing import write_map
from kithgraph.documents.at_hand import copies_of
from kithgraph.gates import local_gate
from kithgraph.quotes import cleared_quotes
from schema.definition import Model
from schema.problems import KithError
from viz.answers import study_title
from viz.ecomap.compare import Comparison
from viz.ecomap.compare_countries import countries
from viz.ecomap.from_composite import composite_map
from viz.ecomap.record import Ecomap

FORMS = ("csv", "json", "xlsx", "parquet")
MAP_FORMS = ("html", "svg")
PAGE_FORMS = ("html",)


@dataclass(frozen=True)
class Asked:
    """Who wants to see it made, from what, and for what."""

    store: GraphStore
    model: Model
    what: What
    #: the command, as the audit log names it
    action: str
    documents: list[Path] | None
    #: the release, when there is one already
    export: str = ""


@dataclass(frozen=True)
class Leaving:
    """Something that may leave below research."""

    what: What
    answer: Released
    #: the map, where it is one
    drawn: Ecomap | None = None
    #: the two maps side by side, where it is these
    compared: Comparison | None = None

    @property
    def forms(self) -> tuple[str, ...]:
        """The formats that it can be written in, the usual one first."""
        if self.compared:
            return PAGE_FORMS
        return MAP_FORMS if self.drawn else FORMS

    def write(self, path: Path, export: str, form: str) -> None:
        """Write it to a file with its stamp; raises E701, E710."""
        if self.compared:
            write_comparison(path, self.compared, export)
        elif self.drawn:
            write_map(path, self.drawn, export, f".{form}")
        else:
            write_answer(path, replace(self.answer, export=export), form)


def leaving(asked: Asked) -> Leaving:
    """Make it, and write the audit line; raises what the gate raises, and E702 for a level not below research."""
    if asked.what.level not in OPEN_LEVELS:
        raise KithError("E702", allowed=", ".join(OPEN_LEVELS))
    return KINDS[asked.what.kind](asked)


def unchanged(asked: Asked, export: Export) -> Leaving:
    """What a release is of, made anew; raises E736 when it is not any more what was asked for and approved."""
    found = leaving(asked)
    if (found.what.level, dict(found.what.parameters)) != (export.what.level, dict(export.what.parameters)) or (
        found.what.kind != "quotes" and found.what.data_version != export.what.data_version
    ):
        raise KithError("E736", state="of data or rules that have changed since")
    return found


def _table(asked: Asked) -> Leaving:
    """One released table of a question."""
    gate, asker = local_gate(asked.store, asked.model, heed)
    found = gate.answer(asker, asked.what.question, asked.what.parameters, asked.what.level, asked.action)
    if len(found) > 1:
        names = ", ".join(one.parameters["table"] for one in found)
        raise typer.BadParameter(f"A release is of one table. Add table= with one of {names}.")
    one = found[0]
    return Leaving(What("ask", one.question, one.parameters, _study(asked), one.level, one.data_version), one)


def _composite(asked: Asked) -> Leaving:
    """The composite map of a study's families, or those of its countries side by side."""
    gate, asker = local_gate(asked.store, asked.model, heed)
    by = asked.what.parameters.get("by", "")
    found = gate.composites(asker, _study(asked), asked.what.level, by, asked.action)
    one = found[0]
    parameters = {"study": one.study, "by": by} if by else {"study": one.study}
    what = What(NAME, "", parameters, one.study, one.level, one.data_version)
    if by:
        side_by_side = countries(found, study_title(asked.store, one.study))
        return Leaving(what, side_rows(found, by), compared=side_by_side)
    return Leaving(what, as_rows(one), composite_map(one, study_title(asked.store, one.study)))


def _quotes(asked: Asked) -> Leaving:
    """The cleared quotes of a study: all of them for a request, and those of them later that still are cleared."""
    private = private_folder()
    policy = load_policy(private)
    study = _study(asked)
    level = policy.effective((policy.local.role,), asked.what.level, study)
    cleared = Quotes(private).cleared(level)
    wanted = asked.what.parameters.get("passages", "").split() or sorted(cleared)
    passages, answer = cleared_quotes(asked.store, policy, cleared, study, level, copies_of(asked.documents), wanted)
    parameters = {"study": study, "passages": " ".join(passages)}
    audited(
        asked.action,
        level=level,
        rows=len(passages),
        version=answer.data_version,
        question="quotes",
        parameters={"study": study},
        export=asked.export,
    )
    if not passages:
        raise KithError("E736", state="of quotes of which none is cleared for this level")
    return Leaving(What("quotes", "", parameters, study, level, answer.data_version), answer)


def _study(asked: Asked) -> str:
    study = asked.what.parameters.get("study", "")
    if not study:
        raise KithError("E724")
    return study


#: what can be released
KINDS: Mapping[str, Callable[[Asked], Leaving]] = {"ask": _table, NAME: _composite, "quotes": _quotes}
