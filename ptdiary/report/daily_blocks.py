"""The blocks of daily life: where it hurts, what the patient can do, and rows of the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ptdiary.report import body
from ptdiary.report.blocks import HEADING, QUIET, SMALL, SMALL_STRONG
from ptdiary.report.lettering import width_of
from ptdiary.report.paper import Box
from ptdiary.report.wording.page_daily import more_activities

if TYPE_CHECKING:
    from ptdiary.report.parts import BodyChart, DailyLife, Listed, Named
    from ptdiary.report.sheet import Sheet

PICTURE = 27.0  # mm, height of the small body chart
_GAP = 3.0
_NAMES = 2.5  # between a name and its value


def place_body(sheet: Sheet, chart: BodyChart, area: Box, *, picture: bool) -> float:
    """The body chart at the left; its words, and what makes it worse and better, beside it."""
    sheet.block = "body"
    y = area.y + sheet.text((area.x, area.y, area.width), chart.title, HEADING) + 0.8
    foot, beside = y, area
    if picture:
        wide = _place_picture(sheet, chart, Box(area.x, y, area.width, PICTURE))
        beside = Box(area.x + wide + _GAP, y, area.width - wide - _GAP, 0)
        foot = y + PICTURE + 1.0
    key = chart.key if picture else ""
    for words, lettering in ((chart.said, SMALL), (key, QUIET), (chart.not_drawn, SMALL)):
        y += sheet.text((beside.x, y, beside.width), words, lettering, lines=2)
    y += 0.6
    y += _place_rows(sheet, chart.rows, Box(beside.x, y, beside.width, 0))
    return max(y, foot) - area.y


def _place_picture(sheet: Sheet, chart: BodyChart, area: Box) -> float:
    """The picture with its sides named; its width."""
    across, down = body.size()
    wide = area.height * across / down
    sheet.body(Box(area.x, area.y, wide, area.height), chart.shades)
    for words, align in ((chart.left, "left"), (chart.right, "right")):
        room = width_of(words, SMALL_STRONG) + 0.3
        x = area.x if align == "left" else area.x + wide - room
        sheet.text((x, area.y + 0.4, room), words, SMALL_STRONG, align=align)
    return wide


def place_can_do(sheet: Sheet, can_do: Listed, area: Box) -> float:
    """Activities of the patient's own, and what a change has to be to count; 0.0 without any."""
    if not can_do.lines:
        return 0.0
    sheet.block = "can do"
    y = area.y + sheet.text((area.x, area.y, area.width), can_do.title, HEADING) + 0.7
    for line in can_do.lines:
        y += sheet.text((area.x, y, area.width), line, SMALL, lines=2)
    return y + sheet.text((area.x, y, area.width), can_do.more, SMALL, lines=2) + 1.2 - area.y


def shortened(can_do: Listed, most: int) -> Listed:
    """What the patient can do, at most so many activities of it; the rest is counted."""
    hidden = len(can_do.lines) - most
    if hidden <= 0:
        return can_do
    more = f"{more_activities(hidden)} {can_do.more}"
    return replace(can_do, lines=can_do.lines[:most], more=more)


def place_daily(sheet: Sheet, daily: DailyLife, area: Box) -> float:
    """What else was recorded: name and value in rows."""
    sheet.block = "daily"
    return _place_rows(sheet, daily.rows, area)


def _place_rows(sheet: Sheet, rows: tuple[Named, ...], area: Box) -> float:
    y = area.y
    named = max((width_of(row.name, SMALL_STRONG) for row in rows), default=0.0) + _NAMES
    for row in rows:
        sheet.text((area.x, y, named), row.name, SMALL_STRONG)
        height = sheet.text((area.x + named, y, area.width - named), row.value, SMALL, lines=2)
        y += max(height, SMALL.line) + 0.5
    return y - area.y
