"""Words of the Trends page around the charts."""

from ptdiary.words import dates
from ptdiary.words.charts import NAMES, STUDIES

TITLE = "Trends"
OWN_DATES = "dates"
RANGES = (
    ("14", "2 weeks"),
    ("42", "6 weeks"),
    ("92", "3 months"),
    ("all", "All"),
    (OWN_DATES, "Own dates"),
)
RANGE_NAME = "How far back"
FIRST_DAY = "First day shown"
LAST_DAY = "Last day shown"
TO = "to"
TIMELINE = "Soreness over time"
ALIGNED = "After each session"
DOSE = "What a session asked, and what followed"
AS_TABLE = "Show as a table"
AS_CHART = "Show as charts"
READ_OUT_HELP = (
    "Point at the line, or use the arrow keys, to read one entry. "
    "Drag the chart to see earlier days."
)
ALIGNED_HELP = "Point at a line, or use the arrow keys, to read one entry."
DOSE_HELP = "Point at a column, or use the arrow keys, to read one session."
LANES = tuple(NAMES.items())
LANES_NAME = "Show below the chart"
COMPARE = "Which sessions"
COMPARE_ALL, COMPARE_CLINIC, COMPARE_HOME, COMPARE_EXERCISE = "all", "clinic", "home", "exercise"
COMPARED = (
    (COMPARE_ALL, "All sessions"),
    (COMPARE_CLINIC, "At the clinic"),
    (COMPARE_HOME, "At home"),
    (COMPARE_EXERCISE, "One exercise"),
)
EXERCISES = "Which exercise"
STUDIES_CHOICE = (("studies", "What studies recorded"),)
STUDIES_NAME = "Show in the chart"
STUDIES_TOLD = (
    f"{STUDIES} It is drawn above your usual soreness. It is not a target, and no warning comes "
    "from it."
)
STUDIES_NO_USUAL = "It is shown once the diary knows your usual soreness."
EARLIER = "Earlier days"
LATER = "Later days"
CLOSER = "Fewer days"
WIDER = "More days"
SAVE_PICTURE = "Save as a picture"
COPY_PICTURE = "Copy as a picture"
SAVE_TITLE = "Save the chart"
SAVE_FILTER = "Picture (*.svg *.png *.pdf)"
SAVE_NAME = "soreness.png"
SAVED = "The chart is saved."
COPIED = "The chart is copied. You can paste it into a letter."


def rows_left_out(count: int) -> str:
    """What is said under a table that would be too long."""
    rows = dates.count(count, "earlier row is", "earlier rows are")
    return f"{dates.sentence(rows)} not listed. Choose a shorter time to see them."


def compared(sentence: str, exercise: str, place: str) -> str:
    """The sentence of the aligned chart if it is not about all sessions."""
    about = {"clinic": "At the clinic", "home": "At home"}.get(place, exercise)
    return f"{about}: {sentence}" if about else sentence
