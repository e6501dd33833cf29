"""The page Today.

- `page`        the page: what it shows when, and what each press does
- `form`        the entry form: when, how sore, any signs
- `signs`       the tiles of signs, and the questions under them
- `rows`        the optional rows of an entry, and the body map
- `writing`     the entry in hand, and what saving it writes
- `saved`       what takes the place of the form once an entry is saved
- `top`         strip, banner, and the cards that their buttons open
- `status`      what the banner says, by what shape and with which buttons
- `told`        noting that somebody was told, or that the patient was seen
- `warning`     the card at a ticked answer, and an emergency before saving
- `side`        the hours since the session, the appointment, this week
- `activities`  what the patient can do, asked once a week
- `welcome`     the card of the first start
"""
