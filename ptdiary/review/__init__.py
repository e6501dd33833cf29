"""What the records say: pure functions from a diary, a rule book and a moment to a review.

- `hours`      elapsed time, always real hours
- `records`    a diary in the order of time; `usual` scores and raised `stretch`es over all of it;
  `index` holds the three, for any number of reviews
- `case`       a diary as of one moment, which every rule is asked about
- `checks`, `urgent`, `nerves`, `places`, `exercises`, `daily_life`, `course`, `worsening`, `gaps`,
  `expected`   when each rule fires: one function a rule, named after it; what it `found`
- `conditions` the table of rules and functions; `rulebook` the wording, level, advice and source
- `finding`    what a rule found, as data: rule, way, facts, evidence; whether it was `told`
- `review`     all of it together, as of one moment
- `responses`  what each session was followed by
- `clock`      how long ago the latest session ended, and what usually follows
- `series`     what the charts draw (`shapes`), made from `points`, `marks` (over `notable` records
  and the `spans` past 72 h) and `curves`, for a run of `days`
- `summary`    the figures of the printed page (`figures`), from `tallies` and `warning_rows`

Standard library only; time is an argument; no file, clock, Qt or SQL.
"""
