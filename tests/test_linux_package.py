"""What the packages of Linux tell a desktop, and what the built program takes along."""

import ast
import configparser
import json
import os
import re
import shutil
import subprocess
import sys
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from ptdiary import DESKTOP_ENTRY, __version__
from ptdiary.cli import self_check
from ptdiary.cli.command import parsers
from ptdiary.words import window
from tests.source import ROOT, imports, trees

LINUX = ROOT / "packaging" / "linux"
ENTRY = LINUX / f"{DESKTOP_ENTRY}.desktop"
KIND = LINUX / f"{DESKTOP_ENTRY}.xml"
SPEC = ROOT / "packaging" / "ptdiary.spec"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
sys.path.append(str(LINUX))
# `tree` and `manual` bring the folders of packaging along
from manual import manual  # noqa: E402
from tree import SITE, metainfo  # noqa: E402


def entry():
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str
    parser.read(ENTRY, encoding="utf-8")
    return parser["Desktop Entry"]


@pytest.mark.skipif(
    shutil.which("desktop-file-validate") is None, reason="needs desktop-file-validate"
)
def test_the_desktop_entry_is_valid():
    done = subprocess.run(
        ["desktop-file-validate", ENTRY], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_a_window_is_matched_to_its_entry():
    assert entry()["StartupWMClass"] == window.PROGRAM
    assert entry()["Icon"] == DESKTOP_ENTRY
    assert entry()["Name"] == window.PROGRAM


def test_a_diary_is_known_by_its_name_and_by_what_is_in_it():
    told = ET.fromstring(KIND.read_bytes())  # noqa: S314  our own
    kind = told.find(f"{MIME}mime-type")
    assert f"{kind.get('type')};" == entry()["MimeType"]
    assert kind.find(f"{MIME}glob").get("pattern") == "*.ptdiary"
    found = list(kind.iter(f"{MIME}match"))
    for path in sorted((ROOT / "tests/recorded").glob("*.ptdiary")):
        content = path.read_bytes()
        for match in found:
            wanted = match.get("value").replace("\\0", "\0").encode()
            assert content[int(match.get("offset")) :].startswith(wanted), path


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="needs appstreamcli")
def test_what_a_software_centre_shows_is_valid(tmp_path):
    path = tmp_path / f"{DESKTOP_ENTRY}.metainfo.xml"
    path.write_text(metainfo(), encoding="utf-8")
    done = subprocess.run(
        ["appstreamcli", "validate", "--no-net", path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_a_software_centre_shows_this_version_and_pictures_that_are_there():
    component = ET.fromstring(metainfo("https://site.example"))  # noqa: S314  our own
    assert component.findtext("id") == DESKTOP_ENTRY
    assert component.findtext("launchable") == f"{DESKTOP_ENTRY}.desktop"
    assert component.find("releases/release").get("version") == __version__
    images = component.findall("screenshots/screenshot/image")
    assert len(images) >= 3
    for image in images:
        folder, _, name = image.text.rpartition("/")
        assert folder == "https://site.example/pictures"
        header = (ROOT / ".github/pictures" / name).read_bytes()[16:24]
        size = (int.from_bytes(header[:4], "big"), int.from_bytes(header[4:], "big"))
        assert size == (int(image.get("width")), int(image.get("height")))


def test_the_only_addresses_here_are_names_of_formats_and_one_that_belongs_to_nobody():
    assert SITE.endswith(".example")  # RFC 2606: where the pictures would lie if there were a site
    known = (
        SITE,
        MIME.strip("{}"),
        "https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/",
    )
    for path in LINUX.iterdir():
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            for address in known:
                text = text.replace(address, "")
            assert "://" not in text, path


@pytest.mark.skipif(shutil.which("flatpak-builder") is None, reason="needs flatpak-builder")
def test_flatpak_reads_its_recipe_which_asks_for_no_network(tmp_path):
    done = subprocess.run(
        ["flatpak-builder", "--show-manifest", LINUX / f"{DESKTOP_ENTRY}.yml"],
        cwd=tmp_path, capture_output=True, text=True, check=True,  # it leaves a folder there
    )  # fmt: skip
    told = json.loads(done.stdout)
    assert told["id"] == DESKTOP_ENTRY
    assert not [each for each in told["finish-args"] if "network" in each or "filesystem" in each]


@pytest.mark.parametrize("name", [f"{DESKTOP_ENTRY}.yml", "appimage.py"])
def test_what_is_not_built_says_so_first(name):
    lines = (LINUX / name).read_text(encoding="utf-8").splitlines()
    assert next(line for line in lines if not line.startswith("#!")).startswith("# Not built here")


def test_each_of_lintians_tags_that_stays_has_its_reason_above_it():
    lines = (LINUX / "lintian-overrides").read_text(encoding="utf-8").splitlines()
    assert any(line.startswith("ptdiary: ") for line in lines)
    for above, line in pairwise(lines):
        assert not line.startswith("ptdiary: ") or above.startswith(("#", "ptdiary: copyright-"))


def test_the_manual_names_every_command_and_option():
    page = manual().replace("\\-", "-").replace("\\&", "")
    for verb, parser in parsers().items():
        assert not verb or f".SS {verb}\n" in page
        for action in parser._actions:
            assert all(name in page for name in action.option_strings)
    commands = {line.split()[0] for line in page.splitlines() if line.startswith(".")}
    assert commands == {".TH", ".SH", ".SS", ".TP", ".B", ".I", ".PP", ".br"}
    assert __version__ in page.splitlines()[0]


def of_the_spec(*names):
    """What the spec says by these names: PyInstaller, which runs the rest of it, is not here."""
    tree = ast.parse(SPEC.read_text(encoding="utf-8"))
    wanted = {"ROOT", "LINUX", *names}
    kept = [node for node in tree.body if wanted & told_by(node)]
    kept = [*(node for node in tree.body if told_by(node) & {"os", "sys", "Path"}), *kept]
    known = {"SPECPATH": str(SPEC.parent)}
    exec(compile(ast.Module(kept, []), str(SPEC), "exec"), known)  # noqa: S102
    return [known[name] for name in names]


def told_by(node):
    if isinstance(node, ast.Assign):
        return {each.id for each in node.targets if isinstance(each, ast.Name)}
    if isinstance(node, ast.Import | ast.ImportFrom):
        return {each.name for each in node.names}
    return {node.name} if isinstance(node, ast.FunctionDef) else set()


def test_the_built_program_takes_every_module_along():
    (ours,) = of_the_spec("OURS")
    names = {".".join(path.with_suffix("").parts).removesuffix(".__init__") for path, _ in trees()}
    assert names == set(ours)


def test_the_built_program_leaves_out_nothing_that_is_imported():
    (left_out,) = of_the_spec("LEFT_OUT")
    named = {each for path, tree in trees() for each in imports(path, tree)}
    taken = {each for each in named if any(f"{each}.".startswith(f"{out}.") for out in left_out)}
    assert not taken


def test_the_built_program_keeps_the_plugins_that_it_checks_itself_for():
    _, _, is_kept = of_the_spec("QT_PLUGINS", "DROPPED", "is_kept")
    for plugins in self_check._PLUGINS.values():
        assert all(is_kept(f"PySide6/Qt/plugins/{name}") for name in plugins)
    assert not is_kept("PySide6/Qt/plugins/platformthemes/libqgtk3.so")
    assert not is_kept("PySide6/Qt/translations/qtbase_de.qm")
    assert is_kept("ptdiary/resources/icons/ptdiary.svg")


@pytest.mark.parametrize(("before", "after"), [(None, None), ("/usr/local/lib", "/usr/local/lib")])
def test_what_the_built_program_opens_finds_the_libraries_of_the_system(before, after):
    code = "import frozen_start, os; print(os.environ.get('LD_LIBRARY_PATH'), *os.environ)"
    given = {"LD_LIBRARY_PATH": "/app/_internal", "_PYI_ARCHIVE_FILE": "/app/ptdiary"}
    if before is not None:
        given["LD_LIBRARY_PATH_ORIG"] = before
    said = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT / "packaging", env={**os.environ, **given},
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert said.split()[0] == str(after)
    assert not re.search(r"_PYI_|_ORIG", said)
