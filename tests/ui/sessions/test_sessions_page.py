"""Sessions: logged, changed and removed in the real window, and never lost half-way."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from ptdiary.diary.plan import PlannedExercise
from ptdiary.diary.session import Exercise, Session
from ptdiary.store import Store
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.ui.main_window import MainWindow
from ptdiary.ui.sessions.cards import ROW
from ptdiary.words import recovery as errors
from ptdiary.words import sessions as words
from tests.systems import needs_moving
from tests.ui.conftest import DIARY, NOW
from tests.ui.pills import press


@pytest.fixture
def page(window):
    window.resize(1280, 800)
    window.show_page("sessions")
    return window.page("sessions")


def test_a_session_is_logged_with_the_usual_day_and_what_was_said(window, page, keeper, qtbot):
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    press(page, words.CLINIC, qtbot)
    press(page, "Hip hinge", qtbot)
    page.form.during.happened.chip("rise").click()
    page.form.during.settled.chip("no").click()
    page.bar.save_button.click()
    logged = new_session(keeper)
    assert logged.setting == "clinic"
    assert logged.exercises == (Exercise(name="Hip hinge", rose="yes", settled="no"),)
    assert logged.ended_at == NOW
    assert keeper.store.read().sessions == keeper.diary.sessions


def test_the_form_says_when_soreness_usually_starts_before_it_is_saved(window, page):
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    assert "today, 21:31" in page.bar.sentence


def test_an_untouched_form_asks_once_whether_it_ended_then(window, page, keeper, qtbot):
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    usual = page.bar.sentence
    page.bar.save_button.click()
    assert len(keeper.diary.sessions) == 1
    assert page.bar.sentence == words.ONLY_WHEN.format(when="today, 9:31")
    assert window.focusWidget() is page.form.when._time
    qtbot.keyClicks(page.form.when._time, "8")
    assert page.bar.sentence == words.ONLY_WHEN.format(when="today, 8:00")
    press(page, words.HOME, qtbot)
    assert page.bar.sentence != words.ONLY_WHEN.format(when="today, 8:00")
    press(page, words.HOME, qtbot)
    page.bar.save_button.click()
    logged = new_session(keeper)
    assert logged == Session(id=logged.id, ended_at=NOW.replace(hour=8, minute=0))
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    assert page.bar.sentence == usual, "that one is written already"
    page.form.when._pills.chip("yesterday").click()
    assert page.form.when.value().hour == 8


def test_one_exercise_however_it_is_typed(window, page, keeper, qtbot):
    keeper.keep("", PlannedExercise(id="p", name="Squats"))
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    for typed in (" squats", "HIP  HINGE", "Bridge", "bridge"):
        page.form.other.setText(typed)
        qtbot.keyClick(page.form.other, Qt.Key.Key_Return)
    page.bar.save_button.click()
    assert new_session(keeper).exercises == (
        Exercise(name="Squats", plan_id="p"),
        Exercise(name="Hip hinge"),
        Exercise(name="Bridge"),
    )


def test_a_session_keeps_its_own_spelling_when_it_is_changed(window, page, keeper):
    keeper.keep("", PlannedExercise(id="p", name="Squats"))
    session = Session(id="s2", ended_at=NOW, exercises=(Exercise(name="squats"),))
    keeper.keep("", session)
    window.go_to(Destination(page=PageName.SESSIONS, record="s2"))
    assert [each.casefold() for each in page.form._exercises.offered()].count("squats") == 1
    page.bar.save_button.click()
    assert keeper.store.read().find(Session, "s2") == session


def test_the_form_is_one_page_with_its_questions_at_the_left(window, page, qtbot):
    window.resize(1366, 740)
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    qtbot.waitUntil(lambda: page.area.verticalScrollBar().maximum() == 0)
    for row in page.form._rows.values():
        if row.isVisible():
            assert row._label.geometry().right() < row.control.geometry().left()
    page.look.change(scale=1.5)
    window.resize(640, 600)
    row = page.form.when_row
    qtbot.waitUntil(lambda: row._label.geometry().bottom() < row.control.geometry().top())


def test_a_session_that_has_not_ended_yet_is_asked_for_again(window, page, keeper, qtbot):
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    press(page, words.CLINIC, qtbot)
    later = NOW + timedelta(hours=2)
    page.form.when.choose("today", later)
    page.bar.save_button.click()
    assert page.form.when_row._error.text() == words.AHEAD
    assert len(keeper.diary.sessions) == 1
    assert page.form.answers().setting == "clinic"


@needs_moving
def test_a_disk_that_refuses_is_told_beside_save_until_the_session_is_saved(
    window, page, keeper, tmp_path, qtbot
):
    file, elsewhere = tmp_path / "diary.ptdiary", tmp_path / "elsewhere"
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    press(page, words.HOME, qtbot)
    usual = page.bar.sentence
    file.rename(elsewhere)
    page.bar.save_button.click()
    why = page.bar.sentence
    assert why == f"{errors.CANNOT_SAVE} {window.status.text}"
    assert "was moved or replaced" in why
    assert page.bar.save_button.text() == errors.TRY_AGAIN
    assert page.form.answers().setting == "home"
    press(page, "Hip hinge", qtbot)
    assert page.bar.sentence == why
    elsewhere.rename(file)
    page.bar.save_button.click()
    assert page.form is None
    (logged,) = [each for each in keeper.store.read().sessions if each.id != "s1"]
    assert (logged.setting, logged.exercises) == ("home", (Exercise(name="Hip hinge"),))
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    assert page.bar.sentence == usual
    assert page.bar.save_button.text() == words.SAVE


@needs_moving
def test_leaving_a_form_that_could_not_be_saved_leaves_its_sentence_too(window, page, tmp_path):
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    (tmp_path / "diary.ptdiary").rename(tmp_path / "elsewhere")
    for _ in range(2):
        page.bar.save_button.click()
    assert errors.CANNOT_SAVE in page.bar.sentence
    page.bar.leave_button.click()
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    assert errors.CANNOT_SAVE not in page.bar.sentence


def test_undo_takes_a_logged_session_back_row_by_row(window, page, keeper):
    before = keeper.store.read()
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    for _ in range(2):
        page.bar.save_button.click()
    assert keeper.undo()
    assert keeper.store.read() == keeper.diary == before


def test_enter_changes_a_session_and_keeps_what_was_not_touched(page, keeper, qtbot):
    page.cards.setFocus()
    qtbot.keyClick(page.cards, Qt.Key.Key_Return)
    page.form.more.open()
    press(page, words.HANDS_ON, qtbot)
    page.bar.save_button.click()
    changed = keeper.diary.find(Session, "s1")
    assert changed.components == ("manual",)
    assert changed.exercises == (Exercise(name="Hip hinge"),)


def test_delete_moves_a_session_to_what_was_removed(page, keeper, qtbot):
    page.cards.setFocus()
    qtbot.keyClick(page.cards, Qt.Key.Key_Delete)
    assert keeper.diary.sessions == ()
    assert [each.record.id for each in keeper.store.removed()] == ["s1"]


def test_a_half_filled_form_is_there_again_after_another_page_and_another_start(
    window, page, keeper, look, tmp_path, qtbot
):
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    press(page, words.HOME, qtbot)
    window.show_page("trends")
    window.show_page("sessions")
    assert page.form.answers().setting == "home"
    window.close()
    again = MainWindow(look, window.settings, tmp_path / "settings.json")
    qtbot.addWidget(again)
    again.open_diary(keeper)
    again.show_page("sessions")
    assert again.page("sessions").form.answers().setting == "home"


def test_leaving_the_form_forgets_its_draft(window, page, keeper, qtbot):
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    press(page, words.HOME, qtbot)
    page.keep_draft()
    page.bar.leave_button.click()
    assert page.form is None
    assert keeper.drafts.read("session") is None


def cards(page):
    """The words of each card, as they are heard."""
    model = page.cards.cards
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(row).data(role).split("\n") for row in range(model.rowCount())]


def test_a_card_says_when_where_what_and_what_followed(page, keeper):
    session = Session(
        id="s2", ended_at=NOW - timedelta(days=400), setting="home", minutes=45, effort=6,
        exercises=(Exercise(name="Hip hinge", sets=2, repetitions=8, load="6 kg"),),
        components=("manual",),
    )  # fmt: skip
    keeper.keep("", session)
    assert cards(page) == [
        [
            "Thursday 19 November, 15:00", "Hip hinge",
            "Highest soreness 4 after 28 hours. 42 hours so far.",
        ],
        [
            "Friday 17 October 2025, 9:31", "At home, 45 minutes. Effort 6 of 10.",
            "Hip hinge 2 times 8, 6 kg \N{MIDDLE DOT} Hands-on treatment", "Too few entries.",
        ],
    ]  # fmt: skip
    heard = QAccessible.queryAccessibleInterface(page.cards)
    assert heard.role() == QAccessible.Role.List
    assert heard.text(QAccessible.Text.Name) == words.LIST_NAME
    assert heard.childCount() == 2
    first = heard.child(0)
    assert first.role() == QAccessible.Role.ListItem
    assert first.text(QAccessible.Text.Name).startswith("Thursday 19 November, 15:00")


def more(keeper, count):
    keeper.keep(
        "",
        *(
            Session(id=f"m{each}", ended_at=NOW - timedelta(days=10 + each))
            for each in range(count)
        ),
    )


def test_what_can_be_done_stands_on_the_card_in_hand(window, page, keeper, qtbot):
    more(keeper, 20)
    page.cards.setFocus()
    qtbot.waitUntil(lambda: page.area.verticalScrollBar().maximum() > 1_000)
    for _ in range(12):
        qtbot.keyClick(page.cards, Qt.Key.Key_Down)
    chosen = page.cards.chosen()
    assert chosen.row.session.id == "m11"
    place = page.cards.visualRect(page.cards.currentIndex())
    assert place.contains(page.cards.in_hand.geometry())
    area = page.area.viewport()
    top = page.cards.mapTo(area, place.topLeft()).y()
    assert top >= 0
    assert top + place.height() <= area.height()
    qtbot.keyClick(page.cards, Qt.Key.Key_Tab)
    assert window.focusWidget() is page.cards.change
    assert page.cards.change.accessibleName() == f"Change, {page.cards.cards.title(chosen)}"
    page.cards.remove.click()
    assert keeper.diary.find(Session, "m11") is None
    assert page.cards.chosen().row.session.id == "m12"


def test_the_mouse_takes_a_card_in_hand_and_a_double_click_changes_it(page, keeper, qtbot):
    more(keeper, 3)
    qtbot.waitUntil(lambda: not page.cards.visualRect(page.cards.cards.index(2)).isEmpty())
    third = page.cards.visualRect(page.cards.cards.index(2)).center()
    moved = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(third), page.cards.viewport().mapToGlobal(QPointF(third)),
        Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(page.cards.viewport(), moved)
    assert page.cards.currentIndex().row() == 2
    qtbot.mouseClick(page.cards.viewport(), Qt.MouseButton.LeftButton, pos=third)
    qtbot.mouseDClick(page.cards.viewport(), Qt.MouseButton.LeftButton, pos=third)
    assert page.form is not None
    assert page._changing.id == "m1"


def test_of_many_exercises_two_lines_are_shown_and_all_are_heard(window, page, keeper):
    names = [f"Exercise number {each}" for each in range(12)]
    done = tuple(Exercise(name=name) for name in names)
    keeper.keep("", Session(id="s2", ended_at=NOW, exercises=done))
    window.resize(800, 600)
    page.look.change(scale=1.5)
    line = page.cards.cards.index(0).data(ROW)
    shown = list(page.cards.itemDelegate()._texts(line, page.cards.viewport().width()))[2][0]
    assert shown.startswith("Exercise number 0")
    assert shown.endswith("more")
    assert names[-1] in cards(page)[0][1]


def test_the_list_is_as_high_as_its_cards_at_every_size(window, page, keeper, look, qtbot):
    more(keeper, 8)
    for scale, size in ((1.0, (1280, 800)), (1.5, (800, 600)), (1.25, (1024, 700))):
        look.change(scale=scale)
        window.resize(*size)
        page.cards.setCurrentIndex(page.cards.cards.index(1))
        last = page.cards.cards.index(8)
        qtbot.waitUntil(
            lambda last=last: abs(
                page.cards.visualRect(last).bottom() + 2 - page.cards.viewport().height()
            ) < 6
        )  # fmt: skip
        assert page.cards.verticalScrollBar().maximum() == 0


def of_form(page):
    """What each row writes: how it is answered, changed and cleared, by its controls."""
    form = page.form
    during = form.during
    return {
        "setting": (form._setting.chip("clinic"), form._setting.chip("home")),
        "components": (form._work.chip("strength"), form._work.chip("aerobic")),
        "effort": (form.effort.effort.buttons[7], form.effort.effort.buttons[8]),
        "effort_limit": (form.effort.limit.buttons[6], form.effort.limit.buttons[5]),
        "minutes": (form.minutes.pills.chip("45"), form.minutes.pills.chip("90")),
        "new": (form._harder.chip("yes"), form._harder.chip("no")),
        "unsure_of_form": (
            form._unsure_ones.chip("Hip hinge"),
            form._unsure_ones.chip("Hip hinge"),
        ),
        "quality": (during.happened.chip("sharp"), during.sharp.chip("shooting")),
        "travelled_to": (during.happened.chip("limb"), during.limb.chip("arm.left")),
        "rose": (during.happened.chip("none"), during.happened.chip("none")),
    }


ROWS = {
    "setting": ("clinic", "home"),
    "components": (("strength",), ("strength", "aerobic")),
    "effort": (7, 8),
    "effort_limit": (6, 5),
    "minutes": (45, 90),
    "new": (True, False),
    "unsure_of_form": (True, None),
    "quality": (("sharp",), ("sharp", "shooting")),
    "travelled_to": (("leg.one_side",), ("arm.left",)),
    "rose": ("no", None),
}


@pytest.mark.parametrize("field", ROWS)
def test_each_row_writes_its_answer_and_what_it_was_changed_to_and_nothing_else(
    window, page, keeper, qtbot, field
):
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    press(page, "Hip hinge", qtbot)
    of_form(page)[field][0].click()
    page.bar.save_button.click()
    logged = new_session(keeper)
    plain = Session(id=logged.id, ended_at=NOW, exercises=(Exercise(name="Hip hinge"),))
    first, then = ROWS[field]
    assert logged == with_field(plain, field, first)
    window.go_to(Destination(page=PageName.SESSIONS, record=logged.id))
    of_form(page)[field][1].click()
    page.bar.save_button.click()
    assert new_session(keeper) == with_field(plain, field, then)
    keeper.undo()
    assert keeper.store.read().sessions[-1] == with_field(plain, field, first)


def with_field(session, field, value):
    if hasattr(session, field):
        return replace(session, **{field: value})
    (exercise,) = session.exercises
    return replace(session, exercises=(replace(exercise, **{field: value}),))


def new_session(keeper):
    (logged,) = [each for each in keeper.diary.sessions if each.id != "s1"]
    return logged


def test_changing_a_session_without_touching_a_row_changes_nothing(window, page, keeper):
    exercises = (
        Exercise(name="Hip hinge", rose="yes", settled="yes", quality=("burning", "sharp")),
        Exercise(name="Bridges", travelled_to=("arm.one_side",), stopped=False, hurt=3),
    )
    session = Session(
        id="s2", ended_at=NOW - timedelta(hours=5, seconds=12), minutes=37.25, effort_limit=4,
        components=("manual", "strength"), exercises=exercises, note=" two\nlines ",
    )  # fmt: skip
    keeper.keep("", session)
    window.go_to(Destination(page=PageName.SESSIONS, record="s2"))
    page.bar.save_button.click()
    assert keeper.store.read().sessions[-1] == session


def test_whether_a_rise_eased_is_asked_once_more_and_the_second_press_saves_without_it(
    window, page, keeper, qtbot
):
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    press(page, "Hip hinge", qtbot)
    page.form.during.happened.chip("rise").click()
    page.bar.save_button.click()
    row = page.form.during._rows[page.form.during.settled]
    assert len(keeper.diary.sessions) == 1
    assert page.bar.sentence == words.ONE_OPEN.format(question=words.RISE_SETTLED)
    assert row._state.text() == words.STILL_OPEN
    assert window.focusWidget() is page.form.during.settled.chip("yes")
    page.form.effort.effort.buttons[3].click()
    assert page.bar.sentence == words.ONE_OPEN.format(question=words.RISE_SETTLED)
    page.form.during.settled.chip("unsure").click()
    assert page.bar.sentence.startswith("Your pain rose sharply during Hip hinge today.")
    assert row._state.text() == ""
    page.form.during.settled.chip("unsure").click()
    page.bar.save_button.click()
    assert new_session(keeper).exercises == (Exercise(name="Hip hinge", rose="yes"),)


def test_what_happened_stands_on_the_exercises_named(window, page, keeper, qtbot):
    keeper.keep("", PlannedExercise(id="p", name="Side plank"))
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    press(page, "Hip hinge", qtbot)
    press(page, "Side plank", qtbot)
    during = page.form.during
    for key in ("rise", "limb"):
        during.happened.chip(key).click()
    during.rise_exercises.chip("Hip hinge").click()
    during.settled.chip("yes").click()
    during.before.buttons[2].click()
    during.peak.buttons[6].click()
    during.minutes.setText("20")
    during.limb_exercises.chip("Side plank").click()
    during.limb.chip("leg.left").click()
    during.stopped.chip("yes").click()
    page.bar.save_button.click()
    assert new_session(keeper).exercises == (
        Exercise(name="Side plank", plan_id="p", travelled_to=("leg.left",), stopped=True),
        Exercise(
            name="Hip hinge", rose="yes", settled="yes", soreness_before=2, soreness_peak=6,
            settled_after_minutes=20.0, stopped=True,
        ),
    )  # fmt: skip


def test_nothing_of_it_is_asked_or_written_while_it_is_not_ticked(window, page, keeper, qtbot):
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    press(page, "Hip hinge", qtbot)
    during = page.form.during
    during.happened.chip("rise").click()
    assert during.settled.isVisibleTo(page)
    assert not during.rise_exercises.isVisibleTo(page)  # there is but one
    assert not during.sharp.isVisibleTo(page)
    during.peak.buttons[8].click()
    during.happened.chip("none").click()
    assert during.happened.values() == ("none",)
    assert not during.settled.isVisibleTo(page)
    during.happened.chip("sharp").click()
    assert during.happened.values() == ("sharp",)
    during.happened.chip("sharp").click()
    page.bar.save_button.click()
    assert new_session(keeper).exercises == (Exercise(name="Hip hinge"),)


def test_a_limit_for_all_sessions_is_written_to_the_profile_in_the_same_step(
    window, page, keeper, qtbot
):
    before = keeper.store.read()
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    effort = page.form.effort
    assert not effort.keep.isVisibleTo(page)
    effort.limit.buttons[6].click()
    qtbot.mouseClick(effort.keep, Qt.MouseButton.LeftButton)
    page.bar.save_button.click()
    assert new_session(keeper).effort_limit == keeper.store.read().profile.effort_limit == 6
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    help_text = page.form.effort.limit.accessibleDescription()
    assert help_text == words.LIMIT_FOR_ALL.format(limit=6)
    page.form.effort.limit.buttons[6].click()
    assert not page.form.effort.keep.isVisibleTo(page)
    page.bar.leave_button.click()
    keeper.undo()
    assert keeper.store.read() == keeper.diary == before
    keeper.redo()
    assert keeper.store.read().profile.effort_limit == 6


def test_another_number_of_minutes_is_written_in_its_box(window, page, keeper, qtbot):
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    minutes = page.form.minutes
    assert not minutes.box.isVisibleTo(page)
    press(page, words.OTHER_MINUTES, qtbot)
    assert window.focusWidget() is minutes.box
    qtbot.keyClicks(minutes.box, "123")
    assert minutes.value() == 123
    page.bar.save_button.click()
    assert new_session(keeper).minutes == 123


def test_every_control_of_the_form_has_a_name(window, page, qtbot):
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    press(page, "Hip hinge", qtbot)
    for key in ("rise", "sharp", "limb"):
        page.form.during.happened.chip(key).click()
    page.form.minutes.pills.chip("other").click()
    page.form.more.open()
    controls = [
        each
        for each in page.form.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisibleTo(page)
    ]
    assert [each for each in controls if not (each.accessibleName() or each.text())] == []
    settled = page.form.during.settled
    assert (settled.chip("yes").text(), settled.accessibleName()) == (
        words.YES, words.RISE_SETTLED,
    )  # fmt: skip


def test_sets_repetitions_and_weight_are_asked_of_each_exercise(window, page, keeper, qtbot):
    keeper.keep("", PlannedExercise(id="p", name="Side plank", sets=3, repetitions=10, load="Band"))
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    press(page, "Side plank", qtbot)
    press(page, "Hip hinge", qtbot)
    plank, hinge = page.form.doses.rows["Side plank"], page.form.doses.rows["Hip hinge"]
    assert plank.sets.text() == ""
    plank.as_planned.click()
    hinge.sets.setText("2")
    hinge.sets.textEdited.emit("2")
    assert not hinge.as_planned.isVisibleTo(page)
    page.keep_draft()
    page.bar.save_button.click()
    logged = new_session(keeper)
    found = {each.name: each for each in logged.exercises}
    assert found["Side plank"] == Exercise(
        name="Side plank", plan_id="p", sets=3, repetitions=10, load="Band", plan_percent=100.0
    )
    assert found["Hip hinge"] == Exercise(name="Hip hinge", sets=2)


def test_a_change_from_elsewhere_is_told_of_where_saving_leads(window, page, keeper):
    window.go_to(Destination(page=PageName.SESSIONS, record="s1"))
    with Store.open(keeper.store.path) as other:
        other.keep(replace(DIARY.sessions[0], setting="home"))
    page.form.during.happened.chip("limb").click()
    page.form.during.limb.chip("leg.left").click()
    page.bar.save_button.click()
    assert window.page_name == "today"
    assert window.status.text == errors.CONFLICT


def test_what_somebody_is_to_be_told_of_is_said_right_after_saving(window, page, keeper, qtbot):
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    press(page, "Hip hinge", qtbot)
    page.form.during.happened.chip("limb").click()
    page.form.during.limb.chip("leg.left").click()
    page.bar.save_button.click()
    assert window.page_name == "today"
    top = window.page("today").top
    assert "left leg" in " ".join(top.banner.text.lines)
    assert top.banner.isVisible(), "not folded: it is why the page is open"
    assert QApplication.focusWidget() is top.banner.heading
    assert top.strip.text.heading == "Saved. The session of today 9:31."
    assert top.strip.y() < top.banner.y()
    for change in (top.strip.buttons["change"], top.banner.buttons["not_so"]):
        change.click()
        assert window.page_name == "sessions"
        assert page.form.during.limb.value() == "leg.left"
        page.bar.leave_button.click()
    window.show_page("today")
    sessions = len(keeper.diary.sessions)
    top.strip.buttons["undo"].click()
    assert len(keeper.diary.sessions) == sessions - 1
    assert top.strip is None
    assert top.banner is None or not top.banner.is_loud


def test_tab_goes_to_the_pills_of_a_new_exercise_where_they_stand(window, page, qtbot):
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    for name in ("Bridge", "Squats"):
        page.form.other.setText(name)
        qtbot.keyClick(page.form.other, Qt.Key.Key_Return)
    page.form.during.happened.chip("limb").click()
    which = page.form.during.limb_exercises.chip("Bridge")
    qtbot.waitUntil(which.isVisible)
    limb = page.form.during.happened.chip("limb")
    limb.setFocus()
    qtbot.keyClick(limb, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is which


def test_a_list_without_sessions_gives_the_keyboard_to_the_button_that_logs_one(window, keeper):
    for each in keeper.diary.sessions:
        keeper.remove("", Session, each.id)
    window.show_page("settings")
    window.show_page("sessions")
    assert window.focusWidget() is window.page("sessions")._log


@pytest.mark.parametrize("way", ["saved", "given up"])
def test_after_the_form_the_keyboard_is_in_the_list(window, page, qtbot, way):
    page._log.click()
    press(page, words.CLINIC, qtbot)
    press(page, "Hip hinge", qtbot)
    button = page.bar.save_button if way == "saved" else page.bar.leave_button
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert page.form is None
    assert window.focusWidget() is page.cards
