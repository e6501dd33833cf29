"""On hold and back, out of the plan and back: no word that was written is lost on the way."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptdiary.diary import Hold, PlannedExercise
from ptdiary.diary.programme import ended, every_hold, held, is_planned, let_back, taken_up

NOW = datetime(2026, 11, 29, 9, 0, tzinfo=timezone(timedelta(hours=1)))
TODAY = NOW.date()
BRIDGES = PlannedExercise(id="b", name="Bridges", status="active")
WAITING = held(BRIDGES, NOW, "sharp pain")


def test_every_hold_is_told_in_order():
    assert every_hold(BRIDGES) == ()
    back = let_back(WAITING, NOW + timedelta(days=7), "half as many")
    again = held(back, NOW + timedelta(days=9), "sharp again")
    assert [(each.reason, each.said) for each in every_hold(again)] == [
        ("sharp pain", "half as many"), ("sharp again", None),
    ]  # fmt: skip


def test_what_ends_on_hold_keeps_its_reason_and_is_not_on_hold():
    over = ended(WAITING, NOW + timedelta(days=3), TODAY + timedelta(days=3))
    assert (over.status, over.until_day) == ("ended", TODAY + timedelta(days=3))
    assert every_hold(over) == (
        Hold(since=NOW, reason="sharp pain", ended_at=NOW + timedelta(days=3)),
    )


@pytest.mark.parametrize(
    ("until", "last"),
    [
        (None, TODAY),
        (TODAY + timedelta(days=9), TODAY),
        (TODAY - timedelta(days=9), TODAY - timedelta(days=9)),
    ],
)
def test_what_ended_was_in_the_plan_until_today_at_most(until, last):
    over = ended(replace(BRIDGES, until_day=until), NOW, TODAY)
    assert over.until_day == last


FIRST = date(2026, 10, 1)


@pytest.mark.parametrize(
    ("last", "begins", "until"),
    [
        (TODAY, FIRST, None),  # ended by mistake
        (TODAY - timedelta(days=1), FIRST, None),  # no day lies between
        (TODAY - timedelta(days=2), TODAY, None),  # the days between were not planned
        (None, TODAY, None),  # nobody wrote down when it ended
        (TODAY + timedelta(days=5), FIRST, TODAY + timedelta(days=5)),
    ],
)
def test_what_comes_back_counts_no_day_on_which_it_had_ended(last, begins, until):
    over = replace(BRIDGES, status="ended", from_day=FIRST, until_day=last)
    back = taken_up(over, TODAY)
    assert (back.status, back.from_day, back.until_day) == ("active", begins, until)
    assert is_planned(back, TODAY)


ACTS = st.lists(st.sampled_from(["hold", "back", "end", "take up"]), max_size=12)


@given(ACTS)
def test_whatever_is_done_every_reason_stays(acts):
    planned, written = BRIDGES, []
    for number, act in enumerate(acts):
        at = NOW + timedelta(days=number)
        if act == "hold" and planned.status == "active":
            planned = held(planned, at, f"why {number}")
            written.append(f"why {number}")
        elif act == "back" and planned.status == "on_hold":
            planned = let_back(planned, at, f"said {number}")
            written.append(f"said {number}")
        elif act == "end" and planned.status != "ended":
            planned = ended(planned, at, at.date())
        elif act == "take up" and planned.status == "ended":
            planned = taken_up(planned, at.date())
        assert planned.from_day is None or planned.from_day <= at.date()
    told = [text for each in every_hold(planned) for text in (each.reason, each.said) if text]
    assert told == written
