"""Whose view a sentence gives: reported, attributed, opinion, speculation, or mixed.

The first rule that applies decides; its name is kept. What is quoted is never the writer's
opinion. Where a whole text argues (an editorial, a commentary, or a text dense with judgement),
weaker words count too. In a transcript or a speech every sentence is its speaker's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.models import Article, Marker, MarkerKind, Sentence, Span
from briefing.reading import clauses, dangling, ownvoice
from briefing.reading.clauses import Cut, Piece
from briefing.reading.frames import RARE
from briefing.reading.quoted import FILLER
from briefing.reading.scene import MOSTLY, Scene, heat, scenes
from briefing.reading.verbs import PAST
from briefing.reading.verdicts import Verdict, opinion

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
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us)\b")
_FELT = re.compile(
    r"\b(?:(?:[Ww]e|I)(?: \w+ly| also| do)?(?:['’]re|['’]m| are| am)? (?:\w+ly )?(?:hope|believe|wish|pray|trust|"
    r"fear|mourn|grieve|cherish|value|proud|grateful|thankful|honou?red|delighted|pleased|confident|"
    r"hopeful|saddened|sorry|unflinching|outraged|shocked|convinced|humbled|excited)"
    r"|(?:[Oo]ur|[Mm]y) (?:\w+ )?(?:hearts?|prayers|thoughts|hope|belief|condolences|sympathy))\b"
)
_DONE = re.compile(rf"{PAST.pattern}|(?:am|are|is) (?:also |now |\w+ly )?(?!\w*flinching)\w+ing\b")
_INTRODUCED = re.compile(rf"[A-Z][^{FILLER}]{{20,}}[:,] ?[“\"]")
_LATE_VIEW = re.compile(r"(?:, which |[—–] ?(?:but |and )?| - (?:but |and )?)(?:[\w’']+ ){0,3}$")


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
        found = ownvoice.find(scene, warmth)
    return _issued(scene, found) if article.genre in ("statement", "resolution") else found


# ---------------------------------------------------------------- somebody else's words


def _turn(scene: Scene) -> Verdict:
    """A sentence of a speech or transcript: its speaker's, whatever it says."""
    content = _attributed(scene) or ownvoice.find(scene, 0)
    if content.label in ("opinion", "speculation") or scene.plain.rstrip().endswith("?"):
        whole = ((0, len(scene.plain)),) if content.label == "opinion" else ()
        return Verdict("attributed", "turn", Cut((), whole))
    facts = () if _FIRST_PERSON.search(scene.plain) else content.cut.facts
    return Verdict("attributed", "turn", content.cut._replace(facts=facts))


def _issued(scene: Scene, found: Verdict) -> Verdict:
    """Take a statement's "we" for its issuer's word, not for a report or a paper's opinion.

    What the issuer did or is doing is reported, how it feels is opinion; the rest is said.
    """
    plain = found.label == "reported" or found.rule == "the writer's own voice"
    if not (plain and _FIRST_PERSON.search(scene.plain)):
        return found
    if _FELT.search(scene.plain):
        return opinion(scene, "issuer")
    if found.label == "reported" and _DONE.match(scene.plain, scene.verb):
        return Verdict("reported", "issuer", found.cut)
    return Verdict("attributed", "issuer", found.cut)


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
