"""What a pack says of itself."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from briefing.audiences import HOUSE
from briefing.delivery.copies import Copy
from briefing.delivery.evidence.sparing import MAIL, printing

_CLAIMS = "claims table has every sentence"
_HOUSES = (
    "This is a version for an audience: the notebook, the record of the run, the claims and the "
    "sources are the house's, and not in it."
)

ENTRY = '''"""Checks this pack: python PACK.zip, or python verify.py where it was unpacked."""
import os
import sys

if sys.version_info < (3, 8):
    sys.exit("Python 3.8 or later is needed to check this pack")
sys.dont_write_bytecode = True  # a new file in the folder would be one too many
from checking.telling import main  # noqa: E402

sys.exit(main(own=os.path.dirname(os.path.abspath(__file__))))
'''

README = """\
EVIDENCE PACK OF A BRIEFING

To check it:       python PACK.zip           (Python 3.8 or later, nothing else)
Unpacked:          python verify.py
With the kit:      briefing verify PACK.zip
It ends with exit code 0 when the pack is sound, with 1 when not.

report/            the report in all its formats, the executed notebook, the record of the run
claims.json        every sentence, its parts, and the passages it rests on
sources/           the source texts, as far as their licence lets them go along: whole, the cited
                   paragraphs, or none; always with the SHA-256 and length of the whole text
history.json       who released, corrected or withdrew it; each event has the SHA-256 of the last
signatures/        of signed events what was signed, and the signature; with the house's public key:
                   ssh-keygen -Y verify -n briefing -f ALLOWED -I NAME -s FILE.ssh < FILE
                   minisign -V -p KEY -m FILE -x FILE.minisign, or gpg --verify FILE.pgp FILE
MANIFEST.json      marking, version, and the SHA-256 of every file
checking/          what checks it

Offsets count Unicode code points of the text, whose paragraphs are joined by two line feeds. The
SHA-256 of a text is that of its UTF-8.

What it cannot prove: that a source text is what its outlet published; who made the pack; that
what the sources say is true. A pack from somebody you do not trust may hold a checker that lies:
take verify.py and checking/ from a pack you trust and call `python verify.py PACK.zip`, or use
the kit. Ask the office that made it for the SHA-256 of the pack.
"""


def notes(copy: Copy, report: Collection[str], kept: int, left_out: Sequence[str]) -> list[str]:
    """What whoever makes or gets the pack should know.

    `kept` counts the texts that may not go along whole, `left_out` names files of the copy that
    are not in the pack.
    """
    told = [
        f"Version {event.version} was withdrawn by {event.by} on {event.on[:10]}: {event.note}"
        for event in copy.events
        if event.kind == "withdrawal" and event.version == copy.version
    ]
    if copy.audience not in ("", HOUSE):
        return [*told, _HOUSES]
    holding = printing(report)
    which = "1 source text" if kept == 1 else f"{kept} source texts"
    if kept and holding:
        told.append(
            f"{which} may not be passed on whole, and only a part is in sources/. The "
            f"report prints all texts in its annex: {', '.join(holding)}."
        )
    elif kept:
        rest = "mail has every sentence and the cited paragraphs"
        told.append(
            f"{which} may not be passed on whole. Left out, since they print them: "
            f"{', '.join(left_out)}. The {rest if MAIL in report else _CLAIMS}."
        )
    return told
