"""A cell in a sandbox tries to change what lies outside of it."""

from __future__ import annotations

from pathlib import Path

from tests.stress import confined
from tests.stress.trials import trial

_WAYS = {
    "open": "open({0!r}, 'w').write('x')",
    "append": "open({0!r}, 'ab').write(b'x')",
    "update": "open({0!r}, 'r+b').write(b'x')",
    "truncate": "os.truncate({0!r}, 0)",
    "unlink": "os.unlink({0!r})",
    "rename": "os.rename({0!r}, {0!r} + '2')",
    "move out": "os.rename({0!r}, os.path.join(T, 'moved'))",
    "move in": "(open(T + '/m', 'w').close(), os.rename(T + '/m', {0!r}))",
    "replace": "(open(T + '/r', 'w').close(), os.replace(T + '/r', {0!r}))",
    "link": "os.link({0!r}, T + '/hard')",
    "link in": "(open(T + '/l', 'w').close(), os.link(T + '/l', {0!r} + '3'))",
    "symlink": "(os.symlink({0!r}, T + '/soft'), open(T + '/soft', 'w').write('x'))",
    "symlink in": "os.symlink('/etc/passwd', {0!r} + '4')",
    "symlink folder": "(os.symlink(os.path.dirname({0!r}), T + '/d'),"
    " open(T + '/d/' + os.path.basename({0!r}), 'w').write('x'))",
    "up and down": "open(T + '/../../../../../../..' + {0!r}, 'w').write('x')",
    "by root": "open('/proc/self/root' + {0!r}, 'w').write('x')",
    "by thread": "open('/proc/thread-self/root' + {0!r}, 'w').write('x')",
    "by guard": "open('/proc/1/root' + {0!r}, 'w').write('x')",
    "by folder": "os.open(os.path.basename({0!r}), os.O_WRONLY,"
    " dir_fd=os.open(os.path.dirname({0!r}), os.O_RDONLY))",
    "by descriptor": "open('/proc/self/fd/%d' % os.open({0!r}, os.O_RDONLY), 'w').write('x')",
    "mode": "os.chmod({0!r}, 0o777)",
    "folder's mode": "os.chmod(os.path.dirname({0!r}), 0o777)",
    "owner": "os.chown({0!r}, 12345, 12345)",
    "time": "os.utime({0!r}, (1, 1))",
    "attribute": "os.setxattr({0!r}, 'user.x', b'x')",
    "folder": "os.mkdir({0!r} + '5')",
    "pipe": "os.mkfifo({0!r} + '6')",
    "map": "__import__('mmap').mmap(os.open({0!r}, os.O_RDWR), 1)",
    "shell": "subprocess.run(['sh', '-c', 'echo x > \"$0\"', {0!r}], check=True)",
    "copy": "__import__('shutil').copyfile('/usr/bin/env', {0!r})",
    "remove all": "__import__('shutil').rmtree(os.path.dirname({0!r}))",
    "database": "__import__('sqlite3').connect({0!r} + '7').execute('create table t (x)')",
    "kept by name": "(os.chdir(os.path.dirname({0!r})), open(os.path.basename({0!r}), 'w'))",
    "allocate": "os.posix_fallocate(os.open({0!r}, os.O_WRONLY), 0, 9)",
    "send": "os.sendfile(os.open({0!r}, os.O_WRONLY), os.open('/usr/bin/env', 0), 0, 9)",
}  # fmt: skip


@trial(
    "attack",
    who="a cell of a notebook",
    title="writing, moving, linking, removing what lies outside its temporary folder",
    holds="nothing outside has changed: notebooks, judgements, library, ledgers, others' files",
    cases=30,
    part=2,
)
def cells_writing(case: int, folder: Path) -> None:
    """Each way at a few places of the house, of its temporary folders, and of this machine."""
    project = confined.house(folder)
    other = folder / "tmp" / "others"
    other.parent.mkdir()
    other.write_text("theirs")
    before, chance = confined.shape(folder), confined.chance(case)
    inside = [str(one) for one in sorted(project.rglob("*")) if one.is_file()]
    places = [*chance.sample(inside, 4), str(other), "/dev/shm/briefing-test"]  # noqa: S108
    lines = ["T = tempfile.gettempdir()", "open(T + '/mine', 'w').write('fine')"]
    for place in places:
        for name, way in _WAYS.items():
            todo = way.format(place)
            if name in {"symlink", "symlink folder"}:
                lines.append(
                    "for x in ('soft', 'd'):\n    os.path.lexists(T+'/'+x) and os.unlink(T+'/'+x)"
                )
            harmless = place.startswith("/dev") or (name == "by descriptor")
            told = f"{name} {place}"
            lines.append(f"attempt({told!r}, lambda: {todo})" if not harmless else
                         f"try: {todo}\nexcept Exception: pass")  # fmt: skip
    lines.append("print('done', open(T + '/mine').read())")
    made = confined.attempted("\n".join(lines), project, started=case % 8 == 7)
    assert "done fine" in made.said, made
    assert not made.got(), made.got()
    assert confined.shape(folder) == before
    assert not Path("/dev/shm/briefing-test").exists()  # noqa: S108 - it wrote into one of its own
