"""Terms in plain words, for pages that people read."""

import re

from schema.definition import Model

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
DATE = re.compile(r"^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$")


def label(model: Model, codelist: str, slug: str) -> str:
    """The term's label; empty for an empty term."""
    return model.entry(codelist, slug).label if slug else ""


def when(edtf: str) -> str:
    """An EDTF date as people say it: about May 2021, until March 2022, spring 2021; the text itself if it is rare."""
    if "/" in edtf:
        left, right = (part.strip(".") for part in edtf.split("/", 1))
        if not left:
            return f"until {when(right)}"
        if not right:
            return f"from {when(left)} on"
        return f"{when(left)} to {when(right)}"
    about = "about " if edtf[-1:] in ("~", "%") else "perhaps " if edtf[-1:] == "?" else ""
    match = DATE.match(edtf.rstrip("~?%"))
    if not match:
        return edtf
    year, month, day = match.groups()
    if month in SEASONS:
        return f"{about}{SEASONS[month]} {year}"
    named = MONTHS[int(month) - 1] if month else ""
    return about + " ".join(part for part in (str(int(day)) if day else "", named, year) if part)


def capital(text: str) -> str:
    """The text with a capital letter at its head."""
    return text[:1].upper() + text[1:]
