"""What went wrong goes to the owner of the policy, never to the readers.

The mail names reports by their keys, and says no more of them: a delivery that failed must not
become a way out. It goes when there is something new; the same is told once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from briefing.delivery.delivered import WRONG
from briefing.delivery.errands import Errand, Outcome
from briefing.delivery.journal import Journal
from briefing.delivery.markings import UNMARKED, allows
from briefing.delivery.policy.records import Policy, Way
from briefing.delivery.ways import mail
from briefing.errors import BriefingError
from briefing.exporters.visible import shown

READERS = "owner"  # the list of the owner in the journal
_NO_NEWS = frozenset({"audience", "list"})
_MOST = 200  # lines of one kind in a mail
_LONGEST = 300  # letters of what a server said
_HEADS = {
    "failed": "Failed. The next delivery tries again:",
    "unknown": "Unknown. The receiver may have it or not; it is not sent again by itself. Ask the "
    "receiver, then `briefing deliveries --resend` and the number:",
    "refused": "Kept back by a rule of data/distribution.toml:",
}


def tell(
    house: Policy, errands: Sequence[Errand], outcomes: Sequence[Outcome], log: Journal
) -> tuple[str, str]:
    """Send the owner what of a delivery failed, is unknown or was refused, unless it is not new.

    Returns the address it went to, and why it could not be sent; either may be empty.
    """
    told = [one for one in outcomes if one.ending in WRONG or _kept_back(one)]
    way = house.ways.get(house.owner_way)
    if not told or not house.owner or way is None:
        return "", ""
    digest = _digest(told, errands)
    try:
        if (row := log.find(digest)) is not None and row.state == "sent":
            return "", ""
        text = "\n".join(lines(told, errands, way, log))
        mail.tell(way, log, house.owner, _subject(told), text, _facts(digest, way, house.owner))
    except BriefingError as error:
        return "", str(error)
    return house.owner, ""


def _kept_back(one: Outcome) -> bool:
    """A version for another audience, or one that replaced it, is no news."""
    return one.ending == "refused" and not _NO_NEWS.issuperset(one.rules)


def _facts(digest: str, way: Way, owner: str) -> dict[str, str | int]:
    return {
        "identity": digest, "report": "", "run": "", "content": digest, "version": 0,
        "marking": "", "way": way.name, "readers": READERS, "receiver": owner,
    }  # fmt: skip


def _subject(told: Sequence[Outcome]) -> str:
    counts = {ending: sum(one.ending == ending for one in told) for ending in _HEADS}
    return "Delivery: " + ", ".join(f"{n} {ending}" for ending, n in counts.items() if n)


def lines(
    told: Sequence[Outcome], errands: Sequence[Errand], way: Way, log: Journal
) -> Iterator[str]:
    """The text of the mail."""
    known = {(e.copy.key, e.way.name, e.readers.name): e for e in errands}
    for ending, head in _HEADS.items():
        found = [one for one in told if one.ending == ending]
        if not found:
            continue
        yield head
        for one in found[:_MOST]:
            errand = known.get((one.key, one.way, one.readers))
            yield f"* {_line(one, errand, way, log)}"
        if len(found) > _MOST:
            yield f"* and {len(found) - _MOST} more: `briefing deliveries` tells"
        yield ""
    yield "`briefing deliveries` lists what left, `briefing deliver` goes on."


def _line(one: Outcome, errand: Errand | None, way: Way, log: Journal) -> str:
    parts = [one.key or "A report"]
    if errand is not None and errand.copy.version:
        parts.append(f"version {errand.copy.version}")
    if one.way:
        parts.append(f"to {one.readers} by {one.way}")
    if one.receiver:
        parts.append(one.receiver)
    line = ", ".join(parts)
    if one.rules:
        return shown(f"{line}: {', '.join(one.rules)}")
    if errand is not None and one.ending == "unknown":
        row = log.find(errand.identity(one.receiver))
        line += f" ({row.identity[:12]})" if row is not None else ""
    return shown(f"{line}{_why(one, errand, way)}")


def _why(one: Outcome, errand: Errand | None, way: Way) -> str:
    """What stopped it, where the way of the owner may carry such a report, and nothing of it.

    A server may repeat the subject of a mail in its answer.
    """
    if errand is None:
        return f": {one.why[:_LONGEST]}"
    copy = errand.copy
    marked = way.unmarked if copy.marking == UNMARKED else allows(way.most, copy.marking)
    if not marked or (copy.title and copy.title.casefold() in one.why.casefold()):
        return ""
    return f": {one.why[:_LONGEST]}" if one.why else ""


def _digest(told: Iterable[Outcome], errands: Iterable[Errand]) -> str:
    """The same for the same: which errands ended how, whatever the words of a server were."""
    contents = {(e.copy.key, e.way.name, e.readers.name): e.identity() for e in errands}

    def line(one: Outcome) -> str:
        content = contents.get((one.key, one.way, one.readers), one.why)
        return "\0".join(
            (one.key, one.way, one.readers, one.receiver, one.ending, *one.rules, content)
        )

    parts = sorted(map(line, told))
    return hashlib.sha256("\1".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
