"""Every situation of the page that the design names."""

from dataclasses import replace
from datetime import timedelta
from subprocess import run

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QLabel

from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import Entry
from ptdiary.diary.plan import Appointment
from ptdiary.diary.profile import Profile
from ptdiary.diary.questions import Answers, entry_from
from ptdiary.diary.session import Session
from ptdiary.ui.destination import Destination, FileAction, FileRequest, PageName, Part
from ptdiary.ui.diaries import sample_program
from ptdiary.ui.today.welcome import WelcomeStrip
from ptdiary.words import entry_form
from ptdiary.words import today as words
from ptdiary.words.findings import ADD_A_RATING, NOTHING_ABOUT_TODAY
from tests.ui.conftest import DIARY, NOW


def said(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def before(**time):
    return NOW - timedelta(**time)


def test_first_start_has_a_welcome_and_a_working_form(on):
    today = on(Diary())
    assert today.page.welcome.isVisible()
    assert today.page.top.banner is None
    assert words.NO_SESSION in said(today.page.side.session)
    today.score(2)
    today.none_of_these()
    today.save()
    assert today.entry.soreness == 2
    assert not today.page.welcome.isVisible()


@pytest.mark.parametrize("size", [(1366, 740), (1024, 640), (800, 600), (640, 480)])
def test_the_invented_diary_is_in_reach_in_every_window(on, size, qtbot):
    today = on(Diary())
    today.window.resize(*size)
    today.settle()
    strip = today.page.welcome
    qtbot.waitUntil(strip.sample.isVisible)
    assert strip.rect().contains(strip.sample.geometry())
    assert today.page.area.horizontalScrollBar().maximum() == 0


def test_one_press_keeps_the_emergency_number_and_one_step_takes_it_back(on):
    today = on(Diary())
    numbers = today.page.welcome.numbers
    numbers.chip("911").click()
    today.settle()
    assert today.diary.profile.emergency_number == "911"
    assert numbers.value() == "911"
    assert today.page.welcome.isVisible()
    today.keeper.undo()
    today.settle()
    assert today.diary.profile.emergency_number is None
    assert numbers.value() is None
    numbers.chip("112").click()
    numbers.chip("112").click()
    assert today.diary.profile.emergency_number is None


def test_a_number_that_is_not_among_the_pills_is_other(on):
    today = on(Diary(profile=Profile(emergency_number="118")))
    numbers = today.page.welcome.numbers
    assert numbers.value() == "other"
    numbers.chip("other").click()
    today.settle()
    assert today.window.page_name == "settings"
    assert today.diary.profile.emergency_number == "118"
    assert numbers.value() == "other"


def test_another_number_and_the_names_are_asked_for_in_settings(on):
    today = on(Diary())
    today.page.welcome.numbers.chip("other").click()
    today.settle()
    assert today.page.welcome.numbers.value() is None
    settings = today.window.page("settings")
    assert today.window.page_name == "settings"
    assert settings._rows["emergency_number"].control is QApplication.focusWidget()
    assert today.diary.profile.emergency_number is None
    today.window.show_page("today")
    today.page.welcome.names.click()
    today.settle()
    assert settings._rows["therapist.name"].control is QApplication.focusWidget()


@pytest.mark.parametrize(
    ("place", "numbers"),
    [
        ("en_US", ["112", "911", "999", "other"]),
        ("en_AU", ["000", "112", "911", "999", "other"]),
        ("de_CH", ["144", "112", "911", "999", "other"]),
    ],
)
def test_the_number_of_the_region_comes_first_if_it_is_another(look, place, numbers):
    strip = WelcomeStrip(look, QLocale(place))
    assert list(strip.numbers.offered()) == numbers
    assert strip.numbers.value() is None


def test_the_invented_diary_is_opened_beside_this_one(on):
    today = on(Diary())
    asked = []
    today.window.file_asked.connect(asked.append)
    today.page.welcome.sample.click()
    assert asked == [FileRequest(action=FileAction.SAMPLE)]
    program, arguments, folder = sample_program()
    assert arguments[-1] == "--sample"
    known = run([program, *arguments[:-1], "--help"], cwd=folder, capture_output=True, check=True)
    assert b"--sample" in known.stdout


def test_the_strip_of_the_first_start_is_one_line_in_a_low_window(on):
    today = on(Diary())
    heights = {}
    for size in ((1366, 740), (1024, 640)):
        today.window.resize(*size)
        today.settle()
        heights[size] = today.page.welcome.height()
    assert heights[1366, 740] <= 92
    assert heights[1024, 640] <= 52


def test_the_first_start_is_four_keys_too(on):
    today = on(Diary())
    assert QApplication.focusWidget() is today.form.score_focus()
    today.window.resize(1024, 640)
    today.settle()
    today.look_at_it()
    save = (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return)
    today.keys(Qt.Key.Key_4, Qt.Key.Key_Tab, Qt.Key.Key_Space, save)
    assert today.entry.soreness == 4
    assert today.entry.check("saddle") == "no"


def test_the_strip_comes_after_save_for_tab(on):
    today = on(Diary())
    today.page.bar.leave_button.setFocus()
    today.keys(Qt.Key.Key_Tab)
    assert today.page.welcome.isAncestorOf(QApplication.focusWidget())


def test_a_day_after_a_session_the_banner_tells_hours_and_no_score(on):
    today = on(replace(DIARY, entries=tuple(answered(each) for each in DIARY.entries)))
    banner = today.page.top.banner
    assert banner.text.shape == "expected"
    assert "42 hours since Thursday's session" in said(banner)
    assert today.page.side.session.clock.isVisible()
    assert not today.page.side.session.chart.isVisible()


def test_an_ordinary_day_without_a_recent_session_has_no_banner(on):
    old = Session(id="s", ended_at=before(days=9))
    entry = Entry(id="e", at=before(hours=12), soreness=2)
    today = on(replace(DIARY, sessions=(old,), entries=(answered(entry),)))
    assert today.page.top.banner is None
    today.score(2)
    today.none_of_these()
    today.save()
    assert today.page.top.banner is None
    assert "about your usual" in said(today.page.panel.meaning)


def answered(entry):
    """The entry with a dull ache and None of these, so that nothing else is left to ask."""
    answers = Answers(none=True, soreness=entry.soreness, feels=("stiff",))
    return entry_from(answers, entry.id, entry.at, None)


def test_past_72_hours_not_easing(on):
    session = Session(id="s", ended_at=before(hours=74))
    entries = tuple(
        answered(Entry(id=f"e{hours}", at=before(hours=hours), soreness=5))
        for hours in (60, 48, 24, 12, 1)
    )
    today = on(replace(DIARY, sessions=(session,), entries=entries))
    assert today.page.top.banner.text.heading == "Contact your therapist today"
    assert today.page.top.banner.text.shape == "contact"
    assert today.form.isVisible()


def test_past_48_hours_not_easing(on):
    session = Session(id="s", ended_at=before(hours=50))
    entries = tuple(
        answered(Entry(id=f"e{hours}", at=before(hours=hours), soreness=5)) for hours in (30, 12, 1)
    )
    today = on(replace(DIARY, sessions=(session,), entries=entries))
    assert today.page.top.banner.text.heading == "Tell your therapist"


def test_no_rating_for_a_day_is_grey_and_says_so(on):
    today = on(replace(DIARY, entries=(answered(DIARY.entries[0]),)))
    assert today.page.top.banner.text.shape == "none"
    assert today.page.top.banner.text.heading == NOTHING_ABOUT_TODAY


def test_no_rating_for_a_day_hides_no_open_safety_question(on):
    today = on(replace(DIARY, entries=DIARY.entries[:1]))
    assert today.page.top.banner.text.shape == "none"
    assert today.page.top.banner.text.heading == "Answer the open safety questions"
    assert today.page.top.banner.text.lines[-1] == ADD_A_RATING


def test_yesterday_missing_is_one_line_that_fills_in_the_evening(on):
    today = on(replace(DIARY, entries=(DIARY.entries[0],)))
    assert entry_form.YESTERDAY_MISSING in said(today.form)
    today.form._yesterday.button.click()
    assert today.form.at() == NOW.replace(day=20, hour=20, minute=0)
    today.score(3)
    today.save()
    today.page.open(Destination(page=PageName.TODAY, part=Part.NEW))
    today.settle()
    assert entry_form.YESTERDAY_MISSING not in said(today.form)


def test_an_appointment_within_two_days_puts_the_summary_forward(on):
    card = on(DIARY.keeping(Appointment(id="a", at=NOW + timedelta(days=2)))).page.side.appointment
    assert card.summary.isVisible()
    assert "In 2 days" in said(card)


def test_a_later_appointment_does_not(on):
    card = on(DIARY.keeping(Appointment(id="a", at=NOW + timedelta(days=5)))).page.side.appointment
    assert not card.summary.isVisible()
    assert not card.date.isVisible()


def test_after_saving_the_clock_becomes_the_chart(today):
    import matplotlib.backends.backend_agg  # noqa: F401, PLC0415

    today.score(3)
    today.none_of_these()
    today.save()
    assert today.page.side.session.chart.isVisible()
    assert not today.page.side.session.clock.isVisible()
    assert "Soreness after your last session" in today.page.side.session.chart.accessibleName()


def test_side_buttons_lead_on(today):
    asked = []
    today.page.go_to.connect(asked.append)
    today.page.side.session.trends.click()
    today.page.side.appointment.date.click()
    assert asked == [
        Destination(page=PageName.TRENDS),
        Destination(page=PageName.VISITS, part=Part.NEW),
    ]


@pytest.mark.parametrize(
    ("minutes", "said_as"), [(40, "less than an hour"), (80, "1 hour"), (150, "2 hours")]
)
def test_the_first_hours_after_a_session_are_said_plainly(on, minutes, said_as):
    session = Session(id="s", ended_at=before(minutes=minutes))
    calm = answered(Entry(id="e", at=before(hours=12), soreness=2))
    today = on(replace(DIARY, sessions=(session,), entries=(calm,)))
    assert f"It is {said_as} since today's session." in said(today.page.top.banner)


def test_before_an_entry_the_banner_below_contact_tells_no_earlier_score(on):
    """No number of an earlier entry may steer the answer."""
    session = Session(id="s", ended_at=before(hours=50))
    ratings = [answered(Entry(id=f"e{h}", at=before(hours=h), soreness=n)) for h, n in RATINGS]
    today = on(replace(DIARY, sessions=(session,), entries=tuple(ratings)))
    review = today.keeper.view.review
    assert "W-SLOW" in {each.rule.id for each in review.findings}
    banner = today.page.top.banner
    assert "Rate it again" in banner.text.heading
    assert not any(
        f"{n} out of 10" in said(banner) or f": {n}," in said(banner) for _, n in RATINGS
    )


RATINGS = ((30, 6), (20, 6), (1, 5))
