"""Eight years of daily entries: imported twice, exported, reviewed, charted, on one page."""

import io
from datetime import timedelta

import pytest
from matplotlib.figure import Figure
from pypdf import PdfReader

from ptdiary.charts.save import chart_bytes
from ptdiary.charts.style import LIGHT
from ptdiary.charts.timeline import draw_timeline
from ptdiary.diary.diary import PARTS
from ptdiary.diary.document import Document, read_document, write_document
from ptdiary.paths import resource_text
from ptdiary.report.page import Options, describe_page
from ptdiary.report.pdf import pdf_bytes
from ptdiary.report.sheet import A4
from ptdiary.review.page.summary import summary
from ptdiary.review.review import review
from ptdiary.review.rulebook import read_rulebook
from ptdiary.review.trends.series import series
from ptdiary.store import Store
from ptdiary.store.exchange.document import export_document, merge
from ptdiary.words.charts import timeline_words
from ptdiary.words.dates import USUAL_TIMES
from tests.diaries import eight_year_diary, end_of

RULEBOOK = read_rulebook(resource_text("rules/rules.json"))


@pytest.fixture(scope="module")
def diary():
    return eight_year_diary()


@pytest.fixture(scope="module")
def end(diary):
    return end_of(diary)


def test_it_imports_twice_without_change_and_exports_the_same_records(diary, end, tmp_path):
    document = read_document(write_document(Document(exported_at=end, diary=diary)))
    with Store.open(tmp_path / "diary.ptdiary", create=True) as store:
        first = merge(store, document)
        again = merge(store, document)
        exported = export_document(store.read(), end, complete=True)
    records = 1 + sum(len(getattr(diary, part)) for part in PARTS.values())  # and the profile
    assert len(diary.entries) > 2500
    assert (first.added, first.changed) == (records, 0)
    assert (again.added, again.changed, again.same) == (0, 0, records)
    assert write_document(Document(exported_at=end, diary=exported.diary)) == write_document(
        document
    )


def test_it_is_reviewed(diary, end):
    found = review(diary, RULEBOOK, end)
    assert len(found.responses) == len(diary.sessions)
    assert found.findings


@pytest.mark.parametrize("weeks_back", [0, 100, 300])
def test_any_ten_weeks_are_charted(diary, end, weeks_back):
    last = (end - timedelta(weeks=weeks_back)).date()
    first = last - timedelta(weeks=10)
    found = series(diary, RULEBOOK, end, first, last)
    shown = {each.id for each in diary.entries if first <= each.at.date() <= last}
    assert {point.entry for point in found.points} <= shown
    assert len(found.points) > 40
    figure = Figure(figsize=(10, 5))
    placed = draw_timeline(figure, found, LIGHT, timeline_words(found, USUAL_TIMES))
    assert len(placed.points) == len(found.points)
    assert chart_bytes(figure, "svg").rstrip().endswith(b"</svg>")


@pytest.mark.usefixtures("qapp")
def test_it_is_summarised_on_one_page(diary, end):
    found = summary(diary, RULEBOOK, end, diary.entries[0].at.date(), end.date())
    made = pdf_bytes(describe_page(found, found.series, Options()), A4)
    assert len(PdfReader(io.BytesIO(made)).pages) == 1
