"""A TCP proxy that cuts the connection at a chosen COMMIT, so that broken commits can be tested every time."""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Literal

#: the Bolt message COMMIT with the end of its chunk
COMMIT = b"\xb0\x12\x00\x00"


class CuttingProxy:
    """Forwards to a Bolt port; once armed, cuts at the given COMMIT counted from then.

    `before`: the COMMIT never reaches the server. `after`: it does, and its answer is lost. With `for_good` nobody
    can connect afterwards. `meanwhile` is called while that COMMIT is held back.
    """

    def __init__(self, port: int) -> None:
        self._target = ("127.0.0.1", port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._left = 0
        self._cut: Literal["before", "after"] = "before"
        self._for_good = False
        self._meanwhile: Callable[[], object] = int
        self._sockets: list[socket.socket] = [self._listener]
        self._threads: list[threading.Thread] = []
        self._start(self._accept)

    def arm(
        self,
        commits: int,
        cut: Literal["before", "after"],
        *,
        for_good: bool = False,
        meanwhile: Callable[[], object] = int,
    ) -> None:
        """Cut at the COMMIT that comes as number `commits` from now."""
        self._left, self._cut, self._for_good, self._meanwhile = commits, cut, for_good, meanwhile

    def close(self) -> None:
        """Close every connection and wait for the threads."""
        for one in self._sockets:
            _shut(one)
        for thread in self._threads:
            thread.join(10)

    def _start(self, target: object, *arguments: socket.socket) -> None:
        thread = threading.Thread(target=target, args=arguments, daemon=True)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                server = socket.create_connection(self._target)
                self._sockets += [client, server]
                self._start(self._outward, client, server)
                self._start(self._inward, server, client)

    def _outward(self, client: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while data := client.recv(65536):
                if COMMIT in data and self._left:
                    self._left -= 1
                    if not self._left:
                        self._meanwhile()
                        if self._for_good:
                            _shut(self._listener)
                        _shut(client)
                        if self._cut == "after":
                            server.sendall(data)
                            server.recv(65536)
                        break
                server.sendall(data)
        _shut(server)

    def _inward(self, server: socket.socket, client: socket.socket) -> None:
        with suppress(OSError):
            while data := server.recv(65536):
                client.sendall(data)
        _shut(client)


def _shut(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()
