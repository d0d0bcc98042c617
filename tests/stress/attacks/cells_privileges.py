"""A cell in a sandbox tries to gain rights."""

from __future__ import annotations

from pathlib import Path

from tests.stress import confined
from tests.stress.syscalls import number
from tests.stress.trials import trial

_PRIVILEGES = """
B = ctypes.create_string_buffer(4096)
for name, todo in {{
    "setuid": lambda: os.setuid(12345), "setgid": lambda: os.setgid(12345),
    "setresuid": lambda: os.setresuid(1, 1, 1), "groups": lambda: os.setgroups([0]),
    "initgroups": lambda: os.initgroups("root", 0), "nice": lambda: os.nice(-5),
    "chroot": lambda: os.chroot(tempfile.gettempdir()),
    "device": lambda: os.mknod(tempfile.gettempdir() + "/d", 0o020666, os.makedev(1, 1)),
    "raise files": lambda: __import__("resource").setrlimit(7, (9999, 9999)),
    "raise memory": lambda: __import__("resource").setrlimit(2, (-1, -1)),
    "raise cores": lambda: __import__("resource").setrlimit(4, (-1, -1)),
    "raise seconds": lambda: __import__("resource").setrlimit(0, (-1, -1)),
    "raise size": lambda: __import__("resource").setrlimit(1, (-1, -1)),
    "user map": lambda: open("/proc/self/uid_map", "w").write("0 0 1"),
    "processes": lambda: open("/proc/sys/kernel/pid_max", "w").write("4000000"),
    "cores": lambda: open("/proc/sys/kernel/core_pattern", "w").write("|/bin/sh"),
    "trigger": lambda: open("/proc/sysrq-trigger", "w").write("h"),
    "group": lambda: os.mkdir("/sys/fs/cgroup/briefing-test"),
    "disk": lambda: open("/dev/vda", "rb"), "memory": lambda: open("/dev/mem", "rb"),
    "kernel memory": lambda: open("/proc/kcore", "rb").read(1),
    "messages": lambda: open("/proc/kmsg", "rb").read(1), "console": lambda: open("/dev/console"),
    "su": lambda: subprocess.run(["su", "-c", "true", "nobody"], check=True, capture_output=True),
    "mounts": lambda: subprocess.run(["mount", "-t", "tmpfs", "x", tempfile.gettempdir()],
        check=True, capture_output=True),
    "writable": lambda: subprocess.run(["mount", "-o", "remount,rw", "/"], check=True,
        capture_output=True),
    "unshared": lambda: subprocess.run(["unshare", "-Ur", "true"], check=True,
        capture_output=True),
    "entered": lambda: subprocess.run(["nsenter", "-t", "1", "-m", "true"], check=True,
        capture_output=True),
}}.items():
    attempt(name, todo)
for flag in (0x10000000, 0x20000, 0x40000000, 0x20000000, 0x8000000, 0x4000000, 0x2000000, 0x80):
    attempt(f"unshare {{flag:x}}", lambda: call({unshare}, flag))
    if flag != 0x80:
        attempt(f"clone {{flag:x}}", lambda: call({clone}, flag | 17, 0, 0, 0, 0))
for name, number, given in {calls}:
    attempt(name, lambda: call(number, *(B if one == "B" else one for one in given)))
print("capabilities", [line.split()[1] for line in open("/proc/self/status")
    if line.startswith(("CapEff", "CapPrm", "CapBnd", "CapAmb"))])
print("flags", [line.split()[1] for line in open("/proc/self/status")
    if line.startswith(("NoNewPrivs", "Seccomp:"))])
"""
# Arguments are wrong on purpose: on a machine without the wall nothing would happen either.
_CALLS = (
    ("setns", (0, 0)), ("mount", ("B", "B", 0, 0x1000, 0)), ("unmount", ("B", 0)),
    ("pivot", ("B", "B")), ("open tree", (-100, "B", 1)), ("new mount", ("B", 0)),
    ("set mount", (-100, "B", 0, "B", 32)), ("handle", (-100, "B", 0)), ("bpf", (5, "B", 48)),
    ("perf", ("B", 0, -1, -1, 0)), ("faults", (0,)), ("ring", (8, "B")),
    ("key", ("B", "B", 0, 0, -2)), ("keys", (0, -3, 0)), ("module", (0, "B", 0)),
    ("memory file", ("B", 0)), ("shared", (0, 4096, 0o1600)), ("clock", (99, "B")),
    ("host", ("B", 0)), ("personality", (0x0040000,)), ("queue", ("B", 0, 0, 0)),
    ("madvise", (-1, "B", 0, 0, 0)), ("compare", (1, 1, 0, 0, 0)), ("kexec", (0, 0, 0, 0, 0)),
    ("quota", (0, 0, 0, 0)), ("account", ("B",)), ("swap", ("B", 0)), ("chroot", ("B",)),
    ("take descriptor", (0, 0, 0)), ("clone3", ("B", 88)),
)  # fmt: skip


@trial(
    "attack",
    who="a cell of a notebook",
    title="other users, mounts, namespaces, devices, higher limits, risky system calls",
    holds="each is refused; the cell has no capability and gains none",
    cases=12,
    part=2,
)
def cells_privileges(case: int, folder: Path) -> None:
    """By Python, by the system's programs, by the numbers of calls."""
    calls = [(name, number(name), given) for name, given in _CALLS]
    confined.chance(case).shuffle(calls)
    code = _PRIVILEGES.format(unshare=number("unshare"), clone=number("clone"), calls=calls)
    made = confined.attempted(code, confined.house(folder), started=case % 6 == 5)
    assert f"capabilities {['0' * 16] * 4}" in made.said, made
    assert "flags ['1', '2']" in made.said, made
    assert not made.got(), made.got()
