"""Folders and files without rights, of the wrong kind, or gone; names that are odd."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tests.stress import box, house
from tests.stress.trials import trial

_PLACES = (
    "reports", "reports/ledger.db", "reports/topic_briefing/harbour",
    "reports/topic_briefing/harbour/releases/house", "data", "data/library.db",
    "data/judgements", "articles", "articles/first.txt", "notebooks/words.ipynb", "public",
    "data/distribution.toml", ".",
)  # fmt: skip
_STATES = (
    "read-only", "closed", "unsearchable", "of another", "file for folder", "dangling", "gone"
)  # fmt: skip
_DEEDS = ("ingest", "judgements", "metrics", "rebuild", "backup", "schedule", "pack", "release")
_NAMES = (
    "a b", "it's", '"quoted"', "100%", "50%20off", "new\nline", "#1", "?x=1&y", "ü-한국", "-dash",
    "a" * 200, "tab\there", "..dots", "[x]", "{y}", "$HOME", "back\\slash", "\udcff",
)  # fmt: skip


@trial(
    "fault", who="each command", title="a file or folder that is read-only, unreadable, of another "
    "user, of the wrong kind, a dangling link, or gone", holds="it says which and what to do; "
    "with the right back the same command succeeds", cases=182, part=8,
)  # fmt: skip
def lost_rights(case: int, folder: Path) -> None:
    """As an ordinary user, for whom modes count."""
    place, state = _PLACES[case % 13], _STATES[case // 13 % 7]
    box.tried(_without, house.house(), folder, place, state, _DEEDS[(case * 5 + case // 13) % 8])


def _without(base: str, folder: str, place: str, state: str, deed: str) -> None:
    home, spare = Path(folder, "house"), Path(folder, "spare")
    shutil.copytree(base, home)
    path = home / place
    if state == "of another" and os.getuid() == 0 and place != ".":
        os.chown(path, 1, 1)
        path.chmod(0o700 if path.is_dir() else 0o600)
    box.as_ordinary()
    os.chdir(home)
    before = house.whole(home) if state != "of another" else {}
    mode = path.stat().st_mode if state != "of another" else 0
    moved = place != "." and state in {"file for folder", "dangling", "gone"}
    if moved:
        path.rename(spare)
    if moved and state == "dangling":
        path.symlink_to("/nonexistent/there")
    elif moved and state == "file for folder":
        path.mkdir() if spare.is_file() else path.write_text("a file", "utf-8")
    elif state in {"read-only", "closed", "unsearchable"}:
        path.chmod({"read-only": mode & 0o555, "closed": 0, "unsearchable": mode & 0o666}[state])
    code, text = box.called(*house.DEEDS[deed])
    house.told(code, text)
    assert not code or text.strip(), "an error without a word"
    if state == "of another":
        return
    if not moved:
        path.chmod(mode)
        house.kept(before, home)
        if code and place != ".":
            code, text = box.called(*house.DEEDS[deed])
            assert code == 0, text


@trial(
    "fault", who="a folder", title="names with spaces, quotes, per cent signs, line ends, bytes "
    "that are no text", holds="everything works there as elsewhere", cases=90, part=4,
)  # fmt: skip
def odd_names(case: int, folder: Path) -> None:
    """A project in a folder of that name."""
    deeds = ("ingest", "judgements", "metrics", "backup", "pack")
    box.tried(_named, house.house(), folder, case % len(_NAMES), deeds[case // len(_NAMES)])


def _named(base: str, folder: str, number: int, deed: str) -> None:
    home = Path(shutil.copytree(base, Path(folder, _NAMES[number])))
    os.chdir(home)
    before = house.whole(home)
    code, text = box.called(*house.DEEDS[deed])
    house.told(code, text)
    assert code == 0, text
    house.kept(before, home)
