"""What the sections of an actor profile say in the kit's own words."""

# Identity: what a row tells, and how it is known.
PRINTED_AS = "Name as printed"
ALSO_PRINTED = "Also printed"
ROLE_PRINTED = "Role as printed"
COUNTRY = "Country"
IN_TEXT_OF = "in the text of "
IN_TEXTS_OF = "in texts of "
IN_UNDATED = "in a text without a date"
TO_TEXT_OF = " to "
FROM_ROLE = "from the role as printed"
FROM_NAME = "its own name"
NO_ROLE = "No role is printed"

# Positions.
STANCE = {
    "supports": "Supports",
    "opposes": "Opposes",
    "calls for": "Calls for",
    "rejects": "Rejects",
    "welcomes": "Welcomes",
    "condemns": "Condemns",
    "warns": "Warns",
    "denies": "Denies",
    "proposes": "Proposes",
    "agrees": "Agrees",
    "demands": "Demands",
    "threatens": "Threatens",
    "promises": "Promises",
    "says": "Says",
}
NOT_STANCE = {
    "supports": "Does not support",
    "opposes": "Does not oppose",
    "calls for": "Does not call for",
    "rejects": "Does not reject",
    "welcomes": "Does not welcome",
    "condemns": "Does not condemn",
    "warns": "Does not warn",
    "denies": "Does not deny",
    "proposes": "Does not propose",
    "agrees": "Does not agree",
    "demands": "Does not demand",
    "threatens": "Does not threaten",
    "promises": "Does not promise",
    "says": "Does not say",
}
HEDGED = " (hedged)"
NO_POSITION = "No position stated"
PUBLISHED = "published "

# Changes.
BEFORE = "Before: "
AFTER = "After: "

# Contacts.
CONTACT_STATUS = {
    "past": "Past",
    "scheduled": "Planned",
    "possible": "Possible only",
    "denied": "Denied",
    "ongoing": "Ongoing",
}

# Silence.
NO_POSITION_OF = "The sources state no position of "
ON_WHICH = " on “"
WHICH_RAISES = "”, which concerns "
STOP_QUOTED = "”."

LEFT_OUT_POSITIONS = "further positions are left out for length."
LEFT_OUT_WORDS = "further quotations are left out for length."
LEFT_OUT_CONTACTS = "further contacts are left out for length."
NAMED_ACTOR_ONLY = "Opinion, not fact: what the writers hold of the subject of this profile."
