"""Units and crontab lines: read by the programs they are for, and nothing of others is touched."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.cli import commands
from briefing.errors import PathError, UsageError
from briefing.schedule import crontab, units

ODD = 'a desk\'s 100% "new" $HOME \\ folder'


@pytest.fixture
def odd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in a folder with a difficult name."""
    project = tmp_path / ODD
    (project / "data").mkdir(parents=True)
    (project / "notebooks").mkdir()
    (project / "notebooks" / "schedule.toml").write_text("")
    monkeypatch.chdir(project)
    return project


def program(name: str) -> str:
    """A program, or a word that it is missing."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed: its reading of what we write was not looked at")
    return found


def call(*words: str) -> int:
    """Run `briefing schedule` here."""
    code = commands.main(["schedule", *words], standalone_mode=False)
    return code if isinstance(code, int) else 0


def heard(*words: str | Path) -> tuple[int, str]:
    """Run a program: its exit code, and what it says on stderr."""
    done = subprocess.run([*words], capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


def test_systemd_takes_the_units(odd: Path, tmp_path: Path) -> None:
    """In a folder with blanks, quotes and percent signs, with a Python that lies there too."""
    analyze = program("systemd-analyze")
    python = tmp_path / "a 100% $HOME python"
    python.symlink_to(sys.executable)
    for name, content in units.units(odd, [str(python), "-m", "briefing.cli"], 5).items():
        (tmp_path / name).write_text(content)
    files = sorted(tmp_path.glob("briefing-*"))
    assert [file.suffix for file in files] == [".service", ".timer"]
    assert heard(analyze, "verify", "--man=no", *files) == (0, "")
    python.unlink()
    assert "is not executable" in heard(analyze, "verify", "--man=no", *files)[1]


def test_systemd_takes_a_python_with_quotes_in_its_name(odd: Path, tmp_path: Path) -> None:
    """It starts no program of such a name itself; env(1) does."""
    analyze = program("systemd-analyze")
    (service, content), _ = units.units(odd, [str(odd / "python")], 1).items()
    (tmp_path / service).write_text(content)
    assert heard(analyze, "verify", "--man=no", tmp_path / service) == (0, "")


@pytest.mark.parametrize("every", [1, 5, 7, 30])
def test_systemd_takes_the_times(every: int, tmp_path: Path) -> None:
    """`systemd-analyze calendar` reads them; the next is at most so many minutes away."""
    analyze = program("systemd-analyze")
    timer = units.units(tmp_path, ["x"], every)[f"{units.name(tmp_path)}.timer"]
    (when,) = (line for line in timer.split("\n") if line.startswith("OnCalendar="))
    assert heard(analyze, "calendar", when.removeprefix("OnCalendar=")) == (0, "")


def test_cron_takes_the_lines(odd: Path, tmp_path: Path) -> None:
    """`crontab -n` reads them without installing them."""
    reader, place = program("crontab"), tmp_path / "lines"
    place.write_text(crontab.block(odd, units.command(None), 5))
    code, said = heard(reader, "-n", place)
    if "option" in said:
        pytest.skip("this crontab has no -n: its reading of our lines was not looked at")
    assert (code, "bad" in said) == (0, False)


def test_the_command_of_the_line_runs_in_the_folder(odd: Path, tmp_path: Path) -> None:
    """What cron would hand to the shell, once it has taken the backslashes off percent signs."""
    told = tmp_path / "told"
    words = [sys.executable, "-c", f"import os; open({str(told)!r}, 'w').write(os.getcwd() + '%')"]
    line = crontab.block(odd, words, 1).splitlines()[1]
    subprocess.run(["sh", "-c", line.removeprefix("* * * * * ").replace("\\%", "%")], check=True)
    assert told.read_text() == f"{odd}%"


OTHERS = st.lists(st.text(alphabet="ab #*\\%=0\t", max_size=12), max_size=6).map("\n".join)


@given(OTHERS, OTHERS)
def test_the_lines_of_others_stay(before: str, after: str) -> None:
    """Put in, put in again with other times, taken out by hand: the rest is as it was."""
    project = Path("/desk")
    once = crontab.block(project, ["briefing"], 1)
    first = crontab.merged(before, project, once) + after
    second = crontab.merged(first, project, crontab.block(project, ["briefing"], 5))
    gap = "" if not before or before.endswith("\n") else "\n"
    assert second.replace("*/5 * * * * cd", "* * * * * cd") == before + gap + once + after


def test_half_of_our_lines_is_left_to_a_person() -> None:
    """A comment of ours without the other: somebody edited it."""
    half = crontab.block(Path("/desk"), ["x"], 1).splitlines()[0]
    with pytest.raises(UsageError, match="remove both with crontab -e"):
        crontab.merged(f"{half}\n", Path("/desk"), "")


@pytest.mark.usefixtures("odd")
def test_files_of_others_stay(tmp_path: Path) -> None:
    """A unit of that name that is not ours is not overwritten; ours is."""
    out = tmp_path / "units"
    assert [call("install", "systemd", "--out", str(out)) for _ in range(2)] == [0, 0]
    (timer,) = out.glob("*.timer")
    timer.write_text("[Timer]\nOnCalendar=weekly\n")
    with pytest.raises(PathError, match="is not ours"):
        call("install", "systemd", "--out", str(out))
    assert timer.read_text() == "[Timer]\nOnCalendar=weekly\n"


def test_nothing_is_written_unless_told(odd: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --user and --out the files are shown."""
    assert call("install", "cron") == 0
    shown = capsys.readouterr()
    assert "* * * * * cd " in shown.out
    assert "nothing was written" in shown.err
    assert sorted(path.name for path in odd.iterdir()) == ["data", "notebooks"]


def test_a_folder_with_a_line_break_is_refused(tmp_path: Path) -> None:
    """It could end a line early, and begin another command."""
    with pytest.raises(PathError, match="cannot stand in a unit"):
        crontab.block(tmp_path / "a\n* * * * * b", ["x"], 1)
    with pytest.raises(PathError, match="cannot stand in a unit"):
        units.units(tmp_path / "a\nExecStart=b", ["x"], 1)
    with pytest.raises(PathError, match="cannot stand in a unit"):
        units.units(tmp_path / "a\udcff", ["x"], 1)  # a name that is no UTF-8


def test_two_projects_have_two_names(tmp_path: Path) -> None:
    """Also where their folders are called alike."""
    assert units.name(tmp_path / "a" / "desk") != units.name(tmp_path / "b" / "desk")
