import io
import re

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Rectangle
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter, QPdfWriter, QPicture
from story import story

from ptdiary.charts.painter import _segments, paint_figure
from ptdiary.charts.style import PAPER
from ptdiary.charts.timeline import draw_timeline
from ptdiary.words.charts import timeline_words
from ptdiary.words.dates import USUAL_TIMES

pytestmark = pytest.mark.usefixtures("qapp")


def chart():
    figure = Figure(figsize=(7.2, 2.85))
    draw_timeline(figure, story(), PAPER, timeline_words(story(), USUAL_TIMES))
    return figure


def pdf_of(figure):
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(1200)
    painter = QPainter(writer)
    paint_figure(figure, painter, QRectF(500, 500, 8640, 3420))
    painter.end()
    buffer.close()
    return PdfReader(io.BytesIO(data.data()))


def image_of(figure, scale=1.0):
    width, height = (round(inches * 72 * scale) for inches in figure.get_size_inches())
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_figure(figure, painter, QRectF(0, 0, width, height))
    painter.end()
    return image


def test_words_on_paper_can_be_searched():
    text = " ".join(pdf_of(chart()).pages[0].extract_text().split())
    for words in ("Still sore after 72 hours", "Pain down the left leg", "Mon 12 Oct", "Soreness"):
        assert words in text


def test_paper_holds_lines_and_no_pictures():
    page = pdf_of(chart()).pages[0]
    assert list(page.images) == []
    objects = page["/Resources"].get("/XObject", {})
    assert not [each for each in objects.values() if each.get_object()["/Subtype"] == "/Image"]
    patterns = page["/Resources"].get("/Pattern", {})
    tiled = [each for each in patterns.values() if each.get_object().get("/PatternType") == 1]
    assert not tiled
    lines = re.findall(rb"\bl\b", page.get_contents().get_data())
    assert len(lines) > 300


def figure_with(*artists):
    figure = Figure(figsize=(2, 2))
    figure.patch.set_facecolor("white")
    axes = figure.add_axes((0.25, 0.25, 0.5, 0.5))
    axes.axis("off")
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    for artist in artists:
        axes.add_artist(artist)
    return figure, axes


def colour(image, x, y):
    return image.pixelColor(x, y).name()


def test_what_leaves_the_axes_is_clipped():
    figure, _ = figure_with(Rectangle((-5, -5), 10, 10, facecolor="#ff0000", linewidth=0))
    image = image_of(figure)
    assert colour(image, 72, 72) == "#ff0000"
    for x, y in ((30, 72), (114, 72), (72, 30), (72, 114)):
        assert colour(image, x, y) == "#ffffff"


def test_a_clip_path_clips():
    square = Rectangle((0, 0), 1, 1, facecolor="#0000ff", linewidth=0)
    figure, axes = figure_with(square)
    square.set_clip_path(Circle((0.5, 0.5), 0.3, transform=axes.transData))
    image = image_of(figure)
    assert colour(image, 72, 72) == "#0000ff"
    assert colour(image, 40, 40) == "#ffffff"


def test_a_hatch_is_drawn_inside_its_shape_only():
    box = Rectangle((0, 0), 1, 0.5, facecolor="none", edgecolor="#000000", linewidth=0, hatch="///")
    figure, _ = figure_with(box)
    image = image_of(figure)
    inside = {colour(image, x, 95) for x in range(40, 104)}
    above = {colour(image, x, 50) for x in range(40, 104)}
    assert len(inside) > 1
    assert above == {"#ffffff"}


def test_transparency_mixes():
    figure, _ = figure_with(Rectangle((0, 0), 1, 1, facecolor="#000000", linewidth=0, alpha=0.5))
    red, green, blue, _ = image_of(figure).pixelColor(72, 72).getRgb()
    assert red == green == blue
    assert 120 <= red <= 135


def test_dashes_have_gaps():
    figure, axes = figure_with()
    axes.plot([0, 1], [0.5, 0.5], color="black", linewidth=4, linestyle=(0, (2, 2)))
    image = image_of(figure)
    row = [image.pixelColor(x, 72).lightness() for x in range(40, 104)]
    assert min(row) < 30
    assert max(row) > 225


def test_rotated_words_stand_upright():
    figure = Figure(figsize=(2, 2))
    figure.text(0.5, 0.5, "upright", rotation=90, ha="center", va="center", fontsize=12)
    image = image_of(figure)
    dark = [
        (x, y) for x in range(144) for y in range(144) if image.pixelColor(x, y).lightness() < 128
    ]
    wide = max(x for x, _ in dark) - min(x for x, _ in dark)
    tall = max(y for _, y in dark) - min(y for _, y in dark)
    assert tall > 2 * wide


def test_a_picture_can_be_replayed_and_the_figure_stays_as_it_was():
    figure = chart()
    canvas, dpi = figure.canvas, figure.dpi
    picture = QPicture()
    painter = QPainter(picture)
    paint_figure(figure, painter, QRectF(0, 0, 518, 205))
    painter.end()
    assert picture.size() > 1000
    assert figure.canvas is canvas
    assert figure.dpi == dpi


def test_markers_and_images_are_drawn():
    figure, axes = figure_with()
    axes.plot([0.5], [0.5], marker="D", markersize=20, color="#00aa00", markeredgewidth=0)
    assert colour(image_of(figure), 72, 72) == "#00aa00"
    figure, axes = figure_with()
    axes.imshow([[0.0, 0.0], [0.0, 0.0]], cmap="gray", extent=(0, 1, 0, 1), aspect="auto")
    assert colour(image_of(figure), 72, 72) == "#000000"


@pytest.mark.parametrize("clip", [None, (0.0, 0.0, 90.0, 90.0)])
def test_the_segments_of_a_path_are_those_of_matplotlib(clip):
    gap = [(0, 0), (40, 200), (np.nan, np.nan), (7, 8), (-300, 9)]
    paths = [Path(gap), Path.circle((3, 4), 20), Path.unit_rectangle(), Path(np.zeros((0, 2)))]
    paths.append(Path([(0, 0), (5, 9), (9, 0), (0, 0)], [1, 3, 3, 79]))
    moved = Affine2D().scale(2, -1).translate(5, 60)
    for path in paths:
        told = path.iter_segments(moved, clip=clip, simplify=False, curves=True)
        wanted = [(corners.tolist(), int(code)) for corners, code in told]
        assert list(_segments(path, moved, clip)) == wanted


def test_words_are_measured_anew_once_their_font_is_another():
    figure, other = Figure(figsize=(2, 1)), Figure(figsize=(2, 1))
    text = figure.text(0.5, 0.5, "Soreness", size=8, ha="center")
    before = image_of(figure)
    text.set_fontsize(14)
    text.set_fontweight("bold")
    other.text(0.5, 0.5, "Soreness", size=14, ha="center", weight="bold")
    assert image_of(figure) == image_of(other) != before
