"""One file is one diary: new, open, recent, erased; and the copies that are made by themselves."""

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from ptdiary.diary.entry import Entry
from ptdiary.files import FileError, free_name
from ptdiary.paths import default_diary, drafts_file
from ptdiary.settings import read_settings
from ptdiary.store import Store
from ptdiary.store.backups import Backups
from ptdiary.ui import diaries
from ptdiary.ui.backups.erase import Erasing
from ptdiary.ui.destination import Destination, FileAction, FileRequest, PageName, Part
from ptdiary.ui.file_choice import diaries_folder, documents
from ptdiary.words import backups as backup_words
from ptdiary.words import recovery as words
from tests.systems import needs_home, needs_moving
from tests.ui.conftest import NOW, look_around
from tests.ui.rows import box_in

ENTRY = Entry(id="e1", at=NOW, soreness=3)


@pytest.fixture
def start(begun, tmp_path):
    start, _ = begun(tmp_path / "diary.ptdiary")
    return start


def test_new_diary_is_another_file_and_the_first_stays(start, tmp_path, monkeypatch):
    start.keeper.keep("Entry saved", ENTRY)
    new = tmp_path / "new.ptdiary"
    monkeypatch.setattr(diaries, "ask_new", lambda *_: new)
    start._window.actions_[FileRequest(action=FileAction.NEW)].trigger()
    assert start.keeper.diary.entries == ()
    assert start._window.status.text == words.OPENED_NEW
    with Store.open(tmp_path / "diary.ptdiary") as store:
        assert store.read().entries == (ENTRY,)
    recent = read_settings(tmp_path / "settings.json").recent
    assert recent == (str(new), str(tmp_path / "diary.ptdiary"))
    start._window.file_asked.emit(
        FileRequest(action=FileAction.OPEN_RECENT, path=tmp_path / "diary.ptdiary")
    )
    assert start.keeper.diary.entries == (ENTRY,)
    start._window.file_asked.emit(FileRequest(action=FileAction.FORGET_RECENT))
    assert read_settings(tmp_path / "settings.json").recent == ()


def test_diary_that_is_open_here_stays_as_it_is(start):
    keeper = start.keeper
    assert start.diaries.change_to(start.diaries.path)
    assert start.keeper is keeper
    assert start._window.status.text != words.RAISED


def test_new_diary_never_takes_the_name_of_a_file(start, tmp_path, monkeypatch):
    other = tmp_path / "letter.ptdiary"
    other.write_text("my letter")
    monkeypatch.setattr(diaries, "ask_new", lambda *_: other)
    start._window.file_asked.emit(FileRequest(action=FileAction.NEW))
    assert start._window.status.text == words.EXISTS
    assert other.read_text() == "my letter"
    assert start.diaries.path == tmp_path / "diary.ptdiary"


@pytest.mark.parametrize(
    ("there", "free"),
    [
        ((), "diary.ptdiary"),
        (("diary.ptdiary",), "diary-2.ptdiary"),
        (("diary.ptdiary", "diary-2.ptdiary"), "diary-3.ptdiary"),
        (("diary-2.ptdiary",), "diary.ptdiary"),
    ],
)
def test_a_free_name_is_proposed(tmp_path, there, free):
    for name in there:
        (tmp_path / name).touch()
    assert free_name(tmp_path / "diary.ptdiary") == tmp_path / free


def test_a_new_diary_is_asked_for_once_under_a_free_name_beside_the_open_one(
    start, tmp_path, monkeypatch
):
    asked = []

    def dialog(_parent, _title, offered, _kinds, _kind, options):
        asked.append((offered, options))
        return str(tmp_path / "anna"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", dialog)
    start._window.file_asked.emit(FileRequest(action=FileAction.NEW))
    # it would ask whether to replace a file, which then is refused
    assert asked == [(str(tmp_path / "diary-2.ptdiary"), QFileDialog.Option.DontConfirmOverwrite)]
    assert start.diaries.path == tmp_path / "anna.ptdiary"


@needs_home
def test_dialogs_open_in_documents_unless_diaries_lie_elsewhere(tmp_path, monkeypatch):
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    assert documents() == tmp_path
    (tmp_path / "Documents").mkdir()
    assert documents() == tmp_path / "Documents"
    assert diaries_folder(default_diary()) == tmp_path / "Documents"
    assert diaries_folder(tmp_path / "mine" / "diary.ptdiary") == tmp_path / "mine"


def test_copy_is_made_when_the_diary_is_closed_after_a_change(start, tmp_path):
    start.keeper.keep("Entry saved", ENTRY)
    start.diaries.close()
    newest = Backups(tmp_path / "diary.ptdiary").newest_good()
    assert newest.contents.entries == 1
    assert newest.reason == "automatic"


def test_copy_is_made_soon_after_the_first_start_of_a_day(start, tmp_path, qtbot):
    start.keeper.keep("Entry saved", ENTRY)
    look_around(start, qtbot)
    assert Backups(tmp_path / "diary.ptdiary").newest_good().contents.entries == 1


@needs_moving
def test_a_diary_whose_folder_is_taken_away_is_told_of_as_trouble_and_not_made_anew(
    begun, tmp_path, qtbot
):
    stick = tmp_path / "stick"
    stick.mkdir()
    with Store.open(stick / "diary.ptdiary", create=True) as store:
        store.keep(ENTRY)
    start, window = begun(stick / "diary.ptdiary")
    stick.rename(tmp_path / "gone")
    look_around(start, qtbot)
    assert "There is no diary at" in window.status.text
    assert window.status._wrong.isVisible()
    assert not window.status._done.isVisible()
    start.diaries._watch.copy()
    start.keeper.settle()
    start.diaries.close()
    assert not stick.exists()


def test_nothing_is_copied_while_somebody_types(start, tmp_path, qtbot):
    start.keeper.keep("Entry saved", ENTRY)
    watch = start.diaries._watch
    watch._quiet._touched.start()
    watch._due()
    assert start.keeper.worker.is_idle
    watch._quiet._touched.invalidate()
    watch._due()
    qtbot.waitUntil(lambda: start.keeper.worker.is_idle)
    assert Backups(tmp_path / "diary.ptdiary").newest_good() is not None


def test_what_is_due_while_the_worker_rests_comes_soon_after(start, tmp_path, qtbot):
    start.keeper.keep("Entry saved", ENTRY)
    watch = start.diaries._watch
    with start.keeper.worker.resting():
        watch._due()
    assert Backups(tmp_path / "diary.ptdiary").newest_good() is None
    assert watch._timer.interval() < 60_000
    watch._due()  # the first look around is not lost
    qtbot.waitUntil(lambda: start.keeper.worker.is_idle)
    assert Backups(tmp_path / "diary.ptdiary").newest_good() is not None


def test_what_is_due_while_it_is_erased_leaves_nothing_behind(start, tmp_path):
    def beside(work):
        start.diaries._watch.look()  # as its timer may while the last copy is written
        return work()

    start.keeper.keep("Entry saved", ENTRY)
    start.keeper.store._beside = beside
    keeper = start.keeper
    keeper.erase(tmp_path / "stick.ptdiary", second_place=False)
    assert {each.name for each in tmp_path.iterdir()} == {"settings.json", "stick.ptdiary"}


def test_a_diary_that_could_not_be_erased_is_looked_after_as_before(start, tmp_path, qtbot):
    start.keeper.keep("Entry saved", ENTRY)
    with pytest.raises(FileError):
        start.keeper.erase(tmp_path / "nowhere" / "stick.ptdiary", second_place=False)
    look_around(start, qtbot)
    assert Backups(tmp_path / "diary.ptdiary").newest_good() is not None


def test_erased_diary_leaves_nothing_but_the_last_copy(start, tmp_path):
    window = start._window
    start.keeper.keep("Entry saved", ENTRY)
    Backups(tmp_path / "diary.ptdiary").make(start.keeper.store)
    window.show_page("today")
    box_in(window.page("today").form.more, "note").setPlainText("half")
    window.page("today").draft.write()
    last = tmp_path / "stick" / "last.ptdiary"
    last.parent.mkdir()
    window.go_to(Destination(page=PageName.BACKUPS, part=Part.ERASE))
    window.page("backups")._erase(Erasing(last_copy=last, second_place=False))
    page = window.stack.currentWidget()
    text = [label.text() for label in page.findChildren(QLabel)]
    assert backup_words.ERASED_TITLE in text
    assert f"1 entry and no sessions are erased. The last copy is {last}." in text
    assert start.keeper is None
    assert not drafts_file(tmp_path / "diary.ptdiary").exists()
    left = {each.name for each in tmp_path.iterdir()}
    assert left == {"settings.json", "stick"}
    assert read_settings(tmp_path / "settings.json").recent == ()
    with Store.open(last) as store:
        assert store.read().entries == (ENTRY,)
    assert {each.objectName() for each in page.findChildren(QPushButton)} >= {"other", "new"}
