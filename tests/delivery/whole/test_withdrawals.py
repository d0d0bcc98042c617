"""A version is withdrawn: whoever got it hears of it once, and it stands nowhere any more."""

from __future__ import annotations

import contextlib
import json
from email import message_from_bytes, policy
from pathlib import Path

from briefing.delivery import releases
from tests.delivery.mail.servers import Post, office
from tests.delivery.stores.hooks import Hook, hook
from tests.delivery.whole.conftest import SUBJECTS
from tests.delivery.whole.night import called
from tests.delivery.whole.ways import RECEIVERS, mail, placed, readers, table, write
from tests.delivery.whole.wholeness import tree

ONE = SUBJECTS[0]
ALL = ("post", "site", "store", "chat")
SAID = b"is open"  # of the bottom line, which no notice says


def _policy(home: Path, post: Post, web: Hook, *addresses: str, most: str = "TLP:GREEN") -> None:
    (home / "chat.url").write_text(f"{web.url}/chat", "utf-8")
    write(
        home, mail(post.port, most=most), placed("site", "site", most=most),
        placed("store", "store", most=most),
        table("ways.chat", kind="webhook", most=most, url_file="chat.url"),
        readers(*ALL, only_released=True, addresses=addresses, reports=(ONE.key(),)),
    )  # fmt: skip


def _signed(home: Path) -> str:
    """The key of a report that somebody has signed."""
    with contextlib.chdir(home):
        (day,) = (home / "reports" / "topic_briefing" / ONE.slug).glob("*-*-*")
        return releases.release(day, by="C. Chief").key


def _delivered(home: Path) -> dict[str, int]:
    code, out, err = called(home, "deliver", "--json")
    assert code == 0, (out, err)
    found: dict[str, int] = json.loads(out)["counts"]
    return found


def test_who_got_it_hears_of_it_once_and_it_is_gone(home: Path) -> None:
    """Though the list is another one by then; who is new there hears nothing."""
    with office() as post, hook() as web:
        _policy(home, post, web, *RECEIVERS)
        key = _signed(home)
        assert _delivered(home) == {"sent": 6}
        with contextlib.chdir(home):
            releases.withdraw(key, by="C. Chief", why="The pier is not open.")
        _policy(home, post, web, "new@reader.example")
        before, calls = len(post.taken), len(web.came)
        assert _delivered(home) == {"sent": 6}
        assert _delivered(home) == {"already": 6}
    notices = post.taken[before:]
    assert sorted(receiver for receiver, _ in notices) == sorted(RECEIVERS)
    for _, raw in notices:
        found = message_from_bytes(raw, policy=policy.default)
        body = found.get_body(("plain",))
        assert body is not None
        assert "WITHDRAWN" in found["Subject"]
        assert "The pier is not open." in body.get_content().replace("\n", " ")
    assert b"withdrawn" in web.came[calls].body.lower()
    for place in ("site", "store"):
        held = b"".join(tree(home / place).values())
        assert (SAID in held, b"The pier is not open." in held) == (False, True), place


def test_what_nobody_got_is_withdrawn_in_silence(home: Path) -> None:
    """There is nobody to tell, and it does not leave as a draft again."""
    with office() as post, hook() as web:
        _policy(home, post, web, *RECEIVERS)
        key = _signed(home)
        with contextlib.chdir(home):
            releases.withdraw(key, by="C. Chief", why="Too early.")
        assert _delivered(home) == {}
        assert (post.taken, web.came) == ([], [])


def test_what_a_way_may_not_carry_any_more_is_withdrawn_without_its_title(home: Path) -> None:
    """From site and store it goes; who got a mail or a message is for the owner to tell."""
    with office() as post, hook() as web:
        _policy(home, post, web, *RECEIVERS)
        key = _signed(home)
        assert _delivered(home) == {"sent": 6}
        with contextlib.chdir(home):
            releases.withdraw(key, by="C. Chief", why="It was marked wrongly.")
        _policy(home, post, web, *RECEIVERS, most="TLP:CLEAR")
        before = len(post.taken), len(web.came)
        assert _delivered(home) == {"sent": 2, "refused": 2}
        assert (len(post.taken), len(web.came)) == before
    for place in ("site", "store"):
        found = tree(home / place)
        assert ONE.word not in b"".join([*found.values(), *map(str.encode, found)]).decode(
            "latin-1"
        )
        assert [name for name in found if "/v1/" in name] != []
