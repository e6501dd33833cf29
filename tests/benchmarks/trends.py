"""How quick the Trends are: `python -m tests.benchmarks.trends`, and part of `tests.benchmarks`.

Seconds are those of the processor: a computer that is busy with other things counts no slower.
"""

import gc
import os
import resource
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from random import Random

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.text import Text
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from ptdiary.charts.style import LIGHT
from ptdiary.charts.timeline import draw_timeline
from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import Entry
from ptdiary.diary.session import Session
from ptdiary.paths import resource_text
from ptdiary.review.rulebook import read_rulebook
from ptdiary.review.trends.series import series
from ptdiary.sample import sample_diary
from ptdiary.store import Store
from ptdiary.store.drafts import Drafts
from ptdiary.ui.keeper import Keeper
from ptdiary.ui.theme import Look
from ptdiary.ui.trends.page import TrendsPage
from ptdiary.words.charts import timeline_words
from ptdiary.words.dates import USUAL_TIMES
from tests.benchmarks.measure import in_turn, report
from tests.diaries import end_of, ten_year_diary

SIZE = (10.0, 4.6)
DAYS, SESSIONS = 90, 40


def main():
    """Measure, and print a line for each."""
    drawing()
    application = QApplication.instance() or QApplication([])
    look = Look()
    look.dress()
    with tempfile.TemporaryDirectory() as folder:
        opened(application, look, Path(folder))
        long(application, look, Path(folder))


def drawing():
    """Our drawing, from a series to pixels, against the same shapes by plain matplotlib."""
    diary = ninety_days()
    at = end_of(diary)
    book = read_rulebook(resource_text("rules/rules.json"))
    found = series(diary, book, at, at.date() - timedelta(days=DAYS - 1), at.date())
    words = timeline_words(found, USUAL_TIMES)
    canvas = FigureCanvasAgg(Figure(figsize=SIZE, dpi=100))

    def ours():
        draw_timeline(canvas.figure, found, LIGHT, words)
        canvas.draw()

    ours()
    primitives = [said for each in canvas.figure.get_children()[1:] for said in described(each)]

    def plain():
        bare = FigureCanvasAgg(Figure(figsize=SIZE, dpi=100))
        for kind, place, look in primitives:
            artist = kind(*place, **look)
            artist.set_transform(bare.figure.dpi_scale_trans)
            bare.figure.add_artist(artist)
        bare.draw()

    own, bare = in_turn(seconds(ours), seconds(plain), rounds=15)
    report(f"the same {len(primitives)} shapes, plain matplotlib", f"{bare * 1000:.1f} ms")
    report(f"timeline, {DAYS} days, {len(found.windows)} sessions", f"{own * 1000:.1f} ms")
    report("    ratio", f"{own / bare:.2f}", "at most 1.50")


def described(artist):
    """What makes an artist again, in inches: its kind, its place and its look."""
    back = artist.figure.dpi_scale_trans.inverted()
    look = {"zorder": artist.get_zorder()}
    if isinstance(artist, Text):
        x, y = back.transform(artist.get_transform().transform(artist.get_position()))
        look |= {
            "fontproperties": artist.get_fontproperties(), "color": artist.get_color(),
            "rotation": artist.get_rotation(), "parse_math": False,
        }  # fmt: skip
        yield Text, (x, y, artist.get_text()), look
    elif isinstance(artist, Line2D):
        places = back.transform(artist.get_transform().transform(artist.get_xydata()))
        look |= {
            "color": artist.get_color(), "linewidth": artist.get_linewidth(),
            "linestyle": artist.get_linestyle(), "marker": artist.get_marker(),
            "markersize": artist.get_markersize(), "markeredgewidth": artist.get_markeredgewidth(),
            "markerfacecolor": artist.get_markerfacecolor(),
            "markeredgecolor": artist.get_markeredgecolor(),
        }  # fmt: skip
        yield Line2D, tuple(places.T), look
    else:
        path = back.transform_path(artist.get_transform().transform_path(artist.get_path()))
        look |= {
            "facecolor": artist.get_facecolor(), "edgecolor": artist.get_edgecolor(),
            "linewidth": artist.get_linewidth(),
        }  # fmt: skip
        yield PathPatch, (path,), look


def opened(application, look, folder):
    """The page on the sample: its first opening, hovering, and a thousand drawings."""
    now = end_of(sample_diary(end_of(Diary())))
    keeper = keeper_of(sample_diary(now), now, look, folder / "sample")
    began = time.process_time()
    page = shown(application, keeper, look)
    report("first opening of Trends, to the first paint",
           f"{(time.process_time() - began) * 1000:.0f} ms", "at most 300 ms")  # fmt: skip
    view = page.timeline.view
    points = view.placed.points
    took = []
    for number in range(200):
        point = points[number % len(points)]
        place = QPointF(point.x + 1, point.y)
        began = time.process_time()
        hover(application, view, place)
        took.append(time.process_time() - began)
    report("hovering from point to point, painted", f"{sorted(took)[100] * 1000:.2f} ms",
           "under 4 ms")  # fmt: skip
    for _ in range(50):
        drawn_again(application, view)
    gc.collect()
    before, objects = memory(), len(gc.get_objects())
    for _ in range(1000):
        drawn_again(application, view)
    gc.collect()
    report("1,000 drawings: memory grown by", f"{memory() - before:.1f} MB", "no leak")
    report("    and objects by", f"{len(gc.get_objects()) - objects}", "no leak")
    page.close()
    keeper.stop()


def long(application, look, folder):
    """Ten years on the screen, and pulled through time."""
    diary = ten_year_diary()
    now = end_of(diary)
    keeper = keeper_of(diary, now, look, folder / "ten")
    page = shown(application, keeper, look)

    def whole():
        page._show_all_days()
        page.timeline.view.repaint()

    def drawn():
        drawn_again(application, page.timeline.view)

    first = seconds(whole)()
    all_, again = in_turn(seconds(whole), seconds(drawn), rounds=15)
    report("ten years chosen, to the paint, the first time", f"{first * 1000:.0f} ms")
    report("    each time after", f"{all_ * 1000:.0f} ms", "under 200 ms")
    report("    of that the drawing", f"{again * 1000:.0f} ms")
    page.ranges.choose("92")
    page._choose_range()
    page.timeline.view.repaint()

    def pulled():
        page._move(-0.1)
        application.processEvents()
        page.timeline.view.repaint()

    (step,) = in_turn(seconds(pulled), rounds=15)
    report("3 months of ten years, pulled a tenth on", f"{step * 1000:.0f} ms", "no visible lag")
    page.close()
    keeper.stop()


def ninety_days():
    """Two ratings a day, 40 sessions."""
    rnd = Random(90)
    end = end_of(Diary())
    entries = tuple(
        Entry(id=f"e{n}", at=end - timedelta(hours=12 * n + 1), soreness=rnd.randrange(7))
        for n in range(2 * DAYS)
    )
    sessions = tuple(
        Session(id=f"s{n}", ended_at=end - timedelta(days=n * DAYS / SESSIONS, hours=3))
        for n in range(SESSIONS)
    )
    return Diary(entries=entries[::-1], sessions=sessions[::-1])


def keeper_of(diary, now, look, home):
    home.mkdir()
    store = Store.open(home / "diary.ptdiary", create=True)
    store.keep_profile(diary.profile)
    store.keep(*diary.sessions, *diary.entries, *diary.activities)
    rulebook = read_rulebook(resource_text("rules/rules.json"))
    keeper = Keeper(store, rulebook, lambda: now, Drafts(home / "drafts"), look)
    keeper.charts.load()  # as the program does in a quiet moment after its start
    return keeper


def shown(application, keeper, look):
    page = TrendsPage(keeper, look)
    page.resize(1040, 800)
    page.show_view(keeper.view)
    page.show()
    application.processEvents()
    page.timeline.view.repaint()
    return page


def hover(application, view, place):
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, view.mapToGlobal(place), Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(view, event)
    application.processEvents()


def drawn_again(application, view):
    view.draw_again()
    application.processEvents()
    view.repaint()


def seconds(act):
    """A function that does `act` and returns how long the processor worked on it."""

    def timed():
        began = time.process_time()
        act()
        return time.process_time() - began

    return timed


def memory():
    """Megabytes that the program holds at this moment, or held at most where that is not told."""
    pages = Path("/proc/self/statm")
    if pages.exists():
        return int(pages.read_text(encoding="ascii").split()[1]) * resource.getpagesize() / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10


if __name__ == "__main__":
    main()
