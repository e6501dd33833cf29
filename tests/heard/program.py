"""The program on a diary, with a clock that nearly stands still.

python -m tests.heard.program DIARY
"""

import sys
from datetime import timedelta

from ptdiary import __main__
from ptdiary.ui import app
from tests.clocks import Clock
from tests.ui.conftest import NOW


def fit_and_activate(window):
    """Without a window manager nobody else gives the keyboard to the window."""
    fit(window)
    window.activateWindow()


if __name__ == "__main__":
    fit = app.fit
    app.now_here, app.fit = Clock(NOW, timedelta(milliseconds=1)), fit_and_activate
    sys.exit(__main__.main(sys.argv[1:]))
