"""Four weeks of a home programme, by keyboard alone, with the end of daylight saving among them.

Keys go to whatever has the keyboard, as the system would send them. Nothing is pressed, called or
focused otherwise; the diary is read, and time goes on. At every half hour that goes by it is asked
what there is to be reminded of, as the icon beside the clock asks: from the files on the disk.
"""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from ptdiary.cli.source import read_source
from ptdiary.diary.document import Document, read_document, write_document
from ptdiary.paths import resource_text
from ptdiary.report.text import one_line, page_text
from ptdiary.review.reminding import may_be_shown, reminder_to_show
from ptdiary.review.review import review
from ptdiary.review.rulebook import read_rulebook
from ptdiary.settings import Settings, read_settings
from ptdiary.store import Store
from ptdiary.store.drafts import Drafts
from ptdiary.store.exchange.csv import csv_files
from ptdiary.ui.collector import Collector
from ptdiary.ui.keeper import Keeper
from ptdiary.ui.main_window import MainWindow
from ptdiary.words import reminders as reminder_words
from tests.clocks import LONDON, LORD_HOWE, NEW_YORK, computer_in
from tests.report.pages import page_of
from tests.ui.conftest import DIARY

KEYS = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NOTHING_HELD = Qt.KeyboardModifier.NoModifier
SAVE = (CTRL, KEYS.Key_Return)
HALF_HOUR = timedelta(minutes=30)
FARTHEST = 60  # presses of Tab that one may need to come to something on a page


def moment(day, clock):
    """The wall clock of this computer, by `12 Oct` and `08:15`."""
    local = datetime.strptime(f"{day} 2026 {clock}", "%d %b %Y %H:%M")  # noqa: DTZ007
    return local.astimezone()


def _half_hour_after(now):
    seconds = (now.timestamp() // HALF_HOUR.total_seconds() + 1) * HALF_HOUR.total_seconds()
    return datetime.fromtimestamp(seconds).astimezone()


class Life:
    """What a patient at the computer sees and presses. `presses` counts the keys."""

    def __init__(self, folder, look, qtbot):
        self.qtbot = qtbot
        self.now = moment("12 Oct", "08:00")
        self.presses = 0
        self.reminded = {}  # the day: what of, and when
        self.rulebook = read_rulebook(resource_text("rules/rules.json"))
        self.settings = folder / "settings.json"
        self.path = folder / "diary.ptdiary"
        self.store = Store.open(self.path, create=True)
        self.store.keep_profile(DIARY.profile)
        drafts = Drafts(folder / "drafts")
        self.keeper = Keeper(self.store, self.rulebook, lambda: self.now, drafts)
        chosen = Settings(page="today", window=(40, 40, 700, 700))
        self.window = MainWindow(look, chosen, self.settings)
        self.collector = Collector(self.window)
        self.collector.begin()  # as the program does: it lasts long enough to need it
        self.window.open_diary(self.keeper)
        self.window.show()
        self.window.resize(1280, 800)
        self.window.activateWindow()
        self.settle()

    @property
    def diary(self):
        return self.keeper.diary

    def settle(self):
        for _ in range(8):
            QApplication.processEvents()

    def close(self):
        self.collector.end()
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.keeper.stop()

    # the clock

    def at(self, day, clock, *, asleep=False):
        """Time goes on to this moment, while the program runs or the computer is `asleep`."""
        to = moment(day, clock)
        assert to > self.now
        diary = None
        while not asleep and (later := _half_hour_after(self.now)) < to:
            self.now = later
            diary = self._ask_for_reminder(diary)
        self.now = to
        self._ask_for_reminder(None)
        self.keeper.tick()
        self.settle()

    def _ask_for_reminder(self, diary):
        """As `ptdiary remind`, which notes the days on which it showed one."""
        wanted = read_settings(self.settings).reminders()
        if not may_be_shown(wanted, self.now, self.reminded):
            return diary
        diary = diary or read_source(str(self.path)).diary
        found = review(diary, self.rulebook, self.now)
        kind = reminder_to_show(diary, found, wanted, self.now, self.reminded)
        if kind is not None:
            self.reminded[self.now.date()] = (kind.value, f"{self.now:%H:%M}")
        return diary

    # the keyboard

    def keys(self, *keys):
        for each in keys:
            held, key = each if isinstance(each, tuple) else (NOTHING_HELD, each)
            before = QApplication.focusWidget()
            assert before is not None, "the keyboard is nowhere"
            QTest.keyClick(before, key, held)
            self.presses += 1
            self.settle()
            now = QApplication.focusWidget()
            assert now is not None, f"after {key} the keyboard is nowhere; it was in {before}"
            assert now.isVisible(), "the keyboard is in what is not shown"

    def type(self, text):
        for letter in text:
            QTest.keyClicks(QApplication.focusWidget(), letter)
            self.presses += 1
        self.settle()

    def here(self):
        """What a screen reader says of what has the keyboard."""
        now = QApplication.focusWidget()
        said = now.accessibleName()
        if not said and isinstance(now, QAbstractButton):
            said = now.text()
        return said.replace("&", "")

    def tab_to(self, words, *back):
        """Press Tab until what has the keyboard is called so, or begins so."""
        came_by = [self.here()]
        for _ in range(FARTHEST):
            if self.here().startswith(words):
                return
            self.keys((SHIFT, KEYS.Key_Backtab) if back else KEYS.Key_Tab)
            came_by.append(self.here())
        pytest.fail(f"Tab does not lead to {words!r}, but: {came_by}")

    def open(self, page, letter):
        """Alt with the letter of a page; its button is seen to be pressed for a moment."""
        self.keys((ALT, getattr(KEYS, f"Key_{letter}")))
        button = self.window.navigation.button(page)
        self.qtbot.waitUntil(lambda: self.window.page_name == page and not button.isDown())
        self.settle()

    def press(self, words):
        self.tab_to(words)
        self.keys(KEYS.Key_Space)

    def choose(self, question, *answers):
        """Come to a row of pills by Tab, and to these of it by arrows."""
        for _ in range(FARTHEST):
            if self.row_here() == question:
                break
            self.keys(KEYS.Key_Tab)
        for answer in answers:
            self.answer(question, answer)

    def answer(self, question, answer):
        """One pill of the row that has the keyboard."""
        assert self.row_here() == question
        for step in [KEYS.Key_Left] * 12 + [KEYS.Key_Right] * 12:
            if self.here() == answer:
                break
            self.keys(step)
        assert self.here() == answer
        self.keys(KEYS.Key_Space)

    def row_here(self):
        """The question that a row of pills answers, while the keyboard is in it."""
        return QApplication.focusWidget().parentWidget().accessibleName()

    def shows(self, words):
        """Whether a line with this stands on the page that is open."""
        page = self.window.page(self.window.page_name)
        lines = (each.text() for each in page.findChildren(QLabel) if each.isVisible())
        return any(words in line for line in lines)

    # what a patient does again and again

    def entry(self, score):
        """A whole entry with four keys and the one that opens it."""
        before = len(self.diary.entries)
        self.keys((CTRL, KEYS.Key_N))
        assert self.here() == "0 out of 10, none"
        self.keys(getattr(KEYS, f"Key_{score}"), KEYS.Key_Tab, KEYS.Key_Space, SAVE)
        assert len(self.diary.entries) == before + 1
        last = self.diary.entries[-1]
        assert (last.soreness, last.checks.saddle, last.at) == (score, "no", self.now)

    def due(self):
        """The list of the day, as it is heard, by the arrows."""
        self.keys((CTRL, KEYS.Key_E), KEYS.Key_Home)
        heard = [self.here()]
        for _ in range(9):
            self.keys(KEYS.Key_Right)
            if self.here() == heard[-1]:
                break
            heard.append(self.here())
        return heard

    def exercise(self, name):
        """Bring the keyboard to the tile of an exercise of today."""
        self.due()
        self.keys(KEYS.Key_Home)
        for _ in range(9):
            if self.here().startswith(name):
                return
            self.keys(KEYS.Key_Right)
        pytest.fail(f"{name} is not in the list")

    def done(self):
        """What is written today of each exercise: (how much, how it hurt, why not)."""
        return {
            each.name: (each.done, each.hurt, each.skipped_why)
            for session in self.diary.sessions
            for each in session.exercises
            if session.ended_at.date() == self.now.date() and each.done is not None
        }

    def as_planned(self):
        """All of the list, and none of it hurt."""
        before = self.presses
        self.keys((CTRL, KEYS.Key_E), KEYS.Key_A, KEYS.Key_0)
        assert self.presses - before <= 6
        assert {(done, hurt) for done, hurt, _ in self.done().values()} == {("all", 0)}


@pytest.fixture(params=[LONDON, NEW_YORK, LORD_HOWE], ids=["London", "New York", "Lord Howe"])
def life(request, tmp_path, look, qtbot):
    with computer_in(request.param):
        life = Life(tmp_path, look, qtbot)
        yield life
        life.close()


def test_four_weeks_at_home_by_keys_alone(life):
    the_plan(life)
    reminders_on(life)
    first_days(life)
    hurt_and_held(life)
    the_visit(life)
    clocks_go_back(life)
    asleep_for_three_days(life)
    to_the_end(life)
    assert {f"{day:%d %b}": said for day, said in life.reminded.items()} == REMINDED
    everything_is_where_it_belongs(life)
    taken_back_and_done_again(life)


QUESTION = "May I carry my grandchild?"
PLANK = "Side plank, 2 sets, 0.5 minutes"
PLAN = (
    # name, sets, repetitions, minutes, days, pain limit
    ("Bridges", "2", "10", "", (), ""),
    ("Bird-dog", "2", "8", "", ("Monday", "Wednesday", "Friday"), ""),
    ("Walking", "", "", "20", (), ""),
    ("Side plank", "2", "", "0.5", ("Tuesday", "Thursday", "Saturday"), "3"),
    ("Hip hinge", "3", "10", "", ("Monday", "Thursday"), ""),
    ("Swimming", "", "", "30", ("Sunday",), ""),
)


def the_plan(life):
    life.open("sessions", "S")
    life.press("Exercise plan")
    for name, sets, repetitions, minutes, days, limit in PLAN:
        life.press("Add an exercise")
        life.type(name)
        life.tab_to("Sets")
        life.type(sets)
        life.tab_to("Repetitions")
        life.type(repetitions)
        life.tab_to("Minutes")
        life.type(minutes)
        life.choose("On which days?", *days)
        if limit:
            life.choose("Pain up to", limit)
        life.keys(SAVE)
    plan = {each.name: each for each in life.diary.plan}
    assert list(plan) == [each[0] for each in PLAN]
    assert (plan["Bridges"].sets, plan["Bridges"].repetitions) == (2, 10)
    assert plan["Bird-dog"].days == ("mon", "wed", "fri")
    assert (plan["Side plank"].minutes, plan["Side plank"].pain_limit) == (0.5, 3)
    assert {each.status for each in plan.values()} == {"active"}


def reminders_on(life):
    life.open("settings", "E")
    life.keys((CTRL, KEYS.Key_2))
    life.choose("Evening", "20:00")
    life.choose("After a session", "48 and 72 hours after it")
    life.choose("Before a visit", "the day before")
    kept = read_settings(life.settings)
    assert (kept.reminder, kept.reminder_session, kept.reminder_visit) == (20, True, True)


def first_days(life):
    life.at("12 Oct", "08:15")
    life.entry(2)
    heard = ["Bridges, 2 times 10", "Bird-dog, 2 times 8", "Walking, 20 minutes"]
    assert life.due() == [*heard, "Hip hinge, 3 times 10"]
    life.as_planned()
    life.at("13 Oct", "08:15")
    life.entry(2)
    life.at("13 Oct", "17:00")
    clinic(life)
    life.at("14 Oct", "08:15")
    life.entry(4)
    life.at("14 Oct", "18:00")
    assert life.due() == heard
    each_in_its_own_way(life)
    reminded_after_the_session(life)
    life.at("16 Oct", "18:30")
    same_as_last_time(life)


def clinic(life):
    """The first session at the clinic is filled in; what is not answered is not written."""
    life.keys((CTRL, KEYS.Key_L))
    life.choose("Where?", "At the clinic")
    life.choose("What did you do?", "Bridges", "Hip hinge")
    life.keys(SAVE)
    session = life.diary.sessions[-1]
    assert (session.setting, session.ended_at, session.effort) == ("clinic", life.now, None)
    assert life.here() == "Your sessions, newest first"


def each_in_its_own_way(life):
    life.exercise("Bridges")
    life.keys(KEYS.Key_Space, KEYS.Key_2)
    assert life.here() == "Bird-dog, 2 times 8"
    life.keys(KEYS.Key_P, KEYS.Key_3)
    assert life.here() == "Walking, 20 minutes"
    life.keys(KEYS.Key_N)
    life.choose("Walking: what was in the way?", "Tired")
    life.keys(KEYS.Key_Escape)
    assert life.here() == "Walking, not today: tired"
    assert life.done() == {
        "Bridges": ("all", 2, None),
        "Bird-dog": ("part", 3, None),
        "Walking": ("not_today", None, "Tired"),
    }


def reminded_after_the_session(life):
    """48 hours after it; and 24 later, as the back is still more sore than before it."""
    life.at("15 Oct", "08:15")
    life.open("today", "T")
    assert reminder(life) == ""
    for day, after in (("15 Oct", 4), ("16 Oct", 2)):
        life.at(day, "16:59")
        assert reminder(life) == ""
        life.at(day, "17:00")
        assert reminder(life) == reminder_words.DUE["session"]
        life.at(day, "17:20")
        life.entry(after)
        assert reminder(life) == ""


def reminder(life):
    """The line on Today, while that is open."""
    assert life.window.page_name == "today"
    said = [each for each in reminder_words.DUE.values() if life.shows(each)]
    assert len(said) <= 1
    return "".join(said)


def same_as_last_time(life):
    """Four keys at most, with the one that chooses which; how it went stays unanswered."""
    before, last = life.presses, life.diary.sessions
    life.keys((CTRL, KEYS.Key_L))
    if "at the clinic" not in life.here():
        life.keys(KEYS.Key_Right)
    life.keys(KEYS.Key_Space, SAVE)
    assert life.presses - before <= 4
    (session,) = (each for each in life.diary.sessions if each not in last)
    assert [each.name for each in session.exercises] == ["Bridges", "Hip hinge"]
    assert (session.setting, session.effort, session.ended_at.hour) == ("clinic", None, 17)
    assert {(each.hurt, each.rose, each.quality) for each in session.exercises} == {
        (None, None, ())
    }


def hurt_and_held(life):
    life.at("17 Oct", "09:00")
    assert life.due() == ["Bridges, 2 times 10", "Walking, 20 minutes", PLANK]
    life.exercise("Side plank")
    life.keys(KEYS.Key_Space, KEYS.Key_8)
    life.choose("Was it sharp or shooting?", "Yes")
    assert life.shows("Contact your therapist now")
    life.choose("Did it go into a leg or arm?", "No")
    life.choose("Did pain rise suddenly?", "No")
    assert life.here() == "Set Side plank on hold"
    life.keys(KEYS.Key_Space)
    held = planned(life, "Side plank")
    assert (held.status, held.held_since) == ("on_hold", life.now)
    assert held.hold_reason == "Sharp pain on 17 October"
    assert "Contact your therapist now" in life.here()
    assert not life.shows("Home programme"), "none while somebody is to be told"
    life.at("17 Oct", "11:00")
    spoken_to_them(life)
    assert life.shows("Side plank is on hold since 17 October: sharp pain on 17 October.")
    life.at("17 Oct", "19:30")
    life.entry(3)


def planned(life, name):
    return next(each for each in life.diary.plan if each.name == name)


def spoken_to_them(life):
    life.press("I have spoken to them")
    life.choose("Who was it?", "My therapist")
    life.choose("When was it?", "Today")
    life.tab_to("What they said (optional)")
    life.type("Leave it out until Thursday.")
    life.keys(SAVE)
    (told,) = life.diary.consultations
    assert (told.kind, told.with_whom) == ("told", "therapist")
    assert told.advice == "Leave it out until Thursday."


def the_visit(life):
    life.at("18 Oct", "08:15")
    life.entry(2)
    assert life.due() == ["Bridges, 2 times 10", "Walking, 20 minutes", "Swimming, 30 minutes"]
    life.as_planned()
    life.at("19 Oct", "08:15")
    life.entry(2)
    an_appointment(life)
    life.at("20 Oct", "08:15")
    life.entry(2)
    assert life.due() == ["Bridges, 2 times 10", "Walking, 20 minutes"]
    a_question_from_another_page(life)
    life.at("21 Oct", "08:30")
    life.open("today", "T")
    assert reminder(life) == ""
    the_page_is_offered(life)
    life.at("22 Oct", "16:30")
    what_was_said(life)
    life.entry(2)
    comes_back(life)
    life.at("23 Oct", "08:15")
    life.entry(2)


def an_appointment(life):
    life.open("summary", "P")
    life.press("Appointments")
    life.press("Add an appointment")
    assert life.here() == "Day of the appointment"
    life.type("22 Oct")
    life.tab_to("Time of the appointment")
    life.type("1500")
    life.tab_to("With whom")
    life.type("Dana Reyes")
    life.tab_to("Where")
    life.type("Clinic")
    life.keys(SAVE)
    (visit,) = life.diary.appointments
    assert visit.at == moment("22 Oct", "15:00")
    assert (visit.with_whom, visit.place) == ("Dana Reyes", "Clinic")
    assert life.here() == "To come"


def a_question_from_another_page(life):
    life.open("trends", "R")
    life.keys((CTRL, KEYS.Key_T))
    life.type(QUESTION)
    life.keys(KEYS.Key_Return)
    (question,) = life.diary.questions
    assert question.appointment_id == life.diary.appointments[0].id
    assert (life.window.page_name, life.here()) == ("trends", "Soreness over time")


def the_page_is_offered(life):
    """The day before the visit, with the question on it."""
    life.at("21 Oct", "09:00")
    assert reminder(life) == reminder_words.DUE["visit"]
    life.press("Print summary")
    assert (life.window.page_name, life.here()) == ("summary", "Print")
    assert life.shows(QUESTION)
    assert printed(life).count(QUESTION) == 1
    assert f"“{QUESTION}”" not in printed(life)


def printed(life):
    """The page for the therapist, as text."""
    first = moment("12 Oct", "00:00").date()
    return one_line(page_text(page_of(life.diary, life.now, first=first)))


def what_was_said(life):
    life.open("today", "T")
    assert life.shows("Your appointment today at 15:00: did it happen?")
    life.choose("Your appointment today at 15:00: did it happen?", "Yes")
    life.tab_to("What was said?")
    life.type("The hip is stronger.")
    life.tab_to("What changes in the plan?")
    life.type("Side plank on the knees.")
    life.tab_to(QUESTION)
    life.type("Yes, close to the body.")
    life.keys(SAVE)
    (visit,), (question,) = life.diary.appointments, life.diary.questions
    assert (visit.kept, visit.said) == ("yes", "The hip is stronger.")
    assert visit.changes == "Side plank on the knees."
    assert (question.answer, question.answered_at) == ("Yes, close to the body.", life.now)
    assert not life.shows("did it happen?")
    assert printed(life).count(QUESTION) == 1
    assert f"Answered: “{QUESTION}” Yes, close to the body." in printed(life)


def comes_back(life):
    """Only with what the therapist said, which is asked on the plan page."""
    life.keys((CTRL, KEYS.Key_E))
    assert "plank" not in " ".join(life.due())
    life.press("Change the plan")
    assert (life.window.page_name, life.here()) == ("plan", "The exercises of your plan")
    life.keys(KEYS.Key_Home)
    for _ in PLAN:
        if QApplication.focusWidget().currentIndex().siblingAtColumn(0).data() == "Side plank":
            break
        life.keys(KEYS.Key_Down)
    life.press("Do it again")
    assert life.here() == "What did your therapist say about it?"
    life.keys(KEYS.Key_Return)
    assert planned(life, "Side plank").status == "on_hold", "nothing was said yet"
    life.type("On the knees, half as long")
    life.keys(KEYS.Key_Return)
    back = planned(life, "Side plank")
    assert (back.status, back.held_since) == ("active", None)
    (hold,) = back.holds
    assert (hold.since, hold.ended_at) == (moment("17 Oct", "09:00"), life.now)
    assert hold.said == "On the knees, half as long"
    assert life.here() == "The exercises of your plan"


def clocks_go_back(life):
    """On 25 October in London, on 1 November in New York: a day of 25 hours has one reminder."""
    life.at("24 Oct", "18:00")
    assert life.due() == ["Bridges, 2 times 10", "Walking, 20 minutes", PLANK]
    life.as_planned()
    assert len(life.done()) == 3
    a_day_without_entry(life, "24 Oct", "soreness")  # the list is ticked
    a_day_without_entry(life, "25 Oct")
    life.at("26 Oct", "08:15")
    life.entry(3)
    assert reminder(life) == ""
    life.keys((CTRL, KEYS.Key_M))
    life.type("ibuprofen")
    life.keys(KEYS.Key_Tab)
    life.type("400 mg")
    life.keys(SAVE)
    (dose,) = life.diary.medicine_doses
    assert (dose.name, dose.amount, dose.at) == ("ibuprofen", "400 mg", life.now)
    life.at("26 Oct", "18:00")
    life.as_planned()


def a_day_without_entry(life, day, kind="evening"):
    life.at(day, "19:59")
    life.open("today", "T")
    assert reminder(life) == ""
    life.at(day, "20:00")
    assert reminder(life) == reminder_words.DUE[kind]
    life.at(day, "23:59")
    assert reminder(life) == reminder_words.DUE[kind]


def asleep_for_three_days(life):
    """Its reminders have lapsed with their days; that of the day on which it wakes comes."""
    life.at("27 Oct", "08:15")
    life.entry(2)
    life.at("27 Oct", "17:30")
    same_as_last_time(life)
    life.open("today", "T")
    life.at("30 Oct", "10:00", asleep=True)
    assert reminder(life) == ""
    life.at("30 Oct", "19:59")
    assert reminder(life) == ""
    life.at("30 Oct", "20:00")
    assert reminder(life) == reminder_words.DUE["evening"]
    life.at("30 Oct", "21:00")
    life.entry(2)
    assert reminder(life) == ""


def to_the_end(life):
    life.at("31 Oct", "08:15")
    life.entry(1)
    life.as_planned()
    a_day_without_entry(life, "1 Nov")
    life.at("2 Nov", "08:15")
    life.entry(1)
    life.at("3 Nov", "08:15")
    life.entry(1)
    life.as_planned()
    in_two_presses(life)
    a_day_without_entry(life, "5 Nov")
    a_day_without_entry(life, "6 Nov")
    life.at("7 Nov", "08:15")
    life.entry(1)
    life.at("8 Nov", "21:00")
    life.entry(2)
    life.at("9 Nov", "08:15")


def in_two_presses(life):
    """And whether it was for pain is asked with the rating after it."""
    life.at("4 Nov", "08:00")
    life.open("help", "H")
    life.keys((CTRL, KEYS.Key_M), KEYS.Key_Space)
    last = life.diary.medicine_doses[-1]
    assert (last.name, last.amount, last.at) == ("ibuprofen", "400 mg", life.now)
    life.at("4 Nov", "08:15")
    life.entry(2)
    life.choose("You wrote ibuprofen at 8:00. Was it for pain?", "Yes")
    assert life.diary.entries[-1].pain_relief == "yes"


EVENINGS = ("25 Oct", "30 Oct", "01 Nov", "05 Nov", "06 Nov", "08 Nov")
REMINDED = {
    "15 Oct": ("session", "17:00"),
    "16 Oct": ("session", "17:00"),
    "21 Oct": ("visit", "09:00"),
    **dict.fromkeys(
        ("25 Oct", "30 Oct", "01 Nov", "05 Nov", "06 Nov", "08 Nov"), ("evening", "20:00")
    ),
}
WRITTEN = (  # what to search for, and what the paper says of it
    ("Bird-dog", "Bird-dog: done on 3 of 12 planned days, 1 of them in part"),
    ("Swimming", "Swimming: done on 1 of 4 planned days"),
    ("sharp pain", "On hold 17 to 22 Oct: Sharp pain on 17 October."),
    ("half as long", "Then: On the knees, half as long."),
    ("until Thursday", "Leave it out until Thursday."),
    ("tired", "left out once (Tired)"),
    ("ibuprofen", "ibuprofen 400 mg, twice on 2 days"),
    ("hip is stronger", "The hip is stronger."),
    ("plank on the knees", "Side plank on the knees."),
    ("close to the body", f"Answered: “{QUESTION}” Yes, close to the body."),
)


def everything_is_where_it_belongs(life):
    life.open("diary", "D")
    life.tab_to("Search")
    days, page = life.window.page("diary").days.records, printed(life)
    tables = "\n".join(each.decode("utf-8-sig") for each in csv_files(life.diary).values())
    for searched, on_paper in WRITTEN:
        life.keys((CTRL, KEYS.Key_A))
        life.type(searched)
        assert [each for each in days.lines if searched.lower() in each.text.lower()], searched
        assert on_paper in page, on_paper
        assert searched.lower() in tables.lower()
    life.keys((CTRL, KEYS.Key_A), KEYS.Key_Delete)
    document = Document(exported_at=life.now, diary=life.diary)
    assert read_document(write_document(document)).diary == life.diary
    assert life.store.read() == life.diary


def taken_back_and_done_again(life):
    """The entry, the ticks and the answer about them: three steps."""
    before = life.diary
    life.entry(1)
    life.as_planned()
    after = life.diary
    assert after != before
    for _ in range(3):
        life.keys((CTRL, KEYS.Key_Z))
    assert life.diary == life.store.read() == before
    for _ in range(3):
        life.keys((CTRL | SHIFT, KEYS.Key_Z))
    assert life.diary == life.store.read() == after
