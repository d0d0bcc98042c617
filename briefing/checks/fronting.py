"""An attribution at the end of a sentence, "…, officials said", may be moved to its front.

Only where it governs the whole sentence and nothing else can: one clause, one voice, no pronoun
that could come to mean the speaker. Every word stays.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.naming import Brackets
from briefing.checks.tokens import Token, is_closed, is_word, raised
from briefing.sections.choice import is_sentence

# No word that may be a noun or a participle there: "…, media reports", "…, a deal announced".
_SAYS = frozenset("said says say wrote writes argues warns adds".split())
# Any of these in the clause is a second voice, or leaves open what the attribution governs.
_VOICES = _SAYS | frozenset(
    "write reported reports report stated states announced added warned argued claimed claims "
    "told tells denied denies according believed believes thinks thought hopes hoped expects "
    "expected fears feared insisted insists suggested suggests asked asks noted notes and or but "
    "nor so yet while whereas because although though since as".split()
)
_PRONOUNS = frozenset(
    "i me my we us our you your he him his she her hers it its they them their theirs this these "
    "those who whom whose himself herself itself themselves".split()
)
_OPENERS = frozenset(
    "in on at by for from to with after before when if unless until during under over among "
    "between despite without within against amid once where whether what how why".split()
)
_ARTICLES = frozenset("the a an one two three four five some several many".split())
_ENDLESS = _ARTICLES | {"of", "for", "in", "at"}  # no speaker's last word
# Those who speak without an article before them.
_PEOPLE = frozenset(
    "officials police authorities ministers diplomats sources aides experts analysts lawmakers "
    "prosecutors investigators researchers organizers organisers witnesses residents doctors "
    "rescuers critics activists military".split()
)
_NO_SPEAKER = frozenset(
    "no not never none nobody few neither nor and or but which that to is are was were be been has "
    "have had will would could may might can must do does did if when while only even by with "
    "from on than rarely hardly reportedly allegedly".split()
)
# Only these lose their capital inside a sentence; any other word may be a name.
_LOWERED = frozenset(
    "The A An Some Several Many Most All Both No Nobody Nothing Not There Two Three Four Five Six "
    "Seven Eight Nine Ten".split()
)
_LONGEST = 8  # words of a speaker: "a spokesman for the ministry in Seoul"


def fronted(given: tuple[Token, ...], brackets: Brackets) -> Iterator[tuple[Token, ...]]:
    """The sentence with its attribution first, if it ends with one that may be moved."""
    commas = [at for at, token in enumerate(given) if token.text == ","]
    if len(commas) != 1 or not given or given[-1].text != ".":
        return
    clause, told = given[: commas[0]], given[commas[0] + 1 : -1]
    if not told or not _one_clause(clause, brackets):
        return
    stop = (given[-1],)
    if told[-1].text in _SAYS and _speaker(told[:-1]):
        yield (*told, *_inside(clause), *stop)
    elif [t.text for t in told[:2]] == ["according", "to"] and _speaker(told[2:]):
        yield (*told, given[commas[0]], *_inside(clause), *stop)


def _speaker(told: tuple[Token, ...]) -> bool:
    """True for words that can only name who speaks."""
    lows = [token.text.lower() for token in told]
    if not 0 < len(told) <= _LONGEST or not all(map(is_word, told)):
        return False
    if any(low in _NO_SPEAKER or low in _PRONOUNS or low in _VOICES for low in lows):
        return False
    named = told[0].text[:1].isupper() or lows[0] in _ARTICLES | _PEOPLE
    return named and told[-1].text not in _ENDLESS


def _one_clause(clause: tuple[Token, ...], brackets: Brackets) -> bool:
    """True for one plain statement, of one voice, that leans on no pronoun."""
    first = clause[0].text.lower() if clause else "in"
    if first in _OPENERS or first.endswith(("ing", "ed")):
        return False
    for at, token in enumerate(clause):
        low = token.text.lower()
        after = clause[at + 1].text if at + 1 < len(clause) else ""
        if low in _VOICES or (low in _PRONOUNS and after not in brackets.names):
            return False
        if not is_word(token) and not (is_closed(token) and token.text[0] == "["):
            return False
    return is_sentence(raised(_text(clause)) + ".")


def _text(clause: tuple[Token, ...]) -> str:
    return "".join(" " * token.spaced + token.text for token in clause).strip()


def _inside(clause: tuple[Token, ...]) -> tuple[Token, ...]:
    """The clause as it stands inside a sentence."""
    first, *rest = clause
    pronoun = first.text.lower() in _PRONOUNS
    text = first.text.lower() if pronoun or first.text in _LOWERED else first.text
    return (Token(text, spaced=True), *rest)
