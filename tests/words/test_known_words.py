"""Every sign that can be known has its sentence."""

from datetime import UTC, datetime

import pytest

from ptdiary.diary.consultation import Consultation
from ptdiary.diary.profile import Known
from ptdiary.review.known import KnownByVisit
from ptdiary.review.lines import LINES
from ptdiary.words.dates import Times
from ptdiary.words.known import known_by_visit, known_item, known_since, visit

NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (Known(sign="pain"), "Pain in a leg or an arm"),
        (Known(sign="tingling", limb="arm"), "Tingling in each arm"),
        (Known(sign="numbness", limb="face"), "Numbness in your face"),
        (Known(sign="weakness", limb="leg", side="right"), "Weakness in your right leg"),
        (Known(sign="sharp"), "Sharp or shooting pain"),
        (Known(sign="swelling"), "Swelling"),
        (Known(sign="night_pain"), "Pain at night"),
        (Known(sign="night_pain", nights=1), "Pain at night, on 1 night a week"),
        (Known(sign="movement", score=3), "How well you can move, 3 out of 10"),
        (Known(sign="fatigue", score=0), "Tiredness, 0 out of 10"),
    ],
)
def test_an_item_is_said_with_its_place_and_its_number(item, said):
    assert known_item(item) == said


def test_the_day_is_said_with_its_year_where_that_is_another():
    since = Known(sign="sharp", since=datetime(2025, 12, 30, tzinfo=UTC))
    assert known_since(since, NOW, Times()) == "Since 30 December 2025."


def test_every_line_is_said_where_a_consultation_made_it_known():
    told = Consultation(id="c", at=NOW, with_whom="urgent_care", kind="told")
    said = [known_by_visit(KnownByVisit(line, told)) for line in LINES]
    assert len(set(said)) == len(LINES)
    assert "Numbness in one leg" in said
    assert visit(KnownByVisit(None, told, nights=2), NOW, Times()) == (
        "You told an urgent care line today."
    )
