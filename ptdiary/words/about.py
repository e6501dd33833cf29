"""About PT Diary: which version, what is new in it, and what it is made with."""

from datetime import date

from ptdiary.words.dates import Times

TITLE = "About PT Diary"
WHAT = "A diary of soreness for people who have physical therapy for back pain."
NO_DEVICE = "It is not a medical device and makes no diagnosis. It knows only what you wrote."
NO_NETWORK = "It never opens a network connection. Nobody else sees what you write."
YOUR_DIARY = "Your diary is kept in this file:"
VERSION = "Version {version}"
NEWS = "What is new"
EARLIER = "Earlier versions"
MADE_WITH = "Made with"
MADE_WITH_LEAD = "Open a line to read its licence. Some texts are long."
QT = (
    "This program uses Qt and PySide6 under the GNU Lesser General Public License, version 3. You "
    "may replace their files with your own build. The line Qt and PySide6 says how."
)
BUNDLED = "Libraries that this package brings"
_COUNT = "{count} of them"
NO_TEXT = "This part brought no text of its licence."
_LICENCE_OF = "Licence of {name}"
_RELEASE = "{version}, {day}"


def version(number: str) -> str:
    """`Version 2.0.1`."""
    return VERSION.format(version=number)


def release(number: str, day: date, times: Times) -> str:
    """`2.0.1, 1 March 2027`: the heading of what is new in a version."""
    return _RELEASE.format(version=number, day=times.dated_in_full(day))


def part(name: str, number: str) -> str:
    """`numpy 2.4.6`, or its name alone."""
    return f"{name} {number}".strip()


def licence_of(name: str) -> str:
    """What the box with the text is called, for those who hear it."""
    return _LICENCE_OF.format(name=name)


def count_bundled(count: int) -> str:
    """How many libraries a package brings: `46 of them`."""
    return _COUNT.format(count=count)
