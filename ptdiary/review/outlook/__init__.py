"""What the patient's own sessions say, and how sure; never a rule, never a target.

- `range`       the scores to expect after the latest session, as ten dots, or why nothing is said
- `record`      how often what was said before came true
- `ways`        which way a session went by one question; unanswered is neither
- `compare`     does one way cost more? one comparison, with order and time in it
- `experiment`  the two ways taking turns in an order drawn by chance, and what came of it

How often each is right in simulated patients: `python -m tests.bench`.
"""
