"""What a report rests on: each part of it changes the fingerprint, and nothing else does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.jobs import Job
from briefing.library import ingest
from briefing.runner.resting import Resting, fingerprint
from tests.conftest import PROJECT
from tests.notebook import write

LIBRARY = "data/desk.db"
TOPIC = "export controls"
RAIN = "Title: The rain\nDate: 2024-05-02\n\nThe rain went on for days in the north.\n"
TEXT = "Title: {title}\nOutlet: The Test Gazette\nDate: {day}\n\nExport controls on {what} stay.\n"


@contextmanager
def desk() -> Iterator[Path]:
    """A project with two articles on a topic, one on another, and a library file of them."""
    with tempfile.TemporaryDirectory() as name, chdir(name):
        here = Path(name)
        shutil.copytree(PROJECT / "notebooks", here / "notebooks")
        (here / "data/reference").mkdir(parents=True)
        (here / "data/judgements").mkdir()
        (here / "kit").mkdir()
        (here / "brand.toml").write_text('[logo]\nfile = "logo.svg"\n')
        (here / "kit/rules.py").write_text("RULE = 1\n")
        article(here, "chips")
        article(here, "steel")
        (here / "data/in/grain.txt").write_text(RAIN.replace("rain", "harvest"))
        yield here


def article(here: Path, what: str, day: str = "2024-05-02", text: str = TEXT) -> None:
    """Save an article, and take the folder into the library."""
    file = here / "data/in" / f"{what}.txt"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text.format(title=f"The minister on {what}", day=day, what=what))
    ingest([file.parent], here / LIBRARY)


def job(**changed: object) -> Job:
    """The topic briefing of the library."""
    asked = {"topic": TOPIC, "library": LIBRARY} | changed
    return Job(notebook="topic_briefing", parameters=asked)


def digest(one: Job, here: Path) -> str:
    """The fingerprint of a job, by a program that knows nothing yet."""
    with Resting(here / "kit") as resting:
        return resting.fingerprint(one)


def saved(name: str, content: str) -> Callable[[Path], None]:
    """A change: this file has this content now."""

    def save(here: Path) -> None:
        file = here / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)

    return save


BRIEFING = "topic_briefing-export-controls"
CHANGES: dict[str, Callable[[Path], None]] = {
    "a new article": lambda here: article(here, "software"),
    "another date of an article": lambda here: article(here, "chips", "2024-05-09"),
    "the notebook": lambda here: _renamed(here / "notebooks/topic_briefing.ipynb"),
    "the code of the kit": saved("kit/rules.py", "RULE = 2\n"),
    "a new file of the kit": saved("kit/parts/more.py", ""),
    "the style of the house": saved("brand.toml", '[logo]\nfile = "logo.svg"\nalt = "Desk"\n'),
    "a file the style names": saved("logo.svg", "<svg/>"),
    "the audiences": saved("data/audiences.toml", "[press]\n"),
    "a fact": saved("data/reference/people.csv", "id,name,other_names,url,read\n"),
    "the judgements": saved(f"data/judgements/{BRIEFING}.yaml", "likelihood: likely\n"),
    "an earlier run": saved("reports/topic_briefing/export-controls/2020-01-01/run.json", "{}"),
    "the notebook of an earlier run": saved(
        "reports/topic_briefing/export-controls/2020-01-01/briefing.ipynb", "{}"
    ),
}
SAME: dict[str, Callable[[Path], None]] = {
    "judgements of another topic": saved("data/judgements/topic_briefing-trade.yaml", "a: b\n"),
    "a run of another topic": saved("reports/topic_briefing/trade/2020-01-01/run.json", "{}"),
    "a file beside the data": saved("data/notes.txt", "Ask the ministry."),
    "an article on something else": lambda here: article(here, "rain", text=RAIN),
    "compiled code": saved("kit/__pycache__/rules.pyc", "x"),
}


def _renamed(notebook: Path) -> None:
    notebook.write_text(notebook.read_text("utf-8").replace("# Topic briefing", "# Ours"), "utf-8")


@settings(max_examples=10)
@given(order=st.lists(st.sampled_from([*CHANGES, *SAME]), unique=True, min_size=1, max_size=5))
def test_what_a_report_rests_on_decides(order: list[str]) -> None:
    """Whatever is changed, in whatever order: the digest differs if the report may, else not."""
    with desk() as here, Resting(here / "kit") as resting:
        before = digest(job(), here)
        for name in order:
            (CHANGES | SAME)[name](here)
            now = digest(job(), here)
            assert (name in SAME) == (now == before)
            before = now
            if not any("kit" in done for done in order):  # the code is looked at once
                assert now == resting.fingerprint(job())


@pytest.mark.parametrize("name", CHANGES)
def test_each_change_tells(name: str) -> None:
    """Each thing a report rests on is enough for another digest."""
    with desk() as here:
        before = digest(job(), here)
        CHANGES[name](here)
        assert digest(job(), here) != before


ASKED = st.fixed_dictionaries(
    {},
    optional={
        "topic": st.sampled_from(["export controls", "chips", '"export controls"']),
        "since": st.sampled_from(["", "2024", "2024-05-02"]),
        "judgements": st.sampled_from(["", "none"]),
        "earlier": st.sampled_from(["", "none"]),
        "model": st.sampled_from(["", "none"]),
        "audience": st.sampled_from(["", "house"]),
    },
)


@settings(max_examples=20)
@given(one=ASKED, other=ASKED)
def test_parameters_decide(one: dict[str, object], other: dict[str, object]) -> None:
    """Two jobs have one digest exactly when all parameters are the same, defaults filled in."""
    usual = {"topic": "trilateral security cooperation"} | dict.fromkeys(
        ("since", "judgements", "earlier", "model", "audience"), ""
    )
    with desk() as here, Resting(here / "kit") as resting:
        first, second = (
            resting.fingerprint(Job(notebook="topic_briefing", parameters={"library": LIBRARY} | p))
            for p in (one, other)
        )
        assert (first == second) == (usual | one == usual | other)


@pytest.mark.parametrize("notebook", [p.stem for p in (PROJECT / "notebooks").glob("*.ipynb")])
def test_every_notebook_of_the_kit_can_be_told(notebook: str) -> None:
    """The notebooks of the kit are followed: nothing changed, one digest, of a folder too."""
    with desk() as here:
        shutil.copytree(here / "data/in", here / "data/sample")
        for library in ({}, {"library": LIBRARY}):
            one = Job(notebook=notebook, parameters=library)
            assert digest(one, here) == digest(one, here)


def test_the_library_is_one_file_again() -> None:
    """Once the digests are made no log lies beside the library, whoever wrote meanwhile."""
    with desk() as here:
        with Resting(here / "kit") as resting:
            resting.fingerprint(job())
            article(here, "software")
            resting.fingerprint(job())
        assert [file.name for file in here.glob("data/desk.db*")] == ["desk.db"]


def test_a_file_of_a_folder_decides() -> None:
    """A report on a folder rests on every file of it, whatever its topic."""
    with desk() as here:
        folder = job(library="data/in")
        before = digest(folder, here)
        saved("data/in/new/rain.txt", RAIN)(here)
        assert digest(folder, here) != before


def test_formats_and_folder_decide() -> None:
    """A report in another format or folder is another one; who asks and how long does not count."""
    with desk() as here:
        told = job()
        asked = [
            told,
            Job(notebook=told.notebook, parameters=told.parameters, formats=("html",)),
            Job(notebook=told.notebook, parameters=told.parameters, out="elsewhere"),
        ]
        assert len({digest(one, here) for one in asked}) == 3
        patient = Job(
            notebook=told.notebook, parameters=told.parameters, run_timeout=9, origin={"a": "b"}
        )
        assert digest(patient, here) == digest(told, here)


UNTOLD = [
    "import pandas",
    "from briefing import ingest",
    "print(open('x').read())",
    "open_library = print",
    "%%time\n1",
    "sections.os.listdir('.')",
    "coverage.__class__",
    "prepare(coverage, 'x', other=topic)",
    "[open_library(p) for p in 'ab']",
]


@pytest.mark.parametrize("code", UNTOLD)
def test_other_code_is_never_the_same(code: str) -> None:
    """What a notebook's own code reads is not known: its report is made again each time."""
    with desk() as here:
        gather = "from briefing import check, open_library, prepare, sections\n"
        gather += "coverage = open_library(library).about(topic)"
        parameters = ("parameters", f'topic = "chips"\nlibrary = "{LIBRARY}"')
        write(here / "notebooks/own.ipynb", parameters, gather)
        known = Job(notebook="own")
        assert digest(known, here) == digest(known, here)
        write(here / "notebooks/own.ipynb", parameters, gather, code)
        assert digest(known, here) != digest(known, here)


@pytest.mark.parametrize(
    "broken",
    [
        Job(notebook="no_such"),
        job(library="data/none.db"),
        job(topic="!"),
        job(since="yesterday"),
        job(colour="red"),
    ],
    ids=["notebook", "library", "topic", "date", "parameter"],
)
def test_what_cannot_run_is_never_the_same(broken: Job) -> None:
    """A job that cannot be made has a digest of its own: the run says what is wrong."""
    with desk():
        assert len({fingerprint(broken), fingerprint(broken)}) == 2


def test_only_files_are_hashed() -> None:
    """A name that leads to a device or a pipe does not stop anybody."""
    with desk() as here:
        os.mkfifo(here / "data/judgements/pipe.yaml")
        for name in ("/dev/zero", "data/judgements/pipe.yaml", "a\0b"):
            assert len(fingerprint(job(judgements=name))) == 64


def test_two_programs_agree() -> None:
    """The digest is the same in every process, whatever the seed of its hashes."""
    code = (
        "import sys; from briefing.runner.resting import fingerprint; from briefing.jobs import Job"
        "; print(fingerprint(Job(notebook='topic_briefing',"
        f" parameters={{'topic': '{TOPIC}', 'library': '{LIBRARY}'}})),"
        " *({'pandas', 'plotly', 'papermill', 'nbformat'} & {*sys.modules}))"
    )
    with desk() as here:
        found = {
            subprocess.run(
                [sys.executable, "-c", code],
                cwd=here,
                env=os.environ | {"PYTHONHASHSEED": seed},
                check=True,
                capture_output=True,
                text=True,
            ).stdout.strip()
            for seed in ("1", "2")
        }
        assert found == {fingerprint(job())}
