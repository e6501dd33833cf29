"""What bringing a table in comes to, in words: how much, what changes and how, and what stays."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ptdiary.diary import Entry, Exercise, MedicineDose, Session
from ptdiary.diary.entry import Checks
from ptdiary.store.backups.backup import Contents
from ptdiary.tables.reading import TableRow
from ptdiary.words import table_outcome as words
from ptdiary.words.dates import USUAL_TIMES
from tests.ui.conftest import NOW


def row(record):
    return TableRow(line=2, record=record, told=())


def test_what_comes_in_agrees_with_its_words():
    rows = [row(Entry(id="a", at=NOW)), row(Entry(id="b", at=NOW - timedelta(days=400)))]
    assert words.rows_found(rows[:1]) == "The table holds 1 entry."
    assert words.brings(Contents(entries=1), Contents()) == "1 entry comes in."
    assert words.brings(Contents(entries=2), Contents(entries=1)) == (
        "2 entries come in. 1 entry changes."
    )
    assert words.brings(Contents(), Contents(entries=1, sessions=1)) == (
        "1 entry and 1 session change."
    )
    assert words.brought(rows, Contents(entries=1200, medicines=3), Contents(), USUAL_TIMES) == (
        "1,200 entries and 3 medicines came in, from 17 Oct 2025 to 21 Nov 2026."
    )
    assert words.brought(rows[:1], Contents(), Contents(entries=1), USUAL_TIMES) == (
        "1 entry changed, of 21 Nov 2026."
    )


ENTRY = Entry(id="e", at=NOW, soreness=4, note="two_words", quality=("dull_ache",))
SESSION = Session(id="s", ended_at=NOW, effort=3, exercises=(Exercise(name="Bridges"),))
DOSE = MedicineDose(id="m", at=NOW, name="ibuprofen", amount="400 mg")


@pytest.mark.parametrize(
    ("now", "changed", "said"),
    [
        (ENTRY, {"soreness": 6}, ("Soreness: 4", "Soreness: 6")),
        (ENTRY, {"soreness": None, "note": None},
         ("Soreness: 4; Note: two_words", "Soreness: not answered; Note: empty")),
        (ENTRY, {"checks": Checks(fever="no"), "quality": ("dull_ache", "sharp")},
         ("What it feels like: dull ache; A fever: not answered",
          "What it feels like: dull ache, sharp; A fever: no")),
        (ENTRY, {"time_unknown": True},
         ("Time: 21 Nov 2026, 9:31", "Time: 21 Nov 2026, time not known")),
        (SESSION, {"effort": 5, "exercises": (Exercise(name="Bridges", sets=2),)},
         ("Effort: 3; Exercises: Bridges", "Effort: 5; Exercises: Bridges 2 sets")),
        (replace(SESSION, exercises=()), {"exercises": SESSION.exercises},
         ("Exercises: empty", "Exercises: Bridges")),
        (DOSE, {"amount": None}, ("Amount: 400 mg", "Amount: empty")),
    ],
)  # fmt: skip
def test_what_changes_is_said_now_and_then(now, changed, said):
    change = (now, replace(now, **changed))
    assert (words.reads_now(change, USUAL_TIMES), words.reads_then(change, USUAL_TIMES)) == said
    assert words.changed_day(change, USUAL_TIMES) == "21 Nov 2026"


def test_what_stays_is_said():
    assert words.stays(Contents()) == ""
    assert words.stays(Contents(entries=1, medicines=1)) == (
        "1 entry and 1 medicine were changed in the diary since. They stay as they are."
    )
    assert words.more_changes(200, Contents(entries=200)) == ""
