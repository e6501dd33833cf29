"""Two ways that take turns: what the therapist reads of it is on the paper, however full it is."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from ptdiary.diary.plan import Experiment
from ptdiary.report.pdf import pdf_bytes
from ptdiary.report.sheet import A4, LETTER
from ptdiary.sample import sample_diary
from tests.report import pages

pytestmark = pytest.mark.usefixtures("qapp")

WAYS = ("With step-ups", "Without step-ups")
DIARIES = pytest.mark.parametrize("kept", ["sample", "full"])
PAPERS = pytest.mark.parametrize("paper", [A4, LETTER], ids=lambda paper: paper.name)


def taking_turns(diary, turns, **more):
    """The diary whose sessions after the first so many took turns, up to now or its end."""
    sessions = sorted(diary.sessions, key=lambda each: each.ended_at)
    order = (0, 1) * max(turns // 2, 2)
    agreed = Experiment(
        id="x", question="Do step-ups cost more?", ways=WAYS, order=order,
        agreed_at=sessions[-turns].ended_at - timedelta(hours=20), agreed_with="Dana Reyes", **more,
    )  # fmt: skip
    taken = [replace(each, experiment_id="x") for each in sessions[-turns:]]
    return replace(diary, sessions=(*sessions[:-turns], *taken), experiments=(agreed,))


def diary(kept):
    if kept == "sample":
        return sample_diary(pages.NOW)
    return pages.full_diary("Stiff after a long drive. " * 20)


def printed(diary, paper, now=pages.NOW):
    (sheet,) = PdfReader(BytesIO(pdf_bytes(pages.page_of(diary, now), paper))).pages
    return " ".join(sheet.extract_text().split())


@PAPERS
def test_turns_that_are_taken_are_on_the_paper(paper):
    text = printed(taking_turns(diary("sample"), 2), paper)
    assert "Taking turns: With step-ups, or Without step-ups: agreed with Dana Reyes" in text


@PAPERS
def test_on_a_full_page_turns_that_a_warning_ended_are_there(paper):
    text = printed(taking_turns(diary("full"), 2), paper)
    assert "Taking turns: Taking turns has ended, because of a warning." in text


@PAPERS
@DIARIES
def test_turns_that_ended_early_say_so_first(kept, paper):
    over = {"ended_at": pages.NOW, "ended_why": "Knee on hold."}
    text = printed(taking_turns(diary(kept), 2, **over), paper)
    assert "Taking turns: Taking turns was ended early. Knee on hold." in text


@PAPERS
@DIARIES
def test_what_came_of_turns_is_on_the_paper(kept, paper):
    text = printed(taking_turns(diary(kept), 4), paper, pages.NOW + timedelta(days=4))
    assert "Taking turns: This cannot be told. It takes 6 pairs" in text
