"""What a grid says, by what the patient has chosen so far."""

from datetime import datetime, tzinfo

from ptdiary.progress import Report, silent
from ptdiary.tables.grid import Grid
from ptdiary.tables.reading import Reading, TableChoices


def understand(
    grid: Grid,
    choices: TableChoices,
    at: datetime,
    zone: tzinfo | None = None,
    report: Report = silent,
) -> Reading:
    """What a grid says. `at` is now; `zone` is where it was written, else this computer's.

    More than a fifth of its rows wrong, or none left: the whole is refused, with the first three
    reasons.
    """
    raise NotImplementedError
