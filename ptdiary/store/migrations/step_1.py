"""Step 1: the records, their history and a count of changes.

Frozen: it says what a file of version 1 holds, whatever the records of today hold. A record is a
row. Its answers are columns, each with its own check; NULL is not answered. A list of words is JSON
text in one column, as it is read and written whole and nothing searches inside it. A list of
records (the exercises of a session, the ratings of an activity) is a table of its own, so that
each of its answers has its check too. The JSON functions of SQLite 3.40 may not stand in a check
where the schema of a file is not trusted, so a list is checked by its shape here, and by its words
when it is read.

`position` is the order in which records were first kept. `as_of` is the UTC time as of which the
record read so, which settles what an import may replace.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_RECORDS = """
CREATE TABLE profile (
  position INTEGER PRIMARY KEY CHECK (position = 1),
  name TEXT CHECK (length(name) BETWEEN 0 AND 200),
  birth_year INTEGER CHECK (birth_year BETWEEN 1900 AND 2100),
  usual_soreness INTEGER CHECK (usual_soreness BETWEEN 0 AND 10),
  usual_movement INTEGER CHECK (usual_movement BETWEEN 0 AND 10),
  cancer_history TEXT CHECK (cancer_history IN ('yes', 'no', 'unsure')),
  osteoporosis TEXT CHECK (osteoporosis IN ('yes', 'no', 'unsure')),
  long_term_steroids TEXT CHECK (long_term_steroids IN ('yes', 'no', 'unsure')),
  known_nerve_signs TEXT CHECK (known_nerve_signs IN ('yes', 'no', 'unsure')),
  conditions TEXT CHECK (conditions LIKE '["%"]'),
  injuries TEXT CHECK (injuries LIKE '["%"]'),
  medicines TEXT CHECK (medicines LIKE '["%"]'),
  therapist_name TEXT CHECK (length(therapist_name) BETWEEN 0 AND 200),
  therapist_phone TEXT CHECK (length(therapist_phone) BETWEEN 0 AND 200),
  therapist_hours TEXT CHECK (length(therapist_hours) BETWEEN 0 AND 200),
  doctor_name TEXT CHECK (length(doctor_name) BETWEEN 0 AND 200),
  doctor_phone TEXT CHECK (length(doctor_phone) BETWEEN 0 AND 200),
  doctor_hours TEXT CHECK (length(doctor_hours) BETWEEN 0 AND 200),
  urgent_number TEXT CHECK (length(urgent_number) BETWEEN 0 AND 200),
  emergency_number TEXT CHECK (length(emergency_number) BETWEEN 0 AND 200),
  therapist_advice TEXT CHECK (length(therapist_advice) BETWEEN 0 AND 20000),
  as_of TEXT NOT NULL
) STRICT;

CREATE TABLE sessions (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
  started_at TEXT CHECK (started_at LIKE '____-__-__T__:__:__%___:__'),
  ended_at TEXT NOT NULL CHECK (ended_at LIKE '____-__-__T__:__:__%___:__'),
  setting TEXT CHECK (setting IN ('clinic', 'home')),
  components TEXT CHECK (components LIKE '["%"]'),
  effort INTEGER CHECK (effort BETWEEN 0 AND 10),
  effort_limit INTEGER CHECK (effort_limit BETWEEN 0 AND 10),
  note TEXT CHECK (length(note) BETWEEN 0 AND 20000),
  as_of TEXT NOT NULL,
  removed_at TEXT
) STRICT;

CREATE TABLE exercises (
  session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 0 AND 200),
  plan_id TEXT CHECK (length(plan_id) BETWEEN 1 AND 64),
  sets INTEGER CHECK (sets BETWEEN 0 AND 1000),
  repetitions INTEGER CHECK (repetitions BETWEEN 0 AND 10000),
  load TEXT CHECK (length(load) BETWEEN 0 AND 200),
  minutes REAL CHECK (minutes BETWEEN 0 AND 1440),
  plan_percent REAL CHECK (plan_percent BETWEEN 0 AND 10000),
  soreness_before INTEGER CHECK (soreness_before BETWEEN 0 AND 10),
  soreness_peak INTEGER CHECK (soreness_peak BETWEEN 0 AND 10),
  settled_after_minutes REAL CHECK (settled_after_minutes >= 0),
  settled TEXT CHECK (settled IN ('yes', 'no')),
  quality TEXT CHECK (quality LIKE '["%"]'),
  stopped INTEGER CHECK (stopped IN (0, 1)),
  new INTEGER CHECK (new IN (0, 1)),
  unsure_of_form INTEGER CHECK (unsure_of_form IN (0, 1)),
  PRIMARY KEY (session_id, number)
) STRICT;

CREATE TABLE entries (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
  at TEXT NOT NULL CHECK (at LIKE '____-__-__T__:__:__%___:__'),
  written_at TEXT CHECK (written_at LIKE '____-__-__T__:__:__%___:__'),
  soreness INTEGER CHECK (soreness BETWEEN 0 AND 10),
  quality TEXT CHECK (quality LIKE '["%"]'),
  regions TEXT CHECK (regions LIKE '["%"]'),
  travels TEXT CHECK (travels IN ('yes', 'no', 'unsure')),
  nerve_signs_numbness_left TEXT
    CHECK (nerve_signs_numbness_left IN ('no', 'same', 'new', 'worse', 'unsure')),
  nerve_signs_numbness_right TEXT
    CHECK (nerve_signs_numbness_right IN ('no', 'same', 'new', 'worse', 'unsure')),
  nerve_signs_tingling_left TEXT
    CHECK (nerve_signs_tingling_left IN ('no', 'same', 'new', 'worse', 'unsure')),
  nerve_signs_tingling_right TEXT
    CHECK (nerve_signs_tingling_right IN ('no', 'same', 'new', 'worse', 'unsure')),
  nerve_signs_weakness_left TEXT
    CHECK (nerve_signs_weakness_left IN ('no', 'same', 'new', 'worse', 'unsure')),
  nerve_signs_weakness_right TEXT
    CHECK (nerve_signs_weakness_right IN ('no', 'same', 'new', 'worse', 'unsure')),
  swelling TEXT CHECK (swelling IN ('none', 'mild', 'marked')),
  swelling_new TEXT CHECK (swelling_new IN ('yes', 'no')),
  movement INTEGER CHECK (movement BETWEEN 0 AND 10),
  fatigue INTEGER CHECK (fatigue BETWEEN 0 AND 10),
  fatigue_kind TEXT CHECK (fatigue_kind IN ('muscle', 'whole_body')),
  interference INTEGER CHECK (interference BETWEEN 0 AND 10),
  sleep_hours REAL CHECK (sleep_hours BETWEEN 0 AND 24),
  sleep_quality INTEGER CHECK (sleep_quality BETWEEN 0 AND 10),
  pain_relief TEXT CHECK (pain_relief IN ('yes', 'no')),
  sudden_onset TEXT CHECK (sudden_onset IN ('yes', 'no')),
  since_yesterday TEXT CHECK (since_yesterday IN ('better', 'same', 'worse')),
  checks_saddle TEXT CHECK (checks_saddle IN ('yes', 'no', 'unsure', 'declined')),
  checks_bladder TEXT CHECK (checks_bladder IN ('yes', 'no', 'unsure', 'declined')),
  checks_bowel TEXT CHECK (checks_bowel IN ('yes', 'no', 'unsure', 'declined')),
  checks_sexual TEXT CHECK (checks_sexual IN ('yes', 'no', 'unsure', 'declined')),
  checks_legs_both TEXT CHECK (checks_legs_both IN ('yes', 'no', 'unsure', 'declined')),
  checks_giving_way TEXT CHECK (checks_giving_way IN ('yes', 'no', 'unsure', 'declined')),
  checks_trauma_major TEXT CHECK (checks_trauma_major IN ('yes', 'no', 'unsure', 'declined')),
  checks_chest TEXT CHECK (checks_chest IN ('yes', 'no', 'unsure', 'declined')),
  checks_collapse TEXT CHECK (checks_collapse IN ('yes', 'no', 'unsure', 'declined')),
  checks_dark_urine TEXT CHECK (checks_dark_urine IN ('yes', 'no', 'unsure', 'declined')),
  checks_fever TEXT CHECK (checks_fever IN ('yes', 'no', 'unsure', 'declined')),
  checks_unwell TEXT CHECK (checks_unwell IN ('yes', 'no', 'unsure', 'declined')),
  checks_weight_loss TEXT CHECK (checks_weight_loss IN ('yes', 'no', 'unsure', 'declined')),
  checks_calf TEXT CHECK (checks_calf IN ('yes', 'no', 'unsure', 'declined')),
  checks_shape TEXT CHECK (checks_shape IN ('yes', 'no', 'unsure', 'declined')),
  checks_cough_strain TEXT CHECK (checks_cough_strain IN ('yes', 'no', 'unsure', 'declined')),
  checks_upper_back TEXT CHECK (checks_upper_back IN ('yes', 'no', 'unsure', 'declined')),
  checks_band TEXT CHECK (checks_band IN ('yes', 'no', 'unsure', 'declined')),
  checks_night_pain TEXT CHECK (checks_night_pain IN ('yes', 'no', 'unsure', 'declined')),
  checks_trauma_minor TEXT CHECK (checks_trauma_minor IN ('yes', 'no', 'unsure', 'declined')),
  self_care TEXT CHECK (self_care LIKE '["%"]'),
  home_exercises TEXT CHECK (home_exercises IN ('all', 'some', 'none', 'none_planned')),
  worse_with TEXT CHECK (worse_with LIKE '["%"]'),
  better_with TEXT CHECK (better_with LIKE '["%"]'),
  note TEXT CHECK (length(note) BETWEEN 0 AND 20000),
  private_note TEXT CHECK (length(private_note) BETWEEN 0 AND 20000),
  left_out TEXT CHECK (length(left_out) BETWEEN 1 AND 200),
  as_of TEXT NOT NULL,
  removed_at TEXT
) STRICT;

CREATE TABLE consultations (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
  at TEXT NOT NULL CHECK (at LIKE '____-__-__T__:__:__%___:__'),
  with_whom TEXT NOT NULL
    CHECK (with_whom IN ('therapist', 'doctor', 'urgent_care', 'emergency')),
  kind TEXT NOT NULL CHECK (kind IN ('told', 'seen')),
  advice TEXT CHECK (length(advice) BETWEEN 0 AND 20000),
  rules TEXT CHECK (rules LIKE '["%"]'),
  as_of TEXT NOT NULL,
  removed_at TEXT
) STRICT;

CREATE TABLE appointments (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
  at TEXT NOT NULL CHECK (at LIKE '____-__-__T__:__:__%___:__'),
  with_whom TEXT CHECK (length(with_whom) BETWEEN 0 AND 200),
  place TEXT CHECK (length(place) BETWEEN 0 AND 200),
  note TEXT CHECK (length(note) BETWEEN 0 AND 20000),
  as_of TEXT NOT NULL,
  removed_at TEXT
) STRICT;

CREATE TABLE questions (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
  text TEXT NOT NULL CHECK (length(text) BETWEEN 0 AND 20000),
  written_at TEXT CHECK (written_at LIKE '____-__-__T__:__:__%___:__'),
  answered_at TEXT CHECK (answered_at LIKE '____-__-__T__:__:__%___:__'),
  answer TEXT CHECK (length(answer) BETWEEN 0 AND 20000),
  as_of TEXT NOT NULL,
  removed_at TEXT
) STRICT;

CREATE TABLE plan (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 0 AND 200),
  sets INTEGER CHECK (sets BETWEEN 0 AND 1000),
  repetitions INTEGER CHECK (repetitions BETWEEN 0 AND 10000),
  load TEXT CHECK (length(load) BETWEEN 0 AND 200),
  minutes REAL CHECK (minutes BETWEEN 0 AND 1440),
  days TEXT CHECK (days LIKE '["%"]'),
  instructions TEXT CHECK (length(instructions) BETWEEN 0 AND 20000),
  status TEXT CHECK (status IN ('active', 'on_hold', 'ended')),
  held_since TEXT CHECK (held_since LIKE '____-__-__T__:__:__%___:__'),
  hold_reason TEXT CHECK (length(hold_reason) BETWEEN 0 AND 20000),
  as_of TEXT NOT NULL,
  removed_at TEXT
) STRICT;

CREATE TABLE activities (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 0 AND 200),
  as_of TEXT NOT NULL,
  removed_at TEXT
) STRICT;

CREATE TABLE ratings (
  activity_id TEXT NOT NULL REFERENCES activities (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  at TEXT NOT NULL CHECK (at LIKE '____-__-__T__:__:__%___:__'),
  score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 10),
  PRIMARY KEY (activity_id, number)
) STRICT

"""

_HISTORY = """
CREATE TABLE history (
  number INTEGER PRIMARY KEY,
  part TEXT NOT NULL CHECK (part IN ('profile', 'sessions', 'entries', 'consultations',
    'appointments', 'questions', 'plan', 'activities')),
  id TEXT NOT NULL,
  as_of TEXT NOT NULL,
  replaced_at TEXT NOT NULL,
  record TEXT NOT NULL CHECK (record LIKE '{%}')
) STRICT;

CREATE INDEX history_of_record ON history (part, id);

CREATE TABLE state (
  position INTEGER PRIMARY KEY CHECK (position = 1),
  changes INTEGER NOT NULL
) STRICT;

INSERT INTO state (position, changes) VALUES (1, 0)
"""


def records(db: Database) -> None:
    """Make the tables of version 1."""
    for statement in f"{_RECORDS};\n\n{_HISTORY}".split(";\n\n"):
        db.execute(statement)
