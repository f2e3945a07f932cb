"""Text that tries to break out of a page, and a family made of nothing else."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, product

from tests.unit.viz import invented
from viz.ecomap.record import Ecomap, Home, Node, Passage, Remark, Told, Voice

SEEDS = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    '"><svg onload=alert(3)>',
    "{{ 7 * 7 }}{% raw %}",
    "مركز الأسرة ومساندة الأطفال",
    "\u202egnidaer desrever\u2066",
    "👩‍👩‍👧‍👦🦊" * 12,
    "漢字の長いサービス名" * 6,
    "x" * 2000,
    "many words " * 180,
    "__proto__",
    "constructor",
    "line\u2028break\u2029and\x07bell\ttab\nnewline",
    "<!-- <script> ]]> &lt; &#60;",
    "javascript:alert(4)",
    "",
    "=HYPERLINK(1)",
    "</style><style>*{display:none}",
    "</title></desc></svg><a href='javascript:alert(5)'>",
    "' autofocus onfocus=alert(6) x='",
    "<template><iframe srcdoc='<script>parent.alert(7)</script>'>",
    "</textarea><details open ontoggle=alert(8)>",
    "\ufeff\u0000\ud7ff",
    "<math><mi//xlink:href='data:x,<script>alert(9)</script>'>",
    "${alert(10)}`+alert(11)+`",
)
AROUND = ("{}", " {}", "{} {}", '"{}', "'{}", "<b>{}", "{}-->", "&#x3c;{}", "{}\\", "\\u003c{}", "]]>{}", "`{}",
          "{}//", "/*{}", "<!--{}", "%3c{}", "\u2067{}\u2069", "a{}", "{}\n", "={}")  # fmt: skip
#: 500 of them
STRINGS = tuple(around.replace("{}", seed) for around, seed in product(AROUND, SEEDS))


def hostile(start: int = 0) -> Ecomap:
    """A family whose every text is hostile; over its fields and interactions, each string stands in each field."""
    texts = cycle((*STRINGS[start:], *STRINGS[:start]))

    def evil() -> str:
        return next(texts)

    base = invented.usual()
    nodes = [
        replace(n, label=evil(), detail=evil(), age=evil(), sector_label=n.sector and evil(),
                agency_label=n.agency and evil())
        for n in base.nodes
    ]  # fmt: skip
    return replace(
        base,
        title=evil(), study_title=evil(), definition=evil(), data_version=evil(),
        homes=tuple(Home(evil(), evil()) for _ in base.homes),
        nodes=tuple(nodes),
        ties=tuple(replace(t, label=evil()) for t in base.ties),
        interactions=tuple(
            replace(i, label=evil(), told=_told(i.told, evil()), disputed=(evil(), evil()),
                    people=((evil(), evil()), (evil(), evil())), evidence=(Passage(*[evil() for _ in range(6)]),))
            for i in base.interactions
        ),
        voices=tuple(
            Voice(v.owner, evil(), {i: _told(t, evil()) for i, t in v.tells.items()}) for v in base.voices
        ),
        remarks=tuple(
            Remark(f"r{number}", evil(), evil(), evil(), evil(), evil(), (on,) if on else ())
            for number, on in enumerate(("", "t0", *(n.owner for n in base.nodes)))
        ),
    )  # fmt: skip


def every_string_in_every_field() -> Ecomap:
    """A family of 500 interactions and 500 nodes: the string of the same number stands in every text of each."""
    services = [n for n in _nodes() if n.kind == "Service"]
    had = [
        (
            invented.interaction(
                number, _told(invented.told("held", invented.JANUARY_2014 + number), text), label=text,
                disputed=(text,), people=((text, text),), evidence=(Passage(*[text] * 6),),
            ),
            [f"n{number % 4}"],
            services[number % len(services)].owner,
        )
        for number, text in enumerate(STRINGS)
    ]  # fmt: skip
    voices = [Voice(f"v{n}", text, {f"i{n}": _told(invented.told("held"), text)}) for n, text in enumerate(STRINGS)]
    said = [Remark(f"r{n}", text, text, text, text, text, (f"n{n}",)) for n, text in enumerate(STRINGS)]
    return replace(invented.ecomap(_nodes(), had, [("n0", "parent", "n2")], voices), remarks=tuple(said))


def _nodes() -> Iterator[Node]:
    """Four people, 24 services and 472 workers, each with its own string in each of its texts."""
    for number, text in enumerate(STRINGS):
        node = Node(f"n{number}", "Parent" if number < 2 else "Child", text, text, age=text)
        if 4 <= number < 28:
            sector = f"s{number % 5}"
            node = replace(node, kind="Service", sector=sector, sector_label=text, agency=f"a{number}",
                           agency_label=text)  # fmt: skip
        elif number >= 28:
            node = replace(node, kind="Professional", sector="s0", sector_label=text, agency_label=text,
                           service=f"n{4 + number % 24}")  # fmt: skip
        yield node


def _told(told: Told, text: str) -> Told:
    return replace(told, status=text, reality=text, care_words=text, control_words=text, when=text)


def every_label_a_formula() -> Ecomap:
    """The usual family, everybody and everything named by a formula."""
    base = invented.usual()
    return replace(base, nodes=tuple(replace(n, label="=1+1") for n in base.nodes))
