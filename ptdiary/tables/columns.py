"""Where the heading of a table stands, and what each of its columns is."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from ptdiary.diary.limits import Whole
from ptdiary.tables.answers import yes_or_no
from ptdiary.tables.cells import CellError, folded, plain, says_nothing, text_of
from ptdiary.tables.days import clock_in, said_in
from ptdiary.tables.entry_fields import entry_fields
from ptdiary.tables.grid import Grid
from ptdiary.tables.handwritten import is_score, may_be_score
from ptdiary.tables.known import PERHAPS, KnownExport, Lines, Shaped, Texts, recognised
from ptdiary.tables.meanings import (
    Meant,
    Sureness,
    are_of_parts_of_day,
    is_offset,
    is_own_name,
    is_painkiller,
    meant_by,
    part_of_day_in,
    with_amounts,
)
from ptdiary.tables.numbers import number_in
from ptdiary.tables.reading import LEFT_OUT, Ask, AskAbout, Column, TableChoices

_SEARCHED = 40  # lines among which a heading is looked for
_BELOW = 6  # lines below it that show whether it is one
_SHOWN = 3  # cells that a column shows of itself
_LOOKED_AT = 60  # filled cells that show what a column holds
_MOST = 0.8  # of them
_HALF = 0.5
_UNNAMED = "Column {number}"
_ANSWERS = {"place", "medicine", "exercise", "minutes", "effort"}
_OF_TIME = {"day", "time", "at"}
_LEFT_OUT = Meant(LEFT_OUT, Sureness.UNKNOWN)
_AS_NOTE = Meant("note", Sureness.UNKNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumns:
    """A table with its columns: the lines below its heading, and those above it by their numbers.

    `heading` is the number of its line, 0 where there is none. `meanings` stand by the place of
    the column. `is_own`: each heading is one of the diary's own table of entries.
    """

    known: KnownExport | None
    heading: int
    names: Texts
    meanings: tuple[Meant, ...]
    lines: Lines
    above: tuple[int, ...]
    asks: tuple[Ask, ...]
    is_own: bool

    def places(self, *meanings: str) -> list[int]:
        """The columns of these meanings."""
        return [place for place, each in enumerate(self.meanings) if each.meaning in meanings]

    def place(self, *meanings: str) -> int | None:
        """The first column of these meanings."""
        return next(iter(self.places(*meanings)), None)

    def whens(self) -> list[int]:
        """The columns that tell the day, the one that counts before others first."""
        found = [*self.places("at"), *self.places("day")]
        return [place for place in found if not is_offset(self.names[place])] or found

    def missed(self) -> list[int]:
        """The columns that are left out though they may hold answers: no weekdays, no numbers."""
        return [
            place for place in self.places(LEFT_OUT)
            if self.names[place] and not self._holds_no_answer(self.names[place])
        ]  # fmt: skip

    def _holds_no_answer(self, name: str) -> bool:
        told = self.known.meanings.get(folded(name)) if self.known else None
        meant = meant_by(name)
        is_said = meant.sureness is not Sureness.UNKNOWN
        return told == LEFT_OUT or (is_said and meant.meaning in {LEFT_OUT, "id", *_OF_TIME})

    def texts(self, place: int) -> Iterator[str]:
        """The filled cells of a column."""
        return _filled(self.lines, place)

    def counts(self, place: int) -> Mapping[str, int]:
        """The different filled cells of a column, in their order, and how often each stands."""
        told = Counter(texts[place] for _, texts in self.lines if place < len(texts))
        return {text: count for text, count in told.items() if not says_nothing(text)}

    def columns(self) -> tuple[Column, ...]:
        """The columns as the patient sees them."""
        return tuple(
            Column(place=place, name=name, meaning=meant.meaning, samples=self._samples(place))
            for place, (name, meant) in enumerate(zip(self.names, self.meanings, strict=True))
            if name
        )

    def _samples(self, place: int) -> Texts:
        return tuple(islice(self.texts(place), _SHOWN))


def columns_of(grid: Grid, choices: TableChoices, this_year: int) -> TableColumns:
    """The columns of a grid, as far as their names, their cells and the choices tell."""
    lines = [(line.number, tuple(map(text_of, line.cells))) for line in grid.lines]
    at = _heading_among(lines, this_year)
    heading = tuple(name.strip() for name in lines[at][1]) if at is not None else ()
    below = lines if at is None else lines[at + 1 :]
    known = recognised(heading, below)
    shaped = Shaped(heading, below)
    if known is not None and known.reshaped is not None:
        shaped = known.reshaped(shaped)
    names = _named(shaped)
    is_own = any(names) and all(is_own_name(name) for name in names if name)
    finder = _Finder(names, shaped.lines, choices, known, this_year, has_ids=is_own)
    return TableColumns(
        known=known,
        heading=0 if at is None else lines[at][0],
        names=names,
        meanings=finder.meanings(),
        lines=shaped.lines,
        above=() if at is None else tuple(number for number, _ in lines[:at]),
        asks=tuple(finder.asks),
        is_own=is_own,
    )


def _filled(lines: Lines, place: int) -> Iterator[str]:
    return (
        texts[place] for _, texts in lines if place < len(texts) and not says_nothing(texts[place])
    )


def _named(shaped: Shaped) -> Texts:
    """The names of the columns; "" for one that has neither a name nor a cell."""
    width = max((len(texts) for _, texts in shaped.lines), default=0)
    names = [*shaped.heading, *[""] * (width - len(shaped.heading))]
    for place, name in enumerate(names):
        if not plain(name):
            has_cells = any(_filled(shaped.lines, place))
            names[place] = _UNNAMED.format(number=place + 1) if has_cells else ""
    return tuple(names)


# The heading is the line of known words that has days below it.


def _heading_among(lines: Lines, this_year: int) -> int | None:
    """Which line is the heading; None where the first that tells a day has none above it."""
    searched = [at for at in range(min(len(lines), _SEARCHED)) if _may_be_heading(lines[at][1])]
    for at in searched:
        days = [place for place, name in enumerate(lines[at][1]) if _tells_day(name)]
        if any(_has_day(texts, days, this_year) for _, texts in lines[at + 1 : at + 1 + _BELOW]):
            return at
    for at in searched:
        below = lines[at + 1 : at + 2]
        if any(_has_day(texts, range(len(texts)), this_year) for _, texts in below):
            return at
    first = next(
        (at for at in range(min(len(lines), _SEARCHED))
         if _has_day(lines[at][1], range(len(lines[at][1])), this_year)), None,
    )  # fmt: skip
    if first is not None:
        return None
    return max(searched, key=lambda at: _known_words(lines[at][1]), default=None)


def _may_be_heading(texts: Texts) -> bool:
    filled = [text for text in texts if not says_nothing(text)]
    return bool(filled) and all(number_in(text) is None for text in filled)


def _tells_day(name: str) -> bool:
    return meant_by(name).meaning in {"day", "at"} and not is_offset(name)


def _known_words(texts: Texts) -> int:
    return sum(meant_by(text).sureness is not Sureness.UNKNOWN for text in texts)


def _has_day(texts: Texts, places: Iterable[int], this_year: int) -> bool:
    return any(place < len(texts) and is_day(texts[place], this_year) for place in places)


def is_day(text: str, this_year: int) -> bool:
    """Whether a cell tells a day, with or without a time."""
    try:
        return bool(said_in(text, this_year))
    except CellError:
        return False


def _is_time(text: str) -> bool:
    try:
        return ":" in plain(text) and clock_in(plain(text), text)[0] is not None
    except CellError:
        return False


def _is_yes_or_no(text: str) -> bool:
    return yes_or_no(text) is not None


def _is_words(text: str) -> bool:
    return sum(sign.isalpha() for sign in text) > 1


class _Finder:
    """Finds out what each column is, and what is to be asked of them."""

    def __init__(
        self,
        names: Texts,
        lines: Lines,
        choices: TableChoices,
        known: KnownExport | None,
        this_year: int,
        *,
        has_ids: bool,
    ) -> None:
        self._names = names
        self._has_ids = has_ids
        self._lines = lines
        self._year = this_year
        self._known = known
        self._chosen = _chosen(names, choices)
        self.asks: list[Ask] = []

    def meanings(self) -> tuple[Meant, ...]:
        """What each column is taken for."""
        found = with_amounts([self._by_name(name) for name in self._names], [*self._names])
        for place, meaning in self._chosen.items():
            found[place] = Meant(meaning, Sureness.OWN)
        found = [self._taken(place, each) for place, each in enumerate(found)]
        found = self._when(found)
        found = self._soreness(found)
        return tuple(
            self._otherwise(place) if each.sureness is Sureness.UNKNOWN else each
            for place, each in enumerate(found)
        )

    def _otherwise(self, place: int) -> Meant:
        """What a column is whose name tells nothing."""
        told = self._known.otherwise if self._known and self._names[place] else ""
        return Meant(told, Sureness.SURE) if told else self._by_cells(place)

    def _by_name(self, name: str) -> Meant:
        told = self._known.meanings.get(folded(name)) if self._known else None
        if told == PERHAPS:
            return Meant("soreness", Sureness.PERHAPS)
        if told:
            return Meant(told, Sureness.SURE)
        meant = meant_by(name)
        is_foreign_id = meant.meaning == "id" and not self._has_ids  # 1, 2, 3 of another program
        if self._is_of_another_scale(meant):
            return Meant("note", Sureness.SURE)
        return Meant(LEFT_OUT, Sureness.SURE) if is_foreign_id else meant

    def _taken(self, place: int, each: Meant) -> Meant:
        """A column of medicines in which only yes and no stand."""
        if each.meaning != "medicine" or self._is_chosen(place):
            return each
        if not self._mostly(place, _is_yes_or_no):
            return each
        is_of_pain = is_painkiller(self._names[place])
        return Meant("pain_relief" if is_of_pain else "note", Sureness.SURE)

    def _is_of_another_scale(self, meant: Meant) -> bool:
        """Whether a column is of scores other than soreness, which run the program's own way."""
        is_own = self._known is not None and self._known.with_own_scale
        is_score = isinstance(entry_fields().get(meant.meaning), Whole)
        return is_own and is_score and meant.meaning != "soreness"

    def _is_chosen(self, place: int) -> bool:
        return place in self._chosen

    def _mostly(self, place: int, test: Callable[[str], bool], most: float = _MOST) -> bool:
        looked = list(islice(_filled(self._lines, place), _LOOKED_AT))
        return bool(looked) and sum(map(test, looked)) >= most * len(looked)

    def _any(self, place: int, test: Callable[[str], bool]) -> bool:
        return any(map(test, islice(_filled(self._lines, place), _LOOKED_AT)))

    def _is_day(self, text: str) -> bool:
        return is_day(text, self._year)

    def _is_written_day(self, text: str) -> bool:
        return number_in(text) is None and self._is_day(text)

    # day and time

    def _when(self, found: list[Meant]) -> list[Meant]:
        """One column of each kind that tells when; where none has a name for it, by its cells."""
        found = [self._as_cells_say(place, each, found) for place, each in enumerate(found)]
        found = self._only_one(found, "day", self._is_day)
        found = self._only_one(found, "at", self._is_day)
        found = self._only_one(found, "time", _is_time)
        meanings = {
            each.meaning for place, each in enumerate(found) if self._tells_day(place, each)
        }
        unnamed = [place for place, each in enumerate(found)
                   if each.sureness is Sureness.UNKNOWN and not self._is_chosen(place)]  # fmt: skip
        if not meanings:
            tests = (self._is_written_day, self._is_day)
            day = next((place for test in tests for place in unnamed
                        if self._mostly(place, test)), None)  # fmt: skip
            if day is not None:
                found[day] = Meant("at", Sureness.SURE)
                unnamed.remove(day)
        if not any(each.meaning == "time" for each in found) and not self._is_timed(found):
            clock = next((place for place in unnamed if self._mostly(place, _is_time)), None)
            if clock is not None:
                found[clock] = Meant("time", Sureness.SURE)
        return found

    def _as_cells_say(self, place: int, each: Meant, found: list[Meant]) -> Meant:
        """A start that is a time of the day, a time with its day, a day that is none."""
        if self._is_chosen(place) or is_offset(self._names[place]):
            return each
        others = [other for other in range(len(found)) if other != place]
        has_other = any(self._mostly(other, self._is_written_day) for other in others)
        if each.meaning in {"day", "at"} and self._mostly(place, _is_time):
            return Meant("time", Sureness.SURE)
        if each.meaning in {"day", "at"} and has_other and not self._any(place, self._is_day):
            return _LEFT_OUT
        is_whole = each.meaning == "time" and self._mostly(place, self._is_day_with_time)
        return Meant("at", Sureness.SURE) if is_whole and not has_other else each

    def _is_timed(self, found: list[Meant]) -> bool:
        """Whether the cells that tell the day tell a time too."""
        days = (place for place, each in enumerate(found) if self._tells_day(place, each))
        return any(self._mostly(place, self._is_day_with_time) for place in days)

    def _is_day_with_time(self, text: str) -> bool:
        try:
            said = said_in(text, self._year)
        except CellError:
            return False
        return said.clock is not None or said.instant is not None

    def _tells_day(self, place: int, each: Meant) -> bool:
        return each.meaning in {"day", "at"} and not is_offset(self._names[place])

    def _only_one(
        self, found: list[Meant], meaning: str, test: Callable[[str], bool]
    ) -> list[Meant]:
        """The same, with the best of several columns of a meaning."""
        places = [place for place, each in enumerate(found)
                  if each.meaning == meaning and not is_offset(self._names[place])]  # fmt: skip
        offsets = [place for place, each in enumerate(found)
                   if each.meaning == "at" and is_offset(self._names[place])]  # fmt: skip
        ranked = sorted(
            places,
            key=lambda place: (
                not self._is_chosen(place), not self._mostly(place, test),
                found[place].sureness is not Sureness.OWN,
            ),
        )  # fmt: skip
        extra = {*ranked[1:], *(offsets[1:] if meaning == "at" else ())}
        return [_unless(place in extra, each) for place, each in enumerate(found)]

    # soreness

    def _soreness(self, found: list[Meant]) -> list[Meant]:
        """The columns of soreness: those that the patient names, else what the headings tell.

        Of each other that may be one it is asked, until that one is answered.
        """
        places = [place for place, each in enumerate(found) if each.meaning == "soreness"]
        chosen = [place for place in places if self._is_chosen(place)]
        named = [place for place in places if place not in chosen]
        sure = [place for place in named if found[place].sureness is not Sureness.PERHAPS]
        doubted = [] if self._is_one_score([*chosen, *sure]) else sure
        perhaps = self._perhaps(found, chosen, named)
        self._ask(doubted or perhaps)
        first = sorted(sure, key=lambda place: found[place].sureness.value)[:1]
        taken = {*chosen, *(sure if not doubted else () if chosen else first)}
        return [
            self._besides(place) if place in {*named, *perhaps} - taken else each
            for place, each in enumerate(found)
        ]

    def _is_one_score(self, places: Sequence[int]) -> bool:
        """Whether these columns are one score, at several parts of the day where they are more."""
        return len(places) <= 1 or are_of_parts_of_day([self._names[place] for place in places])

    def _perhaps(
        self, found: list[Meant], chosen: Sequence[int], named: Sequence[int]
    ) -> list[int]:
        """The columns that may be of soreness where no heading says so, but those already chosen.

        An answer for one of them says nothing of the others.
        """
        told = [found[place].sureness for place in named]
        said = [self._by_name(self._names[place]) for place in chosen]
        told += [each.sureness for each in said if each.meaning == "soreness"]
        if any(each is not Sureness.PERHAPS for each in told):
            return []
        perhaps = [place for place in named if self._may_be_score(place)]
        return perhaps if perhaps or told[len(named) :] else self._by_scores(found)

    def _besides(self, place: int) -> Meant:
        """What a column of scores is that is not of soreness: a note, if it is asked about."""
        if any(ask.column == self._names[place] for ask in self.asks):
            return _AS_NOTE_ASKED
        return replace(self._by_cells(place), sureness=Sureness.SURE)

    def _may_be_score(self, place: int) -> bool:
        is_known = self._known is not None and folded(self._names[place]) in self._known.meanings
        return is_known or self._mostly(place, may_be_score, _HALF)

    def _by_scores(self, found: list[Meant]) -> list[int]:
        """Columns of scores that no word says anything of.

        Beside other answers only those with different scores on most days: a count has few.
        """
        scores = [place for place, each in enumerate(found)
                  if each.sureness is Sureness.UNKNOWN
                  and self._mostly(place, is_score)]  # fmt: skip
        answers = _ANSWERS | entry_fields().keys() - {"id", "at", "note", "written_at"}
        others = [each.meaning for place, each in enumerate(found)
                  if each.meaning != "soreness" or not self._is_chosen(place)]  # fmt: skip
        if answers.isdisjoint(others):
            return scores
        if self._known is not None:
            return []
        return [
            place
            for place in scores
            if part_of_day_in(self._names[place]) or self._is_told_on_most_days(place)
        ]

    def _is_told_on_most_days(self, place: int) -> bool:
        told = list(_filled(self._lines, place))
        return len(told) > len(self._lines) * _HALF and len(set(told)) > _SHOWN

    def _ask(self, places: Sequence[int]) -> None:
        for place in places:
            example = next(_filled(self._lines, place), None)
            if example is not None:
                name = self._names[place]
                self.asks.append(Ask(about=AskAbout.COLUMNS, column=name, example=example.strip()))

    def _by_cells(self, place: int) -> Meant:
        """Words are kept in the note; what else nobody has a name for is left out."""
        if self._is_chosen(place) or not self._mostly(place, _is_words):
            return _LEFT_OUT
        if self._mostly(place, self._is_written_day):
            return _LEFT_OUT
        told = list(_filled(self._lines, place))
        return _AS_NOTE if len(set(told)) > 1 or len(told) <= _SHOWN else _LEFT_OUT


_AS_NOTE_ASKED = Meant("note", Sureness.SURE)


def _unless(is_extra: bool, each: Meant) -> Meant:
    return Meant(LEFT_OUT, Sureness.SURE) if is_extra else each


def _chosen(names: Texts, choices: TableChoices) -> dict[int, str]:
    """The meanings that the patient has given, by the places of their columns."""
    by_fold = {folded(name): meaning for name, meaning in choices.columns.items()}
    found = {}
    for place, name in enumerate(names):
        meaning = choices.columns.get(name) or by_fold.get(folded(name))
        if meaning is not None and name:
            found[place] = meaning
    return found
