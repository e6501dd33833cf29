"""A diary that another program changes while the window is open: shown, told, and nothing lost."""

import shutil
from contextlib import contextmanager
from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer

from ptdiary.diary.consultation import Consultation, Question
from ptdiary.diary.document import Document
from ptdiary.diary.entry import Entry
from ptdiary.diary.plan import Appointment, MedicineDose, PlannedExercise
from ptdiary.diary.profile import Contact
from ptdiary.review.finding import Level
from ptdiary.store import Store
from ptdiary.store.connection import connect
from ptdiary.store.errors import store_error
from ptdiary.store.exchange.document import merge
from ptdiary.store.restoring import bring_back_missing, replace_everything
from ptdiary.ui.destination import Destination, PageName
from ptdiary.ui.keeper import Keeper
from ptdiary.ui.worker import keep_painting
from ptdiary.wall_clock import now_here
from ptdiary.words import recovery
from tests.gallery.words import settle
from tests.systems import needs_moving
from tests.ui.conftest import DIARY, NOW, SADDLE, at
from tests.ui.holding import Painted, let_go, locked

NEW = Entry(id="e3", at=NOW, written_at=NOW, soreness=3)


@pytest.fixture
def told(keeper):
    """What the keeper says of other programs and of what goes wrong."""
    told = []
    keeper.overtaken.connect(lambda: told.append("overtaken"))
    keeper.rejoined.connect(lambda: told.append("rejoined"))
    keeper.set_aside.connect(lambda records: told.append([each.id for each in records]))
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


def diverged(keeper, tmp_path, by, *records, removed=(), name=None):
    """A file that was changed on another computer takes the place of this one."""
    path, theirs = keeper.store.path, tmp_path / "elsewhere.ptdiary"
    shutil.copyfile(path, theirs)

    def arrive():
        with Store.open(theirs) as other:
            for record in records:
                other.keep(record)
            if removed:
                other.remove(Entry, *removed)
            if name is not None:
                other.keep_profile(replace(other.read().profile, therapist=Contact(name=name)))
        arrives(keeper, theirs, by)

    return arrive


def arrives(keeper, theirs, by):
    """A sync program puts a file in the place of the diary."""
    path = keeper.store.path
    theirs.replace(path) if by == "a rename" else shutil.copyfile(theirs, path)


def replaced(keeper, tmp_path, *records, by="writing into it"):
    """Their file takes the place of the diary, with more records of theirs each time."""
    theirs, later = tmp_path / "theirs.ptdiary", tmp_path / "later.ptdiary"
    with Store.open(theirs) as other:
        for record in records:
            other.keep(record)
    shutil.copyfile(theirs, later)
    arrives(keeper, later, by)


OTHER = replace(NEW, id="e4", note="Written elsewhere")
MORE = tuple(replace(NEW, id=f"more{each}") for each in range(3))


# A save into a file that has gone is refused, and the minute takes up the new one.
SEEN = [
    pytest.param("a rename", "the minute", marks=needs_moving),
    ("writing into it", "the minute"),
    ("writing into it", "a save"),
]


@pytest.mark.parametrize("theirs", [(SADDLE,), (SADDLE, OTHER), (SADDLE, OTHER, *MORE)], ids=len)
@pytest.mark.parametrize(("by", "seen_by"), SEEN)
def test_of_two_computers_that_both_wrote_nothing_is_lost(
    keeper, told, tmp_path, by, theirs, seen_by
):
    """The sync program keeps one of the two files: with as many changes, or with more."""
    arrive = diverged(keeper, tmp_path, by, *theirs)
    own = replace(keeper.diary.profile, name="Mine")
    assert keeper.keep("Entry saved", NEW)
    if len(theirs) > 1:
        assert keeper.keep_profile("Name", own)
    arrive()
    if seen_by == "a save":
        assert keeper.keep("Entry saved", replace(NEW, id="e5"))
    keeper.tick()
    wanted = {"e1", "e2", "e3", *(each.id for each in theirs)}
    if seen_by == "a save":
        wanted.add("e5")
    assert {each.id for each in keeper.diary.entries} == wanted
    assert keeper.view.review.level is Level.EMERGENCY
    assert "rejoined" in told
    with Store.open(keeper.store.path, read_only=True) as file:
        assert {each.id for each in file.read().entries} == wanted
        assert file.check().whole
        assert (file.read().profile == own) is (len(theirs) > 1)
    keeper.tick()
    assert told.count("rejoined") == 1


@pytest.mark.parametrize("by", BY)
def test_what_both_have_changed_is_kept_twice_and_what_was_removed_stays_so(
    keeper, told, tmp_path, by
):
    first, second = keeper.diary.entries[:2]
    arrive = diverged(
        keeper, tmp_path, by, replace(first, note="theirs"), removed=(second.id,), name="Dana"
    )
    assert keeper.keep("Entry changed", replace(first, note="ours"))
    assert keeper.keep("Entry changed", replace(second, note="ours too"))
    assert keeper.keep_profile("Name", replace(keeper.diary.profile, name="Mine"))
    arrive()
    keeper.tick()
    assert told == ["overtaken", ["e1", "e2"]]
    assert [each.note for each in keeper.diary.entries if each.id == first.id] == ["theirs"]
    assert second.id not in {each.id for each in keeper.diary.entries}
    with Store.open(keeper.store.path, read_only=True) as file:
        for record, word in ((first, "ours"), (second, "ours too")):
            assert word in {each.record.note for each in file.history(Entry, record.id)}
    profile = keeper.diary.profile
    assert (profile.name, profile.therapist.name) == ("Mine", "Dana")


@pytest.mark.parametrize(("by", "seen_by"), SEEN)
@pytest.mark.parametrize("theirs", [(SADDLE,), (SADDLE, OTHER)], ids=len)
def test_a_file_in_which_less_was_written_is_taken_up_too(
    keeper, told, tmp_path, by, seen_by, theirs
):
    """The sync program kept that of the other computer, which had written less than this one."""
    arrive = diverged(keeper, tmp_path, by, *theirs)
    for each in MORE:
        assert keeper.keep("Entry saved", each)
    before = keeper.store.changes
    arrive()
    if seen_by == "a save":
        assert keeper.keep("Entry saved", NEW)
    keeper.tick()
    assert told == ["overtaken", "rejoined"]
    assert keeper.view.review.level is Level.EMERGENCY
    wanted = {"e1", "e2", *(each.id for each in (*theirs, *MORE))}
    if seen_by == "a save":
        wanted.add("e3")
    with Store.open(keeper.store.path, read_only=True) as file:
        assert {each.id for each in file.read().entries} == wanted
        assert file.changes > before  # else a copy from before would be taken for one of this
    assert {each.id for each in keeper.diary.entries} == wanted


@pytest.mark.parametrize("by", BY)
def test_of_two_notes_for_the_next_visit_both_are_kept(keeper, told, tmp_path, by):
    assert keeper.keep_visit_note("", "Ask about stairs.")
    elsewhere(keeper)
    path, theirs = keeper.store.path, tmp_path / "theirs.ptdiary"
    with Store.open(path) as other:
        other.keep(OTHER)  # they have seen the note
    keeper.tick()
    shutil.copyfile(path, theirs)
    assert keeper.keep_visit_note("", "Ask about stairs. Swimming?")
    with Store.open(theirs) as other:
        other.keep_visit_note("Ask about my bag.")
    arrives(keeper, theirs, by)
    keeper.tick()
    # what both had known, and they took out, is in the history
    assert keeper.diary.visit_note == "Ask about my bag.\n\nSwimming?"
    assert "rejoined" in told


def test_a_note_that_another_program_has_changed_meanwhile_is_saved_with_ours(keeper):
    with Store.open(keeper.store.path) as other:
        other.keep_visit_note("Theirs")
    assert keeper.keep_visit_note("", "Ours")
    assert keeper.diary.visit_note == "Theirs\n\nOurs"
    assert keeper.undo()
    assert keeper.diary.visit_note == "Theirs"


def test_a_note_that_is_typed_stays_below_what_another_program_has_written(window, keeper):
    window.show_page("summary")
    card = window.page("summary").note
    card.box.setPlainText("Ours")
    with Store.open(keeper.store.path) as other:
        other.keep_visit_note("Theirs")
    keeper.tick()
    assert card.note() == "Theirs\n\nOurs"
    card.keep()
    assert keeper.diary.visit_note == "Theirs\n\nOurs"
    assert keeper.undo()
    assert card.note() == "Theirs"


@pytest.mark.parametrize("by", BY)
def test_it_counts_on_also_where_nothing_of_ours_is_missing(keeper, told, tmp_path, by):
    arrive = diverged(keeper, tmp_path, by, SADDLE)
    for _ in range(2):
        assert keeper.keep("Entry saved", NEW)
        assert keeper.undo()
    before = keeper.store.changes
    arrive()
    keeper.tick()
    assert "moved" not in told
    assert keeper.store.changes > before


@pytest.mark.parametrize("by", BY)
def test_what_another_program_here_wrote_is_not_lost_to_a_file_with_less(
    keeper, told, tmp_path, by
):
    """What it wrote is nothing that this window could put in again."""
    arrive = diverged(keeper, tmp_path, by, SADDLE)
    elsewhere(keeper, *MORE)
    elsewhere(keeper, OTHER)
    keeper.tick()
    arrive()
    keeper.tick()
    assert told == ["overtaken", "moved"]
    assert keeper.diary.find(Entry, OTHER.id) == OTHER


@pytest.mark.parametrize("by", BY)
def test_a_second_file_before_the_first_could_be_written_to_loses_nothing(
    keeper, told, tmp_path, by
):
    theirs, first = tmp_path / "theirs.ptdiary", tmp_path / "first.ptdiary"
    shutil.copyfile(keeper.store.path, theirs)
    assert keeper.keep("Entry saved", NEW)
    with Store.open(theirs) as other:
        other.keep(SADDLE)
        shutil.copyfile(theirs, first)
        other.keep(OTHER)
        other.keep(replace(OTHER, id="e6"))
    arrives(keeper, first, by)
    rejoin = keeper.store.rejoin
    keeper.store.rejoin = lambda _: refused(keeper.store.path).__enter__()
    keeper.tick()
    assert keeper.keep("Entry saved", replace(NEW, id="e5"))
    arrives(keeper, theirs, by)
    keeper.tick()
    keeper.store.rejoin = rejoin
    keeper.tick()
    wanted = {"e1", "e2", "e3", "e4", "e5", "e6", "e9"}
    assert {each.id for each in keeper.diary.entries} == wanted
    with Store.open(keeper.store.path, read_only=True) as file:
        assert {each.id for each in file.read().entries} == wanted
    assert told[-1] == "rejoined"


@pytest.mark.parametrize("by", BY)
def test_what_cannot_be_put_in_now_is_put_in_by_the_next_minute(keeper, told, tmp_path, by):
    arrive = diverged(keeper, tmp_path, by, SADDLE, OTHER)
    assert keeper.keep("Entry saved", NEW)
    arrive()
    changing = keeper.store.changing
    keeper.store.changing = lambda: refused(keeper.store.path)
    keeper.tick()
    keeper.tick()
    assert told == ["full", "overtaken"]
    keeper.store.changing = changing
    keeper.tick()
    assert told[-1] == "rejoined"
    assert {each.id for each in keeper.diary.entries} == {"e1", "e2", "e3", "e4", "e9"}


@pytest.mark.parametrize("by", BY)
def test_what_was_written_here_is_put_in_each_time_that_it_is_missing(keeper, told, tmp_path, by):
    """The other computer writes on, and its file comes again before it has seen this one."""
    shutil.copyfile(keeper.store.path, tmp_path / "theirs.ptdiary")
    assert keeper.keep("Entry saved", NEW)
    for records in ([SADDLE], [OTHER, *MORE]):
        replaced(keeper, tmp_path, *records, by=by)
        keeper.tick()
        assert keeper.diary.find(Entry, "e3") == NEW
    assert told.count("rejoined") == 2
    with Store.open(keeper.store.path, read_only=True) as file:
        wanted = {"e1", "e2", "e3", "e4", "e9", *(each.id for each in MORE)}
        assert {each.id for each in file.read().entries} == wanted


@pytest.mark.parametrize("by", BY)
def test_what_a_thread_of_the_window_wrote_is_put_in_too(keeper, tmp_path, by):
    """As an import, or what was brought back of a copy."""
    arrive = diverged(keeper, tmp_path, by, SADDLE, OTHER)
    keeper.at_length(lambda store: store.keep(NEW))
    keeper.read_again()
    arrive()
    keeper.tick()
    assert {each.id for each in keeper.diary.entries} == {"e1", "e2", "e3", "e4", "e9"}


def test_what_was_saved_as_their_file_was_found_is_put_in_too(keeper, tmp_path):
    theirs, later = tmp_path / "theirs.ptdiary", tmp_path / "later.ptdiary"
    shutil.copyfile(keeper.store.path, theirs)
    with Store.open(theirs) as other:
        other.keep(SADDLE)
        shutil.copyfile(theirs, later)
        other.keep(OTHER)
        other.keep(*MORE)
    arrives(keeper, later, "writing into it")
    assert keeper.keep("Entry saved", NEW)
    assert keeper.diary.find(Entry, "e9") == SADDLE
    arrives(keeper, theirs, "writing into it")
    keeper.tick()
    assert keeper.diary.find(Entry, "e3") == NEW


@pytest.mark.parametrize("by", BY)
def test_what_was_taken_up_and_erased_there_does_not_come_back(keeper, told, tmp_path, by):
    theirs, first = tmp_path / "theirs.ptdiary", tmp_path / "first.ptdiary"
    shutil.copyfile(keeper.store.path, theirs)
    assert keeper.keep("Entry saved", NEW)
    with Store.open(theirs) as other:
        other.keep(OTHER)
    shutil.copyfile(theirs, first)
    arrives(keeper, first, by)
    keeper.tick()
    assert keeper.diary.find(Entry, "e4") == OTHER
    with Store.open(theirs) as other:
        other.purge(Entry, "e4")
        other.keep(*MORE)
    arrives(keeper, theirs, by)
    keeper.tick()
    assert told == ["overtaken", "rejoined"] * 2
    wanted = {"e1", "e2", "e3", *(each.id for each in MORE)}
    assert {each.id for each in keeper.diary.entries} == wanted


REMOVALS = {
    "put away": lambda keeper: keeper.remove("Entry deleted", Entry, "e2"),
    "written and put away": lambda keeper: keeper.keep("Saved", NEW) and keeper.undo(),
    "by a step done again": lambda keeper: (
        keeper.remove("Entry deleted", Entry, "e2") and keeper.undo() and keeper.redo()
    ),
}


@pytest.mark.parametrize("by", BY)
@pytest.mark.parametrize("how", REMOVALS)
def test_what_was_put_away_here_stays_so_each_time_that_a_file_comes_without_it(
    keeper, told, tmp_path, by, how
):
    shutil.copyfile(keeper.store.path, tmp_path / "theirs.ptdiary")
    assert REMOVALS[how](keeper)
    here = {each.id for each in keeper.diary.entries}
    away = {each.record.id for each in keeper.store.removed()}
    assert away
    for records in ([SADDLE, OTHER], [*MORE]):
        replaced(keeper, tmp_path, *records, by=by)
        keeper.tick()
        here |= {each.id for each in records}
        assert {each.id for each in keeper.diary.entries} == here
    assert told == ["overtaken", "rejoined"] * 2
    with Store.open(keeper.store.path, read_only=True) as file:
        assert {each.id for each in file.read().entries} == here
        assert {each.record.id for each in file.removed()} == away


@pytest.mark.parametrize("by", BY)
@pytest.mark.parametrize("how", ["brought back", "imported", "written anew", "changed"])
def test_what_others_have_brought_back_or_changed_stays(keeper, tmp_path, by, how):
    """They have seen that it was put away, or have gone on with it."""
    path, theirs = keeper.store.path, tmp_path / "theirs.ptdiary"
    record = keeper.diary.find(Entry, "e2")
    if how == "changed":
        shutil.copyfile(path, theirs)
    assert keeper.remove("Entry deleted", Entry, "e2")
    if how != "changed":
        shutil.copyfile(path, theirs)
    with Store.open(theirs) as other:
        if how == "brought back":
            other.bring_back(Entry, "e2")
        elif how == "imported":
            merge(other, Document(exported_at=NOW, diary=DIARY))
        else:
            other.keep(replace(record, note="theirs") if how == "changed" else record)
        other.keep(SADDLE)
    arrives(keeper, theirs, by)
    keeper.tick()
    assert {each.id for each in keeper.diary.entries} == {"e1", "e2", "e9"}


def changed(keeper, **answers):
    return keeper.keep("Entry changed", replace(keeper.diary.find(Entry, "e2"), **answers))


def eighty(keeper):
    return keeper.keep("Brought in", *(replace(NEW, id=f"many{each}") for each in range(80)))


def named(keeper, name):
    return keeper.keep_profile("Name", replace(keeper.diary.profile, name=name))


# what is done here and seen by the other computer, and what is done here after that
GOING_ON = {
    "a deletion taken back": (
        lambda keeper: keeper.remove("Entry deleted", Entry, "e2"), Keeper.undo
    ),
    "a change taken back": (lambda keeper: changed(keeper, soreness=9), Keeper.undo),
    "a change, and another": (
        lambda keeper: changed(keeper, soreness=9), lambda keeper: changed(keeper, soreness=7)
    ),
    "a new one, changed": (
        lambda keeper: keeper.keep("Entry saved", NEW),
        lambda keeper: keeper.keep("Entry changed", replace(NEW, soreness=1)),
    ),
    "a name taken back": (lambda keeper: named(keeper, "Mia"), Keeper.undo),
    "a name, and another": (
        lambda keeper: named(keeper, "Mia"), lambda keeper: named(keeper, "Mary")
    ),
    "a note, written on": (
        lambda keeper: keeper.keep_visit_note("Note saved", "One"),
        lambda keeper: keeper.keep_visit_note("Note saved", "One two"),
    ),
    "a note, emptied": (
        lambda keeper: keeper.keep_visit_note("Note saved", "One"),
        lambda keeper: keeper.keep_visit_note("Note saved", ""),
    ),
    "many, taken back": (eighty, Keeper.undo),
    "many taken back, done again": (
        lambda keeper: eighty(keeper) and keeper.undo(), Keeper.redo
    ),
}  # fmt: skip


@pytest.mark.parametrize("by", BY)
@pytest.mark.parametrize("case", GOING_ON)
def test_what_was_done_here_after_they_had_seen_the_diary_stays(keeper, told, tmp_path, by, case):
    first, then = GOING_ON[case]
    theirs = tmp_path / "theirs.ptdiary"
    assert first(keeper)
    shutil.copyfile(keeper.store.path, theirs)
    assert then(keeper)
    ours = keeper.diary
    for records in ([SADDLE], [OTHER, *MORE]):
        replaced(keeper, tmp_path, *records, by=by)
        keeper.tick()
        ours = ours.keeping(*records)
        assert keeper.diary == ours
    assert told == ["overtaken", "rejoined"] * 2
    with Store.open(keeper.store.path, read_only=True) as file:
        assert file.read() == ours


@pytest.mark.parametrize("by", BY)
def test_a_copy_that_was_brought_back_here_stays_so(keeper, tmp_path, by):
    copy, theirs = tmp_path / "copy.ptdiary", tmp_path / "theirs.ptdiary"
    keeper.store.backup(copy)
    assert keeper.keep("Entry saved", NEW)
    assert changed(keeper, soreness=9)
    shutil.copyfile(keeper.store.path, theirs)
    keeper.at_length(lambda store: replace_everything(store, copy))
    keeper.read_again()
    assert keeper.diary == DIARY
    with Store.open(theirs) as other:
        other.keep(SADDLE)
        other.keep(*MORE)
    arrives(keeper, theirs, by)
    keeper.tick()
    assert keeper.diary == DIARY.keeping(SADDLE, *MORE)


@pytest.mark.parametrize("by", BY)
def test_what_they_erased_for_ever_is_not_among_the_deleted_again(keeper, tmp_path, by):
    theirs = tmp_path / "theirs.ptdiary"
    assert keeper.remove("Entry deleted", Entry, "e2")
    shutil.copyfile(keeper.store.path, theirs)
    with Store.open(theirs) as other:
        other.purge(Entry, "e2")
        other.keep(SADDLE)
    assert keeper.keep("Entry saved", NEW)
    arrives(keeper, theirs, by)
    keeper.tick()
    assert keeper.store.removed() == ()
    assert keeper.diary.find(Entry, "e3") == NEW


@pytest.mark.parametrize("by", BY)
def test_what_they_changed_back_after_they_had_seen_it_is_theirs(keeper, told, tmp_path, by):
    """It reads as it did here once, and is of their hand."""
    theirs, before = tmp_path / "theirs.ptdiary", keeper.diary.find(Entry, "e2")
    assert changed(keeper, soreness=9)
    shutil.copyfile(keeper.store.path, theirs)
    with Store.open(theirs) as other:
        other.keep(before)
        other.keep(SADDLE)
    arrives(keeper, theirs, by)
    keeper.tick()
    assert keeper.diary.find(Entry, "e2") == before
    assert told == ["overtaken"]


@pytest.mark.parametrize("verb", ["remove", "bring back", "change"])
def test_what_is_pressed_before_the_minute_is_done_in_their_file(keeper, told, tmp_path, verb):
    shutil.copyfile(keeper.store.path, tmp_path / "theirs.ptdiary")
    assert keeper.keep("Entry saved", NEW)
    if verb == "bring back":
        assert keeper.remove("Entry deleted", Entry, "e3")
    replaced(keeper, tmp_path, SADDLE, OTHER, *MORE)
    if verb == "change":
        assert keeper.keep("Entry changed", replace(NEW, soreness=1))
        assert keeper.undo()
    elif verb == "remove":
        assert keeper.remove("Entry deleted", Entry, "e3")
        assert keeper.diary.find(Entry, "e3") is None
        assert keeper.undo()
    else:
        assert keeper.bring_back("Brought back", Entry, "e3")
    assert keeper.diary.find(Entry, "e3") == NEW
    assert keeper.diary.find(Entry, "e9") == SADDLE
    assert set(told) == {"overtaken", "rejoined"}


def test_what_they_erased_for_ever_is_neither_removed_nor_brought_back(keeper):
    assert keeper.remove("Entry deleted", Entry, "e2")
    elsewhere(keeper, purged=(Entry, "e2"))
    assert keeper.bring_back("Brought back", Entry, "e2")
    assert keeper.diary.find(Entry, "e2") is None
    elsewhere(keeper, purged=(Entry, "e1"))
    assert keeper.remove("Entry deleted", Entry, "e1")
    assert keeper.store.removed() == ()


def test_a_file_that_reads_the_same_is_given_what_was_removed_here(keeper, tmp_path):
    shutil.copyfile(keeper.store.path, tmp_path / "theirs.ptdiary")
    first = keeper.diary.entries[0]
    assert keeper.keep("Entry saved", NEW)
    assert keeper.remove("Entry deleted", Entry, "e3")
    back_and_forth = (replace(first, note="z"), first) * 2
    replaced(keeper, tmp_path, *back_and_forth)
    keeper.tick()
    assert [each.record for each in keeper.store.removed()] == [NEW]
    assert keeper.undo()
    assert keeper.diary.find(Entry, "e3") == NEW


def test_of_a_profile_only_what_they_have_not_seen_is_ours(keeper, tmp_path):
    theirs = tmp_path / "theirs.ptdiary"
    assert named(keeper, "Seen")
    shutil.copyfile(keeper.store.path, theirs)
    assert keeper.keep_profile("Soreness", replace(keeper.diary.profile, usual_soreness=7))
    with Store.open(theirs) as other:
        other.keep_profile(replace(other.read().profile, name="Theirs"))
    replaced(keeper, tmp_path, SADDLE)
    keeper.tick()
    assert (keeper.diary.profile.name, keeper.diary.profile.usual_soreness) == ("Theirs", 7)


def test_a_note_of_both_does_not_grow_each_time_that_their_file_comes(keeper, tmp_path):
    theirs = tmp_path / "theirs.ptdiary"
    assert keeper.keep_visit_note("Note saved", "Zero")
    shutil.copyfile(keeper.store.path, theirs)
    assert keeper.keep_visit_note("Note saved", "Zero\n\nOurs")
    with Store.open(theirs) as other:
        other.keep_visit_note("Zero, theirs")
    for number in range(3):
        replaced(keeper, tmp_path, *(replace(NEW, id=f"{number} {each}") for each in range(4)))
        keeper.tick()
        assert keeper.diary.visit_note == "Zero, theirs\n\nOurs"
    shutil.copyfile(keeper.store.path, theirs)
    assert keeper.keep_visit_note("Note saved", "Zero, theirs\n\nOurs\n\nMore")
    with Store.open(theirs) as other:
        other.keep_visit_note("Zero, theirs\n\nOurs\n\nThird")
    replaced(keeper, tmp_path, SADDLE)
    keeper.tick()
    assert keeper.diary.visit_note == "Zero, theirs\n\nOurs\n\nThird\n\nMore"


@pytest.mark.parametrize("clock", [lambda: NOW, now_here], ids=["stands still", "goes on"])
def test_a_save_beside_another_program_is_not_taken_for_what_it_made_of_it(keeper, told, clock):
    keeper.store._clock = clock
    assert changed(keeper, soreness=9)
    elsewhere(keeper, SADDLE)
    assert changed(keeper, soreness=7)
    assert changed(keeper, soreness=6)
    keeper.tick()
    assert keeper.diary.find(Entry, "e2").soreness == 6
    assert told == ["overtaken"]


def test_it_is_said_last_what_became_of_ones_own(window, keeper, tmp_path):
    arrive = diverged(keeper, tmp_path, "writing into it", SADDLE, OTHER)
    assert keeper.keep("Entry saved", NEW)
    arrive()
    keeper.tick()
    assert window.status.text == recovery.REJOINED
    arrive = diverged(
        keeper, tmp_path, "writing into it", replace(keeper.diary.find(Entry, "e2"), note="theirs")
    )
    assert changed(keeper, note="ours")
    arrive()
    keeper.tick()
    assert window.status.text == recovery.SET_ASIDE
    window.status.way_asked.emit()
    assert window.page_name == "diary"


def test_what_this_window_brings_back_of_a_copy_stays(keeper, tmp_path):
    copy = tmp_path / "copy.ptdiary"
    keeper.store.backup(copy)
    assert keeper.remove("Entry deleted", Entry, "e2")
    keeper.store.purge(Entry, "e2")
    keeper.at_length(lambda store: bring_back_missing(store, copy))
    keeper.read_again()
    keeper.tick()
    assert keeper.diary.find(Entry, "e2") is not None


@pytest.mark.parametrize("by", BY)
def test_what_was_erased_here_for_ever_is_put_away_where_a_file_brings_it(keeper, tmp_path, by):
    arrive = diverged(keeper, tmp_path, by, SADDLE, OTHER, *MORE)
    assert keeper.remove("Entry deleted", Entry, "e2")
    keeper.store.purge(Entry, "e2")
    arrive()
    keeper.tick()
    assert keeper.diary.find(Entry, "e2") is None


@contextmanager
def refused(path):
    raise store_error("full", path)
    yield


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


# A form in which nothing was changed writes nothing over what another program has written.

DOSE = MedicineDose(id="m1", at=at("11-20T08:00"), written_at=at("11-20T08:00"), name="ibuprofen")
TALK = Consultation(
    id="c1", at=at("11-20T09:00"), with_whom="therapist", kind="told", advice="Rest"
)
VISIT = Appointment(id="a1", at=at("11-24T10:00"), with_whom="Dana")
ASKED = Question(id="q1", text="May I swim?", written_at=NOW, answer="Yes", answered_at=NOW)
BRIDGE = PlannedExercise(id="p1", name="Bridge", sets=2)


def opened_entry(window):
    window.go_to(Destination(page=PageName.TODAY, record="e1", back=PageName.DIARY))
    return window.page("today").save


def opened_dose(window):
    window.go_to(Destination(page=PageName.TODAY, record="m1", back=PageName.DIARY))
    return window.page("today").medicine.save.click


def opened_session(window):
    window.go_to(Destination(page=PageName.SESSIONS, record="s1"))
    return window.page("sessions").bar.save_button.click


def opened_talk(window):
    window.show_page("diary")
    window.page("diary")._change(TALK)
    return window.page("diary").talk.save.click


def opened_visit(window):
    window.go_to(Destination(page=PageName.VISITS, record="a1"))
    return window.page("visits").form.save.click


def opened_answer(window):
    window.go_to(Destination(page=PageName.VISITS, record="q1"))
    form = window.page("visits").questions.answer
    form.ask(ASKED)
    return form.save.click


def opened_exercise(window):
    window.show_page("plan")
    window.page("plan")._change(BRIDGE)
    return window.page("plan").form.save.click


OPENED = [
    (opened_entry, DIARY.entries[0], {"soreness": 8}),
    (opened_dose, DOSE, {"amount": "400 mg"}),
    (opened_session, DIARY.sessions[0], {"setting": "home"}),
    (opened_talk, TALK, {"advice": "Walk"}),
    (opened_visit, VISIT, {"place": "Clinic"}),
    (opened_answer, ASKED, {"answer": "Not yet"}),
    (opened_exercise, BRIDGE, {"sets": 3}),
]


@pytest.mark.parametrize("seen", ["seen meanwhile", "seen by saving"])
@pytest.mark.parametrize(("opened", "record", "changed"), OPENED)
def test_a_form_in_which_nothing_was_changed_leaves_the_newer_one(
    window, keeper, opened, record, changed, seen
):
    keeper.keep("", record)
    save = opened(window)
    theirs = replace(record, **changed)
    elsewhere(keeper, theirs)
    if seen == "seen meanwhile":
        keeper.tick()
    save()
    settle()
    keeper.tick()
    assert keeper.diary.find(type(record), record.id) == theirs
    with Store.open(keeper.store.path, read_only=True) as file:
        assert file.read().find(type(record), record.id) == theirs
    if keeper.steps.canUndo():
        keeper.undo()
    assert keeper.store.read().find(type(record), record.id) == theirs


def test_what_was_changed_in_a_form_is_written_and_told_of(window, keeper):
    save = opened_entry(window)
    elsewhere(keeper, replace(DIARY.entries[0], soreness=8))
    window.page("today").form.scale.buttons[5].click()
    save()
    assert keeper.diary.find(Entry, "e1").soreness == 5
    assert window.status.text == recovery.CONFLICT


def test_an_earlier_version_is_taken_back_though_a_form_was_open_on_it(keeper):
    before = DIARY.entries[0]
    elsewhere(keeper, replace(before, soreness=8))
    keeper.tick()
    assert keeper.keep("Earlier version", before)
    assert keeper.diary.find(Entry, "e1") == before
