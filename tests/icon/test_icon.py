"""What the icon asks, and when: once in each hour of the clock, however long the computer slept."""

import json
from datetime import timedelta

import pytest

from ptdiary.ui.icon import ClockIcon, TrayPlace, end_icon, has_place, is_running
from tests.clocks import NOW, Clock

MINUTES = [timedelta(minutes=each) for each in (10, 20, 30, 40, 50)]


@pytest.fixture
def icon(qtbot, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("WIN_PD_OVERRIDE_LOCAL_APPDATA", str(tmp_path / "data"))
    (tmp_path / "config" / "ptdiary").mkdir(parents=True)
    icon = ClockIcon(clock=Clock(NOW))
    yield icon
    qtbot.waitUntil(lambda: icon._question is None, timeout=60_000)


def asks(icon, qtbot):
    """Whether a look begins a question; it is answered afterwards."""
    icon.look()
    asked = icon._question is not None
    qtbot.waitUntil(lambda: icon._question is None, timeout=60_000)
    return asked


def test_once_in_an_hour_of_the_clock(icon, qtbot):
    clock = icon._clock
    assert asks(icon, qtbot)
    for later in MINUTES:
        clock.now = NOW + later
        assert not asks(icon, qtbot)
    clock.now = NOW + timedelta(minutes=60)
    assert asks(icon, qtbot)


def test_after_three_days_asleep_it_asks_once(icon, qtbot):
    assert asks(icon, qtbot)
    icon._clock.forward(days=3)
    assert asks(icon, qtbot)
    assert not asks(icon, qtbot)


def test_the_next_look_is_at_the_next_ten_minutes_of_the_clock(icon):
    for at, wanted in (("12:00:00", 600), ("12:03:30", 390), ("12:59:59", 1)):
        hour, minute, second = map(int, at.split(":"))
        icon._clock.now = NOW.replace(hour=hour, minute=minute, second=second)
        icon._look_and_wait()
        assert icon._timer.interval() == wanted * 1000
        assert icon._timer.isSingleShot()


def test_the_menu_is_short(icon):
    assert [each.text() for each in icon._menu.actions()] == [
        "Open PT Diary",
        "Not today",
        "Quit",
    ]
    assert icon.tray.toolTip() == "PT Diary", "not a word about health"


def test_not_today_is_noted_for_the_day(icon, qtbot, tmp_path):
    icon.leave_for_today()
    noted = tmp_path / "data" / "ptdiary" / "reminded.json"
    qtbot.waitUntil(noted.exists, timeout=60_000)
    assert len(json.loads(noted.read_text())) == 1


def test_without_a_place_for_icons_it_gives_up(qtbot):
    assert not has_place(), "this platform has none"
    place = TrayPlace(every=1)
    with qtbot.waitSignal(place.none, timeout=60_000):
        place.look()
    assert place._looked == 13, "at login it looks for a minute"


@pytest.mark.usefixtures("icon")
def test_none_is_running_and_ending_it_is_no_error():
    assert not is_running()
    end_icon()
    assert not is_running()
