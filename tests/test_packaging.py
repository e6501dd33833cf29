"""Starting from a checkout, and what the wheel holds."""

import ast
import importlib.metadata
import os
import re
import subprocess
import sys
import tomllib
import zipfile

import pytest

import ptdiary
from ptdiary.words.command_line import COMMANDS
from tests.source import ROOT
from tests.systems import needs_shell

PACKAGING = ROOT / "packaging"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
PIN = re.compile(r"([a-z0-9-]+)==([0-9][0-9a-z.]*)")


def canonical(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def pins():
    lines = (PACKAGING / "constraints.txt").read_text(encoding="utf-8").splitlines()
    wanted = [line for line in lines if line and not line.startswith("#")]
    found = [PIN.fullmatch(line) for line in wanted]
    assert all(found), "every line pins one version"
    return {match[1]: match[2] for match in found}


def requirements_of(name):
    """What a distribution asks for; nothing is known of one that only other systems install."""
    try:
        return importlib.metadata.requires(name) or []
    except importlib.metadata.PackageNotFoundError:
        return []


def needed(*extras):
    """The distributions that pyproject.toml asks for, with extras, and all that those ask for."""
    asked = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]
    asked += [each for name in extras for each in EXTRAS[name]]
    waiting = {canonical(re.match(r"[\w.-]+", each)[0]) for each in asked} - {"ptdiary"}
    found = set()
    while waiting:
        name = waiting.pop()
        found.add(name)
        for each in requirements_of(name):
            requirement, _, marker = each.partition(";")
            # an extra of somebody else is not installed; what other systems need is
            if "extra ==" not in marker and not re.search(r"python(_full)?_version\s*<", marker):
                waiting.add(canonical(re.match(r"[\w.-]+", requirement)[0]))
        waiting -= found
    return found


@pytest.mark.parametrize(
    "name", ["start", "checks", "fetching", "private_environment", "progress", "system_needs"]
)
def test_an_old_python_gets_as_far_as_the_sentence_that_says_so(name):
    source = (PACKAGING / f"{name}.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 8))
    # names that 3.8 does not have, outside of functions that only newer ones reach
    module = [
        node for node in ast.parse(source).body if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert "tomllib" not in "".join(ast.unparse(node) for node in module)
    assert "from __future__ import annotations" in source


def test_every_version_is_pinned():
    assert not needed(*EXTRAS) - pins().keys() - {"tomli", "exceptiongroup"}


def test_this_run_has_the_pinned_versions():
    other = {}
    # what only packs the program, or came with Python as setuptools does, is here by chance
    started_with = needed("test", "dev")
    wanted = {name: version for name, version in pins().items() if name in started_with}
    for name, version in wanted.items():
        try:
            installed = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # of another system
        if installed != version:
            other[name] = installed
    assert not other


@pytest.mark.parametrize(
    ("lacking", "status"), [("TRACER", 0), ("FONT", 1), ("FONT, system_needs.TRACER", 1)]
)
def test_only_what_makes_a_disk_fail_can_be_done_without(lacking, status, tmp_path):
    supplying = f"import system_needs; system_needs.supply([system_needs.{lacking}])"
    done = subprocess.run(
        [sys.executable, "-c", supplying],
        cwd=PACKAGING, env={**os.environ, "PATH": str(tmp_path)},  # without any package manager
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    said = done.stdout + done.stderr
    assert done.returncode == status
    assert ("a font" in said) == ("FONT" in lacking)
    assert ("are left out" in said) == (status == 0)


def starting(code, *arguments, **environment):
    """What a few lines say that use the modules of `packaging`: output, and standard error."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=PACKAGING, env={**os.environ, **environment}, capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    return done.stdout, done.stderr


COUNTED = """
from progress import MovingLine
line = MovingLine("Getting what the program needs", lambda: 3.0)
line.show("126 of 126 MB, unpacking")
line.end()
"""


def test_a_quick_step_says_at_its_end_how_much_it_was():
    label = "start.py: Getting what the program needs"
    assert starting(COUNTED)[1].splitlines() == [f"{label} ...", f"{label} (0 s) 126 of 126 MB"]


SILENT = """
from progress import MovingLine
seconds = 0.0
line = MovingLine("Getting what the program needs, once", lambda: seconds)
for seconds, news in ((4.0, "numpy"), (9.9, None), (10.0, None), (19.0, None), (61.0, "unpacking")):
    line.show(news)
line.end()
"""


def test_a_long_step_says_again_and_again_that_it_is_alive():
    label = "start.py: Getting what the program needs, once"
    assert starting(SILENT)[1].splitlines() == [
        f"{label} ...", f"{label} (10 s) numpy", f"{label} (61 s) unpacking", f"{label} (61 s)",
    ]  # fmt: skip


OPENING = """
import sys, types, start
start.start(types.SimpleNamespace(python={python!r}), {arguments!r})
"""


@needs_shell
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "start.py: opening the window.\n"),
        (["--sample"], "start.py: opening the window.\n"),
        (["my.ptdiary"], "start.py: opening the window.\n"),
        (["review", "diary.json"], ""),
        (["--help"], ""),
        (["--icon"], ""),
        (["summary", "--sample", "page.pdf"], ""),
    ],
)
def test_the_last_words_say_that_the_window_opens(arguments, said):
    output, error = starting(OPENING.format(python="/bin/echo", arguments=arguments))
    assert output.split() == ["-m", "ptdiary", *arguments]
    assert error == said


def test_start_knows_every_command_that_opens_no_window():
    known = starting("import start; print(*start.NO_WINDOW)")[0].split()
    assert set(COMMANDS) <= set(known)


@pytest.mark.parametrize(
    ("total", "said"), [(125_807_480, "gets about 126 MB"), (0, "gets the program's parts")]
)
def test_the_first_start_says_how_much_it_gets_and_how_long_it_takes(tmp_path, total, said):
    code = f"""
import private_environment, sys
from pathlib import Path
root = Path({str(tmp_path)!r})
class Offline(private_environment.Environment):
    def _pip(self):
        return [sys.executable, "-c", "raise SystemExit(1)"]
private_environment.expected = lambda kind, there: {total}
here = Offline(root)
here.folder.mkdir()
try:
    here._install("run")
except private_environment.TroubleError:
    pass
"""
    (tmp_path / "pyproject.toml").write_text("[project]\ndependencies = []\n", encoding="utf-8")
    first = starting(code)[1].splitlines()[0]
    assert said in first
    assert "minutes" in first


FETCHING = """
import fetching
counted = fetching.Fetched({total}, bar={bar})
for line in {lines!r}:
    news = counted.news(line)
    if news is not None:
        print(news)
"""
PIP_SAYS = (
    "Collecting numpy==2.4.6 (from -c constraints.txt (line 24))",
    "  Downloading numpy-2.4.6-cp311-cp311-manylinux_2_28_x86_64.whl.metadata (6.6 kB)",
    "Using cached six-1.17.0-py2.py3-none-any.whl (10.0 MB)",
    "Downloading numpy-2.4.6-cp311-cp311-manylinux_2_28_x86_64.whl (20.0 MB)",
    "Progress 0 of 20000000",
    "Progress 15000000 of 20000000",
    "Progress 20000000 of 20000000",
    "Downloading pip-26.3-py3-none-any.whl (300 kB)",
    "Installing collected packages: six, numpy, pip",
    "Successfully installed numpy-2.4.6",
)


def fetched(total, bar, lines=PIP_SAYS):
    return starting(FETCHING.format(total=total, bar=bar, lines=lines))[0].splitlines()


def test_the_bar_tells_how_far_it_is_and_ends_full():
    assert fetched(40_000_000, bar=True) == [
        "[------------] 0 of 40 MB, numpy",
        "[###---------] 10 of 40 MB, six",
        "[###---------] 10 of 40 MB, numpy",
        "[###---------] 10 of 40 MB, numpy",
        "[#######-----] 25 of 40 MB, numpy",
        "[#########---] 30 of 40 MB, numpy",
        "[#########---] 30 of 40 MB, pip",
        "[############] 40 of 40 MB, unpacking",
    ]


def test_without_a_terminal_it_tells_the_numbers():
    assert fetched(40_000_000, bar=False)[4] == "25 of 40 MB, numpy"


def test_where_the_whole_is_not_known_it_tells_what_is_there():
    said = fetched(0, bar=True)
    assert (said[0], said[4], said[-1]) == ("numpy", "25 MB, numpy", "30 MB, unpacking")


def test_more_than_was_expected_never_passes_the_whole():
    assert fetched(20_000_000, bar=True)[5] == "[############] 30 of 30 MB, numpy"


def test_what_pip_has_kept_counts_too(tmp_path):
    file = tmp_path / "numpy-2.4.6-cp311-cp311-linux_x86_64.whl"
    file.write_bytes(bytes(3_000_000))
    said = fetched(
        6_000_000, bar=False, lines=(f"Processing {file}", "Installing collected packages: numpy")
    )
    assert said == ["3 of 6 MB, numpy", "6 of 6 MB, unpacking"]


def test_the_sizes_are_of_what_is_pinned_now():
    done = subprocess.run(
        [sys.executable, "sizes.py", "--check"],
        cwd=PACKAGING, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, ""), "run `python packaging/sizes.py`"


def test_the_readme_says_how_much_the_first_start_gets():
    code = "import fetching; print(*(r.bytes for r in fetching.rows() if r.kind == 'run'))"
    sizes = [int(each) / 1_000_000 for each in starting(code)[0].split()]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    least, most = map(int, re.search(r"downloads (\d+) to (\d+) MB", readme).groups())
    assert (least, most) == (int(min(sizes)), int(max(sizes)) + 1)


def test_the_readme_names_every_command():
    table = re.findall(r"`(\w[\w-]*)[^`]*`", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert set(COMMANDS) <= set(table)


def test_packaging_is_no_package():
    # it would stand in the way of the library of that name
    assert not (PACKAGING / "__init__.py").exists()


def test_no_file_of_ours_names_a_registry():
    for path in [*PACKAGING.glob("*"), ROOT / "pyproject.toml", *(ROOT / ".ci").glob("*")]:
        if path.is_file():
            assert "://" not in re.sub(r"#.*", "", path.read_text(encoding="utf-8")), path


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_the_wheel_holds_every_resource_and_every_module(wheel):
    held = set(wheel.namelist())
    resources = (path for path in (ROOT / "resources").rglob("*") if path.is_file())
    wanted = {
        f"ptdiary/resources/{path.relative_to(ROOT / 'resources').as_posix()}" for path in resources
    }
    wanted |= {path.relative_to(ROOT).as_posix() for path in (ROOT / "ptdiary").rglob("*.py")}
    assert not wanted - held
    assert not [name for name in held if name.startswith(("tests/", "packaging/", "resources/"))]


def test_the_wheel_names_its_command_and_its_dependencies(wheel):
    folder = next(name for name in wheel.namelist() if name.endswith("/METADATA"))
    about = wheel.read(folder).decode()
    for each in PROJECT["project"]["dependencies"]:
        assert re.match(r"[\w-]+", each)[0] in about
    commands = wheel.read(folder.replace("METADATA", "entry_points.txt")).decode()
    assert "ptdiary = ptdiary.__main__:main" in commands


def test_the_version_stands_in_one_place():
    # what others wrote, tests of what was recorded, and the notes of each release may tell one
    elsewhere = {"constraints.txt", "release_notes.md", "LICENSE", "__init__.py"}
    literal = re.compile(rf"(?<![\d.]){re.escape(ptdiary.__version__)}(?![\d.]*\d)")
    folders = (ROOT / name for name in ("ptdiary", "packaging", "resources", ".github", ".ci"))
    files = [each for folder in folders for each in folder.rglob("*") if each.is_file()]
    held = []
    for path in [*files, ROOT / "README.md", ROOT / "pyproject.toml"]:
        if {"__pycache__", "licences"} & set(path.parts) or path.name in elsewhere:
            continue
        if literal.search(path.read_text(encoding="utf-8", errors="replace")):
            held.append(str(path.relative_to(ROOT)))
    assert not held


def test_the_wheel_has_the_version_of_the_program(wheel):
    folder = next(name for name in wheel.namelist() if name.endswith("/METADATA"))
    assert f"\nVersion: {ptdiary.__version__}\n" in wheel.read(folder).decode()
