"""The model in words: every name of it, and one of them explained. Holds nobody's data."""

from pydantic import BaseModel, Field

from api.access import Access, Door
from api.admission import Has
from schema.nearby import near
from schema.problems import KithError
from schema.reference import describe, names

SIGNED_IN = Access(area="answers")


class ModelNames(BaseModel):
    """Every name of the model."""

    kinds: list[str] = Field(examples=[["Family", "Parent"]])
    ties: list[str] = Field(examples=[["MEMBER_OF"]])
    codelists: list[str] = Field(examples=[["sector"]])
    interactions: list[str] = Field(examples=[["case_conference"]])
    sheets: list[str] = Field(examples=[["episodes"]])


class Description(BaseModel):
    """Everything about one name of the model, in words."""

    name: str = Field(examples=["sector"])
    text: str = Field(examples=["The code list sector: …"])


async def model_names(parts: Has) -> ModelNames:
    """Every name of the model."""
    model = parts.model
    return ModelNames(
        kinds=list(model.kinds),
        ties=list(model.ties),
        codelists=list(model.codelists),
        interactions=list(model.interactions),
        sheets=list(model.sheets),
    )


async def description(name: str, parts: Has) -> Description:
    """One kind, tie, code list, interaction kind or sheet; raises E703."""
    text = describe(parts.model, name)
    if text is None:
        raise KithError("E703", near=near(name, names(parts.model)))
    return Description(name=name, text=text)


DOORS = (
    Door("GET", "/v1/model", SIGNED_IN, model_names),
    Door("GET", "/v1/model/{name}", SIGNED_IN, description, problems=("E703",)),
)
