"""When a row that waits for a reason, or a follow-up, is on the screen."""

import pytest

from ptdiary.diary.questions import Answers, Circumstances, KnownPlace, rows_shown
from ptdiary.diary.questions.form import FRAGILE

LEG = {"ticked": ("travels",), "pain_where": ("leg.left",), "pain_change": "new"}
BELOW = LEG | {"pain_reach": "below_knee"}
NUMB = {"ticked": ("nerves",), "nerve_where": ("leg.left",), "nerve_change": "new"}
WEAK = {"ticked": ("weakness",), "weak_where": ("leg.left",), "weak_change": "new"}
BOTH_LEGS = {"ticked": ("travels",), "pain_where": ("leg.left", "leg.right")}
KNOWN = {"known": (KnownPlace("pain", "leg", "left", "below_knee"),)}
KNOWN_THIGH = {"known": (KnownPlace("pain", "leg", "left", "thigh"),)}

SHOWN = [
    # row 1, what it is like
    ("feels", {"soreness": 4}, {"usual": 2}, True),
    ("feels", {"soreness": 3}, {"usual": 2}, False),
    ("feels", {"soreness": 3}, {}, True),
    ("feels", {"soreness": 2}, {}, False),
    ("feels", {"soreness": 4, "ticked": ("sharp",)}, {"usual": 2}, False),
    ("feels", {}, {"usual": 2}, False),
    # row 2, with this
    ("with_this", {"soreness": 7}, {"stated_usual": 5}, True),
    ("with_this", {"soreness": 7}, {"stated_usual": 6}, False),
    ("with_this", {"soreness": 7, "sudden_onset": "yes"}, {"stated_usual": 6}, True),
    ("with_this", {"soreness": 7}, {}, True),
    ("with_this", {"soreness": 6, "sudden_onset": "yes"}, {}, False),
    ("with_this", {"soreness": 7, "ticked": ("chest",), "chest": ("faint",)}, {}, False),
    ("with_this", {"soreness": 7, "ticked": ("chest",), "chest": ("breath",)}, {}, True),
    # row 3, the calf
    ("calf", BELOW, {}, True),
    ("calf", BELOW | {"pain_change": "worse"}, {}, True),
    ("calf", BELOW | {"pain_change": "unsure"}, {}, True),
    ("calf", BELOW | {"pain_change": "less"}, {}, False),
    ("calf", BELOW | {"pain_change": None}, {}, False),
    ("calf", LEG | {"pain_reach": "thigh"}, {}, False),
    ("calf", LEG, {}, True),  # how far down was not told
    ("calf", BELOW | {"ticked": ()}, {}, False),
    ("calf", LEG | {"pain_where": ("arm.left",)}, {}, False),
    ("calf", {"ticked": ("travels",), "travels_known": "worse"}, KNOWN, True),
    ("calf", {"ticked": ("travels",), "travels_known": "worse"}, KNOWN_THIGH, False),
    ("calf", {"ticked": ("travels",), "travels_known": "worse", "pain_reach": "below_knee"},
     KNOWN_THIGH, True),
    ("calf", {"ticked": ("travels",), "travels_known": "same"}, KNOWN, False),
    ("calf", {"regions": ("calf_back.left",)}, {}, True),
    ("calf", {"regions": ("shin.left",)}, {}, False),
    ("calf", {"regions": ("calf_back.left",)}, {"marked_lately": {"calf_inner.left"}}, False),
    ("calf", {"regions": ("calf_back.left",)}, {"marked_lately": {"calf_back.right"}}, True),
    # row 4, between the legs
    ("also_saddle", NUMB, {}, True),
    ("also_saddle", NUMB | {"nerve_change": "worse"}, {}, True),
    ("also_saddle", NUMB | {"nerve_change": "unsure"}, {}, True),
    ("also_saddle", NUMB | {"nerve_change": "same"}, {}, False),
    ("also_saddle", NUMB | {"nerve_where": ("unsure",)}, {}, True),
    ("also_saddle", NUMB | {"nerve_where": ("arm.left", "face")}, {}, False),
    ("also_saddle", NUMB | {"ticked": ("nerves", "saddle")}, {}, False),
    ("also_saddle", WEAK, {}, True),
    ("also_saddle", WEAK | {"weak_change": "less"}, {}, False),
    ("also_saddle", BOTH_LEGS, {}, True),
    ("also_saddle", BOTH_LEGS | {"pain_change": "same"}, {}, True),
    ("also_saddle", LEG, {}, False),
    ("also_saddle", LEG, {"painful_legs": {"right"}}, True),
    ("also_saddle", LEG, {"painful_legs": {"left"}}, False),
    ("also_saddle", {"none": True}, {"painful_legs": {"left", "right"}}, False),
    # row 4a, between the shoulders
    ("new_upper_back", {"regions": ("thoracic.centre",)}, {}, True),
    ("new_upper_back", {"regions": ("thoracic.centre",)}, {"marked_lately": {"thoracic.centre"}},
     False),
    ("new_upper_back", {"regions": ("lumbar.left",)}, {}, False),
    # row 5, bones
    ("fragile", {"ticked": ("fall",), "fall": "small"}, {"fragile_open": FRAGILE}, True),
    ("fragile", {"ticked": ("fall",), "fall": "small"}, {}, False),
    ("fragile", {"ticked": ("fall",), "fall": "serious"}, {"fragile_open": FRAGILE}, False),
    ("fragile", {"sudden_onset": "yes"}, {"fragile_open": FRAGILE}, True),
    # row 7, and the end of a flare-up
    ("since_yesterday", {"soreness": 3}, {"usual": 2}, True),
    ("since_yesterday", {"soreness": 2}, {"usual": 2}, False),
    ("since_yesterday", {"soreness": 9}, {}, False),
    ("flare_over", {}, {"flare_on": True}, True),
    ("flare_over", {}, {}, False),
    # follow-ups
    ("pain_reach", LEG, {}, True),
    ("pain_reach", LEG | {"pain_where": ("arm.left",)}, {}, False),
    ("pain_reach", LEG | {"pain_where": ("unsure",)}, {}, True),
    ("pain_exercise", LEG, {"exercises": ("Walk",)}, True),
    ("pain_exercise", LEG, {}, False),
    ("pain_stopped", LEG | {"pain_exercise": "Walk"}, {"exercises": ("Walk",)}, True),
    ("pain_stopped", LEG, {"exercises": ("Walk",)}, False),
    ("nerve_change", {"ticked": ("nerves",), "nerve_where": ("saddle",)}, {}, False),
    ("nerve_change", {"ticked": ("nerves",), "nerve_where": ("saddle", "leg.left")}, {}, True),
    ("nerve_sudden", NUMB | {"nerve_where": ("face",)}, {}, True),
    ("nerve_sudden", NUMB | {"nerve_where": ("arm.left",), "nerve_change": "same_known"}, {},
     False),
    ("nerve_sudden", NUMB, {}, False),
    ("giving_way", {"ticked": ("weakness",)}, {}, True),
    ("giving_way", WEAK | {"weak_where": ("arm.left", "face")}, {}, False),
    ("giving_way", WEAK | {"weak_where": ("unsure",)}, {}, True),
    ("weak_sudden", WEAK, {}, True),
    ("weak_sudden", WEAK | {"weak_change": "same"}, {}, False),
    ("fall_gave_way", {"ticked": ("fall",), "fall": "small"}, {}, True),
    ("fall_hurt", {"ticked": ("fall",), "fall": "unsure"}, {}, False),
]  # fmt: skip


@pytest.mark.parametrize(("key", "answers", "around", "shown"), SHOWN)
def test_a_row_is_on_the_screen_for_its_reason(key, answers, around, shown):
    form, moment = Answers(**answers), Circumstances(**around)
    assert (key in {row.key for row in rows_shown(form, moment)}) is shown


@pytest.mark.parametrize(
    ("answers", "around", "chips"),
    [
        ({}, {"dark_urine_may": True}, ("dark_urine", "collapse", "none")),
        ({}, {}, ("collapse", "none")),
        ({}, {"dark_urine_may": True, "answered_lately": {"dark_urine"}}, ("collapse", "none")),
        ({"ticked": ("chest",), "chest": ("faint",)}, {"dark_urine_may": True},
         ("dark_urine", "none")),
    ],
)  # fmt: skip
def test_with_this_shows_the_chips_that_matter(answers, around, chips):
    form, moment = Answers(soreness=8, **answers), Circumstances(**around)
    row = next(row for row in rows_shown(form, moment) if row.key == "with_this")
    assert row.offered(form, moment) == chips
