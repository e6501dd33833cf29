"""`ptdiary compare` as a script and a person see it."""

import json
from datetime import datetime, timedelta

import pytest

from tests.cli.command_line import document, entry, ptdiary, write

FIRST = datetime.fromisoformat("2025-01-06T15:00:00+00:00")
KEYS = [
    "question", "answer", "difference", "bound", "why", "with", "without", "more_sessions",
]  # fmt: skip


def diary(costs, setting=("home", "clinic")):
    """24 sessions in mixed order with and without step-ups, with their ratings."""
    sessions, entries = [], []
    for place, way in enumerate([0, 1, 1, 0, 1, 0, 0, 1] * 3):
        end = FIRST + place * timedelta(days=3)
        names = ["Bird-dog", "Step-ups"][: 1 + way]
        exercises = [{"name": name} for name in names]
        sessions.append({
            "id": f"s{place}", "ended_at": end.isoformat(), "setting": setting[place // 2 % 2],
            "exercises": exercises, "effort": (8 if way else 3),
        })  # fmt: skip
        for hours, soreness in ((-7, 2), (29, 4 + costs * way)):
            at = (end + timedelta(hours=hours)).isoformat()
            entries.append(entry(f"e{place}{hours}", at, soreness))
    at = (FIRST + timedelta(days=90)).isoformat()
    return document(sessions=sessions, entries=entries, exported_at=at)


def asked(folder, plain, question, *more):
    path = write(folder / "diary.json", plain)
    done = ptdiary("compare", path, "--question", question, *more, cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_json_has_exactly_the_published_shape(tmp_path):
    at = (FIRST + timedelta(days=31)).isoformat()
    found = json.loads(asked(tmp_path, diary(3), "clinic", "--json", "--at", at))
    assert list(found) == KEYS
    assert (found["question"], found["bound"], found["with"], found["without"]) == (
        "clinic", 1, 4, 6,
    )  # fmt: skip
    assert found["answer"] == "cannot_tell"
    assert found["difference"] is None
    assert (found["why"], found["more_sessions"] > 0) == ("few", True)


@pytest.mark.parametrize(
    ("question", "answer", "why"),
    [("exercise=step-ups", "cannot_tell", "together"), ("exercise=rowing", "cannot_tell", "few")],
)
def test_an_exercise_is_asked_about_by_its_name(question, answer, why, tmp_path):
    found = json.loads(asked(tmp_path, diary(3), question, "--json"))
    assert (found["question"], found["answer"], found["why"]) == (question, answer, why)


def test_a_difference_has_one_decimal_and_is_told_in_a_sentence(tmp_path):
    plain = diary(2)
    for each in plain["sessions"]:
        del each["exercises"]
    found = json.loads(asked(tmp_path, plain, "harder", "--json"))
    assert (found["answer"], found["why"], found["more_sessions"]) == ("more", None, 0)
    low, middle, high = found["difference"].values()
    assert 0 < low < middle < high
    assert all(round(each, 1) == each for each in (low, middle, high))
    lines = asked(tmp_path, plain, "harder").splitlines()
    assert max(map(len, lines[1:])) <= 80
    said = " ".join(lines[1:])
    assert said.startswith("Do harder sessions cost more? More, by about ")
    assert "Counted: 12 and 12 sessions, with the weeks taken into account." in said
    assert said.rstrip().endswith("not a reason to stop by yourself.")


def test_several_diaries_answer_in_order_as_of_their_own_moments(tmp_path):
    early = write(tmp_path / "b.json", {**diary(2), "exported_at": FIRST.isoformat()})
    whole = write(tmp_path / "a.json", diary(2))
    done = ptdiary("compare", early, whole, "--question", "clinic", "--json", cwd=tmp_path)
    assert [json.loads(line)["with"] for line in done.stdout.splitlines()] == [0, 12]
    at = (FIRST + timedelta(days=19)).isoformat()
    done = ptdiary("compare", whole, "--question", "clinic", "--json", "--at", at, cwd=tmp_path)
    found = json.loads(done.stdout)
    assert found["with"] + found["without"] == 6
    sample = ptdiary("compare", "--sample", "--question", "morning", cwd=tmp_path)
    assert (sample.returncode, sample.stderr) == (0, "")
