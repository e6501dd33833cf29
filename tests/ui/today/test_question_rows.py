"""Every row of the form, walked in the window: answered, blank, blank twice, changed later.

What an answer writes is held in `tests/diary`; here it is that the window asks, and keeps, just
that: what the form says is what the entry of the diary says.
"""

from dataclasses import fields, replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from ptdiary.diary.entry import Checks, Entry
from ptdiary.diary.profile import Known
from ptdiary.diary.questions import (
    ROW,
    ROWS,
    answers_of,
    entry_from,
    is_blank,
    still_open,
    value_of,
)
from ptdiary.diary.session import Exercise, Session
from ptdiary.review.asking import circumstances
from ptdiary.review.finding import Level
from ptdiary.ui.destination import Destination, PageName
from ptdiary.ui.widgets import ScoreScale
from ptdiary.words import asking
from tests.ui.conftest import DIARY, NOW

CHECK_NAMES = tuple(each.name for each in fields(Checks))
ASKED = tuple(row for row in ROWS if row.part in ("tile", "waiting"))
SESSION = Session(
    id="s2",
    ended_at=NOW - timedelta(hours=20),
    exercises=(Exercise(name="Hip hinge", new=True), Exercise(name="Bridges")),
)
RECENT = DIARY.keeping(SESSION)


def knowing(*known):
    return replace(RECENT, profile=replace(RECENT.profile, known=known))


def known(sign, limb=None, **more):
    side = None if limb in (None, "face") else "left"
    return Known(sign=sign, limb=limb, side=side, since=NOW - timedelta(days=9), **more)


KNOWING = knowing(
    known("pain", "leg", reach="thigh"),
    known("numbness", "leg"),
    known("weakness", "leg"),
    known("sharp"),
    known("swelling"),
)
IN_FLARE = RECENT.keeping(Entry(id="f", at=NOW - timedelta(hours=15), soreness=6, flare="yes"))

# What is pressed so that a row is asked: the score, tiles, and pills by their rows.
NUMB_LEG = {"nerves": {"nerve_where": "leg.left", "nerve_change": "new"}}
NUMB_ARM = {"nerves": {"nerve_where": "arm.left", "nerve_change": "new"}}
BELOW_KNEE = {
    "travels": {"pain_where": "leg.left", "pain_reach": "below_knee", "pain_change": "new"}
}
BEFORE = {
    "pain_reach": {"travels": {"pain_where": "leg.left"}},
    "pain_stopped": {"travels": {"pain_exercise": "Hip hinge"}},
    "sharp_stopped": {"sharp": {"sharp_exercise": "Hip hinge"}},
    "nerve_sudden": NUMB_ARM,
    "fall_gave_way": {"fall": {"fall": "small"}},
    "fall_hurt": {"fall": {"fall": "small"}},
    "feels_other": {"waiting": {"feels": "other"}},
    "calf": BELOW_KNEE,
    "also_saddle": NUMB_LEG,
    "fragile": {"fall": {"fall": "small"}},
}
SCORES = {"feels": 6, "feels_other": 6, "with_this": 8, "since_yesterday": 5}
DIARIES = {"flare_over": IN_FLARE} | {
    row.key: KNOWING for row in ASKED if row.key.endswith("_known")
}
# asked where a place is marked that was not marked before
ON_THE_MAP = {"new_upper_back": "thoracic.centre"}


class Form:
    """Somebody who fills in the form of Today."""

    def __init__(self, today):
        self.today = today
        self.before = today.diary.entries

    @property
    def answers(self):
        return self.today.form.answers

    @property
    def around(self):
        return self.today.form.circumstances

    def ask(self, row):
        """Press what makes the row appear."""
        if row.key in SCORES:
            self.today.score(SCORES[row.key])
        if row.tile:
            self.tick(row.tile)
        for tile, presses in BEFORE.get(row.key, {}).items():
            if tile == "waiting":
                self.today.answer_below(**presses)
                continue
            self.tick(tile)
            self.today.answer(tile, **presses)
        if row.key in ON_THE_MAP:
            self.today.form.more.open("regions")
            self.today.form.more.map.picture.pressed.emit(ON_THE_MAP[row.key])
            self.today.settle()

    def tick(self, tile):
        if tile not in self.answers.ticked:
            self.today.tick(tile)

    def panel(self, row):
        return self.today.form.signs.panels[row.tile] if row.tile else self.today.form.waiting

    def open(self, row):
        panel = self.panel(row)
        if panel.is_folded():
            panel.change_button().click()
            self.today.settle()
        return panel

    def chips(self, row):
        return (3,) if row.kind == "score" else row.offered(self.answers, self.around)

    def press(self, row, chip):
        control = self.open(row).control(row.key)
        button = control.buttons[chip] if isinstance(control, ScoreScale) else control.chip(chip)
        assert button.isVisible()
        button.click()
        self.today.settle()
        if self.today.window.page_name != "today":  # an emergency was said
            self.today.window.show_page("today")
            self.today.settle()

    def save(self):
        """Press Save until nothing is asked any more; how often."""
        for times in range(1, 5):
            self.today.save()
            if self.today.page.writing.saved is not None:
                return times
        raise AssertionError("it is not saved")

    def expected(self, answers, around):
        return entry_from(answers, self.entry.id, NOW, NOW, None, around)

    @property
    def entry(self):
        return self.today.page.writing.saved.entry


@pytest.fixture
def asked(on, request):
    row = ROW[request.param]
    form = Form(on(DIARIES.get(row.key, RECENT)))
    form.ask(row)
    return form, row


def rows(*wanted):
    return pytest.mark.parametrize(
        "asked", [row.key for row in ASKED if not wanted or row.key in wanted], indirect=True
    )


@rows()
def test_each_answer_of_each_row_is_what_the_entry_says(asked):
    form, row = asked
    assert is_blank(form.answers, row, form.around), "nothing is ticked beforehand"
    for chip in form.chips(row):
        if not is_blank(form.answers, row, form.around):
            for chosen in (value_of(form.answers, row, form.around),):
                for each in chosen if isinstance(chosen, tuple) else (chosen,):
                    form.press(row, each)
        form.press(row, chip)
        said = value_of(form.answers, row, form.around)
        assert said == ((chip,) if row.many else chip)
    answers, around = form.answers, form.around
    form.save()
    assert form.entry == form.expected(answers, around)
    assert form.today.diary.find(Entry, form.entry.id) == form.entry


@rows()
def test_a_blank_row_is_asked_once_more_if_it_is_essential_and_then_saved(asked):
    form, row = asked
    if form.answers.soreness is None:
        form.today.score(2)
    answers, around = form.answers, form.around
    open_rows = still_open(answers, around)
    form.today.save()
    if open_rows:
        assert form.today.page.writing.saved is None, "it is asked first"
        assert len(form.today.diary.entries) == len(form.before)
        marked = form.panel(open_rows[0])
        assert words_in(form.today.form).count(asking.STILL_OPEN) == 1
        assert asking.STILL_OPEN in words_in(marked)
        assert marked.control(open_rows[0].key).isAncestorOf(QApplication.focusWidget())
        bar = form.today.page.bar
        said = form.today.verdict.line if form.today.verdict else bar.sentence
        assert asking.still_open(form.today.form.questions_open()) in said
        form.today.save()
    assert form.entry == form.expected(answers, around)
    if row in open_rows:
        written = {name: form.entry.check(name) for name in CHECK_NAMES}
        assert form.today.window.page_name == "today", "never an emergency"
        assert form.today.keeper.view.review.level <= Level.URGENT, written


@rows()
def test_an_answer_takes_the_mark_of_an_open_row_away(asked):
    form, row = asked
    if row not in form.today.form.open_rows():
        return
    form.today.save()
    while form.today.form.open_rows()[0] != row:
        first = form.today.form.open_rows()[0]
        form.press(first, form.chips(first)[-1])
    panel = form.panel(row)
    assert asking.STILL_OPEN in words_in(panel)
    form.press(row, form.chips(row)[-1])
    assert row not in form.today.form.open_rows()
    assert panel.control(row.key).accessibleDescription() == ""


@rows()
def test_an_answer_is_changed_later(asked):
    form, row = asked
    chips = form.chips(row)
    form.press(row, chips[0])
    if row.key == "movement":
        form.today.score(2)
    form.save()
    before = form.entry
    form.today.page.open(Destination(page=PageName.TODAY, record=before.id))
    form.today.settle()
    around = circumstances(form.today.keeper.view.index, before.at, before)
    assert form.answers == answers_of(before, around)
    if row.key not in {each.key for each in form.today.form.shown_rows()}:
        return  # its reason is no answer of the entry
    form.press(row, 5 if row.kind == "score" else chips[-1])
    answers = form.answers
    form.save()
    assert form.entry == entry_from(answers, before.id, NOW, NOW, before, around)


def test_yes_below_opens_the_tile_and_goes_with_it(on):
    form = Form(on(RECENT))
    form.ask(ROW["also_saddle"])
    form.press(ROW["also_saddle"], "yes")
    saddle = form.today.form.signs.panels["saddle"]
    assert "saddle" in form.answers.ticked
    assert saddle.control("saddle").isAncestorOf(QApplication.focusWidget())
    form.today.tick("saddle")
    assert form.answers.also_saddle is None
    assert not saddle.isVisible()


def test_between_the_legs_ticks_and_opens_its_tile(on):
    form = Form(on(RECENT))
    form.tick("nerves")
    form.press(ROW["nerve_where"], "saddle")
    saddle = form.today.form.signs.panels["saddle"]
    assert saddle.control("saddle").isAncestorOf(QApplication.focusWidget())
    form.today.tick("saddle")
    assert form.answers.nerve_where == ()


def test_a_chip_that_excludes_the_others_does(on):
    form = Form(on(RECENT))
    form.tick("travels")
    for chip in ("leg.left", "arm.left"):
        form.press(ROW["pain_where"], chip)
    assert form.answers.pain_where == ("leg.left", "arm.left")
    form.press(ROW["pain_where"], "unsure")
    control = form.panel(ROW["pain_where"]).control("pain_where")
    assert control.values() == ("unsure",)
    form.press(ROW["pain_where"], "leg.left")
    assert control.values() == ("leg.left",)


def words_in(widget):
    from PySide6.QtWidgets import QLabel  # noqa: PLC0415

    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())
