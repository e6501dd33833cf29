"""Another program is scored through a pipe as this one is without it."""

import sys
from functools import partial
from shlex import join

import pytest

from tests.bench import alarms, costs
from tests.bench.answering import OwnProgram
from tests.bench.outlook import GRID, ask, last_score, own, piped, scores, seeds
from tests.bench.piped import PipedProgram
from tests.bench.programs import PROGRAMS
from tests.bench.tables import TABLES

SAYS_THE_LAST_SCORE = """
import json, sys
for line in sys.stdin:
    last = max(json.loads(line)["entries"], key=lambda each: each["at"])["soreness"]
    moments = [{"hours": hours, "dots": [last] * 10} for hours in (29, 53)]
    print(json.dumps({"for": moments}), flush=True)
"""


def test_a_stand_in_that_says_the_last_score_is_scored_as_that_rule_is():
    program = PipedProgram(join([sys.executable, "-c", SAYS_THE_LAST_SCORE]))
    found = scores(partial(piped, program), ["as a rule"], 3, most=8)
    assert found == scores(last_score, ["as a rule"], 3, most=8)
    assert found[29, 5].width == 1


def test_what_is_no_answer_is_said_with_the_command():
    program = PipedProgram(join([sys.executable, "-c", "print('hello')"]))
    with pytest.raises(LookupError, match="no object in JSON"):
        program.ask({"format": "ptdiary"})


@pytest.mark.parametrize("name", ["as a rule", "uneven", "harder ones later"])
def test_this_program_says_the_same_through_the_pipe_of_tomorrow(name):
    """But where a finding stands: then it says nothing."""
    through = partial(piped, OwnProgram("outlook"))
    asked = [each for seed in seeds(name, 3) for each in ask(GRID[name], seed, 12)]
    said = [(through(each), own(each)) for each in asked]
    answered = [(piped_dots, list(dots)) for piped_dots, dots in said if piped_dots is not None]
    assert len(answered) > len(asked) / 2
    assert all(one == other for one, other in answered)


@pytest.mark.parametrize("order", costs.ORDERS)
def test_this_program_says_the_same_through_the_pipe_of_a_comparison(order):
    asked = (order, 16, 2, 4)
    cells = [costs.USUAL, costs.CELLS[10]]
    direct = costs.said_of(*asked, ["ours"], cells)
    assert costs.said_of(*asked, ["ours"], cells, OwnProgram("compare")) == direct


def test_this_program_finds_the_same_through_the_pipe():
    row = TABLES["worse"][0]
    (diary,) = row.diaries(1)
    evenings = row.evenings[::6]
    direct = PROGRAMS["ptdiary"](diary, evenings)
    through = alarms.piped(OwnProgram("review"), diary, evenings)
    for one, other in zip(through, direct, strict=True):
        assert sorted(one) == sorted(other)
