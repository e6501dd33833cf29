"""A stranger's table of eight years, in each of the styles that people really keep one in.

`stranger("us")` is a `StrangerTable`: the bytes of the file, its name, what its columns mean (as
`TableChoices.columns` takes it), and the exact truth: a `StrangerRow` for each line that tells
anything, with its wall time, its soreness, its hours of sleep where the style has them, and its
note. `unanswered` counts the lines with a day and a time and nothing else, of which nothing may be
made. The same style, days and seed give the same bytes.

    STYLES      us           `3/14/2026`, `7:45 PM`, commas, UTF-8
                german       `14.03.2026`, semicolons, `6,5` hours of sleep, Windows-1252
                workbook     an .xlsx with real dates, times and numbers
                serials      Excel's numbers of days, as a spreadsheet without formats writes them
                month_names  `Mar 14, 2026 7:45 pm` in one column, `7 out of 10`
                utf16        `14/03/2026`, tabs, UTF-16 with its mark, as Excel's Unicode text

Notes hold quotes, separators, line ends, umlauts, signs that begin a formula, and emoji where the
encoding has them.
"""

import csv
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import BytesIO, StringIO
from random import Random

from xlsxwriter import Workbook

LAST = date(2026, 11, 20)  # the day before the clock of the tests
DAYS = 2900
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 Excel's days are of no zone
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_NOTES = (
    "sat too long", "after the clinic; better", "stiff, then looser", 'said "ow" loudly',
    "two lines:\nup and down", "ran for the bus", "Rücken steif, Füße kalt", "- worse on the left",
    "=2 walks today", "a | b", "a tab\there", "5/10 by noon", "3.5 km, 1,2 kg", "O'Neil's stairs",
    "first\n\nthird", "“curly” words", "café naïve", '"quoted whole"', "none today", "2026",
)  # fmt: skip
_EMOJI = ("😀 back 👨‍👩‍👧", "雨の日 ☔", "כאב גב")


@dataclass(frozen=True, slots=True)
class StrangerRow:
    """What a line tells: its time on the wall, and its answers; "" and None say nothing."""

    wall: datetime
    soreness: int | None
    sleep_hours: float | None
    note: str

    @property
    def tells(self):
        return self.soreness is not None or self.sleep_hours is not None or self.note != ""


@dataclass(frozen=True, slots=True)
class StrangerTable:
    """A file and what it says. `columns` are its headings with their meanings."""

    style: str
    name: str
    content: bytes
    columns: dict[str, str]
    rows: tuple[StrangerRow, ...]
    unanswered: int


def stranger(style, days=DAYS, seed=17):
    """The table of a style."""
    rnd = Random(f"{style} {seed}")
    make, suffix, columns = _STYLES[style]
    with_sleep = "sleep_hours" in columns.values()
    lines = list(_lines(rnd, days, with_sleep=with_sleep, with_emoji=style != "german"))
    told = tuple(line for line in lines if line.tells)
    content = make([*columns], lines)
    return StrangerTable(style, f"{style}.{suffix}", content, columns, told, len(lines) - len(told))


def _lines(rnd, days, *, with_sleep, with_emoji):
    notes = _NOTES + _EMOJI if with_emoji else _NOTES
    for back in range(days - 1, -1, -1):
        day = datetime.combine(LAST - timedelta(days=back), datetime.min.time())
        count = rnd.choices((0, 1, 2, 3), (5, 66, 23, 6))[0]
        for minute in sorted(rnd.sample(range(24 * 60), count)):
            yield StrangerRow(
                wall=day + timedelta(minutes=minute),
                soreness=None
                if rnd.random() < 0.04
                else rnd.choice((0, 1, 2, 3, 3, 4, 5, 6, 8, 10)),
                sleep_hours=rnd.choice((None, 6.5, 7.0, 7.25, 8.0)) if with_sleep else None,
                note=rnd.choice(notes) if rnd.random() < 0.5 else "",
            )


def _text(heading, rows, encoding, **form):
    text = StringIO(newline="")
    writer = csv.writer(text, **form)
    writer.writerow(heading)
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def _shown(score):
    return "" if score is None else str(score)


def _twelve(wall, before, after):
    return f"{wall.hour % 12 or 12}:{wall:%M} {before if wall.hour < 12 else after}"


def _us(heading, lines):
    rows = (
        [f"{w.month}/{w.day}/{w.year}", _twelve(w, "AM", "PM"), _shown(each.soreness), each.note]
        for each in lines
        for w in (each.wall,)
    )
    return _text(heading, rows, "utf-8")


def _german(heading, lines):
    rows = (
        [
            f"{each.wall:%d.%m.%Y}", f"{each.wall:%H:%M}", _shown(each.soreness),
            _shown(each.sleep_hours).replace(".", ","), each.note,
        ]
        for each in lines
    )  # fmt: skip
    return _text(heading, rows, "cp1252", delimiter=";")


def _serial(wall):
    return (wall - _EPOCH) / timedelta(days=1)


def _serials(heading, lines):
    rows = ([repr(_serial(each.wall)), _shown(each.soreness), each.note] for each in lines)
    return _text(heading, rows, "utf-8-sig")


def _month_names(heading, lines):
    rows = (
        [
            f"{_MONTHS[w.month - 1]} {w.day}, {w.year} {_twelve(w, 'am', 'pm')}",
            "" if each.soreness is None else f"{each.soreness} out of 10",
            each.note,
        ]
        for each in lines
        for w in (each.wall,)
    )
    return _text(heading, rows, "utf-8", quoting=csv.QUOTE_ALL, lineterminator="\n")


def _utf16(heading, lines):
    rows = (
        [f"{each.wall:%d/%m/%Y}", f"{each.wall:%H:%M}", _shown(each.soreness), each.note]
        for each in lines
    )
    return _text(heading, rows, "utf-16", delimiter="\t")


def _workbook(heading, lines):
    content = BytesIO()
    with Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"created": _EPOCH})
        sheet = book.add_worksheet("Diary")
        day, hour = (book.add_format({"num_format": form}) for form in ("d mmm yyyy", "h:mm"))
        sheet.write_row(0, 0, heading)
        for number, each in enumerate(lines, start=1):
            sheet.write_datetime(number, 0, each.wall.replace(hour=0, minute=0), day)
            sheet.write_datetime(number, 1, each.wall.time(), hour)
            for column, answer in ((2, each.soreness), (3, each.sleep_hours)):
                if answer is not None:
                    sheet.write_number(number, column, answer)
            if each.note:
                sheet.write_string(number, 4, each.note)
    return content.getvalue()


_DAY_TIME = ("day", "time", "soreness", "note")
_STYLES = {
    "us": (_us, "csv", dict(zip(("Date", "Time", "Pain level", "Notes"), _DAY_TIME, strict=True))),
    "german": (
        _german,
        "csv",
        {"Datum": "day", "Uhrzeit": "time", "Schmerz": "soreness", "Schlaf": "sleep_hours",
         "Notiz": "note"},
    ),
    "workbook": (
        _workbook,
        "xlsx",
        {"Date": "day", "Time": "time", "Soreness": "soreness", "Sleep hours": "sleep_hours",
         "Note": "note"},
    ),
    "serials": (_serials, "csv", {"When": "at", "Pain": "soreness", "Comment": "note"}),
    "month_names": (_month_names, "csv", {"When": "at", "Pain": "soreness", "Comment": "note"}),
    "utf16": (
        _utf16,
        "txt",
        dict(zip(("Date", "Time", "Pain (0-10)", "Notes"), _DAY_TIME, strict=True)),
    ),
}  # fmt: skip
STYLES = tuple(_STYLES)
