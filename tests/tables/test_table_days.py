"""Days and times as people write them."""

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptdiary.tables.cells import CellError, plain
from ptdiary.tables.days import ORDERS, clock_in, days_in, offset_of_minutes, orders_of, said_in
from ptdiary.tables.months import month_named

DAY = date(2026, 3, 14)
ONE = timezone(timedelta(hours=1))

SAID = [
    ("2026-03-14", DAY, None, None),
    ("2026/3/14", DAY, None, None),
    ("20260314", DAY, None, None),
    ("14.03.2026", DAY, None, None),
    ("14. 3. 2026", DAY, None, None),
    ("14.03.26", DAY, None, None),
    ("14 March 2026", DAY, None, None),
    ("March 14, 2026", DAY, None, None),
    ("14-Mar-26", DAY, None, None),
    ("Sat, 14th Mar 2026", DAY, None, None),
    ("Samstag, 14. März 2026", DAY, None, None),
    ("14 mars 2026", DAY, None, None),
    ("14 de marzo de 2026", DAY, None, None),
    ("14 marzo 2026", DAY, None, None),
    ("14 maart 2026", DAY, None, None),
    ("14 de março de 2026", DAY, None, None),
    ("14 marca 2026", DAY, None, None),
    ("14 במרץ 2026", DAY, None, None),
    ("14 مارس 2026", DAY, None, None),
    ("\u0662\u0660\u0662\u0666-\u0660\u0663-\u0661\u0664", DAY, None, None),
    ("2026年3月14日", DAY, None, None),
    ("\u200e2026-03-14\u00a0", DAY, None, None),
    ("3/14/26, 7:45 PM", DAY, time(19, 45), None),
    ("14/03/2026 19h45", DAY, time(19, 45), None),
    ("14.03.2026 um 19:45 Uhr", DAY, time(19, 45), None),
    ("14 mars 2026 à 19:45", DAY, time(19, 45), None),
    ("19:45 14.03.2026", DAY, time(19, 45), None),
    ("2026-03-14 19:45:30", DAY, time(19, 45, 30), None),
    ("2026-03-14T19:45:30.5Z", DAY, time(19, 45, 30, 500_000), UTC),
    ("2026-03-14T19:45+0100", DAY, time(19, 45), ONE),
    ("2026-03-14 19:45:00 +01:00", DAY, time(19, 45), ONE),
    ("20260314T194500Z", DAY, time(19, 45), UTC),
    ("46095.34375", DAY, time(8, 15), None),
    ("46095,3451388889", DAY, time(8, 17), None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day", "clock", "offset"), SAID)
def test_a_day_is_read_however_it_is_written(text, day, clock, offset):
    said = said_in(text, 2026)
    assert set(said.days.values()) == {day}
    assert (said.clock, said.offset) == (clock, offset)


@pytest.mark.parametrize(
    "text", ["1773517500", "1773517500000", "1773517500000000", "1773517500.0"]
)
def test_a_count_since_1970_is_an_instant(text):
    assert said_in(text, 2026).instant == datetime(2026, 3, 14, 19, 45, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "'' is not a day"), ("5", "'5' is not a day"), ("Total", "'Total' is not a day"),
        ("14 March", "'14 March' has no year"), ("14:03", "'14:03' is not a day"),
        ("2026-02-30", "'2026-02-30' is not in the calendar"),
        ("31.02.2026", "'31.02.2026' is not in the calendar"),
        ("30 February 2026", "'30 February 2026' is not in the calendar"),
        ("2026-03-14 25:00", "'2026-03-14 25:00' is not in the calendar"),
        ("14 Mai/Juni 2026", "'14 Mai/Juni 2026' is not a day"),
        ("2026-03-14 8:00 EST", "'2026-03-14 8:00 EST' is not a time of the day"),
        ("9" * 50, f"'{'9' * 40}…' is not a day"),
    ],
)  # fmt: skip
def test_what_is_no_day_says_so(text, why):
    with pytest.raises(CellError) as caught:
        said_in(text, 2026)
    assert str(caught.value) == why


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_is_refused(text):
    with suppress(CellError):
        said = said_in(text, 2026)
        assert said.days or said.instant


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.times())
def test_what_a_program_writes_is_read_exactly(day, clock):
    said = said_in(f"{day}T{clock}", 2026)
    assert (said.days["dmy"], said.clock) == (day, clock)


def orders(*texts):
    return orders_of(days_in(plain(text), 2026) for text in texts)


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (["3/4/2026"], ("dmy", "mdy")),
        (["3/4/2026", "3/14/2026"], ("mdy",)),
        (["3/4/2026", "14/3/2026"], ("dmy",)),
        (["14/3/2026", "3/14/2026"], ("dmy", "mdy")),
        (["3/3/2026", "4/4/2026"], ("dmy",)),  # by either it is the same day
        (["2026-03-04", "2026-05-06"], ("dmy",)),
        (["4 March 2026", "3/4/2026"], ("dmy", "mdy")),
        (["26-03-14"], ("dmy", "ymd")),
        (["26-03-14", "26-03-31"], ("dmy", "ymd")),
        (["31/02/2026", "3/4/2026"], ("dmy", "mdy")),
        ([], ("dmy",)),
    ],
)
def test_the_order_is_read_from_the_whole_column(texts, told):
    assert orders(*texts) == told


@pytest.mark.parametrize(("text", "year"), [("1/1/26", 2026), ("1/1/27", 2027), ("1/1/28", 1928)])
def test_a_year_of_two_digits_is_not_later_than_the_next(text, year):
    assert days_in(text, 2026)["dmy"].year == year


CLOCKS = [
    ("8", time(8)), ("08:15", time(8, 15)), ("8.15", time(8, 15)), ("8h15", time(8, 15)),
    ("0815", time(8, 15)), ("8 Uhr", time(8)), ("7:45 PM", time(19, 45)), ("12:05 am", time(0, 5)),
    ("12 pm", time(12)), ("7:45 p. m.", time(19, 45)), ("\u0667:\u0664\u0665 م", time(19, 45)),
    ("19:45:30.5", time(19, 45, 30, 500_000)), ("0.34375", time(8, 15)), ("morning", None),
    ("all day", None), ("abends", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "clock"), CLOCKS)
def test_a_time_is_read_however_it_is_written(text, clock):
    assert clock_in(plain(text), text)[0] == clock


@pytest.mark.parametrize("text", ["24:00", "8:60", "15 am", "25", "soon", "8:15 CET", "-1:00"])
def test_what_is_no_time_says_so(text):
    with pytest.raises(CellError, match=r"is not a time of the day$"):
        clock_in(plain(text), text)


@pytest.mark.parametrize(("text", "minutes"), [("-240", -240), ("\u2212240", -240), ("60", 60)])
def test_an_offset_may_have_a_column(text, minutes):
    assert offset_of_minutes(text) == timezone(timedelta(minutes=minutes))


@pytest.mark.parametrize("text", ["", "1440", "Z", "6.5", "99999"])
def test_what_is_no_offset_says_so(text):
    with pytest.raises(CellError, match=r"is not an offset in minutes$"):
        offset_of_minutes(text)


def test_a_month_is_known_by_its_name_and_by_letters_that_only_it_has():
    assert [month_named(word) for word in ("Sept", "mrt", "Okt", "août", "Mär")] == [9, 3, 10, 8, 3]
    assert [month_named(word) for word in ("jui", "x", "am", "")] == [None] * 4
    assert ORDERS == ("dmy", "mdy", "ymd")
