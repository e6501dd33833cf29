"""Which rows of the form are shown, answered and open."""

from typing import Any

from ptdiary.diary.questions.circumstances import NOTHING_KNOWN, Circumstances
from ptdiary.diary.questions.form import Answers
from ptdiary.diary.questions.rows import ROW, ROWS, Row, feels_other

_FORM = ("tile", "waiting")


def rows_shown(
    answers: Answers, circumstances: Circumstances, tile: str | None = None
) -> tuple[Row, ...]:
    """The rows under a tile, as if it was ticked; without one, all that stand in the form."""
    if tile is not None:
        rows = [row for row in ROWS if row.tile == tile]
    else:
        rows = [row for row in ROWS if row.part in _FORM and row.tile in (None, *answers.ticked)]
    return tuple(row for row in rows if row.when(answers, circumstances))


def value_of(answers: Answers, row: Row, circumstances: Circumstances) -> Any:
    """The answer of a row: a chip, several as a tuple, a score or text; None or () for none.

    An answer that the row does not offer (any more) is none.
    """
    value = getattr(answers, row.of)
    match row.key:
        case "feels" | "feels_added":
            value = _felt(answers)
        case "weekly":
            value = (*value, *(("none",) if answers.weekly_none else ()))
    if row.kind != "chips" or row.key == "flare_before":
        return value
    offered = row.offered(answers, circumstances)
    if row.many:
        return tuple(chip for chip in offered if chip in value)
    return value if value in offered else None


def _felt(answers: Answers) -> tuple[str, ...]:
    """The words, and what the chips of that row say of other questions."""
    other = feels_other(answers, NOTHING_KNOWN)
    more = {"sharp": "sharp" in answers.ticked, "sudden": answers.sudden_onset == "yes",
            "other": other}  # fmt: skip
    return (*answers.feels, *(chip for chip, said in more.items() if said))


def is_blank(answers: Answers, row: Row, circumstances: Circumstances) -> bool:
    """Whether a row holds no answer."""
    return value_of(answers, row, circumstances) in (None, ())


def still_open(
    answers: Answers, circumstances: Circumstances, before: Answers | None = None
) -> tuple[Row, ...]:
    """The essential rows that are shown and blank, in the order of the screen.

    `before` are the answers of the entry that is being changed: what it left blank is asked once
    more only under tiles that were touched since.
    """
    open_rows = _open(answers, circumstances)
    if before is None:
        return open_rows
    was_open = {row.key for row in _open(before, circumstances)}
    touched = {row.tile for row in open_rows if row.tile and _touched(row.tile, answers, before)}
    return tuple(row for row in open_rows if row.tile in touched or row.key not in was_open)


def _open(answers: Answers, circumstances: Circumstances) -> tuple[Row, ...]:
    return tuple(
        row
        for row in rows_shown(answers, circumstances)
        if row.essential(answers, circumstances) and is_blank(answers, row, circumstances)
    )


def _touched(tile: str, answers: Answers, before: Answers) -> bool:
    if (tile in answers.ticked) != (tile in before.ticked):
        return True
    fields = {row.of for row in ROWS if row.tile == tile}
    return any(getattr(answers, name) != getattr(before, name) for name in fields)


def is_complete(answers: Answers, circumstances: Circumstances, tile: str) -> bool:
    """Whether no essential row of a tile is blank."""
    return not any(
        row.essential(answers, circumstances) and is_blank(answers, row, circumstances)
        for row in rows_shown(answers, circumstances, tile)
    )


def is_shown(answers: Answers, circumstances: Circumstances, key: str) -> bool:
    """Whether a row of the form is shown now."""
    row = ROW[key]
    ticked = row.tile is None or row.tile in answers.ticked
    return ticked and row.when(answers, circumstances)
