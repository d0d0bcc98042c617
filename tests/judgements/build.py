"""Coverages with judgements, made from the text of a file and a few articles."""

from __future__ import annotations

from briefing.judged import Judgements
from briefing.judgements import corrected
from briefing.judgements.loading import read_bytes
from briefing.library.coverage import Coverage, with_copies
from briefing.models import Article
from tests.build import article

GAZETTE = article(
    "Defence Minister Ana Lopez of Norway met her counterpart Tom Berg in Oslo on 3 June 2024. "
    "“We will share radar data by 2026,” Lopez said after the meeting.",
    "The ministers signed the Radar Accord on 4 June 2024. The plan is a wise step.",
    title="Radar pact signed",
    genre="editorial",
)
HERALD = article(
    "Officials in Bergen confirmed that the Radar Accord had been signed after two years of talks.",
    "Fishing boats will carry the receivers from next year, the harbour office said.",
    title="Harbour readies receivers",
    outlet="Bergen Herald",
)
WIRE = article(
    "Defence Minister Ana Lopez met her counterpart Tom Berg in Oslo on 12 June 2024 to settle "
    "how their coast guards will share radar data.",
    "“We will share radar data by the end of the year,” Lopez said after the meeting.",
    "The ministers signed the Radar Accord in March 2023 and linked two stations in May 2024.",
    "Fishing associations asked for clearer rules after two trawlers were boarded by mistake "
    "last spring off the northern islands.",
    "The accord lists eleven stations and sets aside money for spare antennas and cables.",
    title="Ministers share radar data",
    outlet="Bay Post",
    published="2024-06-19",
)
COPY = article(
    *WIRE.paragraphs, "Readers may write to us.", title="Radar data shared", outlet="Hill Times"
)

KEY = """\
key_judgements:
  - id: kj1
    text: Norway will share radar data.
    kind: assessment
    rests_on:
      - words: We will share radar data by 2026
    likelihood: likely
    confidence:
      level: moderate
      because: the minister said so in public
"""


def judgements(text: str) -> Judgements:
    """The judgements in a file of this text, which must be right."""
    found, wrong = read_bytes(text.encode())
    assert found is not None, [problem.told("f") for problem in wrong]
    return found


def judged(text: str, *articles: Article) -> Coverage:
    """A coverage of these articles, or of the Gazette alone, with these judgements."""
    made = with_copies("radar", articles or (GAZETTE,))
    made.judgements = judgements(text)
    made.articles = corrected(made.articles, made.judgements)[0]
    made.kind = "topic_briefing"
    return made
