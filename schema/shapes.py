"""The closed shapes that every file of the model must have; an unknown or missing field is refused."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

PropertyType = Literal["text", "texts", "word", "words", "int", "float", "bool", "day"]
Sensitivity = Literal["direct", "quasi", "none"]


class Closed(BaseModel):
    """A frozen record that refuses fields it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Property(Closed):
    """One property of a kind or a tie."""

    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    type: PropertyType
    about: str
    #: direct: names or words that point at a person; quasi: may single out together with others.
    sensitivity: Sensitivity
    #: the code list that `word` and `words` are taken from
    codelist: str | None = None
    #: allowed range of numbers, ends included
    at_least: int | None = None
    at_most: int | None = None
    #: computed by the loader, never typed by a person
    derived: bool = False
    #: part of a telling: a column of the episode sheet, compared between accounts
    told: bool = False
    same_as: str | None = None


class Trait(Closed):
    """Properties that several kinds or ties share."""

    trait: str
    about: str
    properties: tuple[Property, ...]


class Kind(Closed):
    """A kind of node; its name is the node's label on both engines."""

    kind: str = Field(pattern=r"^[A-Z][A-Za-z]*$")
    about: str
    #: a name under which several kinds can be meant at once, such as `Person`
    group: str | None = None
    traits: tuple[str, ...] = ()
    properties: tuple[Property, ...] = ()
    #: the property whose value adds a second label on Neo4j, for people who browse
    second_label: str | None = None
    #: the property that says which one it is, where one is listed or named
    named_by: str
    #: may appear on a map of one family
    drawn: bool = False
    same_as: str | None = None


class Tie(Closed):
    """A kind of tie, stated by sources or derived by a rule."""

    tie: str = Field(pattern=r"^[A-Z][A-Z_]*$")
    about: str
    #: kinds or groups at each end
    from_kinds: tuple[str, ...] = Field(alias="from")
    to_kinds: tuple[str, ...] = Field(alias="to")
    traits: tuple[str, ...] = ()
    properties: tuple[Property, ...] = ()
    #: properties that tell parallel ties between the same two nodes apart
    identity: tuple[str, ...] = ()
    #: may be stated in the `ties` sheet
    stated: bool = False
    #: both ends must be of one kind; an account counts as the kind of thing it tells of
    same_kind: bool = False
    #: how a derived tie follows from stated ones
    rule: str | None = None
    same_as: str | None = None


class Entry(Closed):
    """One term of a code list."""

    slug: str = Field(pattern=r"^[a-z0-9][a-z0-9_]*$")
    label: str
    about: str = ""
    scotland: str = ""
    england: str = ""
    #: other words for it that sheets and participants use
    heard: tuple[str, ...] = ()
    same_as: str | None = None
    fields: dict[str, str | int | bool] = {}


class FieldRule(Closed):
    """What an extra field of a code list's entries must hold."""

    type: Literal["word", "int", "bool", "kind", "text"]
    codelist: str | None = None
    about: str


class CodeList(Closed):
    """A closed list of terms."""

    codelist: str = Field(pattern=r"^[a-z][a-z_]*$")
    about: str
    source: str = ""
    fields: dict[str, FieldRule] = {}
    entries: tuple[Entry, ...]


class InteractionKind(Closed):
    """A kind of interaction, with the attributes a telling of it may state."""

    slug: str = Field(pattern=r"^[a-z][a-z_]*$")
    label: str
    #: the second label on Neo4j
    neo4j_label: str = Field(pattern=r"^[A-Z][A-Za-z]*$")
    about: str
    scotland: str = ""
    england: str = ""
    heard: tuple[str, ...] = ()
    same_as: str | None = None
    #: happens between people with no service in it too; of other kinds a service that is not named is missing
    among_kin: bool = False
    attributes: tuple[str, ...] = ()


class Made(Closed):
    """A node that each row of a sheet makes or adds to."""

    key: str
    kind: str | None = None
    #: the column whose code list says the kind (its entries' field `kind`)
    kind_column: str | None = None
    #: rows that share a key describe one node and must agree
    repeats: bool = False


class Column(Closed):
    """A column of a sheet: what to write in it and where it goes in the graph."""

    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    type: Literal["key", "ref", "word", "text", "texts", "int", "float", "bool", "date"]
    about: str
    required: bool = False
    #: several values, separated by a semicolon
    many: bool = False
    codelist: str | None = None
    #: kinds or groups that a `ref` may name
    refers: tuple[str, ...] = ()
    #: a `ref` may also name a role, written `role:midwife`
    roles: bool = False
    at_least: int | None = None
    at_most: int | None = None
    #: the property it fills, when not of the same name; none if it only makes a tie
    property: str | None = None
    #: the kind it describes, when the row makes several
    of: str | None = None
    #: the tie it makes from the row's node to the named one
    tie: str | None = None
    #: the tie points from the named node to the row's
    inward: bool = False
    #: the column describes that tie, not the node
    on_tie: str | None = None
    example: str = ""


class ColumnsFrom(Closed):
    """Columns derived from a code list (one a term) or from the told properties of a trait."""

    codelist: str | None = None
    trait: str | None = None
    refers: tuple[str, ...] = ()


class Sheet(Closed):
    """A sheet of a study folder."""

    sheet: str = Field(pattern=r"^[a-z][a-z_]*$")
    about: str
    #: position in the template and in reports
    position: int
    required: bool = False
    #: filled in by a person, so that the template has a page for it; others are written by a command
    offered: bool = True
    #: read by its own interpreter rather than row by row into nodes
    interpreter: Literal["descriptors", "tellings", "ties"] = "descriptors"
    makes: tuple[Made, ...] = ()
    #: a row with a document is itself a coded passage, the evidence of its node
    evidenced: bool = False
    columns: tuple[Column, ...]
    columns_from: tuple[ColumnsFrom, ...] = ()
