"""What stands on the page, for diaries that a therapist could read."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from ptdiary.diary.consultation import Consultation, Question
from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import Checks, Entry
from ptdiary.diary.profile import Profile
from ptdiary.diary.session import Exercise, Session
from ptdiary.report.page import MOST_QUESTIONS
from ptdiary.review.finding import Level
from ptdiary.review.page.summary import summary
from ptdiary.words.dates import USUAL_TIMES
from ptdiary.words.page import highest_days
from tests.report import pages

END = pages.NOW - timedelta(days=4)


def after(hours, **fields):
    return Entry(id=f"e{hours}", at=END + timedelta(hours=hours), checks=pages.ALL_NO, **fields)


SESSION = Session(
    id="s",
    started_at=END - timedelta(hours=1),
    ended_at=END,
    exercises=(Exercise(name="Side plank"), Exercise(name="Step-ups")),
)
LEG_PAIN = Diary(
    profile=Profile(usual_soreness=2),
    sessions=(SESSION,),
    entries=(
        after(-3, soreness=2),
        after(20, soreness=4, quality=("dull_ache",)),
        after(29, soreness=7, regions=("thigh_back.left",), travels="yes"),
        after(47, soreness=3, quality=("dull_ache",)),
        after(71, soreness=2),
    ),
    consultations=(
        Consultation(
            id="c",
            at=END + timedelta(hours=30),
            with_whom="therapist",
            kind="told",
            rules=("C-RAD", "C-SEVERE", "U-SUDDEN"),
        ),
    ),
)


def test_a_warning_says_when_what_after_which_session_and_who_was_told():
    (first, *_) = [
        sign
        for sign in pages.page_of(LEG_PAIN).warnings.signs
        if "leg" in sign.what or "leg" in sign.detail.lower()
    ]
    assert first.when == "18 Nov, 14:31"
    assert "29 h after session 1 (Side plank, Step-ups)." in first.detail
    assert "Told therapist 18 Nov." in first.detail
    assert first.octagon


def test_a_session_says_what_followed():
    (row,) = pages.page_of(LEG_PAIN).sessions.rows
    assert row.done == "Side plank, Step-ups"
    assert (row.before, row.peak, row.at_48h, row.at_72h) == ("2", "7 at 29 h", "3", "2")
    assert row.warned
    assert row.curve[0] == (0.0, 2)


def test_the_warnings_box_stands_there_with_no_warning():
    quiet = pages.page_of(pages.diary_with(1)).warnings
    assert quiet.signs == ()
    assert quiet.nothing.startswith("None recorded. Asked: daily signs in ")
    assert "does not rule out a problem" in quiet.nothing
    assert pages.page_of(Diary()).warnings.nothing == (
        "None recorded. There is no entry in this period."
    )


def test_an_unanswered_question_is_a_dash_and_never_a_zero():
    page = pages.page_of(Diary(sessions=(SESSION,)))
    (row,) = page.sessions.rows
    dash = "\N{EN DASH}"
    assert (row.before, row.peak, row.at_48h, row.at_72h) == (dash, dash, dash, dash)
    assert [figure.value for figure in page.figures.figures[:3]] == [dash, dash, dash]
    assert {each.value for each in page.daily.rows} == {"not answered"}


def test_the_most_urgent_warning_stands_first():
    emergency = after(70, soreness=1).__class__(
        id="x", at=pages.NOW - timedelta(hours=1), checks=Checks(saddle="yes")
    )
    signs = pages.page_of(LEG_PAIN.keeping(emergency)).warnings.signs
    assert signs[0].level is Level.EMERGENCY
    assert [sign.level for sign in signs] == sorted((sign.level for sign in signs), reverse=True)


@pytest.mark.parametrize("count", [0, 3, 5])
def test_three_questions_stand_on_the_page(count):
    asked = [Question(id=f"q{index}", text=f"Question {index}?") for index in range(count)]
    questions = pages.page_of(Diary().keeping(*asked)).questions
    assert len(questions.lines) == min(count, MOST_QUESTIONS)
    assert questions.more == ("+ 2 more in the diary" if count == 5 else "")


def test_an_answered_question_is_not_asked_again():
    answered = Question(id="q", text="May I swim?", answered_at=pages.NOW, answer="Yes")
    assert pages.page_of(Diary().keeping(answered)).questions.lines == ()


def test_notes_stand_newest_first_with_their_session():
    diary = LEG_PAIN.keeping(
        after(20, soreness=4, note="Stiff after a long drive."),
        Session(id="s", ended_at=END, note="Felt strong."),
    )
    assert pages.page_of(diary).notes.lines == (
        "18 Nov: Stiff after a long drive.",
        "17 Nov, session 1: Felt strong.",
    )


def test_the_page_says_how_the_diary_was_kept():
    late = Entry(id="late", at=END, written_at=END + timedelta(hours=9), soreness=3, left_out="flu")
    quality = pages.page_of(LEG_PAIN.keeping(late)).footer.quality
    assert quality.startswith("6 entries on 4 of ")
    assert "1 written later, 1 left out." in quality


def daily(*entries):
    """The rows of daily life."""
    page = pages.page_of(Diary(entries=entries))
    return {row.name: row.value for row in page.daily.rows}


def test_days_without_an_answer_are_not_days_without_pain_in_the_way():
    answered = (after(24 * day, interference=score) for day, score in ((0, 8), (1, 2)))
    said = daily(*answered, after(48, soreness=1))
    assert said["Kept from doing things"] == "average 5.0 of 10; 7 or more on 1 of 2 days"


def test_days_for_which_no_exercises_were_planned_are_said():
    assert daily(after(70, home_exercises="none_planned"))["Exercises"] == (
        "none planned on 1 day, 1 no answer"
    )
    some = daily(after(48, home_exercises="none_planned"), after(70, home_exercises="some"))
    assert some["Exercises"] == "0 of 1 day, 1 in part, 1 no answer"


def test_a_warning_from_a_session_alone_is_not_said_to_come_from_entries():
    risen = Exercise(name="Bridges", soreness_before=1, soreness_peak=8, settled="no")
    page = pages.page_of(Diary(sessions=(Session(id="s", ended_at=END, exercises=(risen,)),)))
    assert len(page.warnings.signs) == 1
    assert page.warnings.asked == "There is no entry in this period."


def test_the_chart_and_the_figures_leave_out_the_same_ratings():
    page = pages.page_of(
        Diary(entries=(after(24, soreness=4), after(30, soreness=9, left_out="flu")))
    )
    assert {figure.name: figure.value for figure in page.figures.figures}["Highest"] == "4"
    assert ": 1 rating, all 4. 1 rating left out. No sessions." in page.course.sentence


def test_the_last_rating_is_not_called_the_last_entry():
    page = pages.page_of(Diary(entries=(after(24, soreness=4), after(30, travels="no"))))
    first = page.figures.figures[0]
    assert (first.name, first.value, first.detail) == ("Last rating", "4", "18 Nov, 9:31")


YEAR_AGO = {"at": END.replace(year=2025), "checks": pages.ALL_NO}


def test_what_is_of_another_year_says_its_year():
    old = Session(id="old", ended_at=END.replace(year=2025), note="Felt strong.")
    risen = Exercise(name="Bridges", soreness_before=1, soreness_peak=8, settled="no")
    told = Consultation(
        id="c", at=old.ended_at, with_whom="therapist", kind="told", rules=("C-SURGE",)
    )
    first = Entry(id="e", soreness=3, **YEAR_AGO)
    diary = Diary(
        sessions=(replace(old, exercises=(risen,)),), entries=(first,), consultations=(told,)
    )
    page = pages.page_of(diary, entries=diary.entries)
    (sign,) = page.warnings.signs
    assert sign.when == "17 Nov 2025"
    assert "Told therapist 17 Nov 2025." in sign.detail
    last, _, highest, *_ = page.figures.figures
    assert (last.detail, highest.detail) == ("17 Nov 2025", "17 Nov 2025")
    assert page.sessions.rows[0].day == "17 Nov 2025"
    assert page.notes.lines == ("17 Nov 2025, session 1: Felt strong.",)
    assert page.long_form.rows[0].when == "17 Nov 2025, 9:31"
    assert page.course.sentence.startswith("17 Nov 2025 to 21 Nov 2026: ")


@pytest.mark.parametrize(
    ("years", "said"),
    [
        ((2026,), "17 Nov"),
        ((2025,), "17 Nov 2025"),
        ((2025, 2026), "17 Nov, 1 more day"),
        ((2024, 2025), "on 2 days"),
    ],
)
def test_the_days_of_the_highest_rating_are_not_mistaken_for_days_of_this_year(years, said):
    days = tuple(END.date().replace(year=year) for year in years)
    assert highest_days(days, pages.NOW, USUAL_TIMES) == said


def test_soreness_past_72_hours_in_another_year_says_when_it_began():
    diary = Diary(
        profile=Profile(usual_soreness=1),
        sessions=(replace(SESSION, started_at=None, ended_at=END.replace(year=2025)),),
        entries=tuple(
            Entry(id=f"e{h}", at=END.replace(year=2025) + timedelta(hours=h), soreness=5)
            for h in (20, 50, 80, 110)
        ),
    )
    assert "from 20 Nov 2025" in {sign.when for sign in pages.page_of(diary).warnings.signs}


def test_a_first_day_over_the_date_line_is_a_day_to_answer_on():
    tonga, samoa = timezone(timedelta(hours=13)), timezone(timedelta(hours=-11))
    first = datetime(2026, 11, 20, 12, tzinfo=tonga)
    later = (first + timedelta(hours=2)).astimezone(samoa)  # on the day before
    entries = (
        Entry(id="a", at=first, sleep_quality=3),
        Entry(id="b", at=later, sleep_quality=8),
    )
    now = later + timedelta(hours=1)
    figures = summary(Diary(entries=entries), pages.BOOK, now, now.date(), now.date())
    assert (figures.numbers.days_with_entry.count, figures.numbers.days_with_entry.of) == (1, 1)
    assert figures.sleep.no_answer == 0


def test_of_equal_warnings_the_newest_stands_first_and_is_cut_last():
    days = range(0, 60, 20)
    entries = tuple(
        Entry(id=f"e{day}", at=pages.NOW - timedelta(days=day), checks=Checks(saddle="yes"))
        for day in days
    )
    signs = pages.page_of(Diary(entries=entries)).warnings.signs
    assert [sign.when for sign in signs] == ["21 Nov, 9:31", "1 Nov, 9:31", "12 Oct, 9:31"]
