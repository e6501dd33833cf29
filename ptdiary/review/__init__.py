"""What the records say: pure functions from a diary, a rule book and a moment to a review.

- `hours`      elapsed time, always real hours; those at which soreness starts, peaks, eases, ends
- `records`    a diary in the order of time; what a rating is, and what was written later
- `clock`      how long ago the latest session ended, and the moments that usually follow
- `usual`      the usual score at any moment
- `stretch`    raised stretches: what raised, severe and clear improvement mean
- `lines`      one sign in one place, and what the entries say of it
- `responses`  what each session was followed by
- `index`      all of these for one diary, laid out once for any number of reviews
- `known`      what a consultation made known, what of an entry goes on so, scores told of
- `case`       a diary as of one moment, which every rule is asked about; what a rule is and found
- `rules`      when each rule fires
- `rulebook`   the row of each rule: words, level, advice, whom to call, source
- `finding`    what a rule found, as data, and the review of a moment
- `review`     all findings as of one moment
- `told`       which findings a telling quiets, until something changes
- `shown`      what of a review the banner shows, and what stands behind "more"
- `asking`     what the form asks by: what is known, the usual score, what was answered lately
- `visits`     when the patient was with the therapist, when next, and what to ask there
- `health`     the answers about health: what is missing, how old they are, still true
- `averages`   the average soreness of some days
- `meaning`    what may be said of a rating that was just saved
- `offers`     what is worth asking next: rows of an entry
- `reminding`  which reminder is due at a moment
- `adherence`  what of the exercise plan was done on some days, and what was on hold
- `medicines`  medicines as needed: offered again, taken before a rating, how often
- `outlook`    what the patient's own sessions say about tomorrow, and about one exercise
- `stray`      records of a year that nobody lived
- `trends`     what the charts draw
- `page`       the figures of the printed page

Standard library only; time is an argument; no file, clock, Qt or SQL.
"""
