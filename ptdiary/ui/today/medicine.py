"""Medicines taken as needed: written down in two presses, and whether one was for pain."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.diary import MedicineDose
from ptdiary.review.medicines import asked_about, taken_before, was_for_pain
from ptdiary.ui.draft import RecordDraft
from ptdiary.ui.keys import save_by_keys
from ptdiary.ui.today.pills import PillRow
from ptdiary.ui.widgets import (
    Button,
    Card,
    Choices,
    DayAndTime,
    Flow,
    FormRow,
    Label,
    LineBox,
    MomentWords,
    nest,
)
from ptdiary.words import entry_form
from ptdiary.words import medicine as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from ptdiary.diary import Entry
    from ptdiary.review.medicines import Medicine
    from ptdiary.ui.destination import PageName
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look

_AROUND = (1.1, 0.7, 1.1, 0.7)  # em
_MOST = 8  # medicines that one press writes


# Writing a dose down, and changing one.


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedDose:
    """What the boxes held; `at` is None while nobody told another time."""

    name: str
    amount: str
    at: datetime | None


class MedicineCard(Card):
    """Hidden until `ask` or `change`: a pill for each medicine taken before, boxes for another.

    `kept(MedicineDose)` with what is to be kept, `left` where nothing is. `made` when it has parts
    that were not there before. `back` is the page that a dose was opened from to be changed.
    """

    kept = Signal(MedicineDose)
    left = Signal()
    made = Signal()

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, margin=_AROUND, spacing=0.5)
        self._keeper = keeper
        self._look = look
        self.changing: MedicineDose | None = None
        self.back: PageName | None = None
        self.pills: PillRow | None = None
        self._offered: dict[str, Medicine] = {}
        self._filling = False
        self._told: datetime | None = None
        self._draft = RecordDraft("medicine", MedicineDose, keeper.drafts, keeper.clock, self)
        self._draft.not_kept.connect(keeper.not_kept)
        self.hide()

    def ask(self) -> None:
        """Offer what was taken before; where nothing was, or something is half typed, the boxes."""
        if not self.isHidden() and self.changing is None:
            self._take_focus()
            return
        self._begin(None)
        self._offer()
        half = self._draft.read_new(self._keeper.diary, _read)
        if half is not None or not self._offered:
            self._fill(half.form if half is not None else _EMPTY)
        self._appear()

    def change(self, dose: MedicineDose, back: PageName | None = None) -> None:
        """Open the boxes on a dose, as it was left half changed."""
        self._begin(dose, back)
        half = self._draft.read_change(self._keeper.diary, _read, dose.id)
        self._fill(half.form if half is not None else _typed(dose))
        self._appear()

    def restore(self) -> None:
        """Open what was half typed when the program ended."""
        diary = self._keeper.diary
        change = self._draft.read_change(diary, _read)
        dose = diary.find(MedicineDose, change.changing) if change and change.changing else None
        new = None if change is not None else self._draft.read_new(diary, _read)
        if dose is None and new is None:
            return
        self._begin(dose)
        self._offer()
        half = change or new
        self._fill(half.form if half is not None else _EMPTY)
        self.show()

    def follow(self, view: View) -> None:
        """A dose that is being changed may be gone."""
        if self.changing is not None and view.diary.find(MedicineDose, self.changing.id) is None:
            self._draft.clear(self.changing.id)
            self.close_card()

    def close_card(self) -> None:
        """It is kept or given up."""
        self.changing = None
        self.hide()

    def done(self) -> None:
        """What the boxes held is in the diary."""
        self._draft.clear(self.changing.id if self.changing is not None else None)
        self.close_card()

    def leave(self) -> None:
        """Give up what was typed."""
        self.done()
        self.left.emit()

    def keep_draft(self) -> None:
        """Write what is typed, now."""
        self._draft.write()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    # what is shown

    def _begin(self, dose: MedicineDose | None, back: PageName | None = None) -> None:
        self._draft.write()
        if not hasattr(self, "boxes"):
            self._build()
        self.changing, self.back = dose, back
        self._title.setText(words.WHAT_TAKEN if dose is None else words.CHANGE_TITLE)
        self.save.setText(words.SAVE if dose is None else words.SAVE_CHANGES)
        for part in (self.choosing, self.boxes, self.save, self.another):
            part.hide()

    def _appear(self) -> None:
        self.show()
        self.made.emit()
        self._take_focus()

    def _take_focus(self) -> None:
        boxes = not self.boxes.isHidden() or self.pills is None
        first = self.name if boxes or self.pills is None else self.pills.stop()
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _offer(self) -> None:
        """The pills of what was taken before, as they are now."""
        offered = taken_before(self._keeper.diary)[:_MOST]
        self._offered = {str(number): each for number, each in enumerate(offered)}
        if self.pills is not None:
            self._pills.removeWidget(self.pills)
            self.pills.hide()
            self.pills.deleteLater()
            self.pills = None
        self.choosing.setVisible(bool(offered))
        self.another.setVisible(bool(offered))
        if offered:
            titles = {key: words.dose(each.name, each.amount) for key, each in
                      self._offered.items()}  # fmt: skip
            self.pills = PillRow(titles, self._look, self.choosing)
            self.pills.opened.connect(self._pressed)
            self._pills.addWidget(self.pills)

    def _fill(self, typed: TypedDose) -> None:
        """Show the boxes with this in them, in the place of the pills."""
        self._filling = True
        now = self._keeper.clock()
        self.name.setText(typed.name)
        self.amount.setText(typed.amount)
        shown = typed.at or (self.changing.at if self.changing is not None else now)
        self._told = typed.at
        self.when.show_moment(shown, now, now.time())
        for row in (self._name_row, self._when_row):
            row.set_error("")
        for part in (self.choosing, self.another):
            part.hide()
        for part in (self.boxes, self.save):
            part.show()
        self._filling = False

    def _build(self) -> None:
        look = self._look
        self._title = Label("", "h3")
        self.choosing, self.boxes = QWidget(self), QWidget(self)
        self._pills = QVBoxLayout(self.choosing)
        look.space(self._pills, 0, 0.3)
        self._pills.addWidget(Label(words.ONE_PRESS, "hint"))
        column = QVBoxLayout(self.boxes)
        look.space(column, 0, 0.6)
        self.name = LineBox(look, parent=self)
        self.amount = LineBox(look, parent=self)
        self.name.setPlaceholderText(words.NAME_EXAMPLE)
        self.amount.setPlaceholderText(words.AMOUNT_EXAMPLE)
        day, time, at = entry_form.WHEN_DAY, entry_form.WHEN_TIME, entry_form.WHEN_AT
        names = MomentWords(question=words.WHEN, day=day, time=time, at=at)
        self.when = DayAndTime(names, look, self)
        self._name_row = FormRow(words.NAME, self.name, look, kind="strong", parent=self)
        self._when_row = FormRow(words.WHEN, self.when, look, kind="strong", parent=self)
        amount = FormRow(words.AMOUNT, self.amount, look, kind="strong", parent=self)
        across = Flow(look, gap=1.0)
        across.add_wide(self._name_row, 14, 2)
        across.add_wide(amount, 9)
        nest(column, across)
        column.addWidget(self._when_row)
        self.save = Button(words.SAVE, look, "secondary", parent=self.boxes)
        self.another = Button(words.ANOTHER, look, "link", icon="plus", parent=self)
        self.cancel = Button(words.CANCEL, look, "link", parent=self)
        buttons = Flow(look, gap=0.6)
        buttons.add(self.save, self.another, self.cancel)
        self.add(self._title, self.choosing, self.boxes, buttons)
        self.save.clicked.connect(self._save)
        save_by_keys(self, self.save)
        self.another.clicked.connect(self._ask_another)
        self.cancel.clicked.connect(self.leave)
        self.name.textChanged.connect(self._edited)
        self.amount.textChanged.connect(self._edited)
        self.when.changed.connect(self._told_when)

    # what the patient does

    def _pressed(self, key: str) -> None:
        found, now = self._offered[key], self._keeper.clock()
        # the id of the draft, so that pressing again after an error makes no second one
        id_ = self._draft.id
        self.kept.emit(
            MedicineDose(id=id_, at=now, written_at=now, name=found.name, amount=found.amount)
        )

    def _ask_another(self) -> None:
        self._fill(_EMPTY)
        self.made.emit()
        self.name.setFocus(Qt.FocusReason.TabFocusReason)

    def _told_when(self) -> None:
        if not self._filling:
            self._told = self.when.value()
        self._edited()

    def _edited(self) -> None:
        if not self._filling:
            changing = self.changing
            self._draft.wait(changing.id if changing is not None else None, self._values)

    def _values(self) -> dict[str, Any]:
        name, amount, at = self.name.text(), self.amount.text(), self._told
        if self.changing is None and not name and not amount and at is None:
            return {}
        return {"name": name, "amount": amount, "at": at and at.isoformat()}

    def _save(self) -> None:
        name, at, now = self.name.answer(), self.when.value(), self._keeper.clock()
        self._name_row.set_error("" if name else words.NO_NAME)
        ahead = at is not None and at > now
        self._when_row.set_error(words.AHEAD if ahead else "")
        if name is None:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        if name is None or at is None or ahead:
            return
        before = self.changing
        dose = MedicineDose(
            id=self._draft.id, at=at, written_at=now, name=name, amount=self.amount.answer()
        )
        if before is not None:
            dose = replace(dose, id=before.id, written_at=before.written_at)
        self.kept.emit(dose)


def _typed(dose: MedicineDose) -> TypedDose:
    return TypedDose(name=dose.name, amount=dose.amount or "", at=None)


def _read(values: Mapping[str, Any]) -> TypedDose:
    """What a draft holds. KeyError, TypeError or ValueError."""
    at = values["at"]
    moment = datetime.fromisoformat(at) if at else None
    return TypedDose(name=str(values["name"]), amount=str(values["amount"]), at=moment)


_EMPTY = TypedDose(name="", amount="", at=None)


# Whether a dose was for pain: facts may be filled in, but this is the patient's to say.


class ReliefCard(Card):
    """After a rating: whether what was taken in the 6 hours before it was for pain.

    `answered` with `yes`, or with `no`: that is of these doses alone, and writes nothing. It is
    asked once of an entry.
    """

    answered = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, margin=_AROUND, spacing=0.3)
        self._look = look
        self.is_asking = False
        self._entry = ""
        self._answered = ""  # the entry of which it was said that it was not for pain
        self._question = Label("", "strong")
        self.answers = Choices(entry_form.YES_NO, look, parent=self)
        self.add(self._question, Label(words.WHY_ASKED, "hint"), self.answers)
        self.answers.changed.connect(self._answer)
        self.hide()

    @property
    def question(self) -> str:
        """What it asks; empty while it is hidden."""
        return "" if self.isHidden() else self._question.text()

    def show_entry(self, entry: Entry, view: View) -> None:
        """Ask about the doses before an entry, where there are some and nothing is answered."""
        doses = asked_about(view.diary, entry)
        self._entry = entry.id
        self.is_asking = bool(doses) and self._answered != entry.id
        self.setVisible(self.is_asking)
        if doses:
            again = was_for_pain(view.diary, doses[-1].name, entry.at)
            said = words.was_it_for_pain(doses, self._look.times, again=again)
            self._question.setText(said)
            self.answers.name(said)

    def _answer(self) -> None:
        said = self.answers.value()
        self.answers.choose()
        if said == "no":
            self._answered, self.is_asking = self._entry, False
            self.hide()
        self.answered.emit(said or "")
