"""Damaged tables: each is read, with records that the diary takes, or refused in a sentence.

600 of the 10,000 of `python -m tests.nightly tables`.
"""

import pytest

from tests.tables.mutations import CHOICES, Trial, originals, trials


@pytest.mark.parametrize("part", range(6))
def test_damaged_tables_end_well_and_in_silence(part, capfd, tmp_path):
    endings = {
        trial.end(tmp_path if number % 10 == 0 else None)
        for number, trial in enumerate(trials(100, part))
    }
    assert endings >= {"read", "refused", "no table"}
    assert capfd.readouterr().err == ""


def test_the_tables_are_whole_before_they_are_damaged():
    endings = {name: Trial(name, each, CHOICES[1]).end() for name, each in originals().items()}
    assert endings["01_us_dates.csv"] == endings["a stranger's workbook.xlsx"] == "read"
    assert endings["entries.csv"] == "read"
    assert endings["own.xlsx"] == "own, read"


def test_a_damage_changes_something_mostly():
    files = originals()
    changed = [trial.content != files[trial.name] for trial in trials(200, 3)]
    assert sum(changed) > 180
