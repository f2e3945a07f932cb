"""The plain text of a document's file, whose lines and characters the places of passages count."""

from html.parser import HTMLParser

from striprtf.striprtf import rtf_to_text

#: endings of files that are read as documents
ENDINGS = (".txt", ".md", ".rtf", ".htm", ".html")
#: elements of a web page that begin a new line, and those whose content nobody reads
BLOCKS = frozenset(("p", "div", "br", "li", "tr", "dt", "dd", "pre", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"))
UNREAD = frozenset(("script", "style", "head", "template"))
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def plain_text(data: bytes, ending: str) -> str:
    """A file's text with LF line ends and without byte order mark; `ending` is that of its name, such as .rtf.

    RTF is known by its first bytes, whatever the ending. Raises ValueError when RTF is so damaged that it has no text.
    """
    if data.lstrip()[:5] == b"{\\rtf":
        text = _of_rtf(data)
    else:
        text = _decoded(data)
        if ending.lower() in (".htm", ".html"):
            text = _of_page(text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str:
    if data.startswith(UTF16_MARKS):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # The other encoding in which transcripts come; what it lacks shows as a replacement sign.
        return data.decode("cp1252", errors="replace")


def _of_rtf(data: bytes) -> str:
    try:
        text: str = rtf_to_text(data.decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call]
    except (LookupError, OverflowError, TypeError, ValueError) as error:
        raise ValueError("RTF without a text") from error
    # RTF writes what lies beyond 16 bits as two halves; apart they are no text.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", errors="replace")


def _of_page(text: str) -> str:
    page = _Page()
    page.feed(text)
    page.close()
    return "".join(page.parts)


class _Page(HTMLParser):
    """Gathers what a reader of a web page sees, a line a block."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as inherited
        self._unread += tag in UNREAD
        if tag in BLOCKS and self.parts and not self.parts[-1].endswith("\n"):
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._unread = max(0, self._unread - (tag in UNREAD))

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.parts.append(data)
