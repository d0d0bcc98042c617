"""What is left out for length, after its number."""

from __future__ import annotations

LEFT_OUT_OLDER = "older sources are left out for length."
LEFT_OUT_VIEWS = "further views are left out for length; what stands here is opinion, not fact."
LEFT_OUT_TERMS = "further acronyms are left out for length."
LEFT_OUT_GAPS = "further gaps are left out for length."
