"""The readme of a deposit."""

from synthesis.deposit.about import SYNTHETIC, TITLE
from synthesis.deposit.catalogue import DDI_FILE, SCHEMA_ORG_FILE
from synthesis.deposit.layouts import CODING, FILES, PARTICIPANTS, SERVICES
from synthesis.deposit.texts import STUDY_NUMBER

README_FILE = f"read{STUDY_NUMBER}.txt"
TEXT = """{title}
SN {number} (an invented number)

{synthetic}
The number, the creator and every name are invented. No archive holds this deposit; it has the shape of one, so that
reading such deposits can be learnt and tried.

What is here
{folders}
  {files}
      every file: its code, description, data set, checksum, whose accounts it holds
  {participants}
      ID codes, pseudonyms and descriptors of parents, family members and professionals
  {services}
      ID codes, pseudonyms and descriptors of services and the organisations they belong to
  {coding}
      the coding, a tab for each: coded episodes, families, relationships, work with families, children, views and
      figures
  {ddi}, {schema_org}
      a saved catalogue record, in DDI Codebook 2.5 and as a schema.org Dataset

Files
Text files are UTF-8; the others are RTF. Names of files begin with the study number and end in the form.
Each list has a title above its headers, blank rows between groups, and cells merged where one value holds for several
rows. A dash and "not stated" mean that the source does not say, N/K that it was not known. An empty cell says nothing.
[name], [place removed] and the like mark what was taken out of a text.
A passage such as "chars 310-480" counts the characters of a document's plain text, with lines that end in a line feed;
for an RTF file that is its text without the formatting.
"""


def readme(folders: dict[str, int]) -> str:
    """The readme's text; `folders` are the folders of documents and how many files each has."""
    return TEXT.format(
        title=TITLE,
        number=STUDY_NUMBER,
        synthetic=SYNTHETIC,
        folders="\n".join(f"  {name}/\n      {n} text and RTF files" for name, n in folders.items()),
        files=FILES,
        participants=PARTICIPANTS,
        services=SERVICES,
        coding=CODING,
        ddi=DDI_FILE,
        schema_org=SCHEMA_ORG_FILE,
    )
