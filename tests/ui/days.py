"""Reading the list of days of the Diary, as somebody sees it."""


def lines(page):
    """Each line as its parts from left to right: day, highest, times and ratings, what it says."""
    return [" | ".join(part for part in _parts(line) if part) for line in page.days.records.lines]


def _parts(line):
    highest = "" if line.highest is None else str(line.highest)
    yield f"{line.heading} {highest}".strip()
    yield "  ".join(f"{clock} {score}" for clock, score in line.parts)
    yield f"{line.clock} {'' if line.score is None else line.score}".strip()
    yield line.sign
    yield line.text


def ids(page):
    """The records of the list from top to bottom."""
    return [record.id for line in page.days.records.lines for record in line.records]


def take(page, id_):
    """Take the line of a record in hand, as somebody does who walks there."""
    page.days.setFocus()
    assert page.days.take_in_hand(id_)
