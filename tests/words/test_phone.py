"""What is read out on the phone is true of the entry whose time it names."""

import pytest

from ptdiary.words import findings, phone
from ptdiary.words.dates import USUAL_TIMES
from tests.review.story import NOW, calm, diary, entry, exercise, look, session


def spoken(*records, **profile):
    """What the patient reads out, and nothing of what is above it on the banner."""
    story = diary(*records, **profile)
    said = phone.phone_sentences(story, look(story), NOW, USUAL_TIMES)
    return said.spoken


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"bladder": "yes"}, "I have new trouble peeing. I wrote it down on 15 March."),
        ({"bladder": "unsure"},
         "I am not sure about new trouble peeing. I wrote it down on 15 March."),
        ({"fever": "yes"}, "I have a fever or feel ill, since 15 March, and I have back pain."),
        ({"calf": "unsure"},
         "I was not sure on 15 March whether one calf or thigh is swollen, hot or throbbing."),
        ({"sharp_change": "new", "quality": ("shooting",)}, "I had shooting pain on 15 March."),
        ({"leg_numb": "worse"}, "I wrote on 15 March that numbness in my left leg is worse."),
    ],
)  # fmt: skip
def test_it_is_said_in_the_first_person_with_its_day(answers, said):
    assert said in spoken(entry("-5d", soreness=3, **answers))


def test_hours_that_run_from_an_earlier_session_name_that_session():
    said = spoken(
        session("-4d", exercise("Bridges")),
        session("-6h", exercise("Walking")),
        calm("-100h", 1), calm("-70h", 5), calm("-30h", 5), calm("-8h", 5), calm("-1h", 5),
        usual_soreness=2,
    )  # fmt: skip
    assert "It is 3 days since my session, and another session came in between." in said
    assert "That session was Monday at 12:00. My last session was today at 6:00, walking." in said


def test_an_exercise_without_a_name_leaves_no_hole():
    risen = exercise("", soreness_before=1, soreness_peak=8, settled="no")
    story = diary(session("-3h", exercise("Bridges", load="6 kg"), risen, exercise(" ", load="x")))
    shown = look(story)
    reason = "pain went from 1 to 8 out of 10 during an exercise today, and did not settle soon"
    assert findings.reason(shown.findings[0], USUAL_TIMES) == f"Your {reason} after you stopped."
    said = phone.phone_sentences(story, shown, NOW, USUAL_TIMES).spoken
    assert f"My {reason} after I stopped. My last session was today at 9:00, bridges" in said
