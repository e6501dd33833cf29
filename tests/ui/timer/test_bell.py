"""The bell: a short sound of our own, and a beep where nothing plays it."""

import io
import os
import stat
import wave

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication

from ptdiary.ui.timer import bell as module
from ptdiary.ui.timer.bell import Bell, bell_sound, sound_player
from tests.systems import needs_shell


def test_the_sound_is_short_and_of_one_channel():
    with wave.open(io.BytesIO(bell_sound())) as sound:
        assert (sound.getnchannels(), sound.getsampwidth()) == (1, 2)
        assert 0.2 < sound.getnframes() / sound.getframerate() < 0.6
        assert max(sound.readframes(sound.getnframes())) > 0


@pytest.fixture
def beeps(monkeypatch):
    heard = []
    monkeypatch.setattr(QApplication, "beep", lambda: heard.append("beep"))
    return heard


@pytest.fixture
def bell(qapp, tmp_path, monkeypatch):  # noqa: ARG001 there must be one
    monkeypatch.setattr(module, "cache_folder", lambda: tmp_path)
    return Bell()


def player(folder, said):
    path = folder / "paplay"
    path.write_text(f'#!/bin/sh\ncp "$1" "{said}"\n')
    path.chmod(0o700)


@needs_shell
def test_what_plays_sounds_here_is_given_the_sound(bell, tmp_path, monkeypatch, beeps, qtbot):
    folder = tmp_path / "bin"
    folder.mkdir()
    player(folder, tmp_path / "heard.wav")
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin")
    monkeypatch.setattr(module.sys, "platform", "linux")
    bell.ring()
    bell.ring()  # while it rings, not again
    qtbot.waitUntil(lambda: bell._process.state() == QProcess.ProcessState.NotRunning)
    assert (tmp_path / "heard.wav").read_bytes() == bell_sound()
    assert stat.S_IMODE((tmp_path / "bell.wav").stat().st_mode) == 0o600
    assert beeps == []


@needs_shell
def test_without_a_player_it_beeps(bell, tmp_path, monkeypatch, beeps):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(module.sys, "platform", "linux")
    assert sound_player() == ()
    bell.ring()
    assert beeps == ["beep"]


@needs_shell
def test_a_player_that_cannot_be_started_and_a_full_disk_beep(
    bell, tmp_path, monkeypatch, beeps, qtbot
):
    monkeypatch.setattr(module.sys, "platform", "linux")
    monkeypatch.setattr(module, "sound_player", lambda: (str(tmp_path / "gone"),))
    bell.ring()
    qtbot.waitUntil(lambda: beeps == ["beep"])
    monkeypatch.setattr(module, "cache_folder", lambda: tmp_path / "not" / "there")
    bell._file = None
    bell.ring()
    assert beeps == ["beep", "beep"]
