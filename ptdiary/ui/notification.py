"""One line at the edge of the screen, where a Linux desktop has a program that shows it.

Qt has none of its own: where the tray is an X11 one it paints a balloon. Its bindings for D-Bus
cannot say an unsigned number either, which the call wants, so it is made with the library that
Qt itself has loaded.
"""

from __future__ import annotations

import ctypes
from ctypes import POINTER, byref, c_char_p, c_int, c_uint32, c_void_p
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Signal

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIBRARY = "libdbus-1.so.3"
_NAME = b"org.freedesktop.Notifications"
_PATH = b"/org/freedesktop/Notifications"
_HEARD = b"type='signal',interface='org.freedesktop.Notifications'"
_SESSION_BUS = 0
_PATIENCE = 3000  # milliseconds for an answer
_BY_DEFAULT = -1  # how long it is shown: as the desktop does

# As the letters of D-Bus signatures.
_ARRAY, _NUMBER, _WHOLE, _STRING = (ord(each) for each in "auis")


class Notification(QObject):
    """Shown at most once. `pressed` if somebody clicks on it, `gone` once it is no more."""

    pressed = Signal()
    gone = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus: _Bus | None = None
        self._number = 0
        self._heard: QSocketNotifier | None = None

    def show(self, program: str, sentence: str, way: str) -> bool:
        """Show a sentence; `way` is the word for what a click does. Whether a desktop took it."""
        bus = _session_bus()
        if bus is None:
            return False
        self._bus = bus
        self._number = bus.notify(program, sentence, way)
        if not self._number:
            self.close()
            return False
        self._heard = QSocketNotifier(bus.socket(), QSocketNotifier.Type.Read, self)
        self._heard.activated.connect(self._hear)
        self._hear()  # what came while the answer was waited for
        return True

    def close(self) -> None:
        """Hear of it no more."""
        if self._heard is not None:
            self._heard.setEnabled(False)
            self._heard = None
        if self._bus is not None:
            self._bus.close()
            self._bus = None

    def _hear(self) -> None:
        bus = self._bus
        for name, number in () if bus is None else tuple(bus.signals()):
            if number != self._number:
                continue
            if name == "ActionInvoked":
                self.pressed.emit()
            elif name == "NotificationClosed":
                self.gone.emit()


class _Bus:
    """A connection to the bus of this session, which only we use."""

    def __init__(self, library: ctypes.CDLL, connection: int) -> None:
        self._library = library
        self._connection = connection
        library.dbus_connection_set_exit_on_disconnect(connection, 0)
        library.dbus_bus_add_match(connection, _HEARD, None)
        library.dbus_connection_flush(connection)

    def notify(self, program: str, sentence: str, way: str) -> int:
        """Ask for a notification; its number, 0 where nobody shows any."""
        library = self._library
        call = library.dbus_message_new_method_call(_NAME, _PATH, _NAME, b"Notify")
        rows = _Writer(library, call)
        rows.text(program)
        rows.number(_NUMBER, c_uint32(0))  # it takes no other's place
        rows.text("")  # no icon of a theme
        rows.text(sentence)
        rows.text("")  # nothing below it
        rows.texts(("default", way))
        rows.nothing_of("{sv}")
        rows.number(_WHOLE, c_int(_BY_DEFAULT))
        answer = library.dbus_connection_send_with_reply_and_block(
            self._connection, call, _PATIENCE, None
        )
        library.dbus_message_unref(call)
        if not answer:
            return 0
        number = _first_number(library, answer)
        library.dbus_message_unref(answer)
        return number

    def socket(self) -> int:
        """What becomes readable when something comes."""
        number = c_int(-1)
        self._library.dbus_connection_get_unix_fd(self._connection, byref(number))
        return number.value

    def signals(self) -> Iterable[tuple[str, int]]:
        """What came since: the name of each signal, and the notification that it is about."""
        library = self._library
        library.dbus_connection_read_write(self._connection, 0)
        while message := library.dbus_connection_pop_message(self._connection):
            for name in ("ActionInvoked", "NotificationClosed"):
                if library.dbus_message_is_signal(message, _NAME, name.encode()):
                    yield name, _first_number(library, message)
            library.dbus_message_unref(message)

    def close(self) -> None:
        """Leave the bus."""
        self._library.dbus_connection_close(self._connection)
        self._library.dbus_connection_unref(self._connection)


class _Writer:
    """Writes the arguments of a call, one after the other."""

    def __init__(self, library: ctypes.CDLL, call: int) -> None:
        self._library = library
        self._place = _Place()
        library.dbus_message_iter_init_append(call, byref(self._place))

    def text(self, text: str) -> None:
        """A string."""
        self._append(self._place, text)

    def number(self, kind: int, value: c_uint32 | c_int) -> None:
        """A number."""
        self._library.dbus_message_iter_append_basic(byref(self._place), kind, byref(value))

    def texts(self, texts: Iterable[str]) -> None:
        """An array of strings."""
        self._array("s", texts)

    def nothing_of(self, signature: str) -> None:
        """An array that is empty."""
        self._array(signature, ())

    def _array(self, signature: str, texts: Iterable[str]) -> None:
        library, inside = self._library, _Place()
        within = byref(self._place), byref(inside)
        library.dbus_message_iter_open_container(
            within[0], _ARRAY, signature.encode(), byref(inside)
        )
        for each in texts:
            self._append(inside, each)
        library.dbus_message_iter_close_container(*within)

    def _append(self, place: _Place, text: str) -> None:
        value = c_char_p(text.encode())
        self._library.dbus_message_iter_append_basic(byref(place), _STRING, byref(value))


class _Place(ctypes.Structure):
    """A DBusMessageIter, of which the library alone knows the inside; 16 pointers are enough."""

    _fields_ = (("inside", c_void_p * 16),)


def _first_number(library: ctypes.CDLL, message: int) -> int:
    place, number = _Place(), c_uint32(0)
    if not library.dbus_message_iter_init(message, byref(place)):
        return 0
    if library.dbus_message_iter_get_arg_type(byref(place)) != _NUMBER:
        return 0
    library.dbus_message_iter_get_basic(byref(place), byref(number))
    return number.value


def _session_bus() -> _Bus | None:
    """The bus of this session; None where there is none, as on other systems."""
    try:
        library = ctypes.CDLL(_LIBRARY)
    except OSError:
        return None
    for name, (result, arguments) in _FUNCTIONS.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    connection = library.dbus_bus_get_private(_SESSION_BUS, None)
    return _Bus(library, connection) if connection else None


_PLACE = POINTER(_Place)
_FUNCTIONS = {
    "dbus_bus_get_private": (c_void_p, (c_int, c_void_p)),
    "dbus_bus_add_match": (None, (c_void_p, c_char_p, c_void_p)),
    "dbus_connection_set_exit_on_disconnect": (None, (c_void_p, c_uint32)),
    "dbus_connection_flush": (None, (c_void_p,)),
    "dbus_connection_close": (None, (c_void_p,)),
    "dbus_connection_unref": (None, (c_void_p,)),
    "dbus_connection_get_unix_fd": (c_uint32, (c_void_p, POINTER(c_int))),
    "dbus_connection_read_write": (c_uint32, (c_void_p, c_int)),
    "dbus_connection_pop_message": (c_void_p, (c_void_p,)),
    "dbus_connection_send_with_reply_and_block": (c_void_p, (c_void_p, c_void_p, c_int, c_void_p)),
    "dbus_message_new_method_call": (c_void_p, (c_char_p, c_char_p, c_char_p, c_char_p)),
    "dbus_message_unref": (None, (c_void_p,)),
    "dbus_message_is_signal": (c_uint32, (c_void_p, c_char_p, c_char_p)),
    "dbus_message_iter_init": (c_uint32, (c_void_p, _PLACE)),
    "dbus_message_iter_init_append": (None, (c_void_p, _PLACE)),
    "dbus_message_iter_get_arg_type": (c_int, (_PLACE,)),
    "dbus_message_iter_get_basic": (None, (_PLACE, c_void_p)),
    "dbus_message_iter_append_basic": (c_uint32, (_PLACE, c_int, c_void_p)),
    "dbus_message_iter_open_container": (c_uint32, (_PLACE, c_int, c_char_p, _PLACE)),
    "dbus_message_iter_close_container": (c_uint32, (_PLACE, _PLACE)),
}
