"""Medicines as needed: what is offered again, what came before a rating, and how often."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import Entry
from ptdiary.diary.plan import MedicineDose
from ptdiary.diary.profile import Profile
from ptdiary.review.medicines import (
    Medicine,
    MedicineCount,
    asked_about,
    medicine_counts,
    taken_before,
    was_for_pain,
)

NOW = datetime.fromisoformat("2026-11-21T09:31:00+00:00")
RATED = Entry(id="e", at=NOW, soreness=4)


def dose(id_, name="ibuprofen", amount="400 mg", **ago):
    return MedicineDose(id=id_, at=NOW - timedelta(**ago), name=name, amount=amount)


def taken(*doses, **said):
    return replace(Diary(), medicine_doses=doses, **said)


def test_the_latest_comes_first_with_the_spelling_and_the_amount_told_last():
    diary = taken(
        dose("a", "Ibuprofen", "200 mg", days=3),
        dose("b", "paracetamol", "500 mg", days=2),
        dose("c", "ibuprofen", None, days=1),
    )
    assert taken_before(diary) == (
        Medicine(name="ibuprofen"),
        Medicine(name="paracetamol", amount="500 mg"),
    )


def test_medicines_of_the_profile_that_were_never_taken_come_after_them():
    profile = Profile(medicines=("Ibuprofen 400 mg at need", "ibuprofenol", "metformin"))
    named = [each.name for each in taken_before(taken(dose("a", days=1), profile=profile))]
    assert named == ["ibuprofen", "ibuprofenol", "metformin"]


def test_in_an_empty_diary_there_is_nothing_to_offer():
    assert taken_before(Diary()) == ()


@pytest.mark.parametrize(
    ("ago", "asked"),
    [
        ({"hours": 6}, True),
        ({"hours": 6, "microseconds": 1}, False),
        ({"hours": 0}, True),
        ({"minutes": -1}, False),
    ],
    ids=["six hours", "longer ago", "the same moment", "after it"],
)
def test_a_dose_of_the_six_hours_before_is_asked_about(ago, asked):
    assert bool(asked_about(taken(dose("a", **ago)), RATED)) is asked


def test_the_hours_are_real_ones_on_the_night_when_the_clocks_go_back():
    at = datetime.fromisoformat("2026-10-25T05:30:00+00:00")
    before = MedicineDose(
        id="a", at=datetime.fromisoformat("2026-10-25T00:00:00+01:00"), name="ibuprofen"
    )
    assert asked_about(taken(before), replace(RATED, at=at)) == ()  # 6 and a half
    assert asked_about(taken(before), replace(RATED, at=at - timedelta(minutes=30))) == (before,)


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_an_answered_painkiller_is_not_asked_about(answer):
    diary = taken(dose("a", hours=1))
    assert asked_about(diary, replace(RATED, pain_relief=answer)) == ()


def test_an_entry_without_a_score_is_not_asked_about():
    assert asked_about(taken(dose("a", hours=1)), replace(RATED, soreness=None)) == ()


def before_it(relief, *doses):
    """An entry of yesterday with its answer, and these doses, 2 hours before it."""
    entry = Entry(id="y", at=NOW - timedelta(days=1), soreness=3, pain_relief=relief)
    return taken(*(dose(name, name, days=1, hours=2) for name in doses), entries=(entry,))


@pytest.mark.parametrize(
    ("diary", "was"),
    [
        (before_it("yes", "Ibuprofen"), True),
        (before_it("no", "ibuprofen"), False),
        (before_it(None, "ibuprofen"), False),
        (before_it("yes", "metformin"), False),
        (before_it("yes", "ibuprofen", "metformin"), False),  # of which of them is not told
    ],
)
def test_what_it_was_for_the_last_time_is_read_from_the_diary(diary, was):
    assert was_for_pain(diary, "ibuprofen", NOW) is was


def test_only_the_last_answer_counts():
    earlier = before_it("yes", "ibuprofen")
    later = replace(earlier.entries[0], id="z", at=NOW - timedelta(hours=23), pain_relief="no")
    assert not was_for_pain(earlier.keeping(later), "ibuprofen", NOW)


def test_each_medicine_is_counted_once_the_most_frequent_first():
    counted = medicine_counts(
        (
            dose("a", "paracetamol", "500 mg", days=9),
            dose("b", "IBUPROFEN", "200 mg", days=2),
            dose("c", days=1, hours=3),
            dose("d", days=1),
        )
    )
    assert counted == (
        MedicineCount(name="ibuprofen", amounts=("400 mg", "200 mg"), times=3, days=2),
        MedicineCount(name="paracetamol", amounts=("500 mg",), times=1, days=1),
    )
