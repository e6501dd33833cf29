"""The page of any diary, and in any language: what check 70 asks, measured on what is laid out."""

import re
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise
from random import Random

import pytest

from ptdiary.diary.consultation import Consultation
from ptdiary.diary.document import Document
from ptdiary.report.layout import lay_out
from ptdiary.report.lettering import UNITS_A_MM, one_line, typeset
from ptdiary.report.page import Options, describe_page
from ptdiary.report.sheet import (
    A4,
    LETTER,
    SIDE_MARGIN,
    ChartItem,
    FrameItem,
    LineItem,
    SignItem,
    TextItem,
)
from ptdiary.review.page.summary import summary
from ptdiary.review.trends.shapes import Series
from ptdiary.sample import sample_diary
from ptdiary.words.aligned import StripWords
from ptdiary.words.charts import TimelineWords
from ptdiary.words.dates import USUAL_TIMES
from ptdiary.words.page import MORE_IN_THE_DIARY
from tests.diary_writer import DiaryWriter
from tests.report import pages
from tests.version_2 import told_more

pytestmark = pytest.mark.usefixtures("qapp")

PAPERS = pytest.mark.parametrize("paper", [A4, LETTER], ids=lambda paper: paper.name)
DAYS = 41
PER_WEEK = {0: 0.0, 12: 2.0, 40: 7.0}
NEVER_CUT = {"heading", "since", "therapist", "footer"}  # and what a warning is
TAILS = (MORE_IN_THE_DIARY, "…")


def written(seed, sessions):
    """A random diary of six weeks with about so many sessions."""
    rnd = Random(f"{seed} {sessions}")
    writer = DiaryWriter(rnd=rnd, first=date(2026, 10, 1), days=DAYS)
    writer.sessions_a_week = PER_WEEK[sessions]
    made = writer.document()
    diary = told_more(made.diary, made.exported_at)
    if seed % 2:
        seen = rnd.choice(diary.entries).at if diary.entries else made.exported_at
        visit = Consultation(id="visit", at=seen, with_whom="therapist", kind="seen", advice="Rest")
        diary = diary.keeping(visit)
    return Document(exported_at=made.exported_at, diary=diary)


@cache
def described(seed, sessions):
    document = written(seed, sessions)
    at, diary = document.exported_at, document.diary
    first = min((each.at.date() for each in diary.entries), default=at.date())
    found = summary(diary, pages.BOOK, at, first, at.date())
    return describe_page(found, found.series, Options()), found


def holds_check_70(page, paper):
    """Every part of the check that can be measured; the items, for more."""
    items = lay_out(page, paper)
    texts = [item for item in items if isinstance(item, TextItem)]
    in_order(page, items, texts)
    lines_to_write_on(items, paper)
    nothing_is_cut(page, texts)
    nothing_is_small_or_outside(items, texts, paper)
    nothing_lies_over_anything(items)
    return items


def in_order(page, items, texts):
    """The first sentence; warnings by time, and how many are shown."""
    since = next(item for item in texts if item.block == "since")
    assert since.text == one_line(page.since.heading)
    assert re.match("Since the last visit, |No visit yet: ", since.text)
    shown = [item for item in items if isinstance(item, SignItem)]
    assert [item.box.y for item in shown] == sorted(item.box.y for item in shown)
    box = [item.text for item in texts if item.block == "warnings"]
    whens = iter(sign.when for sign in page.warnings.signs)
    for when in (text for text in box if text in {sign.when for sign in page.warnings.signs}):
        assert when in whens  # goes on from the last one found: the order of time
    hidden = len(page.warnings.signs) - len(shown)
    assert len([text for text in box if text.startswith(f"+ {hidden} more, ")]) == bool(hidden)
    if page.warnings.signs:
        assert any("daily signs in" in text and "weekly list in" in text for text in box)


def lines_to_write_on(items, paper):
    lines = [i.box for i in items if isinstance(i, LineItem) and i.block == "therapist"]
    assert len(lines) >= 5
    assert {line.width for line in lines} == {paper.width - 2 * SIDE_MARGIN}
    assert min(b.y - a.y for a, b in pairwise(sorted(lines, key=lambda box: box.y))) >= 6.89
    above = max(i.box.bottom for i in items if i.block not in {"therapist", "footer"})
    assert min(line.y for line in lines) - above >= 6.89


def nothing_is_cut(page, texts):
    """A text that was shortened ends at a word; what matters most is never shortened."""
    whole = set(map(one_line, everything(page)))
    for item in texts:
        tail = next((tail for tail in TAILS if item.text.endswith(tail)), None)
        if tail is None or item.text in whole:
            continue
        assert item.block not in NEVER_CUT or len(item.text) > 40, item  # but for a very long name
        kept = item.text.removesuffix(tail).rstrip()
        of = [text for text in whole if text.startswith(kept)] or [
            text for text in whole if kept in text
        ]
        ends = {text[text.index(kept) + len(kept) :][:1] for text in of}
        long_word = len(kept.split()[-1]) > 25
        assert not of or long_word or any(not end.isalnum() for end in ends), item


def everything(part):
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from everything(each)
    elif is_dataclass(part) and not isinstance(part, Series | TimelineWords | StripWords):
        for each in fields(part):
            yield from everything(getattr(part, each.name))


def nothing_is_small_or_outside(items, texts, paper):
    assert min(item.lettering.size for item in texts) >= 9.0
    for item in texts:
        layout = typeset(item.text, item.lettering, item.box.width, item.align, item.strong)
        lines = [layout.lineAt(index) for index in range(layout.lineCount())]
        widest = max(line.naturalTextWidth() for line in lines) / UNITS_A_MM
        assert widest < item.box.width + 0.2, item
        assert len(lines) * item.lettering.line <= item.box.height + 0.01, item
    for item in items:
        assert item.box.x >= SIDE_MARGIN - 0.3, item
        assert item.box.right <= paper.width - SIDE_MARGIN + 0.3, item
        assert item.box.bottom <= paper.height - 7.9, item


def nothing_lies_over_anything(items):
    boxes = [
        item.box
        for item in items
        if isinstance(item, TextItem | ChartItem | SignItem)
        or (isinstance(item, FrameItem) and item.block == "questions")
    ]
    smaller = [
        replace(box, x=box.x + 0.1, y=box.y + 0.45, width=box.width - 0.2, height=box.height - 0.9)
        for box in boxes
    ]
    for index, one in enumerate(smaller):
        for other in smaller[index + 1 :]:
            assert not pages.overlap(one, other), (one, other)


@PAPERS
@pytest.mark.parametrize("sessions", [0, 12, 40])
@pytest.mark.parametrize("seed", range(5))
def test_70_the_page_of_a_random_diary(seed, sessions, paper):
    page, found = described(seed, sessions)
    items = holds_check_70(page, paper)
    times = [row.mark.at for row in found.warnings]
    assert times == sorted(times)
    days = [USUAL_TIMES.short_day(at, found.at) for at in times]
    assert [sign.day for sign in page.warnings.signs] == days
    between = "; " if ";" in page.sessions.counts else ", "
    counted = [int(part.split()[0]) for part in page.sessions.counts.split(between) if part]
    assert sum(counted) == len(found.sessions)
    named = {each.name: each.value for part in page.about.paragraphs for each in part}
    stated = found.profile.usual_soreness
    assert named["Usual soreness"].startswith("not stated" if stated is None else f"{stated} of 10")
    assert (named.get("Middle of the past 28 days") is None) == (found.recent_middle is None)
    (chart,) = (item for item in items if item.block == "chart")
    assert chart.box.height >= 50


def longer(part):
    """The same page in a language whose words are 40 % longer."""
    if isinstance(part, str):
        return re.sub("[aeou]", lambda vowel: vowel[0] * 2, part)
    if isinstance(part, tuple):
        return tuple(longer(each) for each in part)
    if not is_dataclass(part) or isinstance(part, Series | TimelineWords):
        return part
    return replace(part, **{each.name: longer(getattr(part, each.name)) for each in fields(part)})


@PAPERS
@pytest.mark.parametrize("what", ["sample", "full", 1, 3])
def test_words_that_are_40_percent_longer_are_not_cut(what, paper):
    if what == "sample":
        page = pages.page_of(sample_diary(pages.NOW))
    elif what == "full":
        page = pages.page_of(pages.full_diary("Stiff after a long drive. " * 20))
    else:
        page, _ = described(what, 12)
    page = longer(page)
    items = lay_out(page, paper)
    texts = [item for item in items if isinstance(item, TextItem)]
    lines_to_write_on(items, paper)
    nothing_is_small_or_outside(items, texts, paper)
    nothing_lies_over_anything(items)
    shown = {item.text for item in texts}
    ours = {
        page.heading.title, page.heading.printed, page.since.heading, page.warnings.title,
        page.sessions.title, *page.sessions.columns, page.questions.title, page.notes.title,
        page.therapist_notes, page.warnings.asked, page.sessions.counts,
        *(fact.name for fact in page.heading.facts),
    }  # fmt: skip
    assert ours - {""} - shown == set()
    row = page.sessions.rows[-1]
    assert {row.day, row.minutes, row.effort, row.highest, row.response} <= shown


@PAPERS
def test_what_a_warning_is_is_never_shortened(paper):
    page = pages.page_of(pages.full_diary("Stiff after a long drive. " * 20))
    what = "Pain spreading down the left leg to below the knee, and numbness in the foot, " * 4
    signs = tuple(replace(sign, what=f"{what}{sign.day}.") for sign in page.warnings.signs)
    page = replace(page, warnings=replace(page.warnings, signs=signs))
    items = holds_check_70(page, paper)
    said = {item.text for item in items if isinstance(item, TextItem)}
    shown = len([item for item in items if isinstance(item, SignItem)])
    assert len({sign.what for sign in signs} & said) == shown > 1
