"""Files with names from right to left, and what is in them, where a sentence of ours names them."""

from pathlib import Path

import pytest

from ptdiary.diary import Entry
from ptdiary.files import FileError, write_folder, write_whole
from ptdiary.store import Store
from ptdiary.store.errors import SENTENCES, store_error
from ptdiary.store.restoring import RestoreCounts
from ptdiary.tables.cells import shown
from ptdiary.words import backups, copies, recovery
from ptdiary.words.dates import USUAL_TIMES
from ptdiary.words.opening_hours import opening
from tests.cli.command_line import ptdiary
from tests.clocks import NOW
from tests.right_to_left import turned

NAME, WORD = "יומן 7", "חזק 9"
SPOKEN = {"name": NAME, "word": WORD}


@pytest.mark.parametrize("kind", SENTENCES)
def test_no_trouble_with_a_diary_turns_its_sentence(kind):
    assert turned([str(store_error(kind, Path(f"/home/{NAME}.ptdiary")))], SPOKEN) == []


def test_nor_does_a_file_that_cannot_be_written(tmp_path):
    folder = tmp_path / NAME
    (folder / "in it").mkdir(parents=True)
    (tmp_path / f"{NAME}.txt").write_text("a file")
    said = []
    for path, write in (
        (folder, lambda path: write_whole(path, b"")),
        (tmp_path / "none" / NAME, lambda path: write_whole(path, b"")),
        (tmp_path / f"{NAME}.txt", lambda path: write_folder(path, {})),
    ):
        with pytest.raises(FileError) as told:
            write(path)
        said.append(str(told.value))
    assert len(set(said)) == len(said)
    assert turned(said, SPOKEN) == []


def test_nor_does_what_the_window_says_of_files():
    path = Path(f"/home/{NAME}.ptdiary")
    numbers = RestoreCounts(before=None, after=None, added=1, changed=0, removed=0)
    said = [
        copies.being_saved(path.name),
        copies.saved(path.name),
        recovery.elsewhere(NAME),
        recovery.recent(path),
        backups.second_place(path, 3),
        backups.second_place(path, None),
        backups.conflict(path.name, NAME, numbers, ""),
    ]
    assert turned(said, SPOKEN) == []


def test_nor_do_hours_that_cannot_be_read():
    assert turned([f"Therapist: {opening(WORD, NOW, USUAL_TIMES).words}."], SPOKEN) == []


def test_nor_does_a_cell_that_is_quoted():
    assert turned([f"line 4: {shown(WORD)} is not a number"], SPOKEN) == []
    cut = shown(f"{WORD} " * 30)
    assert cut.count("\u2068") == cut.count("\u2069") == 1


@pytest.fixture
def folder(tmp_path):
    """A diary, a damaged one, a faulty document and a table, each with such a name."""
    with Store.open(tmp_path / f"{NAME}.ptdiary", create=True) as store:
        store.keep(*(Entry(id=f"e{each}", at=NOW, soreness=each % 11) for each in range(400)))
        store.backup(tmp_path / f"{NAME} whole.ptdiary")
    broken = tmp_path / f"{NAME} broken.ptdiary"
    content = bytearray((tmp_path / f"{NAME} whole.ptdiary").read_bytes())
    content[4096 * 3 : 4096 * 6] = bytes(4096 * 3)
    broken.write_bytes(content)
    (tmp_path / f"{NAME}.json").write_text('{"format": "other"}')
    table = f"Date,{WORD}\n2026-03-01,3\n2026-03-02,4\n2026-03-03,{WORD}\n"
    (tmp_path / f"{NAME}.csv").write_text(table)
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        ("review", "{}.ptdiary"),
        ("review", "{} none.json"),
        ("review", "{}.json"),
        ("check", "{}.ptdiary"),
        ("check", "{} broken.ptdiary"),
        ("check", "{}.json"),
        ("backup", "{}.ptdiary", "--out", "{} copy.ptdiary"),
        ("backup", "{}.ptdiary", "--out", "{}.ptdiary"),
        ("backup", "{} broken.ptdiary", "--salvage", "--out", "{} saved.ptdiary"),
        ("export", "{}.ptdiary", "--format", "json", "--out", "{} out.json"),
        ("export", "{}.ptdiary", "--format", "json", "--out", "none/{}.json"),
        ("import", "{}.ptdiary", "{}.csv"),
        ("import", "{}.ptdiary", "{}.csv", "--columns", WORD + "=soreness"),
        ("import", "{}.ptdiary", "{}.csv", "--replace"),
        ("import", "{}.json", "{}.csv"),
        ("import", "{}.ptdiary", "{}.json"),
        ("chart", "{}.ptdiary", "--view", "timeline", "--out", "{}.txt"),
    ],
)
def test_nor_does_a_command(folder, arguments):
    done = ptdiary(*(each.format(NAME) for each in arguments), cwd=folder)
    lines = [*done.stdout.splitlines(), *done.stderr.splitlines()]
    assert done.returncode in {0, 2}
    assert NAME in done.stdout + done.stderr
    assert turned(lines, SPOKEN) == []
