"""A verb writes, is announced once, and can be taken back exactly."""

from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import QTimer

from ptdiary.diary.consultation import Consultation, Question
from ptdiary.diary.document import Document, write_document
from ptdiary.diary.entry import Entry
from ptdiary.diary.plan import Appointment, PlannedExercise
from ptdiary.diary.session import Session
from ptdiary.review.index import index_of
from ptdiary.store import Store, StoreError
from ptdiary.ui.keeper import Edit, Step, between
from tests.ui.conftest import DIARY, NOW, at
from tests.ui.long_work import beside_window

NEW = Entry(id="e3", at=NOW, written_at=NOW, soreness=3, note="Stiff this morning")
CHANGED = replace(DIARY.entries[1], soreness=6)
SESSION = Session(id="s2", ended_at=at("11-21T09:00"))
TOLD = Consultation(id="c1", at=NOW, with_whom="therapist", kind="told", rules=("C-48",))


def text_of(diary):
    return write_document(Document(exported_at=NOW, diary=diary))


def bring_in(keeper):
    """As the worker does, with a store of its own."""
    with Store.open(keeper.store.path) as store:
        before = store.read()
        store.keep(NEW, CHANGED, SESSION)
        after, changes = store.read(), store.changes
    step = Step("Table brought in", *between(before, after), undone="")
    keeper.take_up(index_of(after), changes, step)
    return keeper.steps.canUndo()


VERBS = {
    "save": lambda keeper: keeper.keep("Entry saved", NEW),
    "edit": lambda keeper: keeper.keep("Entry changed", CHANGED),
    "save and edit in one": lambda keeper: keeper.keep("Both", NEW, CHANGED),
    "delete": lambda keeper: keeper.remove("Entry deleted", Entry, "e1", "e2"),
    "session": lambda keeper: keeper.keep("Session saved", SESSION),
    "session changed": lambda keeper: keeper.keep(
        "Session changed", replace(DIARY.sessions[0], note="on the mat")
    ),
    "session deleted": lambda keeper: keeper.remove("Session deleted", Session, "s1"),
    "seen": lambda keeper: keeper.keep("Seen", replace(TOLD, kind="seen")),
    "appointment": lambda keeper: keeper.keep(
        "Appointment saved", Appointment(id="a1", at=at("11-23T15:00"))
    ),
    "question": lambda keeper: keeper.keep(
        "Question saved", Question(id="q1", text="Is cycling allowed?", written_at=NOW)
    ),
    "plan": lambda keeper: keeper.keep("Plan saved", PlannedExercise(id="p1", name="Bridge")),
    "left out": lambda keeper: keeper.keep(
        "Left out", replace(DIARY.entries[0], left_out="I had the flu")
    ),
    "told": lambda keeper: keeper.keep("Told", TOLD),
    "entry and profile": lambda keeper: keeper.keep(
        "Entry saved", NEW, profile=replace(keeper.diary.profile, usual_soreness=3)
    ),
    "brought in": bring_in,
    "profile": lambda keeper: keeper.keep_profile(
        "Saved: Name", replace(keeper.diary.profile, name="Maria K.", therapist=None)
    ),
}


@pytest.mark.parametrize("verb", VERBS)
def test_undo_and_redo_restore_the_diary_exactly(keeper, verb):
    before = text_of(keeper.diary)
    assert VERBS[verb](keeper)
    after = text_of(keeper.diary)
    assert after != before
    assert text_of(keeper.store.read()) == after
    for _ in range(2):
        assert keeper.undo()
        assert text_of(keeper.diary) == before
        assert text_of(keeper.store.read()) == before
        assert keeper.redo()
        assert text_of(keeper.diary) == after
        assert text_of(keeper.store.read()) == after


MANY = tuple(Entry(id=f"m{i}", at=at("11-20T21:00"), soreness=i % 11) for i in range(60))


def brought_in(keeper):
    with Store.open(keeper.store.path) as store:
        before = store.read()
        store.keep(CHANGED, SESSION, *MANY)
        after, changes = store.read(), store.changes
    keeper.take_up(index_of(after), changes, Step("Table brought in", *between(before, after), ""))


def test_undo_and_redo_of_many_records_leave_the_window_free(keeper, monkeypatch):
    brought_in(keeper)
    after = text_of(keeper.diary)
    wrote = beside_window(monkeypatch, Edit, "write")
    told = []
    keeper.changed.connect(told.append)
    keeper.overtaken.connect(lambda: told.append("overtaken"))
    for _ in range(2):
        assert keeper.undo()
        assert text_of(keeper.diary) == text_of(keeper.store.read()) == text_of(DIARY)
        assert keeper.redo()
        assert text_of(keeper.diary) == text_of(keeper.store.read()) == after
    assert wrote == [True] * 4
    assert [view.diary for view in told][-1] == keeper.diary
    assert len(told) == 4
    assert keeper.keep("Entry saved", NEW)  # the file is the one it knows
    assert keeper.undo()
    assert text_of(keeper.diary) == after


def test_removing_many_where_another_program_has_written_says_so(keeper):
    brought_in(keeper)
    with Store.open(keeper.store.path) as other:
        other.keep(NEW)
    told = []
    keeper.overtaken.connect(lambda: told.append("overtaken"))
    assert keeper.remove("Entries deleted", Entry, *(each.id for each in MANY))
    assert told == ["overtaken"]
    assert keeper.diary.find(Entry, "e3") == NEW
    assert keeper.steps.count() == 1
    assert keeper.undo()
    assert keeper.diary.find(Entry, "m0") == MANY[0]


def test_what_cannot_be_written_of_many_changes_nothing(keeper):
    brought_in(keeper)
    before = text_of(keeper.diary)
    failed = []
    keeper.failed.connect(failed.append)
    path = keeper.store.path
    path.rename(path.with_name("moved"))
    assert not keeper.remove("Entries deleted", Entry, *(each.id for each in MANY))
    assert text_of(keeper.diary) == before
    assert len(failed) == 1
    path.with_name("moved").rename(path)


def test_a_whole_run_is_taken_back_step_by_step(keeper):
    texts = [text_of(keeper.diary)]
    for verb in ("save", "edit", "delete", "session", "told", "profile"):
        VERBS[verb](keeper)
        texts.append(text_of(keeper.store.read()))
    while len(texts) > 1:
        assert text_of(keeper.store.read()) == texts.pop()
        assert keeper.undo()
    assert text_of(keeper.store.read()) == texts[0]
    assert not keeper.undo()


def test_verb_is_announced_once(keeper):
    views = []
    keeper.changed.connect(views.append)
    keeper.keep("Entry saved", NEW)
    assert [view.diary.find(Entry, "e3") for view in views] == [NEW]
    assert views[0].review.at == NOW


def test_full_disk_changes_nothing_and_is_told(keeper, qtbot, monkeypatch):
    keeper.keep("Entry saved", NEW)
    before, steps = text_of(keeper.diary), keeper.steps.count()

    def full():
        raise StoreError("full", "The disk is full.")

    monkeypatch.setattr(keeper.store, "changing", full)
    with qtbot.waitSignal(keeper.failed) as failed, qtbot.assertNotEmitted(keeper.changed):
        assert not keeper.keep("Entry changed", CHANGED)
    assert failed.args[0].kind == "full"
    assert not keeper.undo()
    monkeypatch.undo()
    assert text_of(keeper.diary) == text_of(keeper.store.read()) == before
    assert (keeper.steps.count(), keeper.steps.index()) == (steps, 1)
    assert keeper.undo()


def test_step_says_in_words_what_it_was(keeper):
    keeper.keep("Entry saved", NEW)
    assert keeper.steps.undoText() == "Entry saved"
    keeper.undo()
    assert keeper.steps.redoText() == "Entry saved"


def test_record_brought_back_is_one_step(keeper):
    keeper.remove("Entry deleted", Entry, "e1")
    keeper.read_again()
    assert not keeper.steps.canUndo()
    keeper.bring_back("Entry brought back", Entry, "e1")
    assert keeper.diary == DIARY
    keeper.undo()
    assert keeper.diary.find(Entry, "e1") is None


def test_memory_holds_what_the_store_made_of_it(keeper):
    keeper.keep("Entry saved", replace(NEW, note="Mu\u0308de"))
    assert keeper.diary.find(Entry, "e3").note == "M\u00fcde"


def test_minutes_do_not_run_unless_asked(keeper):
    assert not keeper._minutes.isActive()
    keeper.start_minutes()
    assert keeper._minutes.isActive()
    keeper._minutes.stop()


def test_the_minutes_are_those_of_the_clock(keeper):
    told = []
    keeper.minute.connect(told.append)
    keeper.clock = lambda: NOW.replace(second=40, microsecond=500_000)
    keeper.start_minutes()
    assert keeper._minutes.interval() == 19_500
    keeper.clock = lambda: NOW.replace(minute=32)
    keeper._minutes.timeout.emit()
    assert [view.now.minute for view in told] == [32]
    assert keeper._minutes.isActive()
    assert keeper._minutes.interval() == 60_000
    keeper._minutes.stop()


def test_copies_are_made_by_one_at_a_time(keeper, qtbot):
    """A timer that fires while a copy is brought back begins none of its own beside it."""
    told, may_end, asked = [], Event(), Event()

    def of_the_worker(name):
        keeper.worker.do(lambda: told.append(f"{name} begins"), lambda _: told.append("told"))

    def by_itself(_store):
        told.append("restore begins")
        asked.wait()
        may_end.wait()
        told.append("restore ends")

    def a_timer_fires():
        if "restore begins" not in told:
            QTimer.singleShot(0, a_timer_fires)
            return
        of_the_worker("second")
        asked.set()
        may_end.set()

    of_the_worker("first")
    QTimer.singleShot(0, a_timer_fires)
    keeper.at_length(by_itself)
    keeper.settle()
    assert told == ["first begins", "told", "restore begins", "restore ends"]
    of_the_worker("third")
    qtbot.waitUntil(lambda: keeper.worker.is_idle)
    assert told[-2:] == ["third begins", "told"]
