"""How often the range for tomorrow evening comes true, and how sharp it is.

Each patient is asked at the end of a session, about the next evening (29 h), and on the evening
after, about the one that follows (53 h), when so many earlier sessions can tell. What is scored is
what those sessions tell; that nothing is said while a finding stands is left out.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from statistics import fmean

from ptdiary.diary import Diary
from ptdiary.review.hours import HOUR, instant
from ptdiary.review.outlook.range import likely, told
from ptdiary.review.records import NEVER, Records, read_records
from ptdiary.review.responses import NEAR
from tests.bench.after_sessions import Way, live
from tests.bench.piped import PipedProgram, document_of
from tests.bench.table import BenchTable, percent

EARLIER = (5, 8, 12, 20, 30)
ASKED = ((0, 29), (29, 53))  # hours after the session: when, and of which
HOURS = tuple(hours for _, hours in ASKED)
NORMAL = Way()
GRID = {
    "as a rule": NORMAL,
    "low": Way(level=1.5),
    "high": Way(level=4.5),
    "even": Way(scatter=0.5),
    "uneven": Way(scatter=1.0),
    "does not get used to it": Way(fades=False),
    "sessions every day or two": Way(gaps=(1, 2)),
    "sessions once or twice a week": Way(gaps=(3, 4, 7)),
    "a third of the ratings missing": Way(missing=0.33),
    "harder ones, mixed": Way(effect=2),
    "harder ones later": Way(effect=2, order="rising", easy=22),
    "low and even": Way(level=1.5, scatter=0.5),
    "uneven, does not get used to it": Way(scatter=1.0, fades=False),
    "uneven, harder ones mixed, missing": Way(scatter=1.0, effect=2, missing=0.33),
    "sessions alike": Way(between=0.5),
    "sessions unlike": Way(between=1.5),
}
_STUDIES_BAND = 6  # points above the score before: the top of the band of studies
SEED = 5_000_000
COUNT = 625  # patients a row: ten thousand in the grid
CHANCES = [(place + 0.5) / 10 for place in range(10)]


@dataclass(frozen=True, kw_only=True)
class Occasion:
    """A moment at which a forecast is asked for, and the score that came.

    `earlier` sessions can tell of it, `own` is what this program says, `hours` are those from the
    end of the session to the moment asked about; `before` is the score before the session and
    `latest` the last one that is there.
    """

    diary: Diary
    records: Records
    position: int
    at: datetime
    hours: int
    earlier: int
    own: tuple[int, ...]
    before: int
    latest: int
    came: int


def pinball(dots: Sequence[float], came: int) -> float:
    """The mean pinball loss of ten quantiles, in points; lower is better."""
    return sum(
        max(chance * (came - dot), (chance - 1) * (came - dot))
        for chance, dot in zip(CHANCES, dots, strict=True)
    ) / len(CHANCES)


def ask(way: Way, seed: int, most: int = max(EARLIER)) -> Iterator[Occasion]:
    """When one patient is asked: each time that so many earlier sessions can tell, up to `most`."""
    lived = live(way, _count(way, most), seed)
    diary = Diary(entries=lived.entries, sessions=lived.sessions)
    records = read_records(diary)
    wanted = {hours: [each for each in EARLIER if each <= most] for _, hours in ASKED}
    not_before = dict.fromkeys(wanted, min(EARLIER))  # each session tells of one at most
    for position, session in enumerate(records.sessions):
        for after, hours in ASKED:
            if not wanted[hours] or position < not_before[hours]:
                continue
            at = session.ended_at + timedelta(hours=after)
            found = _occasion(diary, records, position, at, hours)
            if found is None:
                continue
            if found.earlier in wanted[hours]:
                yield found
            wanted[hours] = [each for each in wanted[hours] if each > found.earlier]
            more = min(wanted[hours], default=0) - found.earlier
            not_before[hours] = position + more


def _count(way: Way, most: int) -> int:
    """Sessions enough for so many that tell something: with both of their ratings, and time.

    Of the later evening only those tell after which the next one is three days away.
    """
    apart = fmean(gap > 2 for gap in way.gaps)
    return int((most + 6) / (1 - way.missing) ** 2 * min(1.6, 1 / max(apart, 0.1)))


def _occasion(
    diary: Diary, records: Records, position: int, at: datetime, hours: int
) -> Occasion | None:
    """None where nothing can be told, or no rating came to judge it by."""
    end, until = records.ends[position], _next(records, position)
    came, before = (
        _near(records, end + hours * HOUR, end, until),
        _near(records, end - 7 * HOUR, 0, end),
    )
    if came is None or before is None or instant(at) >= until:
        return None
    for each in told(records, position, at):
        if round(each.hours) == hours:
            latest = records.scores[bisect_right(records.rating_times, instant(at)) - 1]
            found = Occasion(
                diary=diary, records=records, position=position, at=at, hours=hours,
                earlier=each.sessions, own=each.dots, before=before, latest=latest, came=came,
            )  # fmt: skip
            return found if like_last_time(found) else None
    return None


# Forecasts: ten scores in order, or None where nothing is said.

Forecast = Callable[[Occasion], Sequence[float] | None]


def own(occasion: Occasion) -> tuple[int, ...]:
    return occasion.own


def band_of_studies(occasion: Occasion) -> tuple[int, ...]:
    """From the score before the session to 6 points above it, as an 80 % range."""
    return _scores([occasion.before + _STUDIES_BAND * (chance - 0.1) / 0.8 for chance in CHANCES])


def like_last_time(occasion: Occasion) -> tuple[int, ...] | None:
    """As after the session before that has both ratings: so much above the score before."""
    records = occasion.records
    for earlier in range(occasion.position - 1, -1, -1):
        end = records.ends[earlier]
        first = _near(records, end - 7 * HOUR, 0, end)
        then = _near(records, end + occasion.hours * HOUR, end, records.ends[earlier + 1])
        if first is not None and then is not None:
            return _scores([occasion.before + then - first] * len(CHANCES))
    return None


def last_score(occasion: Occasion) -> tuple[int, ...]:
    return (occasion.latest,) * len(CHANCES)


def piped(program: PipedProgram, occasion: Occasion) -> Sequence[float] | None:
    """What another program says of the diary as it stands then. LookupError for no ten dots."""
    at = instant(occasion.at)
    told_by_then = Diary(
        entries=tuple(each for each in occasion.diary.entries if instant(each.at) <= at),
        sessions=tuple(each for each in occasion.diary.sessions if instant(each.ended_at) <= at),
    )
    said = program.ask(document_of(told_by_then, occasion.at.isoformat()))
    for each in said["for"]:
        if round(each["hours"]) == occasion.hours:
            if len(each["dots"]) != len(CHANCES):
                raise LookupError(f"not {len(CHANCES)} dots: {each['dots']}")
            return sorted(each["dots"])
    return None


RIVALS: dict[str, Forecast] = {
    "*others:* the last score again": last_score,
    "*others:* as after the session before": like_last_time,
    "*others:* the band of studies": band_of_studies,
}


def _scores(values: Sequence[float]) -> tuple[int, ...]:
    return tuple(max(0, min(10, round(value))) for value in values)


def _next(records: Records, position: int) -> int:
    return records.ends[position + 1] if position + 1 < len(records.ends) else NEVER


def _near(records: Records, wanted: int, after: int, before: int) -> int | None:
    low = bisect_left(records.rating_times, max(wanted - NEAR, after + 1))
    high = bisect_left(records.rating_times, min(wanted + NEAR + 1, before))
    near = sorted(range(low, high), key=lambda each: abs(records.rating_times[each] - wanted))
    return records.scores[near[0]] if near else None


# The table


@dataclass(frozen=True)
class OutlookScore:
    """Shares and means of the occasions with so many earlier sessions.

    `answered` is the share at which something was said; the losses are in points, those of others
    on the same occasions.
    """

    answered: float
    covered: float
    width: float
    loss: float
    studies: float
    last_time: float


@dataclass(frozen=True)
class _Judged:
    right: bool
    width: float
    loss: float
    studies: float
    last_time: float


def _judged(forecast: Forecast, occasion: Occasion) -> _Judged | None:
    dots = forecast(occasion)
    if dots is None:
        return None
    low, high = likely(dots)
    return _Judged(
        right=low <= occasion.came <= high,
        width=high - low + 1,
        loss=pinball(dots, occasion.came),
        studies=pinball(band_of_studies(occasion), occasion.came),
        last_time=pinball(like_last_time(occasion), occasion.came),
    )


def score(judged: Sequence[_Judged | None]) -> OutlookScore:
    said = [each for each in judged if each is not None]
    return OutlookScore(
        answered=len(said) / len(judged),
        covered=fmean(each.right for each in said),
        width=fmean(each.width for each in said),
        loss=fmean(each.loss for each in said),
        studies=fmean(each.studies for each in said),
        last_time=fmean(each.last_time for each in said),
    )


def seeds(name: str, count: int) -> range:
    first = SEED + 100_000 * list(GRID).index(name)
    return range(first, first + count)


def scores(
    forecast: Forecast, names: Sequence[str], count: int, most: int = max(EARLIER)
) -> dict[tuple[int, int], OutlookScore | None]:
    """By the hours asked about and how many earlier sessions there were.

    Over `count` patients of each of these cells of the grid; None where nothing was said.
    """
    judged: dict[tuple[int, int], list[_Judged | None]] = {
        (hours, earlier): [] for hours in HOURS for earlier in EARLIER
    }
    for name in names:
        for seed in seeds(name, count):
            for occasion in ask(GRID[name], seed, most):
                asked = occasion.hours, occasion.earlier
                judged[asked].append(_judged(forecast, occasion))
    return {asked: score(each) if any(each) else None for asked, each in judged.items()}


COLUMNS = (
    *(
        f"right (scores wide) at {hours} h, {count} sessions"
        for hours in HOURS
        for count in EARLIER
    ),
    *(
        f"loss by studies / by last time at {hours} h, {count}"
        for hours in HOURS
        for count in EARLIER
    ),
    "says something",
)


def beside(loss: float, other: float) -> str:
    return f"{loss / other:.2f}" if other else "-"


def cells(name: str, count: int, forecast: Forecast = own) -> tuple[str, ...]:
    """One line of the table; a rival's is of all cells of the grid together."""
    if name in RIVALS:
        found = scores(RIVALS[name], list(GRID), max(1, count // len(GRID)))
    else:
        found = scores(forecast, [name], count)
    said = [each for each in found.values() if each]
    return (
        *(
            f"{percent(each.covered)} ({each.width:.1f})" if each else "-"
            for each in found.values()
        ),
        *(
            f"{beside(each.loss, each.studies)} / {beside(each.loss, each.last_time)}"
            if each
            else "-"
            for each in found.values()
        ),
        percent(fmean(each.answered for each in said)) if said else "0 %",
    )


def table(program: PipedProgram | None = None) -> BenchTable:
    return BenchTable(
        title="outlook",
        first="patients",
        columns=COLUMNS,
        names=(*GRID, *(() if program else RIVALS)),
        count=COUNT,
        cells=partial(cells, forecast=partial(piped, program) if program else own),
    )
