"""What the patient can do: the weekly question on Today, and the list in Settings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ptdiary.diary import Activity
from ptdiary.diary.limits import NAME
from ptdiary.diary.weekly import MOST_ACTIVITIES, is_due, is_offered, rated
from ptdiary.ui.draft import BoxDraft, FormDraft
from ptdiary.ui.keys import save_by_keys
from ptdiary.ui.settings.care import SettingsCard
from ptdiary.ui.widgets import Button, Card, Flow, FormRow, Label, LineBox, ScoreScale, nest
from ptdiary.wall_clock import as_shown
from ptdiary.words import activities as words
from ptdiary.words import recovery

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

    from ptdiary.diary import ActivityRating
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look


class ActivitiesCard(Card):
    """After an entry, at most once a week: how well each activity goes. Nothing is pre-filled.

    While there are none, it offers once a week to name the first. Not now: not again in this run.
    `made` if other activities are asked about than before.
    """

    made = Signal()

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, spacing=0.6)
        self._keeper = keeper
        self._look = look
        self._put_off = False
        self._asked: tuple[str, ...] = ()
        self._draft = FormDraft("today.activities", keeper.drafts, keeper.clock, self)
        self._draft.not_kept.connect(keeper.not_kept)
        self.scales: dict[str, ScoreScale] = {}
        self._shown: list[FormRow] = []
        self._title, self._why = Label("", "h2"), Label("", "hint")
        self._scale_help = Label(words.SCALE)
        self._rows = QVBoxLayout()
        look.space(self._rows, 0, 0.6)
        self.adding = AddActivity(keeper, BoxDraft("today.activity", keeper, self), look)
        self._wrong = Label("", "error")
        self._wrong.hide()
        self.save = Button(words.SAVE, look, parent=self)
        self.later = Button(words.LATER, look, "link", parent=self)
        buttons = Flow(look, gap=0.6)
        buttons.add(self.save, self.later)
        self.add(self._title, self._why, self._scale_help, self._rows, self.adding, self._wrong)
        self.add(buttons)
        self.save.clicked.connect(self._save)
        save_by_keys(self, self.save)
        self.later.clicked.connect(self._leave)
        self.hide()

    def show_view(self, view: View, after_entry: bool) -> None:
        """Ask, if it is due and an entry was just saved."""
        activities = view.diary.activities[:MOST_ACTIVITIES]
        first = not activities
        due = is_offered(view.diary, view.now) if first else is_due(activities, view.now)
        self.setVisible(after_entry and due and not self._put_off)
        self._title.setText(words.FIRST_TITLE if first else words.TITLE)
        self._why.setText(words.FIRST_WHY if first else words.WHY)
        self.adding.setVisible(first)
        for widget in (self._scale_help, self.save):
            widget.setVisible(not first)
        shown = tuple(f"{each.id} {each.name}" for each in activities)
        if shown != self._asked:
            self._asked = shown
            self._ask(activities)
            self.made.emit()

    def _ask(self, activities: tuple[Activity, ...]) -> None:
        for row in self._shown:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.scales, self._shown = {}, []
        for each in activities:
            scale = ScoreScale(self._look, words.spoken, words.SPANS, bars=False)
            scale.changed.connect(self._chosen)
            self.scales[each.id] = scale
            row = FormRow(each.name, scale, self._look)
            self._shown.append(row)
            self._rows.addWidget(row)
        self._put_back()

    def _put_back(self) -> None:
        """What was chosen when the program ended, on the same day."""
        half = self._draft.read(dict)
        now = self._keeper.clock()
        if half is not None and as_shown(half.begun, now).date() == now.date():
            for id_ in half.form.keys() & self.scales.keys():
                self.scales[id_].choose(half.form[id_])

    def _chosen(self) -> None:
        self._say("")
        self._draft.wait(self._scores)

    def _scores(self) -> dict[str, int]:
        found = {id_: scale.value() for id_, scale in self.scales.items()}
        return {id_: score for id_, score in found.items() if score is not None}

    def _save(self) -> None:
        scores = self._scores()
        if not scores:
            self._say(words.NOTHING)
            return
        records = rated(self._keeper.diary.activities, scores, self._keeper.clock())
        if self._keeper.keep(words.LABEL_RATED, *records):
            for scale in self.scales.values():
                scale.choose(None)
            self._draft.clear()

    def _say(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))

    def _leave(self) -> None:
        self._put_off = True
        self._draft.clear()
        self.hide()


class AddActivity(QWidget):
    """One box for one more activity."""

    def __init__(self, keeper: Keeper, draft: BoxDraft, look: Look) -> None:
        super().__init__()
        self._keeper = keeper
        column = QVBoxLayout(self)
        look.space(column, 0, 0.3)
        self.box = LineBox(look, NAME.longest)
        self.box.setPlaceholderText(words.EXAMPLE)
        self.box.setAccessibleName(words.NAME)
        draft.watch("activity", self.box)
        self.button = Button(words.ADD, look)
        self._wrong = Label("", "error")
        self._wrong.hide()
        beside = QHBoxLayout()
        look.space(beside, 0, 0.4)
        beside.addWidget(self.box, 1)
        beside.addWidget(self.button)
        nest(column, beside)
        column.addWidget(self._wrong)
        self.button.clicked.connect(self._add)
        save_by_keys(self, self.button)
        self.box.returnPressed.connect(self._add)

    def _add(self) -> None:
        name = self.box.answer()
        if name is None:
            self.box.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        known = self._keeper.diary.activities
        wrong = words.TWICE if name in {each.name for each in known} else ""
        if len(known) >= MOST_ACTIVITIES:
            wrong = words.MOST
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        added = Activity(id=str(uuid4()), name=name)
        if not wrong and self._keeper.keep(words.LABEL_ADDED, added):
            self.box.clear()


class ActivityList(SettingsCard):
    """The activities in Settings: each can be called otherwise or taken out."""

    def __init__(self, keeper: Keeper, draft: BoxDraft, look: Look, parent: QWidget) -> None:
        super().__init__(words.LIST_TITLE, look, parent)
        self._keeper = keeper
        self._draft = draft
        self._shown: tuple[Activity, ...] | None = None
        self.lines: list[_ActivityRow] = []
        self._column = QVBoxLayout()
        look.space(self._column, 0, 0.3)
        self.adding = AddActivity(keeper, draft, look)
        self.more = Button(words.ADD_ONE, look, "link", parent=self)
        self.more.clicked.connect(self._ask_for_one)
        self.top.addWidget(self.more)
        self.add(self._column, self.adding)

    def show_view(self, view: View) -> None:
        """Show the activities as they are."""
        if view.diary.activities == self._shown:
            return
        self._shown = view.diary.activities
        typed = self.adding.box.answer()
        is_asked = not self._shown or typed not in {None, *(each.name for each in self._shown)}
        self.adding.setVisible(is_asked)
        self.more.setVisible(not is_asked)
        for row in self.lines:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.lines = [_ActivityRow(each, view, self._draft, self._look) for each in self._shown]
        for row in self.lines:
            self._column.addWidget(row)
            row.renamed.connect(self._rename)
            row.removed.connect(self._remove)

    def _ask_for_one(self) -> None:
        self.adding.show()
        self.adding.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.more.hide()

    def _rename(self, activity: Activity, name: str) -> None:
        self._keeper.keep(words.LABEL_RENAMED, replace(activity, name=name))

    def _remove(self, activity: Activity) -> None:
        if self._keeper.remove(words.LABEL_REMOVED, Activity, activity.id):
            self._draft.forget(_key(activity))


_NARROW = 25.0  # em: with less, when it was rated last is below the words
_VERY_NARROW = 18.0  # em: with less, the link is below that


class _ActivityRow(QWidget):
    """One activity. `renamed(Activity, str)` once its box is left with other words."""

    renamed = Signal(Activity, str)
    removed = Signal(Activity)

    def __init__(self, activity: Activity, view: View, draft: BoxDraft, look: Look) -> None:
        super().__init__()
        self._activity = activity
        self._look = look
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        look.space(self._row, 0, 0.4)
        self.box = LineBox(look, NAME.longest)
        self.box.setText(activity.name)
        self.box.setCursorPosition(0)
        self.box.setAccessibleName(words.named(words.RENAME, activity.name))
        self.take_out = Button(words.TAKE_OUT, look, "link")
        self.take_out.setAccessibleName(words.named(words.TAKE_OUT, activity.name))
        is_back = draft.watch(_key(activity), self.box, lambda: activity.name)
        last = max(activity.ratings, key=_at, default=None)
        said = (
            words.latest(last.score, last.at, view.now, look.times) if last else words.NEVER_RATED
        )
        said = recovery.CANNOT_SAVE if is_back else said
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        look.space(self._beside, 0, 0.4)
        rated = Label(said, "hint", wrap=False)
        rated.setContentsMargins(0, 0, 0, look.px(0.2))  # large letters reach below their line
        rated.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._beside.addWidget(rated, 1)
        self._beside.addWidget(self.take_out, 0, Qt.AlignmentFlag.AlignLeft)
        self._row.addWidget(self.box, 1)
        nest(self._row, self._beside)
        self.box.finished.connect(self._finish)
        self.take_out.clicked.connect(self._take_out)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        narrow = self.width() < self._look.px(_NARROW)
        self._row.setDirection(down if narrow else across)
        very_narrow = self.width() < self._look.px(_VERY_NARROW)
        self._beside.setDirection(down if very_narrow else across)

    def _finish(self) -> None:
        name = self.box.answer()
        if name is not None and name != self._activity.name:
            self.renamed.emit(self._activity, name)

    def _take_out(self) -> None:
        self.removed.emit(self._activity)


def _key(activity: Activity) -> str:
    return f"activity.{activity.id}"


def _at(rating: ActivityRating) -> datetime:
    return rating.at
