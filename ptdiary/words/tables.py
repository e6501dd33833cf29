"""Words of the command line for a table that is brought in: what is asked, what is kept out.

The window says some of them as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.isolate import isolated
from ptdiary.tables.reading import LEFT_OUT, AskAbout, Why
from ptdiary.words.dates import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ptdiary.tables.reading import Ask, Column, LeftOutLine, Reading, RefusedRow

QUESTIONS = {
    AskAbout.COLUMNS: "what is the column {column}, as in {example}?",
    AskAbout.DATES: "does the day or the month come first in {example} ({column})?",
    AskAbout.SCALE: "which numbers are no pain and the worst pain in {column}, as in {example}?",
    AskAbout.ROUND: "which way does a half go, as in {example} ({column})?",
    AskAbout.HOUR: (
        "medicines and sessions need an hour: at what hour were they, usually ({column})?"
    ),
}
OPTIONS = {
    AskAbout.COLUMNS: '--columns "{column}=FIELD"',
    AskAbout.DATES: "--dates dmy or --dates mdy",
    AskAbout.SCALE: "--scale LOW-HIGH",
    AskAbout.ROUND: "--round up, --round even or --round down",
    AskAbout.HOUR: "--hour H",
}
ASKED = "{question} Say {option}"
BETWEEN = "; "
SHEET_QUESTION = "which sheet of {sheets}?"
SHEET_OPTION = '--sheet "{sheet}"'
OR = " or "

WHY = {
    Why.NO_ANSWER: "no answer stands in it",
    Why.COLUMNS_LEFT_OUT: "its answers stand in columns that are left out",
    Why.BLANK: "it is empty",
    Why.TOTAL: "it is a total or an average",
    Why.TITLE: "it is a title",
    Why.TWICE: "it is the same as another line",
}
NEXT_STEP = "Take the column {column} as a note, or leave it out"
NEXT_OPTION = '{step}: --columns "{column}=note" or --columns "{column}=-"'
LEFT_OUT_COLUMNS = {
    1: "Left out: the column {columns}.",
    2: "Left out: the columns {columns}.",
}
UNTIMED = "Days without a time raise no warning. Write how it is now on Today."
KEPT_OUT = {
    1: "1 row was kept out: {rows}.",
    2: "{count} rows were kept out: {rows}.",
}
LEFT_OUT_LINES = {
    1: "1 line was left out: {lines}.",
    2: "{count} lines were left out: {lines}.",
}
ROW = "line {line}, {column}: {why}"
LINE = "line {line}: {why}"
MORE = "{shown}; and {more} more"
SHOWN = 3  # of any number


def option(ask: Ask) -> str:
    """The option of the command line that answers a question."""
    return OPTIONS[ask.about].format(column=ask.column)


def questions(asks: Sequence[Ask]) -> str:
    """What is asked and what answers it, in one line."""
    return BETWEEN.join(
        ASKED.format(question=_question(each), option=option(each)) for each in asks
    )


def _question(ask: Ask) -> str:
    return QUESTIONS[ask.about].format(column=isolated(ask.column), example=isolated(ask.example))


def next_step(reading: Reading) -> str:
    """What can be done with a table that is refused because of one column; "" for no such one."""
    column = reading.refused_for
    return NEXT_STEP.format(column=isolated(column)) if column else ""


def refusal(reading: Reading) -> str:
    """Why nothing of a table can be used, and the options that can be tried; "" where some can."""
    if reading.refused is None:
        return ""
    step = next_step(reading)
    if not step:
        return str(reading.refused)
    option = NEXT_OPTION.format(step=step, column=reading.refused_for)
    return f"{reading.refused}. {option}"


def left_out_columns(columns: Sequence[Column]) -> str:
    """`Left out: the columns Steps and Weather.`; "" where none that holds anything is."""
    names = [isolated(each.name) for each in columns if each.meaning == LEFT_OUT and each.samples]
    if not names:
        return ""
    return LEFT_OUT_COLUMNS[min(len(names), 2)].format(columns=joined(names))


def sheet_option(sheets: Sequence[str]) -> str:
    """The option that chooses one of the sheets of a workbook."""
    return OR.join(SHEET_OPTION.format(sheet=each) for each in sheets)


def which_sheet(sheets: Sequence[str]) -> str:
    """That a workbook holds more than one table, and the option that chooses."""
    question = SHEET_QUESTION.format(sheets=", ".join(map(isolated, sheets)))
    return ASKED.format(question=question, option=sheet_option(sheets))


def kept_out(rows: Sequence[RefusedRow]) -> str:
    """`2 rows were kept out: line 2, Date: …; line 9, Pain: …`."""
    said = [ROW.format(line=each.line, column=isolated(each.column), why=each.why) for each in rows]
    return KEPT_OUT[min(len(rows), 2)].format(count=len(rows), rows=_first(said))


def left_out(lines: Sequence[LeftOutLine]) -> str:
    """`3 lines were left out: line 4: no answer stands in it; …`."""
    said = [LINE.format(line=each.line, why=WHY[each.why]) for each in lines]
    return LEFT_OUT_LINES[min(len(lines), 2)].format(count=len(lines), lines=_first(said))


def _first(said: Sequence[str]) -> str:
    shown = BETWEEN.join(said[:SHOWN])
    return MORE.format(shown=shown, more=len(said) - SHOWN) if len(said) > SHOWN else shown
