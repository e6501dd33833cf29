"""The bench says what the review says of the diary as it was on that evening."""

import pytest

from tests.bench.alarms import kind_of, percentile_90
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
    with pytest.raises(LookupError, match="60 patients a row"):
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
