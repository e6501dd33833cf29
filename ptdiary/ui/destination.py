"""The pages of the window as a table, and where a button leads: to one, a part of it, a file."""

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
    VISITS = "visits"
    TIMER = "timer"
    TABLE = "table"
    ABOUT = "about"


@dataclass(frozen=True, slots=True, kw_only=True)
class NavigationItem:
    """One page: its name, its class as `module:class` under `ptdiary.ui`, and its icon.

    `foot`: its button is at the foot of the navigation. `urgent`: it is there in an emergency.
    `under`: it has no button of its own and is reached from that page.
    """

    name: PageName
    made_by: str
    icon: str
    foot: bool = False
    urgent: bool = False
    under: PageName | None = None

    @property
    def module(self) -> str:
        """The module of its class."""
        return f"ptdiary.ui.{self.made_by.partition(':')[0]}"


_item = NavigationItem
PAGES = {
    each.name: each
    for each in (
        _item(name=PageName.TODAY, made_by="today.page:TodayPage", icon="calendar-check"),
        _item(name=PageName.DIARY, made_by="diary.page:DiaryPage", icon="book"),
        _item(name=PageName.TRENDS, made_by="trends.page:TrendsPage", icon="trend"),
        _item(name=PageName.SESSIONS, made_by="sessions.page:SessionsPage", icon="dumbbell"),
        _item(name=PageName.SUMMARY, made_by="summary.page:SummaryPage", icon="printer"),
        _item(
            name=PageName.EMERGENCY, made_by="emergency:EmergencyPage", icon="octagon", urgent=True
        ),
        _item(name=PageName.HELP, made_by="help:HelpPage", icon="help", foot=True),
        _item(
            name=PageName.SETTINGS, made_by="settings.page:SettingsPage", icon="sliders", foot=True
        ),
        _item(
            name=PageName.PAPER,
            made_by="summary.paper_week:PaperWeekPage",
            icon="pencil",
            under=PageName.SUMMARY,
        ),
        _item(
            name=PageName.BACKUPS,
            made_by="backups.page:BackupsPage",
            icon="saved",
            under=PageName.SETTINGS,
        ),
        _item(name=PageName.GUIDE, made_by="guide:GuidePage", icon="info", under=PageName.HELP),
        _item(
            name=PageName.PLAN,
            made_by="sessions.plan:PlanPage",
            icon="dumbbell",
            under=PageName.SESSIONS,
        ),
        _item(
            name=PageName.VISITS,
            made_by="visits.page:VisitsPage",
            icon="calendar-check",
            under=PageName.SUMMARY,
        ),
        _item(
            name=PageName.TIMER,
            made_by="timer.page:TimerPage",
            icon="clock",
            under=PageName.SESSIONS,
        ),
        _item(
            name=PageName.TABLE,
            made_by="tables.page:TablePage",
            icon="book",
            under=PageName.SETTINGS,
        ),
        _item(name=PageName.ABOUT, made_by="about:AboutPage", icon="info", under=PageName.HELP),
    )
}


class Part(StrEnum):
    """What of a page is asked for."""

    NEW = "new"  # an empty form
    ANOTHER_DAY = "another_day"  # an empty form of another day; without one, it asks for it
    PROGRAMME = "programme"  # the exercises of the day
    AFTER_TIMER = "after_timer"  # the same, where no key that was for the timer writes anything
    SAVED_SESSION = "saved_session"  # what follows saving the session of `record`
    WARNING = "warning"  # the whole of what the diary has to say
    MEDICINE = "medicine"  # a medicine to be written down
    VERSIONS = "versions"  # the earlier versions of a record
    REMOVED = "removed"  # the recently deleted
    PRINT = "print"
    SAVE_COPY = "save_copy"
    SAVE_SPREADSHEET = "save_spreadsheet"
    SAVE_CALENDAR = "save_calendar"  # to the sentence that says what is in one
    SAVE_FOR_CLINIC = "save_for_clinic"  # to what it is for, and whether the name is in it
    IMPORT = "import"
    DAILY_COPY = "daily_copy"
    PASTE = "paste"  # the table that was copied in a spreadsheet
    EMPTY_TABLE = "empty_table"  # a table to fill in is to be saved
    ERASE = "erase"


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """A page as it is, or a part of it.

    `record` is the id of an entry, a session, an appointment, a question, a planned exercise or a
    dose of a medicine, `field` the path of a field of the profile. `days_back`: on which day a new
    session ended, or a new entry is of. `back`: the page that Save and Cancel lead back to. `done`:
    what was done on the way, for the line at the foot.
    """

    page: PageName
    part: Part | None = None
    record: str = ""
    field: str = ""
    days_back: int | None = None
    back: PageName | None = None
    done: str = ""
    file: Path | None = None

    @property
    def whole(self) -> bool:
        """Whether the page is asked for as it is, and nothing in it."""
        return self.part is None and not self.record and not self.field and self.file is None

    @property
    def follows_saving(self) -> bool:
        """Whether a form leads there by itself, as what it held is saved."""
        return bool(self.done) or self.part is Part.SAVED_SESSION


class FileAction(StrEnum):
    """What can be asked for that concerns the diary file and not its pages."""

    NEW = "new"
    OPEN = "open"
    OPEN_RECENT = "open_recent"
    FORGET_RECENT = "forget_recent"
    SAVE_AS_NEW = "save_as_new"
    SAMPLE = "sample"  # the invented diary, in a second window


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRequest:
    """An action, and the diary that it is about if that is not asked for in a dialog."""

    action: FileAction
    path: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A line at the foot of the window; the button with the words `way` leads to `to`.

    `undo`: it says what was done, and offers to take that back.
    """

    sentence: str
    way: str
    to: Destination | FileRequest
    wrong: bool = False
    undo: bool = False
