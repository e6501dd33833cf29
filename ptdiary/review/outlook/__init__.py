"""What the patient's own sessions say about the coming hours; never a rule, never a target.

- `range`   the scores to expect after the latest session, as ten dots, or why nothing is said
- `record`  how often what was said before came true

Published bench: `python -m tests.bench outlook`.
"""
