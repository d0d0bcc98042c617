"""What the kit keeps of what it worked out has a bound, whatever comes in from outside."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.conftest import PACKAGE

_WITHOUT = {"cache", "functools.cache", "lru_cache(maxsize=None)", "lru_cache(None)"}
# Functions that keep every answer: each is asked for the kit's own things alone.
_CLOSED = {
    "briefing.reading.kept._may_hold": "types of records",
    "briefing.reading.lexicon._compiled": "word lists of the kit",
    "briefing.delivery.policy.values.kinds": "types of records",
    "briefing.delivery.policy.values.needed": "types of records",
    "briefing.exporters.repertoire.characters": "fonts that are installed",
    "briefing.exporters.housefonts.opened": "font files of the house",
    "briefing.exporters.order.faces": "styles of the house",
    "briefing.exporters.live._bundle": "two sizes",
    "briefing.shelf.form.shape": "fields of records",
    "briefing.shelf.form._writer": "types of records",
    "briefing.shelf.form._reader": "types of records",
    "briefing.desk.widgets._asset": "files of the kit",
    "briefing.judgements.shape._fields": "types of records",
    "briefing.charts.outlines.land": "codes of countries",
}


def open_ended() -> Iterator[str]:
    """Functions of modules with parameters that keep every answer, as the sources say."""
    for path in sorted(PACKAGE.rglob("*.py")):
        module = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(
            ".__init__"
        )
        source = path.read_text("utf-8")
        for node in ast.parse(source if "cache" in source else "").body:
            if isinstance(node, ast.FunctionDef) and ast.unparse(node.args):
                kept = {ast.unparse(one) for one in node.decorator_list} & _WITHOUT
                yield from [f"{module}.{node.name}"] if kept else []


def test_nothing_from_outside_is_kept_without_a_bound() -> None:
    """A night of hostile texts fills no memory: who keeps all answers has few questions."""
    assert sorted({*open_ended()} ^ _CLOSED.keys()) == []
