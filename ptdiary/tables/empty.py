"""An empty table to fill in: its columns are known, so that it comes in without a question."""

import csv
from io import BytesIO, StringIO

# The line above says all there is to know. A comma in it would split it in a table of text.
LINE = "One row for each rating or session. Leave blank what you do not know."
COLUMNS = ("date", "time", "soreness", "note", "medicine", "exercise", "minutes", "effort")
_FORMATS = {"date": "yyyy-mm-dd", "time": "hh:mm"}
_WIDTHS = {"note": 40, "exercise": 20, "medicine": 20}
_USUAL_WIDTH = 12


def empty_text() -> bytes:
    """As text, UTF-8 with the mark that Excel looks for."""
    text = StringIO(newline="")
    csv.writer(text).writerows(([LINE], COLUMNS))
    return text.getvalue().encode("utf-8-sig")


def empty_workbook() -> bytes:
    """As an .xlsx whose cells for days and hours are such, however the computer writes them."""
    from xlsxwriter import Workbook  # noqa: PLC0415 only who saves one needs it

    kept = BytesIO()
    with Workbook(kept, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Soreness")
        bold = book.add_format({"bold": True})
        sheet.write_string(0, 0, LINE)
        for place, name in enumerate(COLUMNS):
            form = book.add_format({"num_format": _FORMATS[name]}) if name in _FORMATS else None
            sheet.set_column(place, place, _WIDTHS.get(name, _USUAL_WIDTH), form)
            sheet.write_string(1, place, name, bold)
        sheet.freeze_panes(2, 0)
    return kept.getvalue()
