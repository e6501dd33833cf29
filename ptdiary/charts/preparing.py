"""matplotlib as it comes: with its own defaults, whatever is set here for other programs."""

import contextlib
import logging
import os
from importlib import import_module

from ptdiary.paths import cache_folder, resource_path

_DRAWN_WITH = (
    "matplotlib.figure",
    "matplotlib.backends.backend_agg",
    "ptdiary.charts.timeline",
    "ptdiary.charts.aligned",
    "ptdiary.charts.save",
)


def load_charts() -> None:
    """Import all that a chart is drawn with, in whatever thread: no part of Qt is among it."""
    load_matplotlib()
    for name in _DRAWN_WITH:
        import_module(name)


def place_matplotlib() -> None:
    """Let it keep its list of fonts in our cache, whoever imports it first; it is not imported."""
    os.environ["MPLCONFIGDIR"] = str(cache_folder())
    for name in ("MATPLOTLIBRC", "MPLBACKEND"):
        os.environ.pop(name, None)


def load_matplotlib() -> None:
    """Import matplotlib, which takes half a second; call it before anything else does.

    It keeps its list of fonts in our cache, as making it anew costs a second; a frozen program's
    own start-up points it to a folder that is new each time. It would read a file of settings in
    the working folder, whatever that is, and one that a variable names; another names what draws.
    """
    place_matplotlib()
    logging.getLogger("matplotlib").setLevel(logging.CRITICAL)
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(OSError):  # a working folder that is gone holds no file
            stack.enter_context(contextlib.chdir(resource_path("")))
        mpl = import_module("matplotlib")
    defaults = dict(mpl.rcParamsDefault)
    # one is chosen by whoever asks which it is, with pyplot and a toolkit for windows
    del defaults["backend"]
    mpl.rcParams.update(defaults)  # what the folder of settings may still hold
