"""About soreness: what is known about it, and what helps. Not while the diary warns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from ptdiary.paths import resource_text
from ptdiary.review.finding import Level
from ptdiary.ui.destination import Destination, PageName
from ptdiary.ui.page import Page
from ptdiary.ui.widgets import Bullet, Button, Card, Flow, IconLabel, Label
from ptdiary.words import findings
from ptdiary.words import guide as words
from ptdiary.words.guide import Block, read_guide

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ptdiary.review.finding import Finding, Review
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look

PAGE = "guide/soreness.md"


class GuidePage(Page):
    """The text never changes; it makes room for what to do if a finding asks for somebody."""

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(keeper, look, parent)
        guide = read_guide(resource_text(PAGE))
        self.set_title(guide.title)
        self._first = _FirstCard(look, self)
        self._first.see.clicked.connect(self._see_warning)
        self._first.help.clicked.connect(self._see_help)
        self._text: list[QWidget] = [Label(block.text) for block in guide.lead]
        for section in guide.sections:
            card = Card(look, self, spacing=0.5)
            card.add(Label(section.title, "h2"))
            _fill(card, section.blocks, look)
            self._text.append(card)
        self._help = Button(words.SEE_HELP, look, icon="help", parent=self)
        self._help.clicked.connect(self._see_help)
        ways = Flow(look)
        ways.add(self._help)
        self._text.append(self._help)
        self.add(self._first, *self._text[:-1], ways, Label(findings.NOT_A_CHECK_UP, "hint"))
        self.body.addStretch(1)

    def show_view(self, view: View) -> None:
        """The guide, or what to do first."""
        first = asks_for_somebody(view.review)
        self._first.setVisible(first)
        if first:
            self._first.show_view(view)
        for widget in self._text:
            widget.setVisible(not first)

    def show_time(self, view: View) -> None:
        """Nothing here depends on the time of the day."""

    def first_focus(self) -> QWidget | None:
        """The warning, if there is one; else nothing, so that the top stays in view."""
        return self._first.see if self._first.isVisibleTo(self) else None

    def _see_warning(self) -> None:
        self.go_to.emit(Destination(page=PageName.TODAY))

    def _see_help(self) -> None:
        self.go_to.emit(Destination(page=PageName.HELP))


class _FirstCard(Card):
    """What the diary warns about, in the words of the banner, and the ways to it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent, spacing=0.6)
        self._look = look
        top = QGridLayout()
        look.space(top, 0, 0.7)
        top.setColumnStretch(1, 1)
        self._heading = Label("", "h2")
        self._icons = {
            False: IconLabel("triangle", look, 1.7, "caution_fill", "on_caution", self),
            True: IconLabel("octagon", look, 1.7, "urgent_fill", "on_urgent", self),
        }
        for icon in self._icons.values():
            top.addWidget(icon, 0, 0)
        top.addWidget(self._heading, 0, 1)
        self._reason = Label("")
        self._advice = Label("", "strong")
        self.see = Button(words.SEE_TODAY, look, "primary", parent=self)
        self.help = Button(words.SEE_HELP, look, icon="help", parent=self)
        buttons = Flow(look, gap=0.6)
        buttons.add(self.see, self.help)
        self.add(Label(words.FIRST, "hint"), top, self._reason, self._advice, buttons)
        self.add(Label(words.NOT_NOW), Label(words.WHEN_BACK, "hint"))

    def show_view(self, view: View) -> None:
        """Show the highest finding."""
        lead = findings.lead(view.review)
        told = lead is None or lead.level < Level.CONTACT
        found = max(view.review.findings, key=_level) if told or lead is None else lead
        for urgent, icon in self._icons.items():
            icon.setVisible(urgent == (found.shown_level >= Level.URGENT))
        heading = words.TOLD if told else findings.heading(view.review, self._look.times)
        self._heading.setText(heading)
        self._reason.setText(findings.reason(found, self._look.times))
        self._advice.setText(findings.advice(found, view.diary, self._look.times))


def asks_for_somebody(review: Review) -> bool:
    """Whether a finding is at the level of contact or above, told or not."""
    return any(each.level >= Level.CONTACT for each in review.findings)


def _level(finding: Finding) -> int:
    return finding.level


def _fill(card: Card, blocks: tuple[Block, ...], look: Look) -> None:
    points = QGridLayout()
    for block in blocks:
        if not block.point:
            points = QGridLayout()
            card.add(Label(block.text))
            continue
        if points.count() == 0:
            look.space(points, 0, 0.4)
            points.setColumnStretch(1, 1)
            card.add(points)
        row = points.rowCount()
        points.addWidget(Bullet(look, card), row, 0, Qt.AlignmentFlag.AlignTop)
        points.addWidget(Label(block.text), row, 1)
