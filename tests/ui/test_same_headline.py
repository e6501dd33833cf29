"""What Today says first and what `ptdiary review` says of the same file are one."""

from datetime import timedelta
from random import Random

import pytest
from PySide6.QtWidgets import QLabel

from ptdiary.cli.review import _as_json, _as_text
from ptdiary.cli.source import read_source, sample_document
from ptdiary.diary import Diary, Entry, Profile
from ptdiary.diary.document import Document
from ptdiary.diary.entry import Checks
from ptdiary.diary.questions import Answers, entry_from
from ptdiary.paths import resource_text
from ptdiary.review.finding import Level
from ptdiary.review.review import review
from ptdiary.review.rulebook import read_rulebook
from ptdiary.store import Store
from ptdiary.store.drafts import Drafts
from ptdiary.store.exchange.document import merge
from ptdiary.ui.keeper import Keeper
from ptdiary.ui.today.top import TopCards
from ptdiary.words.findings import ADD_A_RATING, NOTHING_ABOUT_TODAY, lead, names_a_score
from tests.diaries import random_document
from tests.ui.conftest import NOW

BOOK = read_rulebook(resource_text("rules/rules.json"))
DIARIES = 300
UNRATED = ADD_A_RATING.rpartition(". ")[2]  # the rest of it may be the headline


def compare(path, moment, look):
    """What the command says first, and what the page does with its form open and after a save."""
    source = read_source(str(path))
    found = review(source.diary, BOOK, moment)
    assert f'"level": "{found.level.word}"' in _as_json(source, found)
    first = _as_text(source, found).split("\n\n")[0].partition("\n")[2].replace("\n", " ")
    with Store.open(path) as store:
        keeper = Keeper(store, BOOK, lambda: moment, Drafts(path.with_name("drafts")))
        assert keeper.view.review == found
        for saved in (None, *source.diary.entries[-1:]):
            compare_page(keeper, saved, first, look)
        keeper.stop()
        keeper.deleteLater()
    return first


def compare_page(keeper, saved, first, look):
    finding = lead(keeper.view.review)
    says_first = page_says(keeper, saved, look)
    if not says_first:
        assert may_wait(keeper.view, finding, is_form_open=saved is None), first
        assert saved is not None or UNRATED not in first
        return
    headline, lines = says_first
    assert any(UNRATED in line for line in lines) == (UNRATED in first)
    if headline == NOTHING_ABOUT_TODAY and finding is not None and saved is None:
        # while the form is open no earlier score may steer the answer
        assert finding.level is Level.EXPECTED or names_a_score(finding.heading, finding)
        return
    assert first.startswith(headline)


def page_says(keeper, saved, look):
    """The headline and the other lines of Today's banner; None without one about the review."""
    top = TopCards(keeper, look)
    top.show_status(keeper.view, saved)
    banner = top.banner
    if banner is None or banner.text.shape == "expected":  # where one is after a session
        said = None
    else:
        headline = banner.heading.text() or banner.text.told
        said = headline, [each.text() for each in banner.findChildren(QLabel)]
    top.deleteLater()
    return said


def may_wait(view, finding, *, is_form_open):
    """Whether the page may say nothing of a review: it waits for what the form asks, or is told."""
    if finding is None:
        return view.review.level is Level.NONE
    if finding.level >= Level.CONTACT:
        return False
    asks = bool(finding.asks) and (is_form_open or len(view.diary.entries) < 3)
    steers = is_form_open and names_a_score(f"{finding.heading} {finding.advice}", finding)
    return finding.level is Level.EXPECTED or asks or steers


def diary_file(path, document):
    with Store.open(path, create=True) as store:
        merge(store, document)
    return path


@pytest.mark.parametrize("part", range(10))
def test_random_diaries_read_the_same(path, look, part):
    for number in range(part, DIARIES, 10):
        rnd = Random(number)
        document = random_document(rnd)
        own = diary_file(path.with_name(f"{number}.ptdiary"), document)
        days = max((len(document.diary.entries) // 2, 1))
        compare(own, document.exported_at - timedelta(hours=rnd.uniform(0, 24 * days)), look)


def test_the_sample_with_an_entry_later_today_reads_the_same(path, look):
    document = sample_document()
    diary_file(path, document)
    latest = document.diary.entries[-1].at
    for hours in (-3, -1, 0, 1, 12):
        compare(path, latest + timedelta(hours=hours), look)


NOTHING_ELSE = Answers(none=True, soreness=2, feels=("stiff",))
RATED = entry_from(NOTHING_ELSE, "rated", NOW - timedelta(hours=30), None)
UNRATED_ENTRY = Entry(id="not rated", at=NOW - timedelta(hours=1), checks=Checks(saddle="no"))


def of(*entries):
    diary = Diary(profile=Profile(usual_soreness=2, cancer_history="no"), entries=entries)
    return Document(exported_at=NOW, diary=diary)


def test_without_a_recent_rating_open_safety_questions_are_said_first(path, look):
    diary_file(path, of(RATED, UNRATED_ENTRY))
    assert compare(path, NOW, look) == f"Answer the open safety questions {ADD_A_RATING}"


def test_without_a_recent_rating_nothing_reassures(path, look):
    """The rules find that soreness is as usual: that of yesterday."""
    diary_file(path, of(RATED))
    assert review(of(RATED).diary, BOOK, NOW).level is Level.EXPECTED
    assert compare(path, NOW, look) == f"{NOTHING_ABOUT_TODAY} {ADD_A_RATING}"
