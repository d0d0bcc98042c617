"""A filter of system calls: what no notebook needs, and what would lead out, is refused."""

from __future__ import annotations

import ctypes
import errno
import struct

from briefing.sandbox import system

# By kind of machine: asm/unistd.h. x86-64 first, then the numbers that other machines share.
_ARCHITECTURES = {"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1)}
_CALLS = {
    # sockets: the kernel has its wire already; one pair of streams is made by event loops
    "socket": (41, 198), "connect": (42, 203), "bind": (49, 200), "listen": (50, 201),
    "accept": (43, 202), "accept4": (288, 242),
    # others' memory and descriptors
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271),
    "kcmp": (312, 272), "pidfd_getfd": (438, 438), "process_madvise": (440, 440),
    # namespaces and mounts
    "unshare": (272, 97), "setns": (308, 268), "mount": (165, 40), "umount2": (166, 39),
    "pivot_root": (155, 41), "chroot": (161, 51), "open_tree": (428, 428),
    "move_mount": (429, 429), "fsopen": (430, 430), "fsconfig": (431, 431),
    "fsmount": (432, 432), "fspick": (433, 433), "mount_setattr": (442, 442),
    "open_tree_attr": (467, 467),
    "name_to_handle_at": (303, 264), "open_by_handle_at": (304, 265),
    # large parts of the system that have led out before
    "bpf": (321, 280), "perf_event_open": (298, 241), "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425), "io_uring_enter": (426, 426), "io_uring_register": (427, 427),
    "add_key": (248, 217), "request_key": (249, 218), "keyctl": (250, 219),
    "fanotify_init": (300, 262), "lookup_dcookie": (212, 18), "vmsplice": (278, 75),
    # memory that no limit of this process counts
    "memfd_create": (319, 279), "memfd_secret": (447, 447), "shmget": (29, 194),
    "shmat": (30, 196), "msgget": (68, 186), "semget": (64, 190), "mq_open": (240, 180),
    # the machine's own
    "kexec_load": (246, 104), "kexec_file_load": (320, 294), "init_module": (175, 105),
    "finit_module": (313, 273), "delete_module": (176, 106), "reboot": (169, 142),
    "swapon": (167, 224), "swapoff": (168, 225), "acct": (163, 89), "quotactl": (179, 60),
    "settimeofday": (164, 170), "clock_settime": (227, 112), "clock_adjtime": (305, 266),
    "adjtimex": (159, 171), "sethostname": (170, 161), "setdomainname": (171, 162),
    "syslog": (103, 116), "personality": (135, 92),
}  # fmt: skip
_ONLY_INTEL = {"iopl": 172, "ioperm": 173, "modify_ldt": 154}
_CLONE, _CLONE3, _PAIR, _SENDTO = (56, 220), (435, 435), (53, 199), (44, 206)
_SPACES = 0x7E020000  # all CLONE_NEW… but that of time, which is no flag of clone
_UNIX, _STREAM, _KIND = 1, 1, 0xF

_LOAD, _EQUAL, _AT_LEAST, _ANY, _MASK, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x54, 0x06
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_NUMBER, _ARCH, _ARGUMENTS = 0, 4, 16  # offsets in struct seccomp_data
_Line = tuple[int, int, int, int]


def enter() -> None:
    """Take the filter on, for good. Raises OSError where there is none."""
    if system.machine() not in _ARCHITECTURES:
        raise OSError(errno.ENOSYS, f"no filter is written for {system.machine()}")
    lines = _program(system.machine())
    code = b"".join(struct.pack("=HBBI", *line) for line in lines)
    held = ctypes.create_string_buffer(code, len(code))
    program = struct.pack("@HP", len(lines), ctypes.addressof(held))
    system.prctl(system.SECCOMP, 2, ctypes.create_string_buffer(program, len(program)))


def _program(machine: str) -> list[_Line]:
    architecture, which = _ARCHITECTURES[machine]
    lines: list[_Line] = [
        (_LOAD, 0, 0, _ARCH),
        (_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL),  # another machine's calls have other numbers
        (_LOAD, 0, 0, _NUMBER),
    ]
    if machine == "x86_64":
        lines += [(_AT_LEAST, 0, 1, 0x40000000), (_RETURN, 0, 0, _REFUSE | errno.ENOSYS)]
    numbers = [call[which] for call in _CALLS.values()]
    numbers += _ONLY_INTEL.values() if machine == "x86_64" else ()
    for number in numbers:
        lines += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _REFUSE | errno.EACCES)]
    lines += [(_EQUAL, 0, 1, _CLONE3[which]), (_RETURN, 0, 0, _REFUSE | errno.ENOSYS)]
    lines += _when(_CLONE[which], [_argument(0), (_ANY, 0, 1, _SPACES), _refused(), _allowed()])
    lines += _when(
        _PAIR[which],
        [
            _argument(0), (_EQUAL, 1, 0, _UNIX), _refused(),
            _argument(1), (_MASK, 0, 0, _KIND), (_EQUAL, 1, 0, _STREAM), _refused(), _allowed(),
        ],
    )  # fmt: skip
    lines += _when(  # a datagram to somewhere; streams are sent without an address
        _SENDTO[which],
        [
            _argument(4), (_EQUAL, 1, 0, 0), _refused(),
            _argument(4, high=True), (_EQUAL, 1, 0, 0), _refused(), _allowed(),
        ],
    )  # fmt: skip
    return [*lines, _allowed()]


def _when(number: int, lines: list[_Line]) -> list[_Line]:
    """These lines for one call; they all end in an answer."""
    return [(_EQUAL, 0, len(lines), number), *lines]


def _argument(index: int, *, high: bool = False) -> _Line:
    return (_LOAD, 0, 0, _ARGUMENTS + 8 * index + 4 * high)


def _refused() -> _Line:
    return (_RETURN, 0, 0, _REFUSE | errno.EACCES)


def _allowed() -> _Line:
    return (_RETURN, 0, 0, _ALLOW)
