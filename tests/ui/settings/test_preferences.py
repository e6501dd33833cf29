"""Clock, order of dates and numbers: chosen in Settings, in force at once."""

import pytest
from PySide6.QtCore import QLocale

from ptdiary.settings import Settings, read_settings, write_settings
from ptdiary.ui.main_window import MainWindow
from ptdiary.ui.settings.suggested_numbers import SuggestedNumbers, suggested
from ptdiary.words import settings as words
from ptdiary.words.dates import Times
from tests.ui.conftest import NOW
from tests.ui.days import lines


@pytest.fixture
def page(window):
    window.show_page("settings")
    return window.page("settings")


def lines_of_the_diary(window):
    return lines(window.page("diary"))


def test_clock_and_order_of_dates_change_every_page_at_once(window, page, tmp_path):
    window.show_page("diary")
    assert lines_of_the_diary(window)[0] == "Fri 20 Nov 4 | 19:58 4"
    window.show_page("settings")
    page._preferences.clock.chip("12").click()
    page._preferences.day_order.chip("month").click()
    assert page.reminders.evening.first.chip("20").text() == "8:00 pm"
    assert page.reminders.quiet.chip("22-8").text() == "10:00 pm\N{EN DASH}8:00 am"
    assert page._preferences.day_begins.chip("4").text() == "yesterday until 4:00 am"
    window.show_page("visits")
    window.page("visits")._add.click()
    assert window.page("visits").form.when._time.text() == "9:00 am"
    assert window.page("visits").form.when._day.text() == "Nov 23, 2026"
    window.show_page("diary")
    assert lines_of_the_diary(window)[0] == "Fri Nov 20 4 | 7:58 pm 4"
    window.show_page("today")
    assert "Saturday November 21" in window.page("today").title
    kept = read_settings(tmp_path / "settings.json")
    assert (kept.clock, kept.day_order) == ("12", "month")


def test_the_next_start_says_times_as_chosen(keeper, look, qtbot):
    window = MainWindow(look, Settings(page="diary", clock="12"))
    qtbot.addWidget(window)
    window.open_diary(keeper)
    assert lines_of_the_diary(window)[0] == "Fri 20 Nov 4 | 7:58 pm 4"
    window.show_page("settings")
    assert window.page("settings")._preferences.clock.value() == "12"


def test_words_of_times_and_dates():
    times = Times(twelve_hours=True, month_first=True)
    midnight, noon = NOW.replace(hour=0, minute=5), NOW.replace(hour=12, minute=0)
    assert [times.clock(at) for at in (midnight, noon)] == ["12:05 am", "12:00 pm"]
    assert times.full_day(NOW) == "Saturday November 21, 2026"
    assert times.day(NOW, NOW.replace(year=2027)) == "November 21, 2026"
    assert times.period(NOW.date(), NOW.date()) == "Nov 21 to Nov 21, 2026"
    last = NOW.date()
    assert times.period(last.replace(year=2025), last) == "Nov 21, 2025 to Nov 21, 2026"


@pytest.mark.parametrize("plain", ["13", 24, -1, True, "9"])
def test_a_reminder_that_cannot_be_is_none(tmp_path, plain):
    path = tmp_path / "settings.json"
    path.write_text(
        f'{{"reminder": {plain!r}, "clock": 12, "day_order": "year"}}'.replace("'", '"').replace(
            "True", "true"
        )
    )
    assert read_settings(path) == Settings()


def test_preferences_survive_writing(tmp_path):
    path = tmp_path / "settings.json"
    settings = Settings(clock="12", day_order="month", reminder=0)
    assert write_settings(path, settings)
    assert read_settings(path) == settings


def card_for(keeper, look, qtbot, region):
    locale = QLocale(QLocale.Language.English, QLocale.codeToTerritory(region))
    card = SuggestedNumbers(keeper, look, locale)
    qtbot.addWidget(card)
    card.show_view(keeper.view)
    return card


def test_numbers_are_suggested_and_kept_only_once_taken(keeper, look, qtbot):
    before = keeper.diary.profile
    card = card_for(keeper, look, qtbot, "GB")
    assert keeper.diary.profile == before
    assert card._said.text() == words.SUGGESTED_URGENT.format(number="111")
    card.take.click()
    assert keeper.store.read().profile.urgent_number == "111"
    assert keeper.store.read().profile.emergency_number == before.emergency_number
    card.show_view(keeper.view)
    assert card.isHidden()
    keeper.undo()
    assert keeper.store.read().profile == before


def test_numbers_refused_are_not_offered_again(keeper, look, qtbot):
    card = card_for(keeper, look, qtbot, "GB")
    card.refuse.click()
    card.show_view(keeper.view)
    assert card.isHidden()


@pytest.mark.parametrize(
    ("region", "emergency", "urgent"),
    [
        ("FR", "112", None),
        ("DE", "112", "116117"),
        ("GB", "999", "111"),
        ("NO", "113", "116117"),
        ("AT", "144", "1450"),
        ("US", "911", None),
        ("CA", "911", "811"),
        ("AU", "000", "1800 022 222"),
    ],
)
def test_numbers_of_a_region(region, emergency, urgent):
    found = suggested(region)
    assert (found.emergency, found.urgent) == (emergency, urgent)


def test_a_region_without_numbers_gets_no_suggestion(keeper, look, qtbot):
    assert suggested("AQ") is None
    assert card_for(keeper, look, qtbot, "AQ").isHidden()
