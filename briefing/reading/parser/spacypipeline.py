"""spaCy (https://spacy.io, MIT) behind the layer: the only file that imports it.

Official models are installed by `python -m spacy download en_core_web_md` or from their wheel.
Nothing is fetched here.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import warnings
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from briefing.errors import PathError, UnknownNameError, UsageError, nearest
from briefing.reading.parser.records import Parsed, Word

MOST = 20_000  # code points of a stretch; memory grows with it, and no paragraph is so long
_BATCH = 32  # stretches parsed at once; more gain no speed and cost memory
_INSTALL = "Install an official one: python -m spacy download en_core_web_md."


class Pipeline:
    """A spaCy pipeline. `home` is the folder of its files, None for one made in memory."""

    def __init__(self, nlp: Any, home: Path | None = None) -> None:
        self._nlp = nlp
        meta = nlp.meta
        version = importlib.metadata.version("spacy")
        self._model = f"{meta['lang']}_{meta['name']} {meta['version']}"
        self._sha256 = _digest(home) if home else ""
        self.identity = f"spaCy {version} {self._model} {self._sha256[:16]}".rstrip()
        made_for = str(meta.get("spacy_version", ""))
        asked = f"made for spaCy {made_for}; " if not _suits(version, made_for) else ""
        told = f"sha256 {self._sha256}" if home else "not stored"
        self.description = f"spaCy {version} with {self._model} ({asked}{told})"

    def parse(self, text: str, stretches: tuple[tuple[int, int], ...]) -> Parsed:
        """Parse each stretch of `text`; one longer than `MOST`, or blank, is left out."""
        kept = [(a, b) for a, b in stretches if 0 < b - a <= MOST and not text[a:b].isspace()]
        words: list[Word] = []
        sentences: list[tuple[int, int]] = []
        names: list[tuple[int, int, str]] = []
        docs = self._nlp.pipe([text[a:b] for a, b in kept], batch_size=_BATCH)
        for (offset, _), doc in zip(kept, docs, strict=True):
            first = len(words)
            words.extend(_words(doc, offset, first))
            sentences.extend((first + s.start, first + s.end) for s in doc.sents)
            names.extend((first + e.start, first + e.end, e.label_) for e in doc.ents)
        return Parsed(tuple(words), tuple(sentences), tuple(names))


def load(name: str) -> Pipeline:
    """Load the model `name`: an installed package or a folder.

    Raises UsageError without spaCy, UnknownNameError and PathError for what is no model.
    """
    if importlib.util.find_spec("spacy") is None:
        raise UsageError(
            f"the parser {name!r} needs spaCy, which is not installed. Run pip install"
            ' "briefing[parser]", or leave BRIEFING_PARSER empty to read by rules alone.'
        )
    spacy: Any = import_module("spacy")  # its types are known only where it is installed
    place = _place(spacy, name)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=r"\[W095\]")  # told in `description`
            nlp = spacy.load(place, exclude=["senter"])
    except Exception as error:  # what is no model fails anywhere in spaCy
        raise PathError(f"{name}: not a model spaCy can load ({error}). {_INSTALL}") from error
    lacking = [part for part in ("tagger", "parser", "lemmatizer") if not nlp.has_pipe(part)]
    if lacking:
        raise UsageError(f"the model {name!r} has no {' and no '.join(lacking)}. {_INSTALL}")
    return Pipeline(nlp, Path(nlp.path))


def _place(spacy: Any, name: str) -> str | Path:
    """Return the package or folder called `name`; raises when there is none."""
    folder = Path(name).expanduser()
    if (folder / "config.cfg").is_file():
        return folder
    if folder.is_dir() or folder.name != name:
        why = "holds no config.cfg" if folder.is_dir() else "does not exist"
        raise PathError(f"{name}: not the folder of a spaCy model; it {why}. {_INSTALL}")
    if not spacy.util.is_package(name):
        known = spacy.util.get_installed_models()
        told = f"{nearest(name, known)} {_INSTALL}" if known else _INSTALL
        raise UnknownNameError(f"no spaCy model named {name!r} is installed. {told}")
    return name


def _words(doc: Any, offset: int, first: int) -> Iterator[Word]:
    for token in doc:
        start = offset + token.idx
        yield Word(
            start,
            start + len(token),
            token.lemma_,
            token.tag_,
            first + token.head.i,
            token.dep_,
            token.ent_type_,
        )


def _suits(version: str, wanted: str) -> bool:
    """Tell whether the installed spaCy is one the model was made for; an unreadable wish is."""
    specifiers: Any = import_module("packaging.specifiers")  # spaCy itself needs it
    try:
        return bool(specifiers.SpecifierSet(wanted).contains(version, prereleases=True))
    except specifiers.InvalidSpecifier:
        return True


def _digest(home: Path) -> str:
    """Return one SHA-256 for the names and bytes of all files of a model, in hex."""
    whole = hashlib.sha256()
    for path in sorted(p for p in home.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        whole.update(path.relative_to(home).as_posix().encode() + b"\0")
        with path.open("rb") as file:
            whole.update(hashlib.file_digest(file, "sha256").digest())
    return whole.hexdigest()
