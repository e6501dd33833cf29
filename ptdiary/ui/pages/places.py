"""The pages of the window as a table. A page is imported and built when it is first opened."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ptdiary.ui.pages.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One page: its name, the module and class that make it, and its icon.

    `foot`: its button stands at the foot of the navigation. `urgent`: it is there in an emergency.
    `under`: it has no button of its own and is reached from that page.
    """

    name: str
    module: str
    page: str
    icon: str
    foot: bool = False
    urgent: bool = False
    under: str = ""

    def page_class(self) -> type[Page]:
        """The class of the page, imported now."""
        found: type[Page] = getattr(import_module(self.module), self.page)
        return found


_PAGES = "ptdiary.ui.pages"

_ALL = (
    Place(name="today", module=f"{_PAGES}.today", page="TodayPage", icon="calendar-check"),
    Place(name="diary", module=f"{_PAGES}.diary", page="DiaryPage", icon="book"),
    Place(name="trends", module=f"{_PAGES}.trends", page="TrendsPage", icon="trend"),
    Place(name="sessions", module=f"{_PAGES}.sessions", page="SessionsPage", icon="dumbbell"),
    Place(name="summary", module=f"{_PAGES}.summary", page="SummaryPage", icon="printer"),
    Place(
        name="emergency",
        module=f"{_PAGES}.emergency",
        page="EmergencyPage",
        icon="octagon",
        urgent=True,
    ),
    Place(name="help", module=f"{_PAGES}.help", page="HelpPage", icon="help", foot=True),
    Place(
        name="settings", module=f"{_PAGES}.settings", page="SettingsPage", icon="sliders", foot=True
    ),
    Place(
        name="paper",
        module=f"{_PAGES}.paper_week",
        page="PaperWeekPage",
        icon="pencil",
        under="summary",
    ),
    Place(
        name="backups",
        module=f"{_PAGES}.backups",
        page="BackupsPage",
        icon="saved",
        under="settings",
    ),
    Place(name="guide", module=f"{_PAGES}.guide", page="GuidePage", icon="info", under="help"),
    Place(name="plan", module=f"{_PAGES}.plan", page="PlanPage", icon="dumbbell", under="sessions"),
)


def places() -> tuple[Place, ...]:
    """The pages that there are."""
    return tuple(place for place in _ALL if find_spec(place.module) is not None)
