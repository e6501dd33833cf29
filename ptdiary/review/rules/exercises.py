"""What happened during exercises, and sharp pain (rule page, "Sharp pain" to "Pace")."""

from collections.abc import Callable, Iterator
from itertools import product

from ptdiary.diary import BELOW_KNEE, LEG, SHARP_WORDS, SIDES, Entry, Exercise, Session, place_of
from ptdiary.review.case import Case, Condition, Evidence, Found
from ptdiary.review.hours import DAY, HOUR, instant
from ptdiary.review.lines import Line
from ptdiary.review.records import ALWAYS
from ptdiary.review.rules.line_findings import line_findings
from ptdiary.review.rules.signs import c_rad, e_both, with_session
from ptdiary.review.rules.urgent import u_unsure_of_signs

EXERCISES_LAST = 7 * DAY
PACE_LASTS = 72 * HOUR
STEEP_RISE = 3  # choices of the project: 3 points, or 2 up to 7 or more; 30 minutes; 110 %
SEVERE = 7
RISE_TO_SEVERE = 2
SETTLES_WITHIN = 30  # minutes
MOST_OF_PLAN = 110  # percent
ACHE_LASTS = 72 * HOUR
ACHE_REMEMBERED = 14 * DAY
SAME_ACHE = 24 * HOUR

_SHARP = frozenset(SHARP_WORDS)
_ACHE = LEG - {"knee_front", "knee_back"}


def c_sharp(case: Case) -> Found | None:
    """Sharp pain, or a sharp word for the pain of an exercise."""
    exercise = _sharp_exercise(case)
    return with_session(case.once(line_findings).sharp, exercise) or exercise


def _sharp_exercise(case: Case) -> Found | None:
    for session, exercise in _latest_exercises(case):
        words = tuple(word for word in SHARP_WORDS if word in exercise.quality)
        if words:
            return Found(
                way="exercise",
                facts={
                    "quality": words,
                    "exercise": exercise.name,
                    "went_on": "yes" if exercise.stopped is False else "",
                },
                session=session,
            )
    return None


def w_legache(case: Case) -> Found | None:
    """A new ache in a leg that is not said to travel."""
    if case.once(c_rad) or case.once(e_both) or case.once(u_unsure_of_signs):
        return None
    aching = [
        (entry, side)
        for entry, side in product(case.entries_within(ACHE_LASTS), SIDES)
        if _newly_aches(case, entry, side)
    ]
    if not aching:
        return None
    latest = aching[-1][0]
    limbs = tuple(f"leg.{side}" for entry, side in aching if entry == latest)
    return Found(facts={"limb": limbs}, entries=tuple(entry for entry, _ in aching))


def _newly_aches(case: Case, entry: Entry, side: str) -> bool:
    if not _marks_ache(entry, side) or entry.travels in ("yes", "unsure"):
        return False
    if entry.travels is None and any(place_of(region) in BELOW_KNEE for region in entry.regions):
        return False
    leg = None if entry.spread is None else entry.spread.leg
    spread = None if leg is None else getattr(leg, side)
    if spread is not None and spread.change != "no":
        return False
    time = instant(entry.at)
    before = case.index.records.entries_between(
        ALWAYS, time - ACHE_REMEMBERED, time - SAME_ACHE - 1
    )
    if any(_marks_ache(each, side) for each in before):
        return False
    line = Line("pain", "leg", "left" if side == "left" else "right")
    return not case.index.lines.is_known(line, time)


def _marks_ache(entry: Entry, side: str) -> bool:
    return any(
        place_of(region) in _ACHE and region.endswith(f".{side}") for region in entry.regions
    )


def c_surge(case: Case) -> Found | None:
    """Pain rose sharply during an exercise and did not settle within 30 minutes."""
    for session, exercise in _latest_exercises(case):
        if rose(exercise) and lingered(exercise):
            before, peak = exercise.soreness_before, exercise.soreness_peak
            minutes = exercise.settled_after_minutes
            if before is None or peak is None:
                return Found(way="plain", facts={"exercise": exercise.name}, session=session)
            slow = minutes is not None and minutes > SETTLES_WITHIN
            return Found(
                way="" if slow else "not_settled",
                facts={"a": before, "b": peak, "exercise": exercise.name, "m": minutes or 0},
                session=session,
            )
    return None


def w_surge(case: Case) -> Found | None:
    """Pain rose sharply during an exercise, and is not known to have lingered."""
    for session, exercise in _latest_exercises(case):
        if rose(exercise) and not lingered(exercise):
            return Found(facts={"exercise": exercise.name}, session=session)
    return None


def rose(exercise: Exercise) -> bool:
    """Whether pain rose sharply: said, or steep between the two scores."""
    if exercise.rose == "yes" or (exercise.rose is None and exercise.settled is not None):
        return True
    if exercise.soreness_before is None or exercise.soreness_peak is None:
        return False
    rise = exercise.soreness_peak - exercise.soreness_before
    return rise >= STEEP_RISE or (exercise.soreness_peak >= SEVERE and rise >= RISE_TO_SEVERE)


def lingered(exercise: Exercise) -> bool:
    """It did not settle, or took more than 30 minutes."""
    minutes = exercise.settled_after_minutes
    return exercise.settled == "no" or (minutes is not None and minutes > SETTLES_WITHIN)


def w_pace(case: Case) -> Found | None:
    """More than 110 % of the plan, or beyond the therapist's limit of effort or pain."""
    return (
        _latest_where(case, _beyond_plan)
        or _latest_where(case, _beyond_effort)
        or _latest_where(case, _beyond_pain)
    )


def _beyond_plan(_: Case, session: Session) -> Found | None:
    for exercise in session.exercises:
        if exercise.plan_percent is not None and exercise.plan_percent > MOST_OF_PLAN:
            return Found(facts={"exercise": exercise.name}, session=session)
    return None


def _beyond_effort(case: Case, session: Session) -> Found | None:
    effort, limit = session.effort, session.effort_limit
    limit = case.profile.effort_limit if limit is None else limit
    if effort is None or limit is None or effort <= limit:
        return None
    return Found(way="effort", facts={"a": effort, "b": limit}, session=session)


def _beyond_pain(case: Case, session: Session) -> Found | None:
    limit = case.profile.pain_limit
    for exercise in session.exercises:
        peak = exercise.soreness_peak
        if limit is not None and peak is not None and peak > limit:
            return Found(
                way="pain",
                facts={"exercise": exercise.name, "a": peak, "b": limit},
                session=session,
            )
    return None


def _latest_where(case: Case, find: Callable[[Case, Session], Found | None]) -> Found | None:
    sessions = reversed(case.sessions_within(PACE_LASTS))
    return next((found for each in sessions if (found := find(case, each)) is not None), None)


def _latest_exercises(case: Case) -> Iterator[tuple[Session, Exercise]]:
    for session in reversed(case.sessions_within(EXERCISES_LAST)):
        for exercise in session.exercises:
            yield session, exercise


RULES = (
    Condition("C-SHARP", c_sharp, ("quality", "exercise", "went_on"), Evidence.PAIN_WORD),
    Condition("C-SURGE", c_surge, ("a", "b", "exercise", "m"), Evidence.EXERCISE),
    Condition("W-LEGACHE", w_legache, ("limb",)),
    Condition("W-SURGE", w_surge, ("exercise",)),
    Condition("W-PACE", w_pace, ("exercise", "a", "b")),
)
