"""What is asked before the diary is saved for a clinic, and the page that goes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.ui.settings.care import BESIDE
from ptdiary.ui.trends.options import first_day
from ptdiary.ui.widgets import Button, Choices, Flow, FormRow, Label, nest
from ptdiary.words import copies as words

if TYPE_CHECKING:
    from ptdiary.ui.keeper import Keeper
    from ptdiary.ui.theme import Look

_PAGE_OF = "42"  # days, as the page prints unless it is chosen otherwise


class ClinicRows(QWidget):
    """What the file is for, whether the name is in it, and the button `save`."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = Choices(words.CLINIC_NAME_ANSWERS, look, clearable=False, parent=self)
        self.name.choose("include")
        self.save = Button(words.SAVE_FOR_CLINIC, look, parent=self)
        rows = QVBoxLayout(self)
        look.space(rows, 0, 0.4)
        rows.addWidget(Label(words.CLINIC_LEAD, "hint"))
        rows.addWidget(
            FormRow(
                words.CLINIC_NAME, self.name, look, words.CLINIC_HELP, "text", BESIDE, parent=self
            )
        )
        way = Flow(look)
        way.add(self.save)
        nest(rows, way)

    @property
    def show_name(self) -> bool:
        """Whether the name is to be in it."""
        return self.name.value() == "include"


def clinic_page(keeper: Keeper, look: Look, *, show_name: bool) -> bytes:
    """The page of the last six weeks as a PDF. PdfError if there could be made none."""
    from ptdiary.report.page import Options, describe_page  # noqa: PLC0415  matplotlib
    from ptdiary.report.pdf import pdf_bytes  # noqa: PLC0415
    from ptdiary.report.sheet import A4  # noqa: PLC0415
    from ptdiary.review.page.summary import summary_from  # noqa: PLC0415  rarely needed

    view = keeper.view
    first, last = first_day(view, _PAGE_OF), view.now.date()
    changed = keeper.changed_entries()
    found = summary_from(view.index, keeper.rulebook, view.now, first, last, changed)
    options = Options(
        show_name=show_name, note=view.diary.visit_note or "", times=look.times.of_calendar()
    )
    return pdf_bytes(describe_page(found, found.series, options), A4)
