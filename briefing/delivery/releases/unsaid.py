"""What is said of a version beside it, held against what its audience may not read.

Names and remarks of an event are printed on the report, where a proof of absence looks for such
words, and in mails, feeds and lists, where nobody does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefing import bundle
from briefing.audiences import Audience
from briefing.delivery.releases.content import reaching
from briefing.errors import UsageError


def unsaid(notebook: Mapping[str, Any], audience: Audience | None, *told: str) -> None:
    """Raise UsageError when one of these texts has words that the audience may not read.

    The house, None, may read all. `notebook` is the executed one, whose judgements restrict words.
    """
    if audience is None:
        return
    from briefing.exporters.variants.phrases import Phrases

    words = [*audience.redact, *_restricted(notebook, audience.name)]
    for word in words:
        if any(Phrases.of([word]).inside(text) for text in told):
            raise UsageError(
                f"{audience.name} may not read {word!r:.120}, and whoever gets the report gets the "
                "name and the remark. Say it in other words."
            )


def _restricted(notebook: Mapping[str, Any], audience: str) -> Iterator[str]:
    """The words that the judgements of the notebook keep from the audience."""
    for cell in reaching(notebook):
        for output in cell.get("outputs", ()):
            shown = (output.get("data") or {}).get(bundle.MIME)
            value = shown.get("value") if isinstance(shown, Mapping) else None
            judged = value.get("judgements") if isinstance(value, Mapping) else None
            for one in (judged or {}).get("restrictions", ()):
                if audience not in one["only"]:
                    yield one["words"]
