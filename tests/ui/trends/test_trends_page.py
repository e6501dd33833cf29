"""Trends: the charts, their sentence and their table tell what the diary holds."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPointF, QStandardPaths, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFileDialog

from ptdiary.charts.style import DARK, LIGHT
from ptdiary.diary.entry import Entry
from ptdiary.diary.session import Session
from ptdiary.ui.destination import Destination, PageName
from ptdiary.words import trends as words
from tests.systems import has_mode
from tests.ui.conftest import NOW


@pytest.fixture
def page(trends):
    return trends


def test_each_rating_is_a_point_and_a_new_entry_is_one_more(page, keeper):
    assert [point.entry for point in page.timeline.view.placed.points] == ["e1", "e2"]
    keeper.keep("", Entry(id="e3", at=NOW - timedelta(hours=1), soreness=9))
    page.show_view(keeper.view)
    page.timeline.view.grab()
    points = page.timeline.view.placed.points
    assert [point.entry for point in points] == ["e1", "e2", "e3"]
    assert points[2].y < points[1].y < points[0].y


def test_chart_table_and_sentence_follow_one_changed_score(page, keeper):
    page.timeline.show_table(shown=True)
    entry = keeper.diary.find(Entry, "e2")
    before = page.timeline.view.placed.points[1].y
    keeper.keep("", replace(entry, soreness=8))
    page.show_view(keeper.view)
    page.timeline.show_table(shown=False)
    page.timeline.view.grab()
    assert page.timeline.view.placed.points[1].y < before
    assert page.timeline.tables[1].records.row(1)[1] == "8, severe"
    assert "to 8" in page.timeline.said


def test_the_arrow_keys_read_entries_out_and_enter_opens_one(page, qtbot):
    view = page.timeline.view
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert page.timeline.read_out.text().startswith("Fri 20 Nov 19:58, 4")
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert page.timeline.read_out.text().startswith("Thu 19 Nov 20:00, 2")
    with qtbot.waitSignal(page.go_to) as asked:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert asked.args == [Destination(page=PageName.TODAY, record="e1")]


def test_the_mouse_reads_out_the_point_under_it(page):
    view = page.timeline.view
    point = view.placed.points[0]
    dots = view.devicePixelRatioF()
    place = QPointF(point.x / dots + 3, point.y / dots)
    view.mouseMoveEvent(
        QMouseEvent(
            QMouseEvent.Type.MouseMove,
            place,
            view.mapToGlobal(place),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert "after session 1" in page.timeline.read_out.text()


def test_a_chart_says_in_words_what_it_shows(page):
    view = page.timeline.view
    assert (view.accessibleName(), view.accessibleDescription()) == (
        words.TIMELINE, page.timeline.said,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("ending", "start"), [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF")]
)
def test_a_chart_is_saved_whole(page, tmp_path, ending, start):
    path = tmp_path / f"chart.{ending}"
    page.timeline.save_picture(path)
    assert path.read_bytes().startswith(start)
    assert has_mode(path, 0o600)


def test_a_chart_is_offered_in_documents_never_where_the_program_was_started(
    page, tmp_path, monkeypatch
):
    offered = []
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path))
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *asked: (offered.append(asked[2]), ("", ""))[1]
    )
    page.timeline.ask_where_to_save()
    assert offered == [str(tmp_path / words.SAVE_NAME)]


def test_a_chart_that_cannot_be_saved_says_so(page, tmp_path):
    page.timeline.save_picture(tmp_path / "nowhere" / "chart.png")
    assert "nowhere" in page.timeline.message.text()


def test_two_weeks_leave_out_what_is_older(page, keeper, qtbot):
    keeper.keep("", Entry(id="old", at=NOW - timedelta(days=30), soreness=5))
    page.show_view(keeper.view)
    page.timeline.view.grab()
    assert page.timeline.view.placed.points[0].entry == "old"
    qtbot.mouseClick(page.ranges.chip("14"), Qt.MouseButton.LeftButton)
    page.timeline.view.grab()
    assert page.timeline.view.placed.points[0].entry == "e1"


def test_what_is_below_the_timeline_follows_a_shorter_range(page, keeper, qtbot):
    keeper.keep("", Session(id="old", ended_at=NOW - timedelta(days=30)))
    qtbot.waitUntil(lambda: page.aligned.sentence.text().startswith("2 sessions."))
    qtbot.mouseClick(page.ranges.chip("14"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.aligned.sentence.text().startswith("1 session."))


def test_28_the_charts_follow_a_change_to_dark_at_once(page, window):
    def ground():
        return page.timeline.view.grab().toImage().pixelColor(3, 3).name().upper()

    assert ground() == LIGHT.surface
    window.look.change(dark=True)
    assert ground() == DARK.surface
