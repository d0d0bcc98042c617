"""The rules of reading in plain words, for whoever asks why something is marked.

The words complete "Found by:". A rule that is not listed is told by its name, which is meant to
be read: "reporting verb", "vague, no date".
"""

from __future__ import annotations

ANALYST = "analyst"
_ANYWHERE = {
    ANALYST: "an analyst's correction in the judgements file",
    "reference": "a row of the reference file that has this name",
}
_PEOPLE = {
    "title-before": "a title or role printed before the name",
    "apposition-after": "a role printed after the name, between commas",
    "evidence": "a given name, or what is said of the person beside the name",
    "address": "a form of address, such as Mr or Ms, before the name",
    "administration": "a name printed only before “administration”",
}
_ENTITIES = _PEOPLE | {
    "head": "the word at the end of the name, such as Ministry, Council or Strait",
    "word": "a single word that is a known body or place",
    "country": "a name of a country",
    "capital": "a capital, which stands for its country",
    "people": "a word for the people of a country",
    "after-in": "a name in capitals after “in”",
    "office": "a word for an office",
}
_QUOTES = {
    "before": "a reporting verb before the words, with who speaks",
    "after": "a reporting verb after the words, with who speaks",
    "closing": "a reporting verb that closes the sentence",
    "colon": "a name and a colon before the words",
    "subject": "the subject of the sentence, in which no verb of speech stands",
    "same-statement": "the speaker of the words before it in this sentence",
    "previous-quotation": "the speaker of the quotation before it",
    "previous-statement": "who speaks in the sentence before it",
    "previous-subject": "who the sentence before it is about",
    "no-speaker": "nobody is named for these words nearby",
    "verb": "a verb of speech or thought with who speaks",
}
_PUBLISHED = ", counted from the day of publication"
_TIMES = {
    "absolute-day": "a whole date is printed",
    "absolute-month": "a month and a year are printed",
    "absolute-year": "a year is printed",
    "iso-day": "a date printed as YYYY-MM-DD",
    "numeric-day": "a date printed in figures",
    "month-of-year": "a month, with the year the sentence tells",
    "day-nearest-publication": "a day without a year: the nearest to the day of publication",
    "month-nearest": "a month without a year: the nearest to the day of publication",
    "month-part": "a part of a month without a year: the nearest to the day of publication",
    "quarter-nearest": f"a quarter without a year{_PUBLISHED}",
    "season-nearest": f"a season without a year{_PUBLISHED}",
    "weekday-past": "a weekday of what has happened: the last one before publication",
    "weekday-future": "a weekday of what lies ahead: the next one after publication",
    "weekday-paired": "a weekday beside a date it belongs to",
    "weekday-anchored": "a weekday counted from a date named before it",
    "named-day": f"today, yesterday, tomorrow and the like{_PUBLISHED}",
    "count-from-publication": f"so many days, weeks or years ago or ahead{_PUBLISHED}",
    "count-from-named": "so many days, weeks or years from a date named before it",
    "anchored": "counted from a date named before it",
    "unit-this": f"this week, month or year{_PUBLISHED}",
    "unit-next": f"next week, month or year{_PUBLISHED}",
    "unit-last": f"last week, month or year{_PUBLISHED}",
    "unit-part": f"early, mid or late this week, month or year{_PUBLISHED}",
    "weekend": f"a weekend{_PUBLISHED}",
    "year-part": "early, mid or late in a printed year",
    "range": "a first and a last day, month or year are printed",
    "quarter": "a quarter of a year",
    "half-year": "half a year",
    "season": "a season of a printed year",
    "decade": "a decade",
    "holiday": "a holiday that falls on a known day",
    "length": "a length of time, not a date",
    "length-open": "a length of time without a number, not a date",
    "half": "half a length of time, not a date",
    "repeats": "something that repeats, not a date",
    "rate": "so much a time, not a date",
    "clock": "a time of day",
    "ago": "a time ago that names no day",
    "reference": "now, then or later, without a date",
    "to-come": "a time to come, without a date",
}
_EVENTS = {
    "clause": "the clause in which the date stands",
    "slated": "what is said to be planned for the date",
    "is-slated": "a clause that says what is planned for the date",
    "beside-slated": "what may happen beside something planned",
    "when": "the clause after “when” tells what happened then",
    "noun-of": "a word for an event, and “of” with the date",
    "prenominal": "the date stands before a word for an event",
    "has-been-doing": "what has been going on since a date",
    "agreed-to": "what they agreed to do",
    "not-after": "a decision without a date: not later than publication",
    "after-what-it-answers": "an answer: not earlier than what it answers",
}
_NUMBERS = {
    "figure": "a number in figures",
    "words": "a number in words",
    "ordinal": "an ordinal number",
    "range": "a range between two numbers",
    "age": "an age",
    "score": "a score or a vote",
}
_TERMS = {
    "long-form-bracket": "spelt out before the brackets",
    "bracket-long-form": "spelt out in the brackets",
    "long-form-known-as": "spelt out before “known as”",
    "not-spelt-out": "an acronym that the text does not spell out",
}
_POSITIONS = {
    "subject-verb-object": "who, a verb that takes a side, and what",
    "same-holder": "a further verb of the same holder",
}
_SENTENCES = {
    "no mark of another kind": "no word marks it as a view, a report of words, or a guess",
    "reporting verb": "a reporting verb, such as said or told",
    "speaker first": "it begins with who speaks",
    "quoted speaker": "most of it is quoted",
    "quoted words": "some of it is quoted",
    "source named": "it names its source, such as “according to”",
    "act of speech": "a verb for an act of speech, such as announced or urged",
    "state of mind": "a verb for what somebody thinks or wants",
    "issuer": "a statement or resolution: all of it is what its issuer says",
    "document": "it tells what a document says",
    "claim of wrong": "a claim that something is wrong",
    "claim of a cause or a ground": "a claim of a cause or a ground, said by nobody else",
    "forecast of an effect": "what something will lead to, said by nobody else",
    "word of judgement": "a word that judges",
    "predicate of judgement": "it says that something is good, bad or the like",
    "turn": "it stands in a speech or transcript: all of it is the speaker's",
    "could, may, might": "could, may or might, said by nobody else",
    "would": "would, said by nobody else",
    "forecast without a holder": "what will be, said by nobody else",
    "appeal": "an appeal, such as should or must",
    "appearance": "how it seems, such as appears or apparently",
    "claim where the text argues": "a claim, in a text that argues",
    "appeal where the text argues": "an appeal, in a text that argues",
}
_OF = {
    "label": _SENTENCES,
    "people": _PEOPLE,
    "entity": _ENTITIES,
    "quote": _QUOTES,
    "attribution": _QUOTES | _SENTENCES,
    "date": _TIMES,
    "event": _EVENTS,
    "number": _NUMBERS,
    "term": _TERMS,
    "position": _POSITIONS,
}


def known(kind: str) -> frozenset[str]:
    """The rules of a kind of reading that are told in plain words."""
    return frozenset(_OF.get(kind, {})) | frozenset(_ANYWHERE)


def plain(kind: str, rule: str) -> str:
    """The rule in plain words; its name with spaces when it has no others."""
    told = _ANYWHERE.get(rule) or _OF.get(kind, {}).get(rule)
    return told or (rule if " " in rule else rule.replace("-", " "))
