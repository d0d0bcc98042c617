"""`briefing fetch` and its settings."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import signal
import subprocess
import sys
import time
import tomllib
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import cli
from briefing.errors import ParameterError, UnknownNameError
from briefing.fetching import Settings, read_settings
from briefing.fetching.settings import settings
from tests.conftest import PROJECT
from tests.fetching.site import Site, page

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty project."""
    (tmp_path / "data").mkdir()
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path)


def call(*arguments: str) -> int:
    """Run the command line here, and return its exit code."""
    with pytest.raises(SystemExit) as left:
        cli.main(["fetch", *arguments])
    assert isinstance(left.value.code, int)
    return left.value.code


def quick(site: Site) -> None:
    """Settings by which the site may be fetched from."""
    Path("data/fetch.toml").write_text(
        f'allow_networks = ["127.0.0.0/8"]\nallow_ports = [{site.port}]\npause = 0\n'
    )


def test_urls_are_fetched(tmp_path: Path, capsys: Capture) -> None:
    """The count, and a line for what went wrong; the bytes are in data/fetched."""
    with Site() as site:
        quick(site)
        site.pages["/a"] = page()
        code = call(site.url("/a"), site.url("/b"))
        printed = capsys.readouterr()
    assert (code, printed.err) == (0, "")
    assert printed.out == f"1 new, 1 failed\nfailed: {site.url('/b')}: its server answered 404\n"
    assert (tmp_path / "data/fetched/fetched.db").is_file()


def test_feeds_are_fetched_when_no_url_is_given(capsys: Capture) -> None:
    """From data/feeds.opml, as JSON."""
    with Site() as site:
        quick(site)
        entry = "<item><title>A</title><link>/a</link><description>Short.</description></item>"
        site.pages = {
            "/f": page(f"<rss version='2.0'><channel>{entry}</channel></rss>"),
            "/a": page(),
        }
        Path("data/feeds.opml").write_text(
            f"<opml version='2.0'><body><outline xmlUrl='{site.url('/f')}'/></body></opml>"
        )
        code = call("--json", "--store", "kept")
    told = json.loads(capsys.readouterr().out)
    assert (code, told["counts"]["new"], told["ingested"]) == (0, 2, None)
    assert told["outcomes"][1]["feed"] == site.url("/f")


def test_private_addresses_by_the_option(capsys: Capture) -> None:
    """--allow-private stands for the setting."""
    with Site() as site:
        Path("data/fetch.toml").write_text(f"allow_ports = [{site.port}]\npause = 0\n")
        site.pages["/a"] = page()
        codes = call(site.url("/a")), call(site.url("/a"), "--allow-private")
    assert codes == (1, 0)
    assert "allow_private permits it" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "toml", "line"),
    [
        ([], "", "data/feeds.opml: no such file. Name a URL"),
        (["--feeds", "none.opml"], "", "none.opml: no such file"),
        (["http://a.example"], "pauze = 1", "no setting named 'pauze'. Did you mean 'pause'?"),
        (["http://a.example"], "pause = [", "data/fetch.toml is not readable as TOML"),
        (["http://a.example"], 'proxy = "proxy:3128"', "proxy must look like http://"),
        (["http://a.example"], 'ca_file = "none.pem"', "ca_file none.pem: no certificates in it"),
        (["http://a.example", "--library", "a.txt"], "", "give the file a name that ends in .db"),
    ],
)
def test_usage_errors(arguments: list[str], toml: str, line: str, capsys: Capture) -> None:
    """Exit code 2 and one line."""
    Path("data/fetch.toml").write_text(toml)
    assert call(*arguments) == 2
    (told,) = capsys.readouterr().err.splitlines()
    assert line in told


def test_an_interrupt_ends_the_run(capfd: Capture) -> None:
    """At once, though a server is slow; exit code 1."""
    with Site() as site:
        quick(site)
        site.pages["/a"] = slow
        command = [sys.executable, "-m", "briefing.cli", "fetch", site.url("/a")]
        running = subprocess.Popen(command)
        while not site.paths:
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        begun = time.monotonic()
        code = running.wait(timeout=20)
    assert (code, time.monotonic() - begun < 5) == (1, True)
    assert capfd.readouterr().err.strip() == "briefing: interrupted"


def slow(request: BaseHTTPRequestHandler) -> None:
    """Send the head of a page, and then nothing."""
    request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    time.sleep(20)


# ---------------------------------------------------------------- settings


def test_settings_are_read(tmp_path: Path) -> None:
    """Every one may be left out; a whole number stands for one with a fraction."""
    path = tmp_path / "fetch.toml"
    assert read_settings(path) == Settings()
    path.write_text(
        'pause = 2\nallow_private = true\nallow_networks = ["10.1.0.0/16"]\ntries = 1\n'
    )
    expected = Settings(pause=2.0, allow_private=True, allow_networks=("10.1.0.0/16",), tries=1)
    assert read_settings(path) == expected


def test_the_settings_in_the_docs_are_the_usual_ones() -> None:
    """All of them, by name and value."""
    text = (PROJECT / "docs" / "scheduler.md").read_text("utf-8")
    section = text.partition("## Fetching\n")[2]
    shown = tomllib.loads(section.partition("```toml\n")[2].partition("```")[0])
    names = {field.name for field in dataclasses.fields(Settings)}
    assert (settings(shown, "docs"), set(shown)) == (Settings(), names)


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"allow_private": "yes"}, "allow_private takes true or false, not 'yes'"),
        ({"pause": "1 s"}, "pause takes a number"),
        ({"tries": 2.5}, "tries takes a number"),
        ({"tries": 0}, "tries must be more than 0"),
        ({"pause": -1}, "pause must be more than 0"),
        ({"total": float("inf")}, "total must be more than 0"),
        ({"total": float("nan")}, "total must be more than 0"),
        ({"contact": 5}, "contact takes text"),
        ({"allow_ports": 9443}, ""),
        ({"allow_ports": [70000]}, "70000 is no port"),
        ({"allow_networks": ["10.0.0.1/8"]}, "has host bits set"),
        ({"allow_networks": [7]}, "7 is no network"),
    ],
)
def test_wrong_values(values: dict[str, object], why: str) -> None:
    """The name, what it takes, and what was given."""
    if not why:
        assert settings(values, "x").allow_ports == (9443,)
        return
    with pytest.raises(ParameterError, match=why):
        settings(values, "x")


@given(
    st.dictionaries(
        st.sampled_from([field.name for field in dataclasses.fields(Settings)])
        | st.text(max_size=9),
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.text()
        | st.lists(st.text() | st.integers()),
    )
)
def test_any_values_are_read_or_refused(values: dict[str, object]) -> None:
    """Settings, or an error that names what is wrong."""
    with contextlib.suppress(UnknownNameError, ParameterError):
        assert isinstance(settings(values, "x"), Settings)
