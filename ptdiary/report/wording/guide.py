"""Words around the page about soreness; the page itself stands in `resources/guide`."""

TITLE = "About soreness"
BULLET = "•"
FIRST = "First, what to do now"
NOT_NOW = (
    "This page speaks of soreness that eases by itself. What you wrote may be more than that, so it"
    " is not shown now."
)
WHEN_BACK = "It comes back once you have been seen and have recorded it, or the warning has ended."
TOLD = "You have told somebody about this warning"
SEE_TODAY = "See the warning"
SEE_HELP = "When to get help"
CLOSING = (
    "This diary is not a check-up. It only knows what you wrote. If you are worried, contact your"
    " therapist or doctor."
)
