"""The house: which part may import which."""

import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from importlib.util import find_spec

import pytest

from tests.source import ROOT, imports, trees
from tests.systems import IS_WINDOWS


def names():
    """Each module of the program and what it imports of it, also inside functions and for types."""
    graph = {}
    for path, tree in trees():
        name = ".".join(path.with_suffix("").parts).removesuffix(".__init__")
        found = set(imports(path, tree, typing_only=True))
        graph[name] = {each for each in found if each.split(".")[0] == "ptdiary"} - {name}
    return graph


@pytest.mark.skipif(
    IS_WINDOWS and find_spec("importlinter") is None,
    reason="Windows: what reads the source alone, the same on every system, is not installed",
)
def test_the_contracts_are_kept():
    program = "import sys; from importlinter.cli import lint_imports_command as lint; lint()"
    done = subprocess.run(
        [sys.executable, "-c", program, "--no-cache"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 broken" in done.stdout


def test_nothing_imports_itself_by_a_detour():
    try:
        TopologicalSorter(names()).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_the_scan_sees_an_import_inside_a_function_and_one_for_types():
    assert "ptdiary.ui.app" in names()["ptdiary.cli.window"]
    assert "ptdiary.store.newer" in names()["ptdiary.words.recovery"]


def test_every_import_of_the_program_names_something_there():
    missing = {
        f"{name}: {each}"
        for name, found in names().items()
        for each in found
        if not ROOT.joinpath(*each.split(".")).is_dir()
        and not ROOT.joinpath(*each.split(".")).with_suffix(".py").is_file()
    }
    assert not missing
