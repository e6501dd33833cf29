"""The small signs of the chart of dose and response, and its key."""

from collections.abc import Callable, Sequence

from ptdiary.charts.key import KeyItem
from ptdiary.charts.sheet import Places, Sheet
from ptdiary.charts.words import DoseWords
from ptdiary.review.dose import Dose

_FLAT = {"settled"}  # with this outcome and no hour, soreness never rose
_DOT = 5
_SIGN = 0.75  # in sizes of the words


def draw_flat(sheet: Sheet, places: Places) -> None:
    """Soreness did not rise."""
    style = sheet.style
    sheet.dots(
        places, "o", 0.55 * style.size, _DOT, fill=style.surface, edge=style.line, edge_width=1.3
    )


def draw_unknown(sheet: Sheet, places: Places) -> None:
    """Nothing is known: never a bar of 0."""
    half = 0.28 * sheet.style.size
    dashes = [(x - half, y, x + half, y) for x, y in places]
    sheet.segments(dashes, sheet.style.text_soft, 1.2, _DOT)


def draw_signs(sheet: Sheet, places: Places) -> None:
    """Something was new or harder."""
    colour = sheet.style.session
    sheet.dots(places, "D", _SIGN * sheet.style.size, _DOT, fill=colour, edge=colour, edge_width=0)


def dose_items(sheet: Sheet, doses: Sequence[Dose], words: DoseWords) -> tuple[KeyItem, ...]:
    """The entries of the key: only what these sessions need."""
    half = 0.4 * sheet.style.size
    samples = (
        (draw_signs, words.key_new, any(dose.new for dose in doses)),
        (draw_flat, words.key_flat, any(is_flat(dose) for dose in doses)),
        (draw_unknown, words.key_unknown, any(_has_unknown(dose) for dose in doses)),
    )
    return tuple(
        KeyItem(_sample(sheet, draw, half), 2 * half, said) for draw, said, used in samples if used
    )


def _sample(
    sheet: Sheet, draw: Callable[[Sheet, Places], None], half: float
) -> Callable[[float, float], None]:
    def drawn(x: float, y: float) -> None:
        draw(sheet, [(x + half, y)])

    return drawn


def is_flat(dose: Dose) -> bool:
    """Whether soreness never rose after a session, as far as the diary tells."""
    return dose.curve.response.settled_hours is None and dose.curve.outcome in _FLAT


def _has_unknown(dose: Dose) -> bool:
    response = dose.curve.response
    known = (dose.effort, dose.minutes, dose.new, response.peak)
    return None in known or (response.settled_hours is None and not is_flat(dose))
