"""The shapes of answers as OpenAPI tells them; what is sent is written by `api.answers`, column by column."""

from typing import Any

from pydantic import BaseModel, Field


class PageOf(BaseModel):
    """Which rows these are."""

    offset: int = Field(examples=[0])
    limit: int = Field(examples=[1000])
    #: rows of the whole answer
    total: int = Field(examples=[1])


class Table(BaseModel):
    """One released table, with all that is needed to read it rightly."""

    question: str = Field(examples=["multiagency_load"])
    text: str = Field(examples=["How many agencies is each family involved with?"])
    #: what is counted, what not, over which window, in which unit
    definition: str
    parameters: dict[str, str] = Field(examples=[{"study": "relations-companion"}])
    level: str = Field(examples=["research"])
    #: what must be said with it at this level
    banner: str
    #: fewest families that anything shown stands for; 0 where single families are shown
    k: int = Field(examples=[0])
    #: studies in it that were made by a program and describe nobody
    synthetic: list[str] = Field(examples=[["relations-companion"]])
    data_version: str
    #: families asked about, with rows, without, unknown
    denominators: dict[str, int]
    #: columns and their meaning
    columns: dict[str, str]
    page: PageOf
    #: a row by its columns; null is nothing stated and, below the research level, hidden
    rows: list[dict[str, Any]]


class Answers(BaseModel):
    """The answer to a question: one table at the research level, one or several below it."""

    data_version: str
    level: str = Field(examples=["research"])
    tables: list[Table]
