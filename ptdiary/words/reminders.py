"""Reminders: the line on Today, the notification, the icon beside the clock, their settings."""

PROGRAM = "PT Diary"

# What everybody who sees the screen may read: not a word about health, or of which kind it is.
TIME_FOR_AN_ENTRY = "PT Diary: time for an entry"

# The line on Today, by the kind of the reminder.
DUE = {
    "evening": "Nothing is written for today yet.",
    "soreness": "No soreness is written for today yet.",
    "session": "How sore is it now, some days after the session?",
    "visit": "Your visit is tomorrow. You can print the page for it.",
    "home": "Nothing of the home programme is ticked yet.",
}

# The icon's menu
OPEN = "Open PT Diary"
NOT_TODAY = "Not today"
QUIT = "Quit"

# Settings
TITLE = "Reminders"
OFF_AT_FIRST = "off until you choose one"
EVENING = "Evening"
SESSION = "After a session"
VISIT = "Before a visit"
HOME = "Home programme"
QUIET = "Quiet hours"
AWAY = "Away"
OFF = "Off"
OTHER = "Other"
OTHER_HOUR = "{row}, another hour"
EVENING_HOURS, OTHER_EVENING = (20,), (9, 12, 15, 18, 19, 21)
HOME_HOURS, OTHER_HOME = (9,), (8, 12, 15, 17, 19, 21)
AFTER_SESSION = "48 and 72 hours after it"
DAY_BEFORE = "the day before"
FROM_UNTIL = "{first}\N{EN DASH}{last}"
NOT_AWAY = "No"
AWAY_FOR = (("3", "3 days"), ("7", "a week"), ("14", "2 weeks"))
AWAY_UNTIL = "Away: none comes before {day}."
LEAD = (
    "At most one a day. It says “{said}”, nothing about your health. None comes while a warning "
    "waits."
)

CLOSED = "When the window is closed"
WITH_COMPUTER = "Start with the computer"
AS_ICON = "as an icon only"
ICON_NEEDED = "Reminders come outside of the window only while the icon is there."
NO_ICONS = "This desktop has no place for icons. Reminders are shown on Today only."
NOT_WRITTEN = "That could not be changed on this computer."
