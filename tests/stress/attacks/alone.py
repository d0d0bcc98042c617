"""A process and all it starts, cut off from every network; whoever asks for one is seen."""

from __future__ import annotations

import ctypes
import os
import sys
from dataclasses import dataclass
from pathlib import Path

_NEWUSER, _NEWNET = 0x10000000, 0x40000000  # sched.h
# Part of each Python that is started, and of this one: what asks for anything but a socket of
# files is told in a file beside it.
_HOOK = """
import os as _os, sys as _sys
def _hook(event, given, _into=_os.open({file!r}, _os.O_WRONLY | _os.O_CREAT | _os.O_APPEND, 0o600)):
    if event in {{"socket.connect", "socket.sendto", "socket.sendmsg"}}:
        try:
            if given[0].family.name in {{"AF_UNIX", "AF_NETLINK"}}:
                return
        except AttributeError:
            pass
    elif event not in {{"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}}:
        return
    line = f"{{event}} {{given[1:] if event[7:9] != 'ge' else given}} by {{_sys.argv}}"
    _os.write(_into, line.encode("utf-8", "replace")[:500] + b"\\n")
_sys.addaudithook(_hook)
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: told by each Python, and counted by the system for each program."""

    file: Path
    counted: bool

    def what(self) -> list[str]:
        """Lines of what was told and counted; none when nothing was."""
        found = self.file.read_text("utf-8", "replace").splitlines() if self.file.exists() else []
        return found + (_counters() if self.counted else [])


def alone(folder: Path) -> Asked:
    """Cut this process off, if the system can, and have all that it starts tell what they ask."""
    folder.mkdir()
    code = _HOOK.format(file=str(folder / "asked"))
    (folder / "sitecustomize.py").write_text(code, "utf-8")
    os.environ["PYTHONPATH"] = os.pathsep.join(
        filter(None, (str(folder), os.environ.get("PYTHONPATH")))
    )
    cut = sys.platform == "linux" and _cut_off()
    exec(compile(code, "sitecustomize.py", "exec"), {})  # noqa: S102 - it is our own, above
    return Asked(folder / "asked", cut)


def _cut_off() -> bool:
    """A network namespace with nothing in it but a loopback; false where there is none to have."""
    libc = ctypes.CDLL(None, use_errno=True)
    user, group = os.getuid(), os.getgid()
    if libc.unshare(_NEWNET | (0 if user == 0 else _NEWUSER)):
        return False
    if user:
        Path("/proc/self/setgroups").write_text("deny", "ascii")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1", "ascii")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1", "ascii")
    return True


def _counters() -> list[str]:
    """Packets on any device, and those that found no way out."""
    found = []
    for line in Path("/proc/self/net/dev").read_text("ascii").splitlines()[2:]:
        name, _, numbers = line.partition(":")
        if int(numbers.split()[9]):
            found.append(f"{numbers.split()[8]} bytes on {name.strip()}")
    heads, values = (
        one.split()
        for one in Path("/proc/self/net/snmp").read_text("ascii").splitlines()
        if one.startswith("Ip:")
    )
    if count := int(values[heads.index("OutNoRoutes")]):
        found.append(f"{count} packets had no way out")
    six = Path("/proc/self/net/snmp6")
    lines = six.read_text("ascii").splitlines() if six.exists() else []
    return found + [
        one for one in lines if one.startswith("Ip6OutNoRoutes") and one.split()[1] != "0"
    ]
