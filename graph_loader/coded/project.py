"""A coded project as tables, whatever tool it comes from: documents, codes, passages, codings, cases and ties.

Ids are the tool's own (a GUID without braces and in capitals, else the text that stands there); none of them becomes
an id of the graph, because tools mint new ones at every export. Every frame has `nth`, the place of the row's element
in its file, counted from 1 in the order of the file, so that a problem can be pointed at.
"""

from dataclasses import dataclass, field

import polars as pl

#: what a project that we wrote names as its tool
OUR_TOOL = "kithgraph"

TEXT, INT, BOOL = pl.String(), pl.Int64(), pl.Boolean()

#: `id`; `name` as the tool shows it; `medium` text, pdf, picture, audio or video; `path` inside or beside the archive;
#: `text` with LF line ends and without byte order mark, null where it is not at hand; `sha256` of the file's own
#: bytes, null where there is none; `memo`
DOCUMENTS = {
    "nth": INT, "id": TEXT, "name": TEXT, "medium": TEXT, "path": TEXT, "text": TEXT, "sha256": TEXT, "memo": TEXT,
}  # fmt: skip
#: `path` with " > " between levels; `codable`; `memo` is the code's description
CODES = {"nth": INT, "id": TEXT, "path": TEXT, "codable": BOOL, "memo": TEXT}
#: `document` (id); `unit` of `start` and `end`: chars (of `text`, half open, in code points from 0), milliseconds,
#: points of a page (then `place` has the box), rows, or null where the tool gives no place; `place` in words for a
#: reader; `quote` the words that the tool quotes; `quote_matches` whether they stand there; `offset_mode` how the tool
#: had counted (code_points, crlf, utf16, bytes), null where nothing had to be chosen; `memo`
PASSAGES = {
    "nth": INT, "id": TEXT, "document": TEXT, "unit": TEXT, "start": INT, "end": INT, "place": TEXT, "quote": TEXT,
    "quote_matches": BOOL, "offset_mode": TEXT, "memo": TEXT,
}  # fmt: skip
#: one row a code applied to a passage by a coder; `coder` is a name, null where the tool says none; `made_at` as it
#: stands
CODINGS = {"nth": INT, "passage": TEXT, "code": TEXT, "coder": TEXT, "made_at": TEXT, "memo": TEXT}
CASES = {"nth": INT, "id": TEXT, "name": TEXT, "memo": TEXT}
#: `of` case or document; `owner` its id; `variable` its name; `value` as text, null where the tool gives none
VALUES = {"nth": INT, "of": TEXT, "owner": TEXT, "variable": TEXT, "value": TEXT}
#: a case and what tells of it: a whole document or one passage (the other is null)
MEMBERS = {"nth": INT, "case": TEXT, "document": TEXT, "passage": TEXT}
#: `name` is the relation's label; `origin` and `target` are ids of cases, codes, documents, passages or notes
LINKS = {"nth": INT, "id": TEXT, "name": TEXT, "origin": TEXT, "target": TEXT, "direction": TEXT, "memo": TEXT}
#: `member` is the id of a code, document or case
SETS = {"nth": INT, "id": TEXT, "name": TEXT, "member": TEXT}
#: what was not taken over: `what` in plain words, how often, and the first place
SKIPPED = {"what": TEXT, "count": INT, "first": TEXT}

SCHEMAS = {
    "documents": DOCUMENTS, "codes": CODES, "passages": PASSAGES, "codings": CODINGS, "cases": CASES,
    "values": VALUES, "members": MEMBERS, "links": LINKS, "sets": SETS, "skipped": SKIPPED,
}  # fmt: skip


@dataclass(frozen=True)
class Project:
    """What one file of a coding tool holds; a frame that the tool does not know is empty."""

    #: file as the user knows it
    file: str
    #: title of the project
    name: str
    #: the tool and its version as the file says, such as "QualCoder 3.8"; empty where it does not
    tool: str
    frames: dict[str, pl.DataFrame] = field(default_factory=dict)
    #: description of the project, as it stands
    memo: str = ""

    def __getattr__(self, name: str) -> pl.DataFrame:
        """A frame by its name, empty where the tool gave none."""
        if name not in SCHEMAS:
            raise AttributeError(name)
        return self.frames[name] if name in self.frames else pl.DataFrame(schema=SCHEMAS[name])
