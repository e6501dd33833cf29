"""A number as people type it, in the digits of any script."""

import re

from ptdiary.words.typed_time import plain

_WHOLE = re.compile(r"\d+")
_DECIMAL = re.compile(r"\d+(?:[.,]\d*)?")

NO_SCORE = "A score is a number from 0 to 10."
_NO_WHOLE = "Write a whole number from 0 to {most}. This one is left out."
_NO_NUMBER = "Write a number from 0 to {most}. This one is left out."


def number_typed(text: str, most: float, *, whole: bool) -> float | None:
    """The number from 0 to `most` that was meant; None if it is none."""
    said = plain(text)
    if not (_WHOLE if whole else _DECIMAL).fullmatch(said):
        return None
    number = float(said.replace(",", "."))
    return number if number <= most else None


def no_number(most: float, *, whole: bool) -> str:
    """What is said beside a box whose text is no such number."""
    return (_NO_WHOLE if whole else _NO_NUMBER).format(most=f"{most:g}")
