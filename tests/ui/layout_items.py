"""What PySide knows by its address of the layouts that there are."""

from PySide6.QtWidgets import QLayout, QLayoutItem
from shiboken6 import Shiboken


def known_items():
    """The items of layouts that are no layouts themselves."""
    return [
        each
        for each in Shiboken.getAllValidWrappers()
        if isinstance(each, QLayoutItem) and not isinstance(each, QLayout)
    ]
