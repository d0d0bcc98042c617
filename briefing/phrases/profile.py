"""What the sections of an actor profile say in the kit's own words."""

# Identity: what a row tells, and how it is known.
PRINTED_AS = "Name as printed"
ALSO_PRINTED = "Also printed as"
ALSO_KNOWN = "Other names"
ROLE_PRINTED = "Role as printed"
ROLE_ON_FILE = "Role"
COUNTRY = "Country"
BY_TEXT = " source"
BY_TEXTS = " sources"
IN_TEXT_OF = "in a text of "
IN_TEXTS_OF = "in texts of "
IN_UNDATED = "in a text without a date"
TO = " to "
FROM_ROLE = "from the role as printed"
ITS_OWN_NAME = "from its own name"
ON_FILE = "from the reference file"
ON_FILE_OF = "from the reference file: row of "
ON_FILE_FROM = "from the reference file: from "
ON_FILE_UNTIL = "from the reference file: until "

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
    "holds": "Holds",
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
    "holds": "Does not hold",
}
HEDGED = " (hedged)"
PUBLISHED = "published "

# Contacts.
CONTACT_STATUS = {
    "past": "Past",
    "scheduled": "Planned",
    "possible": "Possible only",
    "denied": "Denied",
    "ongoing": "Ongoing",
}

# Silence.
NO_POSITION_OF = "No position of "
IS_STATED_ON = " is stated on “"
WHILE = "”; "
TAKES_ONE = " takes one."

LEFT_OUT_POSITIONS = "further positions are left out for length."
LEFT_OUT_WORDS = "further quotations are left out for length."
LEFT_OUT_CONTACTS = "further contacts are left out for length."
