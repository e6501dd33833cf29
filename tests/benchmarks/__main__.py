"""`python -m tests.benchmarks`: a few lines of ratios, each with its target."""

import gc
import os
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ptdiary.diary.diary import PARTS, time_of
from ptdiary.diary.document import Document, write_document
from ptdiary.paths import resource_text
from ptdiary.report.page import Options, describe_page
from ptdiary.report.pdf import pdf_bytes
from ptdiary.report.sheet import A4
from ptdiary.review.hours import instant
from ptdiary.review.index import index_of
from ptdiary.review.page.summary import summary
from ptdiary.review.review import review
from ptdiary.review.rulebook import read_rulebook
from ptdiary.review.trends.days import Days
from ptdiary.review.trends.marks import marks, past_72
from ptdiary.sample import sample_diary
from tests.benchmarks import blocks, clinic, diary_page, outlook, tables, trends, typing_note
from tests.benchmarks.measure import in_turn, report, run, seconds
from tests.benchmarks.saving import saving
from tests.diaries import end_of, ten_year_diary

FIRST_WINDOW = Path(__file__).with_name("first_window.py")
IMPORTS = "import PySide6.QtGui, PySide6.QtSvg, matplotlib.figure, matplotlib.backends.backend_agg"


def main():
    """Measure, and print a line for each."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        windows(home)
        reviews(home)
        warnings()
        paper(home)
        saving(home)
    pages()
    trends.main()
    diary_page.main()
    typing_note.main()
    outlook.main()
    clinic.main()
    tables.main()
    blocks.main()


def windows(home):
    """The window on the sample against a bare one."""
    told = {}

    def opened(kind):
        def open_one():
            told[kind] = run([FIRST_WINDOW, kind], home).split()
            return float(told[kind][0])

        return open_one

    opened("sample")()  # the first start of all writes settings and byte code
    bare, ours = in_turn(opened("bare"), opened("sample"), rounds=7)
    report("first window, bare PySide6", f"{bare * 1000:.0f} ms")
    report("first window, PT Diary on its sample", f"{ours * 1000:.0f} ms")
    report("    ratio", f"{ours / bare:.2f}", "at most 2.00")
    report("    the page filled, after exec", f"{float(told['sample'][2]) * 1000:.0f} ms")
    report("    heavy modules imported by then", told["sample"][1], "none")


def reviews(home):
    """Reviewing ten years against five."""
    ten = ten_year_diary()
    rulebook = read_rulebook(resource_text("rules/rules.json"))
    at = end_of(ten)
    five = latest(ten, at - timedelta(days=5 * 365.25))
    gc.disable()
    long, short = in_turn(
        seconds(lambda: review(ten, rulebook, at)),
        seconds(lambda: review(five, rulebook, at)),
        rounds=9,
    )
    gc.enable()
    report(
        f"review, 10 years, {len(ten.entries)} entries", f"{long * 1000:.1f} ms", "at most 60 ms"
    )
    report(f"review, 5 years, {len(five.entries)} entries", f"{short * 1000:.1f} ms")
    per_entry = (long / len(ten.entries)) / (short / len(five.entries))
    report("    ratio, for each entry", f"{per_entry:.2f}", "at most 1.20: linear")
    file = home / "ten.json"
    file.write_bytes(write_document(Document(exported_at=at, diary=ten)))
    (whole,) = in_turn(seconds(lambda: run(["-m", "ptdiary", "review", file], home)), rounds=3)
    report("    as a command, reading the document", f"{whole * 1000:.0f} ms")
    sample = seconds(lambda: run(["-m", "ptdiary", "review", "--sample"], home))
    (brief,) = in_turn(sample, rounds=5)
    report("review of the sample, as a command", f"{brief * 1000:.0f} ms", "at most 500 ms")


def warnings():
    """Every warning of ten years, and the same after cancer, where more of them weigh more."""
    ten = ten_year_diary()
    after = replace(ten, profile=replace(ten.profile, cancer_history="yes"))
    rulebook = read_rulebook(resource_text("rules/rules.json"))
    at = end_of(ten)
    days = Days(first=ten.entries[0].at.date(), last=at.date(), now=instant(at))

    def found(diary):
        index = index_of(diary)
        return marks(index, rulebook, days, past_72(index, at))

    gc.disable()
    plain, cancer = in_turn(seconds(lambda: found(ten)), seconds(lambda: found(after)), rounds=5)
    gc.enable()
    report(f"all warnings of ten years, {len(found(ten))}", f"{plain * 1000:.0f} ms")
    report("    after cancer, ratio", f"{cancer / plain:.2f}", "at most 1.50")


def paper(home):
    """The page as a PDF against the imports that it cannot do without."""
    page = ["-m", "ptdiary", "summary", "--sample", "--out", home / "page.pdf"]
    run(page, home)  # the first of all makes the list of fonts
    config = {"MPLCONFIGDIR": str(home)}
    run(["-c", IMPORTS], home, **config)
    imports, whole = in_turn(
        seconds(lambda: run(["-c", IMPORTS], home, **config)),
        seconds(lambda: run(page, home)),
        rounds=5,
    )
    report("Qt and matplotlib, imported", f"{imports * 1000:.0f} ms")
    report("the page as a PDF, as a command", f"{whole * 1000:.0f} ms")
    report("    ratio", f"{whole / imports:.2f}", "at most 2.00")


def pages():
    """One page, described, laid out and written, by a program that runs already."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication([])
    rulebook = read_rulebook(resource_text("rules/rules.json"))
    now = datetime(2026, 11, 21, 9, 31, tzinfo=UTC)
    ten = ten_year_diary()
    for name, diary, at in (
        ("the sample", sample_diary(now), now),
        ("ten years, the last six weeks", ten, end_of(ten)),
    ):

        def made(diary=diary, at=at):
            first = at.date() - timedelta(days=41)
            figures = summary(diary, rulebook, at, first, at.date())
            return pdf_bytes(describe_page(figures, figures.series, Options()), A4)

        made()  # the first of all loads fonts
        (taken,) = in_turn(seconds(made), rounds=7)
        report(f"the page of {name}", f"{taken * 1000:.0f} ms", "at most 700 ms")
        report("    its size", f"{len(made()) / 1024:.0f} KiB", "at most 150 KiB")
    assert application  # held until here: fonts and painters need it


def latest(diary, since):
    """The diary from `since` on."""
    parts = {
        part: tuple(each for each in getattr(diary, part) if (time_of(each) or since) >= since)
        for part in PARTS.values()
    }
    return replace(diary, **parts)


if __name__ == "__main__":
    main()
