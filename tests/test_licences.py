"""What the program is made with: every part is named, and its licence can be read offline."""

import importlib.metadata
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ptdiary import licences
from ptdiary.licences import PACKAGES, parts, text_of
from ptdiary.paths import resource_path
from tests.test_packaging import PACKAGING, PROJECT, canonical, pins, requirements_of, starting

# what sqlite-utils asks for to install its own plugins; no line of it runs here
NOT_OURS = {"pip"}


def running():
    """The packages that the program runs with: those it asks for, and those that they ask for."""
    waiting = {
        canonical(re.match(r"[\w.-]+", each)[0]) for each in PROJECT["project"]["dependencies"]
    }
    found = set()
    while waiting:
        found |= (now := {waiting.pop()})
        for each in requirements_of(*now):
            requirement, _, marker = each.partition(";")
            if "extra ==" not in marker and "python_version" not in marker:
                waiting.add(canonical(re.match(r"[\w.-]+", requirement)[0]))
        waiting -= found
    return found - NOT_OURS


def test_every_package_that_runs_is_named():
    assert set(PACKAGES) == running()
    assert set(PACKAGES) <= pins().keys()
    assert len(PACKAGES) == len(set(PACKAGES))


def test_each_part_has_a_version_a_licence_and_its_text():
    for part in parts():
        assert part.licence, part
        assert len(text_of(part)) > 300, part
        assert part.version or part.name == "LOINC and FHIR"
    assert len({part.name for part in parts()}) == len(parts())


def test_a_copy_without_a_text_or_a_package_is_not_whole(monkeypatch):
    assert licences.missing() == ()
    monkeypatch.setattr(licences, "PACKAGES", (*PACKAGES, "left-out"))
    monkeypatch.setattr(licences, "_texts_of_package", lambda _: [])
    assert licences.missing()[:2] == ("left-out", "matplotlib")


def test_versions_are_those_that_are_installed():
    told = {part.name: part.version for part in parts()}
    assert told["numpy"] == importlib.metadata.version("numpy")
    assert told["Qt and PySide6"] == importlib.metadata.version("pyside6-essentials")
    assert told["Python"] in importlib.metadata.sys.version


def test_qt_has_what_its_licence_asks_for():
    text = text_of(next(each for each in parts() if each.name == "Qt and PySide6"))
    said = " ".join(text.split())
    assert "put your own build of the same version in their place" in said
    for title in (
        "GNU LESSER GENERAL PUBLIC LICENSE",
        "GNU GENERAL PUBLIC LICENSE",
        "qtsvg",
        "ICU",
    ):
        assert title in text


def test_the_fonts_of_the_charts_have_their_licences():
    text = text_of(next(each for each in parts() if each.name == "matplotlib"))
    for font in ("Bitstream Vera", "STIX", "BaKoMa", "Last Resort"):
        assert font.casefold() in text.casefold(), font


@pytest.fixture
def a_bundle(tmp_path, monkeypatch):
    """What a bundle would say it holds."""

    def hold(rows):
        folder = tmp_path / "licences"
        folder.mkdir()
        (folder / "bundled.json").write_text(json.dumps(rows), encoding="utf-8")
        for path in resource_path("licences").iterdir():
            (folder / path.name).write_bytes(path.read_bytes())
        (folder / "libx.txt").write_text("Copyright of X\n" * 30, encoding="utf-8")
        monkeypatch.setattr(licences, "resource_path", lambda name: tmp_path / name)

    return hold


def test_what_a_bundle_holds_besides_is_named_too(a_bundle):
    told_anyway = {"name": "Python", "version": "3", "licence": "PSF-2.0", "texts": []}
    libx = {"name": "libx", "version": "1-2", "licence": "MIT", "texts": ["libx.txt"]}
    a_bundle([told_anyway, libx])
    (held,) = licences.bundled()
    assert (held.name, held.version) == ("libx", "1-2")
    assert "Copyright of X" in text_of(held)
    assert "libx" not in licences.missing()


def test_a_checkout_brings_nothing_besides():
    assert licences.bundled() == ()


COLLECTING = """
import json, sys
from pathlib import Path
import licences
rows = [(Path(each).name, each, "BINARY") for each in sys.argv[2:]]
out = Path(sys.argv[1])
try:
    print(json.dumps(licences.bundled(rows, out, packer="hatchling")))
except licences.UnnamedError as unnamed:
    print(json.dumps(str(unnamed)))
"""


def collected(tmp_path, *libraries):
    """What the build of a bundle would write of these libraries: rows for it, and the list."""
    done = subprocess.run(
        [sys.executable, "-c", COLLECTING, tmp_path, *libraries],
        cwd=PACKAGING, capture_output=True, text=True, check=True,
    )  # fmt: skip
    rows = json.loads(done.stdout)
    listed = tmp_path / "bundled.json"
    return rows, json.loads(listed.read_text("utf-8")) if listed.exists() else None


def test_a_bundle_lists_what_is_of_no_python_package(tmp_path):
    windows = ("C/py/DLLs/libffi-8.dll", "C/py/DLLs/_bz2.pyd", "C/py/vcruntime140.dll")
    packages = ("lib/site-packages/numpy.libs/libz-1.so", "lib/site-packages/a/msvcp140.dll")
    rows, listed = collected(tmp_path, *windows, *packages, "C/py/libcrypto-3.dll", "C/python3.dll")
    assert [each["name"] for each in listed] == [
        "hatchling", "libffi", "Microsoft Visual C++ runtime", "OpenSSL", "Python", "SQLite",
    ]  # fmt: skip
    held = {name for name, _, _ in rows}
    for each in listed:
        for text in each["texts"]:
            assert f"ptdiary/resources/licences/{text}" in held
            assert len((tmp_path / text).read_text("utf-8")) > 100
    assert {"ptdiary/LICENSE", "ptdiary/resources/licences/bundled.json"} <= held


def test_what_is_taken_from_a_bundle_goes_from_its_list(tmp_path):
    contents = tmp_path / "contents"
    folder = contents / "ptdiary" / "resources" / "licences"
    _, listed = collected(folder, "C/py/DLLs/libffi-8.dll", "C/py/libcrypto-3.dll")
    assert [each["files"] for each in listed] == [[], ["libffi-8.dll"], ["libcrypto-3.dll"], [], []]
    (contents / "libffi-8.dll").write_bytes(b"dll")
    code = "import licences, sys; from pathlib import Path; licences.left(Path(sys.argv[1]))"
    starting(code, contents)
    kept = json.loads((folder / "bundled.json").read_text("utf-8"))
    assert [each["name"] for each in kept] == ["hatchling", "libffi", "Python", "SQLite"]
    assert {each.name for each in folder.iterdir()} == {
        "bundled.json", "hatchling.txt", "libffi.txt",
    }  # fmt: skip


def test_a_library_that_nobody_can_name_stops_the_build(tmp_path):
    said, listed = collected(tmp_path, "C/py/libstranger.dll")
    assert "libstranger.dll" in said
    assert listed is None


@pytest.mark.skipif(not shutil.which("dpkg-query"), reason="libraries come with packages of Debian")
def test_a_library_of_debian_is_listed_by_its_source(tmp_path):
    loaded = (line.split()[-1] for line in Path("/proc/self/maps").read_text().splitlines())
    libc = next(each for each in loaded if each.endswith("/libc.so.6"))
    _, listed = collected(tmp_path, libc)
    row = next(each for each in listed if each["name"] == "glibc")
    assert row["version"]
    assert "GNU" in (tmp_path / row["texts"][0]).read_text("utf-8")


def test_a_release_tells_each_licence_once(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two):
        collected(folder, "C/py/DLLs/libffi-8.dll")
    file = tmp_path / "LICENCES.txt"
    command = [sys.executable, PACKAGING / "licences.py", file, one, two]
    subprocess.run(command, check=True)
    said = file.read_text("utf-8")
    head, *rest = said.split("=" * 78)
    assert head.count("libffi: MIT") == 1
    assert head.count("numpy ") == 1
    assert len(rest) == 2 * len(head.splitlines()[2:-1])
