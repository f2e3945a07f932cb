"""What each family carries: contacts, demands, services and workers, figure by figure, the larger the darker."""

import polars as pl

from disclosure.release import Released
from viz.pictures.frame import ROOM, About, empty, framed, names_room, room_of, sheet_for
from viz.pictures.names import Names
from viz.pictures.sheet import HEADING, INK, MARGIN, SMALL, TEXT, Picture

MOST_NAMES, ROW, HEADS = 270.0, 15.0, 44.0
#: columns in their order, and what they are called
MEASURES = {
    "agencies": "agencies",
    "services": "services",
    "workers": "workers",
    "contacts": "contacts",
    "demands": "demands on a parent",
    "mandated": "contacts mandated",
    "chosen": "contacts chosen",
    "habits": "habits told in general",
}
#: from paper to the darkest ground on which ink is well read
TO = "\u2013"
LIGHT, DARK = (0xFF, 0xFF, 0xFF), (0xC2, 0xBB, 0xA6)
READING = (
    "The darker, the more, column by column. Two figures: certainly and possibly in the window. "
    "More is not worse, and less not better."
)


def loads(load: Released, names: Names, study_title: str) -> Picture:
    """The picture from an answer to multiagency_load."""
    about = About("What each family carries", study_title, load, READING)
    rows = load.rows.with_columns(habits_possible="habits", habits_certain="habits")
    numbers = rows.select(
        pl.col("family").map_elements(names.of, return_dtype=pl.String),
        *(pl.col(f"{name}_{how}") for name in MEASURES if name != "habits" for how in ("certain", "possible")),
        "habits",
    )
    if rows.is_empty():
        return Picture(about.title, empty(about, "No family is in this study."), numbers)
    by_family = {str(row["family"]): row for row in rows.iter_rows(named=True)}
    families = [one for one in names.families if one in by_family]
    families += [one for one in by_family if one not in families]
    sheet = sheet_for(len(families) * ROW + HEADS + 24)
    top, bottom = room_of(sheet)
    shown = [str(by_family[family]["name"]) or names.of(family) for family in families]
    beside = names_room(shown, MOST_NAMES)
    first, left = top + HEADS, MARGIN + beside
    wide, tall = (ROOM - beside) / len(MEASURES), min(24.0, (bottom - first - 22) / len(families))
    for n, (name, words) in enumerate(MEASURES.items()):
        x = left + wide * n
        lines = words.split(" ", 1) if len(words) > 12 else [words]
        for k, line in enumerate(reversed(lines)):
            sheet.text(x + wide / 2, first - 8 - k * 11, line, TEXT, strong=True, align="center", room=wide - 4)
        most = max(1, *(int(row[f"{name}_possible"]) for row in by_family.values()))
        for k, family in enumerate(families):
            least, more = (int(by_family[family][f"{name}_{how}"]) for how in ("certain", "possible"))
            y = first + tall * k
            sheet.box(x + 1, y + 0.8, wide - 2, tall - 1.6, _shade(more / most), round_=2)
            said = str(more) if least == more else f"{least}{TO}{more}"
            sheet.text(x + wide / 2, y + tall / 2 + TEXT * 0.35, said, TEXT, align="center", room=wide - 6)
    for k, name in enumerate(shown):
        sheet.text(left - 8, first + tall * (k + 0.5) + TEXT * 0.35, name, TEXT, align="right", room=beside - 10)
    under = first + tall * len(families)
    sheet.line([(MARGIN, under + 3), (MARGIN + ROOM, under + 3)], INK, 0.8)
    sheet.text(left - 8, under + 17, "middle family, possibly", SMALL, strong=True, align="right")
    for n, name in enumerate(MEASURES):
        middle = rows.select(pl.col(f"{name}_possible").median()).item()
        sheet.text(left + wide * (n + 0.5), under + 17, f"{middle:g}", HEADING - 1.5, strong=True, align="center")
    return Picture(about.title, framed(sheet, about), numbers)


def _shade(share: float) -> str:
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in zip(LIGHT, DARK, strict=True))
