"""Looking at one element, whatever its namespace."""

from collections.abc import Iterator

from lxml import etree


def local(element: etree._Element) -> str:
    """An element's name without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Child elements of these names, whatever their namespace."""
    return (one for one in element if local(one) in names)


def child_text(element: etree._Element, name: str) -> str | None:
    """The text of the first child of a name, None where there is none."""
    found = next(children(element, name), None)
    return None if found is None else "".join(str(part) for part in found.itertext())


def tidy(text: str | None) -> str:
    """Free text with LF line ends and without outer space."""
    return (text or "").replace("\r\n", "\n").replace("\r", "\n").strip()


def number(text: str | None) -> int | None:
    """A whole number of at most 15 digits, else None."""
    said = (text or "").strip()
    digits = said.removeprefix("-")
    return int(said) if digits.isascii() and digits.isdigit() and len(digits) <= 15 else None
