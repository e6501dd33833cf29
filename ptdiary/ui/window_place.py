"""Where the window stands on the screen, from the last time to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ptdiary.settings import Settings

USUAL = (1280, 800)  # pixels


def put(window: QWidget, settings: Settings) -> None:
    """Put a window where it was, if a screen is there, else at its usual size."""
    window.resize(*USUAL)
    screen = QGuiApplication.primaryScreen().availableGeometry()
    if settings.window is not None:
        place = QRect(*settings.window)
        if any(each.availableGeometry().contains(place) for each in QGuiApplication.screens()):
            window.setGeometry(place)
    elif screen.width() < USUAL[0] or screen.height() < USUAL[1]:
        window.resize(min(USUAL[0], screen.width()), min(USUAL[1], screen.height()))
    if settings.maximized:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def with_place(window: QWidget, settings: Settings) -> Settings:
    """The settings, with where the window is now."""
    place = window.normalGeometry() if window.isMaximized() else window.geometry()
    return replace(
        settings,
        window=(place.x(), place.y(), place.width(), place.height()),
        maximized=window.isMaximized(),
    )
