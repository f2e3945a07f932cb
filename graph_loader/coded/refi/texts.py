"""A document's text as its file holds it: encodings, RTF, line ends."""

import codecs
from dataclasses import dataclass

from striprtf.striprtf import rtf_to_text

from graph_loader.coded.refi.offsets import Laid, laid
from graph_loader.coded.refi.raw import Skipped
from graph_loader.coded.refi.stores import Found, Store

#: A transcript of this many bytes would be some ten thousand pages.
TEXT_LIMIT = 50 << 20


@dataclass(frozen=True)
class Content:
    """A text source's text, where it came from and the sum of that file."""

    text: Laid | None
    path: str | None
    sha256: str | None


def content(inline: str | None, plain: str | None, rich: str | None, store: Store, skipped: Skipped) -> Content:
    """The text that a source holds itself, or that of its plain file, or that of its rich file where that is RTF.

    `inline` is the element's own text, `plain` and `rich` are paths as the project gives them. A text that cannot be
    had is counted.
    """
    if inline is not None and (inline or not (plain or rich)):
        return Content(laid(inline), None, None)
    named = None
    for path in (plain, rich):
        found = store.find(path)
        if found is None:
            continue
        read = Content(_text(found, store, skipped), found.path, store.sha256(found))
        if read.text is not None:
            return read
        named = named or read
    if named is not None:
        return named
    if plain or rich:
        skipped.add("texts that are not at hand")
    return Content(None, plain or rich, None)


def _text(found: Found, store: Store, skipped: Skipped) -> Laid | None:
    if found.path.lower().endswith((".docx", ".doc", ".odt", ".pdf")):
        skipped.add("texts that lie only in a DOCX, DOC, ODT or PDF file")
        return None
    data = store.read(found, TEXT_LIMIT)
    if data is None:
        skipped.add("texts that are too long to be read")
        return None
    if data.lstrip()[:5] == b"{\\rtf":
        return laid(rtf_to_text(data.decode("cp1252", "replace"), errors="replace"))  # type: ignore[no-untyped-call]
    text = decoded(data)
    if text is None:
        skipped.add("texts in an unknown encoding")
    return laid(text) if text is not None else None


def decoded(data: bytes) -> str | None:
    """Text in UTF-8, in UTF-16 with its mark, or in Windows' Western encoding; None where it is none of them."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text
    return None
