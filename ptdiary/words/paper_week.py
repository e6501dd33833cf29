"""Words of the page that brings a week of the paper diary onto the screen."""

from datetime import date, datetime, timedelta

from ptdiary.words import dates
from ptdiary.words.dates import Times
from ptdiary.words.entry_form import NONE_OF_THE_OTHERS, NONE_OF_THESE

TITLE = "Enter a week from paper"
INTRO = (
    "Type what is on the sheet. Leave blank what is blank there. Nothing is written that you "
    "did not type or press."
)
EARLIER, LATER = "Earlier week", "Later week"
TIME = "Time"
SORE, SCORE = "How sore", "How sore, 0 to 10"
NONE, NONE_OTHERS = NONE_OF_THESE, NONE_OF_THE_OTHERS
SIGNS = "Signs"
SIGNS_QUESTION = "Which are ticked?"
SIGNS_HELP = (
    "What a tick leaves open counts as not sure until you say more: open the entry in Diary, and "
    "answer the questions under it."
)
MOVEMENT = "How well could you move? 0 cannot move, 10 as usual"
MOVEMENT_MISSING = "Type how well you could move, or untick it."
AHEAD = "This time has not come yet."
PARTS = {"morning": "Morning", "evening": "Evening"}
SAVE = "Save the week"
BACK = "Back to Print summary"
SAVED_LABEL = "Week from paper added"
NOTHING = "Nothing is typed yet."
NOT_SAVED = "Nothing was saved. Look at the lines with a red sentence."
DRAFT_NOT_KEPT = "What you typed could not be kept as a draft. Save the week before you leave."


def week(monday: date, times: Times) -> str:
    """`16 Nov to 22 Nov 2026`."""
    return times.period(monday, monday + timedelta(days=6))


def day(at: date, entries: int, times: Times) -> str:
    """`Monday 16 November`, and how many entries it has already."""
    said = times.day_with_weekday(at)
    if not entries:
        return said
    return f"{said}: {dates.count(entries, 'entry', 'entries')} there already"


def signs(ticked: int) -> str:
    """`Signs`, or `Signs: 2 ticked`."""
    return f"{SIGNS}: {ticked} ticked" if ticked else SIGNS


def line(at: date, part: str, what: str, times: Times) -> str:
    """`How sore, 0 to 10, Monday 16 November, morning`, for those who hear it."""
    return f"{what}, {times.day_with_weekday(at)}, {PARTS[part].lower()}"


def saved(moments: tuple[datetime, ...], times: Times) -> str:
    """`Saved 9 entries, 16 Nov to 22 Nov.`."""
    first, last = times.short_day(moments[0]), times.short_day(moments[-1])
    when = first if first == last else f"{first} to {last}"
    return f"Saved {dates.count(len(moments), 'entry', 'entries')}, {when}."
