"""What the patient's own sessions say, and how sure: one kind of session against another.

- `ways`        which way a session went by one question; unanswered is neither
- `compare`     does one way cost more? one comparison, with order and time in it
- `experiment`  the two ways taking turns in an order drawn by chance, and what came of it
"""
