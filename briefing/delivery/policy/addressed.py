"""Addresses of mail in a policy, and the owner who is told what went wrong."""

from __future__ import annotations

from briefing.delivery.policy.problems import Notes, near, quoted
from briefing.delivery.policy.records import Policy
from briefing.errors import DeliveryError

MOST = 20_000  # addresses in the file itself


def look(policy: Policy, notes: Notes) -> None:
    """Enter what is wrong with the addresses that the file itself has, and with its owner."""
    _owner(policy, notes)
    for readers in policy.lists.values():
        path = ("lists", readers.name, "addresses")
        if len(readers.addresses) > MOST:
            notes.wrong(path, f"has more than {MOST:,}. Put them into addresses_file.")
            continue
        for text in readers.addresses:
            _address(text, path, notes, named=False)
    for way in policy.ways.values():
        for key in ("sender", "reply_to"):
            if way.kind == "mail" and getattr(way, key):
                _address(getattr(way, key), ("ways", way.name, key), notes)
        if way.unsubscribe and not way.unsubscribe.startswith(("mailto:", "https://")):
            notes.wrong(("ways", way.name, "unsubscribe"), f"{quoted(way.unsubscribe)} is neither "
                        "mailto:name@example.org nor https://….")  # fmt: skip
        if way.unsubscribe.startswith("mailto:"):
            address = way.unsubscribe.removeprefix("mailto:").partition("?")[0]
            _address(address, ("ways", way.name, "unsubscribe"), notes, named=False)


def _address(text: str, path: tuple[str | int, ...], notes: Notes, *, named: bool = True) -> None:
    from briefing.delivery.ways.mailboxes import mailbox

    try:
        found = mailbox(text)
    except DeliveryError as error:
        notes.wrong(path, str(error))
        return
    if not text.isprintable() or (not named and found.name):
        notes.wrong(path, f"{quoted(text)}: write the address alone, name@example.org.")


def _owner(policy: Policy, notes: Notes) -> None:
    if policy.owner:
        _address(policy.owner, ("owner",), notes)
    if policy.owner and not policy.owner_way:
        notes.wrong(("owner",), "owner_way is missing: write by which way of the kind mail.")
    if policy.owner_way and not policy.owner:
        notes.wrong(("owner_way",), 'owner is missing. Write owner = "desk@example.org".')
    if policy.owner_way:
        way = policy.ways.get(policy.owner_way)
        mails = {name for name, one in policy.ways.items() if one.kind == "mail"}
        if way is None:
            notes.wrong(("owner_way",), f"no way is called {quoted(policy.owner_way)}. "
                        f"{near(policy.owner_way, mails)}")  # fmt: skip
        elif way.kind != "mail":
            notes.wrong(("owner_way",), f"{quoted(way.name)} is a {way.kind}. The owner is told by "
                        f"mail. {near(way.name, mails)}")  # fmt: skip
    if not policy.owner and policy.lists:
        notes.look((), "owner is missing: nobody is told when a delivery fails. Write owner and "
                   "owner_way.")  # fmt: skip
