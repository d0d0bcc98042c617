"""A cell in a sandbox tries to reach others by any kind of socket."""

from __future__ import annotations

import contextlib
import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.stress import confined
from tests.stress.trials import trial

_FAMILIES = (1, 2, 3, 4, 5, 10, 16, 17, 26, 29, 31, 38, 40, 44)


class _Doors:
    """Servers of the house: of TCP, of UDP, of an abstract name, and of a path."""

    def __init__(self, folder: Path) -> None:
        self.came: list[str] = []
        self.path, self.name = str(folder / "door"), f"\0briefing-{os.getpid()}"
        self.sockets = {
            "tcp": socket.socket(),
            "udp": socket.socket(socket.AF_INET, socket.SOCK_DGRAM),
            "abstract": socket.socket(socket.AF_UNIX),
            "path": socket.socket(socket.AF_UNIX),
            "datagrams": socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM),
        }
        places: dict[str, Any] = {
            "tcp": ("127.0.0.1", 0), "udp": ("127.0.0.1", 0), "abstract": self.name,
            "path": self.path, "datagrams": f"{self.path}-dgram",
        }  # fmt: skip
        for name, place in places.items():
            self.sockets[name].bind(place)
            if self.sockets[name].type == socket.SOCK_STREAM:
                self.sockets[name].listen()
            threading.Thread(target=self._listen, args=(name,), daemon=True).start()

    def _listen(self, name: str) -> None:
        with contextlib.suppress(OSError):
            one = self.sockets[name]
            while True:
                told = one.accept() if one.type == socket.SOCK_STREAM else one.recvfrom(10)
                if told[0] == b"" and told[1] is None:
                    return  # it was closed
                self.came.append(f"{name} {told!r:.40}")

    def close(self) -> None:
        for one in self.sockets.values():
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()


@contextlib.contextmanager
def _doors(folder: Path) -> Iterator[_Doors]:
    found = _Doors(folder)
    try:
        yield found
    finally:
        found.close()


_NETWORK = """
def made(family, kind):
    one = socket.socket(family, kind)
    one.settimeout(1)
    return one
for family in {families}:
    for kind in (1, 2, 3, 5, 10):
        attempt(f"socket {{family}} {{kind}}", lambda: made(family, kind))
        attempt(f"call {{family}} {{kind}}", lambda: call({socket}, family, kind | 0o2000000, 0))
attempt("tcp", lambda: socket.create_connection(("127.0.0.1", {tcp}), 1))
attempt("name", lambda: socket.getaddrinfo("example.org", 80, 0, socket.SOCK_STREAM))
attempt("server", lambda: socket.create_server(("127.0.0.1", 0)))
import urllib.request
attempt("page", lambda: urllib.request.urlopen("http://127.0.0.1:{tcp}", timeout=1))
attempt("bash", lambda: subprocess.run(
    ["bash", "-c", "echo hello > /dev/tcp/127.0.0.1/{tcp}"], check=True, capture_output=True))
attempt("child", lambda: subprocess.run(
    [sys.executable, "-c", "import socket; socket.create_connection(('127.0.0.1', {tcp}), 1)"],
    check=True, capture_output=True))
attempt("datagrams", lambda: socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM))
attempt("packets", lambda: socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET))
ours, theirs = socket.socketpair()
for place in ({path!r}, {name!r}, {path!r} + "-dgram"):
    attempt(f"pair {{place}}", lambda: ours.connect(place))
    attempt(f"pair to {{place}}", lambda: ours.sendto(b"hello", place))
    attempt(f"pair with {{place}}", lambda: ours.sendmsg([b"hello"], [], 0, place))
attempt("bind", lambda: ours.bind(os.path.join(tempfile.gettempdir(), "x")))
for number in range(3, 200):
    try:
        one = socket.socket(fileno=number)
    except OSError:
        continue
    for place in ({path!r}, {name!r}, ("127.0.0.1", {tcp})):
        try:
            one.connect(place)
        except (OSError, TypeError) as error:
            continue
        print("GOT held", number, place)
    one.detach()
attempt("ring", lambda: call(425, 8, ctypes.create_string_buffer(256)))
"""


@trial(
    "attack",
    who="a cell of a notebook",
    title="sockets of every kind, names to be resolved, servers of the house, in a sandbox",
    holds="nothing is connected to, sent or listened at",
    cases=24,
    part=2,
)
def cells_network(case: int, folder: Path) -> None:
    """By Python, by numbers of system calls, by children, and by what is open already."""
    project = confined.house(folder)
    chance = confined.chance(case)
    families = chance.sample(_FAMILIES, 6)
    number = 41 if os.uname().machine == "x86_64" else 198
    with _doors(folder) as doors:
        code = _NETWORK.format(
            families=families, socket=number, path=doors.path, name=doors.name,
            tcp=doors.sockets["tcp"].getsockname()[1],
        )  # fmt: skip
        made = confined.attempted(code, project, started=case % 8 == 7)
    assert "refused ring" in made.said, made
    assert not made.got(), made.got()
    assert not doors.came, doors.came
