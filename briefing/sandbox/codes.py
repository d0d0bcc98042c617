"""Exit codes of a kernel's first process that tell which limit was hit.

A kernel that leaves with one of them itself is told to have left with 1.
"""

from __future__ import annotations

MEMORY, SECONDS, PROCESSES = 241, 242, 243
CODES = (MEMORY, SECONDS, PROCESSES)
