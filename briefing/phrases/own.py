"""The words round a section or a figure that a project adds to the kit."""

BLANK = "—"
NOTHING_FOUND = "The rules of this house found nothing to show here."
# The line above every such block; a number of what is left out may stand before the second one.
LEFT_OUT_BY_RULES = (
    "Chosen by rules of this house, under a title and labels of its own; what is of the sources is"
    " checked."
)
LEFT_OUT_FOR_LENGTH = (
    "further rows are left out for length. Chosen by rules of this house, under a title and labels"
    " of its own; what is of the sources is checked."
)
