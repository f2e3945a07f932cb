"""The columns that a coded passage can fill: those of the sheets whose rows are passages."""

from graph_loader.study import STUDY_FILE, StudyFile
from graph_loader.vocabulary import as_word, terms
from schema.definition import Model
from schema.nearby import near
from schema.problems import Place, Report
from schema.shapes import Column

#: Sheets whose rows are passages -> the column that makes a passage a row of it.
PASSAGE_SHEETS = {"episodes": "kind", "statements": "statement_kind"}
#: In the place of keys: everybody whom the passage is tied to.
PEOPLE = "people"
ROLE = "role:"
#: Columns of care and control, whose cells are `key=term`.
STANCES = ("cared", "controlled")


class Columns:
    """Columns by name, and what may stand in them."""

    def __init__(self, model: Model, file: StudyFile) -> None:
        self.model = model
        self.file = file
        self.by_sheet = {sheet: {c.name: c for c in model.columns(sheet)} for sheet in PASSAGE_SHEETS}
        self.all: dict[str, Column] = {name: c for columns in self.by_sheet.values() for name, c in columns.items()}
        self._names = {as_word(name): name for name in self.all}
        for sheet in PASSAGE_SHEETS:
            for name, heads in file.columns.get(sheet, {}).items():
                for head in [heads] if isinstance(heads, str) else heads:
                    self._names[as_word(head)] = name

    def named(self, text: str) -> str | None:
        """The column that a text names, in our words or the study's."""
        return self._names.get(as_word(text))

    @property
    def names(self) -> dict[str, str]:
        """Every name by which a column is known, in plain form -> the column."""
        return dict(self._names)

    def is_key(self, name: str) -> bool:
        """Whether the column holds keys."""
        return self.all[name].type in ("key", "ref")

    def people(self) -> list[str]:
        """Columns that name people."""
        kinds = set(self.model.expand(["Person"]))
        return [n for n, c in self.all.items() if c.type == "ref" and kinds & set(self.model.expand(c.refers))]

    def parts(self) -> list[str]:
        """Columns of the parts that people play."""
        return [e.slug for e in self.model.codelists["part"].entries]

    def takes(self, name: str, value: str, field: str, report: Report) -> bool:
        """Whether an entry of `study.yaml` may fill a column with a value; if not, that is reported (E104)."""
        place = Place(file=STUDY_FILE)
        if name not in self.all:
            report.add("E104", place, field=field, fault="names a column that no passage has" + near(name, self.all))
            return False
        codelist = self.all[name].codelist
        if codelist and "*" not in value and as_word(value) not in terms(self.model, codelist, self.file):
            slugs = self.model.slugs(codelist)
            fault = f"is not a term of the code list {codelist}" + near(value, slugs)
            report.add("E104", place, field=field, fault=fault)
            return False
        role = value.removeprefix(ROLE).split("=")[0]
        if value.startswith(ROLE) and role not in self.model.slugs("role"):
            fault = "names a role that is not known" + near(role, self.model.slugs("role"))
            report.add("E104", place, field=field, fault=fault)
            return False
        return True
