"""What the cells of a line tell: answers of an entry, an exercise, medicines, and words to keep."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ptdiary.diary.limits import NAME, SCORE, Many, Moment, Text, Whole
from ptdiary.diary.plan import WORDS
from ptdiary.tables.answers import answer_in, words_in, yes_or_no
from ptdiary.tables.cell_text import unguarded
from ptdiary.tables.cells import CellError, says_nothing, written
from ptdiary.tables.columns import TableColumns
from ptdiary.tables.entry_fields import entry_fields
from ptdiary.tables.known import Texts
from ptdiary.tables.meanings import Sureness, is_amount, meant_by
from ptdiary.tables.moments import WrongCellError
from ptdiary.tables.numbers import (
    SaidNumber,
    is_of_another_scale,
    minutes_in,
    number_in,
    rounded,
    scaled,
    score_of,
)
from ptdiary.tables.places import places_in
from ptdiary.tables.reading import Ask, AskAbout, TableChoices

_NO_MEDICINE = frozenset({"none", "no", "0", "nothing", "keine", "nein", "aucun", "no medication"})
_BETWEEN_MEDICINES = re.compile(r"[;\n|]|,(?!\d)|\s\+\s|\s&\s")
_AMOUNT = re.compile(
    r"(?P<name>.*?[^\W\d].*?)\s*[,:(\s]\s*(?P<amount>(?:\d+\s*[x\u00d7*]\s*)?\d+(?:[.,]\d+)?\s*"
    r"(?:mg|g|\u00b5g|mcg|ml|iu|ie|%|tablets?|tabs?|pills?|capsules?|caps?|tabletten?|tbl\.?"
    r"|drops?|tropfen|puffs?|sprays?|patch(?:es)?|comprim[\u00e9e]s?)\b[^)]*)\)?",
    re.IGNORECASE,
)
_MOST_MINUTES = 1440


@dataclass(slots=True)
class Told:
    """What a line tells, as far as its cells are read.

    `answers` of an entry by their paths; `notes` whole; `kept` with the names of their columns:
    `is_kept` is that any of it is more than what a number was before it was changed.
    """

    answers: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    originals: list[str] = field(default_factory=list)
    exercises: tuple[str, ...] = ()
    minutes: float | None = None
    effort: int | None = None
    doses: list[tuple[str, str | None]] = field(default_factory=list)
    own_id: str = ""

    @property
    def note(self) -> str:
        """The note of the entry."""
        return "\n".join([*self.notes, *self.kept, *self.originals])

    @property
    def tells_session(self) -> bool:
        """Whether an exercise, its length or its effort is told."""
        return bool(self.exercises) or self.minutes is not None or self.effort is not None

    @property
    def tells_entry(self) -> bool:
        """Whether an answer is told that is of an entry."""
        is_note_of_session = self.tells_session and not self.answers and not self.kept
        return bool(self.answers or self.kept or self.originals) or (
            bool(self.notes) and not is_note_of_session
        )


class TellingColumn:
    """A column that tells something. It remembers what it has read: most cells repeat."""

    def __init__(self, table: TableColumns, place: int, choices: TableChoices) -> None:
        self.place = place
        self.name = table.names[place]
        self.meaning = table.meanings[place].meaning
        self._is_own = table.meanings[place].sureness is Sureness.OWN
        self._choices = choices
        self._cells: dict[str, Any] = {}
        self.asks: tuple[Ask, ...] = ()
        self._scale = choices.scale if self.meaning == "soreness" else None
        self._is_scored = isinstance(entry_fields().get(self.meaning, SCORE), Whole)
        if self._is_scored and self.meaning in entry_fields():
            self.asks = tuple(self._asked(table))

    def _asked(self, table: TableColumns) -> Iterable[Ask]:
        """What is to be asked of a column of scores."""
        numbers = {text: number_in(text) for text in set(table.texts(self.place))}
        told = {text: each for text, each in numbers.items() if each is not None}
        if self.meaning == "soreness" and self._scale is None:
            odd = is_of_another_scale(told.values())
            of_program = table.known is not None and table.known.with_own_scale
            if odd is None and of_program:
                odd = next(iter(told.values()), None)
            if odd is not None:
                example = next(text for text, each in told.items() if each == odd)
                self._is_of_another_scale = True
                yield Ask(about=AskAbout.SCALE, column=self.name, example=example.strip())
                return
        if self._choices.rounding is None:
            for text in table.texts(self.place):
                if self._needs_rounding(numbers[text], text):
                    yield Ask(about=AskAbout.ROUND, column=self.name, example=text.strip())
                    return

    _is_of_another_scale = False

    def _needs_rounding(self, number: SaidNumber | None, text: str) -> bool:
        try:
            value = self._score(number, text)
        except CellError:
            return False
        return not value.is_integer()

    def _score(self, number: SaidNumber | None, text: str) -> float:
        if number is not None and self._scale is not None:
            return scaled(number, self._scale, text)
        limit = entry_fields()[self.meaning]
        if not isinstance(limit, Whole):
            raise CellError("is no score")
        return score_of(number, limit.low, limit.high, text)

    def tell(self, texts: Texts, told: Told) -> None:
        """Add what the cell of a line tells. WrongCellError."""
        text = texts[self.place] if self.place < len(texts) else ""
        if not text:
            return
        found = self._cells.get(text)
        if found is None:
            found = self._cells[text] = self._read(text)
        if isinstance(found, CellError):
            raise WrongCellError(self.place, text, str(found))
        self._add(found, told)

    def _read(self, text: str) -> Any:
        try:
            return self._value(text)
        except CellError as error:
            return error

    def _value(self, text: str) -> Any:
        raise NotImplementedError

    def _add(self, found: Any, told: Told) -> None:
        raise NotImplementedError

    def _with_name(self, text: str) -> str:
        return f"{self.name}: {' '.join(written(unguarded(text)).split())}"


class ScoreColumn(TellingColumn):
    """A column of whole numbers: what is rounded or of another scale is kept in the note too."""

    def _value(self, text: str) -> tuple[int | None, str]:
        if says_nothing(text):
            return None, ""
        number = number_in(text)
        if number is not None and self._is_of_another_scale:
            return None, self._with_name(text)
        value = self._score(number, text)
        rounding = self._choices.rounding
        is_whole = value.is_integer()
        kept = self._with_name(text) if self._scale is not None or not is_whole else ""
        if is_whole:
            return int(value), kept
        return None if rounding is None else rounded(value, rounding), kept

    def _add(self, found: tuple[int | None, str], told: Told) -> None:
        value, kept = found
        if value is not None:
            told.answers[self.meaning] = value
        if kept:
            told.originals.append(kept)


class AnswerColumn(TellingColumn):
    """A column of any other answer of an entry."""

    def _value(self, text: str) -> tuple[Any, str]:
        limit = entry_fields()[self.meaning]
        if self._is_own or not isinstance(limit, Many) or isinstance(limit.of, Text):
            return answer_in(text, self.meaning, limit), ""
        if says_nothing(text):
            return None, ""
        known, unknown = words_in(text, self.meaning, limit)
        return known or None, self._with_name(text) if unknown else ""

    def _add(self, found: tuple[Any, str], told: Told) -> None:
        value, kept = found
        if value is not None:
            told.answers[self.meaning] = value
        if kept:
            told.kept.append(kept)


class MomentColumn(AnswerColumn):
    """Another time than that of the line, as when it was written down."""

    def __init__(
        self,
        table: TableColumns,
        place: int,
        choices: TableChoices,
        moment_in: Callable[[str], datetime],
    ) -> None:
        super().__init__(table, place, choices)
        self._moment_in = moment_in

    def _value(self, text: str) -> tuple[Any, str]:
        return (None, "") if says_nothing(text) else (self._moment_in(text), "")


class IdColumn(TellingColumn):
    """The ids of the diary's own records."""

    def _value(self, text: str) -> str:
        return answer_in(text, "id", entry_fields()["id"]) or ""

    def _add(self, found: str, told: Told) -> None:
        told.own_id = found if found.strip() else ""


class NoteColumn(TellingColumn):
    """Notes; the words of a column that is called otherwise stand there with its name."""

    def _value(self, text: str) -> tuple[str, str]:
        if meant_by(self.name).meaning == "note":
            return answer_in(text, "note", entry_fields()["note"]) or "", ""
        return "", "" if says_nothing(text) else self._with_name(text)

    def _add(self, found: tuple[str, str], told: Told) -> None:
        note, kept = found
        if note:
            told.notes.append(note)
        if kept:
            told.kept.append(kept)


class PlaceColumn(TellingColumn):
    """Places of the body: those that are plainly regions, else kept in the note."""

    def _value(self, text: str) -> tuple[tuple[str, ...], str]:
        if says_nothing(text):
            return (), ""
        regions, is_all = places_in(text)
        return regions, "" if is_all else self._with_name(text)

    def _add(self, found: tuple[tuple[str, ...], str], told: Told) -> None:
        regions, kept = found
        if regions:
            before = told.answers.get("regions", ())
            told.answers["regions"] = tuple(dict.fromkeys((*before, *regions)))
        if kept:
            told.kept.append(kept)


class ExerciseColumn(TellingColumn):
    """Names of exercises."""

    def _value(self, text: str) -> tuple[str, ...]:
        names = (name.strip() for name in re.split(r"[;\n|]", unguarded(text)))
        return tuple(
            answer_in(name, "name", NAME) for name in names if name and not says_nothing(name)
        )

    def _add(self, found: tuple[str, ...], told: Told) -> None:
        told.exercises = (*told.exercises, *found)


class MinutesColumn(TellingColumn):
    """How long it took."""

    def _value(self, text: str) -> tuple[float] | tuple[()]:
        if says_nothing(text):
            return ()
        minutes = minutes_in(text)
        if minutes > _MOST_MINUTES:
            raise CellError(f"{minutes:g} minutes are more than a day")
        return (int(minutes) if minutes.is_integer() else minutes,)

    def _add(self, found: tuple[float, ...], told: Told) -> None:
        for minutes in found:
            told.minutes = minutes


class EffortColumn(TellingColumn):
    """How hard it was, from 0 to 10."""

    def _value(self, text: str) -> tuple[int] | tuple[()]:
        if says_nothing(text):
            return ()
        return (int(answer_in(text, "effort", SCORE)),)

    def _add(self, found: tuple[int, ...], told: Told) -> None:
        for effort in found:
            told.effort = effort


class MedicineColumn(TellingColumn):
    """Medicines, each with its amount where one stands behind it."""

    def _value(self, text: str) -> tuple[tuple[str, str | None], ...]:
        if says_nothing(text) or text.strip().casefold() in _NO_MEDICINE:
            return ()
        if yes_or_no(text) is not None:
            raise CellError("a medicine needs its name")
        parts = (part.strip() for part in _BETWEEN_MEDICINES.split(unguarded(text)))
        return tuple(_medicine(part) for part in parts if part)

    def _add(self, found: tuple[tuple[str, str | None], ...], told: Told) -> None:
        told.doses += found


class AmountColumn(TellingColumn):
    """The amount of the medicine that stands beside it."""

    def _value(self, text: str) -> str:
        return "" if says_nothing(text) else answer_in(text.strip(), "amount", NAME) or ""

    def _add(self, found: str, told: Told) -> None:
        if found and told.doses and told.doses[-1][1] is None:
            told.doses[-1] = (told.doses[-1][0], found)


def _medicine(text: str) -> tuple[str, str | None]:
    found = _AMOUNT.fullmatch(text)
    name, amount = (found["name"], found["amount"].strip()) if found else (text, None)
    return (
        answer_in(name.strip(), "name", WORDS),
        answer_in(amount, "amount", NAME) if amount else None,
    )


_KINDS: dict[str, type[TellingColumn]] = {
    "id": IdColumn,
    "note": NoteColumn,
    "place": PlaceColumn,
    "exercise": ExerciseColumn,
    "minutes": MinutesColumn,
    "effort": EffortColumn,
    "medicine": MedicineColumn,
}
_OF_TIME = frozenset({"day", "time", "at"})


def telling_columns(
    table: TableColumns, choices: TableChoices, moment_in: Callable[[str], datetime]
) -> list[TellingColumn]:
    """The columns that tell something, those of amounts last; without those that tell when."""
    found: list[TellingColumn] = []
    for place, meant in enumerate(table.meanings):
        meaning = meant.meaning
        if meaning == "medicine" and is_amount(table.names[place]):
            found.append(AmountColumn(table, place, choices))
        elif meaning in _KINDS:
            found.append(_KINDS[meaning](table, place, choices))
        elif meaning in entry_fields() and meaning not in _OF_TIME:
            limit = entry_fields()[meaning]
            if isinstance(limit, Moment):
                found.append(MomentColumn(table, place, choices, moment_in))
            else:
                kind = ScoreColumn if isinstance(limit, Whole) else AnswerColumn
                found.append(kind(table, place, choices))
    return sorted(found, key=lambda each: isinstance(each, AmountColumn))
