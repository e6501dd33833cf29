"""Which copies stay, told by numbers alone."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from ptdiary.store.backups import Backup, Contents
from ptdiary.store.backups.shelf import copies_to_keep

START = datetime(2026, 1, 1, tzinfo=UTC)


def copy(sequence, days, reason="automatic", verified=True):
    return Backup(
        path=Path(f"{sequence:06d}"),
        sequence=sequence,
        made_at=START + timedelta(days=days),
        reason=reason,
        place="beside",
        contents=Contents(entries=sequence),
        verified=verified,
    )


def test_two_years_of_days_leave_days_weeks_and_months():
    stay = copies_to_keep([copy(number, number) for number in range(730)])
    assert {*range(716, 730)} <= stay  # 14 days
    assert 14 + 8 + 9 <= len(stay) <= 14 + 10 + 12


def test_all_copies_of_the_last_two_days_stay():
    stay = copies_to_keep([copy(number, number / 10) for number in range(100)])
    assert {*range(80, 100)} <= stay
    assert 71 not in stay


def test_many_copies_before_something_push_nothing_else_out():
    regular = [copy(number, number) for number in range(30)]
    before = [copy(30 + number, 40 + number, "before_restore") for number in range(20)]
    stay = copies_to_keep(regular + before)
    assert {*range(16, 30)} <= stay
    assert {*range(45, 50)} <= stay
    assert 35 not in stay


def test_a_clock_that_was_set_back_takes_no_newer_copy_away():
    stay = copies_to_keep([*(copy(number, number) for number in range(20)), copy(20, -2000)])
    assert {20, 19, 18} <= stay


def test_what_is_not_whole_stays_and_counts_for_nothing():
    whole = [copy(number, number * 400) for number in range(40)]
    broken = [copy(100 + number, 0, verified=False) for number in range(5)]
    stay = copies_to_keep(whole + broken)
    assert {*range(100, 105)} <= stay
    assert {37, 38, 39} <= stay
