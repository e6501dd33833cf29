"""What a press in a row does to the answers, beyond the answer itself."""

from dataclasses import replace
from typing import Any

from ptdiary.diary.questions.circumstances import Circumstances
from ptdiary.diary.questions.form import FEELS, OTHER_FEELS, TILES, Answers
from ptdiary.diary.questions.rows import ROW, Row
from ptdiary.diary.questions.shown import value_of


def pressed(answers: Answers, key: str, value: Any, circumstances: Circumstances) -> Answers:
    """The answers once a row has this value: of `many`, all the chips that are on now.

    None or an empty tuple takes the answer back. KeyError for a row that does not exist.
    """
    row = ROW[key]
    if row.many:
        now = value_of(answers, row, circumstances)
        offered = row.offered(answers, circumstances)
        value = _in_order(_one_or_others(row, now, tuple(value or ())), offered)
    match key:
        case "feels" | "feels_other" | "feels_added":
            return _feeling(answers, row, value)
        case "nerve_where":
            return _nerve_where(answers, value)
        case "also_saddle":
            return _also_saddle(answers, value)
        case "weekly":
            return _weekly(answers, value)
        case "movement_added":
            return _movement(answers, value)
        case _:
            return replace(answers, **{row.of: value})


def _one_or_others(row: Row, now: tuple[str, ...], value: tuple[str, ...]) -> tuple[str, ...]:
    """The last chip of those that exclude the others wins, and is the first to go."""
    fresh = [chip for chip in value if chip in row.alone and chip not in now]
    if fresh:
        return (fresh[-1],)
    if any(chip not in now for chip in value):
        return tuple(chip for chip in value if chip not in row.alone)
    return value


def _in_order(value: tuple[str, ...], offered: tuple[str, ...]) -> tuple[str, ...]:
    """Chips in the order of the row; the patient's own words stand last."""
    own = tuple(chip for chip in value if chip not in offered)
    return (*(chip for chip in offered if chip in value), *own)


def ticked_too(answers: Answers, tile: str, on: bool) -> Answers:
    """A tile that another row ticks or unticks. What was said of the other tiles stays said."""
    if (tile in answers.ticked) == on:
        return answers
    wanted = {*answers.ticked} ^ {tile}
    return replace(
        answers,
        ticked=tuple(each for each in TILES if each in wanted),
        none=answers.none if wanted or tile == "movement" else None,  # no is not said of moving
    )


def _feeling(answers: Answers, row: Row, value: tuple[str, ...]) -> Answers:
    """The words of a row. *Sharp* is the tile of sharp pain, ticked."""
    if row.key == "feels_other":
        kept = tuple(word for word in answers.feels if word not in row.chips)
        felt = {*kept, *value}
        return replace(answers, feels=tuple(word for word in FEELS if word in felt))
    own = {chip for chip in row.chips if chip in FEELS}
    if row.key == "feels" and "other" not in value:
        own |= {*OTHER_FEELS}  # they go with what opened them
    felt = {*answers.feels} - own | ({*value} & {*FEELS})
    changed = replace(
        answers,
        feels=tuple(word for word in FEELS if word in felt),
        sudden_onset="yes" if "sudden" in value else _not_yes(answers.sudden_onset),
    )
    return ticked_too(changed, "sharp", "sharp" in value)


def _not_yes(said: Any) -> Any:
    return None if said == "yes" else said


def _nerve_where(answers: Answers, value: tuple[str, ...]) -> Answers:
    """*Between the legs* ticks the tile about it, which then asks."""
    was, now = "saddle" in answers.nerve_where, "saddle" in value
    changed = replace(answers, nerve_where=value)
    if now and not was:
        return ticked_too(changed, "saddle", True)
    asked = (answers.saddle, answers.bladder, answers.bowel, answers.sexual)
    if was and not now and asked == (None, None, None, None):
        return ticked_too(changed, "saddle", False)
    return changed


def _also_saddle(answers: Answers, value: Any) -> Answers:
    changed = replace(answers, also_saddle=value)
    if value == "yes":
        return ticked_too(changed, "saddle", True)
    if answers.also_saddle == "yes":
        return ticked_too(changed, "saddle", False)
    return changed


def _weekly(answers: Answers, value: tuple[str, ...]) -> Answers:
    """*None of these*: nothing ticked; with something ticked it is none of the others."""
    checks = tuple(check for check in value if check != "none")
    fresh = not {*checks} <= {*answers.weekly}
    none = "none" in value and not fresh
    return replace(answers, weekly=checks, weekly_none=none or None, weekly_hidden=())


def _movement(answers: Answers, value: Any) -> Answers:
    changed = replace(answers, movement=value)
    return ticked_too(changed, "movement", value is not None)
