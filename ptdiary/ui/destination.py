"""Where a button leads: a page of the window, a part of it, or another diary file."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class PageName(StrEnum):
    """The pages of the window, as the settings keep them."""

    TODAY = "today"
    DIARY = "diary"
    TRENDS = "trends"
    SESSIONS = "sessions"
    SUMMARY = "summary"
    EMERGENCY = "emergency"
    HELP = "help"
    SETTINGS = "settings"
    PAPER = "paper"
    BACKUPS = "backups"
    GUIDE = "guide"
    PLAN = "plan"


class Part(StrEnum):
    """What of a page is asked for."""

    NEW = "new"  # an empty form
    ANOTHER_DAY = "another_day"  # an empty form that asks for the day first
    VERSIONS = "versions"  # the earlier versions of a record
    REMOVED = "removed"  # the recently deleted
    PRINT = "print"
    APPOINTMENT = "appointment"
    SAVE_COPY = "save_copy"
    IMPORT = "import"
    ERASE = "erase"


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """A page as it is, or a part of it.

    `record` is the id of an entry or a session, `field` the path of a field of the profile.
    """

    page: PageName
    part: Part | None = None
    record: str = ""
    field: str = ""

    @property
    def whole(self) -> bool:
        """Whether the page is asked for as it is, and nothing in it."""
        return self.part is None and not self.record and not self.field


class FileAction(StrEnum):
    """What can be asked for that concerns the diary file and not its pages."""

    NEW = "new"
    OPEN = "open"
    OPEN_RECENT = "open_recent"
    FORGET_RECENT = "forget_recent"
    SAVE_AS_NEW = "save_as_new"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRequest:
    """An action, and the diary that it is about where that is not asked for in a dialog."""

    action: FileAction
    path: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A line at the foot of the window; the button with the words `way` leads to `to`."""

    sentence: str
    way: str
    to: Destination | FileRequest
    wrong: bool = False
