"""Words of dose and response: on the chart, in its sentence, and in its table."""

from ptdiary.charts.words import DoseColumn, DoseWords
from ptdiary.report.wording import dates
from ptdiary.report.wording.chart_tables import Table, outcome, peak
from ptdiary.report.wording.charts import low
from ptdiary.review.dose import Comparison, Dose, DoseResponse, Side
from ptdiary.review.shapes import Series

_EMPTY = "No session in this time."
_ASKS = "Log how hard a session was and what was new, and it will stand here."
_FEW = "These are few sessions. Sleep, work and chance can make such a difference."
_TOGETHER = "This shows what came together, not what caused what."


def dose_words(found: DoseResponse) -> DoseWords:
    """The words for `charts.dose.draw_dose`."""
    return DoseWords(
        asked="What it asked",
        effort="Effort, 0 to 10",
        minutes="Minutes",
        new="New or harder",
        followed="What followed",
        peak="Highest soreness",
        settled="Hours to settle",
        sessions="Session",
        limit="72 h",
        columns=tuple(_column(dose) for dose in found.doses),
        key_new=("something new or harder", "new or harder"),
        key_flat=("soreness did not rise", "did not rise"),
        key_unknown=("not known",),
        empty=_EMPTY,
    )


def _column(dose: Dose) -> DoseColumn:
    response = dose.curve.response
    return DoseColumn(
        day=dates.short_day(dose.curve.ended_at),
        effort="" if dose.effort is None else str(dose.effort),
        minutes="" if dose.minutes is None else str(round(dose.minutes)),
        peak="" if response.peak is None else str(response.peak),
        settled="" if response.settled_hours is None else str(int(response.settled_hours)),
    )


def dose_sentence(found: DoseResponse) -> str:
    """How many sessions there are, what can be compared, and how little that may say."""
    count = len(found.doses)
    if not count:
        return _EMPTY
    said = [f"{dates.sentence(dates.count(count, 'session', 'sessions'))}."]
    if not found.asked:
        return " ".join((*said, _ASKS))
    if found.complete < count:
        have = "has" if found.complete == 1 else "have"
        said.append(f"{found.complete} of them {have} both effort and a rating after.")
    said += [_compared(each) for each in found.comparisons]
    if any(each.few for each in found.comparisons):
        said.append(_FEW)
    if found.comparisons:
        said.append(_TOGETHER)
    return " ".join(said)


def _compared(found: Comparison) -> str:
    over = dates.number(found.over)
    more, less = {
        "new": ("with something new or harder", "without"),
        "effort": (f"with effort over {over}", f"with {over} or less"),
        "minutes": (f"of more than {over} minutes", f"of {over} or less"),
    }[found.asked]
    sides = [
        f"{dates.count(side.count, 'session', 'sessions')} {what}: {_side(side)}"
        for side, what in ((found.more, more), (found.less, less))
        if side is not None
    ]
    return f"{'; '.join(sides)}."


def _side(side: Side) -> str:
    if side.lowest == side.highest:
        return f"highest soreness {side.lowest}"
    return f"highest soreness {side.lowest} to {side.highest}, middle {dates.number(side.peak)}"


def dose_read_out(found: DoseResponse, series: Series, session: str) -> str:
    """`Session 9, Mon 9 Nov: effort 6, 45 minutes, new or harder: Deadlift; highest 7 at 29 h.`."""
    dose = next((each for each in found.doses if each.curve.session == session), None)
    if dose is None:
        return ""
    curve = dose.curve
    asked = [
        "" if dose.effort is None else f"effort {dose.effort}",
        "" if dose.minutes is None else f"{round(dose.minutes)} minutes",
        _new_words(dose),
    ]
    what = ", ".join(each for each in asked if each) or "nothing written about what it asked"
    highest = "no rating after it" if curve.response.peak is None else f"highest {peak(curve)}"
    day = dates.short_day_with_weekday(curve.ended_at, series.at)
    return f"Session {curve.number}, {day}: {what}; {highest}, {low(outcome(curve, series))}"


def _new_words(dose: Dose) -> str:
    if dose.new is None:
        return ""
    names = dates.joined(name for name in dose.new_names if name)
    if dose.new:
        return f"new or harder: {names}" if names else "something new or harder"
    return "nothing new or harder"


def dose_table(found: DoseResponse, series: Series) -> Table:
    """Every session, what it asked and what followed, the latest last."""
    return Table(
        heads=("No.", "Session", "Effort", "Minutes", "New or harder", "Highest", "After it"),
        rows=tuple(_row(dose, series) for dose in found.doses),
    )


def _row(dose: Dose, series: Series) -> tuple[str, ...]:
    curve = dose.curve
    minutes = dates.NOT_ANSWERED if dose.minutes is None else str(round(dose.minutes))
    new = {True: "Yes", False: "No"}.get(dose.new) if dose.new is not None else None
    names = dates.joined(name for name in dose.new_names if name)
    return (
        str(curve.number),
        dates.short_day_with_weekday(curve.ended_at, series.at),
        dates.number(dose.effort),
        minutes,
        names or new or dates.NOT_ANSWERED,
        peak(curve),
        outcome(curve, series),
    )
