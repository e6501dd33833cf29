"""What the page says of the patient, of what is known, and of the course over weeks."""

from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest

from ptdiary.diary import Known, Week
from ptdiary.diary.consultation import Consultation
from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import (
    Checks,
    Entry,
    LegPain,
    LegPains,
    NerveSigns,
    Sides,
    Spread,
)
from ptdiary.diary.plan import Activity, ActivityRating, Experiment
from ptdiary.diary.profile import Profile
from ptdiary.diary.session import Exercise, Session
from ptdiary.report.html import page_html
from ptdiary.report.text import page_text
from tests.report import pages

NOW = pages.NOW


def at(days, hours=0):
    return NOW - timedelta(days=days, hours=hours)


def entry(days, hours=0, **fields):
    return Entry(id=f"e{days}.{hours}", at=at(days, hours), **fields)


def page(*entries, sessions=(), consultations=(), activities=(), experiments=(), **profile):
    return pages.page_of(
        Diary(
            profile=Profile(**profile),
            entries=tuple(sorted(entries, key=lambda each: each.at)),
            sessions=tuple(sessions),
            consultations=tuple(consultations),
            activities=tuple(activities),
            experiments=tuple(experiments),
        )
    )


def said(name, *entries, **more):
    """What the page says after a name; empty if nothing."""
    return " ".join(pages.named(page(*entries, **more), name))


def test_what_was_never_answered_is_printed_as_such():
    assert said("Usual soreness") == "not stated."
    assert said("Health") == (
        "Age: not answered. Cancer: not answered. Weak bones: not answered. "
        "Steroid tablets: not answered. Less able to fight infection: not answered."
    )


def test_the_stated_usual_score_and_the_recent_middle_stand_apart_by_name():
    ratings = [entry(days, soreness=5) for days in range(1, 9)]
    told = {"usual_soreness": 2, "usual_soreness_at": at(291)}
    assert said("Usual soreness", *ratings, **told) == (
        "2 of 10, the patient's own word, 3 Feb 2026."
    )
    assert said("Middle of the past 28 days", *ratings, **told) == "5."
    assert said("Usual soreness", *ratings[:2], usual_soreness=2) == (
        "2 of 10, the patient's own word."
    )
    assert said("Middle of the past 28 days", *ratings[:2], usual_soreness=2) == ""


def test_a_usual_score_that_was_worked_out_is_not_shown_as_stated():
    ratings = [entry(days, soreness=5) for days in range(1, 29)]
    assert said("Usual soreness", *ratings) == "not stated."
    assert said("Middle of the past 28 days", *ratings) == "5."


def test_the_five_answers_that_matter_most_always_stand_there():
    risks = {
        "cancer_history": "yes", "osteoporosis": "unsure", "long_term_steroids": "no",
        "infection_risk": "declined", "diabetes": "yes",
    }  # fmt: skip
    assert said("Health", birth_year=1958, **risks) == (
        "Cancer: yes. Weak bones: not sure. Steroid tablets: no. "
        "Less able to fight infection: preferred not to say. Diabetes: yes."
    )
    patient = page(birth_year=1958).heading.facts[0]
    assert patient.value.endswith(", 68 years")
    assert said("Health", age_65="yes").startswith("Age: 65 or older. ")
    assert said("Health", age_65="no").startswith("Age: under 65. ")


def test_how_the_pain_began_stands_there_as_far_as_it_was_told_with_its_date():
    told = said("Health", first_onset="over_55", morning_stiffness="yes", better_with_movement="no")
    assert told.endswith(
        "First back pain: over 55. Stiff over 30 minutes in the morning: yes. "
        "Better with movement: no."
    )
    told = said("Health", first_onset="under_20", health_at=at(291))
    assert told.endswith("First back pain: under 20. Answered 3 Feb 2026.")
    told = said("Health", infection_risk="no", health_at=at(291))
    assert told.endswith("Less able to fight infection: no. Answered 3 Feb 2026.")


def test_lists_stand_by_name():
    lists = {"conditions": ("gout", "asthma"), "injuries": ("a fall",), "medicines": ()}
    assert said("Conditions", **lists) == "gout, asthma."
    assert said("Injuries", **lists) == "a fall."
    assert said("Medicines", **lists) == ""


def pain(days, change, reach="thigh", hours=0):
    leg = LegPains(left=LegPain(change=change, reach=reach))
    return entry(days, hours, spread=Spread(leg=leg), soreness=3)


def test_what_is_known_says_since_when_and_how_it_went():
    numb = NerveSigns(numbness=Sides(left="same"))
    known = said(
        "Known to the therapist",
        pain(9, "same"), pain(9, "less", hours=3), pain(8, "same"), pain(7, "less"),
        pain(6, "same", "below_knee"), pain(5, "worse"),
        entry(4, leg_signs=numb), entry(2, leg_signs=numb),
        consultations=(Consultation(id="c", at=at(3), with_whom="therapist", kind="seen"),),
        known=(
            Known(sign="pain", limb="leg", side="left", reach="thigh", since=at(30)),
            Known(sign="night_pain", nights=3),
            Known(sign="fatigue", score=4),
            Known(sign="numbness", limb="arm", since=NOW + timedelta(days=1)),
        ),
    )  # fmt: skip
    assert known == (
        "left leg pain down to the thigh (since 22 Oct), "
        "night pain, 3 nights a week, tired all over 4 of 10, numb left leg (seen 18 Nov). "
        "In this period: the same on 3 days, less on 1, "
        "worse on 2 (15 Nov, further down; 16 Nov)."
    )


def test_night_pain_that_was_looked_at_is_known():
    seen = Consultation(id="c", at=at(3), with_whom="doctor", kind="seen")
    nights = entry(5, nights=2), entry(1, nights=2)
    known = said("Known to the therapist", *nights, consultations=(seen,))
    assert known == "night pain, 2 nights a week (seen 18 Nov)."


def test_signs_known_without_a_side_are_said_so():
    assert said("Known to the therapist", known_nerve_signs="yes") == (
        "numbness, tingling or weakness (side not told)."
    )


def test_a_place_that_was_never_marked_before_is_named_with_the_injuries():
    back, groin = ("lumbar.left",), ("lumbar.left", "groin.left")
    marked = entry(40, regions=back), entry(12, regions=groin), entry(3, regions=groin)
    assert said("New place in this period", *marked) == "left groin (from 9 Nov)."
    assert said("New place in this period", *marked[1:]) == ""
    many = (*marked, entry(2, regions=("neck.centre",)))
    assert (
        said("New places in this period", *many) == "left groin (from 9 Nov), neck (from 19 Nov)."
    )


def test_what_was_asked_counts_entries_weeks_and_what_never_was():
    daily = [entry(days, checks=pages.ALL_NO) for days in range(41)]
    assert page(*daily).warnings.nothing == (
        "None recorded. Asked: daily signs in 41 of 41 entries, weekly list in 0 of 6 weeks "
        "(weight, night pain, lump, cough, upper back, band not asked). "
        "This does not rule out a problem."
    )
    weekly = Checks(weight_loss="no", shape="no", cough_strain="no", upper_back="declined")
    asked = page(*daily[1:], entry(0, checks=weekly, nights=0)).warnings.nothing
    assert "weekly list in 1 of 6 weeks (upper back, band not asked)." in asked


def test_a_sign_says_how_long_it_lasted_or_that_nobody_told():
    lasting = page(pain(9, "new"), pain(7, "same"), pain(4, "same"), entry(3, spread=Spread()))
    (sign,) = lasting.warnings.signs
    assert (sign.when, sign.detail) == ("12 to 17 Nov", "Told: not recorded.")
    assert sign.what.endswith("left leg down to the thigh, 3 of 10.")
    (once,) = page(pain(9, "new")).warnings.signs
    assert (once.when, once.detail) == ("12 Nov, 9:31", "Duration not told. Told: not recorded.")
    fever = [entry(days, checks=Checks(fever=answer)) for days, answer in ((5, "yes"), (4, "yes"))]
    (ill,) = page(*fever, entry(3, checks=Checks(fever="no"))).warnings.signs
    assert ill.when == "16 to 17 Nov"


def test_a_sign_that_is_known_and_the_same_is_no_row():
    known = (Known(sign="pain", limb="leg", side="left"),)
    assert page(pain(9, "same"), pain(7, "less"), known=known).warnings.signs == ()


def test_what_was_advised_stands_with_who_was_told():
    told = Consultation(
        id="c", at=at(8), with_whom="therapist", kind="told", rules=("C-RAD",),
        advice="no deadlift, lighter.",
    )  # fmt: skip
    (sign,) = page(pain(9, "new"), consultations=(told,)).warnings.signs
    assert "Told therapist 13 Nov: No deadlift, lighter." in sign.detail


def test_two_middles_are_said_where_a_rule_found_a_rise_and_nowhere_else():
    before = [entry(days, soreness=3) for days in range(29, 41)]
    now = [entry(days, soreness=7) for days in range(6)]
    assert said("Middle of the last 7 days", *before, *now) == "7; of 4 to 6 weeks before 3."
    assert said("Middle of the last 7 days", *now) == ""
    calm = [entry(days, soreness=4) for days in range(6)]
    assert said("Middle of the last 7 days", *before, *calm) == ""


def test_flare_ups_and_the_weekly_three_stand_there():
    found = (
        entry(12, flare="yes", flare_before=("Long driving",)), entry(10, flare="yes"),
        entry(9, flare="cannot_cope"), entry(8, flare="no"), entry(7, flare="yes"),
        entry(14, week=Week(pain=5, enjoyment=4, everyday=3)), entry(6, week=Week(pain=6)),
    )  # fmt: skip
    assert said("Flare-ups", *found) == "9 to 12 Nov (after long driving), 14 Nov."
    assert said("Weeks", *found) == (
        "average soreness 5, 6; enjoyment 4, \N{EN DASH}; everyday 3, \N{EN DASH}."
    )


def test_sessions_that_settled_stand_apart_from_those_that_did_not_rise():
    found = page(
        entry(20, 1, soreness=2), entry(19, soreness=5), entry(18, soreness=2),
        entry(10, 1, soreness=2), entry(9, soreness=2), entry(8, soreness=2),
        sessions=(Session(id="s1", ended_at=at(20)), Session(id="s2", ended_at=at(10))),
    ).sessions  # fmt: skip
    assert found.counts == "1 settled, 1 hardly rose"


def test_doubts_home_exercises_left_out_and_limits_stand_there():
    plank = Exercise(name="Side plank", unsure_of_form=True, soreness_peak=5)
    sessions = [
        Session(id="s1", ended_at=at(7), exercises=(plank,), effort=6),
        Session(id="s2", ended_at=at(5), exercises=(plank,), effort=7),
        Session(id="s3", ended_at=at(2), effort=8, effort_limit=9),
    ]
    skipped = [entry(days, skipped_why=("pain",)) for days in (8, 7, 6)]
    skipped += [entry(days, skipped_why=("no_time",)) for days in (4, 3)]
    found = page(*skipped, sessions=sessions, effort_limit=6)
    assert [(each.name, each.value) for each in found.sessions.told] == [
        ("Not sure it was right", "Side plank (2 sessions)."),
        ("Home exercises left out", "pain 3 times, no time 2."),
    ]
    assert pages.named(found, "Therapist's limits") == ["effort 6; above it in 1 session."]
    turned = replace(sessions[1], experiment_id="x")
    agreed = {"id": "x", "question": "?", "ways": ("Planks", "No planks"), "order": (0, 1) * 6}
    turns = Experiment(**agreed, agreed_at=at(6), agreed_with="Dana Reyes")
    with_turns = page(*skipped, sessions=(sessions[0], turned, sessions[2]), experiments=(turns,))
    assert [each.value for each in with_turns.sessions.turns if each.name == "Taking turns"] == [
        "Planks, or No planks: agreed with Dana Reyes on 15 November. 1 of 12 sessions are done."
    ]
    both = said("Therapist's limits", sessions=sessions, effort_limit=6, pain_limit=4)
    assert both == "effort 6, pain 4; above it in 2 sessions."
    advice = said("Therapist's limits", effort_limit=6, therapist_advice="stop above 5\nof 10")
    assert advice == "effort 6. Stop above 5 of 10."


def activity(name, *scores):
    ratings = [ActivityRating(at=at(9 - index), score=score) for index, score in enumerate(scores)]
    return Activity(id=name, name=name, ratings=tuple(ratings))


@pytest.mark.parametrize(
    ("activities", "said"),
    [
        (
            [activity("Socks", 3, 6)],
            "3 points on one activity is about the smallest change beyond error.",
        ),
        (
            [activity("Socks", 3, 6), activity("Walk", 5)],
            "3 points on one activity is about the smallest change beyond error.",
        ),
        (
            [activity("Socks", 3, 6), activity("Walk", 4, 7)],
            (
                "Mean of 2: 3.5, now 6.5 (+3.0). "
                "2 points on the mean is about the smallest change beyond error, 3 on one alone."
            ),
        ),
        (
            [activity("Socks", 6, 3), activity("Walk", 4, 6), activity("Sit", 4, 5)],
            (
                "Mean of 3: 4.7, now 4.7 (same). "
                "2 points on the mean is about the smallest change beyond error, 3 on one alone."
            ),
        ),
        (
            [activity("Socks", 6, 3), activity("Walk", 4, 5)],
            (
                "Mean of 2: 5.0, now 4.0 (-1.0). "
                "2 points on the mean is about the smallest change beyond error, 3 on one alone."
            ),
        ),
    ],
)
def test_one_activity_and_the_mean_of_several_have_their_own_error(activities, said):
    assert page(entry(9), activities=activities).can_do.more == said


@pytest.mark.parametrize(
    ("regions", "title"),
    [
        ((), "Back soreness summary"),
        (("lumbar.left", "thoracic.centre"), "Back soreness summary"),
        (("lumbar.left", "groin.left"), "Soreness summary"),
        (("neck.centre",), "Soreness summary"),
    ],
)
def test_the_title_says_back_only_where_all_that_was_marked_is_of_the_back(regions, title):
    assert page(entry(3, regions=regions)).heading.title == title


def test_every_line_stands_in_the_text_and_for_those_who_hear_the_page():
    told = page(
        pain(9, "same"), entry(6, flare="yes", skipped_why=("forgot",)), usual_soreness=2,
        injuries=("a fall",), effort_limit=6, known=(Known(sign="pain", limb="leg", side="left"),),
    )  # fmt: skip
    named = [each for paragraph in told.about.paragraphs for each in paragraph]
    named += [*told.sessions.turns, *told.sessions.told, *told.daily.rows]
    assert len(named) == 6 + 1 + 4
    heard = unescape(page_html(told))
    for each in named:
        assert f"{each.name}: {each.value}" in page_text(told)
        assert f'<dt>{each.name}</dt><dd dir="auto">{each.value}</dd>' in heard
    for line in (told.since.heading, *told.since.lines):
        assert line in page_text(told)
        assert line in heard


def test_the_long_form_tells_every_new_answer_in_words():
    each = replace(
        pain(3, "worse", "below_knee"), quality=("sharp",), sharp_change="new", nights=2,
        swelling_new="yes", swelling_where="joint", flare="yes", time_unknown=True,
        checks=Checks(bladder="known"),
    )  # fmt: skip
    found = pages.page_of(Diary(entries=(each,)), entries=(each,)).long_form
    (row,) = found.rows
    assert row.when == "Wed 18 Nov, time not known"
    assert row.signs == (
        "Left leg pain to below the knee, worse; sharp pain, new; new swelling of a joint; "
        "pain at night that no position eases, on 2 nights of 7; "
        "trouble peeing, known and no worse"
    )
    assert "A flare-up." in row.more
