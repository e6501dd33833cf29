"""Tables with several scores a day, one in each of several columns, and days without a year."""

import pytest

from ptdiary.store import Store
from ptdiary.store.exchange.document import Merged
from ptdiary.store.exchange.table import import_rows
from ptdiary.tables.meanings import are_of_parts_of_day, part_of_day_in
from ptdiary.tables.reading import AskAbout
from tests.clocks import LONDON, LORD_HOWE, NEW_YORK, computer_in
from tests.tables.test_understanding import entries, read

HALVES = "Date,AM pain,PM pain\n2026-03-01,3,5\n2026-03-02,,6\n2026-03-03,4,"
PARTS = "Datum,Morning,Noon,Evening\n2026-03-01,3,4,5\n2026-03-02,2,2,6"
NOTED = "Date,Pain morning,Pain evening,Notes\n2026-03-01,3,5,slept badly\n2026-03-02,,6,long walk"
SORENESS = {"Morning": "soreness", "Noon": "soreness", "Evening": "soreness"}


def told(reading):
    return [(f"{each.at:%d %H:%M}", each.soreness, each.note) for each in entries(reading)]


def asked(reading):
    return [(ask.about, ask.column) for ask in reading.asks]


def test_the_two_halves_of_a_day_are_one_score_without_a_question():
    reading = read(HALVES)
    assert (reading.asks, reading.refused_rows) == ((), ())
    assert {each.name: each.meaning for each in reading.columns} == {
        "Date": "day", "AM pain": "soreness", "PM pain": "soreness",
    }  # fmt: skip
    assert told(reading) == [
        ("01 12:00", 3, "AM"), ("01 12:00", 5, "PM"), ("02 12:00", 6, "PM"), ("03 12:00", 4, "AM"),
    ]  # fmt: skip
    assert all(each.time_unknown for each in entries(reading))


def test_what_else_a_line_tells_goes_with_its_first_score():
    assert told(read(NOTED)) == [
        ("01 12:00", 3, "Morning\nslept badly"), ("01 12:00", 5, "Evening"),
        ("02 12:00", 6, "Evening\nlong walk"),
    ]  # fmt: skip


def test_a_line_with_a_note_and_no_score_is_one_entry():
    text = "Date,AM pain,PM pain,Notes\n2026-03-01,,,away\n2026-03-02,1,,"
    assert told(read(text)) == [("01 12:00", None, "away"), ("02 12:00", 1, "AM")]


def test_parts_of_a_day_without_a_word_of_pain_are_asked_about_each_until_it_is_answered():
    ask = AskAbout.COLUMNS
    assert asked(read(PARTS)) == [(ask, "Morning"), (ask, "Noon"), (ask, "Evening")]
    one = read(PARTS, columns={"Morning": "soreness"})
    assert asked(one) == [(ask, "Noon"), (ask, "Evening")]
    assert {each.name: each.meaning for each in one.columns}["Noon"] == "note"  # nothing is lost
    two = read(PARTS, columns={"Morning": "soreness", "Noon": "-"})
    assert asked(two) == [(ask, "Evening")]
    reading = read(PARTS, columns=SORENESS)
    assert reading.asks == ()
    assert told(reading) == [
        ("01 12:00", 3, "Morning"), ("01 12:00", 4, "Noon"), ("01 12:00", 5, "Evening"),
        ("02 12:00", 2, "Morning"), ("02 12:00", 2, "Noon"), ("02 12:00", 6, "Evening"),
    ]  # fmt: skip


def test_parts_of_a_day_are_asked_about_beside_a_medicine_too():
    text = "Date,Morning,Evening,Medicine\n2026-03-01,3,4,\n2026-03-02,3,3,Ibuprofen"
    columns = {ask.column for ask in read(text).asks if ask.about is AskAbout.COLUMNS}
    assert columns == {"Morning", "Evening"}


def test_scores_of_two_places_can_both_be_taken():
    text = "Date,Back pain,Leg pain\n2026-03-14,5,2"
    reading = read(text, columns={"Back pain": "soreness", "Leg pain": "soreness"})
    assert reading.asks == ()
    assert told(reading) == [("14 12:00", 5, "Back pain"), ("14 12:00", 2, "Leg pain")]


@pytest.mark.parametrize(
    ("headings", "parts"),
    [
        (("Schmerz morgens", "Schmerz abends"), ["Morgens", "Abends"]),
        (("Douleur le matin", "Douleur l'après-midi"), ["Matin", "Après-midi"]),
        (("Dolor (mañana)", "Dolor (noche)"), ["Mañana", "Noche"]),
        (("Pain in the morning", "Pain at night"), ["Morning", "Night"]),
        (("Morning pain", "Midday pain", "Evening pain"), ["Morning", "Midday", "Evening"]),
    ],
)
def test_parts_of_a_day_are_known_in_other_languages(headings, parts):
    assert are_of_parts_of_day(headings)
    assert list(map(part_of_day_in, headings)) == parts
    scores = ",".join("3" for _ in headings)
    reading = read(f"{','.join(('Date', *headings))}\n2026-03-01,{scores}")
    assert reading.asks == ()
    assert [each.note for each in entries(reading)] == parts


@pytest.mark.parametrize(
    "headings",
    [("Back pain AM", "Leg pain PM"), ("Pain", "Pain PM"), ("Pain AM", "Pain am"),
     ("Schmerz am Bein", "Schmerz am Arm")],
)  # fmt: skip
def test_scores_of_different_things_are_asked_about(headings):
    assert not are_of_parts_of_day(headings)
    reading = read(f"Date,{','.join(headings)}\n2026-03-01,3,4")
    assert {ask.about for ask in reading.asks} == {AskAbout.COLUMNS}


def test_several_scores_of_a_line_with_a_time_are_of_that_time():
    text = "Date,Time,Back pain,Leg pain\n2026-03-14,8:00,5,2"
    reading = read(text, columns={"Back pain": "soreness", "Leg pain": "soreness"})
    assert told(reading) == [("14 08:00", 5, "Back pain"), ("14 08:00", 2, "Leg pain")]
    assert [each.time_unknown for each in entries(reading)] == [None, None]
    assert len({each.id for each in entries(reading)}) == 2


def test_what_a_line_says_of_its_time_goes_with_each_of_its_scores():
    text = "Date,Time,Back pain,Leg pain\n2026-03-14,bedtime,5,2"
    reading = read(text, columns={"Back pain": "soreness", "Leg pain": "soreness"})
    assert told(reading) == [
        ("14 12:00", 5, "Back pain\nTime: bedtime"), ("14 12:00", 2, "Leg pain\nTime: bedtime"),
    ]  # fmt: skip


def test_the_hour_that_is_chosen_for_ratings_is_of_each():
    assert [each.at.hour for each in entries(read(HALVES, rating_hour=20))] == [20] * 4
    ids = [each.id for each in entries(read(HALVES))]
    assert [each.id for each in entries(read(HALVES, rating_hour=20))] == ids


def test_one_wrong_score_keeps_its_line_out():
    text = "Date,AM pain,PM pain\n2026-03-01,3,15\n" + "\n".join(
        f"2026-03-{day:02},3,4" for day in range(2, 9)
    )
    reading = read(text)
    (row,) = reading.refused_rows
    assert (row.line, row.column, row.text) == (2, "PM pain", "15")
    assert len(entries(reading)) == 14


def test_scores_of_another_scale_are_changed_and_what_stood_there_is_kept():
    text = "Date,AM pain,PM pain\n2026-03-01,30,55\n2026-03-02,40,100"
    assert {ask.about for ask in read(text).asks} == {AskAbout.SCALE}
    reading = read(text, scale=(0, 100), rounding="up")
    assert told(reading)[:2] == [
        ("01 12:00", 3, "AM\nAM pain: 30"), ("01 12:00", 6, "PM\nPM pain: 55"),
    ]  # fmt: skip


def test_two_lines_of_a_day_are_told_apart():
    found = entries(read("Date,AM pain,PM pain\n2026-03-01,3,5\n2026-03-01,4,6"))
    assert len({each.id for each in found}) == 4


def test_an_id_of_the_diarys_own_is_that_of_the_first():
    text = "id,at,soreness,Evening\ne1,2026-03-14T08:00Z,5,3"
    columns = {"id": "id", "soreness": "soreness", "Evening": "soreness"}
    first, second = entries(read(text, columns=columns))
    assert (first.id, first.soreness, second.soreness) == ("e1", 5, 3)
    assert second.id != "e1"


@pytest.mark.parametrize("zone", [LONDON, NEW_YORK, LORD_HOWE])
@pytest.mark.parametrize(
    ("text", "columns"),
    [(HALVES, {}), (PARTS, SORENESS), (NOTED, {})],
    ids=["two", "three", "note"],
)
def test_the_scores_of_a_day_stand_in_their_order_and_again_change_nothing(
    text, columns, zone, tmp_path
):
    path = tmp_path / "mine.ptdiary"
    with computer_in(zone), Store.open(path, create=True) as store:
        rows = read(text, zone=None, columns=columns).rows
        assert import_rows(store, rows).merged == Merged(added=len(rows))
        once = store.read().entries
        wanted = entries(read(text, zone=None, columns=columns))
        assert [(each.soreness, each.note) for each in once] == [
            (each.soreness, each.note) for each in wanted
        ]
        again = read(text, zone=None, columns=columns).rows
        assert import_rows(store, again).merged == Merged(same=len(rows))
        assert store.read().entries == once
    with computer_in(NEW_YORK), Store.open(path) as store:
        moved = read(text, zone=None, columns=columns).rows
        assert import_rows(store, moved).merged == Merged(same=len(rows))
        assert store.read().entries == once


def test_the_morning_stands_before_the_evening_whatever_their_columns(tmp_path):
    text = "Date,Pain evening,Pain noon,Pain morning\n2026-03-01,5,4,3\n2026-03-02,8,7,6"
    with Store.open(tmp_path / "mine.ptdiary", create=True) as store:
        import_rows(store, read(text).rows)
        assert [each.soreness for each in store.read().entries] == [3, 4, 5, 6, 7, 8]


def test_an_evening_that_is_filled_in_later_comes_to_the_morning(tmp_path):
    with Store.open(tmp_path / "mine.ptdiary", create=True) as store:
        import_rows(store, read("Date,AM pain,PM pain\n2026-03-01,3,").rows)
        later = read("Date,AM pain,PM pain\n2026-03-01,3,5").rows
        assert import_rows(store, later).merged == Merged(added=1, same=1)
        assert [each.note for each in store.read().entries] == ["AM", "PM"]


@pytest.mark.parametrize("day", ["28 Nov", "Nov 28", "28/11", "28.11.", "Sat 28 Nov", "3. März"])
def test_days_without_a_year_are_refused_with_what_to_do(day):
    reading = read(f"Date,Pain\n{day},5\n29 Nov,4")
    assert str(reading.refused) == (
        f"no day has a year, as in '{day}': write the year into the table"
    )


def test_one_day_without_a_year_keeps_its_line_out():
    reading = read("Date,Pain\n28 Oct,5\n29 Oct 2026,4\n30 Oct 2026,4")
    assert [(row.line, row.why) for row in reading.refused_rows] == [(2, "'28 Oct' has no year")]
    assert len(entries(reading)) == 2
