"""What the program cannot use: status 2, one line that says what and where, nothing written."""

import json
import os

import pytest

from ptdiary.words.command_line import NO_DISPLAY
from tests.cli.command_line import document, entry, ptdiary, write
from tests.disks import forbid_writing, tiny_disk
from tests.systems import IS_WINDOWS, needs_displays

SORENESS_11 = document(
    entries=[entry(f"e{n}", f"2025-03-0{n + 1}T08:00:00+00:00", 2) for n in range(3)]
    + [entry("e9", "2025-03-04T08:00:00+00:00", 11)]
)


def refusal(done):
    """The one line of a refusal."""
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert done.stderr.endswith("\n")
    assert done.stderr.count("\n") == 1, done.stderr
    return done.stderr.rstrip("\n")


def test_a_wrong_answer_is_named_with_its_place(tmp_path):
    write(tmp_path / "diary.json", SORENESS_11)
    said = refusal(ptdiary("review", "diary.json", cwd=tmp_path))
    assert said == "diary.json: entries[3].soreness: 11 is not between 0 and 10"


FILES = {
    "empty.json": (b"", "empty.json: is empty"),
    "blank.json": (b" \n\t ", "blank.json: is empty"),
    "binary.json": (bytes(range(256)) * 9, "binary.json: line 2: is not UTF-8 text"),
    "words.json": (b"dear diary", "words.json: line 1, column 1: is not JSON (Expecting value)"),
    "half.json": (b'{"format": "ptdiary", "ver', "half.json: line 1, column 23: is not JSON "),
    "list.json": (b"[1, 2]", "list.json: this is not a diary document: it does not begin with {"),
    "other.json": (b'{"a": 1}', 'other.json: format: is not "ptdiary"'),
    "twice.json": (b'{"format": "x", "format": "y"}', "twice.json: format: stands there twice"),
    "deep.json": (b"[" * 100_000, "deep.json: the document is nested too deeply"),
    "zeros.json": (b"\0" * 5000, "zeros.json: line 1, column 1: is not JSON"),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("verb", ["review", "check", "import"])
def test_a_file_that_is_no_diary_is_named(name, verb, tmp_path):
    content, expected = FILES[name]
    (tmp_path / name).write_bytes(content)
    before = ["new.ptdiary"] if verb == "import" else []
    said = refusal(ptdiary(verb, *before, name, cwd=tmp_path))
    assert said.startswith(expected)
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_document_over_64_mib_is_refused(tmp_path):
    with (tmp_path / "large.json").open("wb") as file:
        file.write(b"{")
        file.truncate(64 * 2**20 + 1)
    said = refusal(ptdiary("review", "large.json", cwd=tmp_path))
    assert said == "large.json: the file is larger than 64 MiB"


def test_a_missing_file_a_folder_and_a_damaged_diary_file(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "torn.ptdiary").write_bytes(b"SQLite format 3\0" + b"\xff" * 4096)
    assert refusal(ptdiary("review", "none.json", cwd=tmp_path)).startswith("none.json: ")
    assert refusal(ptdiary("review", "folder", cwd=tmp_path)).startswith("folder: is a folder")
    assert "torn.ptdiary" in refusal(ptdiary("review", "torn.ptdiary", cwd=tmp_path))
    assert "torn.ptdiary" in refusal(ptdiary("check", "torn.ptdiary", cwd=tmp_path))


# the command, and how its one line begins
COMMANDS = {
    "review": "name a DIARY, or --sample",
    "review --sample diary.json": "name a DIARY or --sample, not both",
    "review diary.json --at 2025-03-04": "--at: '2025-03-04' is not a time",
    "review diary.json --at 0026-03-04T10:00": "--at: 0026-03-04T10:00 is before the year 1900",
    "review diary.json --at 1026-03-04T10:00:00Z": "--at: 1026-03-04T10:00:00Z is before the year",
    "review diary.json --at 2126-03-04T10:00Z": "--at: 2126-03-04T10:00Z is after the year 2100",
    "review diary.json --at 2099-03-04T10:00Z": "--at: 2099-03-04T10:00:00Z is more than 366",
    "review diary.json --at 26-03-04T10:00": "--at: '26-03-04T10:00' is not a time",
    "chart diary.json --view timeline --out x.svg --from 1026-01-01": "--from: 1026-01-01 is",
    "summary diary.json --out x.pdf --to 2126-01-01": "--to: 2126-01-01 is after the year 2100",
    "review diary.json --at 2025-02-30T10:00:00Z": "--at: '2025-02-30T10:00:00Z' is not in the",
    "review --nonsense diary.json": "ptdiary review: unrecognized arguments: --nonsense",
    "compare --question new": "name a DIARY, or --sample",
    "compare diary.json": "ptdiary compare: the following arguments are required: --question",
    "compare diary.json --question easier": "--question: 'easier' is not harder, new,",
    "compare diary.json --question new=Squats": "--question: 'new=Squats' is not harder, new,",
    "compare diary.json --question exercise=": "--question: 'exercise=' is not harder, new,",
    "chart diary.json --view timeline": "ptdiary chart: the following arguments are required",
    "chart diary.json --view pie --out x.svg": "ptdiary chart: argument --view: invalid choice",
    "chart diary.json --view timeline --out x.gif": "--out: x.gif does not end in .svg",
    "summary diary.json --out x.pdf --from tuesday": "--from: 'tuesday' is not a day",
    "chart diary.json --view aligned --out x.svg --to 21.11.": "--to: '21.11.' is not",
    "summary diary.json --out x.pdf --from 2025-03-05 --to 2025-03-01": "--from: 2025-03-05 is",
    "chart diary.json --view timeline --out none/x.svg": "There is no folder",
    "summary diary.json --out x.txt": "--out: x.txt does not end in .pdf",
    "summary diary.json --out x.pdf --paper a5": "ptdiary summary: argument --paper: invalid",
    "export diary.json --format fhir --out diary.json": "--out: diary.json is the diary itself",
    "export diary.json --format csv --no-name --out x": "--no-name: only for --format fhir; csv is"
    " written as it is",
    "export diary.json --format ics --out x":
        "diary.json: holds no appointment and no exercise of a plan for a calendar",
    "export diary.json --format json --out diary.json": "--out: diary.json is the diary itself",
    "import diary.json diary.json": "diary.json: is not a diary file",
    "backup diary.json --out x": "diary.json: is a document; backup needs a diary file",
    "self-check now": "ptdiary self-check: unrecognized arguments: now",
    "missing.ptdiary": "missing.ptdiary: ",
}  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_that_cannot_be_done_says_why_and_writes_nothing(command, tmp_path):
    diary = write(tmp_path / "diary.json", document())
    content = diary.read_bytes()
    said = refusal(ptdiary(*command.split(), cwd=tmp_path))
    assert said.startswith(COMMANDS[command])
    assert list(tmp_path.iterdir()) == [diary]
    assert diary.read_bytes() == content


def test_an_old_picture_survives_a_refusal(tmp_path):
    write(tmp_path / "bad.json", SORENESS_11)
    for name in ("x.svg", "x.pdf", "x.json"):
        (tmp_path / name).write_bytes(b"old")
    for command in (
        "chart bad.json --view aligned --out x.svg",
        "summary bad.json --out x.pdf",
        "export bad.json --format json --out x.json",
    ):
        refusal(ptdiary(*command.split(), cwd=tmp_path))
    assert {(tmp_path / name).read_bytes() for name in ("x.svg", "x.pdf", "x.json")} == {b"old"}


def test_a_name_with_odd_letters_is_no_bug(tmp_path):
    # Windows keeps line ends to itself, and knows no bytes that are no letters
    name = "diäry 走\u202e.json" if IS_WINDOWS else os.fsdecode(b"di\xe4ry\n.json")
    (tmp_path / name).write_text(json.dumps(SORENESS_11), encoding="utf-8")
    said = refusal(ptdiary("review", name, cwd=tmp_path, LC_ALL="C"))
    assert "entries[3].soreness" in said


def test_a_disk_that_cannot_be_written_is_not_a_broken_one(tmp_path):
    write(tmp_path / "diary.json", document())
    with tiny_disk(tmp_path / "disk", "64k") as disk:
        forbid_writing(disk)
        said = refusal(ptdiary("import", disk / "mine.ptdiary", "diary.json", cwd=tmp_path))
        assert said.startswith(f"You may not write to {disk}")


@needs_displays
@pytest.mark.parametrize("content", [b"hello", b"", b'{"format": "ptdiary", "ver'])
def test_a_diary_that_is_none_is_refused_by_the_window_where_a_double_click_is_answered(
    content, tmp_path
):
    (tmp_path / "letter.ptdiary").write_bytes(content)
    said = refusal(ptdiary("letter.ptdiary", cwd=tmp_path))
    assert said == NO_DISPLAY
