"""A blank judgements file: every field, what it is for, and nothing judged."""

from __future__ import annotations

from pathlib import Path

from briefing import whole
from briefing.errors import PathError
from briefing.judgements.loading import default, inside, near
from briefing.judgements.problems import shown

_BLANK = """\
# Judgements of one briefing: {kind}, on the topic below. What only you may say.
# A run reads this file and never writes to it. A blank prints "not assigned".
# Check it with: briefing judgements check {place}
# Topic: {topic}

title:            # the title as one sentence with a verb; blank: a fact of the sources
author:
reviewer:
distribution:     # who may have the briefing
marking:          # TLP:RED, TLP:AMBER, TLP:AMBER+STRICT, TLP:GREEN or TLP:CLEAR
revised:          # day of the last significant change, YYYY-MM-DD
minor_fix:        # day of the last small fix; it does not move the day above
released:         # who cleared it and when: both, or neither. `briefing release` signs it
  # by:
  # on:
review:
  self_review:
  peer_review:
  edit:
  proof_read:

# Two or three sentences that replace the facts the kit would choose.
bottom_line:
  # - text:
  #   rests_on:
  #     - words:       # at least 12 characters, letter for letter as the source prints them
  #       source:      # its outlet, title or id; only needed when several have the words

# Likelihood words: icd203 or phia. ICD 203, one row only: almost no chance, very unlikely,
# unlikely, roughly even chance, likely, very likely, almost certain. PHIA: remote chance,
# highly unlikely, unlikely, realistic possibility, likely, highly likely, almost certain.
scale: icd203

# Three to seven. One uncorroborated source allows nothing above "likely" or "moderate".
key_judgements:
  # - id: kj1
  #   text:
  #   kind: finding         # finding: what sources say; assessment: what you think
  #   rests_on:
  #     - words:
  #   likelihood:
  #   confidence:           # low, moderate or high; a reason is required
  #     level:
  #     because:
  #   alternative:
  #   inference: no         # yes: the text says more than its passages, and is marked so

# What a comparison of sources means for the judgements.
meaning:
  # - text:
  #   rests_on:
  #     - words:

# Questions that a day will answer with yes or no. Fill in the outcome when it has.
forecasts:
  # - id: f1
  #   question:
  #   by:                   # YYYY-MM-DD
  #   likelihood:
  #   outcome:
  #     result:             # held, failed or open
  #     by:                 # who says so
  #     why:

# Your own watch items, and which way each would move the judgement.
watch:
  # - what:
  #   date: no date         # or YYYY-MM-DD
  #   direction:

# What became of items that the last run watched.
outcomes:
  # - what:                 # words of that item
  #   result:               # held, failed or open
  #   by:
  #   why:

# Admiralty grades: A to F for a source, 1 to 6 for an item. Each is judged alone.
grades:
  reliability:
    # - source:             # an outlet
    #   grade:
    #   because:
  credibility:
    # - item:               # a title or an id
    #   grade:
    #   because:

# What the kit read wrongly. Each is replayed at every run; one whose passage is gone is reported.
corrections:
  # - kind: label           # label, speaker or date
  #   passage:              # words of the sentence, of the quotation, or the expression of time
  #   source:
  #   value:                # fact, attributed, opinion, speculation; a name; YYYY-MM-DD or none
  #   by:
  #   why:

# Words that only some audiences of data/audiences.toml may read, wherever the report has them.
restrictions:
  # - words:
  #   only: [house]         # names of audiences; house: none of them
  #   why:
"""


def text(kind: str, topic: str, path: Path) -> str:
    """A blank file for a briefing, that is to stand at `path`."""
    named, place = (" ".join(words.split()) for words in (kind, near(path)))  # of one line each
    return _BLANK.format(kind=named, topic=shown(topic), place=place)


def write(kind: str, topic: str) -> Path:
    """Write a blank file for a briefing where a run will look for it, and return its place.

    Raises PathError when there is one already: nothing of an analyst's is ever overwritten; and
    where a link would lead it out of the project.
    """
    path = inside(default(kind, topic))
    try:
        whole.add(path, text(kind, topic, path))
    except FileExistsError:
        raise PathError(
            f"{near(path)} exists already and is not overwritten; edit it, or move it away first"
        ) from None
    except OSError as error:
        why = error.strerror or "no reason given"
        raise PathError(f"{near(path)} cannot be written ({why}); check the folder") from error
    return path
