"""When each rule fires. A rule is a function named after it, and a row of the rule book.

Each module ends with `RULES`: its conditions, with the facts of their sentences and the evidence
that can bring them. Nothing else in the program names a rule.

- `checks`     the safety questions about emergencies
- `line_findings` what the lines of signs bring, read from top to bottom once
- `signs`      pain and nerve signs in a limb or the face, swelling
- `urgent`     the other safety questions; what only looks back, and what nobody may know
- `severe`     severe and sudden soreness, and bones that break easily
- `exercises`  sharp words, an ache in a leg, and what happened during exercises
- `course`     the raised stretch that is open, and the one ladder of its hours
- `worse`      soreness that gets worse: in a stretch, from session to session, over weeks
- `daily_life` flare-ups, interference, tiredness and movement
- `cancer`     what weighs more after cancer
- `gaps`       answers that are missing
- `expected`   soreness that runs as usual, if nothing else fired
- `conditions` all of them, by id
- `notable`    which records can bring a warning at all, by kind of evidence
"""
