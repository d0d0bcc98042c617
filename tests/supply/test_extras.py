"""What an extra would bring and is not there is named, with the command that installs it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from importlib import metadata
from pathlib import Path

import pytest

from supply.parts import EVERY, parts
from supply.pins import normal
from tests.conftest import PROJECT

WAY = """
import sys
from briefing.delivery.policy.records import Way
from briefing.delivery.ways import dkim, places
def way(**told):
    return Way(**{"name": "w", "kind": "store", "most": "TLP:GREEN", **told})
"""
PUT = WAY + "places.put(way(place=sys.argv[1]), [('a', b'1')])"
SIGN = WAY + "dkim.signed(way(kind='mail', dkim_key_file=sys.argv[1]), b'A: b')"
DRAW = "from briefing.charts.vegaengine import Engine; Engine().draw({})"


def modules(*, optional: bool) -> set[str]:
    """What can be imported of the distributions that extras add, or that are always there."""
    wanted = {p.pin.name for p in parts() if p.extras and (EVERY not in p.extras) is optional}
    listed = metadata.packages_distributions().items()
    return {name for name, of in listed if any(normal(one) in wanted for one in of)}


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project, and an environment in which no child can import what an extra brings."""
    folder = tmp_path_factory.mktemp("bare")
    shutil.copytree(PROJECT / "notebooks", folder / "notebooks")
    call = [sys.executable, "-m", "venv", "--without-pip", str(folder / "env")]
    subprocess.run(call, check=True)
    hidden = sorted(modules(optional=True) - modules(optional=False))
    assert {"distributed", "s3fs", "asyncssh", "webdav4", "dkim", "pyarrow"} <= {*hidden}
    place = sysconfig.get_path("purelib", vars={"base": str(folder / "env")})
    lines = [
        f"import site; site.addsitedir({sysconfig.get_path('purelib')!r})",
        f"import sys; sys.modules.update(dict.fromkeys({hidden!r}))",
    ]
    Path(place, "bare.pth").write_text("\n".join(lines), "utf-8")
    return folder


def said(bare: Path, *words: str, **environment: str) -> str:
    """What the Python there says when it is called so, wherever it says it."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("BRIEFING_", "PYTHON"))}
    done = subprocess.run(
        [str(bare / "env" / "bin" / "python"), "-P", *words], cwd=bare, check=False, timeout=300,
        env=kept | {"BRIEFING_PROJECT": str(bare)} | environment, capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    ("extra", "words"),
    [
        ("dask", "batch notebooks/nightly.toml --on tcp://127.0.0.1:9"),
        ("dask", "library read memory://b/a.parquet --library a.db"),
        ("parquet", "ingest a.parquet --library a.db"),
        ("schedule", "schedule run --foreground"),
        ("together", "init --git desk"),
    ],
)
def test_a_command_names_the_extra(bare: Path, extra: str, words: str) -> None:
    """In one line, without a traceback."""
    (bare / "a.parquet").write_bytes(b"PAR1 and so on PAR1")
    told = said(bare, "-m", "briefing.cli", *words.split())
    assert f"pip install 'briefing[{extra}]'" in told
    assert "Traceback" not in told


@pytest.mark.parametrize(
    ("extra", "place"),
    [("s3", "s3://b/a"), ("sftp", "sftp://h/a"), ("webdav", "webdav+https://h/a")],
)
def test_a_way_names_the_extra(bare: Path, extra: str, place: str) -> None:
    """Before anybody is asked."""
    told = said(bare, "-c", PUT, place).splitlines()[-1]
    assert told.startswith("briefing.errors.DeliveryError: way w: ")
    assert f"pip install 'briefing[{extra}]'" in told


def test_a_signature_names_the_extra(bare: Path) -> None:
    """A mail that should be signed does not leave unsigned."""
    (bare / "key").write_text("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")
    assert "pip install briefing[dkim]" in said(bare, "-c", SIGN, str(bare / "key"))


def test_a_figure_of_vega_names_the_extra(bare: Path) -> None:
    """The notebook may come from where it is installed."""
    assert "pip install 'briefing[altair]'" in said(bare, "-c", DRAW)


def test_a_parser_names_the_extra(bare: Path) -> None:
    """Nothing is read by less than was asked for."""
    words = ["-m", "briefing.cli", "read", str(PROJECT / "README.md")]
    assert 'pip install "briefing[parser]"' in said(bare, *words, BRIEFING_PARSER="en_core_web_md")


def test_everything_else_is_there(bare: Path) -> None:
    """What is hidden is the extras alone: an article is read as ever."""
    article = next((PROJECT / "data" / "sample").glob("*.txt"))
    told = said(bare, "-m", "briefing.cli", "read", str(article), "--json")
    assert json.loads(told)
