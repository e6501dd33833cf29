"""What the installers for Windows are made from, without Windows: lists, names, the icon."""

import ast
import base64
import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from ptdiary import __version__, autostart
from ptdiary.words.reminders import PROGRAM
from tests.source import ROOT

WINDOWS = ROOT / "packaging" / "windows"
sys.path[:0] = [str(WINDOWS), str(WINDOWS.parent)]

import ico  # noqa: E402
import installers  # noqa: E402
import origins  # noqa: E402
import stand_ins  # noqa: E402
import walk  # noqa: E402
from progress import TroubleError  # noqa: E402

SETUP = (WINDOWS / "setup.nsi").read_text(encoding="utf-8")
PACKAGE = (WINDOWS / "installer.wxs").read_text(encoding="utf-8")
CHECK = (WINDOWS / "still_open.c").read_text(encoding="utf-8")
SPEC = (ROOT / "packaging" / "ptdiary.spec").read_text(encoding="utf-8")


def defined(name):
    """What setup.nsi calls by a name."""
    return re.search(rf'^!define {name} "?([^";\n]+?)"?\s*(?:;|$)', SETUP, re.MULTILINE)[1]


def written(root, element, **wanted):
    """The elements of installer.wxs of a kind with these attributes."""
    found = root.iter("{http://schemas.microsoft.com/wix/2006/wi}" + element)
    return [each for each in found if wanted.items() <= each.attrib.items()]


@pytest.fixture(scope="module")
def package():
    return ET.fromstring(PACKAGE)  # noqa: S314  our own file


@pytest.fixture
def program(tmp_path):
    """A program as small as one can be."""
    folder = tmp_path / "program"
    for name in ("PT Diary.exe", "ptdiary.exe", "app-1.2.3/a.dll", "app-1.2.3/b/c d.txt"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    return folder


class TestBothInstallers:
    def test_a_diary_is_opened_by_the_same_program_in_the_same_way(self, package):
        kind, extension = defined("KIND"), defined("EXTENSION")
        classes = "Software\\Classes\\"
        (opened,) = written(package, "RegistryValue", Key=f"{classes}{kind}\\shell\\open\\command")
        assert opened.attrib["Value"] == f'"[INSTALLDIR]{defined("WINDOW")}" "%1"'
        offered = f"{classes}{extension}\\OpenWithProgids"
        assert written(package, "RegistryValue", Key=offered, Name=kind)
        assert '\\shell\\open\\command" "" \'"$INSTDIR\\${WINDOW}" "%1"\'' in SETUP
        assert extension == ".ptdiary"

    def test_a_kind_of_file_of_another_program_stays_its_own(self, package):
        kind, extension = defined("KIND"), defined("EXTENSION")
        key = f"Software\\Classes\\{extension}"
        # Windows Installer would remove a value of its own, whoever wrote it last
        assert not written(package, "RegistryValue", Key=key)
        (before,) = written(package, "Property", Id="KINDBEFORE")
        assert before[0].attrib["Key"] == key
        (take,) = written(package, "CustomAction", Id="TakeKind")
        assert take.attrib["ExeCommand"] == f"add HKCU\\{key} /ve /d {kind} /f"
        (leave,) = written(package, "CustomAction", Id="LeaveKind")
        assert leave.attrib["ExeCommand"] == f"delete HKCU\\{key} /ve /f"
        conditions = {each.attrib["Action"]: each.text for each in written(package, "Custom")}
        assert f'(NOT KINDBEFORE OR KINDBEFORE = "{kind}")' in conditions["TakeKind"]
        assert f'KINDBEFORE = "{kind}"' in conditions["LeaveKind"]
        taken = SETUP.index('WriteRegStr HKCU "${CLASSES}\\${EXTENSION}" "" "${KIND}"')
        assert '${If} $0 == ""' in SETUP[:taken].splitlines()[-2]

    def test_neither_changes_a_program_that_is_open(self, package):
        (check,) = written(package, "CustomAction", Id="WaitUntilClosed")
        assert check.attrib["Return"] == "check"
        (custom,) = written(package, "Custom", Action="WaitUntilClosed")
        assert custom.text is None  # for a repair, an upgrade and a removal alike
        (change,) = written(package, "InstallValidate")
        assert change.attrib["After"] == "WaitUntilClosed"
        (said,) = written(package, "Property", Id="STILLOPEN")
        asked = SETUP.replace("\\\n", "").replace("${NAME}", PROGRAM)
        assert asked.count(said.attrib["Value"]) == 1
        listed = re.search(r"PROGRAMS\[\] = \{(.*)\}", CHECK)[1]
        assert re.findall(r'L"([^"]*)"', listed) == list(installers.PROGRAMS)
        for name in ("STILLOPEN", "INSTALLDIR"):
            assert f'L"{name}"' in CHECK

    def test_each_refuses_where_the_other_was(self, package):
        ours = defined("OURS")
        assert written(package, "RegistryValue", Key=ours, Name="Package", Value="msi")
        assert written(package, "RegistrySearch", Key=ours, Name="Package")
        assert 'WriteRegStr HKCU "${OURS}" "Package" "setup"' in SETUP
        assert 'OTHERPACKAGE <> "setup"' in written(package, "Condition")[1].text

    def test_the_oldest_windows_is_one(self, package):
        assert f"BUILD >= {defined('OLDEST_WINDOWS').split()[0]}" in (
            written(package, "Condition")[0].text
        )

    def test_the_place_and_the_name_are_one(self, package):
        assert 'InstallDir "$LOCALAPPDATA\\Programs\\PT Diary"' in SETUP
        folders = [each.attrib.get("Name") for each in written(package, "Directory")]
        assert folders[1:4] == [None, "Programs", "PT Diary"]
        assert defined("NAME") == PROGRAM == package[0].attrib["Name"]
        assert [defined("WINDOW"), defined("CONSOLE")] == list(installers.PROGRAMS)
        assert list(installers.PROGRAMS) == list(origins.OURS)

    def test_neither_says_a_version_by_itself(self):
        for text in (SETUP, PACKAGE):
            assert __version__ not in text
            assert "VERSION" in text

    def test_starting_with_the_computer_ends_with_the_program(self):
        run = autostart._RUN
        assert f"{defined('CURRENT')}\\Run" == run
        assert "Explorer\\StartupApproved\\Run" in SETUP
        assert f"HKCU\\{run} /v &quot;{PROGRAM}&quot;" in PACKAGE

    def test_each_way_it_ends_is_another_number(self):
        ends = ("STILL_OPEN", "NEWER", "OLD_WINDOWS", "OTHER_PACKAGE", "NOT_WRITTEN")
        assert [int(defined(name)) for name in ends] == [getattr(walk, name) for name in ends]

    def test_only_the_copy_that_is_listed_takes_its_links_away(self):
        removal = SETUP[SETUP.index('Section "Uninstall"') :]
        listed = removal.index("${If} $0 == $INSTDIR")
        assert 'ReadRegStr $0 HKCU "${LISTED}" "InstallLocation"' in removal[:listed]
        for gone in ("$SMPROGRAMS\\${NAME}.lnk", "$DESKTOP\\${NAME}.lnk", "Call un.Forget"):
            assert removal.index(gone) > listed

    def test_the_only_page_of_an_upgrade_says_install(self):
        before, page, _ = SETUP.partition("!insertmacro MUI_PAGE_COMPONENTS\n")
        assert page
        assert before.endswith("!define MUI_PAGE_CUSTOMFUNCTION_SHOW NameButton\n")
        shown = SETUP[SETUP.index("Function NameButton") :]
        assert "$(^InstallBtn)" in shown[: shown.index("FunctionEnd")]

    def test_no_folder_goes_with_what_a_person_put_in_it(self):
        assert not re.search(r"RMDir\s+/r", SETUP, re.IGNORECASE)

    def test_the_words_are_calm(self):
        said = re.findall(r'"([A-Z][^"$]* [^"]*)"', SETUP.replace("\\\n", ""))
        said += re.findall(r'Message="([^"]*)"', PACKAGE)
        assert [each for each in said if "!" in each] == []


def test_the_map_names_each_file():
    told = ast.get_docstring(ast.parse((WINDOWS / "build.py").read_text(encoding="utf-8")))
    files = [each.name for each in WINDOWS.iterdir() if each.is_file()]
    assert [name for name in files if f"`{name}`" not in told and name != "build.py"] == []


class TestTheLists:
    def test_each_file_is_put_in_its_folder_and_removed_again(self, program):
        files = [each for each in installers.kept_in(program).files if "/" in each]
        put, removed = installers.put_all(program, files), installers.remove_all(files)
        assert put.count("\nFile ") + put.startswith("File ") == len(files)
        assert 'SetOutPath "$INSTDIR\\app-1.2.3\\b"' in put
        assert 'Delete "$INSTDIR\\app-1.2.3\\b\\c d.txt"' in removed
        # a folder goes before the one that holds it
        assert removed.index('app-1.2.3\\b"\n') < removed.index('RMDir "$INSTDIR\\app-1.2.3"')

    def test_the_package_has_a_component_for_each_file(self, program):
        kept = installers.kept_in(program)
        told = ET.fromstring(installers.components(kept))  # noqa: S314  our own
        sources = [each.attrib["Source"] for each in written(told, "File")]
        assert sorted(sources) == [f"$(var.PROGRAM)/{name}" for name in kept.files]
        named = [each.attrib["Id"] for each in written(told, "Component")]
        assert named == list(dict.fromkeys(named))
        asked = [each.attrib["Id"] for each in written(told, "ComponentRef")]
        assert sorted(asked) == sorted(named)

    @pytest.mark.parametrize("odd", ["notes.txt", "another/file.txt", "app-1.2.3/$a.txt"])
    def test_what_no_installer_expects_is_refused(self, program, odd):
        (program / odd).parent.mkdir(exist_ok=True)
        (program / odd).write_text("odd", encoding="utf-8")
        with pytest.raises(TroubleError):
            installers.kept_in(program)

    def test_the_version_is_that_of_the_contents(self, program):
        assert installers.kept_in(program).version == "1.2.3"
        assert 'f"app-{__version__}"' in SPEC

    @pytest.mark.skipif(shutil.which("makensis") is None, reason="needs makensis, to build a setup")
    def test_a_setup_is_built(self, program, tmp_path):
        made = installers.make_setup(program, tmp_path / "PT-Diary-setup.exe", quick=True)
        assert made.read_bytes().startswith(b"MZ")

    @pytest.mark.skipif(
        None in (shutil.which("wixl"), shutil.which(installers.COMPILER)),
        reason="needs wixl and mingw-w64, to build a package",
    )
    def test_a_package_is_built_that_holds_each_file(self, program, tmp_path):
        made = installers.make_package(program, tmp_path / "diary.msi")
        out = tmp_path / "out"
        subprocess.run(["msiextract", "-C", out, made], check=True, capture_output=True)
        inside = next(out.rglob("ptdiary.exe")).parent
        assert origins.contents(inside) == origins.contents(program)
        listed = ["msiinfo", "export", made, "InstallExecuteSequence"]
        rows = subprocess.run(listed, check=True, capture_output=True, text=True).stdout
        order = [row.split("\t")[0] for row in rows.splitlines()]
        asked = order.index("WaitUntilClosed")
        assert order.index("CostFinalize") < asked < order.index("InstallValidate")
        assert order.index("RemoveExistingProducts") < order.index("TakeKind")


class TestOrigins:
    @pytest.fixture
    def python(self, tmp_path):
        """A Windows Python with one wheel, which has one compiled file."""
        folder = tmp_path / "python"
        packages = folder / "Lib" / "site-packages"
        (packages / "one-1.0.dist-info").mkdir(parents=True)
        (folder / "DLLs").mkdir()
        (folder / "DLLs" / "own.pyd").write_bytes(b"own")
        digest = base64.urlsafe_b64encode(hashlib.sha256(b"app-1.2.3/a.dll").digest()).decode()
        rows = f"one/a.dll,sha256={digest.rstrip('=')},15\none/b.py,sha256=x,1\none/RECORD,,\n"
        (packages / "one-1.0.dist-info" / "RECORD").write_text(rows, encoding="utf-8")
        return folder

    def test_what_a_wheel_recorded_is_known(self, program, python):
        assert origins.strangers(program, origins.known_files(python)) == []

    def test_a_file_that_was_changed_is_a_stranger(self, program, python):
        (program / "app-1.2.3" / "a.dll").write_bytes(b"patched")
        known = origins.known_files(python)
        assert origins.strangers(program, known) == ["app-1.2.3/a.dll"]

    def test_our_programs_are_known_only_in_their_place(self, program, python):
        (program / "app-1.2.3" / "ptdiary.exe").write_bytes(b"another")
        known = origins.known_files(python)
        assert origins.strangers(program, known) == ["app-1.2.3/ptdiary.exe"]

    def test_a_stand_in_is_found_by_its_name_and_by_its_bytes(self, program, tmp_path):
        digest = hashlib.sha256(b"app-1.2.3/b/c d.txt").hexdigest()
        rows = [{"name": "A.DLL", "sha256": "0", "why": ""}, {"name": "x", "sha256": digest}]
        listed = tmp_path / "stand_ins.json"
        listed.write_text(json.dumps(rows), encoding="utf-8")
        found = origins.stand_ins_among(program, listed)
        assert found == ["app-1.2.3/a.dll", "app-1.2.3/b/c d.txt"]
        listed.write_text("[]", encoding="utf-8")
        assert origins.stand_ins_among(program, listed) == []

    def test_no_stand_in_is_named_where_the_program_is_packed(self):
        for name in stand_ins.REASONS:
            for text in (SPEC, SETUP, PACKAGE):
                assert name not in text

    def test_the_runtime_of_visual_c_is_no_part_of_windows(self):
        assert origins.is_of_windows("ucrtbase.dll")
        assert origins.is_of_windows("api-ms-win-crt-math-l1-1-0.dll")
        assert not origins.is_of_windows("vcruntime140.dll")
        assert not origins.is_of_windows("msvcp140.dll")


@pytest.mark.usefixtures("qapp")
class TestWhatWindowsShows:
    def test_the_icon_is_whole_and_is_the_drawing(self):
        held = Image.open(io.BytesIO((WINDOWS / "ptdiary.ico").read_bytes()))
        assert {side for side, _ in held.ico.sizes()} == {*ico.BITMAPS, ico.PNG}
        drawn = Image.open(io.BytesIO(ico.icon()))
        for size in held.ico.sizes():
            ours, again = (each.ico.getimage(size).convert("RGBA") for each in (held, drawn))
            pairs = zip(ours.tobytes(), again.tobytes(), strict=True)
            # another Qt smooths an edge otherwise
            apart = sum(abs(one - other) for one, other in pairs) / len(ours.tobytes())
            assert apart < 1

    def test_the_picture_of_the_setup_is_as_nsis_wants_it(self):
        with Image.open(WINDOWS / "setup.bmp") as picture:
            assert (picture.format, picture.mode, picture.size) == ("BMP", "P", (164, 314))

    def test_the_manifest_asks_for_no_administrator_and_for_utf_8(self):
        text = (WINDOWS / "program.manifest").read_text(encoding="utf-8")
        root = ET.fromstring(text)  # noqa: S314  our own file
        told = {each.tag.partition("}")[2]: each for each in root.iter()}
        assert told["requestedExecutionLevel"].attrib["level"] == "asInvoker"
        assert told["activeCodePage"].text == "UTF-8"
        assert told["longPathAware"].text == "true"
        assert told["dpiAwareness"].text == "PerMonitorV2"
