"""The program starts itself again, from whatever folder, and however it was installed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ptdiary.starting import own_command
from tests.source import ROOT
from tests.systems import IS_WINDOWS, needs_links, not_in_wine


def version(command, folder, **more):
    kept = {
        name: os.environ[name]
        for name in ("PATH", "HOME", "TMPDIR", "SYSTEMROOT")
        if name in os.environ
    }
    return subprocess.run(
        command, cwd=folder, env={**kept, **more}, capture_output=True, text=True, check=True
    ).stdout


def test_this_copy_answers_from_any_folder(tmp_path):
    said = version(own_command("--version"), tmp_path)
    assert said.startswith("ptdiary ")


@needs_links
def test_a_copy_that_only_its_folder_leads_to_is_the_one_that_answers(tmp_path):
    copy = tmp_path / "a copy" / "ptdiary"
    copy.parent.mkdir()
    copy.symlink_to(ROOT / "ptdiary")
    asking = "from ptdiary.starting import own_command; print('\\n'.join(own_command('--version')))"
    # a link leads to the checkout itself, a copied folder would lead to the copy
    told = version([sys.executable, "-c", asking], copy.parent).splitlines()
    assert version(told, tmp_path).startswith("ptdiary ")


@pytest.mark.parametrize("image", [None, "/apps/PT Diary.AppImage"])
def test_a_package_is_started_by_its_own_program(monkeypatch, image):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.delenv("APPIMAGE", raising=False)
    if image:
        monkeypatch.setenv("APPIMAGE", image)
    assert own_command("--icon") == (image or sys.executable, "--icon")


@pytest.mark.parametrize("name", ["ptdiary.exe", "PT Diary.exe"])
def test_the_package_for_windows_starts_itself_without_a_console(monkeypatch, tmp_path, name):
    for each in ("ptdiary.exe", "PT Diary.exe"):
        (tmp_path / each).touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.delenv("APPIMAGE", raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / name))
    assert own_command("--icon") == (str(tmp_path / "PT Diary.exe"), "--icon")


@not_in_wine("the Python that is made for it has no starter for a venv")
def test_an_installed_copy_is_started_as_a_module(tmp_path):
    packages = tmp_path / "env"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", packages], check=True)
    python = packages / ("Scripts/python.exe" if IS_WINDOWS else "bin/python")
    site = next(packages.glob("Lib/site-packages" if IS_WINDOWS else "lib/python*/site-packages"))
    (site / "checkout.pth").write_text(f"{ROOT}\n")
    asking = "from ptdiary.starting import own_command; print(*own_command('--icon'), sep='|')"
    assert version([python, "-c", asking], tmp_path).strip() == f"{python}|-m|ptdiary|--icon"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells")
def test_a_program_whose_file_is_taken_away_knows_it(tmp_path):
    program = tmp_path / "python"
    shutil.copy2(Path(sys.executable).resolve(), program)
    code = f"""
import os, sys
sys.path[:0] = {[each for each in sys.path if each]!r}
from ptdiary.starting import is_replaced
before = is_replaced()
os.unlink({str(program)!r})
print(before, is_replaced())
"""
    env = {**os.environ, "PYTHONHOME": sys.base_prefix}
    assert version([program, "-c", code], ROOT, **env).split() == ["False", "True"]
