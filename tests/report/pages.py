"""Small diaries to print, and their pages."""

from datetime import UTC, datetime, timedelta

from ptdiary.diary.consultation import Consultation, Question
from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import Checks, Entry
from ptdiary.diary.plan import Appointment
from ptdiary.diary.profile import Contact, Profile
from ptdiary.diary.session import Exercise, Session
from ptdiary.paths import resource_text
from ptdiary.report.page import Options, describe_page
from ptdiary.review.page.summary import summary
from ptdiary.review.rulebook import read_rulebook
from ptdiary.review.trends.series import series

NOW = datetime(2026, 11, 21, 9, 31, tzinfo=UTC)
BOOK = read_rulebook(resource_text("rules/rules.json"))
ALL_NO = Checks(
    saddle="no", bladder="no", bowel="no", legs_both="no", giving_way="no", fever="no",
    trauma_major="no",
)  # fmt: skip

ARABIC = "ألم في أسفل الظهر بعد التمرين"
JAPANESE = "腰が重い感じがします"


def overlap(one, other):
    """Whether two boxes share more than an edge."""
    return (
        one.x < other.right
        and other.x < one.right
        and one.y < other.bottom
        and other.y < one.bottom
    )


def named(page, name):
    """The values that the page says after a name, of all that is known of the patient."""
    return [each.value for named in page.about.paragraphs for each in named if each.name == name]


def page_of(diary, now=NOW, *, first=None, show_name=True, note="", entries=None):
    """The page of a diary from a day on, else from its first record, to `now`."""
    if first is None:
        first = min((each.at for each in diary.entries), default=now - timedelta(days=41)).date()
    figures = summary(diary, BOOK, now, first, now.date())
    drawn = series(diary, BOOK, now, first, now.date())
    return describe_page(figures, drawn, Options(show_name=show_name, note=note, entries=entries))


def diary_with(sessions, *, name="Alex Morgan", exercise="Side plank", **more):
    """Sessions three days apart until yesterday, with an entry every 12 hours."""
    ends = [NOW - timedelta(days=3 * back, hours=18) for back in reversed(range(sessions))]
    start = (ends[0] if ends else NOW) - timedelta(days=1)
    hours = int((NOW - start) / timedelta(hours=12))
    diary = Diary(
        profile=Profile(
            name=name, therapist=Contact(name="Dana Reyes", phone="555 0142"), usual_soreness=2
        ),
        sessions=tuple(
            Session(id=f"s{index}", ended_at=end, exercises=(Exercise(name=exercise),))
            for index, end in enumerate(ends)
        ),
        entries=tuple(
            Entry(
                id=f"e{index}",
                at=start + timedelta(hours=12 * index),
                soreness=(2, 3, 5, 4, 3, 2)[index % 6],
                quality=("dull_ache",),
                checks=ALL_NO,
            )
            for index in range(hours)
        ),
        appointments=(Appointment(id="a", at=NOW + timedelta(days=2)),),
    )
    return diary.keeping(*more.get("records", ()))


def full_diary(text):
    """Every text that can stand on the page is `text`, and everything that can go wrong has."""
    diary = diary_with(12, name=text[:200], exercise=text[:200])
    last = diary.entries[-1]
    bad = [
        Entry(
            id=f"bad{index}",
            at=last.at - timedelta(days=index, hours=2),
            soreness=8,
            quality=("sharp",),
            regions=("calf_back.left", "upper_arm.right"),
            travels="yes",
            note=text,
            private_note="KEEP THIS AT HOME",
            worse_with=(text[:200],),
            better_with=(text[:200],),
            checks=Checks(**{name: "yes"}),
        )
        for index, name in enumerate(("fever", "calf", "band", "shape", "chest", "weight_loss"))
    ]
    return diary.keeping(
        *bad,
        *(Question(id=f"q{index}", text=text, written_at=NOW) for index in range(5)),
        Consultation(id="c", at=NOW, with_whom="therapist", kind="told", rules=("C-RAD",)),
    )
