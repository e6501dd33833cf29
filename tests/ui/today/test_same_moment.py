"""Two entries of the very same moment: what is said last is last, whatever their ids are."""

from datetime import timedelta

import pytest

from tests.ui.conftest import NOW


def felt_at(today, moment):
    today.form._open_when(shown=True)
    today.form.picker.choose("other", moment)
    today.form.picker.changed.emit()
    today.settle()


@pytest.mark.parametrize("_turn", range(4))  # ids are random
def test_a_sign_told_in_a_second_entry_of_a_moment_is_not_taken_back_by_the_first(today, _turn):
    evening = (NOW - timedelta(days=1)).replace(hour=19, minute=0, second=0)
    felt_at(today, evening)
    today.score(4)
    today.none_of_these()
    today.save()
    today.page.begin_new()
    today.settle()
    felt_at(today, evening)
    today.tick("saddle")
    today.save_anyway()
    first, second = (each for each in today.diary.entries if each.written_at == today.now)
    assert (first.soreness, second.soreness) == (4, None)
    assert first.at == evening < second.at < evening + timedelta(seconds=1)
    assert today.keeper.view.review.level.word in ("urgent", "emergency")
