"""What the diary says at a moment, as far as the form asks by it.

The form itself stands in `diary.questions`; nothing here is a warning.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ptdiary.diary import SIDES, Entry, Known, Profile
from ptdiary.diary.questions import Circumstances, KnownPlace
from ptdiary.review.case import case_at
from ptdiary.review.hours import DAY, ENDS, HOUR, instant
from ptdiary.review.index import Index, differ_since
from ptdiary.review.lines import LINES, REMEMBERED, Line, Lines
from ptdiary.review.records import ALWAYS, Records, is_rating, records_after
from ptdiary.review.review import usual_today
from ptdiary.review.rules.course import RATING_LASTS

if TYPE_CHECKING:
    from ptdiary.diary import Diary, Session
    from ptdiary.diary.questions.circumstances import PlaceSide

BY_EXERCISE = 48 * HOUR  # after that, an exercise is not asked about
DARK_URINE = 72 * HOUR
DARK_URINE_IF_NEW = 7 * DAY
ANSWERED = 24 * HOUR  # a check that was answered in it is not asked again
WEEK = 7 * DAY
FIRST_ENTRIES = 2  # those after which the first questions are put again
# Answered by the weekly list alone; the daily form asks the others of it, too.
_WEEKLY_ONLY = ("weight_loss", "shape", "cough_strain", "band", "night_pain")


def circumstances(index: Index, at: datetime, changing: Entry | None = None) -> Circumstances:
    """What decides which rows stand in the form of an entry at this moment.

    `changing` is the entry that is changed: the form asks as if it was not written yet. What
    soreness is judged against does not depend on it.
    """
    made = () if changing is None else tuple(_made_by(changing, index.diary.profile))
    lines, now = index.lines, instant(at)
    if changing is not None:
        before_it = _without(index.diary, changing)
        since = differ_since(index.diary, before_it)
        lines = Lines(records_after(index.records, before_it, since))
    records = lines.records
    case = case_at(index, at)
    before = records.entries_between(ALWAYS, now - REMEMBERED, now)
    ended = records.sessions_between(ALWAYS, now - DARK_URINE_IF_NEW, now)
    return Circumstances(
        known=tuple(_known(lines, now)),
        known_by_this=made,
        exercises=_exercises(records, now),
        after_session=bool(records.sessions_between(ALWAYS, now - ENDS, now)),
        usual=usual_today(case),
        stated_usual=index.usual.stated_at(now),
        dark_urine_may=any(_may_darken(session, now) for session in ended),
        answered_lately=_answered_lately(records, now),
        fragile_open=case.fragile_asks if case.fragile in ("unknown", "unasked") else (),
        marked_lately=frozenset(region for entry in before for region in entry.regions),
        painful_legs=frozenset(side for side in SIDES if _hurt(lines, side, now)),
        flare_on=_flare_on(records, now),
        weekly_due=weekly_due(records, at),
        first_use=len(records.entries) <= FIRST_ENTRIES and case.profile.usual_soreness is None,
        cancer_open=case.profile.cancer_history is None,
    )


def weekly_due(records: Records, at: datetime) -> bool:
    """Whether the weekly list was never answered, or not for a week."""
    now = instant(at)
    for entry in reversed(records.entries_between(ALWAYS, ALWAYS, now)):
        if entry.nights is not None or any(entry.check(name) for name in _WEEKLY_ONLY):
            return now - instant(entry.at) >= WEEK
    return True


def rating_is_due(diary: "Diary", at: datetime) -> bool:
    """Whether the latest rating is too old to say anything about `at`; not in an empty diary."""
    # of one that is to come nothing is known yet: a clock may have been put back
    written = (each for each in reversed(diary.entries) if each.at <= at)
    age = None
    for each in written:
        age = instant(at) - instant(each.at)
        if is_rating(each):
            return age > RATING_LASTS
    return age is not None


# The entry that is changed


def _without(diary: "Diary", entry: Entry) -> "Diary":
    """The diary before an entry was written, and before it made anything known."""
    known = tuple(item for item in diary.profile.known if not _is_made_by(item, entry))
    return replace(diary, profile=replace(diary.profile, known=known)).without(Entry, entry.id)


def _is_made_by(item: Known, entry: Entry) -> bool:
    """Whether an entry made a sign known: *Same, my therapist knows*."""
    return item.since == entry.at and item.sign in _LINE_SIGNS


_LINE_SIGNS = frozenset(line.sign for line in LINES)


def _made_by(entry: Entry, profile: Profile) -> Iterator[KnownPlace]:
    for item in profile.known:
        if _is_made_by(item, entry):
            sign: Any = item.sign
            yield KnownPlace(sign, item.limb, item.side, item.reach)


# What the therapist knows


def _known(lines: Lines, now: int) -> Iterator[KnownPlace]:
    """The lines that are known, in the order of the form.

    What the profile knows without a place is known where it was last.
    """
    every = [line for line in LINES if lines.is_known(line, now)]
    placed = _with_places(lines)
    told = [line for line in every if placed.is_known(line, now) or _is_there(lines, line, now)]
    named = {line[:2] for line in told if line.side in SIDES}
    for line in told:
        if line.side == "one_side" and line[:2] in named:
            continue  # told later which side it is
        side: PlaceSide | None = line.side
        yield KnownPlace(line.sign, line.limb, side, lines.known_reach(line, now))


def _with_places(lines: Lines) -> Lines:
    """The lines as if the profile knew nothing but what it names a place of."""
    profile = lines.records.profile
    known = tuple(item for item in profile.known if _has_place(item))
    if known == profile.known and profile.known_nerve_signs is None:
        return lines
    named = replace(profile, known=known, known_nerve_signs=None)
    return Lines(replace(lines.records, profile=named))


def _has_place(item: Known) -> bool:
    return item.sign in ("sharp", "swelling") or item.limb == "face" or item.side is not None


def _is_there(lines: Lines, line: Line, now: int) -> bool:
    """Whether the latest answer to a line is other than no."""
    records = lines.records
    for position in reversed(records.entry_positions(ALWAYS, ALWAYS, now)):
        for answer in lines.answers(line, range(position, position + 1)):
            return answer.change != "no"
    return False


def _hurt(lines: Lines, side: "PlaceSide", now: int) -> bool:
    """Whether pain went into the leg of a side in the 14 d before."""
    positions = lines.records.entry_positions(ALWAYS, now - REMEMBERED, now)
    answers = lines.answers(Line("pain", "leg", side), positions)
    return any(answer.change != "no" for answer in answers)


# What was written lately


def _exercises(records: Records, now: int) -> tuple[str, ...]:
    """The exercises of the latest session, if it ended in the 48 h before."""
    ended = records.sessions_between(ALWAYS, now - BY_EXERCISE, now)
    names = (each.name for each in ended[-1].exercises) if ended else ()
    return tuple(dict.fromkeys(name for name in names if name.strip()))


def _may_darken(session: "Session", now: int) -> bool:
    """Whether what was done in a session may show in the pee now."""
    new = any(exercise.new for exercise in session.exercises)
    return now - instant(session.ended_at) <= (DARK_URINE_IF_NEW if new else DARK_URINE)


def _answered_lately(records: Records, now: int) -> frozenset[str]:
    entries = records.entries_between(ALWAYS, now - ANSWERED, now)
    return frozenset(
        check
        for check in ("dark_urine", "collapse")
        if any(entry.check(check) not in (None, "declined") for entry in entries)
    )


def _flare_on(records: Records, now: int) -> bool:
    """Whether a flare-up was told of, and no end of it."""
    for entry in reversed(records.entries_between(ALWAYS, ALWAYS, now)):
        if entry.flare is not None:
            return entry.flare != "no"
    return False
