"""What happened during exercises (rule page, "What it feels like", "Exercises", "Pace")."""

from collections.abc import Callable, Collection, Iterator, Mapping

from ptdiary.diary import SHARP_WORDS, Entry, Exercise, Session
from ptdiary.review.case import Case, Condition, Evidence, Found, first_of
from ptdiary.review.finding import Fact, words_of
from ptdiary.review.hours import DAY, HOUR

EXERCISES_LAST = 7 * DAY
PACE_LASTS = 72 * HOUR
STEEP_RISE = 3  # choices of the project: 3 points, or 2 up to 7 or more; 30 minutes; 110 %
SEVERE = 7
RISE_TO_SEVERE = 2
SETTLES_WITHIN = 30  # minutes
MOST_OF_PLAN = 110  # percent

_SHARP = frozenset(SHARP_WORDS)


def c_sharp(case: Case) -> Found | None:
    """A sharp word for the pain, in an entry or in an exercise."""
    return first_of(_sharp_entries(case), _sharp_exercise(case))


def c_surge(case: Case) -> Found | None:
    """Pain surged during an exercise and did not settle within 30 minutes."""
    for session, exercise in _latest_exercises(case, EXERCISES_LAST):
        if surged(exercise) and lingered(exercise):
            return Found(
                way="not_settled" if exercise.settled == "no" else "",
                facts={
                    "a": exercise.soreness_before or 0,
                    "b": exercise.soreness_peak or 0,
                    "exercise": exercise.name,
                    "m": exercise.settled_after_minutes or 0,
                },
                session=session,
            )
    return None


def w_surge(case: Case) -> Found | None:
    """Pain surged during an exercise, and is not known to have lingered."""
    for session, exercise in _latest_exercises(case, EXERCISES_LAST):
        if surged(exercise) and not lingered(exercise):
            return Found(facts={"exercise": exercise.name}, session=session)
    return None


def w_pace(case: Case) -> Found | None:
    """More than 110 % of the plan, or more effort than agreed."""
    return first_of(_latest_where(case, _beyond_plan), _latest_where(case, _beyond_effort))


def surged(exercise: Exercise) -> bool:
    """Soreness rose steeply during the exercise; both scores must be given."""
    if exercise.soreness_before is None or exercise.soreness_peak is None:
        return False
    rise = exercise.soreness_peak - exercise.soreness_before
    return rise >= STEEP_RISE or (exercise.soreness_peak >= SEVERE and rise >= RISE_TO_SEVERE)


def lingered(exercise: Exercise) -> bool:
    """It did not settle, or took more than 30 minutes."""
    minutes = exercise.settled_after_minutes
    return exercise.settled == "no" or (minutes is not None and minutes > SETTLES_WITHIN)


def _sharp_entries(case: Case) -> Found | None:
    entries = tuple(
        entry
        for entry in case.entries_within(EXERCISES_LAST)
        if not _SHARP.isdisjoint(entry.quality)
    )
    words = {word for entry in entries for word in entry.quality}
    return Found(facts={"quality": _sharp(words)}, entries=entries) if entries else None


def _sharp_exercise(case: Case) -> Found | None:
    for session, exercise in _latest_exercises(case, EXERCISES_LAST):
        words = _sharp(exercise.quality)
        if words:
            return Found(
                way="exercise",
                facts={"quality": words, "exercise": exercise.name},
                session=session,
            )
    return None


def _sharp(words: Collection[str]) -> tuple[str, ...]:
    return tuple(word for word in SHARP_WORDS if word in words)


def _beyond_plan(session: Session) -> Found | None:
    for exercise in session.exercises:
        if exercise.plan_percent is not None and exercise.plan_percent > MOST_OF_PLAN:
            return Found(facts={"exercise": exercise.name}, session=session)
    return None


def _beyond_effort(session: Session) -> Found | None:
    effort, limit = session.effort, session.effort_limit
    if effort is None or limit is None or effort <= limit:
        return None
    return Found(way="effort", facts={"a": effort, "b": limit}, session=session)


def _latest_where(case: Case, find: Callable[[Session], Found | None]) -> Found | None:
    founds = map(find, reversed(case.sessions_within(PACE_LASTS)))
    return next((found for found in founds if found is not None), None)


def _latest_exercises(case: Case, span: int) -> Iterator[tuple[Session, Exercise]]:
    for session in reversed(case.sessions_within(span)):
        for exercise in session.exercises:
            yield session, exercise


def _all_words(entry: Entry, facts: Mapping[str, Fact]) -> bool:
    return set(words_of(facts, "quality")) <= set(entry.quality)


RULES = (
    Condition(
        "C-SHARP",
        c_sharp,
        facts=("quality", "exercise"),
        evidence=Evidence.PAIN_WORD,
        said_by=_all_words,
    ),
    Condition("C-SURGE", c_surge, facts=("a", "b", "exercise", "m"), evidence=Evidence.EXERCISE),
    Condition("W-SURGE", w_surge, facts=("exercise",)),
    Condition("W-PACE", w_pace, facts=("exercise", "a", "b")),
)
