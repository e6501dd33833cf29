"""From the answers of the session form to a session, and back.

Nothing is written that was not said. Of a session that is changed, each exercise keeps what the
form does not show or did not change: what two readings of the form say of an exercise is compared,
and only the difference is written. Rows follow the contract of the questions: "new or harder"
writes `new` on the exercises named, or on all of them; what happened during an exercise writes
`rose`, `settled`, a sharp word or `travelled_to` on the exercises it happened in; *None of these*
writes that pain rose in none of those named. What was left out on the list of a day is not of this
form: it stays in its session with its reason, unless it is chosen here.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Literal

from ptdiary.diary.answers import (
    COMPONENTS,
    SHARP_WORDS,
    TRAVELLED_TO,
    YES_NO,
    YES_NO_UNSURE,
    Setting,
    YesNo,
    YesNoUnsure,
)
from ptdiary.diary.day import day_of
from ptdiary.diary.diary import Diary
from ptdiary.diary.fields import FieldReader, plain_value
from ptdiary.diary.limits import (
    NAME,
    NOTE,
    Choice,
    Flag,
    Many,
    Record,
    limit_of,
    optional,
    required,
)
from ptdiary.diary.plan import PlannedExercise, PlanStatus
from ptdiary.diary.profile import Profile
from ptdiary.diary.programme import is_of, is_ticked
from ptdiary.diary.session import Exercise, Session, is_left_out, is_sharp, name_key

# How much of an exercise was done: what the session form asks of each, and what it writes.


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseDose:
    """How much of the exercise called `name` was done, and how much it hurt at its end.

    None is not answered.
    """

    name: str = required(NAME)
    sets: int | None = optional(limit_of(Exercise, "sets"))
    repetitions: int | None = optional(limit_of(Exercise, "repetitions"))
    load: str | None = optional(NAME)
    minutes: float | None = optional(limit_of(Exercise, "minutes"))
    hurt: int | None = optional(limit_of(Exercise, "hurt"))

    def __bool__(self) -> bool:
        """Whether anything is said."""
        return self != ExerciseDose(name=self.name)

    @property
    def alone(self) -> "ExerciseDose":
        """How much was done, without what it felt like."""
        return replace(self, hurt=None)


def doses_of(exercises: Iterable[Exercise]) -> tuple[ExerciseDose, ...]:
    """What is said of each exercise, the first time that it is listed."""
    found: dict[str, ExerciseDose] = {}
    for each in exercises:
        found.setdefault(each.name, replace(dose_of(each), hurt=each.hurt))
    return tuple(dose for dose in found.values() if dose)


def dose_of(exercise: Exercise | PlannedExercise) -> ExerciseDose:
    """How much of an exercise was done, or is planned."""
    return ExerciseDose(
        name=exercise.name,
        sets=exercise.sets,
        repetitions=exercise.repetitions,
        load=exercise.load,
        minutes=exercise.minutes,
    )


def last_doses(diary: Diary) -> dict[str, ExerciseDose]:
    """By the key of its name, how much of each exercise was done the last time that it was said."""
    found: dict[str, ExerciseDose] = {}
    for session in diary.trained:
        for each in session.exercises:
            dose = dose_of(each)
            if dose:
                found[name_key(each.name)] = dose
    return found


Happening = Literal["rise", "sharp", "limb"]
HAPPENINGS: tuple[Happening, ...] = ("rise", "sharp", "limb")
MINUTES = (20, 30, 45, 60, 90)  # lengths of a session that are offered; any other can be told
_OFFERED = 12  # exercises that a form can show without scrolling

_NAMES = Many(NAME, unique=True)


def _same_as(kind: type[Any], name: str) -> Any:
    """A field that a record has too, with the same limit."""
    return optional(limit_of(kind, name))


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionAnswers:
    """The state of the session form; None and empty mean not answered.

    `harder_ones`, `unsure_ones` and the three `..._exercises` are names out of `exercises`.
    `happened`: what was ticked of what can happen during an exercise; `none_happened`: *None of
    these*. `rise_settled`: whether it eased within 30 minutes of stopping; `rise_minutes`: how
    long it took. `keep_limit`: the effort limit is to hold for all sessions. `doses`: what was
    said of how much of an exercise was done. `out_of_turn`: it is not of the experiment that it
    was offered to, or was in.
    """

    ended_at: datetime = required(limit_of(Session, "ended_at"))
    setting: Setting | None = _same_as(Session, "setting")
    exercises: tuple[str, ...] = optional(_NAMES)
    components: tuple[str, ...] = _same_as(Session, "components")
    harder: YesNoUnsure | None = optional(YES_NO_UNSURE)
    harder_ones: tuple[str, ...] = optional(_NAMES)
    happened: tuple[str, ...] = optional(Many(Choice(HAPPENINGS), unique=True))
    none_happened: bool | None = optional(Flag(only_true=True))
    rise_exercises: tuple[str, ...] = optional(_NAMES)
    rise_settled: YesNoUnsure | None = optional(YES_NO_UNSURE)
    rise_before: int | None = _same_as(Exercise, "soreness_before")
    rise_peak: int | None = _same_as(Exercise, "soreness_peak")
    rise_minutes: float | None = _same_as(Exercise, "settled_after_minutes")
    sharp_exercises: tuple[str, ...] = optional(_NAMES)
    sharp_words: tuple[str, ...] = optional(Many(Choice(SHARP_WORDS), unique=True))
    limb_exercises: tuple[str, ...] = optional(_NAMES)
    limb_where: tuple[str, ...] = _same_as(Exercise, "travelled_to")
    stopped: YesNo | None = optional(YES_NO)
    effort: int | None = _same_as(Session, "effort")
    effort_limit: int | None = _same_as(Session, "effort_limit")
    keep_limit: bool | None = optional(Flag(only_true=True))
    minutes: float | None = _same_as(Session, "minutes")
    unsure_ones: tuple[str, ...] = optional(_NAMES)
    doses: tuple[ExerciseDose, ...] = optional(Many(Record(ExerciseDose)))
    note: str | None = optional(NOTE)
    out_of_turn: bool | None = optional(Flag(only_true=True))


def is_open(answers: SessionAnswers, before: SessionAnswers | None = None) -> bool:
    """Whether it is still to be told if a rise eased: the one essential question of the form.

    `before`: the form as the session was that is changed; untouched, it is not asked again.
    """
    blank = "rise" in answers.happened and answers.rise_settled is None
    return blank and (before is None or _rise(before) != _rise(answers))


def is_blank(answers: SessionAnswers) -> bool:
    """Whether nothing is told but when it ended."""
    return answers == SessionAnswers(ended_at=answers.ended_at)


def session_from(
    answers: SessionAnswers,
    id_: str,
    unnamed: str,
    diary: Diary,
    earlier: Session | None = None,
    turn_of: str | None = None,
) -> Session:
    """The session that the answers describe; `earlier` is the version that is being changed.

    `unnamed` is the name under which is kept what happened in an exercise that was not named.
    `turn_of` is the id of the experiment in which a new session took its turn.
    """
    before = answers_of(earlier, unnamed) if earlier else None
    old, new = _told(before, unnamed), _told(answers, unnamed)
    fresh_keys = {name_key(name) for name in new if name not in old}
    kept = [
        each
        for each in (earlier.exercises if earlier else ())
        if each.name in new
        # what the form does not show stays: of one not named, and of one that was left out
        or (each.name == unnamed and unnamed not in old)
        or is_left_out(each)
    ]
    # one that was left out, and is chosen now, was done
    kept = [each for each in kept if not (is_left_out(each) and name_key(each.name) in fresh_keys)]
    plan = {name_key(each.name): each for each in diary.plan}
    fresh = [
        Exercise(name=name, plan_id=plan[name_key(name)].id if name_key(name) in plan else None)
        for name in new
        if name not in {each.name for each in kept if not is_left_out(each)}
    ]
    exercises = tuple(
        each
        if is_left_out(each)
        else _changed(
            each,
            old.get(each.name, _NOTHING),
            new.get(each.name, _NOTHING),
            plan.get(name_key(each.name)),
        )
        for each in (*kept, *fresh)
    )
    started = earlier or Session(id=id_, ended_at=answers.ended_at)
    ended_at = answers.ended_at
    if earlier is not None and _minute(earlier.ended_at) == _minute(ended_at):
        ended_at = earlier.ended_at  # with the seconds and the offset that it had
    started_at = started.started_at
    if started_at is not None and started_at > ended_at:
        started_at = None
    note = answers.note and answers.note.strip()
    if before is not None and before.note and before.note.strip() == note:
        note = before.note
    return replace(
        started,
        started_at=started_at,
        ended_at=ended_at,
        setting=answers.setting,
        components=_in_order(answers.components, started.components),
        effort=answers.effort,
        effort_limit=answers.effort_limit,
        minutes=answers.minutes,
        exercises=exercises,
        note=note or None,
        experiment_id=None if answers.out_of_turn else turn_of or started.experiment_id,
    )


def profile_with(answers: SessionAnswers, profile: Profile) -> Profile:
    """The profile with the effort limit, where it is to hold for all sessions."""
    if not answers.keep_limit or answers.effort_limit is None:
        return profile
    return replace(profile, effort_limit=answers.effort_limit)


def answers_of(session: Session, unnamed: str) -> SessionAnswers:
    """The form as it would have to be filled to give this session.

    Where pain rose in several exercises, the form shows what was said of the first of them, and
    that it did not ease where it did not in one. What was left out is not of the form.
    """
    exercises = tuple(each for each in session.exercises if not is_left_out(each))
    shown = [each for each in exercises if each.name != unnamed]
    named = _names(shown)
    harder_ones = _names(each for each in shown if each.new)
    told = {each.new for each in shown}
    harder: YesNoUnsure | None = "yes" if harder_ones else "no" if told == {False} else None
    risen = [each for each in exercises if _has_risen(each)]
    sharp = [each for each in exercises if is_sharp(each)]
    travelled = [each for each in exercises if each.travelled_to]
    happened = [
        name for name, found in zip(HAPPENINGS, (risen, sharp, travelled), strict=True) if found
    ]
    calm = bool(shown) and all(each.rose == "no" for each in shown)
    stopped = next((each.stopped for each in (*risen, *sharp, *travelled)), None)
    settled = {each.settled for each in risen}
    first = risen[0] if risen else Exercise(name="")
    return SessionAnswers(
        ended_at=session.ended_at,
        setting=session.setting,
        exercises=named,
        components=session.components,
        harder=harder,
        harder_ones=() if set(harder_ones) == set(named) else harder_ones,
        happened=tuple(happened),
        none_happened=True if calm and not happened else None,
        rise_exercises=_names(each for each in risen if each in shown),
        rise_settled="no" if "no" in settled else first.settled,
        rise_before=first.soreness_before,
        rise_peak=first.soreness_peak,
        rise_minutes=first.settled_after_minutes,
        sharp_exercises=_names(each for each in sharp if each in shown),
        sharp_words=_sharp(word for each in sharp for word in each.quality),
        limb_exercises=_names(each for each in travelled if each in shown),
        limb_where=_ordered(TRAVELLED_TO, {w for each in travelled for w in each.travelled_to}),
        stopped=None if stopped is None else "yes" if stopped else "no",
        effort=session.effort,
        effort_limit=session.effort_limit,
        minutes=session.minutes,
        unsure_ones=_names(each for each in shown if each.unsure_of_form),
        doses=doses_of(shown),
        note=session.note,
    )


def offered_exercises(diary: Diary) -> tuple[str, ...]:
    """Names to offer in the form: the active plan first, then what was done most often.

    Each exercise once: as the plan spells it, else as it was spelled last.
    """
    planned = [each.name for each in diary.plan if each.status in (None, "active")]
    names = [each.name for session in diary.trained for each in session.exercises]
    done = Counter(map(name_key, names))
    spelled = {name_key(name): name for name in names}
    held = {name_key(each.name) for each in diary.plan if each.status in ("on_hold", "ended")}
    often = sorted(done.items(), key=lambda item: (-item[1], item[0]))
    found: dict[str, str] = {}
    for name in planned:
        found.setdefault(name_key(name), name)
    for key, _ in often:
        if key not in held:
            found.setdefault(key, spelled[key])
    return tuple(found.values())[:_OFFERED]


def usual_end(diary: Diary) -> time | None:
    """The time of day at which the last session ended, to be shown as a default.

    That of one ticked in the list of the day is of its first tick, and is none.
    """
    logged = (each for each in reversed(diary.sessions) if not is_ticked(each))
    last = next(logged, None)
    return None if last is None else last.ended_at.timetz().replace(tzinfo=None)


# Same as last time: the facts of an earlier session, to be filled in again.


@dataclass(frozen=True, slots=True, kw_only=True)
class LastTime:
    """An earlier session, and its facts as the form has them. How it felt is not among them.

    `on_hold` and `ended` are its exercises that are not filled in, as the plan says so; `in_part`
    are those that were done in part, as nobody can know how much of them was done again.
    """

    session: Session
    facts: SessionAnswers
    on_hold: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    in_part: tuple[str, ...] = ()


def last_times(diary: Diary, now: datetime, unnamed: str, begins: int = 0) -> tuple[LastTime, ...]:
    """The last session at the clinic and the last at home, the likelier one first.

    Likelier is the place of more sessions on this day of the week in the last weeks, else that of
    the latest. Sessions of which no place is told are one more place, behind the others. None at
    home once something is ticked in the list of the day, which would then be written twice.
    `unnamed` as for `session_from`; a day begins at the hour `begins`.
    """
    sessions = [each for each in diary.trained if each.ended_at <= now]
    today = day_of(now, begins)
    ticked = {e.setting for e in sessions if is_ticked(e) and day_of(e.ended_at, begins) == today}
    latest: dict[Setting | None, LastTime] = {}
    for each in reversed(sessions):
        if each.setting in ticked:
            continue
        if each.setting not in latest and (found := _last_time(diary, each, now, unnamed)):
            latest[each.setting] = found
    since, weekday = now - _RECENT, now.weekday()
    often = Counter(
        each.setting
        for each in sessions
        if each.ended_at >= since and each.ended_at.weekday() == weekday
    )

    def likelihood(found: LastTime) -> tuple[bool, int, datetime]:
        place = found.session.setting
        return place is not None, often[place], found.session.ended_at

    return tuple(sorted(latest.values(), key=likelihood, reverse=True)[:_OFFERED_AGAIN])


_RECENT = timedelta(weeks=4)  # choice of the project
_OFFERED_AGAIN = 2


def _last_time(diary: Diary, session: Session, now: datetime, unnamed: str) -> LastTime | None:
    told = answers_of(session, unnamed)
    status = {name: _status(diary, session, name, now.date()) for name in told.exercises}
    in_part = tuple(
        dict.fromkeys(
            each.name
            for each in session.exercises
            if each.done == "part" and status.get(each.name) == "active"
        )
    )
    active = (name for name in told.exercises if status[name] == "active")
    again = tuple(name for name in active if name not in in_part)
    facts = SessionAnswers(
        ended_at=session.ended_at,
        setting=told.setting,
        exercises=again,
        components=told.components,
        minutes=told.minutes,
        doses=tuple(dose for each in told.doses if each.name in again and (dose := each.alone)),
    )
    if is_blank(replace(facts, setting=None)):
        return None
    return LastTime(
        session=session,
        facts=facts,
        on_hold=tuple(name for name in status if status[name] == "on_hold"),
        ended=tuple(name for name in status if status[name] == "ended"),
        in_part=in_part,
    )


def _status(diary: Diary, session: Session, name: str, today: date) -> PlanStatus:
    """What the plan says today of an exercise of a session; one that it does not have is free."""
    exercise = next(each for each in session.exercises if each.name == name)
    planned = next((each for each in diary.plan if is_of(exercise, each)), None)
    if planned is None:
        return "active"
    over = planned.until_day is not None and planned.until_day < today
    return "ended" if over and planned.status != "on_hold" else planned.status or "active"


# What the form says of each exercise, as values of its fields. `sharp` are the sharp ones among
# the words of `quality`; the rest of them the form does not show.

_Told = Mapping[str, Any]
_RISE = ("rose", "settled", "soreness_before", "soreness_peak", "settled_after_minutes")
_NOTHING: _Told = {
    **dict.fromkeys((*_RISE, "stopped", "new", "unsure_of_form", "dose", "hurt")),
    "sharp": (),
    "travelled_to": (),
}


def _told(answers: SessionAnswers | None, unnamed: str) -> dict[str, _Told]:
    """By the name of each exercise: those chosen, and one not named where something happened."""
    if answers is None:
        return {}
    where = {key: _happened_in(key, answers, unnamed) for key in answers.happened}
    names = (*answers.exercises, *(name for found in where.values() for name in found))
    doses = {dose.name: dose.alone for dose in answers.doses if dose.alone}
    hurt = {dose.name: dose.hurt for dose in answers.doses}
    harder_ones = answers.harder_ones or answers.exercises
    return {
        name: {
            **_NOTHING,
            "new": _new(answers.harder, name in harder_ones),
            "unsure_of_form": True if name in answers.unsure_ones else None,
            "dose": doses.get(name),
            "hurt": hurt.get(name),
            **({"rose": "no"} if answers.none_happened and name in answers.exercises else {}),
            **_happening(answers, {key for key, found in where.items() if name in found}),
        }
        for name in dict.fromkeys(names)
    }


def _happened_in(key: str, answers: SessionAnswers, unnamed: str) -> tuple[str, ...]:
    """The exercises in which something happened; the only one, or none that has a name."""
    chosen: tuple[str, ...] = getattr(answers, f"{key}_exercises")
    if chosen:
        return chosen
    return answers.exercises if len(answers.exercises) == 1 else (unnamed,)


def _new(harder: YesNoUnsure | None, is_named: bool) -> bool | None:
    if harder == "yes":
        return True if is_named else None
    return False if harder == "no" else None


def _happening(answers: SessionAnswers, keys: set[str]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if keys:
        told["stopped"] = None if answers.stopped is None else answers.stopped == "yes"
    if "rise" in keys:
        unsure = answers.rise_settled == "unsure"
        told |= dict(zip(_RISE, ("yes", *_rise(answers)[1:]), strict=True))
        told["settled"] = None if unsure else answers.rise_settled
    if "sharp" in keys:
        told["sharp"] = answers.sharp_words or ("sharp",)
    if "limb" in keys:
        told["travelled_to"] = answers.limb_where or ("leg.one_side",)
    return told


def _changed(
    exercise: Exercise, old: _Told, new: _Told, planned: PlannedExercise | None
) -> Exercise:
    """The exercise with what the form says of it now and did not say before."""
    values = {key: value for key, value in new.items() if value != old[key]}
    if not values.keys().isdisjoint(_RISE):
        values["rose"] = new["rose"]  # version 1 said it by `settled` alone
    if old["rose"] == "yes" != new["rose"]:
        values |= {name: new[name] for name in _RISE}  # also what another exercise was shown for
    if "sharp" in values:
        rest = (word for word in exercise.quality if word not in SHARP_WORDS)
        values["quality"] = (*rest, *values.pop("sharp"))
    if "dose" in values:
        dose = values.pop("dose") or ExerciseDose(name=exercise.name)
        values |= {
            "sets": dose.sets,
            "repetitions": dose.repetitions,
            "load": dose.load,
            "minutes": dose.minutes,
            "plan_percent": _percent(dose, planned),
        }
    return replace(exercise, **values)


def _percent(dose: ExerciseDose, planned: PlannedExercise | None) -> float | None:
    """Done of what is planned: of the repetitions, or of the minutes, where both are known."""
    if planned is None:
        return None
    for done, plan in ((_times(dose), _times(dose_of(planned))), (dose.minutes, planned.minutes)):
        if done is not None and plan:
            return round(100 * done / plan, 1)
    return None


def _times(dose: ExerciseDose) -> int | None:
    """How often it was done in all its sets."""
    known = dose.sets is not None and dose.repetitions is not None
    return (dose.sets or 0) * (dose.repetitions or 0) if known else None


def _has_risen(exercise: Exercise) -> bool:
    """Version 1 said whether it settled only where it had risen."""
    return exercise.rose == "yes" or (exercise.rose is None and exercise.settled is not None)


def _rise(answers: SessionAnswers) -> tuple[object, ...]:
    return (
        "rise" in answers.happened and answers.rise_exercises, answers.rise_settled,
        answers.rise_before, answers.rise_peak, answers.rise_minutes,
    )  # fmt: skip


def _names(exercises: Iterable[Exercise]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.name for each in exercises))


def _sharp(words: Iterable[str]) -> tuple[str, ...]:
    return _ordered(SHARP_WORDS, set(words))


def _ordered(words: Iterable[str], chosen: set[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word in chosen)


def _in_order(chosen: tuple[str, ...], before: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds of work in the order of the form, or in that of the session if they are those."""
    return before if set(chosen) == set(before) else _ordered(COMPONENTS, set(chosen))


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


# The draft of a half-filled form


def draft_of(answers: SessionAnswers) -> dict[str, Any]:
    """The form as plain values, to be kept while it is half-filled."""
    plain: dict[str, Any] = plain_value(answers)
    return plain


def drafted(values: Mapping[str, Any]) -> SessionAnswers:
    """The form that a draft holds. ValueError or TypeError for what no form can hold."""
    answers: SessionAnswers = FieldReader().record(SessionAnswers, _of_version_2(values), "draft")
    return answers


def _of_version_2(values: Mapping[str, Any]) -> dict[str, Any]:
    """The draft of a form of version 1 as this form has it; any other as it is."""
    if "manual" not in values:
        return dict(values)
    known = {each.name for each in fields(SessionAnswers)}
    kept = {name: value for name, value in values.items() if name in known and value not in _BLANK}
    rise, sharp = values.get("rise"), values.get("rise_sharp")
    risen = rise in ("eased", "did_not_ease")
    named = [values["rise_exercise"]] if values.get("rise_exercise") else []
    told = {
        "components": ["manual"] if values["manual"] else [],
        "none_happened": rise == "no" or None,
        "happened": (["rise", "sharp"] if sharp else ["rise"]) if risen else [],
        "rise_settled": {"eased": "yes", "did_not_ease": "no"}.get(str(rise)),
        "rise_exercises": named,
        "sharp_exercises": named if sharp else [],
        "sharp_words": sharp,
        "stopped": values.get("rise_stopped"),
    }
    doses = [
        {name: value for name, value in dose.items() if value is not None}
        for dose in values.get("doses", ())
    ]
    kept |= {name: value for name, value in told.items() if value not in _BLANK}
    return kept | {"doses": doses}


_BLANK: tuple[Any, ...] = (None, "", [], ())
