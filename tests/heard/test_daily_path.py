"""The daily path, pressed and heard by a second process over AT-SPI, as screen readers do it."""

import sys
from pathlib import Path

import pytest

from ptdiary.store import Store
from tests.ui.conftest import NOW

if not sys.platform.startswith("linux"):
    pytest.skip("the bus of a Linux desktop", allow_module_level=True)

from tests.heard import daily_path, desktop

RECORDED = Path(__file__).parent.parent / "recorded" / "heard-on-the-daily-path.txt"
LACKING = desktop.lacking()

pytestmark = pytest.mark.skipif(
    bool(LACKING), reason=f"there is no bus for screen readers here: {LACKING}"
)


def test_an_entry_a_refusal_a_sign_and_a_chart_are_pressed_heard_and_kept(tmp_path):
    diary = tmp_path / "diary.ptdiary"
    daily_path.write_diary(diary)

    with desktop.heard(tmp_path, diary) as reader:
        daily_path.walk(reader)

    written = "\n".join(reader.spoken).strip() + "\n"
    (tmp_path / RECORDED.name).write_text(written, encoding="utf-8")
    with Store.open(diary) as store:
        kept = {each.soreness: each for each in store.read().entries if written_here(each)}
    assert kept.keys() == {4, None}
    assert kept[4].checks.saddle == "no"
    signs = kept[None].leg_signs
    assert signs.numbness.left == "new", signs
    assert written == RECORDED.read_text(encoding="utf-8")


def written_here(entry):
    return entry.written_at is not None and entry.written_at.replace(second=0, microsecond=0) == NOW
