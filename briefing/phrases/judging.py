"""Words of the kit around what an analyst judged, corrected, graded and signed."""

from __future__ import annotations

# Key judgements.
NO_KEY_JUDGEMENTS = "Key judgements: not assigned; an analyst has written none for this briefing."
KIND_OF_JUDGEMENT = {"finding": "Finding: ", "assessment": "Assessment: "}
INFERRED = "Assessment, our inference: "
OUR_INFERENCE = " (our inference)"
LIKELIHOOD = " Likelihood: "
OPEN_RANGE = " ("
CLOSE_RANGE = ")."
NO_LIKELIHOOD = " Likelihood: not assigned."
CONFIDENCE = " Confidence: "
BECAUSE = ", because "
NO_CONFIDENCE = " Confidence: not assigned."
ALTERNATIVE = " Alternative: "

# What to watch.
WATCHED_BY_ANALYST = "Watched by the analyst"

# Forecast questions.
ANSWERED_BY = " To be answered by "
OUTCOME = " Outcome: "

# The scale.
SCALE = "Likelihood words of "
SCALE_MEANS = ", in percent."

# Review record.
AUTHOR = "Author: "
REVIEWER = "Reviewer: "
SELF_REVIEW = "Self-review: "
PEER_REVIEW = "Peer review: "
EDIT = "Edit: "
PROOF_READ = "Proof-reading: "
CLEARANCE = "Clearance: "
CLEARANCE_ON = " on "
DISTRIBUTION = "Distribution: "
MARKING = "Marking: "
REVISED = "Last significant change: "
MINOR_FIX = "Last minor fix: "
NO_FILE = (
    "There is no judgements file for this briefing: author, reviewer and clearance are not "
    "assigned."
)
NO_CORRECTIONS = "No reading of the kit was corrected."
CORRECTED = {
    "label": "Corrected label: “",
    "speaker": "Corrected speaker: “",
    "date": "Corrected date: “",
}
CORRECTED_TO = "” is "
CORRECTED_BY = ", says "
WHY = ": "
CORRECTION_LOST = {
    "gone": "Correction not applied; its passage is in no source: “",
    "source": "Correction not applied; no source has the name it gives: “",
    "several": "Correction not applied; several sources have its passage, so name one: “",
    "twice": "Correction not applied; its passage stands twice in the source: “",
    "other": "Correction not applied; nothing of its kind stands at its passage: “",
    "again": "Correction not applied; an earlier one is about the same: “",
}
NO_SOURCE_TO_GRADE = "Grade not used; no source has this name: “"
NO_ITEM_TO_GRADE = "Grade not used; not one item has this title or id: “"

# Grades, Admiralty code: a letter for the source, a number for the item, never combined.
RELIABILITY = {
    "A": " (completely reliable)",
    "B": " (usually reliable)",
    "C": " (fairly reliable)",
    "D": " (not usually reliable)",
    "E": " (unreliable)",
    "F": " (reliability cannot be judged)",
}
CREDIBILITY = {
    "1": " (confirmed by other sources)",
    "2": " (probably true)",
    "3": " (possibly true)",
    "4": " (doubtful)",
    "5": " (improbable)",
    "6": " (truth cannot be judged)",
}

# Masthead.
DRAFT_STATUS = "DRAFT: not yet reviewed or released by a named person"
DRAFT_NEWER = "DRAFT: sources are newer than the clearance by "
DRAFT_CLEARED = "DRAFT: cleared by "
CLEARED_ON = " on "
NOT_SIGNED = ", not yet released"
MINOR_FIX_ON = "; minor fix on "
