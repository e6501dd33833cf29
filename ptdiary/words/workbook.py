"""Words of the spreadsheet: its sheets, their headings, and the answers in the cells.

An answer that is a number stays one. What was not answered is an empty cell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.diary import SHARP_WORDS
from ptdiary.isolate import isolated
from ptdiary.review.records import written_later
from ptdiary.words import banner, body_regions, dates, entries, exercises, findings
from ptdiary.words import page as paper_words
from ptdiary.words.entry_form import regions_state
from ptdiary.words.page_health import PEOPLE
from ptdiary.words.questions import CHIPS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ptdiary.diary import Diary, Entry, Session
    from ptdiary.review.finding import Finding, Review
    from ptdiary.words.dates import Times

# The sheets for people. Those with the exact tables have the names of the files.
DAYS, SESSIONS, FINDINGS = "Days", "Sessions by day", "Findings"

DATE, TIME = "Date", "Time"
TIME_UNKNOWN = "Not known"
NOTE = "Note"

# Days
SORENESS = "Soreness, 0 to 10"
SIGNS = "Signs"
WHERE = "Where it hurts"
FEELS = "What it feels like"
FLARE = "Flare-up"
YESTERDAY = "Compared with yesterday"
PAINKILLER = "Painkiller in the 6 hours before"
MOVEMENT = "Movement, 0 cannot to 10 as usual"
INTERFERENCE = "Stopped me, 0 to 10"
FATIGUE = "Tired, 0 to 10"
KIND_OF_FATIGUE = "Tired in which way"
SLEEP_HOURS = "Hours of sleep"
SLEEP_QUALITY = "Sleep, 0 terrible to 10 excellent"
EXERCISES = "Home exercises"
SELF_CARE = "What I tried"
WORSE, BETTER = "Worse with", "Better with"
PAST_WEEK = "Past week"
WRITTEN = "Written later"
LEFT_OUT = "Left out of the course, and why"

# Sessions
BEGAN = "Began at"
ENDED = "Ended at"
PLACE = "Where"
DONE = "What was done"
TOLD = "What happened in it"
KINDS = "Kind of work"
MINUTES = "Minutes"
EFFORT = "Effort, 0 to 10"
EFFORT_LIMIT = "Limit for it"
BEFORE = "Soreness before"
PEAK = "Highest soreness in the 72 hours after"
PEAK_HOURS = "Hours until the highest"

# Findings
HOW_URGENT = "How urgent"
WHAT = "What"
WHY = "Why"
ADVICE = "What to do"
SAID = "Whom you told"
AS_OF = "Worked out on {day} at {time}, from what was written until then. Today means that day."

# At the foot of each printed page, in the signs of a spreadsheet: left, right, sheet, page, pages
FOOTER = "&LAn empty cell was not answered.&R&A, page &P of &N"
TOO_LONG = "… (too long for a cell)"

_PLACES = {"clinic": "At the clinic", "home": "At home"}


def feels(entry: Entry) -> str:
    """`Dull ache and stiff, came on suddenly`; what is sharp stands among the signs."""
    felt = [word for word in entry.quality if word not in SHARP_WORDS]
    said = [body_regions.feeling(felt)] if felt else []
    said += ["came on suddenly"] * (entry.sudden_onset == "yes")
    said += ["did not come on suddenly"] * (entry.sudden_onset == "no")
    return dates.sentence(", ".join(said))


def where(entry: Entry) -> str:
    """`Lower back: left, middle. Left buttock`."""
    return regions_state(entry.regions)


def flare(entry: Entry) -> str:
    """`A flare-up; before it: gardening`."""
    return dates.sentence("; ".join(entries.flare(entry)))


def chip(row: str, answer: str | None) -> str:
    """The words of an answer as they stand on its button; empty for none."""
    return "" if answer is None else CHIPS[row][answer]


def home_exercises(entry: Entry) -> str:
    """`Some. Left out: pain, no time`."""
    said = (chip("home_exercises", entry.home_exercises), dates.sentence(entries.skipped(entry)))
    return ". ".join(part for part in said if part)


def self_care(entry: Entry) -> str:
    """`Ice, gentle movement`."""
    return dates.sentence(", ".join(body_regions.SELF_CARE[each] for each in entry.self_care))


def own(words: Iterable[str]) -> str:
    """The patient's own words, a comma between them."""
    return ", ".join(isolated(word) for word in words)


def past_week(entry: Entry) -> str:
    """`Average soreness 5, kept from enjoyment 4 of 10`."""
    return dates.sentence(entries.past_week(entry).removeprefix("past week: "))


def written(entry: Entry, times: Times) -> str:
    """`12 Nov 2026, 8:05`, where an entry was written long after it was felt."""
    at = entry.written_at
    if at is None or not written_later(entry):
        return ""
    return f"{times.dated(at)}, {times.clock(at)}"


def place(session: Session) -> str:
    """`At the clinic`; empty where nobody said."""
    return _PLACES.get(session.setting or "", "")


def done(session: Session) -> str:
    """`Deadlift 2 sets with 10 kg (new or harder), Walking 20 min`; empty without an exercise."""
    return paper_words.done_in_full(session) if session.exercises else ""


def told(session: Session) -> str:
    """`Deadlift: pain rose sharply; stopped`: what is told of its exercises."""
    return exercises.exercises_said(session)


def kinds(session: Session) -> str:
    """`Strength work, hands-on treatment`."""
    return dates.sentence(", ".join(body_regions.COMPONENTS[each] for each in session.components))


def said_to(finding: Finding, times: Times) -> str:
    """`Therapist, 10 Nov 2026`; empty where nobody was told."""
    if finding.told is None:
        return ""
    return f"{dates.sentence(PEOPLE[finding.told.with_whom])}, {times.dated(finding.told.at)}"


def how_urgent(finding: Finding) -> str:
    """`Urgent`, `For your information`: as the window says it."""
    return banner.SPOKEN[finding.level]


def what(finding: Finding) -> str:
    """The heading that the window gives it."""
    return findings.heading_of(finding)


def why(finding: Finding, times: Times) -> str:
    """The reason in a sentence."""
    return findings.reason(finding, times)


def advice(finding: Finding, diary: Diary, times: Times) -> str:
    """What to do."""
    return findings.advice(finding, diary, times)


def below_findings(review: Review, times: Times) -> tuple[str, ...]:
    """That nothing was found, if so; as of when it is, and what the diary is not."""
    nothing = () if review.findings else (findings.heading(review, times),)
    as_of = AS_OF.format(day=times.full_day(review.at), time=times.clock(review.at))
    return (*nothing, as_of, findings.NOT_A_CHECK_UP)
