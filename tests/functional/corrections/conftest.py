"""A room with a map on its wall, and the study that what it says is brought into."""

import shutil
from pathlib import Path

import pytest

from tests.lib.commands import kith
from tests.lib.folders import SmallStudy
from tests.lib.room import FAMILY, Room


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Room:
    """A room that is only read."""
    place = tmp_path_factory.mktemp("room")
    room = Room(place / "graph", place / "map.html", SmallStudy().write(place / "small"), place)
    assert kith("load", room.folder, "--to", room.graph).status == 0
    assert kith("map", FAMILY, "-o", room.page, "--from", room.graph).status == 0
    return room


@pytest.fixture
def room(drawn: Room, tmp_path: Path) -> Room:
    """The same with a study folder of its own, to be spoilt."""
    return Room(drawn.graph, drawn.page, Path(shutil.copytree(drawn.folder, tmp_path / "small")), tmp_path)
