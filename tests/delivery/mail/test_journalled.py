"""A journal that cannot be written, in the middle of a message."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.delivery.journal import Journal
from briefing.delivery.ways.orders import Order, Start
from briefing.delivery.ways.postman import Postman
from briefing.errors import DeliveryError
from tests.delivery.mail.letters import way
from tests.delivery.mail.servers import office

ANN = "ann@reader.example"
FACTS = ("report", "run", "content", "version", "marking", "way", "readers", "receiver")


class Full(Journal):
    """A journal on a disk that is full from some step on."""

    step = "committing"

    def committing(self, identity: str, where: str = "") -> None:
        """Enter it, if there is room."""
        self._see("committing")
        super().committing(identity, where)

    def sent(self, identity: str, where: str = "") -> None:
        """Enter it, if there is room."""
        self._see("sent")
        super().sent(identity, where)

    def _see(self, step: str) -> None:
        if step == self.step:
            raise DeliveryError("deliveries.db cannot be used (disk full)")


@pytest.mark.parametrize(
    ("step", "ending", "arrived"), [("committing", "failed", 0), ("sent", "unknown", 1)]
)
def test_without_the_journal_nothing_is_sent_twice(
    step: str, ending: str, arrived: int, tmp_path: Path
) -> None:
    """What cannot be entered does not leave; what left and could not be entered stays unknown."""
    with office() as post, Full(tmp_path / "deliveries.db") as log:
        log.step = step
        start = Start(way=way(port=post.port), journal=str(log.path))
        order = Order(
            sender="desk@house.example", receiver=ANN, raw=b"Subject: x\r\n\r\nx\r\n",
            identity="e" * 64, facts=dict.fromkeys(FACTS, "") | {"version": 0},
        )  # fmt: skip
        postman = Postman(start, log)
        answers = [postman.done(order) for _ in range(2)]
        postman.rest()
    assert (answers[0].ending, answers[0].whole, len(post.taken)) == (ending, True, arrived)
    assert "disk full" in answers[0].why
    with Journal(tmp_path / "deliveries.db") as log:
        assert [row.state for row in log.rows()] == ["unknown"] if arrived else ["begun"]
