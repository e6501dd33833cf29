"""Opening hours as people write them, and how they stand at a moment."""

from datetime import datetime, timedelta, timezone
from itertools import pairwise
from random import Random

import pytest

from ptdiary.words.dates import WEEKDAYS, Times
from ptdiary.words.opening_hours import DAY_AND_NIGHT, NO_HOURS, Opening, opening, read_hours

SUNDAY = datetime(2026, 11, 29, 9, 31, tzinfo=timezone(timedelta(hours=1)))
MONDAY = SUNDAY + timedelta(days=1)
TIMES = Times()
SHORT = [day[:3] for day in WEEKDAYS]


def said(hours):
    """`Mon 8:00-17:00 Tue ...`, to compare with; what begins anew with the week stands first."""

    def clock(minute):
        return f"{minute // 60}:{minute % 60:02d}"

    return " ".join(
        f"{SHORT[first // 1440]} {clock(first % 1440)}-{clock(last - first // 1440 * 1440)}"
        for first, last in hours.spans
    )


def on(days, *spans):
    """The same spans on several days, as `said` has them."""
    return " ".join(f"{day} {span}" for day in days.split() for span in spans)


WORKDAYS = "Mon Tue Wed Thu Fri"
MEANT = {
    "Mon-Fri 8-17": on(WORKDAYS, "8:00-17:00"),
    "Monday to Friday, 8:00 to 17:00": on(WORKDAYS, "8:00-17:00"),
    "Monday to Friday, 9 to 17.": on(WORKDAYS, "9:00-17:00"),
    "Mo, We 9-12 and 14-18": on("Mon Wed", "9:00-12:00", "14:00-18:00"),
    "weekdays 8am to 5pm": on(WORKDAYS, "8:00-17:00"),
    "Mon to Thu 8.00-16.30": on("Mon Tue Wed Thu", "8:00-16:30"),
    "MON\N{EN DASH}THU 8.00 \N{EM DASH} 16.30": on("Mon Tue Wed Thu", "8:00-16:30"),
    "M-F 8:30am-5pm; Sat 9am-noon": f"{on(WORKDAYS, '8:30-17:00')} Sat 9:00-12:00",
    "Tues & Thurs 10-4": on("Tue Thu", "10:00-16:00"),
    "8-17 Mon-Fri, 9-12 Sat": f"{on(WORKDAYS, '8:00-17:00')} Sat 9:00-12:00",
    "Mon-Fri 0800-1630": on(WORKDAYS, "8:00-16:30"),
    "Mon-Fri 8h-17h": on(WORKDAYS, "8:00-17:00"),
    "Sat-Mon 9-13": "Mon 9:00-13:00 Sat 9:00-13:00 Sun 9:00-13:00",
    "Mondays 9-12, Wednesdays 14-18": "Mon 9:00-12:00 Wed 14:00-18:00",
    "Mon 8-12, 12-17, Sun closed": "Mon 8:00-17:00",
    "Sundays 22:00-6:00": "Mon 0:00-6:00 Sun 22:00-24:00",
    "Fri 8pm-8am": "Fri 20:00-32:00",
    "Mon-Fri 8am-midnight": on(WORKDAYS, "8:00-24:00"),
    # one reading alone makes sense
    "Mon 9-5": "Mon 9:00-17:00", "Mon 8-12": "Mon 8:00-12:00", "Mon 9-12, 2-6": on(
        "Mon", "9:00-12:00", "14:00-18:00"), "Mon 8-5pm": "Mon 8:00-17:00",
    "Mon 9am-5": "Mon 9:00-17:00", "Mon 12-2": "Mon 12:00-14:00", "Mon 1-5pm": "Mon 13:00-17:00",
}  # fmt: skip
ALWAYS = (
    "24 hours", "24/7", "day and night", "24h", "24 hours a day, 7 days a week", "Always open",
    "every day 0:00-24:00", "weekdays 24 hours, weekends 24 hours",
)  # fmt: skip
UNCLEAR = (
    "by appointment", "9-17", "8am to 5pm", "Mon", "Mon 9", "from 9", "Mon 9-", "closed", "9",
    "Mon 7-9", "Mon 10-11pm", "Mon 7am-9", "Mon 25-26", "Mon-Tue 17-9, 8-10", "Mon 12:61-13",
    "Mon-Fri 8-17 except Wed", "Mon-Fri 8-17, Wed closed", "Mon-Fri 8-17, Wed 8-12",
    "Mon 9-12, Tue",
    "8-17 Mon-Fri, Sat 9-12", "Mon-Fri 8-17 (not in August)", "Mon 9-17, 555-0142", "Mon 17-17",
    "Mon 8-12, 10-14", "every second Monday 9-12", "Mon-Fri 18:00-8:00, weekends 24h", "Mon 14-13",
)  # fmt: skip


@pytest.mark.parametrize(("text", "meant"), MEANT.items())
def test_hours_are_read_as_they_were_meant(text, meant):
    assert said(read_hours(text)) == meant


@pytest.mark.parametrize("text", ALWAYS)
def test_day_and_night_is_always(text):
    assert read_hours(text).is_always
    assert opening(text, SUNDAY, TIMES) == DAY_AND_NIGHT


@pytest.mark.parametrize("text", UNCLEAR)
def test_what_is_not_clear_is_shown_as_it_was_written(text):
    assert read_hours(text) is None
    shown = opening(text, SUNDAY, TIMES)
    assert (shown.is_open, shown.words) == (None, text)


@pytest.mark.parametrize("text", [None, "", "  \n"])
def test_no_hours_are_said_to_be_none(text):
    assert opening(text, SUNDAY, TIMES) == Opening(is_open=None, words=NO_HOURS)


@pytest.mark.parametrize(
    ("text", "now", "words"),
    [
        ("Mon-Fri 8-17", SUNDAY, "closed today, opens Monday 8:00"),
        ("Mon-Fri 8-17", MONDAY, "open now, until 17:00"),
        ("Mon-Fri 8-17", MONDAY.replace(hour=7), "closed now, opens 8:00"),
        ("Mon-Fri 8-17", MONDAY.replace(hour=17, minute=0), "closed now, opens Tuesday 8:00"),
        ("Mon-Fri 8-17", MONDAY + timedelta(days=4, hours=9), "closed now, opens Monday 8:00"),
        ("Mon 8-12", MONDAY + timedelta(hours=4), "closed now, opens next Monday 8:00"),
        ("Sun 8am-midnight", SUNDAY, "open now, until midnight"),
        ("Sun 9-12, 18:00-8:00", SUNDAY + timedelta(hours=10), "open now, until Monday 8:00"),
    ],
)
def test_it_is_said_how_it_stands(text, now, words):
    assert opening(text, now, TIMES).words == words


def test_it_is_said_in_the_clock_of_the_patient():
    shown = opening("Mon-Fri 8-17", SUNDAY, Times(twelve_hours=True))
    assert shown.words == "closed today, opens Monday 8:00 am"


def a_week(random):
    """For each day, spans that do not touch, from 0 to 24 h in steps of 5 minutes."""
    for day in range(7):
        edges = sorted(random.sample(range(0, 1441, 5), 2 * random.randrange(4)))
        yield day, list(zip(edges[::2], edges[1::2], strict=True))


def written(day, spans, random):
    name = random.choice([WEEKDAYS[day], SHORT[day], SHORT[day][:2], f"{SHORT[day]}."])
    dash = random.choice(["-", " - ", " to ", "\N{EN DASH}", " until "])
    clock = random.choice(["{:02d}:{:02d}", "{:02d}.{:02d}", "{:02d}{:02d}"])
    times = [dash.join(clock.format(*divmod(edge, 60)) for edge in span) for span in spans]
    return f"{name}{random.choice([' ', ': ', ', '])}{random.choice([', ', ' and ']).join(times)}"


@pytest.mark.parametrize("seed", range(300))
def test_a_week_is_read_back_minute_by_minute(seed):
    random = Random(seed)
    week = [(day, spans) for day, spans in a_week(random) if spans]
    hours = read_hours(
        random.choice([", ", "; ", "\n"]).join(written(*each, random) for each in week)
    )
    if not week:
        assert hours is None
        return
    assert all(first[1] < second[0] for first, second in pairwise(hours.spans))
    open_at = {
        day * 1440 + m for day, spans in week for first, last in spans for m in range(first, last)
    }
    monday = MONDAY.replace(hour=0, minute=0)
    for minute in random.sample(range(7 * 1440), 60):
        now = monday + timedelta(minutes=minute)
        assert hours.is_open(now) == (minute in open_at)
        if len(open_at) < 7 * 1440:
            ahead = next(
                n
                for n in range(1, 9000)
                if ((minute + n) % 10080 in open_at) != (minute in open_at)
            )
            assert hours.next_change(now) == now + timedelta(minutes=ahead)


PIECES = (
    "Mon-Fri", "8-17", ",", "Sat", "9-12", "24", "h", "closed", "am", "pm", "to", "noon", "-",
    "8:30", "25", "and", ";", ".", "\N{SUPERSCRIPT TWO}", "(", "Wed-", "daily", "2-6", "0",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(300))
def test_one_more_word_makes_it_unclear_and_nothing_typed_breaks_it(seed):
    random = Random(seed)
    text = " ".join(random.choices(PIECES, k=random.randrange(1, 9)))
    hours = read_hours(text)
    shown = opening(text, MONDAY, TIMES)
    assert (hours is None) == (shown.words == text)
    assert shown.is_open == (None if hours is None else hours.is_open(MONDAY))
    assert read_hours(f"{text} {random.choice(['except', 'holidays', 'maybe', '('])}") is None
