"""The catalogue: every question, and one with all that is needed to ask it. Holds nobody's data."""

from typing import Any

from fastapi import Request
from pydantic import BaseModel, Field

from api.accept import HTML, JSON, form_for
from api.access import Access, Door
from api.admission import By
from api.pages import page
from disclosure.policy import LEVELS
from queries.entry import Entry, catalogue, find_entry
from queries.parameters import asked_of
from schema.model import load_model

SIGNED_IN = Access(area="answers")
#: the questions are the same on either engine, and so are their parameters and columns
ENGINE = "embedded"


class Parameter(BaseModel):
    """What may be written for a parameter."""

    name: str = Field(examples=["family"])
    type: str = Field(examples=["a family's id"])
    about: str = Field(examples=["Only this family."])
    required: bool = Field(examples=[False])
    #: the terms accepted; empty when any text is
    terms: list[str] = Field(examples=[[]])


class Question(BaseModel):
    """A question of the catalogue, with all that is needed to ask it and to read its answer."""

    name: str = Field(examples=["multiagency_load"])
    question: str = Field(examples=["How many agencies is each family involved with?"])
    chapter: str = Field(examples=["All families"])
    definition: str = Field(examples=["Agencies that …"])
    parameters: list[Parameter]
    columns: dict[str, str] = Field(examples=[{"family": "Id of the family."}])
    cypher: str = Field(examples=["MATCH …"])
    #: what makes the answer of the rows that the Cypher gives; empty when they are the answer
    function: str = Field(examples=[""])


async def questions(request: Request, asker: By) -> Any:
    """Every question of the catalogue."""
    every = catalogue(ENGINE).values()
    if form_for(request.scope, JSON, HTML) == JSON:
        return [question_of(entry) for entry in every]
    chapters: dict[str, list[Entry]] = {}
    for entry in every:
        chapters.setdefault(entry.chapter, []).append(entry)
    return page("questions.html.j2", chapters=chapters, asker=asker)


async def question(name: str, request: Request, asker: By) -> Any:
    """One question of the catalogue; raises E601."""
    entry = find_entry(name, ENGINE)
    if form_for(request.scope, JSON, HTML) == JSON:
        return question_of(entry)
    return page("question.html.j2", one=question_of(entry), levels=LEVELS, asker=asker)


def question_of(entry: Entry) -> Question:
    """A question as the API shows it."""
    return Question(
        name=entry.name,
        question=entry.question,
        chapter=entry.chapter,
        definition=entry.definition,
        parameters=[
            Parameter(
                name=one.name,
                type=one.type,
                about=one.about,
                required=one.default is None,
                terms=list(load_model().slugs(one.codelist)) if one.codelist else [],
            )
            for one in asked_of(entry.params)
        ],
        columns=entry.result.meanings(),
        cypher=entry.cypher,
        function=entry.function.text if entry.function else "",
    )


DOORS = (
    Door("GET", "/v1/questions", SIGNED_IN, questions, model=list[Question], forms=(HTML,)),
    Door("GET", "/v1/questions/{name}", SIGNED_IN, question, model=Question, forms=(HTML,), problems=("E601",)),
)
