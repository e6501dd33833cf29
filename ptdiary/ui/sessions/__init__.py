"""The pages Sessions and Exercise plan.

- `page`        the list, and the form of a session
- `cards`       a card for each session, with what followed it
- `form`        the form of a session: when, where, what, how it went
- `again`       same as last time, filled in by one press
- `during`      what happened during an exercise
- `doses`       how much of each exercise was done, and whether it hurt
- `raised`      what a session would raise, said before it is saved
- `holding`     the offer to set on hold what brought pain
- `plan`        the page Exercise plan
- `plan_form`   the form for one exercise of the plan
"""
