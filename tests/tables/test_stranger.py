"""The stranger's tables: each style is a file of its kind, with a truth of eight years."""

from datetime import date

import pytest

from tests.tables.stranger import LAST, STYLES, stranger


@pytest.mark.parametrize("style", STYLES)
def test_a_style_tells_eight_years_and_is_the_same_each_time(style):
    table = stranger(style)
    assert table == stranger(style)
    days = {row.wall.date() for row in table.rows}
    assert min(days) < date(2018, 12, 20)
    assert max(days) == LAST or (LAST - max(days)).days < 4
    assert len(table.rows) > 3600
    assert table.unanswered > 0
    assert all(row.tells for row in table.rows)


def test_the_encoding_holds_what_was_told():
    assert "Rücken" in stranger("german").content.decode("cp1252")
    assert "☔" in stranger("utf16").content.decode("utf-16")
