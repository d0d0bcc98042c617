"""Words that tell what a language model did."""

from __future__ import annotations

REWROTE = "Facts that a language model reworded, each proven again: "
KEPT = {
    "unchanged": "Facts it was shown and left as the rules print them: ",
    "refused": "Facts whose rewording the checks refused, so that the rules' words stand: ",
    "unanswered": "Facts for which no usable answer came, so that the rules' words stand: ",
}
