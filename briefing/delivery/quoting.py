"""How many words of each outlet's texts a report prints.

Counted are words of the source texts, each place of a text once however often it is printed:

* in the complete report (HTML, PDF, Word, Markdown): all of each source text, which the annex
  prints, less what an audience may not read;
* in a mail: the cited paragraphs, which is what it prints of the annex, and the passages that
  statements take over.

A report without an annex prints the passages in its statements alone. What stands in quotation
marks or as a quotation in the words of an analyst counts where a source text has these words, from
three on. Not counted: titles, names and dates of sources, what figures say, other wordings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from briefing import bundle
from briefing.delivery.printed import Quoted, counts
from briefing.errors import BriefingError
from briefing.models import Annex, Front, Section

if TYPE_CHECKING:
    from briefing.delivery.copies import Copy
    from briefing.delivery.policy.records import Policy
    from briefing.exporters.document import Document


def quoted(
    annex: Annex, sections: Iterable[Section | Front], prose: Iterable[str] = ()
) -> dict[str, int]:
    """The words of each outlet that the complete report prints; every outlet of the annex is told.

    `sections` are those that are printed, `prose` the words of the analyst.
    """
    return counts(annex, sections, prose).report


def counted(copy: Copy, policy: Policy) -> Copy:
    """The copy with its words counted, where the policy asks for it and nobody has.

    It stays as it is when its notebook cannot be read: the judge then keeps it back.
    """
    from briefing.delivery.policy.budgets import is_set

    if copy.quoted is not None or not is_set(policy.quotation):
        return copy
    try:
        found = _read(copy)
    except (BriefingError, ValueError):
        return copy
    return msgspec.structs.replace(copy, quoted=found.report, quoted_in_mail=found.mail)


def of(notebook: Mapping[str, Any], audience: str = "", folder: Path | None = None) -> Quoted:
    """The words that the report of an executed notebook prints, for an audience or the house.

    `folder` is where the pictures lie that its words name. Raises ValueError for a damaged record,
    and for an audience what `briefing.exporters` raises.
    """
    from briefing.audiences import HOUSE, asked
    from briefing.parameters import given

    shown = [*_shown(notebook)]
    annex = next((one for one in reversed(shown) if isinstance(one, Annex)), Annex(()))
    name = audience.strip() or asked(given(notebook))
    if name not in {"", HOUSE}:
        from briefing.exporters.variants.version import version
        from briefing.exporters.writing import Options

        return of_document(version(notebook, Options(audience=name, folder=folder)).document, annex)
    said = [one for one in shown if isinstance(one, Section | Front)]
    return counts(annex, said, [one for one in shown if isinstance(one, str)])


def of_document(document: Document, annex: Annex) -> Quoted:
    """The words that a document prints; `annex` has all texts, printed or not."""
    from briefing.exporters.variants.saying import said

    own = [text for one in document.blocks if not isinstance(one, Section) for text in said(one)]
    shown = [one for one in document.blocks if isinstance(one, Section)]
    return counts(
        annex,
        [document.front, *shown],
        own,
        withheld=document.withheld,
        annexed=bool(document.annex.articles),
    )


def _read(copy: Copy) -> Quoted:
    from briefing.delivery.releases import ran
    from briefing.delivery.releases.pictures import KEPT, beside
    from briefing.runner.executed import read

    pictures = None
    if copy.audience:
        pictures = copy.folder / KEPT if copy.version else beside(ran.read(copy.folder))
    return of(read(copy.folder).node, copy.audience, pictures)


def _shown(notebook: Mapping[str, Any]) -> Iterator[bundle.Record | str]:
    """What a notebook shows in its reports: records, and the words of the analyst."""
    from briefing.delivery.releases.content import reaching

    for cell in reaching(notebook):
        if cell.get("cell_type") == "markdown":
            yield _joined(cell.get("source", ""))
        for output in cell.get("outputs", ()):
            told = output.get("data") or {}
            if bundle.MIME in told:
                yield bundle.decode(told[bundle.MIME])
            else:
                yield _joined(told.get("text/markdown") or told.get("text/plain") or "")


def _joined(text: Any) -> str:
    return "".join(map(str, text)) if isinstance(text, list) else str(text)
