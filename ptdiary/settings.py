"""How the program is set up for this person on this computer. Not part of the diary."""

import json
import math
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from ptdiary.reading import all_of

if TYPE_CHECKING:
    from ptdiary.review.reminding import Reminders

Theme = Literal["system", "light", "dark"]
Clock = Literal["24", "12"]
DayOrder = Literal["day", "month"]
CLOCKS: tuple[Clock, ...] = ("24", "12")
DAY_ORDERS: tuple[DayOrder, ...] = ("day", "month")
LATEST_HOUR = 23
DAY_BEGINS = (0, 4)  # hours of the clock
QUIET_HOURS = ((22, 8), (23, 6))  # from, until
THEMES: tuple[Theme, ...] = ("system", "light", "dark")
TEXT_SIZES = (1.0, 1.25, 1.5, 2.0)
LANES = ("interference", "sleep", "movement", "activities", "home_exercises")  # of the trends
MOST_RECENT = 8  # diaries in the list of recent ones


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`window` is the place of the window: left, top, width, height; None before it was moved.

    `text_size` multiplies the size of all text. `page` is the page that was open last, `day` the
    date on which that was, as `2026-11-21`, empty if it is not known. `recent` are
    the paths of the diaries that were open, the latest first. `lanes` are those that the trends
    show under the chart, and `tinted` whether they tint the hours after each session in all of it.
    `clock` is 24 or 12 hours, `day_order` what comes first in a date.
    `day_begins` is the hour at which a day begins: with 4, what is written after midnight is still
    of yesterday.

    `reminder` is the hour of the day from which it reminds that nothing is written, `reminder_home`
    that nothing of the home programme is ticked; None: never. `reminder_session` and
    `reminder_visit`: whether it reminds after a session, and the day before a visit. Today says so
    at any hour; at the edge of the screen nothing is shown in the `quiet_hours`, None: there are
    none. `away_until` is a day like `2026-12-07`, before which it reminds of nothing; empty: the
    patient is not away.

    Of the timer: `hold_seconds` are ids of exercises with how long each is held, `rest_seconds` the
    rest between sets, and `bell` whether it rings at each change.
    """

    theme: Theme = "system"
    text_size: float = 1.0
    page: str = "today"
    day: str = ""
    window: tuple[int, int, int, int] | None = None
    maximized: bool = False
    menu_bar: bool = False
    recent: tuple[str, ...] = ()
    lanes: tuple[str, ...] = ()
    tinted: bool = False
    clock: Clock = "24"
    day_order: DayOrder = "day"
    day_begins: int = 0
    reminder: int | None = None
    reminder_home: int | None = None
    reminder_session: bool = False
    reminder_visit: bool = False
    quiet_hours: tuple[int, int] | None = QUIET_HOURS[0]
    away_until: str = ""
    hold_seconds: tuple[tuple[str, int], ...] = ()
    rest_seconds: int = 20
    bell: bool = True

    def reminders(self) -> "Reminders":
        """What the patient wants to be reminded of."""
        from ptdiary.review.reminding import Reminders  # noqa: PLC0415 the start only reads

        return Reminders(
            evening=self.reminder,
            session=self.reminder_session,
            visit=self.reminder_visit,
            home=self.reminder_home,
            quiet=self.quiet_hours,
            away_until=date.fromisoformat(self.away_until) if self.away_until else None,
            day_begins=self.day_begins,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingChange:
    """A choice made on a page: one field of `Settings`, by its name, and its new value."""

    name: Literal[
        "clock", "day_order", "day_begins", "reminder", "reminder_home", "reminder_session",
        "reminder_visit", "quiet_hours", "away_until", "lanes", "tinted",
        "hold_seconds", "rest_seconds", "bell",
    ]  # fmt: skip
    value: str | int | bool | tuple[str, ...] | tuple[int, int] | tuple[tuple[str, int], ...] | None


_WORDS: dict[str, tuple[str, ...]] = {"theme": THEMES, "clock": CLOCKS, "day_order": DAY_ORDERS}


def read_settings(path: Path) -> Settings:
    """The settings in a file; the defaults if there is none, or for what cannot be used.

    A file that cannot be read at all is kept beside it, as `settings.json.damaged`.
    """
    try:
        plain = json.loads(all_of(path))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError):
        plain = None
    if not isinstance(plain, dict):
        with suppress(OSError):
            path.replace(path.with_name(path.name + ".damaged"))
        return Settings()
    usable = {
        each.name: value
        for each in fields(Settings)
        if (value := _usable(each.name, plain.get(each.name))) is not None
    }
    if "quiet_hours" in plain and plain["quiet_hours"] is None:
        usable["quiet_hours"] = None  # it was chosen that there are none
    return Settings(**usable)


def write_settings(path: Path, settings: Settings) -> bool:
    """Write the settings; whether that worked. Nothing is lost but a preference if not."""
    from ptdiary.files import FileError, write_whole  # noqa: PLC0415 the start only reads
    from ptdiary.paths import private_folder  # noqa: PLC0415 likewise

    content = json.dumps(asdict(settings), indent=1) + "\n"
    try:
        with suppress(OSError):
            private_folder(path.parent)
        write_whole(path, content.encode())
    except FileError:
        return False
    return True


def can_be_kept(path: Path) -> bool:
    """Whether settings can be written to a file; else they last until the program ends."""
    there = next(each for each in (path, *path.parents) if each.exists())
    return (there == path or there.is_dir()) and os.access(there, os.W_OK)


def _usable(name: str, plain: Any) -> Any:
    if name in _WORDS:
        return plain if plain in _WORDS[name] else None
    read: Callable[[Any], Any] = _READERS.get(name, _flag)
    return read(plain)


def _flag(plain: Any) -> bool | None:
    return plain if isinstance(plain, bool) else None


def _text(plain: Any) -> str | None:
    return plain if isinstance(plain, str) else None


def _lanes(plain: Any) -> tuple[str, ...]:
    chosen = plain if isinstance(plain, list) else ()
    return tuple(each for each in LANES if each in chosen)


def _hour(plain: Any) -> int | None:
    return _whole(plain, 0, LATEST_HOUR)


def _whole(plain: Any, least: int, most: int) -> int | None:
    whole = isinstance(plain, int) and not isinstance(plain, bool)
    return plain if whole and least <= plain <= most else None


def _beginning(plain: Any) -> int | None:
    return plain if _hour(plain) in DAY_BEGINS else None


def _hours(plain: Any) -> tuple[int, int] | None:
    match plain if isinstance(plain, list) else ():
        case [first, last] if _hour(first) is not None and _hour(last) is not None:
            return (first, last)
        case _:
            return None


def _day(plain: Any) -> str | None:
    try:
        return date.fromisoformat(plain).isoformat()
    except (TypeError, ValueError):
        return None


def _seconds(plain: Any) -> int | None:
    return _whole(plain, 1, _LONGEST)


def _holds(plain: Any) -> tuple[tuple[str, int], ...]:
    pairs = plain if isinstance(plain, list) else ()
    found: list[tuple[str, int]] = []
    for each in pairs:
        match each:
            case [str(id_), seconds] if _whole(seconds, 0, _LONGEST) is not None:
                found.append((id_, seconds))
    return tuple(found)


_LONGEST = 3600


def _nearest_size(plain: Any) -> float | None:
    if isinstance(plain, bool) or not isinstance(plain, int | float) or not math.isfinite(plain):
        return None
    return min(TEXT_SIZES, key=lambda size: abs(size - plain))


def _paths(plain: Any) -> tuple[str, ...] | None:
    if not isinstance(plain, list):
        return None
    return tuple(each for each in plain if isinstance(each, str) and each)[:MOST_RECENT]


def _place(plain: Any) -> tuple[int, int, int, int] | None:
    if not isinstance(plain, list):
        return None
    whole = [each for each in plain if isinstance(each, int) and not isinstance(each, bool)]
    match whole:
        case [left, top, width, height] if len(plain) == len(whole) and min(width, height) > 0:
            return (left, top, width, height)
        case _:
            return None


_READERS: dict[str, Callable[[Any], Any]] = {
    "text_size": _nearest_size,
    "page": _text,
    "day": _text,
    "window": _place,
    "recent": _paths,
    "lanes": _lanes,
    "day_begins": _beginning,
    "reminder": _hour,
    "reminder_home": _hour,
    "quiet_hours": _hours,
    "away_until": _day,
    "hold_seconds": _holds,
    "rest_seconds": _seconds,
}
