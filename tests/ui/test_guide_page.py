"""About soreness: the text stands in the resources, and makes room for a warning."""

import re
from datetime import timedelta

import pytest

from ptdiary.diary.consultation import Consultation
from ptdiary.diary.entry import Entry
from ptdiary.paths import resource_text
from ptdiary.ui.destination import Destination, PageName
from ptdiary.ui.guide import PAGE
from ptdiary.ui.widgets.card import Label
from ptdiary.words import guide as words
from ptdiary.words.guide import Block, read_guide
from tests.ui.conftest import NOW

GUIDE = read_guide(resource_text(PAGE))
SHARP = Entry(id="sharp", at=NOW - timedelta(minutes=5), soreness=4, quality=("shooting",))


def shown(page):
    return "\n".join(label.text() for label in page.findChildren(Label) if label.isVisibleTo(page))


@pytest.fixture
def page(window):
    window.show_page("guide")
    return window.page("guide")


def test_the_whole_text_is_on_the_page(page):
    for section in GUIDE.sections:
        assert section.title in shown(page)
        for block in section.blocks:
            assert block.text in shown(page)
    assert not page._first.isVisibleTo(page)


def test_the_guide_has_what_helps_and_its_sources():
    titles = [section.title for section in GUIDE.sections]
    helps = " ".join(
        block.text.lower() for block in GUIDE.sections[titles.index("What helps")].blocks
    )
    for word in ("pace", "rest", "sleep", "ice", "heat", "water"):
        assert word in helps
    sources = GUIDE.sections[-1].blocks
    assert "Can Physical Therapy Make Back Pain Worse?" in sources[0].text
    assert "Why Does My Back Hurt After Physical Therapy?" in sources[0].text


def test_sentences_are_short():
    for section in GUIDE.sections[:-1]:
        for block in section.blocks:
            for sentence in re.split(r"[.:?] ", block.text):
                assert len(sentence.split()) <= 22, sentence


@pytest.mark.parametrize("told", [False, True])
def test_a_warning_takes_its_place_told_or_not(page, keeper, told):
    keeper.keep("", SHARP)
    if told:
        keeper.keep(
            "",
            Consultation(id="t", at=NOW, with_whom="therapist", kind="told", rules=("C-SHARP",)),
        )
    assert "What helps" not in shown(page)
    assert words.NOT_NOW in shown(page)
    assert "shooting" in shown(page)
    assert "stop that exercise." in shown(page)
    assert page._first._icons[True].isVisibleTo(page)
    assert not page._first._icons[False].isVisibleTo(page)
    assert (words.TOLD in shown(page)) == told
    for _ in range(1 + told):
        keeper.undo()
    assert "What helps" in shown(page)


def test_ways_to_the_page_and_from_it(window, page):
    for name, button in (("help", "_guide"), ("today", None)):
        window.show_page(name)
        other = window.page(name)
        (getattr(other, button) if button else other.side.session.guide).click()
        assert window.page_name == "guide"
    window.show_page("today")
    window.actions_[Destination(page=PageName.GUIDE)].trigger()
    assert window.page_name == "guide"
    page._help.click()
    assert window.page_name == "help"


def test_reading_a_page():
    guide = read_guide("# Title\n\nA lead\nin two lines.\n\n## One\n\n- a\n- b\n\nText.\n")
    assert guide.title == "Title"
    assert guide.lead == (Block(text="A lead in two lines."),)
    assert guide.sections[0].blocks == (
        Block(text="a", point=True),
        Block(text="b", point=True),
        Block(text="Text."),
    )
    with pytest.raises(ValueError, match="title"):
        read_guide("No title")
