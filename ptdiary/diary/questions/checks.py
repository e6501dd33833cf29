"""What the answers say of each safety question."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from ptdiary.diary.answers import SIDES, CheckAnswer
from ptdiary.diary.questions.circumstances import Circumstances
from ptdiary.diary.questions.form import WEEKLY, Answers
from ptdiary.diary.questions.places import GOES_ON, Place, as_known, asked_in_full, places
from ptdiary.diary.questions.rows import ROW
from ptdiary.diary.questions.shown import is_complete, is_shown, value_of

SADDLE = ("saddle", "bladder", "bowel")
# Of several questions that ask the same, the answer that matters most.
_WORST: tuple[CheckAnswer, ...] = ("yes", "unsure", "known", "no", "declined")


@dataclass(frozen=True, slots=True)
class Blanks:
    """What becomes of a row that was left blank.

    Those that were `asked` twice, by their keys, are written as not sure (None: all of them). The
    others say nothing; while they are `open`, nothing else says for them but a yes.
    """

    asked: frozenset[str] | None = None
    open: bool = False

    def writes(self, row: str) -> bool:
        """Whether this row, left blank, is written."""
        return self.asked is None or row in self.asked


ASKED_TWICE = Blanks()
STILL_OPEN = Blanks(frozenset(), open=True)


class _Said(NamedTuple):
    """What one row says of a check. An `answer` of None was left blank."""

    check: str
    answer: CheckAnswer | None
    row: str = ""
    blank: CheckAnswer = "unsure"


def checks_of(
    answers: Answers, circumstances: Circumstances, blanks: Blanks = ASKED_TWICE
) -> dict[str, CheckAnswer]:
    """Every check that the answers answer."""
    said: dict[str, list[_Said]] = {}
    for each in _said(answers, circumstances):
        said.setdefault(each.check, []).append(each)
    found = {check: _answer(every, blanks) for check, every in said.items()}
    both = _legs_both(answers, circumstances)
    return {
        check: answer
        for check, answer in (*found.items(), ("legs_both", both))
        if answer is not None
    }


def _answer(said: list[_Said], blanks: Blanks) -> CheckAnswer | None:
    told = [each.answer for each in said if each.answer is not None]
    blank = [each for each in said if each.answer is None]
    if blanks.open and blank:
        return "yes" if "yes" in told else None
    told += [each.blank for each in blank if blanks.writes(each.row) or each.row in _WEEKLY_ROWS]
    return min(told, key=_WORST.index, default=None)


# saved with a button of its own: what is ticked in it is said
_WEEKLY_ROWS = frozenset(f"weekly_{check}" for check in WEEKLY)


def _said(answers: Answers, circumstances: Circumstances) -> Iterator[_Said]:
    for tile, checks in _REFUSED.items():
        if answers.refused(tile):
            yield from (_Said(check, "no") for check in checks)
    for tile, of_tile in _TICKED.items():
        if tile in answers.ticked:
            yield from of_tile(answers, circumstances)
    yield from _waiting(answers, circumstances)
    yield from _weekly(answers)


# What None says


_REFUSED = {
    "weakness": ("giving_way", "sudden_weakness"),
    "saddle": SADDLE,
    "fever": ("fever", "unwell"),
    "fall": ("trauma_major", "trauma_minor"),
    "chest": ("chest", "collapse"),
}


# What the tiles say


def _nerves(answers: Answers, circumstances: Circumstances) -> Iterator[_Said]:
    told = [each for each in places(answers, circumstances, "nerves") if each.limb != "leg"]
    placed = [each for each in told if each.limb is not None]
    if any(each.change is None for each in placed):
        yield _Said("sudden_weakness", None, "nerve_change")
    elif is_shown(answers, circumstances, "nerve_sudden"):
        said: Any = value_of(answers, ROW["nerve_sudden"], circumstances)
        yield _Said("sudden_weakness", "no" if said == "wore_off" else said, "nerve_sudden")


def _weakness(answers: Answers, circumstances: Circumstances) -> Iterator[_Said]:
    said = as_known(answers, circumstances, "weakness")
    if said is None and not asked_in_full(answers, circumstances, "weakness"):
        for check in ("giving_way", "sudden_weakness"):
            yield _Said(check, None, "weakness_known")
        return
    told = places(answers, circumstances, "weakness")
    if is_shown(answers, circumstances, "giving_way"):
        yield _Said("giving_way", answers.giving_way, "giving_way")
    elif not any(each.in_leg for each in told):  # only arms, or the face
        yield _Said("giving_way", "no")
    shown = is_shown(answers, circumstances, "weak_sudden")
    yield _Said("sudden_weakness", answers.weak_sudden if shown else "no", "weak_sudden")


def _saddle(answers: Answers, _circumstances: Circumstances) -> Iterator[_Said]:
    yield from (_Said(check, getattr(answers, check), check) for check in SADDLE)
    if answers.sexual is not None:
        yield _Said("sexual", answers.sexual)


def _fever(answers: Answers, _circumstances: Circumstances) -> Iterator[_Said]:
    match answers.ill:
        case "fever":
            yield _Said("fever", "yes")
        case "unwell":
            yield from (_Said("unwell", "yes"), _Said("fever", "no"))
        case said:
            yield from (_Said(check, said, "ill") for check in ("fever", "unwell"))


def _fall(answers: Answers, _circumstances: Circumstances) -> Iterator[_Said]:
    match answers.fall:
        case "serious":
            yield _Said("trauma_major", "yes")
        case "small":
            yield _Said("trauma_minor", "no" if answers.fall_hurt == "no" else "yes")
            yield _Said("trauma_major", "no")
            if answers.fall_gave_way is not None:
                yield _Said("giving_way", answers.fall_gave_way)
        case said:
            yield from (_Said(check, said, "fall") for check in ("trauma_major", "trauma_minor"))


def _chest(answers: Answers, _circumstances: Circumstances) -> Iterator[_Said]:
    said = {*answers.chest}
    if not said:
        yield from (_Said(check, None, "chest") for check in ("chest", "collapse"))
        return
    pain = not said.isdisjoint({"chest_pain", "breath"})
    yield _Said("chest", "yes" if pain else "unsure" if "unsure" in said else "no")
    yield _Said("collapse", "yes" if "faint" in said else "no")


_TICKED = {
    "nerves": _nerves,
    "weakness": _weakness,
    "saddle": _saddle,
    "fever": _fever,
    "fall": _fall,
    "chest": _chest,
}


# Rows that wait for a reason


def _waiting(answers: Answers, circumstances: Circumstances) -> Iterator[_Said]:
    if is_shown(answers, circumstances, "with_this"):
        yield from _with_this(answers, circumstances)
    if is_shown(answers, circumstances, "calf"):
        yield _Said("calf", answers.calf, "calf")
    if is_shown(answers, circumstances, "also_saddle") and answers.also_saddle != "yes":
        yield from (_Said(check, answers.also_saddle, "also_saddle") for check in SADDLE)
    if answers.new_upper_back and is_shown(answers, circumstances, "new_upper_back"):
        yield _Said("upper_back", answers.new_upper_back)


def _with_this(answers: Answers, circumstances: Circumstances) -> Iterator[_Said]:
    row = ROW["with_this"]
    said = value_of(answers, row, circumstances)
    for check in row.offered(answers, circumstances):
        if check in said and check != "none":
            yield _Said(check, "yes")
        elif check != "none" and (not said or "none" in said):
            yield _Said(check, "no" if said else None, "with_this")


# The weekly list

_UNSURE_IF_BLANK = ("sexual", "dark_urine")  # a blank makes no emergency


def _weekly(answers: Answers) -> Iterator[_Said]:
    for check in WEEKLY:
        if check in answers.weekly:
            yield _weekly_tick(answers, check)
        elif answers.weekly_none and check not in answers.weekly_hidden:
            yield _Said(check, "no")


def _weekly_tick(answers: Answers, check: str) -> _Said:
    said: CheckAnswer | None = getattr(answers, f"weekly_{check}")
    if check == "night_pain":  # who knows of it is a question of its own
        return _Said(check, "unsure" if said == "unsure" else "yes")
    blank: CheckAnswer = "unsure" if check in _UNSURE_IF_BLANK else "yes"
    return _Said(check, said, f"weekly_{check}", blank)


# New or worse, in both legs

_LEG_TILES = ("travels", "nerves", "weakness")


def _legs_both(answers: Answers, circumstances: Circumstances) -> CheckAnswer | None:
    if not all(_is_answered(answers, circumstances, tile) for tile in _LEG_TILES):
        return None
    legs = [
        (tile, place)
        for tile in _LEG_TILES
        if tile in answers.ticked
        for place in places(answers, circumstances, tile)
        if place.in_leg
    ]
    changed = [place for _, place in legs if place.change in ("new", "worse")]
    if {*SIDES} <= {place.side for place in changed}:
        return "unsure" if _after_exercise(changed, answers, circumstances) else "yes"
    goes_on = [tile for tile in _LEG_TILES if as_known(answers, circumstances, tile) in GOES_ON]
    if any(place.side == "one_side" and tile not in goes_on for tile, place in legs):
        return "unsure"
    both = {*SIDES} <= {place.side for _, place in legs}
    return "unsure" if both and any(place.change == "unsure" for _, place in legs) else "no"


def _is_answered(answers: Answers, circumstances: Circumstances, tile: str) -> bool:
    if tile in answers.ticked:
        return is_complete(answers, circumstances, tile)
    return answers.refused(tile)


def _after_exercise(changed: list[Place], answers: Answers, circumstances: Circumstances) -> bool:
    """Whether both legs ache as they may after a session."""
    aches = all(place.sign == "pain" and place.reach == "thigh" for place in changed)
    return aches and "sharp" not in answers.ticked and circumstances.after_session
