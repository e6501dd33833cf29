"""The charts as tables, and what one point of them says when it is read out."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ptdiary.isolate import isolated
from ptdiary.review.averages import DayAverage
from ptdiary.review.finding import Level
from ptdiary.review.hours import instant
from ptdiary.review.outlook.range import SessionOutlook
from ptdiary.review.trends.band import BandHour, earlier
from ptdiary.review.trends.shapes import Curve, Lane, LaneValue, Mark, Point, Series
from ptdiary.words import dates, entries, lines, medicine, outlook, signs
from ptdiary.words.aligned import percentile
from ptdiary.words.charts import (
    answer_words,
    curve_name,
    lane_name,
    low,
    mark_name,
    one_decimal,
)
from ptdiary.words.dates import Times

# The words under a chart that read one entry out, and the tables that stand in for charts.


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A chart as a table: the heads of its columns, and rows of as many cells."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


# -- one entry


def read_out(series: Series, entry: str, times: Times) -> str:
    """`Tue 10 Nov 19:40, 7, pain down the left leg, 29 h after session 9`; empty for no point."""
    point = next((each for each in series.points if each.entry == entry), None)
    if point is None:
        return ""
    found = _Found(series)
    said = [
        _felt(point, series.at, times),
        str(point.soreness),
        low(found.sign(point)),
        *(lines.known_said(each) for each in point.known),
        found.after(point),
        *_remarks(point),
        *_answers(series, entry),
    ]
    return ", ".join(each for each in said if each)


def step_read_out(series: Series, first: date, times: Times) -> str:
    """`Week from Mon 16 Nov: 3.1 of 10 on average, 6 of 7 days rated, highest 6. Visit ...`."""
    average = next((each for each in series.averages.each if each.first == first), None)
    if average is None:
        return ""
    return _STEP.format(
        time=_TIMES[series.averages.days],
        day=times.short_day_with_weekday(first, series.at),
        average=one_decimal(average.mean),
        rated=average.rated,
        days=average.days,
        highest=average.highest,
    ) + "".join(f" {_VISIT.format(when=each)}" for each in _visits_in(series, average, times))


def visit_read_out(series: Series, at: datetime, times: Times) -> str:
    """`Visit to your therapist: Thu 19 Nov 16:00.`; one to come says so."""
    visit = next((each for each in series.visits if each.at == at), None)
    if visit is None:
        return ""
    when = _moment(visit.at, series.at, times)
    return (_VISIT_TO_COME if visit.to_come else _VISIT).format(when=when)


_STEP = (
    "{time} from {day}: {average} of 10 on average, {rated} of {days} days rated, "
    "highest {highest}."
)
_TIMES = {7: "Week", 28: "4 weeks", 84: "12 weeks"}
_LEFT_OUT = "left out: {why}"
_VISIT = "Visit to your therapist: {when}."
_VISIT_TO_COME = "Next visit to your therapist: {when}."


def _visits_in(series: Series, average: DayAverage, times: Times) -> Iterator[str]:
    """When the visits on its days were."""
    for visit in series.visits:
        if not visit.to_come and average.first <= visit.at.date() <= average.last:
            yield _moment(visit.at, series.at, times)


def weeks_table(series: Series, times: Times) -> Table:
    """The averages over the days that the timeline shows, the latest last."""
    return Table(
        heads=(f"{_TIMES[series.averages.days]} from", "Average", "Days rated", "Highest", "Visit"),
        rows=tuple(
            (
                times.short_day_with_weekday(each.first, series.at),
                one_decimal(each.mean),
                f"{each.rated} of {each.days}",
                str(each.highest),
                dates.joined(_visits_in(series, each, times)) or dates.NOT_ANSWERED,
            )
            for each in series.averages.each
        ),
    )


def aligned_read_out(series: Series, entry: str, times: Times) -> str:
    """The same for a rating of the aligned chart, even if the timeline does not show it."""
    said = read_out(series, entry, times)
    if said:
        return said
    for curve in series.curves:
        if entry in curve.entries:
            hours, score = curve.points[curve.entries.index(entry)]
            at = curve.ended_at + timedelta(hours=hours)
            after = f"{dates.hours(hours)} after session {curve.number}"
            return f"{_moment(at, series.at, times)}, {score}, {after}"
    return ""


def _answers(series: Series, entry: str) -> list[str]:
    """What the same entry answers in the lanes that are shown."""
    return [
        f"{low(lane_name(lane))} {answer_words(value)}"
        for lane in series.lanes
        for value in lane.values
        if value.entry == entry
    ]


def _felt(told: Point | LaneValue, now: datetime, times: Times) -> str:
    """`Fri 20 Nov 19:58`; `Fri 20 Nov, time not known`."""
    if told.time_unknown:
        return f"{times.short_day_with_weekday(told.at, now)}, {entries.TIME_UNKNOWN}"
    return _moment(told.at, now, times)


def _moment(at: datetime, now: datetime, times: Times) -> str:
    return f"{times.short_day_with_weekday(at, now)} {times.clock(at)}"


def _remarks(point: Point) -> list[str]:
    said = ["written later"] if point.written_later else []
    said += [medicine.AFTER_PAINKILLER] * point.masked
    said += medicine.doses_before(point.doses, point.at)
    if point.left_out is not None:
        said.append(_LEFT_OUT.format(why=isolated(" ".join(point.left_out.split()))))
    return said


class _Found:
    """What a series says of its points: looked up once for all rows."""

    def __init__(self, series: Series) -> None:
        self._numbers = {each.session: each.number for each in series.curves}
        self._marks: dict[str, list[Mark]] = defaultdict(list)
        for mark in series.marks:
            for entry in {mark.point, *mark.finding.entries} - {None}:
                self._marks[str(entry)].append(mark)

    def sign(self, point: Point) -> str:
        """The warning that this entry is evidence for: first the one that began with it."""
        of_it = sorted(
            self._marks.get(point.entry, ()),
            key=lambda mark: (mark.point != point.entry, -mark.finding.level),
        )
        return mark_name(of_it[0]) if of_it else ""

    def signs(self, point: Point) -> str:
        """All that was found with this entry, for a cell."""
        names = [self.sign(point)]
        for mark in self._marks.get(point.entry, ()):
            if mark.point == point.entry:
                names += [
                    signs.sign_name(found) for found in mark.others if found.level >= Level.CONTACT
                ]
        return ", ".join(dict.fromkeys(name for name in names if name))

    def after(self, point: Point) -> str:
        """How long after which session; one from before the days shown has no number.

        Empty where no session was before, and of a rating whose time is not known.
        """
        if point.hours is None or point.time_unknown:
            return ""
        number = self._numbers.get(point.session or "")
        session = "a session" if number is None else f"session {number}"
        return f"{dates.hours(point.hours)} after {session}"


# -- tables


def timeline_table(series: Series, times: Times) -> Table:
    """Every rating of the timeline, the latest last."""
    found = _Found(series)
    return Table(
        heads=("When", "Soreness", "After a session", "Warning", "Note"),
        rows=tuple(
            (
                _felt(point, series.at, times),
                dates.score(point.soreness),
                _cell(found.after(point)),
                _cell(found.signs(point)),
                _cell(", ".join(_remarks(point))),
            )
            for point in series.points
        ),
    )


def lanes_table(series: Series, times: Times) -> Table:
    """Every answer of the lanes that are shown, the latest last."""
    answered = [(value, lane) for lane in series.lanes for value in lane.values]
    return Table(
        heads=("When", "What", "Answer"),
        rows=tuple(
            (
                _felt(value, series.at, times),
                lane_name(lane),
                dates.sentence(answer_words(value)),
            )
            for value, lane in sorted(answered, key=_time)
        ),
    )


def _time(pair: tuple[LaneValue, Lane]) -> int:
    return instant(pair[0].at)


def _cell(words: str) -> str:
    return words or dates.NOT_ANSWERED


def aligned_table(series: Series, times: Times) -> Table:
    """Every session of the aligned chart, the latest last."""
    return Table(
        heads=("No.", "Session", "Before", "Highest", "At 48 h", "At 72 h", "After it"),
        rows=tuple(_session_row(curve, series, times) for curve in series.curves),
    )


def band_table(series: Series) -> Table:
    """The band of the earlier sessions, an hour a row."""
    return Table(
        heads=("Hours after", "Sessions", "Middle one", "Half of them", "9 of 10"),
        rows=tuple(_band_row(each) for each in earlier(series).band),
    )


def _band_row(each: BandHour) -> tuple[str, ...]:
    low, quarter, middle, three_quarters, high = map(percentile, each.percentiles)
    return (
        dates.sentence(dates.count(round(each.hours), "hour", "hours")) if each.hours else _BEFORE,
        str(each.sessions),
        middle,
        _FROM_TO.format(low=quarter, high=three_quarters),
        _FROM_TO.format(low=low, high=high),
    )


_BEFORE, _FROM_TO = "Before it", "{low} to {high}"


def outlook_table(told: SessionOutlook) -> Table:
    """What is said of each moment ahead, the nearest first."""
    return Table(
        heads=("What is likely", "The ten dots"),
        rows=tuple((outlook.heading(told, each), outlook.dots(each.dots)) for each in told.moments),
    )


def _session_row(curve: Curve, series: Series, times: Times) -> tuple[str, ...]:
    response = curve.response
    return (
        str(curve.number),
        times.short_day_with_weekday(curve.ended_at, series.at),
        dates.number(response.before),
        peak(curve),
        dates.number(response.at_48h),
        dates.number(response.at_72h),
        outcome(curve, series),
    )


def peak(curve: Curve) -> str:
    """`7 at 29 h`, the dash if no rating followed."""
    response = curve.response
    said = dates.number(response.peak)
    if response.peak_hours is not None:
        said = f"{said} at {dates.hours(response.peak_hours)}"
    return said


def outcome(curve: Curve, series: Series) -> str:
    """What followed a session, in a cell: `Settled, 54 h`, `Past 72 h`, `Leg pain, 29 h`."""
    named = curve_name(curve)
    if named:
        hours = curve.mark.hours if curve.mark and curve.outcome == "sign" else None
        after = f", {dates.hours(hours)}" if hours is not None else ""
        return dates.sentence(named) + after
    settled = curve.settled_hours
    if curve.outcome in {"settled", "slow"} and settled is not None:
        return f"Settled, {dates.hours(settled)}"
    so_far = dates.hours(dates.elapsed_hours(curve.ended_at, series.at))
    return {
        "easing": f"Easing, {so_far} so far",
        "open": f"{so_far} so far",
        "settled": "Hardly rose",
        "slow": "Not settled",
    }.get(curve.outcome, "Too few entries")
