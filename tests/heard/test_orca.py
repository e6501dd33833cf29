"""What Orca says of the daily path is what was recorded of it."""

import sys
from pathlib import Path

import pytest

if not sys.platform.startswith("linux"):
    pytest.skip("the bus of a Linux desktop", allow_module_level=True)

from tests.heard import desktop, orca

RECORDED = Path(__file__).parent.parent / "recorded" / "orca-on-the-daily-path.txt"
LACKING = desktop.lacking()
# another version has other words
WANTED = RECORDED.read_text(encoding="utf-8").splitlines()[0].removeprefix("# Orca ")
HERE = orca.version()

pytestmark = pytest.mark.skipif(
    bool(LACKING) or HERE != WANTED,
    reason=f"Orca {WANTED} was recorded; here is {HERE or 'none'}; lacking: {LACKING or 'nothing'}",
)


def test_orca_says_of_the_daily_path_what_was_recorded(tmp_path):
    assert orca.spoken(tmp_path) == RECORDED.read_text(encoding="utf-8")
