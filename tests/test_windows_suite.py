"""The suite on Windows' Python under Wine: what it is made of, what it runs and what it tells."""

import hashlib
import json
import os
import shutil
import sys
from importlib.metadata import Distribution
from pathlib import Path

import pytest

from tests.source import ROOT

WINDOWS = ROOT / "packaging" / "windows"
sys.path[:0] = [str(WINDOWS), str(WINDOWS.parent)]

import interpreter  # noqa: E402
import rows  # noqa: E402
import stand_ins  # noqa: E402
import suite  # noqa: E402
import wine  # noqa: E402
from progress import TroubleError  # noqa: E402

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows: there is no Wine, which is what these are about"
)
REPORT = '<testsuites><testsuite tests="{}" failures="{}" errors="{}" skipped="{}"/></testsuites>'
PRINTED = """..s
SKIPPED [2] tests\\test_a.py:7: Windows: no file is a pipe or a device
SKIPPED [1] tests\\test_b.py:9: Wine, not Windows: it has no printer
SKIPPED [3] tests\\test_c.py:1: Windows: no file is a pipe or a device
"""


# what it is made of


def test_the_wheel_of_python_is_taken_only_as_it_is_known(tmp_path, monkeypatch):
    class Pip(interpreter.Pip):
        def __init__(self, work):
            self.work = work

        def _run(self, *_):
            (self.work / "wheel").mkdir()
            (self.work / "wheel" / "panda.whl").write_bytes(b"wheel")

    with pytest.raises(TroubleError, match=r"^panda\.whl is not the file that is known; nothing"):
        Pip(tmp_path).wheel(interpreter.WHEEL)
    known = hashlib.sha256(b"wheel").hexdigest()
    monkeypatch.setattr(interpreter, "WHEEL_SHA256", known)
    shutil.rmtree(tmp_path / "wheel")
    assert Pip(tmp_path).wheel(interpreter.WHEEL).name == "panda.whl"


@pytest.mark.parametrize(
    ("calculated", "signer", "why"),
    [
        ("AA", "Python Software Foundation", ""),
        ("BB", "Python Software Foundation", "a.dll is not as it was signed; nothing was made."),
        ("AA", "Somebody", "a.dll is not signed by Python Software Foundation; nothing was made."),
    ],
)
def test_a_library_is_taken_only_as_it_was_signed(calculated, signer, why, tmp_path, monkeypatch):
    tool = tmp_path / "osslsigncode"
    tool.write_text(f"""#!/bin/sh
echo 'Current message digest    : AA'
echo 'Calculated message digest : {calculated}'
echo "Signer's certificate:"
echo '	Signer #0:'
echo '		Subject : /C=US/O={signer}/CN=somebody'
""", encoding="ascii")  # fmt: skip
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    if not why:
        interpreter.check_signature(tmp_path / "a.dll", interpreter.FOUNDATION)
        return
    with pytest.raises(TroubleError) as refused:
        interpreter.check_signature(tmp_path / "a.dll", interpreter.FOUNDATION)
    assert str(refused.value) == why


def test_the_packages_are_those_that_windows_asks_for():
    wanted = " ".join(interpreter.wanted_packages([]))
    assert "python-calamine" in wanted
    assert "jeepney" not in wanted
    assert "ptdiary" not in " ".join(interpreter.wanted_packages(["test"]))
    assert {"pytest", "hatchling"} <= {
        each.partition(">")[0].partition("=")[0] for each in interpreter.wanted_packages(["test"])
    }


def test_what_windows_alone_needs_is_read_from_what_came(tmp_path):
    def there(name, *needs):
        folder = tmp_path / f"{name}-1.dist-info"
        folder.mkdir()
        lines = [f"Name: {name}", "Version: 1", *(f"Requires-Dist: {need}" for need in needs)]
        (folder / "METADATA").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return Distribution.at(folder)

    first, second = (
        there("a", 'colorama>=0.4; sys_platform == "win32"', 'x; sys_platform == "linux"'),
        there("b", 'c.c; os_name == "nt"', 'y; sys_platform == "win32" and extra == "z"'),
    )
    assert interpreter.needed_on_windows([first, second]) == ["c.c", "colorama"]
    assert interpreter.needed_on_windows([first, there("Colorama")]) == []


def test_another_wine_than_the_known_one_is_refused(tmp_path, monkeypatch):
    own = tmp_path / "ucrtbase.dll"
    own.write_bytes(bytes(256))
    monkeypatch.setattr(stand_ins, "WINE_FOLDERS", (str(tmp_path),))
    with pytest.raises(TroubleError, match="is not marked as Wine's own"):
        stand_ins._make_c_library(tmp_path)
    monkeypatch.setattr(stand_ins, "WINE_FOLDERS", (str(tmp_path / "none"),))
    with pytest.raises(TroubleError, match=r"^Wine's own DLLs were not found; looked in /"):
        stand_ins.wine_folder()


def test_a_tool_that_fails_says_why():
    code = "import sys; print('one', file=sys.stderr); sys.exit('two')"
    with pytest.raises(TroubleError, match=r"^python\S* failed: two$"):
        stand_ins.done([sys.executable, "-c", code])


# what is handed to Wine


def test_wine_is_told_nothing_of_the_python_and_the_home_here(tmp_path, monkeypatch):
    for name in ("PYTHONPATH", "PYTHONHOME", "XDG_DATA_HOME", "WINEPREFIX"):
        monkeypatch.setenv(name, "/of/this/computer")
    monkeypatch.setenv("HOME", "/of/somebody")
    told = wine.Prefix(tmp_path / "wine").environment({"TZ": "UTC0"})
    assert not [name for name in told if name.startswith(("XDG_", "PYTHON"))]
    assert told["HOME"] == str(tmp_path / "wine" / "home")
    assert told["WINEPREFIX"] == str(tmp_path / "wine")
    assert told["TZ"] == "UTC0"
    assert "PATH" in told


def test_a_path_is_named_as_wine_names_it(tmp_path):
    named = wine.windows_path(tmp_path / "a")
    assert named.startswith("Z:\\")
    assert named.endswith("\\a")
    assert "/" not in named


# what it runs


def test_each_test_is_in_one_area_and_those_of_a_zone_in_another_too():
    every = {each.relative_to(ROOT).as_posix() for each in suite.TESTS.rglob("test_*.py")}
    *whole, zoned = suite.areas()
    files = [file for area in whole for file in area.files]
    assert sorted(files) == sorted(every)
    assert zoned.name == suite.IN_A_ZONE
    assert "tests/test_wall_clock.py" in zoned.files
    assert zoned.zone != whole[0].zone


def test_an_area_that_is_not_known_is_refused_with_those_that_are():
    with pytest.raises(TroubleError, match=r"^no area is called ui/days; there are .*\bui/today,"):
        suite.chosen_areas(["store", "ui/days"])
    assert [each.name for each in suite.chosen_areas(["store", "top"])] == ["store", "top"]
    assert len(suite.chosen_areas([])) == len(suite.areas())


# what it tells


def result(tmp_path, counts, printed=PRINTED):
    report = tmp_path / "report.xml"
    report.write_text(REPORT.format(*counts), encoding="utf-8")
    return suite.result("store", report, printed, 12.3)


def test_the_result_is_what_the_report_tells(tmp_path):
    told = result(tmp_path, (20, 1, 2, 6))
    assert (told.passed, told.failed, told.skipped) == (11, 3, 6)
    assert told.reasons == {
        "Windows: no file is a pipe or a device": 5, "Wine, not Windows: it has no printer": 1
    }  # fmt: skip
    words = " ".join(suite.line(told).split())
    assert words == "store 11 passed 3 failed 6 skipped 12 s"


@pytest.mark.parametrize("text", [None, "", "<testsuites/>", "<testsuites><testsuite/>"])
def test_without_a_whole_report_the_area_has_failed(text, tmp_path):
    report = tmp_path / "report.xml"
    if text is not None:
        report.write_text(text, encoding="utf-8")
    assert suite.result("store", report, "", 1.0).failed == 1


def test_what_wine_lacks_stands_apart(tmp_path):
    suite.write_reasons(tmp_path / "skipped.txt", [result(tmp_path, (9, 0, 0, 6))] * 2)
    lines = (tmp_path / "skipped.txt").read_text(encoding="utf-8").splitlines()
    assert lines == [
        "Of Windows:", "   10 Windows: no file is a pipe or a device", "",
        "Of Wine alone:", "    2 Wine, not Windows: it has no printer",
    ]  # fmt: skip


def test_the_row_names_the_areas_that_are_red_and_the_command_fails(tmp_path, capsys):
    red = result(tmp_path, (9, 2, 0, 6))
    green = result(tmp_path, (9, 0, 0, 6))._replace(area="cli")
    row = suite.summed([red, green, red._replace(area="ui/today")], 2)
    assert row["failed"] == "4 failed in store, ui/today"
    assert row["note"] == "5 passed, 18 left out, 2 at once"
    assert rows.ending(lambda: [row]) == 1
    assert json.loads(capsys.readouterr().out) == {"rows": [row]}
    assert rows.ending(lambda: [suite.summed([green], 2)]) == 0
    assert "failed" not in json.loads(capsys.readouterr().out)["rows"][0]


def test_an_area_that_is_not_known_is_one_sentence_and_a_failure(tmp_path, capsys):
    assert suite.main([str(tmp_path / "out"), "nowhere"]) == 1
    told = capsys.readouterr()
    assert "no area is called nowhere" in told.out + told.err
    assert not Path(tmp_path, "out").exists()
