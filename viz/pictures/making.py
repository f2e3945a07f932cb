"""Making the pictures of a study from a graph: the answers, released at a level, drawn one by one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from disclosure.release import Released
from graph_store.port import GraphStore
from schema.definition import Model
from schema.nearby import near
from schema.problems import KithError
from viz.answers import answered
from viz.pictures.loads import loads
from viz.pictures.matrix import matrix
from viz.pictures.names import Names
from viz.pictures.referrals import referrals
from viz.pictures.sheet import Picture
from viz.pictures.timeline import timeline
from viz.pictures.week import chosen_week, week

WEB = "family_network"
#: columns of the numbers that hold a name where the question's own has an id
NAMED = {
    "family": "The family, by its name.",
    "service": "The service, by its name.",
    "parent": "The parent, by name.",
}
#: columns of the numbers that the question does not have
TOLD = {
    "held": "Interactions that were held.",
    "missed": "Interactions that were missed, refused or cancelled.",
    "not_offered": "Interactions that were not offered, or to which somebody was not invited.",
    "habit": "Habits: repeated things, each told once in general.",
    "other": "What was asked for, feared, hoped for or did not happen.",
    "care": "Of all these, those in which care was shown.",
    "control": "Of all these, those in which control was exercised.",
    "undated": "Of all these, those without a date; the picture does not show them.",
}
REFERRED = {
    "from": "Who referred: a service by its name, or a role.",
    "to": "To which service, by its name.",
    "referrals": "Referrals told.",
}


@dataclass(frozen=True)
class Kind:
    """A sort of picture."""

    #: what it shows, in one line
    shows: str
    #: the questions that it needs besides the web of the families, the one whose numbers it shows first
    needed: tuple[str, ...]
    draw: Callable[["Drawing"], Picture]
    #: columns of its numbers that the question does not have, and their meaning
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Drawing:
    """What a picture is drawn from."""

    kind: str
    #: by question, with the web of the families first
    answers: Mapping[str, Released]
    names: Names
    study_title: str
    model: Model
    parent: str
    week: str

    @property
    def web(self) -> Released:
        """Who has to do with whom."""
        return self.answers[WEB]

    @property
    def question(self) -> str:
        """What its numbers go by, as the answer to a question goes by its name."""
        return f"picture {self.kind}"

    @property
    def one_family(self) -> str:
        """The family that alone is looked at; empty for a picture of several. Raises what `drawn` does."""
        if self.kind == "week":
            row = chosen_week(self.answers["calendar"], self.parent, self.week)
            return str(row["family"]) if row else ""
        return self.web.parameters.get("family", "")

    def drawn(self, export: str = "") -> "Made":
        """The picture; `export` is the id under which it stands in the register of exports, if it leaves.

        Raises E604 for a week that is none, E610 and E769 for a parent or a week of which there is nothing.
        """
        answers = {name: replace(answer, export=export) for name, answer in self.answers.items()}
        kind = PICTURES[self.kind]
        one = kind.draw(replace(self, answers=answers))
        shown = answers[kind.needed[0] if kind.needed else WEB]
        known = {**shown.columns, **NAMED, **kind.columns}
        columns = {name: known[name] for name in one.numbers.columns}
        named = replace(shown, question=self.question, text=one.title, columns=columns)
        numbers = replace(named, rows=one.numbers, denominators={})
        return Made(one.title, one.svg, numbers)


@dataclass(frozen=True)
class Made:
    """A picture, with the numbers that it shows."""

    title: str
    svg: str
    #: as an answer to a question, so that they can leave beside it
    numbers: Released


PICTURES: dict[str, Kind] = {
    "matrix": Kind(
        "which family has to do with which service", (), lambda d: matrix(d.web, d.names, d.study_title)
    ),
    "timeline": Kind(
        "what is told of each family, year by year",
        ("chronology",),
        lambda d: timeline(d.answers["chronology"], d.names, d.study_title, d.model),
        TOLD,
    ),
    "loads": Kind(
        "what each family carries: agencies, workers, contacts, demands",
        ("multiagency_load",),
        lambda d: loads(d.answers["multiagency_load"], d.names, d.study_title),
    ),
    "referrals": Kind(
        "who referred whom to which service",
        ("routes_in",),
        lambda d: referrals(d.answers["routes_in"], d.names, d.study_title, d.model),
        REFERRED,
    ),
    "week": Kind(
        "a parent's week, appointment by appointment",
        ("calendar", "chronology"),
        lambda d: week(
            d.answers["calendar"], d.answers["chronology"], d.names, d.study_title, d.model, d.parent, d.week
        ),
    ),
}  # fmt: skip


def drawing_of(
    store: GraphStore,
    model: Model,
    name: str,
    asked: Mapping[str, str],
    level: str,
    *,
    parent: str = "",
    of_week: str = "",
) -> Drawing:
    """What the picture `name`, one of PICTURES, is drawn from: the answers about the families asked about.

    They are chosen by `study`, `family`, `from`, `to` and `voice`, as family_network takes them. `parent` and `of_week`
    choose whose week and which, by default the one with most demands.

    Raises E768 for a picture that there is none of, E608 when the graph kept changing, E702 and E721 for a level at
    which no single family is shown, and what asking raises.
    """
    if name not in PICTURES:
        raise KithError("E768", near=near(name, PICTURES), names=", ".join(PICTURES))
    told = answered(store, (WEB, *PICTURES[name].needed), asked, level)
    web = told.answers[WEB]
    titles = told.titles_in(web.rows["family"])
    names = Names(web, model, titles)
    return Drawing(name, told.answers, names, " · ".join(titles.values()), model, parent, of_week)
