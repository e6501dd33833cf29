"""Controls of the window. Each reads its colours and sizes from the `Look` that it is given."""

from ptdiary.ui.widgets.banner import Banner, BannerAction, BannerButton, BannerText, Shape
from ptdiary.ui.widgets.button import Button, ButtonKind
from ptdiary.ui.widgets.card import Card, IconLabel, Label, LabelKind, Line
from ptdiary.ui.widgets.chip import Chip, Choices
from ptdiary.ui.widgets.flow import Flow, Pairs
from ptdiary.ui.widgets.focus import put_in_order, show_focus
from ptdiary.ui.widgets.fold import Fold, FoldRow
from ptdiary.ui.widgets.follow_ups import FollowUps, Question
from ptdiary.ui.widgets.form_row import FormRow
from ptdiary.ui.widgets.moment import (
    DayAndTime,
    DayBox,
    MomentChoice,
    MomentPicker,
    MomentWords,
    TimeBox,
    in_zone_of,
)
from ptdiary.ui.widgets.record_table import Column, RecordTable
from ptdiary.ui.widgets.save_bar import SaveBar
from ptdiary.ui.widgets.score_scale import ScoreScale
from ptdiary.ui.widgets.status_line import StatusLine
from ptdiary.ui.widgets.text_box import LineBox, NumberBox, TextBox

__all__ = [
    "Banner",
    "BannerAction",
    "BannerButton",
    "BannerText",
    "Button",
    "ButtonKind",
    "Card",
    "Chip",
    "Choices",
    "Column",
    "DayAndTime",
    "DayBox",
    "Flow",
    "Fold",
    "FoldRow",
    "FollowUps",
    "FormRow",
    "IconLabel",
    "Label",
    "LabelKind",
    "Line",
    "LineBox",
    "MomentChoice",
    "MomentPicker",
    "MomentWords",
    "NumberBox",
    "Pairs",
    "Question",
    "RecordTable",
    "SaveBar",
    "ScoreScale",
    "Shape",
    "StatusLine",
    "TextBox",
    "TimeBox",
    "in_zone_of",
    "put_in_order",
    "show_focus",
]
