"""`ptdiary outlook` as a script sees it."""

import json
from datetime import datetime, timedelta

from tests.cli.command_line import document, entry, ptdiary, write

SHAPE = ["at", "session", "sessions_used", "for", "back_to_usual", "record", "silent"]
LAST = datetime.fromisoformat("2025-03-03T10:00:00+00:00")


def routine(sessions):
    """So many sessions, three days apart, each rated before, on the next evening and settled."""
    ends = [LAST - timedelta(days=3 * ago) for ago in range(sessions)]
    rated = [(end + timedelta(hours=after), score) for end in ends for after, score in RATED]
    return document(
        sessions=[
            {"id": f"S{number}", "ended_at": end.isoformat()}
            for number, end in enumerate(reversed(ends), start=1)
        ],
        entries=[
            entry(f"e{number}", at.isoformat(), score)
            for number, (at, score) in enumerate(sorted(rated))
            if at <= LAST
        ],
        exported_at=(LAST + timedelta(hours=1)).isoformat(),
    )


RATED = ((-2, 2), (34, 4), (58, 2))


def test_it_says_what_the_coming_mornings_and_evenings_may_bring(tmp_path):
    diary = write(tmp_path / "diary.json", routine(7))
    done = ptdiary("outlook", diary, "--json", cwd=tmp_path)
    assert done.stderr == ""
    told = json.loads(done.stdout)
    assert list(told) == SHAPE
    assert (told["session"], told["sessions_used"], told["silent"]) == ("S7", 6, None)
    assert [each["at"] for each in told["for"]] == ["2025-03-04T20:00:00+00:00"]
    for each in told["for"]:
        assert list(each) == ["at", "hours", "low", "high", "dots"]
        assert len(each["dots"]) == 10
    first = told["for"][0]
    assert first["hours"] == 34.0
    assert first["low"] <= 4 <= first["high"]
    assert list(told["back_to_usual"]) == ["by", "in", "of"]
    assert list(told["record"]) == ["said", "right"]


def test_it_says_why_it_says_nothing(tmp_path):
    few = write(tmp_path / "few.json", routine(3))
    late = ptdiary("outlook", few, "--at", "2025-03-09T10:00:00+00:00", "--json", cwd=tmp_path)
    assert json.loads(late.stdout)["silent"] == "no_session"
    told = json.loads(ptdiary("outlook", few, "--json", cwd=tmp_path).stdout)
    assert (told["silent"], told["for"], told["back_to_usual"]) == ("few_sessions", [], None)
    assert told["sessions_used"] == 2


def test_one_line_a_diary_and_words_without_json(tmp_path):
    one, two = write(tmp_path / "one.json", routine(7)), write(tmp_path / "two.json", routine(2))
    done = ptdiary("outlook", one, two, "--json", cwd=tmp_path)
    assert [json.loads(line)["session"] for line in done.stdout.splitlines()] == ["S7", "S2"]
    said = ptdiary("outlook", one, cwd=tmp_path).stdout
    assert "Tomorrow evening: most likely" in said
    assert "Made from 6 earlier sessions of yours." in said
