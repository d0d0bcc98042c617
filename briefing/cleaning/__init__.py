"""From a raw text with a web page around it to an article: boilerplate off, metadata out.

Every line of the input ends in the article (title, subtitle, a paragraph), in a note that says
what the line gave the record, or among the dropped lines with the rule that dropped it.
"""

from briefing.cleaning.clean import VERSION, clean
from briefing.cleaning.known import Known, assembled

__all__ = ["VERSION", "Known", "assembled", "clean"]
