"""What a clinic's computer shows is told without the form in sight."""

from datetime import UTC, datetime

import pytest

from ptdiary.diary import Exercise, Session
from ptdiary.words.clinic_record import ANSWERS, asked, told_of

NOW = datetime(2026, 11, 21, 9, 31, tzinfo=UTC)


def test_a_score_is_asked_with_what_its_ends_mean():
    assert asked("soreness") == "How sore is your back now? 0 none, 10 worst imaginable"
    assert asked("movement") == "How well can you move now? 0 cannot move, 10 as usual"


def test_a_question_below_another_says_what_is_left_to_say():
    assert asked("leg_signs") == "Numbness, tingling or weakness in a leg or foot"
    assert asked("leg_signs.numbness.left") == "Left"


def test_a_field_without_words_is_not_made_up():
    with pytest.raises(KeyError):
        asked("humour")


def test_the_answers_of_one_list_differ():
    for named in ANSWERS.values():
        assert len(set(named.values())) == len(named)


def test_a_session_is_told_a_text_for_each_thing():
    session = Session(
        id="s",
        ended_at=NOW,
        exercises=(Exercise(name="bridges", load="5 kg", new=True), Exercise(name="Plank")),
        components=("manual", "mobility"),
        minutes=45,
    )
    assert list(told_of(session)) == [
        "Bridges: 5 kg; new or harder",
        "Plank",
        "Kind of work: hands-on treatment and stretching and mobility",
        "45 minutes",
        "",
    ]
