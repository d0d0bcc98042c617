"""Secrets stay where they are: a canary in each of them, and all outputs searched."""

from __future__ import annotations

import base64
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from tests.conftest import PROJECT
from tests.delivery.whole import night, ways
from tests.model.server import raw, serving
from tests.stress.trials import trial

PIER = night.Subject("Aberdeen", "TLP:GREEN", "granite")
COMMANDS = (
    ("batch", "nightly.toml", "--deliver", "--json"),
    ("run", "topic_briefing", "-p", "topic", "Aberdeen harbour", "-p", "library", "library"),
    ("deliver", "--json"),
    ("deliver", "--dry-run", "tried"),
    ("deliveries",),
    ("distribution", "check"),
    ("distribution", "show"),
    ("site", "build", "--out", "public2", "--drafts", "--unmarked"),
    ("pack", "latest"),
    ("doctor", "--json"),
    ("runs", "--json"),
    ("show", "latest", "--json"),
    ("compare", "latest", "latest"),
    ("ledger", "metrics"),
    ("export", "latest", "--to", "md"),
    ("run", "no-such-notebook"),
)  # fmt: skip


def forms(canary: str) -> Iterator[bytes]:
    """A secret as it is, and as programs write secrets."""
    raw = canary.encode()
    yield raw
    yield raw[::-1]
    yield raw.hex().encode()
    yield quote(canary, safe="").encode()
    for lead in (b"", b"u", b"us", b"\0desk\0"):  # at each place in threes, and as mail logs in
        coded = base64.b64encode(lead + raw)
        yield coded[4:-4]
        yield base64.urlsafe_b64encode(lead + raw)[4:-4]


def _policy(folder: Path, canaries: dict[str, str], case: int) -> str:
    """Ways whose servers refuse, are not there, or are told wrong."""
    port = 9  # nobody listens there
    for name in ("mail", "dkim"):
        (folder / f"{name}.secret").write_text(canaries[name] + "\n")
    (folder / "hook.secret").write_text(f"http://127.0.0.1:{port}/services/{canaries['hook']}\n")
    token = [sys.executable, "-c", f"print(open({str(folder / 'mail.secret')!r}).read())"]
    login = (
        {"user": "desk", "password_file": str(folder / "mail.secret")},
        {"user": "desk", "password_env": "CANARY_MAIL"},
        {"user": "desk", "token_command": tuple(token)},
    )[case % 3]
    signed = {
        "dkim_domain": "house.example", "dkim_selector": "desk",
        "dkim_key_file": str(folder / "dkim.secret"),
    }  # fmt: skip
    told = [
        ways.mail(port, name="post", security="tls", **login),
        ways.mail(port, name="signed", **signed),
        ways.placed("site", folder.parent / "public", name="site"),
        ways.table("ways.chat", kind="webhook", flavour="slack", most="TLP:GREEN", drafts=True,
                   attempts=1, url_file=str(folder / "hook.secret"), base="https://house.example"),
    ]  # fmt: skip
    names = ("post", "signed", "site", "chat")
    return "".join([*told, ways.readers(*names)])


@trial(
    "attack",
    who="a command, a refused login, an error, a report",
    title="a canary in passwords, tokens, keys, addresses of hooks and the key of a model",
    holds="it stands in no output, notebook, record, ledger, report or line of a process",
    cases=4,
    part=1,
)
def canaries(case: int, folder: Path) -> None:
    """A night with delivery and, but for the first case, the commands that tell of it."""
    names = ("mail", "hook", "dkim", "model")
    kept = {name: f"cnry{secrets.token_hex(11)}{name}+/=" for name in names}
    house, held = folder / "house", folder / "held"
    held.mkdir(mode=0o700)
    night.project(house, [PIER])
    (house / "data" / "distribution.toml").write_text(_policy(held, kept, case), "utf-8")
    more = {"CANARY_MAIL": kept["mail"]}
    more |= {
        "BRIEFING_MODEL_KEY": kept["model"], "BRIEFING_MODEL": "stub",
        "HOME": str(folder / "home"), "XDG_CACHE_HOME": str(folder / "cache"),
        "BRIEFING_DEBUG": "1" if case % 2 else "",
    }  # fmt: skip
    (folder / "home").mkdir()
    looked = [one for canary in kept.values() for one in forms(canary)]
    with serving(raw(f"no, {kept['model']} is wrong".encode(), 401)) as model:
        more["BRIEFING_MODEL_URL"] = f"http://127.0.0.1:{model.port}/v1"
        for number, command in enumerate(COMMANDS if case else COMMANDS[:1]):
            shown = called(house, command, more, looked)
            (folder / f"said-{number}").write_bytes(shown)
    told = (folder / "said-0").read_text("utf-8", "replace")
    assert "succeeded" in told, told[-800:]
    assert '"failed"' in told, told[-800:]
    assert (house / "reports" / "deliveries.db").exists()
    searched(folder, held, looked)


def called(
    house: Path, command: tuple[str, ...], more: dict[str, str], looked: list[bytes]
) -> bytes:
    """What a command says; its processes show no secret meanwhile."""
    running = subprocess.Popen(
        [sys.executable, "-X", "dev", "-W", "default", "-m", "briefing.cli", *command],
        cwd=house, env={**os.environ, "PYTHONPATH": str(PROJECT), **more},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    lines = b""
    while True:
        lines += b"".join(
            (Path("/proc") / one / "cmdline").read_bytes()
            for one in children(running.pid)
            if (Path("/proc") / one / "cmdline").exists()
        )
        try:
            said, _ = running.communicate(timeout=0.3)
        except subprocess.TimeoutExpired:
            continue
        break
    assert not any(one in lines for one in looked), f"{command}: in the line of a process"
    return said


def children(pid: int) -> list[str]:
    """A process and all below it, by their numbers."""
    found, waiting = [str(pid)], [str(pid)]
    while waiting:
        place = Path("/proc", waiting.pop(), "task")
        for task in place.glob("*/children"):
            try:
                more = task.read_text().split()
            except OSError:  # it ended meanwhile
                continue
            found += more
            waiting += more
    return found


def searched(folder: Path, held: Path, looked: list[bytes]) -> None:
    """See that no file below a folder, but those in `held`, has what is looked for."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.is_symlink() and held not in file.parents:
            _searched(file, looked)


def _searched(file: Path, looked: list[bytes]) -> None:
    """The bytes of a file, and those of the members of an archive."""
    import zipfile

    parts = {file.name: file.read_bytes()}
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as archive:
            parts |= {name: archive.read(name) for name in archive.namelist()}
    for name, held in parts.items():
        found = [one for one in looked if one in held]
        assert not found, f"{file}#{name} holds a secret: {found[0]!r}"
