"""The page Today.

- `page`        the page: what it shows when, and what each press does
- `form`        the entry form: when, how sore, any signs
- `tiles`       tiles to tick, two by two
- `signs`       the tiles of signs, and the questions under them
- `sight`       how tall the tiles may be, and which of them were in view
- `begun`       a form that was begun a while ago is of that time
- `bar`         the foot of the form: what is open, what was raised, Save
- `rows`        what may be added to an entry, each behind its pill
- `pills`       the pills themselves
- `body_map`    a picture of the back, and its places in a list
- `writing`     the entry in hand, and what saving it writes
- `saved`       what takes the place of the form once an entry is saved
- `weekly`      the weekly list, and how the week was
- `asked`       questions about the person, after the first entry or where a finding asks
- `top`         strip, banner, and the cards that their buttons open
- `status`      what the banner says, by what shape and with which buttons
- `told`        noting that somebody was told, or that the patient was seen
- `warning`     what the answers raise before they are saved
- `side`        the hours since the session, and the appointment
- `visit`       after an appointment: the row that asks how it went
- `outlook`     what is likely tomorrow evening, as ten dots
- `next_turn`   which kind of session comes next, while two take turns
- `week`        the highest rating of each day of the week
- `meaning`     what a rating that was just saved means, and what is known and no worse
- `activities`  what the patient can do, asked once a week
- `reminder`    the line that says that nothing is written for the day
- `welcome`     the strip of the first start
"""
