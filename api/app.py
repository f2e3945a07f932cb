"""The application: routes about the model and the questions. Whatever reads a graph waits for sign-in and the gate."""

from fastapi import FastAPI
from pydantic import BaseModel, Field

from api.problems import as_problem
from queries.entry import Entry, catalogue, find_entry
from queries.parameters import asked_of
from schema.definition import Model
from schema.model import FORMAT, load_model
from schema.nearby import near
from schema.problems import KithError
from schema.reference import describe, names


class Health(BaseModel):
    """That the service answers."""

    status: str = Field(examples=["ok"])
    #: layout of the graphs that it knows
    format: int


class Parameter(BaseModel):
    """What may be written for a parameter."""

    name: str
    type: str
    about: str
    required: bool


class Question(BaseModel):
    """A question of the catalogue, with all that is needed to ask it and to read its answer."""

    name: str
    question: str
    chapter: str
    definition: str
    parameters: list[Parameter]
    columns: dict[str, str]
    cypher: str
    #: what makes the answer of the rows that the Cypher gives; empty when they are the answer
    function: str


class ModelNames(BaseModel):
    """Every name of the model."""

    kinds: list[str]
    ties: list[str]
    codelists: list[str]
    interactions: list[str]
    sheets: list[str]


class Description(BaseModel):
    """Everything about one name of the model, in words."""

    name: str
    text: str


def create_app() -> FastAPI:
    """The application, over the model and the catalogue that ship."""
    app = FastAPI(title="kithgraph", version="1", docs_url=None, redoc_url=None)
    app.add_exception_handler(KithError, as_problem)
    model = load_model()

    @app.get("/v1/health")
    async def health() -> Health:
        """Whether the service answers."""
        return Health(status="ok", format=FORMAT)

    @app.get("/v1/questions")
    async def questions() -> list[Question]:
        """Every question of the catalogue."""
        return [_question(entry) for entry in catalogue("embedded").values()]

    @app.get("/v1/questions/{name}")
    async def question(name: str) -> Question:
        """One question of the catalogue."""
        return _question(find_entry(name, "embedded"))

    @app.get("/v1/model")
    async def model_names() -> ModelNames:
        """Every name of the model."""
        return _names(model)

    @app.get("/v1/model/{name}")
    async def description(name: str) -> Description:
        """One kind, tie, code list, interaction kind or sheet."""
        text = describe(model, name)
        if text is None:
            raise KithError("E703", near=near(name, names(model)))
        return Description(name=name, text=text)

    return app


def _question(entry: Entry) -> Question:
    return Question(
        name=entry.name,
        question=entry.question,
        chapter=entry.chapter,
        definition=entry.definition,
        parameters=[
            Parameter(name=one.name, type=one.type, about=one.about, required=one.default is None)
            for one in asked_of(entry.params)
        ],
        columns=entry.result.meanings(),
        cypher=entry.cypher,
        function=entry.function.text if entry.function else "",
    )


def _names(model: Model) -> ModelNames:
    return ModelNames(
        kinds=list(model.kinds),
        ties=list(model.ties),
        codelists=list(model.codelists),
        interactions=list(model.interactions),
        sheets=list(model.sheets),
    )
