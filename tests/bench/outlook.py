"""How often the range for tomorrow evening comes true, and how sharp it is.

Each patient is asked at the end of a session, about the next evening (29 h), and on the evening
after, about the one that follows (53 h), when so many earlier sessions can tell.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import fmean

from ptdiary.diary import Diary
from ptdiary.review.hours import HOUR, instant
from ptdiary.review.outlook.range import likely, told
from ptdiary.review.records import NEVER, Records, read_records
from ptdiary.review.responses import NEAR
from tests.bench.after_sessions import SimulatedDiary, Way, live

EARLIER = (5, 8, 12, 20, 30)
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
    "harder ones later": Way(effect=2, order="rising"),
    "low and even": Way(level=1.5, scatter=0.5),
    "uneven, does not get used to it": Way(scatter=1.0, fades=False),
    "uneven, harder ones mixed, missing": Way(scatter=1.0, effect=2, missing=0.33),
    "sessions alike": Way(between=0.5),
    "sessions unlike": Way(between=1.5),
}
_STUDIES_BAND = 6  # points above the score before: the top of the band of studies
SEED = 5_000_000
CHANCES = [(place + 0.5) / 10 for place in range(10)]


@dataclass(frozen=True)
class Asked:
    """One answer: what was said, what others would have said, and the score that came."""

    earlier: int
    dots: tuple[int, ...]
    studies: tuple[int, ...]
    last_time: tuple[int, ...]
    came: int

    @property
    def right(self) -> bool:
        low, high = likely(self.dots)
        return low <= self.came <= high


def pinball(dots: Sequence[int], came: int) -> float:
    """The mean pinball loss of ten quantiles, in points; lower is better."""
    return sum(
        max(chance * (came - dot), (chance - 1) * (came - dot))
        for chance, dot in zip(CHANCES, dots, strict=True)
    ) / len(CHANCES)


def ask(way: Way, seed: int) -> Iterator[Asked]:
    """What is said to one patient, each time that so many earlier sessions can tell."""
    lived = live(way, _count(way), seed)
    records = read_records(_diary(lived))
    asked: set[tuple[int, int]] = set()
    for position, session in enumerate(records.sessions):
        for after, hours in ((0, 29), (29, 53)):
            at = session.ended_at + timedelta(hours=after)
            answer = _answer(records, position, at, hours)
            if answer and (answer.earlier, hours) not in asked and answer.earlier in EARLIER:
                asked.add((answer.earlier, hours))
                yield answer


def _count(way: Way) -> int:
    """Sessions enough for thirty that tell something: with both of their ratings, and time."""
    return int((max(EARLIER) + 6) / (1 - way.missing) ** 2 * (1.6 if min(way.gaps) < 2 else 1))


def _diary(lived: SimulatedDiary) -> Diary:
    return Diary(entries=lived.entries, sessions=lived.sessions)


def _answer(records: Records, position: int, at: datetime, hours: int) -> Asked | None:
    """None where nothing is said, or no rating came to judge it by."""
    end, until = records.ends[position], _next(records, position)
    came = _near(records, end + hours * HOUR, end, until)
    if came is None or instant(at) >= until:
        return None
    for each in told(records, position, at):
        if round(each.hours) == hours:
            before = _near(records, end - 7 * HOUR, 0, end)
            last_time = _last_time(records, position, hours, before)
            if before is None or last_time is None:
                return None
            studies = [before + _STUDIES_BAND * (chance - 0.1) / 0.8 for chance in CHANCES]
            return Asked(
                each.sessions, each.dots, _scores(studies), _scores([last_time] * 10), came
            )
    return None


def _last_time(records: Records, position: int, hours: int, before: int | None) -> int | None:
    """As after the session before that has both ratings: so much above the score before."""
    for earlier in range(position - 1, -1, -1):
        end = records.ends[earlier]
        first = _near(records, end - 7 * HOUR, 0, end)
        then = _near(records, end + hours * HOUR, end, records.ends[earlier + 1])
        if before is not None and first is not None and then is not None:
            return before + then - first
    return None


def _scores(values: Sequence[float]) -> tuple[int, ...]:
    return tuple(max(0, min(10, round(value))) for value in values)


def _next(records: Records, position: int) -> int:
    return records.ends[position + 1] if position + 1 < len(records.ends) else NEVER


def _near(records: Records, wanted: int, after: int, before: int) -> int | None:
    low = bisect_left(records.rating_times, max(wanted - NEAR, after + 1))
    high = bisect_left(records.rating_times, min(wanted + NEAR + 1, before))
    near = sorted(range(low, high), key=lambda each: abs(records.rating_times[each] - wanted))
    return records.scores[near[0]] if near else None


@dataclass(frozen=True)
class Row:
    """Of one cell, by how many earlier sessions: the share that came true, and the mean losses."""

    asked: int
    covered: float
    width: float
    own: float
    studies: float
    last_time: float


def row(answers: Sequence[Asked]) -> Row:
    ranges = [likely(each.dots) for each in answers]
    return Row(
        asked=len(answers),
        covered=fmean(each.right for each in answers),
        width=fmean(high - low + 1 for low, high in ranges),
        own=fmean(pinball(each.dots, each.came) for each in answers),
        studies=fmean(pinball(each.studies, each.came) for each in answers),
        last_time=fmean(pinball(each.last_time, each.came) for each in answers),
    )


def rows(way: Way, seeds: range) -> dict[int, Row]:
    """The rows of a cell, by how many earlier sessions."""
    answers: dict[int, list[Asked]] = {count: [] for count in EARLIER}
    for seed in seeds:
        for each in ask(way, seed):
            answers[each.earlier].append(each)
    return {count: row(each) for count, each in answers.items() if each}


COLUMNS = tuple(f"{count} sessions" for count in EARLIER)


def cells(name: str, patients: int) -> list[str]:
    """One line of the table: covered %, scores in the range, loss by that of studies, of last."""
    first = SEED + 100_000 * list(GRID).index(name)
    return [
        f"{100 * each.covered:.0f} % {each.width:.1f} {each.own / each.studies:.2f} "
        f"{each.own / each.last_time:.2f}"
        for each in rows(GRID[name], range(first, first + patients)).values()
    ]
