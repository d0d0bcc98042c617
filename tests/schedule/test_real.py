"""Real notebooks, real workers, real signals."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path

import pytest

from briefing import cli
from briefing.errors import UsageError
from briefing.ledger import Ledger
from briefing.schedule import foreground
from briefing.schedule.crew import House
from briefing.schedule.entry import Entry, Schedule
from briefing.schedule.rounds import Rounds
from briefing.schedule.slots import due
from briefing.schedule.stopping import Stop, once
from tests.notebook import write
from tests.schedule.build import Clock, Hands, entry
from tests.schedule.oracle import moment

ASKS = (
    "from briefing import open_library, sections",
    "coverage = open_library(library).about(topic)",
    "sections.annex(coverage)",
)
TOPIC = "export controls"

WAKES = pytest.mark.skipif(
    find_spec("apscheduler") is None,
    reason="APScheduler is not installed: nothing was run in the foreground",
)


def article(desk: Path, day: int) -> None:
    """Put an article into the library."""
    text = f"Talks of {day} June\n\nThe talks on {TOPIC} went on in Seoul on {day} June 2026.\n"
    (desk / "data" / "texts" / f"{day}.txt").write_text(text)


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two notebooks and an article."""
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "data" / "texts").mkdir(parents=True)
    article(tmp_path, 1)
    given = f'topic = "{TOPIC}"  # words\nlibrary = "data/texts"  # where'
    write(tmp_path / "notebooks" / "short.ipynb", ("parameters", given), *ASKS)
    write(tmp_path / "notebooks" / "slow.ipynb", "import time; time.sleep(1)")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def crew() -> Iterator[House]:
    """One worker."""
    with House(1) as house:
        yield house


def test_reports_are_made_while_there_is_news(desk: Path, ledger: Ledger, crew: House) -> None:
    """Made; nothing new: skipped; a new article: made. run.json knows who asked."""
    one = entry("0 * * * *", notebook="short", formats=("html",), fresh=True)
    clock = Clock(moment("2026-06-01T12:00:10"))
    schedule = Schedule(Path("schedule.toml"), (one,))
    scheduler = Rounds(lambda: schedule, ledger, crew, now=clock)
    made = []
    for hour in range(3):
        if hour == 2:
            article(desk, 2)
        made += once(scheduler, stop=Stop())
        clock.now += timedelta(hours=1)
    assert [one.result.status for one in made] == ["succeeded", "skipped", "succeeded"]
    assert made[1].result.error.startswith("no new articles on the topic since run ")
    record = json.loads((Path(made[2].result.folder) / "run.json").read_text())
    assert record["origin"] == {"schedule": "daily", "scheduled": "2026-06-01T14:00:00Z"}


def minutes_ago(count: int) -> str:
    """A cron expression that came due so many minutes ago, and does so once a day."""
    return f"{datetime.now(UTC) - timedelta(minutes=count):%M %H} * * *"


def file(**keys: object) -> None:
    """A schedule of one entry."""
    lines = [f"{key} = {json.dumps(value)}" for key, value in keys.items()]
    Path("notebooks/schedule.toml").write_text("\n".join(["[[entry]]", 'name = "now"', *lines]))


def command(*words: str) -> list[str]:
    """`briefing schedule run` as a person types it."""
    return [sys.executable, "-m", "briefing.cli", "schedule", "run", *words]


@WAKES
def test_sigterm_lets_the_report_be_finished(desk: Path) -> None:
    """In the foreground: nothing new is begun, what runs comes to its end, exit code 0."""
    file(notebook="slow", cron=minutes_ago(2), formats=[])
    kept = subprocess.Popen(command("--foreground"), stdout=subprocess.PIPE, text=True)
    assert kept.stdout is not None
    assert "begun (due)" in kept.stdout.readline()
    time.sleep(0.5)
    kept.send_signal(signal.SIGTERM)
    rest, _ = kept.communicate(timeout=120)
    with Ledger.open(desk / "reports" / "ledger.db") as ledger:
        assert [line.status for line in ledger.runs()] == ["succeeded", "skipped"]
    assert ("succeeded in" in rest, kept.returncode) == (True, 0)


def test_a_batch_is_an_entry(desk: Path) -> None:
    """Its file is given to `briefing batch`; the slot ends as the batch does."""
    (desk / "notebooks" / "nightly.toml").write_text(
        '[defaults]\nnotebook = "slow"\nformats = []\n[[items]]\nname = "a"\nout = "reports/a"\n'
    )
    file(batch="notebooks/nightly.toml", cron=minutes_ago(2))
    assert subprocess.run(command(), check=False).returncode == 0
    with Ledger.open(desk / "reports" / "ledger.db") as ledger:
        statuses = {line.key: line.status for line in reversed(ledger.runs())}
    assert statuses["schedule/now"] == "succeeded"
    assert sorted(statuses.values()) == ["succeeded", "succeeded"]


def soon() -> Entry:
    """An entry that comes due in two to four seconds: its jitter sees to that."""
    now = datetime.now(UTC)
    slot = now.replace(second=0, microsecond=0)
    for number in range(100_000):
        one = entry(f"{slot:%M %H} * * *", jitter=3600, name=f"soon-{number}")
        if 2 < (due(one, slot) - now).total_seconds() < 4:
            return one
    raise AssertionError


@WAKES
def test_the_foreground_is_woken_when_something_comes_due(ledger: Ledger) -> None:
    """By APScheduler, at its moment, not at the next look."""
    hands, stop, one = Hands(), Stop(), soon()
    schedule = Schedule(Path("schedule.toml"), (one,))
    scheduler = Rounds(lambda: schedule, ledger, hands)
    keeping = threading.Thread(
        target=lambda: foreground.keep(scheduler, read=lambda: schedule, stop=stop)
    )
    keeping.start()
    end = time.monotonic() + 30
    while not hands.made and time.monotonic() < end:
        time.sleep(0.05)
    stop.asked = 1
    stop.woken.set()
    keeping.join(30)
    assert [name for name, _ in hands.made] == [one.name]


def test_the_next_moment_counts_the_jitter() -> None:
    """Of many slots near one another it is the first that is begun."""
    one = entry("* * * * *", jitter=600)
    now = moment("2026-06-01T12:00")
    begun = [due(one, now + timedelta(minutes=n)) for n in range(-11, 12)]
    assert foreground.following(one, now) == min(moment_ for moment_ in begun if moment_ > now)
    assert foreground.following(entry("0 0 1 1 *"), moment("9999-12-01")) is None


def test_without_apscheduler_it_is_told_how_to_go_on(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is an extra."""
    monkeypatch.setitem(sys.modules, "apscheduler.schedulers.background", None)
    schedule = Schedule(Path("schedule.toml"))
    scheduler = Rounds(lambda: schedule, ledger, Hands())
    with pytest.raises(UsageError, match=r"pip install 'briefing\[schedule\]'"):
        foreground.keep(scheduler, read=lambda: schedule, stop=Stop())


def call(*words: str) -> int:
    """Run `briefing schedule` here."""
    with pytest.raises(SystemExit) as left:
        cli.main(["schedule", *words])
    assert isinstance(left.value.code, int)
    return left.value.code


def test_the_command_line_tells_what_is_due(capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON for a program; no ledger is made by asking."""
    file(notebook="short", cron="30 6 * * *", timezone="Asia/Seoul")
    assert call("due", "--now", "2026-06-01T21:35:00Z", "--json") == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["entry"], told["what"], told["why"]) == ("now", "run", "due")
    assert (told["scheduled"], told["local"]) == (
        "2026-06-01T21:30:00Z",
        "2026-06-02T06:30:00+09:00",
    )
    assert not os.path.lexists("reports")


def test_the_command_line_tells_what_comes(capsys: pytest.CaptureFixture[str]) -> None:
    """In the zone of the entry and in UTC, over a change of clocks."""
    file(notebook="short", cron="30 2 * * *", timezone="America/New_York")
    assert call("next", "now", "-n", "2", "--now", "2026-03-07T12:00Z") == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()[1:]]
    assert [row[3] + row[4] for row in rows] == ["03:00-0400", "02:30-0400"]
    assert [row[-1] for row in rows] == ["2026-03-08T07:00:00Z", "2026-03-09T06:30:00Z"]


def test_check_finds_what_keeps_an_entry_from_being_made(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A notebook that is not there, a parameter it has not, a calendar that ends."""
    (desk / "data" / "calendars").mkdir()
    (desk / "data" / "calendars" / "office.toml").write_text("known_until = 2026-06-20")
    file(notebook="short", cron="@daily", calendar="office", parameters={})
    assert call("check", "--now", "2026-06-01T00:00Z") == 0
    assert "calendar 'office' is known until 2026-06-20" in capsys.readouterr().err
    file(notebook="shart", cron="@daily")
    assert call("check") == 2
    assert "no notebook named 'shart'" in capsys.readouterr().err
    text = Path("notebooks/schedule.toml").read_text().replace("shart", "short")
    Path("notebooks/schedule.toml").write_text(f'{text}\nparameters = {{ topc = "x" }}\n')
    assert call("check") == 2
    assert "Did you mean 'topic'?" in capsys.readouterr().err


def test_check_warns_of_two_entries_with_one_folder(capsys: pytest.CaptureFixture[str]) -> None:
    """They are of one notebook and one topic."""
    file(notebook="short", cron="@daily")
    place = Path("notebooks/schedule.toml")
    place.write_text(f"{place.read_text()}\n{place.read_text().replace('now', 'then')}")
    assert call("check") == 0
    told = capsys.readouterr().err
    assert "entries 'now' and 'then' write to one folder, short/export-controls" in told
