"""What is said of medicines: as the patient wrote them, and never advice."""

from datetime import datetime, timedelta

import pytest

from ptdiary.diary.plan import MedicineDose
from ptdiary.review.medicines import MedicineCount
from ptdiary.words import medicine as words
from ptdiary.words.dates import USUAL_TIMES, Times

NOW = datetime.fromisoformat("2026-11-21T09:31:00+00:00")
HEBREW = "איבופרופן"
ISOLATED = f"\N{FIRST STRONG ISOLATE}{HEBREW}\N{POP DIRECTIONAL ISOLATE}"


def dose(name="ibuprofen", amount="400 mg", **ago):
    return MedicineDose(id=name, at=NOW - timedelta(**ago), name=name, amount=amount)


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        ({"minutes": 1}, "Written down: ibuprofen 400 mg, 9:30."),
        ({"hours": 12}, "Written down: ibuprofen 400 mg, yesterday, 21:31."),
    ],
)
def test_what_was_written_says_the_day_where_it_is_not_today(ago, said):
    assert words.written(dose(**ago), NOW, USUAL_TIMES) == said


@pytest.mark.parametrize("amount", [None, "", "  "])
def test_without_an_amount_the_name_stands_alone(amount):
    assert words.dose("ibuprofen", amount) == "ibuprofen"


def test_a_name_that_reads_from_the_right_turns_nothing_around_it():
    assert words.dose(HEBREW, "400 mg") == f"{ISOLATED} 400 mg"
    asked = words.was_it_for_pain((dose(HEBREW, hours=2),), USUAL_TIMES, again=False)
    assert asked == f"You wrote {ISOLATED} at 7:31. Was it for pain?"
    count = MedicineCount(name=HEBREW, amounts=(), times=1, days=1)
    assert words.counted((count,)) == f"{ISOLATED}, once."


def test_it_is_asked_in_the_hours_that_the_patient_reads():
    asked = words.was_it_for_pain((dose(hours=2),), Times(twelve_hours=True), again=True)
    assert asked == ("You wrote ibuprofen at 7:31 am. Last time it was for pain. Was it again?")


def test_the_same_medicine_twice_is_asked_about_once():
    twice = (dose(hours=5), dose(hours=2))
    assert words.was_it_for_pain(twice, USUAL_TIMES, again=False) == (
        "You wrote ibuprofen at 7:31. Was it for pain?"
    )


def test_many_amounts_are_left_out_of_the_line():
    four = MedicineCount(name="arnica", amounts=("1", "2", "3", "4"), times=9, days=5)
    assert words.counted((four,)) == "arnica, 9 times on 5 days."
