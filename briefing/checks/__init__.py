"""The gates: what must be true of every sentence before a briefing may leave the house.

One file a gate; each takes what is printed and the texts it cites, reads the texts again, and
yields the reasons why a statement may not stand. Nothing is taken on trust from the notebook
but the articles themselves.
"""

from briefing.checks.gates import check, prove

__all__ = ["check", "prove"]
