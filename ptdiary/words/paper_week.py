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
SIGNS_HELP = "The questions under a tick are asked when you save the week. You can leave them."
ONCE_A_WEEK = "Once a week, at the foot of the sheet"
ONCE_A_WEEK_HELP = "It is kept with the last line of this week."
STILL_OPEN = "Still open"
MOVEMENT = "How well could you move? 0 cannot move, 10 as usual"
AHEAD = "This time has not come yet."
PARTS = {"morning": "Morning", "evening": "Evening"}
SAVE = "Save the week"
BACK = "Back to Print summary"
SAVED_LABEL = "Week from paper added"
NOTHING = "Nothing is typed yet."
NOT_SAVED = "Nothing was saved. Look at the lines with a red sentence."
DRAFT_NOT_KEPT = "What you typed could not be kept as a draft. Save the week before you leave."


def week(first: date, times: Times) -> str:
    """`16 Nov to 22 Nov 2026`."""
    return times.period(first, first + timedelta(days=6))


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
    return of_line(what, part_of_day(at, part, times))


def part_of_day(at: date, part: str, times: Times) -> str:
    """`Monday 16 November, morning`."""
    return f"{times.day_with_weekday(at)}, {PARTS[part].lower()}"


def of_line(what: str, line: str) -> str:
    """`Is it new? Monday 16 November, morning`, for those who hear it."""
    return f"{what} {line}" if what.endswith((".", "?")) else f"{what}, {line}"


def still_open(count: int) -> str:
    """`2 questions are still open. Answer them, or press Save the week again.`."""
    if count == 1:
        return f"One question is still open. Answer it, or press {SAVE} again."
    return f"{count} questions are still open. Answer them, or press {SAVE} again."


def saved(moments: tuple[datetime, ...], times: Times) -> str:
    """`Saved 9 entries, 16 Nov to 22 Nov.`."""
    first, last = times.short_day(moments[0]), times.short_day(moments[-1])
    when = first if first == last else f"{first} to {last}"
    return f"Saved {dates.count(len(moments), 'entry', 'entries')}, {when}."
