"""What a program can judge of the checks for which somebody looks at a picture."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from ptdiary.ui.theme import Look
from ptdiary.ui.widgets.banner import Banner
from tests.gallery import people, situations
from tests.gallery.studio import opened, shape

LOUD = {
    "contact": (people.past_72, situations.unfold),
    "urgent": (people.sample, situations.save_numb_leg),
    "expected": (people.sample, None),
    "none": (people.no_recent_rating, None),
}
VERBS = ("Contact", "Speak", "Talk", "Tell", "Call", "Go")
SIZES = [(1280, 800), (1024, 700), (800, 600)]


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A banner of a window, as it was seen; `icon` in grey, small, as bits."""

    shape: str
    heading: str
    numbers: tuple[str, ...]
    icon: bytes


@pytest.fixture(scope="module")
def seen(qapp):
    """The banners of each level: one window each, for all the checks that only look at it."""
    look = Look()
    look.dress()
    found = {}
    for level, (diary, does) in LOUD.items():
        with opened(diary(), look) as window:
            if does is not None:
                does(window)
            found[level] = [seen_of(banner) for banner in banners(window)]
    qapp.setStyleSheet("")
    return found


def banners(window):
    return [
        each
        for each in window.findChildren(Banner)
        if each.isVisible() and each.text.shape != "saved"
    ]


def seen_of(banner):
    icon = banner.layout().itemAt(0).widget().grab().toImage()
    grey = icon.convertToFormat(QImage.Format.Format_Grayscale8)
    small = grey.scaled(12, 12).convertToFormat(QImage.Format.Format_Mono)
    text = banner.text
    return Seen(
        shape=text.shape,
        heading=text.heading,
        numbers=tuple(each.number for each in text.numbers),
        icon=bytes(small.constBits()),
    )


@pytest.mark.parametrize("level", LOUD)
def test_12_one_banner_at_most(seen, level):
    assert [each.shape for each in seen[level]] == [level]


@pytest.mark.parametrize("level", ["contact", "urgent"])
def test_13_heading_is_a_verb_and_the_number_is_text(seen, level):
    (banner,) = seen[level]
    assert banner.heading.split()[0] in VERBS
    assert all("555-01" in number for number in banner.numbers)
    assert banner.numbers
    assert "." not in banner.heading


def test_16_each_level_has_a_shape_of_its_own_in_grey(seen):
    icons = {banner.icon for level in LOUD for banner in seen[level]}
    assert len(icons) == len(LOUD)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_21_the_save_bar_is_whole(look, scale):
    with opened(people.sample(), look) as window:
        page = window.page("today")
        for size in SIZES:
            shape(window, look, dark=False, scale=scale, size=size)
            bar = page.bar
            at = QRect(bar.mapTo(window, QPoint()), bar.size())
            assert window.rect().contains(at)
            assert bar.visibleRegion().boundingRect() == bar.rect()
            assert not page.area.geometry().intersects(bar.geometry())


@pytest.mark.parametrize("name", ["today", "settings", "sessions", "diary"])
def test_22_every_stop_has_a_ring(look, name):
    with opened(people.sample(), look, name) as window:
        window.activateWindow()
        seen = []
        for _ in range(120):
            window.focusNextChild()
            QApplication.processEvents()
            now = QApplication.focusWidget()
            if now is None or now in seen:
                break
            seen.append(now)
            now.setFocus(Qt.FocusReason.TabFocusReason)
            ring = now.findChild(object, "ring")
            assert ring is not None, now
            assert ring.isVisible(), now
        assert len(seen) > 3
