from datetime import UTC, datetime, timedelta, timezone

import pytest

from ptdiary.diary.diary import Diary
from ptdiary.diary.session import Exercise, Session
from ptdiary.review.clock import session_clock

END = datetime(2026, 11, 19, 15, 0, tzinfo=UTC)


def hours_after(hours):
    return END + timedelta(hours=hours)


def diary(*ends):
    return Diary(
        sessions=tuple(Session(id=f"S{n}", ended_at=end) for n, end in enumerate(ends, start=1))
    )


def test_the_clock_of_the_latest_session_counts_it_among_all_of_the_diary():
    clock = session_clock(diary(hours_after(-400), hours_after(-72), END), hours_after(42.5))
    assert (clock.session, clock.hours) == ("S3", 42.5)
    assert clock.ended_at == END


def test_soreness_starts_peaks_eases_and_ends_12_24_48_and_72_hours_after():
    clock = session_clock(diary(END), hours_after(1))
    moments = (clock.starts, clock.peaks, clock.eases, clock.ends)
    assert moments == tuple(hours_after(hours) for hours in (12, 24, 48, 72))


@pytest.mark.parametrize(("hours", "shown"), [(-0.001, False), (0, True), (96, True)])
def test_the_clock_runs_from_the_end_to_96_hours(hours, shown):
    assert (session_clock(diary(END), hours_after(hours)) is not None) == shown


def test_there_is_no_clock_after_96_hours_or_without_a_session():
    assert session_clock(diary(END), hours_after(96) + timedelta(microseconds=1)) is None
    assert session_clock(Diary(), END) is None


def test_a_session_still_to_come_is_not_counted():
    clock = session_clock(diary(END, hours_after(50)), hours_after(49))
    assert clock.session == "S1"


def test_the_clock_names_the_exercises_of_its_session():
    done = (Exercise(name="Hip hinge", load="6 kg"),)
    clock = session_clock(Diary(sessions=(Session(id="S1", ended_at=END, exercises=done),)), END)
    assert clock.exercises == done


def test_hours_are_real_hours_across_a_change_of_the_clocks():
    end = datetime(2026, 10, 24, 15, 0, tzinfo=timezone(timedelta(hours=2)))
    at = datetime(2026, 10, 25, 15, 0, tzinfo=timezone(timedelta(hours=1)))
    assert session_clock(diary(end), at).hours == 25.0
