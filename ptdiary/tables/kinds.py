"""A column of each kind: answers of an entry, notes, places, exercises, medicines."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from ptdiary.diary.limits import NAME, SCORE, Many, Moment, Text, Whole, limit_of
from ptdiary.diary.plan import WORDS
from ptdiary.diary.session import Exercise
from ptdiary.tables.answers import answer_in, words_in, yes_or_no
from ptdiary.tables.cell_text import unguarded
from ptdiary.tables.cells import CellError, says_nothing
from ptdiary.tables.columns import TableColumns
from ptdiary.tables.entry_fields import entry_fields
from ptdiary.tables.meanings import count_of, is_amount, is_note
from ptdiary.tables.numbers import minutes_in, number_in
from ptdiary.tables.places import places_in
from ptdiary.tables.reading import TableChoices
from ptdiary.tables.scores import ScoreColumn
from ptdiary.tables.told import TellingColumn, Told

_NO_MEDICINE = frozenset({"none", "no", "0", "nothing", "keine", "nein", "aucun", "no medication"})
_BETWEEN_MEDICINES = re.compile(r"[;\n|]|,(?!\d)|\s\+\s|\s&\s")
_AMOUNT = re.compile(
    r"(?P<name>.*?[^\W\d].*?)\s*[,:(\s]\s*(?P<amount>(?:\d+\s*[x\u00d7*]\s*)?\d+(?:[.,]\d+)?\s*"
    r"(?:mg|g|\u00b5g|mcg|ml|iu|ie|%|tablets?|tabs?|pills?|capsules?|caps?|tabletten?|tbl\.?"
    r"|drops?|tropfen|puffs?|sprays?|patch(?:es)?|comprim[\u00e9e]s?)\b[^)]*)\)?",
    re.IGNORECASE,
)
# `2 Tylenol`, `2 x Ibuprofen 400 mg`, `2 tablets of Tylenol`
_COUNTED = re.compile(
    r"(?P<count>\d{1,2}(?:[.,]\d)?|[\u00bd\u00bc\u00be])\s*(?:[x\u00d7*]\s*|\s)"
    r"(?:(?P<unit>tablets?|tabs?|pills?|capsules?|caps?|drops?|puffs?|tabletten?|tropfen)\s+"
    r"(?:(?:of|von)\s+)?)?(?P<name>[^\W\d_]{2}.*)",
    re.IGNORECASE,
)
_MOST_MINUTES = 1440
_FEW_MINUTES = 10


class AnswerColumn(TellingColumn):
    """A column of any other answer of an entry."""

    def value(self, text: str) -> tuple[Any, str]:
        """What a cell says."""
        limit = entry_fields()[self.meaning]
        if self.is_own or not isinstance(limit, Many) or isinstance(limit.of, Text):
            return answer_in(text, self.meaning, limit), ""
        if says_nothing(text):
            return None, ""
        known, unknown = words_in(text, self.meaning, limit)
        return known or None, self.with_name(text) if unknown else ""

    def add(self, found: tuple[Any, str], told: Told) -> None:
        """Put it where it is told."""
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
        moment_in: Callable[[str], datetime],
    ) -> None:
        super().__init__(table, place)
        self._moment_in = moment_in

    def value(self, text: str) -> tuple[Any, str]:
        """What a cell says."""
        return (None, "") if says_nothing(text) else (self._moment_in(text), "")


class IdColumn(TellingColumn):
    """The ids of the diary's own records."""

    def value(self, text: str) -> str:
        """What a cell says."""
        return answer_in(text, "id", entry_fields()["id"]) or ""

    def add(self, found: str, told: Told) -> None:
        """Put it where it is told."""
        told.own_id = found if found.strip() else ""


class NoteColumn(TellingColumn):
    """Notes; the words of a column that is called otherwise stand there with its name."""

    def value(self, text: str) -> tuple[str, str]:
        """What a cell says."""
        if is_note(self.name):
            return answer_in(text, "note", entry_fields()["note"]) or "", ""
        return "", "" if says_nothing(text) else self.with_name(text)

    def add(self, found: tuple[str, str], told: Told) -> None:
        """Put it where it is told."""
        note, kept = found
        if note:
            told.notes.append(note)
        if kept:
            told.kept.append(kept)


class PlaceColumn(TellingColumn):
    """Places of the body: those that are plainly regions, else kept in the note."""

    def value(self, text: str) -> tuple[tuple[str, ...], str]:
        """What a cell says."""
        if says_nothing(text):
            return (), ""
        regions, is_all = places_in(text)
        return regions, "" if is_all else self.with_name(text)

    def add(self, found: tuple[tuple[str, ...], str], told: Told) -> None:
        """Put it where it is told."""
        regions, kept = found
        if regions:
            before = told.answers.get("regions", ())
            told.answers["regions"] = tuple(dict.fromkeys((*before, *regions)))
        if kept:
            told.kept.append(kept)


class ExerciseColumn(TellingColumn):
    """Names of exercises."""

    def value(self, text: str) -> tuple[str, ...]:
        """What a cell says."""
        names = (name.strip() for name in re.split(r"[;\n|]", unguarded(text)))
        return tuple(
            answer_in(name, "name", NAME) for name in names if name and not says_nothing(name)
        )

    def add(self, found: tuple[str, ...], told: Told) -> None:
        """Put it where it is told."""
        told.exercises = (*told.exercises, *found)


class CountColumn(TellingColumn):
    """How many sets or repetitions of the exercise that stands beside it."""

    def value(self, text: str) -> tuple[int, ...]:
        """What a cell says."""
        limit = limit_of(Exercise, self._counted)
        if says_nothing(text) or not isinstance(limit, Whole):
            return ()
        return (answer_in(text, self._counted, limit),)

    def add(self, found: tuple[int, ...], told: Told) -> None:
        """Put it where it is told."""
        for count in found:
            setattr(told, self._counted, count)

    @property
    def _counted(self) -> str:
        return count_of(self.name) or "sets"


class MinutesColumn(TellingColumn):
    """How long it took. `1,5` may have been meant in hours: the note keeps what stood there."""

    def value(self, text: str) -> tuple[float | None, str]:
        """What a cell says, and what the note keeps of it."""
        if says_nothing(text):
            return None, ""
        minutes = minutes_in(text)
        if minutes > _MOST_MINUTES:
            raise CellError(f"{minutes:g} minutes are more than a day")
        if minutes.is_integer():
            return int(minutes), ""
        may_be_hours = minutes < _FEW_MINUTES and number_in(text) is not None
        return minutes, self.with_name(text) if may_be_hours and not self.is_own else ""

    def add(self, found: tuple[float | None, str], told: Told) -> None:
        """Put it where it is told."""
        minutes, kept = found
        if minutes is not None:
            told.minutes = minutes
        if kept:
            told.notes.append(kept)


class EffortColumn(TellingColumn):
    """How hard it was, from 0 to 10."""

    def value(self, text: str) -> tuple[int] | tuple[()]:
        """What a cell says."""
        if says_nothing(text):
            return ()
        return (int(answer_in(text, "effort", SCORE)),)

    def add(self, found: tuple[int, ...], told: Told) -> None:
        """Put it where it is told."""
        for effort in found:
            told.effort = effort


class MedicineColumn(TellingColumn):
    """Medicines, each with its amount where one stands behind it."""

    def __init__(self, table: TableColumns, place: int) -> None:
        super().__init__(table, place)
        self._is_of_diary = table.place("id") is not None

    def value(self, text: str) -> tuple[tuple[str, str | None], ...]:
        """What a cell says."""
        if says_nothing(text) or text.strip().casefold() in _NO_MEDICINE:
            return ()
        if self._is_of_diary:
            return ((answer_in(text, "name", WORDS), None),)
        if yes_or_no(text) is not None:
            raise CellError("a medicine needs its name")
        parts = (part.strip() for part in _BETWEEN_MEDICINES.split(unguarded(text)))
        return tuple(_medicine(part) for part in parts if part)

    def add(self, found: tuple[tuple[str, str | None], ...], told: Told) -> None:
        """Put it where it is told."""
        told.doses += found


class AmountColumn(TellingColumn):
    """The amount of the medicine that stands beside it."""

    def value(self, text: str) -> str:
        """What a cell says."""
        return "" if says_nothing(text) else answer_in(text.strip(), "amount", NAME) or ""

    def add(self, found: str, told: Told) -> None:
        """Put it where it is told."""
        if found and told.doses and told.doses[-1][1] is None:
            told.doses[-1] = (told.doses[-1][0], found)


def _medicine(text: str) -> tuple[str, str | None]:
    counted = _COUNTED.fullmatch(text)
    told = counted["name"] if counted else text
    found = _AMOUNT.fullmatch(told)
    name, amount = (found["name"], found["amount"].strip()) if found else (told, None)
    if counted:
        count = " ".join(filter(None, (counted["count"], counted["unit"])))
        amount = f"{count} x {amount}" if amount else count
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
            found.append(AmountColumn(table, place))
        elif meaning == "exercise" and count_of(table.names[place]):
            found.append(CountColumn(table, place))
        elif meaning in _KINDS:
            found.append(_KINDS[meaning](table, place))
        elif meaning in entry_fields() and meaning not in _OF_TIME:
            limit = entry_fields()[meaning]
            if isinstance(limit, Moment):
                found.append(MomentColumn(table, place, moment_in))
            elif isinstance(limit, Whole):
                found.append(ScoreColumn(table, place, choices, limit))
            else:
                found.append(AnswerColumn(table, place))
    return sorted(found, key=lambda each: isinstance(each, AmountColumn))
