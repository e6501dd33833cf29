"""Controls of the window. Each reads its colours and sizes from the `Look` that it is given.

- `announce`      lines that screen readers say by themselves
- `banner`        the one banner of a page, and its buttons
- `button`        a button of each kind
- `card`          a card, the words and icons on it, the hairline in it
- `chart_view`    a chart that the mouse and the keyboard walk
- `chip`          pills: one, or a choice among several
- `day_box`       a day, typed as people write it
- `direction`     which way the words run
- `drop_down`     a list that opens from one line
- `flow`          what wraps to the next line; pairs of boxes, and of widgets in one row
- `focus`         the order of Tab, and the ring around what has the keyboard
- `fold`          a row that opens
- `follow_ups`    small questions together, each with pills or a scale
- `form_row`      a question, its control, and what is wrong with the answer
- `long_text`     a long text to read
- `moment`        a day and a time
- `nesting`       one layout in another, and things one below the other
- `outcome_lines`  what a card says was done, or went wrong
- `phone_number`  a telephone number, with *Copy*
- `presses`       what the second press of a double click does
- `record_table`  a table of records
- `role`          what screen readers take a widget for
- `save_bar`      the bar that saves a form
- `score_scale`   a score from 0 to 10
- `status_line`   the line that says what was done, with Undo
- `text_box`      boxes for a line, a text, a number
- `time_box`      a time of the day, typed as people write it
"""

from ptdiary.ui.widgets.announce import announce
from ptdiary.ui.widgets.banner import (
    Banner,
    BannerAction,
    BannerButton,
    BannerLine,
    BannerText,
    Shape,
)
from ptdiary.ui.widgets.button import Button, ButtonKind
from ptdiary.ui.widgets.card import Bullet, Card, Hairline, IconLabel, Label, LabelKind, OneLine
from ptdiary.ui.widgets.chip import Chip, Choices
from ptdiary.ui.widgets.day_box import DayBox
from ptdiary.ui.widgets.direction import from_right, key_onward, turned
from ptdiary.ui.widgets.drop_down import DropDown
from ptdiary.ui.widgets.flow import Flow, Pairs, SideBySide
from ptdiary.ui.widgets.focus import (
    move_focus,
    move_ring,
    put_in_order,
    read_in_order,
    show_focus,
    stop_at,
)
from ptdiary.ui.widgets.fold import Fold, FoldRow
from ptdiary.ui.widgets.follow_ups import FollowUps, FormQuestion
from ptdiary.ui.widgets.form_row import FormRow
from ptdiary.ui.widgets.long_text import LongText
from ptdiary.ui.widgets.moment import (
    DayAndTime,
    MomentChoice,
    MomentPicker,
    MomentWords,
    WhichHour,
)
from ptdiary.ui.widgets.nesting import add_below, nest
from ptdiary.ui.widgets.outcome_lines import OutcomeLines
from ptdiary.ui.widgets.phone_number import CopyButton, NumberLabel, PhoneNumbers
from ptdiary.ui.widgets.presses import PressedOnce
from ptdiary.ui.widgets.record_table import RecordTable, TableColumn
from ptdiary.ui.widgets.role import heard_as, tip_for_eyes
from ptdiary.ui.widgets.save_bar import SaveBar, Verdict
from ptdiary.ui.widgets.score_scale import ScoreScale
from ptdiary.ui.widgets.status_line import StatusLine
from ptdiary.ui.widgets.text_box import LineBox, NumberBox, TextBox
from ptdiary.ui.widgets.time_box import TimeBox

__all__ = [
    "Banner",
    "BannerAction",
    "BannerButton",
    "BannerLine",
    "BannerText",
    "Bullet",
    "Button",
    "ButtonKind",
    "Card",
    "Chip",
    "Choices",
    "CopyButton",
    "DayAndTime",
    "DayBox",
    "DropDown",
    "Flow",
    "Fold",
    "FoldRow",
    "FollowUps",
    "FormQuestion",
    "FormRow",
    "Hairline",
    "IconLabel",
    "Label",
    "LabelKind",
    "LineBox",
    "LongText",
    "MomentChoice",
    "MomentPicker",
    "MomentWords",
    "NumberBox",
    "NumberLabel",
    "OneLine",
    "OutcomeLines",
    "Pairs",
    "PhoneNumbers",
    "PressedOnce",
    "RecordTable",
    "SaveBar",
    "ScoreScale",
    "Shape",
    "SideBySide",
    "StatusLine",
    "TableColumn",
    "TextBox",
    "TimeBox",
    "Verdict",
    "WhichHour",
    "add_below",
    "announce",
    "from_right",
    "heard_as",
    "key_onward",
    "move_focus",
    "move_ring",
    "nest",
    "put_in_order",
    "read_in_order",
    "show_focus",
    "stop_at",
    "tip_for_eyes",
    "turned",
]
