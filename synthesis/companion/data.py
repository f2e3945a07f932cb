"""The companion's own data: families, services, what befalls them, the words that tell it; read and checked once."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import Field, TypeAdapter

from schema.plain_yaml import read_yaml
from schema.shapes import Closed

DATA = Path(__file__).with_name("data")
Weights = dict[str, float]
#: How appointments turn out where a scene does not say otherwise.
USUAL_STATUSES: Weights = {"held": 86, "missed": 6, "cancelled_by_service": 4, "cancelled_by_family": 4}
#: role, name, age band, takes part
ParentData = tuple[str, str, str, bool]
#: role, name, age band, how related to parent a, and whether they take part
KinData = tuple[str, str, str, str] | tuple[str, str, str, str, bool]


class FamilyData(Closed):
    """One family; its members' keys are the family's with a letter, children C1, C2 and so on."""

    family: str
    name: str
    jurisdiction: str
    household: str
    area: str
    course: str
    #: its own drug treatment service, where the jurisdiction has two
    treatment: str | None = None
    a: ParentData
    b: ParentData | None = None
    k: KinData | None = None
    l: KinData | None = None  # noqa: E741  (the letter of the member's key)
    first_time: tuple[str, ...] = ()
    grandparents: tuple[str, ...] = ()
    #: a single parent who shares care with a parent elsewhere
    shares: bool = False
    #: name, age band when the family joined, homes one after the other as `arrangement:from`
    children: tuple[tuple[str, str, str], ...]


class ServiceData(Closed):
    """One service with its agency, and how many work there by role."""

    service: str
    name: str
    service_kind: str
    jurisdiction: str
    site: str
    agency: str
    agency_name: str
    sector: str
    #: one of the teams that the study enrolled
    participant: bool = False
    workers: dict[str, int] = Field(default_factory=dict)
    spoken_of: dict[str, int] = Field(default_factory=dict)


class Post(Closed):
    """What families call on: by jurisdiction the service and the role; and chances of one, two or three in turn."""

    scotland: tuple[str, str]
    england: tuple[str, str]
    turns: tuple[float, float, float]


class Manner(Closed):
    """How a worker is with families."""

    share: float
    cared: Weights
    controlled: Weights


class Scene(Closed):
    """One thing as it happens in families, and the words that tell it: {a} parent, {w} worker, {c} child, {k} kin."""

    kind: str
    #: whose appointment it is; none for what families do by themselves
    post: str | None
    venue: str
    event: str
    word: str | None = None
    parent_part: str = "attended"
    worker_part: str = "attended"
    child: str | None = None
    with_kin: str | None = None
    with_b: str | None = None
    #: home: with a child who lives there; away: with one who does not; kin: with one in kinship care; else with any
    lives: str = ""
    #: age bands of the child when the family joined; any if none are given
    ages: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    asker: str | None = None
    #: the post to whose service it passes the family on
    to: str | None = None
    reality: str = "event"
    statuses: Weights = Field(default_factory=lambda: dict(USUAL_STATUSES))
    basis: Weights = Field(default_factory=dict)
    values: dict[str, Weights] = Field(default_factory=dict)
    parent: tuple[str, ...]
    worker: tuple[str, ...]
    notes: tuple[str, ...]


class Protection(Closed):
    """A first conference on a day, and how what follows it ends."""

    day: int
    ends: str
    until: int = 10_000


class Phase(Closed):
    """A stretch of a course, in days from the first of the period."""

    #: named as in the file
    to: int
    start: int
    every: dict[str, int] = Field(default_factory=dict)
    once: dict[str, int] = Field(default_factory=dict)
    protection: Protection | None = None


class Step(Closed):
    """A meeting that follows a first conference by so many days."""

    scene: str
    start: int
    to: int
    ends: str | None = None


def _read(name: str) -> Any:
    return read_yaml(DATA / name)


@lru_cache
def families() -> tuple[FamilyData, ...]:
    """The families."""
    return TypeAdapter(tuple[FamilyData, ...]).validate_python(_read("families.yaml"))


@lru_cache
def services() -> tuple[ServiceData, ...]:
    """The services."""
    return TypeAdapter(tuple[ServiceData, ...]).validate_python(_read("services.yaml"))


@lru_cache
def posts() -> dict[str, Post]:
    """What families call on."""
    return TypeAdapter(dict[str, Post]).validate_python(_read("posts.yaml"))


@lru_cache
def manners() -> dict[str, Manner]:
    """How workers are."""
    return TypeAdapter(dict[str, Manner]).validate_python(_read("manners.yaml"))


@lru_cache
def turns() -> dict[str, dict[str, list[tuple[str, int]]]]:
    """Courses with workers of their own in turn."""
    return TypeAdapter(dict[str, dict[str, list[tuple[str, int]]]]).validate_python(_read("turns.yaml"))


@lru_cache
def scenes() -> dict[str, Scene]:
    """All scenes by name."""
    return {name: scene for part in scene_themes().values() for name, scene in part.items()}


@lru_cache
def scene_themes() -> dict[str, dict[str, Scene]]:
    """Scenes by theme, which is the file they stand in."""
    adapter = TypeAdapter(dict[str, Scene])
    files = sorted((DATA / "scenes").glob("*.yaml"))
    return {file.stem: adapter.validate_python(_read(f"scenes/{file.name}")) for file in files}


@lru_cache
def courses() -> dict[str, tuple[Phase, ...]]:
    """What befalls families of a kind."""
    return TypeAdapter(dict[str, tuple[Phase, ...]]).validate_python(_read("courses.yaml"))


@lru_cache
def clocks() -> dict[str, tuple[Step, ...]]:
    """The meetings after a first conference, by jurisdiction."""
    return TypeAdapter(dict[str, tuple[Step, ...]]).validate_python(_read("clocks.yaml"))


@lru_cache
def names() -> tuple[str, ...]:
    """Workers' invented names."""
    return tuple(_read("names.yaml")["names"])


@lru_cache
def words(name: str) -> Any:
    """A file of words as it stands: details, tells, chatter."""
    return _read(f"{name}.yaml")
