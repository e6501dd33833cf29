"""The table of records keeps Qt's promises, and reads well without eyes."""

from dataclasses import dataclass
from operator import attrgetter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ptdiary.ui.theme import Look
from ptdiary.ui.widgets.record_table import ROW_ROLE, RecordModel, RecordTable, TableColumn


@dataclass(frozen=True)
class Line:
    name: str
    answered: bool = True


pytestmark = pytest.mark.usefixtures("qtbot")

LINES = (Line("first"), Line("second", answered=False))


def unanswered(line):
    return not line.answered


COLUMNS = (
    TableColumn(header="Name", text=attrgetter("name"), stretch=True, quiet=unanswered),
    TableColumn(
        header="Once more", text=attrgetter("name"), right=True, strong=attrgetter("answered")
    ),
)


@pytest.mark.parametrize("rows", [(), LINES])
def test_the_model_keeps_the_promises_of_a_table_model(rows):
    model = RecordModel(COLUMNS)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(rows)
    assert (model.rowCount(), model.columnCount()) == (len(rows), 2)
    assert tester.model() is model


def test_a_cell_is_read_with_its_header_and_not_answered_is_set_in_italics():
    model = RecordModel(COLUMNS)
    model.set_rows(LINES)
    second = model.index(1, 0)
    assert second.data(Qt.ItemDataRole.AccessibleTextRole) == "Name: second"
    assert second.data(Qt.ItemDataRole.FontRole).italic()
    assert model.index(0, 0).data(Qt.ItemDataRole.FontRole) is None
    assert model.index(0, 1).data(Qt.ItemDataRole.FontRole).bold()
    assert second.data(ROW_ROLE) is LINES[1]


@pytest.fixture
def table(qtbot):
    shown = RecordTable("Lines", COLUMNS, Look())
    qtbot.addWidget(shown)
    shown.show_rows(LINES)
    return shown


def test_where_the_window_is_narrow_the_columns_stand_below_each_other(table, qtbot):
    table.resize(700, 300)
    table.show()
    assert not table.records.stacked
    assert table.horizontalHeader().isVisible()
    table.resize(120, 300)
    assert table.records.stacked
    assert not table.horizontalHeader().isVisible()
    assert table.model().index(0, 0).data() == "Name: first\nOnce more: first"
    qtbot.waitUntil(lambda: table.height() > table.rowHeight(0) + table.rowHeight(1))


def test_the_same_row_is_chosen_when_the_columns_go_below_each_other(table):
    table.show()
    table.selectRow(1)
    for width in (100, 900, 100):
        table.resize(width, 300)
        assert table.chosen() is LINES[1]


def test_short_words_in_many_columns_stand_side_by_side(qtbot):
    headers = ("Before", "Highest", "At 48 h", "At 72 h", "After it", "Long")
    columns = [
        TableColumn(header=header, text=attrgetter("name"), stretch=True) for header in headers[:-1]
    ]
    columns.append(TableColumn(header=headers[-1], text=lambda line: 40 * line.name, stretch=True))
    look = Look()
    table = RecordTable("sessions", columns, look)
    qtbot.addWidget(table)
    table.resize(look.px(len(headers) * 9 - 4), 300)  # not 9 em for each
    table.show()
    table.show_rows(LINES)
    assert not table.records.stacked
    wide = [table.columnWidth(number) for number in range(len(headers))]
    assert max(wide[:-1]) < wide[-1]


def test_enter_opens_and_delete_asks_to_remove_the_chosen_row(table, qtbot):
    table.selectRow(1)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    with qtbot.waitSignal(table.removal_asked) as removed:
        qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert opened.args == removed.args == [LINES[1]]


def test_new_rows_keep_the_place_in_the_list(table):
    table.selectRow(1)
    table.show_rows((*LINES, Line("third")))
    assert table.chosen() == LINES[1]
    table.show_rows(())
    assert table.chosen() is None


def test_nothing_is_opened_where_no_row_is_chosen(table, qtbot):
    table.setCurrentIndex(table.model().index(-1, -1))
    with qtbot.assertNotEmitted(table.opened), qtbot.assertNotEmitted(table.removal_asked):
        qtbot.keyClick(table, Qt.Key.Key_Return)
        qtbot.keyClick(table, Qt.Key.Key_Delete)
