"""When each line of a table was: its day and time, in the order that the whole column shows.

A time without an offset is of the zone in which the table was written. Of an hour that clocks show
twice, the second is told by the order of the lines.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone, tzinfo

from ptdiary.diary.fields import EARLIEST_YEAR, FURTHEST_AHEAD, LATEST_YEAR
from ptdiary.tables.cells import CellError, plain, says_nothing, shown
from ptdiary.tables.columns import TableColumns
from ptdiary.tables.days import (
    ORDERS,
    SaidMoment,
    YearlessError,
    clock_in,
    offset_of_minutes,
    orders_of,
    said_in,
)
from ptdiary.tables.known import Texts
from ptdiary.tables.meanings import is_offset
from ptdiary.tables.reading import Ask, AskAbout, Dates, TableChoices
from ptdiary.wall_clock import from_wall, is_shown_twice

_NOON = time(12)  # of a day without a time
_MIDNIGHT = time(0)
_OF_ZERO = frozenset({date(1899, 12, 30), date(1899, 12, 31), date(1900, 1, 1)})
_NEAR = timedelta(hours=2)  # clocks go back by less


class WrongCellError(ValueError):
    """A cell that keeps a line out: the place of its column, its text, and why."""

    def __init__(self, place: int, text: str, why: str) -> None:
        super().__init__(why)
        self.place = place
        self.text = text
        self.why = why


@dataclass(frozen=True, slots=True)
class ToldMoment:
    """When a line was, as far as it tells.

    `local` is the time on the wall; of a count of seconds there is only the `instant`. Without
    `has_time` only its day is known, and `part` may be what its cell says of the time; `clock_told`
    is that the time is the line's own, not the hour that the patient chose for all.
    """

    local: datetime | None
    offset: tzinfo | None = None
    instant: datetime | None = None
    has_time: bool = True
    clock_told: bool = True
    part: str = ""
    place: int = 0
    text: str = ""

    @property
    def is_by_itself(self) -> bool:
        """Whether it is a moment of the world, without a zone to be known."""
        return self.instant is not None or self.offset is not None


class Moments:
    """Reads when the lines of a table were."""

    def __init__(self, table: TableColumns, choices: TableChoices, at: datetime) -> None:
        self._table = table
        self._hour = choices.rating_hour
        self._needed_hour = choices.hour
        self._today = at
        offsets = [place for place, name in enumerate(table.names) if is_offset(name)]
        self._offset = next((p for p in offsets if table.meanings[p].meaning == "at"), None)
        self._whens = table.whens()
        if self._offset in self._whens:
            self._offset = None
        self._time = table.place("time")
        self._said: dict[str, SaidMoment | CellError] = {}
        self._clocks: dict[str, tuple[time | None, tzinfo | None] | CellError] = {}
        for place in self._whens:
            for text in table.counts(place):
                self._say(text)
        told = [each for each in self._said.values() if isinstance(each, SaidMoment)]
        yearless = (text for text, each in self._said.items() if isinstance(each, YearlessError))
        self.yearless = "" if told else next(yearless, "")  # a day where none has a year
        orders = orders_of(each.days for each in told if each.days)
        self.order: Dates | None = choices.dates or (orders[0] if len(orders) == 1 else None)
        if not orders:
            self.order = choices.dates or ORDERS[0]
        self._orders = orders
        is_timed = any(each.clock not in {None, _MIDNIGHT} for each in told)
        is_written = any(each.clock == _MIDNIGHT and not each.is_counted for each in told)
        self._midnight_is_none = not is_timed and (not is_written or table.place("at") is None)

    def ask(self) -> Ask | None:
        """The question of the order of day and month; None where the column answers it."""
        if self.order is not None:
            return None
        for place in self._whens:
            for text in self._table.counts(place):
                said = self._said[text]
                if isinstance(said, SaidMoment) and said.days and len(set(said.days.values())) > 1:
                    return Ask(about=AskAbout.DATES, column=self._table.names[place],
                               example=text.strip())  # fmt: skip
        place = self._whens[0]
        example = next(iter(self._table.texts(place)), "").strip()
        return Ask(about=AskAbout.DATES, column=self._table.names[place], example=example)

    def says_day(self, texts: Texts) -> bool:
        """Whether a cell of a line is a day, in whatever order."""
        place = self._when_of(texts)
        return place is not None and isinstance(self._say(texts[place]), SaidMoment)

    def _when_of(self, texts: Texts) -> int | None:
        """The column that tells the day of a line."""
        for place in self._whens:
            if place < len(texts) and not says_nothing(texts[place]):
                return place
        return None

    def _say(self, text: str) -> SaidMoment | CellError:
        if text not in self._said:
            try:
                self._said[text] = said_in(text, self._today.year)
            except CellError as error:
                self._said[text] = error
        return self._said[text]

    def of(self, texts: Texts) -> ToldMoment:
        """When a line was. WrongCellError where its cells do not tell it."""
        place = self._when_of(texts)
        if place is None:
            raise WrongCellError(self._whens[0], "", "the day is missing")
        text = texts[place]
        said = self._say(text)
        if isinstance(said, CellError):
            raise WrongCellError(place, text, str(said))
        if said.instant is not None:
            return ToldMoment(None, instant=said.instant, place=place, text=text)
        return self._with_time(said, place, texts)

    def _with_time(self, said: SaidMoment, place: int, texts: Texts) -> ToldMoment:
        text = texts[place]
        day = (said.days or {}).get(self.order or ORDERS[0])
        if day is None:
            raise WrongCellError(place, text, f"{shown(text)} is not in the calendar")
        clock, offset, part = said.clock, said.offset, ""
        if clock == _MIDNIGHT and self._may_be_no_time(said, place, texts):
            clock = None
        if clock is None and self._time is not None and self._time < len(texts):
            clock, offset, part = self._clock(texts[self._time])
        if self._offset is not None and self._offset < len(texts) and clock is not None:
            offset = self._offset_in(texts[self._offset]) or offset
        has_time = clock_told = clock is not None
        if clock is None and self._hour is not None:
            clock, has_time = time(self._hour), True
        local = datetime.combine(day, clock or _NOON)
        self._refuse_never(local, said.clock or clock, place, text)
        return ToldMoment(local, offset, None, has_time, clock_told, part, place, text)

    def _may_be_no_time(self, said: SaidMoment, place: int, texts: Texts) -> bool:
        """Whether midnight is what a spreadsheet shows of a day alone."""
        if said.offset is not None:
            return False
        is_day = said.is_counted or self._table.meanings[place].meaning == "day"
        return self._midnight_is_none or (is_day and self._has_clock(texts))

    def _has_clock(self, texts: Texts) -> bool:
        place = self._time
        return place is not None and place < len(texts) and not says_nothing(texts[place])

    def _clock(self, text: str) -> tuple[time | None, tzinfo | None, str]:
        if says_nothing(text):
            return None, None, ""
        if text not in self._clocks:
            self._clocks[text] = self._read_clock(text)
        found = self._clocks[text]
        if isinstance(found, CellError):
            raise WrongCellError(self._time or 0, text, str(found))
        part = (
            "" if found[0] is not None else f"{self._table.names[self._time or 0]}: {text.strip()}"
        )
        return *found, part

    def _read_clock(self, text: str) -> tuple[time | None, tzinfo | None] | CellError:
        try:
            return clock_in(plain(text), text)
        except CellError as error:
            whole = self._say(text)  # a spreadsheet may put a day before each time
            is_timed = isinstance(whole, SaidMoment) and whole.clock is not None
            return (whole.clock, whole.offset) if is_timed else error  # type: ignore[union-attr]

    def _offset_in(self, text: str) -> tzinfo | None:
        if says_nothing(text):
            return None
        try:
            return offset_of_minutes(text)
        except CellError as error:
            raise WrongCellError(self._offset or 0, text, str(error)) from None

    def _refuse_never(self, local: datetime, clock: time | None, place: int, text: str) -> None:
        """WrongCellError for a day that nobody lived who writes here."""
        if self._table.is_own and self._table.place("id") is not None:
            return  # `refuse_unlived` says so of the diary's own
        if local.date() in _OF_ZERO:
            zero = f"{local.date()} {clock or _MIDNIGHT:%H:%M}"
            raise WrongCellError(place, text, f"{zero} is what spreadsheets make of 0")
        if local.year < EARLIEST_YEAR:
            raise WrongCellError(place, text, f"the year {local.year} is too long ago")

    def moment_in(self, text: str, zone: tzinfo | None) -> datetime:
        """Another moment that a cell tells. CellError."""
        said = said_in(text, self._today.year)
        if said.instant is not None:
            return _here(said.instant, zone)
        day = (said.days or {}).get(self.order or ORDERS[0])
        if day is None:
            raise CellError(f"{shown(text)} is not in the calendar")
        local = datetime.combine(day, said.clock or _NOON)
        moment = local.replace(tzinfo=said.offset) if said.offset else _of_zone(
            local, zone, later=False
        )  # fmt: skip
        if problem := _never_of_own(moment, self._today):
            raise CellError(problem)
        return moment

    def placed(self, told: Sequence[ToldMoment], zone: tzinfo | None) -> list[datetime]:
        """The moments of lines in their order, each with its offset."""
        second = _of_the_second_hour(told, zone)
        return [
            self._placed(each, zone, later=number in second) for number, each in enumerate(told)
        ]

    def needed(
        self, told: ToldMoment, at: datetime, zone: tzinfo | None
    ) -> tuple[ToldMoment, datetime] | None:
        """When a session or a medicine of a line was, which needs an hour; None without one."""
        if told.clock_told or told.is_by_itself or told.local is None:
            return told, at
        if self._needed_hour is None:
            return None
        local = datetime.combine(told.local.date(), time(self._needed_hour))
        moment = replace(told, local=local, has_time=True)
        return moment, self._placed(moment, zone, later=False)

    def _placed(self, told: ToldMoment, zone: tzinfo | None, *, later: bool) -> datetime:
        if told.instant is not None:
            return _here(told.instant, zone)
        if told.local is None:  # it tells one of the two
            raise AssertionError(told)
        if told.offset is not None:
            return told.local.replace(tzinfo=told.offset)
        return _of_zone(told.local, zone, later=later)

    def refuse_ahead(self, told: ToldMoment, moment: datetime, *, is_own: bool) -> None:
        """WrongCellError for a moment that has not come yet, or of a year that nobody lived.

        The diary's own keep what it lets stand: up to a year ahead.
        """
        if is_own:
            problem = _never_of_own(moment, self._today)
        else:
            today = self._today.astimezone(moment.tzinfo).date()
            day = moment.date()
            ahead = str(day.year) if day.year > today.year else str(day)
            problem = f"{ahead} has not come yet" if day > today else ""
        if problem:
            raise WrongCellError(told.place, told.text, problem)


def _never_of_own(moment: datetime, today: datetime) -> str:
    if moment.year < EARLIEST_YEAR:
        return f"the year {moment.year} is too long ago"
    if moment.year > LATEST_YEAR or moment - today > FURTHEST_AHEAD:
        return f"{moment.date()} is more than 366 days after today"
    return ""


def _here(instant: datetime, zone: tzinfo | None) -> datetime:
    local = instant.astimezone(zone)
    return local.replace(tzinfo=_fixed(local))


def _fixed(moment: datetime) -> timezone:
    return timezone(moment.utcoffset() or timedelta(0))


def _of_zone(local: datetime, zone: tzinfo | None, *, later: bool) -> datetime:
    if zone is None:
        return from_wall(local, later=later)
    placed = local.replace(tzinfo=zone, fold=int(later))
    return local.replace(tzinfo=_fixed(placed))


def _of_the_second_hour(told: Sequence[ToldMoment], zone: tzinfo | None) -> set[int]:
    """The lines that are of the second time of an hour which clocks show twice.

    They go back in time, or stand still, from one line to the next in that hour. Whether the newest
    line stands first is asked of the lines around it: blocks of a table may stand in any order.
    """
    walls = [
        (number, each.local)
        for number, each in enumerate(told)
        if each.local is not None and each.offset is None and each.has_time
    ]
    is_newest_first = len(walls) > 1 and walls[0][1] > walls[-1][1]
    found: set[int] = set()
    for run in _runs(walls):
        ends = run[0][1], run[-1][1]
        newest_first = is_newest_first
        if not all(_is_shown_twice(each, zone) for each in ends):  # these lines tell it themselves
            newest_first = ends[0] > ends[1]
        before: datetime | None = None
        is_second = False
        for number, local in reversed(run) if newest_first else run:
            goes_back = before is not None and local <= before
            is_second = (is_second or goes_back) and _is_shown_twice(local, zone)
            if is_second:
                found.add(number)
            before = local
    return found


def _runs(walls: Sequence[tuple[int, datetime]]) -> Iterator[list[tuple[int, datetime]]]:
    """The lines that follow each other within hours."""
    run: list[tuple[int, datetime]] = []
    for wall in walls:
        if run and abs(wall[1] - run[-1][1]) > _NEAR:
            yield run
            run = []
        run.append(wall)
    if run:
        yield run


def _is_shown_twice(local: datetime, zone: tzinfo | None) -> bool:
    if zone is None:
        return is_shown_twice(local)
    first, second = (local.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    return first is not None and second is not None and first > second
