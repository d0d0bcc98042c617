"""Text of pictures of pages, through tesseract when it is installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterable, Iterator
from functools import lru_cache
from statistics import median
from typing import Any

from briefing.cleaning.pdftext import Page, Word

SECONDS = 840.0  # for all pages of one file; a PDF may take fifteen minutes
_FOR_ONE = 40.0  # seconds for one page
_DPI = 300  # what tesseract's manual asks for
_LARGEST_SIDE = 5_000  # pixels of a rendered page
_LANGUAGES = ("eng", "kor", "jpn")
_TELLING = 50  # words of a page that tell the languages of the next ones
_SOME = 0.02  # of a page's letters; a few ideographs are misread specks
_SUREST = 30.0  # of 100: words tesseract is less sure of are most often specks
_ALIKE = (0.72, 1.3)  # of the usual height: lines in these bounds are set in the body's size
# Heights of letters in sizes, as most text fonts have them: capitals, "t", "o", the tail of "g".
_TALL, _MIDDLE, _LOW, _DEEP = 0.7, 0.62, 0.47, 0.21
_ABOVE, _HANGING = re.compile(r"[^\Wacegimnopqrstuvwxyz_]"), re.compile("[gjpqy,;()Q]")


@lru_cache(maxsize=1)
def version() -> str | None:
    """The version of tesseract, such as "5.3"; None when it is not installed."""
    said = _run(["--version"], timeout=10)
    found = re.search(r"tesseract\s+v?(\d+\.\d+)", said)
    return found[1] if found else None


@lru_cache(maxsize=1)
def languages() -> str:
    """The languages to read, as tesseract takes them: what is installed of three."""
    listed = _run(["--list-langs"], timeout=10).split()
    return "+".join(language for language in _LANGUAGES if language in listed) or "eng"


def _run(arguments: list[str], timeout: float, picture: bytes | None = None) -> str:
    program = shutil.which("tesseract")
    if program is None:
        return ""
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and no word from outside among the arguments
            [program, *arguments],
            input=picture,
            capture_output=True,
            timeout=timeout,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return (done.stdout or done.stderr).decode("utf-8", "replace")


def pages(document: Any, numbers: Iterable[int]) -> Iterator[Page]:
    """The pages with these numbers as tesseract reads them, as long as the time lasts."""
    end = time.monotonic() + SECONDS
    spoken = languages()
    for number in numbers:
        left = end - time.monotonic()
        if left <= 1:
            return
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(_DPI / 72, _LARGEST_SIDE / max(width, height, 1))
        table = _run(
            ["stdin", "stdout", "-l", spoken, "--dpi", str(round(72 * scale)), "tsv"],
            min(left, _FOR_ONE),
            _picture(page, scale),
        )
        words = _words(table, scale)
        if len(words) >= _TELLING:
            spoken = _seen(words)
        yield Page(number, width, height, words)


def _seen(words: list[Word]) -> str:
    """The languages whose script is on a page: reading fewer takes a third of the time."""
    text = "".join(word.text for word in words)
    scripts = {"kor": re.compile("[가-힣]"), "jpn": re.compile("[\u3041-\u30ff\u3400-\u9fff]")}
    share = {name: len(form.findall(text)) / len(text) for name, form in scripts.items()}
    chosen = [name for name in languages().split("+") if share.get(name, 1) > _SOME]
    return "+".join(chosen) or languages()


def _picture(page: Any, scale: float) -> bytes:
    """A page as a grey picture in a form that needs no library (Netpbm, P5)."""
    bitmap = page.render(scale=scale, grayscale=True)
    pixels = bitmap.to_numpy()
    height, width = pixels.shape[:2]
    grey = pixels.reshape(height, width, -1)[:, :, 0]
    return b"P5 %d %d 255\n" % (width, height) + bytes(grey.tobytes())


def _words(table: str, scale: float) -> list[Word]:
    """The words of tesseract's table, each line with one size."""
    lines: dict[tuple[str, ...], list[tuple[str, list[float]]]] = {}
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) != 12 or cells[0] != "5" or not cells[11].strip():
            continue
        if float(cells[10]) >= _SUREST:
            box = [float(cell) / scale for cell in cells[6:10]]
            lines.setdefault(tuple(cells[1:5]), []).append((cells[11].strip(), box))
    sizes = {key: median(_size(text, box[3]) for text, box in line) for key, line in lines.items()}
    usual = median(sizes.values()) if sizes else 1.0
    words = []
    for key, line in lines.items():
        low, high = _ALIKE
        size = round(usual if low * usual <= sizes[key] <= high * usual else sizes[key], 1)
        foot = median(box[1] + box[3] - _below(text) * size for text, box in line)
        words += [Word(text, box[0], box[0] + box[2], foot, size) for text, box in line]
    return words


def _size(text: str, height: float) -> float:
    """The size of letters of which a word has this height: "on" is lower than "Jug"."""
    above = _TALL if _ABOVE.search(text) else _MIDDLE if re.search("[it]", text) else _LOW
    return height / (above + _below(text))


def _below(text: str) -> float:
    """How far a word hangs below its line, in sizes."""
    return _DEEP if _HANGING.search(text) else 0.0
