"""Step 2: version 2 of the document. Where pain and nerve signs are, what is known, the programme.

Frozen, as step 1 is. It adds the columns of all that version 2 of the document added, NULL in every
old row, and the tables of its new lists. `entries` and `history` are made anew, as SQLite cannot
widen a check: their rows are copied, compared, and only then does the old table go.

A side of `spread` that is there though nobody asked whether it is new holds 'unasked', and
`spread_told` is 1 where `spread` was told, be it nowhere. The note for the next visit is in the
profile's row with an `as_of` of its own; the profile's is '' until there is a profile.
"""

from __future__ import annotations

import re
import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_COLUMNS = """
ALTER TABLE profile ADD COLUMN usual_soreness_at TEXT
  CHECK (usual_soreness_at LIKE '____-__-__T__:__:__%___:__');
ALTER TABLE profile ADD COLUMN age_65 TEXT CHECK (age_65 IN ('yes', 'no', 'unsure'));
ALTER TABLE profile ADD COLUMN infection_risk TEXT
  CHECK (infection_risk IN ('yes', 'no', 'unsure', 'declined'));
ALTER TABLE profile ADD COLUMN first_onset TEXT
  CHECK (first_onset IN ('under_20', 'from_20_to_44', 'from_45_to_55', 'over_55'));
ALTER TABLE profile ADD COLUMN morning_stiffness TEXT
  CHECK (morning_stiffness IN ('yes', 'no', 'unsure'));
ALTER TABLE profile ADD COLUMN better_with_movement TEXT
  CHECK (better_with_movement IN ('yes', 'no', 'unsure'));
ALTER TABLE profile ADD COLUMN health_at TEXT CHECK (health_at LIKE '____-__-__T__:__:__%___:__');
ALTER TABLE profile ADD COLUMN effort_limit INTEGER CHECK (effort_limit BETWEEN 0 AND 10);
ALTER TABLE profile ADD COLUMN pain_limit INTEGER CHECK (pain_limit BETWEEN 0 AND 10);
ALTER TABLE profile ADD COLUMN spine_procedure TEXT CHECK (spine_procedure IN ('yes', 'no'));
ALTER TABLE profile ADD COLUMN diabetes TEXT CHECK (diabetes IN ('yes', 'no'));
ALTER TABLE profile ADD COLUMN pregnant TEXT CHECK (pregnant IN ('yes', 'no'));
ALTER TABLE profile ADD COLUMN visit_note TEXT CHECK (length(visit_note) BETWEEN 0 AND 20000);
ALTER TABLE profile ADD COLUMN visit_note_as_of TEXT;
ALTER TABLE sessions ADD COLUMN minutes REAL CHECK (minutes BETWEEN 0 AND 1440);
ALTER TABLE sessions ADD COLUMN experiment_id TEXT CHECK (length(experiment_id) BETWEEN 1 AND 64);
ALTER TABLE exercises ADD COLUMN rose TEXT CHECK (rose IN ('yes', 'no'));
ALTER TABLE exercises ADD COLUMN travelled_to TEXT CHECK (travelled_to LIKE '["%"]');
ALTER TABLE exercises ADD COLUMN hurt INTEGER CHECK (hurt BETWEEN 0 AND 10);
ALTER TABLE exercises ADD COLUMN done TEXT CHECK (done IN ('all', 'part', 'not_today'));
ALTER TABLE exercises ADD COLUMN skipped_why TEXT CHECK (length(skipped_why) BETWEEN 0 AND 20000);
ALTER TABLE appointments ADD COLUMN kept TEXT CHECK (kept IN ('yes', 'no'));
ALTER TABLE appointments ADD COLUMN said TEXT CHECK (length(said) BETWEEN 0 AND 20000);
ALTER TABLE appointments ADD COLUMN changes TEXT CHECK (length(changes) BETWEEN 0 AND 20000);
ALTER TABLE questions ADD COLUMN appointment_id TEXT
  CHECK (length(appointment_id) BETWEEN 1 AND 64);
ALTER TABLE plan ADD COLUMN effort_limit INTEGER CHECK (effort_limit BETWEEN 0 AND 10);
ALTER TABLE plan ADD COLUMN pain_limit INTEGER CHECK (pain_limit BETWEEN 0 AND 10);
ALTER TABLE plan ADD COLUMN from_day TEXT CHECK (from_day LIKE '____-__-__');
ALTER TABLE plan ADD COLUMN until_day TEXT CHECK (until_day LIKE '____-__-__')
"""

_TABLES = """
CREATE TABLE known (
  number INTEGER PRIMARY KEY,
  sign TEXT NOT NULL CHECK (sign IN ('pain', 'numbness', 'tingling', 'weakness', 'sharp',
    'swelling', 'night_pain', 'fatigue', 'interference', 'movement')),
  limb TEXT CHECK (limb IN ('leg', 'arm', 'face')),
  side TEXT CHECK (side IN ('left', 'right')),
  reach TEXT CHECK (reach IN ('thigh', 'below_knee')),
  nights INTEGER CHECK (nights BETWEEN 0 AND 7),
  score INTEGER CHECK (score BETWEEN 0 AND 10),
  since TEXT CHECK (since LIKE '____-__-__T__:__:__%___:__')
) STRICT;

CREATE TABLE holds (
  plan_id TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  since TEXT NOT NULL CHECK (since LIKE '____-__-__T__:__:__%___:__'),
  reason TEXT CHECK (length(reason) BETWEEN 0 AND 20000),
  ended_at TEXT CHECK (ended_at LIKE '____-__-__T__:__:__%___:__'),
  said TEXT CHECK (length(said) BETWEEN 0 AND 20000),
  PRIMARY KEY (plan_id, number)
) STRICT;

CREATE TABLE medicine_doses (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
  at TEXT NOT NULL CHECK (at LIKE '____-__-__T__:__:__%___:__'),
  written_at TEXT CHECK (written_at LIKE '____-__-__T__:__:__%___:__'),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  amount TEXT CHECK (length(amount) BETWEEN 0 AND 200),
  as_of TEXT NOT NULL,
  removed_at TEXT
) STRICT;

CREATE TABLE experiments (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
  question TEXT NOT NULL CHECK (length(question) BETWEEN 1 AND 200),
  ways TEXT NOT NULL CHECK (ways LIKE '["%"]'),
  "order" TEXT NOT NULL CHECK ("order" LIKE '[_%, %_]'),
  agreed_with TEXT CHECK (length(agreed_with) BETWEEN 0 AND 200),
  agreed_at TEXT NOT NULL CHECK (agreed_at LIKE '____-__-__T__:__:__%___:__'),
  ended_at TEXT CHECK (ended_at LIKE '____-__-__T__:__:__%___:__'),
  ended_why TEXT CHECK (length(ended_why) BETWEEN 0 AND 20000),
  as_of TEXT NOT NULL,
  removed_at TEXT
) STRICT;

CREATE TABLE outlooks (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
  said_at TEXT NOT NULL CHECK (said_at LIKE '____-__-__T__:__:__%___:__'),
  about TEXT NOT NULL CHECK (about LIKE '____-__-__T__:__:__%___:__'),
  session_id TEXT NOT NULL CHECK (length(session_id) BETWEEN 1 AND 64),
  dots TEXT NOT NULL CHECK (dots LIKE '[_%, %_]'),
  as_of TEXT NOT NULL,
  removed_at TEXT
) STRICT
"""

_ENTRIES = """
CREATE TABLE entries_2 (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
  at TEXT NOT NULL CHECK (at LIKE '____-__-__T__:__:__%___:__'),
  written_at TEXT CHECK (written_at LIKE '____-__-__T__:__:__%___:__'),
  soreness INTEGER CHECK (soreness BETWEEN 0 AND 10),
  quality TEXT CHECK (quality LIKE '["%"]'),
  regions TEXT CHECK (regions LIKE '["%"]'),
  travels TEXT CHECK (travels IN ('yes', 'no', 'unsure')),
  nerve_signs_numbness_left TEXT
    CHECK (nerve_signs_numbness_left IN ('no', 'same', 'less', 'new', 'worse', 'unsure')),
  nerve_signs_numbness_right TEXT
    CHECK (nerve_signs_numbness_right IN ('no', 'same', 'less', 'new', 'worse', 'unsure')),
  nerve_signs_tingling_left TEXT
    CHECK (nerve_signs_tingling_left IN ('no', 'same', 'less', 'new', 'worse', 'unsure')),
  nerve_signs_tingling_right TEXT
    CHECK (nerve_signs_tingling_right IN ('no', 'same', 'less', 'new', 'worse', 'unsure')),
  nerve_signs_weakness_left TEXT
    CHECK (nerve_signs_weakness_left IN ('no', 'same', 'less', 'new', 'worse', 'unsure')),
  nerve_signs_weakness_right TEXT
    CHECK (nerve_signs_weakness_right IN ('no', 'same', 'less', 'new', 'worse', 'unsure')),
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
  checks_saddle TEXT CHECK (checks_saddle IN ('yes', 'no', 'unsure', 'declined', 'known')),
  checks_bladder TEXT CHECK (checks_bladder IN ('yes', 'no', 'unsure', 'declined', 'known')),
  checks_bowel TEXT CHECK (checks_bowel IN ('yes', 'no', 'unsure', 'declined', 'known')),
  checks_sexual TEXT CHECK (checks_sexual IN ('yes', 'no', 'unsure', 'declined', 'known')),
  checks_legs_both TEXT CHECK (checks_legs_both IN ('yes', 'no', 'unsure', 'declined', 'known')),
  checks_giving_way TEXT CHECK (checks_giving_way IN ('yes', 'no', 'unsure', 'declined', 'known')),
  checks_trauma_major TEXT
    CHECK (checks_trauma_major IN ('yes', 'no', 'unsure', 'declined', 'known')),
  checks_chest TEXT CHECK (checks_chest IN ('yes', 'no', 'unsure', 'declined', 'known')),
  checks_collapse TEXT CHECK (checks_collapse IN ('yes', 'no', 'unsure', 'declined', 'known')),
  checks_dark_urine TEXT CHECK (checks_dark_urine IN ('yes', 'no', 'unsure', 'declined', 'known')),
  checks_fever TEXT CHECK (checks_fever IN ('yes', 'no', 'unsure', 'declined', 'known')),
  checks_unwell TEXT CHECK (checks_unwell IN ('yes', 'no', 'unsure', 'declined', 'known')),
  checks_weight_loss TEXT
    CHECK (checks_weight_loss IN ('yes', 'no', 'unsure', 'declined', 'known')),
  checks_calf TEXT CHECK (checks_calf IN ('yes', 'no', 'unsure', 'declined', 'known')),
  checks_shape TEXT CHECK (checks_shape IN ('yes', 'no', 'unsure', 'declined', 'known')),
  checks_cough_strain TEXT
    CHECK (checks_cough_strain IN ('yes', 'no', 'unsure', 'declined', 'known')),
  checks_upper_back TEXT CHECK (checks_upper_back IN ('yes', 'no', 'unsure', 'declined', 'known')),
  checks_band TEXT CHECK (checks_band IN ('yes', 'no', 'unsure', 'declined', 'known')),
  checks_night_pain TEXT CHECK (checks_night_pain IN ('yes', 'no', 'unsure', 'declined', 'known')),
  checks_trauma_minor TEXT
    CHECK (checks_trauma_minor IN ('yes', 'no', 'unsure', 'declined', 'known')),
  self_care TEXT CHECK (self_care LIKE '["%"]'),
  home_exercises TEXT CHECK (home_exercises IN ('all', 'some', 'none', 'none_planned')),
  worse_with TEXT CHECK (worse_with LIKE '["%"]'),
  better_with TEXT CHECK (better_with LIKE '["%"]'),
  note TEXT CHECK (length(note) BETWEEN 0 AND 20000),
  private_note TEXT CHECK (length(private_note) BETWEEN 0 AND 20000),
  left_out TEXT CHECK (length(left_out) BETWEEN 1 AND 200),
  spread_told INTEGER CHECK (spread_told IN (0, 1)),
  spread_leg_left_change TEXT
    CHECK (spread_leg_left_change IN ('no', 'same', 'less', 'new', 'worse', 'unsure', 'unasked')),
  spread_leg_left_reach TEXT CHECK (spread_leg_left_reach IN ('thigh', 'below_knee')),
  spread_leg_right_change TEXT
    CHECK (spread_leg_right_change IN ('no', 'same', 'less', 'new', 'worse', 'unsure', 'unasked')),
  spread_leg_right_reach TEXT CHECK (spread_leg_right_reach IN ('thigh', 'below_knee')),
  spread_leg_one_side_change TEXT
    CHECK (spread_leg_one_side_change IN
      ('no', 'same', 'less', 'new', 'worse', 'unsure', 'unasked')),
  spread_leg_one_side_reach TEXT CHECK (spread_leg_one_side_reach IN ('thigh', 'below_knee')),
  spread_arm_left_change TEXT
    CHECK (spread_arm_left_change IN ('no', 'same', 'less', 'new', 'worse', 'unsure', 'unasked')),
  spread_arm_right_change TEXT
    CHECK (spread_arm_right_change IN ('no', 'same', 'less', 'new', 'worse', 'unsure', 'unasked')),
  spread_arm_one_side_change TEXT
    CHECK (spread_arm_one_side_change IN
      ('no', 'same', 'less', 'new', 'worse', 'unsure', 'unasked')),
  leg_signs_numbness_left TEXT
    CHECK (leg_signs_numbness_left IN ('no', 'same', 'less', 'new', 'worse', 'unsure')),
  leg_signs_numbness_right TEXT
    CHECK (leg_signs_numbness_right IN ('no', 'same', 'less', 'new', 'worse', 'unsure')),
  leg_signs_numbness_one_side TEXT
    CHECK (leg_signs_numbness_one_side IN ('no', 'same', 'less', 'new', 'worse', 'unsure')),
  leg_signs_tingling_left TEXT
    CHECK (leg_signs_tingling_left IN ('no', 'same', 'less', 'new', 'worse', 'unsure')),
  leg_signs_tingling_right TEXT
    CHECK (leg_signs_tingling_right IN ('no', 'same', 'less', 'new', 'worse', 'unsure')),
  leg_signs_tingling_one_side TEXT
    CHECK (leg_signs_tingling_one_side IN ('no', 'same', 'less', 'new', 'worse', 'unsure')),
  leg_signs_weakness_left TEXT
    CHECK (leg_signs_weakness_left IN ('no', 'same', 'less', 'new', 'worse', 'unsure')),
  leg_signs_weakness_right TEXT
    CHECK (leg_signs_weakness_right IN ('no', 'same', 'less', 'new', 'worse', 'unsure')),
  leg_signs_weakness_one_side TEXT
    CHECK (leg_signs_weakness_one_side IN ('no', 'same', 'less', 'new', 'worse', 'unsure')),
  arm_signs_numbness_left TEXT
    CHECK (arm_signs_numbness_left IN ('no', 'same', 'less', 'new', 'worse', 'unsure')),
  arm_signs_numbness_right TEXT
    CHECK (arm_signs_numbness_right IN ('no', 'same', 'less', 'new', 'worse', 'unsure')),
  arm_signs_numbness_one_side TEXT
    CHECK (arm_signs_numbness_one_side IN ('no', 'same', 'less', 'new', 'worse', 'unsure')),
  arm_signs_tingling_left TEXT
    CHECK (arm_signs_tingling_left IN ('no', 'same', 'less', 'new', 'worse', 'unsure')),
  arm_signs_tingling_right TEXT
    CHECK (arm_signs_tingling_right IN ('no', 'same', 'less', 'new', 'worse', 'unsure')),
  arm_signs_tingling_one_side TEXT
    CHECK (arm_signs_tingling_one_side IN ('no', 'same', 'less', 'new', 'worse', 'unsure')),
  arm_signs_weakness_left TEXT
    CHECK (arm_signs_weakness_left IN ('no', 'same', 'less', 'new', 'worse', 'unsure')),
  arm_signs_weakness_right TEXT
    CHECK (arm_signs_weakness_right IN ('no', 'same', 'less', 'new', 'worse', 'unsure')),
  arm_signs_weakness_one_side TEXT
    CHECK (arm_signs_weakness_one_side IN ('no', 'same', 'less', 'new', 'worse', 'unsure')),
  face_signs_numbness TEXT
    CHECK (face_signs_numbness IN ('no', 'same', 'less', 'new', 'worse', 'unsure')),
  face_signs_tingling TEXT
    CHECK (face_signs_tingling IN ('no', 'same', 'less', 'new', 'worse', 'unsure')),
  face_signs_weakness TEXT
    CHECK (face_signs_weakness IN ('no', 'same', 'less', 'new', 'worse', 'unsure')),
  nerve_signs_numbness_one_side TEXT
    CHECK (nerve_signs_numbness_one_side IN ('no', 'same', 'less', 'new', 'worse', 'unsure')),
  nerve_signs_tingling_one_side TEXT
    CHECK (nerve_signs_tingling_one_side IN ('no', 'same', 'less', 'new', 'worse', 'unsure')),
  nerve_signs_weakness_one_side TEXT
    CHECK (nerve_signs_weakness_one_side IN ('no', 'same', 'less', 'new', 'worse', 'unsure')),
  sharp_change TEXT CHECK (sharp_change IN ('no', 'same', 'less', 'new', 'worse', 'unsure')),
  swelling_change TEXT CHECK (swelling_change IN ('no', 'same', 'less', 'new', 'worse', 'unsure')),
  swelling_where TEXT CHECK (swelling_where IN ('calf_or_thigh', 'joint', 'elsewhere')),
  nights INTEGER CHECK (nights BETWEEN 0 AND 7),
  week_pain INTEGER CHECK (week_pain BETWEEN 0 AND 10),
  week_enjoyment INTEGER CHECK (week_enjoyment BETWEEN 0 AND 10),
  week_everyday INTEGER CHECK (week_everyday BETWEEN 0 AND 10),
  flare TEXT CHECK (flare IN ('no', 'yes', 'cannot_cope')),
  flare_before TEXT CHECK (flare_before LIKE '["%"]'),
  skipped_why TEXT CHECK (skipped_why LIKE '["%"]'),
  checks_sudden_weakness TEXT
    CHECK (checks_sudden_weakness IN ('yes', 'no', 'unsure', 'declined', 'known')),
  time_unknown INTEGER CHECK (time_unknown = 1),
  as_of TEXT NOT NULL,
  removed_at TEXT
) STRICT
"""

_HISTORY = """
CREATE TABLE history_2 (
  number INTEGER PRIMARY KEY,
  part TEXT NOT NULL CHECK (part IN ('profile', 'visit_note', 'sessions', 'entries',
    'consultations', 'appointments', 'questions', 'plan', 'activities', 'medicine_doses',
    'experiments', 'outlooks')),
  id TEXT NOT NULL,
  as_of TEXT NOT NULL,
  replaced_at TEXT NOT NULL,
  record TEXT NOT NULL CHECK (record LIKE '{%}')
) STRICT
"""


def version_2(db: Database) -> None:
    """Add what version 2 of the document added. sqlite3.Error where a row would not be the same."""
    for statement in (*_COLUMNS.split(";\n"), *_TABLES.split(";\n\n")):
        db.execute(_spelt_out(statement))
    rebuild(db, "entries", _spelt_out(_ENTRIES))
    rebuild(db, "history", _spelt_out(_HISTORY))
    db.execute("CREATE INDEX history_of_record ON history (part, id)")


def _spelt_out(statement: str) -> str:
    """`x IN ('a', 'b')` as `x = 'a' OR x = 'b'`.

    SQLite makes a table of what stands after IN for every row that it checks: at the start of the
    program that would take 1.0 s for 20,000 entries, and so it takes 0.07 s.
    """
    return _IN.sub(
        lambda found: " OR ".join(f"{found[1]} = {word}" for word in _COMMA.split(found[2])),
        statement,
    )


_IN = re.compile(r"(\w+) IN\s*\((.*?)\)", re.DOTALL)
_COMMA = re.compile(r",\s*")


def rebuild(db: Database, table: str, definition: str) -> None:
    """Put `<table>_2`, which `definition` makes, in place of a table, with all its rows.

    sqlite3.IntegrityError where a row is not the same in every column that there was.
    """
    columns = db.execute("SELECT name FROM pragma_table_info(?)", [table]).fetchall()
    names = ", ".join(name for (name,) in columns)
    old, new = (f"SELECT {names} FROM {each}" for each in (table, f"{table}_2"))  # noqa: S608 our own names
    db.execute(definition)
    db.execute(f"INSERT INTO {table}_2 ({names}) {old}")
    require_same(db, old, new)
    db.execute(f"DROP TABLE {table}")
    db.execute(f"ALTER TABLE {table}_2 RENAME TO {table}")


def require_same(db: Database, old: str, new: str) -> None:
    """sqlite3.IntegrityError where two queries do not give the same rows, however ordered."""
    for rows in (f"{old} EXCEPT {new}", f"{new} EXCEPT {old}"):
        if db.execute(f"{rows} LIMIT 1").fetchone() is not None:
            raise sqlite3.IntegrityError("a row did not come over as it was")
    counts = [db.execute(f"SELECT count(*) FROM ({each})").fetchone() for each in (old, new)]  # noqa: S608 our own names
    if counts[0] != counts[1]:
        raise sqlite3.IntegrityError("there are not as many rows as there were")
