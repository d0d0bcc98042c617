"""How wide the columns of a table are, from the words in them."""

from __future__ import annotations

NARROW = 16  # characters of a cell up to which its column takes no more than it needs
_WORD = 14  # letters of a word that fits in one line; a longer one is broken
_LETTERS = 2.4  # letters that a share of one gives room for, in a table of six columns


def widths(rows: list[list[str]], narrow: int = NARROW) -> list[float]:
    """Shares of the width for each column; 0 stands for no more than it needs.

    `narrow` is the length in characters up to which a column needs no share.
    A share is the square root of the mean length, so that long columns do not starve others, and
    never so small that the longest word would run into the next column.
    """
    shares: list[float] = []
    for column in zip(*rows, strict=False):
        lengths = [len(text) for text in column]
        mean = sum(lengths) / len(lengths)
        longest = min(max((len(w) for text in column for w in text.split()), default=0), _WORD)
        share = max(max(mean, 6) ** 0.5, longest / _LETTERS)
        shares.append(0 if max(lengths) <= narrow else round(share, 2))
    return shares
