"""The file for a clinic's computer: with the name or without, the page in it, nothing private."""

import json
from base64 import b64decode
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QFileDialog

from ptdiary.diary.entry import Entry
from ptdiary.ui.destination import Destination, Part
from ptdiary.words import copies as words
from tests.report.fhir.guide import pain_ratings, resources
from tests.ui.conftest import NOW

PRIVATE = Entry(id="p", at=NOW - timedelta(hours=2), soreness=1, private_note="Mine")


@pytest.fixture
def card(window):
    window.show_page("settings")
    return window.page("settings").copies


def page_in(bundle):
    (binary,) = resources(bundle, "Binary").values()
    return PdfReader(BytesIO(b64decode(binary["data"]))).pages[0].extract_text()


@pytest.mark.parametrize(("choice", "is_named"), [("include", True), ("leave_out", False)])
def test_the_file_has_the_name_only_where_it_is_put_in(card, keeper, tmp_path, choice, is_named):
    keeper.keep_profile("", replace(keeper.diary.profile, name="Ines Example", birth_year=1977))
    card.clinic.name.chip(choice).click()
    path = tmp_path / "clinic.json"
    card.save_for_clinic_to(path)
    bundle = json.loads(path.read_bytes())
    assert ("Ines" in path.read_text("utf-8"), "Ines" in page_in(bundle)) == (is_named, is_named)
    assert ("1977" in path.read_text("utf-8")) == is_named
    rated = [each.soreness for each in keeper.diary.entries if each.soreness is not None]
    assert [each[2] for each in pain_ratings(bundle)] == rated
    assert card.said.text() == words.saved("clinic.json")


def test_the_name_is_in_it_at_first_as_on_the_page(card):
    assert card.clinic.name.value() == "include"


def test_a_private_note_is_not_in_it(card, keeper, tmp_path):
    keeper.keep("", PRIVATE)
    path = tmp_path / "clinic.json"
    card.save_for_clinic_to(path)
    assert "Mine" not in path.read_text("utf-8")
    assert "Mine" not in page_in(json.loads(path.read_bytes()))


def test_what_cannot_be_written_is_said_and_nothing_is_left(card, keeper, tmp_path):
    before = keeper.store.path.read_bytes()
    card.save_for_clinic_to(keeper.store.path)
    assert card.trouble.text() == words.SAME_FILE
    assert keeper.store.path.read_bytes() == before
    card.save_for_clinic_to(tmp_path / "gone" / "clinic.json")
    assert card.trouble.isVisibleTo(card)
    assert not card.said.isVisibleTo(card)
    assert not (tmp_path / "gone").exists()


def test_the_menu_opens_what_the_file_is_for(window, card):
    window.show_page("today")
    assert not card.clinic.isVisibleTo(card)
    window.actions_[Destination(page="settings", part=Part.SAVE_FOR_CLINIC)].trigger()
    assert window.page_name == "settings"
    assert card.clinic.isVisibleTo(window)
    assert window.focusWidget() is card.for_clinic.row


def test_the_button_asks_for_a_name_and_saves(card, tmp_path, monkeypatch):
    path = tmp_path / "mine.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    card.clinic.save.click()
    assert json.loads(path.read_bytes())["resourceType"] == "Bundle"
