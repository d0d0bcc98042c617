"""How much memory there is by what the system tells, and how much reports need."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.batch.plan import Item
from briefing.batch.room import ASSUMED, LEAST, Room
from briefing.errors import UsageError
from briefing.machine import Taken, available, taken, total
from briefing.sizes import shown, size

MACHINE = "MemTotal:  8000000 kB\nMemAvailable:  4000000 kB\n"


def system(root: Path, **files: str) -> Path:
    """A system's files; "__" stands for a slash."""
    for name, content in files.items():
        path = root / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "ascii")
    return root


def item(memory: int = 0) -> Item:
    """An item that says what it needs."""
    return Item(name="a", slug="a", notebook="n", memory=memory)


def test_a_machine_has_what_it_says(tmp_path: Path) -> None:
    """In bytes."""
    assert available(system(tmp_path, proc__meminfo=MACHINE)) == 4_096_000_000


def test_a_group_bounds_it(tmp_path: Path) -> None:
    """Of version 2, and every group around it; pages of files can be had back."""
    root = system(
        tmp_path,
        proc__meminfo=MACHINE,
        proc__self__cgroup="0::/desk/night\n",
        **{
            "sys/fs/cgroup/desk/memory.max": "1000000",
            "sys/fs/cgroup/desk/memory.current": "900000",
            "sys/fs/cgroup/desk/memory.stat": "anon 1\ninactive_file 50000\n",
            "sys/fs/cgroup/desk/night/memory.max": "max",
            "sys/fs/cgroup/desk/night/memory.current": "900000",
        },
    )
    assert available(root) == 150_000


def test_all_of_it_is_what_the_tightest_group_allows(tmp_path: Path) -> None:
    """Not only the topmost one, as a service's group lies below it."""
    root = system(
        tmp_path,
        proc__meminfo=MACHINE,
        proc__self__cgroup="0::/desk/night\n",
        **{
            "sys/fs/cgroup/desk/memory.max": "3000000",
            "sys/fs/cgroup/desk/night/memory.max": "max",
        },
    )
    assert total(root) == 3_000_000


def test_all_of_a_machine_without_groups(tmp_path: Path) -> None:
    """In bytes; None where the system does not tell."""
    assert total(tmp_path) is None
    assert total(system(tmp_path, proc__meminfo=MACHINE)) == 8_192_000_000


def test_a_group_of_version_1_bounds_it(tmp_path: Path) -> None:
    """In a container it is mounted as the topmost one, whatever its path says."""
    root = system(
        tmp_path,
        proc__meminfo=MACHINE,
        proc__self__cgroup="4:memory:/docker/abc\n9:name=systemd:/\n",
        **{
            "sys/fs/cgroup/memory/memory.limit_in_bytes": "2000000",
            "sys/fs/cgroup/memory/memory.usage_in_bytes": "2500000",
            "sys/fs/cgroup/memory/memory.stat": "total_inactive_file 700000\n",
        },
    )
    assert available(root) == 200_000


def test_a_system_that_tells_nothing_refuses_nothing(tmp_path: Path) -> None:
    """The number of workers bounds it then."""
    assert available(tmp_path) is None
    assert Room(root=tmp_path).refusal(item(1 << 60), []) == ""


def test_a_system_that_refuses_to_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sandbox may keep /proc from everybody: that is no error."""

    def refused() -> None:
        raise PermissionError

    monkeypatch.setattr("psutil.virtual_memory", refused)
    monkeypatch.setattr("briefing.machine._lines", lambda _file: iter(()))
    assert (available(), total()) == (None, None)


def test_this_machine_tells() -> None:
    """Whatever it is."""
    assert (available() or 0) > 0


def test_what_processes_have_taken(tmp_path: Path) -> None:
    """A batch, a warm process, two that were forked from it; what is shared counts once."""

    def one(pid: int, parent: int, pss: int, private: int) -> dict[str, str]:
        told = f"Rss: 9000 kB\nPss: {pss} kB\nPrivate_Dirty: {private} kB\nPrivate_Clean: 1 kB\n"
        stat = f"{pid} (a (b) c) S {parent} 1 1"
        return {f"proc/{pid}/smaps_rollup": told, f"proc/{pid}/stat": stat}

    alien = one(9, 1, 70, 70)
    root = system(
        tmp_path,
        **one(5, 1, 10, 5),
        **one(6, 5, 40, 9),
        **one(7, 6, 20, 8),
        **one(8, 6, 21, 6),
        **alien,
    )
    assert taken(5, root) == Taken(91 * 1024, (8 + 6 + 2) * 1024)


def test_a_process_that_is_gone_has_taken_nothing(tmp_path: Path) -> None:
    """Nor has anything on a system that does not tell."""
    assert taken(5, tmp_path) == Taken(0, 0)


def test_what_a_report_needs(tmp_path: Path) -> None:
    """As its file says, else as measured and a fifth more, else as assumed."""
    room = Room(root=tmp_path)
    assert room.need(item(5)) == 5
    assert room.need(item()) == ASSUMED
    room.own = 1000
    assert room.need(item()) == LEAST
    room.own = 100_000_000
    assert room.need(item()) == 120_000_000


def test_a_large_notebook_needs_what_it_has_more_than_the_smallest(tmp_path: Path) -> None:
    """All have the libraries, and share them."""
    room, large = Room(root=tmp_path), Item(name="b", slug="b", notebook="large")
    room.learn(item(), 600_000_000)
    room.learn(large, 0)
    assert room.need(large) == ASSUMED
    room.learn(large, 1_600_000_000)
    assert (room.need(item()), room.need(large)) == (ASSUMED, ASSUMED + 1_200_000_000)


def test_reports_that_have_just_begun_will_take_more(tmp_path: Path) -> None:
    """What the machine has now is promised to them."""
    room = Room(root=system(tmp_path, proc__meminfo="MemAvailable: 500000 kB\n"))
    one = item(250_000_000)
    assert room.refusal(one, []) == ""
    assert room.refusal(one, [(one, 1.0)]) == (
        "it needs 250,000,000 bytes, and this machine has 512,000,000 to spare"
    )
    assert room.refusal(one, [(one, 60.0)]) == ""


@pytest.mark.parametrize(
    ("text", "number"),
    [("400 MB", 400_000_000), ("1.5GiB", 1_610_612_736), ("2g", 2_000_000_000), ("7", 7)],
)
def test_sizes_are_read_as_people_write_them(text: str, number: int) -> None:
    """Powers of 1000, or of 1024 with an i."""
    assert size(text) == number


@given(st.text(max_size=20) | st.integers())
def test_any_size_is_read_or_refused(given_size: str | int) -> None:
    """It is never below 0."""
    with suppress(UsageError):
        assert size(given_size) >= 0


def test_sizes_are_shown_in_megabytes() -> None:
    """Nothing for nothing."""
    assert [shown(n) for n in (0, 311_900_000, 2_000_000_000)] == ["", "312 MB", "2,000 MB"]
