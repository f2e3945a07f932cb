"""The canonical form of a graph's tables: order, lists as sets, and a hash that does not depend on either."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_store.hashing import graph_hash
from graph_store.tables import Tables, ascends, canonical, in_order, merged, tables_from
from schema.model import load_model

LISTS = {"id": pl.String(), "members": pl.List(pl.String)}
WORD = st.sampled_from(["", "a", "b", "é", "a b", "ä"])


@given(st.lists(st.one_of(st.none(), st.lists(st.one_of(st.none(), WORD), max_size=4)), min_size=1, max_size=8))
@settings(deadline=None)
def test_lists_become_sets_in_bytewise_order_and_empty_ones_null(lists: list[list[str | None] | None]) -> None:
    frame = pl.DataFrame({"id": [f"{n:02}" for n in range(len(lists))], "members": lists}, schema=LISTS)
    wanted = [sorted({m for m in one or [] if m is not None}, key=str.encode) or None for one in lists]
    assert canonical(frame, LISTS, ["id"]).get_column("members").to_list() == wanted


@given(st.lists(st.tuples(st.one_of(st.none(), WORD), WORD, st.integers(0, 2)), max_size=8))
@settings(deadline=None)
def test_rows_are_sorted_by_key_and_then_by_all_else(rows: list[tuple[str | None, str, int]]) -> None:
    frame = pl.DataFrame(rows, schema={"a": pl.String, "b": pl.String, "n": pl.Int64}, orient="row")
    wanted = sorted(rows, key=lambda r: (r[0] is not None, (r[0] or "").encode(), r[1].encode(), r[2]))
    assert in_order(frame, ["a", "b"]).rows() == wanted
    keys = [row[:2] for row in wanted]
    assert ascends(in_order(frame, ["a", "b"]), ["a", "b"]) == (len(set(keys)) == len(keys))


def test_the_order_of_rows_and_of_studies_does_not_change_the_hash() -> None:
    one, other = (_study(name, 40) for name in ("a", "a-b"))
    whole = merged(load_model(), [one, other])
    assert graph_hash(whole) == graph_hash(merged(load_model(), [other, one]))
    shuffled = {kind: frame.sample(fraction=1.0, shuffle=True, seed=3) for kind, frame in whole.nodes.items()}
    assert graph_hash(tables_from(load_model(), shuffled, {})) == graph_hash(whole)
    assert graph_hash(one) != graph_hash(other)


def _study(name: str, count: int) -> Tables:
    ids = [f"{name}:C{n:03}" for n in range(count)]
    codes = pl.DataFrame({"id": ids, "study": [name] * count, "path": [f"path {n}" for n in range(count)]})
    return tables_from(load_model(), {"Code": codes}, {})
