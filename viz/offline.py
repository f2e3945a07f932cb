"""One file that needs nothing else: scripts and styles inside it, a policy that allows only these, data escaped."""

import json
import re
from base64 import b64encode
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from viz.typeface import font_faces

PAGE = Path(__file__).parent / "page"
VIS = "lib/vis-9.1.2"
#: characters that could end a script element or a line of script
RISKY = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


@lru_cache(maxsize=1)
def vis_network() -> tuple[str, str]:
    """Script and style of vis-network as the pyvis wheel carries them.

    Left out: the pointer to a source map, and pictures for controls that these maps do not have (200 kB a page).
    """
    folder = files("pyvis") / VIS
    script = (folder / "vis-network.min.js").read_text(encoding="utf-8")
    style = (folder / "vis-network.css").read_text(encoding="utf-8")
    script = re.sub(r"//# sourceMappingURL=\S*\s*$", "", script)
    style = re.sub(r'background-image:\s*url\("?data:[^)]*\);?', "", style)
    return _newlines(script), _newlines(style)


def render(
    template: str,
    styles: Iterable[str],
    scripts: Iterable[str],
    texts: Iterable[str] | None,
    *,
    makes_pictures: bool = False,
    **values: Any,
) -> str:
    """A whole page from a template of the page folder.

    `styles` and `scripts` are the very text to be put in, or names of files of the page folder; `texts` says which
    characters the typeface must have, None that the page is shown in the reader's own; `values` are escaped by the
    template. A page that `makes_pictures` may load those that its own script has made, and no others.
    """
    style = "\n".join([*([] if texts is None else [font_faces(texts)]), *map(_source, styles)])
    code = [_source(s) for s in scripts]
    policy = "; ".join(
        [
            "default-src 'none'",
            "script-src " + (" ".join(map(_hash, code)) or "'none'"),
            f"style-src {_hash(style)}",
            "font-src data:",
            *(["img-src blob:"] if makes_pictures else []),
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )
    page = _environment().get_template(template)
    # Only our own files and the wheel's bundle are marked safe; whatever the study says goes through autoescape.
    safe = {"style": Markup(style), "scripts": [Markup(c) for c in code]}  # noqa: S704
    return page.render(policy=policy, **safe, **values)


def embedded(data: Any) -> Markup:
    """Data as JSON that is safe inside a script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for risky, escaped in RISKY.items():
        text = text.replace(risky, escaped)
    return Markup(text)  # noqa: S704 - nothing that ends the element is left


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(PAGE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def _source(name_or_text: str) -> str:
    if name_or_text.endswith((".css", ".js")) and "\n" not in name_or_text:
        return _newlines((PAGE / name_or_text).read_text(encoding="utf-8"))
    return name_or_text


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}'"
