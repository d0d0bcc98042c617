"""A judgements file that two people edit: each change is that change alone, nothing is lost."""

from __future__ import annotations

import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import yaml
from hypothesis import strategies as st

from briefing.errors import BriefingError, ConflictError
from briefing.judgements import editing, plain
from briefing.judgements.editing import Opened
from briefing.judgements.loading import read_bytes
from tests.fuzz import parts, pieces
from tests.fuzz.target import Target
from tests.judgements import layouts
from tests.judgements.build import KEY
from tests.judgements.test_editing import SECOND
from tests.judgements.test_exchange import changes, done, modelled, remarks

_PATHS = (
    "title", "author", "scale", "marking", "released", "review/edit", "bottom_line/0/text", "titel",
    "key_judgements/0/text", "key_judgements/1/id", "key_judgements/0/confidence/level", "watch/0",
    "key_judgements/0/rests_on/0/words", "grades/reliability/0/grade", "corrections/0/value", "",
    "key_judgements/9", "a/b/c", "key_judgements/0/0", "restrictions", "forecasts", "title/0", "//",
)  # fmt: skip
_JUNK = (
    "&a x", "*a", "!!python/object:os.system x", "\t", "? ", "{", "]", "%YAML 1.1\n", "---\n", "...\n",
    "title: x\ntitle: y\n", "\u2028", "\x00", "\ufeff", "<<: {a: b}\n", "- ", ": ", "'", '"', "|\n", "#",
    "key_judgements: &k\n", "0o7", "yes", "~", "2024-06-21", ">-\n   x\n", "\r", "\x85", "[" * 300, "\ud800",
)  # fmt: skip


@st.composite
def _files(draw: st.DrawFn) -> str:
    """A file as a whimsical person lays it out, or the one of other tests, broken now and then."""
    if draw(st.booleans()):
        text = KEY + SECOND
    else:
        printer = layouts.Printer(SimpleNamespace(draw=draw))  # type: ignore[arg-type]  # all it asks for
        text = printer.text(draw(layouts.MODELS))
    for _ in range(draw(st.sampled_from((0, 0, 0, 1, 2)))):
        place = draw(st.integers(0, len(text)))
        cut = draw(st.sampled_from((0, 0, 1, 20)))
        text = text[:place] + draw(st.sampled_from(_JUNK) | pieces.short) + text[place + cut :]
    return text


_ODD = st.tuples(
    st.sampled_from(("put", "put", "add", "drop")),
    st.sampled_from(_PATHS),
    st.one_of(pieces.short, st.none(), st.just(["a"]), st.just({"text": "x"}), layouts.SENTENCES),
)
_EDITS = st.lists(st.tuples(st.integers(0, 1), st.one_of(changes(), changes(), _ODD)), max_size=5)


def _case(text: str, edits: list[tuple[int, tuple[str, str, Any]]]) -> dict[str, str]:
    return {"yaml": text, "edits": "\n".join(json.dumps([who, *edit]) for who, edit in edits)}


def check(case: dict[str, str]) -> Iterator[str]:
    """Read the file, then let two people change it who do not see what the other does."""
    raw = case["yaml"].encode("utf-8", "surrogatepass")
    found, problems = read_bytes(raw)
    assert (found, problems) == read_bytes(raw), f"another answer to the same bytes: {problems}"
    for one in problems:
        assert one.line >= 1, f"a problem without a line: {one}"
        assert one.told("f").isprintable(), f"a problem that moves the cursor: {one.told('f')!r}"
        yield f"problem {re.sub(r'[^a-z ]', '', one.why)[:24]}"
    if found is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "a.yaml")
        file.write_bytes(raw)
        people = [editing.opened(file)] * 2
        for line in filter(None, case["edits"].split("\n")):
            who, what, path, value = json.loads(line)
            people[who], told = _edited(file, people[who], what, path, value)
            yield f"{what} {re.sub('[0-9]', 'N', path)} {told}"
        assert [one.name for one in file.parent.iterdir()] == ["a.yaml"], "a file is left behind: "


def _edited(file: Path, seen: Opened, what: str, path: str, new: Any) -> tuple[Opened, str]:
    """The file as a person sees it after a change, and how the change went."""
    raw = file.read_bytes()
    before, _ = read_bytes(raw)
    assert before is not None, "a file that was written cannot be read: "
    stale = editing.opened(file).sha256 != seen.sha256
    try:
        after = done(seen, what, path, new)
    except ConflictError:
        assert file.read_bytes() == raw, f"a conflict wrote something: {what} {path}"
        assert stale, f"a conflict with nobody: {what} {path}"
        return editing.opened(file), "conflict"
    except BriefingError as error:
        assert file.read_bytes() == raw, f"a refusal wrote something: {what} {path}"
        return seen, f"refused {re.sub(r'[^a-z ]', '', str(error))[:20]}"
    held, now = plain.plain(before), plain.plain(after.judgements)
    found, _ = read_bytes(file.read_bytes())
    assert found is not None, f"what was written cannot be read: {what} {path}"
    assert plain.plain(found) == now, f"what was written reads otherwise: {what} {path}"
    if not stale:
        assert now == modelled(held, what, path, new), f"another change was made: {what} {path}"
    _rest_stays(held, now, what, path)
    _layout_stays(raw.decode("utf-8-sig"), file.read_bytes().decode("utf-8-sig"), path)
    return after, "stale" if stale else "done"


def _rest_stays(held: Any, now: Any, what: str, path: str) -> None:
    """What the change is not about is as it was, whoever wrote it: fields, and other entries."""
    top = plain.steps(path)[0]
    for name in {*held, *now} - {top}:
        assert held.get(name) == now.get(name), f"another field was changed: {what} {path} {name}"
    old, new = held.get(top), now.get(top)
    if not (isinstance(old, list) and isinstance(new, list)):
        return
    gone = Counter(map(json.dumps, old)) - Counter(map(json.dumps, new))
    whole = what == "put" and len(plain.steps(path)) == 1
    most = 0 if what == "add" and len(plain.steps(path)) == 1 else 1
    assert whole or sum(gone.values()) <= most, f"an entry was lost: {what} {path} {gone}"


def _layout_stays(before: str, after: str, path: str) -> None:
    """Comments are all there, and the names at the top in their order."""
    assert not Counter(remarks(before)) - Counter(remarks(after)), f"a comment went: {path}"
    old, new = _names(before), _names(after)
    assert [name for name in old if name in new] == [name for name in new if name in old], (
        f"the order of the fields changed: {path}"
    )


def _names(text: str) -> list[str]:
    """The names at the top of a file, as another reader of YAML sees them."""
    try:
        node = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        return []
    return [str(key.value) for key, _ in node.value] if isinstance(node, yaml.MappingNode) else []


TARGET = Target(st.builds(_case, _files(), _EDITS), check, ".yaml", parts.dumps, parts.loads)
