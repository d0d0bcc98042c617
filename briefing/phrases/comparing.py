"""Words of the kit where sources are put side by side."""

from __future__ import annotations

# Where sources disagree.
DISAGREE = {
    "date": "Date: “",
    "number": "Number: “",
    "name": "Spelling of a name: “",
    "act": "Act: “",
    "denial": "Told and denied: “",
    "place": "Place: “",
    "status": "How sure: “",
    "cause": "Cause: “",
}
AGAINST = "” / “"
ONLY_ONE_DATES = "Date: only one gives it"
AND_SAYS = "; the other says “"
SAYS = ": “"
A_NAME = "A name"
LEFT_OUT_CONFLICTS = "further disagreements are left out for length."

# The event all texts share.
EVENT = "Event"
WHEN = "When"
WHERE = "Where"
WHO = "Who"
TOLD_IN = "Told in"
NOT_TOLD_IN = "Not told in"
MATCHED_BY = "Matched by"
REMARK = "Remark"
PRINTED_IN = ", printed or retold in "
SEVERAL_SOURCES = " sources"
SAME_WORDS_FOR_IT = "words the texts share: “"
NEXT_WORD = "”, “"

# The table of sources.
WORDS = " words"
OWNER_NOT_KNOWN = "not in the reference file"
COPY_OF_ALONE = "copy of "
NO_COPY = "own text"

# Agreed, and only in one.
COPIES_AGREE = "Agreement of copies is no agreement: "
COPIES_COUNT_ONCE = " articles share a text with another and are counted with it once."
COPY_COUNTS_ONCE = " article shares a text with another and is counted with it once."
ONE_VOICE = "The articles count as one source, so nothing can be agreed."
LEFT_OUT_AGREED = "further points of agreement are left out for length."
LEFT_OUT_ALONE = "further facts of one source alone are left out for length."

# The same words, printed differently.
FULLEST = "The fullest printing"
SAME_AS_FULLEST = "No other word"
DIFFERS = "Differs: “"
LACKS = "Lacks: “"
LACKS_TOO = "; lacks: “"
PARAPHRASE = "Paraphrase only"
PRINTS_IT = " prints one remark in "
WORDINGS = " wordings."
REMARK_ONE = " remark is printed in more than one way"
REMARK_MANY = " remarks are printed in more than one way"
LEFT_OUT_REMARKS = "further printings are left out for length."

# Opinion in a voice of one's own.
OWN_VOICE_ONE = " source speaks in its own voice"
OWN_VOICE_MANY = " sources speak in their own voice"

# Framing.
NONE_FOUND = "none found"
NOBODY = "nobody"
COUNTED = ": “"
OPINION_SENTENCES = " sentences"
OPINION_SENTENCE = " sentence"

# Who is not heard.
HEARD_HOW = {"quoted": " (quoted)", "reported": " (reported)"}
NOT_QUOTED = "Named and quoted by none: "
ANSWER_FOR = "Different voices answer for “"
ANSWER_IS = "”: "
IN_SOURCE = " in "
VOICE_ONE = " voice is heard in some of the sources only"
VOICE_MANY = " voices are heard in some of the sources only"
LEFT_OUT_VOICES = "further voices are left out for length."

# What it means.
NO_MEANING = "What it means for the judgements: not assigned; an analyst has written nothing on it."
