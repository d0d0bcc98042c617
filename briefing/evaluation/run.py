"""Read every labelled text of a folder, write what was read, and count what was right."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from briefing.errors import PathError, SourceError
from briefing.evaluation.counts import Count
from briefing.evaluation.matching import Matched
from briefing.evaluation.scores import Scores
from briefing.evaluation.tasks import TASKS
from briefing.evaluation.texts import article_of
from briefing.models import Article, Origin, Skipped
from briefing.reading import read
from briefing.reading.export import to_json

_NEEDS = "each with title, published and text"
LARGEST = 20_000_000  # bytes of one file; a longer one is no labelled article


def evaluate_reading(folder: Path, predictions: Path | None = None) -> Scores:
    """Read each *.json of `folder` and score it against its own labels.

    A file holds `title`, `published` (ISO day or null) and `text`, and may hold labels. With
    `predictions`, what was read is written there, one file of the same name each. A file that
    is broken or no such text is listed in the scores and costs nothing else. Raises PathError
    when the folder is missing or holds no *.json file, or the predictions cannot be written.
    """
    documents: dict[str, dict[str, Count]] = {}
    unlabelled: list[str] = []
    skipped: list[Skipped] = []
    for path in _files(folder):
        try:
            gold = _load(path)
            found, scored = found_and_scored(gold)
            counts = {task: matched.count for task, matched in scored.items()}
        except (ValueError, TypeError, LookupError, AttributeError, OSError) as error:
            skipped.append(Skipped(path.name, _why(error)))
            continue
        if predictions is not None:
            _write(predictions / path.name, found)
        if counts:
            documents[path.name] = counts
        else:
            unlabelled.append(path.name)
    return Scores(documents, tuple(unlabelled), tuple(skipped))


def found_and_scored(gold: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Matched]]:
    """What is read in the text of a labelled file, and the score of every task it labels."""
    found = to_json(article := _article(gold), read(article))
    return found, _score(found, gold)


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise PathError(f"{folder} is not a folder. Name a folder of *.json files, {_NEEDS}.")
    found = sorted(path for path in folder.glob("*.json") if path.is_file())
    if not found:
        raise PathError(f"{folder} holds no *.json file. Put one file a text there, {_NEEDS}.")
    return found


def _load(path: Path) -> dict[str, Any]:
    if path.stat().st_size > LARGEST:
        raise ValueError(f"larger than {LARGEST // 1_000_000} MB; no labelled article is")
    content = json.loads(path.read_text("utf-8"))
    if not (isinstance(content, dict) and isinstance(content.get("text"), str)):
        raise SourceError('no labelled text: the file has no "text"')
    return content


def _article(gold: dict[str, Any]) -> Article:
    raw = gold["text"].encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(raw).hexdigest()
    origin = Origin(str(gold.get("id") or digest[:16]), digest, len(raw))
    return article_of(gold, origin, digest[:16])


def _score(found: dict[str, Any], gold: dict[str, Any]) -> dict[str, Matched]:
    """The score of every task the file has labels for."""
    needs_sentences = ("events", "upcoming")
    return {
        task: count(_entries(found, key), gold)
        for task, (key, count) in TASKS.items()
        if isinstance(gold.get(key), list)
        and (key not in needs_sentences or isinstance(gold.get("sentences"), list))
        and (key != "quotes" or isinstance(gold.get("persons"), list))
    }


def _entries(found: dict[str, Any], key: str) -> list[dict[str, Any]]:
    return [entry for entry in found.get(key) or [] if isinstance(entry, dict)]


def _write(path: Path, found: dict[str, Any]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise PathError(
            f"{path} cannot be written ({why}). Name a folder you may write to."
        ) from error


def _why(error: Exception) -> str:
    """What was wrong with a file, in a line."""
    if isinstance(error, json.JSONDecodeError):
        return f"not readable as JSON: {error.msg} in line {error.lineno}"
    if isinstance(error, UnicodeDecodeError):
        return "not readable as UTF-8 text"
    if isinstance(error, KeyError):
        return f"a label lacks {error.args[0]!r}"
    return re.sub(r"\s+", " ", str(error)) or type(error).__name__
