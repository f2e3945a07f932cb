"""Records of the question what is told in Scotland and in England."""

from pydantic import Field

from queries.rows.base import InputRow, Row


class TermTold(InputRow):
    """A thing of which a term is told in a family, or, where no code list is given, the family alone."""

    whose: str = Field(description="Id of the family.")
    country: str = Field(description="Its jurisdiction; empty when not stated.")
    codelist: str = Field(description="Code list of the term.")
    term: str = Field(description="The term.")
    thing: str = Field(description="Id of the interaction, service, agency, professional, arrangement or involvement.")
    certain: bool = Field(description="It lies wholly in the window.")


class CountriesRow(Row):
    """A term as it is told of in two countries."""

    behind = ("things",)

    codelist: str = Field(description="Code list of the term.")
    term: str = Field(description="The term, the same for both countries.")
    label: str = Field(description="The term in words.")
    match: str = Field(description="close, one word, scotland only or england only: how near the words of the two are.")
    scotland_word: str = Field(description="Word of law and guidance in Scotland.")
    england_word: str = Field(description="Word of law and guidance in England.")
    scotland_of: int = Field(description="Families in Scotland that are asked about.")
    scotland_families: int = Field(description="Those of which it is told.")
    scotland_possible: int = Field(description="Things of which it is told in Scotland.")
    scotland_certain: int = Field(description="Things of which it is told in Scotland, certainly.")
    england_of: int = Field(description="Families in England that are asked about.")
    england_families: int = Field(description="Those of which it is told.")
    england_possible: int = Field(description="Things of which it is told in England.")
    england_certain: int = Field(description="Things of which it is told in England, certainly.")
    not_stated_of: int = Field(description="Families asked about whose jurisdiction is not stated.")
    not_stated_families: int = Field(description="Those of which it is told.")
    things: list[str] = Field(description="Ids of the things.")
