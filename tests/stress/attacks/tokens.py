"""What opens a signing key or the preview is known to who was asked, and to nobody else."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from tests.conftest import PROJECT
from tests.delivery.whole import night
from tests.stress.attacks.secrets import PIER, called, children, forms, searched
from tests.stress.trials import AbsentError, trial

_PATIENCE = 20  # seconds


@trial(
    "attack",
    who="a release, a refused key, the preview, JupyterLab beside it",
    title="a canary as passphrase of a signing key, as the token of the preview and of JupyterLab",
    holds="it stands in no output, notebook, record, ledger, report or line of a process",
    cases=3,
    part=1,
)
def tokens(case: int, folder: Path) -> None:
    """A report is made, signed with the right passphrase or a wrong one, and looked at."""
    phrase, lab = (f"cnry{secrets.token_hex(11)}{name}+/=" for name in ("phrase", "lab"))
    house, held = folder / "house", folder / "held"
    held.mkdir(mode=0o700)
    night.project(house, [PIER])
    key = _key(held, phrase)
    given = phrase if case % 3 else f"not-{phrase}"
    (held / "given").write_text(given, "utf-8")
    asked = held / "asked"
    asked.write_text(f"#!/bin/sh\ncat '{held}/given'\n", "utf-8")
    asked.chmod(0o700)
    more = {
        "SSH_ASKPASS": str(asked), "SSH_ASKPASS_REQUIRE": "force", "DISPLAY": ":9",
        "JUPYTER_TOKEN": lab, "JPY_API_TOKEN": lab, "BRIEFING_DEBUG": "1" if case % 2 else "",
        "HOME": str(folder / "home"), "XDG_CACHE_HOME": str(folder / "cache"),
    }  # fmt: skip
    (folder / "home").mkdir()
    (folder / "tmp").mkdir()
    more["TMPDIR"] = str(folder / "tmp")
    body = "".join(key.read_text("ascii").splitlines()[2:4])
    looked = [one for canary in (phrase, lab, body) for one in forms(canary)]
    signing = ("--by", "C. Chief", "--sign", f"ssh:{key}")
    said = [
        called(house, ("batch", "nightly.toml", "--json"), more, looked),
        called(house, ("release", "latest", *signing), more, looked),
        called(house, ("releases", "--verify"), more, looked),
        called(house, ("pack", "latest"), more, looked),
        called(house, ("doctor", "--json"), more, looked),
    ]  # fmt: skip
    assert b'"succeeded"' in said[0], said[0][-800:]
    told = b"is released by C. Chief" if case % 3 else b"could not sign"
    assert told in said[1], said[1]
    token, rest = _looked_at(house, {**os.environ, "PYTHONPATH": str(PROJECT), **more})
    for number, shown in enumerate([*said, rest]):
        (folder / f"said-{number}").write_bytes(shown)
    looked += [*forms(token)]
    searched(folder, held, looked)


def _key(held: Path, phrase: str) -> Path:
    """A private key that only a passphrase opens."""
    program = shutil.which("ssh-keygen")
    if program is None:
        raise AbsentError("ssh-keygen is not installed")
    subprocess.run(
        [program, "-q", "-t", "ed25519", "-N", phrase, "-f", str(held / "key")], check=True
    )
    return held / "key"


def _looked_at(house: Path, env: dict[str, str]) -> tuple[str, bytes]:
    """The token of a preview that is visited, and what the preview says but its address."""
    preview = subprocess.Popen(
        [sys.executable, "-X", "dev", "-W", "default", "-m", "briefing.cli", "site", "serve"],
        cwd=house, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    try:
        assert preview.stdout is not None
        line = preview.stdout.readline()
        assert line.startswith("Preview at http://127.0.0.1:"), line
        address = line.split()[-1]
        (token,) = parse_qs(urlsplit(address).query)["token"]
        way = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        way.open(address, timeout=_PATIENCE).close()
        with way.open(address.partition("?")[0], timeout=_PATIENCE) as answer:
            page = answer.read()
        assert b"Aberdeen harbour" in page, page[:300]
        assert token.encode() not in page
        for wrong in (
            address.replace("?token=", "?token=x"),
            f"{address}%00",
            f"{address}#{token}",
        ):
            try:
                way.open(wrong, timeout=_PATIENCE).close()
            except (urllib.error.URLError, ValueError):
                continue
        lines = b"".join(
            Path("/proc", one, "cmdline").read_bytes() for one in children(preview.pid)
        )
        assert token.encode() not in lines
        preview.send_signal(signal.SIGINT)
        rest, _ = preview.communicate(timeout=_PATIENCE)
    finally:
        preview.kill()
        preview.wait()
    return token, rest.encode()
