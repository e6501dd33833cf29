"""All of the window is on the screen, with its frame and beside the task bar."""

import pytest
from PySide6.QtCore import QPoint, QRect

from ptdiary.settings import Settings
from ptdiary.ui.main_window import MainWindow
from ptdiary.ui.theme import Look
from ptdiary.ui.window_place import USUAL, ScreenArea, WindowFrame, fit, place


def area(*sides):
    return ScreenArea(**dict(zip(("left", "top", "width", "height"), sides, strict=True)))


WINDOWS = WindowFrame(left=8, top=31, right=8, bottom=8)
GNOME = WindowFrame(top=37)
XFCE = WindowFrame(left=1, top=25, right=1, bottom=2)
# what a task bar leaves of a screen, after the scaling of the system
SCREENS = {
    "1280x720": area(0, 0, 1280, 672),
    "1366x768": area(0, 0, 1366, 728),
    "1366x768, bar above": area(0, 28, 1366, 740),
    "1024x700": area(0, 0, 1024, 700),
    "800x600": area(0, 0, 800, 572),
    "1024x768 at 150 %": area(0, 0, 683, 472),
    "1920x1080 at 150 %": area(0, 0, 1280, 680),
    "2560x1440 at 200 %": area(0, 0, 1280, 680),
    "1920x1080": area(0, 0, 1920, 1040),
    "bar at the left": area(62, 0, 1858, 1080),
}
REMEMBERED = {
    "never open": None,
    "the usual size": area(40, 40, *USUAL),
    "as the first start left it on a small screen": area(1, 20, 1280, 768),
    "on a screen at the right that is gone": area(2200, 100, 1000, 700),
    "on a screen at the left that is gone": area(-1500, -300, 1000, 700),
    "on a larger screen": area(300, 200, 2200, 1300),
    "snapped to the left half": area(0, 0, 683, 728),
    "snapped to the right half": area(960, 0, 960, 1040),
    "with its title above the screen": area(100, 0, 700, 400),
    "partly below the screen": area(100, 500, 700, 460),
    "small": area(120, 90, 500, 300),
}


def inside(screen, found, frame):
    return (
        screen.left <= found.left - frame.left
        and screen.top <= found.top - frame.top
        and found.right + frame.right <= screen.right
        and found.bottom + frame.bottom <= screen.bottom
    )


@pytest.mark.parametrize("frame", [WINDOWS, GNOME, XFCE], ids=["windows", "gnome", "xfce"])
@pytest.mark.parametrize("remembered", REMEMBERED)
@pytest.mark.parametrize("screen", SCREENS)
def test_window_and_frame_are_on_the_screen(screen, remembered, frame):
    was, screen = REMEMBERED[remembered], SCREENS[screen]
    found = place(was, False, [screen], frame)
    assert inside(screen, found.area, frame)
    # as at the start: first without a frame, then shown, and only then with the one it has
    before = place(was, False, [screen], None)
    shown = place(before.area, before.maximised, [screen], frame)
    assert inside(screen, shown.area, frame)
    if not before.maximised and (was is None or not inside(screen, was, WindowFrame())):
        assert shown == before  # nothing moves once it is seen


@pytest.mark.parametrize("screen", SCREENS)
def test_first_start_takes_all_of_a_small_screen(screen):
    found = place(None, False, [SCREENS[screen]], None)
    assert found.maximised == (screen not in {"1920x1080", "bar at the left"})
    assert found.maximised or (found.area.width, found.area.height) == USUAL


def test_a_place_that_fits_stays_as_it_was_to_the_pixel():
    was = area(20, 28, 700, 500)
    found = place(was, False, [SCREENS["1366x768"]], None)
    assert (found.area, found.maximised) == (was, False)


def test_what_was_larger_than_a_small_screen_takes_all_of_it():
    assert place(REMEMBERED["on a larger screen"], False, [SCREENS["1366x768"]], None).maximised
    assert not place(
        REMEMBERED["on a larger screen"], False, [SCREENS["1920x1080"]], None
    ).maximised


def test_it_comes_back_to_its_own_screen_of_two():
    main, second = SCREENS["1366x768"], area(1366, 0, 1920, 1040)
    was = area(1500, 300, 1400, 900)
    found = place(was, False, [main, second], GNOME).area
    assert inside(second, found, GNOME)
    assert (found.left, found.width) == (1500, 1400)
    assert inside(main, place(was, False, [main], GNOME).area, GNOME)


def test_maximised_is_remembered_and_the_place_below_it_fits():
    found = place(REMEMBERED["on a larger screen"], True, [SCREENS["1920x1080"]], WINDOWS)
    assert found.maximised
    assert inside(SCREENS["1920x1080"], found.area, WINDOWS)


# the window itself; the screen of these tests has 800 x 800 pixels, and the frame 2


@pytest.fixture
def screen(qapp):
    return qapp.primaryScreen().availableGeometry()


@pytest.mark.parametrize(
    "remembered", [None, (1, 20, 1280, 768), (9000, 9000, 900, 700), (-300, 500, 700, 700)]
)
def test_save_is_on_the_screen_at_every_start(look, keeper, qtbot, screen, remembered):
    settings = Settings(page="today", window=remembered)
    for _ in range(3):
        window = MainWindow(look, settings)
        qtbot.addWidget(window)
        window.open_diary(keeper)
        window.show()
        fit(window)
        qtbot.waitUntil(lambda w=window: screen.contains(w.frameGeometry()))
        save = window.page("today").bar.save_button
        assert screen.contains(QRect(save.mapToGlobal(QPoint()), save.size()))
        window.close()
        settings = window.settings


def test_what_a_small_screen_was_maximised_on_fits_once_it_is_not(look, qtbot, screen):
    window = MainWindow(look, Settings())
    qtbot.addWidget(window)
    assert window.isMaximized()
    assert screen.contains(window.normalGeometry())


def test_the_frame_is_counted_once_there_is_one(look, qtbot, screen):
    window = MainWindow(look, Settings(window=(0, 0, 700, 800)))
    qtbot.addWidget(window)
    window.show()
    assert not screen.contains(window.frameGeometry())
    fit(window)
    qtbot.waitUntil(lambda: screen.contains(window.frameGeometry()))


def test_on_a_tiny_screen_the_window_may_be_smaller_than_else(qtbot, monkeypatch, look):
    tiny = QRect(0, 0, 500, 400)
    monkeypatch.setattr("ptdiary.ui.window_place._screens", lambda: [area(*tiny.getRect())])
    window = MainWindow(look, Settings())
    qtbot.addWidget(window)
    assert tiny.contains(window.normalGeometry())


@pytest.mark.parametrize("size", [(800, 600), (640, 480)])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("base", [16.0, 21.3])
def test_save_is_whole_in_a_small_window_with_large_text(qapp, keeper, qtbot, size, scale, base):
    look = Look(scale=scale, base=base)
    look.dress()
    window = MainWindow(look, Settings(page="today"))
    qtbot.addWidget(window)
    window.open_diary(keeper)
    window.showNormal()
    window.resize(*size)
    for _ in range(5):
        qapp.processEvents()
    page = window.page("today")
    for button in (page.bar.save_button, page.form.score_focus()):
        assert button.isVisible()
    save = page.bar.save_button
    assert window.rect().contains(QRect(save.mapTo(window, QPoint()), save.size()))
    assert size != (800, 600) or save.width() >= save.minimumSizeHint().width()
    assert (window.width(), window.height()) == size
    assert page.area.viewport().height() >= 3 * look.em
    qapp.setStyleSheet("")
