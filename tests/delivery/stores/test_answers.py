"""What an answer to a message means: taken, refused, again later, or nobody knows."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from briefing.delivery.journal import Journal
from tests.delivery.stores.hooks import Says, hook
from tests.delivery.stores.telling import EVENT, PATH, TOKEN, sent, states, told


@pytest.mark.parametrize(("status", "tries"), [(429, 3), (500, 3), (503, 3), (408, 3)])
def test_what_may_pass_is_tried_again(
    status: int, tries: int, tmp_path: Path, journal: Journal
) -> None:
    """As often as the way allows; then it has failed, and the next delivery tries again."""
    with hook(Says(status, b"later")) as found:
        by = told(tmp_path, found.url + PATH)
        ended = sent(by, journal, tmp_path)
        assert (ended.ending, len(found.came)) == ("failed", tries)
        assert f"HTTP status {status}: later" in ended.why
        found.says = [Says()]
        assert sent(by, journal, tmp_path).ending == "sent"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 413, 422, 501])
def test_what_will_not_pass_is_not_tried_again(
    status: int, tmp_path: Path, journal: Journal
) -> None:
    """One request, and what is wrong."""
    with hook(Says(status, b"no_service")) as found:
        ended = sent(told(tmp_path, found.url + PATH), journal, tmp_path)
    assert (ended.ending, len(found.came), states(journal)) == ("failed", 1, ["failed"])
    assert f"HTTP status {status}: no_service" in ended.why


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(status: int, tmp_path: Path, journal: Journal) -> None:
    """Whoever answers could lead the message to anybody."""
    with hook() as other, hook(Says(status, b"", {"Location": other.url})) as found:
        ended = sent(told(tmp_path, found.url + PATH), journal, tmp_path)
    assert (ended.ending, other.came) == ("failed", [])
    assert "never followed" in ended.why


@pytest.mark.parametrize("headers", [{"Retry-After": "1"}, {}])
def test_who_asks_to_wait_is_waited_for(
    headers: dict[str, str], tmp_path: Path, journal: Journal
) -> None:
    """By the header, or as Matrix says it; the second request comes no sooner."""
    late = Says(429, b'{"errcode": "M_LIMIT_EXCEEDED", "retry_after_ms": 1000}', headers)
    times: list[float] = []

    def note(_: object) -> bool:
        times.append(time.monotonic())
        return True

    with hook(late, EVENT) as found:
        found.before = note
        by = told(tmp_path, f"{found.url}/!room:example.org", "matrix", token_env="TEST_TOKEN")  # noqa: S106 - the name of a variable
        with pytest.MonkeyPatch.context() as patched:
            patched.setenv("TEST_TOKEN", TOKEN)
            assert sent(by, journal, tmp_path).ending == "sent"
    assert times[1] - times[0] >= 1.0  # no less: a clock that runs backwards does not exist


def test_who_asks_for_an_hour_is_left_alone(tmp_path: Path, journal: Journal) -> None:
    """The delivery does not stand still for it."""
    with hook(Says(429, b"", {"Retry-After": "3600"})) as found:
        ended = sent(told(tmp_path, found.url + PATH), journal, tmp_path)
    assert (ended.ending, len(found.came)) == ("failed", 1)
    assert "it asks to wait 3600 s" in ended.why


@pytest.mark.parametrize("status", [502, 504])
def test_an_answer_of_somebody_in_between_tells_nothing(
    status: int, tmp_path: Path, journal: Journal
) -> None:
    """The chat may have it: unknown, and never sent again by itself."""
    with hook(Says(status, b"bad gateway")) as found:
        by = told(tmp_path, found.url + PATH)
        endings = [sent(by, journal, tmp_path).ending for _ in range(2)]
    assert (endings, len(found.came), states(journal)) == (["unknown"] * 2, 1, ["unknown"])


@pytest.mark.parametrize("manner", ["closes", "hangs", "babbles"])
def test_no_answer_is_unknown(manner: str, tmp_path: Path, journal: Journal) -> None:
    """It was sent whole, and nobody said that it arrived."""

    def silent(request: Any) -> bool:
        if manner == "hangs":
            time.sleep(0.6)
        if manner == "babbles":
            request.wfile.write(b"SSH-2.0-OpenSSH\r\n\r\n")
        return False

    with hook() as found:
        found.before = silent
        by = told(tmp_path, found.url + PATH, timeout=0.3)
        endings = [sent(by, journal, tmp_path).ending for _ in range(2)]
    assert (endings, len(found.came)) == (["unknown", "unknown"], 1)


def test_a_long_answer_is_cut(tmp_path: Path, journal: Journal) -> None:
    """A server may say as much as it likes."""
    with hook(Says(400, b"x" * 3_000_000)) as found:
        ended = sent(told(tmp_path, found.url + PATH), journal, tmp_path)
    assert (ended.ending, len(ended.why) < 500) == ("failed", True)


def test_a_packed_answer_is_not_unpacked_for_ever(tmp_path: Path, journal: Journal) -> None:
    """Nobody asked for one."""
    import zlib

    bomb = zlib.compress(b"x" * 50_000_000)
    with hook(Says(400, bomb, {"Content-Encoding": "deflate"})) as found:
        ended = sent(told(tmp_path, found.url + PATH), journal, tmp_path)
    assert (ended.ending, len(ended.why) < 500) == ("failed", True)
