"""One line at the edge of the screen, where a Linux desktop has a program that shows it.

Qt has none of its own: where the tray is an X11 one it paints a balloon. Its bindings for D-Bus
cannot say an unsigned number either, which the call wants.
"""

from __future__ import annotations

import os
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Signal

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

_NAME, _PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
_ARGUMENTS = "susssasa{sv}i"
_PATIENCE = 3  # seconds for an answer
_BY_DEFAULT = -1  # how long it is shown: as the desktop does
_MOST_HEARD = 100  # signals about the notifications of others come too


class Notification(QObject):
    """Shown at most once. `pressed` if somebody clicks on it, `gone` once it is no more."""

    pressed = Signal()
    gone = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus: DBusConnection | None = None
        self._signals: deque[Message] = deque(maxlen=_MOST_HEARD)
        self._number = 0
        self._heard: QSocketNotifier | None = None

    def show(self, program: str, sentence: str, way: str) -> bool:
        """Show a sentence; `way` is the word for what a click does. Whether a desktop took it."""
        self._bus = bus = _session_bus()
        if bus is None:
            return False
        self._number = self._notify(bus, program, sentence, way)
        if not self._number:
            self.close()
            return False
        self._heard = QSocketNotifier(bus.sock.fileno(), QSocketNotifier.Type.Read, self)
        self._heard.activated.connect(self._hear)
        self._tell()  # what came while the answer was waited for
        return True

    def close(self) -> None:
        """Hear of it no more."""
        if self._heard is not None:
            self._heard.setEnabled(False)
            self._heard = None
        if self._bus is not None:
            self._bus.close()
            self._bus = None

    def _notify(self, bus: DBusConnection, program: str, sentence: str, way: str) -> int:
        """Ask for a notification; its number, 0 where nobody shows any."""
        from jeepney import (  # noqa: PLC0415 on Linux alone
            DBusAddress,
            MatchRule,
            MessageType,
            message_bus,
            new_method_call,
        )

        heard = MatchRule(type="signal", interface=_NAME)
        bus.filter(heard, queue=self._signals)
        address = DBusAddress(_PATH, bus_name=_NAME, interface=_NAME)
        actions = ["default", way]
        # it takes no other's place, has no icon of a theme, and nothing below the sentence
        said: tuple[object, ...] = (program, 0, "", sentence, "", actions, {}, _BY_DEFAULT)
        with suppress(OSError):  # no answer in time, too
            bus.send_and_get_reply(message_bus.AddMatch(heard), timeout=_PATIENCE)
            call = new_method_call(address, "Notify", _ARGUMENTS, said)
            answer = bus.send_and_get_reply(call, timeout=_PATIENCE)
            if answer.header.message_type is MessageType.method_return:
                return int(answer.body[0])
        return 0

    def _hear(self) -> None:
        if self._bus is None:
            return
        try:
            while True:
                self._bus.recv_messages(timeout=0)
        except TimeoutError:
            self._tell()
        except OSError:  # the session ends
            self.close()

    def _tell(self) -> None:
        from jeepney import HeaderFields  # noqa: PLC0415

        while self._signals:
            message = self._signals.popleft()
            if message.body[:1] != (self._number,):
                continue
            match message.header.fields[HeaderFields.member]:
                case "ActionInvoked":
                    self.pressed.emit()
                case "NotificationClosed":
                    self.gone.emit()


def _session_bus() -> DBusConnection | None:
    """The bus of this session; None where there is none, as on other systems."""
    usual = f"unix:path={os.environ.get('XDG_RUNTIME_DIR', '')}/bus"
    address = os.environ.get("DBUS_SESSION_BUS_ADDRESS", usual)
    try:
        from jeepney.auth import AuthenticationError  # noqa: PLC0415 on Linux alone
        from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415
    except ImportError:
        return None
    try:
        return open_dbus_connection(address)
    except (OSError, AuthenticationError, RuntimeError, ValueError):
        return None
