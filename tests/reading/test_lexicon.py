"""Every phrase of every word list is a pattern: they are compiled when their word is first met."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module

import briefing.reading
from briefing.reading.lexicon import Lexicon


def lexicons() -> Iterator[tuple[str, Lexicon[str]]]:
    """Every word list of the modules of reading, with its module's name."""
    for module in pkgutil.iter_modules(briefing.reading.__path__, "briefing.reading."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, Lexicon):
                yield module.name, value


def test_every_phrase_compiles() -> None:
    """A slip in a list is found here, not by the first article that has the word."""
    wrong = []
    for module, lexicon in lexicons():
        for phrases in lexicon._by_first.values():
            for phrase in phrases:
                try:
                    re.compile(phrase.source, phrase.flags)
                except re.error as error:
                    wrong.append(f"{module} {phrase.rule}: {phrase.source[:60]} ({error})")
    assert sorted(set(wrong)) == []
