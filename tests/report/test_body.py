"""The small body chart: left stays left, and three shades that survive a copier."""

import pytest
from PySide6.QtGui import QImage, QPainter

from ptdiary.diary.answers import REGIONS, mirrored, side_of
from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import Entry
from ptdiary.report import body
from ptdiary.report.layout import lay_out
from ptdiary.report.paint import paint_items
from ptdiary.report.sheet import A4, Area, BodyItem, TextItem
from ptdiary.review.page.figures import Count
from tests.report import pages


def middle(place):
    outline = body.outlines()[place]
    return [sum(point[axis] for point in outline) / len(outline) for axis in (0, 1)]


def marking(*marked):
    """A diary in which each group of places was marked in one entry."""
    return Diary(
        entries=tuple(
            Entry(id=f"e{index}", at=pages.NOW, soreness=4, regions=regions)
            for index, regions in enumerate(marked)
        )
    )


def test_the_patients_left_is_at_the_left():
    half = body.size()[0] / 2
    for place in body.outlines():
        assert place in REGIONS
        assert mirrored(place) in body.outlines()
        side = side_of(place)
        x = middle(place)[0]
        assert (x < half - 1, x > half + 1) == (side == "left", side == "right"), place


def test_three_shades_by_how_often():
    counts = [
        Count(what="lumbar.left", times=9), Count(what="lumbar.right", times=6),
        Count(what="heel.left", times=3), Count(what="groin.left", times=1),
    ]  # fmt: skip
    assert dict(body.shades(counts)) == {
        "lumbar.left": body.MOST, "lumbar.right": body.SOME, "heel.left": body.FEW,
    }  # fmt: skip
    assert body.hidden(counts) == (counts[3],)
    assert body.shades([]) == ()


def test_a_place_at_the_front_is_said_because_it_cannot_be_drawn():
    page = pages.page_of(marking(("thigh_front.left", "lumbar.left"), ("lumbar.left",)))
    assert page.body.said == "Lower back 2 times."  # the leg is said below, and once
    assert page.body.not_drawn == "Not on the picture: front of the left thigh 1 time."
    assert dict(page.body.shades) == {"lumbar.left": body.MOST}


def test_nothing_marked_is_not_answered():
    page = pages.page_of(marking(()))
    assert (page.body.said, page.body.shades, page.body.key) == ("Not answered.", (), "")


def test_hatching_stays_inside_its_shape():
    for outline in body.outlines().values():
        pieces = body.hatches(outline, body.HATCHING[body.SOME])
        assert len(pieces) > len(body.hatches(outline, body.HATCHING[body.FEW])) > 0
        xs, ys = zip(*outline, strict=True)
        for piece in pieces:
            for x, y in piece:
                assert min(xs) - 0.01 <= x <= max(xs) + 0.01
                assert min(ys) - 0.01 <= y <= max(ys) + 0.01


def dark(image, box):
    """The share of black dots in a box, of an image at 10 dots a mm."""
    dots = [
        image.pixelColor(x, y).lightness() < 128
        for x in range(int(box.x * 10), int(box.right * 10))
        for y in range(int(box.y * 10), int(box.bottom * 10))
    ]
    return sum(dots) / len(dots)


@pytest.mark.usefixtures("qapp")
def test_a_copy_in_black_and_white_keeps_sides_and_shades():
    often, seldom = ("thigh_back.left",), ("calf_back.right",)
    items = lay_out(pages.page_of(marking(often, often, often, seldom)), A4)
    (chart,) = [item for item in items if isinstance(item, BodyItem)]
    image = QImage(2100, 2970, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    image.setDotsPerMeterX(10_000)
    image.setDotsPerMeterY(10_000)
    painter = QPainter(image)
    paint_items(items, painter)
    painter.end()
    scale = chart.box.width / body.size()[0]

    def share(place):
        x, y = (each * scale for each in middle(place))
        return dark(image, Area(chart.box.x + x - 0.8, chart.box.y + y - 0.8, 1.6, 1.6))

    assert share("thigh_back.left") == 1.0
    assert share("thigh_back.right") == 0.0
    assert 0.1 < share("calf_back.right") < 0.9
    left, right = (
        next(item for item in items if isinstance(item, TextItem) and item.text == side)
        for side in ("L", "R")
    )
    assert left.box.x < right.box.x
    assert not pages.overlap(left.box, right.box)


def test_the_picture_for_the_html_has_the_same_shapes():
    page = pages.page_of(marking(("lumbar.left",), ("lumbar.left",), ("lumbar.left", "hand.right")))
    svg = body.body_svg(page.body)
    assert svg.count("<polygon") == len(body.outlines())
    assert svg.count('fill="#000"') == 1
    assert svg.count("<line") == len(
        body.hatches(body.outlines()["hand.right"], body.HATCHING[body.FEW])
    )
