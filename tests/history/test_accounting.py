"""Whatever two sets of articles: every text and every item of then is accounted for once."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.checks import prove
from briefing.history.comparison import compare
from briefing.history.inventory import inventory
from briefing.history.printed import rows
from briefing.models import Article
from tests.history.cases import made
from tests.history.runs import digest, earlier_run

WHO = ["Ada Brenko", "Prime Minister Leo Hartmann", "Norway", "The dockers' union", "It"]
DOES = [
    "will open the bridge at Tarn",
    "opened the bridge at Tarn",
    "cancelled the opening of the bridge at Tarn",
    "may sign the fishing accord",
    "signed the fishing accord",
    "did not sign the fishing accord",
    "sent 40 engineers to the dam",
    "sent 55 engineers to the dam",
    "supports a second dam",
    "rejects a second dam",
]
WHEN = ["on 9 June 2036", "on 14 June 2036", "in July 2036", "soon", ""]
SAID = ['"The water belongs to us," Ada Brenko said.', "The Tarn Bridge Authority (TBA) met."]

sentences = st.one_of(
    st.tuples(*map(st.sampled_from, (WHO, DOES, WHEN))).map(lambda p: f"{' '.join(p).strip()}."),
    st.sampled_from(SAID),
    st.text(max_size=40).map(lambda text: " ".join(text.split()) or "Nothing."),
)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """A short article of one of two papers, with the title of one of three stories."""
    body = "\n\n".join(draw(st.lists(sentences, min_size=1, max_size=4)))
    title = draw(st.sampled_from(["Bridge", "Dam", "Accord"]))
    outlet = draw(st.sampled_from(["Post", "Mail"]))
    return made(title, body, outlet, draw(st.sampled_from(["2036-06-01", "2036-06-12"])))


sets = st.lists(articles(), max_size=5, unique_by=lambda a: a.id).map(tuple)


@settings(max_examples=60)
@given(sets, sets)
def test_every_text_is_in_one_group(then: tuple[Article, ...], now: tuple[Article, ...]) -> None:
    """The numbers of the run line add up, in both runs."""
    found = inventory(digest(earlier_run(then), now).annex)
    assert Counter(a.id for a in found.now) == Counter(a.id for a in now)
    assert Counter(a.id for a in found.then) == Counter(a.id for a in then)
    tally = found.tally
    assert tally["now"] == sum(tally[k] for k in ("kept", "updated", "repeated", "new"))
    assert tally["then"] == sum(tally[k] for k in ("kept", "updated", "dropped"))


@settings(max_examples=60)
@given(sets, sets)
def test_every_watched_item_is_scored_once(
    then: tuple[Article, ...], now: tuple[Article, ...]
) -> None:
    """Held, failed or open: no item of the last run is lost, and none is scored twice."""
    earlier = earlier_run(then)
    scored = compare(digest(earlier, now).annex).scored
    watched = {row[1].spans for slug in ("watch", "coming_up") for _, row in rows(earlier, slug)}
    assert len(scored) == len({item.note for item in scored}) == len(watched)


@settings(max_examples=40)
@given(sets, sets)
def test_whatever_is_listed_is_proven(then: tuple[Article, ...], now: tuple[Article, ...]) -> None:
    """No line of a digest fails its checks."""
    made_of = digest(earlier_run(then), now)
    assert prove(made_of.sections, made_of.annex).failures == ()
