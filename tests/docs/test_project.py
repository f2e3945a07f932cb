"""What the project says of itself is so, and nothing in it names a package host or a folder of somebody's machine."""

import re
import tomllib

from graph_loader.study import StudyFile
from kithgraph import Graph
from schema.model import load_model
from schema.problems import load_problems
from tests.docs.project import ROOT, files, folders, name_of

#: Written in parts, so that this file does not hold what it looks for.
HOSTS = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("repo", "maven", "apache", "org"),
        ("repo1", "maven", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("deb", "debian", "org"),
        ("conda", "anaconda", "org"),
    )
)
MACHINE = re.compile(r"(?<![\w.-])/(?:" + "|".join(("work", "root", "home", "Users")) + r")/")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_no_file_names_a_package_host() -> None:
    found = {name_of(p): h for p in files() for h in HOSTS if h.encode() in p.read_bytes().lower()}
    assert found == {}


def test_no_lock_file_names_any_host() -> None:
    locks = [p for p in files() if p.suffix == ".lock"]
    assert [name_of(p) for p in locks if "://" in p.read_text(encoding="utf-8")] == []
    assert len(locks) == 2


def test_no_file_names_a_folder_of_a_machine() -> None:
    found = [name_of(p) for p in files() if MACHINE.search(p.read_bytes().decode("utf-8", errors="replace"))]
    assert found == []


def test_the_readme_lists_every_top_level_folder() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| `(\w+)/` \|", text, re.MULTILINE))
    assert listed == folders()


def test_the_changelog_has_the_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## {re.escape(PROJECT['version'])}\b", text, re.MULTILINE)


def test_the_licence_is_there_whole() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert PROJECT["license"] == "Apache-2.0"
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_each_dependency_says_why() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").split("\n")
    begin = lines.index("dependencies = [")
    end = lines.index("[project.scripts]")
    named = [line for line in lines[begin + 1 : end] if re.match(r'^(\w+ = \[)? *"', line)]
    assert len(named) > len(PROJECT["dependencies"])
    assert [line.strip() for line in named if not re.search(r"#\s*\w+", line)] == []


def test_every_problem_code_that_a_page_names_exists() -> None:
    named = {
        (name_of(p), code)
        for p in files()
        if p.suffix == ".md"
        for code in re.findall(r"\bE[1-9]\d\d\b", p.read_text(encoding="utf-8"))
    }
    assert sorted(one for one in named if one[1] not in load_problems()) == []


def test_the_facade_has_what_the_readme_promises() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    used = set(re.findall(r"\bgraph\.(\w+)\(", text))
    assert used
    assert [name for name in sorted(used) if not hasattr(Graph, name)] == []


def test_the_page_on_the_study_folder_names_every_field_and_sheet() -> None:
    text = (ROOT / "docs" / "study-folder.md").read_text(encoding="utf-8")
    assert [name for name in StudyFile.model_fields if not re.search(rf"^{name}: ", text, re.MULTILINE)] == []
    listed = dict(re.findall(r"^\| `(\w+)` \| .* \| (yes|) ?\|$", text, re.MULTILINE))
    assert listed == {name: "yes" if one.required else "" for name, one in load_model().sheets.items()}


def test_every_variable_of_the_environment_is_explained() -> None:
    code = " ".join(p.read_text(encoding="utf-8") for p in files() if p.suffix == ".py" and "tests" not in p.parts)
    text = (ROOT / "docs" / "engines.md").read_text(encoding="utf-8")
    assert sorted({name for name in re.findall(r"\bKITH_[A-Z0-9_]+\b", code) if name not in text}) == []
