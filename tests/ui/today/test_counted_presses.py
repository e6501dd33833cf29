"""How many presses a day takes, with the mouse and with the keyboard."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ptdiary.diary.entry import Entry
from ptdiary.diary.profile import Known
from ptdiary.diary.session import Exercise, Session
from ptdiary.review.finding import Level
from tests.ui.conftest import DIARY, NOW

KEYS = Qt.Key


def before(**time):
    return NOW - timedelta(**time)


CALM = replace(
    DIARY,
    sessions=(Session(id="s", ended_at=before(days=6), exercises=(Exercise(name="Bridges"),)),),
    entries=(Entry(id="e", at=before(hours=13), soreness=2),),
)
SORE = replace(CALM, sessions=(Session(id="s", ended_at=before(hours=50)),))
SESSION_YESTERDAY = replace(CALM, sessions=(Session(id="s", ended_at=before(hours=30)),))


def knowing(*known):
    return replace(CALM, profile=replace(CALM.profile, known=known))


def known(sign):
    return Known(
        sign=sign, limb="leg", side="left", since=before(days=20),
        reach="below_knee" if sign == "pain" else None,
    )  # fmt: skip


class Mouse:
    """Presses what it is told, if it can be seen, and counts."""

    def __init__(self, today):
        self.today = today
        self.presses = 0
        today.look_at_it()

    def __call__(self, button):
        self.today.page.area.show_whole(button)
        self.today.settle()
        assert button.isVisible()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())
        self.presses += 1
        self.today.settle()

    def score(self, score):
        self(self.today.form.scale.buttons[score])

    def tile(self, tile, *answers):
        self(self.today.form.signs.tiles.tiles[tile])
        for key, chip in answers:
            self(self.today.form.signs.panels[tile].control(key).chip(chip))

    def below(self, key, chip):
        self(self.today.form.waiting.control(key).chip(chip))

    def none(self):
        self(self.today.form.signs.tiles.none)


def good_day(mouse):
    mouse.score(2)
    mouse.none()


def sore_after_a_session(mouse):
    mouse.score(4)
    mouse.below("feels", "stiff")
    mouse.none()


def known_sciatica(mouse):
    mouse.score(2)
    mouse.tile("travels", ("travels_known", "same"))
    mouse.none()


def known_two_tiles(mouse):
    mouse.score(2)
    mouse.tile("travels", ("travels_known", "same"))
    mouse.tile("nerves", ("nerves_known", "same"))
    mouse.none()


def first_leg_pain(mouse):
    mouse.score(2)
    mouse.tile("travels", ("pain_where", "leg.left"), ("pain_reach", "below_knee"),
               ("pain_change", "new"))  # fmt: skip
    mouse.below("calf", "no")
    mouse.none()


def foot_asleep(mouse):
    mouse.score(2)
    mouse.tile("nerves", ("nerve_where", "leg.left"), ("nerve_change", "new"))
    mouse.below("also_saddle", "no")
    mouse.none()


def bad_day(mouse):
    mouse.score(8)
    mouse.below("feels", "sharp")
    panels = mouse.today.form.signs.panels
    mouse(panels["sharp"].control("sharp_change").chip("new"))
    mouse.tile("travels", ("pain_where", "leg.left"), ("pain_reach", "below_knee"),
               ("pain_change", "new"))  # fmt: skip
    mouse.below("calf", "no")
    mouse.tile("nerves", ("nerve_where", "leg.left"), ("nerve_change", "new"))
    mouse.below("also_saddle", "no")
    mouse.below("with_this", "none")
    mouse.none()


DAYS = [
    (good_day, CALM, 2),
    (sore_after_a_session, SORE, 3),
    (known_sciatica, knowing(known("pain")), 4),
    (known_two_tiles, knowing(known("pain"), known("tingling")), 6),
    (first_leg_pain, CALM, 7),
    (foot_asleep, CALM, 6),
    (bad_day, SORE, 14),
]


@pytest.mark.parametrize(("day", "diary", "presses"), DAYS, ids=[day.__name__ for day, *_ in DAYS])
def test_a_day_takes_so_many_presses_and_one_save(on, day, diary, presses):
    mouse = Mouse(on(diary))
    day(mouse)
    assert mouse.presses == presses
    mouse.today.save()
    assert mouse.today.page.writing.saved is not None, mouse.today.page.bar.sentence
    assert mouse.today.entry.check("saddle") == "no"


def test_two_presses_still_save_a_sore_day(on):
    mouse = Mouse(on(SORE))
    mouse.score(4)
    mouse.none()
    mouse.today.save()
    assert mouse.today.entry.quality == ()


def test_a_tick_saved_twice_is_at_most_urgent(on):
    mouse = Mouse(on(CALM))
    mouse.score(2)
    mouse.tile("nerves")
    mouse.today.save_anyway()
    assert mouse.today.window.page_name == "today"
    assert mouse.today.keeper.view.review.level <= Level.URGENT


@pytest.mark.parametrize("many", [True, False])
def test_a_known_sign_that_is_the_same_is_no_warning(on, many):
    signs = ("pain", "tingling") if many else ("pain",)
    mouse = Mouse(on(knowing(*map(known, signs))))
    (known_two_tiles if many else known_sciatica)(mouse)
    assert mouse.today.verdict is None
    mouse.today.save()
    banner = mouse.today.page.top.banner
    assert banner is None or banner.text.shape not in ("contact", "urgent")


def test_every_new_row_is_reached_and_answered_by_keys(on):
    today = on(SESSION_YESTERDAY)
    today.keys(KEYS.Key_3)
    today.tick("travels")  # where the keyboard then is
    for _ in range(80):
        now = QApplication.focusWidget()
        open_rows = today.form.open_rows()
        if not open_rows:
            break
        row = open_rows[0]
        control = (today.form.signs.panels[row.tile] if row.tile else today.form.waiting).control(
            row.key
        )
        today.keys(KEYS.Key_Space if control.isAncestorOf(now) else KEYS.Key_Tab)
    assert not today.form.open_rows()
