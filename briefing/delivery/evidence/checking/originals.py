"""Whether the sources of a pack are the texts that its notebook holds."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List

from .container import Files, told
from .statements import last
from .texts import FOLDER, PARTED, hashed
from .values import listed, named, read, text

_SAME = ("title", "subtitle", "outlet", "byline", "language", "url")


def faults(files: Files, notebook: Any) -> Iterator[str]:
    """Where a source differs from the article of the notebook, or one is missing."""
    articles = {text(article["id"]): article for article in _articles(notebook)}
    names = {name for name in files if name.startswith(FOLDER)}
    wanted = {f"{FOLDER}{id_}.json" for id_ in articles}
    for name in sorted(names ^ wanted):
        yield f"{told(name)}: the notebook and the pack differ on whether it is a source"
    for id_, article in sorted(articles.items()):
        name = f"{FOLDER}{id_}.json"
        if name in names:
            source = named(read(files[name]))
            for field in _differing(source, article):
                yield f"{told(name)}: {field} is not what the notebook holds"


def _articles(notebook: Any) -> List[Dict[str, Any]]:
    annex = last(notebook, "annex/1") or {"articles": []}
    earlier = annex.get("earlier") or {"articles": []}
    return [named(one) for one in [*listed(annex["articles"]), *listed(earlier["articles"])]]


def _differing(source: Dict[str, Any], article: Dict[str, Any]) -> Iterator[str]:
    yield from (field for field in _SAME if source.get(field) != article.get(field))
    published = article.get("published")
    if source.get("published") != (published["date"] if published else None):
        yield "published"
    theirs, ours = named(article["origin"]), named(source["origin"])
    if (ours.get("sha256"), ours.get("bytes")) != (theirs.get("sha256"), theirs.get("size")):
        yield "origin"
    if not text(theirs["place"]).endswith(text(ours["place"])):
        yield "place"
    words = PARTED.join(map(text, listed(article["paragraphs"])))
    if named(source["text"]) != {"characters": len(words), "sha256": hashed(words)}:
        yield "text"
    for one in map(named, listed(source["paragraphs"])):
        if words[one["start"] : one["end"]] != one["text"]:
            yield f"paragraph {told(one['number'])}"
