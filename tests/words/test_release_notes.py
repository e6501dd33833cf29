"""What is new in each version: the newest first, in short sentences."""

import re
from itertools import pairwise

import pytest

import ptdiary
from ptdiary.paths import resource_text
from ptdiary.words.guide import Block
from ptdiary.words.release_notes import NOTES, read_releases

RELEASES = read_releases(resource_text(NOTES))


def test_the_newest_is_of_this_version():
    assert RELEASES[0].version == ptdiary.__version__


def test_they_go_back_in_time():
    for newer, older in pairwise(RELEASES):
        assert newer.day >= older.day
        assert newer.version != older.version


def test_each_says_what_changes_for_the_diary_and_how_to_go_back():
    for release in RELEASES:
        said = [block.text for block in release.blocks if not block.point]
        assert "What changes for your diary:" in said
        assert "How to go back:" in said


def test_going_back_begins_with_removing_the_newer_one():
    for release in RELEASES:
        at = [block.text for block in release.blocks].index("How to go back:")
        assert release.blocks[at + 1].text.startswith("Remove this version first")


def test_sentences_are_short_and_make_no_noise():
    for release in RELEASES:
        for block in release.blocks:
            assert "!" not in block.text
            for sentence in re.split(r"[.:,] ", block.text):
                assert len(sentence.split()) <= 18, sentence


def test_a_heading_is_a_version_and_its_day():
    (release,) = read_releases("# What is new\n\n## 2.0.1, 2027-03-01\n\n- One.\n")
    assert (release.version, release.day.isoformat()) == ("2.0.1", "2027-03-01")
    assert release.blocks == (Block(text="One.", point=True),)
    with pytest.raises(ValueError, match="a version and its day"):
        read_releases("# What is new\n\n## 2.0.1\n\n- One.\n")
