"""A message arrives once, or it is told why not; its address is a secret."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing.delivery.errands import Outcome
from briefing.delivery.journal import Journal
from briefing.delivery.policy.records import Way
from briefing.delivery.ways import webhook
from tests.delivery.stores.build import copy, errand, way, withdrawn
from tests.delivery.stores.hooks import Says, hook

PATH = "/services/T00000000/B00000000/canarySecretOfTheHook"
TOKEN = "syt_canary_token_41d8"  # noqa: S105 - of a server of the test
EVENT = Says(body=b'{"event_id": "$abc"}')
Contexts = Callable[..., ssl.SSLContext]


def told(tmp_path: Path, url: str, flavour: str = "slack", **fields: Any) -> Way:
    """A way to an address, which lies in a file."""
    (tmp_path / "hook.url").write_text(url + "\n", "utf-8")
    usual: dict[str, Any] = {
        "name": "desk-chat", "kind": "webhook", "flavour": flavour, "timeout": 5.0,
        "url_file": str(tmp_path / "hook.url"), "base": "https://briefings.example.org",
    }  # fmt: skip
    return way(**{**usual, **fields})


def sent(by: Way, journal: Journal, tmp_path: Path, **fields: Any) -> Outcome:
    """What became of one copy."""
    (found,) = webhook.carry([errand(copy(tmp_path / "run", **fields), by)], by, journal, None)
    return found


def states(journal: Journal) -> list[str]:
    """What the journal has."""
    return [row.state for row in journal.rows()]


def test_a_message_arrives_once(tmp_path: Path, journal: Journal) -> None:
    """And a second delivery sends none."""
    with hook() as found:
        by = told(tmp_path, found.url + PATH)
        endings = [sent(by, journal, tmp_path).ending for _ in range(2)]
    assert (endings, states(journal)) == (["sent", "already"], ["sent"])
    (call,) = found.came
    assert (call.method, call.path) == ("POST", PATH)
    assert call.headers["content-type"] == "application/json"
    assert call.told["blocks"][0]["type"] == "header"


def test_the_journal_knows_before_the_last_byte(tmp_path: Path, journal: Journal) -> None:
    """When the other side has it all, the row is committing; it says so on disk."""
    seen: list[str] = []

    def look(_: object) -> bool:
        with Journal(tmp_path / "deliveries.db", alone=False) as other:
            seen.extend(row.state for row in other.rows())
        return True

    with hook() as found:
        found.before = look
        sent(told(tmp_path, found.url + PATH), journal, tmp_path)
    assert (seen, states(journal)) == (["committing"], ["sent"])


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


def test_matrix_is_asked_again_when_it_does_not_answer(tmp_path: Path, journal: Journal) -> None:
    """The same transaction: the homeserver makes one message of both."""
    (tmp_path / "token").write_text(TOKEN, "ascii")
    answers = [False, True]
    with hook(EVENT) as found:
        found.before = lambda _: answers.pop(0)
        address = f"{found.url}/!room:example.org"
        by = told(tmp_path, address, "matrix", token_file=str(tmp_path / "token"))
        ended = sent(by, journal, tmp_path)
    assert (ended.ending, ended.where) == ("sent", "matrix at localhost $abc")
    assert len({call.path for call in found.came}) == 1
    (call, _) = found.came
    assert call.method == "PUT"
    assert call.headers["authorization"] == f"Bearer {TOKEN}"
    assert call.path.startswith(
        "/_matrix/client/v3/rooms/%21room%3Aexample.org/send/m.room.message/"
    )


def test_matrix_goes_on_after_a_death(tmp_path: Path, journal: Journal) -> None:
    """A row that a dead delivery left is sent again while the server knows the transaction."""
    (tmp_path / "token").write_text(TOKEN, "ascii")
    with hook(EVENT) as found:
        address = f"{found.url}/!room:example.org"
        by = told(tmp_path, address, "matrix", token_file=str(tmp_path / "token"))
        one = errand(copy(tmp_path / "run"), by)
        journal.begin(one.identity(), report="r", run="r", content="c", version=2, marking="",
                      way=by.name, readers="desk", receiver="")  # fmt: skip
        journal.unknown(one.identity(), "the delivery died")
        (ended,) = webhook.carry([one], by, journal, None)
    assert (ended.ending, states(journal)) == ("sent", ["sent"])


def test_a_slack_message_of_a_dead_delivery_stays_unknown(tmp_path: Path, journal: Journal) -> None:
    """Nobody can say whether the channel has it."""
    with hook() as found:
        by = told(tmp_path, found.url + PATH)
        one = errand(copy(tmp_path / "run"), by)
        journal.begin(one.identity(), report="r", run="r", content="c", version=2, marking="",
                      way=by.name, readers="desk", receiver="")  # fmt: skip
        journal.committing(one.identity())
        (ended,) = webhook.carry([one], by, journal, None)
    assert (ended.ending, found.came) == ("unknown", [])


def test_the_same_identity_goes_along(tmp_path: Path, journal: Journal) -> None:
    """A program of the house may drop what it knows."""
    with hook() as found:
        by = told(tmp_path, found.url + PATH, "plain")
        sent(by, journal, tmp_path)
    one = errand(copy(tmp_path / "run"), by)
    assert found.came[0].headers["idempotency-key"] == one.identity()
    assert found.came[0].told["title"] == "Norway shares radar data"


def test_a_withdrawal_is_told(tmp_path: Path, journal: Journal) -> None:
    """A message of its own, after the first."""
    with hook() as found:
        by = told(tmp_path, found.url + PATH, "plain")
        one = copy(tmp_path / "run")
        for told_of in (one, withdrawn(one)):
            webhook.carry([errand(told_of, by)], by, journal, None)
    assert [call.told["status"] for call in found.came] == ["released", "withdrawn"]


def test_a_certificate_is_verified(
    tmp_path: Path, journal: Journal, tls: Contexts, authority: tuple[Any, str]
) -> None:
    """Of nobody known, for another name: nothing is sent. Of the house's authority: it is."""
    with hook(tls=tls()) as found, hook(tls=tls("elsewhere.example")) as other:
        by = told(tmp_path, found.url + PATH)
        assert "its certificate is not valid" in sent(by, journal, tmp_path).why
        by = told(tmp_path, other.url + PATH, ca_file=authority[1])
        assert "its certificate is not valid" in sent(by, journal, tmp_path).why
        assert (found.came, other.came, states(journal)) == ([], [], ["failed"])
        by = told(tmp_path, found.url + PATH, ca_file=authority[1])
        assert sent(by, journal, tmp_path).ending == "sent"


def test_nobody_listens(tmp_path: Path, journal: Journal) -> None:
    """It has failed, not unknown; the next reports wait no longer than they must."""
    with hook() as found:
        url = found.url + PATH
    by = told(tmp_path, url)
    runs = [copy(tmp_path / f"{n}", key=f"topic_briefing/{n}") for n in range(3)]
    endings = webhook.carry([errand(one, by) for one in runs], by, journal, None)
    assert [one.ending for one in endings] == ["failed"] * 3
    assert "cannot be reached" in endings[0].why


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


@pytest.mark.parametrize("flavour", ["slack", "teams", "matrix", "plain"])
def test_no_secret_is_told(
    flavour: str, tmp_path: Path, journal: Journal, caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """A server that repeats address and token: they are in no outcome, journal, log or output."""
    caplog.set_level("DEBUG")
    (tmp_path / "token").write_text(TOKEN, "ascii")
    path = "/!room:example.org" if flavour == "matrix" else PATH
    echo = f"bad token {TOKEN} for {PATH} canarySecretOfTheHook".encode()
    with hook(Says(403, echo)) as found:
        by = told(tmp_path, found.url + path, flavour, token_file=str(tmp_path / "token"))
        ended = sent(by, journal, tmp_path)
    shown = repr((ended, journal.rows(), caplog.text, capfd.readouterr()))
    if flavour == "matrix":
        shown = shown.replace("canarySecretOfTheHook", "")  # it is no secret of that way
    assert [word for word in (TOKEN, "canarySecret", "B00000000") if word in shown] == (
        ["B00000000"] if flavour == "matrix" else []
    )


@pytest.mark.parametrize(
    ("url", "flavour", "said"),
    [
        ("ftp://x/y", "slack", "only http and https do"),
        ("https://u:p@x/y", "slack", "carries a user name or password"),
        ("https://x\x01/y", "slack", "control character"),
        ("http://8.8.8.8/hook", "slack", "would be unencrypted"),
        ("https://matrix.example.org/", "matrix", "the id of a room"),
        ("https://matrix.example.org/?x=!r:y", "matrix", "the id of a room"),
    ],
)
def test_an_address_that_cannot_be_meant(
    url: str, flavour: str, said: str, tmp_path: Path, journal: Journal
) -> None:
    """Told without the address."""
    (tmp_path / "token").write_text(TOKEN, "ascii")
    ended = sent(
        told(tmp_path, url, flavour, token_file=str(tmp_path / "token")), journal, tmp_path
    )
    assert (ended.ending, said in ended.why) == ("failed", True), ended.why


def test_a_token_may_not_break_the_request(tmp_path: Path, journal: Journal) -> None:
    """A line end in it would begin another header."""
    (tmp_path / "token").write_text("a\r\nX-Evil: 1", "ascii")
    with hook() as found:
        by = told(tmp_path, found.url + PATH, token_file=str(tmp_path / "token"))
        ended = sent(by, journal, tmp_path)
    assert (ended.ending, found.came) == ("failed", [])


def test_a_dry_run_writes_the_message(tmp_path: Path, journal: Journal) -> None:
    """And asks nobody."""
    by = told(tmp_path, "https://hooks.example.org" + PATH)
    (ended,) = webhook.carry([errand(copy(tmp_path / "run"), by)], by, journal, tmp_path / "dry")
    assert (ended.ending, journal.rows()) == ("tried", [])
    assert b"Norway shares radar data" in Path(ended.where).read_bytes()
    assert Path(ended.where).is_relative_to(tmp_path / "dry")


def test_each_report_goes_though_one_fails(tmp_path: Path, journal: Journal) -> None:
    """One that is refused never stops the others."""
    with hook(Says(400, b"bad"), Says()) as found:
        by = told(tmp_path, found.url + PATH)
        runs = [copy(tmp_path / f"{n}", key=f"topic_briefing/{n}") for n in range(3)]
        endings = webhook.carry([errand(one, by) for one in runs], by, journal, None)
    assert [one.ending for one in endings] == ["failed", "sent", "sent"]
