"""A run notebook as a report: one file a format, each one writer over the same typed blocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from briefing import own
from briefing.errors import ExportError, UnknownNameError, nearest
from briefing.exporters.writing import DEFAULT, Options, Written

if TYPE_CHECKING:
    from briefing.exporters.content import Content
    from briefing.exporters.variants import Made

# Each format: the suffix of its file and the module that writes it.
WRITERS = {
    "html": "briefing.exporters.html",
    "pdf": "briefing.exporters.pdf",
    "docx": "briefing.exporters.word.writer",
    "md": "briefing.exporters.markdown",
    "eml": "briefing.exporters.mail",
}
NAMES = tuple(WRITERS)
# What else a format is called: by nbconvert's entry points, and by people.
_ALSO = {"markdown": "md", "mail": "eml", "word": "docx"}
Writer = Callable[["Content", Options], Written]


@dataclass(frozen=True, slots=True)
class Exported:
    """A report: its bytes, the suffix of its file, and how many figures it shows.

    `warnings` say what could not be shown as it is; they do not stop a report. `files` are names
    and bytes of what belongs beside it, such as the pictures of Markdown. `figures_left_out`
    counts those an audience may not see. `draft` says why it may not go out as a final report.
    """

    data: bytes
    suffix: str
    figures: int
    warnings: tuple[str, ...] = ()
    files: tuple[tuple[str, bytes], ...] = ()
    figures_left_out: int = 0
    draft: str = ""


def export(notebook: Any, name: str, options: Options = DEFAULT) -> Exported:
    """The report of a run notebook in the format `name`, one of `names()`.

    The names of nbconvert's entry points, such as briefing_html, are known too.
    Raises UnknownNameError for another name, and ExportError when the report cannot be made
    whole, figures included.
    """
    return exports(notebook, [name], options)[0]


def exports(
    notebook: Any,
    names: Sequence[str],
    options: Options = DEFAULT,
    begins: Callable[[str], None] = lambda _name: None,
) -> list[Exported]:
    """The reports of a run notebook in several formats; it is read once. Raises as `export`.

    `begins` is told the name of each format before it is written.
    """
    from briefing.exporters.form import sound
    from briefing.exporters.lettered import lettered
    from briefing.exporters.variants import made_for

    writers = [(short(name), writer(name)) for name in names]
    found = []
    try:
        made = made_for(sound(notebook), options)
        content = lettered(made.content, options.brand)
        for name, write in writers:
            begins(name)
            written = _written(name, write, content, options)
            made.prove(written, name)
            found.append(_exported(written, name, made))
    except RecursionError as deep:
        raise ExportError(
            "The notebook holds something nested hundreds of levels deep, such as lists within "
            "lists. Find the cell that makes it, and show it flat or tag the cell remove-cell."
        ) from deep
    return found


def _written(name: str, write: Writer, content: Content, options: Options) -> Written:
    from briefing.exporters import apart

    if name in apart.HEAVY:
        return apart.done(lambda: write(content, options))
    return write(content, options)


def _exported(written: Written, name: str, made: Made) -> Exported:
    return Exported(
        written.data,
        f".{name}",
        len(made.content.drawings),
        (*written.warnings, *made.warnings),
        written.files,
        made.figures_left_out,
        draft.head if (draft := made.content.report.draft) else "",
    )


def ready(names: Sequence[str]) -> None:
    """Load what writing in these formats will need, before there is anything to write."""
    from briefing.exporters import lettered, order, templating, variants

    known = [WRITERS[name] for name in map(short, names) if name in WRITERS]
    for module in (lettered.__name__, variants.__name__, *known):
        import_module(module)
    if "html" in map(short, names):
        templating.kit_page()
        for style in ("sans", "serif", "mono"):
            tuple(order.split(map(ord, "Aa"), "en", style))  # reads the fonts' tables of letters


def names() -> tuple[str, ...]:
    """The formats of the kit, then those that the project adds in own/formats/."""
    return (*NAMES, *(name for name in own.names("formats") if name not in WRITERS))


def short(name: str) -> str:
    """The short name of a format: html for briefing_html and .HTML, md for markdown."""
    asked = name.strip().lower().removeprefix("briefing_").lstrip(".")
    return _ALSO.get(asked, asked)


def writer(name: str) -> Writer:
    """The function that writes the format `name`.

    Raises UnknownNameError for another name, and OwnError for a file of a project that cannot be
    used.
    """
    asked = short(name)
    module = WRITERS.get(asked)
    if module is None:
        found = own.find("formats", asked)
        if found is None:
            known = (*names(), *_ALSO)
            raise UnknownNameError(f"no format named {name!r}. {nearest(asked, known)}")
        from briefing.exporters.owned import writing

        return writing(found)
    write: Writer = import_module(module).write
    return write
