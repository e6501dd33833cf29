"""What of an entry goes on as it is known, and what a telling or a word makes known."""

from dataclasses import replace

from ptdiary.diary import Known
from ptdiary.review.index import index_of
from ptdiary.review.known import knowing_lines, knowing_scores, known_lines
from tests.review.story import calm, diary, entry, look, seen, when

NUMB = Known(sign="numbness", limb="leg", side="left")


def latest(story):
    return index_of(story), story.entries[-1]


def test_a_known_sign_that_is_the_same_is_known_since_its_day():
    known = replace(NUMB, since=when("-9d"))
    found = known_lines(*latest(diary(entry("-1h", leg_numb="same"), known=(known,))))
    assert [(each.line, each.since) for each in found] == [
        (("numbness", "leg", "left"), when("-9d"))
    ]


def test_of_several_that_know_it_the_first_counts_and_always_is_no_day():
    story = diary(
        entry("-30d", leg_numb="new"), seen("-29d"), entry("-20d", leg_numb="same"), seen("-19d"),
        entry("-1h", leg_numb="less"),
    )  # fmt: skip
    (found,) = known_lines(*latest(story))
    assert found.since == when("-29d")
    (always,) = known_lines(*latest(diary(entry("-1h", leg_numb="same"), known=(NUMB,))))
    assert always.since is None


def test_what_is_new_worse_or_not_known_is_not_among_them():
    for answer, known in (("new", (NUMB,)), ("worse", (NUMB,)), ("same", ())):
        assert known_lines(*latest(diary(entry("-1h", leg_numb=answer), known=known))) == ()


def test_telling_makes_the_latest_score_known_in_the_place_of_an_older_one():
    old = Known(sign="interference", score=5, since=when("-40d"))
    story = diary(
        calm("-30h", 2, interference=8), calm("-1h", 2, interference=9), known=(NUMB, old)
    )
    found = look(story)
    profile = knowing_scores(story, found.findings, when("-1m"))
    assert "C-INTERF" in {each.rule.id for each in found.findings}
    assert profile.known == (NUMB, Known(sign="interference", score=9, since=when("-1m")))
    assert knowing_scores(story, (), when("-1m")) == story.profile


def test_a_sign_that_goes_on_untold_is_known_from_its_entry_on():
    story = diary(entry("-1h", leg_numb="same"))
    (finding,) = [each for each in look(story).findings if each.rule.id == "C-UNTOLD"]
    profile = knowing_lines(index_of(story), finding)
    assert profile.known == (replace(NUMB, since=story.entries[0].at),)
    told = replace(story, profile=profile)
    assert "C-UNTOLD" not in {each.rule.id for each in look(told).findings}
