"""What stands above the form: the saved strip, the one banner, and what its buttons open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.report.wording import today as words
from ptdiary.report.wording.callee import callee
from ptdiary.report.wording.findings import WHY_TITLE, lead
from ptdiary.ui.pages.today_banner import status_text, why_lines
from ptdiary.ui.pages.today_cards import PhoneCard
from ptdiary.ui.pages.today_told import ToldCard
from ptdiary.ui.widgets.banner import Banner
from ptdiary.ui.widgets.card import Card
from ptdiary.ui.widgets.label import Label

if TYPE_CHECKING:
    from ptdiary.diary.consultation import Consultation
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look
    from ptdiary.ui.widgets.banner import BannerText


class TopCards(QWidget):
    """Strip, banner, and below the banner at most one card that one of its buttons opened."""

    strip_pressed = Signal(str)
    go_to = Signal(str)
    emergency = Signal(object)
    changed = Signal()

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._look = look
        self._column = QVBoxLayout(self)
        look.space(self._column, 0, 0.85)
        self.strip: Banner | None = None
        self.banner: Banner | None = None
        self.opened: QWidget | None = None
        self._opened_by = ""
        self.phone = PhoneCard(look)
        self.phone.hide()
        self._column.addWidget(self.phone)
        self.hide()

    def show_status(self, view: View, after_entry: bool) -> bool:
        """Show the banner for a view; True where it asks for somebody to be told."""
        text = status_text(view, after_entry)
        if text != (self.banner.text if self.banner else None):
            keys = {each.key for each in text.buttons} if text is not None else set()
            # what is being written down stays while the words above it change with the hours
            if not (isinstance(self.opened, ToldCard) and self._opened_by in keys):
                self._close()
            self.banner = self._replaced(self.banner, text)
            if self.banner is not None:
                self.banner.pressed.connect(self._pressed)
        if isinstance(self.opened, ToldCard):
            self.opened.set_now(view.now)
        self._show()
        return text is not None and text.shape in ("contact", "urgent")

    def show_strip(self, text: BannerText | None) -> None:
        """Show that an entry was saved; None: nothing to say."""
        if text != (self.strip.text if self.strip else None):
            self.strip = self._replaced(self.strip, text, at_top=True)
            if self.strip is not None:
                self.strip.pressed.connect(self.strip_pressed)
        self._show()

    def first_button(self) -> QWidget | None:
        """The first thing to do about a warning, else with the saved entry; never Undo."""
        if self.strip is not None:
            return self.strip.buttons["change"]
        buttons = self.banner.buttons if self.banner else {}
        return next(iter(buttons.values()), None)

    def show_phone(self) -> None:
        """Show what to say on the phone, or hide it."""
        self.phone.show_view(self._keeper.view, shown=self._opened_by != "call")
        self._toggle("call", self.phone)

    def _pressed(self, key: str) -> None:
        verbs = {
            "call": self.show_phone,
            "told": self._tell,
            "seen": self._see,
            "why": self._why,
            "add_number": self._add_number,
            "emergency": self._show_emergency,
        }
        verbs[key]()

    def _tell(self) -> None:
        self._toggle("told", self._told_card("told"))

    def _see(self) -> None:
        self._toggle("seen", self._told_card("seen"))

    def _why(self) -> None:
        card = Card(self._look)
        card.add(Label(WHY_TITLE, "h2"))
        for line in why_lines(self._keeper.view):
            card.add(Label(line))
        self._toggle("why", card)

    def _add_number(self) -> None:
        if self.banner is not None:
            self.go_to.emit(f"settings:{self.banner.text.number_field}")

    def _show_emergency(self) -> None:
        self.emergency.emit(self._keeper.view)

    def _told_card(self, kind: str) -> ToldCard:
        view = self._keeper.view
        open_findings = [each for each in view.review.findings if each.told is None]
        finding = lead(view.review)
        whom = callee(view.diary.profile, finding).whom if finding else "therapist"
        rules = tuple(dict.fromkeys(each.rule.id for each in open_findings))
        card = ToldCard("seen" if kind == "seen" else "told", whom, rules, view.now, self._look)
        card.kept.connect(self._keep)
        card.left.connect(self._leave)
        return card

    def _keep(self, consultation: Consultation) -> None:
        seen = consultation.kind == "seen"
        if self._keeper.keep(words.SEEN_LABEL if seen else words.TOLD_LABEL, consultation):
            self._leave()

    def _leave(self) -> None:
        self._close()
        self.changed.emit()

    def _toggle(self, key: str, card: QWidget) -> None:
        again = self._opened_by == key
        self._close()
        if again:
            if card is not self.phone:
                card.deleteLater()
            return
        self.opened, self._opened_by = card, key
        if card is not self.phone:
            self._column.addWidget(card)
        card.show()
        self.changed.emit()
        if isinstance(card, ToldCard):
            card.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        card, self.opened, self._opened_by = self.opened, None, ""
        if card is None:
            return
        card.hide()
        if card is not self.phone:
            self._column.removeWidget(card)
            card.deleteLater()

    def _replaced(
        self, old: Banner | None, text: BannerText | None, at_top: bool = False
    ) -> Banner | None:
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        if text is None:
            return None
        banner = Banner(text, self._look, self)
        self._column.insertWidget(0 if at_top or self.strip is None else 1, banner)
        banner.show()
        return banner

    def _show(self) -> None:
        self.setVisible(self.banner is not None or self.strip is not None)
