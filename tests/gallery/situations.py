"""Every page and situation: a name, a diary, a page, and what a patient does there.

`end` is done again before each picture, as scrolling depends on the size.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import Entry
from ptdiary.diary.plan import PlannedExercise
from ptdiary.diary.session import Session
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.ui.main_window import Command
from ptdiary.ui.settings.page import SheetName
from tests.gallery import people
from tests.gallery.words import settle


@dataclass(frozen=True, kw_only=True)
class Situation:
    """One situation of the gallery."""

    name: str
    diary: Callable[[], Diary] = people.sample
    page: str = "today"
    act: Callable[[Any], None] | None = None
    end: Callable[[Any], None] | None = None


# what a patient does on Today


def score(window, number=4):
    window.page("today").form.scale.buttons[number].click()
    settle()


def tick(window, *tiles):
    for tile in tiles:
        window.page("today").form.signs.tiles.tiles[tile].click()
        settle()


def save(window):
    window.page("today").bar.save_button.click()
    settle()


def answer(window):
    score(window)
    window.page("today").form.signs.tiles.none.click()
    settle()


def enter(window):
    answer(window)
    save(window)


def ask_medicine(window):
    window.page("today").take.click()
    settle()


def another_medicine(window):
    ask_medicine(window)
    window.page("today").medicine.another.click()
    settle()


def write_medicine(window):
    ask_medicine(window)
    next(iter(window.page("today").medicine.pills.pills.values())).click()
    settle()


def no_weekly(window):
    """Not now."""
    card = window.page("today").panel.weekly
    if card.isVisible():
        card.later.click()
        settle()


def good_day(window):
    score(window)
    below(window, feels="stiff")
    window.page("today").form.signs.tiles.none.click()
    settle()
    save(window)
    no_weekly(window)


def programme(window):
    return window.page("today").programme


def tick_exercises(window, *names):
    for cell in programme(window).card.tiles.cells.values():
        if cell.tile.text() in names:
            cell.tile.click()
            settle()


def hurt(window, score):
    programme(window).card.below.scale.buttons[score].click()
    settle()


def link(window, name, key):
    cells = programme(window).card.tiles.cells.values()
    next(each for each in cells if each.tile.text() == name).links[key].click()
    settle()


def good_day_at_home(window):
    good_day(window)
    tick_exercises(window, "Bridges")
    hurt(window, 0)
    tick_exercises(window, "Bird-dog")


def left_out_at_home(window):
    good_day(window)
    link(window, "Bridges", "part")
    hurt(window, 3)
    link(window, "Bird-dog", "not_today")
    pills = programme(window).card.below.own.pills
    pills.chip(pills.offered()[1]).click()  # its words are others in some looks
    settle()


def all_at_home(window):
    good_day(window)
    programme(window).card.all.click()
    settle()


def pain_at_home(window):
    good_day(window)
    tick_exercises(window, "Bridges")
    hurt(window, 8)


def hold_at_home(window):
    pain_at_home(window)
    asked = programme(window).pain.asked
    for key, answer in (("sharp", "yes"), ("limbs", "leg.left"), ("rose", "no")):
        asked[key].chip(answer).click()
        settle()


def before_at_home(window):
    tick_exercises(window, "Bridges")
    hurt(window, 4)


def to_home(window):
    page = window.page("today")
    page.area.show_whole(page.programme)


def first_day(window):
    score(window, 2)
    window.page("today").form.signs.tiles.none.click()
    save(window)
    window.page("today").panel.first.later.click()
    settle()


def known_foot(window):
    score(window)
    below(window, feels="stiff")
    tick(window, "nerves")
    choose(window, "nerves", nerves_known="same")
    window.page("today").form.signs.press_none()
    save(window)
    no_weekly(window)


def choose(window, tile, **chips):
    panel = window.page("today").form.signs.panels[tile]
    for key, value in chips.items():
        panel.control(key).chip(value).click()
        settle()


def below(window, **chips):
    for key, value in chips.items():
        window.page("today").form.waiting.control(key).chip(value).click()
        settle()


def numb_leg(window):
    score(window, 7)
    tick(window, "nerves")
    choose(window, "nerves", nerves="numbness", nerve_where="leg.left", nerve_change="new")
    below(window, also_saddle="no", with_this="none")


def to_waiting(window):
    page = window.page("today")
    page.area.show_whole(page.form.waiting)


def save_numb_leg(window):
    numb_leg(window)
    save(window)


def tick_numb(window):
    score(window, 3)
    tick(window, "nerves")


def ask_again(window):
    tick_numb(window)
    save(window)


def known_leg(window):
    score(window, 3)
    tick(window, "travels")


def same_as_known(window):
    known_leg(window)
    choose(window, "travels", travels_known="same")


def very_sore(window):
    score(window, 8)


def in_flare(window):
    window.page("today").form.flare.click()
    settle()


def press(window, key):
    window.page("today").top.banner.buttons[key].click()
    settle()


def unfold(window):
    window.page("today").top.unfold()
    settle()


def next_entry(window):
    save_numb_leg(window)
    window.page("today").begin_new()
    settle()


def to_opened(window):
    page = window.page("today")
    settle()
    page.area.show_whole(page.top.opened)


def tell(window):
    save_numb_leg(window)
    press(window, "told")


def told(window):
    tell(window)
    card = window.page("today").top.opened
    card.who.chip("doctor").click()
    card.when._pills.chip("today").click()
    save(window)


def see(window):
    save_numb_leg(window)
    press(window, "seen")
    window.page("today").top.opened.looked.chip("yes").click()
    settle()


def why(window):
    save_numb_leg(window)
    press(window, "why")


def emergency(window):
    score(window, 5)
    tick(window, "weakness")
    choose(window, "weakness", weak_where="leg.left", weak_change="new", giving_way="yes")


def saved_emergency(window):
    emergency(window)
    window.show_page("today")
    save(window)  # asks once more
    save(window)
    window.show_page("today")
    settle()


def emergency_with_answers(window):
    score(window, 5)
    tick(window, "saddle")
    choose(window, "saddle", bladder="no", bowel="no")
    choose(window, "saddle", saddle="yes")


def raised_by_a_session(window):
    session_form(window)
    page = window.page("sessions")
    page.form.during.happened.chip("limb").click()
    page.form.during.limb.chip("leg.left").click()
    settle()
    page.bar.save_button.click()
    settle()
    page.bar.save_button.click()  # the essential question was asked once more
    settle()


def every_tile(window):
    score(window, 6)
    tick(window, *window.page("today").form.signs.tiles.tiles)
    if window.page_name != "today":
        window.show_page("today")
    settle()


def save_nothing(window):
    save(window)


def other_time(window):
    form = window.page("today").form
    form._change_when.click()
    form.picker._pills.chip("other").click()
    settle()


def weekly(window):
    enter(window)
    card = window.page("today").panel.weekly
    card.tiles.tiles["night_pain"].click()
    settle()


def open_row(window, key):
    enter(window)
    window.page("today").panel.more.open(key)
    settle()


def row_opener(key):
    def act(window):
        open_row(window, key)

    return act


def to_rows(window):
    page = window.page("today")
    settle()
    page.area.show_whole(page.panel.card)


def answer_rows(window):
    open_row(window, "sleep")
    asked = window.page("today").panel.more.asked["sleep"]
    asked.control("sleep_hours").chip("7").click()
    settle()
    window.page("today").panel.more.close_row()
    settle()


def ring(window):
    window.activateWindow()
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
    settle()


# the other pages


def to_bottom(window):
    bar = window.page(window.page_name).area.verticalScrollBar()
    settle()
    bar.setValue(bar.maximum())


def planned_row(number):
    def act(window):
        window.page("plan").table.selectRow(number)
        settle()

    return act


def do_it_again(window):
    planned_row(3)(window)
    window.page("plan")._resume_button.click()
    settle()


def change_planned(window):
    planned_row(1)(window)
    window.page("plan")._change_button.click()
    settle()


def first_line(window):
    window.page("diary").days.setFocus(Qt.FocusReason.TabFocusReason)
    settle()


def of_a_warning(window):
    window.page("diary").go_to_day(date(2026, 11, 10))
    settle()
    QTest.keyClick(window.page("diary").days, Qt.Key.Key_Down)
    settle()


def search_for(said):
    def act(window):
        window.page("diary").search.setText(said)
        settle()

    return act


def change_talk(window):
    page = window.page("diary")
    page.days.opened.emit(page.keeper.diary.consultations[-1])
    settle()


def to_talk(window):
    page = window.page("diary")
    settle()
    page.area.show_whole(page.talk)


def leave_out(window):
    page = window.page("diary")
    page.days.left_out.emit(page.keeper.diary.entries[-1])
    settle()


def change_old_entry(window):
    page = window.page("diary")
    page.days.opened.emit(page.keeper.diary.entries[0])
    settle()


def first_card(window):
    cards = window.page("sessions").cards
    cards.setCurrentIndex(cards.cards.index(0))
    settle()


def session_form(window):
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    settle()


def session_again(window):
    session_form(window)
    page = window.page("sessions")
    page.form.first_focus().click()
    settle()


def brings_pain(what):
    def act(window):
        session_form(window)
        page = window.page("sessions")
        page.form._exercises.chip("Bridges").click()
        page.form.during.happened.chip(what).click()
        if what == "rise":
            page.form.during.settled.chip("yes").click()
        settle()
        page.bar.save_button.click()
        settle()

    return act


def session_sharp(window):
    session_again(window)
    page = window.page("sessions")
    page.form.doses.rows["Walking"].hurt.buttons[8].click()
    page.form.during.happened.chip("sharp").click()
    settle()


def session_beyond_limit(window):
    session_again(window)
    page = window.page("sessions")
    page.form.effort.limit.buttons[5].click()
    page.form.effort.effort.buttons[8].click()
    settle()


def timer(window):
    keeper = window.page("today").keeper
    written = keeper.diary.plan
    keeper.remove("", PlannedExercise, *(each.id for each in written))
    keeper.keep(
        "",
        PlannedExercise(id="dog", name="Bird-dog, left leg", sets=2, repetitions=8),
        PlannedExercise(id="walk", name="Walking", minutes=20),
    )
    window.go_to(Destination(page=PageName.TIMER))
    settle()


def timer_hold(window):
    timer(window)
    page, passed = window.page("timer"), [0.0]
    page.steady = lambda: passed[0]
    page.rings = False
    page.asked.holds.chip("20").click()
    page.asked.start.click()
    for _ in range(7):
        passed[0] += 1.0
        page.tick()
    settle()
    page.face._dim()


def timer_slept(window):
    timer_hold(window)
    page = window.page("timer")
    page.steady = lambda: 500.0
    page.tick()
    settle()


def timer_counts(window):
    timer(window)
    page = window.page("timer")
    page.asked.start.click()
    page.go()
    page.go()
    settle()


def timer_walks(window):
    timer(window)
    window.page("timer").asked.other.click()
    page, passed = window.page("timer"), [0.0]
    page.steady = lambda: passed[0]
    page.rings = False
    page.asked.start.click()
    for _ in range(10):
        passed[0] += 2.5
        page.tick()
    settle()
    page.face._dim()


def timer_hurts(window):
    timer_hold(window)
    page = window.page("timer")
    page.hurts()
    page.asked.happened.chip("limb").click()
    settle()


def timer_after(window):
    timer_counts(window)
    window.page("timer").skip()
    settle()


def change_entry(window):
    entry = window.page("today").keeper.diary.entries[-1]
    window.go_to(Destination(page=PageName.TODAY, record=entry.id))
    settle()


def change_session(window):
    session = window.page("sessions").keeper.diary.sessions[-1]
    window.go_to(Destination(page=PageName.SESSIONS, record=session.id))
    settle()


def remove_some(window):
    keeper = window.page("diary").keeper
    keeper.remove("Entry removed", Entry, keeper.diary.entries[-1].id)
    keeper.remove("Session removed", Session, keeper.diary.sessions[-1].id)
    window.go_to(Destination(page=PageName.DIARY, part=Part.REMOVED))
    settle()


def reminded(window):
    """Some reminders are chosen, one at an hour of its own, and the patient is away."""
    page = window.page("settings")
    page.show_sheet(SheetName.LOOKS)
    card = page.reminders
    for pill in (
        card.evening.first.chip("20"),
        card.session.chip("on"),
        card.home.first.chip("other"),
        card.home.others.chip("17"),
        card.away.chip("7"),
    ):
        pill.click()


def settings_sheet(name):
    def act(window):
        window.page("settings").show_sheet(name)
        settle()

    return act


def daily_copy(window):
    """A folder is chosen that others on this computer can open."""
    page = window.page("settings")
    page.show_sheet(SheetName.FILE)
    folder = page.keeper.store.path.parent / "Dropbox"
    folder.mkdir(mode=0o755)
    page.daily.save_into(folder)
    page.keeper.settle()
    daily_copy_seen(window)


def daily_copy_seen(window):
    window.go_to(Destination(page=PageName.SETTINGS, part=Part.DAILY_COPY))
    settle()


def health_open(window):
    window.go_to(Destination(page=PageName.SETTINGS, field="cancer_history"))
    window.page("settings")._health.known.open()
    settle()


# tables that come in

UNCLEAR_TABLE = "Date;Time;Pain level;Notes;Mood\n" + "".join(
    f"{1 + n % 12}/{1 + n % 4}/2025;{7 + n % 12}:45;{n * 7 % 90};{note};{n % 5}\n"
    for n, note in enumerate(
        ("sat too long at the desk, better after a walk", "", "stiff", "a long drive") * 20
    )
)
CLEAR_TABLE = (
    "date,time,soreness,note,medicine,exercise,minutes,effort\n"
    + "".join(
        f"2025-{1 + n // 28:02}-{1 + n % 28:02},{'' if n % 5 == 2 else '08:00'},"
        f"{'' if n % 9 == 8 else n % 7},{'stiff' if n % 4 == 0 else ''},"
        f"{'ibuprofen 400 mg' if n == 1 else ''},{'Bridges' if n == 4 else ''},"
        f"{'20' if n == 4 else ''},{'4' if n == 4 else ''}\n"
        for n in range(120)
    )
    + "14 March 0026,08:00,4,,,,,\n"
)


def table_of(text):
    """The page with this table, read to its end."""

    def act(window):
        with TemporaryDirectory() as folder:
            path = Path(folder) / "my pain.csv"
            path.write_text(text, encoding="utf-8")
            window.page("table").open_file(path)
            worked(window)

    return act


def worked(window):
    while not window.page("table").keeper.worker.is_idle:
        settle()
    settle()


def unfolded_table(window):
    table_of(CLEAR_TABLE)(window)
    kept_out = window.page("table").kept_out
    kept_out.refused.open()
    kept_out.left_out.open()
    settle()


SAME_HOURS = "date,time,soreness,note\n" + "".join(
    f"2025-{1 + n // 28:02}-{1 + n % 28:02},08:00,"
    + (f"{n % 7},\n" if n % 5 else "9,worse after the stairs\n")
    for n in range(40)
)


def changing_table(window):
    """Another table of hours that the diary holds."""
    table_brought_in(window)
    table_of(SAME_HOURS)(window)


def changes_unfolded(window):
    changing_table(window)
    window.page("table").changes.fold.open()
    settle()


def refused_table(window):
    """Its scores are words: two buttons lead on."""
    words = ("good", "bad", "none at all", "so-so")
    rows = "".join(f"2025-03-{n:02},08:00,{words[n % 4]},stiff\n" for n in range(1, 25))
    table_of(f"date,time,Score,note\n{rows}")(window)
    page = window.page("table")
    page.columns.lists[2].setFocus()
    page._take("Score", "soreness")
    worked(window)
    page.area.verticalScrollBar().setValue(0)


def untimed_in(window):
    day = window.page("table").keeper.clock().date()
    table_of(f"date,pain,note\n{day - timedelta(days=1)},3,\n{day},10,cannot walk\n")(window)
    window.page("table").bar.save_button.click()
    worked(window)


def no_table(window):
    table_of("words without a table\n")(window)


def table_brought_in(window):
    table_of(CLEAR_TABLE)(window)
    window.page("table").bar.save_button.click()
    worked(window)


def to_columns(window):
    page = window.page("table")
    page.area.show_whole(page.columns)


def add_the_date(window):
    window.go_to(Destination(page=PageName.VISITS, part=Part.NEW))
    window.page("visits").form.save.setFocus()  # a day that is chosen is drawn twice
    settle()


def was_there(window):
    window.page("today").visit.card.kept.chip("yes").click()
    settle()


def not_now(window):
    window.page("today").visit.card.later.click()
    settle()


def what_was_said(window):
    window.go_to(Destination(page=PageName.VISITS, record="been"))
    settle()


def answered_questions(window):
    window.show_page("visits")
    questions = window.page("visits").questions
    questions.fold.open()
    next(iter(questions.listed.values())).answer.click()
    settle()


def ask_next_time(window):
    window.actions_[Command.ASK].trigger()
    settle()


def as_tables(window):
    window.page("trends").switch.click()
    settle()


def trends_over(range_):
    def act(window):
        window.show_page("trends")
        window.page("trends").ranges.chip(range_).click()
        settle()

    return act


def one_week_read(window):
    window.page("trends").timeline.view.grab()
    QTest.keyClick(window.page("trends").timeline.view, Qt.Key.Key_Up)
    settle()


def one_rating_read(window):
    window.page("trends").timeline.view.grab()
    QTest.keyClick(window.page("trends").timeline.view, Qt.Key.Key_Left)
    settle()


def to_tomorrow(window):
    """The words above, and as much of the chart as there is room for."""
    page = window.page("trends")
    bar = page.area.verticalScrollBar()
    bar.setValue(page.ahead.mapTo(page.area.widget(), page.ahead.rect().topLeft()).y() - 6)
    settle()


def own_dates(window):
    window.page("trends").menu.own_dates.emit()
    window.page("trends").more.setFocus()  # a date that is marked is painted twice
    settle()


def cost_of_an_exercise(window):
    card = window.page("trends").cost
    card.picks.chip(card.picks.offered()[-1]).click()
    settle()


def to_cost(window):
    window.page("trends").area.show_whole(window.page("trends").cost)
    settle()


def agree_on_turns(window):
    cost_of_an_exercise(window)
    window.page("trends").cost.take_turns.trigger()
    window.page("trends").turns_form.begin()  # what is missing is asked for
    settle()


def to_turns_form(window):
    window.page("trends").area.show_whole(window.page("trends").turns_form)
    settle()


def tinted_with_lanes(window):
    page = window.page("trends")
    page.menu.tint.trigger()
    page.menu.lane("sleep").trigger()
    settle()


def whole_page(window):
    window.page("summary").size_shown.chip("whole").click()
    settle()


def every_entry(window):
    window.page("summary").long_form.click()
    whole_page(window)
    window.page("summary").next_sheet.click()
    settle()


def to_paper(window):
    page = window.page("summary")
    settle()
    page.area.show_whole(page.view.parentWidget())


def type_no_score(window):
    QTest.keyClicks(window.page("paper").days[0].lines[0].score, "11")
    settle()


def page_opener(where):
    def act(window):
        window.show_page(where)
        settle()

    return act


def licence(window):
    window.page("about").made_with.rows_of.folds["numpy"].row.click()
    settle()


def to_licence(window):
    page = window.page("about")
    page.area.show_whole(page.made_with.rows_of.folds["numpy"])
    settle()


ROWS = ("regions", "feels", "sleep", "tired", "exercises", "worse_better", "note")
PAGES = tuple(name for name in PageName if name not in {"today", "emergency"})
SITUATIONS = (
    Situation(name="first-start", diary=people.nobody),
    Situation(name="today-ordinary-day", diary=people.without_a_recent_session),
    Situation(name="today-day-after-a-session"),
    Situation(name="today-medicine", diary=people.with_medicines, act=ask_medicine),
    Situation(name="today-medicine-boxes", diary=people.with_medicines, act=another_medicine),
    Situation(name="today-medicine-written", diary=people.with_medicines, act=write_medicine),
    Situation(name="today-saved-medicine", diary=people.with_medicines, act=enter),
    Situation(name="today-focus-ring", act=ring),
    Situation(name="today-answered", act=answer),
    Situation(name="today-other-time", act=other_time),
    Situation(name="today-nothing-to-save", act=save_nothing),
    Situation(name="today-saved", act=enter),
    Situation(name="today-saved-below", act=enter, end=to_bottom),
    Situation(name="today-saved-first", diary=people.nobody, act=enter),
    Situation(name="today-saved-good-day", diary=people.easing, act=good_day),
    Situation(name="today-home-before", diary=people.with_programme),
    Situation(
        name="today-home-below", diary=people.with_programme, act=before_at_home, end=to_home
    ),
    Situation(name="today-home-ticked", diary=people.with_programme, act=good_day_at_home),
    Situation(name="today-home-left-out", diary=people.with_programme, act=left_out_at_home),
    Situation(name="today-home-all", diary=people.with_programme, act=all_at_home),
    Situation(name="today-home-pain", diary=people.with_programme, act=pain_at_home),
    Situation(name="today-home-hold", diary=people.with_programme, act=hold_at_home),
    Situation(name="today-saved-first-day", diary=people.nobody, act=first_day),
    Situation(name="today-saved-known", diary=people.known_foot, act=known_foot),
    Situation(name="today-week-with-missing-days", diary=people.easing, act=score),
    Situation(name="today-saved-answered", act=answer_rows, end=to_rows),
    Situation(name="today-weekly-list", diary=people.without_a_recent_session, act=weekly),
    Situation(name="today-change-entry", act=change_entry),
    Situation(name="today-session-logged", diary=people.session_today),
    Situation(name="today-past-48-hours", diary=people.past_48),
    Situation(name="today-past-72-hours", diary=people.past_72, act=unfold),
    Situation(name="today-warning-folded", diary=people.past_72),
    Situation(name="today-urgent-folded", act=next_entry),
    Situation(name="today-sign-ticked", act=tick_numb),
    Situation(name="today-sign-answered", act=numb_leg),
    Situation(name="today-sign-asked-again", act=ask_again),
    Situation(name="today-known-sign", diary=people.known_leg, act=known_leg),
    Situation(name="today-known-sign-same", diary=people.known_leg, act=same_as_known),
    Situation(name="today-very-sore", act=very_sore, end=to_waiting),
    Situation(name="today-flare-up", act=in_flare),
    Situation(name="today-every-sign", act=every_tile),
    Situation(name="today-every-sign-below", act=every_tile, end=to_waiting),
    Situation(name="today-sign-saved", act=save_numb_leg),
    Situation(name="today-telling", act=tell, end=to_opened),
    Situation(name="today-told", act=told),
    Situation(name="today-being-seen", act=see, end=to_opened),
    Situation(name="today-why", act=why, end=to_opened),
    Situation(name="today-no-number", diary=people.no_numbers, act=save_numb_leg),
    Situation(name="today-long-names", diary=people.long_names, act=save_numb_leg),
    Situation(name="today-emergency-of-yesterday", diary=people.emergency_of_yesterday),
    Situation(name="today-been-seen", diary=people.emergency_of_yesterday, act=unfold),
    Situation(name="today-session-raised", act=raised_by_a_session),
    Situation(name="emergency", act=emergency),
    Situation(name="emergency-answers", act=emergency_with_answers),
    Situation(name="emergency-no-number", diary=people.no_numbers, act=emergency),
    Situation(name="emergency-saved", act=saved_emergency),
    Situation(name="today-yesterday-missing", diary=people.yesterday_missing),
    Situation(name="today-no-recent-rating", diary=people.no_recent_rating),
    *(Situation(name=f"today-row-{row}", act=row_opener(row), end=to_rows) for row in ROWS),
    *(Situation(name=page, act=page_opener(page)) for page in PAGES),
    *(
        Situation(name=f"{page}-below", act=page_opener(page), end=to_bottom)
        for page in PAGES
        if page not in {"diary", "sessions"}
    ),
    *(
        Situation(name=f"{page}-empty", diary=people.nobody, act=page_opener(page))
        for page in PAGES
    ),
    Situation(name="about-licence", page="about", act=licence, end=to_licence),
    Situation(name="summary-whole", page="summary", act=whole_page, end=to_paper),
    Situation(name="summary-every-entry", page="summary", act=every_entry, end=to_paper),
    Situation(name="summary-long-names", page="summary", diary=people.long_names),
    Situation(name="paper-no-score", page="paper", act=type_no_score),
    Situation(name="trends-tables", page="trends", act=as_tables),
    Situation(name="trends-tables-below", page="trends", act=as_tables, end=to_bottom),
    Situation(name="trends-two-weeks", page="trends", act=trends_over("14")),
    Situation(name="trends-three-months", page="trends", act=trends_over("92")),
    Situation(name="trends-tomorrow", diary=people.nine_sessions, page="trends", end=to_tomorrow),
    Situation(
        name="trends-tomorrow-dots", diary=people.seven_sessions, page="trends", end=to_tomorrow
    ),
    Situation(
        name="trends-tomorrow-few", diary=people.two_sessions, page="trends", end=to_tomorrow
    ),
    Situation(name="trends-year", diary=people.a_year, page="trends", act=trends_over("365")),
    Situation(name="trends-since-visit", page="trends", act=trends_over("visit")),
    Situation(name="trends-three-ratings", diary=people.three_ratings, page="trends"),
    Situation(name="trends-no-visit", diary=people.no_visit, page="trends"),
    Situation(name="trends-week-read", page="trends", act=one_week_read),
    Situation(name="trends-rating-read", page="trends", act=one_rating_read),
    Situation(name="trends-own-dates", page="trends", act=own_dates),
    Situation(name="trends-tinted", page="trends", act=tinted_with_lanes),
    Situation(name="trends-cost", page="trends", act=cost_of_an_exercise, end=to_cost),
    Situation(name="trends-turns-form", page="trends", act=agree_on_turns, end=to_turns_form),
    Situation(name="diary-chosen", page="diary", act=first_line),
    Situation(name="diary-day-of-a-warning", page="diary", end=of_a_warning),
    Situation(name="diary-found", page="diary", act=search_for("walk")),
    Situation(name="diary-nothing-found", page="diary", act=search_for("parachute")),
    Situation(name="diary-medicines", page="diary", diary=people.with_medicines),
    Situation(name="diary-one-entry", page="diary", diary=people.no_recent_rating),
    Situation(name="diary-weeks-missing", page="diary", diary=people.weeks_missing),
    Situation(name="diary-ten-years", page="diary", diary=people.ten_years),
    Situation(name="diary-what-they-said", page="diary", act=change_talk, end=to_talk),
    Situation(name="diary-leaving-out", page="diary", act=leave_out),
    Situation(
        name="diary-change-old-entry", diary=people.past_72, page="diary", act=change_old_entry
    ),
    Situation(name="settings-looks", page="settings", act=settings_sheet(SheetName.LOOKS)),
    Situation(name="settings-reminders", page="settings", act=reminded),
    Situation(name="settings-this-diary", page="settings", act=settings_sheet(SheetName.FILE)),
    Situation(name="settings-daily-copy", page="settings", act=daily_copy, end=daily_copy_seen),
    Situation(name="settings-health", act=health_open, end=health_open),
    Situation(name="table-asked", page="table", act=table_of(UNCLEAR_TABLE)),
    Situation(name="table-columns", page="table", act=table_of(UNCLEAR_TABLE), end=to_columns),
    Situation(name="table-clear", page="table", act=table_of(CLEAR_TABLE)),
    Situation(name="table-kept-out", page="table", act=unfolded_table, end=to_bottom),
    Situation(name="table-none", page="table", act=no_table),
    Situation(name="table-changes", page="table", act=changing_table),
    Situation(name="table-changes-unfolded", page="table", act=changes_unfolded),
    Situation(name="table-refused", page="table", act=refused_table),
    Situation(name="table-untimed-in", page="table", act=untimed_in),
    Situation(name="table-in", page="table", act=table_brought_in),
    Situation(name="visits-add-the-date", diary=people.nobody, act=add_the_date),
    Situation(name="settings-still-true", diary=people.old_answers, act=health_open),
    Situation(name="summary-not-answered", page="summary", diary=people.old_answers),
    Situation(name="today-after-a-visit", diary=people.after_a_visit),
    Situation(name="today-after-a-visit-yes", diary=people.after_a_visit, act=was_there),
    Situation(name="today-after-a-visit-not-now", diary=people.after_a_visit, act=not_now),
    Situation(name="help-ask-next-time", page="help", act=ask_next_time),
    Situation(name="visits-add-another", diary=people.after_a_visit, act=add_the_date),
    Situation(name="visits-past", page="visits", diary=people.after_a_visit),
    Situation(name="visits-what-was-said", diary=people.after_a_visit, act=what_was_said),
    Situation(name="visits-answers", diary=people.after_a_visit, act=answered_questions),
    Situation(name="diary-recently-deleted", page="diary", act=remove_some),
    Situation(name="sessions-chosen", page="sessions", act=first_card),
    Situation(name="session-form", page="sessions", act=session_form),
    Situation(name="session-form-again", page="sessions", act=session_again),
    Situation(name="session-form-sharp", page="sessions", act=session_sharp),
    Situation(name="sessions-hold-offered", page="sessions", act=brings_pain("rise")),
    Situation(name="today-hold-offered", act=brings_pain("sharp")),
    Situation(name="session-form-limit", page="sessions", act=session_beyond_limit),
    *(
        Situation(name=f"timer-{name}", page="sessions", act=act)
        for name, act in (
            ("asks", timer),
            ("hold", timer_hold),
            ("slept", timer_slept),
            ("counts", timer_counts),
            ("walks", timer_walks),
            ("hurts", timer_hurts),
            ("after", timer_after),
        )
    ),
    Situation(name="session-form-below", page="sessions", act=session_form, end=to_bottom),
    Situation(name="plan-done", page="plan", diary=people.programme, act=planned_row(3)),
    Situation(name="plan-again", page="plan", diary=people.programme, act=do_it_again),
    Situation(name="plan-form", page="plan", diary=people.programme, act=change_planned),
    Situation(
        name="plan-form-below",
        page="plan",
        diary=people.programme,
        act=change_planned,
        end=to_bottom,
    ),
    Situation(name="summary-programme", page="summary", diary=people.programme, end=to_paper),
    Situation(name="session-form-change", page="sessions", act=change_session),
)
