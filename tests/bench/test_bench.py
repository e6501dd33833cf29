"""The bench says what the review says of the diary as it was on that evening."""

import pytest

from tests.bench.alarms import kind_of, percentile_90
from tests.bench.costs import CELLS, USUAL, said_of
from tests.bench.patients import COMPARES, MISSING
from tests.bench.programs import PROGRAMS
from tests.bench.recorded import FINDING_OF, NOTHING, letter_of, rows_of_version_1
from tests.bench.tables import COUNTS, TABLES

ROWS = [row for rows in TABLES.values() for row in rows]
EVERY_NINTH = ROWS[::9]


def test_a_name_is_given_to_one_row():
    assert len({row.name for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", EVERY_NINTH, ids=lambda row: row.name)
def test_one_index_finds_what_each_evening_s_own_document_does(row):
    (diary,) = row.diaries(1)
    ours, literal = (PROGRAMS[name](diary, row.evenings) for name in ("ptdiary", "literal"))
    for evening, one, other in zip(row.evenings, ours, literal, strict=True):
        assert set(one) == set(other), evening


def test_some_ratings_are_left_out_and_some_say_how_it_is_since_yesterday():
    row = next(row for row in TABLES["well"] if row.patient.a_day == 1 and row.patient.clinic)
    told = [entry for diary in row.diaries(60) for _, entry in diary.entries]
    assert len(told) / (60 * row.patient.days) == pytest.approx(1 - MISSING, abs=0.03)
    compare = sum("since_yesterday" in entry for entry in told)
    assert compare / len(told) == pytest.approx(COMPARES, abs=0.03)


def test_what_a_patient_has_to_say_is_not_left_out():
    row = next(row for row in TABLES["worse"] if row.patient.says_sudden is not None)
    for diary in row.diaries(30):
        said = [time for time, told in diary.entries if told.get("sudden_onset") == "yes"]
        assert [int(time) for time in said] == [row.patient.says_sudden]


def test_version_1_is_recorded_of_these_very_diaries():
    recorded = rows_of_version_1()
    assert set(recorded) == {row.name for row in ROWS}
    for table, rows in TABLES.items():
        for row in rows:
            told = recorded[row.name]
            assert (told["first_seed"], told["first_diary"], len(told["evenings"])) == (
                row.first_seed,
                next(row.diaries(1)).mark(),
                COUNTS[table],
            )
            assert {len(letters) for letters in told["evenings"]} == {len(row.evenings)}


def test_version_1_is_not_scored_on_patients_it_was_not_asked_about():
    row = TABLES["worse"][0]
    *_, beyond = row.diaries(COUNTS["worse"] + 1)
    with pytest.raises(LookupError, match="100 patients a row"):
        PROGRAMS["version-1"](beyond, row.evenings)


def test_a_letter_is_scored_as_the_findings_that_it_stands_for():
    for letter, finding in FINDING_OF.items():
        assert letter_of([("X", ""), finding]) == letter
        assert kind_of([finding]) in {"today", "next", "watch", "expected"}
    assert letter_of([]) == NOTHING
    assert letter_of([("C-48", "next session"), ("C-72", "today")]) == "T"
    assert kind_of([("C-48", "next session"), ("C-72", "today")]) == "today"


def test_the_90th_percentile_is_one_of_the_values():
    assert percentile_90(list(range(1, 11))) == 9
    assert percentile_90([4]) == 4


def test_every_method_compares_the_same_patients_each_time():
    said = said_of("rising", 24, 0, 5, cells=[USUAL])
    assert said == said_of("rising", 24, 0, 5, cells=[USUAL])
    assert {name: [len(each) for each in cells] for name, cells in said.items()} == {
        "ours": [5], "without time": [5], "medians": [5], "last 3": [5],
    }  # fmt: skip
    assert len({cell.name for cell in CELLS}) == len(CELLS)
