"""The window's headline and `ptdiary review` of the same file at the same moment are one."""

from datetime import timedelta
from random import Random

import pytest

from ptdiary.cli.review import _as_json, _as_text
from ptdiary.cli.source import read_source, sample_document
from ptdiary.paths import resource_text
from ptdiary.review.review import review
from ptdiary.review.rulebook import read_rulebook
from ptdiary.store import Store
from ptdiary.store.drafts import Drafts
from ptdiary.store.exchange.document import merge
from ptdiary.ui.keeper import Keeper
from ptdiary.ui.today.status import status_text
from ptdiary.words.banner import banner
from ptdiary.words.dates import USUAL_TIMES
from tests.diaries import random_document

BOOK = read_rulebook(resource_text("rules/rules.json"))
DIARIES = 300


def compare(path, moment):
    """What the window says at a moment, and what the command says of the same file."""
    with Store.open(path) as store:
        keeper = Keeper(store, BOOK, lambda: moment, Drafts(path.with_name("drafts")))
        view = keeper.view
        window = banner(view.diary, view.review, USUAL_TIMES)
        keeper.deleteLater()
    source = read_source(str(path))
    found = review(source.diary, BOOK, moment)
    assert view.review == found
    shown = status_text(view, False, USUAL_TIMES)  # before an entry, with nothing that steers it
    if window.is_loud:
        assert shown.heading == window.heading
    assert window.heading in _as_text(source, found).replace("\n", " ")
    assert f'"level": "{window.level.word}"' in _as_json(source, found)


@pytest.mark.parametrize("part", range(10))
def test_random_diaries_read_the_same(path, qapp, part):  # noqa: ARG001 there must be one
    for number in range(part, DIARIES, 10):
        rnd = Random(number)
        document = random_document(rnd)
        own = path.with_name(f"{number}.ptdiary")
        with Store.open(own, create=True) as store:
            merge(store, document)
        days = max((len(document.diary.entries) // 2, 1))
        compare(own, document.exported_at - timedelta(hours=rnd.uniform(0, 24 * days)))


def test_the_sample_with_an_entry_later_today_reads_the_same(path, qapp):  # noqa: ARG001
    document = sample_document()
    with Store.open(path, create=True) as store:
        merge(store, document)
    latest = document.diary.entries[-1].at
    for hours in (-3, -1, 0, 1, 12):
        compare(path, latest + timedelta(hours=hours))
