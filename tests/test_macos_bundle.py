"""What the bundle says to macOS. Nothing here runs on a Mac: the values are held."""

import io
import json
import plistlib
import sys

import pytest
from PIL import Image

import ptdiary
from tests.test_packaging import PACKAGING, pins, starting

TELLING = """
import json, sys
sys.path.insert(0, "macos")
import bundle_info
print(json.dumps([bundle_info.info(sys.argv[1]), bundle_info.entitlements()]))
"""


def told(version=ptdiary.__version__):
    """`Info.plist` and the entitlements, as they come back from their files."""
    both = json.loads(starting(TELLING, version)[0])
    return [plistlib.loads(plistlib.dumps(each)) for each in both]


def test_the_version_is_that_of_the_program_and_one_that_macos_compares():
    info, _ = told()
    assert info["CFBundleShortVersionString"] == info["CFBundleVersion"] == ptdiary.__version__
    numbers = info["CFBundleVersion"].split(".")
    assert len(numbers) <= 3
    assert all(number.isdigit() for number in numbers)


def test_it_asks_for_the_macos_that_the_pinned_qt_asks_for():
    # the wheel's tag is macosx_13_0: who takes another Qt looks at its tag, too
    assert pins()["pyside6-essentials"].startswith("6.11.")
    assert told()[0]["LSMinimumSystemVersion"] == "13.0"


def test_a_diary_is_a_type_of_ours_that_opens_with_a_double_click():
    info, _ = told()
    (exported,) = info["UTExportedTypeDeclarations"]
    (opened,) = info["CFBundleDocumentTypes"]
    tags = exported["UTTypeTagSpecification"]
    assert tags["public.filename-extension"] == ["ptdiary"]
    assert opened["LSItemContentTypes"] == [exported["UTTypeIdentifier"]]
    assert exported["UTTypeIdentifier"].startswith("org.ptdiary.")
    assert (opened["CFBundleTypeRole"], opened["LSHandlerRank"]) == ("Editor", "Owner")
    for icon in (exported["UTTypeIconFile"], opened["CFBundleTypeIconFile"]):
        assert (PACKAGING / "macos" / icon).is_file()


def test_it_is_sharp_dark_where_the_system_is_and_says_whose_it_is():
    info, _ = told()
    assert info["NSHighResolutionCapable"] is True
    assert info["NSRequiresAquaSystemAppearance"] is False
    assert info["CFBundleIdentifier"] == "org.ptdiary.PTDiary"
    assert info["LSApplicationCategoryType"] == "public.app-category.medical"
    assert "MIT" in info["NSHumanReadableCopyright"]


def test_it_may_not_use_the_network_camera_or_microphone():
    info, entitlements = told()
    assert not [key for key in entitlements if "network" in key or "device" in key]
    assert not [key for key in info if "UsageDescription" in key or "AppTransportSecurity" in key]


def test_its_icon_has_every_size_and_is_drawn_from_ours():
    held = Image.open(io.BytesIO((PACKAGING / "macos" / "ptdiary.icns").read_bytes()))
    assert {(side * scale) for side, _, scale in held.info["sizes"]} >= {
        32,
        64,
        128,
        256,
        512,
        1024,
    }
    held.load()
    assert held.size == (1024, 1024)
    corner, centre = held.getpixel((2, 2)), held.getpixel((512, 512))
    assert corner[3] == 0
    assert centre[3] == 255


@pytest.mark.skipif(sys.platform == "darwin", reason="a Mac builds it")
def test_another_system_says_that_it_cannot_build_it(tmp_path):
    code = "import sys; sys.path.insert(0, 'macos'); import build; print(build.main([sys.argv[1]]))"
    said, wrong = starting(code + "\n", str(tmp_path / "out"))
    assert said.strip() == "1"
    assert "macOS alone" in wrong
