"""From the answers of the form to an entry.

Every function here returns the fields that one question writes, by their path in the entry
(`soreness`, `checks.fever`, `nerve_signs.weakness.left`). A field that is not there, or None, is
not answered.
"""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from ptdiary.diary.answers import QUALITY_WORDS, REGIONS, SIDES
from ptdiary.diary.entry import Checks, Entry, NerveSigns, Sides
from ptdiary.diary.plan import PlannedExercise
from ptdiary.diary.questions.form import NERVES, SAME_IN_ENTRY, WIDER, Answers
from ptdiary.diary.questions.reading import answers_of
from ptdiary.diary.session import Exercise, Session

# Sharp pain during an exercise: what it writes besides the entry.


def session_with_sharp_pain(
    answers: Answers, session: Session, plan: tuple[PlannedExercise, ...] = ()
) -> Session:
    """The last session as the answers leave it: the exercise named was sharp, and was stopped.

    The same session where no exercise was named. An exercise that the session does not list yet
    is added to it.
    """
    name = named_exercise(answers)
    if name is None:
        return session
    words = answers.sharp_words or ("sharp",)
    planned = {each.name: each.id for each in plan}
    known = any(each.name == name for each in session.exercises)
    listed = session.exercises
    if not known:
        listed = (*listed, Exercise(name=name, plan_id=planned.get(name)))
    exercises = tuple(_sharp(each, words) if each.name == name else each for each in listed)
    return replace(session, exercises=exercises)


def named_exercise(answers: Answers) -> str | None:
    """The exercise during which the pain was sharp, where one was named."""
    during = answers.sharp and answers.during_exercise == "yes"
    return (answers.exercise or None) if during else None


def held(planned: PlannedExercise, since: datetime, reason: str | None = None) -> PlannedExercise:
    """The exercise of the plan, on hold since this moment; where it is already, as it was."""
    if planned.status == "on_hold":
        return planned
    return replace(planned, status="on_hold", held_since=since, hold_reason=reason)


def _sharp(exercise: Exercise, words: tuple[str, ...]) -> Exercise:
    told = {*exercise.quality, *words}
    quality = tuple(word for word in QUALITY_WORDS if word in told)
    return replace(exercise, quality=quality, stopped=True)


Fields = dict[str, Any]


def entry_from(
    answers: Answers,
    id_: str,
    at: datetime,
    written_at: datetime | None,
    earlier: Entry | None = None,
) -> Entry:
    """The entry that the answers make. `earlier` is the version that is being changed.

    What the form left as it found it stays as it was in `earlier`, to the letter.
    """
    written = written_fields(answers)
    if earlier is None:
        return _entry(Entry(id=id_, at=at, written_at=written_at), written)
    found = written_fields(answers_of(earlier))
    changed = {path: value for path, value in written.items() if value != found.get(path)}
    changed |= {path: None for path in found if path not in written}
    return _entry(replace(earlier, id=id_, at=at, written_at=written_at), changed)


def said_so_far(answers: Answers, id_: str, at: datetime) -> Entry:
    """The entry of what was said, without the `unsure` of follow-ups that are still open.

    For the card that appears before Save: the follow-ups are on the screen, so nobody left
    them blank yet.
    """
    return _entry(Entry(id=id_, at=at), _fields(answers, None))


def unfinished(answers: Answers) -> tuple[str, ...]:
    """The ticked tiles with a follow-up that Save would write as `unsure`, in the form's order."""
    open_questions = {
        "travels": answers.leg is None and answers.arm in (None, "none"),
        "nerves": answers.nerve_side is None or answers.nerve_change is None,
        "weakness": None in (answers.weak_side, answers.weak_change, answers.giving_way),
        "movement": answers.movement is None,
        "saddle": None in (answers.saddle, answers.bladder, answers.bowel, _sexual(answers)),
        "fever": not answers.ill,
        "fall": answers.fall is None,
    }
    return tuple(tile for tile in answers.ticked if open_questions.get(tile))


def says_nothing(answers: Answers) -> bool:
    """True where saving would keep nothing at all."""
    return not written_fields(answers) and not (answers.question or "").strip()


def written_fields(answers: Answers) -> Fields:
    """Every field that the answers write, by its path in the entry."""
    return _fields(answers, "unsure")


def _fields(answers: Answers, blank: str | None) -> Fields:
    """`blank` is what a ticked tile writes for a follow-up without an answer."""
    written: Fields = {name: _trimmed(getattr(answers, name)) for name in SAME_IN_ENTRY}
    written |= _travels(answers, blank)
    written |= _nerves(answers, blank)
    written |= _weakness(answers, blank)
    written |= _swelling(answers)
    written |= _saddle(answers, blank)
    written |= _fever(answers, blank)
    written |= _fall(answers, blank)
    written |= _wider(answers)
    written["movement"] = answers.movement if "movement" in answers.ticked else None
    written["quality"] = _quality(answers)
    written["regions"] = _regions(answers)
    written["checks.legs_both"] = _legs_both(answers, blank)
    return {path: value for path, value in written.items() if value not in (None, ())}


def _trimmed(value: Any) -> Any:
    return value.strip() or None if isinstance(value, str) else value


def said_no(answers: Answers, tile: str) -> bool:
    """Whether *None* was pressed with this tile on the screen and not ticked."""
    return bool(answers.none) and tile not in answers.ticked and tile not in answers.hidden


def _travels(answers: Answers, blank: str | None) -> Fields:
    if said_no(answers, "travels"):
        return {"travels": "no"}
    if "travels" not in answers.ticked:
        return {}
    if answers.leg in ("left", "right", "both") or _arms(answers):
        return {"travels": "yes"}
    return {"travels": "unsure" if answers.leg == "unsure" else blank}


def _legs_both(answers: Answers, blank: str | None) -> str | None:
    travels, nerves = "travels" in answers.ticked, "nerves" in answers.ticked
    if (travels and answers.leg == "both") or (nerves and answers.nerve_side == "both"):
        return "yes"
    if travels and answers.leg == "unsure":
        return "unsure"  # a leg, and not known which: it may be both
    if travels and answers.leg is None and not _arms(answers):
        return blank
    three = ("travels", "nerves", "weakness")
    return "no" if all(said_no(answers, tile) for tile in three) else None


def _regions(answers: Answers) -> tuple[str, ...]:
    marked = {*answers.regions, *travelled(answers)}
    return tuple(region for region in REGIONS if region in marked)


def travelled(answers: Answers) -> set[str]:
    """The regions that the tile of spreading pain writes."""
    if "travels" not in answers.ticked:
        return set()
    places = ["thigh_back"] + (["calf_back"] if answers.past_knee == "yes" else [])
    legs = {f"{place}.{side}" for place in places for side in _sides(answers.leg)}
    return legs | {f"upper_arm.{side}" for side in _arms(answers)}


def _sides(side: str | None) -> tuple[str, ...]:
    return SIDES if side == "both" else (side,) if side in SIDES else ()


def _arms(answers: Answers) -> tuple[str, ...]:
    return _sides(answers.arm)


def _quality(answers: Answers) -> tuple[str, ...]:
    sharp = (answers.sharp_words or ("sharp",)) if answers.sharp else ()
    return tuple(word for word in QUALITY_WORDS if word in {*sharp, *answers.feels})


def _nerves(answers: Answers, blank: str | None) -> Fields:
    signs = NERVES
    if said_no(answers, "nerves"):
        return _both_sides(signs, "no")
    if "nerves" not in answers.ticked:
        return {}
    return _signs(answers.nerves or signs, answers.nerve_side, answers.nerve_change, blank)


def _weakness(answers: Answers, blank: str | None) -> Fields:
    if said_no(answers, "weakness"):
        return {**_both_sides(("weakness",), "no"), "checks.giving_way": "no"}
    if "weakness" not in answers.ticked:
        return {}
    signs = _signs(("weakness",), answers.weak_side, answers.weak_change, blank)
    return {**signs, "checks.giving_way": answers.giving_way or blank}


def _signs(signs: Iterable[str], side: str | None, change: str | None, blank: str | None) -> Fields:
    if side in (None, "unsure"):  # some side, and not known which: neither is a no
        return _both_sides(signs, "unsure" if side else blank)
    told = change or blank
    return {f"nerve_signs.{sign}.{each}": told for sign in signs for each in _sides(side)}


def _both_sides(signs: Iterable[str], answer: str | None) -> Fields:
    return {f"nerve_signs.{sign}.{side}": answer for sign in signs for side in SIDES}


def _swelling(answers: Answers) -> Fields:
    if said_no(answers, "swelling"):
        return {"swelling_new": "no"}
    if "swelling" not in answers.ticked:
        return {}
    return {"swelling_new": "yes", "swelling": answers.swelling}


def _saddle(answers: Answers, blank: str | None) -> Fields:
    three = ("saddle", "bladder", "bowel")
    if said_no(answers, "saddle"):
        return {f"checks.{name}": "no" for name in three}
    if "saddle" not in answers.ticked:
        return {}
    return {
        **{f"checks.{name}": getattr(answers, name) or blank for name in three},
        "checks.sexual": answers.sexual or _wider_answer(answers, "sexual") or blank,
    }


def _sexual(answers: Answers) -> str | None:
    return answers.sexual or _wider_answer(answers, "sexual")


def _fever(answers: Answers, blank: str | None) -> Fields:
    if said_no(answers, "fever"):
        return {"checks.fever": "no", "checks.unwell": "no"}
    if "fever" not in answers.ticked:
        return {}
    said = [name for name in ("fever", "unwell") if name in answers.ill]
    if said:
        return {f"checks.{name}": "yes" for name in said}
    answer = "unsure" if answers.ill else blank
    return {"checks.fever": answer, "checks.unwell": answer}


def _fall(answers: Answers, blank: str | None) -> Fields:
    if said_no(answers, "fall"):
        return {"checks.trauma_major": "no", "checks.trauma_minor": "no"}
    if "fall" not in answers.ticked:
        return {}
    if answers.fall in ("serious", "small"):
        which = "trauma_major" if answers.fall == "serious" else "trauma_minor"
        return {f"checks.{which}": "yes"}
    answer = "unsure" if answers.fall else blank
    return {"checks.trauma_major": answer, "checks.trauma_minor": answer}


def _wider(answers: Answers) -> Fields:
    said = {f"checks.{name}": _wider_answer(answers, name) for name in WIDER}
    if "saddle" in answers.ticked:  # that tile asks it too, and answers it
        said.pop("checks.sexual")
    return said


def _wider_answer(answers: Answers, name: str) -> str | None:
    if name not in answers.wider:
        return "no" if answers.wider_none and name not in answers.wider_hidden else None
    if name == "sexual" and answers.sexual_declined:
        return "declined"
    return "unsure" if name in answers.wider_unsure else "yes"


def _entry(entry: Entry, changed: Fields) -> Entry:
    """The entry with these fields changed; None empties a field."""
    plain: Fields = {}
    for path, value in changed.items():
        if "." not in path:
            plain[path] = () if value is None and isinstance(getattr(entry, path), tuple) else value
    checks = _part(changed, "checks.")
    if checks:
        plain["checks"] = _filled(entry.checks or Checks(), checks)
    nerves = {}
    for sign in (each.name for each in fields(NerveSigns)):
        sides = _part(changed, f"nerve_signs.{sign}.")
        if sides:
            known = entry.nerve_signs and getattr(entry.nerve_signs, sign)
            nerves[sign] = _filled(known or Sides(), sides)
    if nerves:
        plain["nerve_signs"] = _filled(entry.nerve_signs or NerveSigns(), nerves)
    return replace(entry, **plain)


def _part(changed: Fields, prefix: str) -> Fields:
    return {path.removeprefix(prefix): v for path, v in changed.items() if path.startswith(prefix)}


def _filled(record: Any, values: Fields) -> Any:
    """The record with these values; None where nothing in it is answered."""
    filled = replace(record, **values)
    return None if all(getattr(filled, each.name) is None for each in fields(filled)) else filled
