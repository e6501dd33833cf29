"""What stands on the page, for diaries that a therapist could read."""

import re
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from ptdiary.diary.consultation import Consultation, Question
from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import Checks, Entry
from ptdiary.diary.plan import Activity, ActivityRating, Appointment
from ptdiary.diary.profile import Profile
from ptdiary.diary.questions import TILES, Answers, entry_from
from ptdiary.diary.session import Exercise, Session
from ptdiary.report.html import page_html
from ptdiary.report.page import MOST_QUESTIONS
from ptdiary.report.text import page_text
from ptdiary.review.finding import Level
from ptdiary.review.page.summary import summary
from ptdiary.sample import sample_diary
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
    assert row.done == ("Side plank", "Step-ups")
    assert (row.before, row.highest, row.at_48h, row.at_72h) == ("2", "7 at 29 h", "3", "2")
    assert row.warned


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
    assert (row.before, row.highest, row.at_48h, row.at_72h) == (dash, dash, dash, dash)
    assert (row.minutes, row.effort) == ("60", dash)
    assert page.since.heading == "No visit yet: no rating."
    assert {each.value for each in page.daily.rows} == {"not answered."}


def test_warnings_stand_in_the_order_of_time_whatever_their_level():
    emergency = Entry(id="x", at=pages.NOW - timedelta(hours=1), checks=Checks(saddle="yes"))
    swelling = Entry(id="y", at=END - timedelta(days=1), quality=("sharp",), soreness=3)
    signs = pages.page_of(LEG_PAIN.keeping(emergency, swelling)).warnings.signs
    assert [sign.day for sign in signs] == ["16 Nov", "18 Nov", "21 Nov"]
    assert signs[-1].level is Level.EMERGENCY
    assert min(sign.level for sign in signs) < Level.EMERGENCY


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
    assert said["Kept from doing things"] == "average 5.0 of 10; 7 or more on 1 of 2 days."


def test_days_for_which_no_exercises_were_planned_are_said():
    assert daily(after(70, home_exercises="none_planned"))["Exercises"] == (
        "none planned on 1 day, 1 no answer."
    )
    some = daily(after(48, home_exercises="none_planned"), after(70, home_exercises="some"))
    assert some["Exercises"] == "0 of 1 day, 1 in part, 1 no answer."


def test_a_warning_from_a_session_alone_is_not_said_to_come_from_entries():
    risen = Exercise(name="Bridges", soreness_before=1, soreness_peak=8, settled="no")
    page = pages.page_of(Diary(sessions=(Session(id="s", ended_at=END, exercises=(risen,)),)))
    assert len(page.warnings.signs) == 1
    assert page.warnings.asked == "There is no entry in this period."


def test_the_chart_and_the_figures_leave_out_the_same_ratings():
    page = pages.page_of(
        Diary(entries=(after(24, soreness=4), after(30, soreness=9, left_out="flu")))
    )
    assert "Highest 4 of 10." in page.since.lines
    assert ": 1 rating, all 4. 1 rating left out. No sessions." in page.course.sentence


def test_the_last_rating_is_not_the_last_entry():
    page = pages.page_of(Diary(entries=(after(24, soreness=4), after(30, travels="no"))))
    assert "Last rating 4, 18 Nov, 9:31." in page.since.lines


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
    assert "Last rating 3, 17 Nov 2025." in page.since.lines
    assert page.sessions.rows[0].day == "17 Nov 2025"
    assert page.notes.lines == ("17 Nov 2025, session 1: Felt strong.",)
    assert page.long_form.rows[0].when == "17 Nov 2025, 9:31"
    assert page.course.sentence.startswith("17 Nov 2025 to 21 Nov 2026: ")


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
    assert (figures.days.count, figures.days.of) == (1, 1)
    assert figures.sleep.no_answer == 0


VISIT = Consultation(
    id="v", at=END + timedelta(hours=49), with_whom="therapist", kind="seen", advice="No plank"
)


def test_the_box_on_top_is_too_early_to_say_anything_of_a_few_days():
    since = pages.page_of(LEG_PAIN.keeping(VISIT)).since
    assert since.heading == "Since the last visit, Thu 19 Nov: too early to say."
    assert since.lines == (
        "Average 2.0 on 1 of 3 days; 3.5 on 3 of the 3 days before.", "Highest 2 of 10.",
        "Last rating 2, 20 Nov, 8:31.", "No sessions.",
        "No warning, daily signs asked in 1 of 1 entry.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("last", "heading", "line"),
    [
        (1, "getting better", "Average 1.5 on 14 of 15 days; 6.5 on 14 of the 14 days before"),
        (7, "no clear change", "It is lower on average, but the last rating is 7 or more."),
    ],
)
def test_the_box_says_the_change_as_far_as_days_can_tell(last, heading, line):
    seen = replace(VISIT, at=pages.NOW - timedelta(days=14))
    days = [(day, 6 + day % 2 if day > 13 else 1 + day % 2) for day in range(28)]
    days[0] = (0, last)
    entries = tuple(
        Entry(id=f"d{day}", at=pages.NOW - timedelta(days=day, hours=1), soreness=score)
        for day, score in days
    )
    page = pages.page_of(Diary(entries=entries, consultations=(seen,)))
    assert page.since.heading == f"Since the last visit, Sat 7 Nov: {heading}."
    assert line in " ".join(page.since.lines)
    assert re.search(r": likely between \d\.\d and \d\.\d lower\.", page.since.lines[0])
    for written in (page_text(page), page_html(page)):
        assert page.since.heading in written
        assert page.since.lines[0] in " ".join(written.split())


def test_the_box_names_warnings_sessions_at_home_and_one_goal():
    def rated(hours, score):
        return ActivityRating(at=END + timedelta(hours=hours), score=score)

    walk = Activity(id="w", name="Walk the dog", ratings=(rated(40, 6), rated(70, 7)))
    fever = Entry(id="f", at=END + timedelta(hours=60), soreness=2, checks=Checks(fever="yes"))
    home = Session(id="h", ended_at=END + timedelta(hours=65), setting="home")
    diary = replace(LEG_PAIN.keeping(VISIT, fever, home), activities=(walk,))
    lines = pages.page_of(diary).since.lines
    assert "1 session, at home." in lines
    assert "Warnings: fever or feeling ill (19 Nov)." in lines
    assert "Walk the dog: 6, now 7 (+1), within error." in lines


def test_without_a_visit_the_box_says_so():
    since = pages.page_of(LEG_PAIN).since
    assert since.heading == "No visit yet: 3.1 on average."
    assert not any("arning" in line for line in since.lines)  # the box of warnings says it


def test_what_was_said_at_a_visit_is_on_the_page():
    page = pages.page_of(LEG_PAIN.keeping(VISIT))
    (sign, *_) = [each for each in page.warnings.signs if "leg" in each.what]
    assert "Seen 19 Nov: No plank." in sign.detail
    alone = Diary(entries=(after(-3, soreness=2),), consultations=(VISIT,))
    (advice,) = pages.named(pages.page_of(alone), "Advice")
    assert advice == "19 Nov: No plank."
    doctor = replace(VISIT, with_whom="doctor", advice="Rest two days.")
    (advice,) = pages.named(pages.page_of(replace(alone, consultations=(doctor,))), "Advice")
    assert advice == "19 Nov, doctor: Rest two days."


@pytest.mark.parametrize(
    ("said", "changes", "printed"),
    [
        ("less bending", "bridges only ten", "Less bending. In the plan: Bridges only ten."),
        ("Less bending!", None, "Less bending!"),
        (None, "bridges\nonly ten", "In the plan: Bridges only ten."),
    ],
)
def test_what_changes_in_the_plan_is_told_from_what_was_said_at_a_visit(said, changes, printed):
    visit = Appointment(id="a", at=END + timedelta(hours=49), said=said, changes=changes)
    diary = Diary(entries=(after(-3, soreness=2),), appointments=(visit,))
    (advice,) = pages.named(pages.page_of(diary), "Advice")
    assert advice == f"19 Nov: {printed}"


def test_what_lies_before_the_dates_is_named():
    old = (after(-24 * 60, soreness=2), after(-24 * 50, soreness=3))
    session = replace(SESSION, id="old", started_at=None, ended_at=END - timedelta(days=55))
    first = END.date() - timedelta(days=10)
    page = pages.page_of(LEG_PAIN.keeping(*old, session), first=first)
    assert page.heading.earlier == (
        "Before 7 Nov: 2 entries and 1 session since 18 Sep 2026, in the diary."
    )
    assert pages.page_of(LEG_PAIN).heading.earlier == ""


def test_a_warning_that_began_before_the_dates_says_so():
    diary = Diary(
        profile=Profile(usual_soreness=1),
        sessions=(replace(SESSION, started_at=None),),
        entries=tuple(after(hours, soreness=5) for hours in (20, 50, 71, 80, 90)),
    )
    first = (END + timedelta(hours=80)).date()
    (sign,) = pages.page_of(diary, first=first).warnings.signs
    assert not sign.detail.startswith("Began before")
    (sign,) = pages.page_of(diary, first=first + timedelta(days=1)).warnings.signs
    assert sign.detail.startswith("Began before the dates of this page. The session of 17 Nov")


def test_what_was_done_says_its_load_and_what_was_not_done():
    done = (
        Exercise(name="Deadlift", sets=2, repetitions=10, load="10 kg", new=True),
        Exercise(name="Bridges", sets=3, done="part", hurt=7),
        Exercise(name="Walk", minutes=20, hurt=0),
        Exercise(name="Squats", repetitions=2, load="10"),
        Exercise(name="Plank", done="not_today", new=True),
        Exercise(name="  "),
    )
    session = Session(id="s", ended_at=END, exercises=done, setting="home", minutes=42.5)
    (row,) = pages.page_of(Diary(sessions=(session,))).sessions.rows
    assert row.done == (
        "Home: Deadlift 2\N{MULTIPLICATION SIGN}10 with 10 kg *",
        "Bridges 3 sets (in part, hurt 7)",
        "Walk 20 min",
        "Squats 2 repetitions with 10",  # not 2 sets of 10
        "Plank (not done)",
    )
    assert "Deadlift 2\N{MULTIPLICATION SIGN}10 with 10 kg (new or harder), Bridges" in row.said[0]
    assert row.minutes == "42.5"


@pytest.mark.parametrize(
    ("exercises", "components", "setting", "done"),
    [
        (
            (),
            ("manual", "aerobic"),
            "home",
            ("Home: Hands-on treatment", "Walking or other cardio"),
        ),
        ((), (), "home", ("Home",)),
        ((), (), None, ("\N{EN DASH}",)),
        ((Exercise(name="Rows", repetitions=1),), ("manual",), None, ("Rows 1 repetition",)),
    ],
)
def test_a_session_without_exercises_says_what_it_was(exercises, components, setting, done):
    session = Session(
        id="s", ended_at=END, exercises=exercises, components=components, setting=setting
    )
    (row,) = pages.page_of(Diary(sessions=(session,))).sessions.rows
    assert row.done == done


@pytest.mark.parametrize(
    ("effort", "own", "limit", "said"),
    [
        (8, None, 6, "8 ↑"),
        (6, None, 6, "6"),
        (7, 7, 6, "7"),
        (7, 6, None, "7 ↑"),
        (0, None, None, "0"),
        (None, 6, 6, "\N{EN DASH}"),
    ],
)
def test_an_effort_above_the_limit_has_an_arrow(effort, own, limit, said):
    session = Session(id="s", ended_at=END, effort=effort, effort_limit=own)
    page = pages.page_of(Diary(profile=Profile(effort_limit=limit), sessions=(session,)))
    (row,) = page.sessions.rows
    assert row.effort == said
    assert row.above == ("↑" in said)


def test_the_counts_above_the_table_add_up_and_use_its_words():
    page = pages.page_of(sample_diary(pages.NOW))
    assert page.sessions.title == "Sessions and response: 12"
    assert page.sessions.counts == (
        "4 settled, 3 hardly rose, 2 too few entries, 1 past 72 h, 1 leg pain, 1 so far"
    )
    for part in page.sessions.counts.split(", "):
        times, word = part.split(" ", 1)
        shown = [row for row in page.sessions.rows if word in row.response.lower()]
        assert len(shown) == int(times), word


def test_names_of_exercises_in_a_sentence_are_whole():
    names = ("Single leg Romanian deadlift", "Side plank", "Step-ups with the blue band")
    session = replace(SESSION, exercises=tuple(Exercise(name=name) for name in names))
    (sign, *_) = pages.page_of(LEG_PAIN.keeping(session)).warnings.signs
    assert "session 1 (Single leg Romanian deadlift, Side plank, + 1)." in sign.detail


def test_the_age_stands_beside_the_name_and_stays_where_the_name_is_left_out():
    diary = Diary(profile=Profile(name="Alex Morgan", birth_year=1971))
    assert pages.page_of(diary).heading.facts[0].value == "Alex Morgan, 55 years"
    assert pages.page_of(diary, show_name=False).heading.facts[0].value == "Not printed, 55 years"


@pytest.mark.parametrize("tile", TILES)
def test_what_a_tick_left_open_is_not_said_to_be_answered(tile):
    """Ticked, asked again, and saved blank: no side, and no *not sure*, is put in her mouth."""
    answers = replace(Answers(), soreness=4).ticking(tile, True)
    at = pages.NOW - timedelta(hours=20)
    entry = entry_from(answers, "x", at, at)
    page = pages.page_of(Diary(entries=(entry,)), entries=(entry,))
    said = " ".join((*(f"{s.what} {s.detail}" for s in page.warnings.signs), page_text(page)))
    for claim in ("one side", "one leg", "one arm", "not sure", "Not sure"):
        assert claim not in said


def test_where_left_open_says_that_the_side_is_not_known():
    answers = replace(Answers(), soreness=4).ticking("travels", True).ticking("nerves", True)
    entry = entry_from(answers, "x", pages.NOW, pages.NOW)
    (row,) = pages.page_of(Diary(entries=(entry,)), entries=(entry,)).long_form.rows
    assert row.signs == (
        "Leg pain, side not known, new or not is not known; "
        "numbness, place not known, new or not is not known; "
        "tingling, place not known, new or not is not known"
    )


def test_a_warning_and_a_last_rating_whose_time_is_not_known_have_the_day_alone():
    noon = END.replace(hour=12, minute=0)
    told = Entry(
        id="day", at=noon, time_unknown=True, soreness=6,
        checks=replace(pages.ALL_NO, fever="yes"),
    )  # fmt: skip
    page = pages.page_of(Diary(profile=Profile(), entries=(told,)))
    assert f"{noon.day} Nov" in {sign.when for sign in page.warnings.signs}
    assert "12:00" not in page_text(page)
