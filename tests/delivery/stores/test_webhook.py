"""A message arrives once, or it is told why not."""

from __future__ import annotations

from pathlib import Path

from briefing.delivery.journal import Journal
from briefing.delivery.ways import webhook
from tests.delivery.stores.build import copy, errand, withdrawn
from tests.delivery.stores.hooks import Says, hook
from tests.delivery.stores.telling import EVENT, PATH, TOKEN, sent, states, told


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


def test_nobody_listens(tmp_path: Path, journal: Journal) -> None:
    """It has failed, not unknown; the next reports wait no longer than they must."""
    with hook() as found:
        url = found.url + PATH
    by = told(tmp_path, url)
    runs = [copy(tmp_path / f"{n}", key=f"topic_briefing/{n}") for n in range(3)]
    endings = webhook.carry([errand(one, by) for one in runs], by, journal, None)
    assert [one.ending for one in endings] == ["failed"] * 3
    assert "cannot be reached" in endings[0].why


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
