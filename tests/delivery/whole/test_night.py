"""One command takes the nightly batch to a site, a mailbox, an S3 store and SFTP; all are real."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import ExitStack
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest

from tests.delivery.mail.conftest import Issue
from tests.delivery.mail.servers import PASSWORD, Post, office
from tests.delivery.stores.servers import Server, s3, sftp
from tests.delivery.whole.conftest import SUBJECTS
from tests.delivery.whole.night import called, project
from tests.delivery.whole.ways import RECEIVERS, mail, owner, placed, readers, table, write
from tests.delivery.whole.wholeness import complaints, tree

ALL = ("post", "site", "bucket", "upload")


def store(server: Server) -> str:
    """The tables of a way to a server of stores."""
    way = server.way
    return table(
        f"ways.{way.name}", kind="store", most="TLP:GREEN", drafts=True, place=way.place,
        storage=way.storage, secret_env=way.secret_env,
    )  # fmt: skip


@pytest.fixture
def password(tmp_path: Path) -> str:
    """A file with the password of the mail server."""
    path = tmp_path / "password"
    path.write_text(PASSWORD, "utf-8")
    return str(path)


def test_one_command_takes_the_night_to_its_readers(
    tmp_path: Path, issue: Issue, authority: tuple[Any, str], password: str
) -> None:
    """TLS and a login for the mail, keys for the stores; called again, nobody gets it twice."""
    home = project(tmp_path / "project", SUBJECTS)
    with ExitStack() as stack:
        login: dict[str, Any] = {"auth_required": True, "auth_require_tls": True}
        post = Post()
        stack.enter_context(
            office(post, tls_context=issue(), authenticator=post.authenticator, **login)
        )
        servers = [stack.enter_context(made(tmp_path)) for made in (s3, sftp)]
        write(
            home, owner(),
            mail(post.port, authority[1], user="desk", password_file=password),
            placed("site", "public"), *map(store, servers), readers(*ALL),
        )  # fmt: skip
        first = called(home, "batch", "nightly.toml", "--deliver", "--json")
        again = called(home, "batch", "nightly.toml", "--deliver", "--json")
        files = [server.files() for server in servers]
    told = json.loads(first[1])
    assert (first[0], told["exit_code"], told["counts"]) == (0, 0, {"succeeded": 3}), first
    assert told["delivery"]["counts"] == {"sent": 2 * 6, "refused": 4}
    assert json.loads(again[1])["delivery"]["counts"] == {"already": 2 * 6, "refused": 4}, again
    assert Counter(post.receivers) == dict.fromkeys(RECEIVERS, 2) | {"owner@house.example": 1}
    assert {*post.logins} == {PASSWORD}
    assert [complaints(one) for one in (*files, tree(home / "public"))] == [[], [], []]
    for found in (*files, tree(home / "public")):
        text = b"".join(found.values())
        assert [one.word.encode() in text for one in SUBJECTS] == [True, True, False]


def test_the_mail_is_a_letter_with_its_marking(home: Path) -> None:
    """In its subject; a draft says so."""
    with office() as post:
        write(home, mail(post.port), readers("post"))
        assert called(home, "deliver", SUBJECTS[0].key())[0] == 0
    subjects = {message_from_bytes(raw, policy=policy.default)["Subject"] for _, raw in post.taken}
    (subject,) = subjects
    assert [word in subject for word in ("TLP:GREEN", "DRAFT", SUBJECTS[0].word)] == [True] * 3


def test_a_batch_that_is_wrongly_addressed_runs_nothing(home: Path) -> None:
    """The policy is read before the batch."""
    write(home, 'owner = "nobody"\n')
    code, out, err = called(home, "batch", "nightly.toml", "--deliver")
    assert (code, out) == (2, "")
    assert "data/distribution.toml" in err


def test_what_a_rule_keeps_back_is_told_and_no_failure(home: Path) -> None:
    """In the table, and in JSON with the names of the rules."""
    write(home, placed("site", "public", drafts=False), readers("site", only_released=True))
    code, out, _ = called(home, "deliver", "--json")
    told = json.loads(out)
    assert (code, told["counts"]) == (0, {"refused": 3})
    assert {tuple(one["rules"]) for one in told["outcomes"]} == {
        ("draft",), ("marking", "draft")
    }  # fmt: skip
    table = called(home, "deliver")[1]
    assert table.count(" refused ") == 3
    assert "3 refused." in table


def test_names_nobody_knows_are_answered_with_the_nearest(home: Path) -> None:
    """Ways, lists and reports; nothing leaves."""
    write(home, placed("site", "public"), readers("site"))
    for arguments, nearest in (
        (("--way", "sit"), "'site'"), (("--list", "desc"), "'desk'"),
        (("topic_briefing/avaria-harbor",), "'topic_briefing/avaria-harbour'"),
    ):  # fmt: skip
        code, out, err = called(home, "deliver", *arguments)
        assert (code, out) == (2, "")
        assert f"Did you mean {nearest}?" in err
    assert not (home / "public").exists()


def test_a_dry_run_leaves_nothing_but_its_folder(home: Path) -> None:
    """No server is asked, no journal is kept, and what would leave can be read."""
    write(home, owner(), mail(9), placed("site", "public"), readers("post", "site"))
    before = tree(home)
    code, out, err = called(home, "deliver", "--dry-run", "tried", "--json")
    assert code == 0, err
    assert json.loads(out)["counts"] == {"refused": 2, "tried": 8}
    found = tree(home)
    new = [name for name in found if name not in before and not name.startswith("tried/")]
    assert [name for name in new if not name.startswith("reports/.")] == []
    assert len([name for name in found if name.endswith(".eml") and name.startswith("tried/")]) == 6
    assert not (home / "reports" / "deliveries.db").exists()
