"""What is above the form: the saved strip, the one banner, and what its buttons open."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.diary import PlannedExercise
from ptdiary.isolate import isolated
from ptdiary.review.finding import Level
from ptdiary.review.known import knowing_lines, knowing_scores
from ptdiary.ui.destination import Destination, PageName
from ptdiary.ui.draft import FormDraft
from ptdiary.ui.keeper import View
from ptdiary.ui.sessions.holding import HoldOffers, set_on_hold
from ptdiary.ui.today.status import status_text, tile_of, why_lines
from ptdiary.ui.today.told import ToldCard
from ptdiary.ui.widgets import (
    Banner,
    BannerAction,
    BannerLine,
    BannerText,
    Button,
    Card,
    Flow,
    Label,
    OneLine,
    announce,
    move_focus,
)
from ptdiary.words import banner as banner_words
from ptdiary.words import today as words
from ptdiary.words.findings import EMERGENCY_SIGNS, WHY_TITLE, lead
from ptdiary.words.help import BULLET
from ptdiary.words.phone import who_can_be_told
from ptdiary.words.programme import HOLD

if TYPE_CHECKING:
    from ptdiary.diary import Consultation, ConsultationKind, Entry, Session
    from ptdiary.ui.keeper import Keeper
    from ptdiary.ui.theme import Look

# The offer to set an exercise on hold.


class HoldCard(Card):
    """The offer to set an exercise on hold after sharp pain."""

    hold = Signal(PlannedExercise)

    def __init__(self, look: Look) -> None:
        super().__init__(look, spacing=0.4)
        self._planned: PlannedExercise | None = None
        self._words = Label("")
        self.button = Button("", look)
        below = Flow(look)  # which gives a long name on several lines its height
        below.add(self.button)
        self.add(self._words, below)
        self.button.clicked.connect(self._hold)

    def show_exercise(self, planned: PlannedExercise | None, *, rose: bool = False) -> None:
        """Offer it for an exercise of the plan; None: nothing to offer.

        `rose`: pain rose in it, and no more.
        """
        self._planned = planned
        self.setVisible(planned is not None)
        if planned is None:
            return
        on_hold, name = planned.status == "on_hold", isolated(planned.name)
        said = words.HELD if on_hold else words.HOLD_WHY_ROSE if rose else words.HOLD_WHY
        self._words.setText(said.format(exercise=name))
        self.button.setText(HOLD.format(exercise=name))
        self.button.setVisible(not on_hold)

    @property
    def offers(self) -> bool:
        """Whether there is an exercise to set on hold."""
        return self._planned is not None and self._planned.status != "on_hold"

    def _hold(self) -> None:
        if self._planned is not None:
            self.hold.emit(self._planned)


# What stands below a warning in place of all that may be added.


class AddingLine(QWidget):
    """How long the warning stays, and the link that brings what may be added: `asked`."""

    asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._was_asked = False
        self._stays = OneLine("", "hint")
        self.button = Button(banner_words.ADD_TO_ENTRY, look, "link", "plus")
        row = Flow(look, self, gap=1.0)
        row.add(self._stays, self.button)
        self.button.clicked.connect(self._ask)
        self.hide()

    def stand_below(self, level: Level, *, saved: bool, loud: bool) -> bool:
        """Stand below a warning of this level; whether what may be added is to be there."""
        seen = level is Level.EMERGENCY
        said = banner_words.STAYS_UNTIL_SEEN if seen else banner_words.STAYS_UNTIL_TOLD
        self._stays.setText(said)
        self._was_asked = self._was_asked and saved
        self.setVisible(saved and loud and not self._was_asked)
        return self._was_asked or not loud

    def _ask(self) -> None:
        self._was_asked = True
        self.asked.emit()


# Strip, banner and what belongs to them.

_TELLING = {"told": BannerAction.TOLD, "seen": BannerAction.SEEN}


class TopCards(QWidget):
    """Strip, banner, and below it at most one card that a button opened.

    While the form is open, a banner that asks for somebody to be told is one `line`, so that all
    signs are in view; pressed, it is whole until the entry is saved.

    `not_so` with the id of the entry that the banner rests on and the tile that asks about it.
    `changed` when a card is opened or closed, `made` when strip or banner are new.
    """

    strip_pressed = Signal(BannerAction)
    go_to = Signal(Destination)
    not_so = Signal(str, str)
    emergency = Signal(View)
    changed = Signal()
    made = Signal()

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._look = look
        self._column = QVBoxLayout(self)
        look.space(self._column, 0, 0.85)
        self.strip: Banner | None = None
        self.banner: Banner | None = None
        self.line: BannerLine | None = None
        self._unfolded = False
        self._told = ""  # the warning that was read aloud
        self.opened: QWidget | None = None
        self._opened_by: BannerAction | None = None
        self._draft = FormDraft("today.told", keeper.drafts, keeper.clock, self)
        self._draft.not_kept.connect(keeper.not_kept)
        self._half = self._draft.read(dict)  # until the banner that it belongs to is there
        self.holding = HoldOffers(look, self)
        self.holding.hold.connect(self._put_on_hold)
        self.holding.finished.connect(self._to_top)
        self._column.addWidget(self.holding)
        self.hide()

    def show_status(self, view: View, saved: Entry | None) -> bool:
        """Show the banner for a view; True if it asks for somebody to be told.

        `saved`: the entry that was just saved, None before one is.
        """
        text = status_text(view, saved is not None, self._look.times)
        if text != (self.banner.text if self.banner else None):
            offered = {each.action for each in text.buttons} if text is not None else set()
            # what is being written down stays while the words above it change with the hours
            if self.telling is None or self._opened_by not in offered:
                self._close()
            held = _held(self.banner)
            self.banner = self._replaced(self.banner, text)
            if self.banner is not None:
                self.banner.pressed.connect(self._pressed)
            self._put_line()
            self._fold(form_open=saved is None)
            _hold(self.banner, held)
        self._tell(form_open=saved is None)
        self._fold(form_open=saved is None)
        if self.telling is not None:
            self.telling.set_now(view.now)
        self._put_back(text)
        self.holding.follow(view.diary)
        self._show()
        return text is not None and text.shape in ("contact", "urgent")

    def offer_to_hold(self, session: Session) -> None:
        """Below the banner, offer to set on hold what brought pain in a session just saved."""
        self.holding.offer(self._keeper.diary, session, take_focus=False)
        self._show()

    def _put_on_hold(self, planned: PlannedExercise, reason: str) -> None:
        set_on_hold(self._keeper, planned, reason)

    def _to_top(self) -> None:
        first = self.first_focus()
        if first is not None:
            move_focus(first)

    def unfold(self) -> None:
        """Show the whole of a banner that is one line."""
        self._unfolded = True
        self._fold(form_open=True)
        if self.banner is not None:
            move_focus(self.banner.heading)
        self.changed.emit()

    def _tell(self, *, form_open: bool) -> None:
        """A warning that stands while the keyboard is below it is read aloud, once."""
        banner = self.banner
        said = banner.heading.accessibleName() if banner is not None and banner.is_loud else ""
        if said != self._told and form_open:
            announce(self, said)
        self._told = said

    def _put_line(self) -> None:
        """The line in place of the banner, hidden until it folds."""
        old, self.line = self.line, None
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        if self.banner is None or not self.banner.is_loud:
            return
        self.line = BannerLine(self.banner.text, self._look, self)
        self.line.hide()
        self._column.insertWidget(self._column.indexOf(self.banner), self.line)
        self.line.opened.connect(self.unfold)
        self.line.pressed.connect(self._pressed)

    def _fold(self, *, form_open: bool) -> None:
        self._unfolded = self._unfolded and form_open
        if self.banner is None or self.line is None:
            return
        # what somebody writes down below the banner stays with it
        folded = form_open and not self._unfolded and self.opened is None
        self.line.setVisible(folded)
        self.banner.setVisible(not folded)

    def show_strip(self, text: BannerText | None) -> None:
        """Show that an entry was saved; None: nothing to say."""
        if text != (self.strip.text if self.strip else None):
            self.strip = self._replaced(self.strip, text, at_top=True)
            if self.strip is not None:
                self.strip.pressed.connect(self.strip_pressed)
        self._show()

    def saved_words(self) -> str:
        """What the strip says was saved; empty without one."""
        return self.strip.text.heading if self.strip is not None else ""

    def first_focus(self) -> QWidget | None:
        """A warning's heading, else what can be done with the saved entry; never Undo."""
        if self.banner is not None and self.banner.is_loud:
            return self.banner.heading
        if self.strip is not None:
            return self.strip.buttons[BannerAction.CHANGE]
        buttons = self.banner.buttons if self.banner else {}
        return next(iter(buttons.values()), None)

    def add_number(self, field: str) -> None:
        """Go where Settings takes the number that a banner misses."""
        self.go_to.emit(Destination(page=PageName.SETTINGS, field=field))

    def _pressed(self, action: BannerAction) -> None:
        match action:
            case BannerAction.TOLD:
                self._toggle(action, self._told_card("told"))
            case BannerAction.SEEN:
                self._toggle(action, self._told_card("seen"))
            case BannerAction.WHY:
                self._show_why()
            case BannerAction.KNOWN:
                self._note_known()
            case BannerAction.NOT_SO:
                self._ask_to_change()
            case BannerAction.ADD_NUMBER if self.banner is not None:
                self.add_number(self.banner.text.number_field)
            case BannerAction.EMERGENCY:
                self.emergency.emit(self._keeper.view)

    def _note_known(self) -> None:
        view = self._keeper.view
        finding = lead(view.review)
        if finding is not None:
            profile = knowing_lines(view.index, finding)
            self._keeper.keep_profile(banner_words.KNOWN_LABEL, profile)

    def _ask_to_change(self) -> None:
        finding = lead(self._keeper.view.review)
        if finding is not None and finding.entries:
            self.not_so.emit(finding.entries[-1], tile_of(finding))
        elif finding is not None and finding.session is not None:
            self.go_to.emit(Destination(page=PageName.SESSIONS, record=finding.session))

    def _show_why(self) -> None:
        card = Card(self._look)
        card.add(Label(WHY_TITLE, "h2"))
        for line in why_lines(self._keeper.view, self._look.times):
            card.add(Label(line))
        card.add(Label(banner_words.emergency_heading(self._keeper.diary), "strong"))
        for sign in EMERGENCY_SIGNS:
            card.add(Label(f"{BULLET} {sign}"))
        self._toggle(BannerAction.WHY, card)

    def _told_card(self, kind: ConsultationKind) -> ToldCard:
        view = self._keeper.view
        found = view.review.to_be_told
        finding = lead(view.review)
        times, profile = self._look.times, view.diary.profile
        people = who_can_be_told(profile, finding, view.now, times) if finding else ()
        card = ToldCard(kind, people, found, view.now, self._look)
        card.kept.connect(self._keep)
        card.changed.connect(self.changed)
        card.edited.connect(self._edited)
        return card

    def _keep(self, consultation: Consultation) -> None:
        label = words.SEEN_LABEL if consultation.kind == "seen" else words.TOLD_LABEL
        view, diary = self._keeper.view, self._keeper.diary
        profile = knowing_scores(diary, view.review.to_be_told, consultation.at)
        changed = None if profile == diary.profile else profile
        if self._keeper.keep(label, consultation, profile=changed):
            self._draft.clear()  # the card may have closed with its warning meanwhile
            self.leave()

    def _put_back(self, text: BannerText | None) -> None:
        """The card that was half filled when the program ended."""
        half, action = self._half, None
        if half is not None:
            action = _TELLING.get(half.form.get("kind", ""))
        if half is None or text is None or action not in {each.action for each in text.buttons}:
            return
        self._half = None
        card = self._told_card(half.form["kind"])
        with suppress(KeyError, TypeError, ValueError):  # of another version
            card.show_values(half.form)
        self._open(action, card)
        self._fold(form_open=True)

    def _edited(self) -> None:
        if self.telling is not None:
            self._draft.wait(self.telling.values)

    @property
    def telling(self) -> ToldCard | None:
        """The card that notes who was told or has looked, while it is open: the bar is its own."""
        return self.opened if isinstance(self.opened, ToldCard) else None

    def leave(self) -> None:
        """Close the card that a button opened; what was filled in is saved or given up."""
        if self.telling is not None:
            self._draft.clear()
        self._close()
        self.changed.emit()

    def _toggle(self, action: BannerAction, card: QWidget) -> None:
        again = self._opened_by == action
        if self.telling is not None:
            self._draft.clear()
        self._close()
        if again:
            card.deleteLater()
            return
        self._open(action, card)
        first = self.telling.first_focus() if self.telling is not None else None
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, action: BannerAction, card: QWidget) -> None:
        self.opened, self._opened_by = card, action
        self._column.addWidget(card)
        card.show()
        self.changed.emit()

    def _close(self) -> None:
        card, self.opened, self._opened_by = self.opened, None, None
        if card is None:
            return
        self._draft.write()  # what waits is in the card
        card.hide()
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
        self.made.emit()
        return banner

    def _show(self) -> None:
        there = any(part is not None for part in (self.banner, self.strip))
        self.setVisible(there or not self.holding.isHidden())


def _held(banner: Banner | None) -> str:
    """The name of what has the keyboard on a banner; empty where it is elsewhere."""
    stops = {} if banner is None else banner.stops
    return next((name for name, stop in stops.items() if stop.hasFocus()), "")


def _hold(banner: Banner | None, name: str) -> None:
    """Keep the keyboard where it was while the words around it change with the hours."""
    if banner is not None and name and banner.isVisible():
        banner.stops.get(name, banner.heading).setFocus(Qt.FocusReason.OtherFocusReason)
