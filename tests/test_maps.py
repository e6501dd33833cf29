"""The maps: each folder's docstring has a line for each of its modules, and names are unique."""

import ast
import re
from collections import defaultdict

import pytest

from tests.source import PACKAGE, ROOT, trees

LINE = re.compile(r"^- `(\w+)` +\S", re.MULTILINE)
FOLDERS = sorted(path.parent for path in PACKAGE.rglob("__init__.py"))


def modules_of(folder):
    """The modules and the folders right inside a folder."""
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__", "__main__"}
    return modules | {path.parent.name for path in folder.glob("*/__init__.py")}


def mapped(docstring):
    """What a map names, in its order: the lines ``- `name`  what it is``."""
    return LINE.findall(docstring or "")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_folder_says_in_one_line_what_each_of_its_modules_is(folder):
    tree = ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))
    named, there = mapped(ast.get_docstring(tree)), modules_of(folder)
    twice = {name for name in named if named.count(name) > 1}
    assert (sorted(there - set(named)), sorted(set(named) - there), sorted(twice)) == ([], [], [])


def test_a_line_of_a_map_names_one_module():
    assert mapped("Rules.\n\n- `hours`  elapsed time\n- `usual` scores\n- `a`, `b`  two\n") == [
        "hours",
        "usual",
    ]


def test_a_class_name_is_given_once():
    found = defaultdict(list)
    for path, tree in trees():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(str(path))
    assert {name: paths for name, paths in found.items() if len(paths) > 1} == {}


def test_a_module_is_known_by_its_folder_and_name():
    """The same noun may be in `words` and in `ui`, but not twice on the way down to a module.

    Only `page` is: that of each screen is one of the kind that `ui/page` describes.
    """
    found = defaultdict(list)
    shadowed = []
    for path, _ in trees():
        if path.stem in {"__init__", "__main__"}:
            continue
        found[f"{path.parent.name}/{path.stem}"].append(str(path))
        above = [folder / path.name for folder in path.parents[1:-2]]
        above = [] if path.stem == "page" else above
        shadowed += [f"{path}: {each}" for each in above if (ROOT / each).is_file()]
    assert {name: paths for name, paths in found.items() if len(paths) > 1} == {}
    assert shadowed == []
