"""A document's text as the file that an archive holds of it."""

import re

#: Number of the invented deposit; every file name begins with it.
STUDY_NUMBER = "900001"
FORMS = ("txt", "rtf")
#: What RTF may not hold as it is: its own signs, and all that is not plain ASCII. A line's end has a word of its own.
TO_ESCAPE = re.compile(r"[^ -\[\]-z|~\n]")
HEAD = (
    "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}}\n"
    "{\\info{\\comment Synthetic: describes nobody.}}\n"
    "\\viewkind4\\uc1\\pard\\f0\\fs22\n"
)
FOOT = "}\n"


def file_name(document: str, form: str) -> str:
    """The file name of the document with a key, deposited as "txt" or "rtf". Raises ValueError for other forms."""
    if form not in FORMS:
        raise ValueError(f"A document is deposited as one of {', '.join(FORMS)}.")
    return f"{STUDY_NUMBER}_{document}.{form}"


def deposited(text: str, form: str) -> bytes:
    """The bytes of the file: UTF-8 for "txt", RTF 1.9 in plain ASCII for "rtf". Raises ValueError for other forms.

    Places in a document count the characters of `text`, whose lines end in LF; the text of either file is the same.
    """
    if form not in FORMS:
        raise ValueError(f"A document is deposited as one of {', '.join(FORMS)}.")
    return text.encode() if form == "txt" else _rtf(text).encode("ascii")


def _rtf(text: str) -> str:
    return HEAD + TO_ESCAPE.sub(_escaped, text).replace("\n", "\\par\n") + FOOT


def _escaped(found: "re.Match[str]") -> str:
    sign = found.group()
    if sign in "\\{}":
        return f"\\{sign}"
    if sign == "\t":
        return "\\tab "
    # RTF counts in UTF-16 with a sign, so an emoji is a pair; the question mark is for readers that know none of it.
    units = sign.encode("utf-16-le")
    pairs = zip(units[::2], units[1::2], strict=True)
    codes = (low + 256 * high for low, high in pairs)
    return "".join(f"\\u{code - 65536 if code > 32767 else code}?" for code in codes)
