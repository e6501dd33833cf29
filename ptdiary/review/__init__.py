"""What the records say: pure functions from a diary, a rule book and a moment to a review.

- `hours`      elapsed time, always real hours
- `rulebook`   wording, level, advice and source of each rule, from `resources/rules`
- `finding`    what a rule found, as data: rule, way, facts, evidence
- `usual`, `stretch`, `signs`, `course`   when each rule fires
- `review`     all of it together, as of one moment
- `responses`  what each session was followed by
- `clock`      how long ago the latest session ended, and what usually follows
- `series`     what the charts draw (`shapes`), made from `points`, `marks` (over `notable` records
  and the `spans` past 72 h) and `curves`, for a run of `days`
- `summary`    the figures of the printed page (`figures`), from `tallies` and `warning_rows`

Standard library only; time is an argument; no file, clock, Qt or SQL.
"""
