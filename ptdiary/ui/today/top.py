"""What is above the form: the saved strip, the one banner, and what its buttons open."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.diary import Consultation, ConsultationKind, PlannedExercise, With
from ptdiary.review.asking import rating_is_due
from ptdiary.review.clock import session_clock
from ptdiary.review.finding import Level
from ptdiary.ui.destination import Destination, PageName
from ptdiary.ui.keeper import View
from ptdiary.ui.widgets import (
    Banner,
    BannerAction,
    BannerButton,
    BannerText,
    Button,
    Card,
    Choices,
    Flow,
    FormRow,
    Label,
    MomentChoice,
    MomentPicker,
    MomentWords,
    Shape,
    TextBox,
)
from ptdiary.words import banner as banner_words
from ptdiary.words import entry_form
from ptdiary.words import today as words
from ptdiary.words.banner import BannerWords, banner
from ptdiary.words.findings import NO_RECENT_RATING, WHY_TITLE, lead, reason, why
from ptdiary.words.phone import phone_sentences, who_to_call

if TYPE_CHECKING:
    from datetime import datetime

    from ptdiary.ui.keeper import Keeper
    from ptdiary.ui.theme import Look
    from ptdiary.ui.widgets import ButtonKind
    from ptdiary.words.dates import Times

# What the banner of Today says: the words of the report, given a shape and buttons.

_SHAPES: dict[Level, Shape] = {
    Level.NONE: "none",
    Level.EXPECTED: "expected",
    Level.WATCH: "watch",
    Level.CONTACT: "contact",
    Level.URGENT: "urgent",
    Level.EMERGENCY: "urgent",
}


def status_text(view: View, after_entry: bool, times: Times) -> BannerText | None:
    """The one banner of the page; None if there is nothing to say.

    Before an entry it tells where the patient is in the hours after a session, without a score,
    so that it steers no answer; from the level watch on, and after an entry, what the review says.
    """
    said = banner(view.diary, view.review, times)
    if said.level >= Level.CONTACT:
        return banner_text(replace(said, others=_others(view, Level.CONTACT, times)))
    if not after_entry and rating_is_due(view.diary, view.now):
        return _no_recent_rating(said)
    if said.level >= Level.WATCH:
        return banner_text(said)
    text = _after(said) if after_entry else _hours(said, view, times)
    return text or _told_only(said)


def _after(said: BannerWords) -> BannerText | None:
    return banner_text(said) if said.heading else None


def _hours(said: BannerWords, view: View, times: Times) -> BannerText | None:
    clock = session_clock(view.diary, view.now)
    if clock is None or clock.over:
        return None
    early = clock.before_onset
    return BannerText(
        shape="expected",
        spoken=words.FOR_INFORMATION,
        heading=words.session_was(clock, view.now, times) if early else words.IN_THE_HOURS,
        lines=(words.in_the_hours(clock, view.now, times), *said.told),
    )


def _no_recent_rating(said: BannerWords) -> BannerText:
    """Grey, never blue and never reassuring."""
    others = (words.also(each) for each in said.others)
    return BannerText(
        shape="none",
        spoken=words.FOR_INFORMATION,
        heading=NO_RECENT_RATING,
        lines=(words.ADD_A_RATING, *others, *said.told),
    )


def banner_text(said: BannerWords, inline: bool = False) -> BannerText:
    """A banner of the report as the window draws it; `inline`: the card at a ticked answer."""
    spoken, _, _ = said.accessible.partition(": ")
    others = () if inline else tuple(words.also(each) for each in said.others)
    # some headings are the reason itself: it is not said twice
    because = "" if said.reason.rstrip(".") == said.heading else said.reason
    because = " ".join(part for part in (because, said.advice) if part)
    loud = said.level >= Level.CONTACT
    return BannerText(
        shape=_shape(said),
        spoken=spoken,
        heading=said.heading,
        lines=tuple(line for line in (because, *others, *said.told, said.no_number) if line),
        number=words.whom(said.call) if loud and said.number else "",
        buttons=tuple(_buttons(said, inline)),
        last=words.emergency_too(said.emergency) if said.emergency else "",
        number_field=said.number_field,
    )


def why_lines(view: View, times: Times) -> tuple[str, ...]:
    """All that the review says about the finding of the banner, and what else it found."""
    finding = lead(view.review)
    if finding is None:
        return ()
    return (
        *why(finding, view.diary, view.review, times),
        *(words.also(each) for each in _others(view, Level.WATCH, times)),
    )


def _others(view: View, least: Level, times: Times) -> tuple[str, ...]:
    """The other reasons from a level on. The banner of a warning leaves out lesser remarks."""
    shown = lead(view.review)
    found = [
        each
        for each in view.review.findings
        if each is not shown and each.told is None and each.level >= least
    ]
    return tuple(dict.fromkeys(reason(each, times) for each in found))


def _shape(said: BannerWords) -> Shape:
    now = said.finding is not None and said.finding.when == "now"
    return "urgent" if said.level is Level.CONTACT and now else _SHAPES[said.level]


def _buttons(said: BannerWords, inline: bool) -> list[BannerButton]:
    buttons = []
    if said.call:
        kind: ButtonKind = "urgent" if _shape(said) == "urgent" else "secondary"
        buttons.append(
            BannerButton(action=BannerAction.CALL, words=said.call, kind=kind, icon="phone")
        )
    elif said.no_number:
        buttons.append(BannerButton(action=BannerAction.ADD_NUMBER, words=banner_words.ADD_NUMBER))
    if inline or said.level < Level.CONTACT:
        return buttons + _why(said, inline)
    if said.level is Level.EMERGENCY:
        what_to_do = BannerAction.EMERGENCY
        buttons.insert(0, BannerButton(action=what_to_do, words=words.WHAT_TO_DO, kind="urgent"))
        buttons.append(BannerButton(action=BannerAction.SEEN, words=banner_words.SEEN_BUTTON))
    else:
        buttons.append(BannerButton(action=BannerAction.TOLD, words=banner_words.TOLD_BUTTON))
        buttons.append(
            BannerButton(action=BannerAction.SEEN, words=banner_words.SEEN_BUTTON, kind="link")
        )
    return buttons + _why(said, inline)


def _why(said: BannerWords, inline: bool) -> list[BannerButton]:
    if inline or said.finding is None:
        return []
    return [BannerButton(action=BannerAction.WHY, words=banner_words.WHY_LINK, kind="link")]


def _told_only(said: BannerWords) -> BannerText | None:
    """All that was found has been told: one quiet line says so."""
    if not said.told:
        return None
    return BannerText(shape="none", spoken="", heading=said.told[0], lines=said.told[1:])


# The two cards beside a warning: what to say on the phone, and an exercise put on hold.


class PhoneCard(Card):
    """What to say on the phone."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, spacing=0.4)
        self._look = look
        self._title = Label("", "h2")
        self._spoken = Label("")
        self._spoken.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._nobody = Label("", "hint")
        self.add(self._title, self._spoken, self._nobody)

    def show_view(self, view: View, shown: bool = True) -> None:
        """Show the words for the finding that the banner is about."""
        phone = phone_sentences(view.diary, view.review, view.now, self._look.times)
        self.setVisible(shown and phone is not None)
        if phone is not None:
            self._title.setText(phone.title)
            self._spoken.setText(phone.spoken)
            self._nobody.setText(phone.nobody)


class HoldCard(Card):
    """The offer to set an exercise on hold after sharp pain."""

    hold = Signal(PlannedExercise)

    def __init__(self, look: Look) -> None:
        super().__init__(look, spacing=0.4)
        self._planned: PlannedExercise | None = None
        self._words = Label("")
        self.button = Button("", look)
        self.add(self._words, self.button)
        self.button.clicked.connect(self._hold)

    def show_exercise(self, planned: PlannedExercise | None) -> None:
        """Offer it for an exercise of the plan; None: nothing to offer."""
        self._planned = planned
        self.setVisible(planned is not None)
        if planned is None:
            return
        on_hold = planned.status == "on_hold"
        said = words.HELD if on_hold else words.HOLD_WHY
        self._words.setText(said.format(exercise=planned.name))
        self.button.setText(words.HOLD.format(exercise=planned.name))
        self.button.setVisible(not on_hold)

    def _hold(self) -> None:
        if self._planned is not None:
            self.hold.emit(self._planned)


# Noting that somebody was told, or that the patient was seen.

_WHEN = (
    MomentChoice(key="today", words=words.TODAY),
    MomentChoice(key="other", words=words.EARLIER, days_back=None, usual=time(9, 0)),
)


class ToldCard(Card):
    """Asks when and what was said; `seen` asks first whether they looked. `kept(Consultation)`."""

    kept = Signal(Consultation)
    left = Signal()

    def __init__(
        self, kind: ConsultationKind, whom: With, rules: tuple[str, ...], now: datetime, look: Look
    ) -> None:
        """`rules` are those of the findings on the banner."""
        super().__init__(look, spacing=0.7)
        self.kind = kind
        self._whom = whom
        self._rules = rules
        self._now = now
        seen = kind == "seen"
        self.add(Label(words.SEEN_TITLE if seen else words.TOLD_TITLE, "h2"))
        self.looked = Choices(entry_form.YES_NO, look)
        self._looked_row = FormRow(words.LOOKED, self.looked, look, words.LOOKED_WHY)
        self._not_looked = Label(words.LOOKED_NO)
        question = words.SEEN_WHEN if seen else words.TOLD_WHEN
        names = MomentWords(
            question=question,
            day=entry_form.WHEN_DAY,
            time=entry_form.WHEN_TIME,
            at=entry_form.WHEN_AT,
        )
        self.when = MomentPicker(_WHEN, names, now, look)
        self.when.choose("today")
        self._when_row = FormRow(question, self.when, look)
        self.who = Choices(words.WHO, look, clearable=False)
        self.who.choose(whom)
        self._who_row = FormRow(words.WITH_WHOM, self.who, look)
        self.note = TextBox(look, lines=2)
        self._note_row = FormRow(words.TOLD_NOTE, self.note, look)
        self.keep_button = Button(words.KEEP, look, "primary")
        self.leave_button = Button(words.CANCEL, look, "link")
        buttons = Flow(look, gap=0.6)
        buttons.add(self.keep_button, self.leave_button)
        self.add(self._looked_row, self._not_looked, self._when_row, self._who_row)
        self.add(self._note_row, buttons)
        self.looked.changed.connect(self._follow)
        self.keep_button.clicked.connect(self._keep)
        self.leave_button.clicked.connect(self.left)
        self._follow()

    def set_now(self, now: datetime) -> None:
        """Time has passed while the card is open."""
        self._now = now
        self.when.set_now(now)

    def first_focus(self) -> QWidget:
        """The first answer of the first question."""
        if self.kind == "seen":
            return self.looked.chip("yes")
        return self.note

    def _follow(self) -> None:
        seen = self.kind == "seen"
        asked = not seen or self.looked.value() == "yes"
        self._looked_row.setVisible(seen)
        self._not_looked.setVisible(seen and self.looked.value() == "no")
        self._who_row.setVisible(seen and asked)
        for row in (self._when_row, self._note_row, self.keep_button):
            row.setVisible(asked)

    def _keep(self) -> None:
        at = self.when.value()
        if at is None or at > self._now:
            self._when_row.set_error(entry_form.AHEAD)
            return
        whom = cast("Any", self.who.value()) if self.kind == "seen" else self._whom
        self.kept.emit(
            Consultation(
                id=str(uuid4()),
                at=at,
                with_whom=whom,
                kind=self.kind,
                advice=self.note.answer(),
                rules=self._rules,
            )
        )


class TopCards(QWidget):
    """Strip, banner, and below the banner at most one card that one of its buttons opened.

    `changed` when a card is opened or closed, `made` when strip or banner are new.
    """

    strip_pressed = Signal(BannerAction)
    go_to = Signal(Destination)
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
        self.opened: QWidget | None = None
        self._opened_by: BannerAction | None = None
        self.phone = PhoneCard(look)
        self.phone.hide()
        self._column.addWidget(self.phone)
        self.hide()

    def show_status(self, view: View, after_entry: bool) -> bool:
        """Show the banner for a view; True if it asks for somebody to be told."""
        text = status_text(view, after_entry, self._look.times)
        if text != (self.banner.text if self.banner else None):
            offered = {each.action for each in text.buttons} if text is not None else set()
            # what is being written down stays while the words above it change with the hours
            if not (isinstance(self.opened, ToldCard) and self._opened_by in offered):
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
            return self.strip.buttons[BannerAction.CHANGE]
        buttons = self.banner.buttons if self.banner else {}
        return next(iter(buttons.values()), None)

    def show_phone(self) -> None:
        """Show what to say on the phone, or hide it."""
        self.phone.show_view(self._keeper.view, shown=self._opened_by != BannerAction.CALL)
        self._toggle(BannerAction.CALL, self.phone)

    def add_number(self, field: str) -> None:
        """Go where Settings takes the number that a banner misses."""
        self.go_to.emit(Destination(page=PageName.SETTINGS, field=field))

    def _pressed(self, action: BannerAction) -> None:
        match action:
            case BannerAction.CALL:
                self.show_phone()
            case BannerAction.TOLD:
                self._toggle(action, self._told_card("told"))
            case BannerAction.SEEN:
                self._toggle(action, self._told_card("seen"))
            case BannerAction.WHY:
                self._show_why()
            case BannerAction.ADD_NUMBER if self.banner is not None:
                self.add_number(self.banner.text.number_field)
            case BannerAction.EMERGENCY:
                self.emergency.emit(self._keeper.view)

    def _show_why(self) -> None:
        card = Card(self._look)
        card.add(Label(WHY_TITLE, "h2"))
        for line in why_lines(self._keeper.view, self._look.times):
            card.add(Label(line))
        self._toggle(BannerAction.WHY, card)

    def _told_card(self, kind: ConsultationKind) -> ToldCard:
        view = self._keeper.view
        open_findings = [each for each in view.review.findings if each.told is None]
        finding = lead(view.review)
        whom = who_to_call(view.diary.profile, finding).whom if finding else "therapist"
        rules = tuple(dict.fromkeys(each.rule.id for each in open_findings))
        card = ToldCard(kind, whom, rules, view.now, self._look)
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

    def _toggle(self, action: BannerAction, card: QWidget) -> None:
        again = self._opened_by == action
        self._close()
        if again:
            if card is not self.phone:
                card.deleteLater()
            return
        self.opened, self._opened_by = card, action
        if card is not self.phone:
            self._column.addWidget(card)
        card.show()
        self.changed.emit()
        if isinstance(card, ToldCard):
            card.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        card, self.opened, self._opened_by = self.opened, None, None
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
        self.made.emit()
        return banner

    def _show(self) -> None:
        self.setVisible(self.banner is not None or self.strip is not None)
