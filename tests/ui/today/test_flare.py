"""The flare-up: a button under the score, two rows behind it, and what they write."""


def opened(today):
    today.form.flare.click()
    today.settle()
    return today.form.flare_rows


def press(today, key, *chips):
    control = today.form.flare_rows.control(key)
    for chip in chips:
        assert control.chip(chip).isVisible()
        control.chip(chip).click()
        today.settle()


def save(today):
    today.score(5)
    today.none_of_these()
    today.save()
    if today.page.writing.saved is None:  # what it is like, or what else, is asked once more
        today.save()
    return today.diary.entries[-1]


def test_a_flare_up_that_is_opened_and_left_blank_writes_nothing(today):
    rows = opened(today)
    assert rows.isVisible()
    assert [row.key for row in rows.shown] == ["flare"]
    entry = save(today)
    assert (entry.flare, entry.flare_before) == (None, ())


def test_a_flare_up_is_kept_with_what_came_before_it(today):
    opened(today)
    press(today, "flare", "cannot_cope")
    press(today, "flare_before", "more activity", "stress")
    entry = save(today)
    assert (entry.flare, entry.flare_before) == ("cannot_cope", ("more activity", "stress"))


def test_what_came_before_goes_with_its_flare_up(today):
    opened(today)
    press(today, "flare", "yes")
    press(today, "flare_before", "stress")
    press(today, "flare", "no")
    entry = save(today)
    assert (entry.flare, entry.flare_before) == ("no", ())


def test_a_flare_up_can_be_changed_later(today):
    opened(today)
    press(today, "flare", "yes")
    save(today)
    today.page.top.strip.buttons["change"].click()
    today.settle()
    press(today, "flare", "cannot_cope")
    today.save()
    assert today.diary.entries[-1].flare == "cannot_cope"
