"""Words of the paper diary: a blank sheet for one week."""

from datetime import date, timedelta

from ptdiary.words import dates
from ptdiary.words.dates import Times
from ptdiary.words.entry_form import SIGNS as SIGNS_QUESTION
from ptdiary.words.entry_form import SORENESS, TILES

TITLE = "Back soreness diary on paper"
NAME = "Name"
HOW = (
    "Fill in a line in the morning and one in the evening, each with its time. You can leave "
    "anything blank. Blank does not mean no."
)
FIRST = f"1  {SORENESS}"
FIRST_HOW = "Circle a number. 0 is none, 10 is the worst you can imagine."
SECOND = f"2  {SIGNS_QUESTION}"
SECOND_HOW = (
    "Tick the box of each letter. Tick None if there is nothing, or nothing else, to tick. "
    "If the sign is one your therapist knows and it is no worse, write S beside the tick."
)
DAY, TIME, SCORE, LETTERS, NONE = "Day", "Time", "How sore", "Any of these", "None"
MOVEMENT = "write 0 (cannot) to 10 (as usual)"
MORNING, EVENING = "morning", "evening"
SESSIONS = "Therapy sessions: day, time it ended, what you did"
NOTES = "Anything else"
ONCE_A_WEEK = (
    "This week, any of these? weight loss · night pain (nights: __) · lump · pain on coughing · "
    "between the shoulders · like a band · calf · dark pee · None"
)
FOOTER = "To put the week into PT Diary: Print summary, then Enter from paper. Not a diagnosis."
A_NUMBER = "your emergency number"


def signs() -> tuple[tuple[str, str], ...]:
    """The letter of each sign, and its words, in the order of the form."""
    said = TILES | {"movement": f"{TILES['movement']}: {MOVEMENT}"}
    return tuple((chr(ord("A") + index), each) for index, each in enumerate(said.values()))


def week(first: date | None, times: Times) -> str:
    """`23 Nov to 29 Nov 2026`, or room to write the dates into."""
    return "Week of ____________" if first is None else times.period(first, first + timedelta(6))


def days(first: date | None, times: Times) -> tuple[tuple[str, str], ...]:
    """The name of each day, and its date if the week is known: `("Mon", "23 Nov")`."""
    names = [dates.WEEKDAYS[each][:3] for each in times.week]
    if first is None:
        return tuple((name, "") for name in names)
    on = (first + timedelta(each) for each in range(7))
    return tuple((dates.short_weekday(day), times.short_day(day)) for day in on)


def act_now(number: str | None) -> str:
    """What paper cannot say by itself: whom to call, and when."""
    return (
        f"Call {number or A_NUMBER} now for numbness between your legs, new trouble peeing or "
        "pooing, weakness in both legs, chest pain, or sudden weakness of the face, an arm or a "
        "leg. Do not wait for your next entry."
    )
