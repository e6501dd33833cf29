"""Every situation of the page that the design names."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel

from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import Entry
from ptdiary.diary.plan import Appointment
from ptdiary.diary.questions import Answers, entry_from
from ptdiary.diary.session import Session
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.words import entry_form
from ptdiary.words import today as words
from ptdiary.words.findings import NOTHING_ABOUT_TODAY
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


def test_the_welcome_keeps_what_is_filled_in(on):
    today = on(Diary())
    today.page.welcome.phone.setText("555 0142")
    today.page.welcome.phone.finished.emit()
    assert today.diary.profile.therapist.phone == "555 0142"
    today.page.welcome.sizes.chip("1.5").click()
    assert today.look.scale == 1.5


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
    assert today.page.top.banner.text.shape == "expected"


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
    today = on(replace(DIARY, entries=DIARY.entries[:1]))
    assert today.page.top.banner.text.shape == "none"
    assert today.page.top.banner.text.heading == NOTHING_ABOUT_TODAY


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


def test_a_week_without_entries_on_a_day(today):
    assert "Wednesday" not in words.week_sentence([])
    assert "1 entry" in today.page.side.week.strip.accessibleName()


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
        Destination(page=PageName.SETTINGS, part=Part.APPOINTMENT),
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
