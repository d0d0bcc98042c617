"""Numbers of system calls that a cell may try."""

from __future__ import annotations

import os

_NUMBERS = {  # of system calls: x86-64, and the others
    "ptrace": (101, 117), "read memory": (310, 270), "write memory": (311, 271),
    "tgkill": (234, 131), "open process": (434, 434), "take descriptor": (438, 438),
    "limits": (302, 261), "unshare": (272, 97), "setns": (308, 268), "mount": (165, 40),
    "unmount": (166, 39), "pivot": (155, 41), "chroot": (161, 51), "open tree": (428, 428),
    "new mount": (430, 430), "set mount": (442, 442), "handle": (304, 265), "bpf": (321, 280),
    "perf": (298, 241), "faults": (323, 282), "ring": (425, 425), "key": (248, 217),
    "keys": (250, 219), "module": (313, 273), "memory file": (319, 279), "shared": (29, 194),
    "clock": (227, 112), "host": (170, 161), "personality": (135, 92), "clone": (56, 220),
    "queue": (240, 180), "madvise": (440, 440), "compare": (312, 272), "kexec": (320, 294),
    "quota": (179, 60), "account": (163, 89), "swap": (167, 224), "clone3": (435, 435),
}  # fmt: skip


def number(name: str) -> int:
    """The number of a system call on this machine."""
    return _NUMBERS[name][0 if os.uname().machine == "x86_64" else 1]
