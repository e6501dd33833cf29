"""Drafts: half-filled forms as plain values, also those of version 1."""

import json
from dataclasses import replace

import pytest

from ptdiary.diary.entry import Checks, Entry
from ptdiary.diary.fields import DocumentError
from ptdiary.diary.questions import (
    NO_EXERCISE,
    WEEKLY,
    Answers,
    draft_of,
    drafted,
    entry_from,
)
from tests.diary.questions.stages import AT


def test_a_draft_is_plain_json_and_says_its_version():
    answers = Answers(soreness=3, ticked=("travels",), pain_where=("leg.left", "unsure"))
    plain = json.loads(json.dumps(draft_of(answers)))
    assert plain["version"] == 2
    assert drafted(plain) == answers


def test_what_a_draft_cannot_hold_is_left_out_and_the_rest_survives():
    plain = {"version": 2, "soreness": 3, "note": "a", "ill": "cold", "shoe_size": 7}
    assert drafted(plain) == Answers(soreness=3, note="a")


@pytest.mark.parametrize("plain", [None, [], "draft", 7])
def test_what_is_no_draft_is_refused(plain):
    with pytest.raises(DocumentError):
        drafted(plain)


# version 1


@pytest.mark.parametrize(
    ("plain", "read"),
    [
        ({}, {}),
        ({"soreness": 4, "note": "n", "private_note": "p", "question": "q", "feels": ["stiff"],
          "regions": ["lumbar.left"], "sleep_hours": 6.5, "sudden_onset": "no"},
         {"soreness": 4, "note": "n", "private_note": "p", "question": "q", "feels": ("stiff",),
          "regions": ("lumbar.left",), "sleep_hours": 6.5, "sudden_onset": "no"}),
        ({"ticked": ["travels"], "leg": "left", "past_knee": "yes", "arm": "none"},
         {"ticked": ("travels",), "pain_where": ("leg.left",), "pain_reach": "below_knee"}),
        ({"leg": "both", "past_knee": "no", "arm": "right"},
         {"pain_where": ("leg.left", "leg.right", "arm.right"), "pain_reach": "thigh"}),
        ({"leg": "unsure", "past_knee": "unsure"}, {"pain_where": ("unsure",)}),
        ({"nerves": ["tingling"], "nerve_side": "left", "nerve_change": "worse"},
         {"nerves": ("tingling",), "nerve_change": "worse"}),
        ({"nerve_side": "both", "nerve_change": "same"}, {}),
        ({"weak_side": "right", "weak_change": "new", "giving_way": "yes"},
         {"weak_change": "new", "giving_way": "yes"}),
        ({"weak_change": "same"}, {}),
        ({"sharp_words": ["stabbing"], "during_exercise": "yes", "exercise": "Walk"},
         {"sharp_words": ("stabbing",), "sharp_exercise": "Walk"}),
        ({"during_exercise": "no"}, {"sharp_exercise": NO_EXERCISE}),
        ({"ill": ["fever", "unwell"]}, {"ill": "fever"}),
        ({"ill": ["unsure"]}, {"ill": "unsure"}),
        ({"fall": "small", "movement": 3, "swelling": "marked"},
         {"fall": "small", "movement": 3, "swelling": "marked"}),
        ({"saddle": "no", "bladder": "yes", "bowel": "unsure", "sexual": "declined"},
         {"saddle": "no", "bladder": "yes", "bowel": "unsure", "sexual": "declined"}),
        ({"wider": ["shape", "calf"], "wider_unsure": ["calf"], "wider_none": True,
          "wider_hidden": ["band", "chest"]},
         {"weekly": ("shape", "calf"), "weekly_calf": "unsure", "weekly_none": True,
          "weekly_hidden": ("band",)}),
        ({"wider": ["sexual"], "sexual_declined": True},
         {"weekly": ("sexual",), "weekly_sexual": "declined"}),
        ({"wider": ["chest"]}, {"ticked": ("chest",), "chest": ("chest_pain",)}),
        ({"wider": ["collapse"], "wider_unsure": ["collapse"], "ticked": ["fall"]},
         {"ticked": ("fall", "chest"), "chest": ("unsure",)}),
    ],
)  # fmt: skip
def test_a_draft_of_version_1_is_read_by_the_mapping(plain, read):
    assert drafted(plain) == Answers(**read)


def test_none_of_version_1_was_not_about_the_chest():
    answers = drafted({"none": True})
    assert answers.refused("sharp")
    assert not answers.refused("chest")


@pytest.mark.parametrize("more", [{}, {"none": True, "hidden": ["sharp"]}])
def test_none_of_the_wider_list_was_about_the_chest(more):
    answers = drafted({"wider_none": True, "wider_hidden": ["band"], **more})
    assert answers.refused("chest")
    assert answers.refused("fever") is bool(more)
    assert not drafted({"wider_none": True, "wider_hidden": ["chest"], **more}).refused("chest")


def test_a_draft_of_version_1_that_changes_an_entry_changes_nothing_else():
    entry = Entry(id="e", at=AT, soreness=3, checks=Checks(chest="no", collapse="no", band="no"))
    hidden = [check for check in WEEKLY if check != "band"]
    plain = {"soreness": 5, "wider_none": True, "wider_hidden": hidden}
    assert entry_from(drafted(plain), "e", AT, None, entry) == replace(entry, soreness=5)


def test_the_score_and_the_texts_survive_what_cannot_be_read():
    plain = {"soreness": 4, "note": "n", "leg": 7, "ill": "often", "hat": "blue", "fall": "far"}
    assert drafted(plain) == Answers(soreness=4, note="n")
