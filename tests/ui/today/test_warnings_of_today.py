"""Warnings before and after saving (checks 11, 13 to 15 and 18 of the design)."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton

from ptdiary.diary.consultation import Consultation
from ptdiary.diary.entry import (
    CORE_CHECKS,
    Checks,
    Entry,
    LegPain,
    LegPains,
    NerveSigns,
    Sides,
    Spread,
)
from ptdiary.diary.profile import Contact, Known, Profile
from ptdiary.diary.questions import TILES
from ptdiary.review.finding import Level
from ptdiary.ui.destination import Destination, PageName
from ptdiary.ui.widgets import Button
from ptdiary.words import entry_form
from ptdiary.words import today as words
from ptdiary.words.banner import ANSWER_BUTTON
from tests.ui.conftest import DIARY, NOW, SADDLE


def said(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def inside(area, widget):
    view = area.viewport()
    place = QRect(widget.mapTo(view, QPoint(0, 0)), widget.size())
    return view.rect().contains(place)


def numb_leg(today):
    today.tick("nerves")
    today.answer("nerves", nerve_where="leg.left", nerve_change="new")


def swollen(today):
    today.tick("swelling")
    today.answer("swelling", swelling_where="joint", swelling="mild")


@pytest.mark.parametrize("size", [(1280, 800), (1024, 700)])
def test_a_tick_brings_its_questions_into_view_and_nothing_red(today, size):
    today.window.resize(*size)
    today.settle()
    today.tick("travels")
    panel = today.form.signs.panels["travels"]
    assert inside(today.page.area, panel.control("pain_where"))
    assert inside(today.page.area, panel.control("pain_change"))
    assert today.verdict is None
    today.answer("travels", pain_where="leg.left")
    assert today.verdict is None
    assert "Is it new?" in today.page.bar.sentence


def test_the_verdict_is_in_the_bar_once_all_is_answered_and_the_same_after_save(today):
    numb_leg(today)
    verdict = today.verdict
    assert verdict.urgent
    assert "left leg" in verdict.line
    today.answer_below(also_saddle="no")
    assert today.verdict.heading == verdict.heading
    today.save()
    assert today.page.top.banner.text.heading == verdict.heading


def test_the_verdict_is_in_the_bar_again_when_the_entry_is_taken_back(today):
    numb_leg(today)
    today.answer_below(also_saddle="no")
    before = today.verdict
    today.save()
    today.page.top.strip.buttons["undo"].click()
    today.settle()
    assert today.form.isVisible()
    assert today.verdict == before


@pytest.mark.parametrize("row", ["nerve_where", "nerve_change"])
def test_no_verdict_while_an_essential_answer_is_missing(today, row):
    said = {"nerve_where": "leg.left", "nerve_change": "new"}
    today.tick("nerves")
    today.answer("nerves", **{row: said[row]})
    assert today.verdict is None


def test_the_verdict_goes_when_the_tile_is_unticked(today):
    numb_leg(today)
    today.tick("nerves")
    assert today.verdict is None


@pytest.mark.parametrize("tile", TILES)
def test_no_tile_alone_raises_anything(today, tile):
    today.tick(tile)
    assert today.verdict is None
    assert today.window.page_name == "today"


def test_a_score_alone_raises_nothing(today):
    today.score(9)
    assert today.verdict is None


def test_a_verdict_with_an_open_question_says_both(today):
    numb_leg(today)
    heading = today.verdict.heading
    today.save()
    assert today.page.writing.saved is None
    assert today.verdict.heading == heading
    assert "still open" in today.verdict.line


def test_what_the_therapist_knows_by_the_answers_raises_no_verdict(on):
    today = on(replace(DIARY, entries=(), sessions=()))
    today.score(2)
    today.tick("travels")
    today.answer("travels", pain_where="leg.left", pain_change="same_known")
    assert today.verdict is None
    today.none_of_these()
    today.save()
    assert today.page.top.banner is None
    assert today.page.panel.meaning.expected.isVisible()


def test_a_banner_that_asks_has_a_button_that_leads_to_the_question(today):
    today.tick("fall")
    today.save_anyway()
    banner = today.page.top.banner
    assert banner.text.heading.startswith("Answer now")
    assert next(iter(banner.buttons)) == "not_so"
    assert banner.buttons["not_so"].text() == ANSWER_BUTTON
    today.press_banner("not_so")
    assert QApplication.focusWidget() is today.form.signs.tiles.tiles["fall"]


def test_the_verdict_knows_the_exercise_that_brought_it_on(today):
    today.tick("travels")
    today.answer("travels", pain_where="leg.left", pain_reach="thigh", pain_change="same")
    today.answer("travels", pain_exercise="Hip hinge")
    heading = today.verdict.heading
    today.save()
    assert today.page.top.banner.text.heading == heading


def test_of_a_changed_entry_only_the_new_answers_raise_a_verdict(today):
    numb_leg(today)
    today.answer_below(also_saddle="no")
    today.save()
    today.page.top.strip.buttons["change"].click()
    today.settle()
    today.tick("nerves")
    today.tick("sharp")
    today.answer("sharp", sharp_words="sharp", sharp_change="new")
    verdict = today.verdict
    assert "sharp" in verdict.line
    today.save()
    assert today.page.top.banner.text.heading == verdict.heading


def test_the_verdict_is_spoken_politely_and_an_emergency_at_once(today, aloud):
    numb_leg(today)
    verdict = today.verdict
    assert aloud == [(f"{verdict.spoken}. {verdict.heading}. {verdict.line}", False)]
    today.tick("saddle")
    today.answer("saddle", saddle="yes")
    assert aloud[-1][1]
    assert aloud[-1][0].startswith("Emergency. Call your emergency number now. ")


def test_one_banner_with_the_number_as_text_and_the_others_inside(today):
    today.score(4)
    today.tick("travels")
    today.answer("travels", pain_where="leg.left", pain_reach="thigh", pain_change="new")
    swollen(today)
    today.save()
    banner = today.page.top.banner
    assert banner.text.heading == "Contact your therapist now"
    assert [each.number for each in banner.text.numbers] == ["555 0142"]
    assert "555 0142" in said(banner)
    assert "swelling" in said(banner)
    assert "going into my left leg" in said(banner), "what to say stands in the box"
    assert banner.heading.accessibleName().startswith("Important: Contact")


def test_the_strip_with_undo_is_first_also_above_a_warning(today):
    swollen(today)
    today.save()
    top = today.page.top
    assert top.strip.y() < top.banner.y()
    assert set(top.strip.buttons) == {"undo", "change"}
    assert QApplication.focusWidget() is top.banner.heading


def test_no_button_is_named_call_and_copy_takes_the_number(today, qapp):
    swollen(today)
    today.save()
    banner = today.page.top.banner
    buttons = [each.text() for each in banner.findChildren(QAbstractButton)]
    assert not [each for each in buttons if each.startswith("Call")]
    (copy,) = banner.numbers.copies
    assert copy.accessibleName() == "Copy 555 0142"
    copy.click()
    assert qapp.clipboard().text() == "555 0142"
    assert copy.text() == "Copied"


def test_i_have_spoken_to_them_resolves_the_banner_and_undo_brings_it_back(today):
    swollen(today)
    today.save()
    assert set(today.page.top.banner.buttons) == {"told", "seen", "not_so", "why"}
    today.press_banner("told")
    today.later(minutes=5)
    card = today.page.top.opened
    assert "From now on, the same swelling of a joint raises no warning." in said(card)
    assert (card.who.value(), card.when.value()) == (None, None)
    card.who.chip("therapist").click()
    today.when(card, "today")
    card.note.setPlainText("Rest it.")
    today.save()
    assert today.window.status.undo_button.isVisible()
    told = today.diary.consultations[-1]
    assert (told.kind, told.advice, told.at) == ("told", "Rest it.", today.now)
    assert "C-SWELL" in told.rules
    assert today.page.top.opened is None
    text = today.page.top.banner.text
    assert text.shape == "watch"
    assert text.told.startswith("You told your therapist today: new or marked swelling")
    assert "They said: “Rest it.”" in text.told
    today.keeper.undo()
    assert today.page.top.banner.text.shape == "contact"


def test_who_was_told_is_asked_where_more_than_one_number_stands_there(on):
    profile = replace(DIARY.profile, doctor=Contact(name="Dr Lind", phone="555 0143"))
    today = on(replace(DIARY, profile=profile))
    swollen(today)
    today.save()
    today.press_banner("told")
    card = today.page.top.opened
    assert card.who.offered() == ("therapist", "doctor")
    today.save()
    assert words.CHOOSE_WHO in said(card)
    assert words.CHOOSE_WHEN in said(card)
    card.who.chip("doctor").click()
    today.when(card, "today")
    today.save()
    assert today.diary.consultations[-1].with_whom == "doctor"


def test_a_score_that_somebody_knows_is_kept_with_the_telling(on):
    in_the_way = Entry(id="x", at=NOW - timedelta(hours=1), soreness=2, interference=8)
    today = on(DIARY.keeping(in_the_way))
    today.note_told()
    assert today.diary.profile.known == (Known(sign="interference", score=8, since=NOW),)
    today.keeper.undo()
    assert today.diary.profile.known == ()
    assert today.diary.consultations == ()


def test_it_is_not_like_that_opens_the_entry_at_its_tile(today):
    swollen(today)
    today.save()
    entry = today.entry
    today.press_banner("not_so")
    assert today.page.writing.changing == entry
    assert QApplication.focusWidget() is today.form.signs.tiles.tiles["swelling"]


def test_changing_what_was_not_so_takes_the_warning_away_at_once(today):
    swollen(today)
    today.save()
    today.press_banner("not_so")
    today.tick("swelling")
    today.none_of_these()
    today.save()
    assert today.keeper.view.review.level < Level.CONTACT
    assert not today.page.top.banner or not today.page.top.banner.is_loud


def test_an_answer_that_was_to_be_given_now_takes_the_warning_away(today):
    today.score(3)
    today.tick("saddle")
    today.answer("saddle", saddle="no", bladder="unsure", bowel="no")
    today.save()
    banner = today.page.top.banner
    assert banner.text.heading == "Answer now, or call an urgent care line"
    first = banner.text.buttons[0]
    assert (first.words, first.kind) == ("Answer now", "secondary")
    today.press_banner(first.action)
    assert QApplication.focusWidget() is today.form.signs.tiles.tiles["saddle"]
    today.answer("saddle", bladder="no")
    today.save()
    assert today.keeper.view.review.level < Level.CONTACT


def test_what_is_to_be_answered_now_is_one_press_away(on):
    today = on(DIARY.keeping(UNSURE))
    button = today.page.top.banner.buttons["not_so"]
    assert button.text() == "Answer now"
    today.press_banner("not_so")
    assert today.page.writing.changing == UNSURE
    assert QApplication.focusWidget() is today.form.signs.tiles.tiles["saddle"]


def test_of_two_legs_the_questions_about_the_saddle_are_one_press_away(on):
    hurts = LegPain(change="new", reach="thigh")
    legs = Spread(leg=LegPains(left=hurts, right=LegPain(change="unsure")))
    entry = Entry(id="x", at=NOW - timedelta(hours=1), soreness=3, travels="yes", spread=legs)
    today = on(DIARY.keeping(entry))
    assert today.page.top.banner.buttons["not_so"].text() == "Answer now"
    today.press_banner("not_so")
    assert QApplication.focusWidget() is today.form.signs.tiles.tiles["saddle"]


def test_while_somebody_is_to_be_told_nothing_is_said_of_easing(today):
    side = today.page.side
    assert side.week.isVisible()
    swollen(today)
    today.save()
    assert not side.week.isVisible()
    assert not side.session.isVisible()
    assert "eas" not in said(today.page)


def test_my_therapist_knows_ends_the_question_and_undo_asks_again(on):
    numb = NerveSigns(numbness=Sides(left="same"))
    entry = Entry(id="x", at=NOW - timedelta(hours=1), soreness=2, leg_signs=numb)
    today = on(DIARY.keeping(entry))
    assert today.page.top.banner.text.heading == "Does your therapist know about this?"
    today.press_banner("known")
    (known,) = today.diary.profile.known
    assert (known.sign, known.limb, known.side) == ("numbness", "leg", "left")
    assert today.page.top.banner is None or "known" not in today.page.top.banner.buttons
    today.keeper.undo()
    assert "known" in today.page.top.banner.buttons


def test_told_on_a_day_to_come_is_asked_again(today):
    swollen(today)
    today.save()
    today.press_banner("told")
    card = today.page.top.opened
    card.who.chip("therapist").click()
    card.when.choose("other", NOW + timedelta(hours=1))
    today.save()
    assert today.diary.consultations == ()
    assert entry_form.AHEAD in said(card)


def test_seen_asks_first_whether_they_looked(today):
    swollen(today)
    today.save()
    today.press_banner("seen")
    card, bar = today.page.top.opened, today.page.bar
    assert not card.who.isVisible()
    today.save()
    assert words.CHOOSE_LOOKED in said(card)
    card.looked.chip("no").click()
    assert words.LOOKED_NO in said(card)
    assert not bar.save_button.isVisible()
    card.looked.chip("yes").click()
    assert (card.who.value(), card.when.value()) == (None, None), "nothing is chosen beforehand"
    card.who.chip("doctor").click()
    today.when(card, "today")
    card.note.setPlainText("Rest for two days.")
    today.save()
    seen = today.diary.consultations[-1]
    assert (seen.kind, seen.with_whom, seen.advice) == ("seen", "doctor", "Rest for two days.")
    assert all(f.rule.id != "C-SWELL" for f in today.keeper.view.review.findings)


@pytest.mark.parametrize("saved", [True, False])
def test_while_a_card_asks_who_it_was_the_bar_is_its_own(on, saved):
    today = on()
    swollen(today)
    today.save()
    entries = len(today.diary.entries)
    bar = today.page.bar
    if not saved:
        today.page.begin_new()
        today.page.top.unfold()
        today.score(3)
    today.press_banner("seen")
    assert bar.isVisible()
    assert (bar.save_button.text(), bar.leave_button.text()) == (words.KEEP, words.CANCEL)
    assert bar.sentence == words.SEEN_STATE
    primary = [each for each in today.page.findChildren(Button) if each.isVisible()]
    assert [each for each in primary if each._kind == "primary"] == [bar.save_button]
    today.page.top.opened.looked.chip("yes").click()
    today.save()
    assert len(today.diary.entries) == entries
    bar.leave_button.click()
    today.settle()
    assert today.page.top.opened is None
    assert bar.isVisible() != saved
    if not saved:
        assert bar.save_button.text() == entry_form.SAVE
        today.save()
        assert len(today.diary.entries) == entries + 1


def test_without_a_number_the_banner_says_where_to_find_one_and_offers_to_add_it(on):
    today = on(replace(DIARY, profile=Profile()))
    swollen(today)
    today.save()
    banner = today.page.top.banner
    assert "appointment card" in said(banner)
    asked = []
    today.page.go_to.connect(asked.append)
    today.press_banner("add_number")
    assert asked[0].page == PageName.SETTINGS


def test_an_emergency_that_was_said_replaces_the_page_and_keeps_the_entry(today):
    today.score(5)
    today.tick("saddle")
    today.answer("saddle", bladder="yes")
    assert today.window.page_name == "emergency"
    assert "112" in said(today.window.page("emergency"))
    assert today.keeper.drafts.read("entry").values["answers"]["bladder"] == "yes"
    today.window.page("emergency")._back.click()
    today.settle()
    assert today.window.page_name == "today"
    assert today.form.answers.bladder == "yes"
    assert today.verdict.emergency
    today.score(6)
    assert today.window.page_name == "today", "it is shown once, not at every press"


def test_an_emergency_that_was_saved_stays_on_the_page(today):
    today.tick("saddle")
    today.answer("saddle", saddle="yes")
    today.window.show_page("today")
    today.save_anyway()
    banner = today.page.top.banner
    assert banner.text.heading == "Call your emergency number now"
    assert "told" not in banner.buttons
    today.press_banner("emergency")
    assert today.window.page_name == "emergency"


def test_what_was_left_blank_makes_no_emergency(today):
    today.tick("nerves")
    assert today.window.page_name == "today"
    today.save_anyway()
    assert today.window.page_name == "today"
    assert today.keeper.view.review.level is Level.URGENT


def test_an_emergency_that_is_unticked_again_is_taken_back(today):
    today.tick("weakness")
    today.answer("weakness", giving_way="yes")
    assert today.window.page_name == "emergency"
    today.window.show_page("today")
    taken = []
    today.page.emergency.connect(taken.append)
    today.page.emergency_gone.connect(partial(taken.append, None))
    today.tick("weakness")
    assert taken == [None]


def test_why_says_source_and_evidence(today):
    swollen(today)
    today.save()
    today.press_banner("why")
    assert "This comes from" in said(today.page.top.opened)
    today.press_banner("why")
    assert today.page.top.opened is None


def test_no_warning_can_be_dismissed(today):
    today.tick("travels")
    today.save_anyway()
    assert "close" not in {*today.page.top.banner.buttons}
    today.later(minutes=10)
    assert today.page.top.banner.text.shape == "urgent"


OFFICE = "Mon-Fri 8-17"
WITH_HOURS = replace(
    DIARY.profile,
    therapist=Contact(name="Dana Reyes", phone="555 0142", hours=OFFICE),
    urgent_number="111",
)


def test_on_the_minute_that_the_therapist_opens_the_order_turns_in_the_open_window(on):
    numb = NerveSigns(numbness=Sides(left="new"))
    entry = Entry(id="x", at=NOW, soreness=2, leg_signs=numb)
    today = on(replace(DIARY, profile=WITH_HOURS).keeping(entry))
    today.later(days=1)
    top = today.page.top
    top.unfold()
    shown = [each.number for each in top.banner.text.numbers]
    assert shown == ["111", "555 0142"]
    assert "closed today, opens Monday 8:00" in said(top.banner)
    today.later(hours=22, minutes=28)
    assert [each.number for each in top.banner.text.numbers] == shown
    copy = top.banner.numbers.copies[1]
    copy.setFocus()
    today.later(minutes=1)
    assert [each.number for each in top.banner.text.numbers] == ["555 0142", "111"]
    assert "open now, until 17:00" in said(top.banner)
    assert QApplication.focusWidget().accessibleName() == "Copy 555 0142", "the keyboard stays"
    assert top.banner.text.heading == "Speak to your therapist or doctor now"


def test_the_state_of_a_number_is_said_in_words_and_to_screen_readers(on):
    today = on(replace(DIARY, profile=WITH_HOURS))
    numb_leg(today)
    today.answer_below(also_saddle="no")
    today.save()
    banner = today.page.top.banner
    assert "Dana Reyes, therapist: 555 0142, closed today, opens Monday 8:00." in (
        banner.heading.accessibleDescription()
    )


def test_an_older_emergency_can_only_be_seen(on):
    saddle = Entry(id="x", at=NOW - timedelta(days=1), checks=Checks(saddle="yes"))
    told = Consultation(
        id="c", at=NOW - timedelta(hours=2), with_whom="doctor", kind="told", rules=("E-SADDLE",)
    )
    today = on(DIARY.keeping(saddle, told))
    today.window.show_page("today")
    assert "seen" in today.page.top.banner.buttons


UNSURE = Entry(
    id="x",
    at=NOW - timedelta(hours=1),
    soreness=3,
    checks=Checks(**{**dict.fromkeys(CORE_CHECKS, "no"), "saddle": "unsure"}),
)


def test_an_unsure_sign_calls_the_urgent_care_line_before_the_therapist(on):
    profile = replace(DIARY.profile, urgent_number="111")
    today = on(replace(DIARY, profile=profile).keeping(UNSURE))
    text = today.page.top.banner.text
    assert text.heading == "Answer now, or call an urgent care line"
    assert [each.number for each in text.numbers] == ["111", "555 0142"]
    today.press_banner("told")
    assert today.page.top.opened.who.value() is None


def test_a_missing_number_is_asked_for_where_it_belongs(on):
    today = on(replace(DIARY, profile=Profile()).keeping(UNSURE))
    asked = []
    today.page.go_to.connect(asked.append)
    today.press_banner("add_number")
    assert asked == [Destination(page=PageName.SETTINGS, field="urgent_number")]


# a warning that stands, while the next entry is written


def standing(today):
    today.keeper.keep("Entry saved", replace(SADDLE, at=NOW - timedelta(hours=5)))
    today.window.show_page("today")
    today.settle()
    return today.page.top


def test_a_warning_that_stands_is_one_line_while_the_form_is_open(today):
    top = standing(today)
    assert top.line.isVisible()
    assert not top.banner.isVisible()
    assert top.line.heading.text() == top.banner.text.heading
    assert "112" in top.line.heading.text() + top.line.number.text()
    today.score(2)
    today.save()
    assert not top.line.isVisible()
    assert top.banner.isVisible()
    today.page.begin_new()
    today.settle()
    assert top.line.isVisible()
    assert not top.banner.isVisible()


@pytest.mark.parametrize("by_key", [True, False])
def test_a_press_opens_the_whole_warning(today, by_key):
    top = standing(today)
    if by_key:
        today.keys_to(top.line.button, Qt.Key.Key_Space)
    else:
        QTest.mouseClick(top.line.heading, Qt.MouseButton.LeftButton)
    today.settle()
    assert top.banner.isVisible()
    assert not top.line.isVisible()
    assert today.window.focusWidget() is top.banner.heading
    today.later(minutes=1)
    assert top.banner.isVisible()


def test_the_line_of_an_emergency_leads_to_its_page(today):
    top = standing(today)
    to_page = [each for each in top.line.findChildren(QPushButton) if each is not top.line.button]
    assert [each.text() for each in to_page] == [words.WHAT_TO_DO]
    to_page[0].click()
    today.settle()
    assert today.window.page_name == "emergency"


def test_what_is_being_written_below_a_warning_stays_whole(today):
    top = standing(today)
    top.unfold()
    today.press_banner("seen")
    today.page.begin_new()
    today.settle()
    assert top.opened.isVisible()
    assert top.banner.isVisible()


def test_once_they_were_told_the_page_is_at_its_top_and_so_is_the_keyboard(today):
    numb_leg(today)
    today.answer_below(also_saddle="no")
    today.save()
    today.window.resize(1024, 640)
    today.settle()
    today.note_told()
    assert today.page.top.telling is None
    assert today.page.area.verticalScrollBar().value() == 0
    assert today.page.top.isAncestorOf(QApplication.focusWidget())
