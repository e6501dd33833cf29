"""Columns of whole numbers, of which most are scores from 0 to 10.

Scores of another scale, and those with decimals, are changed only by the patient's word; what stood
in the cell is then kept in the note.
"""

from collections import Counter
from collections.abc import Mapping

from ptdiary.diary.limits import Whole
from ptdiary.tables.cells import CellError, says_nothing
from ptdiary.tables.columns import TableColumns
from ptdiary.tables.handwritten import may_say_no_pain, says_no_pain, written_number
from ptdiary.tables.meanings import part_of_day_in
from ptdiary.tables.numbers import (
    HIGHEST,
    SaidNumber,
    of_another_scale,
    rounded,
    scale_of,
    scaled,
    score_of,
)
from ptdiary.tables.reading import Ask, AskAbout, TableChoices
from ptdiary.tables.told import DayScore, TellingColumn, Told


def _number(text: str) -> SaidNumber | None:
    said = written_number(text)
    return said.number if said else None


class ScoreColumn(TellingColumn):
    """A column of whole numbers within a limit."""

    def __init__(
        self, table: TableColumns, place: int, choices: TableChoices, limit: Whole
    ) -> None:
        super().__init__(table, place)
        self._limit = limit
        is_one = self.meaning != "soreness" or len(table.places("soreness")) == 1
        self._part = "" if is_one else part_of_day_in(self.name) or self.name
        self._rounding = choices.rounding
        said = scale_of(self.name) if limit.high == HIGHEST else None
        self._is_told = said is not None
        self._scale = said if said and said[1] != HIGHEST else None  # 1 to 10 is taken as it is
        if choices.scale is not None and self.meaning == "soreness":
            self._scale = choices.scale
        told = table.counts(place)
        numbers = {text: _number(text) for text in told}
        odd = self._odd(table, told, numbers)
        self._is_of_another_scale = odd is not None
        example, about = odd, AskAbout.SCALE
        if odd is None and self._rounding is None:
            decimal = (text for text in told if self._has_decimals(text, numbers))
            example, about = next(decimal, None), AskAbout.ROUND
        if example is not None:
            score = self._score(numbers[example], example) if about is AskAbout.ROUND else None
            asked = Ask(about=about, column=self.name, example=example.strip(), score=score)
            self.asks = (asked,)

    def _odd(
        self,
        table: TableColumns,
        told: Mapping[str, int],
        numbers: Mapping[str, SaidNumber | None],
    ) -> str | None:
        """A cell that shows that the scores do not run from 0 to 10."""
        if self.meaning != "soreness" or self._scale is not None or self._is_told:
            return None
        often: Counter[SaidNumber] = Counter()
        for text, number in numbers.items():
            if number is not None:
                often[number] += told[text]
        odd = of_another_scale(often)
        if odd is None and table.known is not None and table.known.with_own_scale:
            odd = next(iter(often), None)
        return next((text for text, number in numbers.items() if odd and number == odd), None)

    def _has_decimals(self, text: str, numbers: Mapping[str, SaidNumber | None]) -> bool:
        try:
            return not self._score(numbers[text], text).is_integer()
        except CellError:
            return False

    def _score(self, number: SaidNumber | None, text: str) -> float:
        if number is not None and self._scale is not None:
            return scaled(number, self._scale, text)
        return float(score_of(number, self._limit.low, self._limit.high, text))

    def value(self, text: str) -> tuple[int | None, str]:
        """The score, and what the note keeps of it."""
        if says_nothing(text):
            return None, ""
        if self.meaning == "soreness" and says_no_pain(text):
            return 0, ""
        if self.meaning == "soreness" and may_say_no_pain(text):
            return None, self.with_name(text)
        said = written_number(text)
        number = said.number if said else None
        if number is not None and self._is_of_another_scale:
            return None, self.with_name(text)
        score = self._score(number, text)
        is_changed = bool(self._scale) or not score.is_integer() or (said and said.says_more)
        kept = self.with_name(text) if is_changed else ""
        if score.is_integer():
            return int(score), kept
        return None if self._rounding is None else rounded(score, self._rounding), kept

    def add(self, found: tuple[int | None, str], told: Told) -> None:
        """The score, and what stood there before it was changed."""
        score, kept = found
        if self._part:
            if score is not None or kept:
                told.scores.append(DayScore(self.name, self._part, score, kept))
            return
        if score is not None:
            told.answers[self.meaning] = score
        if kept:
            told.originals.append(kept)
