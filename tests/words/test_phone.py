"""What is read out on the phone is true of the entry whose time it names."""

import pytest

from ptdiary.words import findings, phone
from ptdiary.words.dates import USUAL_TIMES
from tests.review.story import NO, NOW, calm, diary, entry, exercise, look, session


def spoken(*records, **profile):
    """What the patient reads out, and nothing of what is above it on the banner."""
    story = diary(*records, **profile)
    said = phone.phone_sentences(story, look(story), NOW, USUAL_TIMES)
    return said.spoken


LEFT, RIGHT = {"regions": ("thigh_back.left",)}, {"regions": ("thigh_back.right",)}


@pytest.mark.parametrize(
    ("earlier", "later", "said"),
    [
        (
            {"travels": "yes", **LEFT},
            {"travels": "unsure", **LEFT},
            "I had pain spread into my left leg on Sunday, 3 out of 10.",
        ),
        (
            {"travels": "yes", **LEFT},
            {"travels": "yes", **RIGHT},
            "I had pain spread into my legs lately.",
        ),
        (
            {"quality": ("shooting",)},
            {"quality": ("stabbing",)},
            "I had shooting and stabbing pain lately.",
        ),
        (
            {"numbness_left": "new"},
            {"numbness_left": "unsure"},
            "I had new numbness, tingling or weakness in a leg or foot on Sunday, 3 out of 10.",
        ),
        ({"fever": "yes"}, {"unwell": "unsure"}, "I had a fever or felt ill on Sunday"),
        ({"calf": "yes"}, {"calf": "unsure"}, "was swollen, hot or throbbing on Sunday."),
        ({"band": "yes"}, {"band": "unsure"}, "like a tight band round my body on Sunday."),
        (
            {"bladder": "unsure"},
            {"chest": "unsure"},
            "I was not sure about new trouble peeing and chest pain or trouble breathing lately.",
        ),
    ],
)  # fmt: skip
def test_a_time_is_of_the_entry_that_says_it(earlier, later, said):
    answers = dict.fromkeys(NO, None)
    assert said in spoken(
        entry("-5d", soreness=3, **answers | earlier), entry("-3h", soreness=3, **answers | later)
    )


def test_hours_that_run_from_an_earlier_session_name_that_session():
    said = spoken(
        session("-4d", exercise("Bridges")),
        session("-6h", exercise("Walking")),
        calm("-100h", 1), calm("-70h", 5), calm("-30h", 5), calm("-8h", 5), calm("-1h", 5),
    )  # fmt: skip
    assert "It is more than 72 hours since my session." in said
    assert "That session was Monday at 12:00. My last session was today at 6:00, walking." in said


def test_an_exercise_without_a_name_leaves_no_hole():
    risen = exercise("", soreness_before=1, soreness_peak=8, settled="no")
    story = diary(session("-3h", exercise("Bridges", load="6 kg"), risen, exercise(" ", load="x")))
    shown = look(story)
    reason = "pain went from 1 to 8 during an exercise and did not settle."
    assert findings.reason(shown.findings[0], USUAL_TIMES) == f"Your {reason}"
    said = phone.phone_sentences(story, shown, NOW, USUAL_TIMES).spoken
    assert f"My {reason} My last session was today at 9:00, bridges with 6 kg." in said
