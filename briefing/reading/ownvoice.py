"""What the writer's own words are: report, opinion, forecast. The first rule that applies decides.

Where a whole text argues (`warmth` above 0), weaker words count too, and so does what is said of
the present without a date or a number.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.reading import clauses, forecasts
from briefing.reading.clauses import Cut
from briefing.reading.forecasts import DEPENDENT, WILL
from briefing.reading.frames import RARE, opening
from briefing.reading.verbs import PAST
from briefing.reading.verdicts import Verdict, opinion

if TYPE_CHECKING:
    from briefing.reading.markers import Marked
    from briefing.reading.scene import Scene

_WEIGHT = {"weak": 2, "loaded": 1}
_WITHOUT_DATE, _WITH_DATE = 2, 4  # so much, less its warmth, is too little to make opinion
_PLANNED = re.compile(
    r"\d|\b(?:today|tomorrow|tonight|next|later|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"this (?:week|month|year)|January|February|March|April|June|July|August|September|October|"
    r"November|December|visit|meet|attend|hold|host|travel|arrive|take place|convene|sign|announce|"
    r"begin|start|launch|open|publish|release|"
    r"feature|include|compete|air|premiere|debut|speak|discuss|receive|present)\b"
)
_DIGIT = re.compile(r"\d")
_IMPERATIVE = re.compile(
    r"(?:(?:Please |Just )?(?:Do not|Don['’]t|Let['’]s|Let us|Never mind|Make no mistake|Imagine|"
    r"Consider|Remember|Keep in mind|Bear in mind|Think (?:of|about|again)|Forget|Beware|"
    r"Look at|Take, for)|Never [a-z]+(?<!ed))\b"
)
_DO_THIS = re.compile(
    r"(?:Please )?(?:Always )?(?:Add|Allow|Ask|Avoid|Be|Bring|Buy|Call|Check|Choose|Come|Cut|"
    r"Enjoy|Ensure|Expect|Find|Follow|Get|Give|Go|Help|Keep|Know|Learn|Leave|Let|Listen|Look|Make|"
    r"Mix|Move|Note|Pay|Pick|Place|Pour|Put|Read|Recogni[sz]e|Remove|Say|See|Set|Show|Spend|Start|"
    r"Stay|Stop|Take|Talk|Tell|Think|Treat|Trust|Try|Turn|Use|Wait|Watch|Work|Write) "
    r"(?!of\b|[A-Z])[a-z]"
)
_DATED = re.compile(
    r"\d|\b(?:yesterday|today|recently|last (?:week|month|year)|(?:Mon|Tues|Wednes|Thurs|Fri|"
    r"Satur|Sun)day|January|February|March|April|June|July|August|September|October|November|"
    r"December)\b"
)
_CLAIM = re.compile(
    r"(?:(?:is|are)(?! (?:also |now |still |\w+ly )?\w+ing\b)|(?:has|have)(?= (?:an?|the|no|little|"
    r"nothing|its|their|to|every|only|much|many|always|never)\b)|does|do|can|cannot|remains?|"
    r"shows?|means?|seems?)\b"
)
_GOING_ON = re.compile(r"(?:is|are) (?:also |now |still |\w+ly )?\w+ing\b")
_OURS = frozenset(("we", "our", "us"))


# ---------------------------------------------------------------- the writer's own words


def find(scene: Scene, warmth: int) -> Verdict:
    """The verdict on the writer's own words: the first rule that has one."""
    cut = clauses.cut(scene.plain, (), keep_trail=False)
    for rule in (_question, _told_to, _judged, forecasts.find, _argued, _framed, _claimed):
        found = rule(scene, cut, warmth)
        if found is not None:
            return found
    return Verdict("reported", cut.rule or "no mark of another kind", cut)


def _question(scene: Scene, _cut: Cut, _warmth: int) -> Verdict | None:
    bare = scene.plain.rstrip("”\"' ")
    if bare.endswith("?"):
        return opinion(scene, "question")
    return opinion(scene, "exclamation") if bare.endswith("!") else None


def _told_to(scene: Scene, _cut: Cut, warmth: int) -> Verdict | None:
    """What the reader is told to do is an appeal; a bare verb first counts where a text argues."""
    begin = opening(scene.plain)
    asked = _IMPERATIVE.match(scene.plain, begin)
    if asked is None and warmth:
        asked = _DO_THIS.match(scene.plain, begin)
    return opinion(scene, "appeal to the reader") if asked else None


def _judged(scene: Scene, _cut: Cut, warmth: int) -> Verdict | None:
    """A strong word of opinion makes the sentence opinion, or mixed where it can be cut off."""
    views = [hit for hit in scene.kind("opinion") if warmth or not _is_reported(scene, hit)]
    return _by_words(scene, views) if views else None


def _by_words(scene: Scene, views: list[Marked]) -> Verdict:
    cut = clauses.cut(scene.plain, [(v.start, v.end) for v in views], keep_trail=False)
    return Verdict("mixed", views[0].rule, cut) if cut.facts else opinion(scene, views[0].rule)


def _framed(scene: Scene, cut: Cut, _warmth: int) -> Verdict | None:
    if cut.opinion and cut.rule != RARE:
        return Verdict("mixed", cut.rule, cut)
    seems = any(
        scene.plain[hit.start : hit.end].lower() != "apparent" for hit in scene.kind("appearance")
    )
    return Verdict("mixed", "appearance", cut) if seems else None


def _is_reported(scene: Scene, hit: Marked) -> bool:
    """An appeal inside "ruled that …" is what was ruled."""
    return hit.rule == "appeal" and DEPENDENT.search(scene.plain, 0, hit.start) is not None


def _argued(scene: Scene, cut: Cut, warmth: int) -> Verdict | None:
    """Weaker words count where the whole text argues; dates and numbers count against them."""
    if not warmth or not cut.facts:
        return None
    start, end = cut.facts[0][0], cut.facts[-1][1]
    told = PAST.match(scene.plain, scene.verb) is not None
    spared = _OURS if told else ("our",) if _GOING_ON.match(scene.plain, scene.verb) else ()
    weak = [
        hit
        for hit in scene.kind("weak", "loaded")
        if start <= hit.start < end and scene.plain[hit.start : hit.end].lower() not in spared
    ]
    allowed = (_WITH_DATE if _DIGIT.search(scene.plain, start, end) else _WITHOUT_DATE) - warmth
    if sum(_WEIGHT[hit.kind] for hit in weak) > allowed:
        return _by_words(scene, weak)
    if (
        warmth
        and WILL.search(scene.plain, start, end)
        and not _PLANNED.search(scene.plain, start, end)
    ):
        return opinion(scene, "forecast where the text argues")
    return None


def _claimed(scene: Scene, cut: Cut, warmth: int) -> Verdict | None:
    """Where a text argues, what it says of the present without a date or number is its claim."""
    if not warmth or not cut.facts or scene.share:
        return None
    start, end = cut.facts[0][0], cut.facts[-1][1]
    if scene.sources or _DATED.search(scene.plain, start, end):
        return None
    verb = _CLAIM.match(scene.plain, scene.verb) if scene.verb < len(scene.plain) else None
    return opinion(scene, "claim where the text argues") if verb else None
