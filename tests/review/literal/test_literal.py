import json
from pathlib import Path

import pytest

from tests.review.literal.review import quiet, review, shown

CASES = json.loads(
    Path(__file__).parents[2].joinpath("cases", "vignettes.json").read_text("utf-8")
)["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_worked_case_is_found_to_the_letter(case):
    level, ways = review(case["diary"])
    assert level == case["expect"]["level"]
    assert sorted(ways) == sorted(case["expect"]["rules"])
    assert {rule: way for rule, way in ways.items() if way} == case["expect"]["ways"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_what_is_shown_is_at_most_three_lines_and_loses_nothing(case):
    lines, behind = shown(case["diary"])
    assert len(lines) <= 3
    assert sorted(lines + behind) == sorted(case["expect"]["rules"])
    assert bool(lines) == bool(case["expect"]["rules"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_an_emergency_is_never_quiet_and_what_is_quiet_was_told(case):
    told = {c["id"] for c in case["diary"].get("consultations", []) if c["kind"] == "told"}
    for rule, consultation in quiet(case["diary"]).items():
        assert not rule.startswith("E-")
        assert consultation in told


def numb(entry_id, at, change):
    return {"id": entry_id, "at": at, "leg_signs": {"numbness": {"left": change}}}


def told_of_numbness(*later):
    return {
        "format": "ptdiary",
        "version": 2,
        "exported_at": "2026-03-04T09:00:00+00:00",
        "entries": [numb("e1", "2026-03-02T08:00:00+00:00", "new"), *later],
        "consultations": [
            {
                "id": "c1",
                "at": "2026-03-02T10:00:00+00:00",
                "with": "therapist",
                "kind": "told",
                "rules": ["U-NEURO"],
            }
        ],
    }


def test_a_telling_quiets_until_the_sign_changes():
    assert quiet(told_of_numbness())["U-NEURO"] == "c1"
    later = told_of_numbness(numb("e2", "2026-03-03T08:00:00+00:00", "worse"))
    assert "U-NEURO" not in quiet(later)


def test_a_quiet_finding_is_shown_last():
    document = told_of_numbness()
    document["entries"][0]["quality"] = ["stabbing"]
    assert shown(document)[0] == ["C-SHARP", "U-NEURO"]
