"""The text of a mail without what it repeats of others: quoted replies, signature, list footer."""

from __future__ import annotations

import re

from briefing.models import DroppedLine

_QUOTED = re.compile(r"\s{0,3}>")
_WROTE = re.compile(
    r"(?:On|Am|Le|El|Il) .{5,200}(?:wrote|schrieb|a écrit|escribió|ha scritto)\s?:\s?$|.{2,80} 작성:$"
)
_ORIGINAL = re.compile(
    r"\s?-{2,10}\s?(?:Original Message|Forwarded message|Ursprüngliche Nachricht|원본 메시지)\s?-{2,10}",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"--\s?$")  # RFC 3676, 4.3; many programs lose the space
_FOOTER = re.compile(
    r"_{20,}$|-{40,}$|(?:to )?unsubscribe\b.{0,200}$|you (?:are receiving|received) this"
    r"|.{0,60}mailing list\s?$|view (?:this|it) (?:email |mail )?in (?:your|a) browser",
    re.IGNORECASE,
)
_LAST = 30  # lines at the end among which a signature or a footer begins


def own_text(text: str) -> tuple[str, tuple[DroppedLine, ...]]:
    """The lines the writer wrote, blank ones in place of the others, and those with their rule.

    A forwarded message stays: it is what the mail is for.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    rules = {n: "quoted reply" for n, line in enumerate(lines) if _QUOTED.match(line)}
    for number in [n for n in rules if n - 1 not in rules]:
        _introduced(lines, number, rules)
    filled = [n for n, line in enumerate(lines) if line.strip() and n not in rules]
    for number in filled[-_LAST:]:
        signed, footer = _SIGNATURE.match(lines[number]), _FOOTER.match(lines[number].strip())
        if (signed or footer) and number > filled[0]:
            rule = "signature" if signed else "list footer"
            rules |= {n: rule for n in filled if n >= number}
            break
    rules |= {n: "forwarding mark" for n in filled if _ORIGINAL.match(lines[n])}
    dropped = tuple(
        DroppedLine(n + 1, lines[n][:500], rules[n]) for n in sorted(rules) if lines[n].strip()
    )
    return "\n".join("" if n in rules else line for n, line in enumerate(lines)), dropped


def _introduced(lines: list[str], number: int, rules: dict[int, str]) -> None:
    """The line above a quotation that says who wrote it; it may be wrapped to two."""
    above = [n for n in range(max(0, number - 3), number) if lines[n].strip()]
    for start in (above[-1:], above[-2:]):
        if start and _WROTE.match(" ".join(lines[n].strip() for n in start)[:400]):
            rules |= dict.fromkeys(start, "quoted reply")
            return
