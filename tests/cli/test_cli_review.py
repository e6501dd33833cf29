"""`ptdiary review` as a script sees it."""

import json
import subprocess
import sys

import pytest

from tests.cli.command_line import CASES, document, environment, program, ptdiary, write

VIGNETTES = json.loads((CASES / "vignettes.json").read_text(encoding="utf-8"))["cases"]


@pytest.fixture(scope="session")
def reviewed(tmp_path_factory):
    """Each vignette with what one call over all of their files printed for it."""
    folder = tmp_path_factory.mktemp("vignettes")
    files = [write(folder / f"{case['id']}.json", case["diary"]) for case in VIGNETTES]
    done = ptdiary("review", "--json", *files, cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    return dict(
        zip(
            [case["id"] for case in VIGNETTES],
            map(json.loads, done.stdout.splitlines()),
            strict=True,
        )
    )


@pytest.mark.parametrize("case", VIGNETTES, ids=[case["id"] for case in VIGNETTES])
def test_a_vignette_is_reviewed_as_its_author_says(case, reviewed):
    found = reviewed[case["id"]]
    rules = [finding["rule"] for finding in found["findings"]]
    assert sorted(rules) == sorted(case["expect"]["rules"]), case["title"]
    assert found["level"] == case["expect"]["level"]
    ways = {each["rule"]: each["way"] for each in found["findings"] if each["way"]}
    assert ways == case["expect"]["ways"]


def test_the_json_has_exactly_the_published_shape(tmp_path):
    diary = write(tmp_path / "diary.json", document())
    done = ptdiary("review", diary, "--json", cwd=tmp_path)
    found = json.loads(done.stdout)
    assert list(found) == [
        "at",
        "level",
        "findings",
        "unanswered_checks",
        "usual_soreness",
        "responses",
    ]
    assert found["at"] == "2025-03-04T16:00:00+00:00"
    assert found["usual_soreness"] == 2
    assert isinstance(found["usual_soreness"], int)
    assert found["responses"] == [{
        "session": "S1", "before": 2, "peak": 5, "peak_hours": 22.0, "at_48h": None, "at_72h": None,
        "settled_hours": None,
    }]  # fmt: skip
    for finding in found["findings"]:
        keys = ["rule", "way", "date", "level", "when", "reason", "advice", "source", "entries"]
        assert list(finding)[:10] == [*keys, "session"]
        assert set(finding) - {*keys, "session"} <= {"asks", "told"}


def test_findings_stand_highest_level_first_then_as_in_the_book(reviewed):
    book = json.loads(
        (CASES.parent.parent / "resources/rules/rules.json").read_text(encoding="utf-8")
    )
    rows = book if isinstance(book, list) else book["rules"]
    place = {row["id"]: index for index, row in enumerate(rows)}
    levels = ["emergency", "urgent", "contact", "watch", "expected"]
    for found in reviewed.values():
        order = [(levels.index(each["level"]), place[each["rule"]]) for each in found["findings"]]
        assert order == sorted(order)


def test_no_sentence_has_an_unfilled_brace(reviewed):
    for found in reviewed.values():
        for finding in found["findings"]:
            assert not set("{}") & set(finding["reason"] + finding["advice"])


def test_several_diaries_answer_in_order_and_as_of_one_time(tmp_path):
    files = [
        write(tmp_path / "b.json", document(exported_at="2025-03-06T00:00:00+00:00")),
        write(tmp_path / "a.json", document()),
    ]
    own = ptdiary("review", *files, "--json", cwd=tmp_path)
    moments = [json.loads(line)["at"] for line in own.stdout.splitlines()]
    assert moments == ["2025-03-06T00:00:00+00:00", "2025-03-04T16:00:00+00:00"]
    at = "2025-03-05T09:00:00+05:30"
    one = ptdiary("review", *files, "--json", "--at", at, cwd=tmp_path)
    assert [json.loads(line)["at"] for line in one.stdout.splitlines()] == [at, at]


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("2025-03-05T09:00", "2025-03-05T09:00:00+05:45"),
        ("2025-03-05 9:00", "2025-03-05T09:00:00+05:45"),
        ("2025-03-05T09:00:30", "2025-03-05T09:00:30+05:45"),
        ("2025-03-05T09:00Z", "2025-03-05T09:00:00+00:00"),
        ("2025-03-05T09:00+01:00", "2025-03-05T09:00:00+01:00"),
    ],
)
def test_a_time_needs_no_seconds_and_no_offset(typed, at, tmp_path):
    diary = write(tmp_path / "diary.json", document())
    done = ptdiary("review", diary, "--json", "--at", typed, cwd=tmp_path, TZ="NPT-5:45")
    assert json.loads(done.stdout)["at"] == at, done.stderr


def test_one_bad_diary_keeps_back_every_answer(tmp_path):
    good = write(tmp_path / "good.json", document())
    bad = write(tmp_path / "bad.json", document(version=3))
    done = ptdiary("review", good, bad, "--json", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{bad}: version: 3 was written by a newer PT Diary")


def test_the_text_says_what_to_do_first_and_never_reassures(tmp_path):
    diary = document()
    diary["entries"][-1]["checks"]["bladder"] = "yes"
    done = ptdiary("review", write(tmp_path / "diary.json", diary), cwd=tmp_path)
    lines = done.stdout.splitlines()
    assert lines[0].endswith("diary.json, as of Tuesday 4 March 2025, 16:00")
    assert lines[1] == "Call your emergency number now"
    assert "E-BLADDER: You wrote today about new trouble starting, stopping" in done.stdout
    assert "This diary is not a check-up." in done.stdout
    assert max(map(len, lines[1:])) <= 80


@pytest.mark.parametrize("arguments", [("--sample",), ("--sample", "--json")])
def test_the_sample_can_be_reviewed(arguments, tmp_path):
    done = program("review", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


@pytest.mark.parametrize("verb", ["review", "compare", "export", "import", "check"])
def test_what_needs_no_window_imports_no_qt_and_draws_nothing(verb, tmp_path):
    diary = write(tmp_path / "diary.json", document())
    arguments = {
        "review": ["review", str(diary), "--json"],
        "compare": ["compare", str(diary), "--question", "harder", "--json"],
        "export": ["export", str(diary), "--format", "json", "--out", str(tmp_path / "out.json")],
        "import": ["import", str(tmp_path / "new.ptdiary"), str(diary)],
        "check": ["check", str(diary)],
    }[verb]
    probe = (
        "import sys; from ptdiary.__main__ import main; status = main(sys.argv[1:]);"
        "heavy = {'PySide6', 'shiboken6', 'matplotlib'} & sys.modules.keys();"
        "sys.exit(status or ' '.join(heavy) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe, *arguments],
        env=environment(tmp_path), cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
