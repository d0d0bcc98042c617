"""What a text is looked up by, so that its copies are found without reading every other text.

Two kinds of keys, both 63-bit whole numbers in one index:

* MinHash signatures in bands, for texts alike as wholes (Broder 1997; bands after Leskovec,
  Rajaraman and Ullman, "Mining of Massive Datasets", 3.4). 20 bands of 3 find two texts with
  the resemblance of 0.6 (about 0.9 of words in common) with a chance of 0.99.
* Sampled runs of eight words, for a text inside another (Manber 1994; Broder's "mod m"
  sample): of a passage of 100 words that both have, one run of 16 is kept, the same in both.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.library.kinship_shingles import chained, mixed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from briefing.library.kinship_shingles import Codes, Hashes

BANDS = 20
ROWS = 3  # minima a band
SAMPLE = 16  # one run of so many is a key
_RUN = (0, 3, 5)  # shingles that together cover eight words
_MOST_RUNS = 2000  # of one text
_BLOCK = 4096  # shingles at a time: two megabytes
_SEED = 0x5DEECE66D


def keys(codes: Codes) -> list[int]:
    """The keys of a text, each once, in rising order; none for a text under three words."""
    import numpy as np

    if not len(codes):
        return []
    hashes = (codes >> np.uint32(2)).astype(np.uint64)
    found = np.concatenate([_bands(hashes), _runs(hashes)]) >> np.uint64(1)
    return sorted(set(found.tolist()))


def _bands(hashes: Hashes) -> Hashes:
    """One key a band: its number and the least value of each of its three hash functions."""
    import numpy as np

    factors, shifts = _functions()
    minima = np.full(BANDS * ROWS, np.iinfo(np.uint64).max, np.uint64)
    for start in range(0, len(hashes), _BLOCK):
        drawn = factors[:, None] * hashes[start : start + _BLOCK] + shifts[:, None]
        minima = np.minimum(minima, drawn.min(axis=1))
    table = (minima >> np.uint64(32)).reshape(BANDS, ROWS)
    joined = np.arange(1, BANDS + 1, dtype=np.uint64)
    for row in range(ROWS):
        joined = mixed(joined + table[:, row])
    return joined


def _runs(hashes: Hashes) -> Hashes:
    import numpy as np

    found = chained(hashes, _RUN)
    return np.unique(found[found % np.uint64(SAMPLE) == 0])[:_MOST_RUNS]


@lru_cache(maxsize=1)
def _functions() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Factors and shifts of the hash functions (multiply-shift, Dietzfelbinger et al. 1997)."""
    import numpy as np

    number = BANDS * ROWS
    drawn = mixed(np.arange(1, 2 * number + 1, dtype=np.uint64) * np.uint64(_SEED))
    return drawn[:number] | np.uint64(1), drawn[number:]
