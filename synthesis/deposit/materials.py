"""The study materials that a deposit holds beside its data: invented protocol, forms, guides and codebook."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).with_name("materials")
SYNTHETIC = "Synthetic study material: written for an invented study that describes nobody."


@dataclass(frozen=True)
class Material:
    """One of the materials; `document` is its key among the documents of the study."""

    document: str
    title: str
    text: str


@lru_cache(maxsize=1)
def materials() -> tuple[Material, ...]:
    """All of them in order; each text says first that it is synthetic, and its lines end in LF."""
    return tuple(_material(path) for path in sorted(FOLDER.glob("*.txt")))


def _material(path: Path) -> Material:
    text = path.read_text(encoding="utf-8")
    return Material(f"material_{path.stem}", text.partition("\n")[0], f"{SYNTHETIC}\n\n{text}")
