"""The check that every change has to pass, with programs in the place of those that it runs."""

import subprocess
import sys

import pytest

from tests.clocks import LONDON, NEW_YORK
from tests.source import ROOT
from tests.systems import needs_shell

sys.path.insert(0, str(ROOT / "packaging"))
from checks import IN_LONDON_TOO

pytestmark = needs_shell

PROGRAM = f"""
import sys
from pathlib import Path
sys.path.insert(0, {str(ROOT / "packaging")!r})
import checks

class Environment:
    programs = Path(sys.argv[1])
    python = programs / "python"

sys.exit(checks.run(Environment, Path(sys.argv[1]), sys.argv[2:]))
"""

# Says what it is asked for, and fails where the test wants it to.
ASKED = """#!/bin/sh
case "$TZ $(basename "$0") $*" in {failing}) said="1 failed"; status=1;;
*) said="9 passed"; status=0;; esac
echo "$TZ $(basename "$0") $*" >> "$(dirname "$0")/asked"
echo "$said"
exit $status
"""
ALL = "python -m pytest -n auto --dist worksteal"


@pytest.fixture
def check(tmp_path, monkeypatch):
    """Run the check; what it was asked, its exit status and the lines that it says."""
    monkeypatch.setenv("TZ", "HERE0")

    def run(*arguments, failing="nothing"):
        for name in ("ruff", "lint-imports", "python"):
            (tmp_path / name).write_text(ASKED.format(failing=failing))
            (tmp_path / name).chmod(0o755)
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, tmp_path, *arguments],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.stderr == ""
        asked = (tmp_path / "asked").read_text().splitlines()
        return asked, done.returncode, done.stdout.splitlines()

    return run


def test_the_tests_run_in_two_zones_and_all_of_them_in_the_last(check):
    asked, status, said = check()
    assert (status, said[-2:]) == (0, ["== tests", "9 passed"])
    tests = [each for each in asked if "-m pytest" in each]
    assert tests[0].startswith(f"{LONDON} {ALL} tests/")
    assert tests[1:] == [f"{NEW_YORK} {ALL}"]


def test_what_runs_in_london_too_is_there():
    assert [each for each in IN_LONDON_TOO if not (ROOT / "tests" / each).exists()] == []


@pytest.mark.parametrize(
    ("failing", "named"),
    [
        ('"GMT0BST"*', "tests in London"),
        ("*ruff*format*", "layout"),
        ("*mypy*", "types"),
    ],
)
def test_what_fails_is_said_before_the_last_tests_and_fails_the_check(check, failing, named):
    asked, status, said = check(failing=failing)
    assert status == 1
    assert said[-3:] == [f"FAILED before the last tests: {named}", "== tests", "9 passed"]
    assert asked[-1] == f"{NEW_YORK} {ALL}"


def test_the_last_tests_fail_the_check_too(check):
    _, status, said = check(failing='"EST5EDT"*')
    assert (status, said[-1]) == (1, "1 failed")


def test_tests_that_are_chosen_run_once(check):
    asked, status, _ = check("tests/review", "-x")
    assert status == 0
    (tests,) = (each for each in asked if "-m pytest" in each)
    assert tests == "HERE0 python -m pytest tests/review -x"
