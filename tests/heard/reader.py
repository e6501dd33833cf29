"""A small screen reader: it finds, presses, listens, and writes down what it would say.

The words of AT-SPI: https://docs.gtk.org/atspi2/. A thing is (bus name, path).
"""

import time
from dataclasses import dataclass

from jeepney import DBusAddress, HeaderFields, MatchRule, MessageType, message_bus, new_method_call
from jeepney.io.blocking import open_dbus_connection

_REGISTRY = "org.a11y.atspi.Registry"
_ROOT = "/org/a11y/atspi/accessible/root"
_ACCESSIBLE, _ACTION = "org.a11y.atspi.Accessible", "org.a11y.atspi.Action"
_LONGEST = 15.0  # seconds to wait for what has to come
_PRESSED_AND_LET_GO, _KEYSYM = 2, 3
KEYS = {"Tab": 0xFF09, "Space": 0x20, "Left": 0xFF51, "Right": 0xFF53, "End": 0xFF57, "4": 0x34}
_STATES = {
    3: "busy", 4: "checked", 9: "expandable", 10: "expanded", 12: "focused", 23: "selected",
    25: "showing", 41: "checkable",
}  # fmt: skip
_ASSERTIVE = 2
_OF_SEVERAL = ("radio button", "list item")


@dataclass(frozen=True)
class Thing:
    """Something that was found, as it was then."""

    of: tuple[str, str]
    role: str
    name: str
    description: str
    states: frozenset[str]


class Reader:
    """Hears lines after each step; `spoken` are those of all steps.

    Where the keyboard only passes through something, nothing of it is said: a reader is cut off.
    """

    def __init__(self, address):
        # calls have a connection of their own, so that no event is lost while one is answered
        self._calls, self._events = (open_dbus_connection(address) for _ in range(2))
        self._program, self._process = None, None
        self._inside, self._pressed, self._at = (), None, None
        self._heard = []  # since the last step: a line each, and what the keyboard is in with it
        self.spoken = []
        self._told = []

    @classmethod
    def of_session(cls, session):
        """The reader of the bus that belongs to a session's bus."""
        with open_dbus_connection(session) as asked:
            where = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            found = asked.send_and_get_reply(new_method_call(where, "GetAddress"), timeout=_LONGEST)
        return cls(found.body[0])

    def __enter__(self):
        registry = DBusAddress("/org/a11y/atspi/registry", _REGISTRY, _REGISTRY)
        for event in ("object:", "window:", "focus:"):
            self._events.send_and_get_reply(
                new_method_call(registry, "RegisterEvent", "s", (event,))
            )
        rule = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object")
        self._events.send_and_get_reply(message_bus.AddMatch(rule))
        return self

    def __exit__(self, *_):
        self._calls.close()
        self._events.close()

    # finding

    def find_program(self, process):
        """Wait for the program on the bus, and until its window has the keyboard."""
        self._process = process
        self._program = self._until(self._the_program, "no program came")
        self.hear_focus()

    def find(self, role, name=None):
        """The first that shows, of this role and with this name; None if there is none."""
        return next((each for each in self.shown() if self._is(each, role, name)), None)

    def wait_for(self, role, name=None):
        """The same, once it is there."""
        return self._until(lambda: self.find(role, name), f"no {role} {name!r}")

    def shown(self):
        """All that shows in the window, in the order of reading."""
        for window in self._children(self._program):
            yield from self._shown_in(window)

    def _shown_in(self, of):
        thing = self.look_at(of)
        if "showing" not in thing.states and thing.role != "frame":
            return
        yield thing
        for each in self._children(of):
            yield from self._shown_in(each)

    def look_at(self, of):
        """What it is now."""
        low, high = self._call(of, _ACCESSIBLE, "GetState")[0]
        bits = low | high << 32
        return Thing(
            of,
            self._call(of, _ACCESSIBLE, "GetRoleName")[0],
            self._property(of, "Name"),
            self._property(of, "Description"),
            frozenset(word for bit, word in _STATES.items() if bits >> bit & 1),
        )

    # pressing

    def press(self, role, name):
        """Do what is first of its actions, as a screen reader's own key does."""
        thing = self.wait_for(role, name)
        self._do(f"# press: {name}, {role}")
        self._pressed = thing.of
        self._act(thing.of)
        return thing

    def focus(self, role, name):
        """Put the keyboard somewhere."""
        thing = self.wait_for(role, name)
        self._do(f"# go to: {name}, {role}")
        self._act(thing.of, "SetFocus")
        return self.hear_focus(name)

    def key(self, name):
        """Press a key and let it go."""
        self._do(f"# key: {name}")
        where = "/org/a11y/atspi/registry/deviceeventcontroller"
        keys = "org.a11y.atspi.DeviceEventController"
        self._call((_REGISTRY, where), keys, "GenerateKeyboardEvent", "isu",
                   (KEYS[name], "", _KEYSYM))  # fmt: skip

    def _act(self, of, name=None):
        actions = [each[0] for each in self._call(of, _ACTION, "GetActions")[0]]
        number = 0 if name is None else actions.index(name)
        assert self._call(of, _ACTION, "DoAction", "i", (number,)) == (True,)

    # listening

    def hear(self, wanted):
        """Listen until `wanted` accepts a line that was said since something was done last."""
        end = time.monotonic() + _LONGEST
        while not (found := [line for line, _ in self._heard if wanted(line)]):
            self._listen(end, wanted)
        return found[0]

    def hear_focus(self, name=""):
        """Listen until the keyboard has come to something of this name."""
        return self.hear(lambda line: line.startswith(f"at: {name}"))

    def hear_checked(self):
        """Listen until what was pressed is checked."""
        return self.hear(lambda line: line == "checked")

    def hear_said(self, part=""):
        """Listen until something is said by itself, with this in it."""
        return self.hear(lambda line: line.startswith("says") and part in line)

    def _listen(self, end, wanted):
        try:
            message = self._events.receive(timeout=max(end - time.monotonic(), 0.01))
        except TimeoutError:
            heard = [*self.spoken[-8:], *(line for line, _ in self._heard)]
            msg = f"not heard: {wanted}; heard: {heard}; {self._end_of_program()}"
            raise AssertionError(msg) from None
        if message.header.message_type is not MessageType.signal:
            return
        fields = message.header.fields
        member, of = fields[HeaderFields.member], (
            fields.get(HeaderFields.sender), fields[HeaderFields.path],
        )  # fmt: skip
        what, detail = message.body[0], message.body[1]
        if member == "Announcement":
            how = "says at once" if detail == _ASSERTIVE else "says"
            self._heard.append((f"{how}: {message.body[3][1]}", None))
        elif member == "StateChanged" and what == "focused" and detail:
            self._at = of
            self._heard.append(self._arrival(of))
        elif member == "StateChanged" and what == "checked" and of in (self._pressed, self._at):
            self._heard.append(("checked" if detail else "not checked", None))

    def _arrival(self, of):
        """What is said of something that the keyboard comes to, and what that is in."""
        thing, around = self.look_at(of), self._around(of)
        place = self._place(of, thing.role)
        states = [] if "checkable" not in thing.states else [
            "checked" if "checked" in thing.states else "not checked"
        ]  # fmt: skip
        states += [word for word in ("expanded", "selected") if word in thing.states]
        parts = [thing.name, thing.role, *states, place, thing.description]
        return "at: " + ", ".join(each for each in parts if each), around

    def _around(self, of):
        """The named groups that it is in, from outside in."""
        found, at = [], of
        while (at := self._parent(at))[1] not in ("/org/a11y/atspi/null", _ROOT):
            name = self._property(at, "Name")
            role = self._call(at, _ACCESSIBLE, "GetRoleName")[0]
            if name or role == "alert message":
                found.append((name, role))
        return tuple(reversed(found))

    def _place(self, of, role):
        """The place among its like, as in `5 of 11`."""
        if role not in _OF_SEVERAL:
            return ""
        like = [
            each for each in self._children(self._parent(of))
            if self.look_at(each).role == role and "showing" in self.look_at(each).states
        ]  # fmt: skip
        return f"{like.index(of) + 1} of {len(like)}" if of in like else ""

    def end_step(self):
        """Write down what was said since the last step."""
        arrivals = [number for number, (_, around) in enumerate(self._heard) if around is not None]
        for number, (line, around) in enumerate(self._heard):
            if around is None:
                self.spoken.append(line)
            elif number == arrivals[-1]:
                entered = [each for each in around if each not in self._inside]
                self._inside = around
                self.spoken += [*(f"in: {name}, {role}" for name, role in entered), line]
        self._heard = []

    def _do(self, what):
        self.end_step()
        self.spoken += ["", what]
        for tell in self._told:
            tell(what)

    def before_each_step(self, tell):
        """Call `tell` with each step's line, before the step is done."""
        self._told.append(tell)

    def ask_once(self):
        """Ask the program for something: all that it has told so far is delivered before that."""
        self._property(self._program, "Name")

    # the bus

    def _the_program(self):
        found = (
            each for each in self._children((_REGISTRY, _ROOT))
            if self._process_of(each) == self._process.pid and self._property(each, "Name")
        )  # fmt: skip
        return next(found, None)

    def _process_of(self, of):
        asked = new_method_call(message_bus, "GetConnectionUnixProcessID", "s", (of[0],))
        return self._calls.send_and_get_reply(asked, timeout=_LONGEST).body[0]

    def _until(self, wanted, trouble):
        """Ask until there is an answer; the bus itself makes the pauses."""
        end = time.monotonic() + _LONGEST
        while time.monotonic() < end:
            found = wanted()
            if found is not None:
                return found
        raise AssertionError(f"{trouble}; {self._end_of_program()}")

    def _end_of_program(self):
        return f"the program's exit status: {self._process.poll() if self._process else None}"

    def _is(self, thing, role, name):
        return thing.role == role and (name is None or thing.name == name)

    def _children(self, of):
        return [tuple(each) for each in self._call(of, _ACCESSIBLE, "GetChildren")[0]]

    def _parent(self, of):
        return tuple(self._property(of, "Parent"))

    def _property(self, of, name):
        properties = "org.freedesktop.DBus.Properties"
        return self._call(of, properties, "Get", "ss", (_ACCESSIBLE, name))[0][1]

    def _call(self, of, interface, member, signature=None, body=()):
        where = DBusAddress(of[1], of[0], interface)
        asked = new_method_call(where, member, signature, body)
        answer = self._calls.send_and_get_reply(asked, timeout=_LONGEST)
        if answer.header.message_type is MessageType.error:
            raise AssertionError(f"{member} of {of}: {answer.body}; {self._end_of_program()}")
        return answer.body
