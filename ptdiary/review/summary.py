"""The figures of the printed page, made from a diary as of one moment."""

from ptdiary.review.figures import (
    ActivityRow,
    Average,
    Count,
    HomeExercises,
    Interference,
    NoteLine,
    Numbers,
    Quality,
    SessionRow,
    Share,
    Sleep,
    Summary,
    WarningRow,
)

__all__ = [
    "ActivityRow",
    "Average",
    "Count",
    "HomeExercises",
    "Interference",
    "NoteLine",
    "Numbers",
    "Quality",
    "SessionRow",
    "Share",
    "Sleep",
    "Summary",
    "WarningRow",
]
