"""One way goes wrong: it leaves nothing half-published and says why; the others get theirs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.delivery.mail.conftest import Issue
from tests.delivery.mail.servers import Post, office
from tests.delivery.mail.sly import Sly
from tests.delivery.stores.servers import s3, small_disk
from tests.delivery.whole.night import called
from tests.delivery.whole.ways import RECEIVERS, mail, owner, placed, readers, write
from tests.delivery.whole.wholeness import complaints, tree

GREEN = 2  # reports that may leave


@contextmanager
def others(home: Path, *more: str, broken: str) -> Iterator[Post]:
    """A policy with a mailbox, a site and a store that are well, and one that is not."""
    with office() as post:
        write(
            home, owner(), mail(post.port), placed("site", "well/site"),
            placed("store", "well/store"), *more, readers("post", "site", "store", broken),
        )  # fmt: skip
        yield post


def check(home: Path, post: Post, broken: str, why: str) -> dict[str, Any]:
    """Deliver: the broken way says why, once to the owner; the others got theirs, whole."""
    code, out, err = called(home, "deliver", "--json")
    told = json.loads(out)
    endings = Counter((one["way"], one["ending"]) for one in told["outcomes"])
    bad = [one for one in told["outcomes"] if one["way"] == broken and one["ending"] != "refused"]
    assert (code, {one["ending"] for one in bad}) == (1, {"failed"}), (out, err)
    assert [one["why"] for one in bad if why not in one["why"]] == []
    sent = {way: count for (way, ending), count in endings.items() if ending == "sent"}
    assert sent == {"post": GREEN * len(RECEIVERS), "site": GREEN, "store": GREEN}
    assert Counter(post.receivers) == dict.fromkeys(RECEIVERS, GREEN) | {"owner@house.example": 1}
    for place in ("site", "store"):
        found = tree(home / "well" / place)
        assert (bool(found), complaints(found)) == (True, [])
    return dict(bad[0])


def mended(home: Path) -> None:
    """Called again, once all is well: what was missing is sent, and nothing twice."""
    code, out, err = called(home, "deliver", "--json")
    told = json.loads(out)
    bad = [one for one in told["outcomes"] if one["ending"] in {"failed", "unknown"}]
    assert (code, bad, err) == (0, [], "")
    assert {one["ending"] for one in told["outcomes"]} == {"sent", "already", "refused"}


def test_a_wrong_certificate(home: Path, issue: Issue, authority: tuple[Any, str]) -> None:
    """Of another name: the message is not even offered."""
    stranger = Post()
    with office(stranger, tls_context=issue("other.example")):
        bad = mail(stranger.port, authority[1], name="bad")
        with others(home, bad, broken="bad") as post:
            check(home, post, "bad", "certificate")
    assert stranger.taken == []


def test_a_refused_login(
    home: Path, tmp_path: Path, issue: Issue, authority: tuple[Any, str]
) -> None:
    """The password is in no message."""
    (tmp_path / "password").write_text("wrong-Canary-5d1e", "utf-8")
    stranger = Post()
    with office(stranger, tls_context=issue(), authenticator=stranger.authenticator):
        bad = mail(
            stranger.port, authority[1], name="bad", user="desk",
            password_file=str(tmp_path / "password"),
        )  # fmt: skip
        with others(home, bad, broken="bad") as post:
            found = check(home, post, "bad", "login")
    assert (stranger.taken, "Canary" in str(found)) == ([], False)


@pytest.mark.parametrize("step", ["connect", "MAIL"])
def test_a_mail_server_that_hangs(home: Path, step: str) -> None:
    """For as long as the way gives it, and no longer."""
    sly = Sly(step, "hang")
    try:
        with others(home, mail(sly.port, name="bad", timeout=0.5), broken="bad") as post:
            check(home, post, "bad", "")
    finally:
        sly.close()
    assert sly.taken == []


@pytest.mark.parametrize("kind", ["site", "store"])
def test_a_full_disk(home: Path, tmp_path: Path, kind: str) -> None:
    """What was there before stays, and what is new is not there by halves."""
    with small_disk(tmp_path / "disk", "300k") as disk, ExitStack() as stack:
        (disk / "full").write_bytes(b"x" * 280_000)
        post = stack.enter_context(
            others(home, placed(kind, disk / "out", name="bad"), broken="bad")
        )
        check(home, post, "bad", "space")
        assert complaints(tree(disk / "out")) == []


def test_a_store_that_hangs(home: Path, tmp_path: Path) -> None:
    """And is delivered to once it is awake."""
    with s3(tmp_path) as server:
        way = server.way
        bad = placed(
            "store", way.place, name="bad", storage=way.storage, secret_env=way.secret_env,
            timeout=2.0,
        )  # fmt: skip
        with others(home, bad, broken="bad") as post:
            server.hang()
            check(home, post, "bad", "no answer in 2 s")
            server.wake()
            policy = home / "data" / "distribution.toml"
            policy.write_text(policy.read_text("utf-8").replace("= 2.0", "= 60.0"), "utf-8")
            mended(home)
        assert complaints(server.files()) == []


def test_the_owner_hears_of_the_same_once(home: Path, tmp_path: Path) -> None:
    """And again when another report fails."""
    (tmp_path / "file").write_text("no folder", "utf-8")
    with others(home, placed("store", tmp_path / "file", name="bad"), broken="bad") as post:
        check(home, post, "bad", "")
        called(home, "deliver")
        assert post.receivers.count("owner@house.example") == 1
        called(home, "run", "topic_briefing", "-p", "topic", "new harbour", "--to", "html,eml")
        called(home, "deliver")
        assert post.receivers.count("owner@house.example") == 2


def test_an_owner_who_cannot_be_told_is_a_failure(home: Path) -> None:
    """On stderr, and in the exit code, though nothing else failed."""
    write(home, owner(), mail(9), placed("site", "well"), readers("site"))
    code, out, err = called(home, "deliver")
    assert (code, " sent " in out) == (1, True)
    assert "the owner could not be told what went wrong: " in err
