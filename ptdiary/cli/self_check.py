"""`ptdiary self-check`: has this copy of the program all its parts? Run on every built package."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ptdiary import __version__
from ptdiary.cli.drawing import draw_offscreen
from ptdiary.cli.source import sample_document, throw_away
from ptdiary.files import scratch_folder
from ptdiary.paths import resource_path, resource_text, temporary_folder
from ptdiary.review.rulebook import read_rulebook
from ptdiary.wall_clock import now_here
from ptdiary.words import command_line as words

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator
    from pathlib import Path

# What Qt loads by name, so that a package may lack it: for a window, for icons and for printers.
_PLUGINS = {
    "linux": (
        "platforms/libqxcb.so", "platforms/libqwayland.so", "platforms/libqoffscreen.so",
        "iconengines/libqsvgicon.so", "printsupport/libcupsprintersupport.so",
        "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
        "platforminputcontexts/libibusplatforminputcontextplugin.so",
    ),
    "win32": ("platforms/qwindows.dll", "iconengines/qsvgicon.dll"),
    "darwin": (
        "platforms/libqcocoa.dylib", "iconengines/libqsvgicon.dylib",
        "printsupport/libcocoaprintersupport.dylib",
    ),
}  # fmt: skip
RESOURCES = ("rules/rules.json", "sample/diary.json", "icons", "body")
FEWEST_BYTES = 2000  # a page or picture smaller than this is blank


class MissingPartError(Exception):
    """A part is not as it has to be. `str()` says what is wrong with it."""


def run(_options: Namespace) -> int:
    """Try each part, print a line for each, and return 1 if one failed."""
    print(words.CHECKED.format(part="PT Diary", result=__version__))  # noqa: T201
    passed = [_passes(part, check) for part, check in _CHECKS.items()]
    return 0 if all(passed) else 1


def _passes(part: str, check: Callable[[], str]) -> bool:
    try:
        print(words.CHECKED.format(part=part, result=check()))  # noqa: T201
    except Exception as error:  # noqa: BLE001  whatever is wrong with a part, the others are tried
        kind = "" if isinstance(error, MissingPartError) else f"{type(error).__name__}: "
        print(words.CHECKED.format(part=part, result=f"{kind}{error}"), file=sys.stderr)  # noqa: T201
        return False
    return True


def _resources() -> str:
    missing = [name for name in RESOURCES if not resource_path(name).exists()]
    if missing:
        raise MissingPartError(words.PARTS_MISSING.format(names=", ".join(missing)))
    return words.FOUND.format(count=len(RESOURCES))


def _rules() -> str:
    rulebook = read_rulebook(resource_text(RESOURCES[0]))
    return words.RULES.format(count=len(rulebook.rules))


def _review() -> str:
    from ptdiary.review.review import review  # noqa: PLC0415
    from ptdiary.words import findings  # noqa: PLC0415  a failure is of this part alone
    from ptdiary.words.dates import USUAL_TIMES  # noqa: PLC0415

    document = sample_document()
    found = review(document.diary, read_rulebook(resource_text(RESOURCES[0])), now_here())
    reasons = [findings.reason(each, USUAL_TIMES) for each in found.findings]
    return words.FINDINGS.format(count=len(reasons))


def _store() -> str:
    from ptdiary.store import Store  # noqa: PLC0415

    document = sample_document()
    with throw_away(document) as path, Store.open(path) as store:
        if not store.check().whole or len(store.read().entries) != len(document.diary.entries):
            raise MissingPartError(words.NOT_KEPT)
        return words.records(dict(store.check().counts))


def _chart() -> str:
    return _written(["chart", "--sample", "--view", "timeline"], "chart.svg")


def _page() -> str:
    draw_offscreen()
    return _written(["summary", "--sample"], "page.pdf")


def _spreadsheet() -> str:
    return _written(["export", "--sample", "--format", "xlsx"], "diary.xlsx")


def _workbook() -> str:
    from ptdiary.tables.decoding import grids  # noqa: PLC0415

    with _file_of(["export", "--sample", "--format", "xlsx"], "diary.xlsx") as path:
        found = grids(path.read_bytes())
    if not any(grid.lines for grid in found):
        raise MissingPartError(words.NOTHING_READ)
    return words.SHEETS_READ.format(count=len(found))


def _icons() -> str:
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    paths = sorted(resource_path("icons").glob("*.svg"))
    missing = [path.name for path in paths if not QSvgRenderer(str(path)).isValid()]
    if missing:
        raise MissingPartError(words.PARTS_MISSING.format(names=", ".join(missing)))
    return words.FOUND.format(count=len(paths))


def _plugins() -> str:
    """Load what a window and a printer need, without opening either."""
    from PySide6.QtCore import QLibraryInfo, QPluginLoader  # noqa: PLC0415
    from PySide6.QtPrintSupport import QPrinter  # noqa: F401, PLC0415

    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)
    wanted = _PLUGINS.get(sys.platform, ())
    loaders = [QPluginLoader(f"{folder}/{name}") for name in wanted]
    problems = [each.errorString() for each in loaders if not each.load()]
    if problems:
        raise MissingPartError(", ".join(problems))
    return words.FOUND.format(count=len(wanted))


def _licences() -> str:
    from ptdiary.licences import bundled, missing, parts  # noqa: PLC0415

    names = missing()
    if names:
        raise MissingPartError(words.PARTS_MISSING.format(names=", ".join(names)))
    return words.FOUND.format(count=len((*parts(), *bundled())))


def _notification() -> str:
    if not sys.platform.startswith("linux"):
        return words.OF_THE_SYSTEM
    from jeepney.io import blocking  # noqa: PLC0415

    return words.FOUND_MODULE.format(name=blocking.__name__)


def _window() -> str:
    draw_offscreen()
    from ptdiary.ui import icon, main_window  # noqa: PLC0415

    found = ", ".join(each.__name__ for each in (main_window, icon))
    return words.FOUND_MODULE.format(name=found)


def _written(arguments: list[str], name: str) -> str:
    """Look at the size of what another verb writes."""
    with _file_of(arguments, name) as out:
        size = out.stat().st_size
    if size < FEWEST_BYTES:
        raise MissingPartError(words.BLANK)
    return words.BYTES.format(count=size)


@contextmanager
def _file_of(arguments: list[str], name: str) -> Iterator[Path]:
    """The file that another verb writes, whose refusal is this part's failure."""
    from ptdiary.cli import chart, exchange, summary  # noqa: PLC0415
    from ptdiary.cli.command import parse  # noqa: PLC0415

    with scratch_folder(temporary_folder()) as folder:
        out = folder / name
        options = parse([*arguments, "--out", str(out)])
        {"chart": chart, "export": exchange, "summary": summary}[options.verb].run(options)
        yield out


_CHECKS: dict[str, Callable[[], str]] = {
    words.RESOURCES_PART: _resources,
    words.RULES_PART: _rules,
    words.REVIEW_PART: _review,
    words.STORE_PART: _store,
    words.CHART_PART: _chart,
    words.PAGE_PART: _page,
    words.SPREADSHEET_PART: _spreadsheet,
    words.WORKBOOK_PART: _workbook,
    words.ICONS_PART: _icons,
    words.LICENCES_PART: _licences,
    words.NOTIFICATION_PART: _notification,
    words.WINDOW_PART: _window,
    words.PLUGINS_PART: _plugins,
}
