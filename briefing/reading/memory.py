"""Readings in memory: as many as fit, by the length of their texts."""

from __future__ import annotations

import threading
from collections import OrderedDict

from briefing.models import Article, Reading

MOST = 512  # readings
MOST_TEXT = 4_000_000  # code points; a reading takes about 20 bytes for each of its text


class Memory:
    """The readings used last. Threads may share it."""

    def __init__(self, most: int = MOST, most_text: int = MOST_TEXT) -> None:
        self._most = most
        self._most_text = most_text
        self._held: OrderedDict[tuple[Article, str], tuple[Reading, int]] = OrderedDict()
        self._text = 0
        self._lock = threading.Lock()

    def find(self, article: Article, tools: str) -> Reading | None:
        """Return the reading of an article made with the parser `tools`; None if not held."""
        key = article, tools
        with self._lock:
            held = self._held.get(key)
            if held is None:
                return None
            self._held.move_to_end(key)
            return held[0]

    def hold(self, article: Article, reading: Reading) -> None:
        """Hold a reading, and let go of those used longest ago when there are too many."""
        key, length = (article, reading.tools), sum(map(len, article.paragraphs))
        with self._lock:
            self._text += length - self._held.pop(key, (reading, 0))[1]
            self._held[key] = reading, length
            while len(self._held) > 1 and self._too_much():
                _, (_, freed) = self._held.popitem(last=False)
                self._text -= freed

    def _too_much(self) -> bool:
        return len(self._held) > self._most or self._text > self._most_text

    def clear(self) -> None:
        """Let go of all."""
        with self._lock:
            self._held.clear()
            self._text = 0
