"""GUIDs made from names, so that equal projects are written in equal bytes."""

import re
import uuid

#: Everything that we mint hangs on this one.
ROOT = uuid.uuid5(uuid.NAMESPACE_URL, "urn:kithgraph:refi-qda")
#: What XML 1.0 cannot hold.
UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Mint:
    """GUIDs by kind and names; a second thing of the same names gets another, by its order."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def guid(self, kind: str, *names: object) -> str:
        """The GUID, in capitals, of the next thing of this kind and these names."""
        key = "\x1f".join([kind, *("" if name is None else str(name) for name in names)])
        times = self._seen[key] = self._seen.get(key, 0) + 1
        return str(uuid.uuid5(ROOT, key if times == 1 else f"{key}\x1f#{times}")).upper()


def xml_text(text: str) -> str:
    """Text as XML can hold it; a control character becomes U+FFFD, so that places stay right."""
    return UNWRITABLE.sub("\ufffd", text)
