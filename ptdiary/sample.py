"""The sample diary, moved so that it ends today."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import datetime, timedelta, timezone
from typing import Any

from ptdiary.diary import WEEKDAYS, Diary, PlannedExercise
from ptdiary.diary.document import Document, read_document
from ptdiary.paths import resource_path

Move = Callable[[datetime], datetime]


def sample_diary(now: datetime) -> Diary:
    """The sample diary as if its last day were the day of `now`, in the offset of `now`.

    After the hour of its last entry, as if its last day were tomorrow: who opens it late in the
    evening meets an entry of this evening, and not one that is more than a day old.

    Every time moves by the same number of whole days and keeps its time of day, so what happened
    on a Monday may now have happened on a Thursday; the days of the plan move along. The last
    entry is of the evening before, the appointment is in two days, or three late in the evening.
    """
    document = read_document(resource_path("sample/diary.json").read_bytes())
    moved_by = now.date() - document.exported_at.date()
    if now.time() > document.diary.entries[-1].at.time():
        moved_by += timedelta(days=1)
    offset = timezone(now.utcoffset() or timedelta(0))

    def move(at: datetime) -> datetime:
        return (at + moved_by).replace(tzinfo=offset)

    moved: Diary = _moved(document.diary, move)
    plan = tuple(_on_weekdays(each, moved_by.days) for each in moved.plan)
    return replace(moved, plan=plan)


def sample_document(now: datetime) -> Document:
    """The same as a document that was exported at `now`."""
    return Document(exported_at=now, diary=sample_diary(now))


def _moved(value: Any, move: Move) -> Any:
    """A record, or a tuple of records, with each of its times moved."""
    if isinstance(value, datetime):
        return move(value)
    if isinstance(value, tuple):
        return tuple(_moved(each, move) for each in value)
    if not hasattr(value, "__dataclass_fields__"):
        return value
    return replace(
        value, **{each.name: _moved(getattr(value, each.name), move) for each in fields(value)}
    )


def _on_weekdays(exercise: PlannedExercise, days: int) -> PlannedExercise:
    moved = {WEEKDAYS[(WEEKDAYS.index(day) + days) % len(WEEKDAYS)] for day in exercise.days}
    return replace(exercise, days=tuple(day for day in WEEKDAYS if day in moved))
