"""A note to one person, as the owner of a policy gets it."""

from __future__ import annotations

from briefing.delivery.journal import Journal
from briefing.delivery.ways import mail
from tests.delivery.mail.letters import read, way
from tests.delivery.mail.servers import Post, office

ANN = "ann@reader.example"


def test_a_note_to_one_person_goes_once(journal: Journal) -> None:
    """As the owner gets what went wrong."""
    facts: dict[str, str | int] = {
        "identity": "e" * 64, "report": "", "run": "", "content": "", "version": 0, "marking": "",
        "way": "post", "readers": "owner", "receiver": ANN,
    }  # fmt: skip
    with office() as post:
        for _ in range(2):
            told = ("Delivery:\n1 failed", "Öl\n", facts)
            assert mail.tell(way(port=post.port), journal, ANN, *told) == "250 OK: queued as 42"
    ((to, raw),) = post.taken
    assert (to, read(raw)["Subject"], read(raw).get_content().strip()) == (
        ANN, "Delivery: 1 failed", "Öl",
    )  # fmt: skip


def test_a_note_is_tried_again(journal: Journal) -> None:
    """A server that is busy at first gets as many attempts as the way has."""
    facts: dict[str, str | int] = dict.fromkeys(
        ("report", "run", "content", "marking", "way", "readers", "receiver"), ""
    )
    post = Post(verdict=lambda verb, _: "451 busy" if verb == "RCPT" and busy.pop() else None)
    busy = [False, True]
    with office(post):
        mail.tell(
            way(port=post.port), journal, ANN, "x", "x", {**facts, "version": 0, "identity": "f"}
        )
    assert (post.receivers, busy) == ([ANN], [])
