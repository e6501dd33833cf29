"""What a patient records: values that never change once made.

- `limits`        what each field may hold, and the one place that says so
- `answers`       the fixed answers, and the words for what pain feels like
- `regions`       the places on the body map
- `profile`, `entry`, `session`, `consultation`, `appointment`, `question`, `plan`, `activity`
                  the records
- `diary`         all of them together
- `document`      the JSON document: reading with the place of every fault, and writing

An absent answer is `None` (or an empty tuple). It never means no and never 0.
Standard library only; no file, clock, Qt or SQL.
"""
