"""The rows of the four tables: who, with which seeds, and the evenings that are reviewed."""

from dataclasses import dataclass

from tests.bench.patients import REVIEW_AT, Diary, Patient
from tests.bench.well import HARD, TICKS, WELL
from tests.bench.worse import WORSE, Worse

WELL_SEED, WORSE_SEED = 4_100_000, 4_200_000


@dataclass(frozen=True)
class Row:
    patient: Patient
    first_seed: int
    worse: Worse | None = None

    @property
    def name(self):
        return self.patient.name

    @property
    def evenings(self):
        """One review a day at 21:30, as days from the first midnight."""
        first = 0 if self.worse is None else self.worse.reads_from
        time_of_day = REVIEW_AT.total_seconds() / 86400
        return [day + time_of_day for day in range(first, self.patient.days)]

    def diaries(self, count):
        for number in range(count):
            yield Diary(self.patient, self.first_seed + number)


def well_rows(patients):
    return [Row(who, WELL_SEED + 1000 * place) for place, who in enumerate(patients)]


TABLES = {
    "well": well_rows(WELL),
    "hard": well_rows(HARD),
    "ticks": well_rows(TICKS),
    "worse": [Row(w.patient, WORSE_SEED + 1000 * place, w) for place, w in enumerate(WORSE)],
}
COUNTS = {"well": 100, "hard": 100, "ticks": 60, "worse": 100}
