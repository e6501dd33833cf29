"""A diary that another program changes while the window is open: shown, told, and nothing lost."""

import shutil
from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer

from ptdiary.diary.document import Document
from ptdiary.diary.entry import Entry
from ptdiary.diary.plan import PlannedExercise
from ptdiary.review.finding import Level
from ptdiary.store import Store
from ptdiary.store.connection import connect
from ptdiary.store.exchange.document import merge
from ptdiary.ui.worker import keep_painting
from ptdiary.words import recovery
from tests.systems import needs_moving
from tests.ui.conftest import DIARY, NOW, SADDLE
from tests.ui.holding import Painted, let_go, locked

NEW = Entry(id="e3", at=NOW, written_at=NOW, soreness=3)


@pytest.fixture
def told(keeper):
    """What the keeper says of other programs and of what goes wrong."""
    told = []
    keeper.overtaken.connect(lambda: told.append("overtaken"))
    keeper.failed.connect(lambda error: told.append(error.kind))
    return told


def elsewhere(keeper, *records, purged=()):
    """Another program writes to the same file."""
    with Store.open(keeper.store.path) as other:
        if records:
            other.keep(*records)
        if purged:
            other.purge(*purged)


def test_an_emergency_that_another_program_brings_in_is_shown_within_the_minute(keeper, told):
    with Store.open(keeper.store.path) as other:
        diary = replace(DIARY, entries=(*DIARY.entries, SADDLE))
        merge(other, Document(exported_at=NOW, diary=diary))
    assert keeper.view.review.level is not Level.EMERGENCY
    keeper.tick()
    assert keeper.view.review.level is Level.EMERGENCY
    keeper.tick()
    assert told == ["overtaken"]


def test_it_is_shown_with_the_next_save_too(keeper, told):
    elsewhere(keeper, SADDLE)
    assert keeper.keep("Entry saved", NEW)
    assert {each.id for each in keeper.diary.entries} == {"e1", "e2", "e3", "e9"}
    assert keeper.view.review.level is Level.EMERGENCY
    assert told == ["overtaken"]
    assert keeper.undo()
    assert {each.id for each in keeper.diary.entries} == {"e1", "e2", "e9"}


def test_it_is_shown_when_the_window_comes_forward_and_the_form_stays(window, keeper, qtbot):
    window.show_page("today")
    scale = window.page("today").form.scale
    scale.buttons[6].click()
    elsewhere(keeper, replace(DIARY.entries[0], note="Read elsewhere"))
    other = type(window)(window.look, window.settings, None)
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.waitUntil(lambda: keeper.diary.entries[0].note == "Read elsewhere")
    assert window.status.text == recovery.OVERTAKEN
    assert scale.buttons[6].isChecked()


def test_own_saves_are_nobody_elses(keeper, told):
    keeper.keep("Entry saved", NEW)
    keeper.undo()
    keeper.redo()
    keeper.keep_profile("Saved: Name", replace(keeper.diary.profile, name="M."))
    keeper.tick()
    assert told == []
    assert keeper.steps.count() == 2


BY = [pytest.param("a rename", marks=needs_moving), "writing into it"]


def test_a_file_that_was_only_read_elsewhere_tells_nothing(keeper, told):
    with Store.open(keeper.store.path) as other:
        other.read()
        other.check()
    keeper.tick()
    assert told == []


@pytest.mark.parametrize("by", BY)
def test_a_newer_file_of_a_sync_program_is_taken_up(keeper, told, tmp_path, by):
    path, newer = keeper.store.path, tmp_path / "elsewhere.ptdiary"
    shutil.copyfile(path, newer)
    with Store.open(newer) as other:
        other.keep(SADDLE)
    newer.replace(path) if by == "a rename" else shutil.copyfile(newer, path)
    keeper.tick()
    assert keeper.view.review.level is Level.EMERGENCY
    assert keeper.keep("Entry saved", NEW)
    assert told == ["overtaken"]
    with Store.open(path, read_only=True) as file:
        assert {each.id for each in file.read().entries} == {"e1", "e2", "e3", "e9"}


@pytest.mark.parametrize("by", BY)
def test_an_older_file_is_told_of_once_and_hides_nothing(keeper, told, tmp_path, by):
    path, older = keeper.store.path, tmp_path / "older.ptdiary"
    shutil.copyfile(path, older)
    keeper.keep("Entry saved", NEW)
    older.replace(path) if by == "a rename" else shutil.copyfile(older, path)
    keeper.tick()
    keeper.tick()
    assert told == ["moved"]
    assert keeper.diary.find(Entry, "e3") == NEW
    assert not keeper.keep("Entry saved", replace(NEW, id="e4"))


@needs_moving
def test_half_a_file_is_told_of_and_the_whole_one_taken_up(keeper, told, tmp_path):
    path, newer = keeper.store.path, tmp_path / "newer.ptdiary"
    shutil.copyfile(path, newer)
    with Store.open(newer) as other:
        other.keep(SADDLE)
    whole = newer.read_bytes()
    newer.write_bytes(whole[: len(whole) // 3])
    newer.replace(path)
    keeper.tick()
    keeper.tick()
    assert len(told) == 1
    assert keeper.diary == DIARY
    path.write_bytes(whole)
    keeper.tick()
    assert keeper.view.review.level is Level.EMERGENCY


def test_a_program_that_writes_at_the_moment_is_waited_for_without_a_word(keeper, told):
    other = connect(keeper.store.path, read_only=False)
    other.execute("BEGIN EXCLUSIVE")
    keeper.tick()
    assert told == []
    other.execute("ROLLBACK")
    other.close()


def test_a_step_on_what_another_program_erased_is_not_taken_back(keeper, told):
    keeper.keep("Plan saved", PlannedExercise(id="p1", name="Bridge"))
    elsewhere(keeper, purged=(PlannedExercise, "p1"))
    assert not keeper.undo()
    assert told == ["overtaken"]
    assert keeper.steps.count() == 0


def test_a_record_that_was_changed_in_both_places_is_told_of(keeper):
    conflicts = []
    keeper.conflicted.connect(conflicts.append)
    theirs, ours = (replace(DIARY.entries[1], soreness=score) for score in (7, 3))
    elsewhere(keeper, theirs)
    keeper.tick()  # the form is still open on what was there before
    assert keeper.keep("Entry changed", ours)
    assert conflicts == [(theirs,)]
    assert keeper.keep("Entry changed", replace(ours, soreness=4))
    assert len(conflicts) == 1


def test_each_program_may_change_another_part_of_the_profile(keeper):
    mine = replace(keeper.diary.profile, name="M. Keller")
    with Store.open(keeper.store.path) as other:
        other.keep_profile(replace(DIARY.profile, usual_soreness=4))
    assert keeper.keep_profile("Saved: Name", mine)
    assert keeper.diary.profile == replace(DIARY.profile, name="M. Keller", usual_soreness=4)
    assert keeper.undo()
    assert keeper.diary.profile == replace(DIARY.profile, usual_soreness=4)


@pytest.fixture
def held(keeper):
    """The same of the diary of the keeper."""
    with locked(keeper.store.path) as other:
        yield other


def patient(keeper):
    """A keeper whose window is painted while it waits, and how often that was."""
    moments = []

    def wait():
        moments.append(len(moments))
        keep_painting()

    keeper.store._wait = wait
    return moments


def test_a_save_waits_for_another_program_and_the_window_goes_on(keeper, held, told):
    moments = patient(keeper)
    beats = []
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(len(moments)))
    timer.timeout.connect(keeper.tick)
    timer.start(1)
    QTimer.singleShot(200, lambda: let_go(held))
    assert keeper.keep("Entry saved", NEW)
    assert len(set(beats)) > 2  # the loop turned while the save was waiting
    assert told == []
    assert keeper.diary.find(Entry, "e3") == NEW


def test_a_program_that_never_lets_go_is_named_and_nothing_is_lost(keeper, held, told):  # noqa: ARG001
    patient(keeper)
    assert not keeper.keep("Entry saved", NEW)
    assert told == ["locked"]
    assert keeper.diary == DIARY


def test_who_saves_meanwhile_is_told_what_is_waited_for_and_the_window_goes_on(begun, path):
    with Store.open(path, create=True) as store:
        store.keep(*DIARY.entries)
    start, window = begun(path)
    window.show_page("today")
    page = window.page("today")
    page.form.scale.buttons[3].click()
    painted, told = Painted(window), []

    def look():
        window.update()
        if window.status.text == recovery.WAITING:
            told.append(painted.times)
        if len(told) == 20:
            let_go(other)

    turns = QTimer()
    turns.timeout.connect(look)
    with locked(path) as other:
        turns.start(1)
        page.bar.save_button.click()
        turns.stop()
    assert len(told) >= 20  # turns of the loop in which it was said
    assert told[-1] > told[0]  # and it was painted in them
    assert window.status.text != recovery.WAITING
    assert page.writing.saved.entry.soreness == 3
    with Store.open(path, read_only=True) as file:
        assert [each.soreness for each in file.read().entries][-1] == 3
    assert start.keeper.diary.entries[-1].soreness == 3
