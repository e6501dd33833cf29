import json
from dataclasses import replace
from datetime import timedelta

import pytest
from story import NOW, rule, story

from ptdiary.diary.plan import MedicineDose
from ptdiary.paths import resource_text
from ptdiary.review.finding import Finding, Level
from ptdiary.words import signs
from ptdiary.words.aligned import aligned_sentence, aligned_words, current_sentence
from ptdiary.words.chart_tables import aligned_table, outcome, read_out, timeline_table
from ptdiary.words.charts import mark_words, timeline_sentence, timeline_words
from ptdiary.words.dates import USUAL_TIMES

TOLD = [
    each
    for each in json.loads(resource_text("rules/rules.json"))["rules"]
    if each["level"] in {"contact", "urgent", "emergency"}
]


FACTS = {
    "exercise": "bridges",
    "item": ("band",),
    "limb": ("arm.left",),
    "quality": ("sharp",),
    "side": ("left",),
    "sign": ("numbness", "weakness"),
    "signs": ("chest",),
    "where": ("leg.left",),
}


def mark_of(id_, level):
    finding = Finding(rule=rule(id_, level), at=NOW, date=NOW, facts=FACTS)
    return replace(story().marks[1], finding=finding)


@pytest.mark.parametrize("told", TOLD, ids=lambda told: told["id"])
def test_every_rule_of_contact_and_above_has_a_name_and_a_short_one(told):
    variants = mark_words(mark_of(told["id"], Level[told["level"].upper()]), NOW, USUAL_TIMES)
    assert "Warning sign" not in variants
    assert len(variants) >= 2
    assert list(variants) == sorted(variants, key=len, reverse=True)
    assert len(variants[-1]) <= 20
    assert any(words.endswith("10 Nov") for words in variants)
    assert all(words[0].isupper() for words in variants)


def test_leg_pain_names_the_leg():
    assert mark_words(story().marks[1], NOW, USUAL_TIMES) == (
        "Pain down the left leg, 10 Nov",
        "Pain down the left leg",
        "Leg pain, 10 Nov",
        "Leg pain",
    )


def test_the_names_of_exercises_do_not_reach_the_chart():
    finding = Finding(
        rule=rule("C-SURGE", Level.CONTACT), at=NOW, date=NOW, facts={"exercise": "x" * 200}
    )
    words = mark_words(replace(story().marks[1], finding=finding), NOW, USUAL_TIMES)
    assert not any("xx" in each for each in words)
    assert "xx" in signs.sign_name(finding)


def test_a_point_is_read_out():
    shown = story()
    leg = shown.marks[1].point
    said = read_out(shown, leg, USUAL_TIMES)
    assert said == "Tue 10 Nov 19:40, 7, pain down the left leg, 28 h after session 9"
    assert read_out(shown, "nothing", USUAL_TIMES) == ""


def test_a_rating_names_what_was_taken_before_it_and_whether_it_is_masked():
    shown = story()
    point = shown.points[0]
    taken = tuple(
        MedicineDose(
            id=str(minutes), at=point.at - timedelta(minutes=minutes), name=name, amount=amount
        )
        for minutes, name, amount in ((150, "ibuprofen", "400 mg"), (20, "arnica", None))
    )
    changed = replace(shown, points=(replace(point, masked=True, doses=taken), *shown.points[1:]))
    note = "after a painkiller, ibuprofen 400 mg 2 h before, arnica less than an hour before"
    assert note in read_out(changed, point.entry, USUAL_TIMES)
    assert timeline_table(changed, USUAL_TIMES).rows[0][-1] == note
    assert "painkiller" not in read_out(shown, point.entry, USUAL_TIMES)


def test_a_point_before_any_session_written_later_and_left_out_is_read_out():
    shown = story()
    point = replace(shown.points[0], written_later=True, left_out="a fall")
    changed = replace(shown, points=(point, *shown.points[1:]))
    said = read_out(changed, point.entry, USUAL_TIMES)
    assert said == "Mon 12 Oct 8:48, 2, written later, left out: a fall" or said.endswith(
        ", written later, left out: a fall"
    )
    assert "after session" not in said


def test_the_aligned_sentence_counts_what_followed():
    assert aligned_sentence(story()) == (
        "12 sessions. 1 stayed sore past 72 hours, 1 had a warning (leg pain), "
        "2 had too few entries to tell."
    )


def test_the_aligned_sentence_without_anything_to_tell():
    shown = story()
    settled = tuple(replace(curve, outcome="settled", mark=None) for curve in shown.curves[:3])
    said = aligned_sentence(replace(shown, curves=settled))
    assert said == "3 sessions. 3 settled within 72 hours."
    assert aligned_sentence(replace(shown, curves=())) == "No sessions."


def test_the_sentence_of_this_session():
    assert current_sentence(story()) == "Thursday's session: soreness 4 at 28 hours."
    assert current_sentence(replace(story(), current=None)) == ""


def test_the_timeline_sentence():
    assert timeline_sentence(story(), USUAL_TIMES) == (
        "11 Oct to 21 Nov: 74 ratings, from 1 to 7. 12 sessions. 2 warnings. "
        "5 days without an entry."
    )
    assert timeline_sentence(replace(story(), points=()), USUAL_TIMES) == (
        "11 Oct to 21 Nov: no ratings. 12 sessions. 2 warnings. 5 days without an entry."
    )
    nothing = replace(story(), points=(), curves=(), marks=(), missing=())
    assert timeline_sentence(nothing, USUAL_TIMES) == "11 Oct to 21 Nov: no ratings. No sessions."


def test_days_of_another_year_are_told_with_it():
    shown = story()
    later = replace(shown, at=shown.at.replace(year=2027))
    assert timeline_sentence(later, USUAL_TIMES).startswith("11 Oct to 21 Nov 2026: 74 ratings")
    longer = replace(shown, first=shown.first.replace(year=2016))
    assert timeline_sentence(longer, USUAL_TIMES).startswith("11 Oct 2016 to 21 Nov 2026: ")
    point = next(each for each in shown.points if each.entry == shown.marks[1].point)
    assert read_out(shown, point.entry, USUAL_TIMES).startswith("Tue 10 Nov 19:40, ")
    assert read_out(later, point.entry, USUAL_TIMES).startswith("Tue 10 Nov 2026 19:40, ")
    assert timeline_table(later, USUAL_TIMES).rows[-1][0].split()[3] == "2026"
    assert aligned_table(later, USUAL_TIMES).rows[0][1].endswith(" 2026")
    assert (
        mark_words(shown.marks[1], later.at, USUAL_TIMES)[0]
        == "Pain down the left leg, 10 Nov 2026"
    )


def test_tables_have_a_row_for_each_rating_and_each_session():
    shown = story()
    timeline, aligned = timeline_table(shown, USUAL_TIMES), aligned_table(shown, USUAL_TIMES)
    assert len(timeline.rows) == len(shown.points)
    assert len(aligned.rows) == len(shown.curves)
    for table in (timeline, aligned):
        assert all(len(row) == len(table.heads) for row in table.rows)
        assert all(cell for row in table.rows for cell in row)
    leg = next(row for row in timeline.rows if row[0] == "Tue 10 Nov 19:40")
    assert leg[1:4] == ("7, severe", "28 h after session 9", "Pain down the left leg")
    assert aligned.rows[8][-1] == "Leg pain, 28 h"
    assert aligned.rows[4][-1] == "Past 72 h"
    assert aligned.rows[-1][-1] == "Easing, 42 h so far"


def test_words_are_there_for_every_mark_and_curve():
    shown = story()
    assert len(timeline_words(shown, USUAL_TIMES).marks) == len(shown.marks)
    assert len(aligned_words(shown, USUAL_TIMES).named) == len(shown.curves)


def test_a_session_after_which_it_stayed_is_not_said_to_have_eased():
    shown = story()
    late, never = (
        replace(
            shown.curves[0],
            outcome="slow",
            mark=None,
            response=replace(shown.curves[0].response, settled_hours=hours),
        )
        for hours in (80.5, None)
    )
    assert outcome(late, shown) == "Settled, 3 days"
    assert outcome(never, shown) == "Not settled"
    assert aligned_sentence(replace(shown, curves=(late, never, never))) == (
        "3 sessions. 1 settled after 72 hours, 2 had not settled at the last rating."
    )


def test_charts_and_tables_of_another_year_say_their_year():
    shown = replace(story(), at=story().at.replace(year=2027))
    assert timeline_sentence(shown, USUAL_TIMES).startswith("11 Oct to 21 Nov 2026: ")
    assert any("Nov 2026" in words for words in timeline_words(shown, USUAL_TIMES).marks[-1])
    assert all("2026" in row[0] for row in timeline_table(shown, USUAL_TIMES).rows)
    assert all("2026" in row[1] for row in aligned_table(shown, USUAL_TIMES).rows)


def test_of_a_rating_whose_time_is_not_known_the_day_is_said_and_no_hours():
    shown = story()
    leg = next(each for each in shown.points if each.entry == shown.marks[1].point)
    points = tuple(replace(e, time_unknown=e is leg) for e in shown.points)
    told = replace(shown, points=points)
    said = read_out(told, leg.entry, USUAL_TIMES)
    assert said == "Tue 10 Nov, time not known, 7, pain down the left leg"
    row = timeline_table(told, USUAL_TIMES).rows[shown.points.index(leg)]
    assert row[:3] == ("Tue 10 Nov, time not known", "7, severe", "\N{EN DASH}")
