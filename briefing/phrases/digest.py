"""Words of the comparison with an earlier run and of the weekly digest."""

# Why an earlier run is passed over.
PASSED = {
    "failed": "its run did not succeed",
    "edited": "its notebook is not the one its run wrote",
    "large": "its files are larger than the kit reads",
    "missing": "its files cannot be read",
    "foreign": "its files are not those of a briefing of this kit",
    "newer": "a newer version of the kit wrote it",
    "empty": "it had found no article",
    "outside": "it leads out of the project",
}

# The run line.
COMPARED_WITH = "Compared with the run of "
CUT_OFF_THEN = ", whose information cut-off was "
SOURCES_NOW = "Sources of this run: "
SOURCES_THEN = "Sources of the last run: "
OF_THEM = ", of which "
KEPT_THEN = " from the last run"
KEPT = " still sources"
NEW_TEXTS = " new"
UPDATED = " with an updated text"
REPEATED = " with the words of one known"
DROPPED = " dropped"
UPDATED_ONE = "Its text has been updated: “"
DROPPED_ONE = "No longer a source: “"
CLOSE_OF_TITLE = "”, "
UNREAD = "Inputs that could not be read: "
PASSED_OVER = "An earlier run was passed over because "
BECAUSE = {key: f"{PASSED_OVER}{why}: " for key, why in PASSED.items()}

# Changes: of what, before and now.
MOVED = {
    "date": "Date: ",
    "number": "Number: ",
    "name": "Spelling of a name: ",
    "act": "What was done: ",
    "denial": "Told and denied: ",
    "place": "Place: ",
    "cause": "Cause: ",
    "role": "Role: ",
    "position": "Position: ",
}
TURNS = {
    "done": "Took place",
    "off": "Called off",
    "later": "Put off",
    "sure": "No longer only possible",
    "unsure": "Now only possible",
}
NOVELTIES = {
    "event": "Event",
    "background": "Earlier event, first told now",
    "actor": "Actor",
    "quotation": "Quotation",
    "term": "Term",
}
NEWS = "New"
NOT_BEFORE = "Not reported before"
OPEN_ROUND = " ("

# What the last run watched, asked and judged.
RESULTS = {"held": "Held", "failed": "Failed", "open": "Open"}
GROUNDS = {
    "done": ": reported as done",
    "other day": ": reported for another day than expected",
    "off": ": reported as called off or denied",
    "later": ": reported as put off",
    "expected": ": still expected",
    "moved": ": now expected on another day",
    "passed": ": its day is over and no new text reports it",
    "ahead": ": still ahead, no new text speaks of it",
    "undated": ": it has no day, and no new text reports it",
    "judge": ": its day is over; outcome not assigned by an analyst",
    "stands": ": no change touches what it rests on",
    "shaken": ": a change touches what it rests on",
    "analyst": ": by the analyst",
}
NO_EVIDENCE = "No new text"

# Gone quiet, coming up, repeated.
NO_NEW_TEXT = "none"
WITHIN = {"near": "Within two weeks", "far": "Within sixty days", "later": "Later, or no day"}
COVERED_BY = "Already covered by “"

# Corrections.
REASONS = {
    "text": "The source has changed its text",
    "gone": "The source has changed its text",
    "label": "Read as a fact then",
    "speaker": "Given to another speaker then",
    "date": "Another date was read then",
}
BY_ANALYST = "; corrected by the analyst"
TODAY = {
    "gone": "The source no longer prints the sentence",
    "label": "An opinion or a speculation of the source",
    "speaker": "No speaker is named",
    "date": "No date",
}

# Lines above a section.
LEFT_OUT_CHANGES = "further changes are left out for length."
LEFT_OUT_NEWS = "further new items are left out for length."
LEFT_OUT_QUIET = "further names and topics are left out for length."
LEFT_OUT_LATER = "further expected events are left out for length."
