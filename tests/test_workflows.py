"""What GitHub would run: it may little, names what is there, and says that it never ran."""

import re

import pytest

from tests.source import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"uses: [\w-]+/[\w-]+@(v\d+|[0-9a-f]{40})$")


@pytest.fixture(params=WORKFLOWS, ids=lambda path: path.name)
def workflow(request):
    return request.param.read_text(encoding="utf-8")


def test_both_are_there():
    assert [path.name for path in WORKFLOWS] == ["check.yml", "release.yml"]


def test_it_says_that_it_never_ran(workflow):
    comment = " ".join(re.findall(r"^# (.*)$", workflow, re.MULTILINE))
    assert "It has never run" in comment


def test_it_may_read_the_source_and_no_more(workflow):
    assert re.search(r"^permissions:\n  contents: read\n", workflow, re.MULTILINE)
    assert workflow.count("permissions:") == 1
    assert "secrets." not in workflow
    assert "github.token" not in workflow
    assert workflow.count("actions/checkout@") == workflow.count("persist-credentials: false")


def test_every_action_has_its_version(workflow):
    used = [line.strip("- ") for line in workflow.splitlines() if "uses:" in line]
    assert used
    assert all(PINNED.fullmatch(each) for each in used)


def test_nothing_that_others_can_write_reaches_a_shell(workflow):
    for command in re.findall(r"run: (?!\|)(.*)|run: \|\n((?:\s{10,}.*\n)+)", workflow):
        assert "${{" not in "".join(command)


def test_every_job_ends(workflow):
    assert workflow.count("    timeout-minutes:") == workflow.count("    runs-on:") > 0


def test_it_runs_what_is_there(workflow):
    for path in re.findall(r"(?:packaging|resources|\.ci)/[\w./-]+", workflow):
        assert (ROOT / path).is_file(), path
