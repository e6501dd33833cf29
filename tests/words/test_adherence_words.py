"""What of the plan was done is said as it is: counts, the patient's reasons, and no judgement."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from ptdiary.diary import Hold, PlannedExercise
from ptdiary.review.adherence import PlanRow
from ptdiary.words import adherence
from ptdiary.words.dates import USUAL_TIMES, Times
from tests.review.test_adherence import NOTHING

NOW = datetime(2026, 11, 29, 9, 0, tzinfo=UTC)
BRIDGES = PlannedExercise(id="b", name="Bridges")
NONE = replace(NOTHING, days=7)


def row(planned=BRIDGES, holds=(), on_hold=False, **counted):
    return PlanRow(planned=planned, counted=replace(NONE, **counted), holds=holds, on_hold=on_hold)


def at(day):
    return datetime(2026, 11, day, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("counted", "said"),
    [
        (
            {"done": 5, "in_part": 1, "left_out": ("tired",), "unwritten": 1},
            (
                "Bridges: done on 5 of 7 planned days, 1 of them in part; left out once (tired); "
                "nothing written on 1 day."
            ),
        ),
        ({"done": 7}, "Bridges: done on 7 of 7 planned days."),
        ({"days": 1, "done": 1}, "Bridges: done on 1 of 1 planned day."),
        (
            {"done": 2, "in_part": 2, "unwritten": 5},
            "Bridges: done in part on 2 of 7 planned days; nothing written on 5 days.",
        ),
        ({"unwritten": 7}, "Bridges: nothing written on 7 planned days."),
        (
            {"left_out": ("tired", None, " tired ", "no time"), "unwritten": 3},
            (
                "Bridges: 7 planned days; left out 4 times (tired, 2 times; no time); "
                "nothing written on 3 days."
            ),
        ),
        (
            {"left_out": (None, None), "done": 5},
            "Bridges: done on 5 of 7 planned days; left out twice.",
        ),
        (
            {"days": 3, "done": 2, "besides": 1, "unwritten": 1},
            (
                "Bridges: done on 2 of 3 planned days; also on 1 other day; "
                "nothing written on 1 day."
            ),
        ),
        ({"days": 0, "besides": 2}, "Bridges: done on 2 unplanned days."),
        (
            {"done": 2, "together": 4, "unwritten": 1},
            (
                "Bridges: done on 2 of 7 planned days; answered for all exercises together on "
                "4 days; nothing written on 1 day."
            ),
        ),
        ({"days": None, "done": 4}, "Bridges: done on 4 days."),
        ({"days": None, "done": 4, "in_part": 1}, "Bridges: done on 4 days, 1 of them in part."),
        ({"days": None, "done": 1, "in_part": 1}, "Bridges: done in part on 1 day."),
        (
            {"days": 4, "done": 1, "unwritten": 3, "since": date(2026, 11, 25)},
            (
                "Bridges: done on 1 of 4 planned days; nothing written on 3 days; "
                "counted from 25 Nov, its first day here."
            ),
        ),
        (
            {"days": 4, "done": 4, "until": date(2026, 11, 26)},
            "Bridges: done on 4 of 4 planned days; in the plan until 26 Nov.",
        ),
        ({"days": 0}, ""),
        ({"days": None}, ""),
    ],
)
def test_what_was_done_is_said(counted, said):
    assert adherence.done_of_plan(row(**counted), NOW, USUAL_TIMES) == said


def test_nothing_written_is_never_not_done():
    said = adherence.done_of_plan(row(unwritten=7), NOW, USUAL_TIMES)
    assert "not done" not in said
    assert "0 of" not in said


PLANK = PlannedExercise(
    id="p",
    name="Side plank",
    status="on_hold",
    held_since=at(19),
    hold_reason="pain ran down the left leg",
)


def line(*told):
    return ": ".join(adherence.of_exercise(*told))


WAS = Hold(since=at(2), reason="knee", ended_at=at(9), said="half as many")


def test_what_is_on_hold_is_said_first():
    found = row(PLANK, (Hold(since=at(19)),), on_hold=True, days=3, done=2, unwritten=1)
    assert line(found, NOW, USUAL_TIMES) == (
        "Side plank: on hold since 19 Nov: Pain ran down the left leg. "
        "Done on 2 of 3 planned days; nothing written on 1 day."
    )


def test_what_was_on_hold_is_said_with_what_the_therapist_said():
    said = line(row(holds=(WAS,), days=4, done=4), NOW, USUAL_TIMES)
    assert said == (
        "Bridges: done on 4 of 4 planned days. On hold 2 to 9 Nov: Knee. Then: Half as many."
    )
    assert line(row(holds=(WAS,), days=0), NOW, USUAL_TIMES) == (
        "Bridges: on hold 2 to 9 Nov: Knee. Then: Half as many."
    )


@pytest.mark.parametrize(
    ("planned", "said"),
    [
        (BRIDGES, ""),
        (PLANK, "Side plank: on hold since 19 Nov: Pain ran down the left leg."),
        (replace(PLANK, hold_reason=None), "Side plank: on hold since 19 Nov."),
        (replace(PLANK, held_since=None), "Side plank: on hold: Pain ran down the left leg."),
        (replace(PLANK, held_since=None, hold_reason=None), "Side plank: on hold."),
        (
            replace(PLANK, status="ended"),
            "Side plank: on hold 19 Nov: Pain ran down the left leg.",
        ),
        (
            replace(PLANK, holds=(WAS,)),
            (
                "Side plank: on hold since 19 Nov: Pain ran down the left leg. "
                "On hold 2 to 9 Nov: Knee. Then: Half as many."
            ),
        ),
        (
            replace(BRIDGES, holds=(Hold(since=at(2)), Hold(since=at(5), ended_at=at(5)))),
            "Bridges: on hold 5 Nov. On hold 2 Nov.",
        ),
    ],
)
def test_every_hold_can_be_read(planned, said):
    assert adherence.holds_line(planned, NOW, USUAL_TIMES) == said


def test_days_are_said_as_the_patient_reads_them():
    american = Times(month_first=True)
    assert "since Nov 19:" in adherence.holds_line(PLANK, NOW, american)
    last_year = replace(PLANK, held_since=at(19).replace(year=2025))
    assert "since 19 Nov 2025:" in adherence.holds_line(last_year, NOW, USUAL_TIMES)


def test_what_the_patient_wrote_turns_nothing_around_it():
    planned = replace(PLANK, name="גשר", hold_reason="כאב")
    said = adherence.holds_line(planned, NOW, USUAL_TIMES)
    assert "\N{FIRST STRONG ISOLATE}גשר\N{POP DIRECTIONAL ISOLATE}: on hold" in said
    assert "\N{FIRST STRONG ISOLATE}כאב\N{POP DIRECTIONAL ISOLATE}." in said
