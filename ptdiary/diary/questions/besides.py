"""What the answers write besides the entry: the profile, the last session, the plan."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ptdiary.diary.answers import QUALITY_WORDS, TRAVELLED_TO
from ptdiary.diary.entry import Entry
from ptdiary.diary.plan import PlannedExercise
from ptdiary.diary.profile import Known, Profile
from ptdiary.diary.questions.circumstances import NOTHING_KNOWN, Circumstances
from ptdiary.diary.questions.form import FRAGILE, Answers
from ptdiary.diary.questions.places import asked_in_full, chosen_places
from ptdiary.diary.questions.shown import is_shown
from ptdiary.diary.session import Exercise, Session

# The profile


def profile_with(
    profile: Profile,
    answers: Answers,
    entry: Entry,
    circumstances: Circumstances = NOTHING_KNOWN,
    earlier: Entry | None = None,
) -> Profile:
    """The profile as the answers leave it; the same one where they say nothing of it.

    `entry` is what they wrote, `earlier` the version that was changed: what only it made known is
    known no longer, unless it is said again.
    """
    changed: dict[str, Any] = _fragile(answers, circumstances)
    known = _known(profile, answers, entry, circumstances, earlier)
    if known != profile.known:
        changed["known"] = known
    if answers.usual_soreness is not None:
        stated_at = entry.written_at or entry.at
        changed |= {"usual_soreness": answers.usual_soreness, "usual_soreness_at": stated_at}
    if answers.cancer_history is not None:
        changed["cancer_history"] = answers.cancer_history
    now = replace(profile, **changed)
    return profile if now == profile else now


def _known(
    profile: Profile,
    answers: Answers,
    entry: Entry,
    circumstances: Circumstances,
    earlier: Entry | None,
) -> tuple[Known, ...]:
    said = {_place(item): item for item in _newly_known(answers, entry, circumstances)}
    made = {place[:3] for place in circumstances.known_by_this}
    known = []
    for item in profile.known:
        place = _place(item)
        if place in said:
            known.append(said.pop(place))  # in place of what was known before
        elif earlier is None or item.since != earlier.at or place not in made:
            known.append(item)
    return (*known, *said.values())


def _place(item: Known) -> tuple[Any, ...]:
    return item.sign, item.limb, item.side


def _newly_known(answers: Answers, entry: Entry, circumstances: Circumstances) -> Iterator[Known]:
    """*Same, my therapist knows*: each sign, limb and side that was chosen with it."""
    for tile, field in _CHANGES.items():
        full = asked_in_full(answers, circumstances, tile)
        if tile not in answers.ticked or not full or getattr(answers, field) != "same_known":
            continue
        if tile == "sharp":
            yield Known(sign="sharp", since=entry.at)
            continue
        for place in chosen_places(answers, tile):
            if place.is_named:
                side: Any = place.side
                yield Known(
                    sign=place.sign, limb=place.limb, side=side, reach=place.reach, since=entry.at
                )
    if "night_pain" in answers.weekly and answers.weekly_night_pain == "known":
        # not told how many: one, as nothing more is known to be known
        nights = int(answers.nights) if answers.nights not in (None, "unsure") else 1
        yield Known(sign="night_pain", nights=nights, since=entry.at)


_CHANGES = {
    "travels": "pain_change",
    "sharp": "sharp_change",
    "nerves": "nerve_change",
    "weakness": "weak_change",
}


def _fragile(answers: Answers, circumstances: Circumstances) -> dict[str, Any]:
    if not answers.fragile or not is_shown(answers, circumstances, "fragile"):
        return {}
    for word, answer in (("none", "no"), ("unsure", "unsure")):
        if word in answers.fragile:
            return dict.fromkeys(circumstances.fragile_open, answer)
    return {name: "yes" for name in FRAGILE if name in answers.fragile}


# The session, and the plan


def session_with(
    answers: Answers,
    session: Session,
    plan: tuple[PlannedExercise, ...] = (),
    circumstances: Circumstances = NOTHING_KNOWN,
) -> Session:
    """The last session as the answers leave it: what an exercise brought on, and that it stopped.

    The same session if no exercise was named.
    """
    exercises = session.exercises
    planned = {each.name: each.id for each in plan}
    for name in named_exercises(answers, circumstances):
        if all(each.name != name for each in exercises):
            exercises = (*exercises, Exercise(name=name, plan_id=planned.get(name)))
        exercises = tuple(
            _told(each, answers, circumstances) if each.name == name else each for each in exercises
        )
    return session if exercises == session.exercises else replace(session, exercises=exercises)


def named_exercises(
    answers: Answers, circumstances: Circumstances = NOTHING_KNOWN
) -> tuple[str, ...]:
    """The exercises that brought something on: the offer is to set them on hold."""
    named = [getattr(answers, row) for row in ("pain_exercise", "sharp_exercise")
             if is_shown(answers, circumstances, row)]  # fmt: skip
    return tuple(dict.fromkeys(name for name in named if name in circumstances.exercises))


def _told(exercise: Exercise, answers: Answers, circumstances: Circumstances) -> Exercise:
    quality, travelled = {*exercise.quality}, {*exercise.travelled_to}
    stopped = exercise.stopped
    if _names(answers, circumstances, "pain_exercise", exercise):
        travelled |= _limbs(answers)
        stopped = True if answers.pain_stopped == "yes" else stopped
    if _names(answers, circumstances, "sharp_exercise", exercise):
        quality |= {*(answers.sharp_words or ("sharp",))}
        stopped = True if answers.sharp_stopped == "yes" else stopped
    return replace(
        exercise,
        quality=tuple(word for word in QUALITY_WORDS if word in quality),
        travelled_to=tuple(limb for limb in TRAVELLED_TO if limb in travelled),
        stopped=stopped,
    )


def _names(answers: Answers, circumstances: Circumstances, row: str, exercise: Exercise) -> bool:
    return is_shown(answers, circumstances, row) and getattr(answers, row) == exercise.name


def _limbs(answers: Answers) -> set[str]:
    chosen = chosen_places(answers, "travels")
    return {f"{place.limb}.{place.side}" for place in chosen} or {"leg.one_side"}
