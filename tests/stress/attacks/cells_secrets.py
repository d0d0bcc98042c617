"""A cell in a sandbox tries to read what is secret."""

from __future__ import annotations

import os
from pathlib import Path

from tests.stress import confined
from tests.stress.trials import trial

_LOOKS = {
    "open": "open({0!r}).read()",
    "bytes": "os.read(os.open({0!r}, os.O_RDONLY), 99)",
    "path only": "open('/proc/self/fd/%d' % os.open({0!r}, os.O_PATH)).read()",
    "shell": "subprocess.run(['cat', {0!r}], capture_output=True, check=True).stdout",
    "root": "open('/proc/self/root' + {0!r}).read()",
    "guard": "open('/proc/1/root' + {0!r}).read()",
    "guard's folder": "open('/proc/1/cwd/' + os.path.relpath({0!r})).read()",
    "symlink": "(os.symlink({0!r}, T + '/s{1}'), open(T + '/s{1}').read())",
    "link": "(os.link({0!r}, T + '/h{1}'), open(T + '/h{1}').read())",
    "map": "__import__('mmap').mmap(os.open({0!r}, 0), 9, prot=1)[:]",
    "import": "__import__('runpy').run_path({0!r})",
    "database": "__import__('sqlite3').connect('file:' + {0!r} + '?mode=ro', uri=True)"
    ".execute('select 1 from sqlite_master').fetchall()",
    "copy": "__import__('shutil').copy({0!r}, T)",
    "send": "os.sendfile(os.open(T + '/o', os.O_CREAT | os.O_WRONLY), os.open({0!r}, 0), 0, 9)",
    "handle": "call(303, -100, {0!r}.encode(), ctypes.create_string_buffer(160),"
    " ctypes.create_string_buffer(8), 0)",
    "program": "os.spawnv(os.P_WAIT, {0!r}, ['x']) and 1 / 0",
    "folder": "os.listdir(os.path.dirname({0!r}))",
}


@trial(
    "attack",
    who="a cell of a notebook",
    title="reading keys, hidden files of the project, others' files, the environment of the house",
    holds="no byte of a secret is printed",
    cases=30,
    part=2,
)
def cells_secrets(case: int, folder: Path) -> None:
    """A home with keys, a project with hidden files, and secrets in the environment."""
    project, home = confined.house(folder), folder / "home"
    for name in (".ssh/id_rsa", ".aws/credentials", ".netrc", "notes.txt", ".config/x/token"):
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{confined.SECRET} {name}\n")
    hidden = [project / name for name in (".env", ".git/config", ".ssh/id_ed25519", ".netrc")]
    kept = [*hidden, *(one for one in home.rglob("*") if one.is_file())]
    chance = confined.chance(case)
    lines = ["T = tempfile.gettempdir()"]
    for number, place in enumerate(chance.sample(kept, 4)):
        for name, look in _LOOKS.items():
            if name == "folder" and project in place.parents:
                continue  # names in the project may be read
            todo = look.format(str(place), number)
            lines.append(f"attempt({f'{name} {place.name}'!r}, lambda: {todo})")
    secret = f"{confined.SECRET}-{case}-{os.urandom(8).hex()}"
    half = len(secret) // 2
    marks = [bytes(one ^ 0x55 for one in part.encode()) for part in (secret[:half], secret[half:])]
    lines.append(_ENVIRONMENT.format(pid=os.getpid(), marks=marks))
    os.environ["BRIEFING_TEST_PASSWORD"] = secret
    try:
        passed = confined.warm().fork("kernel")  # its environment goes through the warm process
        assert passed is not None
        passed.close()
        made = confined.attempted("\n".join(lines), project, started=case % 8 == 7)
    finally:
        del os.environ["BRIEFING_TEST_PASSWORD"]
    assert "done" in made.said, made
    assert "none in memory" in made.said, made
    assert confined.SECRET not in made.said, made.said
    assert not made.got(), made.got()


_ENVIRONMENT = """
print([*os.environ.items()])
print(subprocess.run(["env"], capture_output=True).stdout)
for one in ("self", "1", "2", str(os.getppid()), "{pid}", "thread-self"):
    for name in ("environ", "cmdline", "mem", "auxv"):
        try:
            print(open(f"/proc/{{one}}/{{name}}", "rb").read(100000))
        except OSError:
            pass
for place in ("/etc/shadow", "/etc/sudoers", "/root/.bashrc", "/var/log", "/home", "/run", "/srv"):
    try:
        print("GOT", place, (os.listdir if os.path.isdir(place) else open)(place))
    except OSError:
        pass
found = 0
first, second = [bytes(one ^ 0x55 for one in mark) for mark in {marks}]  # whole nowhere here
for line in open("/proc/self/maps"):
    begin, end = (int(one, 16) for one in line.split()[0].split("-"))
    if "r" not in line.split()[1] or end - begin > 1 << 30:
        continue
    try:
        with open("/proc/self/mem", "rb", 0) as memory:
            memory.seek(begin)
            held = memory.read(end - begin)
    except (OSError, ValueError, OverflowError):
        continue
    place = held.find(first)
    while place >= 0:
        found += held.startswith(second, place + len(first))
        place = held.find(first, place + 1)
    del held
print("GOT secrets in its own memory" if found else "none in memory")
print("done")
"""
