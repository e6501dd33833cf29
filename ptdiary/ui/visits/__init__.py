"""The page Appointments, what is told after one, and the questions to ask at the next.

- `page`       the appointments to come and those that were
- `form`       the form for one appointment
- `after`      after a visit: did it happen, what was said, what changes, the answers
- `questions`  the questions to ask, and their answers
- `asking`     "Ask this next time": a line on whatever page is open
"""
