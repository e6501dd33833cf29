"""What the banner shows: at most three lines, in their order, and the rest behind "more"."""

from ptdiary.review.finding import Level
from ptdiary.review.shown import shown
from tests.review.story import calm, diary, entry, look, told

USUAL = {"usual_soreness": 2, "cancer_history": "no"}


def ids(found):
    banner = shown(found)
    return [[each.rule.id for each in part] for part in (banner.lines, banner.more)]


def test_an_emergency_is_shown_with_nothing_below_it():
    found = look(diary(entry("-1h", saddle="yes", fever="yes", sharp_change="new"), **USUAL))
    lines, more = ids(found)
    assert lines == ["E-SADDLE"]
    assert set(more) >= {"U-FEVER", "C-SHARP", "W-UNANSWERED"}
    assert len(lines) + len(more) == len(found.findings)


def test_what_is_urgent_is_shown_before_what_is_to_be_told_and_no_watch():
    story = diary(
        entry("-3h", fever="yes"), entry("-1h", sharp_change="new"), entry("-2h", unwell="no"),
        **USUAL,
    )  # fmt: skip
    lines, more = ids(look(story))
    assert lines == ["U-FEVER", "C-SHARP"]
    assert more == ["W-UNANSWERED"]


def test_of_one_level_the_soonest_then_the_latest_stands_first_and_three_at_most():
    week = calm("-30h", 2, swelling_new="yes"), calm("-1h", 8, interference=8)
    lines, more = ids(look(diary(*week, entry("-3h", sharp_change="new"), **USUAL)))
    assert lines == ["C-SHARP", "C-SEVERE", "C-SWELL"]
    assert "C-INTERF" in more


def test_a_watch_fills_the_lines_that_are_left():
    lines, _ = ids(look(diary(entry("-1h", sharp_change="new"), **USUAL)))
    assert lines == ["C-SHARP", "W-UNANSWERED"]


def test_the_reasons_of_a_finding_about_cancer_stand_behind_it_unless_they_are_urgent():
    story = diary(calm("-1h", 8, sharp_change="new", nights=3), **USUAL | {"cancer_history": "yes"})
    found = look(story)
    lines, more = ids(found)
    assert (set(lines[:2]), lines[2]) == ({"U-CANCER", "U-NIGHT"}, "C-SHARP")
    assert "C-SEVERE" in more
    assert found.level is Level.URGENT


def test_of_one_evidence_that_nothing_is_known_about_today_comes_first():
    found = look(diary(entry("-30h", soreness=6), **USUAL))
    lines, more = ids(found)
    assert lines[0] == "W-STALE"
    assert "W-UNANSWERED" in lines + more


def test_what_was_told_comes_last():
    first, second = entry("-9h", sharp_change="new"), calm("-1h", 2, swelling_new="yes")
    lines, _ = ids(look(diary(first, second, told("-8h", "C-SHARP"), **USUAL)))
    assert (lines[0], lines[-1]) == ("C-SWELL", "C-SHARP")
