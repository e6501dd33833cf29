"""What screen readers find on every page: roles, names said once, the order of the screen."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget

from ptdiary.ui.widgets import Choices, FoldRow, Label, ScoreScale, heard_as
from tests.ui.test_every_control import NAMES, opened, visible

Role, Text = QAccessible.Role, QAccessible.Text


@pytest.fixture(autouse=True)
def listening(qapp):  # noqa: ARG001 there must be one
    """A screen reader runs."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def of(widget):
    return QAccessible.queryAccessibleInterface(widget)


def seen(interface):
    """All that can be seen in it, in the order of reading."""
    yield interface
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None and not child.state().invisible:
            yield from seen(child)


def page_of(window):
    return list(seen(of(window.page(window.page_name))))


# what holds on every page


def answers_that_exclude_each_other_are_radio_buttons(window):
    for row in visible(window, ScoreScale):
        assert {of(each).role() for each in row.buttons} == {Role.RadioButton}
        assert of(row).role() == Role.Grouping
        assert len(row.buttons) == sum(
            of(row).child(at).role() == Role.RadioButton for at in range(of(row).childCount())
        ), "their place among them is told by their parent"
    for row in visible(window, Choices):
        many = row._many
        wanted = Role.CheckBox if many else Role.RadioButton
        assert {of(row.chip(each)).role() for each in row.offered()} == {wanted}
        assert of(row).role() == Role.Grouping


def no_name_is_said_twice_and_no_dot_is_read(window):
    for each in page_of(window):
        said, more = each.text(Text.Name).strip(), each.text(Text.Description).strip()
        assert said != "•"
        assert not said or said != more, said
        parent = each.parent()
        group = parent.text(Text.Name).strip() if parent is not None else ""
        if group and each.role() in (Role.RadioButton, Role.CheckBox, Role.Heading):
            assert group not in (said, more), said
            assert not said.endswith(group), said


def headings_are_headings_and_the_page_has_a_title(window):
    shown = page_of(window)
    headings = [each for each in shown if each.role() == Role.Heading]
    levels = [
        each.attributesInterface().attributeValue(QAccessible.Attribute.Level) for each in headings
    ]
    assert 1 in levels
    assert set(levels) <= {1, 2, 3}
    assert all(each.text(Text.Name).strip() for each in headings)
    for label in visible(window, Label):
        if label.property("kind") in ("h1", "h2", "h3"):
            assert of(label).role() == Role.Heading, label.text()


def the_order_of_reading_is_the_order_of_the_screen(window):
    for parent in [*visible(window, QWidget), window.page(window.page_name)]:
        if parent.layout() is None:
            continue
        shown = [
            each
            for each in parent.children()
            if isinstance(each, QWidget) and each.isVisible() and each.objectName() != "ring"
            and not each.visibleRegion().isEmpty()
        ]  # fmt: skip
        for before, after in pairwise(shown):
            first, second = before.geometry(), after.geometry()
            # boxes and labels side by side differ by a few pixels
            above = second.bottom() < first.top() + 4
            beside = not above and not second.top() > first.bottom()
            assert not above or second.left() > first.right(), (before, after)
            assert not (beside and second.right() < first.left()), (before, after)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_read_of_a_page(look, name):
    with opened(name, look) as window:
        answers_that_exclude_each_other_are_radio_buttons(window)
        no_name_is_said_twice_and_no_dot_is_read(window)
        headings_are_headings_and_the_page_has_a_title(window)
        the_order_of_reading_is_the_order_of_the_screen(window)


# of parts


def test_pages_are_a_list_of_which_one_is_selected(window):
    pages = of(window.navigation)
    items = [each for each in seen(pages) if each.role() == Role.ListItem]
    assert pages.role() == Role.List
    assert [each.text(Text.Name) for each in items if each.state().selected] == ["When to get help"]
    items[1].actionInterface().doAction("Press")
    assert window.page_name == "diary"
    assert [each.state().selected for each in items] == [0, 1, 0, 0, 0, 0, 0]


def test_a_fold_says_whether_it_is_open(look, qtbot):
    row = FoldRow("Sleep", look, None)
    qtbot.addWidget(row)
    assert (of(row).state().expandable, of(row).state().expanded) == (1, 0)
    of(row).actionInterface().doAction("Press")
    assert (of(row).state().expanded, of(row).state().collapsed) == (1, 0)


def test_a_chart_is_a_picture_with_its_sentence(trends):
    chart = of(trends.timeline.view)
    assert chart.role() == Role.Graphic
    assert chart.text(Text.Description) == trends.timeline.sentence.text()


def test_a_day_is_text_and_no_number(look, qtbot):
    from PySide6.QtCore import QDate  # noqa: PLC0415

    from ptdiary.ui.widgets import DayBox  # noqa: PLC0415

    box = DayBox(look)
    qtbot.addWidget(box)
    box.setDate(QDate(2026, 11, 29))
    assert of(box).role() == Role.EditableText
    assert of(box).valueInterface() is None
    assert of(box).text(Text.Value) == "29 November 2026"
    assert of(box).state().editable, "or Orca says that it is read only"


def test_a_role_outlives_neither_its_widget_nor_a_collection(qapp):
    """Qt keeps the interfaces; Python may let go of them at any time."""
    import gc  # noqa: PLC0415

    kinds = (
        "heading 1", "heading 3", "group", "alert", "status", "image", "list", "item", "fold",
        "plain",
    )  # fmt: skip
    for _ in range(20):
        box = QWidget()
        for kind in kinds:
            label = QLabel(kind, box)
            heard_as(label, kind)
            label.setAccessibleName(kind)
        gc.collect()
        found = [each.text(Text.Name) for each in seen(of(box))]
        for each in [of(box), *(of(box).child(at) for at in range(of(box).childCount()))]:
            # asked for through C++, as a bridge does
            each.valueInterface(), each.textInterface(), each.actionInterface()
            each.selectionInterface(), each.attributesInterface(), each.state()
        assert set(kinds) <= {*found, *(of(each).text(Text.Name) for each in box.children())}
        box.deleteLater()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
