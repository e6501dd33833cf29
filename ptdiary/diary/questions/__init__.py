"""The forms without a screen: what each answer writes, and how an entry reads as answers.

- `form`          `Answers`, the whole state of the entry form, and what a press does to it
- `writing`       from answers to an entry; nothing is written that was not said
- `reading`       from an entry back to answers, for editing
- `session_form`  the form of a session: its answers, from a session and back

The contract: an untouched question writes no field; an unticked tile is not answered until
**None of these** or **None of the others** is pressed; a ticked tile whose follow-up is left
blank writes `unsure`.
"""

from ptdiary.diary.questions.form import NERVES, TILES, WIDER, Answers, cleared, draft_of, drafted
from ptdiary.diary.questions.reading import answers_of
from ptdiary.diary.questions.writing import (
    entry_from,
    held,
    named_exercise,
    said_no,
    said_so_far,
    says_nothing,
    session_with_sharp_pain,
    unfinished,
)

__all__ = [
    "NERVES",
    "TILES",
    "WIDER",
    "Answers",
    "answers_of",
    "cleared",
    "draft_of",
    "drafted",
    "entry_from",
    "held",
    "named_exercise",
    "said_no",
    "said_so_far",
    "says_nothing",
    "session_with_sharp_pain",
    "unfinished",
]
