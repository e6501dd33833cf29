"""When each rule fires. A rule is a function named after it, and a row of the rule book.

Each module ends with `RULES`: its conditions, with the facts of their sentences and the evidence
that can bring them. Nothing else in the program names a rule.

- `checks`     the safety questions about emergencies
- `urgent`     the other safety questions
- `nerves`     nerve signs, and pain that travels into a limb
- `exercises`  sharp words, and what happened during exercises
- `daily_life` swelling, interference, tiredness and movement
- `course`     the raised stretch that is open
- `worsening`  pain that jumps or grows
- `gaps`       what is missing: ratings and answers
- `expected`   soreness that runs as usual, if nothing else fired
- `conditions` all of them, by id
- `notable`    which records can bring a warning at all, by kind of evidence
"""
