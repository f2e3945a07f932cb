"""Who refers families to whom: a ribbon for each way, as high as the referrals told."""

from collections import Counter

import polars as pl

from disclosure.release import Released
from schema.definition import Model
from viz.pictures.frame import ROOM, About, empty, framed, room_of, sheet_for
from viz.pictures.names import Names
from viz.pictures.sheet import INK, MARGIN, SECOND_INK, SMALL, TEXT, Picture, Sheet
from viz.terms import label

NAMES, BAR, GAP = 210.0, 9.0, 13.0
#: height of one referral, at most and at least, and of a name
MOST_TALL, LEAST_TALL, NAME = 12.0, 3.0, 14.0
#: beyond so many on one side, services stand together by their sector
MOST_SIDE = 16
RIBBONS = ("#C9C4B4", "#DAD6C9")
NOT_TOLD = "not told"
READING = "A ribbon runs from who referred to whom the family was referred; its height is the number of referrals told."


def referrals(routes: Released, names: Names, study_title: str, model: Model) -> Picture:
    """The picture from an answer to routes_in; a referral between several services counts for each pair of them."""
    about = About("Referrals between services", study_title, routes, READING)
    sector = {one.id: one.sector for one in names.services}
    pairs: Counter[tuple[str, str]] = Counter()
    by_sector: Counter[tuple[str, str]] = Counter()
    rows = routes.rows.filter(pl.col("step") == "referral")
    for by, left, right in rows.select("referred_by", "from_services", "to_services").iter_rows():
        # Where no service is told to have referred, the role of who did stands for it.
        roles = [label(model, "role", role) for role in by]
        starts = [names.of(one) for one in left] or roles or [NOT_TOLD]
        ends = [names.of(one) for one in right] or [NOT_TOLD]
        pairs.update((a, b) for a in starts for b in ends)
        wide_starts = [sector.get(one, NOT_TOLD) for one in left] or roles or [NOT_TOLD]
        by_sector.update(
            (a, b) for a in wide_starts for b in [sector.get(one, NOT_TOLD) for one in right] or [NOT_TOLD]
        )
    is_many = max(len({a for a, _ in pairs}), len({b for _, b in pairs})) > MOST_SIDE if pairs else False
    shown = by_sector if is_many else pairs
    numbers = pl.DataFrame(
        [(a, b, n) for (a, b), n in sorted(shown.items())],
        schema={"from": pl.String(), "to": pl.String(), "referrals": pl.Int64()},
        orient="row",
    )
    if not shown:
        return Picture(about.title, empty(about, "No referral is told."), numbers)
    return Picture(about.title, _drawn(shown, about), numbers)


def _drawn(shown: Counter[tuple[str, str]], about: About) -> str:
    starts, ends = Counter[str](), Counter[str]()
    for (a, b), n in shown.items():
        starts[a] += n
        ends[b] += n
    sides = max(len(starts), len(ends))
    sheet = sheet_for(sides * (NAME + GAP) + 40)
    top, bottom = room_of(sheet)
    top += 22
    tall = min(MOST_TALL, max(LEAST_TALL, (bottom - top - GAP * sides) / max(1, sum(starts.values()))))
    left_x, right_x = MARGIN + NAMES, MARGIN + ROOM - NAMES
    order = sorted(starts, key=lambda one: (one == NOT_TOLD, -starts[one], one))
    left = _side(sheet, order, starts, (top, bottom), tall, left_x - BAR, -1)
    # What comes from higher up on the left stands higher up on the right, so that few ribbons cross.
    pull = {b: sum(left[a] * n for (a, to), n in shown.items() if to == b) / ends[b] for b in ends}
    right = _side(sheet, sorted(ends, key=lambda one: (pull[one], one)), ends, (top, bottom), tall, right_x, 1)
    sheet.text(left_x, top - 12, "referred by", SMALL, second=True, align="right")
    sheet.text(right_x, top - 12, "referred to", SMALL, second=True)
    spot_left, spot_right = dict(left), dict(right)
    for (a, b), n in sorted(shown.items(), key=lambda pair: (left[pair[0][0]], right[pair[0][1]])):
        sheet.band(left_x, spot_left[a], right_x, spot_right[b], n * tall, RIBBONS[order.index(a) % 2])
        if n > 1 and n < starts[a]:
            sheet.text(left_x + 8, spot_left[a] + n * tall / 2 + SMALL * 0.35, str(n), SMALL, colour=SECOND_INK)
        spot_left[a] += n * tall
        spot_right[b] += n * tall
    return framed(sheet, about)


def _side(
    sheet: Sheet, order: list[str], counts: Counter[str], room: tuple[float, float], tall: float, x: float, side: int
) -> dict[str, float]:
    """The bars and names of one side; the top of each."""
    heights = {one: max(counts[one] * tall, NAME - GAP / 2) for one in order}
    gap = min(34.0, max(GAP, (room[1] - room[0] - sum(heights.values())) / max(1, len(order))))
    y = room[0] + max(0.0, (room[1] - room[0] - sum(heights.values()) - gap * (len(order) - 1)) / 2)
    tops = {}
    for one in order:
        tops[one] = y
        sheet.box(x, y, BAR, counts[one] * tall, INK)
        middle = y + counts[one] * tall / 2 + TEXT * 0.35
        said = f"{one} · {counts[one]}" if side < 0 else f"{counts[one]} · {one}"
        at = x - 7 if side < 0 else x + BAR + 7
        sheet.text(at, middle, said, TEXT, align="right" if side < 0 else "left", room=NAMES - BAR - 14)
        y += heights[one] + gap
    return tops
