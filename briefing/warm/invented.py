"""Three articles that nobody wrote, with something in them for every rule of reading."""

from __future__ import annotations

from dataclasses import replace

from briefing.cleaning.known import text_id
from briefing.models import Article, Origin, Published

TOPIC = "export controls"
ACTOR = "Aiko Mori"
_REPORT = (
    "SEOUL, June 20 - Japanese Trade Minister Aiko Mori and South Korean Industry Minister Han"
    ' Do-yun signed an agreement on export controls on Thursday. "We will share every list before'
    ' the end of the year," Mori told reporters after the meeting.',
    "The two ministries agreed to review 340 licences, 12 percent more than in 2023, and to spend"
    " $4.5 million on inspectors. Officials said on condition of anonymity that the talks nearly"
    " failed in May. Han denied that Seoul had asked for a delay.",
    "The Joint Export Control Group (JECG) will meet in Tokyo on September 3, 2024. Washington may"
    " join the talks later this year, according to the U.S. Commerce Department. China opposed the"
    " plan and warned of consequences. The foreign ministers will hold a call next week.",
)
_FOREIGN = (
    "한국 정부는 6월 21일 수출 통제 협정을 발표했다.",
    "日本政府は先月、輸出管理の見直しを始めた。",
)
_OPINION = (
    "We welcome the agreement on export controls that Aiko Mori and Han Do-yun signed in Seoul on"
    " June 20. It is a brave step, and it should not be the last.",
    "The ministries say 360 licences will be reviewed. Yet the lists are worth little without"
    ' inspectors. Critics call the plan "a promise on paper", and they have a point. If Washington'
    " does not join, the group will probably fail.",
    "Mori should publish the lists by September. Han must explain who pays. Both governments had"
    " promised as much in 2019, when the last accord, signed in Busan, fell apart.",
)


def articles() -> tuple[Article, ...]:
    """A report and an editorial on one event, which they tell with different numbers."""
    return (
        _article("Ministers sign accord on export controls", "The Harbour Wire", _REPORT),
        _article("A list is not a plan", "The Ledger", _OPINION, editorial=True),
    )


def foreign() -> Article:
    """An article in other scripts."""
    return replace(_article("수출 통제", "항구 신문", _FOREIGN), language="ko")


def _article(
    title: str, outlet: str, paragraphs: tuple[str, ...], *, editorial: bool = False
) -> Article:
    text = "\n\n".join(paragraphs)
    day = "2024-06-21" if editorial else "2024-06-20"
    return Article(
        id=text_id(title, text),
        title=title,
        paragraphs=paragraphs,
        origin=Origin(f"{outlet}.txt", "0" * 64, len(text.encode())),
        outlet=outlet,
        genre="editorial" if editorial else "report",
        published=Published(day, day),
    )
