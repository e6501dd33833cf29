"""What a person types and presses while the window waits: neither lost nor done twice.

The keys and presses are those of a keyboard and a mouse, in a program of its own.
"""

import json
import subprocess
import sys

import pytest

from tests.systems import needs_devices
from tests.tracing import environment

pytestmark = needs_devices


@pytest.fixture
def told(path):
    """What came of a story in which the window waits once; nothing is heard in the midst of it."""

    def tell(story):
        done = subprocess.run(
            [sys.executable, "-m", "tests.ui.pressing", story, path],
            env=environment(), capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        found = json.loads(done.stdout)
        assert found["waited"] == 1
        assert found["during"] == [None, 4]
        return found

    return tell


def test_what_is_typed_while_something_else_is_saved_is_there_in_its_order_and_once(told):
    found = told("another")
    assert found["form"] == ["ab c", 5]
    assert found["entries"] == [[2, None], [4, None]]
    assert found["steps"] == 1


def test_what_is_typed_into_a_form_that_is_refused_is_in_it_and_saved_with_it(told):
    found = told("refused")
    assert found["entries"] == [[2, None], [5, "ab c"]]
    assert found["steps"] == 1


@pytest.mark.parametrize("by", ["by_keys", "by_mouse"])
def test_save_that_is_pressed_again_meanwhile_saves_one_entry(told, by):
    found = told(by)
    assert found["entries"] == [[2, None], [4, None], [4, None]]
    assert found["steps"] == 1
    assert found["is_saved"]
    assert found["status"] == ""


def test_what_was_meant_for_a_form_that_was_saved_presses_nothing_in_its_place(told):
    found = told("too_late")
    assert found["is_saved"]
    assert found["steps"] == 1


def test_what_is_pressed_after_that_is_heard(told):
    assert told("later")["is_changing"]
