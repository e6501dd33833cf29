"""The records of a document that exist at its `exported_at`, each ordered by time, then id."""

from dataclasses import dataclass
from datetime import datetime, timedelta


def hours(count):
    return timedelta(hours=count)


def days(count):
    return timedelta(days=count)


@dataclass(frozen=True, eq=False)
class Record:
    """An entry, a session or a consultation: its time, and all that it says."""

    time: datetime
    id: str
    said: dict

    @property
    def date(self):
        """The local date, in the record's own offset."""
        return self.time.date()

    def get(self, field, otherwise=None):
        return self.said.get(field, otherwise)


@dataclass(frozen=True, eq=False)
class Diary:
    """What a review at `at` can see."""

    at: datetime
    profile: dict
    entries: list
    sessions: list
    consultations: list

    def age(self, time):
        return self.at - time

    @property
    def seen(self):
        """S: the latest consultation of kind seen, with anybody."""
        return latest_seen(self.consultations)

    @property
    def seen_by_doctor(self):
        """SE: the latest of kind seen, but with the therapist."""
        return latest_seen([c for c in self.consultations if c.get("with") != "therapist"])

    def profile_time(self, field):
        text = self.profile.get(field)
        return None if text is None else datetime.fromisoformat(text)


def latest_seen(consultations):
    times = [c.time for c in consultations if c.get("kind") == "seen"]
    return max(times, default=None)


def is_after(time, cut):
    """After S, where S may be missing: then everything is after it."""
    return cut is None or time > cut


def trained(sessions):
    """What was left out was not done; a session of nothing else was none."""
    for session in sessions:
        exercises = session.get("exercises", [])
        done = [each for each in exercises if each.get("done") != "not_today"]
        if done or not exercises:
            yield {**session, "exercises": done}


def read(document):
    at = datetime.fromisoformat(document["exported_at"])
    return Diary(
        at,
        document.get("profile", {}),
        ordered(document.get("entries", []), "at", at),
        ordered(trained(document.get("sessions", [])), "ended_at", at),
        ordered(document.get("consultations", []), "at", at),
    )


def ordered(records, field, at):
    read_ones = [Record(datetime.fromisoformat(r[field]), r["id"], r) for r in records]
    return sorted((r for r in read_ones if r.time <= at), key=lambda r: (r.time, r.id))
