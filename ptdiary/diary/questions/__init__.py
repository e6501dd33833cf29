"""The forms without a screen: what each answer writes, and how an entry reads as answers.

- `form`           `Answers`, the whole state of the entry form
- `circumstances`  what the diary says at the moment of an entry, as far as the form asks by it
- `places`         where the ticked tiles say that a sign is, and how it compares
- `rows`           every row: what it may be answered with, and when it is shown
- `shown`          which rows are shown, answered and open
- `presses`        what a press does beyond its own row
- `checks`         what the answers say of each safety question
- `writing`        from answers to the fields of an entry; nothing is written that was not said
- `reading`        from an entry back to answers, for editing
- `changing`       an entry from the answers, new or changed
- `besides`        what the answers write besides the entry: the profile, a session, the plan
- `drafts`         the answers as plain values, and back, also those of version 1
- `session_form`   the form of a session: its answers, from a session and back

The contract: an untouched question writes no field; an unticked tile is not answered until
**None of these** or **None of the others** is pressed; a row that is left blank is asked once
more, and then written as the mildest safe reading.
"""

from ptdiary.diary.questions.besides import (
    named_exercises,
    profile_with,
    session_with,
)
from ptdiary.diary.questions.changing import entry_from
from ptdiary.diary.questions.circumstances import NOTHING_KNOWN, Circumstances, KnownPlace
from ptdiary.diary.questions.drafts import draft_of, drafted, is_of_then
from ptdiary.diary.questions.form import FRAGILE, NO_EXERCISE, TILES, WEEKLY, Answers, cleared
from ptdiary.diary.questions.presses import pressed
from ptdiary.diary.questions.reading import answers_of
from ptdiary.diary.questions.rows import ROW, ROWS, Row
from ptdiary.diary.questions.shown import is_blank, rows_shown, still_open, value_of
from ptdiary.diary.questions.writing import said_so_far, says_nothing

__all__ = [
    "FRAGILE",
    "NOTHING_KNOWN",
    "NO_EXERCISE",
    "ROW",
    "ROWS",
    "TILES",
    "WEEKLY",
    "Answers",
    "Circumstances",
    "KnownPlace",
    "Row",
    "answers_of",
    "cleared",
    "draft_of",
    "drafted",
    "entry_from",
    "is_blank",
    "is_of_then",
    "named_exercises",
    "pressed",
    "profile_with",
    "rows_shown",
    "said_so_far",
    "says_nothing",
    "session_with",
    "still_open",
    "value_of",
]
