"""Done with me: what is due is done one exercise at a time, and written down as each is done."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from ptdiary.diary.programme import DueExercise, due_on, pressed
from ptdiary.settings import SettingChange
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.ui.page import Page
from ptdiary.ui.timer.asked import (
    AfterScreen,
    HurtScreen,
    HurtTold,
    PaceScreen,
    TimerScreen,
    WayScreen,
)
from ptdiary.ui.timer.bell import Bell
from ptdiary.ui.timer.face import FaceText, KeyButton, NightLook, TimerFace
from ptdiary.ui.timer.run import AwakeClock, TimedRun, TimerPhase, phases_of
from ptdiary.ui.widgets import Button, Flow, announce, move_focus
from ptdiary.words import dates
from ptdiary.words import sessions as session_words
from ptdiary.words import timer as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QResizeEvent

    from ptdiary.diary import PlannedExercise
    from ptdiary.settings import Settings
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look

_LOOKS = 100  # milliseconds from one look at the clock to the next
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class TimerPage(Page):
    """It never starts by itself, and stands still while it is out of sight.

    `steady` tells seconds by a clock that nobody sets; the keeper's is the one on the wall.
    """

    def __init__(
        self,
        keeper: Keeper,
        look: Look,
        parent: QWidget | None = None,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        night = NightLook(look)
        super().__init__(keeper, night, parent)
        self.steady = steady
        self.bell = Bell(self)
        self.rings = True
        self._rest = 0
        self._holds: dict[str, int] = {}  # seconds, by the id of the exercise
        self._passed: set[str] = set()  # the exercises that are not wanted now
        self._wanted = ""
        self._session = ""  # in which something was written last
        self.planned: PlannedExercise | None = None
        self.run: TimedRun | None = None
        self.asked: TimerScreen | None = None  # what is asked and not yet answered
        self._shown: TimerScreen | None = None
        self._clock: AwakeClock | None = None
        self._did = False  # whether anything was done of what hurt
        self._slept = 0.0  # seconds that went by unseen, while nothing is said of them
        self.face = TimerFace(night, self)
        self._below.addWidget(self.face, 1)
        self._below.addWidget(self._buttons())
        self._looks = QTimer(self)
        self._looks.setInterval(_LOOKS)
        self._looks.setTimerType(Qt.TimerType.PreciseTimer)
        self._looks.timeout.connect(self.tick)
        night.changed.connect(self._dress)
        self._dress()
        self._show_next()

    def _dress(self) -> None:
        assert isinstance(self.look, NightLook)  # noqa: S101 it was made so
        self.setStyleSheet(self.look.sheet())

    def _buttons(self) -> QWidget:
        look = self.look
        self._foot = QFrame(self)
        self._row = Flow(look, self._foot, gap=0.8)
        look.space(self._row, 0, 0.7)
        self.go_button = KeyButton(words.PAUSE, words.KEYS["go"], look, "primary")
        self.slept_button = Button(words.COUNT_SLEEP, look)
        self.hurts_button = KeyButton(words.HURTS, words.KEYS["hurts"], look)
        self.skip_button = KeyButton(words.SKIP, words.KEYS["skip"], look)
        self.bell_button = KeyButton(words.BELL_ON, words.KEYS["bell"], look)
        self.close_button = KeyButton(words.CLOSE, words.KEYS["close"], look)
        for button, act in (
            (self.go_button, self.go),
            (self.slept_button, self._count_sleep),
            (self.hurts_button, self.hurts),
            (self.skip_button, self.skip),
            (self.bell_button, self.toggle_bell),
            (self.close_button, self.close_timer),
        ):
            self._row.add(button)
            button.clicked.connect(act)
            button.installEventFilter(self)
        return self._foot

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side, below = (1.0, 0.5) if self.narrow else (3.0, 1.4)
        self._row.setContentsMargins(self.look.margins(side, 0.5, side, below))

    # the diary and the window

    def show_view(self, view: View) -> None:
        """While a finding asks for somebody to be told, nothing is done here."""
        if view.review.to_be_told:
            self.stop()
            self.planned = None
            said = (words.NOW_NOT, words.WRITTEN_SO_FAR) if self._session else (words.NOW_NOT,)
            self._show(words.TITLE, self._ways(said, (words.TO_TODAY, PageName.TODAY)))
        elif isinstance(self.asked, PaceScreen | WayScreen):
            self._show_next()

    def show_time(self, view: View) -> None:
        """Another minute: what runs is looked at by the page itself."""

    def recall(self, settings: Settings) -> None:
        """The bell, and how long was held and rested."""
        self.rings, self._rest = settings.bell, settings.rest_seconds
        self._holds = dict(settings.hold_seconds)
        self._say_bell()
        if isinstance(self.asked, PaceScreen) and not self.isVisible():
            self._show_next()

    def open(self, to: Destination) -> None:
        """Come to the front; with one exercise first where that is asked for."""
        self._passed.clear()
        self._wanted = to.record
        if self.run is None and not isinstance(self.asked, HurtScreen):
            self._show_next()
            self.show_view(self.keeper.view)
        if not to.whole:
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def first_focus(self) -> QWidget:
        """The face while something runs, else what is asked first."""
        return self.face if self.asked is None else self.asked.first

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.pause()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._press(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the timer work on its buttons too; Enter presses the button itself."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return event.key() not in _ENTER and self._press(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        """Do what a key is for; whether it was for anything."""
        if event.modifiers() & _HELD:
            return False
        acts = {
            Qt.Key.Key_Space: self.go,
            Qt.Key.Key_Return: self.go,
            Qt.Key.Key_Enter: self.go,
            Qt.Key.Key_H: self.hurts,
            Qt.Key.Key_Right: self.skip,
            Qt.Key.Key_B: self.toggle_bell,
        }
        act = acts.get(Qt.Key(event.key())) if self.run is not None else None
        if event.key() == Qt.Key.Key_Escape:
            act = self.close_timer
        if act is None:
            return False
        if not event.isAutoRepeat():
            act()
        return True

    # while it runs

    def tick(self) -> None:
        """Look at the clock: what is over makes room for the next."""
        if self.run is None:
            return
        clock = self._now()
        if clock.slept and self.run.paused is None and self.run.phase.seconds is not None:
            self._slept = clock.slept
            self.run = self.run.paused_at(clock.awake)
            self._show_run()
            announce(self, words.SLEPT)
        else:
            self._go_to(self.run.at(clock.awake))

    def go(self) -> None:
        """Pause, go on, or count one repetition."""
        run, now = self.run, self._now().awake
        if run is None:
            return
        if run.phase.seconds is None:
            self._go_to(run.counted_once(now))
        elif run.paused is None:
            self.pause()
        else:
            self._slept = 0.0
            self._go_to(run.gone_on(now))
            announce(self, _said(run.phase, run.left(now)))

    def pause(self) -> None:
        """Stand still, where time runs."""
        self.tick()
        run = self.run
        if run is None or run.paused is not None or run.phase.seconds is None:
            return
        now = self._now().awake
        self.run = run.paused_at(now)
        self._show_run()
        left = words.clock(_whole(self.run.left(now)))
        announce(self, words.SAID_PAUSED.format(left=left))

    def skip(self) -> None:
        """Leave the rest of this exercise; what was done of it is written down as a part."""
        run = self.run
        if run is None or self.planned is None:
            return
        done = run.has_done(self._now().awake)
        self.stop()
        if not done:
            self._passed.add(self.planned.id)
            self._show_after(words.NOT_WRITTEN, asks=False)
        elif self._write("part"):
            self._show_after(words.PART, asks=True)

    def hurts(self) -> None:
        """It hurts: stop at once, and ask what it was."""
        run = self.run
        if run is not None and self.planned is not None:
            self._did = run.has_done(self._now().awake)
            self.stop()
            screen = HurtScreen(self.planned.name, self.look)
            screen.saved.connect(self._save_hurt)
            screen.closed.connect(self.close_timer)
            self._show(self.planned.name, screen)
            move_focus(screen.first)

    def toggle_bell(self) -> None:
        """Ring at each change, or not."""
        self.rings = not self.rings
        self._say_bell()
        self._show_run()
        announce(self, self.bell_button.text())
        self.remember.emit(SettingChange(name="bell", value=self.rings))

    def stop(self) -> None:
        """Nothing runs any more."""
        self._looks.stop()
        self.run, self._slept = None, 0.0

    def close_timer(self) -> None:
        """Back to Today; what was done of an exercise is written down as a part, and said there."""
        label, before, planned = "", self.keeper.steps.index(), self.planned
        if isinstance(self.asked, HurtScreen):
            self._save_hurt(self.asked.told())
            if not self.isVisible():
                return
            label = words.LABEL_STOPPED
        elif self.run is not None and self.run.has_done(self._now().awake):
            self.stop()
            self._write("part")
            label = words.LABEL_PART
        self.stop()
        wrote = planned is not None and label and self.keeper.steps.index() > before
        done = words.named(label, planned.name) if planned is not None and wrote else ""
        self.go_to.emit(Destination(page=PageName.TODAY, part=Part.AFTER_TIMER, done=done))

    def _start(self) -> None:
        planned = self.planned
        if planned is None or self.keeper.view.review.to_be_told:
            return
        self._clock = None
        phases = phases_of(planned, self._holds.get(planned.id, 0), self._rest)
        self.run = TimedRun(phases=phases, began=self._now().awake)
        self._show(planned.name, None)
        self._show_run()
        move_focus(self.face)
        announce(self, _said(self.run.phase))

    def _go_to(self, run: TimedRun) -> None:
        """Show a later state; with a bell and a flash where another phase has begun."""
        before, self.run = self.run, run
        changed = before is not None and run.index != before.index
        if changed:
            self.face.flash()
            if self.rings:
                self.bell.ring()
        if run.is_over:
            self.stop()
            if self._write("all"):
                self._show_after(words.DONE, asks=True)
            return
        self._show_run()
        if changed:
            announce(self, _said(run.phase))

    def _count_sleep(self) -> None:
        """The computer slept, and the patient went on."""
        if self.run is not None:
            slept, self._slept = self._slept, 0.0
            move_focus(self.face)
            self._go_to(self.run.credited(slept).gone_on(self._now().awake))
            self.tick()

    def _now(self) -> AwakeClock:
        steady, wall = self.steady(), self.keeper.clock().timestamp()
        before = self._clock
        now = AwakeClock(steady=steady, wall=wall) if before is None else before.later(steady, wall)
        self._clock = now
        return now

    # what is written

    def _write(self, done: str, **said: Any) -> bool:
        """Write down the exercise in hand; False if it could not be kept."""
        label = words.LABEL_DONE if done == "all" else words.LABEL_PART
        return self._keep(label, done=done, **said)

    def _keep(self, label: str, **said: Any) -> bool:
        planned = self.planned
        if planned is None:
            return False
        now, new_id = self.keeper.clock(), str(uuid4())
        begins = self.look.times.day_begins
        kept = pressed(self.keeper.diary, (planned,), now, new_id, begins, **said)
        self._session = kept[-1].id
        return self.keeper.keep(words.named(label, planned.name), *kept)

    def _save_hurt(self, told: HurtTold) -> None:
        planned, screen = self.planned, self.asked
        if planned is None:
            return
        if not self._did and told == HurtTold():
            self._passed.add(planned.id)
            self._show_after(words.NOT_WRITTEN, asks=False)
            return
        self.asked = None  # what it asked is answered, also for a view that comes meanwhile
        if not self._write("part", **told.fields()):
            self.asked = screen  # it is said at the foot, and can be tried again
        elif told.pain.is_serious:
            self.planned = None
            part = Part.SAVED_SESSION
            self.go_to.emit(Destination(page=PageName.TODAY, part=part, record=self._session))
        elif not self.keeper.view.review.to_be_told:
            self.planned = planned
            self._show_after(words.PART, asks=False)

    def _keep_hurt(self, score: int | None) -> None:
        self._keep(words.LABEL_HURT, hurt=score)

    # what is asked between two exercises

    def _show_next(self) -> None:
        """Ask how the next exercise is done, or say that there is none."""
        due = self._due()
        wanted = next((each for each in due if each.planned.id == self._wanted), None)
        found = wanted or next(iter(due), None)
        self.planned = None if found is None else found.planned
        if self.planned is None:
            written = any(each.written is not None for each in self._all_due())
            said = words.ALL_WRITTEN if written else words.NOTHING_DUE
            ways = ((words.BACK, PageName.TODAY), (words.TO_PLAN, PageName.PLAN))
            self._show(words.TITLE, self._ways((said,), *ways))
            return
        planned, every = self.planned, self._all_due()
        number = 1 + sum(each.written is not None for each in every)
        place = words.NEXT_OF.format(number=number, count=len(every))
        hold = self._holds.get(planned.id)
        screen = PaceScreen(planned, hold, self._rest, place, self.look)
        screen.started.connect(self._start)
        screen.passed.connect(self._pass)
        screen.closed.connect(self.close_timer)
        screen.hold.connect(self._keep_hold)
        screen.rest.connect(self._keep_rest)
        self._show(planned.name, screen)

    def _show_after(self, sentence: str, *, asks: bool) -> None:
        planned = self.planned
        if planned is None or self.keeper.view.review.to_be_told:
            return
        self._wanted = ""
        following = next(iter(self._due()), None)
        onward = (
            words.FINISH
            if following is None
            else words.named(words.NEXT, following.planned.name).replace("&", "&&")
        )
        screen = AfterScreen(sentence, planned.name, onward, self.look, asks=asks)
        screen.hurt.connect(self._keep_hurt)
        screen.onward.connect(self._onward)
        screen.closed.connect(self.close_timer)
        self._show(planned.name, screen)
        move_focus(screen.first)
        announce(self, words.named(sentence, planned.name))

    def _onward(self) -> None:
        if not self._due():
            self.close_timer()
            return
        self._show_next()
        move_focus(self.first_focus())

    def _pass(self) -> None:
        """Not this one now: nothing is written of it."""
        if self.planned is not None:
            self._passed.add(self.planned.id)
        self._wanted = ""
        self._onward()

    def _keep_hold(self, seconds: int) -> None:
        if self.planned is not None:
            self._holds[self.planned.id] = seconds
            kept = tuple(self._holds.items())
            self.remember.emit(SettingChange(name="hold_seconds", value=kept))

    def _keep_rest(self, seconds: int) -> None:
        self._rest = seconds
        self.remember.emit(SettingChange(name="rest_seconds", value=seconds))

    def _ways(self, said: tuple[str, ...], *ways: tuple[str, PageName]) -> WayScreen:
        screen = WayScreen(said, ways, self.look)
        screen.led.connect(self._lead)
        return screen

    def _lead(self, page: PageName) -> None:
        self.go_to.emit(Destination(page=page))

    def _all_due(self) -> tuple[DueExercise, ...]:
        times = self.look.times
        day = times.day_of(self.keeper.clock())
        return due_on(self.keeper.diary, day, times.day_begins)

    def _due(self) -> tuple[DueExercise, ...]:
        """What is due and not yet written down, without what is not wanted now."""
        return tuple(
            each
            for each in self._all_due()
            if each.written is None
            and each.planned.status in (None, "active")
            and each.planned.id not in self._passed
        )

    # what is shown

    def _show(self, title: str, screen: TimerScreen | None) -> None:
        """A screen in the place of the one before; None: the face."""
        self.asked = screen
        if self._shown is not None:
            self.body.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = screen
        self.set_title(title)
        runs = screen is None
        self.face.setVisible(runs)
        self._foot.setVisible(runs)
        self.area.setVisible(not runs)
        self._below.setStretchFactor(self._across, int(not runs))
        if screen is not None:
            self.body.addWidget(screen, 1)
            screen.show()

    def _say_bell(self) -> None:
        self.bell_button.setText(words.BELL_ON if self.rings else words.BELL_OFF)

    def _show_run(self) -> None:
        run, planned = self.run, self.planned
        if run is None or planned is None:
            return
        now = self._now().awake if run.paused is None else run.paused
        phase = run.phase
        timed, still = phase.seconds is not None, run.paused is not None
        # what stands still, or is counted by hand, needs no look at the clock
        if timed and not still and not self._looks.isActive():
            self._looks.start()
        elif still or not timed:
            self._looks.stop()
        self.go_button.setText(words.COUNT if not timed else words.GO_ON if still else words.PAUSE)
        self.slept_button.setVisible(bool(self._slept) and phase.kind == "go")
        number = phase.number or run.counted
        left = run.left(now)
        counted = f"{run.counted}" if phase.count else ""
        self.face.show_text(
            FaceText(
                name=planned.name,
                where=words.where(phase.kind, number, phase.count, phase.set_, phase.sets),
                digits=words.clock(_whole(left)) if timed else counted,
                share=left / phase.seconds if phase.seconds else None,
                doing=words.PAUSED if still else _doing(phase),
                then=_then(run.following, rings=self.rings),
                said=words.SLEPT if self._slept else "",
            )
        )


def _whole(seconds: float) -> int:
    """Seconds as they are counted down: the last one is 1."""
    return int(-(-seconds // 1))


_DOING = {
    "ready": words.READY, "hold": words.HOLDING, "ease": words.EASING, "rest": words.RESTING,
    "go": words.GOING,
}  # fmt: skip


def _doing(phase: TimerPhase) -> str:
    if phase.kind == "count":
        return words.COUNTING if phase.count else words.COUNTING_ALL
    return _DOING[phase.kind]


def _then(following: TimerPhase | None, *, rings: bool) -> str:
    if following is None:
        said = words.THEN_DONE
    elif following.kind in ("rest", "ease"):
        sentence = words.THEN_REST if following.kind == "rest" else words.THEN_EASE
        said = sentence.format(seconds=_whole(following.seconds or 0))
    else:
        said = words.THEN_HOLD if following.kind == "hold" else words.THEN_SET
        said = words.THEN_GO if following.kind == "go" else said
    return words.WITH_BELL.format(then=said) if rings else said


def _said(phase: TimerPhase, left: float | None = None) -> str:
    """What begins, for those who hear it."""
    seconds = _whole(phase.seconds or 0 if left is None else left)
    where = dates.sentence(
        words.where(phase.kind, phase.number, phase.count, phase.set_, phase.sets)
    )
    match phase.kind:
        case "hold":
            return words.SAID_HOLD.format(seconds=seconds, where=where)
        case "rest":
            return words.SAID_REST.format(seconds=seconds)
        case "ease":
            return words.SAID_EASE
        case "ready":
            return words.SAID_READY.format(seconds=seconds)
        case "go":
            return words.SAID_GO.format(minutes=session_words.minutes(round(seconds / 60, 1)))
        case _:
            return words.SAID_COUNT.format(where=where) if where else words.COUNTING_ALL
