"""How wide the columns of a table are, from the words in them."""

from __future__ import annotations

NARROW = 16  # characters of a cell up to which its column takes no more than it needs


def widths(rows: list[list[str]], narrow: int = NARROW) -> list[float]:
    """Shares of the width for each column; 0 stands for no more than it needs.

    `narrow` is the length in characters up to which a column needs no share.
    A share is the square root of the mean length, so that long columns do not starve others.
    """
    shares: list[float] = []
    for column in zip(*rows, strict=False):
        lengths = [len(text) for text in column]
        mean = sum(lengths) / len(lengths)
        shares.append(0 if max(lengths) <= narrow else round(max(mean, 6) ** 0.5, 2))
    return shares
