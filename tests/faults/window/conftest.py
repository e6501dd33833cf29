"""The window as a patient has it, on a diary that things happen to."""

from tests.ui.conftest import (
    begun,
    keeper,
    look,
    pytest_runtest_call,
    searching_here,
    store,
    window,
)
from tests.ui.today.conftest import on, today

__all__ = [
    "begun",
    "keeper",
    "look",
    "on",
    "pytest_runtest_call",
    "searching_here",
    "store",
    "today",
    "window",
]
