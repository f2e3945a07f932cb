"""Modules of page script joined into one text, so that a page is one file and its policy can name it by hash."""

import re
from pathlib import Path

#: import { a, b as c } from "./other.js";   or "../room/other.js"; the only forms that the pages use
IMPORT = re.compile(r'^import \{([^}]*)\} from "((?:\.|\.\./[\w-]+)/[\w-]+)\.js";\n', re.MULTILINE)
#: a name that a module defines at its top
DEFINED = re.compile(r"^(?:async )?(?:export )?(?:async )?(?:function|const|let|class) (\w+)", re.MULTILINE)
EXPORT = re.compile(r"^export ", re.MULTILINE)
#: comments as the modules write them: blocks, and lines of their own
COMMENT = re.compile(r"/\*.*?\*/ ?|^[ \t]*//[^\n]*\n", re.DOTALL | re.MULTILINE)
BLANK = re.compile(r"\n[ \t\n]+")
RENAMED = re.compile(r"(\w+) as (\w+)")


def joined(folder: Path, first: str) -> str:
    """The module and all that it imports, each once and after what it needs, each in a scope of its own.

    Raises ValueError for modules that import each other in a circle.
    """
    order: list[str] = []
    above, start = folder.parent, f"{folder.name}/{first}"
    _visit(above, start, order, ())
    parts = ['"use strict";', "(() => {", "const modules = {};"]
    for name in order:
        parts.append(_wrapped(name, (above / f"{name}.js").read_text(encoding="utf-8")))
    parts.append("})();\n")
    return "\n".join(parts)


def _visit(above: Path, name: str, order: list[str], importing: tuple[str, ...]) -> None:
    if name in importing:
        raise ValueError(f"the modules {' -> '.join((*importing, name))} import each other")
    if name in order:
        return
    text = (above / f"{name}.js").read_text(encoding="utf-8")
    for _, other in IMPORT.findall(text):
        _visit(above, _named(name, other), order, (*importing, name))
    order.append(name)


def _named(name: str, other: str) -> str:
    """A module as the pages' folder knows it, room/other, from how the module `name` imports it."""
    return (
        other.removeprefix("../")
        if other.startswith("../")
        else name.split("/", maxsplit=1)[0] + other.removeprefix(".")
    )


def _wrapped(name: str, text: str) -> str:
    """One module as a function of its own that gives what it exports."""
    exported = [m[1] for m in DEFINED.finditer(text) if m[0].startswith(("export ", "async export "))]
    body = EXPORT.sub("", IMPORT.sub(lambda match: _taken(name, match), text)).strip()
    return f"modules[{name!r}] = (() => {{\n{body}\nreturn {{ {', '.join(exported)} }};\n}})();"


def _taken(name: str, match: re.Match[str]) -> str:
    names = RENAMED.sub(r"\1: \2", match[1])
    return f"const {{{names}}} = modules[{_named(name, match[2])!r}];\n"


def lean(code: str) -> str:
    """Script or style of ours without its comments and indents: what types and readers need, and browsers do not.

    A module may have no comment signs in its strings, and no text that runs over several lines.
    """
    return BLANK.sub("\n", COMMENT.sub("", code))
