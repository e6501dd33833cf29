"""The columns of a kind of record: which field each holds, and where that stands in a document."""

from functools import reduce

from hypothesis import given

from ptdiary.diary import Entry, Spread
from ptdiary.diary.columns import UNASKED, VisitNote, answers_of, columns_of, reader_of, values_of
from ptdiary.diary.entry import LegPain, LegPains
from ptdiary.diary.fields import plain_value
from tests.clocks import NOW
from tests.records import kept_records


def at_path(plain, path):
    return reduce(lambda found, name: (found or {}).get(name), path.split("."), plain)


def test_a_field_of_a_record_in_a_record_is_known_by_its_path():
    paths = {each.name: each.path for each in columns_of(Entry)}
    assert paths["soreness"] == "soreness"
    assert paths["checks_fever"] == "checks.fever"
    assert paths["spread_leg_left_change"] == "spread.leg.left.change"
    assert paths["spread_told"] == "spread"


@given(record=kept_records())
def test_what_stands_in_a_column_stands_at_its_path_in_the_document(record):
    plain = plain_value(record)
    columns = columns_of(type(record))
    for column, answer in zip(columns, answers_of(record), strict=True):
        found = at_path(plain, column.path)
        if column.name == "spread_told":
            assert answer == (None if found is None else True)
        elif answer not in (None, (), UNASKED):
            assert found == plain_value(answer)
        else:
            assert found is None


def test_a_record_comes_back_from_its_values():
    spread = Spread(leg=LegPains(left=LegPain(reach="below_knee")))
    for record in (Entry(id="e", at=NOW, spread=spread), VisitNote(visit_note="Ask.")):
        assert reader_of(type(record))(tuple(values_of(record))) == record
