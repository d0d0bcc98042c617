"""Whose view a sentence gives: reported, attributed, opinion, speculation, or mixed.

The first rule that applies decides; its name is kept. What is quoted is never the writer's
opinion. Where a whole text argues (an editorial, a commentary, or a text dense with judgement),
weaker words count too. In a transcript or a speech every sentence is its speaker's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from briefing.models import Article, Label, Marker, MarkerKind, Sentence, Span
from briefing.reading import clauses, dangling
from briefing.reading.clauses import Cut, Piece
from briefing.reading.frames import RARE, opening
from briefing.reading.quoted import FILLER
from briefing.reading.scene import MOSTLY, Scene, heat, scenes
from briefing.reading.verbs import FINITE, PAST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.models import Quote
    from briefing.reading.markers import Marked

_PART = 0.25  # share of quoted letters of a sentence that names its speaker without a listed verb
_KINDS: dict[str, MarkerKind] = {
    "hedge": "hedge",
    "appearance": "hedge",
    "modal": "hedge",
    "speculation": "speculation",
    "opinion": "opinion",
    "weak": "opinion",
    "loaded": "opinion",
    "negation": "negation",
}
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
_WILL = re.compile(r"\b(?:will|won['’]t|going to|shall)\b")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us)\b")
_INTRODUCED = re.compile(rf"[A-Z][^{FILLER}]{{20,}}[:,] ?[“\"]")
_LATE_VIEW = re.compile(r"(?:, which |[—–] ?(?:but |and )?| - (?:but |and )?)(?:[\w’']+ ){0,3}$")
_SUBCLAUSE = re.compile(
    r"(?:, (?:which|and|but|as|while|with|though|although)\b|;|[—–])[^,;—–]{0,80}$"
)
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
_COORDINATE = re.compile(
    r", (?:and|but) (?P<clause>(?:they|it|he|she|there|the [a-z]+|[A-Z]\w+)\b)"
)
_OURS = frozenset(("we", "our", "us"))
_DEPENDENT = re.compile(r"\b(?:that|whether|if|how|what)\b")


class Verdict(NamedTuple):
    """A label, the rule that decided, and the sentence cut into facts and views."""

    label: Label
    rule: str
    cut: Cut


def find(
    article: Article, sentences: tuple[Span, ...], quotes: tuple[Quote, ...]
) -> tuple[Sentence, ...]:
    """Label each sentence of `article`. `quotes` may be empty: the marks are looked at too.

    `facts` are clauses that can stand alone and keep their hedges; a quotation whose speaker is
    not named in its sentence, a speculation, and what is too long to be a sentence have none.
    """
    shown = list(scenes(article, sentences, quotes))
    warmth = heat(article, shown)
    return tuple(_sentence(article, scene, warmth) for scene in shown)


def _sentence(article: Article, scene: Scene, warmth: int) -> Sentence:
    verdict = _verdict(article, scene, warmth)
    base = scene.span.start

    def place(piece: Piece) -> Span:
        return Span(article.id, scene.span.paragraph, base + piece[0], base + piece[1])

    return Sentence(
        span=scene.span,
        label=verdict.label,
        rule=verdict.rule,
        markers=tuple(
            Marker(kind, place(piece), rule)
            for kind, piece, rule in sorted(_marked(scene, verdict, warmth), key=lambda m: m[1])
        ),
        facts=tuple(map(place, verdict.cut.facts)),
        opinion=tuple(map(place, verdict.cut.opinion)),
        dangling=tuple(map(place, _leaning(scene, verdict))),
    )


def _leaning(scene: Scene, verdict: Verdict) -> list[Piece]:
    return [] if scene.endless else dangling.find(scene.plain, verdict.cut.facts)


def _verdict(article: Article, scene: Scene, warmth: int) -> Verdict:
    if scene.endless:
        return Verdict("reported", "too long to be a sentence", Cut(()))
    if scene.spoken:
        return _turn(scene)
    found = _attributed(scene)
    if found is None:
        found = _own(scene, warmth)
    return _issued(scene, found) if article.genre in ("statement", "resolution") else found


# ---------------------------------------------------------------- somebody else's words


def _turn(scene: Scene) -> Verdict:
    """A sentence of a speech or transcript: its speaker's, whatever it says."""
    content = _attributed(scene) or _own(scene, 0)
    if content.label in ("opinion", "speculation") or scene.plain.rstrip().endswith("?"):
        whole = ((0, len(scene.plain)),) if content.label == "opinion" else ()
        return Verdict("attributed", "turn", Cut((), whole))
    facts = () if _FIRST_PERSON.search(scene.plain) else content.cut.facts
    return Verdict("attributed", "turn", content.cut._replace(facts=facts))


def _issued(scene: Scene, found: Verdict) -> Verdict:
    """Take a statement's "we" for its issuer's word, not for a report or a paper's opinion."""
    plain = found.label == "reported" or found.rule == "the writer's own voice"
    if plain and _FIRST_PERSON.search(scene.plain):
        return Verdict("attributed", "issuer", found.cut)
    return found


def _attributed(scene: Scene) -> Verdict | None:
    """The verdict when the sentence is given to a source, or None."""
    if scene.main is not None:
        cut = clauses.cut(scene.plain, _views_beside(scene), keep_trail=True)
        if not cut.facts:
            cut = clauses.cut(scene.plain, (), keep_trail=True)
        mixed = bool(cut.opinion) and cut.rule != RARE
        return Verdict(
            "mixed" if mixed else "attributed", cut.rule if mixed else scene.main.rule, cut
        )
    named = any(
        q.speaker_span and scene.span.start <= q.speaker_span.start < scene.span.end
        for q in scene.quotes
    )
    if scene.share < (_PART if named else MOSTLY):
        return None
    cut = clauses.cut(scene.plain, (), keep_trail=True)
    if not named and not _INTRODUCED.match(scene.plain):
        return Verdict("attributed", "quoted words", Cut(()))
    return Verdict("attributed", "quoted speaker", cut)


def _views_beside(scene: Scene) -> list[Piece]:
    """Words of opinion that stand outside what the source says."""
    main = scene.main
    if main is None:
        return []
    before = main.subject if main.content else 0
    return [
        (hit.start, hit.end)
        for hit in scene.kind("opinion")
        if hit.start < before
        or (hit.start > main.end and _LATE_VIEW.search(scene.plain, 0, hit.start))
    ]


# ---------------------------------------------------------------- the writer's own words


def _own(scene: Scene, warmth: int) -> Verdict:
    """The verdict on the writer's own words: the first rule that has one."""
    cut = clauses.cut(scene.plain, (), keep_trail=False)
    for rule in (_question, _told_to, _judged, _speculation, _argued, _framed, _claimed):
        found = rule(scene, cut, warmth)
        if found is not None:
            return found
    return Verdict("reported", cut.rule or "no mark of another kind", cut)


def _question(scene: Scene, _cut: Cut, _warmth: int) -> Verdict | None:
    bare = scene.plain.rstrip("”\"' ")
    if bare.endswith("?"):
        return _opinion(scene, "question")
    return _opinion(scene, "exclamation") if bare.endswith("!") else None


def _told_to(scene: Scene, _cut: Cut, warmth: int) -> Verdict | None:
    """What the reader is told to do is an appeal; a bare verb first counts where a text argues."""
    begin = opening(scene.plain)
    asked = _IMPERATIVE.match(scene.plain, begin)
    if asked is None and warmth:
        asked = _DO_THIS.match(scene.plain, begin)
    return _opinion(scene, "appeal to the reader") if asked else None


def _judged(scene: Scene, _cut: Cut, warmth: int) -> Verdict | None:
    """A strong word of opinion makes the sentence opinion, or mixed where it can be cut off."""
    views = [hit for hit in scene.kind("opinion") if warmth or not _is_reported(scene, hit)]
    return _by_words(scene, views) if views else None


def _by_words(scene: Scene, views: list[Marked]) -> Verdict:
    cut = clauses.cut(scene.plain, [(v.start, v.end) for v in views], keep_trail=False)
    return Verdict("mixed", views[0].rule, cut) if cut.facts else _opinion(scene, views[0].rule)


def _framed(scene: Scene, cut: Cut, _warmth: int) -> Verdict | None:
    if cut.opinion and cut.rule != RARE:
        return Verdict("mixed", cut.rule, cut)
    seems = any(
        scene.plain[hit.start : hit.end].lower() != "apparent" for hit in scene.kind("appearance")
    )
    return Verdict("mixed", "appearance", cut) if seems else None


def _opinion(scene: Scene, rule: str) -> Verdict:
    return Verdict("opinion", rule, Cut((), ((0, len(scene.plain)),)))


def _is_reported(scene: Scene, hit: Marked) -> bool:
    """An appeal inside "ruled that …" is what was ruled."""
    return hit.rule == "appeal" and _DEPENDENT.search(scene.plain, 0, hit.start) is not None


def _speculation(scene: Scene, cut: Cut, warmth: int) -> Verdict | None:
    """A forecast is the main clause's, or makes the sentence mixed when it stands beside it."""
    for hit in scene.kind("speculation", "modal", "would"):
        dependent = _DEPENDENT.search(scene.plain, 0, hit.start)
        if hit.start <= scene.verb and not dependent:
            if warmth and hit.rule == "forecast of an effect":
                return _opinion(scene, "forecast where the text argues")
            beside = _beside(scene, hit.end)
            if beside:
                return Verdict("mixed", hit.rule, Cut((beside,)))
            return Verdict("speculation", hit.rule, Cut(()))
        if hit.kind != "would" and _SUBCLAUSE.search(scene.plain, 0, hit.start):
            return Verdict("mixed", hit.rule, cut)
    return None


def _beside(scene: Scene, end: int) -> Piece | None:
    """The clause without a forecast that stands beside one: "It may rain, but the sea is calm"."""
    for match in _COORDINATE.finditer(scene.plain, end):
        start = match.start("clause")
        ahead = any(hit.start >= start for hit in scene.kind("speculation", "modal", "would"))
        verb = FINITE.search(scene.plain, match.end())
        if verb and not ahead and not _WILL.search(scene.plain, start):
            return start, len(scene.plain)
    return None


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
        and _WILL.search(scene.plain, start, end)
        and not _PLANNED.search(scene.plain, start, end)
    ):
        return _opinion(scene, "forecast where the text argues")
    return None


def _claimed(scene: Scene, cut: Cut, warmth: int) -> Verdict | None:
    """Where a text argues, what it says of the present without a date or number is its claim."""
    if not warmth or not cut.facts or scene.share:
        return None
    start, end = cut.facts[0][0], cut.facts[-1][1]
    if scene.sources or _DATED.search(scene.plain, start, end):
        return None
    verb = _CLAIM.match(scene.plain, scene.verb) if scene.verb < len(scene.plain) else None
    return _opinion(scene, "claim where the text argues") if verb else None


# ---------------------------------------------------------------- markers


def _marked(scene: Scene, verdict: Verdict, warmth: int) -> Iterator[tuple[MarkerKind, Piece, str]]:
    for source in scene.sources:
        yield "attribution", (source.start, source.end), source.rule
    views = verdict.cut.opinion
    for hit in scene.hits:
        kind = _KINDS.get(hit.kind, "speculation")
        if hit.kind == "would" and verdict.label != "speculation":
            continue
        if kind == "opinion" and not (_inside(hit, views) and (warmth or hit.kind == "opinion")):
            continue
        yield kind, (hit.start, hit.end), hit.rule
    named = [hit.start for hit in scene.kind("opinion")]
    for start, end in views if verdict.cut.rule else ():
        if not any(start <= place < end for place in named):
            yield "opinion", (start, end), verdict.cut.rule


def _inside(hit: Marked, views: tuple[Piece, ...]) -> bool:
    return any(start <= hit.start < end for start, end in views)
