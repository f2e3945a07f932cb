"""Composites: what is on them stands for k families or more, and what fewer have leaves no trace."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure.composite.composed import BAND, banded, compose
from schema.model import load_model

MODEL = load_model()
ENDS = ("from_id", "from_is", "from_role", "to_id", "to_is", "to_role")
NETWORK = pl.Schema(dict.fromkeys(("family", "tie", *ENDS, "sector"), pl.String()))
TOLD = pl.Schema(
    {
        **dict.fromkeys(("family", "interaction", "status", "reality", "care", "control"), pl.String()),
        "services": pl.List(pl.String()),
        "people": pl.List(pl.String()),
    }
)
ROLES = ("mother", "father")
SERVICES = {"drug_treatment": "nhs", "health_visiting": "nhs", "pharmacy": "community_pharmacy", "school": "education"}

#: of each family the services that each role has dealings with
Webs = list[dict[str, set[str]]]


def frames(families: Webs) -> tuple[pl.DataFrame, pl.DataFrame]:
    network, told = [], []
    for number, web in enumerate(families):
        family = f"s:F{number}"
        for role, services in web.items():
            person = f"s:{role}{number}"
            network.append((family, "member_of", person, "Parent", role, family, "Family", "", ""))
            for service in sorted(services):
                where = f"s:{service}{number}"
                network.append(
                    (family, "involved_with", family, "Family", "", where, "Service", service, SERVICES[service])
                )
                one = f"s:i-{number}-{role}-{service}"
                told.append((family, one, "held", "event", "offered", "", [where], [f"{person}=attended"]))
    return (
        pl.DataFrame(network, schema=NETWORK, orient="row"),
        pl.DataFrame(told, schema=TOLD, orient="row"),
    )


def drawn(families: Webs, level: str, k: int) -> tuple[set[str], set[tuple[str, str]]]:
    names = [f"s:F{number}" for number in range(len(families))]
    nodes, ties = compose(*frames(families), names, level, k, MODEL)
    return {n.name for n in nodes}, {(t.person, t.service) for t in ties}


def test_what_fewer_families_have_is_folded_or_left_out() -> None:
    families: Webs = [{"mother": {"drug_treatment"}} for _ in range(5)]
    families += [{"mother": {"health_visiting"}} for _ in range(4)]
    families += [{"father": {"pharmacy"}} for _ in range(4)]
    nodes, ties = drawn(families, "workshop", 5)
    assert ties == {("mother", "drug treatment")}, "four health visitings and four fathers are on no map"
    assert nodes == {"mother", "drug treatment"}
    families.append({"mother": {"health_visiting"}})
    assert ("mother", "health visiting") in drawn(families, "workshop", 5)[1]


def test_services_of_a_sector_are_folded_together() -> None:
    families: Webs = [{"mother": {"drug_treatment"}} for _ in range(3)] + [
        {"mother": {"health_visiting"}} for _ in range(3)
    ]
    assert drawn(families, "workshop", 5)[1] == {("mother", "other services of NHS")}


def test_the_public_level_names_no_service_for_drug_use() -> None:
    families: Webs = [{"mother": {"drug_treatment", "pharmacy"}} for _ in range(12)]
    nodes, ties = drawn(families, "public", 10)
    assert nodes == {"parents", "health services"}
    assert ties == {("parents", "health services")}


def test_families_that_are_not_counted_stand_behind_nothing() -> None:
    families: Webs = [{"mother": {"school"}} for _ in range(5)]
    network, told = frames(families)
    assert compose(network, told, ["s:F0", "s:F1", "s:F2", "s:F3"], "workshop", 5, MODEL) == ((), ())
    assert compose(network.clear(), told.clear(), [], "workshop", 5, MODEL) == ((), ())


@pytest.mark.parametrize(
    ("families", "of", "k", "lowest", "or_more"),
    [(5, 22, 5, 5, False), (9, 22, 5, 5, False), (10, 22, 5, 10, False), (16, 22, 5, 15, True), (22, 22, 5, 15, True)],
)
def test_a_band_never_speaks_of_the_few_who_are_left_out(
    families: int, of: int, k: int, lowest: int, or_more: bool
) -> None:
    band = banded(families, of, k)
    assert (band.lowest, band.or_more) == (lowest, or_more)


@given(of=st.integers(5, 400), k=st.integers(3, 12), data=st.data())
def test_every_band_leaves_k_families_open_on_either_side(of: int, k: int, data: st.DataObject) -> None:
    families = data.draw(st.integers(k, max(k, of)))
    band = banded(families, of, k)
    assert band.lowest >= k
    assert band.lowest <= families
    assert band.or_more or families < band.lowest + BAND
    if not band.or_more:
        assert of - band.highest >= k, "at least k families lack it"


@settings(max_examples=60, deadline=None)
@given(
    families=st.lists(
        st.dictionaries(st.sampled_from(ROLES), st.sets(st.sampled_from(sorted(SERVICES)), min_size=1), min_size=1),
        max_size=24,
    ),
    k=st.integers(3, 6),
)
def test_every_node_and_line_has_k_families_behind_it(families: Webs, k: int) -> None:
    """Counted anew from the webs themselves."""
    labels = {one.slug: one.label for one in MODEL.codelists["service_kind"].entries}
    wide = {"nhs": "other services of NHS", "education": "other services of education"}
    _, ties = drawn(families, "workshop", k)
    for person, service in ties:
        own = {slug for slug in SERVICES if labels[slug] == service or wide.get(SERVICES[slug]) == service}
        roles = ROLES if person == "other parents" else (person,)
        behind = [web for web in families if any(web.get(role, set()) & own for role in roles)]
        assert len(behind) >= k
