"""What the commands write: pictures, the page, documents, tables, copies."""

import json
import stat
import subprocess
import sys
import xml.etree.ElementTree as ET
from base64 import b64decode
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from tests.cli.command_line import document, entry, program, ptdiary, write
from tests.cli.test_cli_outlook import routine
from tests.report.fhir.guide import pain_ratings, resources
from tests.review.story import BOOK
from tests.systems import needs_modes

BEGINNINGS = {"svg": b"<?xml", "png": b"\x89PNG\r\n", "pdf": b"%PDF-"}


def done(*arguments, cwd):
    """A command that has to work, and what it printed."""
    ended = ptdiary(*arguments, cwd=cwd)
    assert (ended.returncode, ended.stderr) == (0, "")
    return ended.stdout


@pytest.fixture
def diary(tmp_path):
    return write(tmp_path / "diary.json", document())


@pytest.mark.parametrize("view", ["timeline", "aligned"])
@pytest.mark.parametrize("form", BEGINNINGS)
def test_a_trend_is_drawn_in_each_form(view, form, diary, tmp_path):
    out = tmp_path / f"trend.{form}"
    done("chart", diary, "--view", view, "--out", out, cwd=tmp_path)
    assert out.read_bytes().startswith(BEGINNINGS[form])
    assert "only for me" not in out.read_bytes().decode("latin-1")


def test_the_period_and_the_theme_change_the_picture(tmp_path):
    pictures = {}
    for name, more in {
        "six_weeks": [],
        "two_weeks": ["--from", "2026-11-08"],
        "dark": ["--theme", "dark"],
        "paper": ["--theme", "paper"],
    }.items():
        out = tmp_path / f"{name}.svg"
        done("chart", "--sample", "--view", "timeline", "--out", out, *more, cwd=tmp_path)
        ET.fromstring(out.read_bytes())  # noqa: S314  our own file
        pictures[name] = out.read_bytes()
    assert len(set(pictures.values())) == len(pictures)


@pytest.mark.parametrize(("sessions", "said"), [(7, True), (4, False)])
def test_the_picture_of_the_hours_after_a_session_has_the_dots_of_the_outlook(
    sessions, said, tmp_path
):
    diary = write(tmp_path / "diary.json", routine(sessions))
    done("chart", diary, "--view", "aligned", "--out", tmp_path / "a.svg", cwd=tmp_path)
    assert ("one chance in ten, tomorrow evening" in (tmp_path / "a.svg").read_text()) is said


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_the_summary_is_one_page_of_the_paper(paper, size, diary, tmp_path):
    out = tmp_path / "page.pdf"
    done("summary", diary, "--out", out, "--paper", paper, cwd=tmp_path)
    pages = PdfReader(out).pages
    assert len(pages) == 1
    width, height = pages[0].mediabox.width, pages[0].mediabox.height
    assert (round(width), round(height)) == pytest.approx(size, abs=1)


def test_the_summary_tells_the_name_unless_asked_not_to_and_never_a_private_note(diary, tmp_path):
    said = {}
    for name, more in {"named": [], "nameless": ["--no-name"]}.items():
        out = tmp_path / f"{name}.pdf"
        done("summary", diary, "--out", out, *more, cwd=tmp_path)
        said[name] = " ".join(PdfReader(out).pages[0].extract_text().split())
        assert b"Ines" not in out.read_bytes(), "a title stands in lists of files"
    assert "Ines Example" in said["named"]
    assert "Ines" not in said["nameless"]
    assert "only for me" not in "".join(said.values())


def test_a_clinic_gets_the_ratings_and_the_page_with_the_name_or_without(diary, tmp_path):
    made = {}
    for name, more in {"named": [], "nameless": ["--no-name"]}.items():
        out = tmp_path / f"{name}.json"
        ended = program("export", diary, "--format", "fhir", "--out", out, *more, cwd=tmp_path)
        assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
        made[name] = json.loads(out.read_bytes())
    assert [each[2] for each in pain_ratings(made["named"])] == [2, 5, 4]
    assert pain_ratings(made["nameless"]) == pain_ratings(made["named"])
    pages = {name: page_in(bundle) for name, bundle in made.items()}
    assert "Ines Example" in pages["named"]
    assert "Ines" not in f"{pages['nameless']}{made['nameless']}"
    assert "only for me" not in f"{pages}{made}"


def page_in(bundle):
    """The words of the page in a Bundle."""
    (document,) = resources(bundle, "DocumentReference").values()
    address = document["content"][0]["attachment"]["url"]
    pdf = b64decode(resources(bundle, "Binary")[address]["data"])
    return " ".join(PdfReader(BytesIO(pdf)).pages[0].extract_text().split())


def test_a_document_goes_in_and_comes_out_the_same(diary, tmp_path):
    file, out = tmp_path / "mine.ptdiary", tmp_path / "out.json"
    done("import", file, diary, cwd=tmp_path)
    done("export", file, "--format", "json", "--out", out, cwd=tmp_path)
    came_out, went_in = (json.loads(each.read_bytes()) for each in (out, diary))
    for each in (came_out, went_in):
        each.pop("exported_at")
        each.pop("app_version", None)
    assert came_out == went_in | {"version": 2}


def test_a_complete_export_says_that_private_notes_are_in_it(diary, tmp_path):
    out = tmp_path / "out.json"
    assert "Private notes are in it" in done(
        "export", diary, "--format", "json", "--out", out, cwd=tmp_path
    )


def test_the_same_document_twice_changes_nothing(diary, tmp_path):
    file = tmp_path / "mine.ptdiary"
    assert "5 added, 0 changed, 0 left" in done("import", file, diary, cwd=tmp_path)
    assert "0 added, 0 changed, 5 left" in done("import", file, diary, cwd=tmp_path)
    assert "holds 1 session, 3 entries" in done("import", file, diary, cwd=tmp_path)


def test_replacing_leaves_what_the_document_holds(diary, tmp_path):
    file = tmp_path / "mine.ptdiary"
    done("import", file, diary, cwd=tmp_path)
    other = document(entries=[entry("e9", "2025-03-04T08:00:00+00:00", 1)])
    done("import", file, write(tmp_path / "other.json", other), "--replace", cwd=tmp_path)
    out = tmp_path / "out.json"
    done("export", file, "--format", "json", "--out", out, cwd=tmp_path)
    assert [each["id"] for each in json.loads(out.read_bytes())["entries"]] == ["e9"]


HOLD = """
import sys
from PySide6.QtCore import QLockFile
lock = QLockFile(sys.argv[1])
assert lock.tryLock(0)
print("held", flush=True)
sys.stdin.read()
"""


def test_beside_an_open_window_a_diary_is_added_to_but_not_replaced(diary, tmp_path):
    file = tmp_path / "mine.ptdiary"
    done("import", file, diary, cwd=tmp_path)
    lock = [sys.executable, "-c", HOLD, f"{file}.lock"]
    with subprocess.Popen(lock, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as window:
        assert window.stdout.readline().strip() == b"held"
        other = document(entries=[entry("e9", "2025-03-04T08:00:00+00:00", 1)])
        file_of_others = write(tmp_path / "other.json", other)
        refused = ptdiary("import", file, file_of_others, "--replace", cwd=tmp_path)
        assert refused.returncode == 2
        assert refused.stderr.startswith(f"{file} is open in a window.")
        assert "1 added" in done("import", file, file_of_others, cwd=tmp_path)
        window.stdin.close()
    assert "0 added" in done("import", file, file_of_others, "--replace", cwd=tmp_path)


def test_a_table_comes_in_and_a_wrong_one_names_line_and_column(tmp_path):
    table = tmp_path / "old.csv"
    table.write_text("at,soreness\n2025-03-04T08:00:00+00:00,3\n", encoding="utf-8")
    assert "1 added" in done("import", "mine.ptdiary", table, cwd=tmp_path)
    table.write_text("at,soreness\n2025-03-04T08:00:00+00:00,bad\n", encoding="utf-8")
    refused = ptdiary("import", "new.ptdiary", "old.csv", cwd=tmp_path)
    assert refused.returncode == 2
    assert refused.stderr.startswith("old.csv: line 2")
    assert "soreness" in refused.stderr
    assert not (tmp_path / "new.ptdiary").exists()


def test_tables_hold_no_private_note(diary, tmp_path):
    done("export", diary, "--format", "csv", "--out", "tables", cwd=tmp_path)
    written = {each.name: each.read_text("utf-8-sig") for each in (tmp_path / "tables").iterdir()}
    assert "e2" in written["entries.csv"]
    assert "only for me" not in "".join(written.values())


def test_a_spreadsheet_and_a_calendar_hold_no_private_note(tmp_path):
    visit = {"id": "v", "at": "2025-03-10T10:00:00+01:00", "with": "Dana Reyes"}
    file = write(tmp_path / "planned.json", document(appointments=[visit]))
    for form in ("xlsx", "ics"):
        out = tmp_path / f"out.{form}"
        done("export", file, "--format", form, "--out", out, cwd=tmp_path)
        first = out.read_bytes()
        done("export", file, "--format", form, "--out", out, cwd=tmp_path)
        assert out.read_bytes() == first  # as of the document's own moment
    assert b"SUMMARY:Appointment with Dana Reyes" in first
    assert b"only for me" not in first
    with ZipFile(tmp_path / "out.xlsx") as parts:
        whole = b"".join(map(parts.read, parts.namelist()))
    assert b"e3" in whole
    assert b"only for me" not in whole


def test_a_backup_is_a_whole_diary_and_the_check_says_so(diary, tmp_path):
    done("import", "mine.ptdiary", diary, cwd=tmp_path)
    done("backup", "mine.ptdiary", "--out", "copy.ptdiary", cwd=tmp_path)
    said = done("check", "copy.ptdiary", cwd=tmp_path)
    assert said.startswith("copy.ptdiary: whole, version ")
    assert "1 session, 3 entries" in said


def test_a_damaged_diary_file_is_named_as_such(diary, tmp_path):
    done("import", "mine.ptdiary", diary, cwd=tmp_path)
    file = tmp_path / "mine.ptdiary"
    content = bytearray(file.read_bytes())
    content[4096 + 100 :] = b"\xaa" * len(content[4096 + 100 :])
    file.write_bytes(content)
    for verb in ("check", "review"):
        refused = ptdiary(verb, "mine.ptdiary", cwd=tmp_path)
        assert refused.returncode == 2
        assert "mine.ptdiary" in refused.stderr
        assert refused.stderr.count("\n") == 1


def test_reading_a_diary_file_changes_nothing_in_its_folder(diary, tmp_path):
    done("import", "mine.ptdiary", diary, cwd=tmp_path)
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir() if each.is_file()}
    done("review", "mine.ptdiary", cwd=tmp_path)
    done("check", "mine.ptdiary", cwd=tmp_path)
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir() if each.is_file()} == before


@needs_modes
def test_whatever_is_written_is_private(diary, tmp_path):
    done("import", "mine.ptdiary", diary, cwd=tmp_path)
    done("backup", "mine.ptdiary", "--out", "copy.ptdiary", cwd=tmp_path)
    done("export", diary, "--format", "json", "--out", "out.json", cwd=tmp_path)
    done("chart", diary, "--view", "aligned", "--out", "out.png", cwd=tmp_path)
    done("summary", diary, "--out", "out.pdf", cwd=tmp_path)
    done("export", diary, "--format", "xlsx", "--out", "out.xlsx", cwd=tmp_path)
    for name in ("mine.ptdiary", "copy.ptdiary", "out.json", "out.png", "out.pdf", "out.xlsx"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600, name


@pytest.mark.parametrize(
    "command",
    [
        "check --sample",
        "backup --sample --out copy.ptdiary",
        "export --sample --format json --out out.json",
        "export --sample --format csv --out tables",
        "export --sample --format xlsx --out out.xlsx",
        "export --sample --format ics --out out.ics",
        "import --sample diary.json",
        "chart --sample --view aligned --out out.png",
        "summary --sample --out out.pdf",
    ],
)
def test_every_command_can_be_tried_on_the_sample(command, diary, tmp_path):
    assert diary.exists()
    done(*command.split(), cwd=tmp_path)


def test_the_program_finds_all_its_parts(tmp_path):
    said = done("self-check", cwd=tmp_path)
    assert f"{len(BOOK.rules)} rules" in said
    assert len(said.splitlines()) == 14
